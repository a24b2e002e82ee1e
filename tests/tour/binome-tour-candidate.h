/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

/* Stops about candidates: the page of one, and the registration form. */
void binome_tour_show_registration (BinomeWindow *window, const char *step);
void binome_tour_show_candidate (BinomeWindow *window, const char *step, void (*settle) (int milliseconds));
