/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

void binome_pair_moves_show (AdwWrapBox *box, BinomeSession *session, BinomeEntity *pair, const char *title);

G_END_DECLS
