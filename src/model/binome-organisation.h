/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ORGANISATION (binome_organisation_get_type ())
BINOME_DECLARE_ENTITY (BinomeOrganisation, binome_organisation, ORGANISATION)

/* The company whose file this is: one row. */
typedef enum
{
  BINOME_ORGANISATION_NAME,
  BINOME_ORGANISATION_SIRET,
  BINOME_ORGANISATION_SECTOR_AGREEMENT,
  BINOME_ORGANISATION_SKILLS_OPERATOR,
  BINOME_ORGANISATION_HEAD_COUNT,
  BINOME_ORGANISATION_ADDRESS,
  BINOME_ORGANISATION_SIGNATORY,
} BinomeOrganisationField;

BinomeOrganisation *binome_organisation_new (void);

G_END_DECLS
