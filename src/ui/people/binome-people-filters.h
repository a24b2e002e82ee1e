/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-session.h"

G_BEGIN_DECLS

/**
 * BinomePeopleFilters:
 *
 * By what the list of people can be narrowed: site, team, job, line manager, role, presence and seniority.
 */
typedef struct _BinomePeopleFilters BinomePeopleFilters;

/* Another filter was chosen. */
typedef void (*BinomePeopleFiltersChanged) (gpointer user_data);

BinomePeopleFilters *binome_people_filters_new (BinomeSession *session, GtkWidget *page, GActionMap *actions,
                                                BinomePeopleFiltersChanged changed, gpointer user_data);
void binome_people_filters_free (BinomePeopleFilters *self);
GPtrArray *binome_people_filters_load (BinomeDb *db, GError **error);
void binome_people_filters_take (BinomePeopleFilters *self, GPtrArray *values);
void binome_people_filters_append (BinomePeopleFilters *self, GMenu *menu);
void binome_people_filters_write (BinomePeopleFilters *self, GString *text);
void binome_people_filters_read (BinomePeopleFilters *self, const char *const *lines);
void binome_people_filters_add_conditions (BinomePeopleFilters *self, BinomeQuery *query);
const char *binome_people_filters_get_title (BinomePeopleFilters *self);

G_END_DECLS
