/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/* Where the user mends a point. */
typedef enum
{
  BINOME_READINESS_BRIEF,
  BINOME_READINESS_OBJECTIVES,
  BINOME_READINESS_ORGANISATION,
  BINOME_READINESS_SCHEDULE,
  BINOME_READINESS_TUTORS,
  BINOME_READINESS_TUTEES,
  BINOME_READINESS_TRAINING,
  BINOME_READINESS_CRITERIA,
  BINOME_READINESS_CHECK_IN_PLAN,
} BinomeReadinessPage;

/**
 * BinomeReadinessPoint:
 * @page: where to go
 * @done: whether nothing is missing
 * @required: whether the programme should not open without it
 * @title: the point, such as “Places for every tutee”
 * @detail: what is there or missing, such as “6 places short for 20 tutees”
 *
 * One line of the list of what a programme needs before it opens.
 */
typedef struct
{
  BinomeReadinessPage page;
  gboolean done;
  gboolean required;
  char *title;
  char *detail;
} BinomeReadinessPoint;

void binome_readiness_point_free (BinomeReadinessPoint *point);
GPtrArray *binome_readiness_list (BinomeDb *db, gint64 programme, GError **error);
guint binome_readiness_count_open (GPtrArray *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeReadinessPoint, binome_readiness_point_free)

G_END_DECLS
