/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-funding.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* How many got a place in a session, and how many had one. */
typedef struct
{
  guint enrolled;
  guint already;
} BinomeTrainingCounts;

/* Each call belongs into one store write. */

gboolean binome_training_add_session (BinomeDb *db, BinomeTrainingSession *session, GError **error);
gboolean binome_training_enrol (BinomeDb *db, gint64 session, const gint64 *people, guint n_people,
                                BinomeTrainingCounts *counts, GError **error);
gboolean binome_training_move (BinomeDb *db, gint64 attendance, BinomeAttendanceState to, const char *reason,
                               GError **error);
gboolean binome_training_move_all (BinomeDb *db, gint64 session, BinomeAttendanceState from,
                                   BinomeAttendanceState to, guint *moved, GError **error);
gboolean binome_training_move_session (BinomeDb *db, gint64 session, BinomeSessionState to,
                                       const char *reason, GError **error);
gboolean binome_training_remove_session (BinomeDb *db, gint64 session, GError **error);
gboolean binome_training_ask_funding (BinomeDb *db, gint64 session, guint *asked, GError **error);

/* What may be paid for a course, with the ceilings that the course has of its own. */
BinomeFunding *binome_training_load_funding (GError **error);
BinomeFunding *binome_training_find_funding (const BinomeFunding *law, BinomeEntity *course);

/* Pure: whether somebody in that state has a place. */
gboolean binome_attendance_state_takes_a_place (int state);

G_END_DECLS
