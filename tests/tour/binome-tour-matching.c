/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stops around a matching run: its options, its explanations, what if, and what stands beside it. */

#include "binome-tour-matching.h"

#include <string.h>

#include "recruitment/binome-growing-list.h"
#include "recruitment/binome-heat-map.h"
#include "recruitment/binome-matching-view.h"
#include "recruitment/binome-what-if-dialog.h"

#define WAIT_MS 700

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static gpointer
child_of (GtkWidget *widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

static void
open_first (GtkWidget *view, const char *list)
{
  GtkListBox *box = binome_growing_list_get_list_box (child_of (view, list));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (box, 0);

  if (row != NULL)
    g_signal_emit_by_name (box, "row-activated", row);
}

static void
try_decisions (BinomeWindow *window, const char *step)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (!BINOME_IS_WHAT_IF_DIALOG (dialog) || strstr (step, "what-if.") == NULL)
    return;

  if (g_str_has_suffix (step, "choose"))
    gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.choose", "(uu)", 0, 0);
  else
    gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.places", "(ui)", 0, 0);
}

static gboolean
is_map_ready (BinomeWindow *window)
{
  GtkWidget *map = find_widget (GTK_WIDGET (window), BINOME_TYPE_HEAT_MAP);

  return map != NULL && binome_heat_map_get_cell_size (BINOME_HEAT_MAP (map)) > 0;
}

/* From everybody to one pair, and from there to both profiles. */
static void
look_at_map (BinomeWindow *window, const char *step)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *map = find_widget (GTK_WIDGET (window), BINOME_TYPE_HEAT_MAP);

  if (map == NULL || g_str_equal (step, "matching.map"))
    return;

  binome_heat_map_set_cell (BINOME_HEAT_MAP (map), 2, 3);
  for (int i = 0; i < 12 && g_str_has_suffix (step, "near"); i++)
    binome_heat_map_zoom (BINOME_HEAT_MAP (map), 1.25);
  if (g_str_has_suffix (step, "profiles"))
    gtk_widget_activate_action (GTK_WIDGET (dialog), "heat-map.profiles", NULL);
}

/* Carries out @step: “result” or “nobody” opens the first line of that kind, everything else is an action of
 * the view. */
void
binome_tour_show_matching (BinomeWindow *window, const char *step, void (*settle) (int milliseconds))
{
  GtkWidget *view = find_widget (GTK_WIDGET (window), BINOME_TYPE_MATCHING_VIEW);

  if (view == NULL)
    return;
  if (g_str_equal (step, "matching.result"))
    open_first (view, "served_list");
  else if (g_str_equal (step, "matching.nobody"))
    open_first (view, "nobody_list");
  else if (g_str_has_prefix (step, "matching.what-if"))
    {
      gtk_widget_activate_action (view, "matching.what-if", NULL);
      settle (WAIT_MS);
      try_decisions (window, step);
    }
  else if (g_str_has_prefix (step, "matching.map"))
    {
      gtk_widget_activate_action (view, "matching.map", NULL);
      for (int i = 0; i < 20 && !is_map_ready (window); i++)
        settle (WAIT_MS);
      look_at_map (window, step);
    }
  else
    gtk_widget_activate_action (view, step, NULL);
}
