/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

GtkWidget *binome_own_file_row_new (BinomeSession *session, BinomeEntity *definition, gint64 owner);

G_END_DECLS
