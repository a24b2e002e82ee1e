/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-training-overview.h"
#include "binome-training-workflow.h"

G_BEGIN_DECLS

/**
 * BinomeTrainingSessionFacts:
 * @session: a training session
 * @overview: the training of its programme
 * @funding: what can be paid for its course
 * @course: its course
 * @places: (element-type BinomeAttendance): those who take part first, by name, which each has as the data
 *   `binome-name`
 *
 * The page of a training session.
 */
typedef struct
{
  gint64 session;
  BinomeTrainingOverview *overview;
  BinomeFunding *funding;
  BinomeEntity *course;
  GPtrArray *places;
} BinomeTrainingSessionFacts;

BinomeTrainingSessionFacts *binome_training_session_facts_new (gint64 session);
void binome_training_session_facts_free (gpointer facts);
gboolean binome_training_session_facts_read (BinomeDb *db, gpointer facts, GError **error);
char *binome_training_session_facts_describe_ceiling (const BinomeTrainingSessionFacts *self);

G_END_DECLS
