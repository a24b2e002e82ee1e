/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters that someone got, and each of them as it left. */

#include "letters/binome-letter-history.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-workflow.h"
#include "binome-list-model.h"
#include "printing/binome-report-preview.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-plain-dialog.h"

/* ---- one letter ---- */

typedef struct
{
  gint64 letter;
  BinomeReport *report;
} View;

static void
view_free (gpointer data)
{
  g_clear_object (&((View *)data)->report);
  g_free (data);
}

static gboolean
view_work (BinomeDb *db, gpointer data, GError **error)
{
  View *view = data;
  BinomeMadeLetter *letter = binome_made_letter_load (db, view->letter, error);

  if (letter == NULL)
    return FALSE;
  view->report = binome_made_letter_build_report (letter);
  binome_made_letter_free (letter);
  return TRUE;
}

static void
on_view_read_cb (GtkWidget *preview, gpointer data)
{
  binome_report_preview_set_report (BINOME_REPORT_PREVIEW (preview), ((View *)data)->report);
}

/**
 * binome_letter_view_new:
 * @session: where the letter is kept
 * @letter: a letter that left
 *
 * Returns: (transfer floating): a dialog that shows it as it left
 */
AdwDialog *
binome_letter_view_new (BinomeSession *session, gint64 letter)
{
  AdwToolbarView *toolbar_view;
  AdwDialog *dialog = binome_plain_dialog_new (_ ("Letter"), 680, 760, &toolbar_view);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *preview = g_object_new (BINOME_TYPE_REPORT_PREVIEW, "margin-start", 18, "margin-end", 18,
                                     "margin-top", 12, "margin-bottom", 18, NULL);
  View *view = g_new0 (View, 1);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 620);
  adw_clamp_set_child (ADW_CLAMP (clamp), preview);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_set_content (toolbar_view, scrolled);

  view->letter = letter;
  binome_session_read (session, preview, view_work, view, view_free, on_view_read_cb);
  return dialog;
}

/* ---- all letters of a person ---- */

static void
show_letter (AdwActionRow *row, BinomeEntity *letter, gpointer user_data)
{
  g_autofree char *title = binome_entity_dup_title (letter);
  g_autofree char *day
      = binome_date_format (binome_entity_get_date (letter, BINOME_LETTER_MADE_ON), BINOME_DATE_MEDIUM);
  g_autofree char *subtitle
      = g_strdup_printf ("%s · %s", day, binome_entity_get_choice_label (letter, BINOME_LETTER_WAY));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *letter, BinomeSession *session)
{
  adw_dialog_present (binome_letter_view_new (session, binome_entity_get_id (letter)), GTK_WIDGET (list));
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, GtkWidget *list)
{
  gtk_widget_set_visible (list, g_list_model_get_n_items (model) > 0);
}

/**
 * binome_letter_history_new:
 * @session: where the letters are kept
 * @person: who got them
 *
 * Returns: (transfer floating): a group with the letters that @person got, the latest first; it is
 *   hidden while there are none
 */
GtkWidget *
binome_letter_history_new (BinomeSession *session, gint64 person)
{
  BinomeEntityList *list = g_object_new (BINOME_TYPE_ENTITY_LIST, "title", _ ("Letters"), NULL);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_LETTER);
  g_autoptr (BinomeListModel) model = NULL;

  binome_query_where_integer (query, BINOME_LETTER_PERSON, BINOME_QUERY_EQUAL, person);
  binome_query_sort (query, BINOME_LETTER_MADE_ON, TRUE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  gtk_widget_set_visible (GTK_WIDGET (list), g_list_model_get_n_items (G_LIST_MODEL (model)) > 0);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), list, G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "activated", G_CALLBACK (on_activated_cb), session, G_CONNECT_DEFAULT);
  binome_entity_list_set_model (list, model, show_letter, NULL);
  return GTK_WIDGET (list);
}
