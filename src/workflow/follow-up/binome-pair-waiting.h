/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

GPtrArray *binome_waiting_select (BinomeDb *db, gint64 programme, GError **error);

/* Each belongs into one store write. */
gboolean binome_waiting_put (BinomeDb *db, gint64 enrolment, int priority, const char *reason,
                             GError **error);
gboolean binome_waiting_propose_first (BinomeDb *db, gint64 programme, gint64 *pair, GError **error);
gboolean binome_waiting_propose_one (BinomeDb *db, gint64 enrolment, GError **error);

G_END_DECLS
