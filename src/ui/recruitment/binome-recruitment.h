/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-enrolment-workflow.h"
#include "binome-funnel.h"
#include "binome-model.h"
#include "binome-participant-counts.h"

G_BEGIN_DECLS

/**
 * BinomeRecruitment:
 * @programme: the programme; 0 for none
 * @run: the run whose results are wanted, 0 for the latest; then the one that @results belong to, 0 for none
 * @tutors: (element-type BinomeParticipant): all tutors, by name
 * @tutees: (element-type BinomeParticipant): all tutees, by name
 * @runs: (element-type BinomeMatchRun): the latest first
 * @results: (element-type BinomeMatchResult): of @run
 * @constraints: (element-type BinomeMatchConstraint): what was decided of pairs by hand
 * @proposals: (element-type BinomePair): pairs that have not started
 * @waiting_list: (element-type BinomeEnrolment): tutees who wait for a place, the first of them first
 * @funnel: the candidates, counted
 * @gap: tutees against places
 * @counts: tutors, places, tutees and who waits, in figures
 *
 * Everything the page of phase 2 shows, as it was in the file at one moment. Reference counted.
 */
typedef struct
{
  gint64 programme;
  gint64 run;
  GPtrArray *tutors;
  GPtrArray *tutees;
  GHashTable *by_enrolment;
  GPtrArray *runs;
  GPtrArray *results;
  GPtrArray *constraints;
  GPtrArray *proposals;
  GPtrArray *waiting_list;
  BinomeFunnel funnel;
  BinomeFunnelGap gap;
  BinomeParticipantCounts counts;
} BinomeRecruitment;

BinomeRecruitment *binome_recruitment_new (gint64 programme, gint64 run);
BinomeRecruitment *binome_recruitment_ref (BinomeRecruitment *self);
void binome_recruitment_unref (BinomeRecruitment *self);
gboolean binome_recruitment_read (BinomeDb *db, gpointer recruitment, GError **error);

GPtrArray *binome_recruitment_list_people (const BinomeRecruitment *self, BinomeEnrolmentRole role);
const BinomeParticipant *binome_recruitment_find (const BinomeRecruitment *self, gint64 enrolment);
const char *binome_recruitment_get_name (const BinomeRecruitment *self, gint64 enrolment);
BinomeEntity *binome_recruitment_get_run (const BinomeRecruitment *self);
guint binome_recruitment_get_shortage (const BinomeRecruitment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeRecruitment, binome_recruitment_unref)

G_END_DECLS
