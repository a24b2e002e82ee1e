/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-funnel.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FUNNEL_CARD (binome_funnel_card_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFunnelCard, binome_funnel_card, BINOME, FUNNEL_CARD, AdwBin)

GtkWidget *binome_funnel_card_new (const BinomeFunnelLimits *limits);
void binome_funnel_card_set_enrolment (BinomeFunnelCard *self, BinomeEntity *enrolment);
gint64 binome_funnel_card_get_enrolment (BinomeFunnelCard *self);
void binome_funnel_card_pop_up (BinomeFunnelCard *self);

char *binome_funnel_describe_days (int days, gboolean stuck);

G_END_DECLS
