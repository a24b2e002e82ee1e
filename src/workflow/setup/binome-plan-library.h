/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeShippedPlan:
 * @kind: the kind of programme it is for
 * @title: its name, in the language asked for
 * @months: how long such a programme usually lasts
 *
 * A check-in plan that comes with the program.
 */
typedef struct
{
  BinomeProgrammeKind kind;
  char *title;
  int months;
} BinomeShippedPlan;

void binome_shipped_plan_free (gpointer self);

/* Nothing here touches the file. */
GPtrArray *binome_plan_library_list (const char *language, GError **error);
GPtrArray *binome_plan_library_make_steps (BinomeProgrammeKind kind, BinomeDate starts_on, BinomeDate ends_on,
                                           const char *language, GError **error);

G_END_DECLS
