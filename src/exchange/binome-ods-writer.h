/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BINOME_TYPE_ODS_WRITER (binome_ods_writer_get_type ())
G_DECLARE_FINAL_TYPE (BinomeOdsWriter, binome_ods_writer, BINOME, ODS_WRITER, GObject)

BinomeOdsWriter *binome_ods_writer_new (const char *title);

G_END_DECLS
