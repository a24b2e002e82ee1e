/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

/* What can be done with several pairs: a menu, and the actions that it names. */
void binome_pair_many_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act);
GMenuModel *binome_pair_many_make_menu (const gboolean *states);
void binome_pair_many_act (GtkWidget *widget, BinomeSession *session, GArray *pairs, const char *action,
                           GVariant *parameter);

/* The same for check-ins. */
void binome_check_in_many_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act);
GMenuModel *binome_check_in_many_make_menu (void);
void binome_check_in_many_act (GtkWidget *widget, BinomeSession *session, GArray *check_ins,
                               const char *action);

G_END_DECLS
