/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-pair-offer.h"
#include "binome-session.h"

G_BEGIN_DECLS

void binome_pair_steps_take (GtkWidget *widget, BinomeSession *session, const gint64 *pairs, guint n_pairs,
                             BinomePairStep step);

G_END_DECLS
