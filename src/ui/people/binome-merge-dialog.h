/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

void binome_merge_dialog_present (BinomeSession *session, GtkWidget *widget, gint64 first, gint64 second);
void binome_merge_dialog_present_twins (BinomeSession *session, GtkWidget *widget);

G_END_DECLS
