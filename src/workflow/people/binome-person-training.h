/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomePersonTraining:
 * @session: which training session
 * @course: its course
 * @state: where the person's place stands, in words
 * @starts_on: its first day
 * @ends_on: its last day; %BINOME_DATE_NONE for the same
 * @hours: hours followed, or of the course; 0 where nobody said
 * @valid_until: until when the training counts; %BINOME_DATE_NONE for always, or not yet
 *
 * A place that somebody has or had in a training session.
 */
typedef struct
{
  gint64 session;
  char *course;
  const char *state;
  BinomeDate starts_on;
  BinomeDate ends_on;
  double hours;
  BinomeDate valid_until;
} BinomePersonTraining;

void binome_person_training_free (BinomePersonTraining *self);
GPtrArray *binome_person_list_trainings (BinomeDb *db, gint64 person, GError **error);
char *binome_person_training_describe (const BinomePersonTraining *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePersonTraining, binome_person_training_free)

G_END_DECLS
