/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BinomeSheet:
 *
 * The cells of one sheet as texts, without the blank ones: a sheet with a million empty rows is small.
 */
typedef struct _BinomeSheet BinomeSheet;

/* A cell further to the right is left out: no list has so many columns. */
#define BINOME_SHEET_MAX_COLUMNS 1000

BinomeSheet *binome_sheet_new (void);
void binome_sheet_free (BinomeSheet *self);

/* For those who read a file: in any order, then settled. */
gboolean binome_sheet_add (BinomeSheet *self, guint row, guint column, const char *text, GError **error);
void binome_sheet_add_error (BinomeSheet *self, guint row, guint column, const char *name);
void binome_sheet_add_unsolved (BinomeSheet *self, guint row, guint column);
void binome_sheet_merge (BinomeSheet *self, guint first_row, guint last_row, guint column);
void binome_sheet_settle (BinomeSheet *self);

guint binome_sheet_get_n_rows (BinomeSheet *self);
guint binome_sheet_get_n_columns (BinomeSheet *self);
guint binome_sheet_get_line (BinomeSheet *self, guint index);
guint binome_sheet_get_n_cells (BinomeSheet *self, guint index);
const char *binome_sheet_get_cell (BinomeSheet *self, guint index, guint column);
char *binome_sheet_dup_note (BinomeSheet *self);

void binome_sheet_set_too_large (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeSheet, binome_sheet_free)

G_END_DECLS
