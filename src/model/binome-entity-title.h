/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

char *binome_entity_dup_title_of (BinomeEntity *self, guint field);

G_END_DECLS
