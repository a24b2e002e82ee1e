/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* What the plan would have done with a check-in. */
typedef enum
{
  BINOME_PLAN_CHANGE_ADD,
  BINOME_PLAN_CHANGE_MOVE,
  BINOME_PLAN_CHANGE_REWORD, /* another title, kind or window on the same day */
  BINOME_PLAN_CHANGE_REMOVE,
} BinomePlanChangeKind;

/**
 * BinomePlanChange:
 * @kind: what is to be done
 * @step: the step of the plan; 0 for one that is gone
 * @check_in: the check-in of the pair; 0 for one that is to be added
 * @title: what the plan calls it; of one that goes, what the pair calls it
 * @before: (nullable): what the pair calls it now, where that is something else
 * @from: the day it is due on now; %BINOME_DATE_NONE for one that is to be added
 * @to: the day of the plan; %BINOME_DATE_NONE for one that goes
 * @by_hand: whether somebody moved it away from the day that the plan gave it, or may have
 * @key: what is to be done, in one line: the same for the pair as long as it is the same change
 * @wanted: whether it is to be carried out
 *
 * One difference between the check-ins of a pair and the plan.
 */
typedef struct
{
  BinomePlanChangeKind kind;
  gint64 step;
  gint64 check_in;
  char *title;
  char *before;
  BinomeDate from;
  BinomeDate to;
  gboolean by_hand;
  char *key;
  gboolean wanted;
} BinomePlanChange;

/**
 * BinomePlanDifference:
 * @pair: a pair that runs
 * @title: the names of the two
 * @changes: (element-type BinomePlanChange): at least one, by day
 *
 * Where one pair stands apart from the plan.
 */
typedef struct
{
  gint64 pair;
  char *title;
  GPtrArray *changes;
} BinomePlanDifference;

void binome_plan_change_free (gpointer self);
void binome_plan_difference_free (gpointer self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePlanChange, binome_plan_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePlanDifference, binome_plan_difference_free)

/* Pure. */
GPtrArray *binome_plan_difference_compare (GPtrArray *steps, GPtrArray *check_ins, BinomeEntity *pair,
                                           const char *job, BinomeDate today);

GPtrArray *binome_plan_difference_list (BinomeDb *db, gint64 programme, BinomeDate today, gboolean with_left,
                                        GError **error);
GPtrArray *binome_plan_difference_foresee (BinomeDb *db, gint64 programme, GPtrArray *steps,
                                           GHashTable *looked_at, BinomeDate today, GError **error);

/* This belongs into one store write. */
gboolean binome_plan_difference_accept (BinomeDb *db, gint64 programme, GPtrArray *offered, BinomeDate today,
                                        guint *n_pairs, GError **error);

G_END_DECLS
