/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people get wrong with their colleagues, in the window and in French: each is told where they look, and
 * nothing is lost. */

#include <libintl.h>
#include <locale.h>
#include <string.h>
#include <adwaita.h>

#include "binome-window.h"
#include "people/binome-enrol-people.h"
#include "people/binome-person-chooser.h"
#include "people/binome-person-page.h"
#include "recruitment/binome-participant-dialog.h"
#include "test-settle.h"
#include "workflow-fixture.h"

typedef struct
{
  Scene scene;
  BinomeWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  scene_set_up (&f->scene, data);
  test_settle_watch (f->scene.store);
  f->window = g_object_ref_sink (binome_window_new (NULL, f->scene.store));
  binome_session_set_programme_id (binome_window_get_session (f->window), f->scene.programme);
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  for (int i = 0; i < 5; i++)
    test_settle ();
  g_assert_finalize_object (f->window);
  scene_tear_down (&f->scene, data);
}

/* Something on the screen that says it: a toast, a row, an alert. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;

  return FALSE;
}

static AdwDialog *
dialog_of (Fixture *f)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
}

static gint64
person_of (Fixture *f, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static gint64
manager_of (Fixture *f, gint64 person)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_PERSON, person);

  return binome_entity_get_reference (entity, BINOME_PERSON_MANAGER);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* On the page of a person, somebody is chosen as their line manager. */
static void
choose_manager (Fixture *f, gint64 person, gint64 manager)
{
  GtkWidget *page = GTK_WIDGET (binome_window_show_page (f->window, "people", NULL)), *row;
  AdwDialog *chooser;

  test_settle ();
  binome_window_push (page, binome_person_page_new (binome_window_get_session (f->window), person));
  test_settle ();
  row = find_row (GTK_WIDGET (f->window), "Responsable hiérarchique");
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  test_settle ();
  chooser = dialog_of (f);
  g_assert_true (BINOME_IS_PERSON_CHOOSER (chooser));
  g_signal_emit_by_name (chooser, "chosen", manager);
  adw_dialog_force_close (chooser);
  test_settle ();
}

static void
test_own_manager (Fixture *f, gconstpointer data)
{
  gint64 paul = person_of (f, f->scene.paul);

  choose_manager (f, paul, paul);
  g_assert_true (says (GTK_WIDGET (f->window), "Personne n’est son propre responsable hiérarchique."));
  g_assert_cmpint (manager_of (f, paul), ==, 0);
}

static void
test_circle (Fixture *f, gconstpointer data)
{
  gint64 paul = person_of (f, f->scene.paul), anne = person_of (f, f->scene.anne);

  choose_manager (f, anne, paul);
  g_assert_cmpint (manager_of (f, anne), ==, paul);
  choose_manager (f, paul, anne);
  g_assert_true (
      says (GTK_WIDGET (f->window), "Anne Petit travaille déjà pour Paul Durand, directement ou non"));
  g_assert_cmpint (manager_of (f, paul), ==, 0);
  g_assert_cmpint (manager_of (f, anne), ==, paul);
}

/* Who is not there then is named in a message that stays until it is read. */
static void
test_absent (Fixture *f, gconstpointer data)
{
  gint64 omar = scene_add_person (&f->scene, "Omar", "Gil", "Lyon");
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, omar);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_new (2024, 1, 1));
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON, binome_date_new (2025, 6, 30));
  scene_add (&f->scene, presence);
  g_array_append_val (people, omar);
  binome_enrol_people (binome_window_get_session (f->window),
                       GTK_WIDGET (binome_window_show_page (f->window, "recruitment", "tutors")),
                       BINOME_ENROLMENT_ROLE_TUTOR, BINOME_ENROLMENT_STATE_ACCEPTED, people);
  test_settle ();
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog_of (f)));
  g_assert_true (says (GTK_WIDGET (f->window), "Omar Gil n’est pas dans l’entreprise pendant tout ce temps"));
  adw_dialog_force_close (dialog_of (f));
  test_settle ();
}

static void
assert_capacity (Fixture *f, int capacity, const char *words)
{
  gpointer dialog = dialog_of (f);

  adw_spin_row_set_value (
      ADW_SPIN_ROW (gtk_widget_get_template_child (dialog, BINOME_TYPE_PARTICIPANT_DIALOG, "capacity_row")),
      capacity);
  for (int i = 0; i < 20 && !says (dialog, words); i++)
    test_settle ();
  g_assert_true (says (dialog, words));
}

/* In the row where it is entered: what 0 and 99 mean. */
static void
test_capacity (Fixture *f, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (binome_window_show_page (f->window, "recruitment", "tutors"));

  test_settle ();
  adw_dialog_present (
      ADW_DIALOG (binome_participant_dialog_new (binome_window_get_session (f->window), f->scene.paul)),
      page);
  test_settle ();
  assert_capacity (f, 99, "2 sur 99\u202f: le programme en autorise 2");
  assert_capacity (f, 0, "0\u202f: personne n’est proposé à ce tuteur tant qu’il n’offre pas de place");
  adw_dialog_force_close (dialog_of (f));
  test_settle ();
}

/* The folder with the French words is the last argument. */
int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_setenv ("LANGUAGE", "fr", TRUE);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    return 77;
  bindtextdomain (GETTEXT_PACKAGE, argv[1]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_add ("/bad-input/own-manager", Fixture, NULL, set_up, test_own_manager, tear_down);
  g_test_add ("/bad-input/circle", Fixture, NULL, set_up, test_circle, tear_down);
  g_test_add ("/bad-input/absent", Fixture, NULL, set_up, test_absent, tear_down);
  g_test_add ("/bad-input/capacity", Fixture, NULL, set_up, test_capacity, tear_down);
  return g_test_run ();
}
