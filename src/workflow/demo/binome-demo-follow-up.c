/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The months of a pair of the sample company: check-ins, meetings, assessments. */

#include "binome-demo-private.h"

#include "binome-plan-check-in.h"
#include "binome-workflow-sql.h"

typedef struct
{
  BinomeDemo *demo;
  BinomeEntity *pair;
  BinomeDate start;
  BinomeDate expected;
  BinomeDate end; /* of what has happened so far: the last day, or today */
  gboolean ended;
  gboolean is_silent;
} Life;

static void
hold_check_in (Life *self, BinomeEntity *check_in, BinomeCheckInKind kind, BinomeDate due_on, int window)
{
  BinomeDemo *demo = self->demo;
  /* Most are held in their days, some late. */
  int shift = binome_demo_random (demo, 8) == 0 ? window + 2 + (int)binome_demo_random (demo, 8)
                                                : (int)binome_demo_random (demo, (guint)window + 2) - 2;
  BinomeDate done_on = binome_demo_workday (demo, MIN (due_on + shift, MAX (self->end, due_on)));
  guint mood = binome_demo_random (demo, 100);
  int satisfaction = mood < 34 ? 5 : mood < 76 ? 4 : mood < 92 ? 3 : 2;

  binome_entity_set_choice (check_in, BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_DONE);
  binome_entity_set_date (check_in, BINOME_CHECK_IN_DONE_ON, MAX (done_on, self->start));
  if (kind == BINOME_CHECK_IN_KIND_TASK)
    return;
  if (self->is_silent && satisfaction > 2)
    satisfaction--;
  binome_entity_set_integer (check_in, BINOME_CHECK_IN_SATISFACTION, satisfaction);
  if (satisfaction <= 2)
    binome_entity_set_text (check_in, BINOME_CHECK_IN_NOTE,
                            binome_demo_pick (demo, binome_demo_poor_notes, binome_demo_n_poor_notes));
  else if (binome_demo_random (demo, 3) > 0)
    binome_entity_set_text (check_in, BINOME_CHECK_IN_NOTE,
                            binome_demo_pick (demo, binome_demo_good_notes, binome_demo_n_good_notes));
}

static void
settle_check_in (Life *self, BinomeEntity *check_in, BinomeCheckInKind kind, BinomeDate due_on, int window)
{
  BinomeDemo *demo = self->demo;

  if (due_on > self->end)
    {
      if (!self->ended)
        return;
      binome_entity_set_choice (check_in, BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_WAIVED);
      binome_entity_set_text (check_in, BINOME_CHECK_IN_REASON, "Le binôme a pris fin");
      return;
    }
  /* What fell due lately is not all done yet: that is what the page of today is for. */
  if (!self->ended && due_on > demo->today - 45 && (self->is_silent || binome_demo_random (demo, 4) == 0))
    return;
  if (!self->ended || due_on < self->end - 20)
    switch (binome_demo_random (demo, 24))
      {
      case 0:
        binome_entity_set_choice (check_in, BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_MISSED);
        binome_entity_set_text (check_in, BINOME_CHECK_IN_REASON, "Arrêt de production, non reporté");
        return;
      case 1:
        binome_entity_set_choice (check_in, BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_WAIVED);
        binome_entity_set_text (check_in, BINOME_CHECK_IN_REASON, "Remplacé par un échange téléphonique");
        return;
      default:
        break;
      }

  hold_check_in (self, check_in, kind, due_on, window);
}

static gboolean
fill_check_ins (Life *self, GError **error)
{
  g_autoptr (GPtrArray) steps
      = binome_workflow_select_of (self->demo->db, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME,
                                   binome_entity_get_reference (self->pair, BINOME_PAIR_PROGRAMME), error);

  if (steps == NULL)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      BinomeEntity *step = g_ptr_array_index (steps, i);
      BinomeDate due_on = binome_plan_step_find_day (step, self->pair);
      g_autoptr (BinomeEntity) check_in = NULL;

      if (due_on == BINOME_DATE_NONE)
        continue;
      check_in = binome_plan_step_make_check_in (step, self->pair, due_on);
      settle_check_in (self, check_in,
                       (BinomeCheckInKind)binome_entity_get_choice (step, BINOME_PLAN_STEP_KIND), due_on,
                       (int)binome_entity_get_integer (step, BINOME_PLAN_STEP_WINDOW));
      if (!binome_db_insert (self->demo->db, check_in, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_meeting (Life *self, BinomeDate held_on, GError **error)
{
  static const int minutes[] = { 30, 45, 60, 60, 60, 75, 90, 90, 120 };
  static const BinomeMeetingKind kinds[]
      = { BINOME_MEETING_KIND_IN_PERSON,  BINOME_MEETING_KIND_IN_PERSON,  BINOME_MEETING_KIND_IN_PERSON,
          BINOME_MEETING_KIND_ON_THE_JOB, BINOME_MEETING_KIND_ON_THE_JOB, BINOME_MEETING_KIND_REMOTE,
          BINOME_MEETING_KIND_PHONE };
  BinomeDemo *demo = self->demo;
  guint fate = binome_demo_random (demo, 40);
  BinomeMeetingOutcome outcome = fate < 2    ? BINOME_MEETING_OUTCOME_CANCELLED
                                 : fate == 2 ? BINOME_MEETING_OUTCOME_NO_SHOW
                                             : BINOME_MEETING_OUTCOME_HELD;
  g_autoptr (BinomeEntity) meeting = BINOME_ENTITY (binome_meeting_new ());

  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, binome_entity_get_id (self->pair));
  binome_entity_set_date (meeting, BINOME_MEETING_HELD_ON, held_on);
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES,
                             minutes[binome_demo_random (demo, G_N_ELEMENTS (minutes))]);
  binome_entity_set_choice (meeting, BINOME_MEETING_KIND,
                            (int)kinds[binome_demo_random (demo, G_N_ELEMENTS (kinds))]);
  binome_entity_set_choice (meeting, BINOME_MEETING_OUTCOME, (int)outcome);
  binome_entity_set_text (meeting, BINOME_MEETING_SUBJECT,
                          binome_demo_pick (demo, binome_demo_subjects, binome_demo_n_subjects));
  if (outcome == BINOME_MEETING_OUTCOME_HELD)
    {
      binome_entity_set_text (meeting, BINOME_MEETING_NEXT_STEP,
                              binome_demo_pick (demo, binome_demo_next_steps, binome_demo_n_next_steps));
      if (binome_demo_random (demo, 5) < 2)
        binome_entity_set_text (
            meeting, BINOME_MEETING_NOTE,
            binome_demo_pick (demo, binome_demo_meeting_notes, binome_demo_n_meeting_notes));
    }

  return binome_db_insert (demo->db, meeting, error);
}

static gboolean
fill_meetings (Life *self, GError **error)
{
  BinomeDemo *demo = self->demo;
  BinomeDate last = self->end;

  if (!self->ended && self->is_silent)
    last = MIN (last, demo->today - 66);
  if (binome_entity_get_choice (self->pair, BINOME_PAIR_STATE) == BINOME_PAIR_STATE_PAUSED)
    last = MIN (last, demo->today - 34);

  for (BinomeDate day = self->start + 2 + (int)binome_demo_random (demo, 5); day <= last;
       day += 11 + (int)binome_demo_random (demo, 13))
    {
      BinomeDate held_on = binome_date_next_working_day (day);

      if (held_on <= last && !fill_meeting (self, held_on, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
assess (Life *self, gint64 skill, BinomeAssessor assessor, BinomeMoment moment, BinomeDate on, int level,
        GError **error)
{
  g_autoptr (BinomeEntity) assessment = BINOME_ENTITY (binome_skill_assessment_new ());

  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_PAIR, binome_entity_get_id (self->pair));
  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_SKILL, skill);
  binome_entity_set_choice (assessment, BINOME_SKILL_ASSESSMENT_ASSESSOR, (int)assessor);
  binome_entity_set_choice (assessment, BINOME_SKILL_ASSESSMENT_MOMENT, (int)moment);
  binome_entity_set_date (assessment, BINOME_SKILL_ASSESSMENT_ASSESSED_ON,
                          binome_demo_workday (self->demo, on));
  binome_entity_set_integer (assessment, BINOME_SKILL_ASSESSMENT_LEVEL, CLAMP (level, 0, 4));
  return binome_db_insert (self->demo->db, assessment, error);
}

/* The tutor looks, and the tutee, who tends to see it a little otherwise. */
static gboolean
assess_both (Life *self, gint64 skill, BinomeMoment moment, BinomeDate on, int level, GError **error)
{
  int other = level + (int)binome_demo_random (self->demo, 3) - 1;

  return assess (self, skill, BINOME_ASSESSOR_TUTOR, moment, on, level, error)
         && assess (self, skill, BINOME_ASSESSOR_TUTEE, moment, on, other, error);
}

static gboolean
fill_assessments (Life *self, GError **error)
{
  BinomeDemo *demo = self->demo;
  g_autoptr (GPtrArray) wanted
      = binome_workflow_select_of (demo->db, BINOME_TYPE_ENROLMENT_SKILL, BINOME_ENROLMENT_SKILL_ENROLMENT,
                                   binome_entity_get_reference (self->pair, BINOME_PAIR_TUTEE), error);
  gboolean completed
      = binome_entity_get_choice (self->pair, BINOME_PAIR_STATE) == BINOME_PAIR_STATE_COMPLETED;
  BinomeDate middle = self->start + MIN ((self->expected - self->start) / 2, 118);

  if (wanted == NULL)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 skill = binome_entity_get_reference (wanted->pdata[i], BINOME_ENROLMENT_SKILL_SKILL);
      int target = (int)binome_entity_get_integer (wanted->pdata[i], BINOME_ENROLMENT_SKILL_LEVEL);
      int level = (int)binome_demo_random (demo, 2);
      int final = binome_demo_random (demo, 4) > 0 ? target : target - 1;

      if (self->start + 8 <= self->end
          && !assess_both (self, skill, BINOME_MOMENT_START, self->start + 8, level, error))
        return FALSE;
      if (middle <= self->end
          && !assess_both (self, skill, BINOME_MOMENT_MIDDLE, middle, MAX (level, (level + final + 1) / 2),
                           error))
        return FALSE;
      if (completed && !assess_both (self, skill, BINOME_MOMENT_END, self->end, MAX (level, final), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_demo_follow_pair:
 * @self: the sample company
 * @pair: a pair that has started
 * @is_silent: whether the two have not met for long
 * @error: return location for a #GError
 *
 * Returns: whether what happened in it was filled
 */
gboolean
binome_demo_follow_pair (BinomeDemo *self, BinomeEntity *pair, gboolean is_silent, GError **error)
{
  BinomeDate ended_on = binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON);
  Life life = {
    .demo = self,
    .pair = pair,
    .start = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON),
    .expected = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END),
    .end = ended_on != BINOME_DATE_NONE ? ended_on : self->today,
    .ended = ended_on != BINOME_DATE_NONE,
    .is_silent = is_silent,
  };

  return fill_check_ins (&life, error) && fill_meetings (&life, error) && fill_assessments (&life, error);
}
