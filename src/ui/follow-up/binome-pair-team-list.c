/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutors of a pair as a list, and the form of the whole team: shares only make sense together. */

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-entity-title.h"
#include "binome-feedback.h"
#include "binome-pair-substitute.h"
#include "binome-pair-team.h"
#include "binome-text.h"
#include "follow-up/binome-pair-lists.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeSession *session;
  gint64 pair;
} Team;

static void
team_free (gpointer data)
{
  g_object_unref (((Team *)data)->session);
  g_free (data);
}

static char *
describe (BinomeEntity *period, const char *replaced)
{
  const char *function = binome_entity_get_choice_label (period, BINOME_TUTOR_PERIOD_FUNCTION);
  g_autofree char *share = binome_text_format_percent (
      (double)binome_entity_get_integer (period, BINOME_TUTOR_PERIOD_SHARE) / 100, 0);
  g_autofree char *from = binome_date_format (binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON),
                                              BINOME_DATE_MEDIUM);
  g_autofree char *until
      = binome_date_format (binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON), BINOME_DATE_MEDIUM);
  GString *text = g_string_new (function);

  g_string_append_printf (text, " · %s", share);
  if (binome_entity_get_boolean (period, BINOME_TUTOR_PERIOD_REFERENCE))
    g_string_append_printf (text, " · %s", _ ("legal reference"));
  if (*from != '\0')
    /* Translators: %s is a date. */
    g_string_append_printf (text, _ (" · from %s"), from);
  if (*until != '\0')
    /* Translators: %s is a date. */
    g_string_append_printf (text, _ (" · until %s"), until);
  if (replaced != NULL && *replaced != '\0')
    /* Translators: %s is a tutor. */
    g_string_append_printf (text, _ (" · stands in for %s"), replaced);
  return g_string_free (text, FALSE);
}

static void
show_period (AdwActionRow *row, BinomeEntity *period, gpointer user_data)
{
  g_autofree char *tutor = binome_entity_dup_title_of (period, BINOME_TUTOR_PERIOD_TUTOR);
  g_autofree char *replaced = binome_entity_dup_title_of (period, BINOME_TUTOR_PERIOD_REPLACES);
  g_autofree char *subtitle = describe (period, replaced);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tutor != NULL ? tutor : "");
  adw_action_row_set_subtitle (row, subtitle);
}

/* ---- the form ---- */

/* What the form of a team works on. */
typedef struct
{
  BinomeSession *session;
  gint64 pair;
  GPtrArray *tutors;  /* (element-type BinomeParticipant): of the programme */
  GPtrArray *periods; /* (element-type BinomeTutorPeriod): the team so far */
  BinomeFormDialog *form;
  AdwComboRow *choice;
} Form;

static void
form_free (gpointer data)
{
  Form *self = data;

  g_object_unref (self->session);
  g_clear_pointer (&self->tutors, g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Form *self = data;
  g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, self->pair, error);

  if (pair == NULL)
    return FALSE;
  self->tutors = binome_participants_list (db, binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME),
                                           BINOME_ENROLMENT_ROLE_TUTOR, error);
  self->periods = self->tutors != NULL ? binome_pair_team_select (db, self->pair, error) : NULL;
  if (self->periods == NULL)
    return FALSE;
  if (self->periods->len == 0)
    g_ptr_array_add (self->periods, binome_pair_team_make_principal (pair));

  return TRUE;
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Form *self = data;

  return binome_pair_team_keep (db, self->pair, self->periods, error);
}

static const char *
find_name (const Form *self, gint64 tutor)
{
  for (guint i = 0; i < self->tutors->len; i++)
    {
      const BinomeParticipant *participant = self->tutors->pdata[i];

      if (participant->enrolment == tutor)
        return participant->name;
    }

  return _ ("Tutor");
}

static void
on_leave_activated_cb (GtkWidget *row, Form *self)
{
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  g_ptr_array_remove (self->periods, g_object_get_data (G_OBJECT (row), "binome-period"));
  gtk_widget_set_visible (group, FALSE);
}

static void
add_member (Form *self, BinomeEntity *period)
{
  static const guint fields[]
      = { BINOME_TUTOR_PERIOD_FUNCTION,  BINOME_TUTOR_PERIOD_SHARE,   BINOME_TUTOR_PERIOD_REFERENCE,
          BINOME_TUTOR_PERIOD_STARTS_ON, BINOME_TUTOR_PERIOD_ENDS_ON, BINOME_TUTOR_PERIOD_REASON };
  const char *name = find_name (self, binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (self->form, name, NULL);
  GtkWidget *leave = adw_button_row_new ();

  binome_form_dialog_add_fields (self->form, group, period, fields, G_N_ELEMENTS (fields));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (leave), _ ("Take out of the Team"));
  gtk_widget_add_css_class (leave, "destructive-action");
  g_object_set_data (G_OBJECT (leave), "binome-period", period);
  g_signal_connect (leave, "activated", G_CALLBACK (on_leave_activated_cb), self);
  adw_preferences_group_add (group, leave);
}

static void
on_join_activated_cb (Form *self)
{
  guint chosen = adw_combo_row_get_selected (self->choice);
  const BinomeParticipant *tutor;
  BinomeEntity *period;

  if (chosen >= self->tutors->len)
    return;

  tutor = self->tutors->pdata[chosen];
  period = BINOME_ENTITY (binome_tutor_period_new ());
  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_PAIR, self->pair);
  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_TUTOR, tutor->enrolment);
  binome_entity_set_choice (period, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_SECOND);
  binome_entity_set_integer (period, BINOME_TUTOR_PERIOD_SHARE, 0);
  g_ptr_array_add (self->periods, period);
  add_member (self, period);
}

/* A row to choose one of the tutors of the programme in. */
static AdwComboRow *
make_tutor_row (const Form *self, const char *title)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < self->tutors->len; i++)
    gtk_string_list_append (names, ((const BinomeParticipant *)self->tutors->pdata[i])->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), name);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return ADW_COMBO_ROW (row);
}

static void
add_choice (Form *self)
{
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      self->form, NULL,
      _ ("Every day the shares add up to 100, with one principal tutor and one legal reference."));
  GtkWidget *join = adw_button_row_new ();

  self->choice = make_tutor_row (self, _ ("Tutor"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (join), _ ("Add to the Team"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (join), "list-add-symbolic");
  g_signal_connect_swapped (join, "activated", G_CALLBACK (on_join_activated_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->choice));
  adw_preferences_group_add (group, join);
}

/* What was read, for a form that outlives the reading. */
static Form *
form_take (const Form *read)
{
  Form *self = g_new0 (Form, 1);

  self->session = g_object_ref (read->session);
  self->pair = read->pair;
  self->tutors = g_ptr_array_ref (read->tutors);
  self->periods = g_ptr_array_ref (read->periods);
  return self;
}

static void
on_read_cb (GtkWidget *list, gpointer data)
{
  Form *self = form_take (data);

  self->form = binome_form_dialog_new (_ ("Team of Tutors"), _ ("_Apply"));
  add_choice (self);
  for (guint i = 0; i < self->periods->len; i++)
    add_member (self, self->periods->pdata[i]);
  binome_form_dialog_set_work (self->form, self->session, _ ("Change the team of tutors"), keep_work, self,
                               form_free);
  adw_dialog_present (ADW_DIALOG (self->form), list);
}

static void
read_form (GtkWidget *list, Team *team, BinomeSessionDone on_read)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (team->session);
  form->pair = team->pair;
  binome_session_read (team->session, list, read_work, form, form_free, on_read);
}

static void
open_form (BinomeEntityList *list, Team *team)
{
  read_form (GTK_WIDGET (list), team, on_read_cb);
}

/* ---- a stand-in ---- */

static gboolean
substitute_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_team_substitute (db, data, error);
}

static void
on_away_selected_cb (AdwComboRow *row, GParamSpec *pspec, BinomeEntity *stand_in)
{
  const GArray *members = g_object_get_data (G_OBJECT (row), "binome-members");
  guint chosen = adw_combo_row_get_selected (row);

  if (chosen < members->len)
    binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_REPLACES,
                                 g_array_index (members, gint64, chosen));
}

static void
on_stand_in_selected_cb (AdwComboRow *row, GParamSpec *pspec, BinomeEntity *stand_in)
{
  const GPtrArray *tutors = g_object_get_data (G_OBJECT (row), "binome-tutors");
  guint chosen = adw_combo_row_get_selected (row);

  if (chosen < tutors->len)
    binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_TUTOR,
                                 ((const BinomeParticipant *)tutors->pdata[chosen])->enrolment);
}

/* A row to choose one of the team in, each once. */
static AdwComboRow *
make_away_row (const Form *self, BinomeEntity *stand_in)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < self->periods->len; i++)
    {
      gint64 tutor = binome_entity_get_reference (self->periods->pdata[i], BINOME_TUTOR_PERIOD_TUTOR);
      gboolean there = FALSE;

      for (guint j = 0; j < members->len; j++)
        there = there || g_array_index (members, gint64, j) == tutor;
      if (there)
        continue;
      g_array_append_val (members, tutor);
      gtk_string_list_append (names, find_name (self, tutor));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Tutor who is away"));
  g_object_set_data_full (G_OBJECT (row), "binome-members", members, (GDestroyNotify)g_array_unref);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_away_selected_cb), stand_in);
  on_away_selected_cb (ADW_COMBO_ROW (row), NULL, stand_in);
  return ADW_COMBO_ROW (row);
}

/* The first tutor who is none of the team so far. */
static guint
find_other (const Form *self)
{
  for (guint i = 0; i < self->tutors->len; i++)
    {
      gint64 tutor = ((const BinomeParticipant *)self->tutors->pdata[i])->enrolment;
      gboolean there = FALSE;

      for (guint j = 0; j < self->periods->len; j++)
        there = there
                || binome_entity_get_reference (self->periods->pdata[j], BINOME_TUTOR_PERIOD_TUTOR) == tutor;
      if (!there)
        return i;
    }

  return 0;
}

static void
on_stand_in_named_cb (GtkWidget *list, BinomeEntity *stand_in)
{
  g_autoptr (GArray) tutor = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = binome_entity_get_reference (stand_in, BINOME_TUTOR_PERIOD_TUTOR);

  g_array_append_val (tutor, id);
  binome_feedback_toast_letter (list, _ ("The stand-in is named"), "stand-in", tutor);
}

static void
on_stand_in_read_cb (GtkWidget *list, gpointer data)
{
  static const guint fields[]
      = { BINOME_TUTOR_PERIOD_STARTS_ON, BINOME_TUTOR_PERIOD_ENDS_ON, BINOME_TUTOR_PERIOD_REASON };
  const Form *read = data;
  BinomeEntity *stand_in = BINOME_ENTITY (binome_tutor_period_new ());
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Stand-in"), _ ("_Apply"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL,
      _ ("Somebody else takes the part of a tutor for a time. The tutor goes on the day after; leave the last "
         "day empty while it is not known."));
  AdwComboRow *choice = make_tutor_row (read, _ ("Stand-in"));

  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_PAIR, read->pair);
  adw_preferences_group_add (group, GTK_WIDGET (make_away_row (read, stand_in)));
  g_object_set_data_full (G_OBJECT (choice), "binome-tutors", g_ptr_array_ref (read->tutors),
                          (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_stand_in_selected_cb), stand_in);
  adw_combo_row_set_selected (choice, find_other (read));
  on_stand_in_selected_cb (choice, NULL, stand_in);
  adw_preferences_group_add (group, GTK_WIDGET (choice));
  binome_form_dialog_add_fields (form, group, stand_in, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (form, read->session, _ ("Name a stand-in"), substitute_work, stand_in,
                               g_object_unref);
  g_signal_connect_object (form, "done", G_CALLBACK (on_stand_in_named_cb), list, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (form), list);
}

static void
on_stand_in_clicked_cb (GtkWidget *button, Team *team)
{
  read_form (gtk_widget_get_ancestor (button, BINOME_TYPE_ENTITY_LIST), team, on_stand_in_read_cb);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *period, Team *team)
{
  open_form (list, team);
}

static GtkWidget *
make_stand_in_button (Team *team)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Name a _Stand-in…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_stand_in_clicked_cb), team);
  return button;
}

/**
 * binome_pair_team_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @pair: a pair
 *
 * Makes @list the team of tutors of the pair.
 */
void
binome_pair_team_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 pair)
{
  Team *team = g_new0 (Team, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_TUTOR_PERIOD);
  g_autoptr (BinomeListModel) model = NULL;

  team->session = g_object_ref (session);
  team->pair = pair;
  g_object_set_data_full (G_OBJECT (list), "binome-team", team, team_free);
  binome_query_where_integer (query, BINOME_TUTOR_PERIOD_PAIR, BINOME_QUERY_EQUAL, pair);
  binome_query_sort (query, BINOME_TUTOR_PERIOD_STARTS_ON, FALSE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Change the Team"));
  binome_entity_list_set_empty_text (list, _ ("The tutor follows the tutee alone."));
  binome_entity_list_set_model (list, model, show_period, team);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (list), make_stand_in_button (team));
  g_signal_connect (list, "add", G_CALLBACK (open_form), team);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), team);
}
