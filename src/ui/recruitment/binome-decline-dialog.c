/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why an offer was declined: a reason of the list, and a few words. */

#include "recruitment/binome-decline-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

typedef struct
{
  AdwAlertDialog *dialog; /* not owned: it owns this */
  GtkWidget *widget;      /* owned */
  AdwComboRow *reasons;
  GtkEditable *entry;
  BinomeDeclineDone done;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->widget);
  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

/* The first line of the list asks to choose: it is the one for no reason. */
static void
on_changed_cb (Question *question)
{
  adw_alert_dialog_set_response_enabled (
      question->dialog, "accept",
      adw_combo_row_get_selected (question->reasons) > 0
          && !binome_text_is_blank (gtk_editable_get_text (question->entry)));
}

static void
on_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "accept"))
    question->done (question->widget, (BinomeDeclineReason)adw_combo_row_get_selected (question->reasons),
                    gtk_editable_get_text (question->entry), question->data);
}

static GtkWidget *
make_reasons (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Choose"));
  for (guint i = BINOME_DECLINE_REASON_NONE + 1; binome_pair_decline_reasons[i].id != NULL; i++)
    gtk_string_list_append (list, _ (binome_pair_decline_reasons[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Reason"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

/**
 * binome_decline_dialog_ask:
 * @widget: where the user is
 * @title: what is recorded, such as “Tutor Says No”
 * @done: called when the user goes on
 * @data: for @done
 * @destroy: (nullable): frees @data
 *
 * Asks for the reason of the list and for words; without both one cannot go on.
 *
 * Returns: (transfer none): the dialog, which is shown
 */
AdwDialog *
binome_decline_dialog_ask (GtkWidget *widget, const char *title, BinomeDeclineDone done, gpointer data,
                           GDestroyNotify destroy)
{
  AdwDialog *self = adw_alert_dialog_new (
      title, _ ("The offer ends here. The next best tutor with a place is proposed at once."));
  Question *question = g_new0 (Question, 1);
  GtkWidget *list = gtk_list_box_new (), *reasons = make_reasons (), *entry = adw_entry_row_new ();

  question->dialog = ADW_ALERT_DIALOG (self);
  question->widget = g_object_ref (widget);
  question->reasons = ADW_COMBO_ROW (reasons);
  question->entry = GTK_EDITABLE (entry);
  question->done = done;
  question->data = data;
  question->destroy = destroy;

  adw_alert_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "accept", _ ("_Record"), NULL);
  adw_alert_dialog_set_response_appearance (question->dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question->dialog, "accept");
  adw_alert_dialog_set_response_enabled (question->dialog, "accept", FALSE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("In a few words"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), reasons);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (question->dialog, list);
  adw_dialog_set_focus (self, reasons);
  g_signal_connect_swapped (reasons, "notify::selected", G_CALLBACK (on_changed_cb), question);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed_cb), question);
  g_signal_connect_data (self, "response", G_CALLBACK (on_response_cb), question,
                         (GClosureNotify)(void (*) (void))question_free, 0);
  adw_dialog_present (self, widget);
  return self;
}
