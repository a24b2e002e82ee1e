/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"
#include "binome-session.h"
#include "widgets/binome-form-dialog.h"

G_BEGIN_DECLS

/* Gives @form its work, before it is shown: @skill is what is entered there, @title the name of the skill. */
typedef void (*BinomePersonSkillFormReady) (GtkWidget *widget, BinomeFormDialog *form, BinomeEntity *skill,
                                            const char *title, gpointer user_data);

void binome_person_skill_form_open (GtkWidget *widget, BinomeSession *session, BinomeEntity *skill,
                                    const char *title, BinomePersonSkillFormReady ready, gpointer user_data,
                                    GDestroyNotify destroy);
void binome_person_skill_form_add (GtkWidget *widget, BinomeSession *session, gint64 person,
                                   BinomePersonSkillSide side, BinomePersonSkillFormReady ready,
                                   gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
