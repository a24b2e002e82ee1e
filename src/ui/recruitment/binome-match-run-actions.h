/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

void binome_match_run_ask_name (BinomeSession *session, GtkWidget *widget, BinomeEntity *run);
void binome_match_run_ask_adopt (BinomeSession *session, GtkWidget *widget, BinomeEntity *run,
                                 BinomeSessionDone done);
void binome_match_run_ask_discard (BinomeSession *session, GtkWidget *widget, BinomeEntity *run);
char *binome_match_run_dup_decision (BinomeEntity *run);

G_END_DECLS
