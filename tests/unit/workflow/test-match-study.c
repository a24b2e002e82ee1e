/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “What if”. Léa and Hugo work in Lyon as Paul does, who takes two; Inès and Noah in Paris as Anne does, who
 * takes one, and Luc, who takes two. */

#include <locale.h>
#include <string.h>

#include "binome-error.h"
#include "binome-match-study.h"
#include "binome-matching.h"
#include "match-scene.h"

static BinomeMatchStudy *
open_study_for (Scene *self, const BinomeMatchingOptions *options)
{
  BinomeMatchStudy *study = binome_match_study_new (self->programme, 0, options);
  g_autoptr (GError) error = NULL;

  binome_match_study_open (study, self->store, NULL, &error);
  g_assert_no_error (error);
  return study;
}

static BinomeMatchStudy *
open_study (Scene *self)
{
  const BinomeMatchingOptions none = { 0 };

  return open_study_for (self, &none);
}

static guint
find_tutee (BinomeMatchStudy *study, gint64 id)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (study);

  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    if (binome_match_problem_get_tutee_id (problem, i) == id)
      return i;
  g_assert_not_reached ();
}

static guint
find_tutor (BinomeMatchStudy *study, gint64 id)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (study);

  for (guint i = 0; i < binome_match_problem_get_n_tutors (problem); i++)
    if (binome_match_problem_get_tutor_id (problem, i) == id)
      return i;
  g_assert_not_reached ();
}

/* What comes of something that was asked for. */
typedef struct
{
  gboolean is_done;
  gboolean done;
  GArray *costs;
  BinomeMatchDetail *detail;
  GError *error;
} Answer;

static void
on_tried_cb (GObject *study, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->done = binome_match_study_try_finish (BINOME_MATCH_STUDY (study), result, &answer->error);
  answer->is_done = TRUE;
}

static void
on_taken_back_cb (GObject *study, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->done = binome_match_study_take_back_finish (BINOME_MATCH_STUDY (study), result, &answer->error);
  answer->is_done = TRUE;
}

static void
on_costs_cb (GObject *study, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->costs = binome_match_study_list_costs_finish (BINOME_MATCH_STUDY (study), result, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
wait_for (Answer *answer, GError **error)
{
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  if (answer->error != NULL)
    g_propagate_error (error, g_steal_pointer (&answer->error));
  return answer->done;
}

static void
ask_change (BinomeMatchStudy *study, BinomeMatchChangeKind kind, guint tutee, guint tutor, int places,
            GCancellable *cancellable, Answer *answer)
{
  const BinomeMatchChange change = { kind, tutee, tutor, places, (char *)"They asked" };

  binome_match_study_try_async (study, &change, cancellable, on_tried_cb, answer);
}

static gboolean
try_change (BinomeMatchStudy *study, BinomeMatchChangeKind kind, guint tutee, guint tutor, int places,
            GError **error)
{
  Answer answer = { 0 };

  ask_change (study, kind, tutee, tutor, places, NULL, &answer);
  return wait_for (&answer, error);
}

static gboolean
take_back (BinomeMatchStudy *study, guint change)
{
  Answer answer = { 0 };

  binome_match_study_take_back_async (study, change, NULL, on_taken_back_cb, &answer);
  return wait_for (&answer, NULL);
}

static GArray *
list_costs (BinomeMatchStudy *study, guint tutee)
{
  Answer answer = { 0 };
  g_autoptr (GError) error = NULL;

  binome_match_study_list_costs_async (study, tutee, 5, NULL, on_costs_cb, &answer);
  wait_for (&answer, &error);
  g_assert_no_error (error);
  return answer.costs;
}

static void
assert_totals (BinomeMatchStudy *study, guint served, double mean)
{
  BinomeMatchTotals totals;

  binome_match_study_get_totals (study, FALSE, &totals);
  g_assert_cmpuint (totals.served, ==, served);
  g_assert_cmpfloat_with_epsilon (totals.mean, mean, 1e-6);
}

static void
test_try (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GArray) moves = NULL, costs = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint lea, paul, anne, luc;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  paul = find_tutor (study, self->paul);
  anne = find_tutor (study, self->anne);
  luc = find_tutor (study, self->luc);
  assert_totals (study, 4, 100);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, paul);

  /* The cost that is shown is what it costs when it is done. */
  costs = list_costs (study, lea);
  g_assert_cmpuint (costs->len, ==, 2);
  g_assert_cmpint (g_array_index (costs, BinomeMatchCost, 0).total, ==, 1000000);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, lea, anne, 0, &error));
  assert_totals (study, 4, 75);
  g_assert_true (binome_match_study_is_locked (study, lea));
  moves = binome_match_study_list_moves (study);
  g_assert_cmpuint (moves->len, >=, 1);
  text = binome_match_study_describe_change (study, 0);
  g_assert_cmpstr (text, ==, "Léa Martin with Anne Petit, whatever comes");

  /* A later word replaces the earlier one. */
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, lea, luc, 0, &error));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, luc);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_FORBID, lea, luc, 0, &error));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, paul);

  /* Paul takes one: the other of Lyon goes to Paris. */
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 1, &error));
  assert_totals (study, 4, 75);
  g_assert_false (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 3, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Paul Durand can have 2 tutees at most"));
  g_assert_cmpint (binome_match_study_get_places (study, paul), ==, 1);

  g_assert_true (take_back (study, 1));
  g_assert_true (take_back (study, 0));
  none = binome_match_study_list_moves (study);
  g_assert_cmpuint (none->len, ==, 0);
  assert_totals (study, 4, 100);
}

/* The best lowest score of before is no limit for what is tried: all four are served, one of them badly. */
static void
test_best_worst (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions worst = { .best_worst = TRUE };
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GArray) costs = NULL;
  guint lea, paul;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study_for (self, &worst);
  lea = find_tutee (study, self->lea);
  paul = find_tutor (study, self->paul);
  assert_totals (study, 4, 100);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 1, NULL));
  assert_totals (study, 4, 75);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 2, NULL));
  assert_totals (study, 4, 100);
  costs = list_costs (study, lea);
  g_assert_cmpuint (costs->len, ==, 2);
  g_assert_cmpint (g_array_index (costs, BinomeMatchCost, 0).total, ==, 1000000);
}

/* A pair that a rule keeps away is allowed, with a reason; kept, it counts in the next run too. */
static void
test_allow (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL, again = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *text = NULL;
  guint lea, luc;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  luc = find_tutor (study, self->luc);
  g_assert_true (
      try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, find_tutor (study, self->paul), 0, NULL));
  assert_totals (study, 2, 0);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_ALLOW, lea, luc, 0, NULL));
  assert_totals (study, 3, 0);
  text = binome_match_study_describe_change (study, 1);
  g_assert_cmpstr (text, ==, "Léa Martin and Luc Moreau allowed, whatever the rules say");
  scene_write (self, binome_match_study_keep, study);

  kept = match_scene_select (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_TUTEE, self->lea);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (binome_entity_get_choice (kept->pdata[0], BINOME_MATCH_CONSTRAINT_KIND), ==,
                   BINOME_MATCH_CONSTRAINT_KIND_ALLOW);
  g_assert_cmpstr (binome_entity_get_text (kept->pdata[0], BINOME_MATCH_CONSTRAINT_REASON), ==, "They asked");
  again = open_study (self);
  assert_totals (again, 3, 0);
}

/* A change that cannot be leaves everything as it was. */
static void
test_refused (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GError) barred = NULL, crowded = NULL;
  guint lea, anne;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  anne = find_tutor (study, self->anne);
  assert_totals (study, 4, 0);
  g_assert_false (try_change (study, BINOME_MATCH_CHANGE_LOCK, lea, anne, 0, &barred));
  g_assert_error (barred, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr (barred->message, "“Place of work”"));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 0);
  assert_totals (study, 4, 0);

  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->ines), anne, 0, NULL));
  g_assert_false (
      try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->noah), anne, 0, &crowded));
  g_assert_error (crowded, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeMany) pairs = NULL;

  return binome_match_run_adopt (db, *(gint64 *)data, "Agreed", FALSE, &pairs, error) && pairs->n_done == 4;
}

/* A run that was adopted can be looked back at: its people and places are as they were. */
static void
test_past (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeMatchStudy) study = NULL, now = NULL;
  g_autoptr (BinomeEntity) run = NULL;
  g_autoptr (GError) error = NULL, nobody = NULL;
  gint64 id;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  run = match_scene_run (self, &none);
  id = binome_entity_get_id (run);
  scene_write (self, adopt_work, &id);

  now = binome_match_study_new (self->programme, 0, &none);
  g_assert_false (binome_match_study_open (now, self->store, NULL, &nobody));
  g_assert_error (nobody, BINOME_ERROR, BINOME_ERROR_REFUSED);

  study = binome_match_study_new (self->programme, id, &none);
  binome_match_study_open (study, self->store, NULL, &error);
  g_assert_no_error (error);
  assert_totals (study, 4, 100);
  g_assert_cmpint (binome_match_study_get_places (study, find_tutor (study, self->paul)), ==, 2);
  g_assert_true (
      try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, find_tutor (study, self->paul), 0, NULL));
  assert_totals (study, 3, 200.0 / 3);
}

/* Changes that are asked for while the first is solved wait for it, in their order; what is shown meanwhile
 * is whole. A newer word on the same thing takes the place of one that still waits. */
static void
test_queue (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  Answer first = { 0 }, older = { 0 }, newer = { 0 }, barred = { 0 }, undone = { 0 }, costs = { 0 };
  g_autoptr (GError) error = NULL;
  guint lea, paul, anne;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  paul = find_tutor (study, self->paul);
  anne = find_tutor (study, self->anne);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_FORBID, lea, paul, 0, NULL));
  assert_totals (study, 4, 75);
  g_assert_false (binome_match_study_is_busy (study));

  ask_change (study, BINOME_MATCH_CHANGE_LOCK, lea, anne, 0, NULL, &first);
  ask_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 1, NULL, &older);
  ask_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 0, NULL, &newer);
  ask_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, anne, 7, NULL, &barred);
  binome_match_study_take_back_async (study, 0, NULL, on_taken_back_cb, &undone);
  binome_match_study_list_costs_async (study, lea, 5, NULL, on_costs_cb, &costs);
  g_assert_true (binome_match_study_is_busy (study));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
  assert_totals (study, 4, 75);

  g_assert_true (wait_for (&older, NULL));
  g_assert_true (wait_for (&first, NULL));
  g_assert_true (wait_for (&newer, NULL));
  g_assert_false (wait_for (&barred, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_true (wait_for (&undone, NULL));
  wait_for (&costs, NULL);
  g_assert_false (binome_match_study_is_busy (study));

  /* Without Paul three of four are served; who was kept apart from him is with Anne all the same. */
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 2);
  g_assert_cmpint (binome_match_study_get_change (study, 0)->kind, ==, BINOME_MATCH_CHANGE_LOCK);
  g_assert_cmpint (binome_match_study_get_change (study, 1)->places, ==, 0);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, anne);
  g_assert_cmpint (binome_match_study_get_places (study, paul), ==, 0);
  assert_totals (study, 3, 200.0 / 3);
  g_assert_cmpuint (costs.costs->len, ==, 1);
  g_array_unref (costs.costs);
}

/* Many quick changes, given up at every moment: what is shown is always an optimum of what is said. */
static void
test_cancel (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study (self);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Answer answers[4] = { 0 };

      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        ask_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, k % 3, (int)((round + k) % 2), cancellable,
                    &answers[k]);
      for (guint k = 0; k < round % 5; k++)
        g_main_context_iteration (NULL, FALSE);
      if (round % 3 > 0)
        g_usleep (round * 20);
      g_cancellable_cancel (cancellable);
      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        {
          g_autoptr (GError) error = NULL;

          if (!wait_for (&answers[k], &error))
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
      g_assert_false (binome_match_study_is_busy (study));
    }

  /* Asked again without giving up, everything is as said. */
  for (guint tutor = 0; tutor < 3; tutor++)
    g_assert_true (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, tutor, 1, NULL));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 3);
  assert_totals (study, 3, 100);
}

static void
on_explained_cb (GObject *study, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->detail = binome_match_study_explain_finish (BINOME_MATCH_STUDY (study), result, &answer->error);
  answer->is_done = TRUE;
}

static BinomeMatchDetail *
explain (BinomeMatchStudy *study, guint tutee)
{
  Answer answer = { 0 };
  g_autoptr (GError) error = NULL;

  binome_match_study_explain_async (study, tutee, NULL, on_explained_cb, &answer);
  wait_for (&answer, &error);
  g_assert_no_error (error);
  return answer.detail;
}

/* For one person everything is found out, with the changes that were tried. */
static void
test_explain (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (BinomeMatchDetail) pair = NULL, nobody = NULL;
  g_autoptr (GArray) costs = NULL;
  guint lea;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  pair = explain (study, lea);
  g_assert_true (pair->is_full);
  g_assert_cmpuint (pair->lines->len, >, 0);
  costs = list_costs (study, lea);
  g_assert_cmpuint (pair->rivals->len, ==, costs->len);

  g_assert_true (
      try_change (study, BINOME_MATCH_CHANGE_FORBID, lea, find_tutor (study, self->paul), 0, NULL));
  nobody = explain (study, lea);
  g_assert_true (nobody->is_full);
  g_assert_cmpuint (nobody->rules->len, >, 0);
  g_assert_cmpuint (nobody->help->len, >, 0);
  for (guint k = 0; k < nobody->help->len; k++)
    g_assert_cmpint (((BinomeMatchDetailHelp *)nobody->help->pdata[k])->served, ==, 1);
  /* What was asked changed nothing. */
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, -1);
  assert_totals (study, 3, 0);
}

/* Whoever closes the window does not wait for what is being solved. */
static void
test_dispose (Scene *self, gconstpointer data)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      BinomeMatchStudy *study = open_study (self);
      Answer answers[6] = { 0 };

      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        ask_change (study, BINOME_MATCH_CHANGE_LOCK, k % 4, (k + round) % 3, 0, cancellable, &answers[k]);
      g_cancellable_cancel (cancellable);
      g_object_add_weak_pointer (G_OBJECT (study), (gpointer *)&study);
      g_object_unref (study);
      /* The thread may be the last to let go of it. */
      while (g_atomic_pointer_get (&study) != NULL)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        {
          g_assert_true (answers[k].is_done);
          g_clear_error (&answers[k].error);
        }
    }
}

/* Kept, the changes are decisions with their day, the result is a run, and one step takes all of it back. */
static void
test_keep (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GPtrArray) constraints = NULL, after = NULL;
  g_autoptr (BinomeEntity) kept = NULL, anne = NULL;
  g_autoptr (GError) error = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study (self);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_FORBID, find_tutee (study, self->lea),
                             find_tutor (study, self->paul), 0, NULL));
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->ines),
                             find_tutor (study, self->luc), 0, NULL));
  g_assert_true (
      try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, find_tutor (study, self->anne), 2, NULL));
  binome_match_study_set_title (study, "Léa elsewhere");
  binome_store_write (self->store, "Keep", BINOME_SOURCE_USER, binome_match_study_keep, study, NULL, &error);
  g_assert_no_error (error);

  kept = scene_get (self, BINOME_TYPE_MATCH_RUN, binome_match_study_get_run (study));
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_MATCH_RUN_TITLE), ==, "Léa elsewhere");
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_MATCH_RUN_SERVED), ==, 4);
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_MATCH_RUN_LOCKED), ==, 1);
  anne = scene_get (self, BINOME_TYPE_ENROLMENT, self->anne);
  g_assert_cmpint (binome_entity_get_integer (anne, BINOME_ENROLMENT_CAPACITY), ==, 2);
  constraints = match_scene_select (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME,
                                    self->programme);
  g_assert_cmpuint (constraints->len, ==, 2);
  g_assert_cmpstr (binome_entity_get_text (constraints->pdata[0], BINOME_MATCH_CONSTRAINT_REASON), ==,
                   "They asked");
  scene_assert_day (binome_entity_get_date (constraints->pdata[0], BINOME_MATCH_CONSTRAINT_DECIDED_ON),
                    "2026-03-02");

  binome_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  after = match_scene_select (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME,
                              self->programme);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/match-study/try", Scene, NULL, scene_set_up, test_try, scene_tear_down);
  g_test_add ("/match-study/best-worst", Scene, NULL, scene_set_up, test_best_worst, scene_tear_down);
  g_test_add ("/match-study/allow", Scene, NULL, scene_set_up, test_allow, scene_tear_down);
  g_test_add ("/match-study/refused", Scene, NULL, scene_set_up, test_refused, scene_tear_down);
  g_test_add ("/match-study/past", Scene, NULL, scene_set_up, test_past, scene_tear_down);
  g_test_add ("/match-study/queue", Scene, NULL, scene_set_up, test_queue, scene_tear_down);
  g_test_add ("/match-study/cancel", Scene, NULL, scene_set_up, test_cancel, scene_tear_down);
  g_test_add ("/match-study/explain", Scene, NULL, scene_set_up, test_explain, scene_tear_down);
  g_test_add ("/match-study/dispose", Scene, NULL, scene_set_up, test_dispose, scene_tear_down);
  g_test_add ("/match-study/keep", Scene, NULL, scene_set_up, test_keep, scene_tear_down);

  return g_test_run ();
}
