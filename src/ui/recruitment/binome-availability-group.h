/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_AVAILABILITY_GROUP (binome_availability_group_get_type ())
G_DECLARE_FINAL_TYPE (BinomeAvailabilityGroup, binome_availability_group, BINOME, AVAILABILITY_GROUP,
                      AdwPreferencesGroup)

BinomeAvailabilityGroup *binome_availability_group_new (BinomeSession *session, gint64 person);

G_END_DECLS
