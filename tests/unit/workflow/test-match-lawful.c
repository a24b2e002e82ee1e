/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching of tutees whom the law limits together with others whom it does not: two apprentices a tutor
 * (R6223-6), and as many others as there are places. */

#include <locale.h>

#include "binome-match-study.h"
#include "binome-matching-words.h"
#include "match-scene.h"

static void
set_number (Scene *self, GType type, gint64 id, guint field, gint64 value)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, type, id);

  binome_entity_set_integer (entity, field, value);
  scene_set (self, entity);
}

static void
make_apprentice (Scene *self, gint64 tutee)
{
  g_autoptr (BinomeEntity) enrolment = scene_get (self, BINOME_TYPE_ENROLMENT, tutee);

  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_CONTRACT, BINOME_CONTRACT_APPRENTICESHIP);
  scene_set (self, enrolment);
}

/* Luc alone has places; of the four who wait the first @n are apprentices. */
static void
make_mixed (Scene *self, int places, guint n)
{
  const gint64 tutees[] = { self->lea, self->hugo, self->ines, self->noah };

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  set_number (self, BINOME_TYPE_PROGRAMME, self->programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 4);
  set_number (self, BINOME_TYPE_ENROLMENT, self->paul, BINOME_ENROLMENT_CAPACITY, 0);
  set_number (self, BINOME_TYPE_ENROLMENT, self->anne, BINOME_ENROLMENT_CAPACITY, 0);
  set_number (self, BINOME_TYPE_ENROLMENT, self->luc, BINOME_ENROLMENT_CAPACITY, places);
  for (guint i = 0; i < n; i++)
    make_apprentice (self, tutees[i]);
}

static BinomeEntity *
run (Scene *self)
{
  const BinomeMatchingOptions none = { 0 };

  return match_scene_run (self, &none);
}

static void
assert_run (BinomeEntity *run, gint64 served, gboolean proven)
{
  g_assert_cmpint (binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED), ==, served);
  g_assert_cmpint (binome_entity_get_boolean (run, BINOME_MATCH_RUN_PROVEN), ==, proven);
}

/* Two apprentices and Noah are served: only the third apprentice is told of the law, and since pairs had to
 * give way to it nothing is said to be proven. */
static void
test_mixed (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) kept = NULL;
  g_autoptr (GPtrArray) results = NULL;
  guint n_without = 0;

  make_mixed (self, 4, 3);
  kept = run (self);
  assert_run (kept, 3, FALSE);
  results = match_scene_select (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                binome_entity_get_id (kept));
  g_assert_cmpuint (results->len, ==, 4);
  for (guint i = 0; i < results->len; i++)
    {
      g_autofree char *why = NULL;

      if (binome_entity_get_reference (results->pdata[i], BINOME_MATCH_RESULT_TUTOR) != 0)
        continue;
      n_without++;
      g_assert_cmpint (binome_entity_get_reference (results->pdata[i], BINOME_MATCH_RESULT_TUTEE), !=,
                       self->noah);
      why = binome_match_result_dup_explanation (results->pdata[i]);
      g_assert_nonnull (strstr (why, "The law allows no more tutees with that contract"));
    }
  g_assert_cmpuint (n_without, ==, 1);
}

/* Where the law does not get in the way the pairs are proven, contracts mixed or not. */
static void
test_does_not_bind (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) kept = NULL;

  make_mixed (self, 4, 2);
  kept = run (self);
  assert_run (kept, 4, TRUE);
}

/* All of one contract: the limit is a number of places. */
static void
test_all_the_same (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) kept = NULL;

  make_mixed (self, 4, 4);
  kept = run (self);
  assert_run (kept, 2, TRUE);
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_MATCH_RUN_SEATS), ==, 2);
}

/* ---- what if ---- */

static void
on_tried_cb (GObject *study, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  binome_match_study_try_finish (BINOME_MATCH_STUDY (study), result, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

/* Places that are tried are not refused for the sake of contracts that somebody else has, nor given against
 * the law. */
static void
test_what_if (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeMatchStudy) study = NULL;
  BinomeMatchProblem *problem;
  BinomeMatchChange change = { .kind = BINOME_MATCH_CHANGE_CAPACITY, .places = 4 };
  BinomeMatchTotals totals;
  gboolean is_done = FALSE;
  g_autoptr (GError) error = NULL;

  make_mixed (self, 1, 3);
  study = binome_match_study_new (self->programme, 0, &none);
  binome_match_study_open (study, self->store, NULL, &error);
  g_assert_no_error (error);
  problem = binome_match_study_get_problem (study);
  while (binome_match_problem_get_tutor_id (problem, change.tutor) != self->luc)
    change.tutor++;

  binome_match_study_try_async (study, &change, NULL, on_tried_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  binome_match_study_get_totals (study, FALSE, &totals);
  g_assert_cmpuint (totals.served, ==, 3);
  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    if (binome_match_problem_get_tutee_id (problem, i) == self->noah)
      g_assert_cmpint (binome_match_study_get_tutor (study, i), ==, change.tutor);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/match-lawful/mixed", Scene, NULL, scene_set_up, test_mixed, scene_tear_down);
  g_test_add ("/match-lawful/does-not-bind", Scene, NULL, scene_set_up, test_does_not_bind, scene_tear_down);
  g_test_add ("/match-lawful/all-the-same", Scene, NULL, scene_set_up, test_all_the_same, scene_tear_down);
  g_test_add ("/match-lawful/what-if", Scene, NULL, scene_set_up, test_what_if, scene_tear_down);

  return g_test_run ();
}
