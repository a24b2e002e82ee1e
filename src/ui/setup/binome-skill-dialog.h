/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

AdwDialog *binome_skill_form_new (BinomeSession *session);
AdwDialog *binome_skill_dialog_new (BinomeSession *session, gint64 skill, gboolean used);

G_END_DECLS
