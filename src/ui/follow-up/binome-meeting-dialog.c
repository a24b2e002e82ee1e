/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logs a meeting of a pair, or mends one: who, when, how long, how, what about, what next. */

#include "follow-up/binome-meeting-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-follow-up-rows.h"
#include "binome-follow-up-workflow.h"
#include "widgets/binome-entity-row.h"

typedef struct
{
  BinomeMeeting *meeting; /* what the form fills */
  GPtrArray *pairs;       /* (element-type BinomePairRow): in the order of the row to choose from */
  GArray *positions;      /* of the pairs that can be chosen */
  char *pair_title;       /* the names of the pair */
} Log;

static void
log_free (gpointer data)
{
  Log *log = data;

  g_object_unref (log->meeting);
  g_clear_pointer (&log->pairs, g_ptr_array_unref);
  g_clear_pointer (&log->positions, g_array_unref);
  g_free (log->pair_title);
  g_free (log);
}

static gboolean
log_work (BinomeDb *db, gpointer data, GError **error)
{
  Log *log = data;
  gboolean is_new = binome_entity_get_id (BINOME_ENTITY (log->meeting)) == 0;
  g_autofree char *name = NULL;

  if (!binome_meeting_log (db, log->meeting, error))
    return FALSE;

  /* Translators: %s is the names of a pair. */
  name = g_strdup_printf (is_new ? _ ("Log a meeting of %s") : _ ("Change a meeting of %s"), log->pair_title);
  binome_db_name_action (db, name);
  return TRUE;
}

static void
on_done_cb (BinomeFormDialog *dialog, gpointer data)
{
  Log *log = data;
  /* Translators: %s is the names of a pair. */
  g_autofree char *message = g_strdup_printf (_ ("Meeting of %s kept"), log->pair_title);

  binome_feedback_toast_undo (GTK_WIDGET (dialog), message);
}

static gboolean
held_to_visible (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_int (from) == BINOME_MEETING_OUTCOME_HELD);
  return TRUE;
}

static void
add_rows (BinomeFormDialog *dialog, BinomeEntity *meeting)
{
  static const guint when[]
      = { BINOME_MEETING_HELD_ON, BINOME_MEETING_OUTCOME, BINOME_MEETING_MINUTES, BINOME_MEETING_KIND };
  static const guint what[] = { BINOME_MEETING_SUBJECT, BINOME_MEETING_NEXT_STEP, BINOME_MEETING_NOTE };
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (when); i++)
    {
      GtkWidget *row = binome_entity_row_new (meeting, when[i]);

      if (when[i] == BINOME_MEETING_MINUTES)
        {
          adw_spin_row_set_range (ADW_SPIN_ROW (row), 0, 1440);
          gtk_adjustment_set_step_increment (adw_spin_row_get_adjustment (ADW_SPIN_ROW (row)), 15);
          g_object_bind_property_full (meeting, "outcome", row, "visible", G_BINDING_SYNC_CREATE,
                                       held_to_visible, NULL, NULL, NULL);
        }
      adw_preferences_group_add (group, row);
    }
  group = binome_form_dialog_add_group (dialog, NULL, NULL);
  binome_form_dialog_add_fields (dialog, group, meeting, what, G_N_ELEMENTS (what));
}

static void
finish (BinomeFormDialog *dialog, BinomeSession *session, Log *log, const char *action)
{
  add_rows (dialog, BINOME_ENTITY (log->meeting));
  binome_form_dialog_set_work (dialog, session, action, log_work, log, log_free);
  g_signal_connect (dialog, "done", G_CALLBACK (on_done_cb), NULL);
}

/* ---- which pair ---- */

static void
on_pair_selected_cb (AdwComboRow *row, GParamSpec *pspec, Log *log)
{
  guint selected = adw_combo_row_get_selected (row);
  const BinomePairRow *pair;

  if (selected >= log->positions->len)
    return;

  pair = log->pairs->pdata[g_array_index (log->positions, guint, selected)];
  binome_entity_set_reference (BINOME_ENTITY (log->meeting), BINOME_MEETING_PAIR, pair->pair);
  g_set_str (&log->pair_title, pair->title);
}

/* Pairs that run first; then the others that have started, since a meeting may be noted late. */
static void
list_positions (Log *log)
{
  for (int live = 1; live >= 0; live--)
    for (guint i = 0; i < log->pairs->len; i++)
      {
        const BinomePairRow *pair = log->pairs->pdata[i];

        if (pair->started_on != BINOME_DATE_NONE && binome_pair_state_is_live (pair->state) == live)
          g_array_append_val (log->positions, i);
      }
}

static GtkWidget *
pair_row (Log *log, gint64 chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint selected = 0;

  for (guint i = 0; i < log->positions->len; i++)
    {
      const BinomePairRow *pair = log->pairs->pdata[g_array_index (log->positions, guint, i)];

      gtk_string_list_append (titles, pair->title);
      if (pair->pair == chosen)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Pair"));
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_pair_selected_cb), log);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  on_pair_selected_cb (ADW_COMBO_ROW (row), NULL, log);
  return row;
}

/**
 * binome_meeting_dialog_new:
 * @session: what the window works on
 * @pairs: (element-type BinomePairRow): the pairs to choose from
 * @pair: the one to begin with; 0 for the first
 *
 * Returns: (transfer floating): a form to log a meeting of today
 */
BinomeFormDialog *
binome_meeting_dialog_new (BinomeSession *session, GPtrArray *pairs, gint64 pair)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Log a Meeting"), _ ("_Log"));
  Log *log = g_new0 (Log, 1);

  log->meeting = binome_meeting_new ();
  log->pairs = g_ptr_array_ref (pairs);
  log->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  list_positions (log);
  binome_entity_set_date (BINOME_ENTITY (log->meeting), BINOME_MEETING_HELD_ON, binome_clock_today ());
  adw_preferences_group_add (binome_form_dialog_add_group (dialog, NULL, NULL), pair_row (log, pair));
  finish (dialog, session, log, _ ("Log a meeting"));
  return dialog;
}

/**
 * binome_meeting_dialog_new_edit:
 * @session: what the window works on
 * @meeting: a meeting
 * @pair_title: the names of its pair
 *
 * Returns: (transfer floating): a form to mend @meeting, which changes only when the form is accepted
 */
BinomeFormDialog *
binome_meeting_dialog_new_edit (BinomeSession *session, BinomeMeeting *meeting, const char *pair_title)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (pair_title, _ ("_Keep"));
  Log *log = g_new0 (Log, 1);

  log->meeting = binome_meeting_new ();
  log->pair_title = g_strdup (pair_title);
  for (guint i = 0; i < binome_entity_get_n_fields (BINOME_ENTITY (meeting)); i++)
    binome_entity_assign (BINOME_ENTITY (log->meeting), i, binome_entity_peek (BINOME_ENTITY (meeting), i));
  binome_entity_set_id (BINOME_ENTITY (log->meeting), binome_entity_get_id (BINOME_ENTITY (meeting)));
  finish (dialog, session, log, _ ("Change a meeting"));
  return dialog;
}
