/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_CONSTRAINT (binome_match_constraint_get_type ())
BINOME_DECLARE_ENTITY (BinomeMatchConstraint, binome_match_constraint, MATCH_CONSTRAINT)

/* Two people whom the co-ordinator keeps together or apart, or allows, whatever the criteria say. */
typedef enum
{
  BINOME_MATCH_CONSTRAINT_PROGRAMME,
  BINOME_MATCH_CONSTRAINT_TUTEE,
  BINOME_MATCH_CONSTRAINT_TUTOR,
  BINOME_MATCH_CONSTRAINT_KIND,
  BINOME_MATCH_CONSTRAINT_REASON,
  BINOME_MATCH_CONSTRAINT_DECIDED_ON,
  BINOME_MATCH_CONSTRAINT_REASON_SHOWN,
} BinomeMatchConstraintField;

/* Together, apart, or possible. */
typedef enum
{
  BINOME_MATCH_CONSTRAINT_KIND_FORBID,
  BINOME_MATCH_CONSTRAINT_KIND_LOCK,
  BINOME_MATCH_CONSTRAINT_KIND_ALLOW,
} BinomeMatchConstraintKind;

extern const BinomeChoice binome_match_constraint_kinds[];

BinomeMatchConstraint *binome_match_constraint_new (void);

G_END_DECLS
