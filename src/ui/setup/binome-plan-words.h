/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"
#include "binome-query.h"

G_BEGIN_DECLS

char *binome_plan_words_describe (BinomeAnchor anchor, int days, BinomeCheckInKind kind,
                                  BinomePlanStepOwner owner, const char *job);
char *binome_plan_words_describe_template (BinomeEntity *template);

void binome_plan_words_sort (BinomeQuery *query, guint anchor, guint days);

G_END_DECLS
