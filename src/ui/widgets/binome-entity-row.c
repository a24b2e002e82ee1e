/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of an entity as a row of a form: the right widget for its type, bound both ways. What is
 * typed goes to the entity at once, and from a live entity to the file. */

#include "binome-entity-row.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-date-row.h"
#include "binome-note-row.h"
#include "binome-row-message.h"

typedef struct
{
  BinomeEntity *entity; /* owned */
  guint field;
} Binding;

static void
binding_free (gpointer data)
{
  g_object_unref (((Binding *)data)->entity);
  g_free (data);
}

static const BinomeField *
declared (const Binding *binding)
{
  return binome_entity_get_field (binding->entity, binding->field);
}

/* Shows beside the field what is wrong with it. */
static void
show_validity (GtkWidget *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "binome-binding");
  g_autoptr (GError) error = NULL;
  gboolean valid = binome_entity_validate_field (binding->entity, binding->field, &error);

  binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, valid ? NULL : error->message);
}

/* What was wrong may be right since another field has changed. */
static void
on_changed_cb (GtkWidget *row)
{
  if (binome_row_message_get (row) != NULL)
    show_validity (row);
}

/* What the rest of the file does not allow is known once it was to be kept. */
static void
on_refused_cb (GtkWidget *row, guint field, const GError *error)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "binome-binding");

  if (field == binding->field)
    binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, error->message);
}

static gboolean
number_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  double number = g_value_get_double (from);

  if (isnan (number))
    g_value_set_string (to, "");
  else
    g_value_take_string (to, g_strdup_printf ("%.10g", number));
  return TRUE;
}

/* A comma or a point, as people type them; blanks between thousands. Nothing is NaN. */
static gboolean
parse_number (const char *written, double *number)
{
  GString *text = g_string_new (NULL);
  char *end = NULL;
  gboolean whole;

  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (text, c == ',' ? '.' : c);
    }
  *number = text->len == 0 ? NAN : g_ascii_strtod (text->str, &end);
  whole = text->len == 0 || (*end == '\0' && isfinite (*number));
  g_string_free (text, TRUE);
  return whole;
}

/* Half typed, the last good number stays. */
static gboolean
text_to_number (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  double number;

  if (!parse_number (g_value_get_string (from), &number))
    return FALSE;

  g_value_set_double (to, number);
  return TRUE;
}

static void
show_written (GtkWidget *row)
{
  double number;
  gboolean is_number = parse_number (gtk_editable_get_text (GTK_EDITABLE (row)), &number);

  binome_row_message_set (row, BINOME_ROW_MESSAGE_WRITTEN,
                          is_number ? NULL : _ ("This is no number; what was there before is kept."));
}

static GtkWidget *
text_row (const Binding *binding)
{
  GtkWidget *row = adw_entry_row_new ();
  const BinomeField *field = declared (binding);

  if (field->type == BINOME_FIELD_REAL)
    {
      g_object_bind_property_full (binding->entity, field->name, row, "text",
                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, number_to_text,
                                   text_to_number, NULL, NULL);
      g_signal_connect (row, "changed", G_CALLBACK (show_written), NULL);
    }
  else
    g_object_bind_property (binding->entity, field->name, row, "text",
                            G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return row;
}

static gboolean
integer_to_double (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_double (to, (double)g_value_get_int64 (from));
  return TRUE;
}

static gboolean
double_to_integer (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_int64 (to, (gint64)g_value_get_double (from));
  return TRUE;
}

static GtkWidget *
spin_row (const Binding *binding)
{
  const BinomeField *field = declared (binding);
  gboolean any = field->minimum == 0 && field->maximum == 0;
  GtkWidget *row
      = adw_spin_row_new_with_range ((double)field->minimum, any ? G_MAXINT32 : (double)field->maximum, 1);

  g_object_bind_property_full (binding->entity, field->name, row, "value",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, integer_to_double,
                               double_to_integer, NULL, NULL);
  return row;
}

static gboolean
choice_to_position (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_uint (to, (guint)g_value_get_int (from));
  return TRUE;
}

static gboolean
position_to_choice (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  if (g_value_get_uint (from) == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_value_set_int (to, (int)g_value_get_uint (from));
  return TRUE;
}

static GtkWidget *
combo_row (const Binding *binding)
{
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  const BinomeField *field = declared (binding);

  /* A long answer is read whole below its title, in the shape of the rows that are typed into. */
  gtk_widget_add_css_class (row, "property");
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  for (guint i = 0; field->choices[i].id != NULL; i++)
    gtk_string_list_append (answers, _ (field->choices[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
  g_object_bind_property_full (binding->entity, field->name, row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, choice_to_position,
                               position_to_choice, NULL, NULL);
  return row;
}

/* Several lines under their title. */
static GtkWidget *
note_row (const Binding *binding)
{
  const BinomeField *field = declared (binding);
  GtkWidget *row = binome_note_row_new (_ (field->label));

  g_object_bind_property (binding->entity, field->name, binome_note_row_get_buffer (row), "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return row;
}

static GtkWidget *
reference_row (const Binding *binding)
{
  GtkWidget *row = adw_action_row_new ();
  const BinomeField *field = declared (binding);
  BinomeEntity *entity = binome_entity_get_object (binding->entity, binding->field);

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Nobody"));
  if (entity != NULL)
    g_object_bind_property (entity, "heading", row, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (row), field->name, entity, g_object_unref);
  return row;
}

/**
 * binome_entity_row_new:
 * @entity: an entity, live or a copy
 * @field: one of its fields
 *
 * Returns: (transfer floating): a row to show and edit @field
 */
GtkWidget *
binome_entity_row_new (BinomeEntity *entity, guint field)
{
  Binding *binding = g_new0 (Binding, 1);
  GtkWidget *row = NULL;
  g_autofree char *signal = NULL;

  binding->entity = g_object_ref (entity);
  binding->field = field;
  switch (declared (binding)->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_REAL:
      row = text_row (binding);
      break;
    case BINOME_FIELD_NOTE:
      row = note_row (binding);
      break;
    case BINOME_FIELD_INTEGER:
      row = spin_row (binding);
      break;
    case BINOME_FIELD_BOOLEAN:
      row = adw_switch_row_new ();
      g_object_bind_property (entity, declared (binding)->name, row, "active",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      break;
    case BINOME_FIELD_DATE:
      row = binome_date_row_new (NULL);
      g_object_bind_property (entity, declared (binding)->name, row, "date",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      break;
    case BINOME_FIELD_CHOICE:
      row = combo_row (binding);
      break;
    case BINOME_FIELD_REFERENCE:
      row = reference_row (binding);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  if (declared (binding)->type != BINOME_FIELD_NOTE)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (declared (binding)->label));
  g_object_set_data_full (G_OBJECT (row), "binome-binding", binding, binding_free);
  signal = g_strconcat ("notify::", declared (binding)->name, NULL);
  g_signal_connect_object (entity, signal, G_CALLBACK (show_validity), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (entity, "notify", G_CALLBACK (on_changed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (entity, "refused", G_CALLBACK (on_refused_cb), row, G_CONNECT_SWAPPED);
  return row;
}

/**
 * binome_entity_row_add_all:
 * @group: where to add them
 * @entity: an entity
 * @fields: (array length=n_fields): its fields, in the order to show
 * @n_fields: how many
 */
void
binome_entity_row_add_all (AdwPreferencesGroup *group, BinomeEntity *entity, const guint *fields,
                           guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    adw_preferences_group_add (group, binome_entity_row_new (entity, fields[i]));
}
