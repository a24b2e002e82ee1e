/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Returned registration forms: who each is about, what it changes, and the application that it makes. A
 * preview and the import judge in the same way; only the import writes. */

#include "binome-registration-return.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-own-values.h"
#include "binome-person-workflow.h"
#include "binome-programme-workflow.h"
#include "binome-registration-private.h"
#include "binome-text.h"

static void
binome_registration_judging_clear (BinomeRegistrationJudging *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->enrolment);
  g_clear_pointer (&self->skills, g_array_unref);
  g_clear_pointer (&self->other_skills, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeRegistrationJudging, binome_registration_judging_clear)

/* Takes @text. Returns FALSE, as the judges do when a form is left out. */
gboolean
binome_registration_leave_out (BinomeRegistrationJudging *self, char *text)
{
  self->item->verdict = BINOME_RETURN_ERROR;
  g_free (self->item->text);
  self->item->text = text;
  return FALSE;
}

/* What is wrong with a form is told beside it; what is wrong with the file of Binôme ends everything. */
gboolean
binome_registration_leave_out_for (BinomeRegistrationJudging *self, GError *local_error, GError **error)
{
  if (local_error->domain != BINOME_ERROR)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  binome_registration_leave_out (self, g_strdup (local_error->message));
  g_error_free (local_error);
  return FALSE;
}

void
binome_registration_note_change (BinomeRegistrationJudging *self, const char *label)
{
  g_ptr_array_add (self->changes, g_strdup (label));
}

/* ---- who it is ---- */

static void
fill_keys (BinomeRegistrationJudging *self, BinomeImportValues *values)
{
  static const guint keys[] = { BINOME_PERSON_FAMILY_NAME, BINOME_PERSON_GIVEN_NAME,
                                BINOME_PERSON_STAFF_NUMBER, BINOME_PERSON_EMAIL };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_assign (values->text[keys[i]], binome_entity_get_text (self->person, keys[i]));
  if (binome_entity_get_integer (self->person, BINOME_PERSON_BIRTH_YEAR) > 0)
    g_string_printf (values->text[BINOME_PERSON_BIRTH_YEAR], "%" G_GINT64_FORMAT,
                     binome_entity_get_integer (self->person, BINOME_PERSON_BIRTH_YEAR));
}

/* The answers about the person, on @person; what is not answered stays as it is. */
static gboolean
take_person (BinomeRegistrationJudging *self)
{
  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const BinomeFormField *field = self->form->fields->pdata[i];
      const char *answer = g_hash_table_lookup (self->item->answers, field->key);
      gboolean changed;
      char *problem;

      if (field->target != BINOME_FORM_PERSON || answer == NULL)
        continue;
      problem = binome_registration_take_answer (self->person, field->number, answer, &changed);
      if (problem != NULL)
        return binome_registration_leave_out (self, problem);
      self->person_changed |= changed;
      if (changed)
        binome_registration_note_change (self, field->label);
    }

  return TRUE;
}

static gboolean
check_seen (BinomeRegistrationJudging *self, guint32 number)
{
  gint64 key = (gint64)number * 2 + (gint64)self->item->role;
  BinomeRegistrationReturn *before = g_hash_table_lookup (self->batch->seen, &key);

  if (before != NULL)
    /* Translators: %s is a file. */
    return binome_registration_leave_out (
        self, g_strdup_printf (_ ("The same person is in “%s” already."), before->file_name));

  g_hash_table_insert (self->batch->seen, g_memdup2 (&key, sizeof key), self->item);
  return TRUE;
}

/* Whatever else is wrong, it is told whose form it is. */
static void
name_item (BinomeRegistrationJudging *self)
{
  const char *given = g_hash_table_lookup (self->item->answers, "given-name");
  const char *family = g_hash_table_lookup (self->item->answers, "family-name");

  if (family == NULL)
    return;
  g_free (self->item->title);
  self->item->title = given != NULL ? g_strdup_printf ("%s %s", given, family) : g_strdup (family);
}

/* First what the form says alone, to find whom it is about; then the same on the one who was found. */
static gboolean
find_person (BinomeRegistrationJudging *self, GError **error)
{
  BinomeImportValues values;
  g_autofree char *reason = NULL;
  guint32 number;
  gint64 id;
  gboolean known;

  self->person = BINOME_ENTITY (binome_person_new ());
  name_item (self);
  if (!take_person (self))
    return FALSE;
  if (*binome_entity_get_text (self->person, BINOME_PERSON_FAMILY_NAME) == '\0')
    return binome_registration_leave_out (self, g_strdup (_ ("The family name is missing.")));

  binome_import_values_init (&values);
  fill_keys (self, &values);
  number = binome_import_people_find (self->batch->people, &values, NULL, &reason);
  known = number != BINOME_IMPORT_NOBODY;
  if (!known && reason == NULL)
    number = binome_import_people_add (self->batch->people, &values);
  binome_import_values_clear (&values);
  if (reason != NULL)
    return binome_registration_leave_out (self, g_strdup_printf ("%s.", reason));
  if (!check_seen (self, number))
    return FALSE;

  id = known ? binome_import_people_get_id (self->batch->people, number) : 0;
  self->person_is_new = id == 0;
  if (id == 0)
    return TRUE;

  g_clear_object (&self->person);
  g_ptr_array_set_size (self->changes, 0);
  self->person_changed = FALSE;
  self->person = binome_db_get (self->batch->db, BINOME_TYPE_PERSON, id, error);
  return self->person != NULL && take_person (self);
}

/* A circle of managers is left out with a note. FALSE only where the file cannot be read. */
static gboolean
take_manager (BinomeRegistrationJudging *self, GError **error)
{
  const char *answer = g_hash_table_lookup (self->item->answers, "manager");
  g_autoptr (GError) local_error = NULL;
  guint32 number;
  gint64 id;

  if (answer == NULL)
    return TRUE;

  number = binome_import_people_find_named (self->batch->people, BINOME_IMPORT_BY_ANYTHING, answer, NULL);
  id = number != BINOME_IMPORT_NOBODY ? binome_import_people_get_id (self->batch->people, number) : 0;
  if (id == 0 || id == binome_entity_get_id (self->person))
    {
      /* Translators: %s is a name. */
      self->note = g_strdup_printf (_ ("The line manager “%s” is not known."), answer);
      return TRUE;
    }
  if (id == binome_entity_get_reference (self->person, BINOME_PERSON_MANAGER))
    return TRUE;
  if (!self->person_is_new
      && !binome_person_check_manager (self->batch->db, binome_entity_get_id (self->person), id,
                                       &local_error))
    {
      if (!g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      self->note = g_strdup (local_error->message);
      return TRUE;
    }

  binome_entity_set_reference (self->person, BINOME_PERSON_MANAGER, id);
  self->person_changed = TRUE;
  binome_registration_note_change (self, _ ("Line manager"));
  return TRUE;
}

/* ---- writing ---- */

static gboolean
write_person (BinomeRegistrationJudging *self, GError **error)
{
  BinomeDb *db = self->batch->db;

  if (self->person_is_new)
    return binome_db_insert (db, self->person, error);

  return !self->person_changed || binome_db_update (db, self->person, error);
}

static gboolean
write_skills (BinomeRegistrationJudging *self, gint64 enrolment, GError **error)
{
  for (guint i = 0; i < self->other_skills->len; i++)
    {
      gint64 skill;

      if (!binome_skill_ensure (self->batch->db, self->other_skills->pdata[i], NULL, &skill, error))
        return FALSE;
      self->skills_changed
          |= binome_registration_put_skill (self->skills, skill, BINOME_REGISTRATION_USUAL_LEVEL);
    }

  return !self->skills_changed
         || binome_enrolment_set_skills (self->batch->db, enrolment,
                                         (BinomeSkillLevel *)(void *)self->skills->data, self->skills->len,
                                         error);
}

static gboolean
write_own (BinomeRegistrationJudging *self, GError **error)
{
  GHashTableIter iter;
  gpointer key, answer;

  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, &key, &answer))
    {
      const BinomeFormField *field = key;
      gboolean about_person = binome_entity_get_choice (field->definition, BINOME_FIELD_DEFINITION_SCOPE)
                              == BINOME_FIELD_SCOPE_PERSON;

      if (!binome_own_values_set (self->batch->db, field->id,
                                  binome_entity_get_id (about_person ? self->person : self->enrolment),
                                  answer, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_form (BinomeRegistrationJudging *self, GError **error)
{
  BinomeDb *db = self->batch->db;
  gint64 enrolment;

  if (!write_person (self, error))
    return FALSE;

  binome_entity_set_reference (self->enrolment, BINOME_ENROLMENT_PERSON, binome_entity_get_id (self->person));
  if (self->applies
      && binome_entity_get_date (self->enrolment, BINOME_ENROLMENT_APPLIED_ON) == BINOME_DATE_NONE)
    {
      binome_entity_set_date (self->enrolment, BINOME_ENROLMENT_APPLIED_ON, binome_clock_today ());
      self->enrolment_changed = TRUE;
    }
  if (binome_entity_get_id (self->enrolment) == 0
          ? !binome_db_insert (db, self->enrolment, error)
          : self->enrolment_changed && !binome_db_update (db, self->enrolment, error))
    return FALSE;

  enrolment = binome_entity_get_id (self->enrolment);
  return (!self->applies
          || binome_enrolment_move (db, enrolment, BINOME_ENROLMENT_STATE_APPLIED, NULL, error))
         && (!self->week_changed
             || binome_availability_keep_week (db, binome_entity_get_id (self->person), &self->week, error))
         && write_skills (self, enrolment, error) && write_own (self, error);
}

/* ---- judging ---- */

static void
tell_verdict (BinomeRegistrationJudging *self, gboolean is_new)
{
  BinomeRegistrationReturn *item = self->item;
  g_autofree char *list = NULL;
  char *text;

  g_ptr_array_add (self->changes, NULL);
  list = g_strjoinv (", ", (char **)self->changes->pdata);
  if (is_new)
    {
      item->verdict = BINOME_RETURN_NEW;
      text = g_strdup (self->person_is_new ? _ ("New application, of somebody who was not known yet.")
                                           : _ ("New application."));
    }
  else if (self->applies || self->changes->len > 1)
    {
      item->verdict = BINOME_RETURN_UPDATE;
      text = *list == '\0' ? g_strdup (_ ("Applied."))
                           /* Translators: %s is a list of fields. */
                           : g_strdup_printf (_ ("Changes: %s."), list);
    }
  else
    {
      item->verdict = BINOME_RETURN_SAME;
      text = g_strdup (_ ("Nothing new."));
    }
  g_free (item->text);
  item->text = self->note != NULL ? g_strdup_printf ("%s %s", text, self->note) : g_steal_pointer (&text);
  g_free (text);
}

/* What was found by its question counts by its key from here on. */
static void
use_keys (BinomeRegistrationReturn *item, const BinomeRegistrationForm *form)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, answer;

  g_hash_table_iter_init (&iter, item->answers);
  while (g_hash_table_iter_next (&iter, &key, &answer))
    {
      const BinomeFormField *field = binome_registration_form_find (form, key);

      if (field != NULL)
        g_hash_table_insert (answers, g_strdup (field->key), g_strdup (answer));
    }
  g_hash_table_unref (item->answers);
  item->answers = g_steal_pointer (&answers);
}

static gboolean
judge (BinomeRegistrationJudging *self, GError **error)
{
  gboolean is_new;
  GError *local_error = NULL;

  if (!binome_programme_check_open (self->form->programme, &local_error))
    return binome_registration_leave_out_for (self, local_error, error);
  if (!find_person (self, error) || !take_manager (self, error))
    return FALSE;
  if (!binome_entity_validate (self->person, &local_error))
    return binome_registration_leave_out_for (self, local_error, error);
  if (!binome_registration_take_enrolment (self, error) || !binome_registration_take_week (self, error)
      || !binome_registration_take_skills (self, error) || !binome_registration_take_own (self, error))
    return FALSE;

  is_new = binome_entity_get_id (self->enrolment) == 0;
  tell_verdict (self, is_new);
  return !self->batch->write || self->item->verdict == BINOME_RETURN_SAME || write_form (self, error);
}

static gboolean
find_form (BinomeRegistrationBatch *batch, BinomeRegistrationReturn *item, BinomeRegistrationForm **form,
           GError **error)
{
  BinomeRegistrationForm **kept = &batch->forms[item->role];

  if (*kept == NULL)
    *kept = binome_registration_form_load (batch->db, item->programme, item->role, error);
  *form = *kept;
  return *kept != NULL;
}

/* FALSE only where the file of Binôme cannot be read or written. */
static gboolean
judge_item (BinomeRegistrationBatch *batch, BinomeRegistrationReturn *item, GError **error)
{
  g_auto (BinomeRegistrationJudging) self = { .batch = batch, .item = item };
  BinomeRegistrationForm *form;
  GError *local_error = NULL;

  g_set_str (&item->title, item->file_name);
  if (item->problem != NULL)
    return binome_registration_leave_out (&self, g_strdup (item->problem)) || TRUE;
  if (item->programme != batch->returns->programme)
    return binome_registration_leave_out (&self,
                                          g_strdup (_ ("This form was written for another programme.")))
           || TRUE;
  if (!find_form (batch, item, &form, error))
    return FALSE;

  use_keys (item, form);
  self.form = form;
  self.skills = g_array_new (FALSE, FALSE, sizeof (BinomeSkillLevel));
  self.other_skills = g_ptr_array_new_with_free_func (g_free);
  self.own = g_hash_table_new (NULL, NULL);
  self.changes = g_ptr_array_new_with_free_func (g_free);
  if (!judge (&self, &local_error) && local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

static GHashTable *
load_skills (BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL);
  g_autoptr (GPtrArray) skills = binome_db_select (db, query, error);
  GHashTable *by_title;

  if (skills == NULL)
    return NULL;

  by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < skills->len; i++)
    {
      gint64 id = binome_entity_get_id (skills->pdata[i]);

      g_hash_table_insert (by_title,
                           binome_text_fold (binome_entity_get_text (skills->pdata[i], BINOME_SKILL_TITLE)),
                           g_memdup2 (&id, sizeof id));
    }
  return by_title;
}

static gboolean
judge_all (BinomeDb *db, BinomeRegistrationReturns *returns, gboolean write, GError **error)
{
  g_autoptr (BinomeImportPeople) people = binome_import_people_load (db, error);
  g_autoptr (GHashTable) skills = people != NULL ? load_skills (db, error) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BinomeRegistrationBatch batch
      = { .db = db, .returns = returns, .people = people, .skills = skills, .seen = seen, .write = write };
  gboolean done = skills != NULL;

  for (guint i = 0; i < returns->items->len && done; i++)
    done = !g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error)
           && judge_item (&batch, returns->items->pdata[i], error);
  for (guint i = 0; i < G_N_ELEMENTS (batch.forms); i++)
    binome_registration_form_free (batch.forms[i]);
  return done;
}

/* ---- public ---- */

/**
 * binome_registration_returns_new:
 * @programme: the programme the forms are returned to
 *
 * Returns: (transfer full): no forms yet
 */
BinomeRegistrationReturns *
binome_registration_returns_new (gint64 programme)
{
  BinomeRegistrationReturns *self = g_new0 (BinomeRegistrationReturns, 1);

  self->programme = programme;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_registration_return_free);
  return self;
}

void
binome_registration_returns_free (BinomeRegistrationReturns *self)
{
  if (self != NULL)
    g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * binome_registration_returns_count:
 * @self: forms, after a preview
 * @verdict: what becomes of them
 *
 * Returns: how many
 */
guint
binome_registration_returns_count (const BinomeRegistrationReturns *self, BinomeReturnVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += ((const BinomeRegistrationReturn *)self->items->pdata[i])->verdict == verdict;
  return n;
}

/**
 * binome_registration_returns_preview:
 * @db: the file
 * @returns: (type BinomeRegistrationReturns): the forms
 * @error: return location for a #GError
 *
 * Says of each form what its import would do, and changes nothing.
 *
 * Returns: whether all were looked at
 */
gboolean
binome_registration_returns_preview (BinomeDb *db, gpointer returns, GError **error)
{
  return judge_all (db, returns, FALSE, error);
}

/**
 * binome_registration_returns_apply:
 * @db: the file, in a write
 * @returns: (type BinomeRegistrationReturns): the forms
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where none of them can be imported
 *
 * Makes the applications: people who are not known yet, their part in the programme as “Applied”, with their
 * skills, week and own fields. What is not answered stays as it is. Forms with a mistake are left out.
 *
 * Returns: whether it was done
 */
gboolean
binome_registration_returns_apply (BinomeDb *db, gpointer returns, GError **error)
{
  guint n;
  g_autofree char *name = NULL;

  if (!judge_all (db, returns, TRUE, error))
    return FALSE;

  n = binome_registration_returns_count (returns, BINOME_RETURN_NEW)
      + binome_registration_returns_count (returns, BINOME_RETURN_UPDATE);
  if (n == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("None of these forms brings anything new."));
      return FALSE;
    }
  name = g_strdup_printf (ngettext ("Import %u registration form", "Import %u registration forms", n), n);
  binome_db_name_action (db, name);
  return TRUE;
}

/**
 * binome_return_verdict_get_label:
 * @verdict: what becomes of a form
 *
 * Returns: its name
 */
const char *
binome_return_verdict_get_label (BinomeReturnVerdict verdict)
{
  switch (verdict)
    {
    case BINOME_RETURN_NEW:
      return C_ ("returned form", "New application");
    case BINOME_RETURN_UPDATE:
      return C_ ("returned form", "Update");
    case BINOME_RETURN_SAME:
      return C_ ("returned form", "Nothing new");
    case BINOME_RETURN_ERROR:
    default:
      return C_ ("returned form", "Left out");
    }
}
