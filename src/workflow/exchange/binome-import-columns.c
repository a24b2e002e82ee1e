/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a list as far as is needed to say what its columns are. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

/* The first rows tell what the columns are. */
#define GUESS_ROWS 100
#define N_SAMPLES 5

BinomeImportColumn *
binome_import_get_column (BinomeImport *self, guint column)
{
  return &g_array_index (self->columns, BinomeImportColumn, column);
}

/* What was found is no longer true once something about the list has changed. */
void
binome_import_forget_result (BinomeImport *self)
{
  g_array_set_size (self->rows, 0);
  g_string_truncate (self->titles, 0);
  memset (self->n_verdicts, 0, sizeof self->n_verdicts);
  self->n_managers_left_out = 0;
  self->n_enrolled = 0;
}

static char **
dup_row (BinomeTableReader *reader)
{
  guint n = binome_table_reader_get_n_fields (reader);
  char **cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = g_strdup (binome_table_reader_get_field (reader, i));

  return cells;
}

/* Reads on, stepping over rows that are broken. */
static gboolean
next_row (BinomeTableReader *reader)
{
  for (;;)
    {
      g_autoptr (GError) broken = NULL;

      if (binome_table_reader_next (reader, &broken))
        return TRUE;
      if (broken == NULL)
        return FALSE;
    }
}

static void
read_first_rows (BinomeImport *self)
{
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  self->first_rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  binome_table_reader_rewind (self->reader);
  while (self->first_rows->len < GUESS_ROWS && next_row (self->reader))
    g_ptr_array_add (self->first_rows, dup_row (self->reader));
}

static const char *
first_cell (BinomeImport *self, guint row, guint column)
{
  const char *const *cells = g_ptr_array_index (self->first_rows, row);

  return column < g_strv_length ((char **)cells) ? cells[column] : "";
}

static void
take_samples (BinomeImport *self, guint index)
{
  BinomeImportColumn *column = binome_import_get_column (self, index);
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

  binome_table_reader_rewind (self->reader);
  for (guint i = 0; i < self->columns->len; i++)
    {
      binome_import_get_column (self, i)->dates = (BinomeDateGuess){ 0 };
      g_clear_pointer (&binome_import_get_column (self, i)->either, g_free);
    }
  while (next_row (self->reader))
    {
      if (row++ < self->n_above)
        continue;
      for (guint i = 0; i < self->columns->len; i++)
        {
          BinomeImportColumn *column = binome_import_get_column (self, i);
          const char *cell;

          if (!column->may_be_dates)
            continue;
          cell = binome_table_reader_get_field (self->reader, i);
          binome_date_guess_add (&column->dates, cell);
          if (column->dates.n_either > 0 && column->either == NULL)
            column->either = binome_text_clean_line (cell);
        }
    }
}

/* Reads samples and dates again, such as after the headings have changed. */
void
binome_import_look_at_columns (BinomeImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    take_samples (self, i);
  look_at_dates (self);
}

/* “Category” is most often one such as “Cadre”, which says nothing of diplomas. */
static gboolean
holds_levels (const BinomeImportColumn *column)
{
  for (guint i = 0; column->samples[i] != NULL; i++)
    if (binome_import_parse_level (column->samples[i]) == 0)
      return FALSE;

  return TRUE;
}

/* Finds the headings and what the columns become, by what the list is about. */
void
binome_import_guess_columns (BinomeImport *self)
{
  g_autoptr (BinomeColumnGuess) guess = NULL;
  guint n_columns;

  read_first_rows (self);
  n_columns = binome_table_reader_get_n_columns (self->reader);
  guess = binome_column_guess_new (self->first_rows, n_columns, binome_import_get_list_kind (self));
  self->has_header = guess->has_header;
  self->n_above = guess->has_header ? guess->header_row + 1 : 0;
  self->name_order = guess->name_order;
  self->date_order = BINOME_DATE_FORMAT_AMBIGUOUS;
  self->is_recalled = FALSE;

  g_array_set_size (self->columns, 0);
  g_array_set_size (self->columns, n_columns);
  binome_import_look_at_columns (self);
  for (guint i = 0; i < n_columns; i++)
    {
      BinomeImportColumn *column = binome_import_get_column (self, i);

      column->target = guess->columns[i].target;
      column->confidence = guess->columns[i].confidence;
      if (column->target == BINOME_COLUMN_LEVEL && !holds_levels (column))
        column->target = BINOME_COLUMN_IGNORE;
    }
  binome_import_guess_own_columns (self);
  binome_import_guess_part_columns (self);
  binome_import_forget_result (self);
}

/* Opens the file and guesses what is in it. */
gboolean
binome_import_open (BinomeImport *self, const BinomeTableOptions *options, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BinomeTableReader) reader = binome_table_reader_open (self->bytes, options, cancellable, error);

  if (reader == NULL)
    return FALSE;

  g_set_object (&self->reader, reader);
  g_clear_object (&self->patch);
  self->patch = binome_table_patch_new (reader);
  binome_import_guess_columns (self);
  return binome_import_check_rows (self, error);
}

/* Whether there is anything below the headings. */
gboolean
binome_import_check_rows (BinomeImport *self, GError **error)
{
  if (self->first_rows->len <= self->n_above)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           self->has_header ? _ ("The file holds headings and nobody below them.")
                                            : _ ("No line of the file can be read as a list."));
      return FALSE;
    }

  return TRUE;
}

/* The reader, in front of the first row below the headings, with what was corrected. */
BinomeTableReader *
binome_import_start_rows (BinomeImport *self)
{
  BinomeTableReader *reader = BINOME_TABLE_READER (self->patch);

  binome_import_forget_result (self);
  binome_table_reader_rewind (reader);
  for (guint i = 0; i < self->n_above && next_row (reader); i++)
    ;

  return reader;
}

/* Whether a heading says that a column is one of these, in a list of @kind. */
static gboolean
has_heading (BinomeImport *self, BinomeListKind kind, BinomeColumn first, BinomeColumn last)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeColumnMatch match
          = binome_column_match_heading (binome_import_get_column (self, i)->header, kind);

      if (match.confidence > 0.5 && match.target >= first && match.target <= last)
        return TRUE;
    }

  return FALSE;
}

/**
 * binome_import_guess_as:
 * @self: an import
 *
 * Looks at the headings: a list with tutees and a day is about meetings, one with tutees and tutors about
 * pairs, unless it tells when these started or ended; any other is about people.
 *
 * Returns: what the rows are likely to become
 */
BinomeImportAs
binome_import_guess_as (BinomeImport *self)
{
  if (!self->has_header
      || !has_heading (self, BINOME_LIST_PAIRS, BINOME_COLUMN_TUTEE, BINOME_COLUMN_TUTEE_GIVEN_NAME))
    return BINOME_IMPORT_PEOPLE;
  if (has_heading (self, BINOME_LIST_MEETINGS, BINOME_COLUMN_HELD_ON, BINOME_COLUMN_HELD_ON)
      && !has_heading (self, BINOME_LIST_PAIRS, BINOME_COLUMN_PROPOSED_ON, BINOME_COLUMN_ENDED_ON))
    return BINOME_IMPORT_MEETINGS;

  return has_heading (self, BINOME_LIST_PAIRS, BINOME_COLUMN_TUTOR, BINOME_COLUMN_TUTOR_GIVEN_NAME)
             ? BINOME_IMPORT_PAIRS
             : BINOME_IMPORT_PEOPLE;
}
