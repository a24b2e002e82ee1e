/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PEOPLE_OWN_COLUMN (binome_people_own_column_get_type ())
G_DECLARE_FINAL_TYPE (BinomePeopleOwnColumn, binome_people_own_column, BINOME, PEOPLE_OWN_COLUMN, GObject)

BinomePeopleOwnColumn *binome_people_own_column_new (BinomeSession *session, GtkWidget *page,
                                                     GtkColumnView *view, BinomeEntity *definition);
GtkColumnViewColumn *binome_people_own_column_get_column (BinomePeopleOwnColumn *self);

G_END_DECLS
