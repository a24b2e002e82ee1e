/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeStabilityWish:
 * @tutee: an enrolment
 * @tutor: an enrolment
 * @tutee_likes: how much the tutee wants the tutor: 0 not more than anybody
 * @tutor_likes: how much the tutor wants the tutee: 1 as anybody, 0 rather not
 * @is_possible: whether no rule keeps them apart
 *
 * What two people said of each other, as a number of which more is better.
 */
typedef struct
{
  gint64 tutee;
  gint64 tutor;
  int tutee_likes;
  int tutor_likes;
  gboolean is_possible;
} BinomeStabilityWish;

/**
 * BinomeStabilityPair:
 * @tutee: an enrolment
 * @tutor: an enrolment
 * @is_firm: whether they stay together whatever others wish: it runs, or was kept together by hand
 *
 * Who has whom.
 */
typedef struct
{
  gint64 tutee;
  gint64 tutor;
  gboolean is_firm;
} BinomeStabilityPair;

GArray *binome_stability_find (const BinomeStabilityWish *wishes, gsize n_wishes,
                               const BinomeStabilityPair *pairs, gsize n_pairs, GHashTable *places);

/**
 * BinomeRivals:
 * @tutee: an enrolment
 * @tutor: an enrolment
 * @tutee_name: their name
 * @tutor_name: their name
 * @tutee_has: the tutor the tutee is to have; "" for nobody
 * @rank: which choice the tutor is, 0 for none in particular
 * @has_place: whether the tutor has a place free
 *
 * Two people who would both rather have each other than what they are to have.
 */
typedef struct
{
  gint64 tutee;
  gint64 tutor;
  char *tutee_name;
  char *tutor_name;
  char *tutee_has;
  int rank;
  gboolean has_place;
} BinomeRivals;

void binome_rivals_free (BinomeRivals *self);
GPtrArray *binome_stability_list (BinomeDb *db, gint64 programme, gint64 run, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeRivals, binome_rivals_free)

G_END_DECLS
