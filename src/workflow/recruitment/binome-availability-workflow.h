/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"
#include "binome-week.h"

G_BEGIN_DECLS

/**
 * BinomeOverlap:
 * @tutee_known: whether the tutee said when they are free
 * @tutor_known: whether the tutor did
 * @week: when both are free and can meet at the same place
 * @minutes: how many minutes a week that is
 *
 * When the two of a pair can meet.
 */
typedef struct
{
  gboolean tutee_known;
  gboolean tutor_known;
  BinomeWeek week;
  int minutes;
} BinomeOverlap;

gboolean binome_availability_read_week (BinomeDb *db, gint64 person, BinomeWeek *week, GError **error);
gboolean binome_availability_keep_week (BinomeDb *db, gint64 person, const BinomeWeek *week, GError **error);
char *binome_availability_describe_hours (const BinomeWeek *week);
GHashTable *binome_availability_read_programme (BinomeDb *db, gint64 programme, GError **error);
gboolean binome_availability_overlap (BinomeDb *db, gint64 tutee, gint64 tutor, BinomeOverlap *overlap,
                                      GError **error);
char *binome_overlap_describe (const BinomeOverlap *overlap);
char *binome_availability_describe_pair (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error);

gboolean binome_absence_keep (BinomeDb *db, BinomeAbsence *absence, GError **error);
GPtrArray *binome_absence_list (BinomeDb *db, gint64 person, GError **error);

G_END_DECLS
