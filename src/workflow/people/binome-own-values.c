/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of the company’s own hold for people and participants. */

#include "binome-own-values.h"

#include <glib/gi18n-lib.h>

#include "binome-attachments.h"
#include "binome-error.h"
#include "binome-own-fields.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

void
binome_own_value_free (BinomeOwnValue *self)
{
  g_object_unref (self->definition);
  g_free (self->answer);
  g_free (self->text);
  g_free (self);
}

static guint
owner_field (BinomeFieldScope scope)
{
  return scope == BINOME_FIELD_SCOPE_PERSON ? BINOME_FIELD_VALUE_PERSON : BINOME_FIELD_VALUE_ENROLMENT;
}

static BinomeFieldScope
scope_of (BinomeEntity *definition)
{
  return (BinomeFieldScope)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE);
}

static gboolean
is_person (BinomeEntity *definition)
{
  return binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND) == BINOME_FIELD_KIND_PERSON;
}

static char *
dup_name (BinomeDb *db, const char *id)
{
  g_autoptr (BinomeEntity) person
      = binome_db_get (db, BINOME_TYPE_PERSON, g_ascii_strtoll (id, NULL, 10), NULL);

  return person != NULL ? binome_entity_dup_title (person) : g_strdup ("");
}

/**
 * binome_own_values_format:
 * @db: the file
 * @definition: a field of the company’s own
 * @answer: an answer as the file keeps it
 *
 * Returns: (transfer full): @answer for people to read; "" for none, and for somebody who was deleted
 */
char *
binome_own_values_format (BinomeDb *db, BinomeEntity *definition, const char *answer)
{
  return is_person (definition) && *answer != '\0' ? dup_name (db, answer)
                                                   : binome_own_answer_format (definition, answer);
}

static BinomeOwnValue *
make_value (BinomeDb *db, BinomeEntity *definition, const char *answer)
{
  BinomeOwnValue *self = g_new0 (BinomeOwnValue, 1);

  self->definition = g_object_ref (definition);
  self->text = binome_own_values_format (db, definition, answer);
  self->answer = g_strdup (*self->text != '\0' ? answer : "");
  return self;
}

/**
 * binome_own_values_load:
 * @db: the file
 * @scope: which fields
 * @owner: a person, or for fields of tutors and tutees an enrolment
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeOwnValue): all fields of @scope in their order, those without
 *   an answer as well
 */
GPtrArray *
binome_own_values_load (BinomeDb *db, BinomeFieldScope scope, gint64 owner, GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list_of (db, scope, error);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_own_value_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (fields == NULL)
    return NULL;
  rows = binome_workflow_select_of (db, BINOME_TYPE_FIELD_VALUE, owner_field (scope), owner, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const char *answer = "";

      for (guint r = 0; r < rows->len; r++)
        if (binome_entity_get_reference (rows->pdata[r], BINOME_FIELD_VALUE_FIELD)
            == binome_entity_get_id (fields->pdata[i]))
          answer = binome_entity_get_text (rows->pdata[r], BINOME_FIELD_VALUE_VALUE);
      g_ptr_array_add (values, make_value (db, fields->pdata[i], answer));
    }

  return g_steal_pointer (&values);
}

/* ---- writing ---- */

/* Whether the owner is there, and is of the kind that the field is about. */
static gboolean
check_owner (BinomeDb *db, BinomeEntity *definition, gint64 owner, GError **error)
{
  BinomeFieldScope scope = scope_of (definition);
  GType type = scope == BINOME_FIELD_SCOPE_PERSON ? BINOME_TYPE_PERSON : BINOME_TYPE_ENROLMENT;
  g_autoptr (BinomeEntity) entity = binome_db_get (db, type, owner, error);
  BinomeEnrolmentRole role
      = scope == BINOME_FIELD_SCOPE_TUTOR ? BINOME_ENROLMENT_ROLE_TUTOR : BINOME_ENROLMENT_ROLE_TUTEE;

  if (entity == NULL)
    return FALSE;
  if (type == BINOME_TYPE_PERSON || binome_entity_get_choice (entity, BINOME_ENROLMENT_ROLE) == (int)role)
    return TRUE;

  /* Translators: the name of a field, then whom it is about, such as “Tutors”. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("“%1$s” is a field for: %2$s."),
               binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
               binome_entity_get_choice_label (definition, BINOME_FIELD_DEFINITION_SCOPE));
  return FALSE;
}

static char *
read_answer (BinomeDb *db, BinomeEntity *definition, const char *text, GError **error)
{
  g_autofree char *answer = binome_own_answer_read (definition, text, error);

  if (answer == NULL)
    return NULL;
  if (*answer == '\0' && binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_REQUIRED))
    {
      /* Translators: %s is the name of a field. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” must be filled in."),
                   binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
      return NULL;
    }
  if (*answer != '\0' && is_person (definition))
    {
      g_autoptr (BinomeEntity) person
          = binome_db_get (db, BINOME_TYPE_PERSON, g_ascii_strtoll (answer, NULL, 10), error);

      if (person == NULL)
        return NULL;
    }

  return g_steal_pointer (&answer);
}

/* The row that holds the answer now, if there is one. */
static gboolean
find_row (BinomeDb *db, BinomeEntity *definition, gint64 owner, BinomeEntity **row, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_FIELD_VALUE);
  g_autoptr (GPtrArray) rows = NULL;

  binome_query_where_integer (query, owner_field (scope_of (definition)), BINOME_QUERY_EQUAL, owner);
  binome_query_where_integer (query, BINOME_FIELD_VALUE_FIELD, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (definition));
  rows = binome_db_select (db, query, error);
  if (rows == NULL)
    return FALSE;

  *row = rows->len > 0 ? g_object_ref (rows->pdata[0]) : NULL;
  return TRUE;
}

/* Keeps an answer that fits. Whatever the answer was before, its file goes with it. */
static gboolean
keep_answer (BinomeDb *db, BinomeEntity *definition, gint64 owner, const char *answer, gint64 *id,
             GError **error)
{
  g_autoptr (BinomeEntity) row = NULL;

  *id = 0;
  if (!find_row (db, definition, owner, &row, error))
    return FALSE;

  if (row == NULL)
    {
      if (*answer == '\0')
        return TRUE;
      row = BINOME_ENTITY (binome_field_value_new ());
      binome_entity_set_reference (row, BINOME_FIELD_VALUE_FIELD, binome_entity_get_id (definition));
      binome_entity_set_reference (row, owner_field (scope_of (definition)), owner);
      binome_entity_set_text (row, BINOME_FIELD_VALUE_VALUE, answer);
      if (!binome_db_insert (db, row, error))
        return FALSE;
      *id = binome_entity_get_id (row);
      return TRUE;
    }

  *id = binome_entity_get_id (row);
  if (*answer == '\0')
    return binome_db_delete (db, BINOME_TYPE_FIELD_VALUE, *id, error);
  if (g_str_equal (binome_entity_get_text (row, BINOME_FIELD_VALUE_VALUE), answer))
    return TRUE;

  binome_entity_set_text (row, BINOME_FIELD_VALUE_VALUE, answer);
  return binome_attachment_remove (db, BINOME_ATTACHMENT_ANSWER, *id, error)
         && binome_db_update_fields (db, row, FIELD (BINOME_FIELD_VALUE_VALUE), error);
}

/**
 * binome_own_values_set:
 * @db: the file, in a write
 * @field: a field of the company’s own
 * @owner: a person, or for fields of tutors and tutees an enrolment
 * @text: the answer, as typed or as the file keeps it; "" for none
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where it does not fit the field
 *
 * Returns: whether it was kept
 */
gboolean
binome_own_values_set (BinomeDb *db, gint64 field, gint64 owner, const char *text, GError **error)
{
  g_autoptr (BinomeEntity) definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, field, error);
  g_autofree char *answer = NULL;
  gint64 id;

  if (definition == NULL || !check_owner (db, definition, owner, error))
    return FALSE;
  answer = read_answer (db, definition, text, error);
  return answer != NULL && keep_answer (db, definition, owner, answer, &id, error);
}

/**
 * binome_own_values_set_name:
 * @db: the file, in a write
 * @field: a field of the company’s own, of the kind file
 * @owner: as for binome_own_values_set()
 * @name: of the file that is kept
 * @error: return location for a #GError
 *
 * Returns: the answer, for the attachment that belongs to it; 0 where it was not kept
 */
gint64
binome_own_values_set_name (BinomeDb *db, gint64 field, gint64 owner, const char *name, GError **error)
{
  g_autoptr (BinomeEntity) definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, field, error);
  gint64 id;

  if (definition == NULL || !check_owner (db, definition, owner, error)
      || !keep_answer (db, definition, owner, name, &id, error))
    return 0;
  return id;
}

/**
 * binome_own_values_find:
 * @db: the file
 * @field: a field of the company’s own
 * @owner: as for binome_own_values_set()
 * @id: (out): the answer; 0 for none
 * @error: return location for a #GError
 *
 * Returns: whether it was looked for
 */
gboolean
binome_own_values_find (BinomeDb *db, gint64 field, gint64 owner, gint64 *id, GError **error)
{
  g_autoptr (BinomeEntity) definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, field, error);
  g_autoptr (BinomeEntity) row = NULL;

  if (definition == NULL || !find_row (db, definition, owner, &row, error))
    return FALSE;
  *id = row != NULL ? binome_entity_get_id (row) : 0;
  return TRUE;
}

/**
 * binome_own_values_set_all:
 * @db: the file, in a write
 * @scope: which fields
 * @owner: somebody new
 * @answers: answers by field (gint64); what is not there is not answered
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where one does not fit its field, or a field
 *   that must be filled in is not
 *
 * Returns: whether all were kept
 */
gboolean
binome_own_values_set_all (BinomeDb *db, BinomeFieldScope scope, gint64 owner, GHashTable *answers,
                           GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list_of (db, scope, error);

  if (fields == NULL)
    return FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      gint64 field = binome_entity_get_id (fields->pdata[i]);
      const char *answer = g_hash_table_lookup (answers, &field);

      if (!binome_own_values_set (db, field, owner, answer != NULL ? answer : "", error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_own_values_remove:
 * @db: the file, in a write
 * @scope: %BINOME_FIELD_SCOPE_PERSON for a person, else for an enrolment
 * @owner: who is about to be deleted
 * @error: return location for a #GError
 *
 * Nobody’s answers stay behind in the file.
 *
 * Returns: whether it was done
 */
gboolean
binome_own_values_remove (BinomeDb *db, BinomeFieldScope scope, gint64 owner, GError **error)
{
  return binome_workflow_run (db,
                              scope == BINOME_FIELD_SCOPE_PERSON
                                  ? "DELETE FROM field_value WHERE person = ?1"
                                  : "DELETE FROM field_value WHERE enrolment = ?1",
                              owner, error);
}

/* ---- two records of one person ---- */

/**
 * binome_own_values_unite:
 * @db: the file
 * @kept: a #BinomeFieldValue that stays
 * @other: another one of the same field, which goes
 * @error: return location for a #GError
 *
 * Of several of a list, @kept has those of both afterwards; of everything else its own answer.
 *
 * Returns: whether it was done; @kept is yet to be written
 */
gboolean
binome_own_values_unite (BinomeDb *db, BinomeEntity *kept, BinomeEntity *other, GError **error)
{
  g_autoptr (BinomeEntity) definition = binome_db_get (
      db, BINOME_TYPE_FIELD_DEFINITION, binome_entity_get_reference (kept, BINOME_FIELD_VALUE_FIELD), error);
  g_autofree char *both = NULL, *answer = NULL;

  if (definition == NULL)
    return FALSE;
  if (binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND) != BINOME_FIELD_KIND_CHOICES)
    return TRUE;

  both = g_strconcat (binome_entity_get_text (kept, BINOME_FIELD_VALUE_VALUE), "\n",
                      binome_entity_get_text (other, BINOME_FIELD_VALUE_VALUE), NULL);
  answer = binome_own_answer_read (definition, both, error);
  if (answer == NULL)
    return FALSE;
  binome_entity_set_text (kept, BINOME_FIELD_VALUE_VALUE, answer);
  return TRUE;
}

/**
 * binome_own_values_replace_person:
 * @db: the file, in a write
 * @from: somebody who goes
 * @to: who is named instead
 * @error: return location for a #GError
 *
 * Answers that name a person name the other one afterwards.
 *
 * Returns: whether it was done
 */
gboolean
binome_own_values_replace_person (BinomeDb *db, gint64 from, gint64 to, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "UPDATE field_value SET value = CAST (?2 AS TEXT) WHERE value = CAST (?1 AS TEXT)"
                           " AND field IN (SELECT id FROM field_definition WHERE kind = 'person')",
                           error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, from);
  binome_statement_bind_integer (statement, 2, to);
  return binome_statement_run (statement, error);
}

/* ---- of everybody ---- */

/* Takes a statement that gives owners with their answers. */
static GHashTable *
read_answers (BinomeStatement *row, GError **error)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;

  while (binome_statement_step (row, &local_error))
    {
      gint64 owner = binome_statement_get_integer (row, 0);

      g_hash_table_insert (answers, g_memdup2 (&owner, sizeof owner),
                           g_strdup (binome_statement_get_text (row, 1)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&answers);
}

/**
 * binome_own_values_load_all:
 * @db: the file
 * @definition: a field of the company’s own
 * @error: return location for a #GError
 *
 * Returns: (transfer full): each answer as the file keeps it, by the id of its owner (gint64)
 */
GHashTable *
binome_own_values_load_all (BinomeDb *db, BinomeEntity *definition, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db, "SELECT coalesce (person, enrolment), value FROM field_value WHERE field = ?1", error);

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (definition));
  return read_answers (row, error);
}

/**
 * binome_own_values_load_of_programme:
 * @db: the file
 * @definition: a field about tutors or tutees
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full): each answer of those who take part, by the id of the person (gint64)
 */
GHashTable *
binome_own_values_load_of_programme (BinomeDb *db, BinomeEntity *definition, gint64 programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT e.person, v.value FROM field_value v JOIN enrolment e ON e.id = v.enrolment"
      " WHERE v.field = ?1 AND e.programme = ?2",
      error);

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (definition));
  binome_statement_bind_integer (row, 2, programme);
  return read_answers (row, error);
}

/* The fields that the matching may compare, by id. */
static GHashTable *
list_compared (BinomeDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list (db, error);
  g_autoptr (GHashTable) compared
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  if (fields == NULL)
    return NULL;

  for (guint i = 0; i < fields->len; i++)
    if (binome_entity_get_boolean (fields->pdata[i], BINOME_FIELD_DEFINITION_MATCHING))
      {
        gint64 id = binome_entity_get_id (fields->pdata[i]);

        g_hash_table_insert (compared, g_memdup2 (&id, sizeof id), g_object_ref (fields->pdata[i]));
      }
  return g_steal_pointer (&compared);
}

static GArray *
values_of (GHashTable *values, gint64 enrolment)
{
  GArray *list = g_hash_table_lookup (values, &enrolment);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (BinomeMatchValue));
      g_hash_table_insert (values, g_memdup2 (&enrolment, sizeof enrolment), list);
    }
  return list;
}

/**
 * binome_own_values_load_for_matching:
 * @db: the file
 * @programme: a programme
 * @texts: keeps the texts of the values
 * @error: return location for a #GError
 *
 * The answers to the fields used for matching, as binome_own_answer_add_match_values() gives them. The field
 * of a value is the id of its definition, which is also what the criterion names.
 *
 * Returns: (transfer full): for each enrolment (gint64) that has some, a #GArray of #BinomeMatchValue
 */
GHashTable *
binome_own_values_load_for_matching (BinomeDb *db, gint64 programme, GStringChunk *texts, GError **error)
{
  g_autoptr (GHashTable) values
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) compared = list_compared (db, error);
  g_autoptr (GError) local_error = NULL;
  BinomeStatement *row;

  if (compared == NULL)
    return NULL;
  row = binome_db_prepare (db,
                           "SELECT e.id, v.field, v.value FROM enrolment e"
                           " JOIN field_value v ON v.person = e.person OR v.enrolment = e.id"
                           " WHERE e.programme = ?1 ORDER BY e.id, v.field",
                           error);
  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 field = binome_statement_get_integer (row, 1);
      BinomeEntity *definition = g_hash_table_lookup (compared, &field);

      if (definition != NULL)
        binome_own_answer_add_match_values (definition, binome_statement_get_text (row, 2), texts,
                                            values_of (values, binome_statement_get_integer (row, 0)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&values);
}
