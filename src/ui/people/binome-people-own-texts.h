/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PEOPLE_OWN_TEXTS (binome_people_own_texts_get_type ())
G_DECLARE_FINAL_TYPE (BinomePeopleOwnTexts, binome_people_own_texts, BINOME, PEOPLE_OWN_TEXTS, GObject)

/* Puts a text into a cell; %NULL as long as it is not known. */
typedef void (*BinomePeopleOwnShow) (gpointer cell, const char *text);

BinomePeopleOwnTexts *binome_people_own_texts_new (BinomeSession *session, GtkWidget *page, gboolean titled,
                                                   BinomePeopleOwnShow show);
void binome_people_own_texts_set_fields (BinomePeopleOwnTexts *self, GPtrArray *definitions);
void binome_people_own_texts_bind (BinomePeopleOwnTexts *self, GtkWidget *cell, gint64 person);

G_END_DECLS
