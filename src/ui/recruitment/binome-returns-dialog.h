/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-registration-return.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_RETURNS_DIALOG (binome_returns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeReturnsDialog, binome_returns_dialog, BINOME, RETURNS_DIALOG, AdwDialog)

BinomeReturnsDialog *binome_returns_dialog_new (BinomeSession *session, BinomeRegistrationReturns *returns);
void binome_returns_dialog_present (BinomeSession *session, GtkWidget *widget, GListModel *files);
void binome_returns_dialog_choose_folder (BinomeSession *session, GtkWidget *widget);
void binome_returns_dialog_choose (BinomeSession *session, GtkWidget *widget);

G_END_DECLS
