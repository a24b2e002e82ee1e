/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

void binome_plan_difference_dialog_offer (GtkWidget *widget, BinomeSession *session, gboolean asked);
void binome_plan_difference_dialog_offer_template (GtkWidget *widget, BinomeSession *session,
                                                   gint64 template);

G_END_DECLS
