/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-model.h"
#include "binome-store.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SESSION (binome_session_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSession, binome_session, BINOME, SESSION, GObject)

BinomeSession *binome_session_new (BinomeStore *store);
BinomeStore *binome_session_get_store (BinomeSession *self);
BinomeProgramme *binome_session_get_programme (BinomeSession *self);
gint64 binome_session_get_programme_id (BinomeSession *self);
void binome_session_set_programme_id (BinomeSession *self, gint64 id);

/* Called in the main thread when the work is on disk; `data` is the work's, still alive. */
typedef void (*BinomeSessionDone) (GtkWidget *widget, gpointer data);

void binome_session_write (BinomeSession *self, GtkWidget *widget, const char *action, BinomeWork work,
                           gpointer data, GDestroyNotify destroy, BinomeSessionDone done);
void binome_session_read (BinomeSession *self, GtkWidget *widget, BinomeWork work, gpointer data,
                          GDestroyNotify destroy, BinomeSessionDone done);

G_END_DECLS
