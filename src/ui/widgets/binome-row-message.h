/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a message below a row is about: what is written cannot be read, or it cannot be kept. */
typedef enum
{
  BINOME_ROW_MESSAGE_WRITTEN,
  BINOME_ROW_MESSAGE_KEPT,
  BINOME_ROW_N_MESSAGES
} BinomeRowMessage;

void binome_row_message_set (GtkWidget *row, BinomeRowMessage kind, const char *message);
const char *binome_row_message_get (GtkWidget *row);

G_END_DECLS
