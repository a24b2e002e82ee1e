/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

void binome_thresholds_dialog_present (GtkWidget *parent, BinomeSession *session);

G_END_DECLS
