/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

void binome_move_dialog_run (GtkWidget *widget, BinomeSession *session, const BinomeMove *move);

G_END_DECLS
