/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins, meetings and assessments of a running pair; what needs the co-ordinator; the timeline. */

#include <string.h>

#include "binome-compliance.h"
#include "binome-error.h"
#include "binome-figures.h"
#include "binome-needs.h"
#include "binome-thresholds.h"
#include "binome-timeline-workflow.h"
#include "scene-season.h"

typedef struct
{
  gint64 id;
  BinomeDate on;
  int satisfaction;
  const char *reason;
} Call;

static gboolean
hold_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_check_in_hold (db, call->id, call->on, call->satisfaction, "All is well", error);
}

static gboolean
waive_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_check_in_waive (db, call->id, call->reason, error);
}

static gboolean
miss_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_check_in_miss (db, call->id, call->reason, error);
}

static gboolean
again_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_check_in_plan_again (db, call->id, call->on, error);
}

static void
test_check_ins (Season *season, gconstpointer data)
{
  g_autoptr (BinomeEntity) overdue = season_get_check_in (season, season->lea_paul, 4); /* 4 May */
  g_autoptr (BinomeEntity) coming = season_get_check_in (season, season->lea_paul, 6);  /* 3 August */
  g_autoptr (BinomeEntity) held = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { .id = binome_entity_get_id (overdue), .on = binome_date_new (2026, 7, 1) };

  g_assert_false (scene_try (&season->scene, hold_work, &call, &error)); /* tomorrow */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  call.on = binome_date_new (2026, 6, 29);
  call.satisfaction = 6;
  g_assert_false (scene_try (&season->scene, hold_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  call.satisfaction = 5;
  scene_check_undo (&season->scene, hold_work, &call);
  held = scene_get (&season->scene, BINOME_TYPE_CHECK_IN, call.id);
  g_assert_cmpint (binome_entity_get_choice (held, BINOME_CHECK_IN_STATE), ==, BINOME_CHECK_IN_STATE_DONE);
  g_assert_cmpint (binome_entity_get_integer (held, BINOME_CHECK_IN_SATISFACTION), ==, 5);
  g_assert_cmpstr (binome_entity_get_text (held, BINOME_CHECK_IN_NOTE), ==, "All is well");
  g_assert_false (scene_try (&season->scene, miss_work, &call, &error)); /* done is done */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  call.on = BINOME_DATE_NONE;
  scene_check_undo (&season->scene, again_work, &call);
  scene_check_undo (&season->scene, miss_work, &call);

  call.id = binome_entity_get_id (coming);
  g_assert_false (scene_try (&season->scene, miss_work, &call, &error)); /* it has not come yet */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try (&season->scene, waive_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  call.reason = "On leave";
  scene_check_undo (&season->scene, waive_work, &call);
  call.on = binome_date_new (2026, 8, 10);
  scene_check_undo (&season->scene, again_work, &call);
}

static gboolean
log_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_meeting_log (db, data, error);
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_meeting_delete (db, binome_entity_get_id (data), error);
}

static gboolean
try_log (Season *season, BinomeEntity *meeting, const char *day, GError **error)
{
  binome_entity_set_date (meeting, BINOME_MEETING_HELD_ON, day != NULL ? binome_date_parse_iso (day) : 0);
  return scene_try (&season->scene, log_work, meeting, error);
}

static void
test_meetings (Season *season, gconstpointer data)
{
  g_autoptr (BinomeEntity) meeting = BINOME_ENTITY (binome_meeting_new ());
  g_autoptr (BinomeEntity) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 staged = scene_propose (&season->scene, season->scene.noah, season->scene.luc);

  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, staged);
  g_assert_false (try_log (season, meeting, "2026-06-30", &error)); /* not started */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, season->hugo_paul);
  g_assert_false (try_log (season, meeting, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (try_log (season, meeting, "2026-03-01", &error)); /* before the start */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (try_log (season, meeting, "2026-04-16", &error)); /* after the end */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (try_log (season, meeting, "2026-07-01", &error)); /* tomorrow */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, 0);
  g_assert_false (try_log (season, meeting, "2026-04-15", &error)); /* held for no time */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);

  /* A no-show lasts no time, whatever was typed. */
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, 60);
  binome_entity_set_choice (meeting, BINOME_MEETING_OUTCOME, BINOME_MEETING_OUTCOME_NO_SHOW);
  g_assert_true (try_log (season, meeting, "2026-04-15", &error));
  g_assert_no_error (error);
  kept = scene_get (&season->scene, BINOME_TYPE_MEETING, binome_entity_get_id (meeting));
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_MEETING_MINUTES), ==, 0);

  binome_entity_set_choice (meeting, BINOME_MEETING_OUTCOME, BINOME_MEETING_OUTCOME_HELD);
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, 20);
  scene_check_undo (&season->scene, log_work, meeting);
  scene_check_undo (&season->scene, delete_work, meeting);
}

static gboolean
assess_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_assessment_record (db, data, error);
}

static void
test_assessments (Season *season, gconstpointer data)
{
  g_autoptr (BinomeEntity) assessment = BINOME_ENTITY (binome_skill_assessment_new ());
  g_autoptr (BinomeEntity) second = BINOME_ENTITY (binome_skill_assessment_new ());
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_PAIR, season->lea_paul);
  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_SKILL, season->welding);
  binome_entity_set_choice (assessment, BINOME_SKILL_ASSESSMENT_MOMENT, BINOME_MOMENT_END);
  binome_entity_set_integer (assessment, BINOME_SKILL_ASSESSMENT_LEVEL, 2);
  scene_write (&season->scene, assess_work, assessment);
  scene_assert_day (binome_entity_get_date (assessment, BINOME_SKILL_ASSESSMENT_ASSESSED_ON), "2026-06-30");

  /* The same look again replaces the first. */
  for (guint i = 0; i < binome_entity_get_n_fields (second); i++)
    binome_entity_assign (second, i, binome_entity_peek (assessment, i));
  binome_entity_set_integer (second, BINOME_SKILL_ASSESSMENT_LEVEL, 3);
  scene_write (&season->scene, assess_work, second);
  g_assert_cmpint (binome_entity_get_id (second), ==, binome_entity_get_id (assessment));

  binome_entity_set_integer (second, BINOME_SKILL_ASSESSMENT_LEVEL, 5);
  g_assert_false (scene_try (&season->scene, assess_work, second, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static gboolean
finish_work (BinomeDb *db, gpointer data, GError **error)
{
  gint64 *id = data;

  return binome_milestone_finish (db, *id, BINOME_DATE_NONE, error);
}

/* All but the mid-term review, which was to be on 1 June. */
static void
finish_milestones (Season *season)
{
  for (gint64 id = 1; id <= 6; id++)
    scene_write (&season->scene, finish_work, &id);
}

static gboolean
needs_work (BinomeDb *db, gpointer data, GError **error)
{
  static const struct
  {
    BinomeNeedKind kind;
    const char *since;
    const char *sentence;
  } expected[] = {
    { BINOME_NEED_UNMATCHED, "2026-03-02", "2 tutees have no tutor." },
    { BINOME_NEED_SILENT_PAIR, "2026-04-14", "No meeting for 77 days." },
    { BINOME_NEED_CHECK_IN, "2026-05-04", "“Two-month review” is 50 days late." },
    { BINOME_NEED_MILESTONE, "2026-06-01", "This milestone is 29 days late." },
    { BINOME_NEED_TRAINING, "2026-03-02", "Follows a tutee, and has no valid tutor training." },
  };
  Season *season = data;
  g_autoptr (GPtrArray) needs
      = binome_needs_list (db, season->scene.programme, binome_date_new (2026, 6, 30), error);
  g_autoptr (GPtrArray) all = binome_needs_list (db, 0, binome_date_new (2026, 6, 30), error);

  g_assert_cmpuint (needs->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (all->len, ==, needs->len);
  for (guint i = 0; i < needs->len; i++)
    {
      BinomeNeed *need = g_ptr_array_index (needs, i);

      g_assert_cmpint ((int)need->kind, ==, (int)expected[i].kind);
      g_assert_cmpint ((int)need->urgency, ==,
                       (int)(need->kind == BINOME_NEED_TRAINING ? BINOME_URGENCY_SOON : BINOME_URGENCY_NOW));
      g_assert_cmpstr (need->sentence, ==, expected[i].sentence);
      g_assert_cmpstr (need->programme_title, ==, "Welcome 2026");
      scene_assert_day (need->due_on, expected[i].since);
    }
  g_assert_cmpstr (((BinomeNeed *)needs->pdata[1])->title, ==, "Léa Martin with Paul Durand");
  g_assert_cmpint (((BinomeNeed *)needs->pdata[1])->target, ==, season->lea_paul);
  return TRUE;
}

/* Those on the waiting list have no tutor either: Today and the figures count the same people. */
static gboolean
waiting_work (BinomeDb *db, gpointer data, GError **error)
{
  Season *season = data;
  g_autoptr (BinomeEntity) noah = binome_db_get (db, BINOME_TYPE_ENROLMENT, season->scene.noah, error);
  g_autoptr (GPtrArray) needs = NULL;
  g_autoptr (BinomeFigures) figures = NULL;
  BinomeNeed *need;

  binome_entity_set_choice (noah, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_WAITING);
  if (!binome_db_update (db, noah, error))
    return FALSE;
  needs = binome_needs_list (db, season->scene.programme, binome_date_new (2026, 6, 30), error);
  figures = binome_figures_compute (db, season->scene.programme, binome_date_new (2026, 6, 30), error);
  need = needs->pdata[0];
  g_assert_cmpint ((int)need->kind, ==, (int)BINOME_NEED_UNMATCHED);
  g_assert_cmpint (need->count, ==, 2);
  g_assert_cmpint (figures->unserved, ==, 2);
  g_assert_cmpstr (need->sentence, ==, "2 tutees have no tutor (on the waiting list: 1).");
  return TRUE;
}

static void
test_waiting_need (Season *season, gconstpointer data)
{
  finish_milestones (season);
  scene_write (&season->scene, waiting_work, season);
}

/* Two proposals make one line; a check-in in its time is amber. */
static gboolean
more_needs_work (BinomeDb *db, gpointer data, GError **error)
{
  Season *season = data;
  g_autoptr (GPtrArray) needs
      = binome_needs_list (db, season->scene.programme, binome_date_new (2026, 8, 4), error);
  g_autoptr (GPtrArray) coming
      = binome_needs_list_coming (db, 0, binome_date_new (2026, 8, 1), binome_date_new (2026, 8, 31), error);
  guint proposals = 0, check_ins = 0;

  for (guint i = 0; i < needs->len; i++)
    {
      BinomeNeed *need = g_ptr_array_index (needs, i);

      if (need->kind == BINOME_NEED_PROPOSAL)
        {
          g_assert_cmpstr (need->sentence, ==, "2 proposed pairs wait for your decision.");
          g_assert_cmpint (need->target, ==, season->scene.programme);
          g_assert_cmpint (need->pair, ==, 0);
          proposals++;
        }
      if (need->kind == BINOME_NEED_CHECK_IN && need->urgency == BINOME_URGENCY_SOON)
        check_ins++;
      g_assert_cmpint ((int)need->kind, !=, (int)BINOME_NEED_UNMATCHED);
    }
  g_assert_cmpuint (proposals, ==, 1);
  g_assert_cmpuint (check_ins, ==, 1); /* 3 August, 7 days to hold it */

  /* 3 August; on 31 August two final reviews (Inès’s too: she completed) and the closing. */
  g_assert_cmpuint (coming->len, ==, 4);
  scene_assert_day (((BinomeNeed *)coming->pdata[0])->due_on, "2026-08-03");
  scene_assert_day (((BinomeNeed *)coming->pdata[3])->due_on, "2026-08-31");
  return TRUE;
}

static void
test_needs (Season *season, gconstpointer data)
{
  finish_milestones (season);
  scene_read (&season->scene, needs_work, season);

  scene_propose (&season->scene, season->scene.noah, season->scene.luc);
  scene_propose (&season->scene, season->scene.hugo, season->scene.luc);
  scene_read (&season->scene, more_needs_work, season);
}

static gboolean
timeline_work (BinomeDb *db, gpointer data, GError **error)
{
  Season *season = data;
  g_autoptr (BinomeTimeline) timeline
      = binome_timeline_load (db, season->scene.programme, binome_date_new (2026, 6, 30), error);
  g_autofree char *mark = NULL;

  g_assert_nonnull (timeline);
  /* Hugo, Inès, Léa. */
  g_assert_cmpuint (binome_timeline_get_n_rows (timeline), ==, 3);
  g_assert_cmpint (binome_timeline_get_row_id (timeline, 0), ==, season->hugo_paul);
  g_assert_cmpint (binome_timeline_get_row_id (timeline, 2), ==, season->lea_paul);
  /* Eight check-ins each, and the meetings that were held: one, two and two. */
  g_assert_cmpuint (binome_timeline_get_n_marks (timeline, 0), ==, 9);
  g_assert_cmpuint (binome_timeline_get_n_marks (timeline, 1), ==, 10);
  g_assert_cmpuint (binome_timeline_get_n_marks (timeline, 2), ==, 10);
  /* Léa: held on 5 March, the meeting of 10 March, held on 20 March. */
  scene_assert_day (binome_timeline_get_mark_date (timeline, 2, 0), "2026-03-05");
  scene_assert_day (binome_timeline_get_mark_date (timeline, 2, 1), "2026-03-10");
  g_assert_cmpint (binome_timeline_get_mark_id (timeline, 2, 1), <, 0);
  mark = binome_timeline_describe (timeline, 2, 6);
  g_assert_nonnull (strstr (mark, "Two-month review"));
  return TRUE;
}

static void
test_timeline (Season *season, gconstpointer data)
{
  scene_read (&season->scene, timeline_work, season);
}

typedef struct
{
  BinomeThresholdField field;
  int days;
} Choice;

static gboolean
choose_work (BinomeDb *db, gpointer data, GError **error)
{
  const Choice *choice = data;
  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);

  g_assert_nonnull (thresholds);
  binome_entity_set_integer (thresholds, choice->field, choice->days);
  return binome_thresholds_keep (db, thresholds, error);
}

static gboolean
restore_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);

  g_assert_nonnull (thresholds);
  binome_thresholds_set_shipped (thresholds);
  return binome_thresholds_keep (db, thresholds, error);
}

typedef struct
{
  gint64 programme;
  BinomeUrgency silent;   /* how urgent the silent pair is; as planned where it is not listed */
  BinomeSeverity meeting; /* how grave the rules find it; to know where they say nothing */
} Seen;

static gboolean
look_work (BinomeDb *db, gpointer data, GError **error)
{
  Seen *seen = data;
  BinomeDate today = binome_date_new (2026, 6, 30);
  g_autoptr (GPtrArray) needs = binome_needs_list (db, seen->programme, today, error);
  g_autoptr (GPtrArray) findings = binome_compliance_list (db, seen->programme, today, error);

  g_assert_nonnull (needs);
  g_assert_nonnull (findings);
  seen->silent = BINOME_URGENCY_PLANNED;
  seen->meeting = BINOME_SEVERITY_INFO;
  for (guint i = 0; i < needs->len; i++)
    if (((BinomeNeed *)needs->pdata[i])->kind == BINOME_NEED_SILENT_PAIR)
      seen->silent = ((BinomeNeed *)needs->pdata[i])->urgency;
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((BinomeFinding *)findings->pdata[i])->rule, "W-MEETING"))
      seen->meeting = MAX (seen->meeting, ((BinomeFinding *)findings->pdata[i])->severity);
  return TRUE;
}

static void
assert_silent (Season *season, BinomeUrgency urgency, BinomeSeverity severity)
{
  Seen seen = { .programme = season->scene.programme };

  scene_read (&season->scene, look_work, &seen);
  g_assert_cmpint ((int)seen.silent, ==, (int)urgency);
  g_assert_cmpint ((int)seen.meeting, ==, (int)severity);
}

/* A pair has not met for 77 days. The list of the day and the rules go by what the company has chosen. */
static void
test_thresholds (Season *season, gconstpointer data)
{
  assert_silent (season, BINOME_URGENCY_NOW, BINOME_SEVERITY_ALERT);
  scene_check_undo (&season->scene, choose_work, &(Choice){ BINOME_THRESHOLD_SILENT_DAYS, 78 });
  assert_silent (season, BINOME_URGENCY_SOON, BINOME_SEVERITY_WARN);
  scene_check_undo (&season->scene, choose_work, &(Choice){ BINOME_THRESHOLD_QUIET_DAYS, 78 });
  assert_silent (season, BINOME_URGENCY_PLANNED, BINOME_SEVERITY_INFO);
  scene_check_undo (&season->scene, restore_work, NULL);
  assert_silent (season, BINOME_URGENCY_NOW, BINOME_SEVERITY_ALERT);
}

/* Late is not before to be looked at. */
static void
test_wrong_threshold (Season *season, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      scene_try (&season->scene, choose_work, &(Choice){ BINOME_THRESHOLD_QUIET_DAYS, 61 }, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (
      scene_try (&season->scene, choose_work, &(Choice){ BINOME_THRESHOLD_STAGE_DAYS, 0 }, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/follow-up/thresholds", Season, NULL, season_set_up, test_thresholds, season_tear_down);
  g_test_add ("/follow-up/wrong-threshold", Season, NULL, season_set_up, test_wrong_threshold,
              season_tear_down);
  g_test_add ("/follow-up/check-ins", Season, NULL, season_set_up, test_check_ins, season_tear_down);
  g_test_add ("/follow-up/meetings", Season, NULL, season_set_up, test_meetings, season_tear_down);
  g_test_add ("/follow-up/assessments", Season, NULL, season_set_up, test_assessments, season_tear_down);
  g_test_add ("/follow-up/needs", Season, NULL, season_set_up, test_needs, season_tear_down);
  g_test_add ("/follow-up/waiting-need", Season, NULL, season_set_up, test_waiting_need, season_tear_down);
  g_test_add ("/follow-up/timeline", Season, NULL, season_set_up, test_timeline, season_tear_down);

  return g_test_run ();
}
