/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours and font of a drawing inside a widget: light or dark, high contrast, accent, the user's font. */

#include "widgets/binome-widget-theme.h"

#include <adwaita.h>

/* What a screen has that does not say. */
#define USUAL_DPI 96.0

static BinomeChartMood
get_mood (AdwStyleManager *manager)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? BINOME_CHART_MOOD_HIGH_CONTRAST_DARK : BINOME_CHART_MOOD_HIGH_CONTRAST_LIGHT;

  return dark ? BINOME_CHART_MOOD_DARK : BINOME_CHART_MOOD_LIGHT;
}

static void
take_font (BinomeChartTheme *theme, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : USUAL_DPI) / 72;
  if (size > 0)
    theme->font_size = size;
  if (pango_font_description_get_family (font) != NULL)
    theme->font_family = g_intern_string (pango_font_description_get_family (font));
}

/**
 * binome_widget_theme_init:
 * @theme: (out caller-allocates): the theme to fill
 * @widget: where the drawing will be
 *
 * Gives @theme the look that @widget has at the moment.
 */
void
binome_widget_theme_init (BinomeChartTheme *theme, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GdkRGBA) rgba = adw_style_manager_get_accent_color_rgba (manager);
  BinomeColour accent = { rgba->red, rgba->green, rgba->blue, rgba->alpha };

  binome_chart_theme_init (theme, get_mood (manager), &accent);
  take_font (theme, widget);
}

/**
 * binome_widget_theme_follow:
 * @widget: a widget with a drawing
 *
 * Has @widget measured and drawn anew whenever the look of the desktop changes.
 */
void
binome_widget_theme_follow (GtkWidget *widget)
{
  g_signal_connect_object (adw_style_manager_get_for_display (gtk_widget_get_display (widget)), "notify",
                           G_CALLBACK (gtk_widget_queue_resize), widget, G_CONNECT_SWAPPED);
}
