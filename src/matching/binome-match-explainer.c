/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this pair, and why nobody: in counts and in plain sentences. */

#include "binome-match-explainer.h"

#include <glib/gi18n-lib.h>

#include "binome-match-limits.h"
#include "binome-match-relax-private.h"

struct _BinomeMatchExplainer
{
  GObject parent_instance;

  BinomeMatchSession *session;
  BinomeMatchSolution *solution;
  gboolean *reachable; /* per tutor: one more tutee can come, maybe by moving others; NULL until asked for */
};

G_DEFINE_FINAL_TYPE (BinomeMatchExplainer, binome_match_explainer, G_TYPE_OBJECT)

static void
binome_match_explainer_finalize (GObject *object)
{
  BinomeMatchExplainer *self = BINOME_MATCH_EXPLAINER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->solution, binome_match_solution_unref);
  g_free (self->reachable);
  G_OBJECT_CLASS (binome_match_explainer_parent_class)->finalize (object);
}

static void
binome_match_explainer_class_init (BinomeMatchExplainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_match_explainer_finalize;
}

static void
binome_match_explainer_init (BinomeMatchExplainer *self)
{
}

/**
 * binome_match_explainer_new:
 * @session: what to explain, solved; not to be changed as long as it is explained
 *
 * Returns: (transfer full): an explainer, for one thread
 */
BinomeMatchExplainer *
binome_match_explainer_new (BinomeMatchSession *session)
{
  BinomeMatchExplainer *self = g_object_new (BINOME_TYPE_MATCH_EXPLAINER, NULL);

  self->session = g_object_ref (session);
  self->solution = binome_match_session_dup_solution (session);
  return self;
}

static BinomeMatchProblem *
get_problem (BinomeMatchExplainer *self)
{
  return binome_match_session_get_problem (self->session);
}

/* Up to two criteria, those that give most points. */
static char *
dup_best_titles (GPtrArray *lines)
{
  const BinomeMatchLine *best = NULL, *second = NULL;

  for (guint k = 0; k < lines->len; k++)
    {
      const BinomeMatchLine *line = lines->pdata[k];

      if (line->points > 0 && (best == NULL || line->points > best->points))
        {
          second = best;
          best = line;
        }
      else if (line->points > 0 && (second == NULL || line->points > second->points))
        second = line;
    }

  if (best == NULL)
    return NULL;
  if (second == NULL)
    /* Translators: the title of a criterion */
    return g_strdup_printf (_ ("“%s”"), best->title);
  /* Translators: the titles of two criteria */
  return g_strdup_printf (_ ("“%s” and “%s”"), best->title, second->title);
}

/**
 * binome_match_explainer_dup_pair_sentence:
 * @self: an explainer
 * @tutee: the index of somebody
 *
 * Why this pair. The table behind it is that of binome_match_score_lines().
 *
 * Returns: (transfer full) (nullable): a sentence in the user's language; %NULL where nobody was found
 */
char *
binome_match_explainer_dup_pair_sentence (BinomeMatchExplainer *self, guint tutee)
{
  BinomeMatchProblem *problem = get_problem (self);
  int tutor = binome_match_solution_get_tutor (self->solution, tutee);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *best = NULL;
  const char *a, *b;
  BinomeMatchScore score;
  int points;

  if (tutor < 0)
    return NULL;

  a = binome_match_problem_get_tutee_name (problem, tutee);
  b = binome_match_problem_get_tutor_name (problem, (guint)tutor);
  lines = binome_match_score_lines (problem, tutee, (guint)tutor);
  best = dup_best_titles (lines);
  binome_match_solution_get_score (self->solution, tutee, &score);
  points = (score.score + BINOME_MATCH_SCORE_MAX / 200) / (BINOME_MATCH_SCORE_MAX / 100);

  if (binome_match_solution_is_locked (self->solution, tutee))
    /* Translators: a tutee, a tutor, a score out of 100 */
    return g_strdup_printf (_ ("%s and %s are kept together as you decided; they score %d out of 100."), a, b,
                            points);
  if (best == NULL)
    /* Translators: a tutee, a tutor */
    return g_strdup_printf (_ ("%s and %s break no rule; no preference speaks for or against this pair."), a,
                            b);
  /* Translators: a tutee, a tutor, a score out of 100, the title of one or two criteria */
  return g_strdup_printf (_ ("%s and %s score %d out of 100, above all for %s."), a, b, points, best);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const BinomeMatchRuleCount *x = a, *y = b;

  if (x->removed.n != y->removed.n)
    return x->removed.n > y->removed.n ? -1 : 1;
  return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static void
add_tutor (BinomeMatchTutors *tutors, guint tutor)
{
  if (tutors->n < BINOME_MATCH_TUTORS_NAMED)
    tutors->first[tutors->n] = tutor;
  tutors->n++;
}

/* Why a tutor who suits has no place for one more: there is none left, or the best matching would use it. */
static BinomeMatchLack
find_lack (BinomeMatchExplainer *self, guint tutor)
{
  BinomeMatchProblem *problem = get_problem (self);
  BinomeMatchLimit limit;

  if (binome_match_session_get_held_back (self->session, tutor) > 0)
    return BINOME_MATCH_LACK_HELD_BACK;
  if (binome_match_problem_get_capacity (problem, tutor)
      < binome_match_problem_get_ceiling (problem, tutor, &limit))
    return BINOME_MATCH_LACK_PLACE;

  switch (limit)
    {
    case BINOME_MATCH_LIMIT_PROGRAMME:
      return BINOME_MATCH_LACK_PROGRAMME;
    case BINOME_MATCH_LIMIT_LAW:
      return BINOME_MATCH_LACK_LAW;
    case BINOME_MATCH_LIMIT_HOURS:
      return BINOME_MATCH_LACK_HOURS;
    case BINOME_MATCH_LIMIT_NONE:
    default:
      return BINOME_MATCH_LACK_PLACE;
    }
}

/* Whether this tutor could take the tutee without the rule. */
static gboolean
would_serve (BinomeMatchExplainer *self, guint tutee, guint tutor, guint rule)
{
  const int lifted = (int)rule;
  int score;

  return rule != BINOME_MATCH_RULE_SELF && self->reachable[tutor]
         && binome_match_session_helps (self->session, tutee, tutor, &lifted, 1,
                                        self->session->options.minimum, &score);
}

/* What the rules say of one tutor, and what was said of the pair by hand since. */
static void
count_tutor (BinomeMatchExplainer *self, BinomeMatchReasons *reasons, guint tutee, guint tutor,
             gboolean *barred)
{
  guint bars;

  switch (binome_match_session_get_state (self->session, tutee, tutor))
    {
    case BINOME_MATCH_STATE_POSSIBLE:
      add_tutor (&reasons->lacks[find_lack (self, tutor)], tutor);
      return;
    case BINOME_MATCH_STATE_TOO_LOW:
      add_tutor (&reasons->lacks[BINOME_MATCH_LACK_SCORE], tutor);
      return;
    case BINOME_MATCH_STATE_APART:
      bars = binome_match_score_bars (get_problem (self), tutee, tutor, barred);
      bars += !barred[BINOME_MATCH_RULE_FORBIDDEN];
      barred[BINOME_MATCH_RULE_FORBIDDEN] = TRUE;
      break;
    case BINOME_MATCH_STATE_BARRED:
    default:
      bars = binome_match_score_bars (get_problem (self), tutee, tutor, barred);
      break;
    }

  for (guint rule = 0; rule < reasons->rules->len; rule++)
    {
      BinomeMatchRuleCount *count = &g_array_index (reasons->rules, BinomeMatchRuleCount, rule);

      if (!barred[rule])
        continue;
      add_tutor (&count->removed, tutor);
      count->removed_alone += bars == 1;
      count->would_serve += bars == 1 && would_serve (self, tutee, tutor, rule);
    }
}

/**
 * binome_match_explainer_dup_reasons:
 * @self: an explainer
 * @tutee: the index of somebody without a tutor
 * @with_relaxations: whether changes are tried, which takes longer
 *
 * Why nobody: which rule removes which tutors, what the others lack, and which changes would serve the
 * person. Private reasons are not told.
 *
 * Returns: (transfer full) (nullable): the reasons; %NULL for somebody who has a tutor
 */
BinomeMatchReasons *
binome_match_explainer_dup_reasons (BinomeMatchExplainer *self, guint tutee, gboolean with_relaxations)
{
  BinomeMatchProblem *problem = get_problem (self);
  guint n_rules = binome_match_problem_get_n_rules (problem);
  g_autofree gboolean *barred = g_new0 (gboolean, n_rules);
  BinomeMatchReasons *reasons;

  if (binome_match_solution_get_tutor (self->solution, tutee) >= 0)
    return NULL;
  if (self->reachable == NULL)
    self->reachable = binome_match_session_dup_reachable (self->session);

  reasons = g_new0 (BinomeMatchReasons, 1);
  reasons->n_tutors = binome_match_problem_get_n_tutors (problem);
  reasons->rules = g_array_new (FALSE, TRUE, sizeof (BinomeMatchRuleCount));
  for (guint rule = 0; rule < n_rules; rule++)
    {
      BinomeMatchRuleCount count = { .rule = rule };

      g_array_append_val (reasons->rules, count);
    }
  for (guint j = 0; j < reasons->n_tutors; j++)
    count_tutor (self, reasons, tutee, j, barred);

  g_array_sort (reasons->rules, compare_counts);
  while (reasons->rules->len > 0
         && g_array_index (reasons->rules, BinomeMatchRuleCount, reasons->rules->len - 1).removed.n == 0)
    g_array_set_size (reasons->rules, reasons->rules->len - 1);
  if (with_relaxations)
    reasons->relaxations = binome_match_session_dup_relaxations (self->session, tutee, reasons->rules);
  return reasons;
}

/**
 * binome_match_reasons_free:
 * @reasons: (transfer full): reasons
 */
void
binome_match_reasons_free (BinomeMatchReasons *reasons)
{
  g_array_unref (reasons->rules);
  g_clear_pointer (&reasons->relaxations, g_array_unref);
  g_free (reasons);
}

/**
 * binome_match_explainer_lift_rule:
 * @self: an explainer
 * @rule: a rule, not that nobody tutors themselves
 * @served: (out): how many people would be served without it
 * @total: (out): the total score then
 * @cancellable: (nullable): to stop it
 * @error: where to say why not
 *
 * What the programme would gain if a rule were given up for everybody: solved from nothing.
 *
 * Returns: whether it was found out; otherwise %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_explainer_lift_rule (BinomeMatchExplainer *self, guint rule, guint *served, gint64 *total,
                                  GCancellable *cancellable, GError **error)
{
  return binome_match_session_lift_rule (self->session, rule, served, total, cancellable, error);
}
