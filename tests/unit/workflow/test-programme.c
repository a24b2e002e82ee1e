/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme as a whole: its plan, phases, dates and readiness. Days were counted by hand. */

#include <string.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-programme-plan.h"
#include "binome-readiness.h"
#include "workflow-fixture.h"

/* From Monday 2 March to Monday 31 August 2026. 1 January is a public holiday. */
static void
test_milestones (void)
{
  static const char *const expected[]
      = { "2026-01-02", "2026-01-16", "2026-02-09", "2026-02-16", "2026-02-20",
          "2026-03-02", "2026-06-01", "2026-08-31", "2026-09-30" };
  g_autoptr (GPtrArray) milestones = binome_programme_plan_milestones (
      BINOME_PROGRAMME_KIND_ONBOARDING, binome_date_new (2026, 3, 2), binome_date_new (2026, 8, 31));

  g_assert_cmpuint (milestones->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < milestones->len; i++)
    scene_assert_day (binome_entity_get_date (milestones->pdata[i], BINOME_MILESTONE_DUE_ON), expected[i]);
}

static void
test_criteria (void)
{
  for (int kind = 0; binome_programme_kinds[kind].id != NULL; kind++)
    {
      g_autoptr (GPtrArray) criteria = binome_programme_plan_criteria ((BinomeProgrammeKind)kind);
      gboolean manager = FALSE, weighted = FALSE;

      for (guint i = 0; i < criteria->len; i++)
        {
          g_assert_cmpint (binome_entity_get_integer (criteria->pdata[i], BINOME_CRITERION_POSITION), ==, i);
          weighted |= binome_entity_get_choice (criteria->pdata[i], BINOME_CRITERION_KIND)
                      == BINOME_CRITERION_KIND_WEIGHTED;
          manager |= binome_entity_get_choice (criteria->pdata[i], BINOME_CRITERION_COMPARATOR)
                         == BINOME_COMPARATOR_NOT_MANAGER
                     && binome_entity_get_choice (criteria->pdata[i], BINOME_CRITERION_KIND)
                            == BINOME_CRITERION_KIND_MUST;
        }
      g_assert_true (manager);
      g_assert_true (weighted);
    }
}

static void
test_dates (void)
{
  g_autoptr (GError) error = NULL;
  BinomeDate day = binome_date_new (2026, 3, 2);

  g_assert_true (binome_programme_check_dates (day, day + 1, &error));
  g_assert_false (binome_programme_check_dates (day, day, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (binome_programme_check_dates (day, BINOME_DATE_NONE, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

typedef struct
{
  gint64 programme;
  BinomeProgrammeState to;
  const char *reason;
  int days;
  gint64 person;
  gint64 found;
} Call;

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_programme_move (db, call->programme, call->to, call->reason, error);
}

static gboolean
shift_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_programme_shift (db, call->programme, call->days, error);
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_programme_delete (db, ((Call *)data)->programme, error);
}

static gboolean
coordinator_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_programme_set_coordinator (db, call->programme, call->person, error);
}

static gboolean
role_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_programme_keep_role (db, data, error);
}

/* The days of a role lie inside those on which the person is there. */
static void
test_role (Scene *scene, gconstpointer data)
{
  gint64 person = scene_add_person (scene, "Omar", "Gil", "Lyon");
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());
  g_autoptr (BinomeEntity) role = BINOME_ENTITY (binome_role_new ());
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, person);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_new (2024, 1, 1));
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON, binome_date_new (2026, 6, 30));
  scene_add (scene, presence);
  binome_entity_set_reference (role, BINOME_ROLE_PROGRAMME, scene->programme);
  binome_entity_set_reference (role, BINOME_ROLE_PERSON, person);

  g_assert_false (scene_try (scene, role_work, role, &error)); /* to 31 August, as the programme */
  g_assert_nonnull (strstr (error->message, "Omar Gil"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  binome_entity_set_date (role, BINOME_ROLE_ENDS_ON, binome_date_new (2026, 6, 30));
  scene_write (scene, role_work, role);
  binome_entity_set_date (role, BINOME_ROLE_ENDS_ON, binome_date_new (2026, 7, 31));
  g_assert_false (scene_try (scene, role_work, role, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  binome_entity_set_date (role, BINOME_ROLE_STARTS_ON, binome_date_new (2026, 5, 31));
  binome_entity_set_date (role, BINOME_ROLE_ENDS_ON, binome_date_new (2026, 5, 30));
  g_assert_false (scene_try (scene, role_work, role, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static gboolean
find_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_programme_find_coordinator (db, call->programme, (BinomeDate)call->days, &call->found, error);
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_enrolment_enrol (db, call->programme, BINOME_ENROLMENT_ROLE_TUTEE, &call->person, 1, 0, NULL,
                                 error);
}

static void
test_phases (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Call call = { .programme = scene->programme, .to = BINOME_PROGRAMME_STATE_RUNNING };
  gint64 pair;

  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  for (int to = BINOME_PROGRAMME_STATE_PREPARING; to <= BINOME_PROGRAMME_STATE_EVALUATING; to++)
    {
      call.to = (BinomeProgrammeState)to;
      scene_check_undo (scene, move_work, &call);
    }

  call.to = BINOME_PROGRAMME_STATE_RUNNING;
  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID); /* back needs a reason */
  call.reason = "One pair more";
  scene_write (scene, move_work, &call);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Back to running: One pair more");

  pair = scene_propose (scene, scene->lea, scene->paul);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  call.to = BINOME_PROGRAMME_STATE_EVALUATING;
  scene_write (scene, move_work, &call);
  call.to = BINOME_PROGRAMME_STATE_CLOSED;
  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED); /* a pair runs */
  scene_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, "Left", NULL);
  scene_write (scene, move_work, &call);
  g_assert_false (scene_try_propose (scene, scene->ines, scene->anne, NULL, &error)); /* closed is closed */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  call.person = scene_add_person (scene, "Luc", "Late", "Lyon");
  g_assert_false (scene_try (scene, enrol_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, "Again", NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static void
test_shift (Scene *scene, gconstpointer data)
{
  Call call = { .programme = scene->programme, .days = 7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) programme = NULL;
  g_autoptr (BinomeEntity) enrolment = NULL;
  g_autoptr (BinomeEntity) milestone = NULL;

  scene_check_undo (scene, shift_work, &call);
  programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);
  scene_assert_day (binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON), "2026-03-09");
  scene_assert_day (binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON), "2026-09-07");
  enrolment = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  scene_assert_day (binome_entity_get_date (enrolment, BINOME_ENROLMENT_STARTS_ON), "2026-03-09");
  milestone = scene_get (scene, BINOME_TYPE_MILESTONE, 1);
  scene_assert_day (binome_entity_get_date (milestone, BINOME_MILESTONE_DUE_ON), "2026-01-09");

  call.days = G_MAXINT;
  g_assert_false (scene_try (scene, shift_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static void
test_delete (Scene *scene, gconstpointer data)
{
  Call call = { .programme = scene->programme };
  g_autoptr (GError) error = NULL;
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);

  scene_check_undo (scene, delete_work, &call);
  binome_store_undo (scene->store, NULL, &error);
  g_assert_no_error (error);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  g_assert_false (scene_try (scene, delete_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static void
test_coordinator (Scene *scene, gconstpointer data)
{
  Call call = { .programme = scene->programme };
  gint64 first = scene_add_person (scene, "Claire", "Fontaine", "Lyon");
  gint64 second = scene_add_person (scene, "Marc", "Girard", "Lyon");

  call.person = first;
  scene_check_undo (scene, coordinator_work, &call);
  binome_clock_fix (binome_date_new (2026, 5, 4));
  call.person = second;
  scene_check_undo (scene, coordinator_work, &call);

  call.days = binome_date_new (2026, 5, 3);
  scene_read (scene, find_work, &call);
  g_assert_cmpint (call.found, ==, first);
  call.days = binome_date_new (2026, 5, 4);
  scene_read (scene, find_work, &call);
  g_assert_cmpint (call.found, ==, second);
}

static gboolean
readiness_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autoptr (GPtrArray) points = binome_readiness_list (db, scene->programme, error);
  gboolean places = FALSE;

  if (points == NULL)
    return FALSE;

  /* Neither objective nor co-ordinator; the rest of what is required was made with the programme. */
  g_assert_cmpuint (binome_readiness_count_open (points), ==, 2);
  for (guint i = 0; i < points->len; i++)
    {
      BinomeReadinessPoint *point = g_ptr_array_index (points, i);

      /* Paul 2, Anne 1, Luc 5 but 2 at most: five places for four tutees. */
      if (point->page == BINOME_READINESS_TUTORS && g_str_has_prefix (point->detail, "5 places"))
        places = point->done;
      if (point->page == BINOME_READINESS_OBJECTIVES || point->page == BINOME_READINESS_ORGANISATION)
        g_assert_false (point->done);
    }
  g_assert_true (places);
  return TRUE;
}

static gboolean
shortage_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autoptr (GPtrArray) points = binome_readiness_list (db, scene->programme, error);
  gboolean found = FALSE;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      BinomeReadinessPoint *point = g_ptr_array_index (points, i);

      if (g_str_equal (point->detail, "1 place short for 4 tutees."))
        {
          g_assert_false (point->done);
          found = TRUE;
        }
    }

  return found;
}

static void
test_readiness (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);

  scene_read (scene, readiness_work, scene);
  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 1);
  scene_set (scene, programme);
  scene_read (scene, shortage_work, scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme/milestones", test_milestones);
  g_test_add_func ("/programme/criteria", test_criteria);
  g_test_add_func ("/programme/dates", test_dates);
  g_test_add ("/programme/role", Scene, NULL, scene_set_up, test_role, scene_tear_down);
  g_test_add ("/programme/phases", Scene, NULL, scene_set_up, test_phases, scene_tear_down);
  g_test_add ("/programme/shift", Scene, NULL, scene_set_up, test_shift, scene_tear_down);
  g_test_add ("/programme/delete", Scene, NULL, scene_set_up, test_delete, scene_tear_down);
  g_test_add ("/programme/coordinator", Scene, NULL, scene_set_up, test_coordinator, scene_tear_down);
  g_test_add ("/programme/readiness", Scene, NULL, scene_set_up, test_readiness, scene_tear_down);

  return g_test_run ();
}
