/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a report below each other, as they will be printed. */

#include "printing/binome-report-preview.h"

#include "printing/binome-report-sheet.h"

#define SPACING 18

struct _BinomeReportPreview
{
  AdwBin parent_instance;

  GtkBox *box;
  GPtrArray *sheets; /* (element-type BinomeReportSheet) unowned */
};

G_DEFINE_FINAL_TYPE (BinomeReportPreview, binome_report_preview, ADW_TYPE_BIN)

static void
binome_report_preview_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_REPORT_PREVIEW (object)->sheets);

  G_OBJECT_CLASS (binome_report_preview_parent_class)->finalize (object);
}

static void
binome_report_preview_class_init (BinomeReportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_report_preview_finalize;
}

static void
binome_report_preview_init (BinomeReportPreview *self)
{
  self->sheets = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * binome_report_preview_set_report:
 * @self: a preview
 * @report: what to show; it must not be paginated for other paper afterwards
 *
 * Shows another report, or another state of it, at the same place of the scroll.
 */
void
binome_report_preview_set_report (BinomeReportPreview *self, BinomeReport *report)
{
  guint n_pages = binome_report_paginate (report, &binome_report_a4);

  while (self->sheets->len > n_pages)
    gtk_box_remove (self->box, g_ptr_array_steal_index (self->sheets, self->sheets->len - 1));
  while (self->sheets->len < n_pages)
    {
      GtkWidget *sheet = binome_report_sheet_new ();

      gtk_box_append (self->box, sheet);
      g_ptr_array_add (self->sheets, sheet);
    }
  for (guint i = 0; i < n_pages; i++)
    binome_report_sheet_set_page (self->sheets->pdata[i], report, i);
}

/**
 * binome_report_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages it shows
 */
guint
binome_report_preview_get_n_pages (BinomeReportPreview *self)
{
  return self->sheets->len;
}
