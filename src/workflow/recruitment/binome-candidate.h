/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-availability-workflow.h"
#include "binome-capacity.h"
#include "binome-eligibility.h"

G_BEGIN_DECLS

/**
 * BinomeCandidate:
 * @enrolment: who
 * @person: as a person
 * @state: where they stand
 * @capacity: (nullable): the places of a tutor; %NULL for a tutee
 * @points: (element-type BinomeEligibilityPoint): whether they can take part
 * @agreement: (nullable): the line manager's last word
 * @interview: (nullable): the last interview
 * @week: when they are free
 * @n_absences: absences that are not over
 *
 * What is known of a candidate beside their profile.
 */
typedef struct
{
  gint64 enrolment;
  gint64 person;
  BinomeEnrolmentState state;
  BinomeCapacity *capacity;
  GPtrArray *points;
  BinomeEntity *agreement;
  BinomeEntity *interview;
  BinomeWeek week;
  guint n_absences;
} BinomeCandidate;

BinomeCandidate *binome_candidate_read (BinomeDb *db, gint64 enrolment, GError **error);
void binome_candidate_free (BinomeCandidate *self);

gboolean binome_manager_agreement_allows_move (BinomeAgreementAnswer answer, BinomeEnrolmentState state);
gboolean binome_manager_agreement_keep (BinomeDb *db, BinomeManagerAgreement *agreement, gboolean move,
                                        gboolean narrow, GError **error);
guint binome_interview_list_moves (BinomeInterviewDecision decision, BinomeEnrolmentState state,
                                   BinomeEnrolmentState moves[2]);
gboolean binome_interview_keep (BinomeDb *db, BinomeInterview *interview, gboolean move, const char *reason,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCandidate, binome_candidate_free)

G_END_DECLS
