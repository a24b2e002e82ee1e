/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

BinomeFormDialog *binome_programme_dialog_new (BinomeSession *session);

G_END_DECLS
