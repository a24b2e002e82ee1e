/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs: states, places at every step, check-in dates, ends, and what undo gives back. */

#include <string.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-workflow-sql.h"
#include "workflow-fixture.h"

static void
check_date (BinomeAnchor anchor, int days, const char *expected)
{
  BinomeDate day
      = binome_pair_check_in_date (anchor, days, binome_date_new (2026, 3, 2), binome_date_new (2026, 8, 31));

  scene_assert_day (day, expected);
}

/* Monday 2 March to Monday 31 August 2026. Public holidays of 2026: 6 April (Easter Monday), 1 and
 * 8 May, 14 May (Ascension), 25 May (Whit Monday), 14 July, 15 August. */
static void
test_dates (void)
{
  check_date (BINOME_ANCHOR_START, 0, "2026-03-02");
  check_date (BINOME_ANCHOR_START, 2, "2026-03-04");
  check_date (BINOME_ANCHOR_START, 5, "2026-03-09");   /* a Saturday */
  check_date (BINOME_ANCHOR_START, 35, "2026-04-07");  /* Easter Monday */
  check_date (BINOME_ANCHOR_START, 60, "2026-05-04");  /* Friday 1 May */
  check_date (BINOME_ANCHOR_START, 67, "2026-05-11");  /* Friday 8 May */
  check_date (BINOME_ANCHOR_START, 73, "2026-05-15");  /* Ascension Day */
  check_date (BINOME_ANCHOR_START, 84, "2026-05-26");  /* Whit Monday */
  check_date (BINOME_ANCHOR_START, 134, "2026-07-15"); /* 14 July */
  check_date (BINOME_ANCHOR_END, 0, "2026-08-31");
  check_date (BINOME_ANCHOR_END, 30, "2026-08-03"); /* Saturday 1 August */
  check_date (BINOME_ANCHOR_END, 16, "2026-08-17"); /* Saturday 15 August */

  /* Before the start on the working day before, after the end on the one after. */
  check_date (BINOME_ANCHOR_UPFRONT, 15, "2026-02-13"); /* a Sunday: the Friday before */
  check_date (BINOME_ANCHOR_UPFRONT, 0, "2026-03-02");
  check_date (BINOME_ANCHOR_UPFRONT, 60, "2025-12-31"); /* New Year's Day */
  check_date (BINOME_ANCHOR_AFTER, 30, "2026-09-30");
  check_date (BINOME_ANCHOR_AFTER, 62, "2026-11-02"); /* All Saints' Day is a Sunday */
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_AFTER, 30, 100, BINOME_DATE_NONE), ==,
                   BINOME_DATE_NONE);
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_UPFRONT, 5, BINOME_DATE_NONE, 107), ==,
                   BINOME_DATE_NONE);

  /* Too short for the step, or no end to count from. */
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_START, 8, 100, 107), ==, BINOME_DATE_NONE);
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_END, 8, 100, 107), ==, BINOME_DATE_NONE);
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_END, 0, 100, BINOME_DATE_NONE), ==,
                   BINOME_DATE_NONE);
  /* Sunday 30 May 2027 is the last day: the review is held on Friday 28, not after the pair is over. */
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_END, 0, binome_date_new (2026, 9, 1),
                                              binome_date_new (2027, 5, 30)),
                   ==, binome_date_new (2027, 5, 28));
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_START, 5, binome_date_new (2027, 5, 24),
                                              binome_date_new (2027, 5, 30)),
                   ==, binome_date_new (2027, 5, 28));
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_END, 0, binome_date_new (2027, 5, 29),
                                              binome_date_new (2027, 5, 30)),
                   ==, BINOME_DATE_NONE);
  g_assert_cmpint (binome_pair_check_in_date (BINOME_ANCHOR_START, 0, BINOME_DATE_NONE, 107), ==,
                   BINOME_DATE_NONE);
}

static void
assert_state (Scene *scene, gint64 pair, BinomePairState state)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_PAIR, pair);

  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_PAIR_STATE), ==, (int)state);
}

static void
assert_enrolment (Scene *scene, gint64 enrolment, BinomeEnrolmentState state)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE), ==, (int)state);
}

static void
test_start (Scene *scene, gconstpointer data)
{
  /* The plan of an onboarding of 182 days, from 2 March 2026. */
  static const char *const expected[] = { "2026-03-04", "2026-03-09", "2026-04-01", "2026-04-16",
                                          "2026-05-04", "2026-06-01", "2026-08-03", "2026-08-31" };
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeEntity) entity = NULL;
  g_autoptr (GPtrArray) check_ins = NULL;

  assert_enrolment (scene, scene->lea, BINOME_ENROLMENT_STATE_ACCEPTED);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  scene_assert_day (binome_entity_get_date (entity, BINOME_PAIR_STARTED_ON), "2026-03-02");
  scene_assert_day (binome_entity_get_date (entity, BINOME_PAIR_EXPECTED_END), "2026-08-31");
  assert_enrolment (scene, scene->lea, BINOME_ENROLMENT_STATE_MATCHED);
  assert_enrolment (scene, scene->paul, BINOME_ENROLMENT_STATE_MATCHED);

  check_ins = scene_list_check_ins (scene, pair);
  g_assert_cmpuint (check_ins->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < check_ins->len; i++)
    {
      scene_assert_day (binome_entity_get_date (check_ins->pdata[i], BINOME_CHECK_IN_DUE_ON), expected[i]);
      g_assert_cmpint (binome_entity_get_choice (check_ins->pdata[i], BINOME_CHECK_IN_STATE), ==,
                       BINOME_CHECK_IN_STATE_PLANNED);
    }
}

/* Sets how many tutees a tutor may have, behind the workflows' back. */
static void
set_limit (Scene *scene, int limit)
{
  g_autoptr (BinomeEntity) programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);

  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, limit);
  scene_set (scene, programme);
}

static void
assert_no_place (Scene *scene, gint64 pair, BinomePairState to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scene_dump (scene);
  g_autofree char *after = NULL;

  g_assert_false (scene_try_move (scene, pair, to, "Why", NULL, &error));
  g_assert_nonnull (strstr (error->message, "Paul Durand"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  after = scene_dump (scene);
  g_assert_cmpstr (before, ==, after);
}

/* Capacity is looked at when a pair is proposed, accepted, confirmed and started. */
static void
test_places (Scene *scene, gconstpointer data)
{
  static const BinomePairState steps[]
      = { BINOME_PAIR_STATE_ACCEPTED, BINOME_PAIR_STATE_CONFIRMED, BINOME_PAIR_STATE_ACTIVE };
  g_autoptr (GError) error = NULL;
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);

  scene_propose (scene, scene->hugo, scene->paul);
  g_assert_false (scene_try_propose (scene, scene->ines, scene->paul, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  scene_move (scene, pair, BINOME_PAIR_STATE_REVIEWED, NULL, NULL);
  scene_move (scene, pair, BINOME_PAIR_STATE_OFFERED, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      set_limit (scene, 1);
      assert_no_place (scene, pair, steps[i]);
      set_limit (scene, 2);
      scene_move (scene, pair, steps[i], NULL, NULL);
    }

  /* Resuming takes no new place: a pause keeps it. */
  scene_move (scene, pair, BINOME_PAIR_STATE_PAUSED, "Leave", NULL);
  set_limit (scene, 1);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);

  /* Reopening does: the place was free meanwhile. */
  scene_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, "Left", NULL);
  assert_no_place (scene, pair, BINOME_PAIR_STATE_ACTIVE);
}

static void
test_refusals (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) anne = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->anne);
  g_autoptr (BinomeEntity) person = NULL;
  gint64 pair;

  g_assert_false (scene_try_propose (scene, scene->paul, scene->lea, NULL, &error)); /* the wrong way round */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_propose (scene, scene->lea, 4711, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_NOT_FOUND);

  scene_propose (scene, scene->lea, scene->paul);
  g_assert_false (scene_try_propose (scene, scene->lea, scene->paul, NULL, &error)); /* twice */
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  /* Anne leaves the company before Inès comes. */
  person = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (anne, BINOME_ENROLMENT_PERSON));
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 2, 28));
  scene_set (scene, person);
  g_assert_false (scene_try_propose (scene, scene->ines, scene->anne, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  /* … or on 30 April: a pair may start before, and ends with her at the latest. */
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 4, 30));
  scene_set (scene, person);
  pair = scene_propose (scene, scene->ines, scene->anne);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-05-04", &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-01", &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  g_clear_object (&person);
  person = scene_get (scene, BINOME_TYPE_PAIR, pair);
  scene_assert_day (binome_entity_get_date (person, BINOME_PAIR_EXPECTED_END), "2026-04-30");
}

/* The person who tutors cannot be tutored by themselves, even enrolled on both sides. */
static gboolean
own_tutor_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autoptr (BinomeEntity) paul = binome_db_get (db, BINOME_TYPE_ENROLMENT, scene->paul, error);
  gint64 person = binome_entity_get_reference (paul, BINOME_ENROLMENT_PERSON);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GArray) ids = NULL;

  if (!binome_enrolment_enrol (db, scene->programme, BINOME_ENROLMENT_ROLE_TUTEE, &person, 1, 0, NULL, error))
    return FALSE;
  binome_query_where_integer (query, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL, person);
  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, BINOME_ENROLMENT_ROLE_TUTEE);
  ids = binome_db_select_ids (db, query, error);

  return binome_pair_create (db, g_array_index (ids, gint64, 0), scene->paul, NULL, error);
}

static void
test_own_tutor (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, own_tutor_work, scene, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static void
test_states (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);

  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_COMPLETED, NULL, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_PAUSED, "Leave", NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_CANCELLED, " ", NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, NULL, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, "Left", "2026-03-03", &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID); /* tomorrow */
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, "Left", "2026-03-01", &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID); /* before the start */
  assert_state (scene, pair, BINOME_PAIR_STATE_ACTIVE);
}

static void
force_state (Scene *scene, gint64 pair, int state)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_PAIR, pair);

  binome_entity_set_choice (entity, BINOME_PAIR_STATE, state);
  scene_set (scene, entity);
}

/* No way around the table of moves: whatever is not in it is refused and changes nothing. */
static void
test_forbidden_moves (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  guint refused = 0;

  for (int from = 0; from <= BINOME_PAIR_STATE_ENDED_EARLY; from++)
    {
      g_autofree char *before = NULL, *after = NULL;

      force_state (scene, pair, from);
      before = scene_dump (scene);
      for (int to = 0; to <= BINOME_PAIR_STATE_ENDED_EARLY; to++)
        {
          g_autoptr (GError) error = NULL;

          if (binome_state_machine_find (&binome_pair_machine, from, to) != NULL)
            continue;
          g_assert_false (scene_try_move (scene, pair, (BinomePairState)to, "Why", NULL, &error));
          scene_assert_refused (&error, BINOME_ERROR_REFUSED);
          refused++;
        }
      after = scene_dump (scene);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (refused, ==, 13 * 13 - binome_pair_machine.n_moves);
}

static gboolean
names (const char *group, const char *id)
{
  g_autofree char *quoted = g_strdup_printf ("'%s'", id);

  return strstr (group, quoted) != NULL;
}

/* The groups of states that SQL asks for are those of the state machine. */
static void
test_groups (void)
{
  for (int state = 0; binome_pair_states[state].id != NULL; state++)
    {
      const char *id = binome_pair_states[state].id;

      g_assert_cmpint (names (BINOME_SQL_LIVE, id), ==, binome_pair_state_is_live (state));
      g_assert_cmpint (names (BINOME_SQL_TAKES_A_PLACE, id), ==, binome_pair_state_takes_a_place (state));
      g_assert_cmpint (names (BINOME_SQL_STAGED, id), ==,
                       binome_pair_state_takes_a_place (state) && !binome_pair_state_is_live (state));
    }
  for (int state = 0; binome_enrolment_states[state].id != NULL; state++)
    g_assert_cmpint (names (BINOME_SQL_CAN_MATCH, binome_enrolment_states[state].id), ==,
                     binome_enrolment_state_can_match (state));
}

typedef struct
{
  gint64 enrolment;
} LeaveCall;

static gboolean
leave_work (BinomeDb *db, gpointer data, GError **error)
{
  LeaveCall *call = data;

  return binome_enrolment_move (db, call->enrolment, BINOME_ENROLMENT_STATE_WITHDREW, "Left", error);
}

/* A pair cannot come back without the people in it. */
static void
test_withdrawn (Scene *scene, gconstpointer data)
{
  LeaveCall call = { scene->paul };
  g_autoptr (GError) error = NULL;
  gint64 staged = scene_propose (scene, scene->lea, scene->paul);
  gint64 ended = scene_propose (scene, scene->hugo, scene->paul);

  scene_move (scene, ended, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_move (scene, ended, BINOME_PAIR_STATE_ENDED_EARLY, "Left", NULL);
  scene_write (scene, leave_work, &call);
  g_assert_false (scene_try_move (scene, staged, BINOME_PAIR_STATE_PROPOSED, "Again", NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_move (scene, ended, BINOME_PAIR_STATE_ACTIVE, "Again", NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

/* Accepting one offer voids the tutee's others; whoever has a tutor gets no second. */
static void
test_other_offers (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = scene_propose (scene, scene->lea, scene->paul);
  gint64 second = scene_propose (scene, scene->lea, scene->anne);
  g_autoptr (BinomeEntity) other = NULL;

  scene_move (scene, first, BINOME_PAIR_STATE_REVIEWED, NULL, NULL);
  scene_move (scene, first, BINOME_PAIR_STATE_OFFERED, NULL, NULL);
  scene_move (scene, first, BINOME_PAIR_STATE_ACCEPTED, NULL, NULL);
  assert_state (scene, second, BINOME_PAIR_STATE_CANCELLED);
  other = scene_get (scene, BINOME_TYPE_PAIR, second);
  scene_assert_day (binome_entity_get_date (other, BINOME_PAIR_ENDED_ON), "2026-03-02");
  g_assert_cmpstr (binome_entity_get_text (other, BINOME_PAIR_END_REASON), !=, "");

  g_assert_false (scene_try_propose (scene, scene->lea, scene->luc, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try_move (scene, second, BINOME_PAIR_STATE_PROPOSED, "Again", NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static guint
count_check_ins (Scene *scene, gint64 pair, BinomeCheckInState state)
{
  g_autoptr (GPtrArray) check_ins = scene_list_check_ins (scene, pair);
  guint n = 0;

  for (guint i = 0; i < check_ins->len; i++)
    n += binome_entity_get_choice (check_ins->pdata[i], BINOME_CHECK_IN_STATE) == (int)state;

  return n;
}

static void
test_end_and_reopen (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeEntity) entity = NULL;

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  binome_clock_fix (binome_date_new (2026, 4, 20));
  scene_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, "Changed job", "2026-04-15");
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  scene_assert_day (binome_entity_get_date (entity, BINOME_PAIR_ENDED_ON), "2026-04-15");
  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_PAIR_END_REASON), ==, "Changed job");
  /* 4 March, 9 March and 1 April had come; the five from 16 April on are not needed any more. */
  g_assert_cmpuint (count_check_ins (scene, pair, BINOME_CHECK_IN_STATE_PLANNED), ==, 3);
  g_assert_cmpuint (count_check_ins (scene, pair, BINOME_CHECK_IN_STATE_WAIVED), ==, 5);
  assert_enrolment (scene, scene->lea, BINOME_ENROLMENT_STATE_ACCEPTED);
  assert_enrolment (scene, scene->paul, BINOME_ENROLMENT_STATE_ACCEPTED);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, "A mistake", NULL);
  g_assert_cmpuint (count_check_ins (scene, pair, BINOME_CHECK_IN_STATE_PLANNED), ==, 8);
  assert_enrolment (scene, scene->lea, BINOME_ENROLMENT_STATE_MATCHED);
  g_clear_object (&entity);
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_date (entity, BINOME_PAIR_ENDED_ON), ==, BINOME_DATE_NONE);
  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_PAIR_END_REASON), ==, "");

  /* Completed in time: the final review may still be held. */
  scene_move (scene, pair, BINOME_PAIR_STATE_COMPLETED, NULL, "2026-04-20");
  g_assert_cmpuint (count_check_ins (scene, pair, BINOME_CHECK_IN_STATE_PLANNED), ==, 5);
  assert_enrolment (scene, scene->lea, BINOME_ENROLMENT_STATE_DONE);
  assert_enrolment (scene, scene->paul, BINOME_ENROLMENT_STATE_ACCEPTED);
  g_clear_object (&entity);
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_PAIR_END_REASON), !=, "");
}

static gint64
add_plan_step (Scene *scene, const char *title, BinomeAnchor anchor, int days)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());

  binome_entity_set_reference (step, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  binome_entity_set_text (step, BINOME_PLAN_STEP_TITLE, title);
  binome_entity_set_choice (step, BINOME_PLAN_STEP_ANCHOR, (int)anchor);
  binome_entity_set_integer (step, BINOME_PLAN_STEP_DAYS, days);
  return scene_add (scene, step);
}

/* The only check-in of a step, and when it is due; NULL where there is none. */
static BinomeEntity *
find_check_in (Scene *scene, gint64 pair, gint64 step)
{
  g_autoptr (GPtrArray) check_ins = scene_list_check_ins (scene, pair);

  for (guint i = 0; i < check_ins->len; i++)
    if (binome_entity_get_reference (check_ins->pdata[i], BINOME_CHECK_IN_STEP) == step)
      return g_object_ref (check_ins->pdata[i]);

  return NULL;
}

static void
assert_due (Scene *scene, gint64 pair, gint64 step, const char *day, BinomeCheckInState state)
{
  g_autoptr (BinomeEntity) check_in = find_check_in (scene, pair, step);

  g_assert_nonnull (check_in);
  scene_assert_day (binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON), day);
  g_assert_cmpint (binome_entity_get_choice (check_in, BINOME_CHECK_IN_STATE), ==, (int)state);
}

/* Told on 2 March: a pair that starts on 30 March has its preparation ahead of it, one that starts today has
 * it to do now, one that has started is past it. */
static void
test_before_start (Scene *scene, gconstpointer data)
{
  gint64 early = add_plan_step (scene, "Tutor ready", BINOME_ANCHOR_UPFRONT, 30);
  gint64 late = add_plan_step (scene, "Desk ready", BINOME_ANCHOR_UPFRONT, 10);
  gint64 ahead = scene_propose (scene, scene->lea, scene->paul);
  gint64 now = scene_propose (scene, scene->hugo, scene->paul);
  gint64 gone = scene_propose (scene, scene->ines, scene->luc);
  g_autoptr (BinomeEntity) none = NULL;

  scene_move (scene, ahead, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-30");
  assert_due (scene, ahead, early, "2026-03-02", BINOME_CHECK_IN_STATE_PLANNED); /* Saturday 28 February */
  assert_due (scene, ahead, late, "2026-03-20", BINOME_CHECK_IN_STATE_PLANNED);
  scene_move (scene, now, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  assert_due (scene, now, early, "2026-03-02", BINOME_CHECK_IN_STATE_PLANNED);
  binome_clock_fix (binome_date_new (2026, 3, 9));
  scene_move (scene, gone, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-03");
  none = find_check_in (scene, gone, early);
  g_assert_null (none);
}

/* What comes after the end counts from the last day there was, stays when the pair is completed, and is given
 * up when it breaks. */
static void
test_after_end (Scene *scene, gconstpointer data)
{
  gint64 step = add_plan_step (scene, "A month on", BINOME_ANCHOR_AFTER, 30);
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  gint64 broken = scene_propose (scene, scene->hugo, scene->paul);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_move (scene, broken, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  assert_due (scene, pair, step, "2026-09-30", BINOME_CHECK_IN_STATE_PLANNED);
  binome_clock_fix (binome_date_new (2026, 8, 3));
  scene_move (scene, pair, BINOME_PAIR_STATE_COMPLETED, NULL, "2026-07-31");
  assert_due (scene, pair, step, "2026-08-31", BINOME_CHECK_IN_STATE_PLANNED); /* a Sunday before it */
  scene_move (scene, broken, BINOME_PAIR_STATE_ENDED_EARLY, "Left", "2026-07-31");
  assert_due (scene, broken, step, "2026-09-30", BINOME_CHECK_IN_STATE_WAIVED);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, "A mistake", NULL);
  assert_due (scene, pair, step, "2026-09-30", BINOME_CHECK_IN_STATE_PLANNED);
}

typedef struct
{
  Scene *scene;
  gint64 id;
} Call;

static gboolean
propose_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_pair_create (db, call->scene->lea, call->scene->paul, &call->id, error);
}

static gboolean
start_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_start (db, ((Call *)data)->id, BINOME_DATE_NONE, error);
}

static gboolean
end_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_end_early (db, ((Call *)data)->id, BINOME_DATE_NONE, "Left", error);
}

static gboolean
complete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_complete (db, ((Call *)data)->id, BINOME_DATE_NONE, NULL, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_remove (db, ((Call *)data)->id, error);
}

static void
test_undo (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene };
  g_autoptr (GError) error = NULL;

  scene_check_undo (scene, propose_work, &call);
  scene_check_undo (scene, remove_work, &call);
  binome_store_undo (scene->store, NULL, &error);
  g_assert_no_error (error);
  scene_check_undo (scene, start_work, &call);
  g_assert_false (scene_try (scene, remove_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  scene_check_undo (scene, end_work, &call);
  binome_store_undo (scene->store, NULL, &error);
  g_assert_no_error (error);
  scene_check_undo (scene, complete_work, &call);
}

typedef struct
{
  gint64 pair;
  BinomeDate until;
  const char *reason;
} ExtendCall;

static gboolean
extend_work (BinomeDb *db, gpointer data, GError **error)
{
  ExtendCall *call = data;

  return binome_pair_extend (db, call->pair, call->until, call->reason, error);
}

static void
test_extend (Scene *scene, gconstpointer data)
{
  ExtendCall call = { .pair = scene_propose (scene, scene->lea, scene->paul) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) check_ins = NULL;
  g_autoptr (BinomeEntity) tutee = NULL;
  g_autoptr (BinomeEntity) person = NULL;

  scene_move (scene, call.pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  call.until = binome_date_new (2026, 10, 31);
  g_assert_false (scene_try (scene, extend_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID); /* no reason */
  call.reason = "Six weeks of leave";
  scene_check_undo (scene, extend_work, &call);

  /* A month before Saturday 31 October is Thursday 1 October; the final review is on Friday, the last
   * working day of the pair. */
  check_ins = scene_list_check_ins (scene, call.pair);
  g_assert_cmpuint (check_ins->len, ==, 8);
  scene_assert_day (binome_entity_get_date (check_ins->pdata[5], BINOME_CHECK_IN_DUE_ON), "2026-06-01");
  scene_assert_day (binome_entity_get_date (check_ins->pdata[6], BINOME_CHECK_IN_DUE_ON), "2026-10-01");
  scene_assert_day (binome_entity_get_date (check_ins->pdata[7], BINOME_CHECK_IN_DUE_ON), "2026-10-30");
  tutee = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  scene_assert_day (binome_entity_get_date (tutee, BINOME_ENROLMENT_ENDS_ON), "2026-10-31");

  person
      = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (tutee, BINOME_ENROLMENT_PERSON));
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 11, 30));
  scene_set (scene, person);
  call.until = binome_date_new (2026, 12, 1);
  g_assert_false (scene_try (scene, extend_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  call.until = binome_date_new (2026, 3, 2);
  g_assert_false (scene_try (scene, extend_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  scene_move (scene, call.pair, BINOME_PAIR_STATE_COMPLETED, NULL, NULL);
  call.until = binome_date_new (2026, 9, 30);
  g_assert_false (scene_try (scene, extend_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pair/dates", test_dates);
  g_test_add_func ("/pair/groups", test_groups);
  g_test_add ("/pair/forbidden-moves", Scene, NULL, scene_set_up, test_forbidden_moves, scene_tear_down);
  g_test_add ("/pair/withdrawn", Scene, NULL, scene_set_up, test_withdrawn, scene_tear_down);
  g_test_add ("/pair/start", Scene, NULL, scene_set_up, test_start, scene_tear_down);
  g_test_add ("/pair/places", Scene, NULL, scene_set_up, test_places, scene_tear_down);
  g_test_add ("/pair/refusals", Scene, NULL, scene_set_up, test_refusals, scene_tear_down);
  g_test_add ("/pair/own-tutor", Scene, NULL, scene_set_up, test_own_tutor, scene_tear_down);
  g_test_add ("/pair/states", Scene, NULL, scene_set_up, test_states, scene_tear_down);
  g_test_add ("/pair/other-offers", Scene, NULL, scene_set_up, test_other_offers, scene_tear_down);
  g_test_add ("/pair/end-and-reopen", Scene, NULL, scene_set_up, test_end_and_reopen, scene_tear_down);
  g_test_add ("/pair/before-start", Scene, NULL, scene_set_up, test_before_start, scene_tear_down);
  g_test_add ("/pair/after-end", Scene, NULL, scene_set_up, test_after_end, scene_tear_down);
  g_test_add ("/pair/extend", Scene, NULL, scene_set_up, test_extend, scene_tear_down);
  g_test_add ("/pair/undo", Scene, NULL, scene_set_up, test_undo, scene_tear_down);

  return g_test_run ();
}
