/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The communication plan of the programme, and the call for volunteers as poster and letter. */

#include "setup/binome-communication-view.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-communication-workflow.h"
#include "binome-text.h"
#include "letters/binome-letters-dialog.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-form-dialog.h"

struct _BinomeCommunicationView
{
  AdwBin parent_instance;

  BinomeEntityList *actions;

  BinomeSession *session;
  gint64 shown; /* the programme that the list is for */
};

G_DEFINE_FINAL_TYPE (BinomeCommunicationView, binome_communication_view, ADW_TYPE_BIN)

static const guint new_fields[]
    = { BINOME_COMMUNICATION_TITLE,   BINOME_COMMUNICATION_CHANNEL,    BINOME_COMMUNICATION_AUDIENCE,
        BINOME_COMMUNICATION_MESSAGE, BINOME_COMMUNICATION_PLANNED_ON, BINOME_COMMUNICATION_AUTHOR };
static const guint fields[]
    = { BINOME_COMMUNICATION_TITLE,   BINOME_COMMUNICATION_CHANNEL,    BINOME_COMMUNICATION_AUDIENCE,
        BINOME_COMMUNICATION_MESSAGE, BINOME_COMMUNICATION_PLANNED_ON, BINOME_COMMUNICATION_AUTHOR,
        BINOME_COMMUNICATION_DONE_ON, BINOME_COMMUNICATION_REACH };

/* ---- the call for volunteers ---- */

static void
make (BinomeCommunicationView *self, const char *letter)
{
  BinomeLettersDialog *dialog = binome_letters_dialog_new (self->session, self->shown);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  binome_letters_dialog_choose (dialog, letter);
}

static void
make_call (GtkWidget *widget, const char *name, GVariant *parameter)
{
  make (BINOME_COMMUNICATION_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* ---- states ---- */

typedef struct
{
  gint64 communication;
  BinomeCommunicationState to;
} Change;

static gboolean
change_work (BinomeDb *db, gpointer data, GError **error)
{
  const Change *change = data;

  return binome_communication_set_state (db, change->communication, change->to, error);
}

static void
set_state (BinomeSession *session, GtkWidget *widget, BinomeEntity *entity, BinomeCommunicationState to)
{
  Change *change = g_new0 (Change, 1);

  change->communication = binome_entity_get_id (entity);
  change->to = to;
  binome_session_write (session, widget, _ ("Change the communication plan"), change_work, change, g_free,
                        NULL);
}

static BinomeCommunicationState
state_of (BinomeEntity *entity)
{
  return (BinomeCommunicationState)binome_entity_get_choice (entity, BINOME_COMMUNICATION_STATE);
}

static void
on_ticked_cb (BinomeCommunicationView *self, GtkWidget *tick)
{
  BinomeEntity *entity = g_object_get_data (G_OBJECT (tick), "binome-entity");
  gboolean done = state_of (entity) == BINOME_COMMUNICATION_STATE_DONE;

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)) != done) /* else it only shows the file */
    set_state (self->session, tick, entity,
               done ? BINOME_COMMUNICATION_STATE_PLANNED : BINOME_COMMUNICATION_STATE_DONE);
}

/* ---- rows ---- */

/* The box to tick of an action, and the word for one that is late or cancelled. */
static void
add_row_widgets (BinomeCommunicationView *self, AdwActionRow *row, BinomeEntity *entity)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *state = gtk_label_new (NULL);

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (tick), "binome-entity", entity);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (on_ticked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (row, tick);
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (state, "state-label");
  adw_action_row_add_suffix (row, state);
  g_object_set_data (G_OBJECT (row), "binome-tick", tick);
  g_object_set_data (G_OBJECT (row), "binome-state", state);
}

static void
add_part (GStrvBuilder *parts, const char *text)
{
  if (*text != '\0')
    g_strv_builder_add (parts, text);
}

/* “Poster · All staff · 12 Mar 2026, done on 13 Mar 2026 · 150 people reached” */
static char *
describe (BinomeEntity *entity)
{
  BinomeDate planned_on = binome_entity_get_date (entity, BINOME_COMMUNICATION_PLANNED_ON);
  BinomeDate done_on = binome_entity_get_date (entity, BINOME_COMMUNICATION_DONE_ON);
  int reach = (int)binome_entity_get_integer (entity, BINOME_COMMUNICATION_REACH);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  add_part (builder, binome_entity_get_choice_label (entity, BINOME_COMMUNICATION_CHANNEL));
  add_part (builder, binome_entity_get_text (entity, BINOME_COMMUNICATION_AUDIENCE));
  if (done_on != BINOME_DATE_NONE)
    {
      g_autofree char *day = binome_date_format (done_on, BINOME_DATE_MEDIUM);
      /* Translators: %s is a date. */
      g_autofree char *text = g_strdup_printf (_ ("done on %s"), day);

      g_strv_builder_add (builder, text);
    }
  else if (planned_on != BINOME_DATE_NONE)
    {
      g_autofree char *day = binome_date_format (planned_on, BINOME_DATE_MEDIUM);

      g_strv_builder_add (builder, day);
    }
  if (reach > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%d person reached", "%d people reached", (gulong)reach), reach);

      g_strv_builder_add (builder, text);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
show_state (GtkWidget *label, BinomeEntity *entity)
{
  BinomeDate planned_on = binome_entity_get_date (entity, BINOME_COMMUNICATION_PLANNED_ON);
  gboolean cancelled = state_of (entity) == BINOME_COMMUNICATION_STATE_CANCELLED;
  gboolean late = state_of (entity) == BINOME_COMMUNICATION_STATE_PLANNED && planned_on != BINOME_DATE_NONE
                  && planned_on < binome_clock_today ();

  gtk_label_set_label (GTK_LABEL (label),
                       cancelled ? binome_entity_get_choice_label (entity, BINOME_COMMUNICATION_STATE)
                                 : C_ ("communication", "Late"));
  gtk_widget_set_visible (label, cancelled || late);
  if (late)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
}

static void
show_action (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  const char *title = binome_entity_get_text (entity, BINOME_COMMUNICATION_TITLE);
  gboolean done = state_of (entity) == BINOME_COMMUNICATION_STATE_DONE;
  g_autofree char *subtitle = describe (entity);
  GtkWidget *tick;

  if (g_object_get_data (G_OBJECT (row), "binome-tick") == NULL)
    add_row_widgets (user_data, row, entity);
  tick = g_object_get_data (G_OBJECT (row), "binome-tick");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), done);
  gtk_widget_set_sensitive (tick, state_of (entity) != BINOME_COMMUNICATION_STATE_CANCELLED);
  gtk_widget_set_tooltip_text (tick, done ? _ ("Done") : _ ("Mark as done today"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_state (g_object_get_data (G_OBJECT (row), "binome-state"), entity);
}

/* ---- an action ---- */

static void
on_state_activated_cb (BinomeCommunicationView *self, GtkWidget *row)
{
  BinomeEntity *entity = g_object_get_data (G_OBJECT (row), "binome-entity");

  set_state (self->session, row, entity,
             (BinomeCommunicationState)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "binome-to")));
}

/* Only what would change something is offered. */
static void
show_state_row (GtkWidget *row)
{
  BinomeEntity *entity = g_object_get_data (G_OBJECT (row), "binome-entity");

  gtk_widget_set_visible (row, (int)state_of (entity)
                                   != GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "binome-to")));
}

static void
add_state_rows (BinomeCommunicationView *self, AdwPreferencesGroup *group, BinomeEntity *entity)
{
  static const char *const labels[]
      = { N_ ("_Plan Again"), N_ ("Mark as _Done"), N_ ("_Cancel This Action") };

  for (int to = 0; to < (int)G_N_ELEMENTS (labels); to++)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (labels[to]));
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "binome-entity", g_object_ref (entity), g_object_unref);
      g_object_set_data (G_OBJECT (row), "binome-to", GINT_TO_POINTER (to));
      g_signal_connect_object (row, "activated", G_CALLBACK (on_state_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (entity, "notify::state", G_CALLBACK (show_state_row), row, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
      show_state_row (row);
    }
}

static void
on_make_activated_cb (BinomeCommunicationView *self, GtkWidget *row)
{
  const char *letter = g_object_get_data (G_OBJECT (row), "binome-letter");

  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG)));
  make (self, letter);
}

static void
on_activated_cb (BinomeCommunicationView *self, BinomeEntity *entity)
{
  BinomeEditDialog *dialog = binome_edit_dialog_new (self->session, entity, fields, G_N_ELEMENTS (fields));
  AdwPreferencesGroup *group = binome_edit_dialog_get_group (dialog);
  int channel = binome_entity_get_choice (entity, BINOME_COMMUNICATION_CHANNEL);

  if (channel == BINOME_CHANNEL_POSTER || channel == BINOME_CHANNEL_LETTER)
    {
      GtkWidget *row = adw_button_row_new ();
      gboolean poster = channel == BINOME_CHANNEL_POSTER;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     poster ? _ ("Make the Poster…") : _ ("Make the Letter…"));
      g_object_set_data (G_OBJECT (row), "binome-letter", poster ? "call-poster" : "call-letter");
      g_signal_connect_object (row, "activated", G_CALLBACK (on_make_activated_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
  add_state_rows (self, group, entity);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_add_cb (BinomeCommunicationView *self)
{
  BinomeEntity *entity = BINOME_ENTITY (binome_communication_new ());

  binome_entity_set_reference (entity, BINOME_COMMUNICATION_PROGRAMME, self->shown);
  binome_entity_set_date (entity, BINOME_COMMUNICATION_PLANNED_ON, binome_clock_today ());
  adw_dialog_present (ADW_DIALOG (binome_form_dialog_new_entity (self->session, entity, _ ("Add an Action"),
                                                                 new_fields, G_N_ELEMENTS (new_fields))),
                      GTK_WIDGET (self));
}

/* ---- the view ---- */

typedef struct
{
  gint64 programme;
  BinomeCommunicationCounts counts;
} Counting;

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  Counting *counting = data;

  return binome_communication_count (&counting->counts, db, counting->programme, binome_clock_today (),
                                     error);
}

static void
on_counted_cb (GtkWidget *widget, gpointer data)
{
  BinomeCommunicationView *self = BINOME_COMMUNICATION_VIEW (widget);
  const Counting *counting = data;
  const BinomeCommunicationCounts *counts = &counting->counts;
  guint n = counts->planned + counts->done;
  g_autofree char *reach = binome_text_format_number (counts->reach, 0);
  g_autofree char *text = NULL;

  if (counting->programme != self->shown)
    return; /* another programme was chosen meanwhile */

  if (n == 0)
    text = g_strdup (_ ("Who hears of the programme, how and when."));
  else
    /* Translators: how many actions are done, how many there are, how many people they reached. */
    text = g_strdup_printf (ngettext ("%1$u of %2$u action done, people reached: %3$s.",
                                      "%1$u of %2$u actions done, people reached: %3$s.", n),
                            counts->done, n, reach);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->actions), text);
}

static void
fill (BinomeCommunicationView *self)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_COMMUNICATION);
  g_autoptr (BinomeListModel) model = NULL;

  binome_query_where_integer (query, BINOME_COMMUNICATION_PROGRAMME, BINOME_QUERY_EQUAL, self->shown);
  binome_query_sort (query, BINOME_COMMUNICATION_PLANNED_ON, FALSE);
  model = binome_list_model_new (binome_session_get_store (self->session), query);
  binome_entity_list_set_model (self->actions, model, show_action, self);
}

static void
binome_communication_view_dispose (GObject *object)
{
  BinomeCommunicationView *self = BINOME_COMMUNICATION_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_COMMUNICATION_VIEW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_communication_view_parent_class)->dispose (object);
}

static void
binome_communication_view_class_init (BinomeCommunicationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_communication_view_dispose;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/setup/communication-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeCommunicationView, actions);
  gtk_widget_class_install_action (widget_class, "communication.make", "s", make_call);
}

static void
binome_communication_view_init (BinomeCommunicationView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_entity_list_set_add_label (self->actions, _ ("Add an Action"));
  binome_entity_list_set_empty_text (
      self->actions, _ ("Nothing is planned. Say who is to hear of the programme, how, and when."));
  g_signal_connect_object (self->actions, "add", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "activated", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * binome_communication_view_show:
 * @self: a view
 * @session: what the window works on, with a programme
 *
 * Shows the plan of the programme; to be called again after each change, for its figures.
 */
void
binome_communication_view_show (BinomeCommunicationView *self, BinomeSession *session)
{
  gint64 programme = binome_session_get_programme_id (session);
  Counting *counting = g_new0 (Counting, 1);

  if (self->shown != programme)
    {
      g_set_object (&self->session, session);
      self->shown = programme;
      fill (self);
    }
  counting->programme = programme;
  binome_session_read (session, GTK_WIDGET (self), count_work, counting, g_free, on_counted_cb);
}
