/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

gboolean binome_person_keep_presence (BinomeDb *db, BinomePresence *presence, gboolean end_previous,
                                      GError **error);
gboolean binome_person_remove_presence (BinomeDb *db, gint64 presence, GError **error);
gboolean binome_person_is_present (GPtrArray *presences, BinomeDate from, BinomeDate until);
gboolean binome_person_check_present (BinomeDb *db, gint64 person, BinomeDate from, BinomeDate until,
                                      GError **error);
gboolean binome_person_fit_enrolment (BinomeDb *db, BinomeEnrolment *enrolment, GError **error);
GPtrArray *binome_person_list_presences (BinomeDb *db, gint64 person, GError **error);
char *binome_person_format_period (BinomeDate from, BinomeDate until);
gboolean binome_person_fit_enrolment_of (BinomeDb *db, BinomeEntity *person, BinomeEntity *enrolment,
                                         GError **error);
gboolean binome_person_check_enrolment_day (BinomeDb *db, BinomeEntity *enrolment, guint field,
                                            GError **error);
gboolean binome_person_follow_presences (BinomeDb *db, GError **error);
gboolean binome_person_align_presence (BinomeDb *db, gint64 person, GError **error);

G_END_DECLS
