/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two sites of the company are from each other, in kilometres, the same both ways. */

#include "binome-site-distance.h"

#include <glib/gi18n-lib.h>

static const BinomeField fields[] = {
  [BINOME_SITE_DISTANCE_SITE] = BINOME_TEXT ("site", N_ ("Site"), BINOME_FIELD_REQUIRED),
  [BINOME_SITE_DISTANCE_OTHER] = BINOME_TEXT ("other", N_ ("Other site"), BINOME_FIELD_REQUIRED),
  [BINOME_SITE_DISTANCE_KILOMETRES] = BINOME_INTEGER ("kilometres", N_ ("Kilometres"), 0, 20000, 0, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup_printf ("%s – %s", binome_entity_get_text (self, BINOME_SITE_DISTANCE_SITE),
                          binome_entity_get_text (self, BINOME_SITE_DISTANCE_OTHER));
}

BINOME_DEFINE_ENTITY (BinomeSiteDistance, binome_site_distance, "site_distance",
                      N_ ("Distance between sites"), fields)
