/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation report of a programme, as of a day. */

#include "binome-evaluation-report.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-evaluation-tables.h"
#include "binome-figure-charts.h"
#include "binome-figure-lines.h"
#include "binome-letter-document.h"
#include "binome-letter-text.h"
#include "binome-report-names.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define CHART_HEIGHT 190
#define RADAR_HEIGHT 260

/* What one expects of a programme. */
#define GOOD_SHARE 0.7
#define GOOD_ON_TIME 0.8
#define GOOD_SATISFACTION 4

static void
set_head (BinomeLetterDocument *document, const BinomeFigures *figures, const BinomeReportNames *names)
{
  BinomeReport *report = binome_letter_document_get_report (document);
  g_autofree char *day = binome_date_format (figures->as_of, BINOME_DATE_LONG);
  g_autofree char *from = binome_date_format (figures->starts_on, BINOME_DATE_MEDIUM);
  g_autofree char *until = binome_date_format (figures->ends_on, BINOME_DATE_MEDIUM);
  /* Translators: two dates. */
  g_autofree char *period = g_strdup_printf (_ ("%1$s to %2$s"), from, until);

  binome_report_set_keywords (report, _ ("tutoring, tutors, tutees, evaluation"));
  binome_report_set_author (report, names->coordinator);
  binome_report_set_period (report, period);
  binome_report_set_date_text (report, day);
  binome_letter_document_set (document, "report.day", day);
  binome_letter_document_set (document, "coordinator.name", names->coordinator);
  binome_letter_document_set (document, "sponsor.name", names->sponsor);
  binome_letter_document_set_cover (document);
}

static void
add_key_figures (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *served = binome_text_format_number (figures->served, 0);
  g_autofree char *tutors = binome_text_format_number (figures->tutors_active, 0);
  g_autofree char *share = binome_text_format_percent (figures->served_share, 0);
  g_autofree char *hours = binome_figures_format_value (figures->hours, _ ("h"), 0);
  g_autofree char *on_time = binome_text_format_percent (figures->on_time_share, 0);
  g_autofree char *satisfaction = binome_text_format_number (figures->satisfaction, 1);
  g_autofree char *of_tutees
      = g_strdup_printf (ngettext ("of %d tutee", "of %d tutees", (gulong)figures->tutees), figures->tutees);
  g_autofree char *of_tutors
      = g_strdup_printf (ngettext ("of %d tutor", "of %d tutors", (gulong)figures->tutors), figures->tutors);
  g_autofree char *meetings = g_strdup_printf (
      ngettext ("in %d meeting", "in %d meetings", (gulong)figures->meetings_held), figures->meetings_held);
  g_autofree char *of_due = g_strdup_printf (
      ngettext ("of %d due", "of %d due", (gulong)figures->check_ins_due), figures->check_ins_due);
  g_autofree char *answers
      = g_strdup_printf (ngettext ("%d answer", "%d answers", (gulong)figures->satisfaction_answers),
                         figures->satisfaction_answers);

  binome_report_add_key_figure (report, served, _ ("Tutees accompanied"), of_tutees);
  binome_report_add_key_figure (report, tutors, _ ("Tutors active"), of_tutors);
  binome_report_add_key_figure (report, share, _ ("Tutees with a tutor"), NULL);
  binome_report_add_key_figure (report, hours, _ ("Time together"), meetings);
  binome_report_add_key_figure (report, on_time, _ ("Check-ins on time"), of_due);
  binome_report_add_key_figure (report, satisfaction, _ ("Satisfaction, of 5"), answers);
}

/* Judges what is shown: 3.98 is written as 4, and counts as 4. */
static gboolean
is_at_least (double value, double wanted, double step)
{
  return round (value / step) >= round (wanted / step);
}

static void
say_served (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *share = binome_text_format_percent (figures->served_share, 0);
  g_autofree char *text = NULL;

  if (isnan (figures->served_share))
    {
      binome_report_add_paragraph (report, _ ("No tutee takes part yet."));
      return;
    }

  /* Translators: %1$d tutees, %2$s their share such as “92%”. */
  text = g_strdup_printf (ngettext ("%1$d tutee has or had a tutor: %2$s of those who take part.",
                                    "%1$d tutees have or had a tutor: %2$s of those who take part.",
                                    (gulong)figures->served),
                          figures->served, share);
  binome_report_add_lead_paragraph (report,
                                    is_at_least (figures->served_share, GOOD_SHARE, 0.01)
                                        ? _ ("Most tutees are accompanied.")
                                        : _ ("Many tutees have nobody."),
                                    text);
}

static void
say_follow_up (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *on_time = binome_text_format_percent (figures->on_time_share, 0);
  g_autofree char *text = NULL;

  if (isnan (figures->on_time_share))
    return;

  /* Translators: %1$d check-ins were due, %2$s a share such as “92%”. */
  text = g_strdup_printf (ngettext ("Of %1$d check-in due, %2$s was held within the days planned for it.",
                                    "Of %1$d check-ins due, %2$s were held within the days planned for them.",
                                    (gulong)figures->check_ins_due),
                          figures->check_ins_due, on_time);
  binome_report_add_lead_paragraph (report,
                                    is_at_least (figures->on_time_share, GOOD_ON_TIME, 0.01)
                                        ? _ ("The follow-up is regular.")
                                        : _ ("The follow-up is often late."),
                                    text);
}

static void
say_outcome (BinomeReport *report, const BinomeFigures *figures)
{
  int ended = figures->pairs_completed + figures->pairs_ended_early;
  g_autofree char *text = NULL;

  if (ended == 0)
    text = g_strdup_printf (ngettext ("%d pair is running; none has ended yet.",
                                      "%d pairs are running; none has ended yet.",
                                      (gulong)figures->pairs_live),
                            figures->pairs_live);
  else
    /* Translators: %1$d pairs have ended, %2$d of them completed, %3$d early. */
    text = g_strdup_printf (ngettext ("%1$d pair has ended: completed %2$d, ended early %3$d.",
                                      "%1$d pairs have ended: completed %2$d, ended early %3$d.",
                                      (gulong)ended),
                            ended, figures->pairs_completed, figures->pairs_ended_early);
  binome_report_add_lead_paragraph (report, _ ("How the pairs ended."), text);
}

static void
say_satisfaction (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *mean = binome_text_format_number (figures->satisfaction, 1);
  g_autofree char *text = NULL;

  if (figures->satisfaction_answers == 0)
    return;

  /* Translators: %1$s is a mean from 1 to 5, %2$d how many answered. */
  text = g_strdup_printf (ngettext ("The mean is %1$s of 5, from %2$d answer.",
                                    "The mean is %1$s of 5, from %2$d answers.",
                                    (gulong)figures->satisfaction_answers),
                          mean, figures->satisfaction_answers);
  binome_report_add_lead_paragraph (report,
                                    is_at_least (figures->satisfaction, GOOD_SATISFACTION, 0.1)
                                        ? _ ("Those asked are satisfied.")
                                        : _ ("Satisfaction leaves something to be desired."),
                                    text);
}

static void
add_summary (BinomeReport *report, const BinomeFigures *figures)
{
  say_served (report, figures);
  say_follow_up (report, figures);
  say_outcome (report, figures);
  say_satisfaction (report, figures);
}

static void
add_objectives (BinomeReport *report, const BinomeFigures *figures)
{
  guint reached = 0;
  g_autofree char *text = NULL;

  if (figures->objectives->len == 0)
    {
      binome_report_add_paragraph (report, _ ("The programme has set itself no objective."));
      return;
    }

  for (guint i = 0; i < figures->objectives->len; i++)
    if (((BinomeObjectiveFigure *)figures->objectives->pdata[i])->status == BINOME_OBJECTIVE_REACHED)
      reached++;
  /* Translators: %1$u objectives, %2$u of them reached. */
  text = g_strdup_printf (ngettext ("The programme has %1$u objective; reached: %2$u.",
                                    "The programme has %1$u objectives; reached: %2$u.",
                                    figures->objectives->len),
                          figures->objectives->len, reached);
  binome_report_add_paragraph (report, text);
  binome_evaluation_tables_add_objectives (report, figures);
}

static void
add_chart (BinomeReport *report, BinomeChart *made, double height)
{
  g_autoptr (BinomeChart) chart = made;

  if (chart != NULL)
    binome_report_add_chart (report, chart, height, binome_chart_get_caption (chart));
}

static void
add_participation (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *places = g_strdup_printf (
      /* Translators: %1$d places, %2$d of them taken. */
      ngettext ("The tutors offer %1$d place on this day; taken: %2$d.",
                "The tutors offer %1$d places on this day; taken: %2$d.", (gulong)figures->seats),
      figures->seats, figures->seats_used);
  g_autofree char *unserved = g_strdup_printf (
      ngettext ("%d tutee waits for a tutor.", "%d tutees wait for a tutor.", (gulong)figures->unserved),
      figures->unserved);

  binome_report_add_paragraph (report, places);
  if (figures->unserved > 0)
    binome_report_add_paragraph (report, unserved);
  add_chart (report, binome_figures_chart_sites (figures), CHART_HEIGHT);
  add_chart (report, binome_figures_chart_states (figures), CHART_HEIGHT);
}

static void
add_follow_up (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *hours = binome_figures_format_value (figures->hours_per_pair, _ ("h"), 1);
  g_autofree char *held = g_strdup_printf (
      /* Translators: %1$d meetings, %2$s hours such as “12 h”. */
      ngettext ("%1$d meeting was held; each pair spent %2$s together on average.",
                "%1$d meetings were held; each pair spent %2$s together on average.",
                (gulong)figures->meetings_held),
      figures->meetings_held, hours);

  if (figures->pairs_started > 0)
    binome_report_add_paragraph (report, held);
  else
    binome_report_add_paragraph (report, _ ("No pair had started by this day."));
  add_chart (report, binome_figures_chart_activity (figures), CHART_HEIGHT);
  add_chart (report, binome_figures_chart_check_ins (figures), CHART_HEIGHT);
}

static void
add_skills (BinomeReport *report, const BinomeFigures *figures)
{
  g_autofree char *share = binome_text_format_percent (figures->skills_share, 0);
  g_autofree char *text = NULL;

  if (figures->skills->len == 0)
    {
      binome_report_add_paragraph (report, _ ("The tutees accompanied have named no skill to acquire."));
      return;
    }

  /* Translators: %1$d skills were aimed at, %2$d assessed, %3$s a share such as “64%”. */
  text = g_strdup_printf (ngettext ("%1$d skill was aimed at; assessed: %2$d; at the target level: %3$s.",
                                    "%1$d skills were aimed at; assessed: %2$d; at the target level: %3$s.",
                                    (gulong)figures->skills_planned),
                          figures->skills_planned, figures->skills_assessed, share);
  binome_report_add_paragraph (report, text);
  add_chart (report, binome_figures_chart_skills (figures), RADAR_HEIGHT);
  binome_evaluation_tables_add_skills (report, figures);
}

/* What is made of the figures alone. */
static void
add_figures (BinomeLetterDocument *document, const BinomeFigures *figures)
{
  static const struct
  {
    const char *block;
    void (*add) (BinomeReport *report, const BinomeFigures *figures);
  } blocks[] = {
    { BINOME_LETTER_MADE "key-figures", add_key_figures },
    { BINOME_LETTER_MADE "summary", add_summary },
    { BINOME_LETTER_MADE "objectives", add_objectives },
    { BINOME_LETTER_MADE "participation", add_participation },
    { BINOME_LETTER_MADE "follow-up", add_follow_up },
    { BINOME_LETTER_MADE "skills", add_skills },
    { BINOME_LETTER_MADE "method", binome_evaluation_tables_add_method },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    blocks[i].add (binome_letter_document_add (document, blocks[i].block), figures);
}

/**
 * binome_evaluation_report_build:
 * @db: the file
 * @programme: a programme
 * @as_of: the day: what is dated later is not counted
 * @error: return location for a #GError
 *
 * Writes the report in the language of the process, in the words of the library of letters: cover and
 * contents, summary, results against objectives, participation, follow-up, skills, pairs, schedule, approval,
 * and how each figure is counted. What the co-ordinator noted about people is not in it.
 *
 * Returns: (transfer full) (nullable): the report, to be paginated
 */
BinomeReport *
binome_evaluation_report_build (BinomeDb *db, gint64 programme, BinomeDate as_of, GError **error)
{
  g_autoptr (BinomeFigures) figures = binome_figures_compute (db, programme, as_of, error);
  g_autoptr (BinomeLetterDocument) document = NULL;
  g_auto (BinomeReportNames) names = { 0 };

  if (figures == NULL || !binome_report_names_read (&names, db, programme, as_of, error))
    return NULL;
  document = binome_letter_document_new (db, "evaluation-report", programme, 0, error);
  if (document == NULL)
    return NULL;

  set_head (document, figures, &names);
  add_figures (document, figures);
  if (!binome_evaluation_tables_add_pairs (binome_letter_document_add (document, BINOME_LETTER_MADE "pairs"),
                                           db, figures, error)
      || !binome_evaluation_tables_add_milestones (
          binome_letter_document_add (document, BINOME_LETTER_MADE "schedule"), db, figures, error))
    return NULL;

  return binome_letter_document_build (document, error);
}
