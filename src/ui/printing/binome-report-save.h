/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report.h"

G_BEGIN_DECLS

void binome_report_save_async (BinomeReport *report, GFile *file, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
GFile *binome_report_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
