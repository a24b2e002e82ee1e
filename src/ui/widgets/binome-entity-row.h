/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-entity.h"

G_BEGIN_DECLS

GtkWidget *binome_entity_row_new (BinomeEntity *entity, guint field);
void binome_entity_row_add_all (AdwPreferencesGroup *group, BinomeEntity *entity, const guint *fields,
                                guint n_fields);

G_END_DECLS
