/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why an offer was declined: a reason of the list, and a few words. */

#include "recruitment/binome-decline-dialog.h"

#include <glib/gi18n-lib.h>

#include "recruitment/binome-reason-dialog.h"

typedef struct
{
  AdwComboRow *reasons; /* not owned: of the dialog */
  BinomeDeclineDone done;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

/* The first line of the list asks to choose: it is the one for no reason. */
static void
on_reason_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Question *question = data;

  question->done (widget, (BinomeDeclineReason)adw_combo_row_get_selected (question->reasons), text,
                  question->data);
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
  AdwDialog *self = binome_reason_dialog_new (
      title, _ ("The offer ends here. The next best tutor with a place is proposed at once."), _ ("_Record"),
      TRUE);
  Question *question = g_new0 (Question, 1);

  question->reasons = ADW_COMBO_ROW (make_reasons ());
  question->done = done;
  question->data = data;
  question->destroy = destroy;
  binome_reason_dialog_add_choice (self, question->reasons);
  binome_reason_dialog_ask (self, widget, on_reason_cb, question, question_free);
  return self;
}
