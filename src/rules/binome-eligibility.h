/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-rules.h"

G_BEGIN_DECLS

/* What is looked at. */
typedef enum
{
  BINOME_ELIGIBILITY_SENIORITY,
  BINOME_ELIGIBILITY_EXPERIENCE,
  BINOME_ELIGIBILITY_DIPLOMA,
  BINOME_ELIGIBILITY_CONTRACT_END,
  BINOME_ELIGIBILITY_TRAINING,
  BINOME_ELIGIBILITY_MANAGER,
  BINOME_ELIGIBILITY_LOAD,
} BinomeEligibilityTopic;

/* How it looks, from good to bad. */
typedef enum
{
  BINOME_ELIGIBILITY_MET,
  BINOME_ELIGIBILITY_UNKNOWN, /* nobody said yet */
  BINOME_ELIGIBILITY_WATCH,   /* to be looked at, no obstacle */
  BINOME_ELIGIBILITY_UNMET,   /* an obstacle */
} BinomeEligibilityState;

/* What the line manager said. */
typedef enum
{
  BINOME_ELIGIBILITY_MANAGER_NOT_ASKED,
  BINOME_ELIGIBILITY_MANAGER_AWAITED,
  BINOME_ELIGIBILITY_MANAGER_YES,
  BINOME_ELIGIBILITY_MANAGER_LIMITED,
  BINOME_ELIGIBILITY_MANAGER_NO,
} BinomeEligibilityManager;

/**
 * BinomeEligibilityFacts:
 * @is_tutor: a tutor, or a tutee
 * @contracts: kinds of contract of the tutees to come, as bits
 * @hired_on: the first day in the company; none for unknown
 * @leaves_on: the last one; none for open
 * @from: the first day of the part in the programme
 * @until: the last one; none for open
 * @experience: years in the field; NaN for unknown
 * @diploma: level, 1 to 8; 0 for unknown
 * @trained: whether there was a training of tutors that counts
 * @trained_until: its last day; none for good
 * @training_on: the day of one to come; none for none
 * @manager: what the line manager said
 * @manager_on: when they were asked, or said so
 * @manager_until: until when they agreed; none for open
 * @places: of a tutor
 * @taken: of these
 * @has_tutor: of a tutee
 *
 * A candidate.
 */
typedef struct
{
  gboolean is_tutor;
  BinomeRuleContract contracts;
  BinomeDate hired_on;
  BinomeDate leaves_on;
  BinomeDate from;
  BinomeDate until;
  double experience;
  int diploma;
  gboolean trained;
  BinomeDate trained_until;
  BinomeDate training_on;
  BinomeEligibilityManager manager;
  BinomeDate manager_on;
  BinomeDate manager_until;
  int places;
  int taken;
  gboolean has_tutor;
} BinomeEligibilityFacts;

/**
 * BinomeEligibilityPoint:
 * @topic: what
 * @state: how it looks
 * @sentence: why
 * @citation: the legal text, "" where there is none
 */
typedef struct
{
  BinomeEligibilityTopic topic;
  BinomeEligibilityState state;
  char *sentence;
  char *citation;
} BinomeEligibilityPoint;

void binome_eligibility_point_free (BinomeEligibilityPoint *point);
GPtrArray *binome_eligibility_check (const BinomeEligibilityFacts *facts, BinomeDate on);
BinomeEligibilityState binome_eligibility_get_worst (GPtrArray *points);
gboolean binome_eligibility_has_obstacle (const BinomeEligibilityFacts *facts, BinomeDate on);
char *binome_eligibility_describe (GPtrArray *points);
const char *binome_eligibility_topic_get_label (BinomeEligibilityTopic topic);

G_END_DECLS
