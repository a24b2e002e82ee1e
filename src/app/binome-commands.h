/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-call.h"

G_BEGIN_DECLS

/* The commands, each as #BinomeCommand wants it. */

BinomeExit binome_command_demo (BinomeCall *call, GError **error);

BinomeExit binome_command_import (BinomeCall *call, GError **error);
BinomeExit binome_command_export (BinomeCall *call, GError **error);

BinomeExit binome_command_programmes (BinomeCall *call, GError **error);
BinomeExit binome_command_match (BinomeCall *call, GError **error);
BinomeExit binome_command_check (BinomeCall *call, GError **error);
BinomeExit binome_command_report (BinomeCall *call, GError **error);

BinomeExit binome_command_undo (BinomeCall *call, GError **error);
BinomeExit binome_command_redo (BinomeCall *call, GError **error);
BinomeExit binome_command_journal (BinomeCall *call, GError **error);
BinomeExit binome_command_backup (BinomeCall *call, GError **error);
BinomeExit binome_command_restore (BinomeCall *call, GError **error);
BinomeExit binome_command_verify (BinomeCall *call, GError **error);

G_END_DECLS
