/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"
#include "binome-report.h"
#include "binome-table-writer.h"

G_BEGIN_DECLS

/* What an answer becomes. */
typedef enum
{
  BINOME_FORM_PERSON,    /* a field of the person */
  BINOME_FORM_MANAGER,   /* the line manager, by name, e-mail address or staff number */
  BINOME_FORM_ENROLMENT, /* a field of their part in the programme */
  BINOME_FORM_WEEKDAY,   /* when they are free on that day */
  BINOME_FORM_SKILL,     /* the level of a skill */
  BINOME_FORM_SKILLS,    /* further skills, by name */
  BINOME_FORM_OWN,       /* a field of the company’s own */
} BinomeFormTarget;

/**
 * BinomeFormField:
 * @target: what the answer becomes
 * @key: how the field is known again in a returned file, whatever the language
 * @label: how it is called
 * @hint: (nullable): how to answer
 * @choices: (nullable): what may be chosen
 * @several: whether more than one of them may be chosen
 * @required: whether it must be answered
 * @number: the field of the entity, or the day of the week
 * @id: of the skill, or of the own field
 * @definition: (nullable): the own field
 *
 * A question of a registration form.
 */
typedef struct
{
  BinomeFormTarget target;
  char *key;
  char *label;
  char *hint;
  char **choices;
  gboolean several;
  gboolean required;
  guint number;
  gint64 id;
  BinomeEntity *definition;
} BinomeFormField;

/**
 * BinomeRegistrationForm:
 * @programme: the programme
 * @role: for tutors or tutees
 * @fields: (element-type BinomeFormField): the questions
 * @organisation: (nullable): the company
 * @contact: (nullable): whom to ask and to send it to
 *
 * A registration form for one role of a programme.
 */
typedef struct
{
  BinomeEntity *programme;
  BinomeEnrolmentRole role;
  GPtrArray *fields;
  char *organisation;
  char *contact;
} BinomeRegistrationForm;

BinomeRegistrationForm *binome_registration_form_load (BinomeDb *db, gint64 programme,
                                                       BinomeEnrolmentRole role, GError **error);
void binome_registration_form_free (BinomeRegistrationForm *self);
const BinomeFormField *binome_registration_form_find (const BinomeRegistrationForm *self, const char *key);
char *binome_registration_form_dup_title (const BinomeRegistrationForm *self);
char *binome_registration_form_dup_notice (const BinomeRegistrationForm *self);

BinomeReport *binome_registration_form_build_paper (const BinomeRegistrationForm *self, BinomeDb *db,
                                                    GError **error);

/* The file to fill in: its first cells say which form it is. */
#define BINOME_FORM_KEY "binome-form"
char *binome_registration_form_dup_code (const BinomeRegistrationForm *self);
gboolean binome_registration_form_parse_code (const char *code, gint64 *programme, BinomeEnrolmentRole *role);
void binome_registration_form_write (const BinomeRegistrationForm *self, BinomeTableWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeRegistrationForm, binome_registration_form_free)

G_END_DECLS
