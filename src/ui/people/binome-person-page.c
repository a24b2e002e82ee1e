/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one person: who they are, their work, their programmes, and what was done. */

#include "binome-person-page.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-journal.h"
#include "binome-person-workflow.h"
#include "people/binome-manager-row.h"
#include "people/binome-person-presences.h"
#include "people/binome-person-tile.h"
#include "widgets/binome-entity-row.h"

/* As many entries as anyone reads of one person. */
#define HISTORY_LIMIT 30

struct _BinomePersonPage
{
  BinomePage parent_instance;

  gint64 id;
  BinomePerson *person;

  GtkButton *delete_button;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *details_label;
  AdwPreferencesGroup *identity_group;
  AdwPreferencesGroup *work_group;
  BinomeEntityList *presences;
  AdwPreferencesGroup *note_group;
  GtkListBox *programmes_list;
  GtkListBox *history_list;
};

G_DEFINE_FINAL_TYPE (BinomePersonPage, binome_person_page, BINOME_TYPE_PAGE)

typedef enum
{
  PROP_PERSON = 1,
  N_PROPS
} BinomePersonPageProperty;

static GParamSpec *properties[N_PROPS];

/* ---- programmes and history ---- */

/* What a read brings. */
typedef struct
{
  gint64 person;
  GPtrArray *parts;
  GPtrArray *actions;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->parts, g_ptr_array_unref);
  g_clear_pointer (&answer->actions, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
answer_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;

  answer->parts = binome_person_list_parts (db, answer->person, error);
  if (answer->parts != NULL)
    answer->actions = binome_journal_list_for (db, BINOME_TYPE_PERSON, answer->person, HISTORY_LIMIT, error);
  return answer->actions != NULL;
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *state)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
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

static void
add_part (BinomePersonPage *self, const BinomePersonPart *part)
{
  g_autofree char *from = binome_date_format (part->starts_on, BINOME_DATE_SHORT);
  g_autofree char *until = binome_date_format (part->ends_on, BINOME_DATE_SHORT);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *subtitle = NULL;

  g_strv_builder_add (lines, part->role);
  /* Translators: someone’s role, then whom they are paired with. */
  if (part->partners != NULL)
    g_strv_builder_take (lines, g_strdup_printf (_ ("paired with %s"), part->partners));
  /* Translators: two dates. */
  if (*from != '\0' && *until != '\0')
    g_strv_builder_take (lines, g_strdup_printf (_ ("%1$s – %2$s"), from, until));
  parts = g_strv_builder_end (lines);
  subtitle = g_strjoinv (" · ", parts);
  add_row (self->programmes_list, part->title, subtitle, part->state);
}

static void
add_action (BinomePersonPage *self, const BinomeAction *action)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (action->at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  /* Translators: a moment, see g_date_time_format(). */
  g_autofree char *moment = local != NULL ? g_date_time_format (local, _ ("%-d %B %Y, %H:%M")) : NULL;

  add_row (self->history_list, action->name, moment != NULL ? moment : action->at,
           action->undone ? _ ("Undone") : NULL);
}

static void
on_answered_cb (GtkWidget *widget, gpointer data)
{
  BinomePersonPage *self = BINOME_PERSON_PAGE (widget);
  const Answer *answer = data;

  gtk_list_box_remove_all (self->programmes_list);
  gtk_list_box_remove_all (self->history_list);
  for (guint i = 0; i < answer->parts->len; i++)
    add_part (self, answer->parts->pdata[i]);
  if (answer->parts->len == 0)
    add_row (self->programmes_list, _ ("None yet"), _ ("Enrol people from the list, as tutors or as tutees."),
             NULL);
  for (guint i = 0; i < answer->actions->len; i++)
    add_action (self, answer->actions->pdata[i]);
  if (answer->actions->len == 0)
    add_row (self->history_list, _ ("Nothing yet"), NULL, NULL);
}

static void
binome_person_page_refresh (BinomePage *page)
{
  BinomePersonPage *self = BINOME_PERSON_PAGE (page);
  Answer *answer = g_new0 (Answer, 1);

  answer->person = self->id;
  binome_session_read (binome_page_get_session (page), GTK_WIDGET (self), answer_work, answer, answer_free,
                       on_answered_cb);
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

  if (valid)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
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

static void
fill (BinomePersonPage *self)
{
  static const guint identity[] = { BINOME_PERSON_GIVEN_NAME, BINOME_PERSON_FAMILY_NAME,
                                    BINOME_PERSON_STAFF_NUMBER, BINOME_PERSON_EMAIL, BINOME_PERSON_PHONE };
  static const guint place[] = { BINOME_PERSON_JOB, BINOME_PERSON_TEAM, BINOME_PERSON_SITE };
  static const guint time[]
      = { BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON, BINOME_PERSON_LANGUAGE, BINOME_PERSON_REMOTE };
  BinomeEntity *person = BINOME_ENTITY (self->person);

  binome_entity_row_add_all (self->identity_group, person, identity, G_N_ELEMENTS (identity));
  adw_preferences_group_add (self->identity_group, number_row (self, BINOME_PERSON_BIRTH_YEAR));
  adw_preferences_group_add (self->identity_group, number_row (self, BINOME_PERSON_GRADE));
  binome_entity_row_add_all (self->work_group, person, place, G_N_ELEMENTS (place));
  adw_preferences_group_add (self->work_group,
                             binome_manager_row_new (binome_page_get_session (BINOME_PAGE (self)), person,
                                                     BINOME_PERSON_MANAGER));
  binome_entity_row_add_all (self->work_group, person, time, G_N_ELEMENTS (time));
  binome_person_presences_fill (self->presences, binome_page_get_session (BINOME_PAGE (self)), self->person);
  adw_preferences_group_add (self->note_group, binome_entity_row_new (person, BINOME_PERSON_NOTE));
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

static void
binome_person_page_class_init (BinomePersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  object_class->set_property = binome_person_page_set_property;
  object_class->constructed = binome_person_page_constructed;
  object_class->dispose = binome_person_page_dispose;
  BINOME_PAGE_CLASS (klass)->refresh = binome_person_page_refresh;

  properties[PROP_PERSON]
      = g_param_spec_int64 ("person", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, identity_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, work_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, presences);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, note_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, programmes_list);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonPage, history_list);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
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
