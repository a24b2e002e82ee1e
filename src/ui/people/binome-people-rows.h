/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-list-model.h"
#include "people/binome-people-own-texts.h"
#include "widgets/binome-selection-bar.h"

G_BEGIN_DECLS

typedef struct _BinomePeopleRows BinomePeopleRows;

BinomePeopleRows *binome_people_rows_new (GtkWidget *page, BinomeListModel *people, GtkColumnView *wide,
                                          GtkListView *narrow, BinomeSelectionBar *bar);
void binome_people_rows_free (BinomePeopleRows *self);
void binome_people_rows_set_own (BinomePeopleRows *self, BinomePeopleOwnTexts *texts);
void binome_people_rows_show (BinomePeopleRows *self, gboolean narrow);
void binome_people_rows_start_over (BinomePeopleRows *self, gboolean follow);
void binome_people_rows_settle (BinomePeopleRows *self);
void binome_people_rows_focus_first (BinomePeopleRows *self);

G_END_DECLS
