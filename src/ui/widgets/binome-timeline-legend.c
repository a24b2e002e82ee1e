/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the marks of a timeline mean: every shape with its word, in as many lines as it takes. */

#include "widgets/binome-timeline-legend.h"

#include <glib/gi18n-lib.h>

#include "binome-timeline.h"
#include "widgets/binome-widget-theme.h"

/* The narrowest width that is any use. */
#define MINIMUM_WIDTH 120
#define NATURAL_WIDTH 480

struct _BinomeTimelineLegend
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BinomeTimelineLegend, binome_timeline_legend, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
binome_timeline_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
binome_timeline_legend_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                int *natural, int *minimum_baseline, int *natural_baseline)
{
  BinomeChartTheme theme;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  binome_widget_theme_init (&theme, widget);
  *minimum = *natural
      = (int)binome_timeline_get_legend_height (for_size > 0 ? for_size : NATURAL_WIDTH, &theme) + 1;
}

static void
binome_timeline_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  BinomeChartTheme theme;
  cairo_t *cr;

  binome_widget_theme_init (&theme, widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  binome_timeline_draw_legend (cr, width, &theme);
  cairo_destroy (cr);
}

static void
binome_timeline_legend_class_init (BinomeTimelineLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = binome_timeline_legend_get_request_mode;
  widget_class->measure = binome_timeline_legend_measure;
  widget_class->snapshot = binome_timeline_legend_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
binome_timeline_legend_init (BinomeTimelineLegend *self)
{
  binome_widget_theme_follow (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the marks mean"), -1);
}
