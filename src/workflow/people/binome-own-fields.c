/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that the company adds to people, tutors and tutees: what they are called and what they hold.
 * Whatever is changed of them, the answers given already must fit. */

#include "binome-own-fields.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-own-file.h"
#include "binome-own-values.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))
#define MAX_TITLE 80   /* characters */
#define MAX_CHOICE 100 /* characters */

static BinomeFieldKind
kind_of (BinomeEntity *definition)
{
  return (BinomeFieldKind)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);
}

static GPtrArray *
list (BinomeDb *db, int scope, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_FIELD_DEFINITION);

  if (scope >= 0)
    binome_query_where_choice (query, BINOME_FIELD_DEFINITION_SCOPE, BINOME_QUERY_EQUAL, scope);
  binome_query_where_integer (query, BINOME_FIELD_DEFINITION_ACTIVE, BINOME_QUERY_EQUAL, 1);
  binome_query_sort (query, BINOME_FIELD_DEFINITION_POSITION, FALSE);
  return binome_db_select (db, query, error);
}

/**
 * binome_own_fields_list:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeFieldDefinition): all fields of the company’s own, in their
 *   order
 */
GPtrArray *
binome_own_fields_list (BinomeDb *db, GError **error)
{
  return list (db, -1, error);
}

/**
 * binome_own_fields_list_of:
 * @db: the file
 * @scope: whom they describe
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeFieldDefinition): those of @scope, in their order
 */
GPtrArray *
binome_own_fields_list_of (BinomeDb *db, BinomeFieldScope scope, GError **error)
{
  return list (db, (int)scope, error);
}

/**
 * binome_own_fields_get_matching_hint:
 * @definition: a field, maybe half filled in
 *
 * Returns: why the matching can, or cannot, use it; a sentence
 */
const char *
binome_own_fields_get_matching_hint (BinomeEntity *definition)
{
  if (!binome_own_answer_is_structured (kind_of (definition)))
    return _ ("Free text, people and files cannot be compared by a rule. Choose a number, a date, a list, "
              "levels, a scale, or yes or no.");

  return binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE) == BINOME_FIELD_SCOPE_PERSON
             ? _ ("The criteria of a programme can compare what tutor and tutee say.")
             : _ ("The criteria of a programme can compare it with a field of the other side.");
}

/* ---- checking a field by itself ---- */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
tidy_title (BinomeDb *db, BinomeEntity *definition, GError **error)
{
  g_autofree char *title
      = binome_text_clean_line (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
  g_autofree char *key = binome_text_fold (title);
  g_autoptr (GPtrArray) others = NULL;

  if (*title == '\0')
    return refuse (error, _ ("The field needs a name."));
  if (g_utf8_strlen (title, -1) > MAX_TITLE)
    return refuse (error, _ ("The name is too long for the top of a column. Shorten it."));

  others = binome_own_fields_list (db, error);
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *other
          = binome_text_fold (binome_entity_get_text (others->pdata[i], BINOME_FIELD_DEFINITION_TITLE));

      if (binome_entity_get_id (others->pdata[i]) != binome_entity_get_id (definition)
          && g_str_equal (key, other))
        {
          /* Translators: %s is the name of a field. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("There is a field “%s” already."),
                       title);
          return FALSE;
        }
    }

  binome_entity_set_text (definition, BINOME_FIELD_DEFINITION_TITLE, title);
  return TRUE;
}

static gboolean
check_choices (GStrv choices, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (g_strv_length (choices) < 2)
    return refuse (error, _ ("Give at least two choices, one a line."));
  if (g_strv_length (choices) > BINOME_OWN_FIELDS_MAX_CHOICES)
    return refuse (error, _ ("These are more than a hundred choices. Make the field a text."));
  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (g_utf8_strlen (choices[i], -1) > MAX_CHOICE)
        {
          /* Translators: %s is one of the choices. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The choice “%s” is too long."),
                       choices[i]);
          return FALSE;
        }
      if (!g_hash_table_add (seen, binome_text_fold (choices[i])))
        {
          /* Translators: %s is one of the choices. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The choice “%s” is there twice."),
                       choices[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/* Choices belong to lists alone. */
static gboolean
tidy_choices (BinomeEntity *definition, GError **error)
{
  g_auto (GStrv) choices = NULL;
  g_autofree char *lines = NULL;

  if (!binome_own_answer_has_choices (kind_of (definition)))
    {
      binome_entity_set_text (definition, BINOME_FIELD_DEFINITION_CHOICES, "");
      return TRUE;
    }

  choices = binome_own_answer_split (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_CHOICES));
  lines = g_strjoinv ("\n", choices);
  binome_entity_set_text (definition, BINOME_FIELD_DEFINITION_CHOICES, lines);
  return check_choices (choices, error);
}

static gboolean
check_matching (BinomeDb *db, BinomeEntity *definition, GError **error)
{
  gint64 n = 0;

  if (binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_MATCHING))
    return binome_own_answer_is_structured (kind_of (definition))
           || refuse (error, binome_own_fields_get_matching_hint (definition));
  if (!binome_workflow_get_number (db, "SELECT count (*) FROM criterion WHERE field = ?1 OR tutor_field = ?1",
                                   binome_entity_get_id (definition), &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;

  /* Translators: %s is the name of a field. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               _ ("A criterion of a matching compares “%s”. Remove that criterion first."),
               binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
  return FALSE;
}

/* ---- the answers given already ---- */

/* A choice that was reworded in its place is still the same choice. */
static char *
follow_rewording (BinomeEntity *before, BinomeEntity *after, const char *answer)
{
  g_auto (GStrv) old_choices
      = binome_own_answer_split (binome_entity_get_text (before, BINOME_FIELD_DEFINITION_CHOICES));
  g_auto (GStrv) new_choices
      = binome_own_answer_split (binome_entity_get_text (after, BINOME_FIELD_DEFINITION_CHOICES));
  g_auto (GStrv) parts = binome_own_answer_split (answer);

  if (g_strv_length (old_choices) != g_strv_length (new_choices))
    return g_strdup (answer);
  for (guint i = 0; old_choices[i] != NULL; i++)
    for (guint p = 0; parts[p] != NULL; p++)
      if (g_str_equal (parts[p], old_choices[i])
          && !g_strv_contains ((const char *const *)new_choices, old_choices[i])
          && !g_strv_contains ((const char *const *)old_choices, new_choices[i]))
        g_set_str (&parts[p], new_choices[i]);

  return g_strjoinv ("\n", parts);
}

/* What an answer becomes under another definition: what was shown becomes the text. */
static char *
convert (BinomeDb *db, BinomeEntity *before, BinomeEntity *after, const char *answer, GError **error)
{
  g_autofree char *text = NULL;

  if (kind_of (before) == BINOME_FIELD_KIND_FILE && !binome_own_file_is_link (answer))
    {
      if (kind_of (after) == BINOME_FIELD_KIND_FILE)
        return g_strdup (answer);
      /* Translators: %s is the name of a file. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("The file “%s” is kept here: remove it first, or make another field."), answer);
      return NULL;
    }
  if (binome_own_answer_is_text (kind_of (after)) && !binome_own_answer_is_text (kind_of (before)))
    text = binome_own_values_format (db, before, answer);
  else if (binome_own_answer_has_choices (kind_of (before))
           && binome_own_answer_has_choices (kind_of (after)))
    text = follow_rewording (before, after, answer);

  return binome_own_answer_read (after, text != NULL ? text : answer, error);
}

/* Whose answer it is. */
static char *
dup_owner (BinomeDb *db, BinomeEntity *value)
{
  gint64 id = binome_entity_get_reference (value, BINOME_FIELD_VALUE_PERSON);
  g_autoptr (BinomeEntity) person = NULL;

  if (id == 0)
    {
      g_autoptr (BinomeEntity) enrolment = binome_db_get (
          db, BINOME_TYPE_ENROLMENT, binome_entity_get_reference (value, BINOME_FIELD_VALUE_ENROLMENT), NULL);

      id = enrolment != NULL ? binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON) : 0;
    }
  person = id != 0 ? binome_db_get (db, BINOME_TYPE_PERSON, id, NULL) : NULL;
  return person != NULL ? binome_entity_dup_title (person) : g_strdup ("–");
}

static gboolean
refuse_misfits (BinomeDb *db, guint n, BinomeEntity *first, const GError *reason, GError **error)
{
  g_autofree char *owner = dup_owner (db, first);

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: how many answers, of whom the first one is, and what is wrong with it. */
               ngettext ("%1$u answer does not fit. %2$s: %3$s Correct it first.",
                         "%1$u answers do not fit. %2$s: %3$s Correct them first.", n),
               n, owner, reason->message);
  return FALSE;
}

/* People, and what somebody is as a tutor, are two things. */
static gboolean
check_scope (BinomeEntity *before, BinomeEntity *after, guint n_answers, GError **error)
{
  if (n_answers == 0
      || binome_entity_get_choice (before, BINOME_FIELD_DEFINITION_SCOPE)
             == binome_entity_get_choice (after, BINOME_FIELD_DEFINITION_SCOPE))
    return TRUE;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               ngettext ("The field has %u answer: whom it is about cannot be changed any more. Add another "
                         "field.",
                         "The field has %u answers: whom it is about cannot be changed any more. Add another "
                         "field.",
                         n_answers),
               n_answers);
  return FALSE;
}

/* Makes the answers fit the field as it is to be. */
static gboolean
fit_answers (BinomeDb *db, BinomeEntity *before, BinomeEntity *after, GError **error)
{
  g_autoptr (GPtrArray) values = binome_workflow_select_of (
      db, BINOME_TYPE_FIELD_VALUE, BINOME_FIELD_VALUE_FIELD, binome_entity_get_id (after), error);
  g_autoptr (GError) reason = NULL;
  guint n_misfits = 0, first = 0;

  if (values == NULL || !check_scope (before, after, values->len, error))
    return FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      const char *answer = binome_entity_get_text (values->pdata[i], BINOME_FIELD_VALUE_VALUE);
      g_autoptr (GError) misfit = NULL;
      g_autofree char *fitting = convert (db, before, after, answer, &misfit);

      if (fitting == NULL)
        {
          if (n_misfits++ == 0)
            {
              first = i;
              reason = g_steal_pointer (&misfit);
            }
        }
      else if (!g_str_equal (fitting, answer))
        {
          binome_entity_set_text (values->pdata[i], BINOME_FIELD_VALUE_VALUE, fitting);
          if (!binome_db_update_fields (db, values->pdata[i], FIELD (BINOME_FIELD_VALUE_VALUE), error))
            return FALSE;
        }
    }

  return n_misfits == 0 || refuse_misfits (db, n_misfits, values->pdata[first], reason, error);
}

/* ---- writing ---- */

static gboolean
insert (BinomeDb *db, BinomeEntity *definition, GError **error)
{
  gint64 last = 0;

  if (!binome_workflow_get_number (
          db, "SELECT coalesce (max (position) + 1, 0) FROM field_definition WHERE ?1 = ?1", 0, &last, error))
    return FALSE;

  binome_entity_set_integer (definition, BINOME_FIELD_DEFINITION_POSITION, last);
  return binome_db_insert (db, definition, error);
}

/**
 * binome_own_fields_keep:
 * @db: the file, in a write
 * @definition: a field, new or changed
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the field makes no sense,
 *   %BINOME_ERROR_REFUSED where its name is taken, or answers given already do not fit
 *
 * Answers that can be read in the new kind are kept in it: texts that are numbers become numbers. A choice
 * that was reworded in its place is reworded in the answers.
 *
 * Returns: whether it was kept
 */
gboolean
binome_own_fields_keep (BinomeDb *db, BinomeFieldDefinition *definition, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (definition);
  gint64 id = binome_entity_get_id (entity);
  g_autoptr (BinomeEntity) before = NULL;

  if (!tidy_title (db, entity, error) || !tidy_choices (entity, error) || !check_matching (db, entity, error))
    return FALSE;
  if (id == 0)
    return insert (db, entity, error);

  before = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, id, error);
  return before != NULL && fit_answers (db, before, entity, error) && binome_db_update (db, entity, error);
}

/**
 * binome_own_fields_remove:
 * @db: the file, in a write
 * @field: a field of the company’s own
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where a criterion compares it
 *
 * Removes the field with everything that was answered; undo brings back both.
 *
 * Returns: whether it is gone
 */
gboolean
binome_own_fields_remove (BinomeDb *db, gint64 field, GError **error)
{
  g_autoptr (BinomeEntity) definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, field, error);
  g_autofree char *action = NULL;

  if (definition == NULL)
    return FALSE;
  binome_entity_set_boolean (definition, BINOME_FIELD_DEFINITION_MATCHING, FALSE);
  if (!check_matching (db, definition, error)
      || !binome_workflow_run (db, "DELETE FROM field_value WHERE field = ?1", field, error)
      || !binome_db_delete (db, BINOME_TYPE_FIELD_DEFINITION, field, error))
    return FALSE;

  /* Translators: %s is the name of a field. */
  action = g_strdup_printf (_ ("Remove the field “%s”"),
                            binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
  binome_db_name_action (db, action);
  return TRUE;
}

/**
 * binome_own_fields_move:
 * @db: the file, in a write
 * @field: a field of the company’s own
 * @by: how many places down, or up where it is negative
 * @error: return location for a #GError
 *
 * Moves it among the fields about the same people. At an end it stays there.
 *
 * Returns: whether it was done
 */
gboolean
binome_own_fields_move (BinomeDb *db, gint64 field, int by, GError **error)
{
  g_autoptr (BinomeEntity) definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, field, error);
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  BinomeEntity *moved = NULL;
  int to = 0;

  if (definition == NULL)
    return FALSE;
  fields = list (db, binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE), error);
  if (fields == NULL)
    return FALSE;

  /* They deal the places they have anew, so that fields about others stay where they are. */
  for (guint i = 0; i < fields->len; i++)
    {
      gint64 place = binome_entity_get_integer (fields->pdata[i], BINOME_FIELD_DEFINITION_POSITION);

      g_array_append_val (places, place);
      if (binome_entity_get_id (fields->pdata[i]) == field)
        to = (int)i + by;
    }
  for (guint i = 0; i < fields->len && moved == NULL; i++)
    if (binome_entity_get_id (fields->pdata[i]) == field)
      moved = g_ptr_array_steal_index (fields, i);
  if (moved == NULL)
    return TRUE;

  g_ptr_array_insert (fields, CLAMP (to, 0, (int)fields->len), moved);
  for (guint i = 0; i < fields->len; i++)
    {
      if (binome_entity_get_integer (fields->pdata[i], BINOME_FIELD_DEFINITION_POSITION)
          == g_array_index (places, gint64, i))
        continue;
      binome_entity_set_integer (fields->pdata[i], BINOME_FIELD_DEFINITION_POSITION,
                                 g_array_index (places, gint64, i));
      if (!binome_db_update_fields (db, fields->pdata[i], FIELD (BINOME_FIELD_DEFINITION_POSITION), error))
        return FALSE;
    }

  return TRUE;
}
