/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One action for many: those who cannot are left as they were, and told by name; one undo takes all back. */

#include "binome-error.h"
#include "binome-many.h"
#include "binome-pair-workflow.h"
#include "workflow-fixture.h"

typedef struct
{
  GType type;
  GArray *ids;
  BinomeManyOne one;
  BinomeMany *many;
} Call;

static gboolean
many_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  g_clear_pointer (&call->many, binome_many_free);
  call->many = binome_many_new (call->type, call->ids, call->one, NULL);
  return binome_many_run (db, call->many, error);
}

static gboolean
pause_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_pair_move (db, id, BINOME_PAIR_STATE_PAUSED, "Summer", BINOME_DATE_NONE, error);
}

/* Writes before it says no: nothing of that may stay. */
static gboolean
spoil_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, id, error);

  if (pair == NULL)
    return FALSE;
  binome_entity_set_text (pair, BINOME_PAIR_GOALS, "Spoilt");
  if (!binome_db_update (db, pair, error))
    return FALSE;
  if (binome_entity_get_choice (pair, BINOME_PAIR_STATE) == BINOME_PAIR_STATE_ACTIVE)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, "Not that one.");
  return FALSE;
}

static Call
make_call (Scene *scene, gint64 pairs[2], BinomeManyOne one)
{
  Call call = { .type = BINOME_TYPE_PAIR, .one = one, .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  pairs[0] = scene_propose (scene, scene->lea, scene->paul);
  pairs[1] = scene_propose (scene, scene->ines, scene->anne);
  g_array_append_vals (call.ids, pairs, 2);
  return call;
}

static void
clear_call (Call *call)
{
  g_array_unref (call->ids);
  g_clear_pointer (&call->many, binome_many_free);
}

static int
get_state (Scene *scene, gint64 id)
{
  g_autoptr (BinomeEntity) pair = scene_get (scene, BINOME_TYPE_PAIR, id);

  return binome_entity_get_choice (pair, BINOME_PAIR_STATE);
}

static void
test_some (Scene *scene, gconstpointer data)
{
  gint64 pairs[2];
  Call call = make_call (scene, pairs, pause_one);
  g_autofree char *left = NULL;

  scene_move (scene, pairs[0], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  scene_check_undo (scene, many_work, &call);
  g_assert_cmpuint (call.many->n_done, ==, 1);
  g_assert_cmpuint (call.many->left->len, ==, 1);
  left = binome_many_describe_left (call.many);
  g_assert_true (g_str_has_prefix (left, "1 of 2 was left as it was:\nInès "));
  g_assert_cmpint (get_state (scene, pairs[0]), ==, BINOME_PAIR_STATE_PAUSED);
  g_assert_cmpint (get_state (scene, pairs[1]), ==, BINOME_PAIR_STATE_PROPOSED);
  clear_call (&call);
}

/* Where nobody can, nothing is written, and the message says whom. */
static void
test_none (Scene *scene, gconstpointer data)
{
  gint64 pairs[2];
  Call call = make_call (scene, pairs, pause_one);
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, many_work, &call, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "2 of 2 were left as they were:\n"));
  clear_call (&call);
}

static void
test_taken_back (Scene *scene, gconstpointer data)
{
  gint64 pairs[2];
  Call call = make_call (scene, pairs, spoil_one);
  g_autoptr (BinomeEntity) done = NULL, left = NULL;

  scene_move (scene, pairs[0], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  scene_check_undo (scene, many_work, &call);
  done = scene_get (scene, BINOME_TYPE_PAIR, pairs[0]);
  left = scene_get (scene, BINOME_TYPE_PAIR, pairs[1]);
  g_assert_cmpstr (binome_entity_get_text (done, BINOME_PAIR_GOALS), ==, "Spoilt");
  g_assert_cmpstr (binome_entity_get_text (left, BINOME_PAIR_GOALS), ==, "");
  clear_call (&call);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/many/some", Scene, NULL, scene_set_up, test_some, scene_tear_down);
  g_test_add ("/many/none", Scene, NULL, scene_set_up, test_none, scene_tear_down);
  g_test_add ("/many/taken-back", Scene, NULL, scene_set_up, test_taken_back, scene_tear_down);
  return g_test_run ();
}
