/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-date.h"

G_BEGIN_DECLS

BinomeDate binome_clock_today (void);
char *binome_clock_now (void);
void binome_clock_fix (BinomeDate today);

G_END_DECLS
