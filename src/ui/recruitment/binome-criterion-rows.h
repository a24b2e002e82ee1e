/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "binome-criteria-fields.h"

G_BEGIN_DECLS

void binome_criterion_rows_add (AdwPreferencesGroup *group, BinomeSession *session, BinomeEntity *criterion,
                                BinomeCriteriaFields *fields);
AdwDialog *binome_criterion_dialog_new (BinomeSession *session, BinomeCriteriaFields *fields, guint position);
AdwDialog *binome_criterion_dialog_new_for (BinomeSession *session, BinomeCriteriaFields *fields,
                                            BinomeEntity *criterion);

G_END_DECLS
