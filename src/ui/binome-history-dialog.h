/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_HISTORY_DIALOG (binome_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeHistoryDialog, binome_history_dialog, BINOME, HISTORY_DIALOG, AdwDialog)

BinomeHistoryDialog *binome_history_dialog_new (BinomeSession *session);

G_END_DECLS
