/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-criteria-fields.h"

G_BEGIN_DECLS

char *binome_criterion_dup_condition (BinomeEntity *criterion, BinomeCriteriaFields *fields);
char *binome_criterion_dup_sentence (BinomeEntity *criterion, BinomeCriteriaFields *fields);
gboolean binome_criterion_is_broken (BinomeEntity *criterion, BinomeCriteriaFields *fields);

/**
 * BinomeCriterionLimit:
 * @label: what it counts, with its unit
 * @hint: what a special number means; "" for nothing
 * @lowest: the lowest number that makes sense
 * @highest: the highest one
 * @usual: what to begin with
 *
 * A limit of a criterion.
 */
typedef struct
{
  const char *label;
  const char *hint;
  int lowest;
  int highest;
  int usual;
} BinomeCriterionLimit;

gboolean binome_criterion_get_minimum (BinomeEntity *criterion, BinomeCriterionLimit *limit);
gboolean binome_criterion_get_maximum (BinomeEntity *criterion, BinomeCriterionLimit *limit);

G_END_DECLS
