/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would have to give way for somebody to be served: tried out, never estimated. */

#include "binome-match-relax-private.h"

/* Of several pairs or places the most promising ones are tried. */
#define MOST_TRIED 3

/* How a pair stands in the session. */
BinomeMatchState
binome_match_session_get_state (BinomeMatchSession *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  if (binome_match_engine_get_score (self->engine, tutee, tutor) >= 0)
    return BINOME_MATCH_STATE_POSSIBLE;
  if (GPOINTER_TO_INT (g_hash_table_lookup (self->by_hand, &key)) == HAND_APART)
    return BINOME_MATCH_STATE_APART;
  return binome_match_score_bars (self->problem, tutee, tutor, NULL) > 0 ? BINOME_MATCH_STATE_BARRED
                                                                         : BINOME_MATCH_STATE_TOO_LOW;
}

/* While a row is read: whether some tutor in it is reachable. */
typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  const gboolean *reachable;
  gboolean found;
} Reach;

static void
reach_arcs (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Reach *self = (Reach *)sieve;

  for (gsize k = 0; k < n_arcs && !self->found; k++)
    self->found = self->reachable[arcs[k].tutor];
  if (self->found)
    self->sieve.least = G_MAXINT32;
}

/* Backwards from the free seats: whoever could move to a reachable tutor makes their own reachable. Rows of
 * tutees whose tutor is not reachable yet are read until no further one becomes so. */
gboolean *
binome_match_session_dup_reachable (BinomeMatchSession *self)
{
  const BinomeMatchRows *rows = binome_match_engine_get_rows (self->engine);
  guint n = rows->n_tutees, m = rows->n_tutors;
  gboolean *reachable = g_new0 (gboolean, m + 1), found = TRUE;
  g_autofree int *load = g_new0 (int, m + 1);
  gpointer scratch = rows->scratch_new (rows);

  for (guint i = 0; i < n; i++)
    if (binome_match_engine_get_tutor (self->engine, i) >= 0)
      load[binome_match_engine_get_tutor (self->engine, i)]++;
  for (guint j = 0; j < m; j++)
    reachable[j] = load[j] < binome_match_engine_get_capacity (self->engine, j);

  while (found)
    {
      found = FALSE;
      for (guint i = 0; i < n; i++)
        {
          int tutor = binome_match_engine_get_tutor (self->engine, i);
          Reach reach = { { -1, NULL, 0, 0, reach_arcs }, reachable, FALSE };

          if (tutor < 0 || reachable[tutor] || binome_match_engine_get_lock (self->engine, i) >= 0)
            continue;
          rows->read (rows, scratch, i, &reach.sieve);
          reachable[tutor] = reach.found;
          found |= reach.found;
        }
    }
  rows->scratch_free (scratch);
  return reachable;
}

/* Solves what was tried, and keeps it where it serves more people. */
static void
try_out (BinomeMatchSession *self, guint tutee, BinomeMatchRelaxation relaxation, GArray *found)
{
  guint served_now, served_then;
  gint64 total_now, total_then;

  binome_match_session_resolve (self);
  if (relaxation.relax == BINOME_MATCH_RELAX_MINIMUM)
    relaxation.tutor = (guint)MAX (binome_match_engine_get_tutor (self->engine, tutee), 0);
  binome_match_session_count (self, &served_then, &total_then);
  binome_match_engine_restore (self->engine, self->memory);
  binome_match_session_count (self, &served_now, &total_now);
  relaxation.served = (int)served_then - (int)served_now;
  relaxation.total = total_then - total_now;
  if (relaxation.served > 0)
    g_array_append_val (found, relaxation);
}

/* The tutors whom this rule alone takes from the tutee; each with what the pair would be worth. */
static GArray *
list_removed_alone (BinomeMatchSession *self, guint tutee, guint rule)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchArc));

  for (guint j = 0; j < self->problem->tutors->len; j++)
    {
      BinomeMatchState state = binome_match_session_get_state (self, tutee, j);
      BinomeMatchScore score;
      BinomeMatchArc arc = { j, 0 };

      if (state != BINOME_MATCH_STATE_BARRED
          && !(state == BINOME_MATCH_STATE_APART && rule == BINOME_MATCH_RULE_FORBIDDEN))
        continue;
      binome_match_score_pair_without (self->problem, tutee, j, (int)rule, &score);
      arc.score = (guint32)score.score;
      if (score.feasible && score.score >= self->options.minimum)
        g_array_append_val (arcs, arc);
    }
  return arcs;
}

static void
allow (BinomeMatchSession *self, guint tutee, const BinomeMatchArc *arc)
{
  binome_match_engine_allow (self->engine, tutee, arc->tutor, (int)arc->score);
}

/* Before the prices are put back, what was allowed must be forbidden again. */
static void
try_arcs (BinomeMatchSession *self, guint tutee, const BinomeMatchArc *arcs, guint n_arcs,
          BinomeMatchRelaxation relaxation, GArray *found)
{
  for (guint k = 0; k < n_arcs; k++)
    allow (self, tutee, &arcs[k]);
  try_out (self, tutee, relaxation, found);
  for (guint k = 0; k < n_arcs; k++)
    binome_match_engine_forbid (self->engine, tutee, arcs[k].tutor);
  binome_match_engine_restore (self->engine, self->memory);
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const BinomeMatchArc *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

static void
try_rule (BinomeMatchSession *self, guint tutee, guint rule, GArray *found)
{
  g_autoptr (GArray) arcs = list_removed_alone (self, tutee, rule);
  const BinomeMatchArc *first = (const BinomeMatchArc *)(const void *)arcs->data;

  if (rule != BINOME_MATCH_RULE_FORBIDDEN)
    {
      try_arcs (self, tutee, first, arcs->len, (BinomeMatchRelaxation){ BINOME_MATCH_RELAX_RULE, rule, 0 },
                found);
      return;
    }
  /* People are kept apart one pair at a time. */
  g_array_sort (arcs, compare_arcs);
  for (guint k = 0; k < MIN (arcs->len, MOST_TRIED); k++)
    try_arcs (self, tutee, first + k, 1,
              (BinomeMatchRelaxation){ BINOME_MATCH_RELAX_PAIR, rule, first[k].tutor }, found);
}

/* The tutors whom the lowest acceptable score alone takes from the tutee. */
static void
try_minimum (BinomeMatchSession *self, guint tutee, GArray *found)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchArc));

  for (guint j = 0; j < self->problem->tutors->len && self->options.minimum > 0; j++)
    {
      BinomeMatchScore score;
      BinomeMatchArc arc = { j, 0 };

      if (binome_match_session_get_state (self, tutee, j) != BINOME_MATCH_STATE_TOO_LOW)
        continue;
      binome_match_score_pair (self->problem, tutee, j, &score);
      arc.score = (guint32)score.score;
      g_array_append_val (arcs, arc);
    }
  if (arcs->len > 0)
    try_arcs (self, tutee, (const BinomeMatchArc *)(const void *)arcs->data, arcs->len,
              (BinomeMatchRelaxation){ BINOME_MATCH_RELAX_MINIMUM, 0, 0 }, found);
}

/* One more place with those suitable tutors where it is worth most: no place is worth more than its price. */
static void
try_seats (BinomeMatchSession *self, guint tutee, GArray *found)
{
  const BinomeMatchRows *rows = binome_match_engine_get_rows (self->engine);
  g_autoptr (GArray) arcs = binome_match_rows_collect (rows, tutee);
  gint64 tried = G_MAXINT64; /* the price of the place tried last */
  int last = -1;

  for (guint round = 0; round < MOST_TRIED; round++)
    {
      int best = -1, capacity;
      gint64 price = -1;

      for (guint k = 0; k < arcs->len; k++)
        {
          guint tutor = g_array_index (arcs, BinomeMatchArc, k).tutor;
          gint64 other = binome_match_engine_get_tutor_price (self->engine, tutor);

          if ((other < tried || (other == tried && (int)tutor > last)) && other > price)
            {
              price = other;
              best = (int)tutor;
            }
        }
      if (best < 0)
        break;
      capacity = binome_match_engine_get_capacity (self->engine, (guint)best);
      binome_match_engine_set_capacity (self->engine, (guint)best, capacity + 1);
      try_out (self, tutee, (BinomeMatchRelaxation){ BINOME_MATCH_RELAX_SEAT, 0, (guint)best }, found);
      tried = price;
      last = best;
    }
}

static int
compare_relaxations (gconstpointer a, gconstpointer b)
{
  const BinomeMatchRelaxation *x = a, *y = b;

  if (x->served != y->served)
    return x->served > y->served ? -1 : 1;
  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  if (x->relax != y->relax)
    return x->relax < y->relax ? -1 : 1;
  if (x->rule != y->rule)
    return x->rule < y->rule ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/* Every small change that serves the tutee. "rules" says which ones are worth trying. */
GArray *
binome_match_session_dup_relaxations (BinomeMatchSession *self, guint tutee, const GArray *rules)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (BinomeMatchRelaxation));

  binome_match_session_remember (self);
  for (guint k = 0; k < rules->len; k++)
    {
      const BinomeMatchRuleCount *count = &g_array_index (rules, BinomeMatchRuleCount, k);

      if (count->would_serve > 0 && count->rule != BINOME_MATCH_RULE_SELF)
        try_rule (self, tutee, count->rule, found);
    }
  try_minimum (self, tutee, found);
  try_seats (self, tutee, found);
  g_array_sort (found, compare_relaxations);
  return found;
}

gboolean
binome_match_session_lift_rule (BinomeMatchSession *self, guint rule, guint *served, gint64 *total,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (self->problem, (int)rule);
  g_autoptr (BinomeMatchEngine) engine = binome_match_session_new_engine (self, kernel);

  if (!binome_match_engine_solve (engine, cancellable, NULL, NULL, error))
    return FALSE;
  binome_match_engine_count (engine, TRUE, served, total);
  return TRUE;
}
