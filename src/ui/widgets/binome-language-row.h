/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-entity.h"

G_BEGIN_DECLS

GtkWidget *binome_language_row_new (BinomeEntity *entity, guint field);

G_END_DECLS
