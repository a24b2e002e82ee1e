/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "binome-wishes.h"

G_BEGIN_DECLS

AdwDialog *binome_choice_form_new (BinomeSession *session, const BinomeWishes *wishes);
AdwDialog *binome_wish_form_new (BinomeSession *session, const BinomeWishes *wishes, BinomeEntity *wish);
AdwDialog *binome_talk_form_new (BinomeSession *session, const BinomeWishes *wishes, BinomeEntity *talk);

G_END_DECLS
