/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one person: who they are, their work, their programmes, and what was done. */

#include "binome-person-page.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-language.h"
#include "binome-person-facts.h"
#include "binome-person-training.h"
#include "binome-person-merge.h"
#include "binome-person-presence.h"
#include "binome-person-workflow.h"
#include "binome-window.h"
#include "fields/binome-own-fields-group.h"
#include "follow-up/binome-pair-page.h"
#include "letters/binome-letter-history.h"
#include "people/binome-manager-row.h"
#include "people/binome-merge-dialog.h"
#include "people/binome-person-fact-list.h"
#include "people/binome-person-history-list.h"
#include "people/binome-person-presences.h"
#include "people/binome-person-skill-list.h"
#include "people/binome-person-tile.h"
#include "recruitment/binome-availability-dialog.h"
#include "recruitment/binome-participant-dialog.h"
#include "training/binome-training-session-page.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-row-message.h"

struct _BinomePersonPage
{
  BinomePage parent_instance;

  gint64 id;
  BinomePerson *person;

  gint64 twin; /* another record that may be the same person; 0 for none */

  AdwBanner *twin_banner;
  GtkButton *delete_button;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *details_label;
  AdwPreferencesGroup *identity_group;
  AdwPreferencesGroup *work_group;
  BinomeOwnFieldsGroup *own_fields;
  BinomeEntityList *presences;
  BinomeEntityList *offered;
  BinomeEntityList *wanted;
  AdwPreferencesGroup *note_group;
  AdwActionRow *availability_row;
  GtkListBox *programmes_list;
  BinomePersonFactList *facts_list;
  AdwPreferencesGroup *trainings_group;
  GtkListBox *trainings_list;
  BinomePersonHistoryList *history_list;
};

G_DEFINE_FINAL_TYPE (BinomePersonPage, binome_person_page, BINOME_TYPE_PAGE)

typedef enum
{
  PROP_PERSON = 1,
  N_PROPS
} BinomePersonPageProperty;

static GParamSpec *properties[N_PROPS];

/* ---- programmes and training ---- */

/* What a read brings. */
typedef struct
{
  gint64 person;
  char *availability;
  GPtrArray *parts;
  GPtrArray *facts;
  GPtrArray *trainings;
  GPtrArray *twins;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->availability);
  g_clear_pointer (&answer->parts, g_ptr_array_unref);
  g_clear_pointer (&answer->facts, g_ptr_array_unref);
  g_clear_pointer (&answer->trainings, g_ptr_array_unref);
  g_clear_pointer (&answer->twins, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
answer_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;

  answer->availability = binome_person_describe_availability (db, answer->person, error);
  if (answer->availability != NULL)
    answer->parts = binome_person_list_parts (db, answer->person, error);
  if (answer->parts != NULL)
    answer->facts = binome_person_list_facts (db, answer->person, error);
  if (answer->facts != NULL)
    answer->trainings = binome_person_list_trainings (db, answer->person, error);
  if (answer->trainings != NULL)
    answer->twins = binome_person_list_twins (db, answer->person, 1, error);
  return answer->twins != NULL;
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *state)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (state != NULL)
    {
      GtkWidget *label = gtk_label_new (state);

      gtk_widget_add_css_class (label, "state-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (list, row);
  return row;
}

static char *
describe_part (const BinomePersonPart *part)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (part->pair == 0)
    g_strv_builder_add (lines, part->role);
  else
    /* Translators: %s is the other one of a pair. */
    g_strv_builder_take (lines, g_strdup_printf (_ ("paired with %s"), part->partner));
  if (part->contract != NULL)
    g_strv_builder_add (lines, part->contract);
  if (part->starts_on != BINOME_DATE_NONE || part->ends_on != BINOME_DATE_NONE)
    g_strv_builder_take (lines, binome_person_format_period (part->starts_on, part->ends_on));
  words = g_strv_builder_end (lines);
  return g_strjoinv (" · ", words);
}

static void
on_part_activated_cb (BinomePersonPage *self, GtkListBoxRow *row)
{
  const gint64 *pair = g_object_get_data (G_OBJECT (row), "binome-pair");
  const gint64 *enrolment = g_object_get_data (G_OBJECT (row), "binome-enrolment");
  const gint64 *training = g_object_get_data (G_OBJECT (row), "binome-training");
  BinomeSession *session = binome_page_get_session (BINOME_PAGE (self));

  if (pair != NULL)
    binome_window_push (GTK_WIDGET (self), binome_pair_page_new (session, *pair));
  else if (training != NULL)
    binome_window_push (GTK_WIDGET (self), binome_training_session_page_new (session, *training));
  else if (enrolment != NULL)
    adw_dialog_present (ADW_DIALOG (binome_participant_dialog_new (session, *enrolment)), GTK_WIDGET (self));
}

static void
on_availability_activated_cb (BinomePersonPage *self)
{
  binome_availability_dialog_present (binome_page_get_session (BINOME_PAGE (self)), self->id,
                                      GTK_WIDGET (self));
}

/* A row that opens what it tells of. */
static void
make_link (GtkWidget *row, const char *name, gint64 id)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), name, g_memdup2 (&id, sizeof id), g_free);
}

static void
add_part (BinomePersonPage *self, const BinomePersonPart *part)
{
  g_autofree char *subtitle = describe_part (part);
  g_autofree char *warned = NULL;
  GtkWidget *row;

  if (part->outside)
    warned = g_strdup_printf ("%s\n%s", subtitle, _ ("Outside the presence above"));
  row = add_row (self->programmes_list, part->title, warned != NULL ? warned : subtitle, part->state);
  if (part->outside)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  if (part->pair != 0)
    make_link (row, "binome-pair", part->pair);
  else if (part->enrolment != 0)
    make_link (row, "binome-enrolment", part->enrolment);
}

static void
add_training (BinomePersonPage *self, const BinomePersonTraining *training)
{
  g_autofree char *subtitle = binome_person_training_describe (training);

  make_link (add_row (self->trainings_list, training->course, subtitle, training->state), "binome-training",
             training->session);
}

/* The other record of this person, where there seems to be one. */
static void
show_twin (BinomePersonPage *self, const BinomePersonTwins *twins)
{
  g_autofree char *title = NULL;

  self->twin = twins != NULL ? twins->second : 0;
  if (twins != NULL)
    {
      /* Translators: %s is a person. */
      title = g_strdup_printf (_ ("There seems to be another record of this person: %s"), twins->second_name);
      adw_banner_set_title (self->twin_banner, title);
    }
  adw_banner_set_revealed (self->twin_banner, twins != NULL);
}

static void
on_compare_clicked_cb (BinomePersonPage *self)
{
  if (self->twin != 0)
    binome_merge_dialog_present (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), self->id,
                                 self->twin);
}

static void
on_answered_cb (GtkWidget *widget, gpointer data)
{
  BinomePersonPage *self = BINOME_PERSON_PAGE (widget);
  const Answer *answer = data;

  adw_action_row_set_subtitle (self->availability_row, answer->availability);
  binome_person_fact_list_show (self->facts_list, binome_page_get_session (BINOME_PAGE (self)),
                                answer->facts);
  gtk_list_box_remove_all (self->programmes_list);
  for (guint i = 0; i < answer->parts->len; i++)
    add_part (self, answer->parts->pdata[i]);
  if (answer->parts->len == 0)
    add_row (self->programmes_list, _ ("None yet"), _ ("Enrol people from the list, as tutors or as tutees."),
             NULL);
  gtk_list_box_remove_all (self->trainings_list);
  for (guint i = 0; i < answer->trainings->len; i++)
    add_training (self, answer->trainings->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->trainings_group), answer->trainings->len > 0);
  show_twin (self, answer->twins->len > 0 ? answer->twins->pdata[0] : NULL);
}

static void
binome_person_page_refresh (BinomePage *page)
{
  BinomePersonPage *self = BINOME_PERSON_PAGE (page);
  Answer *answer = g_new0 (Answer, 1);

  answer->person = self->id;
  binome_session_read (binome_page_get_session (page), GTK_WIDGET (self), answer_work, answer, answer_free,
                       on_answered_cb);
  binome_person_history_list_refresh (self->history_list);
}

/* ---- the person ---- */

static void
show_person (BinomePersonPage *self)
{
  g_autofree char *name = binome_entity_dup_title (BINOME_ENTITY (self->person));
  g_autofree char *details = binome_person_tile_describe (self->person);

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->details_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), *details != '\0');
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), *name != '\0' ? name : _ ("Person"));
}

/* What cannot be kept as it is, such as leaving before being hired: said in words. */
static void
on_rejected_cb (BinomePersonPage *self, BinomeEntity *entity, guint field, const GError *error)
{
  if (entity == BINOME_ENTITY (self->person) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    binome_feedback_show_error (GTK_WIDGET (self), error);
}

/* Deleted, here or elsewhere, or their import undone: there is nothing left to show. */
static void
on_gone_cb (BinomePersonPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && binome_entity_is_gone (BINOME_ENTITY (self->person))
      && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

typedef struct
{
  gint64 person;
  char *message;
} Deleting;

static void
deleting_free (gpointer data)
{
  g_free (((Deleting *)data)->message);
  g_free (data);
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_delete (db, ((Deleting *)data)->person, error);
}

static void
on_deleted_cb (GtkWidget *window, gpointer data)
{
  binome_feedback_toast_undo (window, ((Deleting *)data)->message);
}

static void
on_delete_clicked_cb (BinomePersonPage *self)
{
  g_autofree char *name = binome_entity_dup_title (BINOME_ENTITY (self->person));
  Deleting *deleting = g_new0 (Deleting, 1);

  deleting->person = self->id;
  /* Translators: %s is a person. */
  deleting->message = g_strdup_printf (_ ("%s deleted"), name);
  /* The window tells of it: this page is left as soon as the person is gone. */
  binome_session_write (binome_page_get_session (BINOME_PAGE (self)),
                        GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Delete a person"),
                        delete_work, deleting, deleting_free, on_deleted_cb);
}

/* A whole number that may be unknown: an empty row, not a zero. */
static gboolean
number_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  gint64 number = g_value_get_int64 (from);

  g_value_take_string (to, number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup (""));
  return TRUE;
}

static gboolean
text_to_number (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const BinomeField *field = user_data;
  g_autoptr (GtkWidget) row = GTK_WIDGET (g_binding_dup_target (binding));
  const char *text = g_value_get_string (from);
  gint64 number = 0;
  gboolean valid
      = *text == '\0' || g_ascii_string_to_signed (text, 10, field->minimum, field->maximum, &number, NULL);
  g_autofree char *message = NULL;

  if (!valid && field->maximum > 1000)
    message = g_strdup (_ ("Write a year, such as 1985, or leave it empty."));
  else if (!valid)
    /* Translators: two whole numbers. */
    message = g_strdup_printf (_ ("Write a whole number from %1$d to %2$d, or leave it empty."),
                               (int)MAX (field->minimum, 1), (int)field->maximum);
  binome_row_message_set (row, BINOME_ROW_MESSAGE_WRITTEN, message);
  g_value_set_int64 (to, number);
  return valid;
}

static GtkWidget *
number_row (BinomePersonPage *self, guint number)
{
  const BinomeField *field = binome_entity_get_field (BINOME_ENTITY (self->person), number);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
  g_object_bind_property_full (self->person, field->name, row, "text",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, number_to_text,
                               text_to_number, (gpointer)field, NULL);
  return row;
}

static gboolean
code_to_name (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *code = g_value_get_string (from);

  g_value_take_string (to, code != NULL ? binome_language_dup_name (code) : NULL);
  return TRUE;
}

static gboolean
name_to_code (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string (from), *code = binome_language_find (text);

  g_value_set_string (to, code != NULL ? code : text);
  return TRUE;
}

/* Lists say “fr”, people say “French”. */
static GtkWidget *
language_row (BinomePersonPage *self)
{
  const BinomeField *field = binome_entity_get_field (BINOME_ENTITY (self->person), BINOME_PERSON_LANGUAGE);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  g_object_bind_property_full (self->person, field->name, row, "text",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, code_to_name, name_to_code,
                               NULL, NULL);
  return row;
}

static void
fill (BinomePersonPage *self)
{
  static const guint identity[] = { BINOME_PERSON_GIVEN_NAME, BINOME_PERSON_FAMILY_NAME,
                                    BINOME_PERSON_STAFF_NUMBER, BINOME_PERSON_EMAIL, BINOME_PERSON_PHONE };
  static const guint place[] = { BINOME_PERSON_JOB, BINOME_PERSON_TEAM, BINOME_PERSON_SITE };
  static const guint time[] = { BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON, BINOME_PERSON_REMOTE };
  BinomeEntity *person = BINOME_ENTITY (self->person);
  BinomeSession *session = binome_page_get_session (BINOME_PAGE (self));
  GtkWidget *programmes
      = gtk_widget_get_ancestor (GTK_WIDGET (self->programmes_list), ADW_TYPE_PREFERENCES_GROUP);

  binome_entity_row_add_all (self->identity_group, person, identity, G_N_ELEMENTS (identity));
  adw_preferences_group_add (self->identity_group, number_row (self, BINOME_PERSON_BIRTH_YEAR));
  adw_preferences_group_add (self->identity_group, number_row (self, BINOME_PERSON_GRADE));
  binome_entity_row_add_all (self->work_group, person, place, G_N_ELEMENTS (place));
  adw_preferences_group_add (self->work_group,
                             binome_manager_row_new (session, person, BINOME_PERSON_MANAGER));
  binome_entity_row_add_all (self->work_group, person, time, G_N_ELEMENTS (time));
  adw_preferences_group_add (self->work_group, language_row (self));
  binome_person_history_list_set_person (self->history_list, session, self->id);
  binome_own_fields_group_set_owner (self->own_fields, session, BINOME_FIELD_SCOPE_PERSON, self->id);
  binome_person_presences_fill (self->presences, session, self->person);
  binome_person_skill_list_fill (self->offered, session, self->id, BINOME_PERSON_SKILL_SIDE_OFFERED);
  binome_person_skill_list_fill (self->wanted, session, self->id, BINOME_PERSON_SKILL_SIDE_WANTED);
  adw_preferences_group_add (self->note_group, binome_entity_row_new (person, BINOME_PERSON_NOTE));
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (programmes)),
                              binome_letter_history_new (session, self->id), programmes);
}

static void
binome_person_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomePersonPageProperty)prop_id)
    {
    case PROP_PERSON:
      BINOME_PERSON_PAGE (object)->id = g_value_get_int64 (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_person_page_constructed (GObject *object)
{
  BinomePersonPage *self = BINOME_PERSON_PAGE (object);

  G_OBJECT_CLASS (binome_person_page_parent_class)->constructed (object);
  if (binome_page_get_session (BINOME_PAGE (self)) == NULL)
    return;

  self->person = binome_store_get (binome_page_get_store (BINOME_PAGE (self)), BINOME_TYPE_PERSON, self->id);
  fill (self);
  show_person (self);
  g_signal_connect_object (self->person, "notify", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (binome_page_get_store (BINOME_PAGE (self)), "rejected",
                           G_CALLBACK (on_rejected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->person, "notify::gone", G_CALLBACK (on_gone_cb), self, G_CONNECT_SWAPPED);
}

static void
binome_person_page_dispose (GObject *object)
{
  BinomePersonPage *self = BINOME_PERSON_PAGE (object);

  g_clear_object (&self->person);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PERSON_PAGE);

  G_OBJECT_CLASS (binome_person_page_parent_class)->dispose (object);
}

/* The person, as a line of a table or as a contact. */
static BinomeExportList *
binome_person_page_list_shown (BinomePage *page)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, BINOME_PERSON_PAGE (page)->id);
  return binome_export_list_new_for_ids (BINOME_EXPORT_PEOPLE, ids);
}

static void
binome_person_page_narrow_calendar (BinomePage *page, BinomeExportList *calendar)
{
  binome_export_list_set_person (calendar, BINOME_PERSON_PAGE (page)->id);
}

static void
binome_person_page_class_init (BinomePersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  BINOME_PAGE_CLASS (klass)->list_shown = binome_person_page_list_shown;
  BINOME_PAGE_CLASS (klass)->narrow_calendar = binome_person_page_narrow_calendar;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  g_type_ensure (BINOME_TYPE_OWN_FIELDS_GROUP);
  g_type_ensure (BINOME_TYPE_PERSON_FACT_LIST);
  g_type_ensure (BINOME_TYPE_PERSON_HISTORY_LIST);
  object_class->set_property = binome_person_page_set_property;
  object_class->constructed = binome_person_page_constructed;
  object_class->dispose = binome_person_page_dispose;
  BINOME_PAGE_CLASS (klass)->refresh = binome_person_page_refresh;

  properties[PROP_PERSON]
      = g_param_spec_int64 ("person", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, twin_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, identity_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, work_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, own_fields);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, presences);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, offered);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, wanted);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, note_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, programmes_list);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, availability_row);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, facts_list);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, history_list);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, trainings_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, trainings_list);
  gtk_widget_class_bind_template_callback (widget_class, on_availability_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_part_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_compare_clicked_cb);
}

static void
binome_person_page_init (BinomePersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_person_page_new:
 * @session: what the window works on
 * @person: someone in the file
 *
 * Returns: (transfer floating): the detail page of that person, for binome_window_push()
 */
AdwNavigationPage *
binome_person_page_new (BinomeSession *session, gint64 person)
{
  return g_object_new (BINOME_TYPE_PERSON_PAGE, "session", session, "person", person, NULL);
}
