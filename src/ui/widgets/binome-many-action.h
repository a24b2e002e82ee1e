/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-many.h"
#include "binome-session.h"
#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

void binome_many_action_take (GtkWidget *widget, BinomeSession *session, const char *action, BinomeMany *many,
                              GDestroyNotify destroy_data);
void binome_many_action_set_form (BinomeFormDialog *form, GtkWidget *widget, BinomeSession *session,
                                  const char *action, BinomeMany *many, GDestroyNotify destroy_data);

G_END_DECLS
