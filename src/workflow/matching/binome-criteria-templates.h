/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

GPtrArray *binome_criteria_template_make (BinomeProgrammeKind kind);
gboolean binome_criteria_template_use (BinomeDb *db, gint64 programme, BinomeProgrammeKind kind,
                                       GError **error);

G_END_DECLS
