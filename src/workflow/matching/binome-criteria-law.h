/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeCriteriaLaw:
 *
 * What people must not be matched by.
 */
typedef struct _BinomeCriteriaLaw BinomeCriteriaLaw;

BinomeCriteriaLaw *binome_criteria_law_new (GError **error);
void binome_criteria_law_free (BinomeCriteriaLaw *self);
char *binome_criteria_law_dup_reason (const BinomeCriteriaLaw *self, BinomeEntity *definition);
gboolean binome_criteria_law_allows (const BinomeCriteriaLaw *self, BinomeEntity *definition, GError **error);

gboolean binome_criterion_needs_field (BinomeEntity *criterion);
gboolean binome_criterion_check_law (BinomeDb *db, BinomeEntity *criterion, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCriteriaLaw, binome_criteria_law_free)

G_END_DECLS
