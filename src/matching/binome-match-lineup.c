/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which the kernel looks at tutors.
 *
 * A rule such as "on one site" leaves each tutee few tutors. Standing side by side, they fill few blocks, and
 * all the others are passed by at once. The rule by classes that rules out most gives the order.
 */

#include "binome-match-lineup-private.h"

#include "binome-match-column-parts-private.h"

typedef struct
{
  guint64 rank; /* classes that suit more tutees first */
  guint32 tutor;
} Standing;

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const Standing *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

static void
line_up (BinomeMatchLineup *self, const guint64 *ranks)
{
  guint m = self->problem->tutors->len;
  g_autofree Standing *standings = g_new (Standing, MAX (m, 1));

  for (guint j = 0; j < m; j++)
    standings[j] = (Standing){ ranks != NULL ? ranks[j] : 0, j };
  if (ranks != NULL)
    qsort (standings, m, sizeof *standings, compare_standings);
  for (guint k = 0; k < m; k++)
    {
      self->tutors->pdata[k] = self->problem->tutors->pdata[standings[k].tutor];
      self->place[standings[k].tutor] = k;
      self->who[k] = standings[k].tutor;
    }
}

/* Puts the tutors in order. A rule that is "lifted" rules nobody out. */
BinomeMatchLineup *
binome_match_lineup_new (const BinomeMatchProblem *problem, int lifted)
{
  BinomeMatchLineup *self = g_new0 (BinomeMatchLineup, 1);
  g_autofree guint64 *best = NULL;
  guint64 most = 0;
  guint m = problem->tutors->len;

  self->problem = problem;
  self->n_words = bits_n_words (m);
  self->tutors = g_ptr_array_sized_new (m);
  g_ptr_array_set_size (self->tutors, (int)m);
  self->place = g_new0 (guint32, m + 1);
  self->who = g_new0 (guint32, m + 1);
  line_up (self, NULL);

  for (guint c = 0; c < problem->criteria->len; c++)
    {
      const BinomeMatchCriterion *criterion = binome_match_problem_criterion (problem, c);
      g_autofree guint64 *ranks = NULL;
      guint64 barred = 0;

      if (lifted == BINOME_MATCH_RULE_FIRST_CRITERION + (int)c)
        continue;
      ranks = binome_match_classes_dup_ranks (self, criterion, &barred);
      if (barred <= most)
        continue;
      most = barred;
      g_free (best);
      best = g_steal_pointer (&ranks);
    }
  if (best != NULL)
    line_up (self, best);
  return self;
}

void
binome_match_lineup_free (BinomeMatchLineup *self)
{
  g_ptr_array_unref (self->tutors);
  g_free (self->place);
  g_free (self->who);
  g_free (self);
}
