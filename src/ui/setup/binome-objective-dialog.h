/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"
#include "binome-session.h"

G_BEGIN_DECLS

void binome_objective_dialog_add (GtkWidget *widget, BinomeSession *session, gint64 programme);
void binome_objective_dialog_edit (GtkWidget *widget, BinomeSession *session, BinomeEntity *objective);

G_END_DECLS
