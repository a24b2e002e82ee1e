/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"
#include "recruitment/binome-recruitment.h"
#include "widgets/binome-selection-bar.h"

G_BEGIN_DECLS

GMenuModel *binome_participants_many_make_menu (const BinomeRecruitment *recruitment,
                                                BinomeSelectionBar *bar);
void binome_participants_many_follow (BinomeSelectionBar *bar, const BinomeRecruitment *before,
                                      const BinomeRecruitment *now);
void binome_participants_many_act (GtkWidget *widget, BinomeSession *session,
                                   const BinomeRecruitment *recruitment, BinomeSelectionBar *bar,
                                   const char *action, GVariant *parameter);
void binome_participants_many_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act);

G_END_DECLS
