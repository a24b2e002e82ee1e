/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of a registration form, for tutors and for tutees: one list for paper, for the file to fill
 * in, and for what comes back. */

#include "binome-registration-form.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-own-answer.h"
#include "binome-own-fields.h"
#include "binome-programme-workflow.h"
#include "binome-workflow-sql.h"

/* A form with more skills would not be filled in; there is a line for others. */
#define MAX_SKILLS 24

#define TUTOR (1u << BINOME_ENROLMENT_ROLE_TUTOR)
#define TUTEE (1u << BINOME_ENROLMENT_ROLE_TUTEE)

typedef struct
{
  guint field;
  guint roles;
  const char *hint;
} Question;

static const Question person_questions[] = {
  { BINOME_PERSON_FAMILY_NAME, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_GIVEN_NAME, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_STAFF_NUMBER, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_EMAIL, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_PHONE, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_BIRTH_YEAR, TUTOR | TUTEE, N_ ("only to tell people of the same name apart") },
  { BINOME_PERSON_SITE, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_TEAM, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_JOB, TUTOR | TUTEE, NULL },
  { BINOME_PERSON_HIRED_ON, TUTOR | TUTEE, N_ ("day/month/year") },
  /* The French framework of qualifications (decree 2019-14). */
  { BINOME_PERSON_GRADE, TUTOR,
    N_ ("3 CAP or BEP, 4 baccalauréat, 5 bac+2, 6 bachelor’s degree, 7 master’s degree, 8 doctorate") },
  { BINOME_PERSON_LANGUAGE, TUTOR | TUTEE, NULL },
};

static const Question part_questions[] = {
  { BINOME_ENROLMENT_EXPERIENCE, TUTOR, N_ ("a number of years") },
  { BINOME_ENROLMENT_CAPACITY, TUTOR, N_ ("a number; the programme and the law set limits as well") },
  { BINOME_ENROLMENT_CONTRACT, TUTEE, NULL },
  { BINOME_ENROLMENT_PROLONGED, TUTEE, NULL },
  { BINOME_ENROLMENT_HOURS_PER_MONTH, TUTOR | TUTEE, N_ ("a number of hours") },
  { BINOME_ENROLMENT_STARTS_ON, TUTOR | TUTEE, N_ ("day/month/year") },
  { BINOME_ENROLMENT_ENDS_ON, TUTOR | TUTEE, N_ ("day/month/year") },
  { BINOME_ENROLMENT_GOALS, TUTOR | TUTEE, NULL },
};

static void
field_free (gpointer data)
{
  BinomeFormField *field = data;

  g_free (field->key);
  g_free (field->label);
  g_free (field->hint);
  g_strfreev (field->choices);
  g_clear_object (&field->definition);
  g_free (field);
}

/**
 * binome_registration_form_free:
 * @self: (nullable): a form
 */
void
binome_registration_form_free (BinomeRegistrationForm *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->programme);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->organisation);
  g_free (self->contact);
  g_free (self);
}

/* Takes @key. */
static BinomeFormField *
add_field (BinomeRegistrationForm *self, BinomeFormTarget target, char *key, const char *label,
           const char *hint)
{
  BinomeFormField *field = g_new0 (BinomeFormField, 1);

  field->target = target;
  field->key = key;
  field->label = g_strdup (label);
  field->hint = g_strdup (hint);
  g_ptr_array_add (self->fields, field);
  return field;
}

static char **
list_choices (const BinomeChoice *choices)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; choices[i].id != NULL; i++)
    g_strv_builder_add (list, _ (choices[i].label));
  return g_strv_builder_end (list);
}

static char **
list_yes_no (void)
{
  return g_strdupv ((char *[]){ (char *)_ ("Yes"), (char *)_ ("No"), NULL });
}

static char **
list_numbers (int first, int last)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (int i = first; i <= last; i++)
    g_strv_builder_take (list, g_strdup_printf ("%d", i));
  return g_strv_builder_end (list);
}

/* Only an apprenticeship can be prolonged. */
static gboolean
is_asked (const BinomeRegistrationForm *self, BinomeFormTarget target, const Question *question)
{
  return (question->roles & (1u << self->role)) != 0
         && (target != BINOME_FORM_ENROLMENT || question->field != BINOME_ENROLMENT_PROLONGED
             || binome_entity_get_choice (self->programme, BINOME_PROGRAMME_KIND)
                    == BINOME_PROGRAMME_KIND_APPRENTICESHIP);
}

static void
add_questions (BinomeRegistrationForm *self, BinomeFormTarget target, GType type, const Question *questions,
               guint n_questions)
{
  g_autoptr (BinomeEntity) entity = g_object_new (type, NULL);

  for (guint i = 0; i < n_questions; i++)
    {
      const BinomeField *declared = binome_entity_get_field (entity, questions[i].field);
      BinomeFormField *field;

      if (!is_asked (self, target, &questions[i]))
        continue;
      field = add_field (self, target, g_strdup (declared->name), _ (declared->label),
                         questions[i].hint != NULL ? _ (questions[i].hint) : NULL);
      field->number = questions[i].field;
      field->required = (declared->flags & BINOME_FIELD_REQUIRED) != 0;
      if (declared->type == BINOME_FIELD_CHOICE)
        field->choices = list_choices (declared->choices);
      else if (declared->type == BINOME_FIELD_BOOLEAN)
        field->choices = list_yes_no ();
      else if (target == BINOME_FORM_PERSON && questions[i].field == BINOME_PERSON_GRADE)
        field->choices = list_numbers (3, 8);
    }
}

static void
add_week (BinomeRegistrationForm *self)
{
  for (guint day = BINOME_WEEKDAY_MONDAY; day <= BINOME_WEEKDAY_SATURDAY; day++)
    {
      BinomeFormField *field
          = add_field (self, BINOME_FORM_WEEKDAY, g_strdup (binome_weekdays[day].id),
                       _ (binome_weekdays[day].label), _ ("such as 9:00–12:00, 14:00–17:00 remote"));

      field->number = day;
    }
}

/* Those that matter in the programme come first. */
static gboolean
add_skills (BinomeRegistrationForm *self, BinomeDb *db, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT s.id, s.title, (SELECT count(*) FROM enrolment_skill k JOIN enrolment e ON e.id = k.enrolment"
      " WHERE k.skill = s.id AND e.programme = ?1) AS uses FROM skill s ORDER BY uses DESC, s.title, s.id LIMIT ?2",
      error);
  GError *local_error = NULL;
  gboolean any = FALSE;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (self->programme));
  binome_statement_bind_integer (row, 2, MAX_SKILLS);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      gboolean used = binome_statement_get_integer (row, 2) > 0;
      BinomeFormField *field;

      if (any && !used) /* with skills of its own, a programme asks for no others */
        continue;
      any = any || used;
      field = add_field (self, BINOME_FORM_SKILL, g_strdup_printf ("skill:%" G_GINT64_FORMAT, id),
                         binome_statement_get_text (row, 1),
                         self->role == BINOME_ENROLMENT_ROLE_TUTOR ? _ ("the level you can pass on, 1 to 4")
                                                                   : _ ("the level you aim at, 1 to 4"));
      field->id = id;
      field->choices = list_numbers (1, 4);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  add_field (self, BINOME_FORM_SKILLS, g_strdup ("skills"), _ ("Other skills"),
             _ ("with commas between them"));
  return TRUE;
}

static void
offer_choices (BinomeFormField *field, BinomeFieldKind kind)
{
  if (binome_own_answer_has_choices (kind))
    field->choices = binome_own_answer_split (
        binome_entity_get_text (field->definition, BINOME_FIELD_DEFINITION_CHOICES));
  else if (kind == BINOME_FIELD_KIND_YES_NO)
    field->choices = list_yes_no ();
  else if (kind == BINOME_FIELD_KIND_SCALE)
    field->choices = list_numbers (-2, 2);
  field->several = kind == BINOME_FIELD_KIND_CHOICES;
}

/* What others must not see is not asked on a form that goes through many hands, nor what the person it is
 * about must not. */
static gboolean
add_own (BinomeRegistrationForm *self, BinomeDb *db, BinomeFieldScope scope, GError **error)
{
  g_autoptr (GPtrArray) definitions = binome_own_fields_list_of (db, scope, error);

  if (definitions == NULL)
    return FALSE;

  for (guint i = 0; i < definitions->len; i++)
    {
      BinomeEntity *definition = definitions->pdata[i];
      BinomeFieldKind kind
          = (BinomeFieldKind)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);
      gint64 id = binome_entity_get_id (definition);
      BinomeFormField *field;

      if (!binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_ACTIVE)
          || binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_SENSITIVE)
          || binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_AUDIENCE)
                 == BINOME_FIELD_AUDIENCE_COORDINATORS
          || kind == BINOME_FIELD_KIND_FILE || kind == BINOME_FIELD_KIND_PERSON)
        continue;
      field = add_field (self, BINOME_FORM_OWN, g_strdup_printf ("own:%" G_GINT64_FORMAT, id),
                         binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
                         kind == BINOME_FIELD_KIND_DATE ? _ ("day/month/year") : NULL);
      field->id = id;
      field->definition = g_object_ref (definition);
      offer_choices (field, kind);
    }

  return TRUE;
}

static char *
describe_contact (BinomeEntity *person)
{
  g_autofree char *name = binome_entity_dup_title (person);
  const char *email = binome_entity_get_text (person, BINOME_PERSON_EMAIL);
  const char *phone = binome_entity_get_text (person, BINOME_PERSON_PHONE);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_strv_builder_add (parts, name);
  if (*email != '\0')
    g_strv_builder_add (parts, email);
  if (*phone != '\0')
    g_strv_builder_add (parts, phone);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static gboolean
load_around (BinomeRegistrationForm *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  g_autoptr (GPtrArray) companies = binome_db_select (db, query, error);
  g_autoptr (BinomeEntity) person = NULL;
  gint64 coordinator;

  if (companies == NULL
      || !binome_programme_find_holder (db, binome_entity_get_id (self->programme),
                                        BINOME_ROLE_FUNCTION_COORDINATOR, binome_clock_today (), &coordinator,
                                        error))
    return FALSE;
  if (companies->len > 0)
    self->organisation = binome_entity_dup_title (companies->pdata[0]);
  if (coordinator == 0)
    return TRUE;

  person = binome_db_get (db, BINOME_TYPE_PERSON, coordinator, error);
  if (person == NULL)
    return FALSE;
  self->contact = describe_contact (person);
  return TRUE;
}

/**
 * binome_registration_form_load:
 * @db: the file
 * @programme: a programme
 * @role: for tutors or tutees
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the form with its questions, in the language of the process
 */
BinomeRegistrationForm *
binome_registration_form_load (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (BinomeRegistrationForm) self = g_new0 (BinomeRegistrationForm, 1);

  self->role = role;
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->programme = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  if (self->programme == NULL || !load_around (self, db, error))
    return NULL;

  add_questions (self, BINOME_FORM_PERSON, BINOME_TYPE_PERSON, person_questions,
                 G_N_ELEMENTS (person_questions));
  add_field (self, BINOME_FORM_MANAGER, g_strdup ("manager"), _ ("Line manager"),
             _ ("name or e-mail address"));
  add_questions (self, BINOME_FORM_ENROLMENT, BINOME_TYPE_ENROLMENT, part_questions,
                 G_N_ELEMENTS (part_questions));
  add_week (self);
  if (!add_skills (self, db, error) || !add_own (self, db, BINOME_FIELD_SCOPE_PERSON, error)
      || !add_own (self, db,
                   role == BINOME_ENROLMENT_ROLE_TUTOR ? BINOME_FIELD_SCOPE_TUTOR : BINOME_FIELD_SCOPE_TUTEE,
                   error))
    return NULL;

  return g_steal_pointer (&self);
}

/* What people call a field changes with the language and the years; letters and spaces are kept simple. */
static gboolean
is_called (const BinomeFormField *field, const char *text)
{
  return g_str_equal (field->key, text) || g_strcmp0 (field->label, text) == 0;
}

/**
 * binome_registration_form_find:
 * @self: a form
 * @key: the key of a field, or what it is called
 *
 * Returns: (transfer none) (nullable): the field
 */
const BinomeFormField *
binome_registration_form_find (const BinomeRegistrationForm *self, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (is_called (self->fields->pdata[i], key))
      return self->fields->pdata[i];

  return NULL;
}

/**
 * binome_registration_form_dup_title:
 * @self: a form
 *
 * Returns: (transfer full): what it is called
 */
char *
binome_registration_form_dup_title (const BinomeRegistrationForm *self)
{
  return g_strdup (self->role == BINOME_ENROLMENT_ROLE_TUTOR ? _ ("Registration form for tutors")
                                                             : _ ("Registration form for tutees"));
}

/**
 * binome_registration_form_dup_notice:
 * @self: a form
 *
 * Returns: (transfer full): what happens to the answers, as the data-protection law asks
 */
char *
binome_registration_form_dup_notice (const BinomeRegistrationForm *self)
{
  if (self->contact != NULL)
    /* Translators: %s is a name and an address. */
    return g_strdup_printf (
        _ ("Your answers serve to run this programme and nothing else. Only its co-ordinators see them, and they "
           "are erased when they are no longer needed. You can see, correct or erase them at any time: %s."),
        self->contact);

  return g_strdup (
      _ ("Your answers serve to run this programme and nothing else. Only its co-ordinators see "
         "them, and they are erased when they are no longer needed. You can see, correct or erase "
         "them at any time."));
}
