/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the line managers of a candidate said, as a list, and the form of one answer with what follows from
 * it. */

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-candidate.h"
#include "binome-clock.h"
#include "binome-text.h"
#include "people/binome-manager-row.h"
#include "recruitment/binome-candidate-lists.h"
#include "widgets/binome-form-dialog.h"

/* Whose list it is: it lives as long as the list. */
typedef struct
{
  BinomeEntityList *list;
  BinomeSession *session;
  BinomeEntity *enrolment;
} Agreements;

static void
agreements_free (gpointer data)
{
  Agreements *self = data;

  g_object_unref (self->session);
  g_object_unref (self->enrolment);
  g_free (self);
}

static char *
format_day (BinomeEntity *agreement, guint field)
{
  BinomeDate day = binome_entity_get_date (agreement, field);

  return day != BINOME_DATE_NONE ? binome_date_format (day, BINOME_DATE_MEDIUM) : NULL;
}

/* All of it for the list; for one line what counts now. */
static char *
describe_details (BinomeEntity *agreement, gboolean whole)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *asked = format_day (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON);
  g_autofree char *answered = format_day (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON);
  g_autofree char *from = format_day (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON);
  g_autofree char *until = format_day (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON);
  double hours = binome_entity_get_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH);
  g_autofree char *number
      = isnan (hours) ? NULL : binome_text_format_number (hours, fmod (hours, 1) != 0 ? 1 : 0);
  const char *note = binome_entity_get_text (agreement, BINOME_MANAGER_AGREEMENT_NOTE);

  if (asked != NULL && (whole || answered == NULL))
    /* Translators: %s is a date. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("asked on %s"), asked));
  if (answered != NULL)
    /* Translators: %s is a date. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("answered on %s"), answered));
  if (number != NULL)
    /* Translators: %s is a number of hours. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("%s h a month at most"), number));
  if (from != NULL)
    /* Translators: %s is a date. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("from %s"), from));
  if (until != NULL)
    /* Translators: %s is a date. */
    g_strv_builder_take (parts, g_strdup_printf (_ ("until %s"), until));
  if (whole && *note != '\0')
    g_strv_builder_add (parts, note);
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

/**
 * binome_agreement_describe:
 * @agreement: (nullable): a manager's answer
 *
 * Returns: (transfer full) (nullable): what it says, and when; %NULL for none
 */
char *
binome_agreement_describe (BinomeEntity *agreement)
{
  g_autofree char *details = agreement != NULL ? describe_details (agreement, FALSE) : NULL;
  const char *answer;

  if (agreement == NULL)
    return NULL;

  answer = binome_entity_get_choice_label (agreement, BINOME_MANAGER_AGREEMENT_ANSWER);
  return *details == '\0' ? g_strdup (answer) : g_strdup_printf ("%s · %s", answer, details);
}

static void
show_agreement (AdwActionRow *row, BinomeEntity *agreement, gpointer user_data)
{
  g_autofree char *details = describe_details (agreement, TRUE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_choice_label (agreement, BINOME_MANAGER_AGREEMENT_ANSWER));
  adw_action_row_set_subtitle (row, details);
}

/* ---- the form ---- */

typedef struct
{
  BinomeEntity *agreement;
  BinomeEnrolmentState state;
  gboolean move;
  gboolean narrow;
  GtkWidget *move_row;
  GtkWidget *narrow_row;
} Keeping;

static void
keeping_free (gpointer data)
{
  g_object_unref (((Keeping *)data)->agreement);
  g_free (data);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return binome_manager_agreement_keep (db, BINOME_MANAGER_AGREEMENT (keeping->agreement), keeping->move,
                                        keeping->narrow, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_MANAGER_AGREEMENT, *(gint64 *)data, error);
}

static void
on_move_cb (AdwSwitchRow *row, GParamSpec *pspec, Keeping *keeping)
{
  keeping->move = adw_switch_row_get_active (row);
}

static void
on_narrow_cb (AdwSwitchRow *row, GParamSpec *pspec, Keeping *keeping)
{
  keeping->narrow = adw_switch_row_get_active (row);
}

/* What can follow depends on the answer. */
static void
show_consequences (Keeping *keeping)
{
  int answer = binome_entity_get_choice (keeping->agreement, BINOME_MANAGER_AGREEMENT_ANSWER);
  gboolean agrees = answer == BINOME_AGREEMENT_ANSWER_YES || answer == BINOME_AGREEMENT_ANSWER_LIMITED;

  gtk_widget_set_visible (keeping->move_row, binome_manager_agreement_allows_move (
                                                 (BinomeAgreementAnswer)answer, keeping->state));
  gtk_widget_set_visible (keeping->narrow_row, agrees);
}

static GtkWidget *
add_switch (AdwPreferencesGroup *group, const char *title, const char *subtitle, gboolean active,
            GCallback callback, Keeping *keeping)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), active);
  g_signal_connect (row, "notify::active", callback, keeping);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_consequences (BinomeFormDialog *form, Keeping *keeping)
{
  AdwPreferencesGroup *group = binome_form_dialog_add_group (form, NULL, NULL);

  keeping->move = TRUE;
  keeping->narrow = binome_entity_get_id (keeping->agreement) == 0;
  keeping->move_row = add_switch (group, _ ("Move on to “Manager agreed”"), _ ("One undo takes both back."),
                                  keeping->move, G_CALLBACK (on_move_cb), keeping);
  keeping->narrow_row = add_switch (group, _ ("Apply these limits"),
                                    _ ("The days and hours of the candidate become those agreed to."),
                                    keeping->narrow, G_CALLBACK (on_narrow_cb), keeping);
  show_consequences (keeping);
}

static void
on_answer_cb (BinomeEntity *agreement, GParamSpec *pspec, BinomeFormDialog *form)
{
  show_consequences (g_object_get_data (G_OBJECT (form), "binome-keeping"));
}

/* Takes @agreement. */
static void
present_form (Agreements *self, BinomeEntity *agreement)
{
  static const guint asked[] = { BINOME_MANAGER_AGREEMENT_ASKED_ON };
  static const guint answer[] = { BINOME_MANAGER_AGREEMENT_ANSWER, BINOME_MANAGER_AGREEMENT_ANSWERED_ON };
  static const guint limits[]
      = { BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH, BINOME_MANAGER_AGREEMENT_STARTS_ON,
          BINOME_MANAGER_AGREEMENT_ENDS_ON, BINOME_MANAGER_AGREEMENT_NOTE };
  gint64 id = binome_entity_get_id (agreement);
  BinomeFormDialog *form
      = binome_form_dialog_new (_ ("Manager’s Agreement"), id != 0 ? _ ("_Apply") : _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (form, NULL, NULL);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->agreement = agreement;
  keeping->state = (BinomeEnrolmentState)binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_STATE);
  binome_form_dialog_add_fields (form, group, agreement, asked, G_N_ELEMENTS (asked));
  adw_preferences_group_add (
      group, binome_manager_row_new (self->session, agreement, BINOME_MANAGER_AGREEMENT_MANAGER));
  binome_form_dialog_add_fields (form, group, agreement, answer, G_N_ELEMENTS (answer));
  group = binome_form_dialog_add_group (form, _ ("Limits"), _ ("Left empty: the manager set none."));
  binome_form_dialog_add_fields (form, group, agreement, limits, G_N_ELEMENTS (limits));
  g_object_set_data (G_OBJECT (form), "binome-keeping", keeping);
  add_consequences (form, keeping);
  g_signal_connect_object (agreement, "notify::answer", G_CALLBACK (on_answer_cb), form, G_CONNECT_DEFAULT);
  if (id != 0)
    binome_form_dialog_add_remove_row (form, self->session, _ ("_Remove This Answer"),
                                       _ ("Remove a manager’s agreement"), remove_work, id,
                                       _ ("Manager’s agreement removed"));
  binome_form_dialog_set_work (form, self->session, _ ("Record a manager’s agreement"), keep_work, keeping,
                               keeping_free);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self->list));
}

/* Who is asked is the line manager, from today on. */
static void
on_add_cb (BinomeEntityList *list, Agreements *self)
{
  BinomeEntity *agreement = BINOME_ENTITY (binome_manager_agreement_new ());
  g_autoptr (BinomeEntity) person = binome_entity_get_object (self->enrolment, BINOME_ENROLMENT_PERSON);

  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT,
                               binome_entity_get_id (self->enrolment));
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON, binome_clock_today ());
  if (person != NULL)
    binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_MANAGER,
                                 binome_entity_get_reference (person, BINOME_PERSON_MANAGER));
  present_form (self, agreement);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *agreement, Agreements *self)
{
  present_form (self, binome_entity_copy (agreement));
}

/**
 * binome_agreement_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @enrolment: a live participant
 *
 * Makes @list the answers of the line managers of a candidate, the newest first.
 */
void
binome_agreement_list_fill (BinomeEntityList *list, BinomeSession *session, BinomeEntity *enrolment)
{
  Agreements *self = g_new0 (Agreements, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MANAGER_AGREEMENT);
  g_autoptr (BinomeListModel) model = NULL;

  self->list = list;
  self->session = g_object_ref (session);
  self->enrolment = g_object_ref (enrolment);
  g_object_set_data_full (G_OBJECT (list), "binome-agreements", self, agreements_free);
  binome_query_where_integer (query, BINOME_MANAGER_AGREEMENT_ENROLMENT, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (enrolment));
  binome_query_sort (query, BINOME_MANAGER_AGREEMENT_ASKED_ON, TRUE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Ask the Line Manager"));
  binome_entity_list_set_empty_text (list, _ ("The line manager was not asked yet."));
  binome_entity_list_set_model (list, model, show_agreement, self);
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), self);
}
