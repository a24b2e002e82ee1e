/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar of what is selected: when it is there, what it lets go of, and its menu, made when it is opened. */

#include <adwaita.h>

#include "widgets/binome-selection-bar.h"

typedef struct
{
  GtkWidget *window;
  BinomeSelectionBar *bar;
  guint n_changed, n_menus;
} Fixture;

static GMenuModel *
make_menu (gpointer list)
{
  Fixture *f = list;
  GMenu *menu = g_menu_new ();

  f->n_menus++;
  g_menu_append (menu, "Do", "test.do");
  return G_MENU_MODEL (menu);
}

static void
on_changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
set_up (Fixture *f, gconstpointer lasting)
{
  f->window = gtk_window_new ();
  f->bar = g_object_new (BINOME_TYPE_SELECTION_BAR, "lasting", GPOINTER_TO_INT (lasting), NULL);
  binome_selection_bar_set_menu (f->bar, make_menu, f);
  g_signal_connect_swapped (f->bar, "changed", G_CALLBACK (on_changed_cb), f);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->bar));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer lasting)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
}

static gpointer
find (GtkWidget *widget, GType type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
is_seen (Fixture *f)
{
  return gtk_action_bar_get_revealed (GTK_ACTION_BAR (adw_bin_get_child (ADW_BIN (f->bar))));
}

static GArray *
make_ids (gint64 first, gint64 last)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = first; id <= last; id++)
    g_array_append_val (ids, id);
  return ids;
}

/* The first of its buttons lets go of everything. */
static void
close_bar (Fixture *f)
{
  GtkWidget *button = find (GTK_WIDGET (f->bar), GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* It is there while the user selects, and nothing is selected before and after. */
static void
test_mode (Fixture *f, gconstpointer lasting)
{
  g_assert_false (is_seen (f));
  binome_selection_bar_set_active (f->bar, TRUE);
  g_assert_true (is_seen (f));
  binome_selection_bar_toggle (f->bar, 3);
  g_assert_true (binome_selection_bar_contains (f->bar, 3));
  close_bar (f);
  g_assert_false (is_seen (f));
  g_assert_false (binome_selection_bar_get_active (f->bar));
  g_assert_cmpuint (binome_selection_bar_count (f->bar), ==, 0);
  g_assert_cmpuint (f->n_changed, ==, 3);
}

/* It is there while something is selected; the boxes always are. */
static void
test_lasting (Fixture *f, gconstpointer lasting)
{
  GtkWidget *check = g_object_ref_sink (binome_selection_check_new ());

  g_assert_true (binome_selection_bar_get_active (f->bar));
  g_assert_false (is_seen (f));
  binome_selection_check_show (check, f->bar, 3, "Zoé");
  g_assert_true (gtk_widget_get_visible (check));
  binome_selection_bar_select (f->bar, 3, TRUE);
  g_assert_true (is_seen (f));
  binome_selection_bar_select (f->bar, 3, TRUE);
  g_assert_cmpuint (f->n_changed, ==, 1); /* nothing is new */
  close_bar (f);
  g_assert_false (is_seen (f));
  g_assert_true (binome_selection_bar_get_active (f->bar));
  g_object_unref (check);
}

/* What was selected before stays so; what has gone does not. */
static void
test_all (Fixture *f, gconstpointer lasting)
{
  g_autoptr (GArray) first = make_ids (1, 50000), others = make_ids (40001, 90000), left = make_ids (2, 3);
  g_autoptr (GArray) selected = NULL;

  binome_selection_bar_select_all (f->bar, first);
  binome_selection_bar_select_all (f->bar, others);
  g_assert_cmpuint (binome_selection_bar_count (f->bar), ==, 90000);
  binome_selection_bar_keep (f->bar, left);
  selected = binome_selection_bar_list (f->bar);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, 2);
  binome_selection_bar_keep (f->bar, first);
  g_assert_cmpuint (f->n_changed, ==, 3);
}

static void
test_menu (Fixture *f, gconstpointer lasting)
{
  GtkMenuButton *button = find (GTK_WIDGET (f->bar), GTK_TYPE_MENU_BUTTON);

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  binome_selection_bar_select (f->bar, 1, TRUE);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  g_assert_cmpuint (f->n_menus, ==, 0);
  gtk_menu_button_popup (button);
  g_assert_cmpuint (f->n_menus, ==, 1);
  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_cmpuint (f->n_menus, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/selection-bar/mode", Fixture, NULL, set_up, test_mode, tear_down);
  g_test_add ("/selection-bar/lasting", Fixture, GINT_TO_POINTER (TRUE), set_up, test_lasting, tear_down);
  g_test_add ("/selection-bar/all", Fixture, GINT_TO_POINTER (TRUE), set_up, test_all, tear_down);
  g_test_add ("/selection-bar/menu", Fixture, GINT_TO_POINTER (TRUE), set_up, test_menu, tear_down);

  return g_test_run ();
}
