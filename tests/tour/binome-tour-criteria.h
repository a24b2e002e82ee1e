/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

G_BEGIN_DECLS

void binome_tour_show_criteria (BinomeWindow *window, const char *step, void (*settle) (int milliseconds));

G_END_DECLS
