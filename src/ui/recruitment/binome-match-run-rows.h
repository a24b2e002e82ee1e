/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

GtkWidget *binome_match_result_row_new (const BinomeRecruitment *recruitment, BinomeEntity *result);
GtkWidget *binome_match_unreached_row_new (const BinomeParticipant *tutor);
GtkWidget *binome_match_constraint_row_new (BinomeSession *session, const BinomeRecruitment *recruitment,
                                            BinomeEntity *constraint);

G_END_DECLS
