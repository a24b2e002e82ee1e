/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 WideNumber;

typedef struct
{
  guint32 tutor;
  guint64 score;
} WideArc;

/**
 * WideInstance:
 * @capacities: (array length=n_tutors): how many tutees each tutor can take
 * @ends: (array length=n_tutees): where the arcs of each tutee end
 * @arcs: the possible pairs, tutee by tutee
 *
 * A matching whose scores may have 63 bits.
 */
typedef struct
{
  guint n_tutees;
  guint n_tutors;
  const int *capacities;
  const gsize *ends;
  const WideArc *arcs;
} WideInstance;

/**
 * WideResult:
 * @served: how many tutees have a tutor
 * @total: their scores
 * @primal: what the pairs weigh
 * @dual: what the prices allow at most
 * @is_proven: whether both are equal, and no pair weighs more than its prices
 */
typedef struct
{
  guint served;
  WideNumber total;
  WideNumber primal;
  WideNumber dual;
  gboolean is_proven;
} WideResult;

void wide_solve (const WideInstance *instance, WideResult *result);
char *wide_number_format (WideNumber number);

G_END_DECLS
