/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* The rows behind the figures of a programme, read once. */

typedef struct
{
  gint64 id;
  BinomeEnrolmentRole role;
  BinomeEnrolmentState state;
  BinomeDate applied_on;
  BinomeDate ended_on;
  int capacity; /* the effective one */
  char *site;
} BinomeEnrolmentFact;

typedef struct
{
  gint64 id;
  gint64 tutee;
  gint64 tutor;
  BinomePairState state;
  BinomeDate proposed_on;
  BinomeDate started_on;
  BinomeDate ended_on;
} BinomePairFact;

typedef struct
{
  gint64 pair;
  BinomeDate due_on;
  BinomeDate done_on;
  int window;
  BinomeCheckInState state;
  int satisfaction;
} BinomeCheckInFact;

typedef struct
{
  gint64 pair;
  BinomeDate held_on;
  int minutes;
  BinomeMeetingOutcome outcome;
} BinomeMeetingFact;

/* A skill that a tutee wants. */
typedef struct
{
  gint64 tutee;
  gint64 skill;
  char *title;
  int level;
} BinomeWantFact;

typedef struct
{
  gint64 pair;
  gint64 skill;
  BinomeMoment moment;
  BinomeDate assessed_on;
  int level;
} BinomeAssessmentFact;

typedef struct
{
  BinomeEntity *programme;
  GPtrArray *objectives; /* (element-type BinomeEntity) by priority */
  GArray *enrolments;
  GArray *pairs;
  GArray *check_ins;
  GArray *meetings;
  GArray *wants;
  GArray *assessments;
} BinomeFacts;

BinomeFacts *binome_facts_read (BinomeDb *db, gint64 programme, GError **error);
void binome_facts_free (BinomeFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeFacts, binome_facts_free)

G_END_DECLS
