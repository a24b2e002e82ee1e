/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

AdwDialog *binome_criteria_templates_dialog_new (BinomeSession *session);

G_END_DECLS
