/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four months of a small programme. The expected figures in the tests were counted from this page by hand. */

#include "scene-season.h"

#include <math.h>

#include "binome-clock.h"

static gboolean
log_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_meeting_log (db, data, error);
}

void
season_log (Season *self, gint64 pair, const char *day, int minutes, BinomeMeetingOutcome outcome)
{
  g_autoptr (BinomeEntity) meeting = BINOME_ENTITY (binome_meeting_new ());

  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, pair);
  binome_entity_set_date (meeting, BINOME_MEETING_HELD_ON, binome_date_parse_iso (day));
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, minutes);
  binome_entity_set_choice (meeting, BINOME_MEETING_OUTCOME, (int)outcome);
  binome_entity_set_text (meeting, BINOME_MEETING_SUBJECT, "First steps; \"safety\"");
  scene_write (&self->scene, log_work, meeting);
}

BinomeEntity *
season_get_check_in (Season *self, gint64 pair, guint position)
{
  g_autoptr (GPtrArray) check_ins = scene_list_check_ins (&self->scene, pair);

  return g_object_ref (check_ins->pdata[position]);
}

typedef struct
{
  gint64 check_in;
  BinomeDate on;
  int satisfaction;
} HoldCall;

static gboolean
hold_work (BinomeDb *db, gpointer data, GError **error)
{
  HoldCall *call = data;

  return binome_check_in_hold (db, call->check_in, call->on, call->satisfaction, NULL, error);
}

static void
hold (Season *self, gint64 pair, guint position, const char *day, int satisfaction)
{
  g_autoptr (BinomeEntity) check_in = season_get_check_in (self, pair, position);
  HoldCall call = { binome_entity_get_id (check_in), binome_date_parse_iso (day), satisfaction };

  scene_write (&self->scene, hold_work, &call);
}

static gboolean
waive_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_check_in_waive (db, binome_entity_get_id (data), "On leave", error);
}

static gboolean
miss_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_check_in_miss (db, binome_entity_get_id (data), NULL, error);
}

static gboolean
assess_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_assessment_record (db, data, error);
}

static void
assess (Season *self, gint64 pair, gint64 skill, BinomeMoment moment, const char *day, int level)
{
  g_autoptr (BinomeEntity) assessment = BINOME_ENTITY (binome_skill_assessment_new ());

  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_PAIR, pair);
  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_SKILL, skill);
  binome_entity_set_choice (assessment, BINOME_SKILL_ASSESSMENT_MOMENT, (int)moment);
  binome_entity_set_date (assessment, BINOME_SKILL_ASSESSMENT_ASSESSED_ON, binome_date_parse_iso (day));
  binome_entity_set_integer (assessment, BINOME_SKILL_ASSESSMENT_LEVEL, level);
  scene_write (&self->scene, assess_work, assessment);
}

typedef struct
{
  gint64 enrolment;
  BinomeSkillLevel skills[2];
  guint n;
} WantCall;

static gboolean
want_work (BinomeDb *db, gpointer data, GError **error)
{
  WantCall *call = data;

  return binome_enrolment_set_skills (db, call->enrolment, call->skills, call->n, error);
}

static void
want (Season *self, gint64 enrolment, gint64 skill, int level, gint64 other, int other_level)
{
  WantCall call = { enrolment, { { skill, level }, { other, other_level } }, other != 0 ? 2 : 1 };

  scene_write (&self->scene, want_work, &call);
}

static gboolean
skills_work (BinomeDb *db, gpointer data, GError **error)
{
  Season *self = data;

  return binome_skill_ensure (db, "Safety", NULL, &self->safety, error)
         && binome_skill_ensure (db, "Welding", NULL, &self->welding, error);
}

static void
add_objective (Season *self, BinomeIndicator indicator, double target, const char *due_on)
{
  BinomeEntity *objective = BINOME_ENTITY (binome_objective_new ());

  binome_entity_set_reference (objective, BINOME_OBJECTIVE_PROGRAMME, self->scene.programme);
  binome_entity_set_text (objective, BINOME_OBJECTIVE_TITLE, binome_objective_indicators[indicator].id);
  binome_entity_set_choice (objective, BINOME_OBJECTIVE_INDICATOR, (int)indicator);
  binome_entity_set_real (objective, BINOME_OBJECTIVE_TARGET, target);
  if (due_on != NULL)
    binome_entity_set_date (objective, BINOME_OBJECTIVE_DUE_ON, binome_date_parse_iso (due_on));
  scene_add (&self->scene, objective);
}

static gboolean
run_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;

  for (int to = BINOME_PROGRAMME_STATE_PREPARING; to <= BINOME_PROGRAMME_STATE_RUNNING; to++)
    if (!binome_programme_move (db, scene->programme, (BinomeProgrammeState)to, NULL, error))
      return FALSE;

  return TRUE;
}

static void
start_pairs (Season *self)
{
  Scene *scene = &self->scene;

  self->lea_paul = scene_propose (scene, scene->lea, scene->paul);
  self->hugo_paul = scene_propose (scene, scene->hugo, scene->paul);
  self->ines_anne = scene_propose (scene, scene->ines, scene->anne);
  scene_move (scene, self->lea_paul, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_move (scene, self->hugo_paul, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_move (scene, self->ines_anne, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
}

/* The check-ins of every pair: 4 March (3 days to hold it), 9 March (3), 1 April (7), 16 April (5),
 * 4 May (7), 1 June (14), 3 August (7), 31 August (14). */
static void
hold_check_ins (Season *self)
{
  g_autoptr (BinomeEntity) waived = season_get_check_in (self, self->lea_paul, 3);
  g_autoptr (BinomeEntity) missed = season_get_check_in (self, self->hugo_paul, 1);
  static const char *const due[] = { "2026-03-04", "2026-03-09", "2026-04-01", "2026-04-16", "2026-05-04" };

  hold (self, self->lea_paul, 0, "2026-03-05", 4);
  hold (self, self->lea_paul, 1, "2026-03-20", 3); /* late */
  hold (self, self->lea_paul, 2, "2026-04-08", 5); /* on the last day */
  scene_write (&self->scene, waive_work, waived);
  hold (self, self->lea_paul, 5, "2026-06-15", 0); /* on the last day; nobody was asked */

  hold (self, self->hugo_paul, 0, "2026-03-04", 0);
  scene_write (&self->scene, miss_work, missed);

  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    hold (self, self->ines_anne, i, due[i], 4);
}

static void
log_meetings (Season *self)
{
  season_log (self, self->lea_paul, "2026-03-10", 60, BINOME_MEETING_OUTCOME_HELD);
  season_log (self, self->lea_paul, "2026-04-14", 45, BINOME_MEETING_OUTCOME_HELD);
  season_log (self, self->lea_paul, "2026-05-12", 60, BINOME_MEETING_OUTCOME_NO_SHOW);
  season_log (self, self->hugo_paul, "2026-03-20", 30, BINOME_MEETING_OUTCOME_HELD);
  season_log (self, self->hugo_paul, "2026-04-01", 30, BINOME_MEETING_OUTCOME_CANCELLED);
  season_log (self, self->ines_anne, "2026-05-05", 90, BINOME_MEETING_OUTCOME_HELD);
  season_log (self, self->ines_anne, "2026-06-09", 75, BINOME_MEETING_OUTCOME_HELD);
}

void
season_set_up (Season *self, gconstpointer data)
{
  Scene *scene = &self->scene;

  scene_set_up (scene, data);
  scene_write (scene, run_work, scene);
  scene_write (scene, skills_work, self);
  want (self, scene->lea, self->safety, 3, self->welding, 2);
  want (self, scene->hugo, self->welding, 4, 0, 0);
  want (self, scene->ines, self->safety, 2, 0, 0);
  want (self, scene->noah, self->safety, 4, 0, 0);
  start_pairs (self);

  binome_clock_fix (binome_date_new (2026, 6, 30));
  hold_check_ins (self);
  log_meetings (self);
  assess (self, self->lea_paul, self->safety, BINOME_MOMENT_START, "2026-03-10", 1);
  assess (self, self->lea_paul, self->safety, BINOME_MOMENT_END, "2026-06-20", 3);
  assess (self, self->lea_paul, self->welding, BINOME_MOMENT_START, "2026-03-10", 1);
  assess (self, self->lea_paul, self->welding, BINOME_MOMENT_MIDDLE, "2026-05-10", 1);
  assess (self, self->ines_anne, self->safety, BINOME_MOMENT_START, "2026-03-10", 1);
  assess (self, self->ines_anne, self->safety, BINOME_MOMENT_END, "2026-06-09", 2);
  scene_move (scene, self->hugo_paul, BINOME_PAIR_STATE_ENDED_EARLY, "Changed job", "2026-04-15");
  scene_move (scene, self->ines_anne, BINOME_PAIR_STATE_COMPLETED, NULL, "2026-06-12");

  add_objective (self, BINOME_INDICATOR_SERVED_SHARE, 80, NULL);
  add_objective (self, BINOME_INDICATOR_HOURS, 4, NULL);
  add_objective (self, BINOME_INDICATOR_COMPLETED_SHARE, 90, "2026-06-15");
  add_objective (self, BINOME_INDICATOR_MANUAL, 10, NULL);
  add_objective (self, BINOME_INDICATOR_CHECK_INS_ON_TIME, 90, NULL);
}

void
season_tear_down (Season *self, gconstpointer data)
{
  scene_tear_down (&self->scene, data);
}
