/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

GtkWidget *binome_own_file_row_new (BinomeSession *session, BinomeEntity *definition, gint64 owner);
void binome_own_file_row_show (GtkWidget *row, const char *answer, const char *text);
void binome_own_file_row_keep (GtkWidget *row, GFile *file);
void binome_own_file_row_save (GtkWidget *row, GFile *to);

G_END_DECLS
