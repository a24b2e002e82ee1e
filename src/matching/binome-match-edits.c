/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by hand, laid over rows that stay as they are. Few rows are changed: the others cost nothing. */

#include "binome-match-edits.h"

#include <string.h>

struct _BinomeMatchEdits
{
  BinomeMatchRows rows; /* as the outside sees it; the first member */
  const BinomeMatchRows *base;
  int minimum;
  GHashTable *changes; /* tutee to GArray of Change, by tutor */
};

typedef struct
{
  guint32 tutor;
  int score; /* -1: kept apart */
} Change;

typedef struct
{
  const BinomeMatchRows *base;
  gpointer base_scratch;
} Scratch;

/* Stands between the rows and whoever reads them. */
typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  const BinomeMatchEdits *edits;
  const GArray *changes; /* of the row being read, or NULL */
  BinomeMatchSieve *outer;
} Filter;

static gpointer
scratch_new (const BinomeMatchRows *rows)
{
  const BinomeMatchEdits *self = (const BinomeMatchEdits *)rows;
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->base = self->base;
  scratch->base_scratch = self->base->scratch_new (self->base);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  scratch->base->scratch_free (scratch->base_scratch);
  g_free (scratch);
}

static const GArray *
find_changes (const BinomeMatchEdits *self, guint tutee)
{
  return g_hash_table_lookup (self->changes, GUINT_TO_POINTER (tutee));
}

static gboolean
find_change (const GArray *changes, guint tutor, guint *at)
{
  guint low = 0, high = changes->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (changes, Change, middle).tutor < tutor)
        low = middle + 1;
      else
        high = middle;
    }
  *at = low;
  return low < changes->len && g_array_index (changes, Change, low).tutor == tutor;
}

/* Lets pass what is neither changed nor below the minimum, in runs as long as they come. */
static void
take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Filter *self = (Filter *)sieve;
  guint32 minimum = (guint32)self->edits->minimum;
  gsize first = 0;
  guint at;

  self->outer->passed = sieve->passed;
  for (gsize k = 0; k < n_arcs; k++)
    {
      gboolean passes = arcs[k].score >= minimum
                        && (self->changes == NULL || !find_change (self->changes, arcs[k].tutor, &at));

      if (passes)
        continue;
      self->outer->take (self->outer, arcs + first, k - first);
      first = k + 1;
    }
  self->outer->take (self->outer, arcs + first, n_arcs - first);
  self->sieve.least = self->outer->least;
}

static void
read_row (const BinomeMatchRows *rows, gpointer data, guint tutee, BinomeMatchSieve *sieve)
{
  const BinomeMatchEdits *self = (const BinomeMatchEdits *)rows;
  const Scratch *scratch = data;
  Filter filter = { *sieve, self, find_changes (self, tutee), sieve };

  if (filter.changes == NULL && self->minimum == 0)
    {
      self->base->read (self->base, scratch->base_scratch, tutee, sieve);
      return;
    }

  filter.sieve.take = take;
  self->base->read (self->base, scratch->base_scratch, tutee, &filter.sieve);
  for (guint k = 0; filter.changes != NULL && k < filter.changes->len; k++)
    {
      const Change *change = &g_array_index (filter.changes, Change, k);
      BinomeMatchArc arc = { change->tutor, (guint32)change->score };

      if (change->score >= 0)
        sieve->take (sieve, &arc, 1);
    }
}

static int
score_pair (const BinomeMatchRows *rows, guint tutee, guint tutor)
{
  const BinomeMatchEdits *self = (const BinomeMatchEdits *)rows;
  const GArray *changes = find_changes (self, tutee);
  guint at;
  int score;

  if (changes != NULL && find_change (changes, tutor, &at))
    return g_array_index (changes, Change, at).score;
  score = self->base->score (self->base, tutee, tutor);
  return score >= self->minimum ? score : -1;
}

/**
 * binome_match_edits_new:
 * @base: the rows; they outlive it
 * @minimum: pairs below this score are left out
 *
 * Returns: (transfer full): the rows without changes
 */
BinomeMatchEdits *
binome_match_edits_new (const BinomeMatchRows *base, int minimum)
{
  BinomeMatchEdits *self = g_new0 (BinomeMatchEdits, 1);

  self->rows
      = (BinomeMatchRows){ base->n_tutees, base->n_tutors, scratch_new, scratch_free, read_row, score_pair };
  self->base = base;
  self->minimum = MAX (minimum, 0);
  self->changes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  return self;
}

/**
 * binome_match_edits_free:
 * @self: (transfer full): edits
 */
void
binome_match_edits_free (BinomeMatchEdits *self)
{
  g_hash_table_unref (self->changes);
  g_free (self);
}

/**
 * binome_match_edits_get_rows:
 * @self: edits
 *
 * Returns: (transfer none): the rows as they are with the changes, from now on
 */
const BinomeMatchRows *
binome_match_edits_get_rows (const BinomeMatchEdits *self)
{
  return &self->rows;
}

/* Where the rows say the same by themselves, there is no change to be kept. */
static void
set_change (BinomeMatchEdits *self, guint tutee, guint tutor, int score)
{
  GArray *changes = g_hash_table_lookup (self->changes, GUINT_TO_POINTER (tutee));
  int own = self->base->score (self->base, tutee, tutor);
  Change change = { tutor, score };
  gboolean found;
  guint at = 0;

  own = own >= self->minimum ? own : -1;
  if (changes == NULL)
    {
      changes = g_array_new (FALSE, FALSE, sizeof (Change));
      g_hash_table_insert (self->changes, GUINT_TO_POINTER (tutee), changes);
    }

  found = find_change (changes, tutor, &at);
  if (found && own == score)
    g_array_remove_index (changes, at);
  else if (found)
    g_array_index (changes, Change, at) = change;
  else if (own != score)
    g_array_insert_val (changes, at, change);
  if (changes->len == 0)
    g_hash_table_remove (self->changes, GUINT_TO_POINTER (tutee));
}

/**
 * binome_match_edits_forbid:
 * @self: edits
 * @tutee: an index
 * @tutor: an index
 *
 * Keeps two people apart.
 */
void
binome_match_edits_forbid (BinomeMatchEdits *self, guint tutee, guint tutor)
{
  set_change (self, tutee, tutor, -1);
}

/**
 * binome_match_edits_allow:
 * @self: edits
 * @tutee: an index
 * @tutor: an index
 * @score: what the pair is worth, not below 0
 *
 * Makes a pair possible, whatever the rows say of it and whatever the lowest score is.
 */
void
binome_match_edits_allow (BinomeMatchEdits *self, guint tutee, guint tutor, int score)
{
  set_change (self, tutee, tutor, score);
}
