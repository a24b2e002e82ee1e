/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-own-answer.h"
#include "binome-session.h"

G_BEGIN_DECLS

void binome_own_fields_many_present (GtkWidget *widget, BinomeSession *session, BinomeFieldScope scope,
                                     GArray *owners);

G_END_DECLS
