/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-saved-list.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_KEPT_LISTS (binome_kept_lists_get_type ())
G_DECLARE_FINAL_TYPE (BinomeKeptLists, binome_kept_lists, BINOME, KEPT_LISTS, AdwBin)

/**
 * BinomeKeptListsOwner:
 * @page: what the lists list
 * @all: what shows everything again, as a menu names it
 * @write: (transfer full): what is looked for now, a line `name=value` each; @search gets what is searched
 * @read: looks for what a list was kept with; both are "" for everything
 *
 * What a view says of its lists.
 */
typedef struct
{
  BinomeSavedListPage page;
  const char *all;
  char *(*write) (GtkWidget *view, const char **search);
  void (*read) (GtkWidget *view, const char *search, const char *filters);
} BinomeKeptListsOwner;

void binome_kept_lists_set_owner (BinomeKeptLists *self, GtkWidget *view, const BinomeKeptListsOwner *owner);
void binome_kept_lists_show (BinomeKeptLists *self, BinomeSession *session, const char *only);
guint binome_kept_lists_find_show (const char *filters, const char *const *ids, guint n, guint otherwise);

G_END_DECLS
