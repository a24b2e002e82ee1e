/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

void binome_tour_show_plan (BinomeWindow *window, const char *step, void (*settle) (int milliseconds));
void binome_tour_show_pair (BinomeWindow *window, const char *step, void (*settle) (int milliseconds));
