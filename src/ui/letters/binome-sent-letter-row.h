/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-store.h"
#include "widgets/binome-text-cell.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SENT_LETTER_ROW (binome_sent_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSentLetterRow, binome_sent_letter_row, BINOME, SENT_LETTER_ROW, AdwBin)

GtkWidget *binome_sent_letter_row_new (BinomeTextCellStyle *style);
void binome_sent_letter_row_set_letter (BinomeSentLetterRow *self, BinomeStore *store, BinomeEntity *letter);

G_END_DECLS
