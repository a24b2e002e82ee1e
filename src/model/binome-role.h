/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ROLE (binome_role_get_type ())
BINOME_DECLARE_ENTITY (BinomeRole, binome_role, ROLE)

/* Who holds which function in a programme, and from when to when. */
typedef enum
{
  BINOME_ROLE_PROGRAMME,
  BINOME_ROLE_PERSON,
  BINOME_ROLE_FUNCTION,
  BINOME_ROLE_STARTS_ON,
  BINOME_ROLE_ENDS_ON,
} BinomeRoleField;

/* The functions around a programme; tutors and tutees are enrolments. */
typedef enum
{
  BINOME_ROLE_FUNCTION_COORDINATOR,
  BINOME_ROLE_FUNCTION_SPONSOR,
  BINOME_ROLE_FUNCTION_COMMITTEE,
  BINOME_ROLE_FUNCTION_TRAINER,
  BINOME_ROLE_FUNCTION_SCHOOL,
} BinomeRoleFunction;

extern const BinomeChoice binome_role_functions[];

BinomeRole *binome_role_new (void);

G_END_DECLS
