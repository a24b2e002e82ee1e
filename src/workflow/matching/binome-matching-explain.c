/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this tutor, or why nobody: the table to be kept with the run. Words are made of it when it is read. */

#include "binome-matching-private.h"
#include "binome-matching-words.h"

void
binome_match_found_free (BinomeMatchFound *self)
{
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

/* A rule of the program by its code, a criterion by its title. */
static void
add_rule (JsonBuilder *builder, const char *name, const char *code, const char *title)
{
  if (code != NULL)
    add_text (builder, "code", code);
  else
    add_text (builder, name, title);
}

static void
add_line (JsonBuilder *builder, BinomeMatchProblem *problem, const BinomeMatchLine *line)
{
  json_builder_begin_object (builder);
  add_rule (builder, "criterion",
            binome_matching_rule_find_code (problem, BINOME_MATCH_RULE_FIRST_CRITERION + line->criterion),
            line->title);
  add_text (builder, "tutee-value", line->tutee);
  add_text (builder, "tutor-value", line->tutor);
  json_builder_set_member_name (builder, "counted");
  json_builder_add_boolean_value (builder, line->maximum > 0);
  json_builder_set_member_name (builder, "points");
  json_builder_add_double_value (builder, (double)line->points / BINOME_MATCH_SCORE_MAX);
  json_builder_set_member_name (builder, "maximum");
  json_builder_add_double_value (builder, (double)line->maximum / BINOME_MATCH_SCORE_MAX);
  json_builder_end_object (builder);
}

/* What is kept in values alone says so. */
static void
begin (JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, BINOME_MATCHING_DETAIL_FORMAT);
}

static char *
make_table (BinomeMatchInsight *insight, guint tutee, GPtrArray *lines, GCancellable *cancellable,
            GError **error)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (insight->solution);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  begin (builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, problem, lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "allowed");
  json_builder_add_int_value (
      builder, binome_match_problem_is_allowed (
                   problem, tutee, (guint)binome_match_solution_get_tutor (insight->solution, tutee)));
  if (!binome_match_insight_add_pair (insight, builder, tutee, cancellable, error))
    return NULL;
  json_builder_end_object (builder);

  return finish_json (builder);
}

/* ---- why nobody ---- */

/* One line of the table: a rule, or what tutors lack whom no rule removes. */
typedef struct
{
  const char *code;  /* of what is no criterion */
  const char *title; /* of a criterion */
  const char *later; /* of a rule broken on a later day: why the two are kept apart */
  guint n_tutors;
  guint n_alone;     /* by this rule alone; 0 for what is no rule */
  guint would_serve; /* of those, how many could take the person without the rule */
  GString *names;
} Reason;

static void
reason_clear (gpointer data)
{
  g_string_free (((Reason *)data)->names, TRUE);
}

static Reason *
add_reason (GArray *table, const char *code, const char *title)
{
  Reason reason = { .code = code, .title = title, .names = g_string_new (NULL) };

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
add_tutors (GArray *table, const char *code, const char *title, BinomeMatchProblem *problem,
            const BinomeMatchTutors *tutors)
{
  Reason *reason = add_reason (table, code, title);

  for (guint k = 0; k < MIN (tutors->n, BINOME_MATCH_TUTORS_NAMED); k++)
    add_tutor (reason, binome_match_problem_get_tutor_name (problem, tutors->first[k]));
  reason->n_tutors = tutors->n;
}

/* Only a criterion can be given up for somebody. */
static void
add_count (GArray *table, BinomeMatchProblem *problem, const BinomeMatchRuleCount *count)
{
  Reason *reason;

  add_tutors (table, binome_matching_rule_find_code (problem, count->rule),
              binome_match_problem_get_rule_title (problem, count->rule), problem, &count->removed);
  reason = &g_array_index (table, Reason, table->len - 1);
  reason->n_alone = count->removed_alone;
  reason->would_serve = count->rule >= BINOME_MATCH_RULE_FIRST_CRITERION ? count->would_serve : 0;
}

static const char *
find_apart_code (const char *why)
{
  if (g_str_has_prefix (why, BINOME_MATCHING_LATER))
    return BINOME_MATCHING_RULE_LATER;
  if (g_str_equal (why, BINOME_MATCHING_WAS_PAIR))
    return BINOME_MATCHING_RULE_WAS_PAIR;

  return g_str_equal (why, BINOME_MATCHING_BY_LAW) ? BINOME_MATCHING_RULE_BY_LAW : BINOME_MATCHING_RULE_APART;
}

/* A line for each rule that is broken later, and the day. */
static Reason *
ensure_later (GArray *table, const char *why)
{
  Reason *reason;

  for (guint k = 0; k < table->len; k++)
    if (g_strcmp0 (g_array_index (table, Reason, k).later, why) == 0)
      return &g_array_index (table, Reason, k);
  reason = add_reason (table, BINOME_MATCHING_RULE_LATER, NULL);
  reason->later = why;
  return reason;
}

static void
add_later (GArray *table, BinomeMatchProblem *problem, guint tutee)
{
  for (guint j = 0; j < binome_match_problem_get_n_tutors (problem); j++)
    {
      const char *why = binome_match_problem_get_forbidden_reason (problem, tutee, j);
      Reason *reason;

      if (why == NULL || !g_str_has_prefix (why, BINOME_MATCHING_LATER))
        continue;
      reason = ensure_later (table, why);
      add_tutor (reason, binome_match_problem_get_tutor_name (problem, j));
      reason->n_alone += binome_match_score_bars (problem, tutee, j, NULL) == 1;
    }
}

/* Two may be kept apart by the co-ordinator or by law, or have been a pair. */
static void
add_apart (GArray *table, BinomeMatchProblem *problem, guint tutee)
{
  static const char *const codes[]
      = { BINOME_MATCHING_RULE_APART, BINOME_MATCHING_RULE_WAS_PAIR, BINOME_MATCHING_RULE_BY_LAW };

  for (gsize k = 0; k < G_N_ELEMENTS (codes); k++)
    {
      Reason *reason = add_reason (table, codes[k], NULL);

      for (guint j = 0; j < binome_match_problem_get_n_tutors (problem); j++)
        {
          const char *why = binome_match_problem_get_forbidden_reason (problem, tutee, j);

          if (why == NULL || !g_str_equal (find_apart_code (why), codes[k]))
            continue;
          add_tutor (reason, binome_match_problem_get_tutor_name (problem, j));
          reason->n_alone += binome_match_score_bars (problem, tutee, j, NULL) == 1;
        }
      if (reason->n_tutors == 0)
        g_array_set_size (table, table->len - 1);
    }
  add_later (table, problem, tutee);
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
        add_count (table, problem, count);
    }
  g_array_sort (table, compare_reasons);
  return table;
}

/* The day and the rule. */
static void
write_later (JsonBuilder *builder, const char *why)
{
  g_auto (GStrv) parts = g_strsplit (why + strlen (BINOME_MATCHING_LATER), "\n", 2);

  add_text (builder, "on", parts[0]);
  add_text (builder, "rule", parts[1] != NULL ? parts[1] : "");
}

/* What the tutors lack whom no rule removes; a score too low stands by itself. */
static void
add_lacks (GArray *table, BinomeMatchProblem *problem, const BinomeMatchReasons *reasons)
{
  static const char *const codes[] = {
    [BINOME_MATCH_LACK_PLACE] = BINOME_MATCHING_LACK_PLACE,
    [BINOME_MATCH_LACK_HELD_BACK] = BINOME_MATCHING_LACK_HELD_BACK,
    [BINOME_MATCH_LACK_PROGRAMME] = BINOME_MATCHING_LACK_PROGRAMME,
    [BINOME_MATCH_LACK_LAW] = BINOME_MATCHING_LACK_LAW,
    [BINOME_MATCH_LACK_HOURS] = BINOME_MATCHING_LACK_HOURS,
  };

  for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
    if (reasons->lacks[k].n > 0)
      add_tutors (table, codes[k], NULL, problem, &reasons->lacks[k]);
}

static char *
make_reasons (const GArray *table, BinomeMatchInsight *insight, const BinomeMatchReasons *reasons)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  begin (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint k = 0; k < table->len; k++)
    {
      const Reason *reason = &g_array_index (table, Reason, k);

      json_builder_begin_object (builder);
      add_rule (builder, "rule", reason->code, reason->title);
      if (reason->later != NULL)
        write_later (builder, reason->later);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, reason->n_tutors);
      json_builder_set_member_name (builder, "alone");
      json_builder_add_int_value (builder, reason->n_alone);
      json_builder_set_member_name (builder, "would-serve");
      json_builder_add_int_value (builder, reason->would_serve);
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

  add_lacks (table, problem, reasons);
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
