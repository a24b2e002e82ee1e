/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-model.h"
#include "binome-session.h"

G_BEGIN_DECLS

void binome_participants_add_one (GtkWidget *widget, BinomeSession *session, BinomeEnrolmentRole role,
                                  BinomeEnrolmentState state);
void binome_participants_add_act (GtkWidget *widget, BinomeSession *session, BinomeEnrolmentRole role,
                                  const char *action);
void binome_participants_add_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act);

G_END_DECLS
