/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The minutes of a matching: what was asked for, by which criteria, what came of it, and what people decided.
 * For the file: no decision is taken by the program alone. */

#include "binome-matching-minutes.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-letter-document.h"
#include "binome-letter-text.h"
#include "binome-matching-record.h"
#include "binome-matching-words.h"
#include "binome-matching.h"
#include "binome-report-names.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

typedef struct
{
  BinomeDb *db;
  BinomeLetterDocument *document;
  BinomeReport *report; /* the block that is being made */
  BinomeEntity *run;
  BinomeEntity *programme;
  BinomeReportNames names;
} Minutes;

static void
minutes_clear (Minutes *self)
{
  g_clear_pointer (&self->document, binome_letter_document_free);
  g_clear_object (&self->run);
  g_clear_object (&self->programme);
  binome_report_names_clear (&self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Minutes, minutes_clear)

static BinomeStatement *
prepare (Minutes *self, const char *sql, gint64 id, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (self->db, sql, error);

  if (statement != NULL)
    binome_statement_bind_integer (statement, 1, id);
  return statement;
}

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static char *
dup_day (BinomeDate date)
{
  return date == BINOME_DATE_NONE ? g_strdup ("–") : binome_date_format (date, BINOME_DATE_LONG);
}

/* ---- the head ---- */

static void
set_head (Minutes *self)
{
  BinomeReport *report = binome_letter_document_get_report (self->document);
  g_autofree char *day = dup_day (binome_entity_get_date (self->run, BINOME_MATCH_RUN_RUN_ON));

  binome_report_set_keywords (report, _ ("tutoring, tutors, tutees, matching, minutes"));
  binome_report_set_author (report, self->names.coordinator);
  binome_report_set_date_text (report, day);
  binome_letter_document_set (self->document, "run.title",
                              binome_entity_get_text (self->run, BINOME_MATCH_RUN_TITLE));
  binome_letter_document_set (self->document, "run.day", day);
  binome_letter_document_set (self->document, "coordinator.name", self->names.coordinator);
  binome_letter_document_set (self->document, "sponsor.name", self->names.sponsor);
}

/* What is made from here on is this block. */
static void
begin (Minutes *self, const char *block)
{
  self->report = binome_letter_document_add (self->document, block);
}

static const char *
describe_role_of_people (BinomeMatchRunState state)
{
  switch (state)
    {
    case BINOME_MATCH_RUN_STATE_ADOPTED:
      return _ (
          "The program proposes, a person decides: the co-ordinator has looked at the result and validates "
          "each pair, and tutor and tutee can refuse it.");
    case BINOME_MATCH_RUN_STATE_DISCARDED:
      return _ (
          "The program proposes, a person decides: the co-ordinator has looked at the result and put it "
          "aside; no pair comes of it.");
    case BINOME_MATCH_RUN_STATE_DRAFT:
    default:
      return _ (
          "The program proposes, a person decides: the co-ordinator has still to look at the result and to "
          "validate each pair, and tutor and tutee will be able to refuse it.");
    }
}

static void
add_decision (Minutes *self)
{
  BinomeMatchRunState state
      = (BinomeMatchRunState)binome_entity_get_choice (self->run, BINOME_MATCH_RUN_STATE);
  const char *title = binome_entity_get_text (self->run, BINOME_MATCH_RUN_TITLE);
  const char *who = binome_entity_get_text (self->run, BINOME_MATCH_RUN_DECIDED_BY);
  const char *why = binome_entity_get_text (self->run, BINOME_MATCH_RUN_DECISION);
  g_autofree char *day = dup_day (binome_entity_get_date (self->run, BINOME_MATCH_RUN_DECIDED_ON));
  g_autofree char *lead = NULL, *text = NULL;

  if (*who == '\0')
    who = self->names.coordinator != NULL ? self->names.coordinator : _ ("the co-ordinator");
  switch (state)
    {
    case BINOME_MATCH_RUN_STATE_ADOPTED:
      /* Translators: %s is the title of a run. */
      lead = g_strdup_printf (_ ("“%s” was adopted."), title);
      /* Translators: a day, then a person. */
      text = g_strdup_printf (_ ("On %1$s, by %2$s."), day, who);
      break;
    case BINOME_MATCH_RUN_STATE_DISCARDED:
      /* Translators: %s is the title of a run. */
      lead = g_strdup_printf (_ ("“%s” was put aside."), title);
      /* Translators: a day, then a person. */
      text = g_strdup_printf (_ ("On %1$s, by %2$s."), day, who);
      break;
    case BINOME_MATCH_RUN_STATE_DRAFT:
    default:
      /* Translators: %s is the title of a run. */
      lead = g_strdup_printf (_ ("“%s” is a draft."), title);
      text = g_strdup (_ ("Nothing is decided yet."));
    }

  begin (self, BINOME_LETTER_MADE "decision");
  binome_report_add_lead_paragraph (self->report, lead, text);
  if (*why != '\0')
    binome_report_add_lead_paragraph (self->report, _ ("Reason."), why);
  binome_report_add_paragraph (self->report, describe_role_of_people (state));
}

/* Pairs of an adopted run that had become impossible by then. */
static gboolean
add_left_out (Minutes *self, GError **error)
{
  BinomeStatement *row;
  GError *local_error = NULL;
  gboolean first = TRUE;

  if (binome_entity_get_choice (self->run, BINOME_MATCH_RUN_STATE) != (int)BINOME_MATCH_RUN_STATE_ADOPTED)
    return TRUE;
  row = prepare (self,
                 "SELECT " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (
                     "pr") " FROM match_result m"
                           " JOIN enrolment ee ON ee.id = m.tutee JOIN person pe ON pe.id = ee.person"
                           " JOIN enrolment er ON er.id = m.tutor JOIN person pr ON pr.id = er.person"
                           " WHERE m.run = ?1 AND NOT EXISTS"
                           " (SELECT 1 FROM pair x WHERE x.run = m.run AND x.tutee = m.tutee)"
                           " ORDER BY 1, m.id",
                 binome_entity_get_id (self->run), error);
  if (row == NULL)
    return FALSE;

  while (binome_statement_step (row, &local_error))
    {
      g_autofree char *tutee = g_strdup (binome_statement_get_text (row, 0));
      /* Translators: a tutee, then a tutor. */
      g_autofree char *pair
          = g_strdup_printf (_ ("%1$s with %2$s"), tutee, binome_statement_get_text (row, 1));

      if (first)
        binome_report_add_paragraph (
            self->report, _ ("These pairs had become impossible since the run and were not proposed:"));
      first = FALSE;
      binome_report_add_bullet (self->report, pair);
    }

  return finish (local_error, error);
}

/* ---- what was asked for ---- */

static void
add_asked (BinomeReportTable *table, const BinomeMatchAsked *asked, gboolean is_whole)
{
  const char *const whole[]
      = { asked->title, asked->kind, asked->condition, asked->missing, asked->viewpoint, NULL };
  const char *const known[] = { asked->title, asked->kind, NULL };

  binome_report_table_add_row (table, is_whole ? whole : known);
}

static void
add_criteria_table (Minutes *self, GPtrArray *criteria)
{
  gboolean is_whole = binome_match_run_knows_criteria (self->run);
  BinomeReportTable *table = binome_report_add_table (self->report, _ ("Criteria and their weights"));

  binome_report_table_add_column (table, _ ("Criterion"), BINOME_REPORT_START, is_whole ? 2 : 3);
  binome_report_table_add_column (table, _ ("Rule or weight"), BINOME_REPORT_START, 1.5);
  if (is_whole)
    {
      binome_report_table_add_column (table, _ ("What it compares"), BINOME_REPORT_START, 2.8);
      binome_report_table_add_column (table, _ ("When unknown"), BINOME_REPORT_START, 1.6);
      binome_report_table_add_column (table, _ ("Viewpoint"), BINOME_REPORT_START, 1.2);
    }
  for (guint i = 0; i < criteria->len; i++)
    add_asked (table, criteria->pdata[i], is_whole);
}

/* What holds in every run, so that nobody looks for it among the criteria. */
static void
add_built_in_rules (Minutes *self)
{
  begin (self, BINOME_LETTER_MADE "rules");
  binome_report_add_bullet (self->report,
                            _ ("Nobody is proposed to somebody whom they refuse, or who refuses them."));
  binome_report_add_bullet (self->report, _ ("Both must be there together for at least one day."));
  binome_report_add_bullet (
      self->report, _ ("Two who have been a pair, or declined to be one, are not brought together again, "
                       "unless the co-ordinator keeps them together."));
  binome_report_add_bullet (self->report,
                            _ ("No tutor has more tutees than places, and nobody tutors themselves."));
}

static void
add_criteria (Minutes *self)
{
  g_autoptr (GPtrArray) criteria = binome_match_run_list_criteria (self->run);
  g_autofree char *set = binome_match_run_dup_criteria (self->db, self->run);
  BinomeMatchingOptions options;
  g_autofree char *asked = NULL;

  binome_matching_options_read (&options, self->run);
  asked = binome_matching_options_describe (&options);
  begin (self, BINOME_LETTER_MADE "asked");
  binome_report_add_paragraph (self->report, asked);
  if (criteria->len == 0)
    binome_report_add_paragraph (self->report, _ ("There was no criterion."));
  begin (self, BINOME_LETTER_MADE "criteria");
  if (set != NULL)
    {
      /* Translators: %s is a kept set of criteria with its version. */
      g_autofree char *text = g_strdup_printf (_ ("The criteria are those kept as %s."), set);

      binome_report_add_paragraph (self->report, text);
    }
  if (criteria->len > 0)
    add_criteria_table (self, criteria);
  add_built_in_rules (self);
}

/* ---- the result ---- */

static gint64
count_of (Minutes *self, BinomeMatchRunField field)
{
  return binome_entity_get_integer (self->run, field);
}

static void
add_figures (Minutes *self)
{
  double total = (double)count_of (self, BINOME_MATCH_RUN_TOTAL) / 10000;
  g_autofree char *served = binome_text_format_number ((double)count_of (self, BINOME_MATCH_RUN_SERVED), 0);
  g_autofree char *tutees = g_strdup_printf (
      ngettext ("of %d tutee", "of %d tutees", (gulong)count_of (self, BINOME_MATCH_RUN_TUTEES)),
      (int)count_of (self, BINOME_MATCH_RUN_TUTEES));
  g_autofree char *places
      = g_strdup_printf (ngettext ("%d place", "%d places", (gulong)count_of (self, BINOME_MATCH_RUN_SEATS)),
                         (int)count_of (self, BINOME_MATCH_RUN_SEATS));
  g_autofree char *tutors = binome_text_format_number ((double)count_of (self, BINOME_MATCH_RUN_TUTORS), 0);
  g_autofree char *mean
      = binome_text_format_number (binome_entity_get_real (self->run, BINOME_MATCH_RUN_MEAN_SCORE), 1);
  g_autofree char *lowest
      = binome_text_format_number (binome_entity_get_real (self->run, BINOME_MATCH_RUN_LOWEST_SCORE), 1);
  g_autofree char *points = binome_text_format_number (total, 1);
  g_autofree char *proof = NULL;

  begin (self, BINOME_LETTER_MADE "result");
  binome_report_add_key_figure (self->report, served, _ ("Tutees with a tutor"), tutees);
  binome_report_add_key_figure (self->report, tutors, _ ("Tutors with a place"), places);
  binome_report_add_key_figure (self->report, mean, _ ("Mean score"), _ ("of 100"));
  binome_report_add_key_figure (self->report, lowest, _ ("Lowest score"), _ ("of 100"));
  if (!binome_entity_get_boolean (self->run, BINOME_MATCH_RUN_PROVEN))
    {
      binome_report_add_lead_paragraph (
          self->report, _ ("The result is not proven."),
          _ ("Tutees with different contracts waited together, and the law limits how many of some of them a "
             "tutor follows. The pairs keep to the law; whether other pairs would be better is not known."));
      return;
    }

  /* Translators: %1$s is how many tutees, %2$s a total of points. */
  proof = g_strdup_printf (
      _ ("No other choice of pairs serves more than these %1$s tutees or is better in what was asked for: the "
         "calculation gives an upper bound over every possible pair, it is equal to what was reached "
         "(%2$s points), and it was checked anew from the scores alone."),
      served, points);
  binome_report_add_lead_paragraph (self->report, _ ("The result is proven."), proof);
}

static gboolean
add_pairs (Minutes *self, GError **error)
{
  BinomeStatement *row
      = prepare (self,
                 "SELECT " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (
                     "pr") ", m.score, m.coverage, m.locked FROM match_result m"
                           " JOIN enrolment ee ON ee.id = m.tutee JOIN person pe ON pe.id = ee.person"
                           " JOIN enrolment er ON er.id = m.tutor JOIN person pr ON pr.id = er.person"
                           " WHERE m.run = ?1 ORDER BY 1, m.id",
                 binome_entity_get_id (self->run), error);
  BinomeReportTable *table = NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  begin (self, BINOME_LETTER_MADE "pairs");
  while (binome_statement_step (row, &local_error))
    {
      g_autofree char *tutee = g_strdup (binome_statement_get_text (row, 0));
      g_autofree char *tutor = g_strdup (binome_statement_get_text (row, 1));
      g_autofree char *score = binome_text_format_number (binome_statement_get_real (row, 2), 0);
      g_autofree char *known
          = binome_text_format_percent ((double)binome_statement_get_integer (row, 3) / 100, 0);
      const char *const cells[]
          = { tutee, tutor, score, known, binome_statement_get_integer (row, 4) != 0 ? _ ("yes") : "", NULL };

      if (table == NULL)
        {
          table = binome_report_add_table (self->report, _ ("Pairs that were found"));
          binome_report_table_add_column (table, _ ("Tutee"), BINOME_REPORT_START, 2.4);
          binome_report_table_add_column (table, _ ("Tutor"), BINOME_REPORT_START, 2.4);
          binome_report_table_add_column (table, _ ("Score"), BINOME_REPORT_END, 0.9);
          binome_report_table_add_column (table, _ ("Known"), BINOME_REPORT_END, 0.9);
          binome_report_table_add_column (table, _ ("By hand"), BINOME_REPORT_CENTRE, 1);
        }
      binome_report_table_add_row (table, cells);
    }
  if (table == NULL)
    binome_report_add_paragraph (self->report, _ ("No pair was found."));
  else
    binome_report_add_paragraph (
        self->report, _ ("“Known” is the share of the weights whose values are filled in on both sides."));

  return finish (local_error, error);
}

static gboolean
add_nobody (Minutes *self, GError **error)
{
  BinomeStatement *row = prepare (
      self,
      "SELECT " BINOME_SQL_NAME ("p") ", m.explanation, m.detail FROM match_result m"
                                      " JOIN enrolment e ON e.id = m.tutee JOIN person p ON p.id = e.person"
                                      " WHERE m.run = ?1 AND m.tutor IS NULL ORDER BY 1, m.id",
      binome_entity_get_id (self->run), error);
  BinomeReportTable *table = NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  begin (self, BINOME_LETTER_MADE "without-tutor");
  while (binome_statement_step (row, &local_error))
    {
      g_autofree char *name = g_strdup (binome_statement_get_text (row, 0));
      g_autofree char *otherwise = g_strdup (binome_statement_get_text (row, 1));
      g_autofree char *why
          = binome_match_explanation_dup (binome_statement_get_text (row, 2), FALSE, FALSE, otherwise);
      const char *const cells[] = { name, why, NULL };

      if (table == NULL)
        {
          table = binome_report_add_table (self->report, _ ("Who has nobody, and why"));
          binome_report_table_add_column (table, _ ("Tutee"), BINOME_REPORT_START, 1.5);
          binome_report_table_add_column (table, _ ("Why"), BINOME_REPORT_START, 4);
        }
      binome_report_table_add_row (table, cells);
    }
  if (table == NULL && local_error == NULL)
    binome_report_add_paragraph (self->report, _ ("Every tutee has a tutor."));

  return finish (local_error, error);
}

/* ---- human decisions ---- */

static gboolean
add_constraints (Minutes *self, GError **error)
{
  g_autoptr (GPtrArray) decisions = binome_match_run_list_decisions (self->db, self->run, error);
  BinomeReportTable *table;

  if (decisions == NULL)
    return FALSE;

  begin (self, BINOME_LETTER_MADE "by-hand");
  if (decisions->len == 0)
    {
      binome_report_add_paragraph (self->report, _ ("Nothing was decided of any pair by hand."));
      return TRUE;
    }

  table = binome_report_add_table (self->report, _ ("Decisions on pairs by hand"));
  binome_report_table_add_column (table, _ ("Tutee"), BINOME_REPORT_START, 2);
  binome_report_table_add_column (table, _ ("Tutor"), BINOME_REPORT_START, 2);
  binome_report_table_add_column (table, _ ("Decision"), BINOME_REPORT_START, 1.6);
  binome_report_table_add_column (table, _ ("On"), BINOME_REPORT_START, 1.5);
  binome_report_table_add_column (table, _ ("Reason"), BINOME_REPORT_START, 2.8);
  for (guint i = 0; i < decisions->len; i++)
    {
      const BinomeMatchDecision *decision = decisions->pdata[i];
      g_autofree char *day = decision->on != BINOME_DATE_NONE
                                 ? binome_date_format (decision->on, BINOME_DATE_MEDIUM)
                                 : g_strdup ("–");
      const char *const cells[] = { decision->tutee,
                                    decision->tutor,
                                    _ (binome_match_constraint_kinds[decision->kind].label),
                                    day,
                                    *decision->reason != '\0' ? decision->reason : "–",
                                    NULL };

      binome_report_table_add_row (table, cells);
    }

  return TRUE;
}

/* The day by which the choice was made; a draft is still compared with all there are. */
static gboolean
was_there_to_compare (Minutes *self, BinomeEntity *run)
{
  BinomeDate decided = binome_entity_get_date (self->run, BINOME_MATCH_RUN_DECIDED_ON);

  if (binome_entity_get_id (run) == binome_entity_get_id (self->run))
    return FALSE;
  if (binome_entity_get_choice (self->run, BINOME_MATCH_RUN_STATE) == BINOME_MATCH_RUN_STATE_DRAFT)
    return TRUE;
  if (decided == BINOME_DATE_NONE)
    decided = binome_entity_get_date (self->run, BINOME_MATCH_RUN_RUN_ON);
  return binome_entity_get_date (run, BINOME_MATCH_RUN_RUN_ON) <= decided;
}

/* The other runs that there were to choose from. */
static gboolean
add_others (Minutes *self, GError **error)
{
  g_autoptr (GPtrArray) runs
      = binome_workflow_select_of (self->db, BINOME_TYPE_MATCH_RUN, BINOME_MATCH_RUN_PROGRAMME,
                                   binome_entity_get_id (self->programme), error);
  BinomeReportTable *table = NULL;

  if (runs == NULL)
    return FALSE;

  begin (self, BINOME_LETTER_MADE "other-runs");
  for (guint i = 0; i < runs->len; i++)
    {
      BinomeEntity *run = runs->pdata[i];
      g_autofree char *served = binome_entity_format (run, BINOME_MATCH_RUN_SERVED);
      g_autofree char *mean
          = binome_text_format_number (binome_entity_get_real (run, BINOME_MATCH_RUN_MEAN_SCORE), 1);
      g_autofree char *day = binome_entity_format (run, BINOME_MATCH_RUN_RUN_ON);
      const char *const cells[] = { binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE),
                                    day,
                                    served,
                                    mean,
                                    binome_entity_get_choice_label (run, BINOME_MATCH_RUN_STATE),
                                    binome_entity_get_text (run, BINOME_MATCH_RUN_DECISION),
                                    NULL };

      if (!was_there_to_compare (self, run))
        continue;
      if (table == NULL)
        {
          table = binome_report_add_table (self->report,
                                           _ ("Runs that were compared, and what became of them"));
          binome_report_table_add_column (table, _ ("Run"), BINOME_REPORT_START, 2);
          binome_report_table_add_column (table, _ ("Day"), BINOME_REPORT_START, 1.2);
          binome_report_table_add_column (table, _ ("Served"), BINOME_REPORT_END, 0.9);
          binome_report_table_add_column (table, _ ("Mean"), BINOME_REPORT_END, 0.9);
          binome_report_table_add_column (table, _ ("State"), BINOME_REPORT_START, 1.2);
          binome_report_table_add_column (table, _ ("Reason"), BINOME_REPORT_START, 2.4);
        }
      binome_report_table_add_row (table, cells);
    }

  return TRUE;
}

static void
add_validation (Minutes *self)
{
  gboolean adopted
      = binome_entity_get_choice (self->run, BINOME_MATCH_RUN_STATE) == (int)BINOME_MATCH_RUN_STATE_ADOPTED;
  g_autofree char *text = g_strdup_printf (
      adopted
          /* Translators: %s is the title of a matching run. */
          ? _ ("By signing, both confirm that they have looked at the result “%s” and its reasons, and validate the pairs above.")
          /* Translators: %s is the title of a matching run. */
          : _ ("“%s” is not adopted: to sign only confirms that it was looked at."),
      binome_entity_get_text (self->run, BINOME_MATCH_RUN_TITLE));

  begin (self, BINOME_LETTER_MADE "validation");
  binome_report_add_paragraph (self->report, text);
}

/**
 * binome_matching_minutes_build:
 * @db: the file
 * @run: a run
 * @error: return location for a #GError
 *
 * Writes the minutes in the language of the process, in the words of the library of letters: the decision
 * and who takes it, what was asked for and by which criteria, the result with its proof, pairs, people
 * without a tutor and why, decisions by hand with their reasons, the runs that there were to choose from, and
 * room to sign.
 *
 * Returns: (transfer full) (nullable): the minutes, to be paginated
 */
BinomeReport *
binome_matching_minutes_build (BinomeDb *db, gint64 run, GError **error)
{
  g_auto (Minutes) self = { .db = db };

  self.run = binome_db_get (db, BINOME_TYPE_MATCH_RUN, run, error);
  if (self.run == NULL)
    return NULL;
  self.programme = binome_db_get (db, BINOME_TYPE_PROGRAMME,
                                  binome_entity_get_reference (self.run, BINOME_MATCH_RUN_PROGRAMME), error);
  if (self.programme == NULL
      || !binome_report_names_read (&self.names, db, binome_entity_get_id (self.programme),
                                    binome_entity_get_date (self.run, BINOME_MATCH_RUN_RUN_ON), error))
    return NULL;
  self.document
      = binome_letter_document_new (db, "matching-minutes", binome_entity_get_id (self.programme), 0, error);
  if (self.document == NULL)
    return NULL;

  set_head (&self);
  add_decision (&self);
  if (!add_left_out (&self, error))
    return NULL;
  add_criteria (&self);
  add_figures (&self);
  if (!add_pairs (&self, error) || !add_nobody (&self, error) || !add_constraints (&self, error)
      || !add_others (&self, error))
    return NULL;
  add_validation (&self);

  return binome_letter_document_build (self.document, error);
}

/**
 * binome_matching_minutes_find_run:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND where it was never matched
 *
 * Returns: the run that was adopted last, or else the latest; 0 with an error
 */
gint64
binome_matching_minutes_find_run (BinomeDb *db, gint64 programme, GError **error)
{
  gint64 run;

  if (!binome_workflow_get_number (
          db,
          "SELECT coalesce ((SELECT max (id) FROM match_run WHERE programme = ?1 AND state = 'adopted'),"
          " (SELECT max (id) FROM match_run WHERE programme = ?1), 0)",
          programme, &run, error))
    return 0;
  if (run == 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                         _ ("There is no run yet: match first."));
  return run;
}
