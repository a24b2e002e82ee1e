/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_EDIT_DIALOG (binome_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeEditDialog, binome_edit_dialog, BINOME, EDIT_DIALOG, AdwDialog)

BinomeEditDialog *binome_edit_dialog_new (BinomeSession *session, BinomeEntity *entity, const guint *fields,
                                          guint n_fields);
AdwPreferencesGroup *binome_edit_dialog_get_group (BinomeEditDialog *self);
void binome_edit_dialog_forbid_delete (BinomeEditDialog *self);

G_END_DECLS
