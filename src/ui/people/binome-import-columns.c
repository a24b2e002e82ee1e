/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a staff list become, and how the file is read. */

#include "binome-import-columns.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "people/binome-enrol-people.h"

/* Below this a guess is worth a second look. */
#define UNSURE 0.6

/* What can stand between two cells, as the row lists it. */
static const char separators[] = { ';', ',', '\t', '|' };

struct _BinomeImportColumns
{
  AdwBin parent_instance;

  BinomeSession *session;
  BinomeImport *import;
  GPtrArray *rows;   /* of AdwComboRow, one a column */
  GArray *targets;   /* of BinomeColumn: what a column of such a list can become */
  GPtrArray *fields; /* of BinomeFieldDefinition: what it can become besides */
  char other_separator;
  gboolean filling; /* the rows are being set by us */

  AdwComboRow *as_row;
  AdwComboRow *stage_row;
  AdwComboRow *date_row;
  AdwPreferencesGroup *columns_group;
  GtkButton *guess_button;
  AdwComboRow *sheet_row;
  AdwComboRow *encoding_row;
  AdwComboRow *separator_row;
  AdwSwitchRow *header_row;
};

G_DEFINE_FINAL_TYPE (BinomeImportColumns, binome_import_columns, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_READ_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- dates that can be read in two ways ---- */

static void
add_order (GtkStringList *answers, const char *label, BinomeDateFormat order, const char *example)
{
  BinomeDate date = binome_date_guess_parse (order, example);
  g_autofree char *day = date != BINOME_DATE_NONE ? binome_date_format (date, BINOME_DATE_MEDIUM) : NULL;
  /* Translators: how a date is written, then the day it would be: “Day first: 3 Apr 2026”. */
  g_autofree char *text = day != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), label, day) : g_strdup (label);

  gtk_string_list_append (answers, text);
}

/* Asked as long as it is open, and shown with its answer after that. */
static void
show_date_order (BinomeImportColumns *self)
{
  const char *example = binome_import_get_date_example (self->import);
  g_autoptr (GtkStringList) answers = NULL;
  g_autofree char *title = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self->date_row)) || !binome_import_needs_date_order (self->import))
    return;

  answers = gtk_string_list_new (NULL);
  gtk_string_list_append (answers, _ ("Choose…"));
  add_order (answers, _ ("Day first"), BINOME_DATE_FORMAT_DMY, example);
  add_order (answers, _ ("Month first"), BINOME_DATE_FORMAT_MDY, example);
  /* Translators: %s is a date such as 03/04/2026. */
  title = *example != '\0' ? g_strdup_printf (_ ("What is “%s”?"), example)
                           : g_strdup (_ ("Order of the dates"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row), title);
  adw_combo_row_set_model (self->date_row, G_LIST_MODEL (answers));
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), TRUE);
}

static void
tell_changed (BinomeImportColumns *self)
{
  self->filling = TRUE;
  show_date_order (self);
  self->filling = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_date_order_changed_cb (BinomeImportColumns *self)
{
  static const BinomeDateFormat orders[]
      = { BINOME_DATE_FORMAT_AMBIGUOUS, BINOME_DATE_FORMAT_DMY, BINOME_DATE_FORMAT_MDY };
  guint selected = adw_combo_row_get_selected (self->date_row);

  if (self->filling || selected >= G_N_ELEMENTS (orders))
    return;

  binome_import_set_date_order (self->import, orders[selected]);
  if (orders[selected] == BINOME_DATE_FORMAT_AMBIGUOUS)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "warning");
  tell_changed (self);
}

/* ---- columns ---- */

/* Which line of the list a column is at. */
static guint
get_position (BinomeImportColumns *self, guint column)
{
  gint64 field = binome_import_get_own_field (self->import, column);

  for (guint i = 0; field != 0 && i < self->fields->len; i++)
    if (binome_entity_get_id (self->fields->pdata[i]) == field)
      return self->targets->len + i;
  for (guint i = 0; i < self->targets->len; i++)
    if (g_array_index (self->targets, BinomeColumn, i) == binome_import_get_target (self->import, column))
      return i;

  return 0;
}

static void
show_targets (BinomeImportColumns *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      BinomeColumn target = binome_import_get_target (self->import, i);
      gboolean unsure
          = target != BINOME_COLUMN_IGNORE && binome_import_get_confidence (self->import, i) < UNSURE;
      GtkWidget *mark = g_object_get_data (self->rows->pdata[i], "binome-mark");

      adw_combo_row_set_selected (self->rows->pdata[i], get_position (self, i));
      gtk_widget_set_visible (mark, unsure);
    }
  self->filling = FALSE;
}

static void
on_target_changed_cb (BinomeImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row), index;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION || !g_ptr_array_find (self->rows, row, &index))
    return;

  /* Another column may lose its target by this. */
  if (selected < self->targets->len)
    binome_import_set_target (self->import, index, g_array_index (self->targets, BinomeColumn, selected));
  else
    binome_import_set_own_field (self->import, index,
                                 binome_entity_get_id (self->fields->pdata[selected - self->targets->len]));
  show_targets (self);
  tell_changed (self);
}

static GtkWidget *
make_mark (void)
{
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-question-symbolic");

  gtk_widget_set_tooltip_text (mark, _ ("A guess: please check it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A guess: please check it"), -1);
  return mark;
}

static void
add_column (BinomeImportColumns *self, guint column, GListModel *targets)
{
  g_autofree char *samples = g_strjoinv (" · ", (char **)binome_import_get_samples (self->import, column));
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *mark = make_mark ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), binome_import_get_header (self->import, column));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *samples != '\0' ? samples : _ ("Empty"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), targets);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  g_object_set_data (G_OBJECT (row), "binome-mark", mark);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->columns_group, row);
  g_ptr_array_add (self->rows, row);
}

static BinomeListKind
list_kind_of (BinomeImportAs as)
{
  return as == BINOME_IMPORT_PAIRS      ? BINOME_LIST_PAIRS
         : as == BINOME_IMPORT_MEETINGS ? BINOME_LIST_MEETINGS
                                        : BINOME_LIST_STAFF;
}

static gboolean
is_about_parts (BinomeImportColumns *self)
{
  BinomeImportAs as = binome_import_get_as (self->import);

  return as == BINOME_IMPORT_TUTORS || as == BINOME_IMPORT_TUTEES;
}

static void
fill_columns (BinomeImportColumns *self)
{
  g_autoptr (GtkStringList) targets = gtk_string_list_new (NULL);

  g_array_set_size (self->targets, 0);
  for (BinomeColumn target = BINOME_COLUMN_IGNORE; target < BINOME_N_COLUMNS; target++)
    if (binome_column_is_for (target, is_about_parts (self)
                                          ? BINOME_LIST_PARTICIPANTS
                                          : list_kind_of (binome_import_get_as (self->import))))
      {
        g_array_append_val (self->targets, target);
        gtk_string_list_append (targets, binome_column_get_label (target));
      }
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = list_kind_of (binome_import_get_as (self->import)) == BINOME_LIST_STAFF
                     ? binome_import_list_own_fields (self->import)
                     : g_ptr_array_new ();
  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (targets,
                            binome_entity_get_text (self->fields->pdata[i], BINOME_FIELD_DEFINITION_TITLE));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < binome_import_get_n_columns (self->import); i++)
    add_column (self, i, G_LIST_MODEL (targets));
  show_targets (self);
}

/* ---- the file ---- */

static guint
separator_position (char separator)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i] == separator)
      return i;

  return G_N_ELEMENTS (separators);
}

static void
fill_format (BinomeImportColumns *self)
{
  g_autoptr (GtkStringList) encodings = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  char separator = binome_import_get_separator (self->import);

  for (int i = BINOME_ENCODING_UTF8; i <= BINOME_ENCODING_WINDOWS_1252; i++)
    gtk_string_list_append (encodings, binome_encoding_get_label ((BinomeEncoding)i));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (encodings));
  adw_combo_row_set_selected (self->encoding_row,
                              (guint)(binome_import_get_encoding (self->import) - BINOME_ENCODING_UTF8));

  gtk_string_list_append (names, _ ("Semicolon (;)"));
  gtk_string_list_append (names, _ ("Comma (,)"));
  gtk_string_list_append (names, _ ("Tab"));
  gtk_string_list_append (names, _ ("Vertical bar (|)"));
  if (separator_position (separator) == G_N_ELEMENTS (separators))
    {
      const char other[] = { separator, '\0' };

      gtk_string_list_append (names, other);
      self->other_separator = separator;
    }
  adw_combo_row_set_model (self->separator_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->separator_row, separator_position (separator));
  adw_switch_row_set_active (self->header_row, binome_import_get_has_header (self->import));
}

/* A spreadsheet has sheets instead of an encoding and a separator. */
static void
fill_sheets (BinomeImportColumns *self)
{
  const char *const *names = binome_import_get_sheets (self->import);
  g_autoptr (GtkStringList) sheets = gtk_string_list_new (names);
  gboolean is_spreadsheet = binome_import_is_spreadsheet (self->import);

  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (sheets));
  if (is_spreadsheet)
    adw_combo_row_set_selected (self->sheet_row, binome_import_get_sheet (self->import));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), g_strv_length ((GStrv)names) > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), !is_spreadsheet);
  gtk_widget_set_visible (GTK_WIDGET (self->separator_row), !is_spreadsheet);
}

/* What is to be known of the columns before they are looked at. */
static void
describe_columns (BinomeImportColumns *self)
{
  g_autoptr (GString) text = g_string_new (
      _ ("What each column of the file becomes. Some of its values stand below its heading."));
  g_autofree char *note = binome_import_dup_note (self->import);

  if (binome_import_is_recalled (self->import))
    g_string_append_printf (text, " %s", _ ("They are as when such a list was imported last."));
  gtk_widget_set_visible (GTK_WIDGET (self->guess_button), binome_import_is_recalled (self->import));
  if (note != NULL)
    g_string_append_printf (text, " %s", note);
  adw_preferences_group_set_description (self->columns_group, text->str);
}

/* Back from what was remembered. */
static void
on_guess_clicked_cb (BinomeImportColumns *self)
{
  binome_import_guess_again (self->import);
  binome_import_columns_set_import (self, self->import);
}

static void
on_format_changed_cb (BinomeImportColumns *self)
{
  if (!self->filling && self->import != NULL)
    g_signal_emit (self, signals[SIGNAL_READ_AGAIN], 0);
}

/* ---- what they become ---- */

/* The list of the row is in the order of the states. */
static void
on_stage_changed_cb (BinomeImportColumns *self)
{
  if (self->import != NULL)
    binome_import_set_stage (self->import,
                             (BinomeEnrolmentState)adw_combo_row_get_selected (self->stage_row));
}

static void
on_as_changed_cb (BinomeImportColumns *self)
{
  BinomeImportAs as = (BinomeImportAs)adw_combo_row_get_selected (self->as_row);
  gint64 programme = self->session != NULL ? binome_session_get_programme_id (self->session) : 0;

  if (self->import == NULL)
    return;

  binome_import_set_as (self->import, as, as == BINOME_IMPORT_PEOPLE ? 0 : programme);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_row),
                          as == BINOME_IMPORT_TUTORS || as == BINOME_IMPORT_TUTEES);
  on_stage_changed_cb (self);
  if (self->filling)
    return;

  /* Tutors have other fields than tutees. */
  fill_columns (self);
  tell_changed (self);
}

static void
binome_import_columns_dispose (GObject *object)
{
  BinomeImportColumns *self = BINOME_IMPORT_COLUMNS (object);

  g_clear_object (&self->import);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_IMPORT_COLUMNS);

  G_OBJECT_CLASS (binome_import_columns_parent_class)->dispose (object);
}

static void
binome_import_columns_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_IMPORT_COLUMNS (object)->rows);
  g_array_unref (BINOME_IMPORT_COLUMNS (object)->targets);
  g_clear_pointer (&BINOME_IMPORT_COLUMNS (object)->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_import_columns_parent_class)->finalize (object);
}

static void
binome_import_columns_class_init (BinomeImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_import_columns_finalize;

  /* `changed`: something was said about the import. `read-again`: the file is to be read in another way. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_READ_AGAIN] = g_signal_new ("read-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/people/import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, as_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, stage_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, date_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, guess_button);
  gtk_widget_class_bind_template_callback (widget_class, on_guess_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, separator_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportColumns, header_row);
  gtk_widget_class_bind_template_callback (widget_class, on_as_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_date_order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed_cb);
}

static void
binome_import_columns_init (BinomeImportColumns *self)
{
  g_autoptr (GListModel) stages = NULL;

  self->rows = g_ptr_array_new ();
  self->targets = g_array_new (FALSE, FALSE, sizeof (BinomeColumn));
  gtk_widget_init_template (GTK_WIDGET (self));
  stages = binome_enrol_list_stages ();
  adw_combo_row_set_model (self->stage_row, stages);
  adw_combo_row_set_selected (self->stage_row, BINOME_ENROLMENT_STATE_ACCEPTED);
}

/**
 * binome_import_columns_set_session:
 * @self: the columns
 * @session: what the window works on: its programme is where tutors and tutees take part
 */
void
binome_import_columns_set_session (BinomeImportColumns *self, BinomeSession *session)
{
  BinomeProgramme *programme = binome_session_get_programme (session);

  g_set_object (&self->session, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->as_row), programme != NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->as_row), FALSE);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->as_row),
      programme != NULL ? binome_entity_get_text (BINOME_ENTITY (programme), BINOME_PROGRAMME_TITLE)
                        : _ ("Create a programme to import its tutors and tutees"));
}

/**
 * binome_import_columns_suggest:
 * @self: the columns
 * @import: a list that was just read
 *
 * Says what the list seems to be about: people, pairs or meetings. Tutors or tutees are not told apart by
 * their columns: what was chosen for them stays.
 */
void
binome_import_columns_suggest (BinomeImportColumns *self, BinomeImport *import)
{
  BinomeImportAs as = binome_import_guess_as (import);
  BinomeImportAs chosen = (BinomeImportAs)adw_combo_row_get_selected (self->as_row);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->as_row))
      || (as == BINOME_IMPORT_PEOPLE && list_kind_of (chosen) == BINOME_LIST_STAFF))
    return;

  g_clear_object (&self->import);
  adw_combo_row_set_selected (self->as_row, as);
  binome_import_set_as (import, as,
                        as == BINOME_IMPORT_PEOPLE ? 0 : binome_session_get_programme_id (self->session));
}

/**
 * binome_import_columns_set_import:
 * @self: the columns
 * @import: a list that was read, for the first time or in another way
 *
 * Shows what was found out about it.
 */
void
binome_import_columns_set_import (BinomeImportColumns *self, BinomeImport *import)
{
  g_set_object (&self->import, import);
  self->filling = TRUE;
  on_as_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "warning");
  fill_columns (self);
  self->filling = TRUE;
  fill_format (self);
  fill_sheets (self);
  describe_columns (self);
  tell_changed (self);
}

/* How the user wants the file to be read. */
BinomeEncoding
binome_import_columns_get_encoding (BinomeImportColumns *self)
{
  return (BinomeEncoding)(adw_combo_row_get_selected (self->encoding_row) + BINOME_ENCODING_UTF8);
}

guint
binome_import_columns_get_sheet (BinomeImportColumns *self)
{
  return adw_combo_row_get_selected (self->sheet_row);
}

char
binome_import_columns_get_separator (BinomeImportColumns *self)
{
  guint selected = adw_combo_row_get_selected (self->separator_row);

  return selected < G_N_ELEMENTS (separators) ? separators[selected] : self->other_separator;
}

gboolean
binome_import_columns_get_has_header (BinomeImportColumns *self)
{
  return adw_switch_row_get_active (self->header_row);
}
