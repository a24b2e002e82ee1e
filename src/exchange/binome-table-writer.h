/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-csv-writer.h"
#include "binome-date.h"

G_BEGIN_DECLS

/* The kinds of file that a table can be written to. */
typedef enum
{
  BINOME_TABLE_CSV,
  BINOME_TABLE_XLSX,
  BINOME_TABLE_ODS,
} BinomeTableFormat;

#define BINOME_N_TABLE_FORMATS (BINOME_TABLE_ODS + 1)

#define BINOME_TYPE_TABLE_WRITER (binome_table_writer_get_type ())
G_DECLARE_INTERFACE (BinomeTableWriter, binome_table_writer, BINOME, TABLE_WRITER, GObject)

/**
 * BinomeTableWriterInterface:
 * @add: see [method@TableWriter.add]
 * @add_number: see [method@TableWriter.add_number]
 * @add_amount: see [method@TableWriter.add_amount]
 * @add_date: see [method@TableWriter.add_date]
 * @end_row: see [method@TableWriter.end_row]
 * @add_answer: (nullable): see [method@TableWriter.add_answer]
 * @finish: see [method@TableWriter.finish]
 *
 * Rows of cells, whatever the kind of file. All others must be there.
 */
struct _BinomeTableWriterInterface
{
  GTypeInterface parent_interface;

  void (*add) (BinomeTableWriter *self, const char *text);
  void (*add_number) (BinomeTableWriter *self, double value, int decimals);
  void (*add_amount) (BinomeTableWriter *self, double value);
  void (*add_date) (BinomeTableWriter *self, BinomeDate date);
  void (*end_row) (BinomeTableWriter *self);
  void (*add_answer) (BinomeTableWriter *self, const char *const *choices);
  GBytes *(*finish) (BinomeTableWriter *self, GError **error);
};

BinomeTableWriter *binome_table_writer_new (BinomeTableFormat format, const char *title);
void binome_table_writer_add (BinomeTableWriter *self, const char *text);
void binome_table_writer_add_number (BinomeTableWriter *self, double value, int decimals);
void binome_table_writer_add_amount (BinomeTableWriter *self, double value);
void binome_table_writer_add_date (BinomeTableWriter *self, BinomeDate date);
void binome_table_writer_add_answer (BinomeTableWriter *self, const char *const *choices);
void binome_table_writer_end_row (BinomeTableWriter *self);
void binome_table_writer_add_row (BinomeTableWriter *self, const char *const *cells);
GBytes *binome_table_writer_finish (BinomeTableWriter *self, GError **error);
gboolean binome_table_writer_save (BinomeTableWriter *self, GFile *file, GCancellable *cancellable,
                                   GError **error);

gboolean binome_table_format_is_built (BinomeTableFormat format);
gboolean binome_table_format_for_name (const char *file_name, BinomeTableFormat *format, GError **error);
const char *binome_table_format_get_suffix (BinomeTableFormat format);
const char *binome_table_format_get_label (BinomeTableFormat format);

G_END_DECLS
