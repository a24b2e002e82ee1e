/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-enrolment.h"

G_BEGIN_DECLS

/* Why a line is on the list of Today. */
typedef enum
{
  BINOME_NEED_CHECK_IN,    /* a check-in is due or overdue; target: the check-in */
  BINOME_NEED_SILENT_PAIR, /* no meeting for long; target: the pair */
  BINOME_NEED_ENDING_PAIR, /* its end has come and it is still open; target: the pair */
  BINOME_NEED_PROPOSAL,    /* pairs wait for a decision or their start; target: the pair, or the programme of
                              several */
  BINOME_NEED_UNMATCHED,   /* tutees without anybody; target: the programme */
  BINOME_NEED_WAITING,     /* a place is free and somebody waits for one; target: the programme */
  BINOME_NEED_TRAINING,    /* tutors follow somebody without a valid training; target: the programme */
  BINOME_NEED_CANDIDATE,   /* candidates have been in a stage for too long; target: the programme */
  BINOME_NEED_COMMUNICATION, /* an action of the communication plan is late; target: the action */
  BINOME_NEED_MILESTONE,     /* a step of the schedule is late or near; target: the milestone */
} BinomeNeedKind;

typedef enum
{
  BINOME_URGENCY_PLANNED, /* in its time */
  BINOME_URGENCY_SOON,    /* look at it: amber */
  BINOME_URGENCY_NOW,     /* late: red */
} BinomeUrgency;

/**
 * BinomeNeed:
 * @kind: why
 * @urgency: how much
 * @due_on: the day it was or is due, or since when
 * @programme: in which programme
 * @pair: which pair, 0 for none
 * @target: the row that the line is about, see #BinomeNeedKind
 * @count: how many it is about, where they are several
 * @role: of the candidates, for %BINOME_NEED_CANDIDATE
 * @title: whom or what it concerns, such as “Léa Martin with Paul Durand”
 * @sentence: why it is here, such as “No meeting for 52 days.”
 * @programme_title: the name of the programme
 *
 * One line of Today.
 */
typedef struct
{
  BinomeNeedKind kind;
  BinomeUrgency urgency;
  BinomeDate due_on;
  gint64 programme;
  gint64 pair;
  gint64 target;
  int count;
  BinomeEnrolmentRole role;
  char *title;
  char *sentence;
  char *programme_title;
} BinomeNeed;

void binome_need_free (BinomeNeed *need);
GPtrArray *binome_needs_list (BinomeDb *db, gint64 programme, BinomeDate today, GError **error);
GPtrArray *binome_needs_list_coming (BinomeDb *db, gint64 programme, BinomeDate from, BinomeDate until,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeNeed, binome_need_free)

G_END_DECLS
