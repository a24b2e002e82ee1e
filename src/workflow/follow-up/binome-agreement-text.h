/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"
#include "binome-report.h"

G_BEGIN_DECLS

gboolean binome_agreement_make_text (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, gint64 tutor,
                                     const char *language, BinomeDate on, char **text,
                                     const char **written_in, GError **error);
GArray *binome_agreement_list_changed (BinomeDb *db, gint64 pair, GError **error);
BinomeReport *binome_agreement_build_report (BinomeDb *db, gint64 agreement, GError **error);

G_END_DECLS
