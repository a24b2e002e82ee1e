/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one sheet, kept close together, and what could not be read of it. */

#include "binome-sheet.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

/* Far more than 100,000 people have, and little enough for any computer. */
#define MAX_CELLS (10 * 1000 * 1000)
#define MAX_TEXT (256 * 1024 * 1024)
#define MAX_CELL (1024 * 1024)

/* Merged areas may overlap in a damaged file: more cells than this are not filled. */
#define MAX_FILLED (4 * 1000 * 1000)

typedef struct
{
  guint32 row;
  guint32 text;
  guint16 column;
} Cell;

typedef struct
{
  guint32 first;
  guint32 last;
  guint16 column;
} Merge;

/* Cells that are read as blank, and where the first one stands. */
typedef struct
{
  guint n;
  guint row;
  guint column;
} Lost;

struct _BinomeSheet
{
  GString *texts;
  GArray *cells; /* of Cell */
  GArray *rows;  /* of guint32: the first cell of each row that has any, and the end of the last one */
  GArray *merges;
  GHashTable *filled; /* row and column to text + 1 */
  guint first_column;
  guint n_columns;
  gboolean out_of_order;
  Lost errors;
  Lost unsolved;
  Lost far;
  char error_name[16];
};

BinomeSheet *
binome_sheet_new (void)
{
  BinomeSheet *self = g_new0 (BinomeSheet, 1);

  self->texts = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
binome_sheet_free (BinomeSheet *self)
{
  g_string_free (self->texts, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->merges);
  g_hash_table_unref (self->filled);
  g_free (self);
}

static const Cell *
get_cell (BinomeSheet *self, guint index)
{
  return &g_array_index (self->cells, Cell, index);
}

static void
count_lost (Lost *lost, guint row, guint column)
{
  if (lost->n++ > 0)
    return;

  lost->row = row;
  lost->column = column;
}

/* What is said of a file that would fill the memory. */
void
binome_sheet_set_too_large (GError **error)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("This spreadsheet is too large for a list: unpacked, it would fill the memory."));
}

/**
 * binome_sheet_add:
 * @self: a sheet
 * @row: from 0
 * @column: from 0
 * @text: what the cell holds
 * @error: an error of %BINOME_ERROR: there is too much of it
 *
 * Adds a cell. A blank one is not kept.
 *
 * Returns: whether there was room
 */
gboolean
binome_sheet_add (BinomeSheet *self, guint row, guint column, const char *text, GError **error)
{
  Cell cell = { .row = row, .text = (guint32)self->texts->len, .column = (guint16)column };
  gsize length = strlen (text);

  if (text[strspn (text, " \t\r\n")] == '\0')
    return TRUE;
  if (column >= BINOME_SHEET_MAX_COLUMNS)
    {
      count_lost (&self->far, row, column);
      return TRUE;
    }
  if (self->cells->len >= MAX_CELLS || length > MAX_CELL || self->texts->len + length > MAX_TEXT)
    {
      binome_sheet_set_too_large (error);
      return FALSE;
    }

  if (self->cells->len > 0)
    {
      const Cell *last = get_cell (self, self->cells->len - 1);

      self->out_of_order |= row < last->row || (row == last->row && column <= last->column);
    }
  g_string_append_len (self->texts, text, (gssize)length + 1);
  g_array_append_val (self->cells, cell);
  return TRUE;
}

/* Notes a cell whose formula came to an error such as #N/A: it is read as blank. */
void
binome_sheet_add_error (BinomeSheet *self, guint row, guint column, const char *name)
{
  if (self->errors.n == 0)
    g_strlcpy (self->error_name, name, sizeof self->error_name);
  count_lost (&self->errors, row, column);
}

/* Notes a cell whose formula was never worked out by the program that wrote the file. */
void
binome_sheet_add_unsolved (BinomeSheet *self, guint row, guint column)
{
  count_lost (&self->unsolved, row, column);
}

/**
 * binome_sheet_merge:
 * @self: a sheet
 * @first_row: from 0
 * @last_row: from 0
 * @column: the leftmost column of the merged cells
 *
 * Merged cells show one text over several rows: it counts for each of these that holds something else.
 * To the right, the merged cells stay blank: there the text is a title over columns.
 */
void
binome_sheet_merge (BinomeSheet *self, guint first_row, guint last_row, guint column)
{
  Merge merge = { .first = first_row, .last = last_row, .column = (guint16)column };

  if (last_row > first_row && column < BINOME_SHEET_MAX_COLUMNS && self->merges->len < MAX_FILLED)
    g_array_append_val (self->merges, merge);
}

static int
compare_cells (const void *a, const void *b)
{
  const Cell *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;

  /* Of a cell that stands twice, the later one comes first. */
  return left->text > right->text ? -1 : left->text < right->text;
}

static void
sort_cells (BinomeSheet *self)
{
  guint n = 0;

  g_array_sort (self->cells, compare_cells);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);
      const Cell *last = n > 0 ? get_cell (self, n - 1) : NULL;

      if (last == NULL || last->row != cell->row || last->column != cell->column)
        g_array_index (self->cells, Cell, n++) = *cell;
    }
  g_array_set_size (self->cells, n);
}

/* The first row, as an index, whose number is at least @row. */
static guint
find_row (BinomeSheet *self, guint32 row)
{
  guint low = 0, high = binome_sheet_get_n_rows (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_cell (self, g_array_index (self->rows, guint32, middle))->row < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static const Cell *
find_cell (BinomeSheet *self, guint index, guint column)
{
  guint low = g_array_index (self->rows, guint32, index);
  guint end = g_array_index (self->rows, guint32, index + 1);
  guint high = end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_cell (self, middle)->column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return low < end && get_cell (self, low)->column == column ? get_cell (self, low) : NULL;
}

static void
fill_merges (BinomeSheet *self)
{
  guint n_filled = 0;

  for (guint i = 0; i < self->merges->len; i++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, i);
      guint index = find_row (self, merge->first);
      const Cell *top;

      if (index == binome_sheet_get_n_rows (self)
          || get_cell (self, g_array_index (self->rows, guint32, index))->row != merge->first
          || (top = find_cell (self, index, merge->column)) == NULL)
        continue;
      for (index++; index < binome_sheet_get_n_rows (self) && n_filled < MAX_FILLED; index++, n_filled++)
        {
          guint32 row = get_cell (self, g_array_index (self->rows, guint32, index))->row;
          gint64 key = (gint64)row << 16 | merge->column;

          if (row > merge->last)
            break;
          g_hash_table_insert (self->filled, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (top->text + 1));
        }
    }
  g_array_set_size (self->merges, 0);
}

/* To be called once all cells are in, before any is asked for. */
void
binome_sheet_settle (BinomeSheet *self)
{
  guint first = G_MAXUINT, end = 0;

  if (self->out_of_order)
    sort_cells (self);
  for (guint32 i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);

      if (i == 0 || cell->row != cell[-1].row)
        g_array_append_val (self->rows, i);
      first = MIN (first, cell->column);
      end = MAX (end, cell->column + 1u);
    }
  if (self->cells->len > 0)
    {
      g_array_append_val (self->rows, self->cells->len);
      self->first_column = first;
      self->n_columns = end - first;
    }
  fill_merges (self);
}

/* How many rows hold something. */
guint
binome_sheet_get_n_rows (BinomeSheet *self)
{
  return self->rows->len > 0 ? self->rows->len - 1 : 0;
}

/* How many columns there are from the first to the last one that holds something. */
guint
binome_sheet_get_n_columns (BinomeSheet *self)
{
  return self->n_columns;
}

/* The number that the spreadsheet shows beside a row, from 1. */
guint
binome_sheet_get_line (BinomeSheet *self, guint index)
{
  return get_cell (self, g_array_index (self->rows, guint32, index))->row + 1;
}

/* How many cells a row has up to the last one that holds something. */
guint
binome_sheet_get_n_cells (BinomeSheet *self, guint index)
{
  return get_cell (self, g_array_index (self->rows, guint32, index + 1) - 1)->column + 1u
         - self->first_column;
}

/* The text of a cell, "" for none; columns count from the first one that holds something. */
const char *
binome_sheet_get_cell (BinomeSheet *self, guint index, guint column)
{
  const Cell *cell;
  gint64 key;
  guint32 text;

  if (column >= self->n_columns)
    return "";

  column += self->first_column;
  cell = find_cell (self, index, column);
  if (cell != NULL)
    return self->texts->str + cell->text;
  if (g_hash_table_size (self->filled) == 0)
    return "";

  key = (gint64)get_cell (self, g_array_index (self->rows, guint32, index))->row << 16 | column;
  text = GPOINTER_TO_UINT (g_hash_table_lookup (self->filled, &key));
  return text == 0 ? "" : self->texts->str + text - 1;
}

/* The name of a cell as spreadsheets show it, such as “AB12”. */
static char *
dup_cell_name (const Lost *lost)
{
  char letters[8];
  int i = sizeof letters - 1;

  letters[i] = '\0';
  for (guint n = lost->column + 1; n > 0 && i > 0; n = (n - 1) / 26)
    letters[--i] = (char)('A' + (n - 1) % 26);
  return g_strdup_printf ("%s%u", letters + i, lost->row + 1);
}

static void
add_sentence (GString *note, char *text)
{
  if (note->len > 0)
    g_string_append_c (note, ' ');
  g_string_append (note, text);
  g_free (text);
}

/**
 * binome_sheet_dup_note:
 * @self: a sheet
 *
 * Returns: (transfer full) (nullable): what of the sheet is read as blank, for the user to know; %NULL
 *   where there is nothing to say
 */
char *
binome_sheet_dup_note (BinomeSheet *self)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *error = dup_cell_name (&self->errors);
  g_autofree char *unsolved = dup_cell_name (&self->unsolved);

  if (self->errors.n > 0)
    add_sentence (
        note,
        /* Translators: the texts are an error such as #N/A and a cell such as D7. */
        g_strdup_printf (ngettext ("%1$u cell shows an error (%2$s in %3$s) and is read as blank.",
                                   "%1$u cells show an error (first %2$s in %3$s) and are read as blank.",
                                   self->errors.n),
                         self->errors.n, self->error_name, error));
  if (self->unsolved.n > 0)
    add_sentence (
        note,
        /* Translators: the text is a cell such as D7. */
        g_strdup_printf (
            ngettext (
                "%1$u formula (%2$s) has no result: open and save the file in a spreadsheet program first.",
                "%1$u formulas (first %2$s) have no result: open and save the file in a spreadsheet program first.",
                self->unsolved.n),
            self->unsolved.n, unsolved));
  if (self->far.n > 0)
    add_sentence (note, g_strdup_printf (_ ("Cells to the right of column %d are left out."),
                                         BINOME_SHEET_MAX_COLUMNS));

  return note->len > 0 ? g_string_free_and_steal (g_steal_pointer (&note)) : NULL;
}
