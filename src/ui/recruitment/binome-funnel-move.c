/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves candidates from one state to another: asks why where that is needed, does it, says so. */

#include "recruitment/binome-funnel-move.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-away.h"
#include "binome-feedback.h"
#include "binome-letter-library.h"
#include "recruitment/binome-reason-dialog.h"

typedef struct
{
  BinomeSession *session;
  GArray *enrolments; /* gint64 */
  const BinomeMove *move;
  char *reason;
  AdwDialog *asking;      /* (nullable), not owned: while it is answered */
  BinomeDate from, until; /* of somebody unavailable */
  char *message;          /* what to say when it is done */
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_object_unref (self->session);
  g_array_unref (self->enrolments);
  g_free (self->reason);
  g_free (self->message);
  g_free (self);
}

static Move *
move_new (BinomeSession *session, GArray *enrolments, const BinomeMove *move)
{
  Move *self = g_new0 (Move, 1);

  self->session = g_object_ref (session);
  self->enrolments = g_array_ref (enrolments);
  self->move = move;
  return self;
}

static void
announce (GtkWidget *widget, const char *message)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Move *self = data;

  if (!binome_funnel_move_all (db, (const gint64 *)self->enrolments->data, self->enrolments->len,
                               (BinomeEnrolmentState)self->move->to, self->reason, error))
    return FALSE;
  for (guint i = 0; self->move->to == BINOME_ENROLMENT_STATE_UNAVAILABLE && i < self->enrolments->len; i++)
    if (!binome_enrolment_set_away (db, g_array_index (self->enrolments, gint64, i), self->from, self->until,
                                    error))
      return FALSE;

  return TRUE;
}

static void
on_moved_cb (GtkWidget *widget, gpointer data)
{
  const Move *self = data;

  binome_feedback_toast_letter (widget, self->message,
                                binome_letter_for_state ((BinomeEnrolmentState)self->move->to),
                                self->enrolments);
  announce (widget, self->message);
}

static char *
describe (const Move *self)
{
  const char *state = _ (binome_enrolment_states[self->move->to].label);
  guint n = self->enrolments->len;
  g_autoptr (BinomeEntity) enrolment = NULL;
  g_autofree char *name = NULL;

  if (n > 1)
    /* Translators: how many candidates, and their state from now on. */
    return g_strdup_printf (ngettext ("%1$u candidate is now “%2$s”", "%1$u candidates are now “%2$s”", n), n,
                            state);

  enrolment = binome_store_get (binome_session_get_store (self->session), BINOME_TYPE_ENROLMENT,
                                g_array_index (self->enrolments, gint64, 0));
  name = binome_entity_dup_title (enrolment);
  /* Translators: a candidate, and the state from now on. */
  return g_strdup_printf (_ ("%1$s is now “%2$s”"), name, state);
}

/* Takes @self. */
static void
write_move (Move *self, GtkWidget *widget)
{
  self->message = describe (self);
  binome_session_write (self->session, widget, _ (self->move->label), move_work, self, move_free,
                        on_moved_cb);
}

static void
on_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  const Move *asked = data;
  Move *self = move_new (asked->session, asked->enrolments, asked->move);

  self->reason = g_strdup (reason);
  if (asked->asking != NULL)
    binome_reason_dialog_get_days (asked->asking, &self->from, &self->until);
  write_move (self, widget);
}

/**
 * binome_funnel_move_ask_all:
 * @session: what the window works on
 * @widget: where the user is
 * @enrolments: (element-type gint64): candidates
 * @states: (array): the state of each
 * @to: the state wanted
 *
 * Moves candidates as one action, after asking why where a move needs a reason. Where one of them cannot be
 * moved there, says why, and what is possible.
 *
 * Returns: whether it is allowed
 */
gboolean
binome_funnel_move_ask_all (BinomeSession *session, GtkWidget *widget, GArray *enrolments, const int *states,
                            int to)
{
  const BinomeMove *asked = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < enrolments->len; i++)
    {
      const BinomeMove *move = binome_funnel_find_move (states[i], to);

      if (!binome_funnel_check_move (states[i], to, &error))
        {
          binome_feedback_show_error (widget, error);
          announce (widget, error->message);
          return FALSE;
        }
      if (asked == NULL || (move->needs_reason && !asked->needs_reason))
        asked = move;
    }
  if (asked == NULL)
    return FALSE;

  if (to == BINOME_ENROLMENT_STATE_UNAVAILABLE)
    {
      Move *move = move_new (session, enrolments, asked);

      move->asking = binome_reason_dialog_new_away (_ (asked->label));
      binome_reason_dialog_ask (move->asking, widget, on_reason_given_cb, move, move_free);
    }
  else if (asked->needs_reason)
    binome_reason_dialog_ask (binome_reason_dialog_new (_ ("Give a Reason"),
                                                        _ ("The reason is kept in the history."),
                                                        _ (asked->label), TRUE),
                              widget, on_reason_given_cb, move_new (session, enrolments, asked), move_free);
  else
    write_move (move_new (session, enrolments, asked), widget);
  return TRUE;
}

/**
 * binome_funnel_move_ask:
 * @session: what the window works on
 * @widget: where the user is
 * @enrolments: (element-type gint64): candidates in the same state
 * @from: that state
 * @to: the state wanted
 *
 * See binome_funnel_move_ask_all().
 *
 * Returns: whether it is allowed
 */
gboolean
binome_funnel_move_ask (BinomeSession *session, GtkWidget *widget, GArray *enrolments, int from, int to)
{
  g_autofree int *states = g_new (int, enrolments->len);

  for (guint i = 0; i < enrolments->len; i++)
    states[i] = from;
  return binome_funnel_move_ask_all (session, widget, enrolments, states, to);
}

static void
append_move (GMenu *menu, int to, const char *move_action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ (binome_enrolment_states[to].label), NULL);

  g_menu_item_set_action_and_target (item, move_action, "i", to);
  g_menu_append_item (menu, item);
}

/**
 * binome_funnel_move_menu_new_for_all:
 * @states: (array length=n_states): of candidates
 * @n_states: how many
 * @move_action: an action that moves them, with the state wanted
 *
 * Returns: (transfer full): a menu with the states that every one of them can come to
 */
GMenuModel *
binome_funnel_move_menu_new_for_all (const int *states, guint n_states, const char *move_action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      int to = (int)binome_funnel_states[i];
      gboolean all = n_states > 0;

      for (guint s = 0; s < n_states && all; s++)
        all = binome_funnel_find_move (states[s], to) != NULL;
      if (all)
        append_move (menu, to, move_action);
    }
  return G_MENU_MODEL (menu);
}

/**
 * binome_funnel_move_menu_new:
 * @state: of a candidate
 * @open_action: an action that opens the candidate
 * @move_action: an action that moves the candidate, with the state wanted
 *
 * Returns: (transfer full): a menu with everything that can be done from that state
 */
GMenuModel *
binome_funnel_move_menu_new (int state, const char *open_action, const char *move_action)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), moves = g_menu_new ();

  g_menu_append (first, _ ("_Open"), open_action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      int to = (int)binome_funnel_states[i];

      if (binome_funnel_find_move (state, to) != NULL)
        append_move (moves, to, move_action);
    }
  g_menu_append_section (menu, _ ("Move To"), G_MENU_MODEL (moves));
  return G_MENU_MODEL (menu);
}
