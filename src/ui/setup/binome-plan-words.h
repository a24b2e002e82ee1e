/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"

G_BEGIN_DECLS

char *binome_plan_words_describe (BinomeAnchor anchor, int days, BinomeCheckInKind kind,
                                  BinomePlanStepOwner owner, const char *job);
char *binome_plan_words_describe_template (BinomeEntity *template);

G_END_DECLS
