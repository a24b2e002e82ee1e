/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-rules-check.h"

G_BEGIN_DECLS

GPtrArray *binome_compliance_list (BinomeDb *db, gint64 programme, BinomeDate today, GError **error);
BinomeRules *binome_compliance_load_rules (GError **error);
BinomeRuleContract binome_compliance_contract_of (const char *id);
BinomeRuleContract binome_compliance_contract_of_tutee (BinomeEntity *tutee);
gboolean binome_compliance_is_blocked (GPtrArray *findings);

G_END_DECLS
