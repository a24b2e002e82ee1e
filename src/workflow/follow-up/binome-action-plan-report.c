/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The individual action plan of a pair on paper: what is to be learnt, at which work, with what, by when and
 * how it will show, for the three of them to sign. */

#include "binome-action-plan-report.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-document.h"
#include "binome-letter-text.h"
#include "binome-model.h"
#include "binome-pair-sides.h"
#include "binome-skill-levels.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define SPACE 12.0 /* above the table of steps, in points */

/* Everything the plan says. */
typedef struct
{
  BinomeEntity *pair;
  BinomePairSides sides;
  BinomeEntity *manager; /* of the tutee; NULL for none */
  GPtrArray *steps;
  GPtrArray *levels;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_object (&plan->pair);
  binome_pair_sides_clear (&plan->sides);
  g_clear_object (&plan->manager);
  g_clear_pointer (&plan->steps, g_ptr_array_unref);
  g_clear_pointer (&plan->levels, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
read_manager (Plan *plan, BinomeDb *db, GError **error)
{
  gint64 manager = binome_entity_get_reference (plan->sides.tutee_person, BINOME_PERSON_MANAGER);

  if (manager == 0)
    return TRUE;
  plan->manager = binome_db_get (db, BINOME_TYPE_PERSON, manager, error);
  return plan->manager != NULL;
}

static gboolean
read_steps (Plan *plan, BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ACTION_STEP);

  binome_query_where_integer (query, BINOME_ACTION_STEP_PAIR, BINOME_QUERY_EQUAL, pair);
  binome_query_sort (query, BINOME_ACTION_STEP_POSITION, FALSE);
  plan->steps = binome_db_select (db, query, error);
  return plan->steps != NULL;
}

static gboolean
read_plan (Plan *plan, BinomeDb *db, gint64 pair, GError **error)
{
  plan->pair = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);

  return plan->pair != NULL
         && binome_pair_sides_load (&plan->sides, db,
                                    binome_entity_get_reference (plan->pair, BINOME_PAIR_TUTEE),
                                    binome_entity_get_reference (plan->pair, BINOME_PAIR_TUTOR), error)
         && read_manager (plan, db, error) && read_steps (plan, db, pair, error)
         && (plan->levels = binome_skill_levels_list (db, error)) != NULL;
}

static void
add_fact (BinomeReportTable *table, const char *label, const char *text)
{
  const char *cells[] = { label, text, NULL };

  if (!binome_text_is_blank (text))
    binome_report_table_add_row (table, cells);
}

static char *
dup_period (BinomeEntity *pair)
{
  g_autofree char *from
      = binome_date_format (binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON), BINOME_DATE_LONG);
  g_autofree char *until
      = binome_date_format (binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END), BINOME_DATE_LONG);

  if (*from == '\0')
    return g_steal_pointer (&until);
  /* Translators: two dates. */
  return *until == '\0' ? g_steal_pointer (&from) : g_strdup_printf (_ ("%1$s to %2$s"), from, until);
}

static void
add_facts (BinomeReport *report, const Plan *plan)
{
  BinomeReportTable *table = binome_report_add_table (report, NULL);
  g_autofree char *tutee = binome_entity_dup_title (plan->sides.tutee_person);
  g_autofree char *tutor = binome_entity_dup_title (plan->sides.tutor_person);
  g_autofree char *manager = plan->manager != NULL ? binome_entity_dup_title (plan->manager) : NULL;
  g_autofree char *period = dup_period (plan->pair);

  binome_report_table_add_column (table, _ ("Tutee"), BINOME_REPORT_START, 1);
  binome_report_table_add_column (table, tutee, BINOME_REPORT_START, 3);
  add_fact (table, _ ("Job"), binome_entity_get_text (plan->sides.tutee_person, BINOME_PERSON_JOB));
  add_fact (table, _ ("Tutor"), tutor);
  add_fact (table, _ ("Line manager"), manager);
  add_fact (table, _ ("Programme"), binome_entity_get_text (plan->sides.programme, BINOME_PROGRAMME_TITLE));
  add_fact (table, _ ("Dates"), period);
  add_fact (table, _ ("Goals"), binome_entity_get_text (plan->pair, BINOME_PAIR_GOALS));
}

static char *
join (const char *first, const char *second)
{
  if (binome_text_is_blank (second))
    return g_strdup (first);
  return binome_text_is_blank (first) ? g_strdup (second) : g_strdup_printf ("%s\n%s", first, second);
}

static char *
describe_levels (BinomeEntity *step, const BinomeSkillLevels *levels)
{
  g_autofree char *start = binome_skill_levels_describe (
      levels, (int)binome_entity_get_integer (step, BINOME_ACTION_STEP_START_LEVEL));
  g_autofree char *target = binome_skill_levels_describe (
      levels, (int)binome_entity_get_integer (step, BINOME_ACTION_STEP_TARGET_LEVEL));

  /* Translators: the level of a skill at the start, then the one aimed at. */
  return g_strdup_printf (_ ("From: %1$s\nTo: %2$s"), start, target);
}

static void
add_step (BinomeReportTable *table, const Plan *plan, BinomeEntity *step)
{
  const BinomeSkillLevels *levels
      = binome_skill_levels_find (plan->levels, binome_entity_get_reference (step, BINOME_ACTION_STEP_SKILL));
  /* Translators: %s is a skill. */
  g_autofree char *skill = levels != NULL ? g_strdup_printf (_ ("Skill: %s"), levels->title) : NULL;
  g_autofree char *goal = join (binome_entity_get_text (step, BINOME_ACTION_STEP_TITLE), skill);
  const char *resource = binome_entity_get_text (step, BINOME_ACTION_STEP_RESOURCE);
  /* Translators: %s is a resource, such as a guide or a colleague. */
  g_autofree char *means = *resource != '\0' ? g_strdup_printf (_ ("With: %s"), resource) : NULL;
  g_autofree char *work = join (binome_entity_get_text (step, BINOME_ACTION_STEP_SITUATION), means);
  g_autofree char *level = describe_levels (step, levels);
  g_autofree char *due
      = binome_date_format (binome_entity_get_date (step, BINOME_ACTION_STEP_DUE_ON), BINOME_DATE_SHORT);
  g_autofree char *by = join (due, binome_entity_get_choice_label (step, BINOME_ACTION_STEP_STATE));
  const char *cells[]
      = { goal, work, level, by, binome_entity_get_text (step, BINOME_ACTION_STEP_EVIDENCE), NULL };

  binome_report_table_add_row (table, cells);
}

static void
add_steps (BinomeReport *report, const Plan *plan)
{
  BinomeReportTable *table;

  if (plan->steps->len == 0)
    {
      binome_report_add_paragraph (report, _ ("Nothing is planned yet."));
      return;
    }

  binome_report_add_space (report, SPACE);
  table = binome_report_add_table (report, NULL);
  binome_report_table_set_compact (table, TRUE);
  binome_report_table_add_column (table, _ ("Goal and skill"), BINOME_REPORT_START, 2.2);
  binome_report_table_add_column (table, _ ("Work situation and resource"), BINOME_REPORT_START, 2.2);
  binome_report_table_add_column (table, _ ("Level"), BINOME_REPORT_START, 2.2);
  binome_report_table_add_column (table, _ ("Due on"), BINOME_REPORT_START, 1.2);
  binome_report_table_add_column (table, _ ("What will show it"), BINOME_REPORT_START, 2);
  for (guint i = 0; i < plan->steps->len; i++)
    add_step (table, plan, plan->steps->pdata[i]);
}

/**
 * binome_action_plan_build_report:
 * @db: the file
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Writes the plan in the language of the process, in the words of the library of letters: who, the goals, a
 * line for each step with the levels in the words of the skills framework, and lines for the tutee, the
 * tutors and the line manager to sign.
 *
 * Returns: (transfer full) (nullable): the plan, to be paginated
 */
BinomeReport *
binome_action_plan_build_report (BinomeDb *db, gint64 pair, GError **error)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (BinomeLetterDocument) document = NULL;

  if (!read_plan (&plan, db, pair, error))
    return NULL;
  document = binome_letter_document_new (db, "action-plan", binome_entity_get_id (plan.sides.programme), pair,
                                         error);
  if (document == NULL)
    return NULL;

  add_facts (binome_letter_document_add (document, BINOME_LETTER_MADE "pair"), &plan);
  add_steps (binome_letter_document_add (document, BINOME_LETTER_MADE "steps"), &plan);
  return binome_letter_document_build (document, error);
}
