/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heat map of any size: what is seen is drawn, as single cells with numbers or as blocks of many. What is
 * not possible is hatched, what is chosen framed: colour is never alone. */

#include "binome-matrix-private.h"

#include <math.h>

/* Around the cells, where single names are not drawn. */
#define PLAIN_MARGIN 24
#define NAME_SHARE 0.3
#define NAME_WIDTH 170
#define NAME_HEIGHT 110

#define LEAST_FRAME 3

/**
 * binome_matrix_tile_new:
 * @row: where it begins
 * @column: where it begins
 * @block: rows and columns of a block
 * @height: blocks
 * @width: blocks
 *
 * Returns: (transfer full): a tile in which nothing is possible yet
 */
BinomeMatrixTile *
binome_matrix_tile_new (guint row, guint column, guint block, guint height, guint width)
{
  BinomeMatrixTile *self = g_new0 (BinomeMatrixTile, 1);

  *self = (BinomeMatrixTile){ row, column, MAX (block, 1), height, width, NULL, NULL };
  self->value = g_malloc0 ((gsize)height * width + 1);
  self->share = g_malloc0 ((gsize)height * width + 1);
  return self;
}

void
binome_matrix_tile_free (BinomeMatrixTile *self)
{
  g_free (self->value);
  g_free (self->share);
  g_free (self);
}

/* ---- where ---- */

/**
 * binome_matrix_get_area:
 * @cell: size of a cell
 * @width: of the surface
 * @height: of the surface
 * @theme: its font
 * @area: (out): where the cells are
 */
void
binome_matrix_get_area (double cell, double width, double height, const BinomeChartTheme *theme,
                        BinomeMatrixArea *area)
{
  gboolean named = cell >= BINOME_MATRIX_NAMED;
  double legend = binome_matrix_legend_height (width, theme);

  area->x = named ? MIN (NAME_WIDTH, width * NAME_SHARE) : PLAIN_MARGIN;
  area->y = named ? MIN (NAME_HEIGHT, height * NAME_SHARE) : PLAIN_MARGIN;
  area->width = MAX (width - area->x, 1);
  area->height = MAX (height - area->y - legend, 1);
}

/**
 * binome_matrix_fit:
 * @n_rows: of the matrix
 * @n_columns: of the matrix
 * @width: of the surface
 * @height: of the surface
 * @theme: its font
 *
 * Returns: the size of a cell with which the whole matrix is seen
 */
double
binome_matrix_fit (guint n_rows, guint n_columns, double width, double height, const BinomeChartTheme *theme)
{
  BinomeMatrixArea area;
  double cell;

  /* With names there is less room: first as if they were drawn. */
  binome_matrix_get_area (BINOME_MATRIX_NAMED, width, height, theme, &area);
  cell = MIN (area.width / MAX (n_columns, 1), area.height / MAX (n_rows, 1));
  if (cell >= BINOME_MATRIX_NAMED)
    return cell;

  binome_matrix_get_area (0, width, height, theme, &area);
  cell = MIN (area.width / MAX (n_columns, 1), area.height / MAX (n_rows, 1));
  return MIN (cell, nextafter (BINOME_MATRIX_NAMED, 0));
}

/**
 * binome_matrix_hit:
 * @self: a matrix
 * @width: of the surface
 * @height: of the surface
 * @theme: its font
 * @x: a point on it
 * @y: a point on it
 * @row: (out): the row there
 * @column: (out): the column there
 *
 * Returns: whether there is a cell
 */
gboolean
binome_matrix_hit (const BinomeMatrix *self, double width, double height, const BinomeChartTheme *theme,
                   double x, double y, guint *row, guint *column)
{
  BinomeMatrixArea area;
  double i, j;

  binome_matrix_get_area (self->cell, width, height, theme, &area);
  if (x < area.x || y < area.y || x >= area.x + area.width || y >= area.y + area.height)
    return FALSE;

  i = floor (self->top + (y - area.y) / self->cell);
  j = floor (self->left + (x - area.x) / self->cell);
  if (i < 0 || j < 0 || i >= self->n_rows || j >= self->n_columns)
    return FALSE;
  *row = (guint)i;
  *column = (guint)j;
  return TRUE;
}

/* ---- cells ---- */

static guint32
pack (BinomeColour colour, double strength, const BinomeColour *ground)
{
  double r = ground->r + (colour.r - ground->r) * strength;
  double g = ground->g + (colour.g - ground->g) * strength;
  double b = ground->b + (colour.b - ground->b) * strength;

  return 0xff000000u | (guint32)lround (r * 255) << 16 | (guint32)lround (g * 255) << 8
         | (guint32)lround (b * 255);
}

/* One pixel a block: the values as the surface wants them, made for this drawing. */
static cairo_surface_t *
make_colours (const BinomeMatrixTile *tile, const BinomeChartTheme *theme)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)tile->width, (int)tile->height);
  guint32 colours[BINOME_MATRIX_N_CLASSES][4];
  guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  if (data == NULL)
    return surface;

  /* Paler where few of many are possible, in four steps. */
  for (guint k = 0; k < BINOME_MATRIX_N_CLASSES; k++)
    for (guint s = 0; s < 4; s++)
      colours[k][s] = pack (binome_matrix_class_colour (theme, k), 0.4 + 0.2 * s, &theme->background);
  for (guint i = 0; i < tile->height; i++)
    {
      guint32 *pixels = (guint32 *)(void *)(data + (gsize)i * (gsize)stride);

      for (guint j = 0; j < tile->width; j++)
        {
          gsize k = (gsize)i * tile->width + j;
          guint class_ = MIN (tile->value[k] * BINOME_MATRIX_N_CLASSES / 100u, BINOME_MATRIX_N_CLASSES - 1);

          pixels[j] = tile->share[k] == BINOME_MATRIX_NONE ? 0 : colours[class_][tile->share[k] / 64];
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_pattern_t *
place_blocks (const BinomeMatrix *self, const BinomeMatrixArea *area, cairo_surface_t *surface)
{
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  double size = self->cell * self->tile->block;
  cairo_matrix_t matrix;

  cairo_matrix_init_scale (&matrix, 1 / size, 1 / size);
  cairo_matrix_translate (&matrix, -(area->x + (self->tile->column - self->left) * self->cell),
                          -(area->y + (self->tile->row - self->top) * self->cell));
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  return pattern;
}

/* First the hatch over the whole, then the blocks in which something is possible upon it. */
static void
draw_blocks (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
             const BinomeChartTheme *theme)
{
  double size = self->cell * self->tile->block;
  double x = area->x + (self->tile->column - self->left) * self->cell;
  double y = area->y + (self->tile->row - self->top) * self->cell;
  cairo_surface_t *colours = make_colours (self->tile, theme);
  cairo_pattern_t *pattern = place_blocks (self, area, colours);
  cairo_pattern_t *hatch = binome_matrix_make_hatch (theme);

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_rectangle (cr, x, y,
                   MIN (size * self->tile->width, (self->n_columns - self->tile->column) * self->cell),
                   MIN (size * self->tile->height, (self->n_rows - self->tile->row) * self->cell));
  cairo_clip (cr);
  cairo_set_source (cr, hatch);
  cairo_paint (cr);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_restore (cr);

  cairo_pattern_destroy (hatch);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (colours);
}

static void
set_colour (cairo_t *cr, const BinomeColour *colour)
{
  cairo_set_source_rgba (cr, colour->r, colour->g, colour->b, colour->a);
}

/* The cells that are seen: from the first to before the last. */
static void
find_seen (const BinomeMatrix *self, const BinomeMatrixArea *area, guint *top, guint *bottom, guint *left,
           guint *right)
{
  *top = (guint)CLAMP (floor (self->top), 0, self->n_rows);
  *left = (guint)CLAMP (floor (self->left), 0, self->n_columns);
  *bottom = (guint)CLAMP (ceil (self->top + area->height / self->cell), 0, self->n_rows);
  *right = (guint)CLAMP (ceil (self->left + area->width / self->cell), 0, self->n_columns);
}

static void
draw_lines (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
            const BinomeChartTheme *theme)
{
  guint top, bottom, left, right;

  find_seen (self, area, &top, &bottom, &left, &right);
  for (guint i = top; i <= bottom; i++)
    {
      cairo_move_to (cr, area->x + (left - self->left) * self->cell, area->y + (i - self->top) * self->cell);
      cairo_line_to (cr, area->x + (right - self->left) * self->cell, area->y + (i - self->top) * self->cell);
    }
  for (guint j = left; j <= right; j++)
    {
      cairo_move_to (cr, area->x + (j - self->left) * self->cell, area->y + (top - self->top) * self->cell);
      cairo_line_to (cr, area->x + (j - self->left) * self->cell,
                     area->y + (bottom - self->top) * self->cell);
    }
  set_colour (cr, &theme->background);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The value of a single cell, -1 where it is not known or not possible. */
static int
get_value (const BinomeMatrixTile *tile, guint row, guint column)
{
  gsize k;

  if (tile->block != 1 || row < tile->row || column < tile->column || row >= tile->row + tile->height
      || column >= tile->column + tile->width)
    return -1;

  k = (gsize)(row - tile->row) * tile->width + (column - tile->column);
  return tile->share[k] != BINOME_MATRIX_NONE ? tile->value[k] : -1;
}

static void
draw_numbers (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
              const BinomeChartTheme *theme)
{
  PangoContext *context = binome_chart_text_context ();
  PangoLayout *layouts[101] = { NULL };
  guint top, bottom, left, right;

  find_seen (self, area, &top, &bottom, &left, &right);
  for (guint i = top; i < bottom; i++)
    for (guint j = left; j < right; j++)
      {
        int value = get_value (self->tile, i, j);
        BinomeColour ground;
        double width, height;

        if (value < 0)
          continue;
        value = MIN (value, 100);
        if (layouts[value] == NULL)
          {
            g_autofree char *text = g_strdup_printf ("%d", value);

            layouts[value] = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_SMALL, text, 0);
          }
        binome_chart_text_size (layouts[value], &width, &height);
        ground = binome_matrix_class_colour (
            theme, MIN ((guint)value * BINOME_MATRIX_N_CLASSES / 100, BINOME_MATRIX_N_CLASSES - 1));
        binome_chart_text_show (cr, layouts[value], area->x + (j + 0.5 - self->left) * self->cell - width / 2,
                                area->y + (i + 0.5 - self->top) * self->cell - height / 2,
                                binome_colour_contrast (&theme->ink, &ground)
                                        >= binome_colour_contrast (&theme->background, &ground)
                                    ? &theme->ink
                                    : &theme->background);
      }
  for (guint k = 0; k <= 100; k++)
    g_clear_object (&layouts[k]);
  g_object_unref (context);
}

/* Frames where a cell has room for one, points where it has not. */
static void
draw_chosen (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
             const BinomeChartTheme *theme)
{
  gboolean framed = self->cell >= LEAST_FRAME;
  double line = CLAMP (self->cell / 9, 1, 2.5), side = framed ? self->cell - line : 2.5;
  guint top, bottom, left, right;

  find_seen (self, area, &top, &bottom, &left, &right);
  for (guint i = top; i < bottom; i++)
    {
      int j = self->chosen[i];

      if (j < (int)left || j >= (int)right)
        continue;
      cairo_rectangle (cr, area->x + (j + 0.5 - self->left) * self->cell - side / 2,
                       area->y + (i + 0.5 - self->top) * self->cell - side / 2, side, side);
    }
  set_colour (cr, &theme->ink);
  cairo_set_line_width (cr, line);
  if (framed)
    cairo_stroke (cr);
  else
    {
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      cairo_fill (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
    }
}

/* The corner of a cell, besides its frame: kept by hand. */
static void
draw_kept (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area, const BinomeChartTheme *theme)
{
  guint top, bottom, left, right;

  find_seen (self, area, &top, &bottom, &left, &right);
  for (guint i = top; i < bottom; i++)
    {
      int j = self->chosen[i];

      if (self->kept[i] && j >= (int)left && j < (int)right)
        binome_matrix_add_corner (cr, area->x + (j - self->left) * self->cell,
                                  area->y + (i - self->top) * self->cell, self->cell * 0.36);
    }
  set_colour (cr, &theme->ink);
  cairo_fill (cr);
}

/* Where the keyboard is: a ring with light around it, larger than a cell that is too small to be seen. */
static void
draw_focus (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
            const BinomeChartTheme *theme)
{
  double side = MAX (self->cell, 7);
  double x = area->x + (self->focus_column + 0.5 - self->left) * self->cell - side / 2;
  double y = area->y + (self->focus_row + 0.5 - self->top) * self->cell - side / 2;

  cairo_rectangle (cr, x - 2, y - 2, side + 4, side + 4);
  set_colour (cr, &theme->background);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  set_colour (cr, &theme->bad);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

/**
 * binome_matrix_draw:
 * @self: what is seen
 * @cr: where
 * @width: of the surface
 * @height: of the surface
 * @theme: colours and font
 *
 * Draws the cells or blocks that are known, the names, and the legend. The background is left as it is.
 */
void
binome_matrix_draw (const BinomeMatrix *self, cairo_t *cr, double width, double height,
                    const BinomeChartTheme *theme)
{
  BinomeMatrixArea area;

  if (self->n_rows == 0 || self->n_columns == 0 || !(self->cell > 0) || width < 60 || height < 60)
    return;

  binome_matrix_get_area (self->cell, width, height, theme, &area);
  cairo_save (cr);
  cairo_rectangle (cr, area.x, area.y, area.width, area.height);
  cairo_clip (cr);
  if (self->tile != NULL && self->tile->width > 0 && self->tile->height > 0)
    {
      draw_blocks (self, cr, &area, theme);
      if (self->cell >= BINOME_MATRIX_NAMED)
        draw_lines (self, cr, &area, theme);
      if (self->cell >= BINOME_MATRIX_NUMBERED)
        draw_numbers (self, cr, &area, theme);
    }
  if (self->chosen != NULL)
    draw_chosen (self, cr, &area, theme);
  if (self->chosen != NULL && self->kept != NULL && self->cell >= LEAST_FRAME)
    draw_kept (self, cr, &area, theme);
  if (self->focus_row >= 0 && self->focus_column >= 0)
    draw_focus (self, cr, &area, theme);
  cairo_restore (cr);
  binome_matrix_draw_names (self, cr, &area, theme);
  binome_matrix_draw_legend (self, cr, area.y + area.height, width, theme);
}
