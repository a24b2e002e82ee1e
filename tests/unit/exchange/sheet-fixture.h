/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-table-reader.h"

G_BEGIN_DECLS

/* A zip file of names and contents in turn, up to %NULL. */
GBytes *sheet_zip (const char *name, ...) G_GNUC_NULL_TERMINATED;

/* A compound file with one stream. */
GBytes *sheet_compound (const char *name, const guint8 *data, gsize size);

/* An .xlsx with these sheets, comma-separated in the workbook, and the rows of the first one. */
GBytes *sheet_xlsx (const char *sheets, const char *styles, const char *shared, const char *rows);

/* An .ods with this in its spreadsheet. */
GBytes *sheet_ods (const char *tables);

BinomeTableReader *sheet_open (GBytes *bytes);
void sheet_assert_refused (GBytes *bytes, const char *part_of_message);

/* The rows as one text: cells parted by |, rows by a line end. */
char *sheet_dump (BinomeTableReader *reader);

G_END_DECLS
