/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 tutee;
  guint32 tutor;
} BinomeMatchTie;

/* A few pairs among all, by tutee. */
typedef struct _BinomeMatchTies BinomeMatchTies;

BinomeMatchTies *binome_match_ties_new (const GArray *pairs, guint n_tutees);
void binome_match_ties_free (BinomeMatchTies *self);
const guint32 *binome_match_ties_get (const BinomeMatchTies *self, guint tutee, guint *n_tutors);

G_END_DECLS
