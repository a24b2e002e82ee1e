/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PARTICIPANT_DIALOG (binome_participant_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeParticipantDialog, binome_participant_dialog, BINOME, PARTICIPANT_DIALOG,
                      AdwDialog)

BinomeParticipantDialog *binome_participant_dialog_new (BinomeSession *session, gint64 enrolment);

G_END_DECLS
