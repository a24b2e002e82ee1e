/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that the company adds to people, tutors and tutees: three lists in their order. */

#include "fields/binome-own-fields-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-own-fields.h"
#include "fields/binome-own-field-form.h"
#include "widgets/binome-entity-list.h"

/* As many choices as a line tells. */
#define FEW_CHOICES 4

struct _BinomeOwnFieldsDialog
{
  AdwDialog parent_instance;

  BinomeEntityList *person_list;
  BinomeEntityList *tutor_list;
  BinomeEntityList *tutee_list;

  BinomeSession *session;
  gint64 moved; /* the field that was moved last */
  gboolean moved_down;
};

G_DEFINE_FINAL_TYPE (BinomeOwnFieldsDialog, binome_own_fields_dialog, ADW_TYPE_DIALOG)

/* ---- rows ---- */

static char *
describe_choices (BinomeEntity *definition)
{
  g_auto (GStrv) choices
      = binome_own_answer_split (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_CHOICES));
  g_autofree char *list = NULL;
  gboolean many = g_strv_length (choices) > FEW_CHOICES;

  if (many)
    g_clear_pointer (&choices[FEW_CHOICES], g_free);
  /* Translators: between the items of a list */
  list = g_strjoinv (_ (", "), choices);
  return many ? g_strconcat (list, "…", NULL) : g_steal_pointer (&list);
}

static char *
describe (BinomeEntity *definition)
{
  static const struct
  {
    guint field;
    const char *word;
  } flags[] = {
    { BINOME_FIELD_DEFINITION_REQUIRED, N_ ("must be filled in") },
    { BINOME_FIELD_DEFINITION_SENSITIVE, N_ ("sensitive") },
    { BINOME_FIELD_DEFINITION_MATCHING, N_ ("used for matching") },
  };
  GString *text = g_string_new (binome_entity_get_choice_label (definition, BINOME_FIELD_DEFINITION_KIND));
  g_autofree char *choices = describe_choices (definition);

  if (*choices != '\0')
    g_string_append_printf (text, " · %s", choices);
  if (binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_AUDIENCE)
      == BINOME_FIELD_AUDIENCE_COORDINATORS)
    g_string_append_printf (text, " · %s", _ ("for co-ordinators only"));
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (binome_entity_get_boolean (definition, flags[i].field))
      g_string_append_printf (text, " · %s", _ (flags[i].word));
  return g_string_free (text, FALSE);
}

typedef struct
{
  gint64 field;
  int by;
} Move;

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  const Move *move = data;

  return binome_own_fields_move (db, move->field, move->by, error);
}

/* Nothing is taken away from where the keyboard has gone meanwhile. */
static gboolean
on_focus_idle_cb (gpointer button)
{
  GtkRoot *root = gtk_widget_get_root (button);

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (button);
  return G_SOURCE_REMOVE;
}

static void
on_move_clicked_cb (BinomeOwnFieldsDialog *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  int by = g_object_get_data (G_OBJECT (row), "binome-down") == button ? 1 : -1;
  Move *move;

  if (gtk_list_box_get_row_at_index (list, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by) == NULL)
    return;

  move = g_new0 (Move, 1);
  move->field = binome_entity_get_id (g_object_get_data (G_OBJECT (row), "binome-entity"));
  move->by = by;
  self->moved = move->field;
  self->moved_down = by > 0;
  /* The keyboard is to follow the field: not to be where the row was. */
  gtk_root_set_focus (gtk_widget_get_root (button), NULL);
  binome_session_write (self->session, GTK_WIDGET (self), _ ("Move a field"), move_work, move, g_free, NULL);
}

static GtkWidget *
add_button (BinomeOwnFieldsDialog *self, AdwActionRow *row, const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_move_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  return button;
}

/* The row is made anew where it has gone; the keyboard goes with it, once the row is to be seen. */
static void
follow_moved (BinomeOwnFieldsDialog *self, GtkWidget *row, BinomeEntity *definition)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), self->moved_down ? "binome-down" : "binome-up");

  if (binome_entity_get_id (definition) == self->moved)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_focus_idle_cb, g_object_ref (button), g_object_unref);
}

static void
show_field (AdwActionRow *row, BinomeEntity *definition, gpointer user_data)
{
  BinomeOwnFieldsDialog *self = user_data;
  g_autofree char *text = describe (definition);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
  adw_action_row_set_subtitle (row, text);
  if (g_object_get_data (G_OBJECT (row), "binome-up") == NULL)
    {
      g_object_set_data (G_OBJECT (row), "binome-up",
                         add_button (self, row, "go-up-symbolic", _ ("Move up")));
      g_object_set_data (G_OBJECT (row), "binome-down",
                         add_button (self, row, "go-down-symbolic", _ ("Move down")));
      follow_moved (self, GTK_WIDGET (row), definition);
    }
}

/* ---- adding and changing ---- */

static BinomeFieldScope
scope_of (BinomeOwnFieldsDialog *self, BinomeEntityList *list)
{
  return list == self->person_list  ? BINOME_FIELD_SCOPE_PERSON
         : list == self->tutor_list ? BINOME_FIELD_SCOPE_TUTOR
                                    : BINOME_FIELD_SCOPE_TUTEE;
}

static void
on_add_cb (BinomeOwnFieldsDialog *self, BinomeEntityList *list)
{
  adw_dialog_present (binome_own_field_form_new (self->session, scope_of (self, list)), GTK_WIDGET (self));
}

static void
on_activated_cb (BinomeOwnFieldsDialog *self, BinomeEntity *definition)
{
  adw_dialog_present (binome_own_field_form_new_for (self->session, definition), GTK_WIDGET (self));
}

static void
fill_list (BinomeOwnFieldsDialog *self, BinomeEntityList *list)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_FIELD_DEFINITION);
  g_autoptr (BinomeListModel) model = NULL;

  binome_query_where_choice (query, BINOME_FIELD_DEFINITION_SCOPE, BINOME_QUERY_EQUAL,
                             (int)scope_of (self, list));
  binome_query_where_integer (query, BINOME_FIELD_DEFINITION_ACTIVE, BINOME_QUERY_EQUAL, 1);
  binome_query_sort (query, BINOME_FIELD_DEFINITION_POSITION, FALSE);
  model = binome_list_model_new (binome_session_get_store (self->session), query);
  binome_entity_list_set_add_label (list, _ ("Add a Field"));
  binome_entity_list_set_empty_text (list, _ ("None yet."));
  binome_entity_list_set_model (list, model, show_field, self);
  g_signal_connect_object (list, "add", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activated", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
binome_own_fields_dialog_dispose (GObject *object)
{
  BinomeOwnFieldsDialog *self = BINOME_OWN_FIELDS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_OWN_FIELDS_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_own_fields_dialog_parent_class)->dispose (object);
}

static void
binome_own_fields_dialog_class_init (BinomeOwnFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_own_fields_dialog_dispose;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/fields/own-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeOwnFieldsDialog, person_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeOwnFieldsDialog, tutor_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeOwnFieldsDialog, tutee_list);
}

static void
binome_own_fields_dialog_init (BinomeOwnFieldsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_own_fields_dialog_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): a dialog to add, change, order and remove fields of the company’s own
 */
AdwDialog *
binome_own_fields_dialog_new (BinomeSession *session)
{
  BinomeOwnFieldsDialog *self = g_object_new (BINOME_TYPE_OWN_FIELDS_DIALOG, NULL);
  BinomeEntityList *lists[] = { self->person_list, self->tutor_list, self->tutee_list };

  self->session = g_object_ref (session);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    fill_list (self, lists[i]);
  return ADW_DIALOG (self);
}
