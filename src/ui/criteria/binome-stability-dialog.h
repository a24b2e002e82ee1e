/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

void binome_stability_dialog_present (BinomeSession *session, gint64 run, GtkWidget *parent);

G_END_DECLS
