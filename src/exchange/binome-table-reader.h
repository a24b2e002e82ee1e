/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-csv-reader.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TABLE_READER (binome_table_reader_get_type ())
G_DECLARE_INTERFACE (BinomeTableReader, binome_table_reader, BINOME, TABLE_READER, GObject)

/**
 * BinomeTableReaderInterface:
 * @next: see [method@TableReader.next]
 * @get_field: see [method@TableReader.get_field]
 * @get_n_fields: see [method@TableReader.get_n_fields]
 * @get_n_columns: see [method@TableReader.get_n_columns]
 * @get_line: see [method@TableReader.get_line]
 * @get_progress: see [method@TableReader.get_progress]
 * @rewind: see [method@TableReader.rewind]
 *
 * Rows of cells, whatever the kind of file. All of them must be there.
 */
struct _BinomeTableReaderInterface
{
  GTypeInterface parent_interface;

  gboolean (*next) (BinomeTableReader *self, GError **error);
  const char *(*get_field) (BinomeTableReader *self, guint index);
  guint (*get_n_fields) (BinomeTableReader *self);
  guint (*get_n_columns) (BinomeTableReader *self);
  guint (*get_line) (BinomeTableReader *self);
  double (*get_progress) (BinomeTableReader *self);
  void (*rewind) (BinomeTableReader *self);
};

/* The first sheet that holds something. */
#define BINOME_TABLE_FIRST_SHEET (-1)

/**
 * BinomeTableOptions:
 * @csv: how to read a text
 * @sheet: which sheet of a spreadsheet, from 0, or %BINOME_TABLE_FIRST_SHEET
 *
 * How to read a file where the user knows better.
 */
typedef struct
{
  BinomeCsvOptions csv;
  int sheet;
} BinomeTableOptions;

/* A file larger than this is no list of people. */
#define BINOME_TABLE_MAX_BYTES (300 * 1000 * 1000)

BinomeTableReader *binome_table_reader_open (GBytes *bytes, const BinomeTableOptions *options,
                                             GCancellable *cancellable, GError **error);
gboolean binome_table_reader_next (BinomeTableReader *self, GError **error);
const char *binome_table_reader_get_field (BinomeTableReader *self, guint index);
guint binome_table_reader_get_n_fields (BinomeTableReader *self);
guint binome_table_reader_get_n_columns (BinomeTableReader *self);
guint binome_table_reader_get_line (BinomeTableReader *self);
double binome_table_reader_get_progress (BinomeTableReader *self);
void binome_table_reader_rewind (BinomeTableReader *self);

G_END_DECLS
