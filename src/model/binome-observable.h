/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_OBSERVABLE (binome_observable_get_type ())
BINOME_DECLARE_ENTITY (BinomeObservable, binome_observable, OBSERVABLE)

/* Something one can see or hear that shows a skill. */
typedef enum
{
  BINOME_OBSERVABLE_SKILL,
  BINOME_OBSERVABLE_TITLE,
  BINOME_OBSERVABLE_POSITION,
} BinomeObservableField;

BinomeObservable *binome_observable_new (void);

G_END_DECLS
