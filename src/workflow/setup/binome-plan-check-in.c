/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the check-in plan means for one pair: whether it is for it, on which day, in which words. */

#include "binome-plan-check-in.h"

#include "binome-pair-workflow.h"
#include "binome-text.h"

static char *
fold_job (const char *job)
{
  g_autofree char *line = binome_text_clean_line (job);

  return binome_text_fold (line);
}

/**
 * binome_plan_step_is_for:
 * @step: a step of a plan
 * @job: the job of a tutee; empty where it is not known
 *
 * A step of a job is for the tutees of that job alone; several are divided by “;”. Case, accents and
 * spaces at the ends do not count.
 *
 * Returns: whether the step is for that tutee
 */
gboolean
binome_plan_step_is_for (BinomeEntity *step, const char *job)
{
  const char *only = binome_entity_get_text (step, BINOME_PLAN_STEP_JOB);
  g_auto (GStrv) jobs = g_strsplit (only, ";", -1);
  g_autofree char *given = fold_job (job);

  if (binome_text_is_blank (only))
    return TRUE;
  for (guint i = 0; jobs[i] != NULL; i++)
    {
      g_autofree char *one = fold_job (jobs[i]);

      if (*one != '\0' && g_str_equal (one, given))
        return TRUE;
    }

  return FALSE;
}

/**
 * binome_plan_step_find_day:
 * @step: a step of a plan
 * @pair: a pair that has started
 *
 * Returns: the day the step falls on for the pair, see binome_pair_check_in_date()
 */
BinomeDate
binome_plan_step_find_day (BinomeEntity *step, BinomeEntity *pair)
{
  return binome_pair_check_in_date ((BinomeAnchor)binome_entity_get_choice (step, BINOME_PLAN_STEP_ANCHOR),
                                    (int)binome_entity_get_integer (step, BINOME_PLAN_STEP_DAYS),
                                    binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON),
                                    binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END));
}

/**
 * binome_plan_step_put_words:
 * @step: a step of a plan
 * @check_in: its check-in
 *
 * Gives the check-in the title, the kind and the days to hold it of the step.
 */
void
binome_plan_step_put_words (BinomeEntity *step, BinomeEntity *check_in)
{
  binome_entity_set_text (check_in, BINOME_CHECK_IN_TITLE,
                          binome_entity_get_text (step, BINOME_PLAN_STEP_TITLE));
  binome_entity_set_choice (check_in, BINOME_CHECK_IN_KIND,
                            binome_entity_get_choice (step, BINOME_PLAN_STEP_KIND));
  binome_entity_set_integer (check_in, BINOME_CHECK_IN_WINDOW,
                             binome_entity_get_integer (step, BINOME_PLAN_STEP_WINDOW));
}

/**
 * binome_plan_step_has_words_of:
 * @step: a step of a plan
 * @check_in: its check-in
 *
 * Returns: whether binome_plan_step_put_words() would change nothing
 */
gboolean
binome_plan_step_has_words_of (BinomeEntity *step, BinomeEntity *check_in)
{
  return g_str_equal (binome_entity_get_text (step, BINOME_PLAN_STEP_TITLE),
                      binome_entity_get_text (check_in, BINOME_CHECK_IN_TITLE))
         && binome_entity_get_choice (step, BINOME_PLAN_STEP_KIND)
                == binome_entity_get_choice (check_in, BINOME_CHECK_IN_KIND)
         && binome_entity_get_integer (step, BINOME_PLAN_STEP_WINDOW)
                == binome_entity_get_integer (check_in, BINOME_CHECK_IN_WINDOW);
}

/**
 * binome_plan_step_make_check_in:
 * @step: a step of a plan
 * @pair: a pair
 * @day: the day it falls on for the pair
 *
 * Returns: (transfer full): a new check-in, not kept yet
 */
BinomeEntity *
binome_plan_step_make_check_in (BinomeEntity *step, BinomeEntity *pair, BinomeDate day)
{
  BinomeEntity *check_in = BINOME_ENTITY (binome_check_in_new ());

  binome_entity_set_reference (check_in, BINOME_CHECK_IN_PAIR, binome_entity_get_id (pair));
  binome_entity_set_reference (check_in, BINOME_CHECK_IN_STEP, binome_entity_get_id (step));
  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, day);
  binome_entity_set_date (check_in, BINOME_CHECK_IN_PLANNED_ON, day);
  binome_plan_step_put_words (step, check_in);
  return check_in;
}
