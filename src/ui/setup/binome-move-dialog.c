/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the programme to another state; asks for the reason where the move needs one, and warns,
 * without blocking, when recruitment opens with points missing. */

#include "setup/binome-move-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-programme-workflow.h"
#include "binome-readiness.h"
#include "binome-text.h"

typedef struct
{
  gint64 programme;
  const BinomeMove *move;
  char *reason;
} Change;

static void
change_free (gpointer data)
{
  g_free (((Change *)data)->reason);
  g_free (data);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_programme_move (db, change->programme, (BinomeProgrammeState)change->move->to, change->reason,
                                error);
}

static void
on_moved_cb (GtkWidget *widget, gpointer data)
{
  Change *change = data;

  binome_feedback_toast_undo (widget, _ (binome_programme_states[change->move->to].label));
}

static void
carry_out (GtkWidget *widget, BinomeSession *session, const BinomeMove *move, const char *reason)
{
  Change *change = g_new0 (Change, 1);

  change->programme = binome_session_get_programme_id (session);
  change->move = move;
  change->reason = g_strdup (reason);
  binome_session_write (session, widget, _ (move->label), move_work, change, change_free, on_moved_cb);
}

static void
on_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (dialog), "binome-widget");
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "binome-entry");

  if (g_str_equal (response, "move"))
    carry_out (widget, g_object_get_data (G_OBJECT (dialog), "binome-session"), user_data,
               entry != NULL ? gtk_editable_get_text (entry) : NULL);
}

static void
on_reason_changed_cb (AdwAlertDialog *dialog, GtkEditable *entry)
{
  adw_alert_dialog_set_response_enabled (dialog, "move",
                                         !binome_text_is_blank (gtk_editable_get_text (entry)));
}

static void
ask (GtkWidget *widget, BinomeSession *session, const BinomeMove *move, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ (move->label), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "move", _ (move->label),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "move", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "move");
  g_object_set_data_full (G_OBJECT (dialog), "binome-widget", g_object_ref (widget), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "binome-session", g_object_ref (session), g_object_unref);
  if (move->needs_reason)
    {
      GtkWidget *list = gtk_list_box_new ();
      GtkWidget *entry = adw_entry_row_new ();

      gtk_widget_add_css_class (list, "boxed-list");
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Reason"));
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), entry);
      adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
      adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "move", FALSE);
      g_object_set_data (G_OBJECT (dialog), "binome-entry", entry);
      g_signal_connect_object (entry, "changed", G_CALLBACK (on_reason_changed_cb), dialog,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), (gpointer)move);
  adw_dialog_present (dialog, widget);
}

typedef struct
{
  BinomeSession *session;
  gint64 programme;
  const BinomeMove *move;
  guint n_open;
} Check;

static void
check_free (gpointer data)
{
  g_object_unref (((Check *)data)->session);
  g_free (data);
}

static gboolean
check_work (BinomeDb *db, gpointer data, GError **error)
{
  Check *check = data;
  g_autoptr (GPtrArray) points = binome_readiness_list (db, check->programme, error);

  if (points == NULL)
    return FALSE;

  check->n_open = binome_readiness_count_open (points);
  return TRUE;
}

static void
on_checked_cb (GtkWidget *widget, gpointer data)
{
  Check *check = data;
  g_autofree char *body = NULL;

  if (check->n_open == 0)
    {
      carry_out (widget, check->session, check->move, NULL);
      return;
    }

  body = g_strdup_printf (ngettext ("%u point is still open. You can go on all the same.",
                                    "%u points are still open. You can go on all the same.", check->n_open),
                          check->n_open);
  ask (widget, check->session, check->move, body);
}

/**
 * binome_move_dialog_run:
 * @widget: where the user is
 * @session: what the window works on; its programme is moved
 * @move: one of the moves of binome_programme_machine
 *
 * Moves the programme, asking first where something must be asked.
 */
void
binome_move_dialog_run (GtkWidget *widget, BinomeSession *session, const BinomeMove *move)
{
  Check *check;

  if (move->needs_reason)
    {
      ask (widget, session, move, _ ("The reason is kept in the history."));
      return;
    }
  if (move->to != BINOME_PROGRAMME_STATE_OPEN && move->to != BINOME_PROGRAMME_STATE_MATCHING)
    {
      carry_out (widget, session, move, NULL);
      return;
    }

  check = g_new0 (Check, 1);
  check->session = g_object_ref (session);
  check->programme = binome_session_get_programme_id (session);
  check->move = move;
  binome_session_read (session, widget, check_work, check, check_free, on_checked_cb);
}
