/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates that are set on live objects, as forms do: what the rest of the file does not allow is refused with a
 * sentence and not kept; and what a new day brings by itself. */

#include "binome-live-rules.h"

#include <locale.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-daily.h"
#include "binome-matching-private.h"
#include "binome-enrolment-away.h"
#include "binome-error.h"
#include "binome-pair-team.h"
#include "binome-person-bulk.h"
#include "binome-person-presence.h"
#include "workflow-fixture.h"

typedef struct
{
  GType type;
  guint field;
  char *message;
} Refused;

static void
on_rejected_cb (BinomeStore *store, BinomeEntity *entity, guint field, const GError *error, Refused *refused)
{
  refused->type = G_OBJECT_TYPE (entity);
  refused->field = field;
  g_set_str (&refused->message, error->message);
}

/* The row that shows the field hears the same. */
static void
on_refused_cb (BinomeEntity *entity, guint field, const GError *error, char **message)
{
  g_set_str (message, error->message);
}

/* Sets a day as a form does; @message is what the user reads, NULL where it is kept. */
static void
edit (Scene *scene, GType type, gint64 id, guint field, const char *day, const char *message)
{
  g_autoptr (BinomeEntity) live = NULL, kept = NULL;
  Refused refused = { 0 };
  g_autofree char *at_the_row = NULL, *iso = NULL;
  gulong handler, at_row;

  binome_store_set_rule (scene->store, binome_live_rules_check);
  live = binome_store_get (scene->store, type, id);
  while (!binome_entity_is_loaded (live))
    g_main_context_iteration (NULL, TRUE);
  handler = g_signal_connect (scene->store, "rejected", G_CALLBACK (on_rejected_cb), &refused);
  at_row = g_signal_connect (live, "refused", G_CALLBACK (on_refused_cb), &at_the_row);
  binome_entity_set_date (live, field, day != NULL ? binome_date_parse_iso (day) : BINOME_DATE_NONE);
  binome_store_flush (scene->store);
  g_signal_handler_disconnect (scene->store, handler);
  g_signal_handler_disconnect (live, at_row);

  g_assert_cmpstr (refused.message, ==, message);
  g_assert_cmpstr (at_the_row, ==, message);
  kept = scene_get (scene, type, id);
  iso = binome_date_format_iso (binome_entity_get_date (kept, field));
  if (message == NULL)
    g_assert_cmpstr (iso, ==, day != NULL ? day : "");
  else
    {
      g_assert_cmpuint (refused.field, ==, field);
      g_assert_cmpstr (iso, !=, day != NULL ? day : "");
    }
  g_free (refused.message);
}

static gint64
person_of (Scene *scene, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static gint64
start_pair (Scene *scene, gint64 tutee, gint64 tutor)
{
  gint64 pair = scene_propose (scene, tutee, tutor);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  return pair;
}

/* A part in the programme, against itself, the presence and the pair. */
static void
test_enrolment (Scene *scene, gconstpointer data)
{
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, person_of (scene, scene->hugo));
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON, binome_date_new (2026, 9, 30));
  scene_add (scene, presence);
  start_pair (scene, scene->lea, scene->paul);

  edit (scene, BINOME_TYPE_ENROLMENT, scene->hugo, BINOME_ENROLMENT_ENDS_ON, "2026-03-01",
        "The part in the programme ends before it starts.");
  edit (
      scene, BINOME_TYPE_ENROLMENT, scene->hugo, BINOME_ENROLMENT_ENDS_ON, "2026-10-15",
      "Hugo Bernard is not in the company all that time (2 Mar 2026 – 15 Oct 2026). Look at the presence on "
      "their page.");
  edit (scene, BINOME_TYPE_ENROLMENT, scene->hugo, BINOME_ENROLMENT_ENDS_ON, "2026-06-30", NULL);
  edit (scene, BINOME_TYPE_ENROLMENT, scene->lea, BINOME_ENROLMENT_ENDS_ON, "2026-06-30",
        "The pair with Paul Durand runs until 31 Aug 2026. End it first, or give it an earlier end.");
  edit (scene, BINOME_TYPE_ENROLMENT, scene->paul, BINOME_ENROLMENT_STARTS_ON, "2026-04-01",
        "The pair with Léa Martin has been running since 2 Mar 2026, which would lie before.");
  edit (scene, BINOME_TYPE_ENROLMENT, scene->lea, BINOME_ENROLMENT_ENDS_ON, "2026-12-31", NULL);
}

typedef struct
{
  gint64 person;
  BinomeEntity *value;
} SetAll;

static gboolean
set_all_work (BinomeDb *db, gpointer data, GError **error)
{
  SetAll *call = data;

  return binome_person_set_all (db, &call->person, 1, BINOME_PERSON_LEAVES_ON, call->value, error);
}

/* Nobody leaves a pair that runs by the way, alone or among many. */
static void
test_person (Scene *scene, gconstpointer data)
{
  gint64 paul = person_of (scene, scene->paul);
  g_autoptr (BinomeEntity) value = BINOME_ENTITY (binome_person_new ());
  SetAll call = { paul, value };
  g_autoptr (GError) error = NULL;

  edit (scene, BINOME_TYPE_PERSON, paul, BINOME_PERSON_LEAVES_ON, "2026-05-31", NULL);
  edit (scene, BINOME_TYPE_PERSON, paul, BINOME_PERSON_LEAVES_ON, NULL, NULL);
  start_pair (scene, scene->lea, scene->paul);
  edit (scene, BINOME_TYPE_PERSON, paul, BINOME_PERSON_LEAVES_ON, "2026-05-31",
        "The pair with Léa Martin runs until 31 Aug 2026. End it first, or give it an earlier end.");
  edit (scene, BINOME_TYPE_PERSON, paul, BINOME_PERSON_LEAVES_ON, "2026-08-31", NULL);

  binome_entity_set_date (value, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 5, 31));
  g_assert_false (scene_try (scene, set_all_work, &call, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Léa Martin runs until 31 Aug 2026"));
}

/* The end of a pair that runs takes a reason; a programme ends after it starts. */
static void
test_pair_and_programme (Scene *scene, gconstpointer data)
{
  gint64 planned = scene_propose (scene, scene->hugo, scene->luc);
  gint64 pair = start_pair (scene, scene->lea, scene->paul);

  edit (scene, BINOME_TYPE_PAIR, pair, BINOME_PAIR_EXPECTED_END, "2026-07-31",
        "The pair runs: another end needs a reason. Use “Change the End…”.");
  edit (scene, BINOME_TYPE_PAIR, planned, BINOME_PAIR_EXPECTED_END, "2026-03-01",
        "A pair must end after it starts.");
  edit (scene, BINOME_TYPE_PAIR, planned, BINOME_PAIR_EXPECTED_END, "2027-03-01",
        "The expected end is after 31 Aug 2026, the last day on which both are there.");
  edit (scene, BINOME_TYPE_PAIR, planned, BINOME_PAIR_EXPECTED_END, "2026-07-31", NULL);
  edit (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_ENDS_ON, "2026-03-02",
        "A programme must end after it starts.");
}

/* What is refused does not hold back what else was set. */
static void
test_others_are_kept (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) live = NULL, kept = NULL;

  start_pair (scene, scene->lea, scene->paul);
  binome_store_set_rule (scene->store, binome_live_rules_check);
  live = binome_store_get (scene->store, BINOME_TYPE_PERSON, person_of (scene, scene->paul));
  while (!binome_entity_is_loaded (live))
    g_main_context_iteration (NULL, TRUE);
  binome_entity_set_text (live, BINOME_PERSON_JOB, "Welder");
  binome_entity_set_date (live, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 4, 1));
  binome_store_flush (scene->store);

  kept = scene_get (scene, BINOME_TYPE_PERSON, person_of (scene, scene->paul));
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_PERSON_JOB), ==, "Welder");
  g_assert_cmpint (binome_entity_get_date (kept, BINOME_PERSON_LEAVES_ON), ==, BINOME_DATE_NONE);
}

/* Hours and costs are 0 or more; a session does not end before it starts. */
static void
test_numbers (void)
{
  g_autoptr (BinomeCourse) course = binome_course_new ();
  g_autoptr (BinomeTrainingSession) session = binome_training_session_new ();
  g_autoptr (GError) error = NULL;

  binome_entity_set_real (BINOME_ENTITY (course), BINOME_COURSE_COST, -1);
  g_assert_false (binome_entity_validate_field (BINOME_ENTITY (course), BINOME_COURSE_COST, &error));
  g_assert_cmpstr (error->message, ==, "“Cost per person” cannot be less than 0.");
  binome_entity_set_real (BINOME_ENTITY (course), BINOME_COURSE_COST, 0);
  g_assert_true (binome_entity_validate_field (BINOME_ENTITY (course), BINOME_COURSE_COST, NULL));

  binome_entity_set_date (BINOME_ENTITY (session), BINOME_TRAINING_SESSION_STARTS_ON,
                          binome_date_new (2026, 5, 12));
  binome_entity_set_date (BINOME_ENTITY (session), BINOME_TRAINING_SESSION_ENDS_ON,
                          binome_date_new (2026, 5, 11));
  g_clear_error (&error);
  g_assert_false (
      binome_entity_validate_field (BINOME_ENTITY (session), BINOME_TRAINING_SESSION_ENDS_ON, &error));
  g_assert_cmpstr (error->message, ==, "A session cannot end before it starts.");
}

static gboolean
keep_presence_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_keep_presence (db, data, FALSE, error);
}

/* A move that was written down in advance takes place on its day. */
static void
test_new_day (Scene *scene, gconstpointer data)
{
  gint64 lea = person_of (scene, scene->lea), anne = person_of (scene, scene->anne);
  g_autoptr (BinomePresence) presence = binome_presence_new ();
  BinomeEntity *entity = BINOME_ENTITY (presence);
  g_autoptr (BinomeEntity) before = NULL, after = NULL;
  g_autofree char *twice = NULL, *once = NULL;

  binome_entity_set_reference (entity, BINOME_PRESENCE_PERSON, lea);
  binome_entity_set_date (entity, BINOME_PRESENCE_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_date (entity, BINOME_PRESENCE_ENDS_ON, binome_date_new (2026, 4, 30));
  binome_entity_set_text (entity, BINOME_PRESENCE_SITE, "Lyon");
  scene_add (scene, g_object_ref (entity));
  binome_entity_set_id (entity, 0);
  binome_entity_set_date (entity, BINOME_PRESENCE_STARTS_ON, binome_date_new (2026, 5, 1));
  binome_entity_set_date (entity, BINOME_PRESENCE_ENDS_ON, BINOME_DATE_NONE);
  binome_entity_set_text (entity, BINOME_PRESENCE_SITE, "Nantes");
  binome_entity_set_reference (entity, BINOME_PRESENCE_MANAGER, anne);
  scene_write (scene, keep_presence_work, presence);

  scene_write (scene, binome_daily_apply, NULL);
  before = scene_get (scene, BINOME_TYPE_PERSON, lea);
  g_assert_cmpstr (binome_entity_get_text (before, BINOME_PERSON_SITE), ==, "Lyon");
  binome_clock_fix (binome_date_new (2026, 5, 1));
  scene_write (scene, binome_daily_apply, NULL);
  after = scene_get (scene, BINOME_TYPE_PERSON, lea);
  g_assert_cmpstr (binome_entity_get_text (after, BINOME_PERSON_SITE), ==, "Nantes");
  g_assert_cmpint (binome_entity_get_reference (after, BINOME_PERSON_MANAGER), ==, anne);
  once = scene_dump (scene);
  scene_write (scene, binome_daily_apply, NULL);
  twice = scene_dump (scene);
  g_assert_cmpstr (once, ==, twice);
}

static void
start_day (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  binome_store_write (scene->store, "What begins on this day", BINOME_SOURCE_RULE, binome_daily_apply, NULL,
                      NULL, &error);
  g_assert_no_error (error);
}

static void
assert_site (Scene *scene, gint64 person, const char *site)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_PERSON, person);

  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_PERSON_SITE), ==, site);
}

/* Whoever undoes what a day brought does not find it done again at the next start, nor on the next day; it
 * can still be done again by hand. Once something else was written the file is brought to today as ever. */
static void
test_undone_day (Scene *scene, gconstpointer data)
{
  gint64 lea = person_of (scene, scene->lea);
  g_autoptr (BinomePresence) presence = binome_presence_new ();
  BinomeEntity *entity = BINOME_ENTITY (presence);
  g_autoptr (BinomeEntity) hugo = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->hugo);

  binome_entity_set_reference (entity, BINOME_PRESENCE_PERSON, lea);
  binome_entity_set_date (entity, BINOME_PRESENCE_STARTS_ON, binome_date_new (2026, 5, 1));
  binome_entity_set_text (entity, BINOME_PRESENCE_SITE, "Nantes");
  scene_add (scene, g_object_ref (entity));
  binome_clock_fix (binome_date_new (2026, 5, 1));
  start_day (scene);
  assert_site (scene, lea, "Nantes");

  g_assert_true (binome_store_undo (scene->store, NULL, NULL));
  start_day (scene);
  assert_site (scene, lea, "Lyon");
  binome_clock_fix (binome_date_new (2026, 5, 2));
  start_day (scene);
  assert_site (scene, lea, "Lyon");
  g_assert_true (binome_store_redo (scene->store, NULL, NULL));
  assert_site (scene, lea, "Nantes");
  g_assert_true (binome_store_undo (scene->store, NULL, NULL));

  binome_entity_set_text (hugo, BINOME_ENROLMENT_GOALS, "Weld");
  scene_set (scene, hugo);
  start_day (scene);
  assert_site (scene, lea, "Nantes");
}

/* What the person page and an import change today is so tomorrow, and undo brings all of it back. */
static void
test_edit_stays (Scene *scene, gconstpointer data)
{
  gint64 lea = person_of (scene, scene->lea), anne = person_of (scene, scene->anne);
  BinomeEntity *entity = BINOME_ENTITY (binome_presence_new ());
  g_autoptr (BinomeEntity) live = NULL, person = NULL, kept = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 presence;

  binome_entity_set_reference (entity, BINOME_PRESENCE_PERSON, lea);
  binome_entity_set_date (entity, BINOME_PRESENCE_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_text (entity, BINOME_PRESENCE_SITE, "Lyon");
  binome_entity_set_text (entity, BINOME_PRESENCE_TEAM, "Maintenance");
  presence = scene_add (scene, entity);
  scene_write (scene, binome_daily_apply, NULL);
  before = scene_dump (scene);

  live = binome_store_get (scene->store, BINOME_TYPE_PERSON, lea);
  while (!binome_entity_is_loaded (live))
    g_main_context_iteration (NULL, TRUE);
  binome_entity_set_text (live, BINOME_PERSON_SITE, "Brest");
  binome_entity_set_text (live, BINOME_PERSON_TEAM, "Compta");
  binome_entity_set_reference (live, BINOME_PERSON_MANAGER, anne);
  binome_store_flush (scene->store);
  after = scene_dump (scene);
  binome_clock_fix (binome_date_new (2026, 3, 3));
  scene_write (scene, binome_daily_apply, NULL);

  person = scene_get (scene, BINOME_TYPE_PERSON, lea);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Brest");
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_TEAM), ==, "Compta");
  g_assert_cmpint (binome_entity_get_reference (person, BINOME_PERSON_MANAGER), ==, anne);
  kept = scene_get (scene, BINOME_TYPE_PRESENCE, presence);
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_PRESENCE_SITE), ==, "Brest");
  g_assert_cmpint (binome_entity_get_reference (kept, BINOME_PRESENCE_MANAGER), ==, anne);

  binome_store_undo (scene->store, NULL, &error);
  g_assert_no_error (error);
  undone = scene_dump (scene);
  g_assert_cmpstr (undone, ==, before);
  binome_store_redo (scene->store, NULL, &error);
  g_assert_no_error (error);
  redone = scene_dump (scene);
  g_assert_cmpstr (redone, ==, after);
}

static gboolean
away_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;

  return binome_enrolment_move (db, scene->luc, BINOME_ENROLMENT_STATE_UNAVAILABLE, "Long leave", error)
         && binome_enrolment_set_away (db, scene->luc, binome_clock_today (), binome_date_new (2026, 4, 30),
                                       error);
}

static gboolean
matching_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autofree char *criteria = NULL;
  Scene *scene = data;
  g_autoptr (BinomeMatchProblem) problem
      = binome_matching_load_problem (db, scene->programme, &criteria, error);

  if (problem == NULL)
    return FALSE;

  for (guint i = 0; i < binome_match_problem_get_n_tutors (problem); i++)
    g_assert_cmpint (binome_match_problem_get_tutor_id (problem, i), !=, scene->luc);
  return TRUE;
}

static void
assert_luc (Scene *scene, int state, const char *label)
{
  g_autoptr (BinomeEntity) luc = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc);
  g_autofree char *found
      = binome_enrolment_describe_state (binome_entity_get_choice (luc, BINOME_ENROLMENT_STATE),
                                         binome_entity_get_date (luc, BINOME_ENROLMENT_UNAVAILABLE_FROM),
                                         binome_entity_get_date (luc, BINOME_ENROLMENT_UNAVAILABLE_UNTIL));

  g_assert_cmpint (binome_entity_get_choice (luc, BINOME_ENROLMENT_STATE), ==, state);
  g_assert_cmpstr (found, ==, label);
  g_assert_cmpint (binome_entity_get_date (luc, BINOME_ENROLMENT_UNAVAILABLE_FROM) != BINOME_DATE_NONE, ==,
                   state == BINOME_ENROLMENT_STATE_UNAVAILABLE);
}

/* Until the last day nobody is proposed; on the next they are back, and nothing is left of the days. */
static void
test_away (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) future = NULL, over = NULL;

  g_assert_false (binome_enrolment_check_away (binome_clock_today () + 1, BINOME_DATE_NONE, &future));
  g_assert_error (future, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_assert_false (binome_enrolment_check_away (binome_clock_today () - 9, binome_clock_today () - 1, &over));
  g_assert_error (over, BINOME_ERROR, BINOME_ERROR_INVALID);

  scene_write (scene, away_work, scene);
  assert_luc (scene, BINOME_ENROLMENT_STATE_UNAVAILABLE, "Unavailable, 2 Mar 2026 – 30 Apr 2026");
  scene_read (scene, matching_work, scene);
  binome_clock_fix (binome_date_new (2026, 4, 30));
  scene_write (scene, binome_daily_apply, NULL);
  assert_luc (scene, BINOME_ENROLMENT_STATE_UNAVAILABLE, "Unavailable, 2 Mar 2026 – 30 Apr 2026");
  binome_clock_fix (binome_date_new (2026, 5, 1));
  scene_write (scene, binome_daily_apply, NULL);
  assert_luc (scene, BINOME_ENROLMENT_STATE_ACCEPTED, "Accepted");
}

#define ADD(path, function)                                                                                  \
  g_test_add ("/workflow/live-rules/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("enrolment", test_enrolment);
  ADD ("person", test_person);
  ADD ("pair-and-programme", test_pair_and_programme);
  ADD ("others-are-kept", test_others_are_kept);
  g_test_add_func ("/workflow/live-rules/numbers", test_numbers);
  ADD ("new-day", test_new_day);
  ADD ("undone-day", test_undone_day);
  ADD ("edit-stays", test_edit_stays);
  ADD ("away", test_away);

  return g_test_run ();
}
