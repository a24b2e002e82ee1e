/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster: one page, read from afar. Its words are as large as the page allows. */

#include "binome-report-poster.h"

#include "binome-report.h"

#define LARGEST 1.5 /* times the sizes below */
#define SMALLEST 0.3
#define N_TRIES 8         /* each halves what is uncertain about the scale */
#define MOST_LETTERS 6000 /* of one part: more is on no page */
#define OVERHANG 16.0     /* of the coloured areas, beyond the text on both sides */
#define MOST_SPARE 44.0

/* At scale 1, in points. */
typedef struct
{
  double size;
  double space; /* above */
  PangoWeight weight;
} Face;

static const Face faces[] = {
  [BINOME_REPORT_POSTER_SENDER] = { 15, 0, PANGO_WEIGHT_BOLD },
  [BINOME_REPORT_POSTER_HEADLINE] = { 44, 10, PANGO_WEIGHT_HEAVY },
  [BINOME_REPORT_POSTER_LEAD] = { 23, 20, PANGO_WEIGHT_BOLD },
  [BINOME_REPORT_POSTER_HEADING] = { 19, 22, PANGO_WEIGHT_BOLD },
  [BINOME_REPORT_POSTER_TEXT] = { 17, 6, PANGO_WEIGHT_NORMAL },
  [BINOME_REPORT_POSTER_ITEM] = { 17, 8, PANGO_WEIGHT_NORMAL },
  [BINOME_REPORT_POSTER_CONTACT] = { 18, 2, PANGO_WEIGHT_BOLD },
};

#define PADDING 20.0 /* in a coloured area, above and below its words */
#define ITEM_INDENT 30.0

typedef enum
{
  HEAD, /* the coloured area on top: who speaks, and the headline */
  BODY,
  FOOT, /* the area below: whom to ask */
  N_AREAS
} Area;

typedef struct
{
  BinomeReportPosterLine kind;
  PangoLayout *layout;
  double height;
} Words;

typedef struct
{
  double width;
  double scale;
  double spare; /* more space above each part of the body */
  GArray *words;
} Poster;

static void
words_clear (gpointer data)
{
  g_object_unref (((Words *)data)->layout);
}

static void
poster_free (gpointer data)
{
  Poster *poster = data;

  g_array_unref (poster->words);
  g_free (poster);
}

static Area
area_of (BinomeReportPosterLine kind)
{
  switch (kind)
    {
    case BINOME_REPORT_POSTER_SENDER:
    case BINOME_REPORT_POSTER_HEADLINE:
      return HEAD;
    case BINOME_REPORT_POSTER_CONTACT:
      return FOOT;
    case BINOME_REPORT_POSTER_LEAD:
    case BINOME_REPORT_POSTER_HEADING:
    case BINOME_REPORT_POSTER_TEXT:
    case BINOME_REPORT_POSTER_ITEM:
    default:
      return BODY;
    }
}

/* Whether a part of the body begins with such words. */
static gboolean
begins_part (BinomeReportPosterLine kind)
{
  return kind == BINOME_REPORT_POSTER_LEAD || kind == BINOME_REPORT_POSTER_HEADING;
}

static double
indent_of (const Poster *poster, BinomeReportPosterLine kind)
{
  return kind == BINOME_REPORT_POSTER_ITEM ? ITEM_INDENT * poster->scale : 0;
}

static double
space_of (const Poster *poster, BinomeReportPosterLine kind)
{
  return faces[kind].space * poster->scale;
}

/* Sets all words at the scale of the poster. */
static void
set_words (Poster *poster)
{
  for (guint i = 0; i < poster->words->len; i++)
    {
      Words *words = &g_array_index (poster->words, Words, i);
      const Face *face = &faces[words->kind];
      g_autoptr (PangoFontDescription) font = pango_font_description_new ();
      PangoRectangle logical;

      pango_font_description_set_family (font, binome_chart_theme_paper ()->font_family);
      pango_font_description_set_weight (font, face->weight);
      pango_font_description_set_absolute_size (font, face->size * poster->scale * PANGO_SCALE);
      pango_layout_set_font_description (words->layout, font);
      pango_layout_set_width (words->layout,
                              (int)((poster->width - indent_of (poster, words->kind)) * PANGO_SCALE));
      pango_layout_get_extents (words->layout, NULL, &logical);
      words->height = logical.height / (double)PANGO_SCALE;
    }
}

/* How high an area is, its padding included; 0 for one without words. */
static double
measure_area (const Poster *poster, Area area)
{
  double height = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < poster->words->len; i++)
    {
      const Words *words = &g_array_index (poster->words, Words, i);

      if (area_of (words->kind) != area)
        continue;
      height += space_of (poster, words->kind) + words->height;
      any = TRUE;
    }

  return any ? height + (area == BODY ? 1 : 2) * PADDING * poster->scale : height;
}

static double
measure (const Poster *poster)
{
  return measure_area (poster, HEAD) + measure_area (poster, BODY) + measure_area (poster, FOOT);
}

/* As large as the page allows; what is left over stands between the parts. */
static void
fit (Poster *poster, double height)
{
  double fits = SMALLEST, too_large = LARGEST;
  guint n_parts = 1;

  for (guint i = 0; i < N_TRIES; i++)
    {
      poster->scale = (fits + too_large) / 2;
      set_words (poster);
      if (measure (poster) <= height)
        fits = poster->scale;
      else
        too_large = poster->scale;
    }
  poster->scale = fits;
  set_words (poster);

  for (guint i = 0; i < poster->words->len; i++)
    if (begins_part (g_array_index (poster->words, Words, i).kind))
      n_parts++;
  poster->spare = CLAMP ((height - measure (poster)) / n_parts, 0, MOST_SPARE);
}

/* ---- drawing ---- */

static void
draw_area (cairo_t *cr, double x, double y, double width, double height, double strength)
{
  if (height <= 0)
    return;

  binome_report_type_ink (cr, &binome_chart_theme_paper ()->accent, strength);
  cairo_rectangle (cr, x - OVERHANG, y, width + 2 * OVERHANG, height);
  cairo_fill (cr);
}

/* A tick in a disc, before an item. */
static void
draw_mark (cairo_t *cr, double x, double y, double size)
{
  double radius = size * 0.48;

  cairo_save (cr);
  binome_report_type_ink (cr, &binome_chart_theme_paper ()->accent, 1);
  cairo_new_path (cr);
  cairo_arc (cr, x + radius, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, size * 0.13);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, x + radius * 0.55, y + radius * 0.05);
  cairo_line_to (cr, x + radius * 0.88, y + radius * 0.4);
  cairo_line_to (cr, x + radius * 1.48, y - radius * 0.36);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
set_ink (cairo_t *cr, BinomeReportPosterLine kind)
{
  const BinomeChartTheme *theme = binome_chart_theme_paper ();

  if (area_of (kind) == HEAD)
    cairo_set_source_rgb (cr, 1, 1, 1);
  else
    binome_report_type_ink (cr, kind == BINOME_REPORT_POSTER_HEADING ? &theme->accent : &theme->ink, 1);
}

/* The words of an area, one below the other. */
static void
draw_words (const Poster *poster, BinomeReportCanvas *canvas, Area area, double y)
{
  for (guint i = 0; i < poster->words->len; i++)
    {
      const Words *words = &g_array_index (poster->words, Words, i);
      double size = faces[words->kind].size * poster->scale;

      if (area_of (words->kind) != area)
        continue;
      y += space_of (poster, words->kind) + (begins_part (words->kind) ? poster->spare : 0);
      if (words->kind == BINOME_REPORT_POSTER_ITEM)
        draw_mark (canvas->cr, canvas->x, y + size * 0.62, size);
      binome_report_canvas_begin (canvas, words->kind == BINOME_REPORT_POSTER_HEADLINE ? "H1" : "P", NULL);
      set_ink (canvas->cr, words->kind);
      cairo_move_to (canvas->cr, canvas->x + indent_of (poster, words->kind), y);
      pango_cairo_show_layout (canvas->cr, words->layout);
      binome_report_canvas_end (canvas, words->kind == BINOME_REPORT_POSTER_HEADLINE ? "H1" : "P");
      y += words->height;
    }
}

static void
draw_poster (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Poster *poster = box->data;
  double head = measure_area (poster, HEAD), foot = measure_area (poster, FOOT);
  double padding = PADDING * poster->scale, bottom = y + box->height;

  cairo_save (canvas->cr);
  cairo_rectangle (canvas->cr, canvas->x - OVERHANG, y, canvas->width + 2 * OVERHANG, box->height);
  cairo_clip (canvas->cr); /* a text of many pages is no poster */
  draw_area (canvas->cr, canvas->x, y, canvas->width, head, 1);
  draw_words (poster, canvas, HEAD, y + padding);
  draw_words (poster, canvas, BODY, y + head);
  draw_area (canvas->cr, canvas->x, bottom - foot, canvas->width, foot, 0.12);
  draw_words (poster, canvas, FOOT, bottom - foot + padding);
  cairo_restore (canvas->cr);
}

static void
set_text (PangoLayout *layout, const char *text)
{
  g_autofree char *most = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_LETTERS)
    {
      pango_layout_set_text (layout, text, -1);
      return;
    }

  most = g_utf8_substring (text, 0, MOST_LETTERS);
  pango_layout_set_text (layout, most, -1);
}

/**
 * binome_report_stack_add_poster:
 * @self: a stack
 * @lines: (array zero-terminated=1): of each line its #BinomeReportPosterLine as a number, and its words
 *
 * Adds a page of its own.
 */
void
binome_report_stack_add_poster (BinomeReportStack *self, const char *const *lines)
{
  Poster *poster = g_new0 (Poster, 1);

  poster->width = self->width;
  poster->words = g_array_new (FALSE, TRUE, sizeof (Words));
  g_array_set_clear_func (poster->words, words_clear);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i += 2)
    {
      Words words = { .kind = (BinomeReportPosterLine)g_ascii_strtoull (lines[i], NULL, 10),
                      .layout = pango_layout_new (self->context) };

      pango_layout_set_auto_dir (words.layout, FALSE);
      pango_layout_set_wrap (words.layout, PANGO_WRAP_WORD_CHAR);
      set_text (words.layout, lines[i + 1]);
      g_array_append_val (poster->words, words);
    }
  fit (poster, self->height);
  binome_report_stack_own (self, poster, poster_free);
  self->fresh_next = TRUE;
  binome_report_stack_add (self, self->height, 0, draw_poster, poster);
  self->fresh_next = TRUE;
}
