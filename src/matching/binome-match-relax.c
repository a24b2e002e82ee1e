/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would have to give way for somebody to be served: tried out, never estimated. */

#include "binome-match-relax-private.h"

/* Of several pairs or places the most promising ones are tried. */
#define MOST_TRIED 3

/* Among equally good matchings somebody is looked for so many times. */
#define MOST_TIES 16

/* How a pair stands in the session. */
BinomeMatchState
binome_match_session_get_state (BinomeMatchSession *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);
  BinomeMatchScore score;

  if (binome_match_engine_get_score (self->engine, tutee, tutor) >= 0)
    return BINOME_MATCH_STATE_POSSIBLE;
  if (GPOINTER_TO_INT (g_hash_table_lookup (self->by_hand, &key)) == HAND_APART)
    return BINOME_MATCH_STATE_APART;
  binome_match_score_pair (self->problem, tutee, tutor, &score);
  return score.feasible ? BINOME_MATCH_STATE_TOO_LOW : BINOME_MATCH_STATE_BARRED;
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

/* Whether somebody has a tutor in a matching that is as good as the one of the session's own engine. It has
 * them or not; where not, it may be for a tie: then one of the pairs that cost nothing can be forced. */
static gboolean
is_in_some_optimum (BinomeMatchSession *self, guint tutee)
{
  g_autoptr (GArray) arcs = NULL;
  g_autoptr (BinomeMatchMemory) memory = NULL;
  gint64 worth = binome_match_engine_get_worth (self->engine);
  gint64 serving = binome_match_engine_get_serving (self->engine);
  gint64 price = binome_match_engine_get_tutee_price (self->engine, tutee);
  gboolean found = FALSE;
  guint tried = 0;

  if (binome_match_engine_get_tutor (self->engine, tutee) >= 0)
    return TRUE;

  arcs = binome_match_rows_collect (binome_match_engine_get_rows (self->engine), tutee);
  memory = binome_match_engine_remember (self->engine);
  for (guint k = 0; k < arcs->len && !found && tried < MOST_TIES; k++)
    {
      BinomeMatchArc arc = g_array_index (arcs, BinomeMatchArc, k);

      if (price + binome_match_engine_get_tutor_price (self->engine, arc.tutor) > serving + arc.score
          || !binome_match_session_has_room (self, tutee, arc.tutor))
        continue;
      tried++;
      binome_match_engine_lock (self->engine, tutee, arc.tutor);
      binome_match_session_resolve (self);
      found = binome_match_engine_get_worth (self->engine) == worth;
      binome_match_engine_restore (self->engine, memory);
    }
  return found;
}

/* Solves what was tried, takes all but the allowed pairs back, and keeps the change where more are served and
 * this person is one of them: whoever gets a place by it may be somebody else. */
gboolean
binome_match_remedy_look (BinomeMatchRemedy *self, const BinomeMatchAttempt *attempt,
                          BinomeMatchRelaxation relaxation)
{
  BinomeMatchSession *session = self->session;
  guint served;
  gint64 total;
  int tutor;
  gboolean keep;

  binome_match_session_resolve (session);
  binome_match_engine_count (session->engine, TRUE, &served, &total);
  keep = served > self->served;
  if (keep)
    {
      binome_match_session_stand (session, attempt, self->tutee, &tutor, &served, &total);
      keep = tutor >= 0 || (!session->options.best_worst && is_in_some_optimum (session, self->tutee));
    }
  binome_match_engine_restore (session->engine, session->memory);
  if (!keep)
    return FALSE;

  /* A rule is given up for the pair that comes of it: allowed by hand, it gains the same. */
  if (attempt != NULL && relaxation.relax != BINOME_MATCH_RELAX_RULE_SEAT)
    relaxation.tutor = (guint)MAX (tutor, 0);
  relaxation.served = (int)served - (int)self->served;
  relaxation.total = total - self->total;
  g_array_append_val (self->found, relaxation);
  return TRUE;
}

/* Whether a pair would be possible without these rules and with that lowest score. Neither a veto nor days
 * that never meet can be given up. */
gboolean
binome_match_session_helps (BinomeMatchSession *self, guint tutee, guint tutor, const int *lifted,
                            guint n_lifted, int minimum, int *score)
{
  BinomeMatchScore worth;

  binome_match_score_pair_without_rules (self->problem, tutee, tutor, lifted, n_lifted, &worth);
  *score = worth.score;
  return worth.feasible && worth.score >= minimum
         && binome_match_score_can_meet (self->problem, tutee, tutor);
}

/* The tutors whom these rules, and no other, take from the tutee; each with what the pair would be worth. */
static GArray *
list_removed (BinomeMatchSession *self, guint tutee, const int *rules, guint n_rules, int minimum)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchArc));

  for (guint j = 0; j < self->problem->tutors->len; j++)
    {
      BinomeMatchState state = binome_match_session_get_state (self, tutee, j);
      BinomeMatchArc arc = { j, 0 };
      int score;

      if (state == BINOME_MATCH_STATE_POSSIBLE
          || (state == BINOME_MATCH_STATE_APART && (n_rules == 0 || rules[0] != BINOME_MATCH_RULE_FORBIDDEN))
          || !binome_match_session_helps (self, tutee, j, rules, n_rules, minimum, &score))
        continue;
      arc.score = (guint32)score;
      g_array_append_val (arcs, arc);
    }
  return arcs;
}

/* Before the prices are put back, what was allowed must be forbidden again. */
static gboolean
try_arcs (BinomeMatchRemedy *self, const BinomeMatchArc *arcs, guint n_arcs, gboolean below,
          BinomeMatchRelaxation relaxation)
{
  const BinomeMatchAttempt attempt = { self->tutee, arcs, n_arcs, below };
  BinomeMatchEngine *engine = self->session->engine;
  gboolean helps;

  for (guint k = 0; k < n_arcs; k++)
    binome_match_engine_allow (engine, self->tutee, arcs[k].tutor, (int)arcs[k].score);
  helps = binome_match_remedy_look (self, &attempt, relaxation);
  for (guint k = 0; k < n_arcs; k++)
    binome_match_engine_forbid (engine, self->tutee, arcs[k].tutor);
  binome_match_engine_restore (engine, self->session->memory);
  return helps;
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const BinomeMatchArc *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

static const BinomeMatchArc *
first_of (const GArray *arcs)
{
  return (const BinomeMatchArc *)(const void *)arcs->data;
}

static void
try_rule (BinomeMatchRemedy *self, int rule)
{
  g_autoptr (GArray) arcs
      = list_removed (self->session, self->tutee, &rule, 1, self->session->options.minimum);
  BinomeMatchRelaxation relaxation = { BINOME_MATCH_RELAX_RULE, (guint)rule, BINOME_MATCH_RULE_NONE };

  if (rule != BINOME_MATCH_RULE_FORBIDDEN)
    {
      try_arcs (self, first_of (arcs), arcs->len, FALSE, relaxation);
      return;
    }
  /* People are kept apart one pair at a time. */
  relaxation.relax = BINOME_MATCH_RELAX_PAIR;
  g_array_sort (arcs, compare_arcs);
  for (guint k = 0; k < MIN (arcs->len, MOST_TRIED); k++)
    {
      relaxation.tutor = first_of (arcs)[k].tutor;
      try_arcs (self, first_of (arcs) + k, 1, FALSE, relaxation);
    }
}

/* The tutors whom the lowest acceptable score alone takes from the tutee. */
static void
try_minimum (BinomeMatchRemedy *self)
{
  g_autoptr (GArray) arcs = NULL;
  BinomeMatchRelaxation relaxation = { BINOME_MATCH_RELAX_MINIMUM, 0, BINOME_MATCH_RULE_NONE };

  if (self->session->options.minimum <= 0)
    return;
  arcs = list_removed (self->session, self->tutee, NULL, 0, 0);
  if (arcs->len > 0)
    try_arcs (self, first_of (arcs), arcs->len, TRUE, relaxation);
}

/* ---- where no single change helps ---- */

static gboolean
may_be_given_up (const BinomeMatchRuleCount *count)
{
  return count->rule >= BINOME_MATCH_RULE_FIRST_CRITERION;
}

static void
try_two_rules (BinomeMatchRemedy *self, const GArray *rules)
{
  int minimum = self->session->options.minimum;

  for (guint a = 0; a < rules->len; a++)
    for (guint b = a + 1; b < rules->len; b++)
      {
        const BinomeMatchRuleCount *one = &g_array_index (rules, BinomeMatchRuleCount, a);
        const BinomeMatchRuleCount *other = &g_array_index (rules, BinomeMatchRuleCount, b);
        const int both[] = { (int)MIN (one->rule, other->rule), (int)MAX (one->rule, other->rule) };
        BinomeMatchRelaxation relaxation = { BINOME_MATCH_RELAX_TWO_RULES, (guint)both[0], both[1] };
        g_autoptr (GArray) arcs = NULL;

        if (!may_be_given_up (one) || !may_be_given_up (other))
          continue;
        arcs = list_removed (self->session, self->tutee, both, 2, minimum);
        if (arcs->len > 0)
          try_arcs (self, first_of (arcs), arcs->len, FALSE, relaxation);
      }
}

/* A rule, and with it the lowest acceptable score or a place. */
static void
try_rule_and_more (BinomeMatchRemedy *self, const GArray *rules)
{
  for (guint k = 0; k < rules->len; k++)
    {
      const BinomeMatchRuleCount *count = &g_array_index (rules, BinomeMatchRuleCount, k);
      BinomeMatchRelaxation relaxation
          = { BINOME_MATCH_RELAX_RULE_MINIMUM, count->rule, BINOME_MATCH_RULE_NONE };
      int rule = (int)count->rule, minimum = self->session->options.minimum;
      g_autoptr (GArray) low = NULL, arcs = NULL;

      if (!may_be_given_up (count))
        continue;
      low = minimum > 0 ? list_removed (self->session, self->tutee, &rule, 1, 0) : NULL;
      if (low != NULL && low->len > 0)
        try_arcs (self, first_of (low), low->len, TRUE, relaxation);
      arcs = list_removed (self->session, self->tutee, &rule, 1, minimum);
      g_array_sort (arcs, compare_arcs);
      binome_match_remedy_try_rule_and_seat (self, count->rule, arcs, MOST_TRIED);
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
  if (x->second != y->second)
    return x->second < y->second ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/* Every small change that serves the tutee; two at once only where none does alone. "rules" says which ones
 * are worth trying. */
GArray *
binome_match_session_dup_relaxations (BinomeMatchSession *self, guint tutee, const GArray *rules)
{
  BinomeMatchRemedy trial = { .session = self, .tutee = tutee };

  trial.found = g_array_new (FALSE, FALSE, sizeof (BinomeMatchRelaxation));
  binome_match_session_remember (self);
  binome_match_session_count (self, &trial.served, &trial.total);
  for (guint k = 0; k < rules->len; k++)
    {
      const BinomeMatchRuleCount *count = &g_array_index (rules, BinomeMatchRuleCount, k);

      if (count->would_serve > 0)
        try_rule (&trial, (int)count->rule);
    }
  try_minimum (&trial);
  binome_match_remedy_try_seats (&trial);
  if (trial.found->len == 0)
    {
      try_two_rules (&trial, rules);
      try_rule_and_more (&trial, rules);
    }
  g_array_sort (trial.found, compare_relaxations);
  return trial.found;
}

gboolean
binome_match_session_lift_rule (BinomeMatchSession *self, guint rule, guint *served, gint64 *total,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (self->problem, (int)rule);
  g_autoptr (BinomeMatchEngine) engine = binome_match_session_new_engine (
      self, self->engine, self->problem, kernel, self->options.minimum, NULL);

  if (!binome_match_engine_solve (engine, cancellable, NULL, NULL, error))
    return FALSE;
  binome_match_engine_count (engine, TRUE, served, total);
  return TRUE;
}
