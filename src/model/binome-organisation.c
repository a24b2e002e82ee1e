/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The company whose file this is: one row. */

#include "binome-organisation.h"

#include <glib/gi18n-lib.h>

static const BinomeField fields[] = {
  [BINOME_ORGANISATION_NAME] = BINOME_TEXT ("name", N_ ("Company"), 0),
  [BINOME_ORGANISATION_SIRET] = BINOME_TEXT ("siret", N_ ("SIRET number"), 0),
  [BINOME_ORGANISATION_SECTOR_AGREEMENT]
  = BINOME_TEXT ("sector-agreement", N_ ("Sector agreement (IDCC)"), 0),
  [BINOME_ORGANISATION_SKILLS_OPERATOR] = BINOME_TEXT ("skills-operator", N_ ("Skills operator (OPCO)"), 0),
  [BINOME_ORGANISATION_HEAD_COUNT] = BINOME_INTEGER ("head-count", N_ ("Head count"), 0, 10000000, 0, 0),
  [BINOME_ORGANISATION_ADDRESS] = BINOME_NOTE ("address", N_ ("Address"), 0),
  [BINOME_ORGANISATION_SIGNATORY] = BINOME_TEXT ("signatory", N_ ("Signs for the company"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_ORGANISATION_NAME));
}

BINOME_DEFINE_ENTITY (BinomeOrganisation, binome_organisation, "organisation", N_ ("Organisation"), fields)
