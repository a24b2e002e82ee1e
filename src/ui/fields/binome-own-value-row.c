/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of the company’s own in a form: the right row for its kind. What is typed is told when the row is
 * left, or a moment after the last key. */

#include "fields/binome-own-value-row.h"

#include <glib/gi18n-lib.h>

#include "fields/binome-own-file-row.h"
#include "people/binome-person-chooser.h"
#include "widgets/binome-date-row.h"
#include "widgets/binome-file-row.h"
#include "widgets/binome-note-row.h"
#include "widgets/binome-row-message.h"

/* How long after the last key a text is told. */
#define TYPING_DELAY_MS 1000

typedef struct
{
  GtkWidget *row; /* it owns us */
  BinomeSession *session;
  BinomeEntity *definition;
  BinomeFieldKind kind;
  char *kept;       /* the answer in the file */
  char *answer;     /* as it was told last */
  gboolean filling; /* the widgets are being set by us */
  guint source;
  GPtrArray *checks; /* of several of a list */
  GtkWidget *clear_button;
  BinomeOwnValueRowChanged changed;
  gpointer user_data;
} OwnRow;

static OwnRow *
get (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "binome-own-row");
}

static void
own_row_free (gpointer data)
{
  OwnRow *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_object_unref (self->session);
  g_object_unref (self->definition);
  g_free (self->kept);
  g_free (self->answer);
  g_free (self);
}

/* ---- telling ---- */

/* A row that was taken out of its form meanwhile has nobody to tell. */
static void
tell (OwnRow *self, const char *answer)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->filling || gtk_widget_get_root (self->row) == NULL || !g_set_str (&self->answer, answer))
    return;

  self->changed (self->row, self->answer, self->user_data);
}

static char *
dup_typed (OwnRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->kind != BINOME_FIELD_KIND_LONG_TEXT)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));

  buffer = binome_note_row_get_buffer (self->row);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_typed (const OwnRow *self)
{
  return binome_own_answer_is_text (self->kind) || self->kind == BINOME_FIELD_KIND_NUMBER;
}

/* What was typed is an answer now. A number that reads as it did is none. */
static void
tell_typed (OwnRow *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *shown = binome_own_answer_format (self->definition, self->answer);

  if (g_str_equal (typed, shown))
    g_clear_handle_id (&self->source, g_source_remove);
  else
    tell (self, typed);
}

static gboolean
on_typing_timeout_cb (gpointer data)
{
  OwnRow *self = data;

  self->source = 0;
  tell_typed (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed_cb (OwnRow *self)
{
  if (self->filling)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TYPING_DELAY_MS, on_typing_timeout_cb, self);
}

static void
on_left_cb (OwnRow *self)
{
  if (self->source != 0)
    tell_typed (self);
}

/* ---- the rows ---- */

static void
watch_typing (OwnRow *self, gpointer editable)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (editable, "changed", G_CALLBACK (on_typed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left_cb), self);
  gtk_widget_add_controller (self->row, focus);
}

static void
on_date_cb (OwnRow *self)
{
  BinomeDate date = binome_date_row_get_date (BINOME_DATE_ROW (self->row));
  g_autofree char *iso = date != BINOME_DATE_NONE ? binome_date_format_iso (date) : g_strdup ("");

  tell (self, iso);
}

/* The answers of a row that opens on a list: as they are kept. The first one is none. */
static GStrv
list_answers (BinomeEntity *definition)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  static const char *const scale[] = { "-2", "-1", "0", "1", "2", NULL };

  switch (binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND))
    {
    case BINOME_FIELD_KIND_YES_NO:
      return g_strdupv ((GStrv)yes_no);
    case BINOME_FIELD_KIND_SCALE:
      return g_strdupv ((GStrv)scale);
    default:
      return binome_own_answer_split (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_CHOICES));
    }
}

static void
on_selected_cb (OwnRow *self)
{
  g_auto (GStrv) answers = list_answers (self->definition);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  if (selected <= g_strv_length (answers))
    tell (self, selected > 0 ? answers[selected - 1] : "");
}

static GtkWidget *
make_combo (BinomeEntity *definition)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_auto (GStrv) answers = list_answers (definition);

  gtk_string_list_append (labels, C_ ("answer", "Not said"));
  for (guint i = 0; answers[i] != NULL; i++)
    {
      g_autofree char *label = binome_own_answer_format (definition, answers[i]);

      gtk_string_list_append (labels, label);
    }
  gtk_widget_add_css_class (row, "property");
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

static void
on_checked_cb (OwnRow *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "",
                              (const char *)g_object_get_data (self->checks->pdata[i], "binome-choice"));
  text = binome_own_answer_format (self->definition, lines->str);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->row),
                                 *text != '\0' ? text : C_ ("answer", "Not said"));
  tell (self, lines->str);
}

static void
add_checks (OwnRow *self)
{
  g_auto (GStrv) choices = list_answers (self->definition);

  self->checks = g_ptr_array_new ();
  for (guint i = 0; choices[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choices[i]);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_object_set_data_full (G_OBJECT (check), "binome-choice", g_strdup (choices[i]), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_checked_cb), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->row), row);
      g_ptr_array_add (self->checks, check);
    }
}

static void
on_clear_clicked_cb (OwnRow *self)
{
  tell (self, "");
}

static void
on_person_chosen_cb (GtkWidget *row, gint64 id)
{
  g_autofree char *answer = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  tell (get (row), answer);
}

static void
on_person_activated_cb (OwnRow *self)
{
  BinomePersonChooser *chooser = binome_person_chooser_new (
      self->session, binome_entity_get_text (self->definition, BINOME_FIELD_DEFINITION_TITLE));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_person_chosen_cb), self->row, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), self->row);
}

static GtkWidget *
add_button (OwnRow *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
  return button;
}

/* A row that opens something to choose from. */
static void
fill_person_row (OwnRow *self)
{
  gtk_widget_add_css_class (self->row, "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);
  self->clear_button
      = add_button (self, "edit-clear-symbolic", _ ("Remove"), G_CALLBACK (on_clear_clicked_cb));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_swapped (self->row, "activated", G_CALLBACK (on_person_activated_cb), self);
}

/* ---- showing ---- */

static void
show_list (OwnRow *self)
{
  g_auto (GStrv) answers = list_answers (self->definition);
  guint selected = 0;

  for (guint i = 0; answers[i] != NULL; i++)
    if (g_str_equal (answers[i], self->answer))
      selected = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
}

static void
show_checks (OwnRow *self)
{
  g_auto (GStrv) parts = binome_own_answer_split (self->answer);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (
        self->checks->pdata[i],
        g_strv_contains ((const char *const *)parts,
                         g_object_get_data (self->checks->pdata[i], "binome-choice")));
  on_checked_cb (self);
}

static void
show (OwnRow *self, const char *text)
{
  self->filling = TRUE;
  switch (self->kind)
    {
    case BINOME_FIELD_KIND_TEXT:
    case BINOME_FIELD_KIND_NUMBER:
      gtk_editable_set_text (GTK_EDITABLE (self->row), text);
      break;
    case BINOME_FIELD_KIND_LONG_TEXT:
      gtk_text_buffer_set_text (binome_note_row_get_buffer (self->row), text, -1);
      break;
    case BINOME_FIELD_KIND_DATE:
      binome_date_row_set_date (BINOME_DATE_ROW (self->row), binome_date_parse_iso (self->answer));
      break;
    case BINOME_FIELD_KIND_CHOICES:
      show_checks (self);
      break;
    case BINOME_FIELD_KIND_FILE:
      binome_file_row_show (self->row, self->answer, text);
      break;
    case BINOME_FIELD_KIND_PERSON:
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), *text != '\0' ? text : _ ("Nobody"));
      gtk_widget_set_visible (self->clear_button, *text != '\0');
      break;
    case BINOME_FIELD_KIND_YES_NO:
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_LEVELS:
    case BINOME_FIELD_KIND_SCALE:
    default:
      show_list (self);
    }
  self->filling = FALSE;
}

static GtkWidget *
make_row (BinomeSession *session, BinomeEntity *definition, gint64 owner, const char *title)
{
  GtkWidget *row;

  switch (binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND))
    {
    case BINOME_FIELD_KIND_TEXT:
    case BINOME_FIELD_KIND_NUMBER:
      row = adw_entry_row_new ();
      break;
    case BINOME_FIELD_KIND_LONG_TEXT:
      return binome_note_row_new (title);
    case BINOME_FIELD_KIND_DATE:
      row = binome_date_row_new (NULL);
      break;
    case BINOME_FIELD_KIND_CHOICES:
      row = adw_expander_row_new ();
      break;
    case BINOME_FIELD_KIND_FILE:
      row = binome_own_file_row_new (session, definition, owner);
      break;
    case BINOME_FIELD_KIND_PERSON:
      row = adw_action_row_new ();
      break;
    case BINOME_FIELD_KIND_YES_NO:
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_LEVELS:
    case BINOME_FIELD_KIND_SCALE:
    default:
      row = make_combo (definition);
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static void
connect_row (OwnRow *self)
{
  switch (self->kind)
    {
    case BINOME_FIELD_KIND_TEXT:
    case BINOME_FIELD_KIND_NUMBER:
      watch_typing (self, self->row);
      break;
    case BINOME_FIELD_KIND_LONG_TEXT:
      watch_typing (self, binome_note_row_get_buffer (self->row));
      break;
    case BINOME_FIELD_KIND_DATE:
      g_signal_connect_swapped (self->row, "notify::date", G_CALLBACK (on_date_cb), self);
      break;
    case BINOME_FIELD_KIND_CHOICES:
      add_checks (self);
      break;
    case BINOME_FIELD_KIND_PERSON:
      fill_person_row (self);
      break;
    case BINOME_FIELD_KIND_FILE:
      break;
    case BINOME_FIELD_KIND_YES_NO:
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_LEVELS:
    case BINOME_FIELD_KIND_SCALE:
    default:
      g_signal_connect_swapped (self->row, "notify::selected", G_CALLBACK (on_selected_cb), self);
    }
}

/**
 * binome_own_value_row_new:
 * @session: what the window works on
 * @value: the field and what it holds
 * @owner: whose answer it is; 0 for somebody still to be added
 * @changed: called when the user has given another answer; not checked yet
 * @user_data: for @changed; must live as long as the row
 *
 * Returns: (transfer floating): a row of a form
 */
GtkWidget *
binome_own_value_row_new (BinomeSession *session, const BinomeOwnValue *value, gint64 owner,
                          BinomeOwnValueRowChanged changed, gpointer user_data)
{
  OwnRow *self = g_new0 (OwnRow, 1);
  const char *name = binome_entity_get_text (value->definition, BINOME_FIELD_DEFINITION_TITLE);
  gboolean required = binome_entity_get_boolean (value->definition, BINOME_FIELD_DEFINITION_REQUIRED);
  g_autofree char *title = required ? g_strconcat (name, " *", NULL) : g_strdup (name);

  self->session = g_object_ref (session);
  self->definition = g_object_ref (value->definition);
  self->kind = (BinomeFieldKind)binome_entity_get_choice (value->definition, BINOME_FIELD_DEFINITION_KIND);
  self->kept = g_strdup (value->answer);
  self->answer = g_strdup (value->answer);
  self->changed = changed;
  self->user_data = user_data;
  self->row = make_row (session, value->definition, owner, title);
  g_object_set_data_full (G_OBJECT (self->row), "binome-own-row", self, own_row_free);
  connect_row (self);
  show (self, value->text);
  return self->row;
}

BinomeEntity *
binome_own_value_row_get_definition (GtkWidget *row)
{
  return get (row)->definition;
}

/* Whether the text in the row, as it stands, is that answer. */
static gboolean
reads_as (OwnRow *self, const char *answer)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *read = binome_own_answer_read (self->definition, typed, NULL);

  return g_strcmp0 (read, answer) == 0;
}

/**
 * binome_own_value_row_set_value:
 * @row: a row
 * @value: what the file holds now
 *
 * Shows it, unless the user is typing, or has typed what is wrong and still to be corrected.
 */
void
binome_own_value_row_set_value (GtkWidget *row, const BinomeOwnValue *value)
{
  OwnRow *self = get (row);
  gboolean is_new = g_set_str (&self->kept, value->answer);

  if (self->source != 0 || (!is_new && binome_row_message_get (row) != NULL))
    return;

  g_set_str (&self->answer, value->answer);
  binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, NULL);
  if (!is_typed (self) || !reads_as (self, value->answer))
    show (self, value->text);
}

/* Tells what was typed a moment ago, at once. */
void
binome_own_value_row_flush (GtkWidget *row)
{
  if (get (row)->source != 0)
    tell_typed (get (row));
}
