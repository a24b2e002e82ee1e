/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

void binome_criterion_rows_add (AdwPreferencesGroup *group, BinomeEntity *criterion);
AdwDialog *binome_criterion_dialog_new (BinomeSession *session, guint position);
AdwDialog *binome_criterion_dialog_new_for (BinomeSession *session, BinomeEntity *criterion);

G_END_DECLS
