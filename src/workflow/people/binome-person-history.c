/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed of a person, read from the journal and told in words. */

#include "binome-person-history.h"

#include <glib/gi18n-lib.h>

#include "binome-attachments.h"
#include "binome-model.h"
#include "binome-own-values.h"
#include "binome-person-changes.h"
#include "binome-person-presence.h"
#include "binome-week.h"
#include "binome-workflow-sql.h"

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

  if (entity != NULL && type == BINOME_TYPE_ENROLMENT)
    return name_of (db, BINOME_TYPE_PERSON, binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON));
  if (entity != NULL && type == BINOME_TYPE_TRAINING_SESSION)
    return name_of (db, BINOME_TYPE_COURSE,
                    binome_entity_get_reference (entity, BINOME_TRAINING_SESSION_COURSE));

  return entity != NULL ? binome_entity_dup_title (entity) : NULL;
}

/* Takes what a column of the journal means. */
static void
set_value (BinomeEntity *entity, guint field, const char *value)
{
  const BinomeField *declared = binome_entity_get_field (entity, field);

  switch (declared->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      binome_entity_set_text (entity, field, value);
      break;
    case BINOME_FIELD_INTEGER:
      binome_entity_set_integer (entity, field, g_ascii_strtoll (value, NULL, 10));
      break;
    case BINOME_FIELD_REAL:
      binome_entity_set_real (entity, field, g_ascii_strtod (value, NULL));
      break;
    case BINOME_FIELD_BOOLEAN:
      binome_entity_set_boolean (entity, field, *value == '1');
      break;
    case BINOME_FIELD_DATE:
      binome_entity_set_date (entity, field, binome_date_parse_iso (value));
      break;
    case BINOME_FIELD_CHOICE:
      binome_entity_set_choice (entity, field, MAX (binome_choice_find (declared->choices, value), 0));
      break;
    case BINOME_FIELD_REFERENCE:
      binome_entity_set_reference (entity, field, g_ascii_strtoll (value, NULL, 10));
      break;
    default:
      break;
    }
}

/* As the field writes it, a day with its month in letters, or by name. */
static char *
describe_field (BinomeDb *db, BinomeEntity *entity, guint field)
{
  const BinomeField *declared = binome_entity_get_field (entity, field);

  if (declared->type == BINOME_FIELD_REFERENCE)
    return name_of (db, declared->target (), binome_entity_get_reference (entity, field));
  if (declared->type == BINOME_FIELD_DATE && binome_entity_get_date (entity, field) != BINOME_DATE_NONE)
    return binome_date_format (binome_entity_get_date (entity, field), BINOME_DATE_MEDIUM);

  return binome_entity_format (entity, field);
}

/* What a column of the journal means; nothing for an empty one. */
static char *
describe_value (BinomeDb *db, BinomeEntity *scratch, guint field, const char *value)
{
  if (value == NULL || *value == '\0')
    return NULL;

  set_value (scratch, field, value);
  return describe_field (db, scratch, field);
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
    g_hash_table_insert (
        values, g_strdup (binome_statement_get_text (statement, 0)),
        binome_statement_is_null (statement, 1) ? NULL : g_strdup (binome_statement_get_text (statement, 1)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&values);
}

static gboolean
add_update (BinomeDb *db, const BinomePersonChange *change, const char *prefix, GPtrArray *lines,
            GError **error)
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

/* The image that the journal kept of a row when it was deleted. */
static char *
dup_last_image (BinomeDb *db, const BinomePersonChange *change)
{
  BinomeStatement *row
      = binome_db_prepare (db,
                           "SELECT before FROM change WHERE entity = ?1 AND row = ?2 AND operation = 'delete'"
                           " ORDER BY id DESC LIMIT 1",
                           NULL);
  g_autoptr (GTypeClass) klass = g_type_class_ref (change->type);
  char *image = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_text (row, 1, ((BinomeEntityClass *)(gpointer)klass)->table);
  binome_statement_bind_integer (row, 2, change->row);
  while (binome_statement_step (row, NULL))
    g_set_str (&image, binome_statement_get_text (row, 0));
  return image;
}

/* (transfer full): the row of a change, as it is or as it was when it went. */
static BinomeEntity *
load_row (BinomeDb *db, const BinomePersonChange *change, GError **error)
{
  g_autoptr (BinomeEntity) row
      = change->operation != 'd' ? binome_db_get (db, change->type, change->row, NULL) : NULL;
  g_autofree char *image = NULL;
  g_autoptr (GHashTable) values = NULL;

  if (row != NULL)
    return g_steal_pointer (&row);

  image = change->operation == 'd' ? g_strdup (change->before) : dup_last_image (db, change);
  values = read_image (db, image, error);
  if (values == NULL)
    return NULL;

  row = g_object_new (change->type, NULL);
  for (guint i = 0; i < binome_entity_get_n_fields (row); i++)
    {
      g_autofree char *column = g_strdelimit (g_strdup (binome_entity_get_field (row, i)->name), "-", '_');
      const char *value = g_hash_table_lookup (values, column);

      if (value != NULL)
        set_value (row, i, value);
    }
  return g_steal_pointer (&row);
}

/* “Paul Durand (Would like)”: the other one of two participants, and what it is. */
static char *
describe_other (BinomeDb *db, gint64 person, BinomeEntity *row, guint tutee, guint tutor, guint what)
{
  gint64 side = binome_entity_get_reference (row, tutee);
  g_autoptr (BinomeEntity) part = side != 0 ? binome_db_get (db, BINOME_TYPE_ENROLMENT, side, NULL) : NULL;
  gboolean of_tutee = part != NULL && binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON) == person;
  g_autofree char *name = describe_field (db, row, of_tutee ? tutor : tutee);
  g_autofree char *words = describe_field (db, row, what);

  if (name == NULL || words == NULL || *words == '\0')
    return g_strdup (name != NULL ? name : words);

  /* Translators: a person, then what was said of them, such as “Would like”. */
  return g_strdup_printf (C_ ("history", "%1$s (%2$s)"), name, words);
}

static char *
describe_time (BinomeEntity *row)
{
  BinomeWeek week = { 0 };

  binome_week_add_availability (&week, row);
  return binome_week_describe (&week);
}

/* What a row is about: a skill, a programme, a site, somebody. */
static char *
describe_row (BinomeDb *db, gint64 person, BinomeEntity *row)
{
  static const char *const telling[] = { "skill", "programme", "session", "title", "subject", "kind",
                                         "site",  "team",      "held-on", "tutor", "answer" };

  if (BINOME_IS_WISH (row))
    return describe_other (db, person, row, BINOME_WISH_TUTEE, BINOME_WISH_TUTOR, BINOME_WISH_KIND);
  if (BINOME_IS_TALK (row))
    return describe_other (db, person, row, BINOME_TALK_TUTEE, BINOME_TALK_TUTOR, BINOME_TALK_HELD_ON);
  if (BINOME_IS_MATCH_CONSTRAINT (row))
    return describe_other (db, person, row, BINOME_MATCH_CONSTRAINT_TUTEE, BINOME_MATCH_CONSTRAINT_TUTOR,
                           BINOME_MATCH_CONSTRAINT_KIND);
  if (BINOME_IS_AVAILABILITY (row))
    return describe_time (row);
  if (BINOME_IS_MEETING (row))
    return describe_field (db, row, BINOME_MEETING_HELD_ON);
  if (BINOME_IS_ABSENCE (row))
    return binome_person_format_period (binome_entity_get_date (row, BINOME_ABSENCE_STARTS_ON),
                                        binome_entity_get_date (row, BINOME_ABSENCE_ENDS_ON));

  for (gsize i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      int field = find_field (row, telling[i]);
      g_autofree char *text = field >= 0 ? describe_field (db, row, (guint)field) : NULL;

      if (text != NULL && *text != '\0')
        return g_steal_pointer (&text);
    }

  return NULL;
}

/* What an answer was when it was given first: what the next change of it took away, or what it still is. */
static char *
dup_first_answer (BinomeDb *db, const BinomePersonChange *change, BinomeEntity *answer)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "SELECT before ->> '$.value' FROM change WHERE entity = 'field_value' AND row = ?1"
                           " AND action > ?2 AND before ->> '$.value' IS NOT NULL ORDER BY id DESC",
                           NULL);
  char *first = g_strdup (binome_entity_get_text (answer, BINOME_FIELD_VALUE_VALUE));

  if (statement == NULL)
    return first;

  binome_statement_bind_integer (statement, 1, change->row);
  binome_statement_bind_integer (statement, 2, change->action_id);
  while (binome_statement_step (statement, NULL))
    g_set_str (&first, binome_statement_get_text (statement, 0));
  return first;
}

/* An answer to a field of the company’s own, told by the field’s name; of a file, what it was stays in reach.
 */
static gboolean
add_answer (BinomeDb *db, const BinomePersonChange *change, BinomePersonEvent *event, GError **error)
{
  g_autoptr (GHashTable) before = read_image (db, change->before, error);
  g_autoptr (GHashTable) after = before != NULL ? read_image (db, change->after, error) : NULL;
  g_autoptr (BinomeEntity) answer = after != NULL ? load_row (db, change, error) : NULL;
  g_autoptr (BinomeEntity) definition = NULL;
  g_autofree char *was = NULL, *is = NULL, *old = NULL, *new = NULL;

  if (answer == NULL)
    return FALSE;

  definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION,
                              binome_entity_get_reference (answer, BINOME_FIELD_VALUE_FIELD), NULL);
  /* Of a field that was removed since, nothing can be told any more. */
  if (definition == NULL)
    return TRUE;

  was = g_strdup (g_hash_table_lookup (before, "value"));
  is = change->operation == 'i' ? dup_first_answer (db, change, answer)
                                : g_strdup (g_hash_table_lookup (after, "value"));
  if (was == NULL && is == NULL)
    return TRUE;
  old = was != NULL ? binome_own_values_format (db, definition, was) : NULL;
  new = is != NULL ? binome_own_values_format (db, definition, is) : NULL;
  g_ptr_array_add (
      event->lines,
      describe_change (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE), old, new));
  return was == NULL || change->undone
         || binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND) != BINOME_FIELD_KIND_FILE
         || binome_attachment_list_former (db, change->action_id, change->row, event->files, error);
}

/* Where a name alone tells what was changed, such as a skill or a programme. */
static gboolean
is_known_by_name (GType type)
{
  return type == BINOME_TYPE_PAIR || type == BINOME_TYPE_ENROLMENT || type == BINOME_TYPE_PRESENCE
         || type == BINOME_TYPE_PERSON_SKILL || type == BINOME_TYPE_ENROLMENT_SKILL
         || type == BINOME_TYPE_ATTENDANCE || type == BINOME_TYPE_ROLE || type == BINOME_TYPE_AGREEMENT
         || type == BINOME_TYPE_ACTION_STEP;
}

static gboolean
add_lines (BinomeDb *db, gint64 person, const BinomePersonChange *change, BinomePersonEvent *event,
           GError **error)
{
  GPtrArray *lines = event->lines;
  g_autoptr (BinomeEntity) entity = NULL;
  g_autofree char *row = NULL;
  const char *label;

  if (change->type == G_TYPE_INVALID)
    return TRUE;
  if (change->type == BINOME_TYPE_PERSON)
    return change->operation != 'u' || add_update (db, change, NULL, lines, error);
  if (change->type == BINOME_TYPE_FIELD_VALUE)
    return add_answer (db, change, event, error);

  entity = load_row (db, change, error);
  if (entity == NULL)
    return FALSE;
  label = _ (BINOME_ENTITY_GET_CLASS (entity)->label);
  row = describe_row (db, person, entity);
  if (row == NULL)
    row = g_strdup (label);
  if (change->operation == 'u')
    {
      /* Translators: a thing such as “Interview”, then which one, such as a day or a person. */
      g_autofree char *prefix = is_known_by_name (change->type)
                                    ? g_strdup (row)
                                    : g_strdup_printf (C_ ("history", "%1$s, %2$s"), label, row);

      return add_update (db, change, prefix, lines, error);
    }

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
  g_ptr_array_unref (event->files);
  g_free (event);
}

static BinomePersonEvent *
make_event (const BinomePersonChange *change)
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
  event->files = g_ptr_array_new_with_free_func (binome_former_file_free);
  return event;
}

/**
 * binome_person_list_history:
 * @db: the file
 * @person: someone
 * @before: only what was done before this action of the journal; 0 for the newest
 * @limit: how many entries at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePersonEvent): what was done to @person and to other records of
 *   theirs that were merged: to their presence, week and absences, skills, roles, interviews, wishes and
 *   talks, pairs and teams and their check-ins, meetings, documents and plan, training, letters and fields of
 *   the company’s own, the newest first
 */
GPtrArray *
binome_person_list_history (BinomeDb *db, gint64 person, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = binome_person_list_changes (db, person, before, limit, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_event_free);
  BinomePersonEvent *event = NULL;

  if (changes == NULL)
    return NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const BinomePersonChange *change = changes->pdata[i];

      if (event == NULL || event->action_id != change->action_id)
        {
          event = make_event (change);
          g_ptr_array_add (events, event);
        }
      if (!add_lines (db, person, change, event, error))
        return NULL;
    }

  return g_steal_pointer (&events);
}
