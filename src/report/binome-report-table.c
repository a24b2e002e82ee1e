/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a report: what is in it, not how it looks. */

#include "binome-report-table.h"

#include "binome-report-type.h"

typedef struct
{
  char *title;
  BinomeReportAlign align;
  double width;
} Column;

struct _BinomeReportTable
{
  char *caption;
  GArray *columns; /* Column */
  GPtrArray *rows; /* char **, one string a column */
  char **total;
  gboolean compact;
  gboolean for_signing;
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->title);
}

/**
 * binome_report_table_new:
 * @caption: (nullable): what the table shows, without its number
 *
 * Returns: (transfer full): a table without columns
 */
BinomeReportTable *
binome_report_table_new (const char *caption)
{
  BinomeReportTable *self = g_new0 (BinomeReportTable, 1);

  self->caption = binome_report_clean_line (caption);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  return self;
}

/**
 * binome_report_table_free:
 * @self: (transfer full): a table
 */
void
binome_report_table_free (BinomeReportTable *self)
{
  g_free (self->caption);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->total);
  g_free (self);
}

/**
 * binome_report_table_add_column:
 * @self: a table without rows
 * @title: (nullable): the head of the column
 * @align: where its cells stand; numbers belong at the end
 * @width: its share of the width relative to the other columns; where no column of the table has
 *   one, the columns take what their text needs
 *
 * Columns beyond %BINOME_REPORT_MAX_COLUMNS are left out: no sheet of paper holds them.
 */
void
binome_report_table_add_column (BinomeReportTable *self, const char *title, BinomeReportAlign align,
                                double width)
{
  Column column = { .align = align, .width = width > 0 ? MIN (width, 1e6) : 0 };

  g_return_if_fail (self->rows->len == 0 && self->total == NULL);

  if (self->columns->len == BINOME_REPORT_MAX_COLUMNS)
    return;
  column.title = binome_report_clean_line (title);
  g_array_append_val (self->columns, column);
}

/* One clean string a column: what lacks is empty, what is too much is dropped. */
static char **
copy_cells (BinomeReportTable *self, const char *const *cells)
{
  guint n = self->columns->len;
  char **copy = g_new0 (char *, n + 1);
  gboolean ended = cells == NULL;

  for (guint i = 0; i < n; i++)
    {
      ended = ended || cells[i] == NULL;
      copy[i] = ended ? g_strdup ("") : binome_report_clean_text (cells[i]);
    }
  return copy;
}

/**
 * binome_report_table_add_row:
 * @self: a table
 * @cells: (array zero-terminated=1): the texts of the row, in the order of the columns
 */
void
binome_report_table_add_row (BinomeReportTable *self, const char *const *cells)
{
  g_ptr_array_add (self->rows, copy_cells (self, cells));
}

/**
 * binome_report_table_set_total:
 * @self: a table
 * @cells: (array zero-terminated=1) (nullable): the texts of the last row, which stands out; %NULL
 *   for none
 */
void
binome_report_table_set_total (BinomeReportTable *self, const char *const *cells)
{
  g_strfreev (self->total);
  self->total = cells == NULL ? NULL : copy_cells (self, cells);
}

/**
 * binome_report_table_set_compact:
 * @self: a table
 * @compact: whether it is set in small type, such as the figures of a chart
 */
void
binome_report_table_set_compact (BinomeReportTable *self, gboolean compact)
{
  self->compact = compact;
}

/**
 * binome_report_table_set_for_signing:
 * @self: a table
 * @for_signing: whether people sign in its cells: the rows are high and the columns divided by lines
 */
void
binome_report_table_set_for_signing (BinomeReportTable *self, gboolean for_signing)
{
  self->for_signing = for_signing;
}

/**
 * binome_report_table_get_for_signing:
 * @self: a table
 *
 * Returns: whether people sign in its cells
 */
gboolean
binome_report_table_get_for_signing (BinomeReportTable *self)
{
  return self->for_signing;
}

/**
 * binome_report_table_get_caption:
 * @self: a table
 *
 * Returns: what the table shows; may be empty
 */
const char *
binome_report_table_get_caption (BinomeReportTable *self)
{
  return self->caption;
}

/**
 * binome_report_table_get_compact:
 * @self: a table
 *
 * Returns: whether it is set in small type
 */
gboolean
binome_report_table_get_compact (BinomeReportTable *self)
{
  return self->compact;
}

/**
 * binome_report_table_has_total:
 * @self: a table
 *
 * Returns: whether a total closes it
 */
gboolean
binome_report_table_has_total (BinomeReportTable *self)
{
  return self->total != NULL;
}

/**
 * binome_report_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
binome_report_table_get_n_columns (BinomeReportTable *self)
{
  return self->columns->len;
}

/**
 * binome_report_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, neither the head nor the total among them
 */
guint
binome_report_table_get_n_rows (BinomeReportTable *self)
{
  return self->rows->len;
}

/**
 * binome_report_table_get_title:
 * @self: a table
 * @column: which, from 0
 *
 * Returns: the head of the column
 */
const char *
binome_report_table_get_title (BinomeReportTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, "");

  return g_array_index (self->columns, Column, column).title;
}

/**
 * binome_report_table_get_align:
 * @self: a table
 * @column: which, from 0
 *
 * Returns: where its cells stand
 */
BinomeReportAlign
binome_report_table_get_align (BinomeReportTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, BINOME_REPORT_START);

  return g_array_index (self->columns, Column, column).align;
}

/**
 * binome_report_table_get_width:
 * @self: a table
 * @column: which, from 0
 *
 * Returns: its relative width, 0 for what its text needs
 */
double
binome_report_table_get_width (BinomeReportTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, 0);

  return g_array_index (self->columns, Column, column).width;
}

/**
 * binome_report_table_get_cell:
 * @self: a table
 * @row: which, from 0
 * @column: which, from 0
 *
 * Returns: the text of the cell
 */
const char *
binome_report_table_get_cell (BinomeReportTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, "");

  return ((char **)g_ptr_array_index (self->rows, row))[column];
}

/**
 * binome_report_table_get_total:
 * @self: a table that has a total
 * @column: which, from 0
 *
 * Returns: the text of the cell
 */
const char *
binome_report_table_get_total (BinomeReportTable *self, guint column)
{
  g_return_val_if_fail (self->total != NULL && column < self->columns->len, "");

  return self->total[column];
}
