/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interviews of a candidate as a list, and the sheet of one. They are kept apart: nothing of them is in
 * lists or letters, and they are exported only with the sensitive fields. */

#include <glib/gi18n-lib.h>

#include "binome-candidate.h"
#include "binome-clock.h"
#include "binome-text.h"
#include "recruitment/binome-candidate-lists.h"
#include "widgets/binome-form-dialog.h"

static const guint note_fields[] = { BINOME_INTERVIEW_MOTIVATION, BINOME_INTERVIEW_EXPERTISE,
                                     BINOME_INTERVIEW_PEDAGOGY, BINOME_INTERVIEW_AVAILABILITY };

/* Whose list it is: it lives as long as the list. */
typedef struct
{
  BinomeEntityList *list;
  BinomeSession *session;
  BinomeEntity *enrolment;
} Interviews;

static void
interviews_free (gpointer data)
{
  Interviews *self = data;

  g_object_unref (self->session);
  g_object_unref (self->enrolment);
  g_free (self);
}

/* The mean of the notes that were given; 0 for none. */
static double
get_mean (BinomeEntity *interview)
{
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (note_fields); i++)
    {
      gint64 note = binome_entity_get_integer (interview, note_fields[i]);

      sum += note;
      n += note > 0;
    }

  return n > 0 ? (double)sum / n : 0;
}

static char *
describe_details (BinomeEntity *interview)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  BinomeDate held_on = binome_entity_get_date (interview, BINOME_INTERVIEW_HELD_ON);
  const char *interviewer = binome_entity_get_text (interview, BINOME_INTERVIEW_INTERVIEWER);
  double mean = get_mean (interview);
  g_autofree char *number = binome_text_format_number (mean, 1);

  if (held_on != BINOME_DATE_NONE)
    g_strv_builder_take (parts, binome_date_format (held_on, BINOME_DATE_MEDIUM));
  if (*interviewer != '\0')
    g_strv_builder_add (parts, interviewer);
  if (mean > 0)
    /* Translators: the mean of notes from 1 to 4. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("%s of 4"), number));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

/**
 * binome_interview_describe:
 * @interview: (nullable): an interview
 *
 * Returns: (transfer full) (nullable): what it led to, when, and the mean of its notes; %NULL for none
 */
char *
binome_interview_describe (BinomeEntity *interview)
{
  g_autofree char *details = interview != NULL ? describe_details (interview) : NULL;
  const char *decision;

  if (interview == NULL)
    return NULL;

  decision = binome_entity_get_choice_label (interview, BINOME_INTERVIEW_DECISION);
  return *details == '\0' ? g_strdup (decision) : g_strdup_printf ("%s · %s", decision, details);
}

static void
show_interview (AdwActionRow *row, BinomeEntity *interview, gpointer user_data)
{
  g_autofree char *details = describe_details (interview);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_choice_label (interview, BINOME_INTERVIEW_DECISION));
  adw_action_row_set_subtitle (row, details);
}

/* ---- the sheet ---- */

typedef struct
{
  BinomeEntity *interview;
  BinomeEnrolmentState state;
  gboolean move;
  char *reason;
  GtkWidget *move_row;
  GtkWidget *reason_row;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->interview);
  g_free (keeping->reason);
  g_free (keeping);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return binome_interview_keep (db, BINOME_INTERVIEW (keeping->interview), keeping->move, keeping->reason,
                                error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_INTERVIEW, *(gint64 *)data, error);
}

/* Where the decision leads, in the words of the state. */
static void
show_consequences (Keeping *keeping)
{
  BinomeInterviewDecision decision
      = (BinomeInterviewDecision)binome_entity_get_choice (keeping->interview, BINOME_INTERVIEW_DECISION);
  BinomeEnrolmentState moves[2];
  guint n = binome_interview_list_moves (decision, keeping->state, moves);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (keeping->move_row, n > 0);
  gtk_widget_set_visible (keeping->reason_row,
                          n > 0 && keeping->move && moves[n - 1] == BINOME_ENROLMENT_STATE_REFUSED);
  if (n == 0)
    return;

  /* Translators: %s is a state of a candidate, such as “Accepted”. */
  title = g_strdup_printf (_ ("Move on to “%s”"), _ (binome_enrolment_states[moves[n - 1]].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (keeping->move_row), title);
}

static void
on_decision_cb (BinomeEntity *interview, GParamSpec *pspec, BinomeFormDialog *form)
{
  show_consequences (g_object_get_data (G_OBJECT (form), "binome-keeping"));
}

static void
on_move_cb (AdwSwitchRow *row, GParamSpec *pspec, Keeping *keeping)
{
  keeping->move = adw_switch_row_get_active (row);
  show_consequences (keeping);
}

static void
on_reason_cb (GtkEditable *entry, Keeping *keeping)
{
  g_set_str (&keeping->reason, gtk_editable_get_text (entry));
}

static void
add_consequences (BinomeFormDialog *form, Keeping *keeping)
{
  AdwPreferencesGroup *group = binome_form_dialog_add_group (form, NULL, NULL);

  keeping->move = TRUE;
  keeping->move_row = adw_switch_row_new ();
  adw_action_row_set_subtitle (ADW_ACTION_ROW (keeping->move_row), _ ("One undo takes both back."));
  adw_switch_row_set_active (ADW_SWITCH_ROW (keeping->move_row), TRUE);
  g_signal_connect (keeping->move_row, "notify::active", G_CALLBACK (on_move_cb), keeping);
  keeping->reason_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (keeping->reason_row), _ ("Reason of the refusal"));
  g_signal_connect (keeping->reason_row, "changed", G_CALLBACK (on_reason_cb), keeping);
  adw_preferences_group_add (group, keeping->move_row);
  adw_preferences_group_add (group, keeping->reason_row);
  g_signal_connect_object (keeping->interview, "notify::decision", G_CALLBACK (on_decision_cb), form,
                           G_CONNECT_DEFAULT);
  show_consequences (keeping);
}

/* Takes @interview. */
static void
present_form (Interviews *self, BinomeEntity *interview)
{
  static const guint when[] = { BINOME_INTERVIEW_HELD_ON, BINOME_INTERVIEW_INTERVIEWER };
  static const guint end[] = { BINOME_INTERVIEW_DECISION, BINOME_INTERVIEW_NOTE };
  gint64 id = binome_entity_get_id (interview);
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Interview"), id != 0 ? _ ("_Apply") : _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL,
      _ ("Kept apart: it is in no list and no letter, and exported only with the sensitive fields."));
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->interview = interview;
  keeping->state = (BinomeEnrolmentState)binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_STATE);
  g_object_set_data (G_OBJECT (form), "binome-keeping", keeping);
  binome_form_dialog_add_fields (form, group, interview, when, G_N_ELEMENTS (when));
  group = binome_form_dialog_add_group (form, _ ("Notes from 1 to 4"), _ ("0: not noted."));
  binome_form_dialog_add_fields (form, group, interview, note_fields, G_N_ELEMENTS (note_fields));
  group = binome_form_dialog_add_group (form, NULL, NULL);
  binome_form_dialog_add_fields (form, group, interview, end, G_N_ELEMENTS (end));
  add_consequences (form, keeping);
  if (id != 0)
    binome_form_dialog_add_remove_row (form, self->session, _ ("_Remove This Interview"),
                                       _ ("Remove an interview"), remove_work, id, _ ("Interview removed"));
  binome_form_dialog_set_work (form, self->session, _ ("Record an interview"), keep_work, keeping,
                               keeping_free);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self->list));
}

static void
on_add_cb (BinomeEntityList *list, Interviews *self)
{
  BinomeEntity *interview = BINOME_ENTITY (binome_interview_new ());

  binome_entity_set_reference (interview, BINOME_INTERVIEW_ENROLMENT, binome_entity_get_id (self->enrolment));
  binome_entity_set_date (interview, BINOME_INTERVIEW_HELD_ON, binome_clock_today ());
  present_form (self, interview);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *interview, Interviews *self)
{
  present_form (self, binome_entity_copy (interview));
}

/**
 * binome_interview_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @enrolment: a live participant
 *
 * Makes @list the interviews of a candidate, the newest first.
 */
void
binome_interview_list_fill (BinomeEntityList *list, BinomeSession *session, BinomeEntity *enrolment)
{
  Interviews *self = g_new0 (Interviews, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_INTERVIEW);
  g_autoptr (BinomeListModel) model = NULL;

  self->list = list;
  self->session = g_object_ref (session);
  self->enrolment = g_object_ref (enrolment);
  g_object_set_data_full (G_OBJECT (list), "binome-interviews", self, interviews_free);
  binome_query_where_integer (query, BINOME_INTERVIEW_ENROLMENT, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (enrolment));
  binome_query_sort (query, BINOME_INTERVIEW_HELD_ON, TRUE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Add an Interview"));
  binome_entity_list_set_empty_text (list, _ ("No interview yet."));
  binome_entity_list_set_model (list, model, show_interview, self);
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), self);
}
