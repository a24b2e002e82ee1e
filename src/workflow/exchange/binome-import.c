/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on its way into the file: what is in it, what each column becomes, and the result. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-sheet-reader.h"
#include "binome-text.h"

G_DEFINE_FINAL_TYPE (BinomeImport, binome_import, G_TYPE_OBJECT)

static void
column_clear (gpointer data)
{
  BinomeImportColumn *column = data;

  g_free (column->header);
  g_strfreev (column->samples);
  g_free (column->either);
}

static void
row_clear (gpointer data)
{
  g_free (((BinomeImportRow *)data)->reason);
}

static void
binome_import_finalize (GObject *object)
{
  BinomeImport *self = BINOME_IMPORT (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_object (&self->reader);
  g_clear_object (&self->patch);
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  g_array_unref (self->columns);
  g_clear_pointer (&self->own_fields, g_ptr_array_unref);
  g_array_unref (self->rows);
  g_string_free (self->titles, TRUE);

  G_OBJECT_CLASS (binome_import_parent_class)->finalize (object);
}

static void
binome_import_class_init (BinomeImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_import_finalize;
}

static void
binome_import_init (BinomeImport *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (BinomeImportColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_array_new (FALSE, FALSE, sizeof (BinomeImportRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->titles = g_string_new (NULL);
  self->stage = BINOME_ENROLMENT_STATE_ACCEPTED;
}

/**
 * binome_import_new_for_bytes:
 * @bytes: the contents of a file
 * @file_name: what the user calls it
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError of %BINOME_ERROR where it is no list, or %G_IO_ERROR_CANCELLED
 *
 * Reads a list, which may be CSV, .xlsx, .ods or .xls: the content tells. Guesses encoding, separator,
 * sheet, headings, columns and dates. A long list takes a while: better not in the main thread.
 *
 * Returns: (transfer full) (nullable): the import
 */
BinomeImport *
binome_import_new_for_bytes (GBytes *bytes, const char *file_name, GCancellable *cancellable, GError **error)
{
  const BinomeTableOptions detect = { .sheet = BINOME_TABLE_FIRST_SHEET };
  g_autoptr (BinomeImport) self = g_object_new (BINOME_TYPE_IMPORT, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->file_name = g_strdup (file_name != NULL ? file_name : "");
  if (!binome_import_open (self, &detect, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *
binome_import_get_file_name (BinomeImport *self)
{
  return self->file_name;
}

/* Whether the file is a spreadsheet, which has sheets but no encoding and no separator. */
gboolean
binome_import_is_spreadsheet (BinomeImport *self)
{
  return BINOME_IS_SHEET_READER (self->reader);
}

BinomeEncoding
binome_import_get_encoding (BinomeImport *self)
{
  return binome_import_is_spreadsheet (self)
             ? BINOME_ENCODING_UTF8
             : binome_csv_reader_get_encoding (BINOME_CSV_READER (self->reader));
}

char
binome_import_get_separator (BinomeImport *self)
{
  return binome_import_is_spreadsheet (self)
             ? '\0'
             : binome_csv_reader_get_separator (BINOME_CSV_READER (self->reader));
}

/* The sheets of a spreadsheet; none for a text. */
const char *const *
binome_import_get_sheets (BinomeImport *self)
{
  static const char *const none[] = { NULL };

  return binome_import_is_spreadsheet (self)
             ? binome_sheet_reader_get_names (BINOME_SHEET_READER (self->reader))
             : none;
}

guint
binome_import_get_sheet (BinomeImport *self)
{
  return binome_import_is_spreadsheet (self)
             ? binome_sheet_reader_get_sheet (BINOME_SHEET_READER (self->reader))
             : 0;
}

/**
 * binome_import_set_sheet:
 * @self: an import of a spreadsheet
 * @sheet: which of its sheets, from 0
 * @error: return location for a #GError: nothing to import is there
 *
 * Reads another sheet, and guesses its columns.
 *
 * Returns: whether there is something to import
 */
gboolean
binome_import_set_sheet (BinomeImport *self, guint sheet, GError **error)
{
  const BinomeTableOptions options = { .sheet = (int)sheet };

  return binome_import_open (self, &options, NULL, error);
}

/* What of the file is read as blank, such as errors of formulas; %NULL for nothing. */
char *
binome_import_dup_note (BinomeImport *self)
{
  return binome_import_is_spreadsheet (self)
             ? binome_sheet_reader_dup_note (BINOME_SHEET_READER (self->reader))
             : NULL;
}

/**
 * binome_import_set_format:
 * @self: an import
 * @encoding: how the file stores its characters; %BINOME_ENCODING_AUTO to find out
 * @separator: the character between two cells; 0 to find out
 * @error: return location for a #GError: nothing to import is left, read that way
 *
 * Reads the file anew, and guesses the columns anew.
 *
 * Returns: whether there is something to import
 */
gboolean
binome_import_set_format (BinomeImport *self, BinomeEncoding encoding, char separator, GError **error)
{
  const BinomeTableOptions options = { .csv = { encoding, separator }, .sheet = BINOME_TABLE_FIRST_SHEET };

  return binome_import_open (self, &options, NULL, error);
}

gboolean
binome_import_get_has_header (BinomeImport *self)
{
  return self->has_header;
}

/**
 * binome_import_set_has_header:
 * @self: an import
 * @has_header: whether the first row holds headings
 *
 * Headings told so fill in what columns nothing is known about become.
 */
void
binome_import_set_has_header (BinomeImport *self, gboolean has_header)
{
  if (self->has_header == !!has_header)
    return;

  self->has_header = !!has_header;
  self->n_above = self->has_header ? 1 : 0;
  binome_import_look_at_columns (self);
  for (guint i = 0; self->has_header && i < self->columns->len; i++)
    {
      BinomeColumnMatch match = binome_column_match_heading (binome_import_get_column (self, i)->header,
                                                             binome_import_get_list_kind (self));

      if (binome_import_get_column (self, i)->target == BINOME_COLUMN_IGNORE && match.confidence > 0.5)
        binome_import_set_target (self, i, match.target);
    }
  binome_import_forget_result (self);
}

guint
binome_import_get_n_columns (BinomeImport *self)
{
  return self->columns->len;
}

/* The heading of a column, or its number where there is none. */
const char *
binome_import_get_header (BinomeImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, "");

  return binome_import_get_column (self, column)->header;
}

/* Some of the values of a column, each once. */
const char *const *
binome_import_get_samples (BinomeImport *self, guint column)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (column < self->columns->len, none);

  return (const char *const *)binome_import_get_column (self, column)->samples;
}

BinomeColumn
binome_import_get_target (BinomeImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, BINOME_COLUMN_IGNORE);

  return binome_import_get_column (self, column)->target;
}

/**
 * binome_import_set_target:
 * @self: an import
 * @column: a column
 * @target: what it becomes
 *
 * Another column that became the same is left out from now on.
 */
void
binome_import_set_target (BinomeImport *self, guint column, BinomeColumn target)
{
  g_return_if_fail (column < self->columns->len);

  for (guint i = 0; i < self->columns->len && target != BINOME_COLUMN_IGNORE; i++)
    if (binome_import_get_column (self, i)->target == target)
      binome_import_get_column (self, i)->target = BINOME_COLUMN_IGNORE;
  binome_import_get_column (self, column)->target = target;
  binome_import_get_column (self, column)->own_field = 0;
  binome_import_get_column (self, column)->confidence = 1;
  binome_import_forget_result (self);
}

/* How sure the guess for a column is, 0 to 1; 1 for what the user has said. */
double
binome_import_get_confidence (BinomeImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, 0);

  return binome_import_get_column (self, column)->confidence;
}

/* What the user said, or else what the other columns of dates show. */
static BinomeDateFormat
find_date_order (BinomeImport *self)
{
  BinomeDateFormat found = BINOME_DATE_FORMAT_AMBIGUOUS;

  if (self->date_order != BINOME_DATE_FORMAT_AMBIGUOUS)
    return self->date_order;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const BinomeImportColumn *column = binome_import_get_column (self, i);
      BinomeDateFormat format = binome_date_guess_get_format (&column->dates);

      if ((binome_import_holds_days (self, i) || column->target == BINOME_COLUMN_BIRTH_YEAR)
          && (format == BINOME_DATE_FORMAT_DMY || format == BINOME_DATE_FORMAT_MDY))
        {
          if (found != BINOME_DATE_FORMAT_AMBIGUOUS && found != format)
            return BINOME_DATE_FORMAT_AMBIGUOUS;
          found = format;
        }
    }

  return found;
}

/* How the dates of a column are going to be read. */
BinomeDateFormat
binome_import_get_date_format (BinomeImport *self, guint column)
{
  BinomeDateFormat format;

  g_return_val_if_fail (column < self->columns->len, BINOME_DATE_FORMAT_NONE);

  format = binome_date_guess_get_format (&binome_import_get_column (self, column)->dates);
  return format == BINOME_DATE_FORMAT_AMBIGUOUS ? find_date_order (self) : format;
}

static BinomeImportColumn *
find_ambiguous (BinomeImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (binome_import_holds_days (self, i)
        && binome_import_get_date_format (self, i) == BINOME_DATE_FORMAT_AMBIGUOUS)
      return binome_import_get_column (self, i);

  return NULL;
}

/* Whether the user must say what comes first in the dates, the day or the month. */
gboolean
binome_import_needs_date_order (BinomeImport *self)
{
  return find_ambiguous (self) != NULL;
}

/* A date of the file that can be read in two ways, to ask about; "" where there is none. */
const char *
binome_import_get_date_example (BinomeImport *self)
{
  const BinomeImportColumn *column = find_ambiguous (self);

  for (guint i = 0; column == NULL && i < self->columns->len; i++)
    if (binome_import_holds_days (self, i) && binome_import_get_column (self, i)->either != NULL)
      column = binome_import_get_column (self, i);

  return column != NULL && column->either != NULL ? column->either : "";
}

/**
 * binome_import_set_date_order:
 * @self: an import
 * @order: %BINOME_DATE_FORMAT_DMY, %BINOME_DATE_FORMAT_MDY, or %BINOME_DATE_FORMAT_AMBIGUOUS to find out
 *
 * Says how dates are meant that can be read in two ways.
 */
void
binome_import_set_date_order (BinomeImport *self, BinomeDateFormat order)
{
  self->date_order = order;
  binome_import_forget_result (self);
}

/**
 * binome_import_set_as:
 * @self: an import
 * @as: what the rows become
 * @programme: where tutors, tutees and pairs take part; 0 for people
 *
 * Says what the list is for. People, pairs and meetings have other columns: going from one to another
 * guesses the columns anew.
 */
void
binome_import_set_as (BinomeImport *self, BinomeImportAs as, gint64 programme)
{
  BinomeListKind before = binome_import_get_list_kind (self);

  self->as = as;
  self->programme = programme;
  if (binome_import_get_list_kind (self) != before)
    binome_import_guess_columns (self);
  else
    binome_import_guess_part_columns (self);
}

/**
 * binome_import_set_stage:
 * @self: an import of tutors or tutees
 * @stage: at which stage of the recruitment they are, up to accepted, which they are otherwise
 */
void
binome_import_set_stage (BinomeImport *self, BinomeEnrolmentState stage)
{
  self->stage = stage;
}

BinomeEnrolmentState
binome_import_get_stage (BinomeImport *self)
{
  return self->stage;
}

BinomeListKind
binome_import_get_list_kind (BinomeImport *self)
{
  switch (self->as)
    {
    case BINOME_IMPORT_PAIRS:
      return BINOME_LIST_PAIRS;
    case BINOME_IMPORT_MEETINGS:
      return BINOME_LIST_MEETINGS;
    default:
      return BINOME_LIST_STAFF;
    }
}

const BinomeImportKind *
binome_import_get_kind (BinomeImport *self)
{
  static const BinomeImportKind *const kinds[]
      = { &binome_import_staff_kind, &binome_import_pairs_kind, &binome_import_meetings_kind };

  return kinds[binome_import_get_list_kind (self)];
}

BinomeImportAs
binome_import_get_as (BinomeImport *self)
{
  return self->as;
}

/* Whether one of a run of columns is there; @message says what to do where none is. */
static gboolean
check_any (BinomeImport *self, BinomeColumn first, BinomeColumn last, const char *message, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeColumn target = binome_import_get_column (self, i)->target;

      if (target >= first && target <= last)
        return TRUE;
    }

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, message);
  return FALSE;
}

/* What a list cannot do without. */
static gboolean
check_columns (BinomeImport *self, GError **error)
{
  static const char tutees[]
      = N_ ("No column names the tutees. Give one a heading such as “Tutee” or “Tutee e-mail”.");
  static const char tutors[]
      = N_ ("No column names the tutors. Give one a heading such as “Tutor” or “Tutor e-mail”.");
  static const char days[] = N_ ("No column holds the days of the meetings. Give one the heading “Date”.");
  static const char names[]
      = N_ ("No column holds the names. Choose the one with the family name or the full name.");

  switch (binome_import_get_list_kind (self))
    {
    case BINOME_LIST_PAIRS:
      return check_any (self, BINOME_COLUMN_TUTEE, BINOME_COLUMN_TUTEE_GIVEN_NAME, _ (tutees), error)
             && check_any (self, BINOME_COLUMN_TUTOR, BINOME_COLUMN_TUTOR_GIVEN_NAME, _ (tutors), error);
    case BINOME_LIST_MEETINGS:
      return check_any (self, BINOME_COLUMN_TUTEE, BINOME_COLUMN_TUTEE_GIVEN_NAME, _ (tutees), error)
             && check_any (self, BINOME_COLUMN_HELD_ON, BINOME_COLUMN_HELD_ON, _ (days), error);
    default:
      return check_any (self, BINOME_COLUMN_FAMILY_NAME, BINOME_COLUMN_FAMILY_NAME, _ (names), NULL)
             || check_any (self, BINOME_COLUMN_FULL_NAME, BINOME_COLUMN_FULL_NAME, _ (names), error);
    }
}

/**
 * binome_import_check:
 * @self: an import
 * @error: return location for a #GError: what is missing
 *
 * Returns: whether it can be previewed and applied as it is
 */
gboolean
binome_import_check (BinomeImport *self, GError **error)
{
  if (!binome_import_check_rows (self, error) || !check_columns (self, error))
    return FALSE;
  if (binome_import_needs_date_order (self))
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   /* Translators: %s is a date such as 03/04/2026. */
                   _ ("“%s” can be read in two ways. Say whether the day or the month comes first."),
                   binome_import_get_date_example (self));
      return FALSE;
    }

  return TRUE;
}

/* What the plan needs to know of the columns. */
void
binome_import_make_map (BinomeImport *self, BinomeImportMap *map)
{
  for (guint i = 0; i < BINOME_N_COLUMNS; i++)
    {
      map->column[i] = -1;
      map->format[i] = BINOME_DATE_FORMAT_NONE;
    }
  map->name_order = self->name_order;
  binome_date_get (binome_clock_today (), &map->this_year, NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      map->column[binome_import_get_column (self, i)->target] = (int)i;
      map->format[binome_import_get_column (self, i)->target] = binome_import_get_date_format (self, i);
    }
  map->column[BINOME_COLUMN_IGNORE] = -1;
}

GArray *
binome_import_get_rows (BinomeImport *self)
{
  return self->rows;
}

GString *
binome_import_get_titles (BinomeImport *self)
{
  return self->titles;
}

gint64
binome_import_get_programme (BinomeImport *self)
{
  return self->programme;
}

void
binome_import_set_progress (BinomeImport *self, double share)
{
  g_atomic_int_set (&self->progress, (int)(share * 1000));
}

/* How far preview or apply is, 0 to 1. May be called in any thread. */
double
binome_import_get_progress (BinomeImport *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

void
binome_import_set_enrolled (BinomeImport *self, guint enrolled)
{
  self->n_enrolled = enrolled;
}

void
binome_import_count (BinomeImport *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BinomeImportRow *row = &g_array_index (self->rows, BinomeImportRow, i);

      self->n_verdicts[row->verdict]++;
      self->n_managers_left_out += row->manager_state == BINOME_IMPORT_MANAGER_UNKNOWN
                                   || row->manager_state == BINOME_IMPORT_MANAGER_CIRCLE
                                   || row->manager_state == BINOME_IMPORT_MANAGER_SELF;
    }
}

guint
binome_import_get_n_rows (BinomeImport *self)
{
  return self->rows->len;
}

guint
binome_import_get_n_verdicts (BinomeImport *self, BinomeImportVerdict verdict)
{
  return self->n_verdicts[verdict];
}

/* Rows that are good but for a line manager whom nobody is. */
guint
binome_import_get_n_managers_left_out (BinomeImport *self)
{
  return self->n_managers_left_out;
}

guint
binome_import_get_n_enrolled (BinomeImport *self)
{
  return self->n_enrolled;
}
