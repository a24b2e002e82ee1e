/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_COMPARE_RUNS_DIALOG (binome_compare_runs_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCompareRunsDialog, binome_compare_runs_dialog, BINOME, COMPARE_RUNS_DIALOG,
                      AdwDialog)

BinomeCompareRunsDialog *binome_compare_runs_dialog_new (BinomeSession *session, GPtrArray *runs,
                                                         gint64 chosen);

G_END_DECLS
