/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-model.h"
#include "binome-session.h"

G_BEGIN_DECLS

void binome_people_skill_add (GtkWidget *widget, BinomeSession *session, BinomePersonSkillSide side,
                              GArray *people);

G_END_DECLS
