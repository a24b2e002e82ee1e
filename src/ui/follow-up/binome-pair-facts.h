/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-follow-up-rows.h"
#include "binome-journal.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomePairFacts:
 * @id: the pair
 * @pair: a copy of it; %NULL where it is gone
 * @tutee: the person
 * @tutor: the person
 * @is_in_training: whether the tutee goes to a training centre beside the work, by the contract
 * @title: their names
 * @sentence: what it needs most, %NULL for nothing
 * @meeting: when both are free, and their absences to come
 * @rows: (element-type BinomePairRow): the pairs of the programme
 * @check_ins: (element-type BinomeCheckInRow): its own
 * @skills: (element-type BinomeSkill): all there are, by title
 * @assessments: (element-type BinomeSkillAssessment): its own
 * @actions: (element-type BinomeAction): what was done to it and to what belongs to it, the newest first
 *
 * All that the page of a pair shows, read at once. Reference counted.
 */
typedef struct
{
  gint64 id;
  BinomeEntity *pair;
  BinomeEntity *tutee;
  BinomeEntity *tutor;
  gboolean is_in_training;
  char *title;
  char *sentence;
  char *meeting;
  GPtrArray *rows;
  GPtrArray *check_ins;
  GPtrArray *skills;
  GPtrArray *assessments;
  GPtrArray *actions;
} BinomePairFacts;

BinomePairFacts *binome_pair_facts_new (gint64 pair);
BinomePairFacts *binome_pair_facts_ref (BinomePairFacts *self);
void binome_pair_facts_unref (BinomePairFacts *self);

/* A #BinomeWork with the facts as its data, for a read. */
gboolean binome_pair_facts_read (BinomeDb *db, gpointer facts, GError **error);

G_END_DECLS
