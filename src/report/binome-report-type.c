/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typography of reports: sizes, line grid and colours, the same on every screen, printer and file. */

#include "binome-report-type.h"

#include <math.h>
#include <string.h>

typedef enum
{
  INK,
  FAINT,
  ACCENT,
} Tone;

typedef struct
{
  double size;    /* points */
  double leading; /* points */
  PangoWeight weight;
  Tone tone;
  gboolean tabular; /* figures of one width, so that columns of numbers line up */
} Typeface;

static const Typeface typefaces[] = {
  [BINOME_REPORT_COVER_TITLE] = { 32, 39, PANGO_WEIGHT_BOLD, INK, FALSE },
  [BINOME_REPORT_COVER_SUBTITLE] = { 15, 22, PANGO_WEIGHT_NORMAL, FAINT, FALSE },
  [BINOME_REPORT_COVER_NAME] = { 12, 17, PANGO_WEIGHT_BOLD, ACCENT, FALSE },
  [BINOME_REPORT_COVER_FACT] = { 11, 16, PANGO_WEIGHT_NORMAL, INK, FALSE },
  [BINOME_REPORT_TITLE] = { 22, 28, PANGO_WEIGHT_BOLD, INK, FALSE },
  [BINOME_REPORT_SUBTITLE] = { 12, 18, PANGO_WEIGHT_NORMAL, FAINT, FALSE },
  [BINOME_REPORT_HEADING_1] = { 17, 22, PANGO_WEIGHT_BOLD, ACCENT, FALSE },
  [BINOME_REPORT_HEADING_2] = { 12.5, 17, PANGO_WEIGHT_BOLD, INK, FALSE },
  [BINOME_REPORT_BODY] = { 10, 14.5, PANGO_WEIGHT_NORMAL, INK, FALSE },
  [BINOME_REPORT_CAPTION] = { 8.5, 12, PANGO_WEIGHT_NORMAL, FAINT, FALSE },
  [BINOME_REPORT_FIGURE] = { 24, 30, PANGO_WEIGHT_BOLD, ACCENT, TRUE },
  [BINOME_REPORT_FIGURE_SMALL] = { 15, 30, PANGO_WEIGHT_BOLD, ACCENT, TRUE },
  [BINOME_REPORT_LABEL] = { 9, 12.5, PANGO_WEIGHT_BOLD, INK, FALSE },
  [BINOME_REPORT_NOTE] = { 8, 11, PANGO_WEIGHT_NORMAL, FAINT, FALSE },
  [BINOME_REPORT_TABLE_HEAD] = { 8.5, 12, PANGO_WEIGHT_BOLD, INK, FALSE },
  [BINOME_REPORT_TABLE_CELL] = { 9, 12.5, PANGO_WEIGHT_NORMAL, INK, TRUE },
  [BINOME_REPORT_TABLE_TOTAL] = { 9, 12.5, PANGO_WEIGHT_BOLD, INK, TRUE },
  [BINOME_REPORT_SMALL_HEAD] = { 7.5, 10.5, PANGO_WEIGHT_BOLD, FAINT, FALSE },
  [BINOME_REPORT_SMALL_CELL] = { 8, 11, PANGO_WEIGHT_NORMAL, INK, TRUE },
  [BINOME_REPORT_SMALL_TOTAL] = { 8, 11, PANGO_WEIGHT_BOLD, INK, TRUE },
  [BINOME_REPORT_CONTENTS_1] = { 11, 16, PANGO_WEIGHT_BOLD, INK, TRUE },
  [BINOME_REPORT_CONTENTS_2] = { 10, 15, PANGO_WEIGHT_NORMAL, INK, TRUE },
  [BINOME_REPORT_FURNITURE] = { 8, 11, PANGO_WEIGHT_NORMAL, FAINT, TRUE },
};

/**
 * binome_report_clean_text:
 * @text: (nullable): anything
 *
 * Returns: (transfer full): @text as valid UTF-8 without control characters other than the end of a line
 */
char *
binome_report_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == 0x2028 || c == 0x2029)
        c = '\n';
      if (c == '\t')
        c = ' ';
      if (c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free_and_steal (clean);
}

/**
 * binome_report_clean_line:
 * @text: (nullable): anything
 *
 * Returns: (transfer full): @text as one clean line
 */
char *
binome_report_clean_line (const char *text)
{
  char *line = binome_report_clean_text (text);

  return g_strstrip (g_strdelimit (line, "\n", ' '));
}

/**
 * binome_report_type_context:
 * @language: BCP 47, such as "fr"
 *
 * A context of one point a unit whose metrics are not rounded to any device, so that lines break
 * alike on every surface. It has a font map of its own, hence may live in any thread.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
binome_report_type_context (const char *language)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/**
 * binome_report_type_leading:
 * @style: a style
 *
 * Returns: the height of a line, in points
 */
double
binome_report_type_leading (BinomeReportStyle style)
{
  return typefaces[style].leading;
}

/**
 * binome_report_type_ink:
 * @cr: a drawing
 * @colour: a colour
 * @strength: from 0, the white of the paper, to 1, the colour itself
 *
 * Sets an opaque tint, as printers like it, for what is drawn next.
 */
void
binome_report_type_ink (cairo_t *cr, const BinomeColour *colour, double strength)
{
  cairo_set_source_rgb (cr, 1 - (1 - colour->r) * strength, 1 - (1 - colour->g) * strength,
                        1 - (1 - colour->b) * strength);
}

/**
 * binome_report_type_rule:
 * @cr: a drawing
 * @x: where it starts
 * @y: its middle
 * @width: how long it is
 * @thickness: how thick it is
 * @colour: its colour
 *
 * Draws a line across.
 */
void
binome_report_type_rule (cairo_t *cr, double x, double y, double width, double thickness,
                         const BinomeColour *colour)
{
  binome_report_type_ink (cr, colour, 1);
  cairo_rectangle (cr, x, y - thickness / 2, width, thickness);
  cairo_fill (cr);
}

static PangoFontDescription *
describe (const Typeface *face)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, binome_chart_theme_paper ()->font_family);
  pango_font_description_set_weight (font, face->weight);
  pango_font_description_set_absolute_size (font, face->size * PANGO_SCALE);
  return font;
}

static void
set_attributes (PangoLayout *layout, const Typeface *face, gsize lead)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (face->tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, lnum=1"));
  if (lead > 0)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->end_index = (guint)MIN (lead, G_MAXUINT - 1);
      pango_attr_list_insert (attributes, bold);
    }
  pango_layout_set_attributes (layout, attributes);
}

static BinomeReportText *
text_new (PangoContext *context, BinomeReportStyle style, const char *text, gsize lead, double width,
          int max_lines)
{
  const Typeface *face = &typefaces[style];
  g_autoptr (PangoFontDescription) font = describe (face);
  PangoFontMetrics *metrics;
  BinomeReportText *self = g_new0 (BinomeReportText, 1);
  double ascent, descent;

  self->style = style;
  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_text (self->layout, text, -1);
  set_attributes (self->layout, face, lead);
  if (width >= 0)
    {
      pango_layout_set_width (self->layout, (int)(MAX (width, 1) * PANGO_SCALE));
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }
  if (max_lines > 0)
    {
      pango_layout_set_height (self->layout, -max_lines);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }

  metrics = pango_context_get_metrics (context, font, NULL);
  ascent = pango_font_metrics_get_ascent (metrics) / (double)PANGO_SCALE;
  descent = pango_font_metrics_get_descent (metrics) / (double)PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  self->leading = face->leading;
  self->baseline = (face->leading - ascent - descent) / 2 + ascent;
  self->n_lines = MAX (1, pango_layout_get_line_count (self->layout));
  return self;
}

/**
 * binome_report_text_new:
 * @context: from binome_report_type_context()
 * @style: how it looks
 * @text: a clean text
 * @width: how wide its lines may be, in points; negative for as wide as it needs
 * @max_lines: after how many lines it is cut short with an ellipsis; 0 for never
 *
 * Returns: (transfer full): the text, broken into lines
 */
BinomeReportText *
binome_report_text_new (PangoContext *context, BinomeReportStyle style, const char *text, double width,
                        int max_lines)
{
  return text_new (context, style, text, 0, width, max_lines);
}

/**
 * binome_report_text_new_led:
 * @context: from binome_report_type_context()
 * @style: how it looks
 * @lead: (nullable): its first words, in bold
 * @text: what follows
 * @width: how wide its lines may be, in points
 * @max_lines: after how many lines it is cut short with an ellipsis; 0 for never
 *
 * Returns: (transfer full): the text, broken into lines
 */
BinomeReportText *
binome_report_text_new_led (PangoContext *context, BinomeReportStyle style, const char *lead,
                            const char *text, double width, int max_lines)
{
  g_autofree char *whole = NULL;

  if (lead == NULL || *lead == '\0')
    return text_new (context, style, text, 0, width, max_lines);

  whole = *text == '\0' ? g_strdup (lead) : g_strconcat (lead, " ", text, NULL);
  return text_new (context, style, whole, strlen (lead), width, max_lines);
}

/**
 * binome_report_text_free:
 * @self: (transfer full): a text
 */
void
binome_report_text_free (BinomeReportText *self)
{
  g_object_unref (self->layout);
  g_free (self);
}

/**
 * binome_report_text_height:
 * @self: a text
 *
 * Returns: the height of all its lines, in points
 */
double
binome_report_text_height (const BinomeReportText *self)
{
  return self->n_lines * self->leading;
}

static double
line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return logical.width / (double)PANGO_SCALE;
}

/**
 * binome_report_text_width:
 * @self: a text
 *
 * Returns: the width of its longest line, in points
 */
double
binome_report_text_width (const BinomeReportText *self)
{
  double width = 0;

  for (int i = 0; i < pango_layout_get_line_count (self->layout); i++)
    width = MAX (width, line_width (pango_layout_get_line_readonly (self->layout, i)));
  return width;
}

static const BinomeColour *
tone_colour (Tone tone)
{
  const BinomeChartTheme *theme = binome_chart_theme_paper ();

  switch (tone)
    {
    case INK:
      return &theme->ink;
    case FAINT:
      return &theme->faint_ink;
    case ACCENT:
      return &theme->accent;
    default:
      g_return_val_if_reached (&theme->ink);
    }
}

/**
 * binome_report_text_draw:
 * @self: a text
 * @cr: where to
 * @x: its left edge
 * @y: the top of the first line drawn
 * @width: the width @align refers to
 * @align: how the lines stand in it
 * @first: the first line to draw, from 0
 * @count: how many lines to draw; -1 for all that follow
 */
void
binome_report_text_draw (const BinomeReportText *self, cairo_t *cr, double x, double y, double width,
                         BinomeReportAlign align, int first, int count)
{
  int n = pango_layout_get_line_count (self->layout);
  int end = count < 0 ? n : MIN (n, first + count);

  binome_report_type_ink (cr, tone_colour (typefaces[self->style].tone), 1);
  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      double slack = align == BINOME_REPORT_START ? 0 : width - line_width (line);

      if (align == BINOME_REPORT_CENTRE)
        slack /= 2;
      cairo_move_to (cr, x + slack, y + (i - first) * self->leading + self->baseline);
      pango_cairo_show_layout_line (cr, line);
    }
  cairo_new_path (cr);
}
