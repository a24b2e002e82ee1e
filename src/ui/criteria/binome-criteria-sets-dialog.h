/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "binome-criteria-fields.h"

G_BEGIN_DECLS

char *binome_criteria_set_dup_name (BinomeEntity *set);
AdwDialog *binome_criteria_keep_dialog_new (BinomeSession *session);
void binome_criteria_set_dialog_present (BinomeSession *session, BinomeCriteriaFields *fields,
                                         BinomeEntity *set, GtkWidget *parent);

G_END_DECLS
