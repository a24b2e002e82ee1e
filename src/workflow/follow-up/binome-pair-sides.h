/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-capacity.h"
#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* A pair with everybody it takes to judge it, and the days that the managers of the two agreed to. */
typedef struct
{
  BinomeEntity *programme;
  BinomeEntity *tutee;
  BinomeEntity *tutor;
  BinomeEntity *tutee_person;
  BinomeEntity *tutor_person;
  BinomeDate agreed_from;  /* %BINOME_DATE_NONE for always */
  BinomeDate agreed_until; /* %BINOME_DATE_NONE for ever */
} BinomePairSides;

gboolean binome_pair_sides_load (BinomePairSides *self, BinomeDb *db, gint64 tutee, gint64 tutor,
                                 GError **error);
gboolean binome_pair_sides_read_agreements (BinomePairSides *self, BinomeDb *db, GError **error);
gboolean binome_pair_sides_read_agreed (BinomeDb *db, gint64 enrolment, BinomeDate *from, BinomeDate *until,
                                        GError **error);
void binome_pair_sides_clear (BinomePairSides *self);

void binome_pair_sides_get_presence (const BinomePairSides *self, BinomeDate *from, BinomeDate *until);
gboolean binome_pair_sides_check_can_match (BinomeEntity *enrolment, BinomeEntity *person, gboolean again,
                                            GError **error);
gboolean binome_pair_sides_check (const BinomePairSides *self, gboolean again, GError **error);
gboolean binome_pair_sides_check_veto (const BinomePairSides *self, BinomeDb *db, GError **error);
gboolean binome_pair_sides_check_constraint (const BinomePairSides *self, BinomeDb *db, GError **error);
gboolean binome_pair_sides_check_start (const BinomePairSides *self, BinomeDate *on, BinomeDate *until,
                                        GError **error);
gboolean binome_pair_sides_check_free (const BinomePairSides *self, const BinomeCapacity *limits, gint64 used,
                                       gint64 engaged, GError **error);
gboolean binome_pair_sides_check_places (const BinomePairSides *self, BinomeDb *db, gint64 pair,
                                         GError **error);
gboolean binome_pair_sides_check_places_within (const BinomePairSides *self, BinomeDb *db, gint64 pair,
                                                const BinomeCapacity *limits, GError **error);
gboolean binome_pair_sides_sync_tutor (BinomeDb *db, gint64 tutor, GError **error);
gboolean binome_pair_sides_sync (const BinomePairSides *self, BinomeDb *db, gboolean completed,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomePairSides, binome_pair_sides_clear)

G_END_DECLS
