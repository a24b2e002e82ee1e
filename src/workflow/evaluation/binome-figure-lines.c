/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a programme as a list, each with its formula: for exports and the report's annex. */

#include "binome-figure-lines.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

static void
add (GArray *lines, const char *id, const char *label, const char *unit, int decimals, double value,
     const char *formula)
{
  BinomeFigureLine line = { id, label, unit, decimals, value, formula };

  g_array_append_val (lines, line);
}

static void
add_people (GArray *lines, const BinomeFigures *f)
{
  add (lines, "tutors", _ ("Tutors"), "", 0, f->tutors, _ ("Tutors accepted at any time up to the day."));
  add (lines, "tutors-active", _ ("Tutors active"), "", 0, f->tutors_active,
       _ ("Tutors with a pair that started at any time up to the day."));
  add (
      lines, "tutees", _ ("Tutees"), "", 0, f->tutees,
      _ ("Tutees accepted at any time up to the day; those who withdrew before having a tutor are left out."));
  add (lines, "tutees-served", _ ("Tutees accompanied"), "", 0, f->served,
       _ ("Tutees with a pair that started at any time up to the day."));
  add (lines, "served-share", _ ("Tutees with a tutor"), "%", 1, f->served_share * 100,
       _ ("Tutees accompanied ÷ tutees."));
  add (
      lines, "unserved", _ ("Tutees without a tutor"), "", 0, f->unserved,
      _ ("Tutees still taking part on the day who have no pair, not even a proposed one, and completed none."));
  add (
      lines, "seats", _ ("Places"), "", 0, f->seats,
      _ ("For each tutor taking part on the day, the lower of the tutor’s and the programme’s limit; added up."));
  add (lines, "seats-used", _ ("Places taken"), "", 0, f->seats_used,
       _ ("Pairs proposed, confirmed or running on the day."));
}

static void
add_pairs (GArray *lines, const BinomeFigures *f)
{
  add (lines, "pairs-started", _ ("Pairs started"), "", 0, f->pairs_started,
       _ ("Pairs whose start lies on the day or before."));
  add (lines, "pairs-live", _ ("Pairs running"), "", 0, f->pairs_live,
       _ ("Pairs started and not ended on the day, paused ones included."));
  add (lines, "pairs-completed", _ ("Pairs completed"), "", 0, f->pairs_completed,
       _ ("Pairs completed on the day or before."));
  add (lines, "pairs-ended-early", _ ("Pairs ended early"), "", 0, f->pairs_ended_early,
       _ ("Pairs ended early on the day or before."));
  add (lines, "completed-share", _ ("Completion"), "%", 1, f->completed_share * 100,
       _ ("Pairs completed ÷ (pairs completed + pairs ended early)."));
  add (lines, "early-share", _ ("Early ends"), "%", 1, f->early_share * 100,
       _ ("Pairs ended early ÷ pairs started."));
}

static void
add_follow_up (GArray *lines, const BinomeFigures *f)
{
  add (lines, "meetings-held", _ ("Meetings held"), "", 0, f->meetings_held,
       _ ("Meetings held up to the day; cancelled ones and no-shows do not count."));
  /* Translators: the abbreviation of hours. */
  add (lines, "hours", _ ("Hours of meetings"), _ ("h"), 1, f->hours,
       _ ("Minutes of the meetings held up to the day ÷ 60."));
  add (lines, "hours-per-pair", _ ("Hours for each pair"), _ ("h"), 1, f->hours_per_pair,
       _ ("Hours of meetings ÷ pairs started."));
  add (lines, "no-shows", _ ("No-shows"), "", 0, f->no_shows, _ ("Meetings to which somebody did not come."));
  add (lines, "no-show-share", _ ("Share of no-shows"), "%", 1, f->no_show_share * 100,
       _ ("No-shows ÷ (meetings held + cancelled + no-shows)."));
  add (
      lines, "check-ins-due", _ ("Check-ins due"), "", 0, f->check_ins_due,
      _ ("Check-ins held or missed, and those whose days to hold them ended before the day; waived ones are left "
         "out."));
  add (lines, "check-ins-held", _ ("Check-ins held"), "", 0, f->check_ins_held,
       _ ("Check-ins held on the day or before."));
  add (lines, "check-ins-on-time", _ ("Check-ins held on time"), "%", 1, f->on_time_share * 100,
       _ ("Check-ins held by their due date plus the days planned to hold them ÷ check-ins due."));
  add (lines, "check-ins-overdue", _ ("Check-ins overdue"), "", 0, f->check_ins_overdue,
       _ ("Check-ins due and not held, of pairs running on the day."));
  add (lines, "satisfaction", _ ("Satisfaction (1 to 5)"), "", 2, f->satisfaction,
       _ ("Mean of the answers given at the check-ins held up to the day."));
  add (lines, "satisfaction-answers", _ ("Answers on satisfaction"), "", 0, f->satisfaction_answers,
       _ ("Check-ins held up to the day with an answer."));
}

static void
add_skills (GArray *lines, const BinomeFigures *f)
{
  add (lines, "skills-planned", _ ("Skills aimed at"), "", 0, f->skills_planned,
       _ ("Skills wanted by the tutees accompanied, each counted for each tutee."));
  add (lines, "skills-assessed", _ ("Skills assessed"), "", 0, f->skills_assessed,
       _ ("Skills aimed at with an assessment up to the day."));
  add (lines, "skills-reached", _ ("Skills at their target"), "", 0, f->skills_reached,
       _ ("Skills aimed at whose last assessment up to the day is at the target level or above."));
  add (lines, "skills-share", _ ("Share of skills at their target"), "%", 1, f->skills_share * 100,
       _ ("Skills at their target ÷ skills aimed at; a skill never assessed counts as not reached."));
}

/**
 * binome_figures_list_lines:
 * @figures: figures
 *
 * Returns: (transfer full) (element-type BinomeFigureLine): all of them, with their definitions
 */
GArray *
binome_figures_list_lines (const BinomeFigures *figures)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (BinomeFigureLine));

  add_people (lines, figures);
  add_pairs (lines, figures);
  add_follow_up (lines, figures);
  add_skills (lines, figures);

  return lines;
}

/**
 * binome_figures_format_value:
 * @value: a figure; NaN where it is not known
 * @unit: "%" for a percentage, another unit, or ""
 * @decimals: how many to show at most
 *
 * Returns: (transfer full): the figure with its unit, for people
 */
char *
binome_figures_format_value (double value, const char *unit, int decimals)
{
  g_autofree char *number = NULL;

  if (g_str_equal (unit, "%"))
    return binome_text_format_percent (value / 100, decimals);

  number = binome_text_format_number (value, decimals);
  if (*unit == '\0' || value != value)
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s\302\240%s", number, unit); /* no-break space */
}

/**
 * binome_figure_line_format:
 * @line: a figure
 *
 * Returns: (transfer full): its value with its unit, for people
 */
char *
binome_figure_line_format (const BinomeFigureLine *line)
{
  return binome_figures_format_value (line->value, line->unit, line->decimals);
}
