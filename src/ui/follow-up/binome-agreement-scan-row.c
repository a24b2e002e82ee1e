/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed copy of a document, in its form. */

#include "follow-up/binome-agreement-scan-row.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement-scan.h"
#include "binome-model.h"
#include "widgets/binome-file-row.h"

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF and pictures"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/tiff");
  return filter;
}

static gboolean
keep (BinomeDb *db, gint64 field, gint64 agreement, GFile *file, GError **error)
{
  return binome_agreement_scan_attach (db, agreement, file, error);
}

static gboolean
remove_scan (BinomeDb *db, gint64 field, gint64 agreement, GError **error)
{
  return binome_agreement_scan_remove (db, agreement, error);
}

static GFile *
put_out (BinomeDb *db, gint64 field, gint64 agreement, const char *folder, GError **error)
{
  return binome_agreement_scan_put_out (db, agreement, folder, error);
}

static gboolean
save (BinomeDb *db, gint64 field, gint64 agreement, GFile *to, GError **error)
{
  return binome_agreement_scan_save (db, agreement, to, error);
}

static const BinomeFilePlace scans = {
  .folder = "signed",
  .make_filter = make_filter,
  .keep = keep,
  .remove = remove_scan,
  .put_out = put_out,
  .save = save,
};

static void
show (GtkWidget *row, GParamSpec *pspec, BinomeEntity *agreement)
{
  const char *name = binome_entity_get_text (agreement, BINOME_AGREEMENT_SCAN);

  binome_file_row_show (row, name, name);
}

/**
 * binome_agreement_scan_row_new:
 * @session: what the window works on
 * @agreement: a live document
 *
 * Returns: (transfer floating): a row that shows its signed copy, or asks for it
 */
GtkWidget *
binome_agreement_scan_row_new (BinomeSession *session, BinomeEntity *agreement)
{
  GtkWidget *row = binome_file_row_new (session, &scans, 0, binome_entity_get_id (agreement),
                                        _ ("Signed copy"), _ ("A PDF or a picture; none yet"));

  g_signal_connect_object (agreement, "notify::scan", G_CALLBACK (show), row, G_CONNECT_SWAPPED);
  show (row, NULL, agreement);
  return row;
}
