/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the cells of a column share. */
typedef struct _BinomeTextCellStyle BinomeTextCellStyle;

/**
 * BinomeTextCellFlags:
 * @BINOME_TEXT_CELL_DEFAULT: text
 * @BINOME_TEXT_CELL_NUMERIC: figures, all of one width
 * @BINOME_TEXT_CELL_END: at the end of the column
 */
typedef enum
{
  BINOME_TEXT_CELL_DEFAULT = 0,
  BINOME_TEXT_CELL_NUMERIC = 1 << 0,
  BINOME_TEXT_CELL_END = 1 << 1
} BinomeTextCellFlags;

BinomeTextCellStyle *binome_text_cell_style_new (GtkWidget *view, guint least_chars, guint chars,
                                                 BinomeTextCellFlags flags);
BinomeTextCellStyle *binome_text_cell_style_ref (BinomeTextCellStyle *self);
GtkWidget *binome_text_cell_style_get_view (BinomeTextCellStyle *self);
void binome_text_cell_style_unref (BinomeTextCellStyle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeTextCellStyle, binome_text_cell_style_unref)

#define BINOME_TYPE_TEXT_CELL (binome_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTextCell, binome_text_cell, BINOME, TEXT_CELL, GtkWidget)

GtkWidget *binome_text_cell_new (BinomeTextCellStyle *style);
void binome_text_cell_set_text (BinomeTextCell *self, const char *text);
void binome_text_cell_set_two (BinomeTextCell *self, const char *plain, const char *strong);
const char *binome_text_cell_get_text (BinomeTextCell *self);

G_END_DECLS
