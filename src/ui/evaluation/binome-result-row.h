/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-figures.h"

G_BEGIN_DECLS

#define BINOME_TYPE_RESULT_ROW (binome_result_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeResultRow, binome_result_row, BINOME, RESULT_ROW, AdwPreferencesRow)

GtkWidget *binome_result_row_new (void);
void binome_result_row_show (BinomeResultRow *self, const BinomeObjectiveFigure *figure);

G_END_DECLS
