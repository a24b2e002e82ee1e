/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-date.h"

G_BEGIN_DECLS

#define BINOME_TYPE_DATE_ROW (binome_date_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeDateRow, binome_date_row, BINOME, DATE_ROW, AdwEntryRow)

GtkWidget *binome_date_row_new (const char *title);
BinomeDate binome_date_row_get_date (BinomeDateRow *self);
void binome_date_row_set_date (BinomeDateRow *self, BinomeDate date);
gboolean binome_date_row_is_valid (BinomeDateRow *self);

G_END_DECLS
