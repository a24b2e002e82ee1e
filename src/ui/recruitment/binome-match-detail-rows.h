/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-matching.h"

G_BEGIN_DECLS

/* Each takes an item of a #BinomeMatchDetail, and is (transfer floating). */
GtkWidget *binome_match_line_row_new (gconstpointer line);
GtkWidget *binome_match_rule_row_new (gconstpointer rule);
GtkWidget *binome_match_rival_row_new (gconstpointer rival);
GtkWidget *binome_match_fragile_row_new (gconstpointer fragile);
GtkWidget *binome_match_help_row_new (gconstpointer help);
GtkWidget *binome_match_too_low_row_new (guint n_tutors);

char *binome_match_cost_describe (int served, double points);

G_END_DECLS
