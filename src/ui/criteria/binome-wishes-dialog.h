/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WISHES_DIALOG (binome_wishes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeWishesDialog, binome_wishes_dialog, BINOME, WISHES_DIALOG, AdwDialog)

void binome_wishes_dialog_present (BinomeSession *session, gint64 enrolment, GtkWidget *parent);

G_END_DECLS
