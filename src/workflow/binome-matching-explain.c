/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this tutor, or why nobody: in a sentence, and as the table to be kept with the run. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMES 5
#define MAX_REASONS 3

void
binome_match_found_free (BinomeMatchFound *self)
{
  g_free (self->explanation);
  g_free (self->detail);
  g_free (self);
}

static char *
finish_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_line (JsonBuilder *builder, const BinomeMatchLine *line)
{
  json_builder_begin_object (builder);
  add_text (builder, "criterion", line->title);
  add_text (builder, "tutee", line->tutee);
  add_text (builder, "tutor", line->tutor);
  json_builder_set_member_name (builder, "counted");
  json_builder_add_boolean_value (builder, line->maximum > 0);
  json_builder_set_member_name (builder, "points");
  json_builder_add_double_value (builder, (double)line->points / BINOME_MATCH_SCORE_MAX);
  json_builder_set_member_name (builder, "maximum");
  json_builder_add_double_value (builder, (double)line->maximum / BINOME_MATCH_SCORE_MAX);
  json_builder_end_object (builder);
}

static char *
make_table (BinomeMatchInsight *insight, guint tutee, GPtrArray *lines, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, lines->pdata[i]);
  json_builder_end_array (builder);
  if (!binome_match_insight_add_pair (insight, builder, tutee, cancellable, error))
    return NULL;
  json_builder_end_object (builder);

  return finish_json (builder);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const BinomeMatchLine *x = *(const BinomeMatchLine *const *)a, *y = *(const BinomeMatchLine *const *)b;

  if (x->points != y->points)
    return x->points > y->points ? -1 : 1;
  return (x->criterion > y->criterion) - (x->criterion < y->criterion);
}

/* The titles of lines as one list, “A, B, C”. */
static char *
list_titles (GPtrArray *lines, gboolean good)
{
  GString *list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len && n < MAX_REASONS; i++)
    {
      const BinomeMatchLine *line = lines->pdata[i];

      /* Half of the points and more speak for the pair. */
      if (line->maximum == 0 || (line->points * 2 >= line->maximum) != good)
        continue;
      g_string_append_printf (list, "%s%s", n++ > 0 ? ", " : "", line->title);
    }

  return g_string_free (list, FALSE);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
explain_pair (GPtrArray *lines, gboolean locked)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (lines, NULL, NULL);
  g_autofree char *good = NULL, *bad = NULL;
  GString *text = g_string_new (NULL);

  /* The copy only borrows. */
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_points);
  good = list_titles (sorted, TRUE);
  bad = list_titles (sorted, FALSE);

  if (locked)
    add_sentence (text, g_strdup (_ ("Kept together by the co-ordinator.")));
  if (*good != '\0')
    /* Translators: %s is a list of criteria. */
    add_sentence (text, g_strdup_printf (_ ("What speaks for this pair: %s."), good));
  if (*bad != '\0')
    /* Translators: %s is a list of criteria. */
    add_sentence (text, g_strdup_printf (_ ("What speaks less for it: %s."), bad));
  if (text->len == 0)
    add_sentence (text, g_strdup (_ ("Every rule allows this pair.")));

  return g_string_free (text, FALSE);
}

/* What one rule does to a tutee. */
typedef struct
{
  const char *title;
  guint n_tutors; /* barred by it first */
  guint n_alone;  /* barred by nothing else, and with a place */
  GString *names;
} Rule;

/* The rules of the problem, then two of our own. */
typedef struct
{
  Rule *rules;
  guint n_rules;
  guint was_pair;
  guint no_place;
  guint n_suiting; /* barred by nothing */
} Reasons;

static void
add_tutor (Rule *rule, const char *name)
{
  if (rule->n_tutors++ >= MAX_NAMES)
    return;
  g_string_append_printf (rule->names, "%s%s", rule->names->len > 0 ? ", " : "", name);
}

static void
reasons_init (Reasons *self, BinomeMatchProblem *problem)
{
  guint n = binome_match_problem_get_n_rules (problem);

  *self = (Reasons){ .n_rules = n + 2, .was_pair = n, .no_place = n + 1 };
  self->rules = g_new0 (Rule, self->n_rules);
  for (guint i = 0; i < n; i++)
    self->rules[i].title = binome_match_problem_get_rule_title (problem, i);
  self->rules[self->was_pair].title = _ ("Have been a pair, or declined to be one");
  self->rules[self->no_place].title = _ ("No place left");
  for (guint i = 0; i < self->n_rules; i++)
    self->rules[i].names = g_string_new (NULL);
}

static void
reasons_clear (Reasons *self)
{
  for (guint i = 0; i < self->n_rules; i++)
    g_string_free (self->rules[i].names, TRUE);
  g_free (self->rules);
}

static void
find_reasons (Reasons *self, BinomeMatchProblem *problem, guint tutee)
{
  g_autofree gboolean *bars = g_new0 (gboolean, self->n_rules);

  for (guint tutor = 0; tutor < binome_match_problem_get_n_tutors (problem); tutor++)
    {
      const char *name = binome_match_problem_get_tutor_name (problem, tutor);
      guint n = binome_match_score_bars (problem, tutee, tutor, bars), rule = 0;

      if (n == 0)
        {
          self->n_suiting++;
          add_tutor (&self->rules[self->no_place], name);
          continue;
        }
      while (!bars[rule])
        rule++;
      if (n == 1 && rule >= BINOME_MATCH_RULE_FIRST_CRITERION
          && binome_match_problem_get_capacity (problem, tutor) > 0)
        self->rules[rule].n_alone++;
      if (rule == BINOME_MATCH_RULE_FORBIDDEN
          && g_strcmp0 (binome_match_problem_get_forbidden_reason (problem, tutee, tutor),
                        BINOME_MATCHING_WAS_PAIR)
                 == 0)
        rule = self->was_pair;
      add_tutor (&self->rules[rule], name);
    }
}

/* The rule that would bring most tutors when it is given up. */
static const Rule *
find_relaxation (const Reasons *self)
{
  const Rule *best = NULL;

  for (guint i = 0; i < self->n_rules; i++)
    if (self->rules[i].n_alone > 0 && (best == NULL || self->rules[i].n_alone > best->n_alone))
      best = &self->rules[i];

  return best;
}

static char *
explain_nobody (const Reasons *self)
{
  const Rule *relaxation = find_relaxation (self), *main_rule = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->no_place; i++)
    if (self->rules[i].n_tutors > 0 && (main_rule == NULL || self->rules[i].n_tutors > main_rule->n_tutors))
      main_rule = &self->rules[i];

  if (self->n_suiting > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u tutor would suit, but has no place left.",
                                                   "%u tutors would suit, but all their places are taken.",
                                                   self->n_suiting),
                                         self->n_suiting));
  else
    add_sentence (text, g_strdup (_ ("No tutor passes every rule.")));
  if (main_rule != NULL)
    /* Translators: %1$s is a rule, %2$u how many tutors it removes. */
    add_sentence (text, g_strdup_printf (ngettext ("“%1$s” removes %2$u tutor.",
                                                   "“%1$s” removes %2$u tutors.", main_rule->n_tutors),
                                         main_rule->title, main_rule->n_tutors));
  if (relaxation != NULL)
    /* Translators: %1$s is a rule, %2$u how many tutors it alone removes. */
    add_sentence (text,
                  g_strdup_printf (ngettext ("Without “%1$s”, %2$u tutor with a place would be possible.",
                                             "Without “%1$s”, %2$u tutors with a place would be possible.",
                                             relaxation->n_alone),
                                   relaxation->title, relaxation->n_alone));

  return g_string_free (text, FALSE);
}

static char *
make_reasons (const Reasons *self, BinomeMatchInsight *insight, guint tutee)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_rules; i++)
    {
      const Rule *rule = &self->rules[i];

      if (rule->n_tutors == 0)
        continue;
      json_builder_begin_object (builder);
      add_text (builder, "rule", rule->title);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, rule->n_tutors);
      if (rule->n_tutors > MAX_NAMES)
        g_string_append (rule->names, ", …");
      add_text (builder, "tutors", rule->names->str);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  binome_match_insight_add_nobody (insight, builder, tutee);
  json_builder_end_object (builder);

  return finish_json (builder);
}

static gboolean
explain_tutor (BinomeMatchFound *found, BinomeMatchInsight *insight, guint tutee, guint tutor,
               GCancellable *cancellable, GError **error)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (insight->solution);
  g_autoptr (GPtrArray) lines = binome_match_score_lines (problem, tutee, tutor);
  BinomeMatchScore score;

  binome_match_solution_get_score (insight->solution, tutee, &score);
  found->tutor = binome_match_problem_get_tutor_id (problem, tutor);
  found->score = score.score * 100.0 / BINOME_MATCH_SCORE_MAX;
  found->coverage = score.coverage;
  found->locked = binome_match_solution_is_locked (insight->solution, tutee);
  found->explanation = explain_pair (lines, found->locked);
  found->detail = make_table (insight, tutee, lines, cancellable, error);
  return found->detail != NULL;
}

/**
 * binome_matching_explain:
 * @insight: what the solver found
 * @tutee: an index
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError: it was cancelled
 *
 * Returns: (transfer full) (nullable): the tutor, the score table and who else could be; or nobody, the
 *   rules that removed tutors and what would help
 */
BinomeMatchFound *
binome_matching_explain (BinomeMatchInsight *insight, guint tutee, GCancellable *cancellable, GError **error)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (insight->solution);
  BinomeMatchFound *found = g_new0 (BinomeMatchFound, 1);
  int tutor = binome_match_solution_get_tutor (insight->solution, tutee);

  found->tutee = binome_match_problem_get_tutee_id (problem, tutee);
  if (tutor < 0)
    {
      Reasons reasons;

      reasons_init (&reasons, problem);
      find_reasons (&reasons, problem, tutee);
      found->explanation = explain_nobody (&reasons);
      found->detail = make_reasons (&reasons, insight, tutee);
      reasons_clear (&reasons);
    }
  else if (!explain_tutor (found, insight, tutee, (guint)tutor, cancellable, error))
    g_clear_pointer (&found, binome_match_found_free);

  return found;
}
