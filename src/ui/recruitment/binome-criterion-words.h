/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-criterion.h"

G_BEGIN_DECLS

char *binome_criterion_dup_condition (BinomeEntity *criterion);
char *binome_criterion_dup_sentence (BinomeEntity *criterion);

gboolean binome_comparator_has_attribute (BinomeComparator comparator);
const char *binome_comparator_get_minimum_label (BinomeComparator comparator);

G_END_DECLS
