/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "binome-training-overview.h"

G_BEGIN_DECLS

AdwDialog *binome_course_form_new (BinomeSession *session);
AdwDialog *binome_course_dialog_new (BinomeSession *session, gint64 course);
AdwDialog *binome_training_session_form_new (BinomeSession *session, GPtrArray *courses);
AdwDialog *binome_training_enrol_form_new (BinomeSession *session, BinomeTrainingOverview *overview,
                                           gint64 training_session, gint64 person);

char *binome_training_describe_session (BinomeEntity *session);
char *binome_training_describe_course (BinomeEntity *course);
char *binome_training_format_money (double amount);

G_END_DECLS
