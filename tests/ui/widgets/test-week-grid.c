/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week to paint: by buttons, by keyboard, and what stands outside its hours. */

#include <locale.h>

#include "test-wait.h"
#include "widgets/binome-week-cell.h"
#include "widgets/binome-week-grid.h"

typedef struct
{
  GtkWindow *window;
  BinomeWeekGrid *grid;
  int n_changes;
} Fixture;

static void
on_changed_cb (Fixture *f)
{
  f->n_changes++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = GTK_WINDOW (gtk_window_new ());
  f->grid = binome_week_grid_new ();
  gtk_window_set_default_size (f->window, 360, 600);
  gtk_window_set_child (f->window, GTK_WIDGET (f->grid));
  g_signal_connect_swapped (f->grid, "changed", G_CALLBACK (on_changed_cb), f);
  gtk_window_present (f->window);
  test_wait (200);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  BinomeWeekGrid *grid = g_object_ref (f->grid);

  gtk_window_destroy (f->window);
  test_wait (50);
  g_assert_finalize_object (grid);
}

static BinomeWeekCell *
find_cell (GtkWidget *widget, BinomeWeekday weekday, int minute)
{
  BinomeWeekCell *found = NULL;

  if (BINOME_IS_WEEK_CELL (widget) && binome_week_cell_get_weekday (BINOME_WEEK_CELL (widget)) == weekday
      && binome_week_cell_get_minute (BINOME_WEEK_CELL (widget)) == minute)
    return BINOME_WEEK_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, weekday, minute);
  return found;
}

/* As the keyboard does: the key goes to the grid's controller. */
static void
press (Fixture *f, guint key, GdkModifierType state)
{
  gpointer grid = gtk_widget_get_template_child (GTK_WIDGET (f->grid), BINOME_TYPE_WEEK_GRID, "grid");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
}

static void
assert_words (Fixture *f, const char *words)
{
  g_autofree char *text = binome_week_describe (binome_week_grid_get_week (f->grid));

  g_assert_cmpstr (text, ==, words);
}

/* The keyboard begins on Monday at nine. */
static void
test_keyboard (Fixture *f, gconstpointer data)
{
  press (f, GDK_KEY_space, 0);
  assert_words (f, "Monday 9:00–9:30");
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_words (f, "Monday 9:00–10:30");
  g_assert_cmpint (f->n_changes, ==, 3);
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Home, 0);
  press (f, GDK_KEY_space, 0);
  assert_words (f, "Monday 9:00–10:30; Tuesday 7:00–7:30");
  press (f, GDK_KEY_Delete, 0);
  assert_words (f, "Monday 9:00–10:30");
  press (f, GDK_KEY_Left, 0);
  press (f, GDK_KEY_Up, 0); /* at the edge it stays */
  press (f, GDK_KEY_Left, 0);
  press (f, GDK_KEY_Return, 0);
  assert_words (f, "Monday 7:00–7:30; Monday 9:00–10:30");
}

/* One stop of the Tab key, and every half-hour says what it is. */
static void
test_accessible (Fixture *f, gconstpointer data)
{
  BinomeWeekCell *nine = find_cell (GTK_WIDGET (f->grid), BINOME_WEEKDAY_MONDAY, 540);
  BinomeWeekCell *half = find_cell (GTK_WIDGET (f->grid), BINOME_WEEKDAY_MONDAY, 570);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (nine), GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nine), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Monday 9:00–9:30, not free");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (nine)));
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (half)));
  press (f, GDK_KEY_space, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nine), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Monday 9:00–9:30, on site or remote");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (nine), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  press (f, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (half)));
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (nine)));
}

static void
test_places (Fixture *f, gconstpointer data)
{
  AdwToggleGroup *places = ADW_TOGGLE_GROUP (
      gtk_widget_get_template_child (GTK_WIDGET (f->grid), BINOME_TYPE_WEEK_GRID, "place_group"));

  press (f, GDK_KEY_space, 0);
  adw_toggle_group_set_active_name (places, "remote");
  press (f, GDK_KEY_space, 0); /* another place is no “not free” */
  assert_words (f, "Monday 9:00–9:30, remote");
  press (f, GDK_KEY_space, 0);
  assert_words (f, "");
}

/* What is earlier than seven stays, and is told. */
static void
test_outside (Fixture *f, gconstpointer data)
{
  gpointer label
      = gtk_widget_get_template_child (GTK_WIDGET (f->grid), BINOME_TYPE_WEEK_GRID, "outside_label");
  BinomeWeek week = { 0 };

  g_assert_false (gtk_widget_get_visible (label));
  binome_week_add (&week, BINOME_WEEKDAY_SATURDAY, 300, 480, BINOME_WEEK_SITE);
  binome_week_grid_set_week (f->grid, &week);
  g_assert_cmpint (f->n_changes, ==, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Also: Saturday 5:00–7:00, on site");
  press (f, GDK_KEY_space, 0);
  assert_words (f, "Monday 9:00–9:30; Saturday 5:00–8:00, on site");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/week-grid/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/widgets/week-grid/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/widgets/week-grid/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/widgets/week-grid/outside", Fixture, NULL, set_up, test_outside, tear_down);

  return g_test_run ();
}
