/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report.h"

G_BEGIN_DECLS

/* A report with every kind of block, and a table of @n_rows pairs: “Pair 1” to “Pair @n_rows”. */
BinomeReport *report_fixture_new (guint n_rows);
BinomeChart *report_fixture_chart (void);
void report_fixture_add_pairs (BinomeReport *report, guint n_rows);

/* A path in a folder of the test's own, free of what an earlier run left there. */
char *report_fixture_path (const char *name);
/* What a program writes to its output; fails the test where it does not exit with 0. */
char *report_fixture_run (const char *const *arguments);
guint report_fixture_count (const char *text, const char *part);

G_END_DECLS
