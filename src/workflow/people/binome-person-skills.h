/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

gboolean binome_person_keep_skill (BinomeDb *db, BinomePersonSkill *skill, const char *title, GError **error);
gboolean binome_person_give_skills (BinomeDb *db, BinomeEnrolment *enrolment, GError **error);

G_END_DECLS
