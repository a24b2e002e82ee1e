/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Around a heat map: names of rows and columns, the legend, and the picture as a file. */

#include "binome-matrix-private.h"

#include <math.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

#define GAP 6
#define SWATCH 14
#define HATCH 7
#define PNG_SCALE 2.0
#define LARGEST_SIDE 8192

/* ---- colours ---- */

/* From faint to full: they differ in lightness, so that they are told apart without colour. */
BinomeColour
binome_matrix_class_colour (const BinomeChartTheme *theme, guint class_)
{
  static const double strengths[BINOME_MATRIX_N_CLASSES] = { 0.12, 0.3, 0.5, 0.73, 1 };
  double s = strengths[MIN (class_, BINOME_MATRIX_N_CLASSES - 1)];
  const BinomeColour *ground = &theme->background, *full = &theme->accent;

  return (BinomeColour){ ground->r + (full->r - ground->r) * s, ground->g + (full->g - ground->g) * s,
                         ground->b + (full->b - ground->b) * s, 1 };
}

/* Returns: (transfer full): thin slanted lines, to be repeated. */
cairo_pattern_t *
binome_matrix_make_hatch (const BinomeChartTheme *theme)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, HATCH, HATCH);
  cairo_t *cr = cairo_create (surface);
  cairo_pattern_t *pattern;

  cairo_set_source_rgba (cr, theme->faint_ink.r, theme->faint_ink.g, theme->faint_ink.b,
                         theme->high_contrast ? 1 : 0.55);
  cairo_set_line_width (cr, 1);
  for (int k = -1; k <= 1; k++)
    {
      cairo_move_to (cr, k * HATCH - 1, HATCH + 1);
      cairo_line_to (cr, k * HATCH + HATCH + 1, -1);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  pattern = cairo_pattern_create_for_surface (surface);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_surface_destroy (surface);
  return pattern;
}

static void
set_colour (cairo_t *cr, const BinomeColour *colour)
{
  cairo_set_source_rgba (cr, colour->r, colour->g, colour->b, colour->a);
}

/* ---- names ---- */

static void
draw_row_names (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
                const BinomeChartTheme *theme, PangoContext *context)
{
  guint first = (guint)MAX (floor (self->top), 0);
  guint last = (guint)CLAMP (ceil (self->top + area->height / self->cell), 0, self->n_rows);

  for (guint i = first; i < last; i++)
    {
      PangoLayout *layout
          = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_SMALL,
                                   self->get_row_name (i, self->user_data), area->x - 2 * GAP);
      double width, height, y = area->y + (i + 0.5 - self->top) * self->cell;

      binome_chart_text_size (layout, &width, &height);
      if (y >= area->y && y <= area->y + area->height)
        binome_chart_text_show (cr, layout, area->x - GAP - width, y - height / 2,
                                (int)i == self->focus_row ? &theme->ink : &theme->faint_ink);
      g_object_unref (layout);
    }
}

static void
draw_column_names (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
                   const BinomeChartTheme *theme, PangoContext *context)
{
  guint first = (guint)MAX (floor (self->left), 0);
  guint last = (guint)CLAMP (ceil (self->left + area->width / self->cell), 0, self->n_columns);

  for (guint j = first; j < last; j++)
    {
      PangoLayout *layout
          = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_SMALL,
                                   self->get_column_name (j, self->user_data), area->y - 2 * GAP);
      double width, height, x = area->x + (j + 0.5 - self->left) * self->cell;

      binome_chart_text_size (layout, &width, &height);
      cairo_save (cr);
      cairo_translate (cr, x - height / 2, area->y - GAP);
      cairo_rotate (cr, -G_PI_2);
      if (x >= area->x && x <= area->x + area->width)
        binome_chart_text_show (cr, layout, 0, 0,
                                (int)j == self->focus_column ? &theme->ink : &theme->faint_ink);
      cairo_restore (cr);
      g_object_unref (layout);
    }
}

static char *
describe_range (const char *title, double first, double seen, guint n)
{
  guint from = (guint)MAX (floor (first), 0) + 1, to = (guint)CLAMP (ceil (first + seen), 1, n);

  /* Translators: what is counted, such as “Tutors”, the first and the last that are seen, and how many there
   * are. */
  return g_strdup_printf (_ ("%1$s %2$u–%3$u of %4$u"), title, from, to, n);
}

/* Where single names have no room: which part is seen. */
static void
draw_ranges (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
             const BinomeChartTheme *theme, PangoContext *context)
{
  g_autofree char *columns
      = describe_range (self->column_title, self->left, area->width / self->cell, self->n_columns);
  g_autofree char *rows
      = describe_range (self->row_title, self->top, area->height / self->cell, self->n_rows);
  PangoLayout *across = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_SMALL, columns, area->width);
  PangoLayout *down = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_SMALL, rows, area->height);
  double width, height;

  binome_chart_text_show (cr, across, area->x, GAP / 2.0, &theme->faint_ink);
  binome_chart_text_size (down, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, GAP / 2.0, area->y + width);
  cairo_rotate (cr, -G_PI_2);
  binome_chart_text_show (cr, down, 0, 0, &theme->faint_ink);
  cairo_restore (cr);
  g_object_unref (across);
  g_object_unref (down);
}

void
binome_matrix_draw_names (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
                          const BinomeChartTheme *theme)
{
  PangoContext *context = binome_chart_text_context ();

  if (self->cell < BINOME_MATRIX_NAMED)
    {
      draw_ranges (self, cr, area, theme, context);
      g_object_unref (context);
      return;
    }

  draw_row_names (self, cr, area, theme, context);
  draw_column_names (self, cr, area, theme, context);
  g_object_unref (context);
}

/* ---- legend ---- */

typedef struct
{
  cairo_t *cr;
  const BinomeChartTheme *theme;
  PangoContext *context;
  double x, y, width, line;
} Legend;

/* Makes room for an entry, on the next line where this one is full. */
static PangoLayout *
place (Legend *self, const char *text)
{
  PangoLayout *layout = binome_chart_text_new (self->context, self->theme, BINOME_CHART_TEXT_SMALL, text, 0);
  double width, height;

  binome_chart_text_size (layout, &width, &height);
  if (self->x > GAP && self->x + SWATCH + GAP + width > self->width)
    {
      self->x = GAP;
      self->y += self->line;
    }
  return layout;
}

static void
finish (Legend *self, PangoLayout *layout)
{
  double width, height;

  binome_chart_text_size (layout, &width, &height);
  if (self->cr != NULL)
    binome_chart_text_show (self->cr, layout, self->x + SWATCH + GAP, self->y + (SWATCH - height) / 2,
                            &self->theme->faint_ink);
  self->x += SWATCH + GAP + width + 2 * GAP;
  g_object_unref (layout);
}

static void
add_class (Legend *self, guint class_)
{
  guint from = class_ * 100 / BINOME_MATRIX_N_CLASSES;
  guint to = class_ + 1 < BINOME_MATRIX_N_CLASSES ? (class_ + 1) * 100 / BINOME_MATRIX_N_CLASSES - 1 : 100;
  /* Translators: a range of scores, such as “20–39”. */
  g_autofree char *text = g_strdup_printf (_ ("%1$u–%2$u"), from, to);
  PangoLayout *layout = place (self, text);

  if (self->cr != NULL)
    {
      BinomeColour colour = binome_matrix_class_colour (self->theme, class_);

      cairo_rectangle (self->cr, self->x, self->y, SWATCH, SWATCH);
      set_colour (self->cr, &colour);
      cairo_fill_preserve (self->cr);
      set_colour (self->cr, &self->theme->grid);
      cairo_set_line_width (self->cr, 1);
      cairo_stroke (self->cr);
    }
  finish (self, layout);
}

static void
add_none (Legend *self)
{
  PangoLayout *layout = place (self, _ ("not possible"));

  if (self->cr != NULL)
    {
      cairo_pattern_t *hatch = binome_matrix_make_hatch (self->theme);

      cairo_rectangle (self->cr, self->x, self->y, SWATCH, SWATCH);
      cairo_set_source (self->cr, hatch);
      cairo_fill_preserve (self->cr);
      set_colour (self->cr, &self->theme->grid);
      cairo_set_line_width (self->cr, 1);
      cairo_stroke (self->cr);
      cairo_pattern_destroy (hatch);
    }
  finish (self, layout);
}

static void
add_chosen (Legend *self)
{
  PangoLayout *layout = place (self, _ ("pair found"));

  if (self->cr != NULL)
    {
      cairo_rectangle (self->cr, self->x + 1, self->y + 1, SWATCH - 2, SWATCH - 2);
      set_colour (self->cr, &self->theme->ink);
      cairo_set_line_width (self->cr, 2);
      cairo_stroke (self->cr);
    }
  finish (self, layout);
}

/* A triangle in the upper left of a cell, with sides of @side, to be filled. */
void
binome_matrix_add_corner (cairo_t *cr, double x, double y, double side)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + side, y);
  cairo_line_to (cr, x, y + side);
  cairo_close_path (cr);
}

static void
add_kept (Legend *self)
{
  PangoLayout *layout = place (self, _ ("kept together by you"));

  if (self->cr != NULL)
    {
      cairo_rectangle (self->cr, self->x + 1, self->y + 1, SWATCH - 2, SWATCH - 2);
      set_colour (self->cr, &self->theme->ink);
      cairo_set_line_width (self->cr, 2);
      cairo_stroke (self->cr);
      binome_matrix_add_corner (self->cr, self->x, self->y, SWATCH * 0.75);
      cairo_fill (self->cr);
    }
  finish (self, layout);
}

/* Draws, or only measures where there is no @cr. Returns the height. */
static double
lay_out (cairo_t *cr, double y, double width, const BinomeChartTheme *theme)
{
  PangoContext *context = binome_chart_text_context ();
  double line = MAX (SWATCH, theme->font_size) + GAP;
  Legend legend = { cr, theme, context, GAP, y + GAP, width, line };

  for (guint k = 0; k < BINOME_MATRIX_N_CLASSES; k++)
    add_class (&legend, k);
  add_none (&legend);
  add_chosen (&legend);
  add_kept (&legend);
  g_object_unref (context);
  return legend.y + line + GAP - y;
}

double
binome_matrix_legend_height (double width, const BinomeChartTheme *theme)
{
  return lay_out (NULL, 0, width, theme);
}

void
binome_matrix_draw_legend (const BinomeMatrix *self, cairo_t *cr, double y, double width,
                           const BinomeChartTheme *theme)
{
  lay_out (cr, y, width, theme);
}

/* ---- files ---- */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * binome_matrix_save:
 * @self: what is seen
 * @svg: whether as SVG, else as PNG
 * @width: of the picture
 * @height: of the picture
 * @theme: colours and font
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the picture as a file
 */
GBytes *
binome_matrix_save (const BinomeMatrix *self, gboolean svg, double width, double height,
                    const BinomeChartTheme *theme, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  width = CLAMP (width, 60, LARGEST_SIDE);
  height = CLAMP (height, 60, LARGEST_SIDE);
  surface = svg ? cairo_svg_surface_create_for_stream (append_cb, bytes, width, height)
                : cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)(width * PNG_SCALE),
                                              (int)(height * PNG_SCALE));
  cr = cairo_create (surface);
  if (!svg)
    cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  set_colour (cr, &theme->background);
  cairo_paint (cr);
  binome_matrix_draw (self, cr, width, height, theme);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && !svg)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: %s is the reason, from the drawing library. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("The chart could not be saved: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
