/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_REGISTRATION_DIALOG (binome_registration_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeRegistrationDialog, binome_registration_dialog, BINOME, REGISTRATION_DIALOG,
                      AdwDialog)

BinomeRegistrationDialog *binome_registration_dialog_new (BinomeSession *session, BinomeEnrolmentRole role);
AdwDialog *binome_registration_paper_new (BinomeSession *session, BinomeEnrolmentRole role);

G_END_DECLS
