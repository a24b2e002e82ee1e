/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

void binome_bulk_edit_present (BinomeSession *session, GtkWidget *widget, BinomePersonField field,
                               GArray *people);
void binome_bulk_edit_delete (BinomeSession *session, GtkWidget *widget, GArray *people);

G_END_DECLS
