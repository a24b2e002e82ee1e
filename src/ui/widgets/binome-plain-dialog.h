/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *binome_plain_dialog_new (const char *title, int width, int height, AdwToolbarView **view);

G_END_DECLS
