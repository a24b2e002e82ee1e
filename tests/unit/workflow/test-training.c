/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The training of tutors: places, moves, validity, money. Amounts and days were worked out by hand. */

#include <math.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-export-list.h"
#include "binome-letter-library.h"
#include "binome-needs.h"
#include "binome-readiness.h"
#include "binome-report-private.h"
#include "binome-training-overview.h"
#include "binome-training-sheet.h"
#include "binome-training-workflow.h"
#include "workflow-fixture.h"

/* One day of seven hours on 20 March 2026, for 350 € a person, valid for two years. */
typedef struct
{
  Scene scene;
  gint64 course;
  gint64 session;
  gint64 people[3]; /* Paul, Anne, Luc */
} Training;

static gint64
person_of (Scene *scene, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static gboolean
add_session_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_training_add_session (db, data, error);
}

static BinomeEntity *
new_session (Training *t, const char *starts_on, const char *ends_on, int places)
{
  BinomeEntity *session = BINOME_ENTITY (binome_training_session_new ());

  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_COURSE, t->course);
  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_PROGRAMME, t->scene.programme);
  binome_entity_set_date (session, BINOME_TRAINING_SESSION_STARTS_ON, binome_date_parse_iso (starts_on));
  if (ends_on != NULL)
    binome_entity_set_date (session, BINOME_TRAINING_SESSION_ENDS_ON, binome_date_parse_iso (ends_on));
  binome_entity_set_integer (session, BINOME_TRAINING_SESSION_PLACES, places);
  return session;
}

static void
set_up (Training *t, gconstpointer data)
{
  BinomeEntity *course;
  g_autoptr (BinomeEntity) session = NULL;

  scene_set_up (&t->scene, data);
  course = BINOME_ENTITY (binome_course_new ());
  binome_entity_set_text (course, BINOME_COURSE_TITLE, "Being a tutor");
  binome_entity_set_real (course, BINOME_COURSE_HOURS, 7);
  binome_entity_set_real (course, BINOME_COURSE_COST, 350);
  binome_entity_set_integer (course, BINOME_COURSE_VALIDITY, 24);
  t->course = scene_add (&t->scene, course);
  session = new_session (t, "2026-03-20", NULL, 2);
  scene_write (&t->scene, add_session_work, session);
  t->session = binome_entity_get_id (session);
  t->people[0] = person_of (&t->scene, t->scene.paul);
  t->people[1] = person_of (&t->scene, t->scene.anne);
  t->people[2] = person_of (&t->scene, t->scene.luc);
}

static void
tear_down (Training *t, gconstpointer data)
{
  scene_tear_down (&t->scene, data);
}

/* ---- short ways ---- */

typedef struct
{
  Training *t;
  guint n;
  BinomeTrainingCounts counts;
} EnrolCall;

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  EnrolCall *call = data;

  return binome_training_enrol (db, call->t->session, call->t->people, call->n, &call->counts, error);
}

typedef struct
{
  Training *t;
  guint who;
  BinomeAttendanceState to;
  const char *reason;
  gint64 place;
} MoveCall;

static gint64
find_place (BinomeDb *db, Training *t, guint who)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ATTENDANCE);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_integer (query, BINOME_ATTENDANCE_PERSON, BINOME_QUERY_EQUAL, t->people[who]);
  ids = binome_db_select_ids (db, query, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gboolean
find_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;

  call->place = find_place (db, call->t, call->who);
  return TRUE;
}

static BinomeEntity *
get_place (Training *t, guint who)
{
  MoveCall call = { .t = t, .who = who };

  scene_read (&t->scene, find_work, &call);
  return scene_get (&t->scene, BINOME_TYPE_ATTENDANCE, call.place);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;

  return binome_training_move (db, find_place (db, call->t, call->who), call->to, call->reason, error);
}

static gboolean
session_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;

  return binome_training_move_session (db, call->t->session, (BinomeSessionState)call->to, call->reason,
                                       error);
}

static gboolean
ask_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;

  return binome_training_ask_funding (db, call->t->session, &call->who, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_training_remove_session (db, ((Training *)data)->session, error);
}

static void
assert_state (Training *t, guint who, BinomeAttendanceState state)
{
  g_autoptr (BinomeEntity) place = get_place (t, who);

  g_assert_cmpint (binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE), ==, (int)state);
}

static BinomeTrainingOverview *
read_overview (Training *t, const char *today)
{
  BinomeTrainingOverview *overview
      = binome_training_overview_new (t->scene.programme, binome_date_parse_iso (today));

  scene_read (&t->scene, binome_training_overview_read, overview);
  return overview;
}

static void
assert_tutor (const BinomeTrainingOverview *overview, guint position, const char *name,
              BinomeTrainingStatus status, const char *sentence)
{
  const BinomeTutorTraining *tutor = overview->tutors->pdata[position];
  g_autofree char *described = binome_training_describe (tutor, overview->today);

  g_assert_cmpstr (tutor->name, ==, name);
  g_assert_cmpint ((int)tutor->status, ==, (int)status);
  g_assert_cmpstr (described, ==, sentence);
}

/* ---- tests ---- */

static void
test_enrol (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 }, three = { .t = t, .n = 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) place = NULL;

  scene_check_undo (&t->scene, enrol_work, &two);
  g_assert_cmpuint (two.counts.enrolled, ==, 2);
  place = get_place (t, 0);
  g_assert_cmpfloat (binome_entity_get_real (place, BINOME_ATTENDANCE_COST), ==, 350);

  /* The session has two places: the third is refused, and nothing of the action is kept. */
  g_assert_false (scene_try (&t->scene, enrol_work, &three, &error));
  g_assert_cmpstr (error->message, ==, "The session has 2 places, not enough for 3 people.");
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  two.n = 1;
  scene_write (&t->scene, enrol_work, &two);
  g_assert_cmpuint (two.counts.already, ==, 1);
  g_assert_cmpuint (two.counts.enrolled, ==, 0);
}

static void
test_moves (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };
  MoveCall attend = { .t = t, .who = 0, .to = BINOME_ATTENDANCE_STATE_ATTENDED };
  MoveCall validate = { .t = t, .who = 0, .to = BINOME_ATTENDANCE_STATE_VALIDATED };
  MoveCall cancel = { .t = t, .who = 1, .to = BINOME_ATTENDANCE_STATE_CANCELLED };
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) place = NULL;

  scene_write (&t->scene, enrol_work, &two);
  g_assert_false (scene_try (&t->scene, move_work, &attend, &error)); /* it is still to come */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (scene_try (&t->scene, move_work, &validate, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  binome_clock_fix (binome_date_new (2026, 3, 23));
  scene_check_undo (&t->scene, move_work, &attend);
  scene_check_undo (&t->scene, move_work, &validate);
  place = get_place (t, 0);
  g_assert_cmpfloat (binome_entity_get_real (place, BINOME_ATTENDANCE_HOURS), ==, 7);
  scene_assert_day (binome_entity_get_date (place, BINOME_ATTENDANCE_VALID_UNTIL), "2028-03-20");

  g_assert_false (scene_try (&t->scene, move_work, &cancel, &error)); /* why? */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  cancel.reason = "Ill on that day";
  scene_write (&t->scene, move_work, &cancel);
  g_clear_object (&place);
  place = get_place (t, 1);
  g_assert_cmpstr (binome_entity_get_text (place, BINOME_ATTENDANCE_NOTE), ==, "Ill on that day");
  g_assert_cmpstr (binome_store_get_undo_name (t->scene.store), ==, "Cancel the place: Ill on that day");
}

static void
test_session (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };
  MoveCall held = { .t = t, .to = (BinomeAttendanceState)BINOME_SESSION_STATE_HELD };
  MoveCall cancelled
      = { .t = t, .to = (BinomeAttendanceState)BINOME_SESSION_STATE_CANCELLED, .reason = "No trainer" };
  g_autoptr (BinomeEntity) wrong = new_session (t, "2026-04-02", "2026-04-01", 4);
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (&t->scene, add_session_work, wrong, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);

  scene_write (&t->scene, enrol_work, &two);
  scene_check_undo (&t->scene, session_work, &cancelled);
  assert_state (t, 0, BINOME_ATTENDANCE_STATE_CANCELLED);
  g_assert_false (scene_try (&t->scene, enrol_work, &two, &error)); /* nobody can enrol in it */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_true (binome_store_undo (t->scene.store, NULL, NULL));
  assert_state (t, 0, BINOME_ATTENDANCE_STATE_ENROLLED);

  binome_clock_fix (binome_date_new (2026, 3, 20));
  scene_check_undo (&t->scene, session_work, &held);
  assert_state (t, 0, BINOME_ATTENDANCE_STATE_ATTENDED);
  assert_state (t, 1, BINOME_ATTENDANCE_STATE_ATTENDED);
  g_assert_false (scene_try (&t->scene, remove_work, t, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static void
test_remove (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };

  scene_write (&t->scene, enrol_work, &two);
  scene_check_undo (&t->scene, remove_work, t);
}

/* 350 € for 7 h is 50 € an hour: 15 € × 7 h = 105 € a person can be paid. */
static void
test_funding (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };
  MoveCall ask = { .t = t };
  g_autoptr (BinomeFunding) law = binome_training_load_funding (NULL);
  g_autoptr (BinomeTrainingOverview) overview = NULL;
  g_autoptr (BinomeEntity) place = NULL;
  const BinomeSessionPlaces *places;

  g_assert_cmpfloat (binome_funding_get_ceiling (law, 7, 350), ==, 105);
  g_assert_cmpfloat (binome_funding_get_ceiling (law, 50, 5000), ==, 600); /* 40 h and 15 € at most */
  g_assert_cmpfloat (binome_funding_get_ceiling (law, 10, 100), ==, 100);  /* 10 € an hour is less */
  g_assert_cmpfloat (binome_funding_get_ceiling (law, 50, 500), ==, 400);  /* 10 € for 40 of 50 h */
  g_assert_cmpfloat (binome_funding_get_ceiling (law, 14, NAN), ==, 210);
  g_assert_true (isnan (binome_funding_get_ceiling (law, NAN, 100)));
  g_assert_true (isnan (binome_funding_get_ceiling (law, 0, 100)));
  scene_assert_day (law->checked_on, "2026-08-20");
  g_assert_nonnull (strstr (law->citation, "L6332-14"));

  scene_write (&t->scene, enrol_work, &two);
  scene_check_undo (&t->scene, ask_work, &ask);
  g_assert_cmpuint (ask.who, ==, 2);
  place = get_place (t, 0);
  g_assert_cmpfloat (binome_entity_get_real (place, BINOME_ATTENDANCE_FUNDING_ASKED), ==, 105);
  overview = read_overview (t, "2026-03-02");
  places = binome_training_overview_get_places (overview, t->session);
  g_assert_cmpuint (places->taken, ==, 2);
  g_assert_cmpfloat (places->cost, ==, 700);
  g_assert_cmpfloat (places->ceiling, ==, 210);
  g_assert_cmpfloat (overview->total.asked, ==, 210);
  scene_write (&t->scene, ask_work, &ask);
  g_assert_cmpuint (ask.who, ==, 0); /* what was asked for stays */
}

static void
test_own_ceiling (Training *t, gconstpointer data)
{
  g_autoptr (BinomeEntity) course = scene_get (&t->scene, BINOME_TYPE_COURSE, t->course);
  g_autoptr (BinomeFunding) law = binome_training_load_funding (NULL);
  g_autoptr (BinomeFunding) funding = NULL;

  binome_entity_set_real (course, BINOME_COURSE_HOURLY_CEILING, 12);
  binome_entity_set_integer (course, BINOME_COURSE_HOURS_CEILING, 5);
  funding = binome_training_find_funding (law, course);
  g_assert_cmpfloat (binome_funding_get_ceiling (funding, 7, 350), ==, 60);
}

static gboolean
needs_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray **needs = data;

  *needs = binome_needs_list (db, 0, binome_clock_today (), error);
  return *needs != NULL;
}

/* The sentence of Today about training; NULL where there is none. */
static char *
read_need (Training *t, char **title)
{
  g_autoptr (GPtrArray) needs = NULL;

  scene_read (&t->scene, needs_work, &needs);
  for (guint i = 0; i < needs->len; i++)
    {
      const BinomeNeed *need = needs->pdata[i];

      if (need->kind != BINOME_NEED_TRAINING)
        continue;
      if (title != NULL)
        *title = g_strdup (need->title);
      return g_strdup (need->sentence);
    }

  return NULL;
}

static void
start (Scene *scene, gint64 tutee, gint64 tutor)
{
  gint64 pair = scene_propose (scene, tutee, tutor);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
}

static void
test_status (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };
  MoveCall held = { .t = t, .to = (BinomeAttendanceState)BINOME_SESSION_STATE_HELD };
  MoveCall validate = { .t = t, .who = 0, .to = BINOME_ATTENDANCE_STATE_VALIDATED };
  BinomeTrainingOverview *overview = read_overview (t, "2026-03-02");

  assert_tutor (overview, 0, "Anne Petit", BINOME_TRAINING_NONE, "No training yet");
  g_assert_cmpuint (overview->tutors->len, ==, 3);
  binome_training_overview_unref (overview);

  scene_write (&t->scene, enrol_work, &two);
  overview = read_overview (t, "2026-03-02");
  assert_tutor (overview, 0, "Luc Moreau", BINOME_TRAINING_NONE, "No training yet");
  assert_tutor (overview, 1, "Anne Petit", BINOME_TRAINING_PLANNED, "Training planned on 20 Mar 2026");
  g_assert_cmpuint (overview->n_ready, ==, 0);
  binome_training_overview_unref (overview);

  binome_clock_fix (binome_date_new (2026, 3, 23));
  scene_write (&t->scene, session_work, &held);
  scene_write (&t->scene, move_work, &validate);
  start (&t->scene, t->scene.ines, t->scene.luc);
  overview = read_overview (t, "2026-03-23");
  assert_tutor (overview, 0, "Luc Moreau", BINOME_TRAINING_NONE, "No training yet");
  assert_tutor (overview, 1, "Anne Petit", BINOME_TRAINING_ATTENDED, "Attended; to be validated");
  assert_tutor (overview, 2, "Paul Durand", BINOME_TRAINING_VALID, "Valid until 20 Mar 2028");
  g_assert_cmpuint (overview->n_ready, ==, 2);
  g_assert_cmpuint (overview->n_untrained_active, ==, 1);
  g_assert_cmpfloat (overview->total.hours, ==, 14);
  binome_training_overview_unref (overview);

  overview = read_overview (t, "2028-02-01");
  assert_tutor (overview, 2, "Paul Durand", BINOME_TRAINING_VALID,
                "Valid until 20 Mar 2028: plan a refresher");
  binome_training_overview_unref (overview);
  overview = read_overview (t, "2028-03-20");
  assert_tutor (overview, 2, "Paul Durand", BINOME_TRAINING_VALID,
                "Valid until 20 Mar 2028: plan a refresher"); /* the last day counts */
  binome_training_overview_unref (overview);
  overview = read_overview (t, "2028-03-21");
  assert_tutor (overview, 1, "Paul Durand", BINOME_TRAINING_EXPIRED, "Expired on 20 Mar 2028");
  binome_training_overview_unref (overview);
}

static void
test_need (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };
  MoveCall held = { .t = t, .to = (BinomeAttendanceState)BINOME_SESSION_STATE_HELD };
  g_autofree char *none = read_need (t, NULL);
  g_autofree char *one = NULL, *title = NULL, *both = NULL, *rest = NULL;

  g_assert_null (none); /* nobody has started */
  start (&t->scene, t->scene.lea, t->scene.paul);
  start (&t->scene, t->scene.hugo, t->scene.paul);
  one = read_need (t, &title);
  g_assert_cmpstr (title, ==, "Paul Durand");
  g_assert_cmpstr (one, ==, "Follows a tutee, and has no valid tutor training.");
  start (&t->scene, t->scene.ines, t->scene.luc);
  both = read_need (t, NULL);
  g_assert_cmpstr (both, ==, "2 tutors follow a tutee, and have no valid tutor training.");

  scene_write (&t->scene, enrol_work, &two);
  binome_clock_fix (binome_date_new (2026, 3, 20));
  scene_write (&t->scene, session_work, &held);
  rest = read_need (t, NULL);
  g_assert_cmpstr (rest, ==, "Follows a tutee, and has no valid tutor training.");
}

static gboolean
readiness_work (BinomeDb *db, gpointer data, GError **error)
{
  Training *t = data;
  g_autoptr (GPtrArray) points = binome_readiness_list (db, t->scene.programme, error);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const BinomeReadinessPoint *point = points->pdata[i];

      if (point->page != BINOME_READINESS_TRAINING)
        continue;
      g_assert_false (point->done);
      g_assert_false (point->required);
      g_assert_cmpstr (point->detail, ==, "3 tutors are not trained yet.");
      return TRUE;
    }

  g_assert_not_reached ();
}

static void
test_readiness (Training *t, gconstpointer data)
{
  scene_read (&t->scene, readiness_work, t);
}

/* ---- the attendance sheet ---- */

static gboolean
sheet_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;
  BinomeReport *report = binome_training_sheet_build (db, call->t->session, error);

  call->place = GPOINTER_TO_SIZE (report);
  return report != NULL;
}

static BinomeReport *
build_sheet (Training *t)
{
  MoveCall call = { .t = t };

  scene_read (&t->scene, sheet_work, &call);
  return GSIZE_TO_POINTER (call.place);
}

/* The tables that people sign in. */
static GPtrArray *
list_signed (BinomeReport *report)
{
  GPtrArray *tables = g_ptr_array_new ();
  GPtrArray *blocks = binome_report_get_blocks (report);

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeReportBlock *block = blocks->pdata[i];

      if (block->kind == BINOME_REPORT_BLOCK_TABLE && binome_report_table_get_for_signing (block->table))
        g_ptr_array_add (tables, block->table);
    }
  return tables;
}

static void
test_sheet (Training *t, gconstpointer data)
{
  EnrolCall two = { .t = t, .n = 2 };
  g_autoptr (BinomeReport) report = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  scene_write (&t->scene, enrol_work, &two);
  report = build_sheet (t);
  tables = list_signed (report);
  g_assert_cmpuint (tables->len, ==, 1);
  g_assert_cmpuint (binome_report_table_get_n_columns (tables->pdata[0]), ==, 3);
  g_assert_cmpuint (binome_report_table_get_n_rows (tables->pdata[0]), ==,
                    4); /* two names, two spare lines */
  g_assert_cmpstr (binome_report_table_get_cell (tables->pdata[0], 0, 0), ==, "Anne Petit");
  g_assert_cmpstr (binome_report_table_get_cell (tables->pdata[0], 1, 0), ==, "Paul Durand");
  g_assert_true (g_str_has_suffix (binome_report_table_get_title (tables->pdata[0], 1), " morning"));
  g_assert_true (g_str_has_suffix (binome_report_table_get_title (tables->pdata[0], 2), " afternoon"));
  g_assert_cmpuint (binome_report_paginate (report, &binome_report_a4), ==, 1);
}

static gboolean
reword_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_letter_wording_save (db, "attendance-sheet", "en", "Presence",
                                     "# Who was there\n\n[large]\n{training.title}\n\nSign twice a day.\n\n"
                                     "{block.attendance}",
                                     error);
}

static gboolean
restore_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_letter_wording_restore (db, "attendance-sheet", "en", error);
}

/* The company's own words stand on the sheet; what they leave out is not there. */
static void
test_sheet_words (Training *t, gconstpointer data)
{
  g_autoptr (BinomeReport) report = NULL, shipped = NULL;
  const BinomeReportBlock *words;

  scene_write (&t->scene, reword_work, NULL);
  report = build_sheet (t);
  g_assert_cmpstr (binome_report_get_title (report), ==, "Who was there");
  words = binome_report_get_blocks (report)->pdata[1];
  g_assert_cmpint (words->kind, ==, BINOME_REPORT_BLOCK_PARAGRAPH);
  g_assert_cmpstr (words->text, ==, "Sign twice a day.");

  scene_write (&t->scene, restore_work, NULL);
  shipped = build_sheet (t);
  g_assert_cmpstr (binome_report_get_title (shipped), ==, "Attendance sheet");
  g_assert_cmpuint (binome_report_get_blocks (shipped)->len, >, binome_report_get_blocks (report)->len);
}

/* Friday 20 March to Tuesday 24 March 2026 has three days without the weekend: two side by side, one below.
 */
static void
test_sheet_days (Training *t, gconstpointer data)
{
  g_autoptr (BinomeEntity) session = scene_get (&t->scene, BINOME_TYPE_TRAINING_SESSION, t->session);
  g_autoptr (BinomeReport) report = NULL, long_report = NULL;
  g_autoptr (GPtrArray) tables = NULL, many = NULL;

  binome_entity_set_date (session, BINOME_TRAINING_SESSION_ENDS_ON, binome_date_new (2026, 3, 24));
  scene_set (&t->scene, session);
  report = build_sheet (t);
  tables = list_signed (report);
  g_assert_cmpuint (tables->len, ==, 2);
  g_assert_cmpuint (binome_report_table_get_n_columns (tables->pdata[0]), ==, 5);
  g_assert_cmpuint (binome_report_table_get_n_columns (tables->pdata[1]), ==, 3);

  /* A year typed wrong does not fill a printer. */
  binome_entity_set_date (session, BINOME_TRAINING_SESSION_ENDS_ON, binome_date_new (2926, 3, 24));
  scene_set (&t->scene, session);
  long_report = build_sheet (t);
  many = list_signed (long_report);
  g_assert_cmpuint (many->len, ==, 30);
}

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  GBytes **bytes = data;
  g_autoptr (BinomeExportList) exported = binome_export_list_new (BINOME_EXPORT_COURSES);

  *bytes = binome_export_list_make (exported, db, binome_clock_today (), BINOME_EXPORT_FORMAT_CSV, error);
  return *bytes != NULL;
}

/* Hours as they are, money with its cents. */
static void
test_export (Training *t, gconstpointer data)
{
  g_autoptr (BinomeEntity) course = scene_get (&t->scene, BINOME_TYPE_COURSE, t->course);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  binome_entity_set_real (course, BINOME_COURSE_HOURS, 7.5);
  binome_entity_set_real (course, BINOME_COURSE_HOURLY_CEILING, 12);
  scene_set (&t->scene, course);
  scene_read (&t->scene, export_work, &bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, ",7.5,"));
  g_assert_nonnull (strstr (text, ",350.00,"));
  g_assert_nonnull (strstr (text, ",12.00,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/training/enrol", Training, NULL, set_up, test_enrol, tear_down);
  g_test_add ("/training/moves", Training, NULL, set_up, test_moves, tear_down);
  g_test_add ("/training/session", Training, NULL, set_up, test_session, tear_down);
  g_test_add ("/training/remove", Training, NULL, set_up, test_remove, tear_down);
  g_test_add ("/training/funding", Training, NULL, set_up, test_funding, tear_down);
  g_test_add ("/training/own-ceiling", Training, NULL, set_up, test_own_ceiling, tear_down);
  g_test_add ("/training/status", Training, NULL, set_up, test_status, tear_down);
  g_test_add ("/training/need", Training, NULL, set_up, test_need, tear_down);
  g_test_add ("/training/readiness", Training, NULL, set_up, test_readiness, tear_down);
  g_test_add ("/training/sheet", Training, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/training/sheet-days", Training, NULL, set_up, test_sheet_days, tear_down);
  g_test_add ("/training/sheet-words", Training, NULL, set_up, test_sheet_words, tear_down);
  g_test_add ("/training/export", Training, NULL, set_up, test_export, tear_down);
  return g_test_run ();
}
