/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline by keyboard: every mark can be reached, is told, and can be opened. */

#include <adwaita.h>
#include <locale.h>

#include "binome-clock.h"
#include "widgets/binome-timeline-legend.h"
#include "widgets/binome-timeline-view.h"
#include "test-settle.h"

typedef struct
{
  GtkWidget *window;
  BinomeTimelineView *view;
  gint64 row, mark;
} Fixture;

static void
on_mark_activated_cb (BinomeTimelineView *view, gint64 row, gint64 mark, Fixture *f)
{
  f->row = row;
  f->mark = mark;
}

static void
on_row_activated_cb (BinomeTimelineView *view, gint64 row, Fixture *f)
{
  f->row = row;
  f->mark = 0;
}

/* Two pairs: one with marks on 1 February and 1 March, one with a mark on 2 March. */
static BinomeTimeline *
make_timeline (void)
{
  BinomeTimeline *timeline = binome_timeline_new ();

  binome_timeline_add_row (timeline, 11, "Léa Martin", "with Paul Petit", binome_date_new (2025, 9, 1),
                           binome_date_new (2026, 9, 1), "Active");
  binome_timeline_add_mark (timeline, 0, 101, binome_date_new (2026, 2, 1), BINOME_TIMELINE_OVERDUE,
                            "First review");
  binome_timeline_add_mark (timeline, 0, -7, binome_date_new (2026, 3, 1), BINOME_TIMELINE_MEETING, "Safety");
  binome_timeline_add_row (timeline, 12, "Hugo Roux", "with Anne Blanc", binome_date_new (2026, 1, 1),
                           binome_date_new (2026, 9, 1), "Paused");
  binome_timeline_add_mark (timeline, 1, 102, binome_date_new (2026, 3, 2), BINOME_TIMELINE_PLANNED,
                            "Final review");
  return timeline;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Elsewhere");
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (BinomeTimeline) timeline = make_timeline ();

  f->view = g_object_new (BINOME_TYPE_TIMELINE_VIEW, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (f->view));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 300);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  g_signal_connect (f->view, "mark-activated", G_CALLBACK (on_mark_activated_cb), f);
  g_signal_connect (f->view, "row-activated", G_CALLBACK (on_row_activated_cb), f);
  binome_timeline_view_set_timeline (f->view, timeline);
  gtk_window_present (GTK_WINDOW (f->window));
  /* GTK's stand-in for a screen reader cannot be spoken to, which a view with the focus does. */
  gtk_widget_grab_focus (button);
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (g_object_ref (f->view));

  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (view);
}

/* What the key does that the widget is bound to; fails where it is bound to none. */
static void
press (Fixture *f, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger)
              || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key
              || gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                       GTK_WIDGET (f->view),
                                                       gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }
  g_assert_not_reached ();
}

static void
assert_focus (Fixture *f, int row, int mark)
{
  BinomeTimelineFocus focus = binome_timeline_view_get_focus (f->view);

  g_assert_cmpint (focus.row, ==, row);
  g_assert_cmpint (focus.mark, ==, mark);
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  assert_focus (f, -1, -1);
  press (f, GDK_KEY_Down, 0);
  assert_focus (f, 0, -1);
  press (f, GDK_KEY_Return, 0);
  g_assert_cmpint (f->row, ==, 11);
  g_assert_cmpint (f->mark, ==, 0);
  press (f, GDK_KEY_Right, 0);
  assert_focus (f, 0, 0);
  press (f, GDK_KEY_End, 0);
  assert_focus (f, 0, 1);
  press (f, GDK_KEY_space, 0);
  g_assert_cmpint (f->mark, ==, -7);
  press (f, GDK_KEY_Down, 0);
  assert_focus (f, 1, 0);
  press (f, GDK_KEY_Return, 0);
  g_assert_cmpint (f->row, ==, 12);
  g_assert_cmpint (f->mark, ==, 102);
  press (f, GDK_KEY_Up, 0);
  assert_focus (f, 0, 1);
  press (f, GDK_KEY_Home, 0);
  assert_focus (f, 0, 0);
  press (f, GDK_KEY_Left, 0);
  assert_focus (f, 0, -1);
}

static void
test_spoken (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Timeline of the pairs");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 pairs");
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Right, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Léa Martin: First review, Overdue, Sunday 1 February 2026");
}

static void
test_zoom (Fixture *f, gconstpointer data)
{
  g_autoptr (GtkAdjustment) adjustment = NULL;
  double month;

  g_object_get (f->view, "hadjustment", &adjustment, NULL);
  month = gtk_adjustment_get_upper (adjustment);
  g_assert_cmpint (binome_timeline_view_get_zoom (f->view), ==, BINOME_TIMELINE_MONTH);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0); /* at today, not at the first day */
  press (f, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpint (binome_timeline_view_get_zoom (f->view), ==, BINOME_TIMELINE_WEEK);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, month);
  press (f, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpint (binome_timeline_view_get_zoom (f->view), ==, BINOME_TIMELINE_WEEK);
  press (f, GDK_KEY_minus, GDK_CONTROL_MASK);
  press (f, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpint (binome_timeline_view_get_zoom (f->view), ==, BINOME_TIMELINE_QUARTER);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <, month);
}

/* Rows read again: the mark keeps the focus, wherever its row went. */
static void
test_read_again (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeTimeline) timeline = binome_timeline_new ();

  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Right, 0);
  binome_timeline_add_row (timeline, 10, "Ana Blanc", NULL, binome_date_new (2026, 1, 1), BINOME_DATE_NONE,
                           NULL);
  binome_timeline_add_row (timeline, 11, "Léa Martin", NULL, binome_date_new (2026, 1, 1), BINOME_DATE_NONE,
                           NULL);
  binome_timeline_add_mark (timeline, 1, 100, binome_date_new (2026, 1, 5), BINOME_TIMELINE_DONE, "Contact");
  binome_timeline_add_mark (timeline, 1, 101, binome_date_new (2026, 2, 1), BINOME_TIMELINE_DONE,
                            "First review");
  binome_timeline_view_set_timeline (f->view, timeline);
  assert_focus (f, 1, 1);
}

static void
test_legend (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *legend = g_object_new (BINOME_TYPE_TIMELINE_LEGEND, NULL);
  int wide, narrow;

  gtk_window_set_child (GTK_WINDOW (window), legend);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (legend), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_measure (legend, GTK_ORIENTATION_VERTICAL, 1200, &wide, NULL, NULL, NULL);
  gtk_widget_measure (legend, GTK_ORIENTATION_VERTICAL, 200, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (wide, >, 0);
  g_assert_cmpint (narrow, >, wide);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  binome_clock_fix (binome_date_new (2026, 3, 16));

  g_test_add ("/ui/follow-up/timeline/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/follow-up/timeline/spoken", Fixture, NULL, set_up, test_spoken, tear_down);
  g_test_add ("/ui/follow-up/timeline/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/ui/follow-up/timeline/read-again", Fixture, NULL, set_up, test_read_again, tear_down);
  g_test_add_func ("/ui/follow-up/timeline/legend", test_legend);
  return g_test_run ();
}
