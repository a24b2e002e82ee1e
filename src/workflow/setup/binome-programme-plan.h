/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"

G_BEGIN_DECLS

/* What a new programme starts from. Nothing here touches the file. */

GPtrArray *binome_programme_plan_milestones (BinomeProgrammeKind kind, BinomeDate starts_on,
                                             BinomeDate ends_on);
GPtrArray *binome_programme_plan_criteria (BinomeProgrammeKind kind);

G_END_DECLS
