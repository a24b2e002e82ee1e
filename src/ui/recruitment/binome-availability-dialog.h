/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

void binome_availability_fill_page (AdwPreferencesPage *page, BinomeSession *session, gint64 person);
void binome_availability_dialog_present (BinomeSession *session, gint64 person, GtkWidget *parent);

G_END_DECLS
