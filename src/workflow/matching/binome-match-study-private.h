/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-capacity.h"
#include "binome-match-study.h"

G_BEGIN_DECLS

/* What is shown belongs to the thread of the window, and is only replaced when something is solved; the
 * session belongs to whatever thread solves, one at a time. */
struct _BinomeMatchStudy
{
  GObject parent_instance;

  gint64 programme;
  gint64 past; /* the run that is looked back at; 0 for none */
  BinomeMatchingOptions options;
  char *title;
  BinomeMatchProblem *problem;
  GHashTable *capacities; /* enrolment to BinomeCapacity */
  gint64 run;

  /* shown */
  BinomeMatchSolution *before;
  BinomeMatchSolution *now;
  int *places;        /* per tutor */
  GPtrArray *changes; /* of BinomeMatchTrial */

  /* solved */
  BinomeMatchSession *session;
  gboolean is_stale; /* the session is not what is shown: it begins anew before anything else is asked */
  GQueue tasks;      /* of GTask; the first one is being solved */
  guint last_serial;
};

/* A change that was made, and its number, which stays while others are taken back. */
typedef struct
{
  BinomeMatchChange change;
  guint serial;
} BinomeMatchTrial;

void binome_match_trial_free (gpointer trial);
const BinomeCapacity *binome_match_study_find_capacity (BinomeMatchStudy *self, guint tutor);
int *binome_match_study_dup_places (BinomeMatchStudy *self);

G_END_DECLS
