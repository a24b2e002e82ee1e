/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another record of a person, which was made one with theirs and is no more. */

#include "binome-merged-record.h"

#include <glib/gi18n-lib.h>

#include "binome-person.h"

static const BinomeField fields[] = {
  [BINOME_MERGED_RECORD_PERSON]
  = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_MERGED_RECORD_RECORD]
  = BINOME_INTEGER ("record", N_ ("Number"), 0, 9007199254740991, 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (_ ("Merged record"));
}

BINOME_DEFINE_ENTITY (BinomeMergedRecord, binome_merged_record, "merged_record", N_ ("Merged record"), fields)
