/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a check-in or a pair one step on. What the step must know, a day, a reason, is asked in a short
 * form; a step that needs nothing is carried out at once. */

#include "follow-up/binome-step-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-follow-up-workflow.h"
#include "binome-pair-training.h"
#include "binome-pair-workflow.h"
#include "binome-text.h"
#include "widgets/binome-date-row.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

/* What the form fills and the work reads. */
typedef struct
{
  gint64 id;
  int to;
  BinomeDate on;
  char *reason;
  char *action;
  BinomeEntity *check_in; /* of the form that has the fields of a check-in */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->check_in);
  g_free (step->reason);
  g_free (step->action);
  g_free (step);
}

/* Takes @action, the name of the journal's entry. */
static Step *
step_new (gint64 id, int to, char *action)
{
  Step *step = g_new0 (Step, 1);

  step->id = id;
  step->to = to;
  step->reason = g_strdup ("");
  step->action = action;
  return step;
}

/* The journal says what was done to whom, and why. */
static void
name_action (BinomeDb *db, const Step *step)
{
  g_autofree char *reason = binome_text_clean_line (step->reason);
  g_autofree char *name = NULL;

  if (*reason == '\0')
    {
      binome_db_name_action (db, step->action);
      return;
    }

  /* Translators: an entry of the journal: what was done, and the reason given for it. */
  name = g_strdup_printf (_ ("%1$s: %2$s"), step->action, reason);
  binome_db_name_action (db, name);
}

/* ---- the form ---- */

static void
on_reason_changed_cb (GtkEditable *row, Step *step)
{
  g_set_str (&step->reason, gtk_editable_get_text (row));
}

static void
on_date_changed_cb (BinomeDateRow *row, GParamSpec *pspec, Step *step)
{
  step->on = binome_date_row_get_date (row);
}

static GtkWidget *
reason_row (Step *step, gboolean required)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 required ? _ ("Reason") : _ ("Reason (if there is one)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "changed", G_CALLBACK (on_reason_changed_cb), step);
  return row;
}

static GtkWidget *
date_row (Step *step, const char *title)
{
  GtkWidget *row = binome_date_row_new (title);

  binome_date_row_set_date (BINOME_DATE_ROW (row), step->on);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "notify::date", G_CALLBACK (on_date_changed_cb), step);
  return row;
}

/* The form lives in the window that is told, not in itself, which is closing. */
static void
on_done_cb (BinomeFormDialog *dialog, gpointer data)
{
  binome_feedback_toast_undo (GTK_WIDGET (dialog), ((Step *)data)->action);
}

static void
present (GtkWidget *widget, BinomeSession *session, BinomeFormDialog *dialog, Step *step, BinomeWork work)
{
  binome_form_dialog_set_work (dialog, session, step->action, work, step, step_free);
  g_signal_connect (dialog, "done", G_CALLBACK (on_done_cb), NULL);
  adw_dialog_set_follows_content_size (ADW_DIALOG (dialog), TRUE);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* ---- check-ins ---- */

static gboolean
hold_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;
  BinomeEntity *form = step->check_in;

  return binome_check_in_hold (db, step->id, binome_entity_get_date (form, BINOME_CHECK_IN_DONE_ON),
                               (int)binome_entity_get_integer (form, BINOME_CHECK_IN_SATISFACTION),
                               binome_entity_get_text (form, BINOME_CHECK_IN_NOTE), error);
}

static GtkWidget *
satisfaction_row (BinomeEntity *check_in)
{
  static const char *const answers[]
      = { N_ ("Nobody was asked"), N_ ("1 – very dissatisfied"), N_ ("2 – dissatisfied"),
          N_ ("3 – neither"),      N_ ("4 – satisfied"),         N_ ("5 – very satisfied") };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_string_list_append (list, _ (answers[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Satisfaction"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_object_bind_property (row, "selected", check_in, "satisfaction", G_BINDING_DEFAULT);
  return row;
}

/**
 * binome_step_hold_check_in:
 * @widget: where the user is
 * @session: what the window works on
 * @row: a check-in that is still open
 *
 * Asks when it was held, how satisfied they were, and what was said.
 */
void
binome_step_hold_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (row->title, _ ("_Held"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, row->pair_title);
  Step *step = step_new (row->check_in, BINOME_CHECK_IN_STATE_DONE,
                         /* Translators: the title of a check-in, then the names of a pair. */
                         g_strdup_printf (_ ("Hold “%1$s” of %2$s"), row->title, row->pair_title));

  step->check_in = BINOME_ENTITY (binome_check_in_new ());
  binome_entity_set_date (step->check_in, BINOME_CHECK_IN_DONE_ON, binome_clock_today ());
  adw_preferences_group_add (group, binome_entity_row_new (step->check_in, BINOME_CHECK_IN_DONE_ON));
  adw_preferences_group_add (group, satisfaction_row (step->check_in));
  adw_preferences_group_add (group, binome_entity_row_new (step->check_in, BINOME_CHECK_IN_NOTE));
  present (widget, session, dialog, step, hold_work);
}

static gboolean
waive_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;

  if (!binome_check_in_waive (db, step->id, step->reason, error))
    return FALSE;

  name_action (db, step);
  return TRUE;
}

/**
 * binome_step_waive_check_in:
 * @widget: where the user is
 * @session: what the window works on
 * @row: a check-in that is still open
 *
 * Asks why it is not needed.
 */
void
binome_step_waive_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (row->title, _ ("_Waive"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, row->pair_title,
      _ ("A check-in that is waived is not counted as late. The reason is kept in the history."));
  Step *step = step_new (row->check_in, BINOME_CHECK_IN_STATE_WAIVED,
                         /* Translators: the title of a check-in, then the names of a pair. */
                         g_strdup_printf (_ ("Waive “%1$s” of %2$s"), row->title, row->pair_title));

  adw_preferences_group_add (group, reason_row (step, TRUE));
  present (widget, session, dialog, step, waive_work);
}

static gboolean
miss_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;

  if (!binome_check_in_miss (db, step->id, step->reason, error))
    return FALSE;

  name_action (db, step);
  return TRUE;
}

/**
 * binome_step_miss_check_in:
 * @widget: where the user is
 * @session: what the window works on
 * @row: a check-in that is due or overdue
 *
 * Asks why it did not happen, if that is known.
 */
void
binome_step_miss_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (row->title, _ ("_Missed"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, row->pair_title, _ ("A check-in that was missed counts as not held."));
  Step *step = step_new (row->check_in, BINOME_CHECK_IN_STATE_MISSED,
                         /* Translators: the title of a check-in, then the names of a pair. */
                         g_strdup_printf (_ ("Mark “%1$s” of %2$s as missed"), row->title, row->pair_title));

  adw_preferences_group_add (group, reason_row (step, FALSE));
  present (widget, session, dialog, step, miss_work);
}

static gboolean
plan_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;

  return binome_check_in_plan_again (db, step->id, step->on, error);
}

/**
 * binome_step_plan_check_in:
 * @widget: where the user is
 * @session: what the window works on
 * @row: a check-in
 *
 * Asks for its new day; a closed check-in is open again then.
 */
void
binome_step_plan_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (row->title, _ ("_Plan"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, row->pair_title);
  Step *step = step_new (row->check_in, BINOME_CHECK_IN_STATE_PLANNED,
                         /* Translators: the title of a check-in, then the names of a pair. */
                         g_strdup_printf (_ ("Plan “%1$s” of %2$s again"), row->title, row->pair_title));

  step->on = MAX (row->due_on, binome_date_next_working_day (binome_clock_today ()));
  adw_preferences_group_add (group, date_row (step, _ ("New date")));
  present (widget, session, dialog, step, plan_work);
}

/* ---- pairs ---- */

static gboolean
extend_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;

  if (!binome_pair_extend (db, step->id, step->on, step->reason, error))
    return FALSE;

  name_action (db, step);
  return TRUE;
}

/**
 * binome_step_extend_pair:
 * @widget: where the user is
 * @session: what the window works on
 * @pair: a pair that has not ended
 * @pair_title: its names
 *
 * Asks until when the pair goes on, and why.
 */
void
binome_step_extend_pair (GtkWidget *widget, BinomeSession *session, BinomeEntity *pair,
                         const char *pair_title)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Change the End"), _ ("_Change"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, pair_title,
      _ ("Check-ins that count from the end move with it. The reason is kept in the history."));
  Step *step = step_new (binome_entity_get_id (pair), 0,
                         /* Translators: the names of a pair. */
                         g_strdup_printf (_ ("Change the end: %s"), pair_title));

  step->on = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);
  adw_preferences_group_add (group, date_row (step, _ ("New end")));
  adw_preferences_group_add (group, reason_row (step, TRUE));
  present (widget, session, dialog, step, extend_work);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;

  if (!binome_pair_move (db, step->id, (BinomePairState)step->to, step->reason, step->on, error))
    return FALSE;

  name_action (db, step);
  return TRUE;
}

static void
on_moved_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, ((Step *)data)->action);
}

static Step *
new_move (gint64 pair, const char *pair_title, const BinomeMove *move)
{
  return step_new (pair, move->to,
                   /* Translators: what is done, such as “Pause”, and the names of the pair. */
                   g_strdup_printf (C_ ("pair", "%1$s: %2$s"), _ (move->label), pair_title));
}

static gboolean
is_start (const BinomeMove *move)
{
  return move->to == BINOME_PAIR_STATE_ACTIVE && move->from < BINOME_PAIR_STATE_ACTIVE;
}

/* What the day of a move is, for the moves that have one. */
static const char *
get_date_title (const BinomeMove *move)
{
  if (is_start (move))
    return _ ("First day");
  if (move->to == BINOME_PAIR_STATE_COMPLETED || move->to == BINOME_PAIR_STATE_ENDED_EARLY)
    return _ ("Last day");

  return NULL;
}

/* Takes @step. @warning is said on top of the form. */
static void
ask_move (GtkWidget *widget, BinomeSession *session, Step *step, const char *pair_title,
          const BinomeMove *move, const char *warning)
{
  const char *date_title = get_date_title (move);
  g_autofree char *accept = g_strdup_printf ("_%s", _ (move->label));
  BinomeFormDialog *dialog = binome_form_dialog_new (_ (move->label), accept);
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, pair_title, move->needs_reason ? _ ("The reason is kept in the history.") : NULL);

  if (date_title != NULL)
    {
      step->on = binome_clock_today ();
      adw_preferences_group_add (group, date_row (step, date_title));
    }
  if (move->needs_reason || move->to == BINOME_PAIR_STATE_COMPLETED)
    adw_preferences_group_add (group, reason_row (step, move->needs_reason));
  if (warning != NULL)
    binome_form_dialog_show_error (dialog, warning);
  present (widget, session, dialog, step, move_work);
}

/* A start, while it is found out whether the tutor is trained. */
typedef struct
{
  BinomeSession *session;
  gint64 pair;
  char *pair_title;
  const BinomeMove *move;
  GPtrArray *untrained;
} Starting;

static void
starting_free (gpointer data)
{
  Starting *starting = data;

  g_object_unref (starting->session);
  g_free (starting->pair_title);
  g_clear_pointer (&starting->untrained, g_ptr_array_unref);
  g_free (starting);
}

static gboolean
untrained_work (BinomeDb *db, gpointer data, GError **error)
{
  Starting *starting = data;

  starting->untrained = binome_pair_list_untrained (db, &starting->pair, 1, binome_clock_today (), error);
  return starting->untrained != NULL;
}

static void
on_untrained_cb (GtkWidget *widget, gpointer data)
{
  Starting *starting = data;
  /* Translators: %s is a tutor and where the training stands. */
  g_autofree char *warning
      = starting->untrained->len > 0
            ? g_strdup_printf (_ ("The tutor is not trained. %s"), (char *)starting->untrained->pdata[0])
            : NULL;

  ask_move (widget, starting->session, new_move (starting->pair, starting->pair_title, starting->move),
            starting->pair_title, starting->move, warning);
}

/**
 * binome_step_move_pair:
 * @widget: where the user is
 * @session: what the window works on
 * @pair: a pair
 * @pair_title: its names
 * @move: one of the moves of binome_pair_machine from where it stands
 *
 * Moves the pair, asking first for the day and the reason where the move has them. Before a start it says
 * so where the tutor is not trained.
 */
void
binome_step_move_pair (GtkWidget *widget, BinomeSession *session, gint64 pair, const char *pair_title,
                       const BinomeMove *move)
{
  Step *step;
  Starting *starting;

  if (is_start (move))
    {
      starting = g_new0 (Starting, 1);
      starting->session = g_object_ref (session);
      starting->pair = pair;
      starting->pair_title = g_strdup (pair_title);
      starting->move = move;
      binome_session_read (session, widget, untrained_work, starting, starting_free, on_untrained_cb);
      return;
    }

  step = new_move (pair, pair_title, move);
  if (get_date_title (move) == NULL && !move->needs_reason)
    binome_session_write (session, widget, step->action, move_work, step, step_free, on_moved_cb);
  else
    ask_move (widget, session, step, pair_title, move, NULL);
}
