/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a PDF file: tagged, with an outline, links, metadata and embedded fonts. */

#include "binome-report.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-report-cover.h"
#include "binome-report-layout.h"
#include "binome-report-private.h"

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

/* After an error the rest goes nowhere: Cairo, told of it, would leak what it has not written. */
static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->error == NULL)
    g_output_stream_write_all (sink->stream, data, length, NULL, sink->cancellable, &sink->error);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (BinomeReport *self, cairo_surface_t *surface)
{
  static const struct
  {
    BinomeReportMeta meta;
    cairo_pdf_metadata_t key;
  } keys[] = {
    { BINOME_REPORT_META_TITLE, CAIRO_PDF_METADATA_TITLE },
    { BINOME_REPORT_META_AUTHOR, CAIRO_PDF_METADATA_AUTHOR },
    { BINOME_REPORT_META_SUBJECT, CAIRO_PDF_METADATA_SUBJECT },
    { BINOME_REPORT_META_KEYWORDS, CAIRO_PDF_METADATA_KEYWORDS },
  };
  g_autofree char *now = binome_clock_now ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (*binome_report_get_meta (self, keys[i].meta) != '\0')
      cairo_pdf_surface_set_metadata (surface, keys[i].key, binome_report_get_meta (self, keys[i].meta));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Binôme " BINOME_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, now);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, now);
}

static void
add_outline (BinomeReportLayout *layout, cairo_surface_t *surface)
{
  GPtrArray *headings = binome_report_layout_get_headings (layout);
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < headings->len; i++)
    {
      const BinomeReportHeading *heading = g_ptr_array_index (headings, i);
      g_autofree char *name = g_strconcat (heading->number, "\u2002", heading->title, NULL);
      g_autofree char *link = g_strdup_printf ("dest='section-%u'", heading->index + 1);
      gboolean first = heading->level == 1;
      int id = cairo_pdf_surface_add_outline (surface, first ? CAIRO_PDF_OUTLINE_ROOT : parent, name, link,
                                              first ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      if (first)
        parent = id;
    }
}

static gboolean
check (Sink *sink, cairo_status_t status, GError **error)
{
  if (sink->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (sink->cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("The PDF could not be made: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
draw_pages (BinomeReportLayout *layout, cairo_surface_t *surface, Sink *sink, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean good = check (sink, cairo_status (cr), error);

  for (guint page = 0; good && page < binome_report_layout_get_n_pages (layout); page++)
    {
      binome_report_layout_draw_page (layout, cr, page, TRUE);
      cairo_show_page (cr);
      good = check (sink, cairo_status (cr), error);
    }
  cairo_destroy (cr);
  return good;
}

/**
 * binome_report_write_pdf:
 * @self: a report
 * @stream: where to; it is not closed
 * @paper: (nullable): the sheet and its margins; %NULL for A4
 * @cancellable: (nullable): to give up between two pages
 * @error: %BINOME_ERROR_FAILED, an error of @stream, or %G_IO_ERROR_CANCELLED
 *
 * Writes the report as a PDF 1.7 file. The pagination for screen and printer stays as it is.
 *
 * Returns: whether all was written
 */
gboolean
binome_report_write_pdf (BinomeReport *self, GOutputStream *stream, const BinomeReportPaper *paper,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeReportLayout) layout = binome_report_layout_new (self, paper);
  const BinomeReportPaper *sheet = binome_report_layout_get_paper (layout);
  Sink sink = { stream, cancellable, NULL };
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write_cb, &sink, sheet->width, sheet->height);
  gboolean good;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (self, surface);
  good = draw_pages (layout, surface, &sink, error);
  if (good)
    add_outline (layout, surface);
  cairo_surface_finish (surface);
  good = good && check (&sink, cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  g_clear_error (&sink.error);
  return good;
}

/* Why a file could not be written, in the user's words. */
static const char *
explain (const GError *error)
{
  if (error->domain != G_FILE_ERROR)
    return error->message;

  switch (error->code)
    {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return _ ("the folder does not exist");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return _ ("you may not write there");
    case G_FILE_ERROR_NOSPC:
      return _ ("the disk is full");
    case G_FILE_ERROR_ISDIR:
      return _ ("there is a folder of that name");
    default:
      return error->message;
    }
}

/**
 * binome_report_export_pdf:
 * @self: a report
 * @path: the file, in the encoding of file names
 * @paper: (nullable): the sheet and its margins; %NULL for A4
 * @cancellable: (nullable): to give up between two pages
 * @error: %BINOME_ERROR_FAILED with the name of the file, or %G_IO_ERROR_CANCELLED
 *
 * Writes the report as a PDF 1.7 file. The file is replaced when all is written; where that fails
 * the old one stays as it was.
 *
 * Returns: whether the file is written
 */
gboolean
binome_report_export_pdf (BinomeReport *self, const char *path, const BinomeReportPaper *paper,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *buffer = G_MEMORY_OUTPUT_STREAM (memory);
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;

  if (!binome_report_write_pdf (self, memory, paper, cancellable, error))
    return FALSE;
  if (g_file_set_contents_full (path, g_memory_output_stream_get_data (buffer),
                                (gssize)g_memory_output_stream_get_data_size (buffer),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &reason))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("The report could not be saved as “%s”: %s."),
               name, explain (reason));
  return FALSE;
}
