/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

AdwDialog *binome_own_field_form_new (BinomeSession *session, BinomeFieldScope scope);
AdwDialog *binome_own_field_form_new_for (BinomeSession *session, BinomeEntity *definition);

G_END_DECLS
