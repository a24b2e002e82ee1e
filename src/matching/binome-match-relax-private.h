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

BinomeMatchState binome_match_session_get_state (BinomeMatchSession *self, guint tutee, guint tutor);
gboolean *binome_match_session_dup_reachable (BinomeMatchSession *self);
GArray *binome_match_session_dup_relaxations (BinomeMatchSession *self, guint tutee, const GArray *rules);
gboolean binome_match_session_lift_rule (BinomeMatchSession *self, guint rule, guint *served, gint64 *total,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
