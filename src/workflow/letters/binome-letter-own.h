/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-letter-fields.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeLetterOwn:
 * @name: how a letter names it, such as “tutee.own.size-of-gloves”
 * @label: what the user calls it
 * @source: whom it is about
 * @definition: the field
 *
 * A field of the company’s own that a letter may name.
 */
typedef struct
{
  char *name;
  char *label;
  BinomeLetterSource source;
  BinomeEntity *definition;
} BinomeLetterOwn;

GPtrArray *binome_letter_own_list (BinomeDb *db, GError **error);
const BinomeLetterOwn *binome_letter_own_find (GPtrArray *own, const char *name);
gboolean binome_letter_own_is_name (const char *field);
char *binome_letter_own_look_up (const char *field, BinomeLetterFacts *facts);

G_END_DECLS
