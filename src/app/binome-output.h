/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "binome-date.h"

G_BEGIN_DECLS

/* What a command writes to its standard output: for people, or as JSON for machines. */

void binome_output_line (const char *format, ...) G_GNUC_PRINTF (1, 2);
void binome_output_table (GPtrArray *rows);
void binome_output_json (JsonBuilder *builder);

void binome_json_add_text (JsonBuilder *builder, const char *member, const char *value);
void binome_json_add_number (JsonBuilder *builder, const char *member, gint64 value);
void binome_json_add_real (JsonBuilder *builder, const char *member, double value);
void binome_json_add_boolean (JsonBuilder *builder, const char *member, gboolean value);
void binome_json_add_date (JsonBuilder *builder, const char *member, BinomeDate value);

G_END_DECLS
