/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to several pairs, or to several check-ins: each one action, that asks first for what it needs.
 */

#include "follow-up/binome-pair-many.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "binome-agreement-workflow.h"
#include "binome-clock.h"
#include "binome-export-action.h"
#include "binome-follow-up-workflow.h"
#include "binome-pair-returns.h"
#include "binome-pair-workflow.h"
#include "letters/binome-letters-dialog.h"
#include "recruitment/binome-reason-dialog.h"
#include "widgets/binome-form-dialog.h"
#include "widgets/binome-many-action.h"
#include "widgets/binome-row-message.h"

/* What the work needs, beside which ones. */
typedef struct
{
  BinomeSession *session;
  char *action;
  GType type;
  GArray *ids;
  BinomeManyOne one;
  int choice; /* a state, or a kind of document */
  char *reason;
  BinomeEntity *sample; /* of a check-in */
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->session);
  g_array_unref (task->ids);
  g_clear_object (&task->sample);
  g_free (task->action);
  g_free (task->reason);
  g_free (task);
}

static Task *
task_new (BinomeSession *session, const char *action, GType type, GArray *ids, BinomeManyOne one)
{
  Task *task = g_new0 (Task, 1);

  task->session = g_object_ref (session);
  task->action = g_strdup (action);
  task->type = type;
  task->ids = g_array_ref (ids);
  task->one = one;
  return task;
}

static void
take (GtkWidget *widget, Task *task)
{
  binome_many_action_take (widget, task->session, task->action,
                           binome_many_new (task->type, task->ids, task->one, task), task_free);
}

static void
on_reason_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  const Task *asked = data;
  Task *task = task_new (asked->session, asked->action, asked->type, asked->ids, asked->one);

  task->choice = asked->choice;
  task->reason = g_strdup (reason);
  take (widget, task);
}

static void
ask_reason (GtkWidget *widget, Task *task, gboolean required)
{
  binome_reason_dialog_ask (binome_reason_dialog_new (task->action,
                                                      _ ("The reason is kept with each of them."),
                                                      task->action, required),
                            widget, on_reason_cb, task, task_free);
}

static void
show_form (GtkWidget *widget, Task *task, const char *accept_label, const guint *fields, guint n_fields)
{
  BinomeFormDialog *form = binome_form_dialog_new (task->action, accept_label);

  binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, NULL, NULL), task->sample, fields,
                                 n_fields);
  binome_many_action_set_form (form, widget, task->session, task->action,
                               binome_many_new (task->type, task->ids, task->one, task), task_free);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

static void
add_item (GMenu *menu, const char *label, gboolean asks, const char *action, int target)
{
  g_autofree char *text = g_strdup_printf (asks ? C_ ("button", "%s…") : C_ ("button", "%s"), label);
  g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

  g_menu_item_set_action_and_target (item, action, "i", target);
  g_menu_append_item (menu, item);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* ---- pairs ---- */

static gboolean
move_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  const Task *task = data;

  return binome_pair_move (db, id, (BinomePairState)task->choice, task->reason, BINOME_DATE_NONE, error);
}

static gboolean
document_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_agreement_draft_team (db, id, (BinomeAgreementKind)((Task *)data)->choice, error);
}

static gboolean
plan_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  static const guint fields[] = { BINOME_CHECK_IN_TITLE, BINOME_CHECK_IN_KIND, BINOME_CHECK_IN_DUE_ON };
  g_autoptr (BinomeCheckIn) check_in = binome_check_in_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    binome_entity_assign (BINOME_ENTITY (check_in), fields[i],
                          binome_entity_peek (((Task *)data)->sample, fields[i]));
  binome_entity_set_reference (BINOME_ENTITY (check_in), BINOME_CHECK_IN_PAIR, id);
  return binome_check_in_add (db, check_in, error);
}

static gboolean
plan_returns_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  g_autoptr (GArray) days = binome_pair_returns_parse (((Task *)data)->reason, error);

  return days != NULL && binome_pair_returns_plan (db, id, days, error);
}

/* The first way that leads there from one of @states; before the start, pairs have steps of their own. */
static const BinomeMove *
find_move (const gboolean *states, int to)
{
  for (guint i = 0; i < binome_pair_machine.n_moves; i++)
    {
      const BinomeMove *move = &binome_pair_machine.moves[i];

      if (move->to == to && move->from >= BINOME_PAIR_STATE_ACTIVE && (states == NULL || states[move->from]))
        return move;
    }

  return NULL;
}

/**
 * binome_pair_many_make_menu:
 * @states: (array): for each #BinomePairState whether a selected pair is in it
 *
 * Returns: (transfer full): what can be done with them
 */
GMenuModel *
binome_pair_many_make_menu (const gboolean *states)
{
  GMenu *menu = g_menu_new (), *moves = g_menu_new (), *documents = g_menu_new (), *others = g_menu_new ();

  for (int to = BINOME_PAIR_STATE_ACTIVE; to <= BINOME_PAIR_STATE_ENDED_EARLY; to++)
    {
      const BinomeMove *move = find_move (states, to);

      if (move != NULL)
        add_item (moves, _ (move->label), move->needs_reason, "pairs.move", to);
    }
  for (int kind = 0; binome_agreement_kinds[kind].id != NULL; kind++)
    add_item (documents, _ (binome_agreement_kinds[kind].label), FALSE, "pairs.document", kind);
  g_menu_append (others, _ ("_Plan a Check-in…"), "pairs.plan");
  g_menu_append (others, _ ("Plan _Returns from Training…"), "pairs.returns");
  g_menu_append_submenu (others, _ ("Add a _Document"), G_MENU_MODEL (documents));
  g_object_unref (documents);
  add_section (menu, moves);
  add_section (menu, others);
  others = g_menu_new ();
  g_menu_append (others, _ ("_Write Letters…"), "pairs.letters");
  g_menu_append (others, _ ("_Export…"), "pairs.export");
  add_section (menu, others);
  return G_MENU_MODEL (menu);
}

/* Moves pairs on; those that cannot go there are left. */
static void
move_pairs (GtkWidget *widget, BinomeSession *session, GArray *pairs, int to)
{
  const BinomeMove *move = find_move (NULL, to);
  gboolean needs_reason = FALSE;
  Task *task;

  g_return_if_fail (move != NULL);

  for (guint i = 0; i < binome_pair_machine.n_moves; i++)
    needs_reason = needs_reason
                   || (binome_pair_machine.moves[i].to == to && binome_pair_machine.moves[i].needs_reason);
  task = task_new (session, _ (move->label), BINOME_TYPE_PAIR, pairs, move_one);
  task->choice = to;
  if (needs_reason)
    ask_reason (widget, task, to != BINOME_PAIR_STATE_ACTIVE);
  else
    take (widget, task);
}

/* Drafts a document for each of the pairs. */
static void
add_documents (GtkWidget *widget, BinomeSession *session, GArray *pairs, int kind)
{
  /* Translators: %s is a document, such as “Tutoring charter”. */
  g_autofree char *action = g_strdup_printf (_ ("Add “%s”"), _ (binome_agreement_kinds[kind].label));
  Task *task = task_new (session, action, BINOME_TYPE_PAIR, pairs, document_one);

  task->choice = kind;
  take (widget, task);
}

/* Asks for a check-in that each of the pairs gets. */
static void
plan_check_ins (GtkWidget *widget, BinomeSession *session, GArray *pairs)
{
  static const guint fields[] = { BINOME_CHECK_IN_TITLE, BINOME_CHECK_IN_KIND, BINOME_CHECK_IN_DUE_ON };
  Task *task = task_new (session, _ ("Plan a Check-in"), BINOME_TYPE_PAIR, pairs, plan_one);

  task->sample = BINOME_ENTITY (binome_check_in_new ());
  binome_entity_set_reference (task->sample, BINOME_CHECK_IN_PAIR, g_array_index (pairs, gint64, 0));
  binome_entity_set_date (task->sample, BINOME_CHECK_IN_DUE_ON,
                          binome_date_next_working_day (binome_clock_today ()));
  show_form (widget, task, _ ("_Plan"), fields, G_N_ELEMENTS (fields));
}

/* What is written cannot be taken before all of it are days. */
static void
on_days_changed_cb (AdwAlertDialog *dialog, GtkEditable *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = binome_pair_returns_parse (gtk_editable_get_text (entry), &error);

  binome_row_message_set (GTK_WIDGET (entry), BINOME_ROW_MESSAGE_WRITTEN,
                          days == NULL ? error->message : NULL);
  adw_alert_dialog_set_response_enabled (dialog, "accept", days != NULL);
}

/* Asks for the days on which the tutees are back from the training centre. */
static void
plan_returns (GtkWidget *widget, BinomeSession *session, GArray *pairs)
{
  AdwDialog *dialog = binome_reason_dialog_new (
      _ ("Plan Returns from Training"),
      _ ("A check-in for each day on which the tutee is back from the training centre: what was seen there, and where to use it at work. Days that are over, or outside the time of a pair, are left out."),
      _ ("_Plan"), TRUE);
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "binome-entry");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Days, with commas between them"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_days_changed_cb), dialog, G_CONNECT_SWAPPED);
  binome_reason_dialog_ask (
      dialog, widget, on_reason_cb,
      task_new (session, _ ("Plan returns from training"), BINOME_TYPE_PAIR, pairs, plan_returns_one),
      task_free);
}

static void
export_all (GtkWidget *widget, BinomeExportKind kind, GArray *ids)
{
  g_autoptr (BinomeExportList) list = binome_export_list_new_for_ids (kind, ids);

  binome_export_action_run (BINOME_WINDOW (gtk_widget_get_root (widget)), list);
}

/**
 * binome_pair_many_act:
 * @widget: where the user is
 * @session: what the window works on
 * @pairs: (element-type gint64): what is selected
 * @action: an action of the menu
 * @parameter: (nullable): a state, or a kind of document
 *
 * Does it to all of them as one action, after it has asked for what it needs.
 */
void
binome_pair_many_act (GtkWidget *widget, BinomeSession *session, GArray *pairs, const char *action,
                      GVariant *parameter)
{
  if (g_str_equal (action, "pairs.move"))
    move_pairs (widget, session, pairs, g_variant_get_int32 (parameter));
  else if (g_str_equal (action, "pairs.document"))
    add_documents (widget, session, pairs, g_variant_get_int32 (parameter));
  else if (g_str_equal (action, "pairs.plan"))
    plan_check_ins (widget, session, pairs);
  else if (g_str_equal (action, "pairs.letters"))
    binome_letters_dialog_present_about (widget, session, BINOME_TYPE_PAIR, pairs);
  else if (g_str_equal (action, "pairs.returns"))
    plan_returns (widget, session, pairs);
  else
    export_all (widget, BINOME_EXPORT_PAIRS, pairs);
}

/* The actions of the menu. */
void
binome_pair_many_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act)
{
  gtk_widget_class_install_action (klass, "pairs.move", "i", act);
  gtk_widget_class_install_action (klass, "pairs.document", "i", act);
  gtk_widget_class_install_action (klass, "pairs.plan", NULL, act);
  gtk_widget_class_install_action (klass, "pairs.letters", NULL, act);
  gtk_widget_class_install_action (klass, "pairs.returns", NULL, act);
  gtk_widget_class_install_action (klass, "pairs.export", NULL, act);
}

/* ---- check-ins ---- */

static gboolean
hold_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_check_in_hold (db, id, BINOME_DATE_NONE, 0, NULL, error);
}

static gboolean
postpone_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_check_in_plan_again (
      db, id, binome_entity_get_date (((Task *)data)->sample, BINOME_CHECK_IN_DUE_ON), error);
}

static gboolean
waive_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_check_in_waive (db, id, ((Task *)data)->reason, error);
}

static gboolean
miss_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_check_in_miss (db, id, ((Task *)data)->reason, error);
}

static gboolean
delete_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_CHECK_IN, id, error);
}

/* Returns: (transfer full): what can be done with several check-ins */
GMenuModel *
binome_check_in_many_make_menu (void)
{
  GMenu *menu = g_menu_new (), *section = g_menu_new ();

  g_menu_append (section, _ ("Mark as _Held"), "check-ins.hold");
  g_menu_append (section, _ ("Plan for _Another Day…"), "check-ins.postpone");
  g_menu_append (section, _ ("_Waive…"), "check-ins.waive");
  g_menu_append (section, _ ("Mark as _Missed…"), "check-ins.miss");
  add_section (menu, section);
  section = g_menu_new ();
  g_menu_append (section, _ ("_Export…"), "check-ins.export");
  g_menu_append (section, _ ("_Delete"), "check-ins.delete");
  add_section (menu, section);
  return G_MENU_MODEL (menu);
}

/* Asks for the day that the check-ins are planned for from now on. */
static void
postpone (GtkWidget *widget, BinomeSession *session, GArray *check_ins)
{
  static const guint fields[] = { BINOME_CHECK_IN_DUE_ON };
  Task *task = task_new (session, _ ("Plan for another day"), BINOME_TYPE_CHECK_IN, check_ins, postpone_one);

  task->sample = BINOME_ENTITY (binome_check_in_new ());
  binome_entity_set_reference (task->sample, BINOME_CHECK_IN_PAIR, 1); /* what the form asks for is the day */
  binome_entity_set_text (task->sample, BINOME_CHECK_IN_TITLE, task->action);
  binome_entity_set_date (task->sample, BINOME_CHECK_IN_DUE_ON,
                          binome_date_next_working_day (binome_clock_today ()));
  show_form (widget, task, _ ("_Plan"), fields, G_N_ELEMENTS (fields));
}

/* Asks why the check-ins are waived, or were missed. */
static void
close_check_ins (GtkWidget *widget, BinomeSession *session, GArray *check_ins, gboolean waive)
{
  ask_reason (widget,
              task_new (session, waive ? _ ("Waive") : _ ("Mark as missed"), BINOME_TYPE_CHECK_IN, check_ins,
                        waive ? waive_one : miss_one),
              waive);
}

/**
 * binome_check_in_many_act:
 * @widget: where the user is
 * @session: what the window works on
 * @check_ins: (element-type gint64): what is selected
 * @action: an action of the menu
 *
 * Does it to all of them as one action, after it has asked for what it needs.
 */
void
binome_check_in_many_act (GtkWidget *widget, BinomeSession *session, GArray *check_ins, const char *action)
{
  if (g_str_equal (action, "check-ins.hold"))
    take (widget, task_new (session, _ ("Mark as held"), BINOME_TYPE_CHECK_IN, check_ins, hold_one));
  else if (g_str_equal (action, "check-ins.postpone"))
    postpone (widget, session, check_ins);
  else if (g_str_equal (action, "check-ins.delete"))
    take (widget, task_new (session, _ ("Delete check-ins"), BINOME_TYPE_CHECK_IN, check_ins, delete_one));
  else if (g_str_equal (action, "check-ins.export"))
    export_all (widget, BINOME_EXPORT_CHECK_INS, check_ins);
  else
    close_check_ins (widget, session, check_ins, g_str_equal (action, "check-ins.waive"));
}

/* The actions of the menu. */
void
binome_check_in_many_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act)
{
  static const char *const actions[] = { "check-ins.hold", "check-ins.postpone", "check-ins.waive",
                                         "check-ins.miss", "check-ins.delete",   "check-ins.export" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i], NULL, act);
}
