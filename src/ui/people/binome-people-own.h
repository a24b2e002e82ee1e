/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-session.h"
#include "people/binome-people-own-texts.h"

G_BEGIN_DECLS

/**
 * BinomePeopleOwn:
 *
 * The fields of the company’s own in the list of people: which of them are columns, and filters by what they
 * hold.
 */
typedef struct _BinomePeopleOwn BinomePeopleOwn;

/* Another filter was chosen, or there are other fields. */
typedef void (*BinomePeopleOwnChanged) (gpointer user_data, gboolean filtered);

BinomePeopleOwn *binome_people_own_new (BinomeSession *session, GtkWidget *page, GtkColumnView *view,
                                        BinomePeopleOwnChanged changed, gpointer user_data);
void binome_people_own_free (BinomePeopleOwn *self);
void binome_people_own_refresh (BinomePeopleOwn *self);
void binome_people_own_append_filters (BinomePeopleOwn *self, GMenu *menu);
GMenuModel *binome_people_own_make_columns_menu (BinomePeopleOwn *self);
void binome_people_own_write_filters (BinomePeopleOwn *self, GString *text);
void binome_people_own_read_filters (BinomePeopleOwn *self, const char *const *lines);
void binome_people_own_add_conditions (BinomePeopleOwn *self, BinomeQuery *query);
gboolean binome_people_own_add_order (BinomePeopleOwn *self, BinomeQuery *query, const char *column,
                                      gboolean descending);
BinomePeopleOwnTexts *binome_people_own_get_texts (BinomePeopleOwn *self);
const char *binome_people_own_get_filter (BinomePeopleOwn *self);

G_END_DECLS
