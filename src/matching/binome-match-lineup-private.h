/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-bits-private.h"
#include "binome-match-problem-private.h"

G_BEGIN_DECLS

/* The tutors of a problem in the order that suits the kernel: whoever is ruled out together stands together,
 * so that most rows concern few blocks. */
typedef struct
{
  const BinomeMatchProblem *problem;
  GPtrArray *tutors; /* of BinomeMatchMember, in that order; not owned */
  guint32 *place;    /* per tutor of the problem, where they stand */
  guint32 *who;      /* the other way round: who stands there */
  guint n_words;     /* of a set of tutors */
} BinomeMatchLineup;

BinomeMatchLineup *binome_match_lineup_new (const BinomeMatchProblem *problem, int lifted);
void binome_match_lineup_free (BinomeMatchLineup *self);

static inline const BinomeMatchMember *
binome_match_lineup_tutor (const BinomeMatchLineup *self, guint place)
{
  return self->tutors->pdata[place];
}

G_END_DECLS
