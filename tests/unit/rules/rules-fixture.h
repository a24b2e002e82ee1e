/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-rules-check.h"

BinomeRules *load_rules (const char *path);
BinomeRules *parse_rules (const char *text, GError **error);
BinomeDate day (const char *iso);
void assert_day (BinomeDate date, const char *iso);

const BinomeRule *find_rule (const BinomeRules *rules, const char *id);
const BinomeFinding *find_finding (GPtrArray *findings, const char *rule);
