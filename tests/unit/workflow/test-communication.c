/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The communication plan: states, figures, and the reminder of what is late. */

#include "binome-clock.h"
#include "binome-communication-workflow.h"
#include "binome-needs.h"
#include "workflow-fixture.h"

static gint64
add_action (Scene *scene, const char *title, BinomeDate planned_on, int reach)
{
  BinomeEntity *action = BINOME_ENTITY (binome_communication_new ());

  binome_entity_set_reference (action, BINOME_COMMUNICATION_PROGRAMME, scene->programme);
  binome_entity_set_text (action, BINOME_COMMUNICATION_TITLE, title);
  binome_entity_set_date (action, BINOME_COMMUNICATION_PLANNED_ON, planned_on);
  binome_entity_set_integer (action, BINOME_COMMUNICATION_REACH, reach);
  return scene_add (scene, action);
}

typedef struct
{
  Scene *scene;
  gint64 action;
  BinomeCommunicationState to;
  BinomeCommunicationCounts counts;
  GPtrArray *needs;
} Call;

static gboolean
state_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_communication_set_state (db, call->action, call->to, error);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;
  BinomeDate today = binome_clock_today ();

  g_clear_pointer (&call->needs, g_ptr_array_unref);
  call->needs = binome_needs_list (db, call->scene->programme, today, error);
  return call->needs != NULL
         && binome_communication_count (&call->counts, db, call->scene->programme, today, error);
}

static const BinomeNeed *
find_need (Call *call)
{
  for (guint i = 0; i < call->needs->len; i++)
    if (((const BinomeNeed *)call->needs->pdata[i])->kind == BINOME_NEED_COMMUNICATION)
      return call->needs->pdata[i];
  return NULL;
}

static void
test_plan (Scene *scene, gconstpointer data)
{
  BinomeDate today = binome_date_new (2026, 3, 2);
  Call call = { .scene = scene, .to = BINOME_COMMUNICATION_STATE_DONE };
  g_autoptr (BinomeEntity) done = NULL, again = NULL;
  gint64 late = add_action (scene, "Poster", today - 1, 150);

  add_action (scene, "Letter", today, 40);
  call.action = add_action (scene, "Intranet", today + 30, 0);
  scene_read (scene, read_work, &call);
  g_assert_cmpuint (call.counts.planned, ==, 3);
  g_assert_cmpuint (call.counts.late, ==, 1);
  g_assert_cmpuint (call.counts.reach, ==, 0); /* what is planned has reached nobody */
  g_assert_cmpint (find_need (&call)->target, ==, late);
  g_assert_cmpstr (find_need (&call)->title, ==, "Poster");

  call.action = late;
  scene_check_undo (scene, state_work, &call);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Mark a communication as done");
  done = scene_get (scene, BINOME_TYPE_COMMUNICATION, late);
  scene_assert_day (binome_entity_get_date (done, BINOME_COMMUNICATION_DONE_ON), "2026-03-02");
  scene_read (scene, read_work, &call);
  g_assert_cmpuint (call.counts.planned, ==, 2);
  g_assert_cmpuint (call.counts.late, ==, 0);
  g_assert_cmpuint (call.counts.done, ==, 1);
  g_assert_cmpuint (call.counts.reach, ==, 150);
  g_assert_null (find_need (&call));

  call.to = BINOME_COMMUNICATION_STATE_CANCELLED;
  scene_write (scene, state_work, &call);
  again = scene_get (scene, BINOME_TYPE_COMMUNICATION, late);
  g_assert_cmpint (binome_entity_get_date (again, BINOME_COMMUNICATION_DONE_ON), ==, BINOME_DATE_NONE);
  scene_read (scene, read_work, &call);
  g_assert_cmpuint (call.counts.cancelled, ==, 1);
  g_assert_cmpuint (call.counts.reach, ==, 0);
  g_ptr_array_unref (call.needs);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/communication/plan", Scene, NULL, scene_set_up, test_plan, scene_tear_down);

  return g_test_run ();
}
