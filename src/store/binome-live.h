/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-worker.h"

G_BEGIN_DECLS

/* Called when rows shall be loaded, or when edits shall be kept. The job is not submitted yet. */
typedef void (*BinomeLiveSubmit) (gpointer owner, BinomeJob *job);
typedef void (*BinomeLiveRejected) (gpointer owner, BinomeEntity *entity, guint field, const GError *error);

/* On the database thread: whether a field of an edited entity may be kept, in view of the file. */
typedef gboolean (*BinomeLiveRule) (BinomeDb *db, BinomeEntity *entity, guint field, GError **error);

typedef struct _BinomeLive BinomeLive;

BinomeLive *binome_live_new (BinomeLiveSubmit submit, BinomeLiveRejected rejected, gpointer owner);
void binome_live_free (BinomeLive *self);
BinomeEntity *binome_live_get (BinomeLive *self, GType type, gint64 id);
GPtrArray *binome_live_adopt (BinomeLive *self, GPtrArray *rows);
void binome_live_refresh (BinomeLive *self, const GArray *touched);
gboolean binome_live_done (BinomeLive *self, BinomeJob *job);
void binome_live_set_rule (BinomeLive *self, BinomeLiveRule rule);
gboolean binome_live_has_edits (BinomeLive *self);
BinomeJob *binome_live_take_edits (BinomeLive *self);

G_END_DECLS
