/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Each call belongs into one store write. A date of %BINOME_DATE_NONE means today. */

gboolean binome_pair_propose (BinomeDb *db, BinomePair *pair, GError **error);
gboolean binome_pair_propose_within (BinomeDb *db, BinomePair *pair, GHashTable *capacities, GError **error);
gboolean binome_pair_create (BinomeDb *db, gint64 tutee, gint64 tutor, gint64 *pair, GError **error);
gboolean binome_pair_move (BinomeDb *db, gint64 pair, BinomePairState to, const char *reason, BinomeDate on,
                           GError **error);
gboolean binome_pair_start (BinomeDb *db, gint64 pair, BinomeDate on, GError **error);
gboolean binome_pair_complete (BinomeDb *db, gint64 pair, BinomeDate on, const char *reason, GError **error);
gboolean binome_pair_end_early (BinomeDb *db, gint64 pair, BinomeDate on, const char *reason, GError **error);
gboolean binome_pair_extend (BinomeDb *db, gint64 pair, BinomeDate until, const char *reason, GError **error);
gboolean binome_pair_remove (BinomeDb *db, gint64 pair, GError **error);

/* Pure: whether a pair, kept or not, can have ended on a day. */
gboolean binome_pair_check_end (BinomeEntity *pair, BinomeDate on, GError **error);

/* Pure: the day a check-in of the plan falls on for a pair; BINOME_DATE_NONE where it does not apply. */
BinomeDate binome_pair_check_in_date (BinomeAnchor anchor, int days, BinomeDate starts_on,
                                      BinomeDate ends_on);

/* The lower of what a tutor and the programme allow. */
int binome_pair_effective_capacity (int own, int programme);

G_END_DECLS
