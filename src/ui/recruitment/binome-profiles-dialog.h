/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PROFILES_DIALOG (binome_profiles_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeProfilesDialog, binome_profiles_dialog, BINOME, PROFILES_DIALOG, AdwDialog)

BinomeProfilesDialog *binome_profiles_dialog_new (BinomeSession *session, gint64 tutee, gint64 tutor);

G_END_DECLS
