/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

void tour_settle (int milliseconds);
void tour_show_matching (BinomeWindow *window, const char *step);
