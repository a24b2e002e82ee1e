/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to those who were selected in a list: exactly these are ticked. */

#include <locale.h>
#include <adwaita.h>

#include "binome-session.h"
#include "letters/binome-letters-dialog.h"
#include "workflow-fixture.h"
#include "test-settle.h"

typedef struct
{
  Scene scene;
  BinomeSession *session;
  GtkWidget *window;
  BinomeLettersDialog *dialog;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  scene_set_up (&f->scene, data);
  test_settle_watch (f->scene.store);
  f->session = binome_session_new (f->scene.store);
  binome_session_set_programme_id (f->session, f->scene.programme);
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 800);
  adw_window_set_content (ADW_WINDOW (f->window), gtk_button_new_with_label ("Page"));
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  adw_dialog_force_close (ADW_DIALOG (f->dialog));
  test_settle ();
  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_clear_object (&f->session);
  scene_tear_down (&f->scene, data);
}

static gpointer
child_of (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->dialog), BINOME_TYPE_LETTERS_DIALOG, name);
}

static guint
count_rows (Fixture *f)
{
  GtkListBox *list = child_of (f, "recipients_list");
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    n += gtk_widget_get_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i)));
  return n;
}

static GtkWidget *
find_titled (GtkWidget *widget, const char *title)
{
  GtkWidget *found
      = ADW_IS_PREFERENCES_ROW (widget)
                && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0
            ? widget
            : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, title);
  return found;
}

static guint
count_checked (Fixture *f)
{
  GtkListBox *list = child_of (f, "recipients_list");
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      GtkWidget *check
          = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (gtk_list_box_get_row_at_index (list, i)));

      g_assert_nonnull (check);
      n += gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
    }
  return n;
}

static void
open_about (Fixture *f, GType type, const gint64 *ids, guint n)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (chosen, ids, n);
  if (f->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (f->dialog));
  f->dialog = binome_letters_dialog_new_about (f->session, f->scene.programme, type, chosen);
  adw_dialog_present (ADW_DIALOG (f->dialog), f->window);
  test_settle ();
}

static void
choose (Fixture *f, const char *letter, guint n)
{
  adw_navigation_view_pop_to_tag (child_of (f, "navigation"), "letters");
  binome_letters_dialog_choose (f->dialog, letter);
  test_settle ();
  g_assert_cmpuint (count_rows (f), ==, n);
  g_assert_cmpuint (count_checked (f), ==, n);
}

/* Exactly those are ticked who were selected, whatever letter is chosen, with an address or without. */
static void
test_about (Fixture *f, gconstpointer data)
{
  gint64 pairs[] = { scene_propose (&f->scene, f->scene.lea, f->scene.paul),
                     scene_propose (&f->scene, f->scene.ines, f->scene.anne) };
  const gint64 tutors[] = { f->scene.paul, f->scene.luc };
  g_autoptr (BinomeEntity) paul = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, f->scene.paul);
  gint64 person = binome_entity_get_reference (paul, BINOME_ENROLMENT_PERSON);

  open_about (f, BINOME_TYPE_ENROLMENT, tutors, 2);
  g_assert_cmpstr (adw_preferences_page_get_description (child_of (f, "letters_page")), ==,
                   "For the 2 you selected.");
  choose (f, "invitation", 2);
  choose (f, "tutor-proposal", 1); /* nobody is proposed for Luc */
  choose (f, "tutee-proposal", 0);

  open_about (f, BINOME_TYPE_PAIR, pairs, 1);
  choose (f, "tutor-proposal", 1);
  choose (f, "tutee-proposal", 1);
  choose (f, "invitation", 2); /* both of the pair */

  open_about (f, BINOME_TYPE_PAIR, pairs, 2);
  choose (f, "tutor-proposal", 2);

  open_about (f, BINOME_TYPE_PERSON, &person, 1);
  choose (f, "invitation", 1);
  choose (f, "tutor-proposal", 1);

  /* Of everybody there may still be others. */
  adw_combo_row_set_selected (child_of (f, "state_row"), 1);
  g_assert_cmpuint (count_rows (f), ==, 2);
}

/* A letter for the notice board is no letter to somebody. */
static void
test_about_kinds (Fixture *f, gconstpointer data)
{
  open_about (f, BINOME_TYPE_ENROLMENT, &f->scene.paul, 1);
  g_assert_null (find_titled (child_of (f, "letters_page"), "Call for volunteers: poster"));
  g_assert_nonnull (find_titled (child_of (f, "letters_page"), "Invitation to take part"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/letters/about", Fixture, NULL, set_up, test_about, tear_down);
  g_test_add ("/letters/about-kinds", Fixture, NULL, set_up, test_about_kinds, tear_down);

  return g_test_run ();
}
