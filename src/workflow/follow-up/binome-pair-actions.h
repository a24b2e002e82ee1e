/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Belongs into one store write. */
gboolean binome_action_step_keep (BinomeDb *db, BinomeActionStep *step, const char *skill, GError **error);

G_END_DECLS
