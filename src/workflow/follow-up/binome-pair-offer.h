/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* What can be done next with a pair that has not started, in the order of the work. */
typedef enum
{
  BINOME_PAIR_STEP_REVIEW,
  BINOME_PAIR_STEP_ASK_TUTOR,
  BINOME_PAIR_STEP_TUTOR_YES,
  BINOME_PAIR_STEP_TUTOR_NO,
  BINOME_PAIR_STEP_ASK_TUTEE,
  BINOME_PAIR_STEP_TUTEE_YES,
  BINOME_PAIR_STEP_TUTEE_NO,
  BINOME_PAIR_STEP_NO_ANSWER,
  BINOME_PAIR_STEP_CONFIRM,
  BINOME_PAIR_STEP_START,
  BINOME_PAIR_STEP_CANCEL,
  BINOME_PAIR_N_STEPS,
} BinomePairStep;

/**
 * BinomePairStepAnswer:
 * @why: why somebody declined; only for the two answers “no”
 * @text: (nullable): in words; needed for “no” and to cancel
 * @n_done: (out): how many pairs were moved on
 * @n_next: (out): how many tutors were proposed in place of others
 * @n_released: (out): how many other offers were released
 *
 * What a step needs to know, and what came of it.
 */
typedef struct
{
  BinomeDeclineReason why;
  const char *text;
  guint n_done;
  guint n_next;
  guint n_released;
} BinomePairStepAnswer;

const char *binome_pair_step_get_label (BinomePairStep step);
gboolean binome_pair_step_needs_reason (BinomePairStep step);
gboolean binome_pair_step_is_refusal (BinomePairStep step);
gboolean binome_pair_step_applies (BinomePairStep step, BinomeEntity *pair);
BinomePairStep binome_pair_find_next_step (BinomeEntity *pair);
char *binome_pair_dup_progress (BinomeEntity *pair);

GPtrArray *binome_pair_list_unagreed (BinomeDb *db, const gint64 *pairs, guint n_pairs, GArray *agreed,
                                      GError **error);

/* These belong into one store write. */
gboolean binome_pair_take_step (BinomeDb *db, gint64 pair, BinomePairStep step, BinomePairStepAnswer *answer,
                                GError **error);
gboolean binome_pair_take_steps (BinomeDb *db, const gint64 *pairs, guint n_pairs, BinomePairStep step,
                                 BinomePairStepAnswer *answer, GError **error);
gboolean binome_pair_propose_next (BinomeDb *db, gint64 programme, gint64 tutee, gint64 *pair,
                                   GError **error);

G_END_DECLS
