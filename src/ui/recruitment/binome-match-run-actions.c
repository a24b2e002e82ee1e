/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user decides about a run: its name, that it is adopted, or that it is put aside, and why. */

#include "recruitment/binome-match-run-actions.h"

#include <glib/gi18n-lib.h>

#include "binome-db-attempt.h"
#include "binome-feedback.h"
#include "binome-matching.h"
#include "binome-text.h"
#include "recruitment/binome-reason-dialog.h"

typedef struct
{
  BinomeSession *session;
  gint64 run;
  char *text;
  gboolean partly;   /* some of its pairs may be left */
  gboolean adopted;  /* what came of it */
  BinomeMany *pairs; /* those tried, once they were */
  BinomeSessionDone done;
} Decision;

static Decision *
decision_new (BinomeSession *session, BinomeEntity *run, BinomeSessionDone done)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->session = g_object_ref (session);
  decision->run = binome_entity_get_id (run);
  decision->done = done;
  return decision;
}

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_object_unref (decision->session);
  g_free (decision->text);
  g_clear_pointer (&decision->pairs, binome_many_free);
  g_free (decision);
}

/* The dialog frees its data when it closes; the write has its own. */
static Decision *
decision_copy (const Decision *asked, const char *text)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->session = g_object_ref (asked->session);
  decision->run = asked->run;
  decision->text = g_strdup (text);
  decision->done = asked->done;
  return decision;
}

/* ---- adopt ---- */

static gboolean
adopt (BinomeDb *db, gpointer data, GError **error)
{
  Decision *decision = data;

  return binome_match_run_adopt (db, decision->run, decision->text, decision->partly, &decision->pairs,
                                 error);
}

/* Where some of its pairs have become impossible nothing is written, and the user is asked. */
static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  Decision *decision = data;
  g_autoptr (GError) local_error = NULL;

  decision->adopted = binome_db_attempt (db, adopt, decision, &local_error);
  if (decision->adopted || decision->pairs != NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void on_tried_cb (GtkWidget *widget, gpointer data);

static void
on_partly_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  const Decision *asked = g_object_get_data (G_OBJECT (dialog), "binome-decision");
  Decision *decision;

  if (!g_str_equal (response, "accept"))
    return;

  decision = decision_copy (asked, asked->text);
  decision->partly = TRUE;
  binome_session_write (decision->session, user_data, _ ("Adopt a matching run"), adopt_work, decision,
                        decision_free, on_tried_cb);
}

/* Names those who cannot have their pair any more. */
static void
ask_partly (GtkWidget *widget, const Decision *decision)
{
  const BinomeMany *pairs = decision->pairs;
  guint n_left = pairs->left->len, n = pairs->n_done;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u Pair Is No Longer Possible", "%u Pairs Are No Longer Possible", n_left), n_left);
  g_autofree char *left = binome_many_list_left (pairs);
  g_autofree char *accept = g_strdup_printf (ngettext ("_Adopt the Other %u", "_Adopt the Other %u", n), n);
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s are lines, each a person and a reason. */
      _ ("Things have changed since this run. To run the matching again may find these people another tutor.\n\n%s"),
      left);
  AdwDialog *dialog = adw_alert_dialog_new (title, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", n > 0 ? _ ("_Cancel") : _ ("_Close"));
  if (n > 0)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "accept", accept);
  g_object_set_data_full (G_OBJECT (dialog), "binome-decision", decision_copy (decision, decision->text),
                          decision_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_partly_cb), widget, 0);
  adw_dialog_present (dialog, widget);
}

static void
on_tried_cb (GtkWidget *widget, gpointer data)
{
  const Decision *decision = data;
  guint n = decision->pairs->n_done;
  g_autofree char *message = NULL;

  if (!decision->adopted)
    {
      ask_partly (widget, decision);
      return;
    }

  message = g_strdup_printf (ngettext ("%u pair proposed", "%u pairs proposed", n), n);
  binome_feedback_toast_undo (widget, message);
  decision->done (widget, NULL);
}

static void
on_adopt_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  binome_session_write (((Decision *)data)->session, widget, _ ("Adopt a matching run"), adopt_work,
                        decision_copy (data, reason), decision_free, on_tried_cb);
}

/**
 * binome_match_run_ask_adopt:
 * @session: what the window works on
 * @widget: where the user is
 * @run: a draft
 * @done: called when its pairs are proposed
 *
 * Asks why this one, and adopts it.
 */
void
binome_match_run_ask_adopt (BinomeSession *session, GtkWidget *widget, BinomeEntity *run,
                            BinomeSessionDone done)
{
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is the title of a matching run. */
      _ ("“%s”. You decide, not the program: each pair is proposed, and can still be refused. The reason is printed in the minutes."),
      binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE));

  binome_reason_dialog_ask (binome_reason_dialog_new (_ ("Adopt This Run?"), body, _ ("_Adopt"), FALSE),
                            widget, on_adopt_cb, decision_new (session, run, done), decision_free);
}

/* ---- discard ---- */

static gboolean
discard_work (BinomeDb *db, gpointer data, GError **error)
{
  Decision *decision = data;

  return binome_match_run_discard (db, decision->run, decision->text, error);
}

static void
on_discarded_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("Run discarded"));
}

static void
on_discard_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  Decision *decision = decision_copy (data, reason);

  binome_session_write (decision->session, widget, _ ("Discard a matching run"), discard_work, decision,
                        decision_free, on_discarded_cb);
}

/**
 * binome_match_run_ask_discard:
 * @session: what the window works on
 * @widget: where the user is
 * @run: a draft
 *
 * Asks why not this one, and puts it aside.
 */
void
binome_match_run_ask_discard (BinomeSession *session, GtkWidget *widget, BinomeEntity *run)
{
  g_autofree char *body
      /* Translators: %s is the title of a matching run. */
      = g_strdup_printf (_ ("“%s” is kept for the record, with the reason."),
                         binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE));

  binome_reason_dialog_ask (binome_reason_dialog_new (_ ("Discard This Run?"), body, _ ("_Discard"), FALSE),
                            widget, on_discard_cb, decision_new (session, run, NULL), decision_free);
}

/**
 * binome_match_run_dup_decision:
 * @run: a run
 *
 * Returns: (transfer full) (nullable): what was decided about it, by whom and when; %NULL for a draft
 */
char *
binome_match_run_dup_decision (BinomeEntity *run)
{
  const char *state = binome_entity_get_choice_label (run, BINOME_MATCH_RUN_STATE);
  const char *who = binome_entity_get_text (run, BINOME_MATCH_RUN_DECIDED_BY);
  BinomeDate on = binome_entity_get_date (run, BINOME_MATCH_RUN_DECIDED_ON);
  g_autofree char *day = on != BINOME_DATE_NONE ? binome_date_format (on, BINOME_DATE_MEDIUM) : NULL;

  if (binome_entity_get_choice (run, BINOME_MATCH_RUN_STATE) == (int)BINOME_MATCH_RUN_STATE_DRAFT)
    return NULL;
  if (day == NULL)
    return g_strdup (state);
  if (*who == '\0')
    /* Translators: what became of a run, such as “Adopted”, and a day. */
    return g_strdup_printf (_ ("%1$s on %2$s"), state, day);

  /* Translators: what became of a run, such as “Adopted”, a day, and by whom. */
  return g_strdup_printf (_ ("%1$s on %2$s by %3$s"), state, day, who);
}

/* ---- the name ---- */

static gboolean
rename_work (BinomeDb *db, gpointer data, GError **error)
{
  Decision *decision = data;

  return binome_match_run_rename (db, decision->run, decision->text, error);
}

static void
on_name_cb (GtkWidget *widget, const char *name, gpointer data)
{
  Decision *decision = decision_copy (data, name);

  binome_session_write (decision->session, widget, _ ("Rename a matching run"), rename_work, decision,
                        decision_free, NULL);
}

/**
 * binome_match_run_ask_name:
 * @session: what the window works on
 * @widget: where the user is
 * @run: a run
 *
 * Asks what the run is to be called.
 */
void
binome_match_run_ask_name (BinomeSession *session, GtkWidget *widget, BinomeEntity *run)
{
  AdwDialog *dialog = binome_reason_dialog_new (_ ("Rename the Run"), NULL, _ ("_Rename"), TRUE);
  AdwEntryRow *entry = g_object_get_data (G_OBJECT (dialog), "binome-entry");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name of the Run"));
  gtk_editable_set_text (GTK_EDITABLE (entry), binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE));
  binome_reason_dialog_ask (dialog, widget, on_name_cb, decision_new (session, run, NULL), decision_free);
}
