/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-kernel.h"
#include "binome-match-problem-private.h"
#include "binome-match-session.h"

G_BEGIN_DECLS

struct _BinomeMatchSession
{
  GObject parent_instance;

  BinomeMatchProblem *problem;
  BinomeMatchOptions options;
  BinomeMatchKernel *kernel;
  BinomeMatchEngine *engine;
  BinomeMatchMemory *memory; /* of the optimum, while nothing has changed since; or NULL */
  GHashTable *by_hand;       /* tutee << 32 | tutor to HAND_ */
  BinomeMatchEngine
      *raised; /* with the highest floor, where one is wanted: the pairs that are shown; or NULL */
  int floor;   /* that floor, as it was last */
};

/* What is tried besides: pairs made possible for one tutee. */
typedef struct
{
  guint tutee;
  const BinomeMatchArc *arcs;
  guint n_arcs;
  gboolean below; /* whether they count however low they score */
} BinomeMatchAttempt;

enum
{
  HAND_APART = 1,
  HAND_ALLOWED,
};

int *binome_match_options_dup_capacities (const BinomeMatchOptions *options, BinomeMatchProblem *problem);
void binome_match_options_get_setup (const BinomeMatchOptions *options, BinomeMatchSetup *setup,
                                     int *penalties);
int binome_match_options_get_seats (const BinomeMatchOptions *options, int capacity);
gboolean binome_match_session_has_room (BinomeMatchSession *self, guint tutee, guint tutor);
void binome_match_session_remember (BinomeMatchSession *self);
gboolean binome_match_session_resolve (BinomeMatchSession *self);

/* binome-match-floor.c */
BinomeMatchEngine *binome_match_session_new_engine (BinomeMatchSession *self, const BinomeMatchEngine *base,
                                                    BinomeMatchProblem *problem,
                                                    const BinomeMatchKernel *kernel, int minimum,
                                                    const BinomeMatchAttempt *attempt);
int binome_match_session_get_lowest (BinomeMatchSession *self, const BinomeMatchEngine *engine,
                                     const BinomeMatchAttempt *attempt);
BinomeMatchEngine *binome_match_session_raise (BinomeMatchSession *self, const BinomeMatchEngine *base,
                                               BinomeMatchProblem *problem, const BinomeMatchKernel *kernel,
                                               const BinomeMatchAttempt *attempt, GCancellable *cancellable,
                                               GError **error);
gboolean binome_match_session_find_floor (BinomeMatchSession *self, GCancellable *cancellable,
                                          GError **error);
void binome_match_session_stand (BinomeMatchSession *self, const BinomeMatchAttempt *attempt, guint tutee,
                                 int *tutor, guint *served, gint64 *total);

/* The pairs that are shown. */
static inline const BinomeMatchEngine *
binome_match_session_get_shown (const BinomeMatchSession *self)
{
  return self->raised != NULL ? self->raised : self->engine;
}

#define BINOME_MATCH_N_PENALTIES 16

G_END_DECLS
