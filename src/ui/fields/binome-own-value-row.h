/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-own-values.h"
#include "binome-session.h"

G_BEGIN_DECLS

/* The user has given another answer. */
typedef void (*BinomeOwnValueRowChanged) (GtkWidget *row, const char *answer, gpointer user_data);

GtkWidget *binome_own_value_row_new (BinomeSession *session, const BinomeOwnValue *value, gint64 owner,
                                     BinomeOwnValueRowChanged changed, gpointer user_data);
BinomeEntity *binome_own_value_row_get_definition (GtkWidget *row);
void binome_own_value_row_set_value (GtkWidget *row, const BinomeOwnValue *value);
void binome_own_value_row_flush (GtkWidget *row);

G_END_DECLS
