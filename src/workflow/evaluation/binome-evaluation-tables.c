/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the evaluation report: pairs, milestones, skills, objectives, and how figures are counted. */

#include "binome-evaluation-tables.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-figure-lines.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* ?1 the programme, ?2 the day. */
#define SQL_PAIRS                                                                                                           \
  "SELECT " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (                                                                   \
      "pr") ", pe.site, x.state, x.proposed_on, x.started_on,"                                                              \
            " x.ended_on, (SELECT count(*) FROM meeting m WHERE m.pair = x.id AND m.outcome = 'held' AND m.held_on <= ?2)," \
            " (SELECT coalesce(sum(m.minutes), 0) FROM meeting m WHERE m.pair = x.id AND m.outcome = 'held'"                \
            " AND m.held_on <= ?2) FROM pair x"                                                                             \
            " JOIN enrolment ee ON ee.id = x.tutee JOIN person pe ON pe.id = ee.person"                                     \
            " JOIN enrolment er ON er.id = x.tutor JOIN person pr ON pr.id = er.person"                                     \
            " WHERE x.programme = ?1 AND x.started_on <= ?2 ORDER BY x.started_on, x.id"

static char *
dup_day (BinomeDate date)
{
  return date == BINOME_DATE_NONE ? g_strdup ("–") : binome_date_format (date, BINOME_DATE_SHORT);
}

static void
add_pair_row (BinomeReportTable *table, BinomeStatement *row, BinomeDate as_of)
{
  BinomeDate started_on = binome_statement_get_date (row, 5), ended_on = binome_statement_get_date (row, 6);
  int now = MAX (binome_choice_find (binome_pair_states, binome_statement_get_text (row, 3)), 0);
  gboolean exists;
  BinomePairState state = binome_figures_pair_state ((BinomePairState)now, binome_statement_get_date (row, 4),
                                                     started_on, ended_on, as_of, &exists);
  g_autofree char *from = dup_day (started_on);
  g_autofree char *until = dup_day (ended_on <= as_of ? ended_on : BINOME_DATE_NONE);
  g_autofree char *meetings = binome_text_format_number ((double)binome_statement_get_integer (row, 7), 0);
  g_autofree char *hours = binome_text_format_number ((double)binome_statement_get_integer (row, 8) / 60, 1);
  g_autofree char *tutee = g_strdup (binome_statement_get_text (row, 0));
  g_autofree char *tutor = g_strdup (binome_statement_get_text (row, 1));
  g_autofree char *site = g_strdup (binome_statement_get_text (row, 2));
  const char *const cells[]
      = { tutee, tutor, site, _ (binome_pair_states[state].label), from, until, meetings, hours, NULL };

  binome_report_table_add_row (table, cells);
}

/**
 * binome_evaluation_tables_add_pairs:
 * @report: a report
 * @db: the file
 * @figures: the figures of the same day
 * @error: return location for a #GError
 *
 * Adds the pairs that had started by the day, with their meetings and hours up to then.
 *
 * Returns: whether they could be read
 */
gboolean
binome_evaluation_tables_add_pairs (BinomeReport *report, BinomeDb *db, const BinomeFigures *figures,
                                    GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_PAIRS, error);
  BinomeReportTable *table;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  if (figures->pairs_started == 0)
    {
      binome_report_add_paragraph (report, _ ("No pair had started by this day."));
      return TRUE;
    }

  table = binome_report_add_table (report, _ ("Pairs that have started, with their meetings"));
  binome_report_table_add_column (table, _ ("Tutee"), BINOME_REPORT_START, 2.3);
  binome_report_table_add_column (table, _ ("Tutor"), BINOME_REPORT_START, 2.3);
  binome_report_table_add_column (table, _ ("Site"), BINOME_REPORT_START, 1.4);
  binome_report_table_add_column (table, _ ("State"), BINOME_REPORT_START, 1.6);
  binome_report_table_add_column (table, _ ("Started on"), BINOME_REPORT_START, 1.8);
  binome_report_table_add_column (table, _ ("Ended on"), BINOME_REPORT_START, 1.8);
  binome_report_table_add_column (table, _ ("Meetings"), BINOME_REPORT_END, 1.8);
  binome_report_table_add_column (table, _ ("Hours"), BINOME_REPORT_END, 1.1);
  binome_report_table_set_compact (table, TRUE);

  binome_statement_bind_integer (row, 1, figures->programme);
  binome_statement_bind_date (row, 2, figures->as_of);
  while (binome_statement_step (row, &local_error))
    add_pair_row (table, row, figures->as_of);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_evaluation_tables_add_milestones:
 * @report: a report
 * @db: the file
 * @figures: the figures of the same day
 * @error: return location for a #GError
 *
 * Adds the schedule with what was done when.
 *
 * Returns: whether it could be read
 */
gboolean
binome_evaluation_tables_add_milestones (BinomeReport *report, BinomeDb *db, const BinomeFigures *figures,
                                         GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MILESTONE);
  g_autoptr (GPtrArray) milestones = NULL;
  BinomeReportTable *table;

  binome_query_where_integer (query, BINOME_MILESTONE_PROGRAMME, BINOME_QUERY_EQUAL, figures->programme);
  binome_query_sort (query, BINOME_MILESTONE_DUE_ON, FALSE);
  milestones = binome_db_select (db, query, error);
  if (milestones == NULL)
    return FALSE;
  if (milestones->len == 0)
    return TRUE;

  table = binome_report_add_table (report, _ ("Milestones, planned and done"));
  binome_report_table_add_column (table, _ ("Milestone"), BINOME_REPORT_START, 4);
  binome_report_table_add_column (table, _ ("Due on"), BINOME_REPORT_START, 1.5);
  binome_report_table_add_column (table, _ ("Done on"), BINOME_REPORT_START, 1.5);
  binome_report_table_add_column (table, _ ("State"), BINOME_REPORT_START, 1.5);
  for (guint i = 0; i < milestones->len; i++)
    {
      BinomeEntity *milestone = g_ptr_array_index (milestones, i);
      BinomeDate due_on = binome_entity_get_date (milestone, BINOME_MILESTONE_DUE_ON);
      BinomeDate done_on = binome_entity_get_date (milestone, BINOME_MILESTONE_DONE_ON);
      gboolean done = done_on != BINOME_DATE_NONE && done_on <= figures->as_of;
      g_autofree char *due = dup_day (due_on);
      g_autofree char *finished = dup_day (done ? done_on : BINOME_DATE_NONE);
      const char *const cells[] = { binome_entity_get_text (milestone, BINOME_MILESTONE_TITLE), due, finished,
                                    done                      ? C_ ("milestone", "Done")
                                    : due_on < figures->as_of ? C_ ("milestone", "Late")
                                                              : C_ ("milestone", "To come"),
                                    NULL };

      binome_report_table_add_row (table, cells);
    }

  return TRUE;
}

/**
 * binome_evaluation_tables_add_skills:
 * @report: a report
 * @figures: figures
 *
 * Adds the mean level of each skill at the start, in the middle and at the end.
 */
void
binome_evaluation_tables_add_skills (BinomeReport *report, const BinomeFigures *figures)
{
  BinomeReportTable *table = binome_report_add_table (report, _ ("Skills aimed at, mean levels from 0 to 4"));

  binome_report_table_add_column (table, _ ("Skill"), BINOME_REPORT_START, 3.6);
  binome_report_table_add_column (table, C_ ("moment", "Start"), BINOME_REPORT_END, 1);
  binome_report_table_add_column (table, C_ ("moment", "Middle"), BINOME_REPORT_END, 1);
  binome_report_table_add_column (table, C_ ("moment", "End"), BINOME_REPORT_END, 1);
  binome_report_table_add_column (table, _ ("Gain"), BINOME_REPORT_END, 1);
  binome_report_table_add_column (table, _ ("Target"), BINOME_REPORT_END, 1);
  binome_report_table_add_column (table, _ ("At target"), BINOME_REPORT_END, 1.4);
  for (guint i = 0; i < figures->skills->len; i++)
    {
      const BinomeSkillFigure *skill = g_ptr_array_index (figures->skills, i);
      g_autofree char *start = binome_text_format_number (skill->start, 1);
      g_autofree char *middle = binome_text_format_number (skill->middle, 1);
      g_autofree char *end = binome_text_format_number (skill->end, 1);
      g_autofree char *gain = binome_text_format_number (skill->end - skill->start, 1);
      g_autofree char *target = binome_text_format_number (skill->target, 1);
      /* Translators: how many tutees reached the target, of how many. */
      g_autofree char *reached = g_strdup_printf (_ ("%1$d of %2$d"), skill->reached, skill->planned);
      const char *const cells[] = { skill->title, start, middle, end, gain, target, reached, NULL };

      binome_report_table_add_row (table, cells);
    }
}

/**
 * binome_evaluation_tables_add_objectives:
 * @report: a report
 * @figures: figures
 *
 * Adds each objective with its baseline, target, result and state; comments follow as paragraphs.
 */
void
binome_evaluation_tables_add_objectives (BinomeReport *report, const BinomeFigures *figures)
{
  BinomeReportTable *table = binome_report_add_table (report, _ ("Results against objectives"));

  binome_report_table_add_column (table, _ ("Objective"), BINOME_REPORT_START, 3);
  binome_report_table_add_column (table, _ ("Indicator"), BINOME_REPORT_START, 2.6);
  binome_report_table_add_column (table, _ ("Baseline"), BINOME_REPORT_END, 1.2);
  binome_report_table_add_column (table, _ ("Target"), BINOME_REPORT_END, 1.2);
  binome_report_table_add_column (table, _ ("Result"), BINOME_REPORT_END, 1.2);
  binome_report_table_add_column (table, _ ("State"), BINOME_REPORT_START, 1.5);
  for (guint i = 0; i < figures->objectives->len; i++)
    {
      const BinomeObjectiveFigure *objective = g_ptr_array_index (figures->objectives, i);
      g_autofree char *baseline = binome_figures_format_value (objective->baseline, objective->unit, 1);
      g_autofree char *target = binome_figures_format_value (objective->target, objective->unit, 1);
      g_autofree char *result = binome_figures_format_value (objective->result, objective->unit, 1);
      const char *const cells[] = { objective->title,
                                    objective->indicator,
                                    baseline,
                                    target,
                                    result,
                                    binome_objective_status_get_label (objective->status),
                                    NULL };

      binome_report_table_add_row (table, cells);
    }

  for (guint i = 0; i < figures->objectives->len; i++)
    {
      const BinomeObjectiveFigure *objective = g_ptr_array_index (figures->objectives, i);

      if (!binome_text_is_blank (objective->comment))
        {
          /* Translators: the title of an objective, before a comment on it. */
          g_autofree char *lead = g_strdup_printf (_ ("%s:"), objective->title);

          binome_report_add_lead_paragraph (report, lead, objective->comment);
        }
    }
}

/**
 * binome_evaluation_tables_add_method:
 * @report: a report
 * @figures: figures
 *
 * Adds every figure with its value, its formula and the dates that decide.
 */
void
binome_evaluation_tables_add_method (BinomeReport *report, const BinomeFigures *figures)
{
  g_autoptr (GArray) lines = binome_figures_list_lines (figures);
  BinomeReportTable *table = binome_report_add_table (report, _ ("Figures and formulas"));

  binome_report_table_add_column (table, _ ("Figure"), BINOME_REPORT_START, 2.2);
  binome_report_table_add_column (table, _ ("Value"), BINOME_REPORT_END, 1);
  binome_report_table_add_column (table, _ ("How it is counted"), BINOME_REPORT_START, 5);
  for (guint i = 0; i < lines->len; i++)
    {
      const BinomeFigureLine *line = &g_array_index (lines, BinomeFigureLine, i);
      g_autofree char *value = binome_figure_line_format (line);
      const char *const cells[] = { line->label, value, line->formula, NULL };

      binome_report_table_add_row (table, cells);
    }
}
