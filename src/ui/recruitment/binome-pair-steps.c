/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes pairs that have not started one step on, wherever the user is: asks for a reason where the step needs
 * one, says before a start who has not agreed and who is not trained, and tells what came of it. */

#include "recruitment/binome-pair-steps.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-pair-training.h"
#include "recruitment/binome-decline-dialog.h"
#include "recruitment/binome-reason-dialog.h"

/* More names do not fit a question. */
#define MAX_LINES 12

typedef struct
{
  BinomeSession *session;
  GArray *pairs; /* of gint64 */
  BinomePairStep step;
  BinomePairStepAnswer answer;
  char *text;
  GPtrArray *untrained; /* of char *: who is to start without a training */
  GPtrArray *unagreed;  /* of char *: those whom not both have agreed to */
  GArray *agreed;       /* of gint64: the other pairs */
  gboolean left_asked;  /* somebody was asked for what comes to nothing now */
} Change;

static Change *
change_new (BinomeSession *session, const gint64 *pairs, guint n_pairs, BinomePairStep step)
{
  Change *change = g_new0 (Change, 1);

  change->session = g_object_ref (session);
  change->pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (change->pairs, pairs, n_pairs);
  change->step = step;
  return change;
}

static Change *
change_copy (const Change *self)
{
  return change_new (self->session, (const gint64 *)(void *)self->pairs->data, self->pairs->len, self->step);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->session);
  g_array_unref (change->pairs);
  g_clear_pointer (&change->untrained, g_ptr_array_unref);
  g_clear_pointer (&change->unagreed, g_ptr_array_unref);
  g_clear_pointer (&change->agreed, g_array_unref);
  g_free (change->text);
  g_free (change);
}

static char *
name_change (const Change *change)
{
  guint n = change->pairs->len;

  return change->step == BINOME_PAIR_STEP_START
             ? g_strdup_printf (ngettext ("Start %u pair", "Start %u pairs", n), n)
             : g_strdup (binome_pair_step_get_label (change->step));
}

static gboolean
ends_offer (BinomePairStep step)
{
  return step == BINOME_PAIR_STEP_CANCEL || step == BINOME_PAIR_STEP_NO_ANSWER
         || step == BINOME_PAIR_STEP_TUTEE_NO;
}

/* Notes whether somebody had been asked for a pair that comes to nothing now. */
static gboolean
note_asked (BinomeDb *db, Change *change, GError **error)
{
  for (guint i = 0; i < change->pairs->len && ends_offer (change->step) && !change->left_asked; i++)
    {
      g_autoptr (BinomeEntity) pair
          = binome_db_get (db, BINOME_TYPE_PAIR, g_array_index (change->pairs, gint64, i), error);

      if (pair == NULL)
        return FALSE;
      change->left_asked = binome_entity_get_date (pair, BINOME_PAIR_TUTOR_ASKED_ON) != BINOME_DATE_NONE;
    }
  return TRUE;
}

static gboolean
step_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  change->answer.text = change->text;
  if (!binome_pair_take_steps (db, (const gint64 *)(void *)change->pairs->data, change->pairs->len,
                               change->step, &change->answer, error)
      || !note_asked (db, change, error))
    return FALSE;

  if (change->step == BINOME_PAIR_STEP_START && change->pairs->len > 1)
    {
      g_autofree char *name = name_change (change);

      binome_db_name_action (db, name); /* the steps gave it their own */
    }
  return TRUE;
}

static char *
describe_change (const Change *change)
{
  guint n = change->answer.n_done, n_next = change->answer.n_next;

  if (change->step == BINOME_PAIR_STEP_START)
    return g_strdup_printf (ngettext ("%u pair started", "%u pairs started", n), n);
  if (n_next > 0)
    return g_strdup_printf (
        ngettext ("The next best tutor is proposed", "%u next best tutors are proposed", n_next), n_next);
  if (change->step == BINOME_PAIR_STEP_TUTOR_NO)
    return g_strdup (_ ("Refusal recorded; no other tutor has a place"));

  /* Translators: a step, such as “Ask the Tutor”, and for how many pairs. */
  return g_strdup_printf (ngettext ("“%1$s”: %2$u pair", "“%1$s”: %2$u pairs", n),
                          binome_pair_step_get_label (change->step), n);
}

/* Whoever was asked for an offer that is void is to be told; the program sends nothing by itself. */
static char *
describe_all (const Change *change)
{
  guint n = change->answer.n_released;
  g_autofree char *what = describe_change (change), *released = NULL;

  if (n == 0)
    return g_steal_pointer (&what);

  released = g_strdup_printf (ngettext ("%u other offer is void: tell whoever was asked",
                                        "%u other offers are void: tell whoever was asked", n),
                              n);
  return g_strdup_printf ("%s · %s", what, released);
}

static void
on_stepped_cb (GtkWidget *widget, gpointer data)
{
  const Change *change = data;
  g_autofree char *message = describe_all (change);

  binome_feedback_toast_letter (
      widget, message, change->answer.n_released > 0 || change->left_asked ? "offer-withdrawn" : NULL, NULL);
}

/* Takes @change. */
static void
write_change (GtkWidget *widget, Change *change)
{
  g_autofree char *action = name_change (change);

  binome_session_write (change->session, widget, action, step_work, change, change_free, on_stepped_cb);
}

static void
write_answer (GtkWidget *widget, const Change *asked, BinomeDeclineReason why, const char *text)
{
  Change *change = change_copy (asked);

  change->answer.why = why;
  change->text = g_strdup (text);
  write_change (widget, change);
}

static void
on_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  write_answer (widget, data, BINOME_DECLINE_REASON_NONE, reason);
}

static void
on_declined_cb (GtkWidget *widget, BinomeDeclineReason why, const char *text, gpointer data)
{
  write_answer (widget, data, why, text);
}

/* ---- what is asked before pairs start ---- */

static gboolean
doubts_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;
  const gint64 *pairs = (const gint64 *)(void *)change->pairs->data;

  change->agreed = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->unagreed = binome_pair_list_unagreed (db, pairs, change->pairs->len, change->agreed, error);
  change->untrained = change->unagreed != NULL ? binome_pair_list_untrained (db, pairs, change->pairs->len,
                                                                             binome_clock_today (), error)
                                               : NULL;
  return change->untrained != NULL;
}

static void
on_start_anyway_cb (AdwAlertDialog *dialog, const char *response, GtkWidget *widget)
{
  const Change *asked = g_object_get_data (G_OBJECT (dialog), "binome-change");

  if (g_str_equal (response, "start"))
    write_change (widget, change_copy (asked));
  else if (g_str_equal (response, "agreed"))
    binome_pair_steps_take (widget, asked->session, (const gint64 *)(void *)asked->agreed->data,
                            asked->agreed->len, BINOME_PAIR_STEP_START);
}

static void
add_lines (GString *body, const char *heading, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  if (body->len > 0)
    g_string_append (body, "\n\n");
  if (heading != NULL)
    g_string_append_printf (body, "%s\n", heading);
  for (guint i = 0; i < MIN (lines->len, MAX_LINES); i++)
    g_string_append_printf (body, i > 0 ? "\n%s" : "%s", (const char *)lines->pdata[i]);
  if (lines->len > MAX_LINES)
    g_string_append_printf (body, ngettext ("\n%u more", "\n%u more", lines->len - MAX_LINES),
                            lines->len - MAX_LINES);
}

/* The program starts nobody over the head of those concerned: whoever was not asked, or does not know the
 * work of a tutor, is named first. */
static void
on_doubts_cb (GtkWidget *widget, gpointer data)
{
  Change *change = data;
  guint n_unagreed = change->unagreed->len, n_agreed = change->agreed->len;
  g_autoptr (GString) body = g_string_new (NULL);
  AdwAlertDialog *dialog;
  Change *asked;

  if (n_unagreed + change->untrained->len == 0)
    {
      write_change (widget, change_copy (change));
      return;
    }

  add_lines (body, NULL, change->unagreed);
  add_lines (body, n_unagreed > 0 ? _ ("Not trained:") : NULL, change->untrained);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      n_unagreed > 0 ? _ ("Not All Have Agreed")
                     : ngettext ("A Tutor Is Not Trained", "Tutors Are Not Trained", change->untrained->len),
      body->str));
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (n_unagreed > 0 && n_agreed > 0)
    {
      g_autofree char *label = g_strdup_printf (
          ngettext ("Only the %u Both _Agreed To", "Only the %u Both _Agreed To", n_agreed), n_agreed);

      adw_alert_dialog_add_response (dialog, "agreed", label);
    }
  adw_alert_dialog_add_response (dialog, "start", _ ("_Start Anyway"));
  adw_alert_dialog_set_default_response (dialog, "cancel");
  asked = change_copy (change);
  asked->agreed = g_array_ref (change->agreed);
  g_object_set_data_full (G_OBJECT (dialog), "binome-change", asked, change_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_start_anyway_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/**
 * binome_pair_steps_take:
 * @widget: where the user is
 * @session: what the window works on
 * @pairs: (array length=n_pairs): pairs that can take the step
 * @n_pairs: how many
 * @step: the step
 *
 * Takes the pairs one step on as one action, asking first for what it needs.
 */
void
binome_pair_steps_take (GtkWidget *widget, BinomeSession *session, const gint64 *pairs, guint n_pairs,
                        BinomePairStep step)
{
  const char *label = binome_pair_step_get_label (step);
  Change *change = change_new (session, pairs, n_pairs, step);

  if (step == BINOME_PAIR_STEP_START)
    binome_session_read (session, widget, doubts_work, change, change_free, on_doubts_cb);
  else if (binome_pair_step_is_refusal (step))
    binome_decline_dialog_ask (widget, label, on_declined_cb, change, change_free);
  else if (binome_pair_step_needs_reason (step))
    binome_reason_dialog_ask (
        binome_reason_dialog_new (label, _ ("The reason is kept with the pair."), label, TRUE), widget,
        on_reason_given_cb, change, change_free);
  else
    write_change (widget, change);
}
