/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of all tutees with all tutors, drawn: the pointer or the keyboard points out a pair, wheel and
 * keys zoom from everybody to one pair. What is seen is scored in a thread, nothing else. */

#include "recruitment/binome-heat-map.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "widgets/binome-widget-theme.h"

#define LARGEST_CELL 64.0
#define ZOOM_STEP 1.25
#define MOST_BLOCKS 4000000.0

struct _BinomeHeatMap
{
  GtkWidget parent_instance;

  BinomeMatchGrid *grid;
  int *chosen; /* per row the column, -1 for none */
  BinomeMatrixTile *tile;
  double top;
  double left;
  double cell; /* 0 until there is a size to fit */
  gboolean fitted;
  int row;
  int column;
  double pointer_x;
  double pointer_y;
  double drag_top;
  double drag_left;

  GCancellable *reading;
  guint read_source;
};

G_DEFINE_FINAL_TYPE (BinomeHeatMap, binome_heat_map, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CELL_CHANGED,
  SIGNAL_CELL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

/* ---- what is seen ---- */

static const char *
get_row_name (guint index, gpointer user_data)
{
  BinomeMatchGrid *grid = user_data;

  return binome_match_problem_get_tutee_name (binome_match_grid_get_problem (grid),
                                              binome_match_grid_get_tutee (grid, index));
}

static const char *
get_column_name (guint index, gpointer user_data)
{
  BinomeMatchGrid *grid = user_data;

  return binome_match_problem_get_tutor_name (binome_match_grid_get_problem (grid),
                                              binome_match_grid_get_tutor (grid, index));
}

static guint
n_rows (BinomeHeatMap *self)
{
  return binome_match_grid_get_n_rows (self->grid);
}

static guint
n_columns (BinomeHeatMap *self)
{
  return binome_match_grid_get_n_columns (self->grid);
}

static void
get_matrix (BinomeHeatMap *self, gboolean with_focus, BinomeMatrix *matrix)
{
  *matrix = (BinomeMatrix){
    .n_rows = n_rows (self),
    .n_columns = n_columns (self),
    .row_title = _ ("Tutees"),
    .column_title = _ ("Tutors"),
    .get_row_name = get_row_name,
    .get_column_name = get_column_name,
    .user_data = self->grid,
    .chosen = self->chosen,
    .tile = self->tile,
    .top = self->top,
    .left = self->left,
    .cell = self->cell,
    .focus_row = with_focus ? self->row : -1,
    .focus_column = with_focus ? self->column : -1,
  };
}

static void
get_area (BinomeHeatMap *self, BinomeMatrixArea *area)
{
  BinomeChartTheme theme;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  binome_matrix_get_area (self->cell, gtk_widget_get_width (GTK_WIDGET (self)),
                          gtk_widget_get_height (GTK_WIDGET (self)), &theme, area);
}

static double
get_fit (BinomeHeatMap *self)
{
  BinomeChartTheme theme;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  return MIN (binome_matrix_fit (n_rows (self), n_columns (self), gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self)), &theme),
              LARGEST_CELL);
}

/* ---- reading what is seen, in a thread ---- */

typedef struct
{
  BinomeMatchGrid *grid;
  guint row, column, n_rows, n_columns, block;
} Request;

static void
request_free (gpointer data)
{
  binome_match_grid_unref (((Request *)data)->grid);
  g_free (data);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  BinomeMatrixTile *tile
      = binome_match_grid_read (request->grid, request->row, request->column, request->n_rows,
                                request->n_columns, request->block, cancellable, &error);

  if (tile != NULL)
    g_task_return_pointer (task, tile, (GDestroyNotify)binome_matrix_tile_free);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BinomeHeatMap *self = BINOME_HEAT_MAP (source);
  g_autoptr (BinomeMatrixTile) tile = g_task_propagate_pointer (G_TASK (result), NULL);

  if (tile == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return; /* something else is looked at by now */

  g_clear_object (&self->reading);
  g_clear_pointer (&self->tile, binome_matrix_tile_free);
  self->tile = g_steal_pointer (&tile);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_reading (BinomeHeatMap *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->read_source, g_source_remove);
}

static gboolean
on_read_due_cb (gpointer user_data)
{
  BinomeHeatMap *self = user_data;
  g_autoptr (GTask) task = NULL;
  Request *request;
  BinomeMatrixArea area;
  double seen_rows, seen_columns;

  self->read_source = 0;
  get_area (self, &area);
  seen_rows = MIN (ceil (area.height / self->cell) + 2, n_rows (self));
  seen_columns = MIN (ceil (area.width / self->cell) + 2, n_columns (self));

  request = g_new0 (Request, 1);
  request->grid = binome_match_grid_ref (self->grid);
  request->block = (guint)MAX (ceil (1 / self->cell - 1e-9), 1);
  request->block = (guint)MAX (request->block, ceil (sqrt (seen_rows * seen_columns / MOST_BLOCKS)));
  /* Blocks keep their places while the user moves about. */
  request->row = (guint)MAX (floor (self->top), 0) / request->block * request->block;
  request->column = (guint)MAX (floor (self->left), 0) / request->block * request->block;
  request->n_rows = (guint)seen_rows + request->block;
  request->n_columns = (guint)seen_columns + request->block;

  stop_reading (self);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read_cb, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_thread);
  return G_SOURCE_REMOVE;
}

static void
look (BinomeHeatMap *self)
{
  if (self->grid == NULL || !(self->cell > 0))
    return;

  if (self->read_source == 0)
    self->read_source = g_idle_add (on_read_due_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- moving and zooming ---- */

static void
set_view (BinomeHeatMap *self, double cell, double top, double left)
{
  BinomeMatrixArea area;

  self->cell = CLAMP (cell, MIN (get_fit (self), LARGEST_CELL), LARGEST_CELL);
  get_area (self, &area);
  self->top = CLAMP (top, 0, MAX (n_rows (self) - area.height / self->cell, 0));
  self->left = CLAMP (left, 0, MAX (n_columns (self) - area.width / self->cell, 0));
  look (self);
}

/* The cell at that place of the window stays there. */
static void
zoom_at (BinomeHeatMap *self, double factor, double x, double y)
{
  BinomeMatrixArea before, after;
  double row, column, cell;

  if (self->grid == NULL || !(self->cell > 0))
    return;

  get_area (self, &before);
  row = self->top + (y - before.y) / self->cell;
  column = self->left + (x - before.x) / self->cell;
  cell = CLAMP (self->cell * factor, get_fit (self), LARGEST_CELL);
  self->fitted = cell <= get_fit (self);
  self->cell = cell;
  get_area (self, &after);
  set_view (self, cell, row - (y - after.y) / cell, column - (x - after.x) / cell);
}

static void
show_cell (BinomeHeatMap *self)
{
  BinomeMatrixArea area;
  double rows, columns;

  get_area (self, &area);
  rows = area.height / self->cell;
  columns = area.width / self->cell;
  set_view (self, self->cell,
            self->row < self->top              ? self->row
            : self->row + 1 > self->top + rows ? self->row + 1 - rows
                                               : self->top,
            self->column < self->left                 ? self->column
            : self->column + 1 > self->left + columns ? self->column + 1 - columns
                                                      : self->left);
}

/* ---- the cell that is pointed out ---- */

static gboolean
is_chosen (BinomeHeatMap *self)
{
  return self->chosen != NULL && self->chosen[self->row] == self->column;
}

/**
 * binome_heat_map_describe:
 * @self: a heat map
 *
 * Returns: (transfer full) (nullable): the cell that is pointed out, in words
 */
char *
binome_heat_map_describe (BinomeHeatMap *self)
{
  if (self->grid == NULL || self->row < 0)
    return NULL;

  return binome_match_grid_describe (self->grid, (guint)self->row, (guint)self->column, is_chosen (self));
}

static void
point_out (BinomeHeatMap *self, int row, int column)
{
  g_autofree char *words = NULL;

  if (row == self->row && column == self->column)
    return;

  self->row = row;
  self->column = column;
  words = binome_heat_map_describe (self);
  if (words != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      /* The context GTK 4.18 makes for tests cannot announce, and says so by a crash. */
      if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") != 0)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CELL_CHANGED], 0);
}

static gboolean
on_move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BinomeHeatMap *self = BINOME_HEAT_MAP (widget);
  Move move = (Move)g_variant_get_int32 (args);
  BinomeMatrixArea area;
  int row = MAX (self->row, 0), column = MAX (self->column, 0), page;

  if (self->grid == NULL || n_rows (self) == 0 || n_columns (self) == 0)
    return GDK_EVENT_PROPAGATE;

  get_area (self, &area);
  page = MAX ((int)(area.height / self->cell) - 1, 1);
  row += move == MOVE_DOWN ? 1 : move == MOVE_UP ? -1 : 0;
  row += move == MOVE_PAGE_DOWN ? page : move == MOVE_PAGE_UP ? -page : 0;
  column += move == MOVE_RIGHT ? 1 : move == MOVE_LEFT ? -1 : 0;
  if (move == MOVE_HOME || move == MOVE_FIRST)
    column = 0;
  if (move == MOVE_END || move == MOVE_LAST)
    column = (int)n_columns (self) - 1;
  if (move == MOVE_FIRST)
    row = 0;
  if (move == MOVE_LAST)
    row = (int)n_rows (self) - 1;

  point_out (self, CLAMP (row, 0, (int)n_rows (self) - 1), CLAMP (column, 0, (int)n_columns (self) - 1));
  show_cell (self);
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
    g_signal_emit (widget, signals[SIGNAL_CELL_ACTIVATED], 0);
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
  get_matrix (self, FALSE, &matrix);
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
    words = binome_match_grid_describe (self->grid, row, column,
                                        self->chosen != NULL && self->chosen[row] == (int)column);
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
  point_out (self, (int)row, (int)column);
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0);
}

static gboolean
on_scroll_cb (BinomeHeatMap *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (self->grid == NULL || !(self->cell > 0))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    zoom_at (self, pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  else
    set_view (self, self->cell, self->top + dy * 40 / self->cell, self->left + dx * 40 / self->cell);
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
    set_view (self, self->cell, self->drag_top - dy / self->cell, self->drag_left - dx / self->cell);
}

static void
on_scale_cb (BinomeHeatMap *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    zoom_at (self, scale > 1 ? 1.05 : 0.95, x, y);
}

/* ---- the widget ---- */

static void
binome_heat_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
}

static void
binome_heat_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BinomeHeatMap *self = BINOME_HEAT_MAP (widget);

  if (self->grid == NULL)
    return;
  if (self->fitted || !(self->cell > 0))
    {
      self->fitted = TRUE;
      set_view (self, get_fit (self), 0, 0);
    }
  else
    set_view (self, self->cell, self->top, self->left);
}

static void
binome_heat_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BinomeHeatMap *self = BINOME_HEAT_MAP (widget);
  float width = (float)gtk_widget_get_width (widget), height = (float)gtk_widget_get_height (widget);
  BinomeChartTheme theme;
  BinomeMatrix matrix;
  cairo_t *cr;

  if (self->grid == NULL || !(self->cell > 0))
    return;

  binome_widget_theme_init (&theme, widget);
  get_matrix (self, TRUE, &matrix);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  binome_matrix_draw (&matrix, cr, width, height, &theme);
  cairo_destroy (cr);
}

static void
binome_heat_map_dispose (GObject *object)
{
  BinomeHeatMap *self = BINOME_HEAT_MAP (object);

  stop_reading (self);
  g_clear_pointer (&self->tile, binome_matrix_tile_free);
  g_clear_pointer (&self->grid, binome_match_grid_unref);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (binome_heat_map_parent_class)->dispose (object);
}

static void
add_move (GtkWidgetClass *widget_class, guint key, guint keypad_key, GdkModifierType modifier, Move move)
{
  gtk_widget_class_add_binding (widget_class, key, modifier, on_move_cb, "i", (int)move);
  gtk_widget_class_add_binding (widget_class, keypad_key, modifier, on_move_cb, "i", (int)move);
}

static void
add_keys (GtkWidgetClass *widget_class)
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
binome_heat_map_class_init (BinomeHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_heat_map_dispose;
  widget_class->measure = binome_heat_map_measure;
  widget_class->size_allocate = binome_heat_map_size_allocate;
  widget_class->snapshot = binome_heat_map_snapshot;

  /* `cell-changed`: another pair is pointed out; `cell-activated`: the user wants to know more of it. */
  signals[SIGNAL_CELL_CHANGED] = g_signal_new ("cell-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controller (BinomeHeatMap *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
binome_heat_map_init (BinomeHeatMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->row = self->column = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  add_controller (self, gtk_event_controller_motion_new (), "motion", G_CALLBACK (on_motion_cb));
  add_controller (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES), "scroll",
                  G_CALLBACK (on_scroll_cb));
  add_controller (self, gtk_gesture_click_new (), "pressed", G_CALLBACK (on_pressed_cb));
  add_controller (self, gtk_gesture_zoom_new (), "scale-changed", G_CALLBACK (on_scale_cb));
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self, G_CONNECT_SWAPPED);
  add_controller (self, drag, "drag-update", G_CALLBACK (on_drag_update_cb));
  binome_widget_theme_follow (GTK_WIDGET (self));
}

/**
 * binome_heat_map_set_grid:
 * @self: a heat map
 * @grid: the scores
 * @chosen: (array) (nullable): per row the column of the pair that was found, -1 for none; copied
 */
void
binome_heat_map_set_grid (BinomeHeatMap *self, BinomeMatchGrid *grid, const int *chosen)
{
  g_autofree char *label = NULL;

  stop_reading (self);
  g_clear_pointer (&self->tile, binome_matrix_tile_free);
  g_clear_pointer (&self->grid, binome_match_grid_unref);
  g_clear_pointer (&self->chosen, g_free);
  self->grid = binome_match_grid_ref (grid);
  if (chosen != NULL)
    self->chosen = g_memdup2 (chosen, sizeof *chosen * n_rows (self));
  self->row = self->column = -1;
  self->cell = 0;
  self->fitted = TRUE;
  /* Translators: how many tutees and tutors. */
  label = g_strdup_printf (_ ("Scores of %1$u tutees with %2$u tutors; the arrow keys go from pair to pair"),
                           n_rows (self), n_columns (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * binome_heat_map_zoom:
 * @self: a heat map
 * @factor: above 1 to come nearer
 *
 * Zooms towards the pair that is pointed out, or the middle.
 */
void
binome_heat_map_zoom (BinomeHeatMap *self, double factor)
{
  BinomeMatrixArea area;

  if (self->grid == NULL || !(self->cell > 0))
    return;

  get_area (self, &area);
  if (self->row >= 0)
    {
      zoom_at (self, factor,
               CLAMP (area.x + (self->column + 0.5 - self->left) * self->cell, area.x, area.x + area.width),
               CLAMP (area.y + (self->row + 0.5 - self->top) * self->cell, area.y, area.y + area.height));
      /* The names that come with nearness have moved the cells. */
      show_cell (self);
    }
  else
    zoom_at (self, factor, area.x + area.width / 2, area.y + area.height / 2);
}

/* Everybody is seen again. */
void
binome_heat_map_fit (BinomeHeatMap *self)
{
  if (self->grid == NULL)
    return;

  self->fitted = TRUE;
  set_view (self, get_fit (self), 0, 0);
}

/* Points out a pair, and makes it seen. */
void
binome_heat_map_set_cell (BinomeHeatMap *self, guint row, guint column)
{
  g_return_if_fail (self->grid != NULL && row < n_rows (self) && column < n_columns (self));

  point_out (self, (int)row, (int)column);
  if (self->cell > 0)
    show_cell (self);
}

/* Whether a pair is pointed out, and which. */
gboolean
binome_heat_map_get_cell (BinomeHeatMap *self, guint *row, guint *column)
{
  if (self->grid == NULL || self->row < 0)
    return FALSE;

  *row = (guint)self->row;
  *column = (guint)self->column;
  return TRUE;
}

/* In pixels; below 1 where a pixel stands for several pairs. */
double
binome_heat_map_get_cell_size (BinomeHeatMap *self)
{
  return self->cell;
}

/**
 * binome_heat_map_save:
 * @self: a heat map that is shown
 * @svg: whether as SVG, else as PNG
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is seen, as a light picture
 */
GBytes *
binome_heat_map_save (BinomeHeatMap *self, gboolean svg, GError **error)
{
  BinomeChartTheme theme;
  BinomeMatrix matrix;

  g_return_val_if_fail (self->grid != NULL, NULL);

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  get_matrix (self, FALSE, &matrix);
  return binome_matrix_save (&matrix, svg, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)), &theme, error);
}
