/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "binome-encoding.h"

G_BEGIN_DECLS

/**
 * BinomeCsvOptions:
 * @encoding: how the file stores its characters; %BINOME_ENCODING_AUTO to find out
 * @separator: an ASCII character; 0 to find out
 *
 * How to read a CSV file where the user knows better.
 */
typedef struct
{
  BinomeEncoding encoding;
  char separator;
} BinomeCsvOptions;

/* A longer cell, or a row with more cells, is refused: it is no staff list. */
#define BINOME_CSV_MAX_CELL (1024 * 1024)
#define BINOME_CSV_MAX_COLUMNS 1000

#define BINOME_TYPE_CSV_READER (binome_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCsvReader, binome_csv_reader, BINOME, CSV_READER, GObject)

BinomeCsvReader *binome_csv_reader_new (GBytes *bytes, const BinomeCsvOptions *options, GError **error);
gboolean binome_csv_reader_next (BinomeCsvReader *self, GError **error);
const char *binome_csv_reader_get_field (BinomeCsvReader *self, guint index);
guint binome_csv_reader_get_n_fields (BinomeCsvReader *self);
guint binome_csv_reader_get_n_columns (BinomeCsvReader *self);
guint binome_csv_reader_get_line (BinomeCsvReader *self);
double binome_csv_reader_get_progress (BinomeCsvReader *self);
void binome_csv_reader_rewind (BinomeCsvReader *self);
BinomeEncoding binome_csv_reader_get_encoding (BinomeCsvReader *self);
char binome_csv_reader_get_separator (BinomeCsvReader *self);
guint binome_csv_reader_get_n_replaced (BinomeCsvReader *self);

G_END_DECLS
