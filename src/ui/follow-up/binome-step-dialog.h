/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-follow-up-rows.h"
#include "binome-session.h"

G_BEGIN_DECLS

/* Steps of a check-in or a pair: each asks what it must, is one action of the journal, and can be undone. */
void binome_step_hold_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row);
void binome_step_waive_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row);
void binome_step_miss_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row);
void binome_step_plan_check_in (GtkWidget *widget, BinomeSession *session, const BinomeCheckInRow *row);
void binome_step_move_pair (GtkWidget *widget, BinomeSession *session, gint64 pair, const char *pair_title,
                            const BinomeMove *move);

void binome_step_extend_pair (GtkWidget *widget, BinomeSession *session, BinomeEntity *pair,
                              const char *pair_title);

G_END_DECLS
