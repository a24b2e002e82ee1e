/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be matched says why, where the user looks, and stays there until it is read. Léa and Hugo work
 * in Lyon as Paul does, who takes two; Inès and Noah in Paris as Anne does, who takes one, and Luc, who takes
 * two. */

#include <locale.h>
#include <string.h>

#include "binome-matching.h"
#include "criteria-scene.h"
#include "match-scene.h"
#include "recruitment-fixture.h"

static gpointer
child_of (Fixture *f, const char *name)
{
  return template_child (fixture_child (f, "matching_view"), name);
}

static void
match (Fixture *f)
{
  click_template_child (f->page, "match_button");
  test_settle ();
}

static void
assert_told (Fixture *f, const char *part)
{
  AdwBanner *banner = child_of (f, "error_banner");

  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), part));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (banner)));
}

/* What the run says above its lines. */
static void
assert_summary (Fixture *f, const char *title, const char *part)
{
  AdwActionRow *row = child_of (f, "summary_row");

  g_assert_false (adw_banner_get_revealed (child_of (f, "error_banner")));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (f, "stack")), ==, "run");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), part));
}

static gboolean
leave_work (BinomeDb *db, gpointer role, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db, "UPDATE enrolment SET state = 'unavailable' WHERE role = ?1", error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_text (statement, 1, role);
  return binome_statement_run (statement, error);
}

/* Everybody has gone since the page was read. */
static void
test_no_tutor (Fixture *f, gconstpointer data)
{
  scene_write (&f->scene, leave_work, (gpointer) "tutor");
  match (f);
  assert_told (f, "No tutor takes part yet");
}

static void
test_no_tutee (Fixture *f, gconstpointer data)
{
  scene_write (&f->scene, leave_work, (gpointer) "tutee");
  match (f);
  assert_told (f, "No tutee waits for a tutor");
}

static void
test_all_forbidden (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  scene_write (&f->scene, criteria_scene_clear_work, &f->scene.programme);
  match_scene_add_criterion (&f->scene, "Same place", BINOME_CRITERION_KIND_MUST, 5);
  match_scene_add_criterion (&f->scene, "Another place", BINOME_CRITERION_KIND_MUST_NOT, 5);
  match (f);
  assert_summary (f, "0 of 4 tutees have a tutor", "The rules leave no pair.");
  rows = find_all (child_of (f, "nobody_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    g_assert_nonnull (strstr (adw_action_row_get_subtitle (rows->pdata[i]), "No tutor passes every rule."));
}

static void
test_all_equal (Fixture *f, gconstpointer data)
{
  scene_write (&f->scene, criteria_scene_clear_work, &f->scene.programme);
  match (f);
  assert_summary (f, "4 of 4 tutees have a tutor", "Proven");
}

static gboolean
capacity_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return binome_enrolment_set_capacity (db, f->scene.paul, 0, error)
         && binome_enrolment_set_capacity (db, f->scene.luc, 0, error);
}

static void
test_few_places (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (&f->scene, capacity_work, f);
  match (f);
  assert_summary (f, "1 of 4 tutees have a tutor", "Mean score");
  rows = find_all (child_of (f, "nobody_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    g_assert_nonnull (strstr (adw_action_row_get_subtitle (rows->pdata[i]), "place"));
}

static gboolean
no_place_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return capacity_work (db, f, error) && binome_enrolment_set_capacity (db, f->scene.anne, 0, error);
}

static void
test_no_place (Fixture *f, gconstpointer data)
{
  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (&f->scene, no_place_work, f);
  match (f);
  assert_summary (f, "0 of 4 tutees have a tutor", "No tutor has a place left.");
}

static void
add_presence (Fixture *f, BinomeDate from, const char *site)
{
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON,
                               criteria_scene_person_of (&f->scene, f->scene.paul));
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, from);
  binome_entity_set_text (presence, BINOME_PRESENCE_SITE, site);
  scene_add (&f->scene, presence);
}

/* Paul of Lyon goes to Paris in June, as the company has written down: nobody of Lyon can have him until then
 * only, and the day is told. */
static void
test_later (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_MUST);
  add_presence (f, binome_date_new (2026, 1, 1), "Lyon");
  add_presence (f, binome_date_new (2026, 6, 1), "Paris");
  test_settle ();
  match (f);
  assert_summary (f, "2 of 4 tutees have a tutor", "Proven");
  rows = find_all (child_of (f, "nobody_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 2);
  g_signal_emit_by_name (gtk_widget_get_parent (rows->pdata[0]), "row-activated", rows->pdata[0]);
  test_settle ();
  g_assert_nonnull (find_labelled (adw_window_get_visible_dialog (f->window), ADW_TYPE_ACTION_ROW,
                                   "Place of work, broken from 1 Jun 2026 on"));
}

static gboolean
keep (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  return binome_match_constraint_set (db, tutee, tutor, BINOME_MATCH_CONSTRAINT_KIND_LOCK, NULL, error);
}

static gboolean
barred_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return keep (db, f->scene.lea, f->scene.anne, error);
}

/* The decision that is in the way stands on the same page, to be removed. */
static void
test_barred_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL, buttons = NULL;

  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_MUST);
  match (f);
  scene_write (&f->scene, barred_work, f);
  test_settle ();
  match (f);
  assert_told (f,
               "Léa Martin and Anne Petit are kept together, but a rule does not allow it: “Place of work”");

  rows = find_all (child_of (f, "constraints_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 1);
  buttons = find_all (rows->pdata[0], GTK_TYPE_BUTTON);
  g_signal_emit_by_name (buttons->pdata[0], "clicked");
  test_settle ();
  match (f);
  assert_summary (f, "4 of 4 tutees have a tutor", "Proven");
}

static gboolean
crowded_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return keep (db, f->scene.ines, f->scene.anne, error) && keep (db, f->scene.noah, f->scene.anne, error);
}

static void
test_crowded_locks (Fixture *f, gconstpointer data)
{
  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (&f->scene, crowded_work, f);
  match (f);
  assert_told (f, "Anne Petit can take 1 tutee, but 2 are kept together");
}

/* Another program may have written two locks of one tutee. */
static gboolean
contradict_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;
  const gint64 tutors[] = { f->scene.paul, f->scene.luc };

  for (gsize i = 0; i < G_N_ELEMENTS (tutors); i++)
    {
      g_autoptr (BinomeEntity) lock = BINOME_ENTITY (binome_match_constraint_new ());

      binome_entity_set_reference (lock, BINOME_MATCH_CONSTRAINT_PROGRAMME, f->scene.programme);
      binome_entity_set_reference (lock, BINOME_MATCH_CONSTRAINT_TUTEE, f->scene.lea);
      binome_entity_set_reference (lock, BINOME_MATCH_CONSTRAINT_TUTOR, tutors[i]);
      binome_entity_set_choice (lock, BINOME_MATCH_CONSTRAINT_KIND, BINOME_MATCH_CONSTRAINT_KIND_LOCK);
      if (!binome_db_insert (db, lock, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_contradictory_locks (Fixture *f, gconstpointer data)
{
  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (&f->scene, contradict_work, f);
  match (f);
  assert_told (f, "Léa Martin is kept together with both Paul Durand and Luc Moreau");
}

#define add_test(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add_test ("/refusals/no-tutor", test_no_tutor);
  add_test ("/refusals/no-tutee", test_no_tutee);
  add_test ("/refusals/all-forbidden", test_all_forbidden);
  add_test ("/refusals/all-equal", test_all_equal);
  add_test ("/refusals/few-places", test_few_places);
  add_test ("/refusals/no-place", test_no_place);
  add_test ("/refusals/later", test_later);
  add_test ("/refusals/barred-lock", test_barred_lock);
  add_test ("/refusals/crowded-locks", test_crowded_locks);
  add_test ("/refusals/contradictory-locks", test_contradictory_locks);

  return g_test_run ();
}
