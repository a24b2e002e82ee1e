/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-export.h"
#include "binome-window.h"

G_BEGIN_DECLS

void binome_export_action_run (BinomeWindow *window, BinomeExportKind kind);

G_END_DECLS
