/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "binome-chart-theme.h"

G_BEGIN_DECLS

/* How many classes of values have a colour of their own. */
#define BINOME_MATRIX_N_CLASSES 5

/* A block in which nothing is possible. */
#define BINOME_MATRIX_NONE 0

/**
 * BinomeMatrixTile:
 * @row: of the matrix, where it begins
 * @column: of the matrix, where it begins
 * @block: how many rows and columns one block stands for
 * @height: blocks
 * @width: blocks
 * @value: (array): per block, row by row, the mean of the possible cells, 0 to 100
 * @share: (array): per block how many of its cells are possible: %BINOME_MATRIX_NONE for none, 255 for all
 *
 * The values of a part of a matrix, of single cells or of blocks of them.
 */
typedef struct
{
  guint row;
  guint column;
  guint block;
  guint height;
  guint width;
  guint8 *value;
  guint8 *share;
} BinomeMatrixTile;

BinomeMatrixTile *binome_matrix_tile_new (guint row, guint column, guint block, guint height, guint width);
void binome_matrix_tile_free (BinomeMatrixTile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatrixTile, binome_matrix_tile_free)

/* The name of a row, or of a column. */
typedef const char *(*BinomeMatrixName) (guint index, gpointer user_data);

/**
 * BinomeMatrix:
 * @n_rows: of the whole matrix
 * @n_columns: of the whole matrix
 * @row_title: what the rows are: “Tutees”
 * @column_title: what the columns are: “Tutors”
 * @get_row_name: of one row
 * @get_column_name: of one column
 * @user_data: for both
 * @chosen: (array) (nullable): per row the column that is chosen, -1 for none
 * @kept: (array) (nullable): per row whether the chosen one was kept by hand
 * @tile: (nullable): the values that are known
 * @top: first row that is seen, with its fraction
 * @left: first column that is seen
 * @cell: size of a cell, in units of the surface; may be far below 1
 * @focus_row: the cell that is pointed out, -1 for none
 * @focus_column: the same
 *
 * A matrix of values from 0 to 100 and what is seen of it. All is borrowed.
 */
typedef struct
{
  guint n_rows;
  guint n_columns;
  const char *row_title;
  const char *column_title;
  BinomeMatrixName get_row_name;
  BinomeMatrixName get_column_name;
  gpointer user_data;
  const int *chosen;
  const gboolean *kept;
  const BinomeMatrixTile *tile;
  double top;
  double left;
  double cell;
  int focus_row;
  int focus_column;
} BinomeMatrix;

/**
 * BinomeMatrixArea:
 *
 * Where the cells are on the surface, between the names and the legend.
 */
typedef struct
{
  double x, y, width, height;
} BinomeMatrixArea;

void binome_matrix_get_area (double cell, double width, double height, const BinomeChartTheme *theme,
                             BinomeMatrixArea *area);
double binome_matrix_fit (guint n_rows, guint n_columns, double width, double height,
                          const BinomeChartTheme *theme);
gboolean binome_matrix_hit (const BinomeMatrix *self, double width, double height,
                            const BinomeChartTheme *theme, double x, double y, guint *row, guint *column);
void binome_matrix_draw (const BinomeMatrix *self, cairo_t *cr, double width, double height,
                         const BinomeChartTheme *theme);
GBytes *binome_matrix_save (const BinomeMatrix *self, gboolean svg, double width, double height,
                            const BinomeChartTheme *theme, GError **error);

G_END_DECLS
