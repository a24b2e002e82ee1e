/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-meeting.h"
#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

BinomeFormDialog *binome_meeting_dialog_new (BinomeSession *session, GPtrArray *pairs, gint64 pair);
BinomeFormDialog *binome_meeting_dialog_new_edit (BinomeSession *session, BinomeMeeting *meeting,
                                                  const char *pair_title);

G_END_DECLS
