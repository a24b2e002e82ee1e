/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the next run is called, and what it is asked for. */

#include "recruitment/binome-match-options-dialog.h"

#include <glib/gi18n-lib.h>

struct _BinomeMatchOptionsDialog
{
  AdwDialog parent_instance;

  AdwEntryRow *title_row;
  AdwSwitchRow *balance_row;
  AdwSwitchRow *best_worst_row;
  AdwSpinRow *minimum_row;
  AdwSpinRow *reserve_row;
  GtkButton *match_button;
};

G_DEFINE_FINAL_TYPE (BinomeMatchOptionsDialog, binome_match_options_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_MATCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_match_clicked_cb (BinomeMatchOptionsDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_MATCH], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
binome_match_options_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_MATCH_OPTIONS_DIALOG);

  G_OBJECT_CLASS (binome_match_options_dialog_parent_class)->dispose (object);
}

static void
binome_match_options_dialog_class_init (BinomeMatchOptionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_match_options_dialog_dispose;

  /* `match`: the user wants a run with what stands there. */
  signals[SIGNAL_MATCH] = g_signal_new ("match", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/match-options-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchOptionsDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchOptionsDialog, balance_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchOptionsDialog, best_worst_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchOptionsDialog, minimum_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchOptionsDialog, reserve_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchOptionsDialog, match_button);
  gtk_widget_class_bind_template_callback (widget_class, on_match_clicked_cb);
}

static void
binome_match_options_dialog_init (BinomeMatchOptionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_match_options_dialog_new:
 * @options: what stands there first
 *
 * Returns: (transfer floating): a dialog that emits `match`
 */
BinomeMatchOptionsDialog *
binome_match_options_dialog_new (const BinomeMatchingOptions *options)
{
  BinomeMatchOptionsDialog *self = g_object_new (BINOME_TYPE_MATCH_OPTIONS_DIALOG, NULL);

  adw_switch_row_set_active (self->balance_row, options->balance);
  adw_switch_row_set_active (self->best_worst_row, options->best_worst);
  adw_spin_row_set_value (self->minimum_row, options->minimum_score);
  adw_spin_row_set_value (self->reserve_row, options->reserve);
  return self;
}

/**
 * binome_match_options_dialog_get_title:
 * @self: a dialog
 *
 * Returns: what the run is to be called; "" for its date
 */
const char *
binome_match_options_dialog_get_title (BinomeMatchOptionsDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->title_row));
}

/**
 * binome_match_options_dialog_get_options:
 * @self: a dialog
 * @options: (out): what the run is asked for
 */
void
binome_match_options_dialog_get_options (BinomeMatchOptionsDialog *self, BinomeMatchingOptions *options)
{
  *options = (BinomeMatchingOptions){
    .minimum_score = (int)adw_spin_row_get_value (self->minimum_row),
    .reserve = (int)adw_spin_row_get_value (self->reserve_row),
    .balance = adw_switch_row_get_active (self->balance_row),
    .best_worst = adw_switch_row_get_active (self->best_worst_row),
  };
}
