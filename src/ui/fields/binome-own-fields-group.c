/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the company’s own on the page of a person or a participant. What is entered is in the file at
 * once; of somebody who is still to be added it is collected. Without such fields there is nothing to see. */

#include "fields/binome-own-fields-group.h"

#include <glib/gi18n-lib.h>

#include "fields/binome-own-value-row.h"
#include "widgets/binome-row-message.h"

struct _BinomeOwnFieldsGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GPtrArray *rows;
  char *shape; /* which fields the rows are for */

  BinomeSession *session;
  BinomeFieldScope scope;
  gint64 owner;
  gulong changed_handler;
  GHashTable *collected; /* of somebody who is still to be added, or of many: answers by field */
  gboolean many;
};

G_DEFINE_FINAL_TYPE (BinomeOwnFieldsGroup, binome_own_fields_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- writing ---- */

typedef struct
{
  gint64 field, owner;
  char *answer;
} Change;

static void
change_free (gpointer data)
{
  g_free (((Change *)data)->answer);
  g_free (data);
}

static gboolean
set_work (BinomeDb *db, gpointer data, GError **error)
{
  const Change *change = data;

  return binome_own_values_set (db, change->field, change->owner, change->answer, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;

  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, error->message);
}

static void
write_answer (BinomeOwnFieldsGroup *self, GtkWidget *row, const char *answer)
{
  BinomeEntity *definition = binome_own_value_row_get_definition (row);
  /* Translators: %s is the name of a field. */
  g_autofree char *action = g_strdup_printf (
      _ ("Change “%s”"), binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
  Change *change = g_new0 (Change, 1);

  change->field = binome_entity_get_id (definition);
  change->owner = self->owner;
  change->answer = g_strdup (answer);
  binome_store_write_async (binome_session_get_store (self->session), action, BINOME_SOURCE_USER, set_work,
                            change, change_free, NULL, on_written_cb, g_object_ref (row));
}

static void
collect (BinomeOwnFieldsGroup *self, GtkWidget *row, const char *answer)
{
  gint64 field = binome_entity_get_id (binome_own_value_row_get_definition (row));

  if (self->collected != NULL)
    g_hash_table_insert (self->collected, g_memdup2 (&field, sizeof field), g_strdup (answer));
}

static void
on_changed_cb (GtkWidget *row, const char *text, gpointer user_data)
{
  BinomeOwnFieldsGroup *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = binome_own_answer_read (binome_own_value_row_get_definition (row), text, &error);

  binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, answer == NULL ? error->message : NULL);
  if (answer == NULL)
    return;

  if (self->owner != 0)
    write_answer (self, row, answer);
  else
    collect (self, row, answer);
}

/* ---- showing ---- */

/* What the rows are made for; where it is the same, they only need other answers. */
static char *
describe_shape (GPtrArray *values)
{
  static const guint told[] = { BINOME_FIELD_DEFINITION_TITLE, BINOME_FIELD_DEFINITION_KIND,
                                BINOME_FIELD_DEFINITION_CHOICES, BINOME_FIELD_DEFINITION_REQUIRED };
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      BinomeEntity *definition = ((BinomeOwnValue *)values->pdata[i])->definition;

      g_string_append_printf (shape, "%" G_GINT64_FORMAT, binome_entity_get_id (definition));
      for (gsize t = 0; t < G_N_ELEMENTS (told); t++)
        {
          g_autofree char *text = g_strdup_value_contents (binome_entity_peek (definition, told[t]));

          g_string_append_printf (shape, "|%s", text);
        }
    }
  return g_string_free (shape, FALSE);
}

static void
make_rows (BinomeOwnFieldsGroup *self, GPtrArray *values)
{
  gboolean required = FALSE;

  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < values->len; i++)
    {
      const BinomeOwnValue *value = values->pdata[i];
      GtkWidget *row;

      if (self->many
          && binome_entity_get_choice (value->definition, BINOME_FIELD_DEFINITION_KIND)
                 == BINOME_FIELD_KIND_FILE)
        continue; /* a file is somebody’s */
      row = binome_own_value_row_new (self->session, value, self->owner, on_changed_cb, self);
      required |= binome_entity_get_boolean (value->definition, BINOME_FIELD_DEFINITION_REQUIRED);
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->many || values->len > 0);
  if (self->many)
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (self),
        self->rows->len > 0 ? _ ("All of them get what you fill in; what you leave empty stays as it is.")
                            : _ ("There are none yet. Add the first one with the button beside."));
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                           required ? _ ("What is marked * must be filled in.") : NULL);
}

typedef struct
{
  BinomeFieldScope scope;
  gint64 owner;
  GPtrArray *values;
} Answer;

static void
answer_free (gpointer data)
{
  g_clear_pointer (&((Answer *)data)->values, g_ptr_array_unref);
  g_free (data);
}

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;

  answer->values = binome_own_values_load (db, answer->scope, answer->owner, error);
  return answer->values != NULL;
}

static void
on_loaded_cb (GtkWidget *widget, gpointer data)
{
  BinomeOwnFieldsGroup *self = BINOME_OWN_FIELDS_GROUP (widget);
  const Answer *answer = data;
  g_autofree char *shape = NULL;

  if (answer->owner != self->owner || answer->scope != self->scope)
    return;

  shape = describe_shape (answer->values);
  if (g_set_str (&self->shape, shape))
    make_rows (self, answer->values);
  else if (self->owner != 0)
    for (guint i = 0; i < self->rows->len; i++)
      binome_own_value_row_set_value (self->rows->pdata[i], answer->values->pdata[i]);
}

static void
load (BinomeOwnFieldsGroup *self)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->scope = self->scope;
  answer->owner = self->owner;
  binome_session_read (self->session, GTK_WIDGET (self), load_work, answer, answer_free, on_loaded_cb);
}

static void
on_store_changed_cb (BinomeOwnFieldsGroup *self, const BinomeChanges *changes)
{
  if (binome_changes_include (changes, BINOME_TYPE_FIELD_DEFINITION)
      || binome_changes_include (changes, BINOME_TYPE_FIELD_VALUE)
      || binome_changes_include (changes, BINOME_TYPE_PERSON))
    load (self);
}

/* Whoever goes elsewhere has typed all there is. */
static void
flush (BinomeOwnFieldsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    binome_own_value_row_flush (self->rows->pdata[i]);
}

/* ---- life ---- */

static void
binome_own_fields_group_unmap (GtkWidget *widget)
{
  flush (BINOME_OWN_FIELDS_GROUP (widget));

  GTK_WIDGET_CLASS (binome_own_fields_group_parent_class)->unmap (widget);
}

static void
binome_own_fields_group_dispose (GObject *object)
{
  BinomeOwnFieldsGroup *self = BINOME_OWN_FIELDS_GROUP (object);

  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_handler, binome_session_get_store (self->session));
  g_clear_object (&self->session);
  g_clear_pointer (&self->collected, g_hash_table_unref);

  G_OBJECT_CLASS (binome_own_fields_group_parent_class)->dispose (object);
}

static void
binome_own_fields_group_finalize (GObject *object)
{
  BinomeOwnFieldsGroup *self = BINOME_OWN_FIELDS_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shape);

  G_OBJECT_CLASS (binome_own_fields_group_parent_class)->finalize (object);
}

static void
binome_own_fields_group_class_init (BinomeOwnFieldsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_own_fields_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_own_fields_group_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = binome_own_fields_group_unmap;
}

static GtkWidget *
make_manage_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Change which fields there are"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change which fields there are"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.own-fields");
  return button;
}

static void
binome_own_fields_group_init (BinomeOwnFieldsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fields of Your Own"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Fields of Your Own"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), make_manage_button ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * binome_own_fields_group_set_owner:
 * @self: a group
 * @session: what the window works on
 * @scope: which fields
 * @owner: a person, or for fields of tutors and tutees an enrolment; 0 for somebody still to be added
 */
void
binome_own_fields_group_set_owner (BinomeOwnFieldsGroup *self, BinomeSession *session, BinomeFieldScope scope,
                                   gint64 owner)
{
  BinomeStore *store = binome_session_get_store (session);

  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_handler, binome_session_get_store (self->session));
  flush (self);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->shape, g_free);
  self->scope = scope;
  self->owner = owner;
  self->changed_handler
      = g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

/**
 * binome_own_fields_group_set_enrolment:
 * @self: a group
 * @session: what the window works on
 * @enrolment: a tutor or tutee, loaded
 *
 * Shows the fields of tutors, or of tutees.
 */
void
binome_own_fields_group_set_enrolment (BinomeOwnFieldsGroup *self, BinomeSession *session,
                                       BinomeEntity *enrolment)
{
  gboolean tutor
      = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_ROLE) == (int)BINOME_ENROLMENT_ROLE_TUTOR;

  binome_own_fields_group_set_owner (self, session,
                                     tutor ? BINOME_FIELD_SCOPE_TUTOR : BINOME_FIELD_SCOPE_TUTEE,
                                     binome_entity_get_id (enrolment));
}

/**
 * binome_own_fields_group_collect:
 * @self: a group for somebody still to be added
 * @answers: gets the answers (as the file keeps them) by field (gint64), as long as @self lives; with
 *   g_free() for both
 */
void
binome_own_fields_group_collect (BinomeOwnFieldsGroup *self, GHashTable *answers)
{
  g_clear_pointer (&self->collected, g_hash_table_unref);
  self->collected = g_hash_table_ref (answers);
}

/**
 * binome_own_fields_group_collect_for_many:
 * @self: a group for nobody in particular
 * @answers: as for binome_own_fields_group_collect()
 *
 * What is filled in is for many people, who keep what they have where nothing is.
 */
void
binome_own_fields_group_collect_for_many (BinomeOwnFieldsGroup *self, GHashTable *answers)
{
  self->many = TRUE;
  binome_own_fields_group_collect (self, answers);
}

/**
 * binome_own_fields_group_new:
 * @session: what the window works on
 * @scope: which fields
 * @owner: as for binome_own_fields_group_set_owner()
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
binome_own_fields_group_new (BinomeSession *session, BinomeFieldScope scope, gint64 owner)
{
  BinomeOwnFieldsGroup *self = g_object_new (BINOME_TYPE_OWN_FIELDS_GROUP, NULL);

  binome_own_fields_group_set_owner (self, session, scope, owner);
  return GTK_WIDGET (self);
}
