/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heat map under the hand: the pointer or the keyboard points out a pair, wheel and keys zoom. */

#include "recruitment/binome-heat-map-private.h"

#include <math.h>

#include "widgets/binome-widget-theme.h"

#define ZOOM_STEP 1.25

typedef enum
{
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_UP,
  MOVE_DOWN,
  MOVE_PAGE_UP,
  MOVE_PAGE_DOWN,
  MOVE_HOME,
  MOVE_END,
  MOVE_FIRST,
  MOVE_LAST,
} Move;

/* ---- the keyboard ---- */

static gboolean
on_move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BinomeHeatMap *self = BINOME_HEAT_MAP (widget);
  Move move = (Move)g_variant_get_int32 (args);
  BinomeMatrixArea area;
  int row = MAX (self->row, 0), column = MAX (self->column, 0), page;

  if (self->grid == NULL || binome_heat_map_count_rows (self) == 0
      || binome_heat_map_count_columns (self) == 0)
    return GDK_EVENT_PROPAGATE;

  binome_heat_map_get_area (self, &area);
  page = MAX ((int)(area.height / self->cell) - 1, 1);
  row += move == MOVE_DOWN ? 1 : move == MOVE_UP ? -1 : 0;
  row += move == MOVE_PAGE_DOWN ? page : move == MOVE_PAGE_UP ? -page : 0;
  column += move == MOVE_RIGHT ? 1 : move == MOVE_LEFT ? -1 : 0;
  if (move == MOVE_HOME || move == MOVE_FIRST)
    column = 0;
  if (move == MOVE_END || move == MOVE_LAST)
    column = (int)binome_heat_map_count_columns (self) - 1;
  if (move == MOVE_FIRST)
    row = 0;
  if (move == MOVE_LAST)
    row = (int)binome_heat_map_count_rows (self) - 1;

  binome_heat_map_point_out (self, CLAMP (row, 0, (int)binome_heat_map_count_rows (self) - 1),
                             CLAMP (column, 0, (int)binome_heat_map_count_columns (self) - 1));
  binome_heat_map_show_cell (self);
  return GDK_EVENT_STOP;
}

/* Towards the cell of the keyboard where there is one. */
static gboolean
on_zoom_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  binome_heat_map_zoom (BINOME_HEAT_MAP (widget), g_variant_get_double (args));
  return GDK_EVENT_STOP;
}

static gboolean
on_fit_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  binome_heat_map_fit (BINOME_HEAT_MAP (widget));
  return GDK_EVENT_STOP;
}

static gboolean
on_activate_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (BINOME_HEAT_MAP (widget)->row >= 0)
    g_signal_emit_by_name (widget, "cell-activated");
  return GDK_EVENT_STOP;
}

/* ---- the pointer ---- */

static gboolean
hit (BinomeHeatMap *self, double x, double y, guint *row, guint *column)
{
  BinomeChartTheme theme;
  BinomeMatrix matrix;

  if (self->grid == NULL || !(self->cell > 0))
    return FALSE;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  binome_heat_map_get_matrix (self, FALSE, &matrix);
  return binome_matrix_hit (&matrix, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)), &theme, x, y, row, column);
}

static void
on_motion_cb (BinomeHeatMap *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_query_tooltip_cb (BinomeHeatMap *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = NULL;
  guint row, column;

  if (keyboard)
    words = binome_heat_map_describe (self);
  else if (hit (self, x, y, &row, &column))
    words = binome_heat_map_describe_cell (self, row, column);
  if (words == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
on_pressed_cb (BinomeHeatMap *self, int n_press, double x, double y)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!hit (self, x, y, &row, &column))
    return;
  binome_heat_map_point_out (self, (int)row, (int)column);
  if (n_press == 2)
    g_signal_emit_by_name (self, "cell-activated");
}

static gboolean
on_scroll_cb (BinomeHeatMap *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (self->grid == NULL || !(self->cell > 0))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    binome_heat_map_zoom_at (self, pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  else
    binome_heat_map_set_view (self, self->cell, self->top + dy * 40 / self->cell,
                              self->left + dx * 40 / self->cell);
  return GDK_EVENT_STOP;
}

static void
on_drag_begin_cb (BinomeHeatMap *self)
{
  self->drag_top = self->top;
  self->drag_left = self->left;
}

static void
on_drag_update_cb (BinomeHeatMap *self, double dx, double dy)
{
  if (self->grid != NULL && self->cell > 0)
    binome_heat_map_set_view (self, self->cell, self->drag_top - dy / self->cell,
                              self->drag_left - dx / self->cell);
}

static void
on_scale_cb (BinomeHeatMap *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    binome_heat_map_zoom_at (self, scale > 1 ? 1.05 : 0.95, x, y);
}

/* ---- both ---- */

static void
add_move (GtkWidgetClass *widget_class, guint key, guint keypad_key, GdkModifierType modifier, Move move)
{
  gtk_widget_class_add_binding (widget_class, key, modifier, on_move_cb, "i", (int)move);
  gtk_widget_class_add_binding (widget_class, keypad_key, modifier, on_move_cb, "i", (int)move);
}

void
binome_heat_map_add_keys (GtkWidgetClass *widget_class)
{
  static const guint larger[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint smaller[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  add_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_NO_MODIFIER_MASK, MOVE_LEFT);
  add_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_NO_MODIFIER_MASK, MOVE_RIGHT);
  add_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GDK_NO_MODIFIER_MASK, MOVE_UP);
  add_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GDK_NO_MODIFIER_MASK, MOVE_DOWN);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_NO_MODIFIER_MASK, MOVE_PAGE_UP);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_NO_MODIFIER_MASK, MOVE_PAGE_DOWN);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_NO_MODIFIER_MASK, MOVE_HOME);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GDK_NO_MODIFIER_MASK, MOVE_END);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, MOVE_FIRST);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, MOVE_LAST);
  for (gsize i = 0; i < G_N_ELEMENTS (larger); i++)
    gtk_widget_class_add_binding (widget_class, larger[i], GDK_NO_MODIFIER_MASK, on_zoom_key_cb, "d",
                                  ZOOM_STEP);
  for (gsize i = 0; i < G_N_ELEMENTS (smaller); i++)
    gtk_widget_class_add_binding (widget_class, smaller[i], GDK_NO_MODIFIER_MASK, on_zoom_key_cb, "d",
                                  1 / ZOOM_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_NO_MODIFIER_MASK, on_fit_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, GDK_NO_MODIFIER_MASK, on_fit_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_NO_MODIFIER_MASK, on_activate_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_NO_MODIFIER_MASK, on_activate_key_cb,
                                NULL);
}

static void
add_controller (BinomeHeatMap *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Listens to the pointer. */
void
binome_heat_map_add_controllers (BinomeHeatMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  add_controller (self, gtk_event_controller_motion_new (), "motion", G_CALLBACK (on_motion_cb));
  add_controller (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES), "scroll",
                  G_CALLBACK (on_scroll_cb));
  add_controller (self, gtk_gesture_click_new (), "pressed", G_CALLBACK (on_pressed_cb));
  add_controller (self, gtk_gesture_zoom_new (), "scale-changed", G_CALLBACK (on_scale_cb));
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self, G_CONNECT_SWAPPED);
  add_controller (self, drag, "drag-update", G_CALLBACK (on_drag_update_cb));
}
