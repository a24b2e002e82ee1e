/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BINOME_TYPE_PROGRESS_DIALOG (binome_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeProgressDialog, binome_progress_dialog, BINOME, PROGRESS_DIALOG, AdwAlertDialog)

/* How far something is, from 0 to 1; negative while nobody can say. */
typedef double (*BinomeProgressAsk) (gpointer data);

BinomeProgressDialog *binome_progress_dialog_new (const char *heading, GCancellable *cancellable);
void binome_progress_dialog_watch (BinomeProgressDialog *self, GtkWidget *parent, BinomeProgressAsk ask,
                                   gpointer data, GDestroyNotify destroy);
void binome_progress_dialog_finish (BinomeProgressDialog *self);

G_END_DECLS
