/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ATTENDANCE_SHEET_DIALOG (binome_attendance_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeAttendanceSheetDialog, binome_attendance_sheet_dialog, BINOME,
                      ATTENDANCE_SHEET_DIALOG, AdwDialog)

BinomeAttendanceSheetDialog *binome_attendance_sheet_dialog_new (BinomeSession *session,
                                                                 gint64 training_session);

G_END_DECLS
