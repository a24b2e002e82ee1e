/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever refuses somebody is heard wherever the two could come together, and nobody is told who refuses or
 * why. */

#include <locale.h>
#include <string.h>

#include "binome-error.h"
#include "binome-matching.h"
#include "binome-pair-offer.h"
#include "binome-pair-team.h"
#include "criteria-scene.h"
#include "match-scene.h"

#define REFUSED "Léa Martin and Paul Durand cannot be a pair: one of the two refuses the other."

static void
refuse (Scene *scene)
{
  criteria_scene_add_wish (scene, scene->lea, scene->paul, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_VETO, 0);
}

static void
assert_said (GError **error)
{
  g_assert_error (*error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr ((*error)->message, REFUSED));
  g_assert_null (strstr ((*error)->message, "between us"));
  g_clear_error (error);
}

static void
test_by_hand (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  refuse (scene);
  g_assert_false (scene_try_propose (scene, scene->lea, scene->paul, NULL, &error));
  assert_said (&error);
  scene_propose (scene, scene->hugo, scene->paul);

  /* The tutor may refuse as well; it sounds the same. */
  criteria_scene_add_wish (scene, scene->ines, scene->luc, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_VETO, 0);
  g_assert_false (scene_try_propose (scene, scene->ines, scene->luc, NULL, &error));
  g_assert_nonnull (strstr (error->message, "one of the two refuses the other"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

static void
assert_no_move (Scene *scene, gint64 pair, BinomePairState to)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try_move (scene, pair, to, NULL, NULL, &error));
  assert_said (&error);
}

typedef struct
{
  gint64 pair;
  gint64 run;
  GPtrArray *periods;
} Call;

static gboolean
clear_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_WISH);
  g_autoptr (GArray) ids = binome_db_select_ids (db, query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!binome_db_delete (db, BINOME_TYPE_WISH, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

/* At each step up to the start; a pair that runs goes on. */
static void
test_steps (Scene *scene, gconstpointer data)
{
  static const BinomePairState ways[] = {
    BINOME_PAIR_STATE_REVIEWED,  BINOME_PAIR_STATE_OFFERED, BINOME_PAIR_STATE_ACCEPTED,
    BINOME_PAIR_STATE_CONFIRMED, BINOME_PAIR_STATE_ACTIVE,
  };
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (ways[i] >= BINOME_PAIR_STATE_OFFERED)
        {
          refuse (scene);
          assert_no_move (scene, pair, ways[i]);
          scene_write (scene, clear_work, NULL);
        }
      scene_move (scene, pair, ways[i], NULL, NULL);
    }
  refuse (scene);
  scene_move (scene, pair, BINOME_PAIR_STATE_PAUSED, "Ill", NULL);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_move (scene, pair, BINOME_PAIR_STATE_ENDED_EARLY, "A quarrel", NULL);
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, ((Call *)data)->run, NULL, FALSE, NULL, error);
}

/* Said after the run was made. */
static void
test_adoption (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) run = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { 0 };

  match_scene_only_the_site (scene, PREFER);
  run = match_scene_run (scene, &(BinomeMatchingOptions){ 0 });
  call.run = binome_entity_get_id (run);
  refuse (scene);
  g_assert_false (scene_try (scene, adopt_work, &call, &error));
  assert_said (&error);

  scene_write (scene, clear_work, NULL);
  scene_write (scene, adopt_work, &call);
}

static gboolean
team_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_pair_team_keep (db, call->pair, call->periods, error);
}

static BinomeEntity *
add_part (Call *call, gint64 tutor, BinomeTutorFunction function, gboolean reference)
{
  BinomeEntity *period = BINOME_ENTITY (binome_tutor_period_new ());

  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_TUTOR, tutor);
  binome_entity_set_choice (period, BINOME_TUTOR_PERIOD_FUNCTION, (int)function);
  binome_entity_set_integer (period, BINOME_TUTOR_PERIOD_SHARE, 50);
  binome_entity_set_boolean (period, BINOME_TUTOR_PERIOD_REFERENCE, reference);
  g_ptr_array_add (call->periods, period);
  return period;
}

static gboolean
forbid_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;

  return binome_match_constraint_set (db, scene->lea, scene->luc, BINOME_MATCH_CONSTRAINT_KIND_FORBID, NULL,
                                      error);
}

/* A new tutor of the team is looked at; one who takes part already stays. */
static void
test_team (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
  Call call = { .pair = scene_propose (scene, scene->lea, scene->anne), .periods = periods };
  g_autoptr (GError) error = NULL;
  BinomeEntity *second;

  refuse (scene);
  scene_write (scene, forbid_work, scene);
  add_part (&call, scene->anne, BINOME_TUTOR_FUNCTION_PRINCIPAL, TRUE);
  second = add_part (&call, scene->paul, BINOME_TUTOR_FUNCTION_SECOND, FALSE);
  g_assert_false (scene_try (scene, team_work, &call, &error));
  assert_said (&error);

  binome_entity_set_reference (second, BINOME_TUTOR_PERIOD_TUTOR, scene->luc);
  g_assert_false (scene_try (scene, team_work, &call, &error));
  g_assert_nonnull (strstr (error->message, "keeps these two apart"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  scene_write (scene, clear_work, NULL);
  binome_entity_set_reference (second, BINOME_TUTOR_PERIOD_TUTOR, scene->paul);
  scene_write (scene, team_work, &call);
  refuse (scene);
  binome_entity_set_text (second, BINOME_TUTOR_PERIOD_REASON, "On Fridays");
  scene_write (scene, team_work, &call);
}

static gboolean
next_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  gint64 pair;

  return binome_pair_propose_next (db, scene->programme, scene->lea, &pair, error);
}

/* Paul suits best. */
static void
test_next (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = NULL;

  match_scene_only_the_site (scene, PREFER);
  refuse (scene);
  scene_write (scene, next_work, scene);
  pairs = match_scene_select (scene, BINOME_TYPE_PAIR, BINOME_PAIR_TUTEE, scene->lea);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (binome_entity_get_reference (pairs->pdata[0], BINOME_PAIR_TUTOR), !=, scene->paul);
  g_assert_cmpint (binome_entity_get_choice (pairs->pdata[0], BINOME_PAIR_ORIGIN), ==,
                   BINOME_PAIR_ORIGIN_NEXT);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/pair/veto/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("by-hand", test_by_hand);
  ADD ("steps", test_steps);
  ADD ("adoption", test_adoption);
  ADD ("team", test_team);
  ADD ("next", test_next);

  return g_test_run ();
}
