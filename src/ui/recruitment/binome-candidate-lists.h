/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"
#include "widgets/binome-entity-list.h"

G_BEGIN_DECLS

/* Each makes an empty list that of a candidate: to see, to add and to change. */
void binome_agreement_list_fill (BinomeEntityList *list, BinomeSession *session, BinomeEntity *enrolment);
void binome_interview_list_fill (BinomeEntityList *list, BinomeSession *session, BinomeEntity *enrolment);
void binome_absence_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 person);

/* The same in one line, for the candidate's page; NULL for none yet. */
char *binome_agreement_describe (BinomeEntity *agreement);
char *binome_interview_describe (BinomeEntity *interview);

G_END_DECLS
