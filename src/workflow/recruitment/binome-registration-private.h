/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-availability-workflow.h"
#include "binome-enrolment-workflow.h"
#include "binome-import-private.h"
#include "binome-registration-form.h"
#include "binome-registration-return.h"

G_BEGIN_DECLS

/* The level of a skill that is only named. */
#define BINOME_REGISTRATION_USUAL_LEVEL 2

/* All forms of one import. */
typedef struct
{
  BinomeDb *db;
  BinomeRegistrationReturns *returns;
  BinomeImportPeople *people;
  BinomeRegistrationForm *forms[2]; /* by role */
  GHashTable *skills;               /* title, folded, to id */
  GHashTable *seen;                 /* number of a person and role, to the form that was before */
  gboolean write;
} BinomeRegistrationBatch;

/* One form on its way. */
typedef struct
{
  BinomeRegistrationBatch *batch;
  BinomeRegistrationReturn *item;
  const BinomeRegistrationForm *form;
  BinomeEntity *person;
  BinomeEntity *enrolment;
  gboolean person_is_new;
  gboolean person_changed;
  gboolean enrolment_changed;
  gboolean applies; /* a state before “Applied”, or one that left */
  BinomeWeek week;
  gboolean week_changed;
  GArray *skills; /* of BinomeSkillLevel: as they will be */
  gboolean skills_changed;
  GPtrArray *other_skills; /* names */
  GHashTable *own;         /* id of a field to its answer, as written */
  GPtrArray *changes;      /* what the changed fields are called */
  char *note;              /* something to tell besides */
} BinomeRegistrationJudging;

/* Each returns FALSE where the form is left out, or, with @error set, where the file cannot be read. */
gboolean binome_registration_take_enrolment (BinomeRegistrationJudging *self, GError **error);
gboolean binome_registration_take_week (BinomeRegistrationJudging *self, GError **error);
gboolean binome_registration_take_skills (BinomeRegistrationJudging *self, GError **error);
gboolean binome_registration_take_own (BinomeRegistrationJudging *self, GError **error);

gboolean binome_registration_leave_out (BinomeRegistrationJudging *self, char *text);
gboolean binome_registration_leave_out_for (BinomeRegistrationJudging *self, GError *local_error,
                                            GError **error);
void binome_registration_note_change (BinomeRegistrationJudging *self, const char *label);
gboolean binome_registration_put_skill (GArray *skills, gint64 id, int level);

/* Takes what somebody wrote for a field: NULL, or why it cannot be (transfer full). */
char *binome_registration_take_answer (BinomeEntity *entity, guint field, const char *text,
                                       gboolean *changed);

G_END_DECLS
