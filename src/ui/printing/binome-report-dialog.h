/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-report.h"
#include "binome-session.h"

G_BEGIN_DECLS

/* Writes a document about the row @id: `db, id, error`; (transfer full), NULL with an error. */
typedef BinomeReport *(*BinomeReportBuild) (BinomeDb *db, gint64 id, GError **error);

#define BINOME_TYPE_REPORT_DIALOG (binome_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeReportDialog, binome_report_dialog, BINOME, REPORT_DIALOG, AdwDialog)

BinomeReportDialog *binome_report_dialog_new (BinomeSession *session, const char *title,
                                              BinomeReportBuild build, gint64 id, const char *letter);

G_END_DECLS
