/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-match-study.h"

G_BEGIN_DECLS

/* Rows of a study; each is (transfer floating) and calls actions of the dialog it stands in. */
GtkWidget *binome_what_if_change_row_new (BinomeMatchStudy *study, guint change);
GtkWidget *binome_what_if_move_row_new (BinomeMatchStudy *study, const BinomeMatchMove *move);
GtkWidget *binome_what_if_tutee_row_new (BinomeMatchStudy *study, guint tutee);
GtkWidget *binome_what_if_tutor_row_new (BinomeMatchStudy *study, guint tutor);
void binome_what_if_tutor_row_update (GtkWidget *row, BinomeMatchStudy *study, guint tutor);
GtkWidget *binome_what_if_barred_row_new (BinomeMatchStudy *study, guint tutee, guint tutor);
GtkWidget *binome_what_if_cost_row_new (BinomeMatchStudy *study, guint tutee, const BinomeMatchCost *cost);

G_END_DECLS
