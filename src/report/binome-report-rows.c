/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as boxes: how wide the columns are, one box a row, the head again on each page. */

#include "binome-report-rows.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#define GAP 14.0          /* between two columns */
#define PADDING 3.5       /* above and below the text of a row */
#define SMALL_PADDING 2.0 /* the same in a compact table */
#define SIGN_PADDING 9.0  /* the same where people sign */
#define SMALL_FIRST 170.0 /* first column of a compact table */
#define SMALL_NEXT 80.0   /* each further one: figures are compared more easily when near */
#define WHOLE 5           /* rows of a table that is not divided unless it must be */
#define SMALL_WHOLE 12    /* the same of a compact table, which stays with its chart */
#define SAMPLE 200        /* rows looked at to find the width of a column */

/* Rows that are not among the table's own. */
enum
{
  HEAD_ROW = -1,
  TOTAL_ROW = -2,
  EMPTY_ROW = -3,
};

typedef struct
{
  BinomeReportTable *table;
  PangoContext *context;
  guint n_columns;
  double x[BINOME_REPORT_MAX_COLUMNS];
  double width[BINOME_REPORT_MAX_COLUMNS]; /* of the text of a column */
  double total_width;
  double padding;
  BinomeReportStyle head_style, cell_style, total_style;
} Grid;

/* A row, or the lines of it that stand on one page where the row is taller than a page. */
typedef struct
{
  const Grid *grid;
  int row;
} Row;

static void
grid_free (gpointer data)
{
  Grid *grid = data;

  g_object_unref (grid->context);
  g_free (grid);
}

static const char *
cell_text (const Grid *grid, int row, guint column)
{
  switch (row)
    {
    case HEAD_ROW:
      return binome_report_table_get_title (grid->table, column);
    case TOTAL_ROW:
      return binome_report_table_get_total (grid->table, column);
    case EMPTY_ROW:
      /* Translators: stands in a table that has nothing to show. */
      return column == 0 ? _ ("No rows.") : "";
    default:
      return binome_report_table_get_cell (grid->table, (guint)row, column);
    }
}

static BinomeReportStyle
row_style (const Grid *grid, int row)
{
  return row == HEAD_ROW    ? grid->head_style
         : row == TOTAL_ROW ? grid->total_style
         : row == EMPTY_ROW ? BINOME_REPORT_NOTE
                            : grid->cell_style;
}

static double
row_padding (const Grid *grid, int row)
{
  return row >= 0 && binome_report_table_get_for_signing (grid->table) ? SIGN_PADDING : grid->padding;
}

static BinomeReportText *
new_cell (const Grid *grid, int row, guint column, double width)
{
  return binome_report_text_new (grid->context, row_style (grid, row), cell_text (grid, row, column), width,
                                 0);
}

static double
natural_width (const Grid *grid, guint column)
{
  guint n_rows = MIN (binome_report_table_get_n_rows (grid->table), SAMPLE);
  double width = 0;

  for (int row = binome_report_table_has_total (grid->table) ? TOTAL_ROW : HEAD_ROW; row < (int)n_rows; row++)
    {
      g_autoptr (BinomeReportText) text = new_cell (grid, row, column, -1);

      width = MAX (width, binome_report_text_width (text));
    }
  return ceil (width) + 1;
}

/* Columns that ask for less than a fair share get what they ask for; the others share the rest. What
 * is left over when all are served goes to all in proportion. */
static void
share_naturally (Grid *grid, double room)
{
  double rest = room, sum = 0;
  guint open = grid->n_columns;
  gboolean settled[BINOME_REPORT_MAX_COLUMNS] = { FALSE }, changed = TRUE;

  for (guint i = 0; i < grid->n_columns; i++)
    sum += grid->width[i] = natural_width (grid, i);
  if (sum <= room)
    {
      for (guint i = 0; i < grid->n_columns; i++)
        grid->width[i] *= room / sum;
      return;
    }

  while (changed && open > 0)
    {
      double fair = rest / open;

      changed = FALSE;
      for (guint i = 0; i < grid->n_columns; i++)
        if (!settled[i] && grid->width[i] <= fair)
          {
            settled[i] = changed = TRUE;
            rest -= grid->width[i];
            open--;
          }
    }
  for (guint i = 0; i < grid->n_columns; i++)
    if (!settled[i])
      grid->width[i] = rest / open;
}

static void
share_by_weight (Grid *grid, double room)
{
  double sum = 0;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      double weight = binome_report_table_get_width (grid->table, i);

      sum += grid->width[i] = weight > 0 ? weight : 1;
    }
  for (guint i = 0; i < grid->n_columns; i++)
    grid->width[i] *= room / sum;
}

static void
place_columns (Grid *grid, double width)
{
  double room = MAX (width - GAP * (grid->n_columns - 1.0), grid->n_columns * 2.0), x = 0;
  double gap = grid->n_columns > 1 ? (width - room) / (grid->n_columns - 1) : 0;
  gboolean weighted = FALSE;

  for (guint i = 0; i < grid->n_columns; i++)
    weighted = weighted || binome_report_table_get_width (grid->table, i) > 0;
  if (weighted)
    share_by_weight (grid, room);
  else
    share_naturally (grid, room);

  for (guint i = 0; i < grid->n_columns; i++)
    {
      grid->x[i] = x;
      x += grid->width[i] + gap;
    }
  grid->total_width = width;
}

static Grid *
grid_new (BinomeReportStack *stack, BinomeReportTable *table)
{
  Grid *grid = g_new0 (Grid, 1);
  gboolean compact = binome_report_table_get_compact (table);

  grid->table = table;
  grid->context = g_object_ref (stack->context);
  grid->n_columns = binome_report_table_get_n_columns (table);
  grid->padding = compact ? SMALL_PADDING : PADDING;
  grid->head_style = compact ? BINOME_REPORT_SMALL_HEAD : BINOME_REPORT_TABLE_HEAD;
  grid->cell_style = compact ? BINOME_REPORT_SMALL_CELL : BINOME_REPORT_TABLE_CELL;
  grid->total_style = compact ? BINOME_REPORT_SMALL_TOTAL : BINOME_REPORT_TABLE_TOTAL;
  place_columns (grid, compact ? MIN (stack->width, SMALL_FIRST + SMALL_NEXT * (grid->n_columns - 1.0))
                               : stack->width);
  return grid;
}

static void
draw_rules (const Grid *grid, int row, cairo_t *cr, double x, double top, double bottom)
{
  const BinomeChartTheme *theme = binome_chart_theme_paper ();

  if (row == HEAD_ROW)
    binome_report_type_rule (cr, x, bottom, grid->total_width, 0.8, &theme->accent);
  else
    binome_report_type_rule (cr, x, bottom, grid->total_width, 0.35, &theme->grid);
  if (row == TOTAL_ROW)
    binome_report_type_rule (cr, x, top, grid->total_width, 0.8, &theme->ink);
}

/* Between the cells that people sign in. */
static void
draw_dividers (const Grid *grid, cairo_t *cr, double x, double top, double bottom)
{
  binome_report_type_ink (cr, &binome_chart_theme_paper ()->grid, 1);
  for (guint i = 1; i < grid->n_columns; i++)
    {
      double middle = x + (grid->x[i - 1] + grid->width[i - 1] + grid->x[i]) / 2;

      cairo_rectangle (cr, middle, top, 0.35, bottom - top);
    }
  cairo_fill (cr);
}

static void
draw_row (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Row *row = box->data;
  const Grid *grid = row->grid;
  const char *tag = row->row == HEAD_ROW ? "TH" : "TD";

  binome_report_canvas_begin (canvas, "TR", NULL);
  for (guint i = 0; i < grid->n_columns; i++)
    {
      BinomeReportAlign align = binome_report_table_get_align (grid->table, i);
      double width = row->row == EMPTY_ROW ? grid->total_width : grid->width[i];
      g_autoptr (BinomeReportText) text = new_cell (grid, row->row, i, width);

      binome_report_canvas_begin (canvas, tag, NULL);
      binome_report_text_draw (text, canvas->cr, canvas->x + grid->x[i], y + row_padding (grid, row->row),
                               width, row->row == EMPTY_ROW ? BINOME_REPORT_START : align, box->first,
                               box->count);
      if (i == grid->n_columns - 1)
        {
          draw_rules (grid, row->row, canvas->cr, canvas->x, y, y + box->height);
          if (row->row >= 0 && binome_report_table_get_for_signing (grid->table))
            draw_dividers (grid, canvas->cr, canvas->x, y, y + box->height);
        }
      binome_report_canvas_end (canvas, tag);
      if (row->row == EMPTY_ROW)
        break;
    }
  binome_report_canvas_end (canvas, "TR");
}

static int
count_lines (const Grid *grid, int row)
{
  int n = 1;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      g_autoptr (BinomeReportText) text
          = new_cell (grid, row, i, row == EMPTY_ROW ? grid->total_width : grid->width[i]);

      n = MAX (n, text->n_lines);
    }
  return n;
}

/* The boxes of a row: one, or as many as it needs pages. */
static BinomeReportBox *
add_row (BinomeReportStack *stack, const Grid *grid, int row, guint element, const BinomeReportBox *head,
         double space)
{
  double leading = binome_report_type_leading (row_style (grid, row));
  double padding = row_padding (grid, row);
  double room = stack->height - 2 * padding - (head != NULL ? head->height : 0);
  int n = count_lines (grid, row), most = MAX (1, (int)(room / leading));
  Row *data = g_new0 (Row, 1);
  BinomeReportBox *box = NULL;

  data->grid = grid;
  data->row = row;
  binome_report_stack_own (stack, data, g_free);
  if (row == HEAD_ROW)
    n = MIN (n, MAX (1, most / 3));

  for (int first = 0; first < n; first += most)
    {
      int count = MIN (n - first, most);

      box = binome_report_stack_add (stack, count * leading + 2 * padding, first == 0 ? space : 0, draw_row,
                                     data);
      box->first = first;
      box->count = count;
      box->head = head;
      binome_report_box_in (box, "Table", element);
    }
  return box;
}

/**
 * binome_report_stack_add_table:
 * @self: a stack
 * @table: what to add; it outlives @self
 * @space: above it, in points
 *
 * Adds the head and the rows of a table, without its caption. The head stays with two rows, the
 * total with the last, and a short table in one piece.
 */
void
binome_report_stack_add_table (BinomeReportStack *self, BinomeReportTable *table, double space)
{
  guint element = binome_report_stack_new_element (self);
  int n_rows = (int)binome_report_table_get_n_rows (table);
  gboolean total = binome_report_table_has_total (table);
  gboolean whole = n_rows <= (binome_report_table_get_compact (table) ? SMALL_WHOLE : WHOLE);
  BinomeReportBox *head;
  Grid *grid;

  if (binome_report_table_get_n_columns (table) == 0)
    return;

  grid = binome_report_stack_own (self, grid_new (self, table), grid_free);
  head = add_row (self, grid, HEAD_ROW, element, NULL, space);
  head->keep = TRUE;
  if (n_rows == 0)
    add_row (self, grid, EMPTY_ROW, element, head, 0);
  for (int row = 0; row < n_rows; row++)
    {
      BinomeReportBox *box = add_row (self, grid, row, element, head, 0);

      box->keep = row < n_rows - 1 ? whole || row == 0 || row == n_rows - 2 : total;
    }
  if (total)
    add_row (self, grid, TOTAL_ROW, element, head, 0);
}
