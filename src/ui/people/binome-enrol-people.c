/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrols people from a list into the window's programme, and says what came of it. */

#include "binome-enrol-people.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-feedback.h"

/* So many names are read; the rest is counted. */
#define MAX_ABSENT 8

typedef struct
{
  gint64 programme;
  char *programme_title;
  BinomeEnrolmentRole role;
  BinomeEnrolmentState state;
  GArray *people;
  BinomeEnrolCounts counts;
  GPtrArray *absent; /* of char *: who is not in the company then */
} Enrolling;

static void
enrolling_free (gpointer data)
{
  Enrolling *enrolling = data;

  g_array_unref (enrolling->people);
  g_ptr_array_unref (enrolling->absent);
  g_free (enrolling->programme_title);
  g_free (enrolling);
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Enrolling *enrolling = data;

  return binome_enrolment_enrol_in_state (db, enrolling->programme, enrolling->role, enrolling->state,
                                          (const gint64 *)enrolling->people->data, enrolling->people->len, 0,
                                          enrolling->absent, &enrolling->counts, error);
}

static char *
name_action (BinomeEnrolmentRole role, BinomeEnrolmentState state, guint n)
{
  if (state != BINOME_ENROLMENT_STATE_ACCEPTED)
    return g_strdup_printf (ngettext ("Add %u candidate", "Add %u candidates", n), n);
  if (role == BINOME_ENROLMENT_ROLE_TUTOR)
    return g_strdup_printf (ngettext ("Enrol %u person as tutor", "Enrol %u people as tutors", n), n);

  return g_strdup_printf (ngettext ("Enrol %u person as tutee", "Enrol %u people as tutees", n), n);
}

static char *
describe_enrolled (const Enrolling *enrolling)
{
  guint n = enrolling->counts.enrolled;

  if (enrolling->state != BINOME_ENROLMENT_STATE_ACCEPTED)
    return g_strdup_printf (ngettext ("%1$u candidate added to “%2$s”", "%1$u candidates added to “%2$s”", n),
                            n, enrolling->programme_title);
  /* Translators: %2$s is a programme. */
  if (enrolling->role == BINOME_ENROLMENT_ROLE_TUTOR)
    return g_strdup_printf (ngettext ("%1$u tutor enrolled in “%2$s”", "%1$u tutors enrolled in “%2$s”", n),
                            n, enrolling->programme_title);

  return g_strdup_printf (ngettext ("%1$u tutee enrolled in “%2$s”", "%1$u tutees enrolled in “%2$s”", n), n,
                          enrolling->programme_title);
}

/* Who was left out, and why; a toast would be gone before it is read. */
static void
tell_absent (GtkWidget *widget, GPtrArray *absent)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = absent->len, shown = MIN (n, MAX_ABSENT);
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u Person Was Not Enrolled", "%u People Were Not Enrolled", n), n);
  AdwDialog *dialog;

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n\n" : "", (char *)absent->pdata[i]);
  if (n > shown)
    {
      g_string_append (lines, "\n\n");
      g_string_append_printf (lines, ngettext ("and %u other", "and %u others", n - shown), n - shown);
    }
  dialog = adw_alert_dialog_new (title, lines->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
on_enrolled_cb (GtkWidget *widget, gpointer data)
{
  const Enrolling *enrolling = data;
  guint already = enrolling->counts.already;
  g_autofree char *message = NULL;

  if (enrolling->absent->len > 0)
    tell_absent (widget, enrolling->absent);
  if (enrolling->counts.enrolled > 0)
    {
      message = describe_enrolled (enrolling);
      binome_feedback_toast_undo (widget, message);
      return;
    }
  if (already == 0)
    return;

  message
      = enrolling->role == BINOME_ENROLMENT_ROLE_TUTOR
            ? g_strdup_printf (ngettext ("Already a tutor there", "All %u are tutors there already", already),
                               already)
            : g_strdup_printf (ngettext ("Already a tutee there", "All %u are tutees there already", already),
                               already);
  binome_feedback_toast (widget, message);
}

/**
 * binome_enrol_people:
 * @session: what the window works on, with a programme
 * @widget: where the user is
 * @role: as tutors or as tutees
 * @state: in which state: accepted, or a candidate
 * @people: (element-type gint64): ids of people
 *
 * Enrols people in the programme of the window as one action, and offers to take it back.
 */
void
binome_enrol_people (BinomeSession *session, GtkWidget *widget, BinomeEnrolmentRole role,
                     BinomeEnrolmentState state, GArray *people)
{
  BinomeProgramme *programme = binome_session_get_programme (session);
  g_autofree char *action = name_action (role, state, people->len);
  Enrolling *enrolling;

  if (programme == NULL || people->len == 0)
    return;

  enrolling = g_new0 (Enrolling, 1);
  enrolling->programme = binome_session_get_programme_id (session);
  enrolling->programme_title = binome_entity_dup_title (BINOME_ENTITY (programme));
  enrolling->role = role;
  enrolling->state = state;
  enrolling->people = g_array_ref (people);
  enrolling->absent = g_ptr_array_new_with_free_func (g_free);
  binome_session_write (session, widget, action, enrol_work, enrolling, enrolling_free, on_enrolled_cb);
}

/* ---- at which stage ---- */

/* (transfer full): the stages that somebody can begin at, in the order of #BinomeEnrolmentState. */
GListModel *
binome_enrol_list_stages (void)
{
  GtkStringList *stages = gtk_string_list_new (NULL);

  for (int i = BINOME_ENROLMENT_STATE_IDENTIFIED; i <= BINOME_ENROLMENT_STATE_ACCEPTED; i++)
    gtk_string_list_append (stages, _ (binome_enrolment_states[i].label));
  return G_LIST_MODEL (stages);
}

typedef struct
{
  BinomeSession *session;
  GtkWidget *widget;
  BinomeEnrolmentRole role;
  GArray *people;
  AdwComboRow *stage;
  BinomeEnrolling enrolling;
} Asking;

static void
on_answered_cb (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "enrol"))
    {
      binome_enrol_people (asking->session, asking->widget, asking->role,
                           (BinomeEnrolmentState)adw_combo_row_get_selected (asking->stage), asking->people);
      if (asking->enrolling != NULL)
        asking->enrolling (asking->widget);
    }
  g_object_unref (asking->session);
  g_object_unref (asking->widget);
  g_object_unref (asking->stage);
  g_array_unref (asking->people);
  g_free (asking);
}

static GtkWidget *
make_stage_list (AdwComboRow **stage)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GListModel) stages = binome_enrol_list_stages ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Stage"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), stages);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), BINOME_ENROLMENT_STATE_ACCEPTED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  *stage = ADW_COMBO_ROW (g_object_ref (row));
  return list;
}

/**
 * binome_enrol_people_ask:
 * @session: what the window works on, with a programme
 * @widget: where the user is
 * @role: as tutors or as tutees
 * @people: (element-type gint64): ids of people
 * @enrolling: (nullable) (scope async): called once the user has said so
 *
 * Asks at which stage of the recruitment they are, accepted where nothing else is said, and enrols them.
 */
void
binome_enrol_people_ask (BinomeSession *session, GtkWidget *widget, BinomeEnrolmentRole role, GArray *people,
                         BinomeEnrolling enrolling)
{
  BinomeProgramme *programme = binome_session_get_programme (session);
  g_autofree char *title = name_action (role, BINOME_ENROLMENT_STATE_ACCEPTED, people->len);
  g_autofree char *programme_title = NULL;
  AdwAlertDialog *dialog;
  Asking *asking;

  if (programme == NULL || people->len == 0)
    return;

  programme_title = binome_entity_dup_title (BINOME_ENTITY (programme));
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (title, programme_title));
  asking = g_new0 (Asking, 1);
  asking->session = g_object_ref (session);
  asking->widget = g_object_ref (widget);
  asking->role = role;
  asking->people = g_array_ref (people);
  asking->enrolling = enrolling;
  adw_alert_dialog_set_extra_child (dialog, make_stage_list (&asking->stage));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "enrol", _ ("_Enrol"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "enrol", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "enrol");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, widget, NULL, on_answered_cb, asking);
}
