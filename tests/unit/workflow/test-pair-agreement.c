/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days that a manager agreed to bind a pair like a presence. */

#include <locale.h>
#include <string.h>

#include "binome-error.h"
#include "binome-matching.h"
#include "match-scene.h"

static void
agree (Scene *scene, gint64 enrolment, const char *from, const char *until)
{
  BinomeEntity *agreement = BINOME_ENTITY (binome_manager_agreement_new ());

  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, enrolment);
  binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER, BINOME_AGREEMENT_ANSWER_LIMITED);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_new (2026, 2, 1));
  if (from != NULL)
    binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON, binome_date_parse_iso (from));
  if (until != NULL)
    binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON, binome_date_parse_iso (until));
  scene_add (scene, agreement);
}

static void
assert_said (GError **error, const char *words)
{
  g_assert_error (*error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static gboolean
extend_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_extend (db, *(gint64 *)data, binome_date_new (2026, 7, 15), "Goes well", error);
}

/* A proposal ends with the agreement; the pair starts within it, and is not made longer than it. */
static void
test_within (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) entity = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pair;

  agree (scene, scene->paul, "2026-04-01", "2026-06-30");
  pair = scene_propose (scene, scene->lea, scene->paul);
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_date (entity, BINOME_PAIR_EXPECTED_END), ==,
                   binome_date_new (2026, 6, 30));

  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02", &error));
  assert_said (&error, "The manager agreed only from 1 Apr 2026 on.");
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-07-01", &error));
  assert_said (&error, "30 Jun 2026, the last day that the manager agreed to");
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-04-01");

  g_assert_false (scene_try (scene, extend_work, &pair, &error));
  assert_said (&error, "The manager agreed only until 30 Jun 2026.");
}

/* Neither proposed nor accepted, whichever of the two it concerns; the last answer counts. */
static void
test_never (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);

  agree (scene, scene->hugo, "2026-10-01", NULL);
  g_assert_false (scene_try_propose (scene, scene->hugo, scene->paul, NULL, &error));
  assert_said (&error, "that the manager agreed to");

  scene_move (scene, pair, BINOME_PAIR_STATE_REVIEWED, NULL, NULL);
  scene_move (scene, pair, BINOME_PAIR_STATE_OFFERED, NULL, NULL);
  agree (scene, scene->lea, NULL, "2026-02-28");
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACCEPTED, NULL, NULL, &error));
  assert_said (&error, "that the manager agreed to");
  agree (scene, scene->lea, NULL, NULL);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACCEPTED, NULL, NULL);
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, *(gint64 *)data, NULL, FALSE, NULL, error);
}

static guint
count_served (Scene *scene)
{
  g_autoptr (BinomeEntity) run = match_scene_run (scene, &(BinomeMatchingOptions){ 0 });

  return (guint)binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED);
}

/* A run keeps to it, and one made before is not adopted. */
static void
test_runs (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) run = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  match_scene_only_the_site (scene, BINOME_CRITERION_KIND_WEIGHTED);
  run = match_scene_run (scene, &(BinomeMatchingOptions){ 0 });
  id = binome_entity_get_id (run);
  g_assert_cmpint (binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED), ==, 4);

  agree (scene, scene->lea, "2026-10-01", NULL);
  g_assert_cmpuint (count_served (scene), ==, 3);
  g_assert_false (scene_try (scene, adopt_work, &id, &error));
  assert_said (&error, "that the manager agreed to");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/pair/agreement/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("within", test_within);
  ADD ("never", test_never);
  ADD ("runs", test_runs);

  return g_test_run ();
}
