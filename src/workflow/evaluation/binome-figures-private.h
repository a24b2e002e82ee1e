/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-facts.h"
#include "binome-figures.h"

G_BEGIN_DECLS

/* How a check-in counts on a day. */
typedef struct
{
  gboolean due; /* held, missed, or its days to hold it are over */
  gboolean held;
  gboolean on_time;
} BinomeCheckInCount;

BinomeCheckInCount binome_figures_count_check_in (const BinomeCheckInFact *check_in, BinomeDate as_of);
gboolean binome_figures_has_started (const BinomePairFact *pair, BinomeDate as_of);
gboolean binome_figures_took_part (const BinomeEnrolmentFact *enrolment, GHashTable *started,
                                   BinomeDate as_of);
double binome_figures_share (int part, int whole);

void binome_figures_add_months (BinomeFigures *self, const BinomeFacts *facts);
void binome_figures_add_sites (BinomeFigures *self, const BinomeFacts *facts, GHashTable *started);
void binome_figures_add_skills (BinomeFigures *self, const BinomeFacts *facts, GHashTable *started);
void binome_figures_add_objectives (BinomeFigures *self, const BinomeFacts *facts);

void binome_objective_figure_free (BinomeObjectiveFigure *figure);
void binome_site_figure_free (BinomeSiteFigure *figure);
void binome_skill_figure_free (BinomeSkillFigure *figure);

G_END_DECLS
