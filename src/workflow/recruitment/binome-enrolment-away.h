/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

gboolean binome_enrolment_check_away (BinomeDate from, BinomeDate until, GError **error);
gboolean binome_enrolment_set_away (BinomeDb *db, gint64 enrolment, BinomeDate from, BinomeDate until,
                                    GError **error);
gboolean binome_enrolment_follow_away (BinomeDb *db, GError **error);
char *binome_enrolment_describe_state (int state, BinomeDate from, BinomeDate until);

G_END_DECLS
