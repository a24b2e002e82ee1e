/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"
#include "binome-needs.h"

G_BEGIN_DECLS

/**
 * BinomePairRow:
 * @pair: its id
 * @tutee: the name of the tutee
 * @tutor: the name of the tutor
 * @title: both, such as “Léa Martin with Paul Durand”
 * @state: a #BinomePairState
 * @started_on: its first day, or none
 * @ends_on: the day it ended on, or else is to end on
 * @last_meeting: the last meeting held, or none
 * @next_check_in: the day of the first check-in still open, or none
 * @urgency: how much it needs somebody
 * @sentence: why, "" where nothing is to do
 *
 * A pair in the list of pairs.
 */
typedef struct
{
  gint64 pair;
  char *tutee;
  char *tutor;
  char *title;
  int state;
  BinomeDate started_on;
  BinomeDate ends_on;
  BinomeDate last_meeting;
  BinomeDate next_check_in;
  BinomeUrgency urgency;
  char *sentence;
} BinomePairRow;

/* Where a check-in is listed. */
typedef enum
{
  BINOME_CHECK_IN_GROUP_OVERDUE,
  BINOME_CHECK_IN_GROUP_DUE,
  BINOME_CHECK_IN_GROUP_COMING, /* within 30 days */
  BINOME_CHECK_IN_GROUP_LATER,
  BINOME_CHECK_IN_GROUP_CLOSED, /* held, waived or missed */
} BinomeCheckInGroup;

/**
 * BinomeCheckInRow:
 * @check_in: its id
 * @pair: its pair
 * @pair_title: the names of the pair
 * @title: what it is, such as “First review”
 * @kind: what it is for, a #BinomeCheckInKind
 * @status: where it stands on the day, a #BinomeCheckInState
 * @due_on: its day
 * @hold_by: the last day to hold it
 * @done_on: the day it was held, or none
 * @satisfaction: 1 to 5, 0 where nobody was asked
 * @reason: why it was waived or missed
 * @group: where it is listed
 *
 * A check-in in the list of check-ins.
 */
typedef struct
{
  gint64 check_in;
  gint64 pair;
  char *pair_title;
  char *title;
  int kind;
  BinomeCheckInState status;
  BinomeDate due_on;
  BinomeDate hold_by;
  BinomeDate done_on;
  int satisfaction;
  char *reason;
  BinomeCheckInGroup group;
} BinomeCheckInRow;

void binome_pair_row_free (BinomePairRow *row);
GPtrArray *binome_pair_rows_list (BinomeDb *db, gint64 programme, GPtrArray *needs, GError **error);

void binome_check_in_row_free (BinomeCheckInRow *row);
GPtrArray *binome_check_in_rows_list (BinomeDb *db, gint64 programme, gint64 pair, BinomeDate today,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePairRow, binome_pair_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCheckInRow, binome_check_in_row_free)

G_END_DECLS
