/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

G_BEGIN_DECLS

/* Stops about an import, of a staff list that has something of everything: its columns, and what it will do.
 */
void binome_tour_show_import (BinomeWindow *window, const char *step, void (*settle) (int milliseconds));

G_END_DECLS
