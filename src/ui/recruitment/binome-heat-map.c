/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of all tutees with all tutors, drawn, from everybody to one pair. What is seen is scored in a
 * thread, nothing else. */

#include "recruitment/binome-heat-map-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "widgets/binome-widget-theme.h"

#define LARGEST_CELL 64.0
#define MOST_BLOCKS 4000000.0

G_DEFINE_FINAL_TYPE (BinomeHeatMap, binome_heat_map, GTK_TYPE_WIDGET)

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

guint
binome_heat_map_count_rows (BinomeHeatMap *self)
{
  return binome_match_grid_get_n_rows (self->grid);
}

guint
binome_heat_map_count_columns (BinomeHeatMap *self)
{
  return binome_match_grid_get_n_columns (self->grid);
}

void
binome_heat_map_get_matrix (BinomeHeatMap *self, gboolean with_focus, BinomeMatrix *matrix)
{
  *matrix = (BinomeMatrix){
    .n_rows = binome_heat_map_count_rows (self),
    .n_columns = binome_heat_map_count_columns (self),
    .row_title = _ ("Tutees"),
    .column_title = _ ("Tutors"),
    .get_row_name = get_row_name,
    .get_column_name = get_column_name,
    .user_data = self->grid,
    .chosen = self->chosen,
    .kept = self->kept,
    .tile = self->tile,
    .top = self->top,
    .left = self->left,
    .cell = self->cell,
    .focus_row = with_focus ? self->row : -1,
    .focus_column = with_focus ? self->column : -1,
  };
}

void
binome_heat_map_get_area (BinomeHeatMap *self, BinomeMatrixArea *area)
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
  return MIN (binome_matrix_fit (binome_heat_map_count_rows (self), binome_heat_map_count_columns (self),
                                 gtk_widget_get_width (GTK_WIDGET (self)),
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
  g_autoptr (BinomeHeatMap) self = user_data;
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
  binome_heat_map_get_area (self, &area);
  seen_rows = MIN (ceil (area.height / self->cell) + 2, binome_heat_map_count_rows (self));
  seen_columns = MIN (ceil (area.width / self->cell) + 2, binome_heat_map_count_columns (self));

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
  /* The thread may be the last to let go of its task, which therefore keeps no widget. */
  task = g_task_new (NULL, self->reading, on_read_cb, g_object_ref (self));
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

void
binome_heat_map_set_view (BinomeHeatMap *self, double cell, double top, double left)
{
  BinomeMatrixArea area;

  self->cell = CLAMP (cell, MIN (get_fit (self), LARGEST_CELL), LARGEST_CELL);
  binome_heat_map_get_area (self, &area);
  self->top = CLAMP (top, 0, MAX (binome_heat_map_count_rows (self) - area.height / self->cell, 0));
  self->left = CLAMP (left, 0, MAX (binome_heat_map_count_columns (self) - area.width / self->cell, 0));
  look (self);
}

/* The cell at that place of the window stays there. */
void
binome_heat_map_zoom_at (BinomeHeatMap *self, double factor, double x, double y)
{
  BinomeMatrixArea before, after;
  double row, column, cell;

  if (self->grid == NULL || !(self->cell > 0))
    return;

  binome_heat_map_get_area (self, &before);
  row = self->top + (y - before.y) / self->cell;
  column = self->left + (x - before.x) / self->cell;
  cell = CLAMP (self->cell * factor, get_fit (self), LARGEST_CELL);
  self->fitted = cell <= get_fit (self);
  self->cell = cell;
  binome_heat_map_get_area (self, &after);
  binome_heat_map_set_view (self, cell, row - (y - after.y) / cell, column - (x - after.x) / cell);
}

void
binome_heat_map_show_cell (BinomeHeatMap *self)
{
  BinomeMatrixArea area;
  double rows, columns;

  binome_heat_map_get_area (self, &area);
  rows = area.height / self->cell;
  columns = area.width / self->cell;
  binome_heat_map_set_view (self, self->cell,
                            self->row < self->top              ? self->row
                            : self->row + 1 > self->top + rows ? self->row + 1 - rows
                                                               : self->top,
                            self->column < self->left                 ? self->column
                            : self->column + 1 > self->left + columns ? self->column + 1 - columns
                                                                      : self->left);
}

/* ---- the cell that is pointed out ---- */

/* A cell in words. */
char *
binome_heat_map_describe_cell (BinomeHeatMap *self, guint row, guint column)
{
  BinomeMatchMark mark = BINOME_MATCH_MARK_NONE;

  if (self->chosen != NULL && self->chosen[row] == (int)column)
    mark = self->kept != NULL && self->kept[row] ? BINOME_MATCH_MARK_KEPT : BINOME_MATCH_MARK_FOUND;
  return binome_match_grid_describe (self->grid, row, column, mark);
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

  return binome_heat_map_describe_cell (self, (guint)self->row, (guint)self->column);
}

void
binome_heat_map_point_out (BinomeHeatMap *self, int row, int column)
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
  g_signal_emit_by_name (self, "cell-changed");
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
      binome_heat_map_set_view (self, get_fit (self), 0, 0);
    }
  else
    binome_heat_map_set_view (self, self->cell, self->top, self->left);
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
  binome_heat_map_get_matrix (self, TRUE, &matrix);
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
  g_clear_pointer (&self->kept, g_free);

  G_OBJECT_CLASS (binome_heat_map_parent_class)->dispose (object);
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
  g_signal_new ("cell-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  binome_heat_map_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
binome_heat_map_init (BinomeHeatMap *self)
{
  self->row = self->column = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  binome_heat_map_add_controllers (self);
  binome_widget_theme_follow (GTK_WIDGET (self));
}

/**
 * binome_heat_map_set_grid:
 * @self: a heat map
 * @grid: the scores
 * @chosen: (array) (nullable): per row the column of the pair that was found, -1 for none; copied
 * @kept: (array) (nullable): per row whether that pair was kept together by hand; copied
 */
void
binome_heat_map_set_grid (BinomeHeatMap *self, BinomeMatchGrid *grid, const int *chosen, const gboolean *kept)
{
  g_autofree char *label = NULL;

  stop_reading (self);
  g_clear_pointer (&self->tile, binome_matrix_tile_free);
  g_clear_pointer (&self->grid, binome_match_grid_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->kept, g_free);
  self->grid = binome_match_grid_ref (grid);
  if (chosen != NULL)
    self->chosen = g_memdup2 (chosen, sizeof *chosen * binome_heat_map_count_rows (self));
  if (kept != NULL)
    self->kept = g_memdup2 (kept, sizeof *kept * binome_heat_map_count_rows (self));
  self->row = self->column = -1;
  self->cell = 0;
  self->fitted = TRUE;
  /* Translators: how many tutees and tutors. */
  label = g_strdup_printf (_ ("Scores of %1$u tutees with %2$u tutors; the arrow keys go from pair to pair"),
                           binome_heat_map_count_rows (self), binome_heat_map_count_columns (self));
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

  binome_heat_map_get_area (self, &area);
  if (self->row >= 0)
    {
      binome_heat_map_zoom_at (
          self, factor,
          CLAMP (area.x + (self->column + 0.5 - self->left) * self->cell, area.x, area.x + area.width),
          CLAMP (area.y + (self->row + 0.5 - self->top) * self->cell, area.y, area.y + area.height));
      /* The names that come with nearness have moved the cells. */
      binome_heat_map_show_cell (self);
    }
  else
    binome_heat_map_zoom_at (self, factor, area.x + area.width / 2, area.y + area.height / 2);
}

/* Everybody is seen again. */
void
binome_heat_map_fit (BinomeHeatMap *self)
{
  if (self->grid == NULL)
    return;

  self->fitted = TRUE;
  binome_heat_map_set_view (self, get_fit (self), 0, 0);
}

/* Points out a pair, and makes it seen. */
void
binome_heat_map_set_cell (BinomeHeatMap *self, guint row, guint column)
{
  g_return_if_fail (self->grid != NULL && row < binome_heat_map_count_rows (self)
                    && column < binome_heat_map_count_columns (self));

  binome_heat_map_point_out (self, (int)row, (int)column);
  if (self->cell > 0)
    binome_heat_map_show_cell (self);
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
  binome_heat_map_get_matrix (self, FALSE, &matrix);
  return binome_matrix_save (&matrix, svg, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)), &theme, error);
}
