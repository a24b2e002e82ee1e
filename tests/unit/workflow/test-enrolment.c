/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part: enrolling in bulk, skills, capacity, leaving. */

#include "binome-error.h"
#include "workflow-fixture.h"

typedef struct
{
  Scene *scene;
  gint64 people[3];
  BinomeEnrolCounts counts;
  gint64 enrolment;
  BinomeEnrolmentState to;
  const char *reason;
  int capacity;
  GPtrArray *absent;
} Call;

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_enrolment_enrol (db, call->scene->programme, BINOME_ENROLMENT_ROLE_TUTOR, call->people, 3,
                                 call->capacity, &call->counts, error);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_enrolment_move (db, call->enrolment, call->to, call->reason, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_remove (db, ((Call *)data)->enrolment, error);
}

static gboolean
capacity_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_enrolment_set_capacity (db, call->enrolment, call->capacity, error);
}

static void
test_enrol (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) paul = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul);
  Call call = { .scene = scene };

  /* Paul is a tutor already, and somebody is named twice. */
  call.people[0] = binome_entity_get_reference (paul, BINOME_ENROLMENT_PERSON);
  call.people[1] = call.people[2] = scene_add_person (scene, "Nina", "Faure", "Lyon");
  scene_check_undo (scene, enrol_work, &call);
  g_assert_cmpuint (call.counts.enrolled, ==, 1);
  g_assert_cmpuint (call.counts.already, ==, 2);
}

static gboolean
enrol_present_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_enrolment_enrol_in_state (db, call->scene->programme, BINOME_ENROLMENT_ROLE_TUTOR,
                                          BINOME_ENROLMENT_STATE_ACCEPTED, call->people, 3, 0, call->absent,
                                          &call->counts, error);
}

/* Who is not in the company then is named, and the others are enrolled; without asking for the names
 * nobody is. */
static void
test_absent (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func (g_free);
  Call call = { .scene = scene };
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());
  g_autoptr (GError) error = NULL;

  call.people[0] = scene_add_person (scene, "Nina", "Faure", "Lyon");
  call.people[1] = scene_add_person (scene, "Omar", "Gil", "Lyon");
  call.people[2] = scene_add_person (scene, "Zoé", "Roy", "Lyon");
  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, call.people[1]);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_new (2024, 1, 1));
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON, binome_date_new (2025, 6, 30));
  scene_add (scene, presence);

  g_assert_false (scene_try (scene, enrol_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  call.absent = absent;
  scene_write (scene, enrol_present_work, &call);
  g_assert_cmpuint (call.counts.enrolled, ==, 2);
  g_assert_cmpuint (call.counts.already, ==, 0);
  g_assert_cmpuint (absent->len, ==, 1);
  g_assert_true (g_str_has_prefix (absent->pdata[0], "Omar Gil is not in the company all that time"));
}

typedef struct
{
  Scene *scene;
  const BinomeSkillLevel *skills;
  guint n_skills;
} SkillCall;

static gboolean
skills_work (BinomeDb *db, gpointer data, GError **error)
{
  SkillCall *call = data;

  return binome_enrolment_set_skills (db, call->scene->lea, call->skills, call->n_skills, error);
}

static gboolean
ensure_work (BinomeDb *db, gpointer data, GError **error)
{
  gint64 *ids = data;

  return binome_skill_ensure (db, "Sécurité", "Atelier", &ids[0], error)
         && binome_skill_ensure (db, " SECURITE ", NULL, &ids[1], error)
         && binome_skill_ensure (db, "Soudure", NULL, &ids[2], error);
}

static gboolean
blank_skill_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_ensure (db, "  ", NULL, data, error);
}

static gboolean
participants_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autoptr (GPtrArray) tutees
      = binome_participants_list (db, scene->programme, BINOME_ENROLMENT_ROLE_TUTEE, error);
  g_autoptr (GPtrArray) tutors
      = binome_participants_list (db, scene->programme, BINOME_ENROLMENT_ROLE_TUTOR, error);
  BinomeParticipant *lea, *luc;

  if (tutees == NULL || tutors == NULL)
    return FALSE;

  /* Anne, Luc, Paul; Hugo, Inès, Léa, Noah. */
  g_assert_cmpuint (tutors->len, ==, 3);
  g_assert_cmpuint (tutees->len, ==, 4);
  luc = g_ptr_array_index (tutors, 1);
  g_assert_cmpstr (luc->name, ==, "Luc Moreau");
  g_assert_cmpint (luc->capacity, ==, 2); /* he would take 5, the programme allows 2 */
  g_assert_cmpint (luc->used, ==, 1);
  g_assert_cmpstr (luc->site, ==, "Paris");
  lea = g_ptr_array_index (tutees, 2);
  g_assert_cmpint (lea->enrolment, ==, scene->lea);
  g_assert_cmpint (lea->used, ==, 1);
  g_assert_cmpstr (lea->partner, ==, "Luc Moreau");
  g_assert_cmpuint (lea->n_skills, ==, 2);
  g_assert_cmpstr (lea->skills, ==, "Soudure (1), Sécurité (3)");
  return TRUE;
}

static void
test_skills (Scene *scene, gconstpointer data)
{
  gint64 ids[3];
  BinomeSkillLevel skills[2];
  SkillCall call = { scene, skills, 2 };
  g_autoptr (GError) error = NULL;

  scene_write (scene, ensure_work, ids);
  g_assert_cmpint (ids[0], ==, ids[1]);
  g_assert_cmpint (ids[0], !=, ids[2]);
  g_assert_false (scene_try (scene, blank_skill_work, ids, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);

  skills[0] = (BinomeSkillLevel){ ids[1], 3 };
  skills[1] = (BinomeSkillLevel){ ids[2], 2 };
  scene_check_undo (scene, skills_work, &call);
  skills[1].level = 1;
  scene_check_undo (scene, skills_work, &call);
  scene_propose (scene, scene->lea, scene->luc);
  scene_read (scene, participants_work, scene);

  skills[1].level = 5;
  g_assert_false (scene_try (scene, skills_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  call.n_skills = 0;
  scene_check_undo (scene, skills_work, &call);
}

static void
test_capacity (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .enrolment = scene->paul, .capacity = 1 };
  g_autoptr (GError) error = NULL;

  scene_propose (scene, scene->lea, scene->paul);
  scene_check_undo (scene, capacity_work, &call);
  call.capacity = 0;
  g_assert_false (scene_try (scene, capacity_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  call.capacity = 100;
  g_assert_false (scene_try (scene, capacity_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

/* Whoever leaves gives back a place that was only proposed; from a running pair nobody can leave. */
static void
test_leave (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .enrolment = scene->paul, .to = BINOME_ENROLMENT_STATE_WITHDREW };
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) pair = NULL;
  g_autoptr (BinomeEntity) enrolment = NULL;
  gint64 first = scene_propose (scene, scene->lea, scene->paul), second;

  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID); /* no reason */
  call.reason = "Too much work";
  scene_check_undo (scene, move_work, &call);
  pair = scene_get (scene, BINOME_TYPE_PAIR, first);
  g_assert_cmpint (binome_entity_get_choice (pair, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_CANCELLED);
  enrolment = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul);
  scene_assert_day (binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDED_ON), "2026-03-02");
  g_assert_cmpstr (binome_entity_get_text (enrolment, BINOME_ENROLMENT_REASON), ==, "Too much work");
  g_assert_false (scene_try_propose (scene, scene->lea, scene->paul, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  second = scene_propose (scene, scene->lea, scene->luc);
  scene_move (scene, second, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  call.enrolment = scene->lea;
  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static void
test_remove (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .enrolment = scene->noah };
  BinomeEntity *constraint = BINOME_ENTITY (binome_match_constraint_new ());
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_PROGRAMME, scene->programme);
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE, scene->noah);
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR, scene->anne);
  scene_add (scene, constraint);
  g_assert_false (scene_try_propose (scene, scene->noah, scene->anne, NULL, &error)); /* kept apart */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  scene_check_undo (scene, remove_work, &call);
  scene_propose (scene, scene->lea, scene->paul);
  call.enrolment = scene->lea;
  g_assert_false (scene_try (scene, remove_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

/* A wrong click is taken back, with a reason; who goes back gives up what was only proposed. */
static void
test_back (Scene *scene, gconstpointer data)
{
  Call call = { .enrolment = scene->lea, .to = BINOME_ENROLMENT_STATE_INTERVIEWED };
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeEntity) kept = NULL, enrolment = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  call.reason = "Clicked by mistake";
  scene_check_undo (scene, move_work, &call);
  kept = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_choice (kept, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_CANCELLED);

  /* Step by step to the beginning. */
  for (int state = BINOME_ENROLMENT_STATE_MANAGER_AGREED; state >= BINOME_ENROLMENT_STATE_IDENTIFIED; state--)
    {
      call.to = (BinomeEnrolmentState)state;
      scene_write (scene, move_work, &call);
    }
  call.to = BINOME_ENROLMENT_STATE_WITHDREW;
  scene_write (scene, move_work, &call);
  enrolment = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  g_assert_cmpstr (binome_entity_get_text (enrolment, BINOME_ENROLMENT_REASON), ==, "Clicked by mistake");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/enrolment/absent", Scene, NULL, scene_set_up, test_absent, scene_tear_down);
  g_test_add ("/enrolment/enrol", Scene, NULL, scene_set_up, test_enrol, scene_tear_down);
  g_test_add ("/enrolment/skills", Scene, NULL, scene_set_up, test_skills, scene_tear_down);
  g_test_add ("/enrolment/capacity", Scene, NULL, scene_set_up, test_capacity, scene_tear_down);
  g_test_add ("/enrolment/leave", Scene, NULL, scene_set_up, test_leave, scene_tear_down);
  g_test_add ("/enrolment/back", Scene, NULL, scene_set_up, test_back, scene_tear_down);
  g_test_add ("/enrolment/remove", Scene, NULL, scene_set_up, test_remove, scene_tear_down);

  return g_test_run ();
}
