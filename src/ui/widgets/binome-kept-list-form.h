/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"
#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

BinomeFormDialog *binome_kept_list_form_new (BinomeSession *session, BinomeEntity *list);

G_END_DECLS
