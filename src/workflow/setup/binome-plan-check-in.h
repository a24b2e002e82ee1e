/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"

G_BEGIN_DECLS

/* Pure: what a step of the check-in plan means for one pair. Nothing here touches the file. */
gboolean binome_plan_step_is_for (BinomeEntity *step, const char *job);
BinomeDate binome_plan_step_find_day (BinomeEntity *step, BinomeEntity *pair);
BinomeEntity *binome_plan_step_make_check_in (BinomeEntity *step, BinomeEntity *pair, BinomeDate day);
void binome_plan_step_put_words (BinomeEntity *step, BinomeEntity *check_in);
gboolean binome_plan_step_has_words_of (BinomeEntity *step, BinomeEntity *check_in);

G_END_DECLS
