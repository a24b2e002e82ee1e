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
};

enum
{
  HAND_APART = 1,
  HAND_ALLOWED,
};

int *binome_match_options_dup_capacities (const BinomeMatchOptions *options, BinomeMatchProblem *problem);
void binome_match_options_get_setup (const BinomeMatchOptions *options, BinomeMatchSetup *setup,
                                     int *penalties);
BinomeMatchEngine *binome_match_session_new_engine (BinomeMatchSession *self,
                                                    const BinomeMatchKernel *kernel);
void binome_match_session_remember (BinomeMatchSession *self);
gboolean binome_match_session_resolve (BinomeMatchSession *self);

#define BINOME_MATCH_N_PENALTIES 16

G_END_DECLS
