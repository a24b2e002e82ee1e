/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of an optimum beside the pairs: who else could be, what would help, what hangs on a weight,
 * whom nobody reaches. All of it is solved, nothing estimated. */

#include "binome-matching-private.h"
#include "binome-matching-words.h"

#define MOST_RIVALS 3
#define MOST_HELP 5

/* How much is tried out while a run is made, so that a large one does not take minutes, in pairs looked at:
 * by asking who else could be, which is quickly answered, by asking what would help somebody without a tutor,
 * and by changing each weight. */
#define WORK_ASKED 20000000
#define WORK_HELPED 400000
#define WORK_FRAGILE 60000000

/* With the best worst case each answer takes several solutions from nothing: so many pairs are scored for all
 * of them, and so many solutions are needed for the next best of one person, for what helps one, for a
 * weight. */
#define WORK_WORST G_GUINT64_CONSTANT (1000000000)
#define SOLUTIONS_ASKED 10
#define SOLUTIONS_HELPED 20
#define SOLUTIONS_FRAGILE 20

#define POINT (BINOME_MATCH_SCORE_MAX / 100.0)

/**
 * binome_match_insight_new:
 * @session: solved
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError: it was cancelled
 *
 * Returns: (transfer full) (nullable): what is known of the optimum
 */
BinomeMatchInsight *
binome_match_insight_new (BinomeMatchSession *session, GCancellable *cancellable, GError **error)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (session);
  guint n = binome_match_problem_get_n_tutees (problem), m = binome_match_problem_get_n_tutors (problem);
  g_autoptr (BinomeMatchInsight) self = g_new0 (BinomeMatchInsight, 1);
  guint64 n_pairs = (guint64)n * m, most_weighed = WORK_FRAGILE;

  self->session = g_object_ref (session);
  self->n_asked = WORK_ASKED / MAX (m, 1);
  self->n_helped = WORK_HELPED / MAX (m, 1);
  if (binome_match_session_get_options (session)->best_worst)
    {
      guint64 solutions = WORK_WORST / MAX (n_pairs, 1);

      self->n_asked = (guint)MIN (self->n_asked, solutions / SOLUTIONS_ASKED);
      self->n_helped = (guint)MIN (self->n_helped, solutions / SOLUTIONS_HELPED);
      most_weighed = WORK_FRAGILE / SOLUTIONS_FRAGILE;
    }
  if (n_pairs <= most_weighed)
    {
      self->fragile = binome_match_session_dup_fragile (session, cancellable, NULL, NULL, error);
      if (self->fragile == NULL)
        return NULL;
    }
  self->unreached = binome_match_session_dup_unreached (session, cancellable, error);
  if (self->unreached == NULL)
    return NULL;
  self->solution = binome_match_session_dup_solution (session);
  self->explainer = binome_match_explainer_new (session);

  return g_steal_pointer (&self);
}

/**
 * binome_match_insight_new_for_one:
 * @session: solved
 *
 * Returns: (transfer full): what answers for one person, however many there are; not what hangs on a weight
 */
BinomeMatchInsight *
binome_match_insight_new_for_one (BinomeMatchSession *session)
{
  BinomeMatchInsight *self = g_new0 (BinomeMatchInsight, 1);

  self->session = g_object_ref (session);
  self->solution = binome_match_session_dup_solution (session);
  self->explainer = binome_match_explainer_new (session);
  self->n_asked = self->n_helped = 1;
  return self;
}

void
binome_match_insight_free (BinomeMatchInsight *self)
{
  g_clear_object (&self->explainer);
  g_clear_object (&self->session);
  g_clear_pointer (&self->solution, binome_match_solution_unref);
  g_clear_pointer (&self->fragile, g_array_unref);
  g_clear_pointer (&self->unreached, g_array_unref);
  g_free (self);
}

/* The enrolments of the tutors nobody reaches, with spaces between. */
char *
binome_match_insight_list_unreached (const BinomeMatchInsight *self)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (self->session);
  GString *list = g_string_new (NULL);

  for (guint k = 0; k < self->unreached->len; k++)
    g_string_append_printf (
        list, "%s%" G_GINT64_FORMAT, k > 0 ? " " : "",
        binome_match_problem_get_tutor_id (problem, g_array_index (self->unreached, guint, k)));

  return g_string_free (list, FALSE);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
add_points (JsonBuilder *builder, const char *name, gint64 score)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, (double)score / POINT);
}

static void
add_rival (JsonBuilder *builder, BinomeMatchProblem *problem, const BinomeMatchCost *cost)
{
  json_builder_begin_object (builder);
  add_count (builder, "tutor", binome_match_problem_get_tutor_id (problem, cost->tutor));
  add_text (builder, "name", binome_match_problem_get_tutor_name (problem, cost->tutor));
  add_points (builder, "score", cost->score);
  add_count (builder, "served", cost->served);
  add_points (builder, "points", cost->total);
  json_builder_end_object (builder);
}

static void
add_fragile (JsonBuilder *builder, BinomeMatchProblem *problem, const BinomeMatchFragile *fragile)
{
  json_builder_begin_object (builder);
  add_text (
      builder, "criterion",
      binome_match_problem_get_rule_title (problem, BINOME_MATCH_RULE_FIRST_CRITERION + fragile->criterion));
  add_count (builder, "change", fragile->change);
  add_text (builder, "tutor",
            fragile->tutor >= 0 ? binome_match_problem_get_tutor_name (problem, (guint)fragile->tutor) : "");
  json_builder_end_object (builder);
}

/* Adds the next best tutors of somebody, and the weights on which their pair hangs. */
gboolean
binome_match_insight_add_pair (BinomeMatchInsight *self, JsonBuilder *builder, guint tutee,
                               GCancellable *cancellable, GError **error)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (self->session);
  g_autoptr (GArray) rivals = NULL;

  /* Where it was not found out, there is no such member: nothing is said, not that nothing is fragile. */
  if (self->fragile != NULL)
    {
      json_builder_set_member_name (builder, "fragile");
      json_builder_begin_array (builder);
      for (guint k = 0; k < self->fragile->len; k++)
        if (g_array_index (self->fragile, BinomeMatchFragile, k).tutee == tutee)
          add_fragile (builder, problem, &g_array_index (self->fragile, BinomeMatchFragile, k));
      json_builder_end_array (builder);
    }

  if (self->n_asked == 0)
    return TRUE;
  self->n_asked--;
  rivals = binome_match_session_dup_alternatives (self->session, tutee, MOST_RIVALS, cancellable, error);
  if (rivals == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "rivals");
  json_builder_begin_array (builder);
  for (guint k = 0; k < rivals->len; k++)
    add_rival (builder, problem, &g_array_index (rivals, BinomeMatchCost, k));
  json_builder_end_array (builder);
  return TRUE;
}

/* Rules are kept by a code of the program, or by the title of a criterion. */
static void
add_rule (JsonBuilder *builder, BinomeMatchProblem *problem, guint rule, const char *code_name,
          const char *name)
{
  const char *code = binome_matching_rule_find_code (problem, rule);

  if (code != NULL)
    add_text (builder, code_name, code);
  else
    add_text (builder, name, binome_match_problem_get_rule_title (problem, rule));
}

/* What has to give way: by its kind, with the tutor, the places and the rules it may be about. */
static void
add_relaxation (JsonBuilder *builder, BinomeMatchProblem *problem, const BinomeMatchRelaxation *relaxation)
{
  static const char *const kinds[] = {
    [BINOME_MATCH_RELAX_RULE] = BINOME_MATCHING_HELP_RULE,
    [BINOME_MATCH_RELAX_PAIR] = BINOME_MATCHING_HELP_PAIR,
    [BINOME_MATCH_RELAX_RESERVE] = BINOME_MATCHING_HELP_RESERVE,
    [BINOME_MATCH_RELAX_SEAT] = BINOME_MATCHING_HELP_SEAT,
    [BINOME_MATCH_RELAX_MINIMUM] = BINOME_MATCHING_HELP_MINIMUM,
    [BINOME_MATCH_RELAX_TWO_RULES] = BINOME_MATCHING_HELP_TWO_RULES,
    [BINOME_MATCH_RELAX_RULE_MINIMUM] = BINOME_MATCHING_HELP_RULE_MINIMUM,
    [BINOME_MATCH_RELAX_RULE_SEAT] = BINOME_MATCHING_HELP_RULE_SEAT,
  };

  add_text (builder, "relax", kinds[relaxation->relax]);
  add_text (builder, "tutor", binome_match_problem_get_tutor_name (problem, relaxation->tutor));
  add_count (builder, "places", relaxation->count);
  add_rule (builder, problem, relaxation->rule, "code", "rule");
  if (relaxation->second >= 0)
    add_rule (builder, problem, (guint)relaxation->second, "second-code", "second-rule");
}

/* Whether nothing but one pair has to be allowed. */
static gboolean
is_pair (const BinomeMatchRelaxation *relaxation)
{
  switch (relaxation->relax)
    {
    case BINOME_MATCH_RELAX_RESERVE:
    case BINOME_MATCH_RELAX_SEAT:
    case BINOME_MATCH_RELAX_RULE_SEAT:
      return FALSE;
    case BINOME_MATCH_RELAX_RULE:
    case BINOME_MATCH_RELAX_PAIR:
    case BINOME_MATCH_RELAX_MINIMUM:
    case BINOME_MATCH_RELAX_TWO_RULES:
    case BINOME_MATCH_RELAX_RULE_MINIMUM:
    default:
      return TRUE;
    }
}

/* Why somebody has nobody; what would help only for the first ones, since each is solved. */
BinomeMatchReasons *
binome_match_insight_dup_reasons (BinomeMatchInsight *self, guint tutee)
{
  gboolean asked = self->n_helped > 0;

  self->n_helped -= asked;
  return binome_match_explainer_dup_reasons (self->explainer, tutee, asked);
}

/* Adds what would serve somebody who has nobody. */
void
binome_match_insight_add_nobody (BinomeMatchInsight *self, JsonBuilder *builder,
                                 const BinomeMatchReasons *reasons)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (self->session);

  add_count (builder, "too-low", reasons->lacks[BINOME_MATCH_LACK_SCORE].n);
  if (reasons->relaxations == NULL)
    return;
  json_builder_set_member_name (builder, "help");
  json_builder_begin_array (builder);
  for (guint k = 0; k < MIN (reasons->relaxations->len, MOST_HELP); k++)
    {
      const BinomeMatchRelaxation *relaxation
          = &g_array_index (reasons->relaxations, BinomeMatchRelaxation, k);

      json_builder_begin_object (builder);
      add_relaxation (builder, problem, relaxation);
      if (is_pair (relaxation))
        add_count (builder, "pair", binome_match_problem_get_tutor_id (problem, relaxation->tutor));
      add_count (builder, "served", relaxation->served);
      add_points (builder, "points", relaxation->total);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
