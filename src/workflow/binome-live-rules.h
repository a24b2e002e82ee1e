/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

gboolean binome_live_rules_check (BinomeDb *db, BinomeEntity *entity, guint field, GError **error);
gboolean binome_live_rules_check_person_day (BinomeDb *db, BinomeEntity *person, guint field, GError **error);
gboolean binome_live_rules_check_leaving (BinomeDb *db, gint64 enrolment, GError **error);

G_END_DECLS
