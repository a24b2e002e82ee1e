/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-explainer.h"
#include "binome-match-session-private.h"

G_BEGIN_DECLS

typedef enum
{
  BINOME_MATCH_STATE_POSSIBLE,
  BINOME_MATCH_STATE_BARRED,  /* by a rule */
  BINOME_MATCH_STATE_APART,   /* by hand, since the session began */
  BINOME_MATCH_STATE_TOO_LOW, /* by the lowest acceptable score */
} BinomeMatchState;

/* Somebody without a tutor for whom changes are tried, from how things are now. */
typedef struct
{
  BinomeMatchSession *session;
  guint tutee;
  guint served;
  gint64 total;
  GArray *found; /* of BinomeMatchRelaxation */
} BinomeMatchRemedy;

BinomeMatchState binome_match_session_get_state (BinomeMatchSession *self, guint tutee, guint tutor);
gboolean binome_match_session_helps (BinomeMatchSession *self, guint tutee, guint tutor, const int *lifted,
                                     guint n_lifted, int minimum, int *score);
gboolean *binome_match_session_dup_reachable (BinomeMatchSession *self);
GArray *binome_match_session_dup_relaxations (BinomeMatchSession *self, guint tutee, const GArray *rules);
gboolean binome_match_session_lift_rule (BinomeMatchSession *self, guint rule, guint *served, gint64 *total,
                                         GCancellable *cancellable, GError **error);

gboolean binome_match_remedy_look (BinomeMatchRemedy *self, const BinomeMatchAttempt *attempt,
                                   BinomeMatchRelaxation relaxation);
int binome_match_session_get_held_back (BinomeMatchSession *self, guint tutor);
void binome_match_remedy_try_seats (BinomeMatchRemedy *self);
void binome_match_remedy_try_rule_and_seat (BinomeMatchRemedy *self, guint rule, const GArray *arcs,
                                            guint most);

G_END_DECLS
