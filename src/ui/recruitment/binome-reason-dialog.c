/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why something is done, before it is done. */

#include "recruitment/binome-reason-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-away.h"
#include "binome-text.h"
#include "widgets/binome-date-row.h"
#include "widgets/binome-row-message.h"

typedef struct
{
  GtkWidget *widget; /* owned */
  GtkEditable *entry;
  BinomeReasonDone done;
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

static void
on_changed_cb (AdwAlertDialog *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "binome-entry");
  AdwComboRow *choice = g_object_get_data (G_OBJECT (dialog), "binome-choice");

  adw_alert_dialog_set_response_enabled (dialog, "accept",
                                         !binome_text_is_blank (gtk_editable_get_text (entry))
                                             && (choice == NULL || adw_combo_row_get_selected (choice) > 0));
}

static void
on_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "binome-question");

  if (g_str_equal (response, "accept"))
    question->done (question->widget, gtk_editable_get_text (question->entry), question->data);
}

/**
 * binome_reason_dialog_new:
 * @title: what is to be done, as a question
 * @body: (nullable): what comes of it
 * @accept_label: the button that does it
 * @required: whether there must be a reason
 *
 * Returns: (transfer floating): a dialog, to be shown by binome_reason_dialog_ask()
 */
AdwDialog *
binome_reason_dialog_new (const char *title, const char *body, const char *accept_label, gboolean required)
{
  AdwDialog *self = adw_alert_dialog_new (title, body);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self), "cancel", _ ("_Cancel"), "accept", accept_label,
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self), "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self), "accept");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "accept", !required);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry),
                                 required ? _ ("Reason") : _ ("Reason (optional)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), list);
  adw_dialog_set_focus (self, entry);
  if (required)
    g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (self), "binome-entry", entry);
  return self;
}

/* Both days and the reason must be right. */
static void
on_away_changed_cb (AdwDialog *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (self), "binome-until");
  const char *reason = gtk_editable_get_text (g_object_get_data (G_OBJECT (self), "binome-entry"));
  g_autoptr (GError) error = NULL;
  BinomeDate from, until;
  gboolean valid = binome_date_row_is_valid (g_object_get_data (G_OBJECT (self), "binome-from"))
                   && binome_date_row_is_valid (BINOME_DATE_ROW (row));

  binome_reason_dialog_get_days (self, &from, &until);
  if (valid)
    valid = binome_enrolment_check_away (from, until, &error);
  binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, error != NULL ? error->message : NULL);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "accept",
                                         valid && !binome_text_is_blank (reason));
}

static void
add_day (AdwDialog *self, const char *key, const char *title, BinomeDate date)
{
  GtkWidget *row = binome_date_row_new (title);

  binome_date_row_set_date (BINOME_DATE_ROW (row), date);
  gtk_list_box_append (GTK_LIST_BOX (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (self))), row);
  g_object_set_data (G_OBJECT (self), key, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_away_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * binome_reason_dialog_new_away:
 * @title: what is to be done
 *
 * Returns: (transfer floating): a dialog that asks why somebody is unavailable, and from when until when
 */
AdwDialog *
binome_reason_dialog_new_away (const char *title)
{
  AdwDialog *self = binome_reason_dialog_new (
      title, _ ("Nobody is proposed in between. On the day after the last one they are available again."),
      title, TRUE);

  add_day (self, "binome-from", _ ("First day"), binome_clock_today ());
  add_day (self, "binome-until", _ ("Last day (optional)"), BINOME_DATE_NONE);
  g_signal_connect_object (g_object_get_data (G_OBJECT (self), "binome-entry"), "changed",
                           G_CALLBACK (on_away_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * binome_reason_dialog_get_days:
 * @self: a dialog of binome_reason_dialog_new_away(), as long as it is answered
 * @from: (out): the first day
 * @until: (out): the last; %BINOME_DATE_NONE where it is not known
 */
void
binome_reason_dialog_get_days (AdwDialog *self, BinomeDate *from, BinomeDate *until)
{
  *from = binome_date_row_get_date (g_object_get_data (G_OBJECT (self), "binome-from"));
  *until = binome_date_row_get_date (g_object_get_data (G_OBJECT (self), "binome-until"));
}

/**
 * binome_reason_dialog_add_choice:
 * @self: a new dialog, of a reason that is required
 * @choice: (transfer floating): what to choose beside the words; its first line stands for nothing chosen
 *
 * Asks for both: without a choice one cannot go on.
 */
void
binome_reason_dialog_add_choice (AdwDialog *self, AdwComboRow *choice)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (self), "binome-entry");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("In a few words"));
  gtk_list_box_prepend (GTK_LIST_BOX (gtk_widget_get_parent (entry)), GTK_WIDGET (choice));
  adw_dialog_set_focus (self, GTK_WIDGET (choice));
  g_object_set_data (G_OBJECT (self), "binome-choice", choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * binome_decision_dialog_new:
 * @kind: whether two people are to be kept together or apart, or to be allowed
 *
 * Returns: (transfer floating): a dialog that asks why; the answer may stay empty, but for what goes against
 *   the rules
 */
AdwDialog *
binome_decision_dialog_new (BinomeMatchConstraintKind kind)
{
  if (kind == BINOME_MATCH_CONSTRAINT_KIND_LOCK)
    return binome_reason_dialog_new (
        _ ("Keep These Two Together?"),
        _ ("Every run will propose this pair. The minutes print the reason: write only what may be read by all."),
        _ ("Keep _Together"), FALSE);
  if (kind == BINOME_MATCH_CONSTRAINT_KIND_ALLOW)
    return binome_reason_dialog_new (
        _ ("Allow This Pair?"),
        _ ("Runs may propose this pair, whatever the rules and the lowest score say. The minutes print the "
           "reason: write only what may be read by all."),
        _ ("_Allow"), TRUE);

  return binome_reason_dialog_new (
      _ ("Keep These Two Apart?"),
      _ ("No run will propose this pair. The minutes print the reason: write only what may be read by all."),
      _ ("Keep _Apart"), FALSE);
}

/**
 * binome_reason_dialog_ask:
 * @self: a new dialog
 * @widget: where the user is
 * @done: called when the user goes on
 * @data: for @done
 * @destroy: (nullable): frees @data
 *
 * Shows the dialog.
 */
void
binome_reason_dialog_ask (AdwDialog *self, GtkWidget *widget, BinomeReasonDone done, gpointer data,
                          GDestroyNotify destroy)
{
  Question *question = g_new0 (Question, 1);

  question->widget = g_object_ref (widget);
  question->entry = g_object_get_data (G_OBJECT (self), "binome-entry");
  question->done = done;
  question->data = data;
  question->destroy = destroy;
  g_object_set_data_full (G_OBJECT (self), "binome-question", question, question_free);
  g_signal_connect (self, "response", G_CALLBACK (on_response_cb), NULL);
  adw_dialog_present (self, widget);
}
