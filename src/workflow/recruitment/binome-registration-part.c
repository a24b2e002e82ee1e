/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a returned form says of somebody’s part in the programme, their week, their skills and the company’s
 * own fields. */

#include "binome-registration-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-own-answer.h"
#include "binome-own-values.h"
#include "binome-pair-team.h"
#include "binome-person-presence.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* ---- the part in the programme ---- */

static gboolean
find_enrolment (BinomeRegistrationJudging *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GPtrArray) found = NULL;

  if (!self->person_is_new)
    {
      binome_query_where_integer (query, BINOME_ENROLMENT_PROGRAMME, BINOME_QUERY_EQUAL,
                                  self->item->programme);
      binome_query_where_integer (query, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL,
                                  binome_entity_get_id (self->person));
      binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, (int)self->item->role);
      found = binome_db_select (self->batch->db, query, error);
      if (found == NULL)
        return FALSE;
    }
  if (found != NULL && found->len > 0)
    {
      self->enrolment = g_object_ref (found->pdata[0]);
      return TRUE;
    }

  self->enrolment = binome_enrolment_make (self->form->programme, self->item->role,
                                           binome_entity_get_id (self->person), 0);
  (void)binome_enrolment_put_state (self->enrolment, BINOME_ENROLMENT_STATE_APPLIED);
  return TRUE;
}

static gboolean
check_state (BinomeRegistrationJudging *self)
{
  int state = binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_STATE);

  if (state == BINOME_ENROLMENT_STATE_REFUSED || state == BINOME_ENROLMENT_STATE_UNAVAILABLE
      || state == BINOME_ENROLMENT_STATE_RETIRED)
    /* Translators: %s is a state of a candidate, such as “Refused”. */
    return binome_registration_leave_out (
        self, g_strdup_printf (_ ("Takes no part any more: “%s”. Change that on their page first."),
                               binome_entity_get_choice_label (self->enrolment, BINOME_ENROLMENT_STATE)));

  self->applies = binome_entity_get_id (self->enrolment) != 0
                  && (state < BINOME_ENROLMENT_STATE_APPLIED || state == BINOME_ENROLMENT_STATE_WITHDREW);
  return TRUE;
}

/* Days that the form narrows must be days; a capacity must hold the places that are taken. */
static gboolean
check_enrolment (BinomeRegistrationJudging *self, GError **error)
{
  BinomeDate from = binome_entity_get_date (self->enrolment, BINOME_ENROLMENT_STARTS_ON);
  BinomeDate until = binome_entity_get_date (self->enrolment, BINOME_ENROLMENT_ENDS_ON);
  GError *local_error = NULL;
  gint64 used = 0;

  if (from != BINOME_DATE_NONE && until != BINOME_DATE_NONE && until < from)
    return binome_registration_leave_out (self,
                                          g_strdup (_ ("“Available until” lies before “Available from”.")));
  if (binome_entity_get_id (self->enrolment) != 0
      && !binome_pair_team_count_places (self->batch->db, binome_entity_get_id (self->enrolment), 0, &used,
                                         error))
    return FALSE;
  if (self->item->role == BINOME_ENROLMENT_ROLE_TUTOR
      && used > binome_entity_get_integer (self->enrolment, BINOME_ENROLMENT_CAPACITY))
    return binome_registration_leave_out (
        self, g_strdup_printf (
                  ngettext ("%d place is taken already.", "%d places are taken already.", (gulong)used),
                  (int)used));
  if (!self->person_is_new && binome_entity_get_id (self->enrolment) == 0
      && !binome_person_fit_enrolment (self->batch->db, BINOME_ENROLMENT (self->enrolment), &local_error))
    return binome_registration_leave_out_for (self, local_error, error);

  return TRUE;
}

gboolean
binome_registration_take_enrolment (BinomeRegistrationJudging *self, GError **error)
{
  if (!find_enrolment (self, error) || !check_state (self))
    return FALSE;

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const BinomeFormField *field = self->form->fields->pdata[i];
      const char *answer = g_hash_table_lookup (self->item->answers, field->key);
      gboolean changed;
      char *problem;

      if (field->target != BINOME_FORM_ENROLMENT || answer == NULL)
        continue;
      problem = binome_registration_take_answer (self->enrolment, field->number, answer, &changed);
      if (problem != NULL)
        return binome_registration_leave_out (self, problem);
      self->enrolment_changed |= changed;
      if (changed)
        binome_registration_note_change (self, field->label);
    }

  return check_enrolment (self, error);
}

/* ---- the week ---- */

gboolean
binome_registration_take_week (BinomeRegistrationJudging *self, GError **error)
{
  if (!self->person_is_new
      && !binome_availability_read_week (self->batch->db, binome_entity_get_id (self->person), &self->week,
                                         error))
    return FALSE;

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const BinomeFormField *field = self->form->fields->pdata[i];
      const char *answer = g_hash_table_lookup (self->item->answers, field->key);
      guint8 *day;
      guint8 before[BINOME_WEEK_SLOTS_PER_DAY];

      if (field->target != BINOME_FORM_WEEKDAY || answer == NULL)
        continue;
      day = &self->week.slots[(gsize)field->number * BINOME_WEEK_SLOTS_PER_DAY];
      memcpy (before, day, sizeof before);
      memset (day, BINOME_WEEK_NOWHERE, sizeof before);
      if (!binome_week_add_words (&self->week, (BinomeWeekday)field->number, answer))
        /* Translators: a day of the week, what was written. */
        return binome_registration_leave_out (
            self, g_strdup_printf (_ ("%1$s: “%2$s” was not understood; write “9:00–12:00”."), field->label,
                                   answer));
      if (memcmp (before, day, sizeof before) == 0)
        continue;
      self->week_changed = TRUE;
      binome_registration_note_change (self, field->label);
    }

  return TRUE;
}

/* ---- skills ---- */

static gboolean
read_skills (BinomeRegistrationJudging *self, GError **error)
{
  gint64 id = binome_entity_get_id (self->enrolment);
  g_autoptr (GPtrArray) rows = id == 0
                                   ? g_ptr_array_new ()
                                   : binome_workflow_select_of (self->batch->db, BINOME_TYPE_ENROLMENT_SKILL,
                                                                BINOME_ENROLMENT_SKILL_ENROLMENT, id, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      BinomeSkillLevel skill
          = { binome_entity_get_reference (rows->pdata[i], BINOME_ENROLMENT_SKILL_SKILL),
              (int)binome_entity_get_integer (rows->pdata[i], BINOME_ENROLMENT_SKILL_LEVEL) };

      g_array_append_val (self->skills, skill);
    }
  return TRUE;
}

/* Returns: whether that is new. */
gboolean
binome_registration_put_skill (GArray *skills, gint64 id, int level)
{
  BinomeSkillLevel skill = { id, level };

  for (guint i = 0; i < skills->len; i++)
    {
      BinomeSkillLevel *known = &g_array_index (skills, BinomeSkillLevel, i);

      if (known->skill != id)
        continue;
      if (known->level == level)
        return FALSE;
      known->level = level;
      return TRUE;
    }
  g_array_append_val (skills, skill);
  return TRUE;
}

static gboolean
has_skill (const GArray *skills, gint64 id)
{
  for (guint i = 0; i < skills->len; i++)
    if (g_array_index (skills, BinomeSkillLevel, i).skill == id)
      return TRUE;

  return FALSE;
}

/* A skill that is only named has a usual level; one that they have already keeps its own. */
static void
take_named_skills (BinomeRegistrationJudging *self, const char *text)
{
  g_auto (GStrv) names = g_strsplit_set (text, ",;\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = binome_text_clean_line (names[i]);
      g_autofree char *key = binome_text_fold (name);
      const gint64 *id = g_hash_table_lookup (self->batch->skills, key);

      if (*name == '\0' || (id != NULL && has_skill (self->skills, *id)))
        continue;
      any = TRUE;
      if (id != NULL)
        self->skills_changed
            |= binome_registration_put_skill (self->skills, *id, BINOME_REGISTRATION_USUAL_LEVEL);
      else
        g_ptr_array_add (self->other_skills, g_steal_pointer (&name));
    }
  if (any)
    binome_registration_note_change (self, _ ("Other skills"));
}

gboolean
binome_registration_take_skills (BinomeRegistrationJudging *self, GError **error)
{
  const char *others = g_hash_table_lookup (self->item->answers, "skills");

  if (!read_skills (self, error))
    return FALSE;

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const BinomeFormField *field = self->form->fields->pdata[i];
      const char *answer = g_hash_table_lookup (self->item->answers, field->key);

      if (field->target != BINOME_FORM_SKILL || answer == NULL)
        continue;
      /* Zero is an answer too: no such skill, as before. */
      if (answer[0] < '0' || answer[0] > '4' || g_ascii_isdigit (answer[1]))
        return binome_registration_leave_out (
            self, g_strdup_printf (_ ("%1$s: “%2$s” is no level from 1 to 4."), field->label, answer));
      if (answer[0] == '0' || !binome_registration_put_skill (self->skills, field->id, answer[0] - '0'))
        continue;
      self->skills_changed = TRUE;
      binome_registration_note_change (self, field->label);
    }
  if (others != NULL)
    take_named_skills (self, others);

  return TRUE;
}

/* ---- the company’s own fields ---- */

static char *
find_own (GPtrArray *values, gint64 id)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const BinomeOwnValue *value = values->pdata[i];

      if (binome_entity_get_id (value->definition) == id)
        return value->answer;
    }

  return NULL;
}

gboolean
binome_registration_take_own (BinomeRegistrationJudging *self, GError **error)
{
  gint64 person = binome_entity_get_id (self->person), enrolment = binome_entity_get_id (self->enrolment);
  BinomeFieldScope part
      = self->item->role == BINOME_ENROLMENT_ROLE_TUTOR ? BINOME_FIELD_SCOPE_TUTOR : BINOME_FIELD_SCOPE_TUTEE;
  g_autoptr (GPtrArray) of_person = NULL, of_part = NULL;

  if ((person != 0
       && (of_person = binome_own_values_load (self->batch->db, BINOME_FIELD_SCOPE_PERSON, person, error))
              == NULL)
      || (enrolment != 0
          && (of_part = binome_own_values_load (self->batch->db, part, enrolment, error)) == NULL))
    return FALSE;

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const BinomeFormField *field = self->form->fields->pdata[i];
      const char *answer = g_hash_table_lookup (self->item->answers, field->key);
      gboolean about_person;
      const char *before;
      g_autofree char *read = NULL;
      GError *local_error = NULL;

      if (field->target != BINOME_FORM_OWN || answer == NULL)
        continue;
      read = binome_own_answer_read (field->definition, answer, &local_error);
      if (read == NULL)
        return binome_registration_leave_out_for (self, local_error, error);
      about_person = binome_entity_get_choice (field->definition, BINOME_FIELD_DEFINITION_SCOPE)
                     == BINOME_FIELD_SCOPE_PERSON;
      before = find_own (about_person ? of_person : of_part, field->id);
      if (g_strcmp0 (before != NULL ? before : "", read) == 0)
        continue;
      g_hash_table_insert (self->own, (gpointer)field, (gpointer)answer);
      binome_registration_note_change (self, field->label);
    }

  return TRUE;
}
