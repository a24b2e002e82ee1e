/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file: SVG, PNG or PDF, with its background, title and caption inside. */

#include "binome-chart-private.h"

#include <math.h>
#include <string.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

#define LARGEST_SIDE 16384.0 /* pixels; cairo's pictures end at 32767 */
#define PNG_SCALE 2.0        /* sharp on a dense screen and in a slide */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_size (double width, double height, GError **error)
{
  if (width >= 1 && height >= 1 && width <= LARGEST_SIDE && height <= LARGEST_SIDE)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("A picture of this size cannot be made."));
  return FALSE;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  /* Translators: %s is the reason, from the drawing library. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("The chart could not be saved: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

/* Draws on @surface and finishes it. */
static cairo_status_t
render (BinomeChart *self, cairo_surface_t *surface, double width, double height,
        const BinomeChartTheme *theme)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, theme->background.r, theme->background.g, theme->background.b);
  cairo_paint (cr);
  binome_chart_draw (self, cr, width, height, theme, -1);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

/* Cairo draws text as outlines: gives the picture the title and description that screen readers and
 * search find. */
static void
describe_svg (BinomeChart *self, GByteArray *svg)
{
  g_autoptr (GString) text = g_string_new_len ((const char *)svg->data, svg->len);
  g_autofree char *title = g_markup_escape_text (self->title, -1);
  g_autofree char *summary = binome_chart_summarise (self);
  g_autofree char *description = g_markup_printf_escaped ("%s%s%s", summary, self->caption != NULL ? " " : "",
                                                          self->caption != NULL ? self->caption : "");
  g_autofree char *elements = g_strdup_printf ("\n<title>%s</title>\n<desc>%s</desc>", title, description);
  char *root = strstr (text->str, "<svg");
  char *end = root != NULL ? strchr (root, '>') : NULL;

  if (end == NULL)
    return;

  g_string_insert (text, end + 1 - text->str, elements);
  g_string_insert (text, root + strlen ("<svg") - text->str, " role=\"img\"");
  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, (const guint8 *)text->str, (guint)text->len);
}

/**
 * binome_chart_save_svg:
 * @self: a chart
 * @width: in pixels
 * @height: in pixels
 * @theme: colours and font
 * @error: (out) (optional): why not
 *
 * Returns: (transfer full) (nullable): the chart as SVG, with its title and its summary for screen
 *   readers; %NULL with @error set for an impossible size
 */
GBytes *
binome_chart_save_svg (BinomeChart *self, double width, double height, const BinomeChartTheme *theme,
                       GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (BINOME_IS_CHART (self) && theme != NULL, NULL);

  if (!check_size (width, height, error))
    return NULL;

  surface = cairo_svg_surface_create_for_stream (append_cb, data, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  status = render (self, surface, width, height, theme);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;

  describe_svg (self, data);
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * binome_chart_save_png:
 * @self: a chart
 * @width: in units of the theme's font size; the picture has twice as many pixels
 * @height: likewise
 * @theme: colours and font
 * @error: (out) (optional): why not
 *
 * Returns: (transfer full) (nullable): the chart as PNG; %NULL with @error set for an impossible size
 */
GBytes *
binome_chart_save_png (BinomeChart *self, double width, double height, const BinomeChartTheme *theme,
                       GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (BINOME_IS_CHART (self) && theme != NULL, NULL);

  if (!check_size (width, height, error) || !check_size (width * PNG_SCALE, height * PNG_SCALE, error))
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)ceil (width * PNG_SCALE),
                                        (int)ceil (height * PNG_SCALE));
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, theme->background.r, theme->background.g, theme->background.b);
      cairo_paint (cr);
      binome_chart_draw (self, cr, width, height, theme, -1);
      status = cairo_status (cr);
      cairo_destroy (cr);
    }
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, data);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * binome_chart_save_pdf:
 * @self: a chart
 * @width: in points
 * @height: in points
 * @theme: colours and font, usually binome_chart_theme_paper()
 * @error: (out) (optional): why not
 *
 * Returns: (transfer full) (nullable): the chart as a PDF of one page; %NULL with @error set for an
 *   impossible size
 */
GBytes *
binome_chart_save_pdf (BinomeChart *self, double width, double height, const BinomeChartTheme *theme,
                       GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (BINOME_IS_CHART (self) && theme != NULL, NULL);

  if (!check_size (width, height, error))
    return NULL;

  surface = cairo_pdf_surface_create_for_stream (append_cb, data, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->caption != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->caption);
  status = render (self, surface, width, height, theme);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * binome_chart_save:
 * @self: a chart
 * @file: where to; its name ends in .svg, .png or .pdf
 * @width: as for the function of that format
 * @height: likewise
 * @theme: colours and font
 * @cancellable: (nullable): to give up
 * @error: (out) (optional): why not
 *
 * Writes the file, replacing one that exists. It waits for the disk: not for the main thread of a
 * window.
 *
 * Returns: whether it was written
 */
gboolean
binome_chart_save (BinomeChart *self, GFile *file, double width, double height, const BinomeChartTheme *theme,
                   GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (BINOME_IS_CHART (self) && G_IS_FILE (file) && theme != NULL, FALSE);

  name = g_file_get_basename (file);
  lower = g_ascii_strdown (name != NULL ? name : "", -1);
  if (g_str_has_suffix (lower, ".svg"))
    bytes = binome_chart_save_svg (self, width, height, theme, error);
  else if (g_str_has_suffix (lower, ".png"))
    bytes = binome_chart_save_png (self, width, height, theme, error);
  else if (g_str_has_suffix (lower, ".pdf"))
    bytes = binome_chart_save_pdf (self, width, height, theme, error);
  else
    g_set_error_literal (
        error, BINOME_ERROR, BINOME_ERROR_INVALID,
        _ ("A chart is saved as SVG, PNG or PDF: let the file name end in “.svg”, “.png” or “.pdf”."));
  if (bytes == NULL)
    return FALSE;

  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}
