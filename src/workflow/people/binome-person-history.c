/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed of a person, read from the journal and told in words. */

#include "binome-person-history.h"

#include <glib/gi18n-lib.h>

#include "binome-model.h"
#include "binome-own-values.h"

/* The person, and what belongs to the person. Of what was deleted, the image says whose it was. */
static const char changes_sql[]
    = "SELECT a.id, a.name, a.at, a.source, a.state, c.entity, c.row, c.operation, c.before, c.after FROM ("
      " SELECT id FROM change WHERE entity = 'person' AND row = ?1"
      " UNION SELECT c.id FROM change c JOIN presence x ON x.id = c.row"
      "  WHERE c.entity = 'presence' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN person_skill x ON x.id = c.row"
      "  WHERE c.entity = 'person_skill' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN enrolment x ON x.id = c.row"
      "  WHERE c.entity = 'enrolment' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN role x ON x.id = c.row"
      "  WHERE c.entity = 'role' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN pair x ON x.id = c.row"
      "  JOIN enrolment e ON e.id = x.tutor OR e.id = x.tutee"
      "  WHERE c.entity = 'pair' AND e.person = ?1"
      " UNION SELECT c.id FROM change c JOIN field_value x ON x.id = c.row"
      "  LEFT JOIN enrolment e ON e.id = x.enrolment"
      "  WHERE c.entity = 'field_value' AND coalesce (x.person, e.person) = ?1"
      " UNION SELECT c.id FROM change c JOIN attendance x ON x.id = c.row"
      "  WHERE c.entity = 'attendance' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN absence x ON x.id = c.row"
      "  WHERE c.entity = 'absence' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN availability x ON x.id = c.row"
      "  WHERE c.entity = 'availability' AND x.person = ?1"
      " UNION SELECT c.id FROM change c JOIN manager_agreement x ON x.id = c.row"
      "  JOIN enrolment e ON e.id = x.enrolment WHERE c.entity = 'manager_agreement' AND e.person = ?1"
      " UNION SELECT c.id FROM change c JOIN agreement x ON x.id = c.row JOIN pair q ON q.id = x.pair"
      "  JOIN enrolment e ON e.id = q.tutor OR e.id = q.tutee"
      "  WHERE c.entity = 'agreement' AND e.person = ?1"
      " UNION SELECT c.id FROM change c JOIN action_step x ON x.id = c.row JOIN pair q ON q.id = x.pair"
      "  JOIN enrolment e ON e.id = q.tutee WHERE c.entity = 'action_step' AND e.person = ?1"
      " UNION SELECT id FROM change"
      "  WHERE entity IN ('presence', 'person_skill', 'role', 'enrolment', 'field_value', 'attendance', 'absence',"
      "  'availability')"
      "  AND operation = 'delete' AND before ->> '$.person' = ?1"
      " UNION SELECT c.id FROM change c JOIN enrolment e ON e.id = c.before ->> '$.enrolment'"
      "  WHERE c.entity = 'field_value' AND c.operation = 'delete' AND e.person = ?1"
      ") found JOIN change c ON c.id = found.id JOIN action a ON a.id = c.action ORDER BY c.id DESC";

/* One change, read out before its words are looked up. */
typedef struct
{
  gint64 action_id;
  char *action;
  char *at;
  char *source;
  gboolean undone;
  GType type;
  gint64 row;
  char operation; /* i, u or d */
  char *before;
  char *after;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->action);
  g_free (change->at);
  g_free (change->source);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static char *
dup_text (BinomeStatement *statement, int column)
{
  return binome_statement_is_null (statement, column)
             ? NULL
             : g_strdup (binome_statement_get_text (statement, column));
}

/* As many actions as asked for, each whole. */
static GPtrArray *
list_changes (BinomeDb *db, gint64 person, guint limit, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, changes_sql, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GHashTable) actions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, person);
  while (binome_statement_step (statement, &local_error))
    {
      Change *change;
      gint64 action = binome_statement_get_integer (statement, 0);

      g_hash_table_add (actions, g_memdup2 (&action, sizeof action));
      if (g_hash_table_size (actions) > limit)
        continue;
      change = g_new0 (Change, 1);
      change->action_id = action;
      change->action = dup_text (statement, 1);
      change->at = dup_text (statement, 2);
      change->source = dup_text (statement, 3);
      change->undone = !g_str_equal (binome_statement_get_text (statement, 4), "done");
      change->type = binome_model_find_type (binome_statement_get_text (statement, 5));
      change->row = binome_statement_get_integer (statement, 6);
      change->operation = *binome_statement_get_text (statement, 7);
      change->before = dup_text (statement, 8);
      change->after = dup_text (statement, 9);
      g_ptr_array_add (changes, change);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&changes);
}

/* ---- words ---- */

static int
find_field (BinomeEntity *entity, const char *column)
{
  g_autofree char *name = g_strdelimit (g_strdup (column), "_", '-');

  for (guint i = 0; i < binome_entity_get_n_fields (entity); i++)
    if (g_str_equal (binome_entity_get_field (entity, i)->name, name))
      return (int)i;

  return -1;
}

/* Whoever was deleted since has no name any more. */
static char *
name_of (BinomeDb *db, GType type, gint64 id)
{
  g_autoptr (BinomeEntity) entity = id != 0 ? binome_db_get (db, type, id, NULL) : NULL;

  return entity != NULL ? binome_entity_dup_title (entity) : NULL;
}

/* What a column of the journal means, as the field writes it; nothing for an empty one. */
static char *
describe_value (BinomeDb *db, BinomeEntity *scratch, guint field, const char *value)
{
  const BinomeField *declared = binome_entity_get_field (scratch, field);

  if (value == NULL || *value == '\0')
    return NULL;

  switch (declared->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      binome_entity_set_text (scratch, field, value);
      break;
    case BINOME_FIELD_INTEGER:
      binome_entity_set_integer (scratch, field, g_ascii_strtoll (value, NULL, 10));
      break;
    case BINOME_FIELD_REAL:
      binome_entity_set_real (scratch, field, g_ascii_strtod (value, NULL));
      break;
    case BINOME_FIELD_BOOLEAN:
      binome_entity_set_boolean (scratch, field, *value == '1');
      break;
    case BINOME_FIELD_DATE:
      binome_entity_set_date (scratch, field, binome_date_parse_iso (value));
      break;
    case BINOME_FIELD_CHOICE:
      binome_entity_set_choice (scratch, field, MAX (binome_choice_find (declared->choices, value), 0));
      break;
    case BINOME_FIELD_REFERENCE:
      return name_of (db, declared->target (), g_ascii_strtoll (value, NULL, 10));
    default:
      return NULL;
    }

  return binome_entity_format (scratch, field);
}

/* Dates and states are told even where a form does not offer them; other inner matters are not. */
static gboolean
is_told (const BinomeField *field)
{
  return (field->flags & BINOME_FIELD_INTERNAL) == 0 || field->type == BINOME_FIELD_CHOICE;
}

static char *
describe_change (const char *label, const char *before, const char *after)
{
  if (before != NULL && *before != '\0' && after != NULL && *after != '\0')
    /* Translators: a field, what it was, what it is now: “Site: Lyon → Paris”. */
    return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), label, before, after);
  if (after != NULL && *after != '\0')
    /* Translators: a field and what was entered: “Site: Paris”. */
    return g_strdup_printf (_ ("%1$s: %2$s"), label, after);

  /* Translators: a field and what was in it. */
  return g_strdup_printf (_ ("%1$s: “%2$s” removed"), label, before != NULL ? before : "");
}

/* The values of an image, by column. */
static GHashTable *
read_image (BinomeDb *db, const char *image, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, "SELECT key, value FROM json_each (?1)", error);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_text (statement, 1, image != NULL ? image : "{}");
  while (binome_statement_step (statement, &local_error))
    g_hash_table_insert (values, g_strdup (binome_statement_get_text (statement, 0)),
                         dup_text (statement, 1));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&values);
}

static gboolean
add_update (BinomeDb *db, const Change *change, const char *prefix, GPtrArray *lines, GError **error)
{
  g_autoptr (BinomeEntity) scratch = g_object_new (change->type, NULL);
  g_autoptr (GHashTable) before = read_image (db, change->before, error);
  g_autoptr (GHashTable) after = before != NULL ? read_image (db, change->after, error) : NULL;

  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < binome_entity_get_n_fields (scratch); i++)
    {
      const BinomeField *field = binome_entity_get_field (scratch, i);
      g_autofree char *column = g_strdelimit (g_strdup (field->name), "-", '_');
      g_autofree char *old = NULL, *new = NULL, *line = NULL;

      if (!is_told (field) || !g_hash_table_contains (after, column))
        continue;
      old = describe_value (db, scratch, i, g_hash_table_lookup (before, column));
      new = describe_value (db, scratch, i, g_hash_table_lookup (after, column));
      line = describe_change (_ (field->label), old, new);
      /* Translators: a thing such as “Presence”, then what was changed of it. */
      g_ptr_array_add (lines, prefix != NULL ? g_strdup_printf (_ ("%1$s – %2$s"), prefix, line)
                                             : g_steal_pointer (&line));
    }

  return TRUE;
}

/* What a row of another table is about: a skill, a programme, a site. */
static char *
describe_row (BinomeDb *db, const Change *change, GError **error)
{
  static const char *const telling[] = { "skill", "programme", "session", "title", "kind", "site", "team" };
  g_autoptr (BinomeEntity) scratch = g_object_new (change->type, NULL);
  g_autoptr (BinomeEntity) there = NULL;
  g_autoptr (GHashTable) image = NULL;

  if (change->before != NULL && change->operation == 'd')
    image = read_image (db, change->before, error);
  else
    there = binome_db_get (db, change->type, change->row, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      int field = find_field (scratch, telling[i]);
      g_autofree char *text = NULL;

      if (field < 0)
        continue;
      if (image != NULL)
        text = describe_value (db, scratch, (guint)field, g_hash_table_lookup (image, telling[i]));
      else if (there != NULL
               && binome_entity_get_field (scratch, (guint)field)->type == BINOME_FIELD_REFERENCE)
        text = name_of (db, binome_entity_get_field (scratch, (guint)field)->target (),
                        binome_entity_get_reference (there, (guint)field));
      else if (there != NULL)
        text = binome_entity_format (there, (guint)field);
      if (text != NULL && *text != '\0')
        return g_steal_pointer (&text);
    }

  return NULL;
}

/* What an answer was when it was given first: what the next change of it took away, or what it still is. */
static char *
dup_first_answer (BinomeDb *db, const Change *change, BinomeEntity *there)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "SELECT before ->> '$.value' FROM change WHERE entity = 'field_value' AND row = ?1"
                           " AND action > ?2 AND before ->> '$.value' IS NOT NULL ORDER BY id DESC",
                           NULL);
  char *first = g_strdup (binome_entity_get_text (there, BINOME_FIELD_VALUE_VALUE));

  if (statement == NULL)
    return first;

  binome_statement_bind_integer (statement, 1, change->row);
  binome_statement_bind_integer (statement, 2, change->action_id);
  while (binome_statement_step (statement, NULL))
    g_set_str (&first, binome_statement_get_text (statement, 0));
  return first;
}

/* An answer to a field of the company’s own, told by the field’s name. */
static gboolean
add_answer (BinomeDb *db, const Change *change, GPtrArray *lines, GError **error)
{
  g_autoptr (GHashTable) before = read_image (db, change->before, error);
  g_autoptr (GHashTable) after = before != NULL ? read_image (db, change->after, error) : NULL;
  g_autoptr (BinomeEntity) there = NULL, definition = NULL;
  g_autofree char *was = NULL, *is = NULL, *old = NULL, *new = NULL;
  const char *field;

  if (after == NULL)
    return FALSE;

  there = binome_db_get (db, BINOME_TYPE_FIELD_VALUE, change->row, NULL);
  field = g_hash_table_lookup (before, "field");
  definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION,
                              there != NULL   ? binome_entity_get_reference (there, BINOME_FIELD_VALUE_FIELD)
                              : field != NULL ? g_ascii_strtoll (field, NULL, 10)
                                              : 0,
                              NULL);
  /* Of a field that was removed since, nothing can be told any more. */
  if (definition == NULL)
    return TRUE;

  was = g_strdup (g_hash_table_lookup (before, "value"));
  is = change->operation == 'i' && there != NULL ? dup_first_answer (db, change, there)
                                                 : g_strdup (g_hash_table_lookup (after, "value"));
  if (was == NULL && is == NULL)
    return TRUE;
  old = was != NULL ? binome_own_values_format (db, definition, was) : NULL;
  new = is != NULL ? binome_own_values_format (db, definition, is) : NULL;
  g_ptr_array_add (
      lines, describe_change (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE), old, new));
  return TRUE;
}

static gboolean
add_lines (BinomeDb *db, const Change *change, GPtrArray *lines, GError **error)
{
  g_autoptr (BinomeEntity) scratch = NULL;
  g_autofree char *row = NULL;
  const char *label;

  if (change->type == G_TYPE_INVALID)
    return TRUE;
  if (change->type == BINOME_TYPE_PERSON)
    return change->operation != 'u' || add_update (db, change, NULL, lines, error);
  if (change->type == BINOME_TYPE_FIELD_VALUE)
    return add_answer (db, change, lines, error);

  scratch = g_object_new (change->type, NULL);
  label = _ (BINOME_ENTITY_GET_CLASS (scratch)->label);
  row = describe_row (db, change, error);
  if (row == NULL)
    row = g_strdup (label);
  if (change->operation == 'u')
    return add_update (db, change, row, lines, error);

  if (change->operation == 'i')
    /* Translators: a thing such as “Presence”, then which one. */
    g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s added: %2$s"), label, row));
  else
    /* Translators: a thing such as “Presence”, then which one. */
    g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s removed: %2$s"), label, row));
  return TRUE;
}

/* ---- the history ---- */

void
binome_person_event_free (BinomePersonEvent *event)
{
  g_free (event->action);
  g_free (event->at);
  g_ptr_array_unref (event->lines);
  g_free (event);
}

static BinomePersonEvent *
make_event (const Change *change)
{
  BinomePersonEvent *event = g_new0 (BinomePersonEvent, 1);

  event->action_id = change->action_id;
  event->action = g_strdup (change->action);
  event->at = g_strdup (change->at);
  event->source = g_strcmp0 (change->source, "import") == 0    ? BINOME_SOURCE_IMPORT
                  : g_strcmp0 (change->source, "rule") == 0    ? BINOME_SOURCE_RULE
                  : g_strcmp0 (change->source, "command") == 0 ? BINOME_SOURCE_COMMAND
                                                               : BINOME_SOURCE_USER;
  event->undone = change->undone;
  event->lines = g_ptr_array_new_with_free_func (g_free);
  return event;
}

/**
 * binome_person_list_history:
 * @db: the file
 * @person: someone
 * @limit: how many entries at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePersonEvent): what was done to @person, to their
 *   presence, absences, skills, roles, pairs and their documents and plan, training and fields of the
 *   company’s own, the newest first
 */
GPtrArray *
binome_person_list_history (BinomeDb *db, gint64 person, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = list_changes (db, person, limit, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_event_free);
  BinomePersonEvent *event = NULL;

  if (changes == NULL)
    return NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = changes->pdata[i];

      if (event == NULL || event->action_id != change->action_id)
        {
          event = make_event (change);
          g_ptr_array_add (events, event);
        }
      if (!add_lines (db, change, event->lines, error))
        return NULL;
    }

  return g_steal_pointer (&events);
}
