/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few pairs among all, asked for by tutee: who is kept apart, whose manager somebody is, who said something
 * of whom. */

#include "binome-match-ties-private.h"

struct _BinomeMatchTies
{
  guint32 *starts; /* per tutee, where their tutors begin, and the end */
  guint32 *tutors;
};

/* @pairs is of BinomeMatchTie, in any order; that of each tutee's tutors is kept. */
BinomeMatchTies *
binome_match_ties_new (const GArray *pairs, guint n_tutees)
{
  BinomeMatchTies *self = g_new (BinomeMatchTies, 1);
  g_autofree guint32 *filled = g_new0 (guint32, (gsize)n_tutees + 1);

  self->starts = g_new0 (guint32, (gsize)n_tutees + 1);
  self->tutors = g_new (guint32, (gsize)pairs->len + 1);
  for (guint k = 0; k < pairs->len; k++)
    self->starts[g_array_index (pairs, BinomeMatchTie, k).tutee + 1]++;
  for (guint i = 0; i < n_tutees; i++)
    self->starts[i + 1] += self->starts[i];
  for (guint k = 0; k < pairs->len; k++)
    {
      BinomeMatchTie pair = g_array_index (pairs, BinomeMatchTie, k);

      self->tutors[self->starts[pair.tutee] + filled[pair.tutee]++] = pair.tutor;
    }
  return self;
}

void
binome_match_ties_free (BinomeMatchTies *self)
{
  g_free (self->starts);
  g_free (self->tutors);
  g_free (self);
}

const guint32 *
binome_match_ties_get (const BinomeMatchTies *self, guint tutee, guint *n_tutors)
{
  *n_tutors = self->starts[tutee + 1] - self->starts[tutee];
  return self->tutors + self->starts[tutee];
}
