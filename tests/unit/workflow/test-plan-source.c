/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of a template means for the programmes that took it, and for their pairs. */

#include "binome-clock.h"
#include "binome-plan-difference.h"
#include "binome-plan-source-workflow.h"
#include "binome-plan-template-workflow.h"
#include "workflow-fixture.h"

typedef struct
{
  Scene scene;
  gint64 template;
  gint64 first;
  gint64 second;
  gint64 pairs[2];
  GPtrArray *behind;
  guint n_pairs;
} Taken;

static gboolean
give_work (BinomeDb *db, gpointer data, GError **error)
{
  Taken *f = data;

  return binome_plan_template_give (db, f->template, f->scene.programme, error);
}

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  Taken *f = data;

  g_clear_pointer (&f->behind, g_ptr_array_unref);
  f->behind = binome_plan_source_list_behind (db, f->template, binome_clock_today (), error);
  return f->behind != NULL;
}

static gboolean
follow_work (BinomeDb *db, gpointer data, GError **error)
{
  Taken *f = data;

  return binome_plan_source_follow (db, f->template, f->behind, binome_clock_today (), &f->n_pairs, error);
}

static gint64
add_step (Taken *f, const char *title, int days)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_template_step_new ());

  binome_entity_set_reference (step, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, f->template);
  binome_entity_set_text (step, BINOME_PLAN_TEMPLATE_STEP_TITLE, title);
  binome_entity_set_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS, days);
  return scene_add (&f->scene, step);
}

static void
change_step (Taken *f, gint64 id, const char *title, int days)
{
  g_autoptr (BinomeEntity) step = scene_get (&f->scene, BINOME_TYPE_PLAN_TEMPLATE_STEP, id);

  binome_entity_set_text (step, BINOME_PLAN_TEMPLATE_STEP_TITLE, title);
  binome_entity_set_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS, days);
  scene_set (&f->scene, step);
}

static gboolean
remove_step_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_PLAN_TEMPLATE_STEP, *(gint64 *)data, error);
}

/* A template of two steps that a programme took, with two pairs that run. */
static void
set_up (Taken *f, gconstpointer data)
{
  Scene *scene = &f->scene;
  BinomeEntity *template = BINOME_ENTITY (binome_plan_template_new ());

  scene_set_up (scene, data);
  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_TITLE, "Ours");
  f->template = scene_add (scene, template);
  f->first = add_step (f, "First", 30);
  f->second = add_step (f, "Second", 60);
  scene_write (scene, give_work, f);
  f->pairs[0] = scene_propose (scene, scene->lea, scene->paul);
  f->pairs[1] = scene_propose (scene, scene->ines, scene->anne);
  for (guint i = 0; i < G_N_ELEMENTS (f->pairs); i++)
    scene_move (scene, f->pairs[i], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
}

static void
tear_down (Taken *f, gconstpointer data)
{
  g_clear_pointer (&f->behind, g_ptr_array_unref);
  scene_tear_down (&f->scene, data);
}

static void
look (Taken *f)
{
  scene_read (&f->scene, list_work, f);
}

static BinomePlanDifference *
difference_of (Taken *f, gint64 pair)
{
  GPtrArray *differences;

  g_assert_cmpuint (f->behind->len, ==, 1);
  differences = ((BinomePlanBehind *)f->behind->pdata[0])->differences;
  for (guint i = 0; i < differences->len; i++)
    if (((BinomePlanDifference *)differences->pdata[i])->pair == pair)
      return differences->pdata[i];
  return NULL;
}

static void
want_all (Taken *f, gint64 pair)
{
  BinomePlanDifference *difference = difference_of (f, pair);

  g_assert_nonnull (difference);
  for (guint i = 0; i < difference->changes->len; i++)
    ((BinomePlanChange *)difference->changes->pdata[i])->wanted = TRUE;
}

static BinomeEntity *
find_check_in (Taken *f, gint64 pair, const char *title)
{
  g_autoptr (GPtrArray) all = scene_list_check_ins (&f->scene, pair);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (binome_entity_get_text (all->pdata[i], BINOME_CHECK_IN_TITLE), title))
      return g_object_ref (all->pdata[i]);
  return NULL;
}

static void
assert_has (Taken *f, gint64 pair, const char *title, gboolean wanted)
{
  g_autoptr (BinomeEntity) check_in = find_check_in (f, pair, title);

  g_assert_true ((check_in != NULL) == wanted);
}

static gboolean
count_steps_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_STEP);

  *(gint64 *)data = binome_db_count (db, query, error);
  return TRUE;
}

/* One pair accepts, the other is left: neither is asked about that change again, but about the next one. */
static void
test_follow (Taken *f, gconstpointer data)
{
  gint64 third;
  BinomePlanDifference *difference;

  look (f);
  g_assert_cmpuint (f->behind->len, ==, 0);

  change_step (f, f->first, "Welcome talk", 30);
  third = add_step (f, "Third", 90);
  look (f);
  g_assert_true (((BinomePlanBehind *)f->behind->pdata[0])->is_behind);
  difference = difference_of (f, f->pairs[1]);
  g_assert_nonnull (difference);
  g_assert_cmpuint (difference->changes->len, ==, 2);
  g_assert_cmpint (((BinomePlanChange *)difference->changes->pdata[0])->kind, ==, BINOME_PLAN_CHANGE_REWORD);
  g_assert_cmpint (((BinomePlanChange *)difference->changes->pdata[1])->kind, ==, BINOME_PLAN_CHANGE_ADD);

  want_all (f, f->pairs[0]);
  scene_check_undo (&f->scene, follow_work, f);
  g_assert_cmpuint (f->n_pairs, ==, 1);
  assert_has (f, f->pairs[0], "Welcome talk", TRUE);
  assert_has (f, f->pairs[0], "Third", TRUE);
  assert_has (f, f->pairs[1], "First", TRUE);
  assert_has (f, f->pairs[1], "Third", FALSE);
  look (f);
  g_assert_cmpuint (f->behind->len, ==, 0);

  change_step (f, third, "Third", 100);
  look (f);
  difference = difference_of (f, f->pairs[1]);
  g_assert_nonnull (difference);
  g_assert_cmpuint (difference->changes->len, ==, 1);
  g_assert_cmpint (((BinomePlanChange *)difference->changes->pdata[0])->kind, ==, BINOME_PLAN_CHANGE_ADD);
  difference = difference_of (f, f->pairs[0]);
  g_assert_nonnull (difference);
  g_assert_cmpint (((BinomePlanChange *)difference->changes->pdata[0])->kind, ==, BINOME_PLAN_CHANGE_MOVE);
}

/* A step that goes from the template goes from the plan, and from the pairs that want it. */
static void
test_removed (Taken *f, gconstpointer data)
{
  gint64 before = 0, after = 0;

  scene_read (&f->scene, count_steps_work, &before);
  scene_write (&f->scene, remove_step_work, &f->second);
  look (f);
  want_all (f, f->pairs[0]);
  want_all (f, f->pairs[1]);
  scene_check_undo (&f->scene, follow_work, f);
  g_assert_cmpuint (f->n_pairs, ==, 2);
  assert_has (f, f->pairs[1], "Second", FALSE);
  assert_has (f, f->pairs[1], "First", TRUE);
  scene_read (&f->scene, count_steps_work, &after);
  g_assert_cmpint (after, ==, before - 1);
}

static gboolean
steps_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_STEP);
  Taken *f = data;

  g_clear_pointer (&f->behind, g_ptr_array_unref);
  f->behind = binome_db_select (db, query, error);
  return f->behind != NULL;
}

/* What a programme made of a step by hand stays while the template says the same of it. */
static void
test_by_hand (Taken *f, gconstpointer data)
{
  g_autoptr (BinomeEntity) own = NULL;

  scene_read (&f->scene, steps_work, f);
  for (guint i = 0; i < f->behind->len; i++)
    if (binome_entity_get_integer (f->behind->pdata[i], BINOME_PLAN_STEP_TEMPLATE_STEP) == f->second)
      own = g_object_ref (f->behind->pdata[i]);
  g_assert_nonnull (own);
  binome_entity_set_text (own, BINOME_PLAN_STEP_TITLE, "Second, our way");
  scene_set (&f->scene, own);

  change_step (f, f->first, "Welcome talk", 30);
  look (f);
  scene_write (&f->scene, follow_work, f);
  scene_read (&f->scene, steps_work, f);
  for (guint i = 0; i < f->behind->len; i++)
    if (binome_entity_get_id (f->behind->pdata[i]) == binome_entity_get_id (own))
      g_assert_cmpstr (binome_entity_get_text (f->behind->pdata[i], BINOME_PLAN_STEP_TITLE), ==,
                       "Second, our way");
    else if (binome_entity_get_integer (f->behind->pdata[i], BINOME_PLAN_STEP_TEMPLATE_STEP) == f->first)
      g_assert_cmpstr (binome_entity_get_text (f->behind->pdata[i], BINOME_PLAN_STEP_TITLE), ==,
                       "Welcome talk");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/plan-source/follow", Taken, NULL, set_up, test_follow, tear_down);
  g_test_add ("/plan-source/removed", Taken, NULL, set_up, test_removed, tear_down);
  g_test_add ("/plan-source/by-hand", Taken, NULL, set_up, test_by_hand, tear_down);
  return g_test_run ();
}
