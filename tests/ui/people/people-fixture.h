/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-store.h"
#include "binome-window.h"
#include "test-settle.h"

G_BEGIN_DECLS

/* A window on a workspace of its own, with a programme and three people: Zoé Abadie, Ana Martin and
 * Éric Dubois, in this order in the file. */
typedef struct
{
  char *folder;
  BinomeStore *store;
  BinomeWindow *window;
  gint64 people[3];
  gint64 programme;
} Fixture;

/* Something that is to become true while the main loop runs. */
typedef gboolean (*Condition) (gpointer data);

void people_set_up (Fixture *f, gconstpointer data);
void people_tear_down (Fixture *f, gconstpointer data);
void people_wait_until (Condition condition, gpointer data);
gpointer people_child (gpointer widget, const char *name);
gpointer people_find (GtkWidget *widget, GType type, const char *text);
gint64 people_count (BinomeStore *store, GType type);
GtkWidget *people_visible_page (Fixture *f);

G_END_DECLS
