/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WINDOW (binome_window_get_type ())
G_DECLARE_FINAL_TYPE (BinomeWindow, binome_window, BINOME, WINDOW, AdwApplicationWindow)

BinomeWindow *binome_window_new (GtkApplication *application, BinomeStore *store);
BinomeWindow *binome_window_new_detached (BinomeWindow *original);
BinomeSession *binome_window_get_session (BinomeWindow *self);
BinomePage *binome_window_show_page (BinomeWindow *self, const char *name, const char *section);
const char *binome_window_get_page_name (BinomeWindow *self);
void binome_window_add_toast (BinomeWindow *self, AdwToast *toast);
BinomePage *binome_window_get_visible_page (BinomeWindow *self);
void binome_window_open (BinomeWindow *self, AdwNavigationPage *page);

/* From any widget in a window. */
void binome_window_push (GtkWidget *widget, AdwNavigationPage *page);
BinomeSession *binome_window_session_of (GtkWidget *widget);

void binome_window_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
