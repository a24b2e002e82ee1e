/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the objectives of a programme stand on a day. */

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-figures-private.h"
#include "binome-text.h"

/* An objective is on course while it is not further behind than that. */
#define TOLERANCE 0.9

void
binome_objective_figure_free (BinomeObjectiveFigure *figure)
{
  g_free (figure->title);
  g_free (figure->indicator);
  g_free (figure->unit);
  g_free (figure->comment);
  g_free (figure);
}

/**
 * binome_objective_status_get_label:
 * @status: where an objective stands
 *
 * Returns: (transfer none): what the user calls it
 */
const char *
binome_objective_status_get_label (BinomeObjectiveStatus status)
{
  switch (status)
    {
    case BINOME_OBJECTIVE_REACHED:
      return C_ ("objective", "Reached");
    case BINOME_OBJECTIVE_ON_COURSE:
      return C_ ("objective", "On course");
    case BINOME_OBJECTIVE_AT_RISK:
      return C_ ("objective", "At risk");
    case BINOME_OBJECTIVE_MISSED:
      return C_ ("objective", "Missed");
    case BINOME_OBJECTIVE_UNKNOWN:
    default:
      return C_ ("objective", "Not known yet");
    }
}

/* A share holds at any time, so it should be near its target throughout; a quantity grows with time. */
static gboolean
is_share (BinomeIndicator indicator)
{
  switch (indicator)
    {
    case BINOME_INDICATOR_SERVED_SHARE:
    case BINOME_INDICATOR_CHECK_INS_ON_TIME:
    case BINOME_INDICATOR_COMPLETED_SHARE:
      return TRUE;
    case BINOME_INDICATOR_MANUAL:
    case BINOME_INDICATOR_TUTORS:
    case BINOME_INDICATOR_TUTEES:
    case BINOME_INDICATOR_HOURS:
    case BINOME_INDICATOR_SKILLS_REACHED:
    default:
      return FALSE;
    }
}

/**
 * binome_figures_objective_status:
 * @indicator: what is measured
 * @direction: which way it should go
 * @baseline: where it started; NaN counts as 0
 * @target: where it should get
 * @result: where it is
 * @starts_on: the first day of the programme
 * @due_on: the day by which the target should be reached
 * @as_of: the day to look at
 *
 * Reached: the result is at the target or better. Missed: it is not, and the day has passed.
 * Before that an objective is on course while it has covered at least nine tenths of the way that
 * time has: of the straight line from baseline to target, or for a share of the target itself.
 *
 * Returns: where the objective stands
 */
BinomeObjectiveStatus
binome_figures_objective_status (BinomeIndicator indicator, BinomeDirection direction, double baseline,
                                 double target, double result, BinomeDate starts_on, BinomeDate due_on,
                                 BinomeDate as_of)
{
  double sign = direction == BINOME_DIRECTION_DOWN ? -1 : 1, elapsed, from = isnan (baseline) ? 0 : baseline;

  if (isnan (target) || isnan (result))
    return BINOME_OBJECTIVE_UNKNOWN;
  if (sign * result >= sign * target)
    return BINOME_OBJECTIVE_REACHED;
  if (due_on != BINOME_DATE_NONE && as_of > due_on)
    return BINOME_OBJECTIVE_MISSED;

  if (is_share (indicator) && direction == BINOME_DIRECTION_UP)
    return result >= TOLERANCE * target ? BINOME_OBJECTIVE_ON_COURSE : BINOME_OBJECTIVE_AT_RISK;
  /* Without a way to go from, or a day to get there by, being short of the target is all one knows. */
  if (sign * (target - from) <= 0 || due_on <= starts_on)
    return BINOME_OBJECTIVE_AT_RISK;

  elapsed = CLAMP ((double)(as_of - starts_on) / (due_on - starts_on), 0, 1);
  return (result - from) / (target - from) >= TOLERANCE * elapsed ? BINOME_OBJECTIVE_ON_COURSE
                                                                  : BINOME_OBJECTIVE_AT_RISK;
}

static const BinomeSkillFigure *
find_skill (const BinomeFigures *self, gint64 skill)
{
  for (guint i = 0; i < self->skills->len; i++)
    {
      BinomeSkillFigure *figure = g_ptr_array_index (self->skills, i);

      if (figure->skill == skill)
        return figure;
    }
  return NULL;
}

/* Of all the skills wanted, or of the one that the objective is about; NaN where nobody wants it. */
static double
get_skills_reached (const BinomeFigures *self, gint64 skill)
{
  const BinomeSkillFigure *figure = find_skill (self, skill);

  if (skill == 0)
    return self->skills_share;
  return figure != NULL ? binome_figures_share (figure->reached, figure->planned) : NAN;
}

/* As the user worded it; else its name, with the skill that it is about. */
static char *
word_indicator (const BinomeFigures *self, BinomeEntity *objective, BinomeIndicator indicator)
{
  const char *text = binome_entity_get_text (objective, BINOME_OBJECTIVE_INDICATOR_TEXT);
  const char *label = binome_entity_get_choice_label (objective, BINOME_OBJECTIVE_INDICATOR);
  const BinomeSkillFigure *skill
      = indicator == BINOME_INDICATOR_SKILLS_REACHED
            ? find_skill (self, binome_entity_get_reference (objective, BINOME_OBJECTIVE_SKILL))
            : NULL;

  if (!binome_text_is_blank (text))
    return g_strdup (text);
  /* Translators: an indicator, and the skill that it is about. */
  return skill != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), label, skill->title) : g_strdup (label);
}

static double
get_result (const BinomeFigures *self, BinomeEntity *objective, BinomeIndicator indicator)
{
  switch (indicator)
    {
    case BINOME_INDICATOR_TUTORS:
      return self->tutors_active;
    case BINOME_INDICATOR_TUTEES:
      return self->served;
    case BINOME_INDICATOR_SERVED_SHARE:
      return self->served_share * 100;
    case BINOME_INDICATOR_HOURS:
      return self->hours;
    case BINOME_INDICATOR_CHECK_INS_ON_TIME:
      return self->on_time_share * 100;
    case BINOME_INDICATOR_COMPLETED_SHARE:
      return self->completed_share * 100;
    case BINOME_INDICATOR_SKILLS_REACHED:
      return get_skills_reached (self, binome_entity_get_reference (objective, BINOME_OBJECTIVE_SKILL)) * 100;
    case BINOME_INDICATOR_MANUAL:
    default:
      return binome_entity_get_real (objective, BINOME_OBJECTIVE_RESULT);
    }
}

static const char *
get_unit (BinomeEntity *objective, BinomeIndicator indicator)
{
  switch (indicator)
    {
    case BINOME_INDICATOR_SERVED_SHARE:
    case BINOME_INDICATOR_CHECK_INS_ON_TIME:
    case BINOME_INDICATOR_COMPLETED_SHARE:
    case BINOME_INDICATOR_SKILLS_REACHED:
      return "%";
    case BINOME_INDICATOR_HOURS:
      /* Translators: the abbreviation of hours. */
      return _ ("h");
    case BINOME_INDICATOR_TUTORS:
    case BINOME_INDICATOR_TUTEES:
      return "";
    case BINOME_INDICATOR_MANUAL:
    default:
      return binome_entity_get_text (objective, BINOME_OBJECTIVE_UNIT);
    }
}

void
binome_figures_add_objectives (BinomeFigures *self, const BinomeFacts *facts)
{
  self->objectives = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_objective_figure_free);

  for (guint i = 0; i < facts->objectives->len; i++)
    {
      BinomeEntity *objective = g_ptr_array_index (facts->objectives, i);
      BinomeIndicator indicator
          = (BinomeIndicator)binome_entity_get_choice (objective, BINOME_OBJECTIVE_INDICATOR);
      BinomeObjectiveFigure *figure = g_new0 (BinomeObjectiveFigure, 1);

      figure->objective = binome_entity_get_id (objective);
      figure->title = g_strdup (binome_entity_get_text (objective, BINOME_OBJECTIVE_TITLE));
      figure->indicator = word_indicator (self, objective, indicator);
      figure->unit = g_strdup (get_unit (objective, indicator));
      figure->baseline = binome_entity_get_real (objective, BINOME_OBJECTIVE_BASELINE);
      figure->target = binome_entity_get_real (objective, BINOME_OBJECTIVE_TARGET);
      figure->result = get_result (self, objective, indicator);
      figure->due_on = binome_entity_get_date (objective, BINOME_OBJECTIVE_DUE_ON);
      if (figure->due_on == BINOME_DATE_NONE)
        figure->due_on = self->ends_on;
      figure->comment = g_strdup (binome_entity_get_text (objective, BINOME_OBJECTIVE_COMMENT));
      figure->status = binome_figures_objective_status (
          indicator, (BinomeDirection)binome_entity_get_choice (objective, BINOME_OBJECTIVE_DIRECTION),
          figure->baseline, figure->target, figure->result, self->starts_on, figure->due_on, self->as_of);
      g_ptr_array_add (self->objectives, figure);
    }
}
