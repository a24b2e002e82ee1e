/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A team of tutors: shares, one principal, one legal reference, substitutions, and places by share. */

#include <string.h>

#include "binome-error.h"
#include "binome-pair-team.h"
#include "workflow-fixture.h"

typedef struct
{
  gint64 pair;
  GPtrArray *periods;
} Team;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Team *team = data;

  return binome_pair_team_keep (db, team->pair, team->periods, error);
}

static BinomeEntity *
add (Team *team, gint64 tutor, BinomeTutorFunction function, int share, gboolean reference, const char *from,
     const char *until)
{
  BinomeEntity *period = BINOME_ENTITY (binome_tutor_period_new ());

  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_TUTOR, tutor);
  binome_entity_set_choice (period, BINOME_TUTOR_PERIOD_FUNCTION, (int)function);
  binome_entity_set_integer (period, BINOME_TUTOR_PERIOD_SHARE, share);
  binome_entity_set_boolean (period, BINOME_TUTOR_PERIOD_REFERENCE, reference);
  if (from != NULL)
    binome_entity_set_date (period, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_parse_iso (from));
  if (until != NULL)
    binome_entity_set_date (period, BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_parse_iso (until));
  g_ptr_array_add (team->periods, period);
  return period;
}

static void
assert_wrong (Scene *scene, Team *team, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, keep_work, team, &error));
  g_assert_nonnull (strstr (error->message, words));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static Team
start_team (Scene *scene)
{
  Team team
      = { scene_propose (scene, scene->lea, scene->paul), g_ptr_array_new_with_free_func (g_object_unref) };

  scene_move (scene, team.pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  return team;
}

static void
test_rules (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  BinomeEntity *paul = add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 60, TRUE, NULL, NULL);
  BinomeEntity *anne = add (&team, scene->anne, BINOME_TUTOR_FUNCTION_SECOND, 30, FALSE, NULL, NULL);

  assert_wrong (scene, &team, "90 %");
  binome_entity_set_integer (anne, BINOME_TUTOR_PERIOD_SHARE, 40);
  binome_entity_set_boolean (anne, BINOME_TUTOR_PERIOD_REFERENCE, TRUE);
  assert_wrong (scene, &team, "one legal reference");
  binome_entity_set_boolean (anne, BINOME_TUTOR_PERIOD_REFERENCE, FALSE);
  binome_entity_set_choice (anne, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_PRINCIPAL);
  assert_wrong (scene, &team, "one principal tutor");
  binome_entity_set_choice (anne, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_SECOND);
  binome_entity_set_date (anne, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 3, 1));
  assert_wrong (scene, &team, "within those of the pair");
  binome_entity_set_date (anne, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 4, 1));
  assert_wrong (scene, &team, "60 %"); /* Anne comes a month later */
  binome_entity_set_date (anne, BINOME_TUTOR_PERIOD_STARTS_ON, BINOME_DATE_NONE);
  binome_entity_set_reference (anne, BINOME_TUTOR_PERIOD_TUTOR, scene->paul);
  assert_wrong (scene, &team, "twice");
  binome_entity_set_reference (anne, BINOME_TUTOR_PERIOD_TUTOR, scene->hugo);
  assert_wrong (scene, &team, "tutors of the same programme");
  binome_entity_set_reference (anne, BINOME_TUTOR_PERIOD_TUTOR, scene->anne);
  g_assert_nonnull (paul);
  scene_check_undo (scene, keep_work, &team);
  g_ptr_array_unref (team.periods);
}

/* Paul leaves on 30 April; Luc is the principal tutor from 1 May. */
static void
test_substitution (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  BinomeEntity *luc;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, NULL, "2026-04-30");
  assert_wrong (scene, &team, "0 %");
  luc = add (&team, scene->luc, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, "2026-04-30", NULL);
  assert_wrong (scene, &team, "200 %");
  binome_entity_set_date (luc, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 5, 1));
  scene_write (scene, keep_work, &team);
  g_ptr_array_unref (team.periods);
}

/* Anne has one place: half of it is used, so a whole one is not left; Paul has two, and uses a half. */
static void
test_places (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  g_autoptr (GError) error = NULL;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 50, TRUE, NULL, NULL);
  add (&team, scene->anne, BINOME_TUTOR_FUNCTION_SECOND, 50, FALSE, NULL, NULL);
  scene_write (scene, keep_work, &team);
  g_assert_false (scene_try_propose (scene, scene->ines, scene->anne, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  scene_propose (scene, scene->hugo, scene->paul);
  g_assert_false (scene_try_propose (scene, scene->noah, scene->paul, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  /* Without the team all is as before. */
  g_ptr_array_set_size (team.periods, 0);
  scene_write (scene, keep_work, &team);
  scene_propose (scene, scene->ines, scene->anne);
  g_ptr_array_unref (team.periods);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/team/rules", Scene, NULL, scene_set_up, test_rules, scene_tear_down);
  g_test_add ("/team/substitution", Scene, NULL, scene_set_up, test_substitution, scene_tear_down);
  g_test_add ("/team/places", Scene, NULL, scene_set_up, test_places, scene_tear_down);

  return g_test_run ();
}
