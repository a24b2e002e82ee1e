/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-criteria-preview.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CRITERIA_COUNT_ROW (binome_criteria_count_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCriteriaCountRow, binome_criteria_count_row, BINOME, CRITERIA_COUNT_ROW,
                      AdwActionRow)

GtkWidget *binome_criteria_count_row_new (void);
void binome_criteria_count_row_count (BinomeCriteriaCountRow *self, BinomeSession *session, gint64 programme,
                                      BinomeEntity *draft);
const BinomeCriteriaPreview *binome_criteria_count_row_get_preview (BinomeCriteriaCountRow *self);
char *binome_criteria_preview_dup_removed (const BinomeCriteriaPreview *preview, gint64 criterion);

G_END_DECLS
