/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in drawings: measured the same for every surface, so that pointing agrees with what was drawn. */

#include "binome-chart-private.h"

#define LONGEST 256 /* characters of a text that are ever laid out */

/* Returns: (transfer full): a context whose measures depend on no surface. */
PangoContext *
binome_chart_text_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

/* Returns: (transfer full): one line of @text, shortened by an ellipsis to @max_width where that is
 * above 0. */
PangoLayout *
binome_chart_text_new (PangoContext *context, const BinomeChartTheme *theme, BinomeChartTextStyle style,
                       const char *text, double max_width)
{
  static const double scales[] = {
    [BINOME_CHART_TEXT_PLAIN] = 1,
    [BINOME_CHART_TEXT_SMALL] = 0.85,
    [BINOME_CHART_TEXT_BOLD] = 1,
    [BINOME_CHART_TEXT_TITLE] = 1.1,
  };
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  double size = CLAMP (theme->font_size, 1, 400) * scales[style];
  gboolean bold = style == BINOME_CHART_TEXT_BOLD || style == BINOME_CHART_TEXT_TITLE;
  PangoAttrList *attributes;

  pango_font_description_set_family (font, theme->font_family != NULL ? theme->font_family : "Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (g_utf8_strlen (text, -1) > LONGEST)
    {
      g_autofree char *start = g_utf8_substring (text, 0, LONGEST);

      pango_layout_set_text (layout, start, -1);
    }
  else
    {
      pango_layout_set_text (layout, text, -1);
    }
  if (max_width > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int)(MIN (max_width, 100000) * PANGO_SCALE));
    }

  return layout;
}

void
binome_chart_text_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double)logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double)logical.height / PANGO_SCALE;
}

/* Draws @layout with its upper left corner at (@x, @y). */
void
binome_chart_text_show (cairo_t *cr, PangoLayout *layout, double x, double y, const BinomeColour *colour)
{
  cairo_save (cr);
  cairo_set_source_rgba (cr, colour->r, colour->g, colour->b, colour->a);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/* Two lines, the first bold, in a bubble above (@x, @y), or below it where there is no room above; it
 * stays within @width by @height. */
void
binome_chart_text_bubble (cairo_t *cr, PangoContext *context, const BinomeChartTheme *theme,
                          const char *first, const char *second, double x, double y, double width,
                          double height)
{
  double pad = theme->font_size * 0.5, room = MAX (width - 2 * pad - 4, 1);
  double first_width, first_height, second_width, second_height, w, h;
  g_autoptr (PangoLayout) upper = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_BOLD, first, room);
  g_autoptr (PangoLayout) lower
      = binome_chart_text_new (context, theme, BINOME_CHART_TEXT_SMALL, second, room);

  binome_chart_text_size (upper, &first_width, &first_height);
  binome_chart_text_size (lower, &second_width, &second_height);
  w = MAX (first_width, second_width) + 2 * pad;
  h = first_height + second_height + pad;
  x = CLAMP (x - w / 2, 2, MAX (width - w - 2, 2));
  y = y - h - pad >= 0 ? y - h - pad : y + pad;
  y = CLAMP (y, 0, MAX (height - h, 0));

  binome_chart_style_rounded (cr, x, y, w, h, theme->font_size * 0.5);
  binome_chart_style_colour (cr, &theme->ink, 1);
  cairo_fill (cr);
  binome_chart_text_show (cr, upper, x + pad, y + pad / 2, &theme->background);
  binome_chart_text_show (cr, lower, x + pad, y + pad / 2 + first_height, &theme->background);
}
