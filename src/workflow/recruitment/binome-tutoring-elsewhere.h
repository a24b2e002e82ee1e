/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeTutoringElsewhere:
 * @person: who that is
 * @enrolment: as a tutor of another programme
 * @title: of that programme
 * @hours_per_tutee: hours a month that it counts for a tutee; NaN where that is not known
 * @share: hundredths of places that are used there
 *
 * What somebody does as a tutor in another programme that runs at the same time.
 */
typedef struct
{
  gint64 person;
  gint64 enrolment;
  char *title;
  double hours_per_tutee;
  gint64 share;
} BinomeTutoringElsewhere;

GArray *binome_tutoring_elsewhere_read (BinomeDb *db, gint64 programme, gint64 person, GError **error);

G_END_DECLS
