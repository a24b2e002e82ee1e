/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-funnel.h"
#include "binome-session.h"

G_BEGIN_DECLS

GMenuModel *binome_funnel_move_menu_new (int state, const char *open_action, const char *move_action);
GMenuModel *binome_funnel_move_menu_new_for_all (const int *states, guint n_states, const char *move_action);
gboolean binome_funnel_move_ask_all (BinomeSession *session, GtkWidget *widget, GArray *enrolments,
                                     const int *states, int to);
gboolean binome_funnel_move_ask (BinomeSession *session, GtkWidget *widget, GArray *enrolments, int from,
                                 int to);

G_END_DECLS
