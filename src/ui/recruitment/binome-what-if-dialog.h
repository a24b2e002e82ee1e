/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-match-study.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WHAT_IF_DIALOG (binome_what_if_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeWhatIfDialog, binome_what_if_dialog, BINOME, WHAT_IF_DIALOG, AdwDialog)

BinomeWhatIfDialog *binome_what_if_dialog_new (BinomeSession *session, gint64 past,
                                               const BinomeMatchingOptions *options);
gint64 binome_what_if_dialog_get_run (BinomeWhatIfDialog *self);

G_END_DECLS
