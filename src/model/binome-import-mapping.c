/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a spreadsheet means what, as the user settled it for one source. */

#include "binome-import-mapping.h"

#include <glib/gi18n-lib.h>

static const BinomeField fields[] = {
  [BINOME_IMPORT_MAPPING_SOURCE]
  = BINOME_TEXT ("source", N_ ("Source"), BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_IMPORT_MAPPING_COLUMNS] = BINOME_NOTE ("columns", N_ ("Columns"), BINOME_FIELD_INTERNAL),
  [BINOME_IMPORT_MAPPING_USED_ON] = BINOME_DAY ("used-on", N_ ("Used on"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_IMPORT_MAPPING_SOURCE));
}

BINOME_DEFINE_ENTITY (BinomeImportMapping, binome_import_mapping, "import_mapping",
                      N_ ("Columns of a source"), fields)
