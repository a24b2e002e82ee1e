/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this tutor, or why nobody: in a sentence, and as the table to be kept with the run. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

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

/* ---- why nobody ---- */

/* One line of the table: a rule, or what tutors lack whom no rule removes. */
typedef struct
{
  const char *title;
  guint n_tutors;
  guint n_alone; /* by this rule alone; 0 for what is no rule */
  GString *names;
} Reason;

static void
reason_clear (gpointer data)
{
  g_string_free (((Reason *)data)->names, TRUE);
}

static Reason *
add_reason (GArray *table, const char *title)
{
  Reason reason = { .title = title, .names = g_string_new (NULL) };

  g_array_append_val (table, reason);
  return &g_array_index (table, Reason, table->len - 1);
}

static void
add_tutor (Reason *reason, const char *name)
{
  if (reason->n_tutors++ < BINOME_MATCH_TUTORS_NAMED)
    g_string_append_printf (reason->names, "%s%s", reason->names->len > 0 ? ", " : "", name);
}

static void
add_tutors (GArray *table, const char *title, BinomeMatchProblem *problem, const BinomeMatchTutors *tutors,
            guint n_alone)
{
  Reason *reason = add_reason (table, title);

  for (guint k = 0; k < MIN (tutors->n, BINOME_MATCH_TUTORS_NAMED); k++)
    add_tutor (reason, binome_match_problem_get_tutor_name (problem, tutors->first[k]));
  reason->n_tutors = tutors->n;
  reason->n_alone = n_alone;
}

/* Two may be kept apart by the co-ordinator, or have been a pair. */
static void
add_apart (GArray *table, BinomeMatchProblem *problem, guint tutee)
{
  for (int before = 0; before < 2; before++)
    {
      Reason *reason = add_reason (
          table, before == 1 ? _ ("Have been a pair, or declined to be one")
                             : binome_match_problem_get_rule_title (problem, BINOME_MATCH_RULE_FORBIDDEN));

      for (guint j = 0; j < binome_match_problem_get_n_tutors (problem); j++)
        {
          const char *why = binome_match_problem_get_forbidden_reason (problem, tutee, j);

          if (why == NULL || g_str_equal (why, BINOME_MATCHING_WAS_PAIR) != before)
            continue;
          add_tutor (reason, binome_match_problem_get_tutor_name (problem, j));
          reason->n_alone += binome_match_score_bars (problem, tutee, j, NULL) == 1;
        }
      if (reason->n_tutors == 0)
        g_array_set_size (table, table->len - 1);
    }
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const Reason *x = a, *y = b;

  return x->n_tutors != y->n_tutors ? (x->n_tutors > y->n_tutors ? -1 : 1) : 0;
}

/* The rules that remove somebody, those that remove most first. */
static GArray *
list_rules (BinomeMatchProblem *problem, const BinomeMatchReasons *reasons, guint tutee)
{
  GArray *table = g_array_new (FALSE, TRUE, sizeof (Reason));

  g_array_set_clear_func (table, reason_clear);
  for (guint k = 0; k < reasons->rules->len; k++)
    {
      const BinomeMatchRuleCount *count = &g_array_index (reasons->rules, BinomeMatchRuleCount, k);

      if (count->rule == BINOME_MATCH_RULE_FORBIDDEN)
        add_apart (table, problem, tutee);
      else
        add_tutors (table, binome_match_problem_get_rule_title (problem, count->rule), problem,
                    &count->removed, count->removed_alone);
    }
  g_array_sort (table, compare_reasons);
  return table;
}

/* What the tutors lack whom no rule removes; a score too low stands by itself. */
static void
add_lacks (GArray *table, BinomeMatchProblem *problem, const BinomeMatchReasons *reasons)
{
  static const char *const titles[] = {
    [BINOME_MATCH_LACK_PLACE] = N_ ("No place left"),
    [BINOME_MATCH_LACK_HELD_BACK] = N_ ("The places left are held back"),
    [BINOME_MATCH_LACK_PROGRAMME] = N_ ("No place left, and the programme allows no more"),
    [BINOME_MATCH_LACK_LAW] = N_ ("No place left, and the law allows no more"),
    [BINOME_MATCH_LACK_HOURS] = N_ ("No place left, and their hours allow no more"),
  };

  for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
    if (reasons->lacks[k].n > 0)
      add_tutors (table, _ (titles[k]), problem, &reasons->lacks[k], 0);
}

/* A sentence for each thing that tutors lack who pass every rule. */
static void
tell_lacks (GString *text, const BinomeMatchReasons *reasons)
{
  guint n_law = reasons->lacks[BINOME_MATCH_LACK_LAW].n;
  guint n_programme = reasons->lacks[BINOME_MATCH_LACK_PROGRAMME].n;
  guint n_hours = reasons->lacks[BINOME_MATCH_LACK_HOURS].n;
  guint n_full = reasons->lacks[BINOME_MATCH_LACK_PLACE].n + n_law + n_programme + n_hours;
  guint n_held = reasons->lacks[BINOME_MATCH_LACK_HELD_BACK].n;
  guint n_low = reasons->lacks[BINOME_MATCH_LACK_SCORE].n;

  if (n_full + n_held + n_low == 0)
    add_sentence (text, g_strdup (_ ("No tutor passes every rule.")));
  if (n_full > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u tutor would suit, but has no place left.",
                                             "%u tutors would suit, but all their places are taken.", n_full),
                                   n_full));
  if (n_law > 0)
    add_sentence (text, g_strdup_printf (ngettext ("The law allows %u of them no more places.",
                                                   "The law allows %u of them no more places.", n_law),
                                         n_law));
  if (n_programme > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("The programme allows %u of them no more places.",
                                             "The programme allows %u of them no more places.", n_programme),
                                   n_programme));
  if (n_hours > 0)
    add_sentence (text, g_strdup_printf (ngettext ("The hours of %u of them allow no more places.",
                                                   "The hours of %u of them allow no more places.", n_hours),
                                         n_hours));
  if (n_held > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u tutor would suit, but what is left is held back.",
                                             "%u tutors would suit, but what is left is held back.", n_held),
                                   n_held));
  if (n_low > 0)
    add_sentence (
        text, g_strdup_printf (
                  ngettext ("%u tutor passes every rule, but scores below the lowest score accepted.",
                            "%u tutors pass every rule, but score below the lowest score accepted.", n_low),
                  n_low));
}

/* The rule that removes most tutors, or those that do, in the order of the criteria. */
static void
tell_rules (GString *text, const GArray *rules)
{
  const Reason *first = rules->len > 0 ? &g_array_index (rules, Reason, 0) : NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  for (guint k = 0; k < rules->len; k++)
    {
      const Reason *reason = &g_array_index (rules, Reason, k);

      if (reason->n_tutors == first->n_tutors)
        /* Translators: a rule, one in a list of rules. */
        g_string_append_printf (titles, n++ > 0 ? _ (", “%s”") : _ ("“%s”"), reason->title);
    }
  if (n == 1)
    /* Translators: %1$s is a rule, %2$u how many tutors it removes. */
    add_sentence (text, g_strdup_printf (ngettext ("“%1$s” removes %2$u tutor.",
                                                   "“%1$s” removes %2$u tutors.", first->n_tutors),
                                         first->title, first->n_tutors));
  else if (n > 1)
    /* Translators: %1$s is a list of rules, %2$u how many tutors each of them removes. */
    add_sentence (
        text, g_strdup_printf (ngettext ("Each of these rules removes %2$u tutor: %1$s.",
                                         "Each of these rules removes %2$u tutors: %1$s.", first->n_tutors),
                               titles->str, first->n_tutors));
}

/* The rule without which most tutors could take the person: each still has a place, or would have one after
 * others have moved. Two who are kept apart are no rule to be given up. */
static void
tell_relaxation (GString *text, BinomeMatchProblem *problem, const BinomeMatchReasons *reasons)
{
  const BinomeMatchRuleCount *best = NULL;

  for (guint k = 0; k < reasons->rules->len; k++)
    {
      const BinomeMatchRuleCount *count = &g_array_index (reasons->rules, BinomeMatchRuleCount, k);

      if (count->rule >= BINOME_MATCH_RULE_FIRST_CRITERION && count->would_serve > 0
          && (best == NULL || count->would_serve > best->would_serve))
        best = count;
    }
  if (best != NULL)
    add_sentence (
        text, g_strdup_printf (
                  /* Translators: the title of a rule, how many tutors */
                  ngettext ("Without “%s” for this person, %u tutor could take them.",
                            "Without “%s” for this person, %u tutors could take them.", best->would_serve),
                  binome_match_problem_get_rule_title (problem, best->rule), best->would_serve));
}

static char *
make_reasons (const GArray *table, BinomeMatchInsight *insight, const BinomeMatchReasons *reasons)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint k = 0; k < table->len; k++)
    {
      const Reason *reason = &g_array_index (table, Reason, k);

      json_builder_begin_object (builder);
      add_text (builder, "rule", reason->title);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, reason->n_tutors);
      json_builder_set_member_name (builder, "alone");
      json_builder_add_int_value (builder, reason->n_alone);
      if (reason->n_tutors > BINOME_MATCH_TUTORS_NAMED)
        g_string_append (reason->names, ", …");
      add_text (builder, "tutors", reason->names->str);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  binome_match_insight_add_nobody (insight, builder, reasons);
  json_builder_end_object (builder);

  return finish_json (builder);
}

static void
explain_nobody (BinomeMatchFound *found, BinomeMatchInsight *insight, guint tutee)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (insight->solution);
  g_autoptr (BinomeMatchReasons) reasons = binome_match_insight_dup_reasons (insight, tutee);
  g_autoptr (GArray) table = list_rules (problem, reasons, tutee);
  GString *text = g_string_new (NULL);

  tell_lacks (text, reasons);
  tell_rules (text, table);
  tell_relaxation (text, problem, reasons);
  add_lacks (table, problem, reasons);
  found->explanation = g_string_free (text, FALSE);
  found->detail = make_reasons (table, insight, reasons);
}

/* ---- why this tutor ---- */

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
    explain_nobody (found, insight, tutee);
  else if (!explain_tutor (found, insight, tutee, (guint)tutor, cancellable, error))
    g_clear_pointer (&found, binome_match_found_free);

  return found;
}
