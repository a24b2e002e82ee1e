/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BINOME_TYPE_XLSX_WRITER (binome_xlsx_writer_get_type ())
G_DECLARE_FINAL_TYPE (BinomeXlsxWriter, binome_xlsx_writer, BINOME, XLSX_WRITER, GObject)

BinomeXlsxWriter *binome_xlsx_writer_new (const char *title);

G_END_DECLS
