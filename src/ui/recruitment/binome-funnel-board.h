/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-funnel.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FUNNEL_BOARD (binome_funnel_board_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFunnelBoard, binome_funnel_board, BINOME, FUNNEL_BOARD, AdwBin)

/* Which candidates are asked for; -1 is every state. */
typedef struct
{
  const char *search; /* nullable */
  int state;
  gboolean stuck_only;
} BinomeFunnelFilter;

void binome_funnel_board_show (BinomeFunnelBoard *self, BinomeSession *session, const BinomeFunnel *funnel,
                               BinomeEnrolmentRole role);
void binome_funnel_board_filter (BinomeFunnelBoard *self, const BinomeFunnelFilter *filter);
GtkWidget *binome_funnel_board_get_column (BinomeFunnelBoard *self, BinomeEnrolmentState state);

G_END_DECLS
