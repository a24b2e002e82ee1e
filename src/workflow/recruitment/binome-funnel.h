/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-enrolment-workflow.h"

G_BEGIN_DECLS

#define BINOME_FUNNEL_N_STATES (BINOME_ENROLMENT_STATE_RETIRED + 1)

/* The states in the order of a board: the way to a pair, then those who left it. */
extern const BinomeEnrolmentState binome_funnel_states[BINOME_FUNNEL_N_STATES];

/**
 * BinomeFunnelStage:
 * @here: who is in this state
 * @stuck: who of them has been for too long
 * @reached: who has come to this step or beyond it; 0 for a state that is no step
 * @before: who has come to the step before or beyond it; everybody, for the first step
 *
 * A state of candidates, counted.
 */
typedef struct
{
  guint here;
  guint stuck;
  guint reached;
  guint before;
} BinomeFunnelStage;

/**
 * BinomeFunnelSide:
 * @stages: by #BinomeEnrolmentState
 * @n: all candidates, those who left included
 * @stuck: who has been in one state for too long
 *
 * The funnel of the tutors, or of the tutees.
 */
typedef struct
{
  BinomeFunnelStage stages[BINOME_FUNNEL_N_STATES];
  guint n;
  guint stuck;
} BinomeFunnelSide;

/**
 * BinomeFunnelLimits:
 * @days: in a state before one is stuck
 * @invited_days: the same for an invitation without an answer
 */
typedef struct
{
  int days;
  int invited_days;
} BinomeFunnelLimits;

/**
 * BinomeFunnel:
 * @sides: by #BinomeEnrolmentRole
 * @limits: when somebody is stuck
 * @per_tutor: tutees that one tutor is planned to take
 *
 * The candidates of a programme on a day.
 */
typedef struct
{
  BinomeFunnelSide sides[2];
  BinomeFunnelLimits limits;
  int per_tutor;
} BinomeFunnel;

/**
 * BinomeFunnelGap:
 * @tutees: who can be matched and has no tutor
 * @places: free places of the tutors who can be given a tutee
 * @coming_tutees: who is still on the way to be accepted
 * @coming_places: places of the tutors who are
 * @per_tutor: tutees that one tutor is planned to take, 1 at least
 *
 * Tutees against places.
 */
typedef struct
{
  guint tutees;
  guint places;
  guint coming_tutees;
  guint coming_places;
  guint per_tutor;
} BinomeFunnelGap;

gboolean binome_funnel_limits_load (BinomeFunnelLimits *limits, BinomeDb *db, GError **error);
int binome_funnel_limits_get_days (const BinomeFunnelLimits *limits, int state);
int binome_funnel_count_days (BinomeDate since, BinomeDate today);
gboolean binome_funnel_is_stuck (const BinomeFunnelLimits *limits, int state, int days);

gboolean binome_funnel_read (BinomeFunnel *self, BinomeDb *db, gint64 programme, BinomeDate today,
                             GError **error);
double binome_funnel_get_conversion (const BinomeFunnelSide *side, int state);
int binome_funnel_get_step (int state, int left_from);

BinomeFunnelGap binome_funnel_count_gap (GPtrArray *tutors, GPtrArray *tutees, int per_tutor);
guint binome_funnel_gap_get_shortage (const BinomeFunnelGap *gap);
guint binome_funnel_gap_get_coming_shortage (const BinomeFunnelGap *gap);
guint binome_funnel_gap_get_tutors_needed (const BinomeFunnelGap *gap);

const BinomeMove *binome_funnel_find_move (int from, int to);
gboolean binome_funnel_check_move (int from, int to, GError **error);
gboolean binome_funnel_move_all (BinomeDb *db, const gint64 *enrolments, guint n, BinomeEnrolmentState to,
                                 const char *reason, GError **error);

G_END_DECLS
