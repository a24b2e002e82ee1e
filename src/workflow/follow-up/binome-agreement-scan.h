/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* The signed copy of a document, kept in the workspace. The first two belong into one store write. */
gboolean binome_agreement_scan_attach (BinomeDb *db, gint64 agreement, GFile *file, GError **error);
gboolean binome_agreement_scan_remove (BinomeDb *db, gint64 agreement, GError **error);
GFile *binome_agreement_scan_put_out (BinomeDb *db, gint64 agreement, const char *folder, GError **error);
gboolean binome_agreement_scan_save (BinomeDb *db, gint64 agreement, GFile *to, GError **error);

G_END_DECLS
