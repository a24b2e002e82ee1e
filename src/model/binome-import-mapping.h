/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_IMPORT_MAPPING (binome_import_mapping_get_type ())
BINOME_DECLARE_ENTITY (BinomeImportMapping, binome_import_mapping, IMPORT_MAPPING)

/* Which column of a spreadsheet means what, as the user settled it for one source. */
typedef enum
{
  BINOME_IMPORT_MAPPING_SOURCE,
  BINOME_IMPORT_MAPPING_COLUMNS,
  BINOME_IMPORT_MAPPING_USED_ON,
} BinomeImportMappingField;

BinomeImportMapping *binome_import_mapping_new (void);

G_END_DECLS
