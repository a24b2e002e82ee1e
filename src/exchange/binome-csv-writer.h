/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BinomeCsvStyle:
 * @separator: the character between two cells: a semicolon for French spreadsheets, a comma for English ones
 * @decimal: the decimal sign of numbers
 * @crlf: whether lines end as on Windows
 * @bom: whether the file begins with the mark by which Excel recognises UTF-8
 *
 * How a CSV file is written.
 */
typedef struct
{
  char separator;
  char decimal;
  gboolean crlf;
  gboolean bom;
} BinomeCsvStyle;

#define BINOME_TYPE_CSV_WRITER (binome_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCsvWriter, binome_csv_writer, BINOME, CSV_WRITER, GObject)

void binome_csv_style_init_local (BinomeCsvStyle *style);
BinomeCsvWriter *binome_csv_writer_new (const BinomeCsvStyle *style);
void binome_csv_writer_add (BinomeCsvWriter *self, const char *text);
void binome_csv_writer_add_number (BinomeCsvWriter *self, double value, int decimals);
void binome_csv_writer_end_row (BinomeCsvWriter *self);
void binome_csv_writer_add_row (BinomeCsvWriter *self, const char *const *cells);
GBytes *binome_csv_writer_finish (BinomeCsvWriter *self);

G_END_DECLS
