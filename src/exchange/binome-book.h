/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-sheet.h"

G_BEGIN_DECLS

/**
 * BinomeBook:
 * @bytes: the file
 * @cancellable: (nullable): to give up
 * @wanted: which sheet to read, or less than 0 for the first one that is shown and holds something
 * @names: (element-type utf8): what the sheets are called, in their order
 * @chosen: which of them was read
 * @sheet: (nullable): its cells; %NULL before, and where all sheets are empty
 *
 * A spreadsheet file while it is being read. Each format has a function that fills it.
 */
typedef struct
{
  GBytes *bytes;
  GCancellable *cancellable;
  int wanted;
  GPtrArray *names;
  guint chosen;
  BinomeSheet *sheet;
} BinomeBook;

/* Formats of cells, as far as they change what a number means. */
typedef enum
{
  BINOME_CELL_NUMBER,
  BINOME_CELL_DATE,
  BINOME_CELL_TIME,
  BINOME_CELL_ELAPSED,
  BINOME_CELL_PERCENT,
  BINOME_CELL_BOOLEAN,
  BINOME_CELL_PADDED, /* with zeros, up to as many digits as is added to it */
} BinomeCellFormat;

gboolean binome_book_read_xlsx (BinomeBook *self, GError **error);
gboolean binome_book_read_ods (BinomeBook *self, GError **error);
gboolean binome_book_read_xls (BinomeBook *self, GError **error);

gboolean binome_book_take (BinomeBook *self, guint index, BinomeSheet *sheet);
gboolean binome_book_wants (BinomeBook *self, guint index, gboolean hidden);
void binome_book_set_damaged (GError **error);
void binome_book_set_protected (GError **error);

int binome_cell_format_for_id (guint id);
int binome_cell_format_for_code (const char *code);
char *binome_cell_format_number (int format, double value, gboolean from_1904);
const char *binome_cell_format_boolean (gboolean value);

G_END_DECLS
