/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Each call belongs into one store write. A date of %BINOME_DATE_NONE means today. */

gboolean binome_check_in_add (BinomeDb *db, BinomeCheckIn *check_in, GError **error);
gboolean binome_check_in_hold (BinomeDb *db, gint64 check_in, BinomeDate on, int satisfaction,
                               const char *note, GError **error);
gboolean binome_check_in_waive (BinomeDb *db, gint64 check_in, const char *reason, GError **error);
gboolean binome_check_in_miss (BinomeDb *db, gint64 check_in, const char *reason, GError **error);
gboolean binome_check_in_plan_again (BinomeDb *db, gint64 check_in, BinomeDate due_on, GError **error);

gboolean binome_meeting_log (BinomeDb *db, BinomeMeeting *meeting, GError **error);
gboolean binome_meeting_check (BinomeEntity *pair, BinomeEntity *meeting, GError **error);
gboolean binome_meeting_delete (BinomeDb *db, gint64 meeting, GError **error);

gboolean binome_skill_assessment_record (BinomeDb *db, BinomeSkillAssessment *assessment, GError **error);

G_END_DECLS
