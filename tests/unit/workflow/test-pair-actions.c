/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan of a pair, and the documents it signs. */

#include "binome-error.h"
#include "binome-pair-actions.h"
#include "workflow-fixture.h"

typedef struct
{
  BinomeActionStep *step;
  const char *skill;
} Keep;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Keep *keep = data;

  return binome_action_step_keep (db, keep->step, keep->skill, error);
}

static void
test_action_plan (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeActionStep) step = binome_action_step_new ();
  BinomeEntity *entity = BINOME_ENTITY (step);
  Keep keep = { step, "Welding" };
  g_autoptr (BinomeEntity) kept = NULL, skill = NULL;
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (entity, BINOME_ACTION_STEP_PAIR, pair);
  binome_entity_set_text (entity, BINOME_ACTION_STEP_TITLE, "Weld a frame alone");
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_START_LEVEL, 3);
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_TARGET_LEVEL, 2);
  g_assert_false (scene_try (scene, keep_work, &keep, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_START_LEVEL, 1);
  scene_write (scene, keep_work, &keep);

  binome_entity_set_choice (entity, BINOME_ACTION_STEP_STATE, BINOME_ACTION_STEP_STATE_REACHED);
  scene_check_undo (scene, keep_work, &keep);
  kept = scene_get (scene, BINOME_TYPE_ACTION_STEP, binome_entity_get_id (entity));
  scene_assert_day (binome_entity_get_date (kept, BINOME_ACTION_STEP_DONE_ON), "2026-03-02");
  skill = scene_get (scene, BINOME_TYPE_SKILL, binome_entity_get_reference (kept, BINOME_ACTION_STEP_SKILL));
  g_assert_cmpstr (binome_entity_get_text (skill, BINOME_SKILL_TITLE), ==, "Welding");
}

typedef struct
{
  gint64 pair;
  BinomeAgreementKind kind;
  gint64 id;
} Draft;

static gboolean
draft_work (BinomeDb *db, gpointer data, GError **error)
{
  Draft *draft = data;

  return binome_agreement_draft (db, draft->pair, draft->kind, "The words", &draft->id, error);
}

static gboolean
sign_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_agreement_sign (db, data, error);
}

static void
sign (Scene *scene, gint64 id, BinomeAgreementField field, BinomeAgreementState expected)
{
  g_autoptr (BinomeEntity) agreement = scene_get (scene, BINOME_TYPE_AGREEMENT, id);
  g_autoptr (BinomeEntity) kept = NULL;

  binome_entity_set_date (agreement, field, binome_date_new (2026, 3, 2));
  scene_write (scene, sign_work, agreement);
  kept = scene_get (scene, BINOME_TYPE_AGREEMENT, id);
  g_assert_cmpint (binome_entity_get_choice (kept, BINOME_AGREEMENT_STATE), ==, (int)expected);
}

/* To be signed, partly, signed; a new version replaces it and starts unsigned. */
static void
test_agreement (Scene *scene, gconstpointer data)
{
  Draft draft = { scene_propose (scene, scene->lea, scene->paul), BINOME_AGREEMENT_KIND_AGREEMENT, 0 };
  gint64 first;
  g_autoptr (BinomeEntity) old = NULL, new = NULL;
  g_autoptr (GError) error = NULL;

  scene_write (scene, draft_work, &draft);
  first = draft.id;
  sign (scene, first, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, first, BINOME_AGREEMENT_TUTEE_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, first, BINOME_AGREEMENT_COMPANY_SIGNED_ON, BINOME_AGREEMENT_STATE_SIGNED);

  scene_check_undo (scene, draft_work, &draft);
  old = scene_get (scene, BINOME_TYPE_AGREEMENT, first);
  g_assert_cmpint (binome_entity_get_choice (old, BINOME_AGREEMENT_STATE), ==,
                   BINOME_AGREEMENT_STATE_REVISED);
  scene_assert_day (binome_entity_get_date (old, BINOME_AGREEMENT_TUTOR_SIGNED_ON), "2026-03-02");
  new = scene_get (scene, BINOME_TYPE_AGREEMENT, draft.id);
  g_assert_cmpint (binome_entity_get_integer (new, BINOME_AGREEMENT_VERSION), ==, 2);
  g_assert_cmpint (binome_entity_get_choice (new, BINOME_AGREEMENT_STATE), ==, BINOME_AGREEMENT_STATE_DRAFT);

  g_assert_false (scene_try (scene, sign_work, old, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  binome_entity_set_date (new, BINOME_AGREEMENT_TUTOR_SIGNED_ON, binome_date_new (2026, 3, 1));
  g_assert_false (scene_try (scene, sign_work, new, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

/* A charter is between the two, a mission letter between the tutor and the company. */
static void
test_signers (Scene *scene, gconstpointer data)
{
  Draft charter = { scene_propose (scene, scene->lea, scene->paul), BINOME_AGREEMENT_KIND_CHARTER, 0 };
  Draft letter = { charter.pair, BINOME_AGREEMENT_KIND_MISSION_LETTER, 0 };

  scene_write (scene, draft_work, &charter);
  scene_write (scene, draft_work, &letter);
  sign (scene, charter.id, BINOME_AGREEMENT_TUTEE_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, charter.id, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_SIGNED);
  sign (scene, letter.id, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, letter.id, BINOME_AGREEMENT_COMPANY_SIGNED_ON, BINOME_AGREEMENT_STATE_SIGNED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/actions/plan", Scene, NULL, scene_set_up, test_action_plan, scene_tear_down);
  g_test_add ("/actions/agreement", Scene, NULL, scene_set_up, test_agreement, scene_tear_down);
  g_test_add ("/actions/signers", Scene, NULL, scene_set_up, test_signers, scene_tear_down);

  return g_test_run ();
}
