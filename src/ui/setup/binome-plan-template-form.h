/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

/* Short forms around templates of plans. */
void binome_plan_template_form_add (GtkWidget *widget, BinomeSession *session);
BinomeFormDialog *binome_plan_template_form_take (BinomeSession *session, GListModel *templates);

G_END_DECLS
