/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-export-list.h"
#include "binome-window.h"

G_BEGIN_DECLS

void binome_export_action_run (BinomeWindow *window, BinomeExportList *list);
void binome_export_action_run_as (BinomeWindow *window, BinomeExportList *list, BinomeExportFormat format);
void binome_export_action_run_kind (BinomeWindow *window, BinomeExportKind kind);
void binome_export_action_run_workspace (BinomeWindow *window);
void binome_export_action_write (BinomeWindow *window, BinomeExportList *list, GFile *file);

G_END_DECLS
