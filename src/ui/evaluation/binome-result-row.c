/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An objective: from where to where, how far it has come, and a word for it. */

#include "evaluation/binome-result-row.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-figure-lines.h"
#include "binome-text.h"

#define DECIMALS 1

struct _BinomeResultRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkBox *status_box;
  GtkImage *status_icon;
  GtkLabel *status_label;
  GtkLabel *indicator_label;
  GtkLevelBar *level;
  GtkLabel *baseline_label;
  GtkLabel *result_label;
  GtkLabel *target_label;
  GtkLabel *comment_label;

  const char *style; /* of the status */
};

G_DEFINE_FINAL_TYPE (BinomeResultRow, binome_result_row, ADW_TYPE_PREFERENCES_ROW)

/* Each status has a shape of its own, not only a colour. */
static const struct
{
  const char *icon;
  const char *style;
} signs[] = {
  [BINOME_OBJECTIVE_UNKNOWN] = { "dialog-question-symbolic", "dim-label" },
  [BINOME_OBJECTIVE_REACHED] = { "object-select-symbolic", "success" },
  [BINOME_OBJECTIVE_ON_COURSE] = { "go-next-symbolic", "accent" },
  [BINOME_OBJECTIVE_AT_RISK] = { "dialog-warning-symbolic", "warning" },
  [BINOME_OBJECTIVE_MISSED] = { "process-stop-symbolic", "error" },
};

static void
binome_result_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_RESULT_ROW);

  G_OBJECT_CLASS (binome_result_row_parent_class)->dispose (object);
}

static void
binome_result_row_class_init (BinomeResultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_result_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/evaluation/result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, status_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, status_icon);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, indicator_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, level);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, baseline_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, result_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, target_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeResultRow, comment_label);
}

static void
binome_result_row_init (BinomeResultRow *self)
{
  static const char *const offsets[]
      = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH, GTK_LEVEL_BAR_OFFSET_FULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  /* How full it is says nothing of whether that is good: the word does. */
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    gtk_level_bar_remove_offset_value (self->level, offsets[i]);
}

/**
 * binome_result_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
binome_result_row_new (void)
{
  return g_object_new (BINOME_TYPE_RESULT_ROW, NULL);
}

static void
show_status (BinomeResultRow *self, BinomeObjectiveStatus status)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->status_box), self->style);
  self->style = signs[status].style;
  gtk_widget_add_css_class (GTK_WIDGET (self->status_box), self->style);
  gtk_image_set_from_icon_name (self->status_icon, signs[status].icon);
  gtk_label_set_label (self->status_label, binome_objective_status_get_label (status));
}

/* How much of the way from the baseline to the target is behind it, 0 to 1. */
static double
find_progress (const BinomeObjectiveFigure *figure)
{
  double from = isnan (figure->baseline) ? 0 : figure->baseline;

  if (isnan (figure->result) || isnan (figure->target))
    return 0;
  if (figure->status == BINOME_OBJECTIVE_REACHED || figure->target == from)
    return figure->status == BINOME_OBJECTIVE_REACHED ? 1 : 0;

  return CLAMP ((figure->result - from) / (figure->target - from), 0, 1);
}

static void
set_value (GtkLabel *label, double value, const char *unit)
{
  g_autofree char *text = binome_figures_format_value (value, unit, DECIMALS);

  gtk_label_set_label (label, text);
}

/**
 * binome_result_row_show:
 * @self: a row
 * @figure: an objective and where it stands
 */
void
binome_result_row_show (BinomeResultRow *self, const BinomeObjectiveFigure *figure)
{
  double progress = find_progress (figure);
  g_autofree char *share = binome_text_format_percent (progress, 0);
  /* Translators: %s is a share such as “64%”: how much of the way to an objective is done. */
  g_autofree char *way = g_strdup_printf (_ ("%s of the way to the target"), share);
  gboolean has_comment = !binome_text_is_blank (figure->comment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), figure->title);
  gtk_label_set_label (self->title_label, figure->title);
  gtk_label_set_label (self->indicator_label, figure->indicator);
  gtk_widget_set_visible (GTK_WIDGET (self->indicator_label), !binome_text_is_blank (figure->indicator));
  show_status (self, figure->status);
  gtk_level_bar_set_value (self->level, progress);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->level), way);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, way, -1);
  set_value (self->baseline_label, figure->baseline, figure->unit);
  set_value (self->result_label, figure->result, figure->unit);
  set_value (self->target_label, figure->target, figure->unit);
  gtk_label_set_label (self->comment_label, figure->comment);
  gtk_widget_set_visible (GTK_WIDGET (self->comment_label), has_comment);
}
