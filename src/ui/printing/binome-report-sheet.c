/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a report as a sheet of white paper, as wide as there is room. */

#include "printing/binome-report-sheet.h"

#include <glib/gi18n-lib.h>

#define NARROWEST 200
#define PIXELS_PER_POINT (96.0 / 72.0)
#define SHADOW 6

struct _BinomeReportSheet
{
  GtkWidget parent_instance;

  BinomeReport *report;
  guint page;
};

G_DEFINE_FINAL_TYPE (BinomeReportSheet, binome_report_sheet, GTK_TYPE_WIDGET)

static const BinomeReportPaper *
paper_of (BinomeReportSheet *self)
{
  return self->report != NULL ? binome_report_get_paper (self->report) : &binome_report_a4;
}

static GtkSizeRequestMode
binome_report_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
binome_report_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  const BinomeReportPaper *paper = paper_of (BINOME_REPORT_SHEET (widget));
  double full = paper->width * PIXELS_PER_POINT;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = (int)full;
      return;
    }

  *minimum = *natural = (int)((for_size < 0 ? full : for_size) * paper->height / paper->width);
}

static void
binome_report_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BinomeReportSheet *self = BINOME_REPORT_SHEET (widget);
  float width = (float)gtk_widget_get_width (widget), height = (float)gtk_widget_get_height (widget);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.25f };
  GskRoundedRect outline;
  double scale = width / paper_of (self)->width;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, SHADOW);
  gtk_snapshot_append_color (snapshot, &white, &area);
  if (self->report == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_scale (cr, scale, scale);
  binome_report_draw_page (self->report, cr, self->page);
  cairo_destroy (cr);
}

static void
binome_report_sheet_finalize (GObject *object)
{
  g_clear_object (&BINOME_REPORT_SHEET (object)->report);

  G_OBJECT_CLASS (binome_report_sheet_parent_class)->finalize (object);
}

static void
binome_report_sheet_class_init (BinomeReportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = binome_report_sheet_finalize;
  widget_class->get_request_mode = binome_report_sheet_get_request_mode;
  widget_class->measure = binome_report_sheet_measure;
  widget_class->snapshot = binome_report_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
binome_report_sheet_init (BinomeReportSheet *self)
{
  /* So that the keyboard can go from page to page. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * binome_report_sheet_new:
 *
 * Returns: (transfer floating): a blank sheet
 */
GtkWidget *
binome_report_sheet_new (void)
{
  return g_object_new (BINOME_TYPE_REPORT_SHEET, NULL);
}

/**
 * binome_report_sheet_set_page:
 * @self: a sheet
 * @report: a paginated report
 * @page: which of its pages, from 0
 */
void
binome_report_sheet_set_page (BinomeReportSheet *self, BinomeReport *report, guint page)
{
  /* Translators: a page’s number, how many there are. */
  g_autofree char *label
      = g_strdup_printf (_ ("Page %u of %u"), page + 1, binome_report_get_n_pages (report));

  g_set_object (&self->report, report);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
