/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

/* The rows ask for moves by the action `session.move`, with a place and a move of its machine: (xi). */
GtkWidget *binome_attendance_row_new (BinomeEntity *place, const char *name, BinomeDate today);
AdwDialog *binome_attendance_dialog_new (BinomeSession *session, gint64 place, const char *name,
                                         const char *ceiling);

G_END_DECLS
