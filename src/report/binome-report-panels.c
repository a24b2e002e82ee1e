/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures, charts with their captions, and boxes to sign in. */

#include "binome-report-panels.h"

#include <glib/gi18n-lib.h>

#define GUTTER 12.0 /* between two tiles */
#define INSET 9.0   /* from the edge of a tile to its text */
#define BAR 2.0     /* the coloured edge on top of a tile */
#define N_TEXTS 4   /* of a tile, one below the other */
#define MAX_ACROSS 4

/* Tiles side by side, each with a few texts one below the other. */
typedef struct
{
  guint n;
  guint n_across; /* how many the row could hold: decides how wide they are */
  BinomeReportText *texts[MAX_ACROSS][N_TEXTS];
} Tiles;

static void
tiles_free (gpointer data)
{
  Tiles *tiles = data;

  for (guint i = 0; i < tiles->n; i++)
    for (guint j = 0; j < N_TEXTS; j++)
      g_clear_pointer (&tiles->texts[i][j], binome_report_text_free);
  g_free (tiles);
}

static double
tile_width (double width, guint n_across)
{
  return (width - GUTTER * (n_across - 1)) / n_across;
}

static double
tile_height (const Tiles *tiles, guint i)
{
  double height = 0;

  for (guint j = 0; j < N_TEXTS; j++)
    if (tiles->texts[i][j] != NULL)
      height += binome_report_text_height (tiles->texts[i][j]);
  return height;
}

static double
tallest (const Tiles *tiles)
{
  double height = 0;

  for (guint i = 0; i < tiles->n; i++)
    height = MAX (height, tile_height (tiles, i));
  return height;
}

static void
draw_tile_texts (const Tiles *tiles, guint i, BinomeReportCanvas *canvas, double x, double y, double width)
{
  for (guint j = 0; j < N_TEXTS; j++)
    {
      BinomeReportText *text = tiles->texts[i][j];

      if (text == NULL)
        continue;
      binome_report_canvas_begin (canvas, "P", NULL);
      binome_report_text_draw (text, canvas->cr, x, y, width, BINOME_REPORT_START, 0, -1);
      binome_report_canvas_end (canvas, "P");
      y += binome_report_text_height (text);
    }
}

static void
draw_figures (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const BinomeChartTheme *theme = binome_chart_theme_paper ();
  const Tiles *tiles = box->data;
  double width = tile_width (canvas->width, tiles->n_across);

  for (guint i = 0; i < tiles->n; i++)
    {
      double x = canvas->x + i * (width + GUTTER);

      binome_report_type_ink (canvas->cr, &theme->accent, 0.05);
      cairo_rectangle (canvas->cr, x, y, width, box->height);
      cairo_fill (canvas->cr);
      binome_report_type_rule (canvas->cr, x, y + BAR / 2, width, BAR, &theme->accent);
      draw_tile_texts (tiles, i, canvas, x + INSET, y + BAR + INSET / 2, width - 2 * INSET);
    }
}

/* Large where every figure of the block has room for it, else smaller, all alike. */
static BinomeReportStyle
figure_style (PangoContext *context, const char *const *figures, double width)
{
  for (guint i = 0; figures[i] != NULL; i += 3)
    {
      g_autoptr (BinomeReportText) text
          = binome_report_text_new (context, BINOME_REPORT_FIGURE, figures[i], -1, 0);

      if (binome_report_text_width (text) > width)
        return BINOME_REPORT_FIGURE_SMALL;
    }
  return BINOME_REPORT_FIGURE;
}

/**
 * binome_report_stack_add_figures:
 * @self: a stack
 * @figures: (array zero-terminated=1): value, label and note of each figure, one after the other
 * @space: above them, in points
 *
 * Adds key figures as tiles, two to four in a row.
 */
void
binome_report_stack_add_figures (BinomeReportStack *self, const char *const *figures, double space)
{
  guint n = g_strv_length ((char **)figures) / 3, done = 0;
  guint n_across = n == 0 ? 1 : n <= 4 ? MAX (n, 2) : 3;
  double width = tile_width (self->width, n_across) - 2 * INSET;
  BinomeReportStyle style = figure_style (self->context, figures, width);

  while (done < n)
    {
      Tiles *tiles = g_new0 (Tiles, 1);

      tiles->n = MIN (n - done, n_across);
      tiles->n_across = n_across;
      for (guint i = 0; i < tiles->n; i++)
        {
          const char *const *figure = figures + 3 * (done + i);

          tiles->texts[i][0] = binome_report_text_new (self->context, style, figure[0], width, 1);
          tiles->texts[i][1]
              = binome_report_text_new (self->context, BINOME_REPORT_LABEL, figure[1], width, 2);
          if (*figure[2] != '\0')
            tiles->texts[i][2]
                = binome_report_text_new (self->context, BINOME_REPORT_NOTE, figure[2], width, 3);
        }
      binome_report_stack_own (self, tiles, tiles_free);
      binome_report_stack_add (self, tallest (tiles) + BAR + INSET + INSET / 2, done == 0 ? space : GUTTER,
                               draw_figures, tiles);
      done += tiles->n;
    }
}

#define SIGNING_ROOM 68.0
#define DATE_ROOM 22.0

/* The texts of a tile to sign in. */
enum
{
  ROLE,
  NAME,
  DATE,
  SIGNATURE,
};

static void
draw_signature (const Tiles *tiles, guint i, BinomeReportCanvas *canvas, double x, double y, double width,
                double height)
{
  const BinomeChartTheme *theme = binome_chart_theme_paper ();
  BinomeReportText *const *texts = tiles->texts[i];
  cairo_t *cr = canvas->cr;
  double room = y + height - SIGNING_ROOM, date = room - DATE_ROOM, left = x + INSET;
  double used = binome_report_text_width (texts[DATE]) + 4;

  binome_report_type_ink (cr, &theme->grid, 1);
  cairo_set_line_width (cr, 0.6);
  cairo_rectangle (cr, x + 0.3, y + 0.3, width - 0.6, height - 0.6);
  cairo_stroke (cr);

  binome_report_canvas_begin (canvas, "P", NULL);
  binome_report_text_draw (texts[ROLE], cr, left, y + INSET, width, BINOME_REPORT_START, 0, -1);
  if (texts[NAME] != NULL)
    binome_report_text_draw (texts[NAME], cr, left, y + INSET + binome_report_text_height (texts[ROLE]),
                             width, BINOME_REPORT_START, 0, -1);
  binome_report_text_draw (texts[DATE], cr, left, date, width, BINOME_REPORT_START, 0, 1);
  binome_report_type_rule (cr, left + used, date + 10, width - 2 * INSET - used, 0.4, &theme->faint_ink);
  binome_report_text_draw (texts[SIGNATURE], cr, left, room, width, BINOME_REPORT_START, 0, 1);
  binome_report_canvas_end (canvas, "P");
}

static double
signature_height (const Tiles *tiles)
{
  double height = 0;

  for (guint i = 0; i < tiles->n; i++)
    {
      const BinomeReportText *name = tiles->texts[i][NAME];

      height = MAX (height, binome_report_text_height (tiles->texts[i][ROLE])
                                + (name != NULL ? binome_report_text_height (name) : 0));
    }
  return INSET + height + 8 + DATE_ROOM + SIGNING_ROOM;
}

static void
draw_signatures (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Tiles *tiles = box->data;
  double width = tile_width (canvas->width, tiles->n_across);

  for (guint i = 0; i < tiles->n; i++)
    draw_signature (tiles, i, canvas, canvas->x + i * (width + GUTTER), y, width, box->height);
}

/**
 * binome_report_stack_add_signatures:
 * @self: a stack
 * @signatories: (array zero-terminated=1): role, name, and the words for date and signature of each,
 *   one after the other; a name may be empty
 * @space: above them, in points
 *
 * Adds boxes to sign in, two or three in a row. What stands above stays with them: nobody signs an
 * empty page.
 */
void
binome_report_stack_add_signatures (BinomeReportStack *self, const char *const *signatories, double space)
{
  guint n = g_strv_length ((char **)signatories) / 4, done = 0;
  guint n_across = n <= 2 || n == 4 ? 2 : 3;
  double width = tile_width (self->width, n_across) - 2 * INSET;

  if (self->boxes->len > 0 && !self->fresh_next)
    ((BinomeReportBox *)g_ptr_array_index (self->boxes, self->boxes->len - 1))->keep = TRUE;
  while (done < n)
    {
      Tiles *tiles = g_new0 (Tiles, 1);

      tiles->n = MIN (n - done, n_across);
      tiles->n_across = n_across;
      for (guint i = 0; i < tiles->n; i++)
        {
          const char *const *signatory = signatories + 4 * (done + i);

          tiles->texts[i][ROLE]
              = binome_report_text_new (self->context, BINOME_REPORT_LABEL, signatory[0], width, 3);
          if (*signatory[1] != '\0')
            tiles->texts[i][NAME]
                = binome_report_text_new (self->context, BINOME_REPORT_TABLE_CELL, signatory[1], width, 3);
          tiles->texts[i][DATE]
              = binome_report_text_new (self->context, BINOME_REPORT_NOTE, signatory[2], width, 1);
          tiles->texts[i][SIGNATURE]
              = binome_report_text_new (self->context, BINOME_REPORT_NOTE, signatory[3], width, 1);
        }
      binome_report_stack_own (self, tiles, tiles_free);
      binome_report_stack_add (self, signature_height (tiles), done == 0 ? space : GUTTER, draw_signatures,
                               tiles);
      done += tiles->n;
    }
}

#define CAPTION_GAP 6.0
#define LEAST_CHART 60.0
#define CHART_SLACK 0.34 /* of its height */

typedef struct
{
  BinomeChart *chart;
  BinomeReportText *caption;
} Figure;

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  g_object_unref (figure->chart);
  binome_report_text_free (figure->caption);
  g_free (figure);
}

static void
draw_chart (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Figure *figure = box->data;
  double height = box->height - CAPTION_GAP - binome_report_text_height (figure->caption);
  cairo_t *cr = canvas->cr;

  binome_report_canvas_begin (canvas, "Figure", NULL);
  cairo_save (cr);
  cairo_translate (cr, canvas->x, y);
  binome_chart_draw (figure->chart, cr, canvas->width, height, binome_chart_theme_paper (), -1);
  cairo_restore (cr);
  binome_report_canvas_begin (canvas, "Caption", NULL);
  binome_report_text_draw (figure->caption, cr, canvas->x, y + height + CAPTION_GAP, canvas->width,
                           BINOME_REPORT_START, 0, -1);
  binome_report_canvas_end (canvas, "Caption");
  binome_report_canvas_end (canvas, "Figure");
}

/**
 * binome_report_stack_add_chart:
 * @self: a stack
 * @chart: what to draw
 * @height: of the drawing, in points; less where a page has less
 * @label: its number, such as “Figure 1.”
 * @caption: what it shows
 * @space: above it, in points
 *
 * Adds a chart and the caption under it.
 *
 * Returns: (transfer none): the box
 */
BinomeReportBox *
binome_report_stack_add_chart (BinomeReportStack *self, BinomeChart *chart, double height, const char *label,
                               const char *caption, double space)
{
  Figure *figure = g_new0 (Figure, 1);
  BinomeReportBox *box;
  double below, room;

  figure->chart = g_object_ref (chart);
  figure->caption
      = binome_report_text_new_led (self->context, BINOME_REPORT_CAPTION, label, caption, self->width, 6);
  below = CAPTION_GAP + binome_report_text_height (figure->caption);
  room = MAX (self->height - below, LEAST_CHART);
  height = height > LEAST_CHART ? MIN (height, room) : LEAST_CHART;
  binome_report_stack_own (self, figure, figure_free);
  box = binome_report_stack_add (self, height + below, space, draw_chart, figure);
  box->slack = MAX (0, MIN (height * CHART_SLACK, height - LEAST_CHART));
  return box;
}
