/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

GtkWidget *binome_letter_history_new (BinomeSession *session, gint64 person);
AdwDialog *binome_letter_view_new (BinomeSession *session, gint64 letter);

G_END_DECLS
