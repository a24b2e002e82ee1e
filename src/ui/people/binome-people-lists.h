/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "people/binome-people-own-texts.h"

G_BEGIN_DECLS

typedef struct _BinomePeopleLists BinomePeopleLists;

/* Called when another list or filter is chosen. */
typedef void (*BinomePeopleListsChanged) (gpointer page);

BinomePeopleLists *binome_people_lists_new (BinomeSession *session, GtkWidget *page, GtkMenuButton *button,
                                            GtkEditable *search, GtkColumnView *view,
                                            BinomePeopleListsChanged changed);
void binome_people_lists_free (BinomePeopleLists *self);
void binome_people_lists_refresh (BinomePeopleLists *self);
void binome_people_lists_follow_search (BinomePeopleLists *self);
void binome_people_lists_show_all (BinomePeopleLists *self);
void binome_people_lists_add_conditions (BinomePeopleLists *self, BinomeQuery *query);
gboolean binome_people_lists_add_order (BinomePeopleLists *self, BinomeQuery *query, const char *column,
                                        gboolean descending);
gboolean binome_people_lists_is_filtered (BinomePeopleLists *self);
BinomePeopleOwnTexts *binome_people_lists_get_own_texts (BinomePeopleLists *self);
const char *binome_people_lists_get_title (BinomePeopleLists *self);

G_END_DECLS
