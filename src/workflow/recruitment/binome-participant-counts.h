/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeParticipantCounts:
 * @tutors: tutors who can be given a tutee
 * @places: what these can still take, by #BinomeCapacity.left
 * @tutees: tutees who are accepted, waiting or matched
 * @waiting: those of them with neither a pair nor a proposal
 * @staged: pairs that have not started yet
 *
 * The recruitment and the matching of a programme as it stands now, in figures: the same wherever they are
 * shown.
 */
typedef struct
{
  guint tutors;
  guint places;
  guint tutees;
  guint waiting;
  guint staged;
} BinomeParticipantCounts;

gboolean binome_participant_counts_read (BinomeParticipantCounts *self, BinomeDb *db, gint64 programme,
                                         GError **error);

G_END_DECLS
