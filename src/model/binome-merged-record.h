/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MERGED_RECORD (binome_merged_record_get_type ())
BINOME_DECLARE_ENTITY (BinomeMergedRecord, binome_merged_record, MERGED_RECORD)

/* That another record of a person was made one with theirs: the journal knows it by its number. */
typedef enum
{
  BINOME_MERGED_RECORD_PERSON,
  BINOME_MERGED_RECORD_RECORD, /* the id of a person that is no more */
} BinomeMergedRecordField;

BinomeMergedRecord *binome_merged_record_new (void);

G_END_DECLS
