/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-funnel.h"
#include "binome-list-model.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FUNNEL_COLUMN (binome_funnel_column_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFunnelColumn, binome_funnel_column, BINOME, FUNNEL_COLUMN, AdwBin)

/* What a column says while candidates are dragged. */
typedef enum
{
  BINOME_FUNNEL_MARK_NONE,
  BINOME_FUNNEL_MARK_ALLOWED,
  BINOME_FUNNEL_MARK_FORBIDDEN,
} BinomeFunnelMark;

BinomeFunnelColumn *binome_funnel_column_new (BinomeEnrolmentState state);
BinomeEnrolmentState binome_funnel_column_get_state (BinomeFunnelColumn *self);
void binome_funnel_column_show (BinomeFunnelColumn *self, const BinomeFunnel *funnel,
                                BinomeEnrolmentRole role);
void binome_funnel_column_set_query (BinomeFunnelColumn *self, BinomeStore *store, BinomeQuery *query);
guint binome_funnel_column_get_n (BinomeFunnelColumn *self);

gint64 binome_funnel_column_get_focused (BinomeFunnelColumn *self, guint *position);
gboolean binome_funnel_column_focus (BinomeFunnelColumn *self, guint position);
void binome_funnel_column_expect (BinomeFunnelColumn *self, gint64 enrolment);
void binome_funnel_column_pop_up (BinomeFunnelColumn *self);
GArray *binome_funnel_column_dup_chosen (BinomeFunnelColumn *self, gint64 enrolment);
void binome_funnel_column_set_mark (BinomeFunnelColumn *self, BinomeFunnelMark mark);

G_END_DECLS
