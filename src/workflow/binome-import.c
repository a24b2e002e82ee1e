/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A staff list on its way into the file: what is in it, what each column becomes, and the result. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

/* The first rows tell what the columns are. */
#define GUESS_ROWS 100
#define N_SAMPLES 5

typedef struct
{
  char *header;
  char **samples;
  BinomeColumn target;
  double confidence;
  BinomeDateGuess dates;
  gboolean may_be_dates;
  char *either; /* a date that can be read in two ways */
} Column;

struct _BinomeImport
{
  GObject parent_instance;

  GBytes *bytes;
  char *file_name;
  BinomeCsvReader *reader;
  guint n_above; /* rows above the first one that holds data */
  gboolean has_header;
  GPtrArray *first_rows; /* of GStrv */
  GArray *columns;       /* of Column */
  BinomeNameOrder name_order;
  BinomeDateFormat date_order; /* as the user said, or ambiguous */
  BinomeImportAs as;
  gint64 programme;

  int progress; /* in thousandths; read from other threads */
  GArray *rows; /* of BinomeImportRow */
  GString *titles;
  guint n_verdicts[BINOME_N_IMPORT_VERDICTS];
  guint n_unknown_managers;
  guint n_enrolled;
};

G_DEFINE_FINAL_TYPE (BinomeImport, binome_import, G_TYPE_OBJECT)

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->header);
  g_strfreev (column->samples);
  g_free (column->either);
}

static void
row_clear (gpointer data)
{
  g_free (((BinomeImportRow *) data)->reason);
}

static Column *
get_column (BinomeImport *self, guint column)
{
  return &g_array_index (self->columns, Column, column);
}

static void
forget_result (BinomeImport *self)
{
  g_array_set_size (self->rows, 0);
  g_string_truncate (self->titles, 0);
  memset (self->n_verdicts, 0, sizeof self->n_verdicts);
  self->n_unknown_managers = 0;
  self->n_enrolled = 0;
}

static void
binome_import_finalize (GObject *object)
{
  BinomeImport *self = BINOME_IMPORT (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  g_array_unref (self->columns);
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
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_array_new (FALSE, FALSE, sizeof (BinomeImportRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->titles = g_string_new (NULL);
}

static char **
dup_row (BinomeCsvReader *reader)
{
  guint n = binome_csv_reader_get_n_fields (reader);
  char **cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = g_strdup (binome_csv_reader_get_field (reader, i));

  return cells;
}

/* Reads on, stepping over rows that are broken. */
static gboolean
next_row (BinomeCsvReader *reader)
{
  for (;;)
    {
      g_autoptr (GError) broken = NULL;

      if (binome_csv_reader_next (reader, &broken))
        return TRUE;
      if (broken == NULL)
        return FALSE;
    }
}

static void
read_first_rows (BinomeImport *self)
{
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  self->first_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  binome_csv_reader_rewind (self->reader);
  while (self->first_rows->len < GUESS_ROWS && next_row (self->reader))
    g_ptr_array_add (self->first_rows, dup_row (self->reader));
}

static const char *
first_cell (BinomeImport *self, guint row, guint column)
{
  const char *const *cells = g_ptr_array_index (self->first_rows, row);

  return column < g_strv_length ((char **) cells) ? cells[column] : "";
}

static void
take_samples (BinomeImport *self, guint index)
{
  Column *column = get_column (self, index);
  g_autoptr (GStrvBuilder) samples = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BinomeDateGuess guess = { 0 };

  for (guint row = self->n_above; row < self->first_rows->len; row++)
    {
      g_autofree char *cell = binome_text_clean_line (first_cell (self, row, index));

      binome_date_guess_add (&guess, cell);
      if (*cell != '\0' && g_hash_table_size (seen) < N_SAMPLES && !g_hash_table_contains (seen, cell))
        {
          g_strv_builder_add (samples, cell);
          g_hash_table_add (seen, g_steal_pointer (&cell));
        }
    }
  g_strfreev (column->samples);
  column->samples = g_strv_builder_end (samples);
  /* The dates of leaving are blank for most people: a column that is empty so far may be one. */
  column->may_be_dates
      = guess.n_cells == 0 || binome_date_guess_get_format (&guess) != BINOME_DATE_FORMAT_NONE;

  g_free (column->header);
  column->header = self->has_header && self->n_above > 0
                       ? binome_text_clean_line (first_cell (self, self->n_above - 1, index))
                       : NULL;
  if (column->header == NULL || *column->header == '\0')
    {
      g_free (column->header);
      /* Translators: %u is the number of a column without a heading. */
      column->header = g_strdup_printf (_ ("Column %u"), index + 1);
    }
}

/* The order of day and month is known for sure only once every date has been seen. */
static void
look_at_dates (BinomeImport *self)
{
  guint row = 0;

  binome_csv_reader_rewind (self->reader);
  for (guint i = 0; i < self->columns->len; i++)
    {
      get_column (self, i)->dates = (BinomeDateGuess) { 0 };
      g_clear_pointer (&get_column (self, i)->either, g_free);
    }
  while (next_row (self->reader))
    {
      if (row++ < self->n_above)
        continue;
      for (guint i = 0; i < self->columns->len; i++)
        {
          Column *column = get_column (self, i);
          const char *cell;

          if (!column->may_be_dates)
            continue;
          cell = binome_csv_reader_get_field (self->reader, i);
          binome_date_guess_add (&column->dates, cell);
          if (column->dates.n_either > 0 && column->either == NULL)
            column->either = binome_text_clean_line (cell);
        }
    }
}

static void
look_at_columns (BinomeImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    take_samples (self, i);
  look_at_dates (self);
}

/* “Category” is most often one such as “Cadre”, which says nothing of diplomas. */
static gboolean
holds_levels (const Column *column)
{
  for (guint i = 0; column->samples[i] != NULL; i++)
    if (binome_import_parse_level (column->samples[i]) == 0)
      return FALSE;

  return TRUE;
}

static void
guess_columns (BinomeImport *self)
{
  g_autoptr (BinomeColumnGuess) guess = NULL;
  guint n_columns;

  read_first_rows (self);
  n_columns = binome_csv_reader_get_n_columns (self->reader);
  guess = binome_column_guess_new (self->first_rows, n_columns);
  self->has_header = guess->has_header;
  self->n_above = guess->has_header ? guess->header_row + 1 : 0;
  self->name_order = guess->name_order;
  self->date_order = BINOME_DATE_FORMAT_AMBIGUOUS;

  g_array_set_size (self->columns, 0);
  g_array_set_size (self->columns, n_columns);
  look_at_columns (self);
  for (guint i = 0; i < n_columns; i++)
    {
      Column *column = get_column (self, i);

      column->target = guess->columns[i].target;
      column->confidence = guess->columns[i].confidence;
      if (column->target == BINOME_COLUMN_LEVEL && !holds_levels (column))
        column->target = BINOME_COLUMN_IGNORE;
    }
  forget_result (self);
}

static gboolean
open_reader (BinomeImport *self, const BinomeCsvOptions *options, GError **error)
{
  g_autoptr (BinomeCsvReader) reader = binome_csv_reader_new (self->bytes, options, error);

  if (reader == NULL)
    return FALSE;

  g_set_object (&self->reader, reader);
  guess_columns (self);
  if (self->first_rows->len <= self->n_above)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           self->has_header ? _ ("The file holds headings and nobody below them.")
                                            : _ ("No line of the file can be read as a list."));
      return FALSE;
    }

  return TRUE;
}

/* People pick the wrong file, or the spreadsheet itself. */
static gboolean
check_kind (GBytes *bytes, GError **error)
{
  static const struct
  {
    const char *magic;
    gsize length;
  } spreadsheets[] = { { "PK\003\004", 4 }, { "\320\317\021\340", 4 } };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (spreadsheets); i++)
    if (size >= spreadsheets[i].length && memcmp (data, spreadsheets[i].magic, spreadsheets[i].length) == 0)
      {
        g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                             _ ("This is a spreadsheet. Save it as CSV there, then import the CSV file."));
        return FALSE;
      }
  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("This is a PDF document. A list of people in CSV is needed."));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_import_new_for_bytes:
 * @bytes: the contents of a file
 * @file_name: what the user calls it
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where it is no list
 *
 * Reads a staff list and guesses encoding, separator, headings, columns and dates. A long list takes
 * a while: better not in the main thread.
 *
 * Returns: (transfer full) (nullable): the import
 */
BinomeImport *
binome_import_new_for_bytes (GBytes *bytes, const char *file_name, GError **error)
{
  const BinomeCsvOptions detect = { 0 };
  g_autoptr (BinomeImport) self = NULL;

  if (!check_kind (bytes, error))
    return NULL;

  self = g_object_new (BINOME_TYPE_IMPORT, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->file_name = g_strdup (file_name != NULL ? file_name : "");
  if (!open_reader (self, &detect, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *
binome_import_get_file_name (BinomeImport *self)
{
  return self->file_name;
}

BinomeEncoding
binome_import_get_encoding (BinomeImport *self)
{
  return binome_csv_reader_get_encoding (self->reader);
}

char
binome_import_get_separator (BinomeImport *self)
{
  return binome_csv_reader_get_separator (self->reader);
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
  const BinomeCsvOptions options = { encoding, separator };

  return open_reader (self, &options, error);
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
  look_at_columns (self);
  for (guint i = 0; self->has_header && i < self->columns->len; i++)
    {
      BinomeColumnMatch match = binome_column_match_heading (get_column (self, i)->header);

      if (get_column (self, i)->target == BINOME_COLUMN_IGNORE && match.confidence > 0.5)
        binome_import_set_target (self, i, match.target);
    }
  forget_result (self);
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

  return get_column (self, column)->header;
}

/* Some of the values of a column, each once. */
const char *const *
binome_import_get_samples (BinomeImport *self, guint column)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (column < self->columns->len, none);

  return (const char *const *) get_column (self, column)->samples;
}

BinomeColumn
binome_import_get_target (BinomeImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, BINOME_COLUMN_IGNORE);

  return get_column (self, column)->target;
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
    if (get_column (self, i)->target == target)
      get_column (self, i)->target = BINOME_COLUMN_IGNORE;
  get_column (self, column)->target = target;
  get_column (self, column)->confidence = 1;
  forget_result (self);
}

/* How sure the guess for a column is, 0 to 1; 1 for what the user has said. */
double
binome_import_get_confidence (BinomeImport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, 0);

  return get_column (self, column)->confidence;
}

static gboolean
is_day_column (const Column *column)
{
  return column->target == BINOME_COLUMN_HIRE_DATE || column->target == BINOME_COLUMN_LEAVE_DATE;
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
      const Column *column = get_column (self, i);
      BinomeDateFormat format = binome_date_guess_get_format (&column->dates);

      if ((is_day_column (column) || column->target == BINOME_COLUMN_BIRTH_YEAR)
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

  format = binome_date_guess_get_format (&get_column (self, column)->dates);
  return format == BINOME_DATE_FORMAT_AMBIGUOUS ? find_date_order (self) : format;
}

static Column *
find_ambiguous (BinomeImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (is_day_column (get_column (self, i))
        && binome_import_get_date_format (self, i) == BINOME_DATE_FORMAT_AMBIGUOUS)
      return get_column (self, i);

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
  const Column *column = find_ambiguous (self);

  for (guint i = 0; column == NULL && i < self->columns->len; i++)
    if (is_day_column (get_column (self, i)) && get_column (self, i)->either != NULL)
      column = get_column (self, i);

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
  forget_result (self);
}

/**
 * binome_import_set_as:
 * @self: an import
 * @as: what the people become
 * @programme: where tutors or tutees take part; 0 for people
 *
 * Says what the list is for.
 */
void
binome_import_set_as (BinomeImport *self, BinomeImportAs as, gint64 programme)
{
  self->as = as;
  self->programme = programme;
}

BinomeImportAs
binome_import_get_as (BinomeImport *self)
{
  return self->as;
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
  gboolean has_name = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    has_name |= get_column (self, i)->target == BINOME_COLUMN_FAMILY_NAME
                || get_column (self, i)->target == BINOME_COLUMN_FULL_NAME;
  if (!has_name)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("No column holds the names. Choose the one with the family name or the full name."));
      return FALSE;
    }
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
  for (guint i = 0; i < self->columns->len; i++)
    {
      map->column[get_column (self, i)->target] = (int) i;
      map->format[get_column (self, i)->target] = binome_import_get_date_format (self, i);
    }
  map->column[BINOME_COLUMN_IGNORE] = -1;
}

/* The reader, in front of the first row of people. */
BinomeCsvReader *
binome_import_start_rows (BinomeImport *self)
{
  forget_result (self);
  binome_csv_reader_rewind (self->reader);
  for (guint i = 0; i < self->n_above && next_row (self->reader); i++)
    ;

  return self->reader;
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
  g_atomic_int_set (&self->progress, (int) (share * 1000));
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
      self->n_unknown_managers += row->manager_state != BINOME_IMPORT_MANAGER_FINE;
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
binome_import_get_n_unknown_managers (BinomeImport *self)
{
  return self->n_unknown_managers;
}

guint
binome_import_get_n_enrolled (BinomeImport *self)
{
  return self->n_enrolled;
}
