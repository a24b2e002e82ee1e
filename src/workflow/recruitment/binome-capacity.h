/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"
#include "binome-rules-limit.h"

G_BEGIN_DECLS

/* Which limit is the lowest. */
typedef enum
{
  BINOME_CAPACITY_LIMIT_OWN,       /* what the tutor wants */
  BINOME_CAPACITY_LIMIT_PROGRAMME, /* tutees per tutor in the programme */
  BINOME_CAPACITY_LIMIT_LAW,       /* the contracts of the tutees */
  BINOME_CAPACITY_LIMIT_HOURS,     /* the hours a month */
} BinomeCapacityLimit;

/* A limit that does not apply. */
#define BINOME_CAPACITY_UNLIMITED (-1)

/**
 * BinomeCapacity:
 * @own: tutees at most, as the tutor wants
 * @programme: tutees per tutor at most
 * @legal: what the law allows here, beside whom the tutor follows elsewhere; %BINOME_CAPACITY_UNLIMITED
 *   where it sets no limit, or not on every tutee who takes part
 * @legal_left: how many more of those who wait the law allows at most beside whom the tutor follows, with the
 *   best mix of their contracts; %BINOME_CAPACITY_UNLIMITED where it does not limit their number
 * @followed: whom the tutor follows, in all programmes, as the law counts them
 * @barred: the kinds of contract of which it allows not one more
 * @by_hours: for how many the hours a month are enough; %BINOME_CAPACITY_UNLIMITED where that is not known
 * @effective: the lowest
 * @limit: which one that is; the tutor's own where others are the same
 * @citation: (nullable): the legal text, where it is the law
 * @used: hundredths of places that are taken: pairs that are proposed, running or on hold, each with the
 *   share of the tutor in its team
 * @taken: places taken, a part of one counted as one
 * @left: whole places that are left to those who wait
 * @hours_budget: hours a month that the tutor has; NaN where that is not known
 * @manager_hours: whether that is what the manager agreed to
 * @hours_per_tutee: hours a month that the programme counts for a tutee; NaN where that is not known
 * @hours_used: of the budget, elsewhere included
 * @elsewhere: hundredths of places that the tutor uses in other programmes that run at the same time; what
 * the tutor wants and has hours for is meant for all of them
 * @hours_elsewhere: hours a month of those
 * @other_programme: (nullable): the title of one of them
 *
 * How many tutees a tutor may have in a programme, as heads and as hours.
 */
typedef struct
{
  gint64 enrolment;
  int own;
  int programme;
  int legal;
  int legal_left;
  BinomeRuleCounts followed;
  BinomeRuleContract barred;
  int by_hours;
  int effective;
  BinomeCapacityLimit limit;
  char *citation;
  int used;
  int taken;
  int left;
  double hours_budget;
  gboolean manager_hours;
  double hours_per_tutee;
  double hours_used;
  int elsewhere;
  double hours_elsewhere;
  char *other_programme;
} BinomeCapacity;

void binome_capacity_free (BinomeCapacity *self);
GHashTable *binome_capacity_read_programme (BinomeDb *db, gint64 programme, GError **error);
BinomeCapacity *binome_capacity_read (BinomeDb *db, gint64 enrolment, GError **error);
BinomeCapacity *binome_capacity_read_limits (BinomeDb *db, BinomeEntity *tutor, BinomeEntity *programme,
                                             GError **error);
gboolean binome_capacity_check (const BinomeCapacity *self, const char *name, gint64 used, int more,
                                GError **error);
gboolean binome_capacity_count (BinomeDb *db, gint64 programme, int *places, int *left, GError **error);

char *binome_capacity_describe (const BinomeCapacity *self);
char *binome_capacity_describe_use (const BinomeCapacity *self);
char *binome_capacity_describe_hours (const BinomeCapacity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCapacity, binome_capacity_free)

G_END_DECLS
