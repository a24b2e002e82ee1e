/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* What became of an objective. */
typedef enum
{
  BINOME_OBJECTIVE_UNKNOWN, /* nothing to measure it by yet */
  BINOME_OBJECTIVE_REACHED,
  BINOME_OBJECTIVE_ON_COURSE,
  BINOME_OBJECTIVE_AT_RISK,
  BINOME_OBJECTIVE_MISSED,
} BinomeObjectiveStatus;

/* An objective and where it stands. Numbers are NaN where unknown; shares are in per cent. */
typedef struct
{
  gint64 objective;
  char *title;
  char *indicator; /* what is measured, in words */
  char *unit;
  double baseline;
  double target;
  double result;
  BinomeDate due_on;
  BinomeObjectiveStatus status;
  char *comment;
} BinomeObjectiveFigure;

/* A calendar month of the programme. */
typedef struct
{
  BinomeDate month; /* its first day */
  int meetings;     /* held */
  double hours;     /* of meetings held */
  int live;         /* pairs running at any time in it */
  int check_ins_due;
  int check_ins_on_time;
} BinomeMonthFigure;

/* A site, as that of the tutee. */
typedef struct
{
  char *site; /* "" where unknown */
  int tutees;
  int served;
  int pairs; /* started */
  double hours;
} BinomeSiteFigure;

/* A skill that tutees want: mean levels, 0 to 4, NaN where nobody was assessed. */
typedef struct
{
  gint64 skill;
  char *title;
  double start;
  double middle;
  double end;
  double target;
  int planned;
  int assessed;
  int reached;
} BinomeSkillFigure;

/**
 * BinomeFigures:
 *
 * Every figure of a programme on a day. The screen, the report and the exports all read it here.
 * Shares lie between 0 and 1 and are NaN where there is nothing to divide by. “Ever” means at any
 * time up to that day, “on the day” means what BinomeFigures:as_of looked like.
 */
typedef struct
{
  gint64 programme;
  char *programme_title;
  BinomeDate starts_on;
  BinomeDate ends_on;
  BinomeDate as_of;

  int tutors;        /* accepted, ever */
  int tutors_active; /* with a pair that started, ever */
  int tutees;        /* accepted, ever */
  int served;        /* tutees with a pair that started, ever */
  int unserved;      /* on the day: tutees who can be matched and have no pair, not even a proposed one */
  double served_share;
  int seats;      /* places of tutors who can be matched, on the day */
  int seats_used; /* on the day */

  int pairs;        /* proposed, ever */
  int pairs_staged; /* on the day: proposed to confirmed */
  int pairs_live;   /* on the day */
  int pairs_started;
  int pairs_completed;
  int pairs_ended_early;
  int pairs_dropped; /* declined, expired or cancelled before their start */
  int pairs_by_state[BINOME_PAIR_STATE_ENDED_EARLY + 1]; /* on the day */
  double completed_share;                                /* of the pairs that ended */
  double early_share;                                    /* of the pairs that started */

  int meetings_held;
  int meetings_cancelled;
  int no_shows;
  double no_show_share; /* of all meetings fixed */
  double hours;
  double hours_per_pair; /* of the pairs that started */

  int check_ins_due; /* held, or their days to hold them are over; waived ones are left out */
  int check_ins_held;
  int check_ins_on_time;
  int check_ins_overdue; /* on the day, of live pairs */
  double on_time_share;

  double satisfaction; /* mean, 1 to 5; NaN without answers */
  int satisfaction_answers;

  int skills_planned; /* wanted by the tutees served */
  int skills_assessed;
  int skills_reached;
  double skills_share;

  GPtrArray *objectives; /* (element-type BinomeObjectiveFigure) by priority */
  GPtrArray *months;     /* (element-type BinomeMonthFigure) the last twelve at most, in order */
  GPtrArray *sites;      /* (element-type BinomeSiteFigure) by name */
  GPtrArray *skills;     /* (element-type BinomeSkillFigure) by title */
} BinomeFigures;

BinomeFigures *binome_figures_compute (BinomeDb *db, gint64 programme, BinomeDate as_of, GError **error);
void binome_figures_free (BinomeFigures *figures);

BinomePairState binome_figures_pair_state (BinomePairState state, BinomeDate proposed_on,
                                           BinomeDate started_on, BinomeDate ended_on, BinomeDate as_of,
                                           gboolean *exists);
BinomeObjectiveStatus binome_figures_objective_status (BinomeIndicator indicator, BinomeDirection direction,
                                                       double baseline, double target, double result,
                                                       BinomeDate starts_on, BinomeDate due_on,
                                                       BinomeDate as_of);
const char *binome_objective_status_get_label (BinomeObjectiveStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeFigures, binome_figures_free)

G_END_DECLS
