/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_RESULT_DIALOG (binome_match_result_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchResultDialog, binome_match_result_dialog, BINOME, MATCH_RESULT_DIALOG,
                      AdwDialog)

BinomeMatchResultDialog *binome_match_result_dialog_new (BinomeSession *session,
                                                         BinomeRecruitment *recruitment,
                                                         BinomeEntity *result);

G_END_DECLS
