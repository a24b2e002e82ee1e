/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers: who is asked when, what a “no” brings, many at once with one undo, the waiting list. */

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-needs.h"
#include "binome-pair-offer.h"
#include "binome-pair-waiting.h"
#include "match-scene.h"
#include "binome-matching.h"

typedef struct
{
  const gint64 *pairs;
  guint n;
  BinomePairStep step;
  BinomePairStepAnswer answer;
} Steps;

static gboolean
steps_work (BinomeDb *db, gpointer data, GError **error)
{
  Steps *steps = data;

  steps->answer.n_done = steps->answer.n_next = steps->answer.n_released = 0;
  return binome_pair_take_steps (db, steps->pairs, steps->n, steps->step, &steps->answer, error);
}

static gboolean
step_work (BinomeDb *db, gpointer data, GError **error)
{
  Steps *steps = data;

  return binome_pair_take_step (db, steps->pairs[0], steps->step, &steps->answer, error);
}

static BinomePairStepAnswer
take (Scene *scene, gint64 pair, BinomePairStep step, BinomeDeclineReason why, const char *text)
{
  Steps steps = { &pair, 1, step, { .why = why, .text = text } };

  scene_write (scene, steps_work, &steps);
  return steps.answer;
}

static void
assert_refused (Scene *scene, gint64 pair, BinomePairStep step, BinomeDeclineReason why, const char *text,
                int code)
{
  Steps steps = { &pair, 1, step, { .why = why, .text = text } };
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, step_work, &steps, &error));
  scene_assert_refused (&error, code);
}

static void
assert_pair (Scene *scene, gint64 pair, BinomePairState state, BinomePairAnswer tutor, BinomePairAnswer tutee)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_PAIR, pair);

  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_PAIR_STATE), ==, (int)state);
  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_PAIR_TUTOR_ANSWER), ==, (int)tutor);
  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_PAIR_TUTEE_ANSWER), ==, (int)tutee);
}

static void
test_both_say_yes (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeEntity) entity = NULL;

  assert_refused (scene, pair, BINOME_PAIR_STEP_ASK_TUTEE, 0, NULL, BINOME_ERROR_REFUSED);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  assert_pair (scene, pair, BINOME_PAIR_STATE_OFFERED, BINOME_PAIR_ANSWER_AWAITED,
               BINOME_PAIR_ANSWER_AWAITED);
  assert_refused (scene, pair, BINOME_PAIR_STEP_ASK_TUTEE, 0, NULL, BINOME_ERROR_REFUSED);
  take (scene, pair, BINOME_PAIR_STEP_TUTOR_YES, 0, NULL);
  assert_refused (scene, pair, BINOME_PAIR_STEP_TUTEE_YES, 0, NULL, BINOME_ERROR_REFUSED);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTEE, 0, NULL);
  assert_pair (scene, pair, BINOME_PAIR_STATE_OFFERED, BINOME_PAIR_ANSWER_ACCEPTED,
               BINOME_PAIR_ANSWER_AWAITED);
  take (scene, pair, BINOME_PAIR_STEP_TUTEE_YES, 0, NULL);
  assert_pair (scene, pair, BINOME_PAIR_STATE_ACCEPTED, BINOME_PAIR_ANSWER_ACCEPTED,
               BINOME_PAIR_ANSWER_ACCEPTED);
  take (scene, pair, BINOME_PAIR_STEP_CONFIRM, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_START, 0, NULL);

  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  scene_assert_day (binome_entity_get_date (entity, BINOME_PAIR_TUTOR_ASKED_ON), "2026-03-02");
  scene_assert_day (binome_entity_get_date (entity, BINOME_PAIR_TUTEE_ASKED_ON), "2026-03-02");
  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_ACTIVE);
}

typedef struct
{
  gint64 tutee;
  gint64 tutor;
  guint n;
} Count;

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  Count *count = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);
  gint64 n;

  binome_query_where_integer (query, BINOME_PAIR_TUTEE, BINOME_QUERY_EQUAL, count->tutee);
  binome_query_where_integer (query, BINOME_PAIR_TUTOR, BINOME_QUERY_EQUAL, count->tutor);
  binome_query_where_choice (query, BINOME_PAIR_STATE, BINOME_QUERY_EQUAL, BINOME_PAIR_STATE_PROPOSED);
  n = binome_db_count (db, query, error);
  count->n = (guint)n;
  return n >= 0;
}

static guint
count_proposals (Scene *scene, gint64 tutee, gint64 tutor)
{
  Count count = { tutee, tutor, 0 };

  scene_read (scene, count_work, &count);
  return count.n;
}

/* A “no” needs a reason of the list and a text; somebody else is proposed at once, and in one undo. */
static void
test_tutor_says_no (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  Steps steps = { &pair, 1, BINOME_PAIR_STEP_TUTOR_NO, { BINOME_DECLINE_REASON_RELATION, "Old quarrel" } };
  g_autoptr (BinomeEntity) entity = NULL;

  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  assert_refused (scene, pair, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_NONE, "Why",
                  BINOME_ERROR_INVALID);
  assert_refused (scene, pair, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_OTHER, " ",
                  BINOME_ERROR_INVALID);

  scene_check_undo (scene, steps_work, &steps);
  g_assert_cmpuint (steps.answer.n_next, ==, 1);
  g_assert_cmpuint (steps.answer.n_released, ==, 0);
  assert_pair (scene, pair, BINOME_PAIR_STATE_DECLINED, BINOME_PAIR_ANSWER_DECLINED,
               BINOME_PAIR_ANSWER_AWAITED);
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_PAIR_DECLINE_REASON), ==,
                   BINOME_DECLINE_REASON_RELATION);
  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_PAIR_END_REASON), ==, "Old quarrel");
  /* Not Paul again. */
  g_assert_cmpuint (count_proposals (scene, scene->lea, scene->paul), ==, 0);
  g_assert_cmpuint (count_proposals (scene, scene->lea, scene->anne)
                        + count_proposals (scene, scene->lea, scene->luc),
                    ==, 1);
}

/* Whoever has no time has none for the others either. */
static void
test_no_time_at_all (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  gint64 draft = scene_propose (scene, scene->hugo, scene->paul);
  BinomePairStepAnswer answer;

  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  answer = take (scene, pair, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_WORKLOAD, "Three projects");
  g_assert_cmpuint (answer.n_released, ==, 1);
  assert_pair (scene, draft, BINOME_PAIR_STATE_CANCELLED, BINOME_PAIR_ANSWER_AWAITED,
               BINOME_PAIR_ANSWER_AWAITED);
  g_assert_cmpuint (count_proposals (scene, scene->lea, scene->paul), ==, 0);
  g_assert_cmpuint (count_proposals (scene, scene->hugo, scene->paul), ==, 0);
}

/* An offer that was sent is released like a draft. */
static void
test_no_time_when_asked (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  gint64 sent = scene_propose (scene, scene->hugo, scene->paul);
  BinomePairStepAnswer answer;

  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, sent, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, sent, BINOME_PAIR_STEP_TUTOR_YES, 0, NULL);
  answer = take (scene, pair, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_LEAVING, "Retires");
  g_assert_cmpuint (answer.n_released, ==, 1);
  g_assert_cmpuint (answer.n_next, ==, 2);
  assert_pair (scene, sent, BINOME_PAIR_STATE_CANCELLED, BINOME_PAIR_ANSWER_ACCEPTED,
               BINOME_PAIR_ANSWER_AWAITED);
  g_assert_cmpuint (count_proposals (scene, scene->hugo, scene->paul), ==, 0);
}

/* A yes releases what else was sent to the tutee’s other tutors, and says how many. */
static void
test_yes_releases (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  gint64 sent = scene_propose (scene, scene->lea, scene->anne);
  BinomePairStepAnswer answer;

  take (scene, sent, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_TUTOR_YES, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTEE, 0, NULL);
  answer = take (scene, pair, BINOME_PAIR_STEP_TUTEE_YES, 0, NULL);
  g_assert_cmpuint (answer.n_released, ==, 1);
  assert_pair (scene, sent, BINOME_PAIR_STATE_CANCELLED, BINOME_PAIR_ANSWER_AWAITED,
               BINOME_PAIR_ANSWER_AWAITED);
}

static gboolean
withdraw_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_move (db, *(gint64 *)data, BINOME_ENROLMENT_STATE_WITHDREW, "Moves", error);
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, *(gint64 *)data, NULL, FALSE, NULL, error);
}

static guint
adopt_and_decline (Scene *scene, const BinomeMatchingOptions *options)
{
  g_autoptr (BinomeEntity) run = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  gint64 id;

  match_scene_only_the_site (scene, BINOME_CRITERION_KIND_WEIGHTED);
  run = match_scene_run (scene, options);
  id = binome_entity_get_id (run);
  scene_write (scene, adopt_work, &id);
  pairs = match_scene_select (scene, BINOME_TYPE_PAIR, BINOME_PAIR_TUTEE, scene->lea);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (binome_entity_get_reference (pairs->pdata[0], BINOME_PAIR_TUTOR), ==, scene->paul);
  id = binome_entity_get_id (pairs->pdata[0]);
  take (scene, id, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  return take (scene, id, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_RELATION, "Old quarrel").n_next;
}

/* Anne and Luc work in Paris: Léa scores nothing with them. */
static void
test_next_by_default (Scene *scene, gconstpointer data)
{
  g_assert_cmpuint (adopt_and_decline (scene, &(BinomeMatchingOptions){ 0 }), ==, 1);
}

static void
test_next_minimum (Scene *scene, gconstpointer data)
{
  g_assert_cmpuint (adopt_and_decline (scene, &(BinomeMatchingOptions){ .minimum_score = 50 }), ==, 0);
}

/* Everybody but Hugo, who is not there, has a tutor: one place of each who takes two is to stay free. */
static void
test_next_reserve (Scene *scene, gconstpointer data)
{
  scene_write (scene, withdraw_work, &scene->hugo);
  g_assert_cmpuint (adopt_and_decline (scene, &(BinomeMatchingOptions){ .reserve = 1 }), ==, 0);
}

/* Places are respected: Anne has one, and it is taken. */
static void
test_no_place_left (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  BinomePairStepAnswer answer;

  scene_propose (scene, scene->ines, scene->anne);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  answer = take (scene, pair, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_DISTANCE, "Too far");
  g_assert_cmpuint (count_proposals (scene, scene->lea, scene->anne), ==, 0);
  g_assert_cmpuint (answer.n_next, ==, count_proposals (scene, scene->lea, scene->luc));
}

static void
test_tutee_says_no (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  BinomePairStepAnswer answer;

  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_TUTOR_YES, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTEE, 0, NULL);
  answer = take (scene, pair, BINOME_PAIR_STEP_TUTEE_NO, BINOME_DECLINE_REASON_LEAVING, "Moves to Lille");
  g_assert_cmpuint (answer.n_next, ==, 0);
  assert_pair (scene, pair, BINOME_PAIR_STATE_DECLINED, BINOME_PAIR_ANSWER_ACCEPTED,
               BINOME_PAIR_ANSWER_DECLINED);

  /* Proposed again, it starts afresh. */
  scene_move (scene, pair, BINOME_PAIR_STATE_PROPOSED, "Stays after all", NULL);
  assert_pair (scene, pair, BINOME_PAIR_STATE_PROPOSED, BINOME_PAIR_ANSWER_AWAITED,
               BINOME_PAIR_ANSWER_AWAITED);
}

/* Of a selection, those that can take the step do; one undo takes all of them back. */
static void
test_many (Scene *scene, gconstpointer data)
{
  gint64 pairs[3]
      = { scene_propose (scene, scene->lea, scene->paul), scene_propose (scene, scene->hugo, scene->paul),
          scene_propose (scene, scene->ines, scene->anne) };
  Steps steps = { pairs, 3, BINOME_PAIR_STEP_ASK_TUTOR, { 0 } };

  scene_move (scene, pairs[2], BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_check_undo (scene, steps_work, &steps);
  g_assert_cmpuint (steps.answer.n_done, ==, 2);
  assert_pair (scene, pairs[0], BINOME_PAIR_STATE_OFFERED, BINOME_PAIR_ANSWER_AWAITED,
               BINOME_PAIR_ANSWER_AWAITED);
  assert_pair (scene, pairs[1], BINOME_PAIR_STATE_OFFERED, BINOME_PAIR_ANSWER_AWAITED,
               BINOME_PAIR_ANSWER_AWAITED);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Ask the Tutor (2 pairs)");
}

typedef struct
{
  gint64 enrolment;
  int priority;
} Wait;

static gboolean
wait_work (BinomeDb *db, gpointer data, GError **error)
{
  const Wait *wait = data;

  return binome_waiting_put (db, wait->enrolment, wait->priority, "No place in Lyon", error);
}

static void
put_on_list (Scene *scene, gint64 enrolment, int priority)
{
  Wait wait = { enrolment, priority };

  scene_write (scene, wait_work, &wait);
}

typedef struct
{
  gint64 programme;
  gint64 order[4];
  guint n;
  char *need;
  gint64 pair;
} Look;

static gboolean
look_work (BinomeDb *db, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (GPtrArray) list = binome_waiting_select (db, look->programme, error);
  g_autoptr (GPtrArray) needs = binome_needs_list (db, look->programme, binome_date_new (2026, 3, 2), error);

  if (list == NULL || needs == NULL)
    return FALSE;

  look->n = list->len;
  for (guint i = 0; i < list->len; i++)
    look->order[i] = binome_entity_get_id (list->pdata[i]);
  g_clear_pointer (&look->need, g_free);
  for (guint i = 0; i < needs->len; i++)
    {
      const BinomeNeed *need = needs->pdata[i];

      if (need->kind == BINOME_NEED_WAITING)
        look->need = g_strdup_printf ("%s: %s", need->title, need->sentence);
    }
  return TRUE;
}

static gboolean
propose_work (BinomeDb *db, gpointer data, GError **error)
{
  Look *look = data;

  return binome_waiting_propose_first (db, look->programme, &look->pair, error);
}

/* The highest priority first, then who has waited longest; a free place brings a line to Today. */
static void
test_waiting_list (Scene *scene, gconstpointer data)
{
  Look look = { .programme = scene->programme };
  g_autoptr (BinomeEntity) ines = NULL, pair = NULL;
  g_autoptr (GError) error = NULL;
  Wait tutor = { scene->paul, 0 }, wrong = { scene->lea, 4 };

  g_assert_false (scene_try (scene, wait_work, &tutor, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try (scene, wait_work, &wrong, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);

  put_on_list (scene, scene->noah, 0);
  put_on_list (scene, scene->hugo, 0);
  put_on_list (scene, scene->ines, 2);
  ines = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->ines);
  scene_assert_day (binome_entity_get_date (ines, BINOME_ENROLMENT_WAITING_SINCE), "2026-03-02");
  scene_assert_day (binome_entity_get_date (ines, BINOME_ENROLMENT_STATE_SINCE), "2026-03-02");
  g_assert_cmpstr (binome_entity_get_text (ines, BINOME_ENROLMENT_REASON), ==, "No place in Lyon");
  binome_entity_set_date (ines, BINOME_ENROLMENT_WAITING_SINCE, binome_date_new (2026, 2, 20));
  scene_set (scene, ines);

  scene_read (scene, look_work, &look);
  g_assert_cmpuint (look.n, ==, 3);
  g_assert_cmpint (look.order[0], ==, scene->ines);
  g_assert_cmpint (look.order[1], ==, MIN (scene->noah, scene->hugo));
  /* Two of Paul, one of Anne; Luc would take five, the programme allows two. */
  g_assert_cmpstr (look.need, ==, "Inès Robert: First of 3 on the waiting list, and 5 places are free.");

  scene_write (scene, propose_work, &look);
  pair = scene_get (scene, BINOME_TYPE_PAIR, look.pair);
  g_assert_cmpint (binome_entity_get_reference (pair, BINOME_PAIR_TUTEE), ==, scene->ines);
  scene_move (scene, look.pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  g_clear_object (&ines);
  ines = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->ines);
  g_assert_cmpint (binome_entity_get_date (ines, BINOME_ENROLMENT_WAITING_SINCE), ==, BINOME_DATE_NONE);
  scene_read (scene, look_work, &look);
  g_assert_cmpuint (look.n, ==, 2);
  g_free (look.need);
}

/* As long as the pair has not started, either can still say no, with a reason; somebody else is proposed. */
static void
test_no_after_yes (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  Steps steps = { &pair, 1, BINOME_PAIR_STEP_TUTEE_NO, { BINOME_DECLINE_REASON_RELATION, "Another team" } };
  g_autoptr (BinomeEntity) hugo = NULL;

  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_TUTOR_YES, 0, NULL);
  assert_refused (scene, pair, BINOME_PAIR_STEP_TUTEE_NO, BINOME_DECLINE_REASON_OTHER, "Not asked yet",
                  BINOME_ERROR_REFUSED);
  take (scene, pair, BINOME_PAIR_STEP_TUTOR_NO, BINOME_DECLINE_REASON_OTHER, "A new project");
  assert_pair (scene, pair, BINOME_PAIR_STATE_DECLINED, BINOME_PAIR_ANSWER_DECLINED,
               BINOME_PAIR_ANSWER_AWAITED);

  pair = scene_propose (scene, scene->hugo, scene->luc);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTOR, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_TUTOR_YES, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_ASK_TUTEE, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_TUTEE_YES, 0, NULL);
  take (scene, pair, BINOME_PAIR_STEP_CONFIRM, 0, NULL);
  assert_refused (scene, pair, BINOME_PAIR_STEP_TUTEE_NO, BINOME_DECLINE_REASON_NONE, "Why",
                  BINOME_ERROR_INVALID);
  scene_check_undo (scene, steps_work, &steps);
  assert_pair (scene, pair, BINOME_PAIR_STATE_DECLINED, BINOME_PAIR_ANSWER_ACCEPTED,
               BINOME_PAIR_ANSWER_DECLINED);
  g_assert_cmpuint (steps.answer.n_next, ==, 1);
  hugo = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->hugo);
  g_assert_cmpint (binome_entity_get_choice (hugo, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_ACCEPTED);
  take (scene, pair, BINOME_PAIR_STEP_START, 0, NULL); /* left alone: it cannot start any more */
  assert_pair (scene, pair, BINOME_PAIR_STATE_DECLINED, BINOME_PAIR_ANSWER_ACCEPTED,
               BINOME_PAIR_ANSWER_DECLINED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/offer/both-say-yes", Scene, NULL, scene_set_up, test_both_say_yes, scene_tear_down);
  g_test_add ("/offer/tutor-says-no", Scene, NULL, scene_set_up, test_tutor_says_no, scene_tear_down);
  g_test_add ("/offer/no-time-at-all", Scene, NULL, scene_set_up, test_no_time_at_all, scene_tear_down);
  g_test_add ("/offer/no-time-when-asked", Scene, NULL, scene_set_up, test_no_time_when_asked,
              scene_tear_down);
  g_test_add ("/offer/yes-releases", Scene, NULL, scene_set_up, test_yes_releases, scene_tear_down);
  g_test_add ("/offer/next-by-default", Scene, NULL, scene_set_up, test_next_by_default, scene_tear_down);
  g_test_add ("/offer/next-minimum", Scene, NULL, scene_set_up, test_next_minimum, scene_tear_down);
  g_test_add ("/offer/next-reserve", Scene, NULL, scene_set_up, test_next_reserve, scene_tear_down);
  g_test_add ("/offer/no-place-left", Scene, NULL, scene_set_up, test_no_place_left, scene_tear_down);
  g_test_add ("/offer/tutee-says-no", Scene, NULL, scene_set_up, test_tutee_says_no, scene_tear_down);
  g_test_add ("/offer/no-after-yes", Scene, NULL, scene_set_up, test_no_after_yes, scene_tear_down);
  g_test_add ("/offer/many", Scene, NULL, scene_set_up, test_many, scene_tear_down);
  g_test_add ("/offer/waiting-list", Scene, NULL, scene_set_up, test_waiting_list, scene_tear_down);

  return g_test_run ();
}
