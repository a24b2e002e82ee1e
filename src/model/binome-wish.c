/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a participant would like, or would not like, to be paired with. Only co-ordinators see it. */

#include "binome-wish.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"

const BinomeChoice binome_wish_sides[] = {
  { "tutee", N_ ("Tutee") },
  { "tutor", N_ ("Tutor") },
  { NULL, NULL },
};

const BinomeChoice binome_wish_kinds[] = {
  { "prefer", N_ ("Would like") },
  { "neutral", N_ ("Does not mind") },
  { "avoid", N_ ("Would rather not") },
  { "veto", N_ ("Refuses") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_WISH_TUTEE]
  = BINOME_REFERENCE ("tutee", N_ ("Tutee"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_WISH_TUTOR]
  = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_WISH_SIDE] = BINOME_CHOICE ("side", N_ ("Wish of"), binome_wish_sides, BINOME_WISH_SIDE_TUTEE, 0),
  [BINOME_WISH_KIND] = BINOME_CHOICE ("kind", N_ ("Wish"), binome_wish_kinds, BINOME_WISH_PREFER,
                                      BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_WISH_RANK] = BINOME_INTEGER ("rank", N_ ("Rank (1 to 5)"), 0, BINOME_WISH_RANK_MAX, 0,
                                       BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_WISH_REASON]
  = BINOME_TEXT ("reason", N_ ("Reason"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_WISH_KIND));
}

BINOME_DEFINE_ENTITY (BinomeWish, binome_wish, "wish", N_ ("Wish"), fields)
