/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a staff list that become fields of the company’s own: found by their titles, read, judged and
 * written with the people of the rows. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-own-fields.h"
#include "binome-own-file.h"
#include "binome-own-values.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* A column that becomes a field, while the plan is made. */
typedef struct
{
  BinomeEntity *definition;
  BinomeFieldScope scope;
  guint column;
  BinomeDateFormat format;
  GHashTable *known; /* answers in the file by person (gint64) */
  GHashTable *kept;  /* (nullable): the names of the files that are kept */
} OwnColumn;

static void
own_column_clear (gpointer data)
{
  g_object_unref (((OwnColumn *)data)->definition);
  g_clear_pointer (&((OwnColumn *)data)->known, g_hash_table_unref);
  g_clear_pointer (&((OwnColumn *)data)->kept, g_hash_table_unref);
}

/* ---- which column is which field ---- */

static BinomeEntity *
find_field (BinomeImport *self, gint64 id)
{
  for (guint i = 0; self->own_fields != NULL && i < self->own_fields->len; i++)
    if (binome_entity_get_id (self->own_fields->pdata[i]) == id)
      return self->own_fields->pdata[i];

  return NULL;
}

/* Whether the rows become what the field is about. */
static gboolean
is_offered (BinomeImport *self, BinomeEntity *definition)
{
  switch (binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE))
    {
    case BINOME_FIELD_SCOPE_TUTOR:
      return self->as == BINOME_IMPORT_TUTORS;
    case BINOME_FIELD_SCOPE_TUTEE:
      return self->as == BINOME_IMPORT_TUTEES;
    case BINOME_FIELD_SCOPE_PERSON:
    default:
      return binome_import_get_list_kind (self) == BINOME_LIST_STAFF;
    }
}

static gboolean
is_taken (BinomeImport *self, gint64 field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (binome_import_get_column (self, i)->own_field == field)
      return TRUE;

  return FALSE;
}

/**
 * binome_import_guess_own_columns:
 * @self: an import
 *
 * A heading that is the name of a field, whatever the accents and case, becomes that field: the user has
 * called it so. What the user or an earlier list has said stays.
 */
void
binome_import_guess_own_columns (BinomeImport *self)
{
  for (guint f = 0; self->has_header && self->own_fields != NULL && f < self->own_fields->len; f++)
    {
      BinomeEntity *definition = self->own_fields->pdata[f];
      g_autofree char *title
          = binome_text_fold (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));

      for (guint i = 0; i < self->columns->len; i++)
        {
          BinomeImportColumn *column = binome_import_get_column (self, i);
          g_autofree char *heading = binome_text_fold (column->header);

          if (column->own_field == 0 && g_str_equal (heading, title)
              && !is_taken (self, binome_entity_get_id (definition)))
            {
              column->own_field = binome_entity_get_id (definition);
              column->target = BINOME_COLUMN_IGNORE;
              column->confidence = 1;
            }
        }
    }
}

/**
 * binome_import_load_own_fields:
 * @self: an import
 * @db: the file
 * @error: return location for a #GError
 *
 * Reads which fields there are. A column of one that is gone is left out.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_load_own_fields (BinomeImport *self, BinomeDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list (db, error);

  if (fields == NULL)
    return FALSE;

  g_clear_pointer (&self->own_fields, g_ptr_array_unref);
  self->own_fields = g_steal_pointer (&fields);
  for (guint i = 0; i < self->columns->len; i++)
    if (find_field (self, binome_import_get_column (self, i)->own_field) == NULL)
      binome_import_get_column (self, i)->own_field = 0;
  return TRUE;
}

/**
 * binome_import_list_own_fields:
 * @self: an import that was recalled
 *
 * Returns: (transfer container) (element-type BinomeFieldDefinition): the fields of the company’s own that a
 *   column can become, by what the rows become
 */
GPtrArray *
binome_import_list_own_fields (BinomeImport *self)
{
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->own_fields != NULL && i < self->own_fields->len; i++)
    if (is_offered (self, self->own_fields->pdata[i]))
      g_ptr_array_add (offered, g_object_ref (self->own_fields->pdata[i]));
  return offered;
}

/* The field that a column becomes; 0 for none. */
gint64
binome_import_get_own_field (BinomeImport *self, guint column)
{
  BinomeEntity *definition;

  g_return_val_if_fail (column < self->columns->len, 0);

  definition = find_field (self, binome_import_get_column (self, column)->own_field);
  return definition != NULL && is_offered (self, definition) ? binome_entity_get_id (definition) : 0;
}

/**
 * binome_import_set_own_field:
 * @self: an import
 * @column: a column
 * @field: a field of the company’s own
 *
 * Another column that became the same is left out from now on.
 */
void
binome_import_set_own_field (BinomeImport *self, guint column, gint64 field)
{
  g_return_if_fail (column < self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    if (binome_import_get_column (self, i)->own_field == field)
      binome_import_get_column (self, i)->own_field = 0;
  binome_import_set_target (self, column, BINOME_COLUMN_IGNORE);
  binome_import_get_column (self, column)->own_field = field;
}

/* Whether a column holds days, be it of Binôme or of the company. */
gboolean
binome_import_holds_days (BinomeImport *self, guint column)
{
  BinomeEntity *definition = find_field (self, binome_import_get_own_field (self, column));

  return binome_column_is_day (binome_import_get_column (self, column)->target)
         || (definition != NULL
             && binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND)
                    == BINOME_FIELD_KIND_DATE);
}

/* What the changes of a row are called: the names of the fields, one bit each. */
void
binome_import_add_own_titles (BinomeImport *self, guint64 changed, GPtrArray *titles)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeEntity *definition = find_field (self, binome_import_get_own_field (self, i));

      if (definition == NULL || n == BINOME_IMPORT_MAX_OWN)
        continue;
      if ((changed & BINOME_IMPORT_OWN (n)) != 0)
        g_ptr_array_add (titles,
                         (gpointer)binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
      n++;
    }
}

/* ---- reading ---- */

static gboolean
is_file (const OwnColumn *own)
{
  return binome_entity_get_choice (own->definition, BINOME_FIELD_DEFINITION_KIND) == BINOME_FIELD_KIND_FILE;
}

/* The names that an export has written. */
static void
load_kept (OwnColumn *own)
{
  GHashTableIter answers;
  gpointer answer;

  own->kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&answers, own->known);
  while (g_hash_table_iter_next (&answers, NULL, &answer))
    if (!binome_own_file_is_link (answer))
      g_hash_table_add (own->kept, answer);
}

/* Gets ready to read the columns of fields. */
gboolean
binome_import_own_begin (BinomeImportPlan *plan, GError **error)
{
  BinomeImport *import = plan->import;

  plan->own = g_array_new (FALSE, TRUE, sizeof (OwnColumn));
  g_array_set_clear_func (plan->own, own_column_clear);
  if (!binome_import_load_own_fields (import, plan->db, error))
    return FALSE;

  for (guint i = 0; i < import->columns->len && plan->own->len < BINOME_IMPORT_MAX_OWN; i++)
    {
      BinomeEntity *definition = find_field (import, binome_import_get_own_field (import, i));
      OwnColumn own = { .column = i };

      if (definition == NULL)
        continue;
      own.definition = g_object_ref (definition);
      own.scope = (BinomeFieldScope)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE);
      own.format = binome_import_get_date_format (import, i);
      own.known = own.scope == BINOME_FIELD_SCOPE_PERSON
                      ? binome_own_values_load_all (plan->db, definition, error)
                      : binome_own_values_load_of_programme (plan->db, definition,
                                                             binome_import_get_programme (import), error);
      if (own.known != NULL && is_file (&own))
        load_kept (&own);
      g_array_append_val (plan->own, own);
      if (own.known == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Who is meant must be in the file: not just further down in the list. */
static char *
read_person (BinomeImportPlan *plan, const char *text, char **reason)
{
  g_autofree char *name = binome_text_clean_line (text);
  gboolean several = FALSE;
  guint32 found = binome_import_people_find_named (plan->people, BINOME_IMPORT_BY_ANYTHING, name, &several);
  gint64 id = found != BINOME_IMPORT_NOBODY ? binome_import_people_get_id (plan->people, found) : 0;

  if (id == 0)
    *reason = g_strdup_printf (several ? _ ("“%s” is the name of several people")
                                       : _ ("“%s” is nobody in the list of people"),
                               name);
  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/* A list names files and cannot bring them: what is kept stays. */
static char *
read_file_name (const OwnColumn *own, const char *name, char **reason)
{
  if (g_hash_table_contains (own->kept, name))
    return g_strdup (name);

  /* Translators: %s is the name of a file. */
  *reason = g_strdup_printf (_ ("a list cannot bring the file “%s”; add it on the page of the person"), name);
  return NULL;
}

static char *
read_date (const OwnColumn *own, const char *text, char **reason)
{
  g_autofree char *clean = binome_text_clean_line (text);
  BinomeDate date;

  *reason = binome_import_parse_day_as (own->format, clean, &date);
  /* A column that is not of one format may still hold days as the user writes them. */
  if (*reason != NULL && own->format == BINOME_DATE_FORMAT_NONE)
    date = binome_date_parse_local (clean);
  if (*reason != NULL && date == BINOME_DATE_NONE)
    return NULL;
  g_clear_pointer (reason, g_free);
  return date != BINOME_DATE_NONE ? binome_date_format_iso (date) : g_strdup ("");
}

/* The answer that a cell is; %NULL with what is wrong with it. */
static char *
read_cell (BinomeImportPlan *plan, const OwnColumn *own, const char *cell, char **reason)
{
  g_autofree char *clean = binome_text_clean_line (cell);
  g_autoptr (GError) wrong = NULL;
  char *answer;

  if (binome_import_is_nothing (clean))
    return g_strdup ("");
  if (is_file (own) && !binome_own_file_is_link (clean))
    return read_file_name (own, clean, reason);
  switch (binome_entity_get_choice (own->definition, BINOME_FIELD_DEFINITION_KIND))
    {
    case BINOME_FIELD_KIND_PERSON:
      return read_person (plan, cell, reason);
    case BINOME_FIELD_KIND_DATE:
      return read_date (own, cell, reason);
    default:
      answer = binome_own_answer_read (own->definition, cell, &wrong);
      if (answer == NULL)
        *reason = g_strdup (wrong->message);
      return answer;
    }
}

/**
 * binome_import_own_read:
 * @plan: what is known of the file; its reader stands on the row
 * @row: the row
 *
 * Reads the answers of a row and keeps them.
 *
 * Returns: (transfer full) (nullable): why the row cannot be used; %NULL where it can
 */
char *
binome_import_own_read (BinomeImportPlan *plan, BinomeImportRow *row)
{
  row->own = (guint32)plan->cells->len;
  for (guint i = 0; i < plan->own->len; i++)
    {
      const OwnColumn *own = &g_array_index (plan->own, OwnColumn, i);
      const char *cell = binome_table_reader_get_field (plan->reader, own->column);
      g_autofree char *reason = NULL;
      g_autofree char *answer = read_cell (plan, own, cell, &reason);

      if (answer == NULL)
        /* Translators: the name of a field, then what is wrong with its value. */
        return g_strdup_printf (_ ("%1$s: %2$s"),
                                binome_entity_get_text (own->definition, BINOME_FIELD_DEFINITION_TITLE),
                                reason);
      binome_import_plan_keep (plan->cells, answer);
    }

  return NULL;
}

/* The answers of a row, one after the other. */
static const char *
next_answer (const char *answer)
{
  return answer + strlen (answer) + 1;
}

/**
 * binome_import_own_judge:
 * @plan: what is known of the file
 * @row: a row that was read, with its person
 *
 * Finds which answers are new. A blank cell changes nothing.
 */
void
binome_import_own_judge (BinomeImportPlan *plan, BinomeImportRow *row)
{
  const char *answer = plan->cells->str + row->own;
  gint64 person = binome_import_people_get_id (plan->people, row->person);

  for (guint i = 0; i < plan->own->len; i++, answer = next_answer (answer))
    {
      const OwnColumn *own = &g_array_index (plan->own, OwnColumn, i);

      if (*answer != '\0' && !(is_file (own) && !binome_own_file_is_link (answer))
          && g_strcmp0 (g_hash_table_lookup (own->known, &person), answer) != 0)
        row->own_changed |= BINOME_IMPORT_OWN (i);
    }
}

/* ---- writing ---- */

static gboolean
write_of_person (BinomeImportPlan *plan, const OwnColumn *own, gint64 person, const char *answer,
                 GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (plan->db,
                           g_hash_table_contains (own->known, &person)
                               ? "UPDATE field_value SET value = ?3 WHERE field = ?1 AND person = ?2"
                               : "INSERT INTO field_value (field, person, value) VALUES (?1, ?2, ?3)",
                           error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, binome_entity_get_id (own->definition));
  binome_statement_bind_integer (statement, 2, person);
  binome_statement_bind_text (statement, 3, answer);
  return binome_statement_run (statement, error);
}

/* Whoever could not be enrolled has no answer as a tutor or tutee. */
static gboolean
write_of_enrolment (BinomeImportPlan *plan, const OwnColumn *own, gint64 person, const char *answer,
                    GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      plan->db,
      g_hash_table_contains (own->known, &person)
          ? "UPDATE field_value SET value = ?3 WHERE field = ?1 AND enrolment ="
            " (SELECT id FROM enrolment WHERE programme = ?4 AND person = ?2 AND role = ?5)"
          : "INSERT INTO field_value (field, enrolment, value)"
            " SELECT ?1, id, ?3 FROM enrolment WHERE programme = ?4 AND person = ?2 AND role = ?5",
      error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, binome_entity_get_id (own->definition));
  binome_statement_bind_integer (statement, 2, person);
  binome_statement_bind_text (statement, 3, answer);
  binome_statement_bind_integer (statement, 4, binome_import_get_programme (plan->import));
  binome_statement_bind_text (statement, 5, binome_field_scopes[own->scope].id);
  return binome_statement_run (statement, error);
}

/* Where a link took the place of a file, the file goes. */
static gboolean
remove_replaced (BinomeImportPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->own->len; i++)
    {
      const OwnColumn *own = &g_array_index (plan->own, OwnColumn, i);

      if (is_file (own)
          && !binome_workflow_run (
              plan->db,
              "DELETE FROM attachment WHERE answer IN"
              " (SELECT id FROM field_value WHERE field = ?1 AND instr (value, '/') > 0)",
              binome_entity_get_id (own->definition), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_import_own_write:
 * @plan: a plan whose people and enrolments are written
 * @error: return location for a #GError
 *
 * Writes the answers of the good rows.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_own_write (BinomeImportPlan *plan, GError **error)
{
  GArray *rows = binome_import_get_rows (plan->import);

  for (guint r = 0; r < rows->len && plan->own->len > 0; r++)
    {
      const BinomeImportRow *row = &g_array_index (rows, BinomeImportRow, r);
      const char *answer = plan->cells->str + row->own;
      gint64 person;

      if (row->verdict == BINOME_IMPORT_ERROR || row->own_changed == 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (plan->db), error))
        return FALSE;
      person = binome_import_people_get_id (plan->people, row->person);
      for (guint i = 0; i < plan->own->len; i++, answer = next_answer (answer))
        {
          const OwnColumn *own = &g_array_index (plan->own, OwnColumn, i);

          if ((row->own_changed & BINOME_IMPORT_OWN (i)) == 0)
            continue;
          if (own->scope == BINOME_FIELD_SCOPE_PERSON
                  ? !write_of_person (plan, own, person, answer, error)
                  : !write_of_enrolment (plan, own, person, answer, error))
            return FALSE;
        }
    }

  return remove_replaced (plan, error);
}
