/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeCriteriaFields:
 *
 * The fields of the company's own, as criteria see them: which can be compared, and which must not.
 */
typedef struct _BinomeCriteriaFields BinomeCriteriaFields;

BinomeCriteriaFields *binome_criteria_fields_new (void);
BinomeCriteriaFields *binome_criteria_fields_new_of (GPtrArray *definitions);
BinomeCriteriaFields *binome_criteria_fields_ref (BinomeCriteriaFields *self);
void binome_criteria_fields_unref (BinomeCriteriaFields *self);
gboolean binome_criteria_fields_read (BinomeDb *db, gpointer fields, GError **error);

guint binome_criteria_fields_get_n (BinomeCriteriaFields *self);
BinomeEntity *binome_criteria_fields_get (BinomeCriteriaFields *self, guint position);
const char *binome_criteria_fields_get_reason (BinomeCriteriaFields *self, guint position);
BinomeEntity *binome_criteria_fields_find (BinomeCriteriaFields *self, gint64 id);
gboolean binome_criteria_fields_suits (BinomeEntity *definition, BinomeComparator comparator,
                                       BinomeFieldScope side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCriteriaFields, binome_criteria_fields_unref)

G_END_DECLS
