/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_OWN_FIELDS_DIALOG (binome_own_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeOwnFieldsDialog, binome_own_fields_dialog, BINOME, OWN_FIELDS_DIALOG, AdwDialog)

AdwDialog *binome_own_fields_dialog_new (BinomeSession *session);

G_END_DECLS
