/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-funnel.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FUNNEL_BOARD (binome_funnel_board_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFunnelBoard, binome_funnel_board, BINOME, FUNNEL_BOARD, AdwBin)

/**
 * BinomeFunnelFilter:
 * @search: (nullable): as it was typed
 * @state: the stage; -1 for all
 * @stuck_only: only those who have been there for too long
 * @only: (nullable) (element-type gint64): only these enrolments
 *
 * Which candidates are asked for.
 */
typedef struct
{
  const char *search;
  int state;
  gboolean stuck_only;
  GArray *only;
} BinomeFunnelFilter;

void binome_funnel_board_show (BinomeFunnelBoard *self, BinomeSession *session, const BinomeFunnel *funnel,
                               BinomeEnrolmentRole role);
void binome_funnel_board_filter (BinomeFunnelBoard *self, const BinomeFunnelFilter *filter);
GtkWidget *binome_funnel_board_get_column (BinomeFunnelBoard *self, BinomeEnrolmentState state);

G_END_DECLS
