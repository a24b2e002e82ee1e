/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"
#include "widgets/binome-entity-list.h"

G_BEGIN_DECLS

void binome_person_skill_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 person,
                                    BinomePersonSkillSide side);

G_END_DECLS
