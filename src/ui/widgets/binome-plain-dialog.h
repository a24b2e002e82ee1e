/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *binome_plain_dialog_new (const char *title, int width, int height, AdwToolbarView **view);
AdwToolbarView *binome_plain_dialog_set_up (AdwDialog *self, int width, int height);
void binome_plain_dialog_add_export (AdwDialog *self, const char *label, const char *list);

G_END_DECLS
