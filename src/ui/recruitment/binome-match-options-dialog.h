/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-matching-options.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_OPTIONS_DIALOG (binome_match_options_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchOptionsDialog, binome_match_options_dialog, BINOME, MATCH_OPTIONS_DIALOG,
                      AdwDialog)

BinomeMatchOptionsDialog *binome_match_options_dialog_new (const BinomeMatchingOptions *options);
const char *binome_match_options_dialog_get_title (BinomeMatchOptionsDialog *self);
void binome_match_options_dialog_get_options (BinomeMatchOptionsDialog *self, BinomeMatchingOptions *options);

G_END_DECLS
