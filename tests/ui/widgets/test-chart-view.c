/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart in a window: its keys, what it says, its table, its size. */

#include <locale.h>
#include <math.h>
#include <adwaita.h>

#include "widgets/binome-chart-canvas.h"
#include "widgets/binome-chart-view.h"

typedef struct
{
  GtkWidget *window;
  BinomeChartView *view;
  BinomeChartCanvas *canvas;
} Fixture;

/* Two series over three months; the second has no value in February. */
static BinomeChart *
make_chart (BinomeChartKind kind)
{
  static const char *const months[] = { "January", "February", "March", NULL };
  static const double first[] = { 12, 7, 9 };
  static const double second[] = { 3, NAN, 4 };
  BinomeChart *chart = binome_chart_new (kind, "Meetings");

  binome_chart_set_caption (chart, "Meetings held.");
  binome_chart_set_category_name (chart, "Month");
  binome_chart_set_categories (chart, months);
  binome_chart_add_series (chart, "Lyon", first, G_N_ELEMENTS (first));
  binome_chart_add_series (chart, "Paris", second, G_N_ELEMENTS (second));
  return chart;
}

static gpointer
child_of (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->view), BINOME_TYPE_CHART_VIEW, name);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeChart) chart = make_chart (BINOME_CHART_BAR);

  f->window = gtk_window_new ();
  f->view = BINOME_CHART_VIEW (binome_chart_view_new ());
  f->canvas = child_of (f, "canvas");
  binome_chart_view_set_chart (f->view, chart);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  BinomeChartView *view = g_object_ref (f->view);

  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
}

/* Does what the widget does for a key, as its class bound it. */
static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  g_assert_not_reached ();
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (f->canvas);
  static const struct
  {
    guint key;
    int point;
    const char *words;
  } steps[] = {
    { GDK_KEY_Right, 0, "Lyon, January: 12" }, /* from nowhere to the first */
    { GDK_KEY_Right, 1, "Lyon, February: 7" },
    { GDK_KEY_End, 2, "Lyon, March: 9" },
    { GDK_KEY_Down, 5, "Paris, March: 4" },
    { GDK_KEY_Left, 3, "Paris, January: 3" }, /* February has none */
    { GDK_KEY_Up, 0, "Lyon, January: 12" },
    { GDK_KEY_KP_End, 2, "Lyon, March: 9" },
    { GDK_KEY_Home, 0, "Lyon, January: 12" },
  };

  g_assert_true (gtk_widget_get_focusable (canvas));
  g_assert_cmpint (binome_chart_canvas_get_point (f->canvas), ==, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (press (canvas, steps[i].key));
      g_assert_cmpint (binome_chart_canvas_get_point (f->canvas), ==, steps[i].point);
      gtk_test_accessible_assert_property (f->canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, steps[i].words);
    }

  /* At the rim the key is left to others. */
  g_assert_false (press (canvas, GDK_KEY_Left));
  g_assert_cmpint (binome_chart_canvas_get_point (f->canvas), ==, 0);
}

static void
test_speech (Fixture *f, gconstpointer data)
{
  g_autofree char *summary = binome_chart_summarise (binome_chart_view_get_chart (f->view));

  gtk_test_accessible_assert_role (f->canvas, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (f->canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, summary);
  gtk_test_accessible_assert_role (f->view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (f->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Meetings");
  g_assert_cmpstr (gtk_label_get_label (child_of (f, "title_label")), ==, "Meetings");
  g_assert_cmpstr (gtk_label_get_label (child_of (f, "caption_label")), ==, "Meetings held.");
}

static GListModel *
rows_of (GtkColumnView *table)
{
  return G_LIST_MODEL (gtk_column_view_get_model (table));
}

static void
assert_row (GtkColumnView *table, guint row, const char *first, const char *second, const char *third)
{
  g_autoptr (GtkStringList) cells = g_list_model_get_item (rows_of (table), row);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cells)), ==, 3);
  g_assert_cmpstr (gtk_string_list_get_string (cells, 0), ==, first);
  g_assert_cmpstr (gtk_string_list_get_string (cells, 1), ==, second);
  g_assert_cmpstr (gtk_string_list_get_string (cells, 2), ==, third);
}

static void
test_table (Fixture *f, gconstpointer data)
{
  GtkStack *stack = child_of (f, "stack");
  GtkColumnView *table = child_of (f, "table");
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (BinomeChart) other = binome_chart_new (BINOME_CHART_LINE, "Hours");
  static const double hours[] = { 1.5 };

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "drawing");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "chart.show-table", NULL));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "table");

  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (table)), ==, 3);
  column = g_list_model_get_item (gtk_column_view_get_columns (table), 0);
  g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, "Month");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (table)), ==, 3);
  assert_row (table, 0, "January", "12", "3");
  assert_row (table, 1, "February", "7", "–");
  assert_row (table, 2, "March", "9", "4");

  /* Another chart: another table, still shown. */
  binome_chart_add_series (other, "Hours", hours, G_N_ELEMENTS (hours));
  binome_chart_view_set_chart (f->view, other);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (table)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (table)), ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "chart.show-table", NULL));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "drawing");
}

static void
test_size (Fixture *f, gconstpointer data)
{
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (f->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  gtk_widget_measure (GTK_WIDGET (f->canvas), GTK_ORIENTATION_VERTICAL, 300, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  gtk_widget_measure (GTK_WIDGET (f->canvas), GTK_ORIENTATION_VERTICAL, 520, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >, 260);
  gtk_widget_measure (GTK_WIDGET (f->canvas), GTK_ORIENTATION_VERTICAL, 4000, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
}

/* Every kind draws in every look, with and without a chart. */
static void
test_looks (Fixture *f, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (f->canvas));

  for (int kind = BINOME_CHART_BAR; kind <= BINOME_CHART_RADAR; kind++)
    for (int dark = 0; dark < 2; dark++)
      {
        g_autoptr (BinomeChart) chart = make_chart ((BinomeChartKind)kind);
        g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
        g_autoptr (GskRenderNode) node = NULL;

        adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
        binome_chart_view_set_chart (f->view, chart);
        g_assert_cmpint (binome_chart_canvas_get_point (f->canvas), ==, -1);
        while (g_main_context_iteration (NULL, FALSE))
          ;
        gdk_paintable_snapshot (paintable, snapshot, 400, 250);
        node = gtk_snapshot_to_node (snapshot);
        g_assert_nonnull (node);
      }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);

  binome_chart_view_set_chart (f->view, NULL);
  g_assert_null (binome_chart_view_get_chart (f->view));
  g_assert_false (press (GTK_WIDGET (f->canvas), GDK_KEY_Right));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

  g_test_add ("/chart-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/chart-view/speech", Fixture, NULL, set_up, test_speech, tear_down);
  g_test_add ("/chart-view/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/chart-view/size", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/chart-view/looks", Fixture, NULL, set_up, test_looks, tear_down);
  return g_test_run ();
}
