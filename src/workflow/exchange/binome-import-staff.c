/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the rows of a staff list: new, changed, the same or wrong. Nothing is written here. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-live-rules.h"

static const char select_person[]
    = "SELECT family_name, given_name, staff_number, email, phone, birth_year, site, team,"
      " job, grade, manager, hired_on, leaves_on, language, remote, note FROM person WHERE id = ?1";

/* The value of a field that the row gives; "" for one it does not. */
const char *
binome_import_plan_get_value (const BinomeImportPlan *self, const BinomeImportRow *row, guint field)
{
  const char *value = self->cells->str + row->cells;

  if ((row->given & BINOME_IMPORT_FIELD (field)) == 0)
    return "";
  for (guint i = 0; i < field; i++)
    if ((row->given & BINOME_IMPORT_FIELD (i)) != 0)
      value += strlen (value) + 1;

  return value;
}

static guint32
keep_title (GString *titles, const BinomeImportValues *values)
{
  static const guint fallback[] = { BINOME_PERSON_STAFF_NUMBER, BINOME_PERSON_EMAIL };
  const GString *family = values->text[BINOME_PERSON_FAMILY_NAME];
  const GString *given = values->text[BINOME_PERSON_GIVEN_NAME];
  guint32 place = (guint32)titles->len;

  g_string_append_len (titles, given->str, (gssize)given->len);
  if (given->len > 0 && family->len > 0)
    g_string_append_c (titles, ' ');
  g_string_append_len (titles, family->str, (gssize)family->len);
  for (guint i = 0; i < G_N_ELEMENTS (fallback) && titles->len == place; i++)
    g_string_append (titles, values->text[fallback[i]]->str);
  g_string_append_c (titles, '\0');

  return place;
}

static void
keep_values (BinomeImportPlan *self, BinomeImportRow *row, const BinomeImportValues *values)
{
  row->cells = (guint32)self->cells->len;
  for (guint i = 0; i < BINOME_IMPORT_N_FIELDS; i++)
    if (values->text[i]->len > 0)
      {
        row->given |= BINOME_IMPORT_FIELD (i);
        binome_import_plan_keep (self->cells, values->text[i]->str);
      }
  for (guint i = 0; i < G_N_ELEMENTS (values->managers) && row->manager == 0; i++)
    if (values->managers[i]->len > 0)
      {
        row->manager = binome_import_plan_keep (self->cells, values->managers[i]->str);
        row->manager_kind = (guint8)i;
      }
}

/* Many lists write names in capitals: that is no change. */
static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL, *folded_b = NULL;

  if (g_utf8_get_char (a) != g_utf8_get_char (b))
    return FALSE;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return g_str_equal (folded_a, folded_b);
}

static gboolean
is_same_value (guint field, const char *known, const char *given)
{
  if (g_str_equal (known, given))
    return TRUE;

  switch (field)
    {
    case BINOME_PERSON_FAMILY_NAME:
    case BINOME_PERSON_GIVEN_NAME:
      return is_same_name (known, given);
    case BINOME_PERSON_EMAIL:
      return g_ascii_strcasecmp (known, given) == 0;
    default:
      return FALSE;
    }
}

/* Which fields a row changes. A blank cell changes nothing. */
static gboolean
find_changes (BinomeImportPlan *self, BinomeImportRow *row, const BinomeImportValues *values, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (self->db, select_person, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, binome_import_people_get_id (self->people, row->person));
  while (binome_statement_step (statement, &local_error))
    for (guint i = 0; i < BINOME_IMPORT_N_FIELDS; i++)
      if (values->text[i]->len > 0
          && !is_same_value (i, binome_statement_get_text (statement, (int)i), values->text[i]->str))
        row->changed |= BINOME_IMPORT_FIELD (i);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* A day that nobody may set by hand, because of a pair that runs, is not set by a list either. */
static gboolean
check_days (BinomeImportPlan *self, BinomeImportRow *row, const BinomeImportValues *values, GError **error)
{
  static const guint days[] = { BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (BinomeEntity) person = NULL;
      g_autoptr (GError) refusal = NULL;

      if ((row->changed & BINOME_IMPORT_FIELD (days[i])) == 0)
        continue;
      person = binome_db_get (self->db, BINOME_TYPE_PERSON,
                              binome_import_people_get_id (self->people, row->person), error);
      if (person == NULL)
        return FALSE;

      binome_entity_set_date (person, days[i], binome_date_parse_iso (values->text[days[i]]->str));
      if (binome_live_rules_check_person_day (self->db, person, days[i], &refusal))
        continue;
      if (!g_error_matches (refusal, BINOME_ERROR, BINOME_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
      row->reason = g_strdup (refusal->message);
      return TRUE;
    }

  return TRUE;
}

/* Nobody is changed by a name alone: it may be a namesake’s. */
static void
change (BinomeImportRow *row)
{
  if (!row->by_name)
    row->verdict = BINOME_IMPORT_UPDATE;
  else
    {
      row->verdict = BINOME_IMPORT_ERROR;
      g_set_str (
          &row->reason,
          _ ("Someone of that name is known: a staff number, an e-mail address or the year of birth must say whether it is the same person"));
    }
}

static gboolean
judge (BinomeImportPlan *self, BinomeImportRow *row, const BinomeImportValues *values, GError **error)
{
  row->person = binome_import_people_find (self->people, values, &row->by_name, &row->reason);
  if (row->reason != NULL)
    return TRUE;

  keep_values (self, row, values);
  if (row->person == BINOME_IMPORT_NOBODY)
    {
      if (!binome_import_parts_judge (self, row, error))
        return FALSE;
      if (row->reason != NULL)
        return TRUE;
      row->verdict = BINOME_IMPORT_NEW;
      row->person = binome_import_people_add (self->people, values);
      binome_import_own_judge (self, row);
    }
  else
    {
      if (!find_changes (self, row, values, error) || !check_days (self, row, values, error))
        return FALSE;
      if (row->reason != NULL)
        return TRUE;
      binome_import_own_judge (self, row);
      if (!binome_import_parts_judge (self, row, error))
        return FALSE;
      if (row->reason != NULL)
        return TRUE;
      if (row->changed != 0 || row->own_changed != 0 || row->part_changed != 0)
        change (row);
      else
        row->verdict = BINOME_IMPORT_SAME;
      /* A row that may be a namesake’s says nothing about whom it was taken for. */
      if (row->reason != NULL)
        return TRUE;
      binome_import_people_learn (self->people, row->person, values);
    }
  binome_import_people_set_line (self->people, row->person, row->line);

  return TRUE;
}

static gboolean
begin (BinomeImportPlan *self, GError **error)
{
  self->values = g_new0 (BinomeImportValues, 1);
  binome_import_values_init (self->values);
  /* Place 0 stands for nothing. */
  self->cells = g_string_new (NULL);
  binome_import_plan_keep (self->cells, "");
  return binome_import_own_begin (self, error) && binome_import_parts_begin (self, error);
}

static gboolean
read_row (BinomeImportPlan *self, BinomeImportRow *row, GError **error)
{
  row->reason = binome_import_values_read (self->values, &self->map, self->reader);
  row->title = keep_title (binome_import_get_titles (self->import), self->values);
  if (row->reason == NULL)
    row->reason = binome_import_own_read (self, row);
  return row->reason != NULL || judge (self, row, self->values, error);
}

/* Managers can stand anywhere in the list, so they are looked for once everybody is in. */
static gboolean
find_managers (BinomeImportPlan *self, GError **error)
{
  GArray *rows = binome_import_get_rows (self->import);

  for (guint i = 0; i < rows->len; i++)
    {
      BinomeImportRow *row = &g_array_index (rows, BinomeImportRow, i);
      guint32 manager;

      if (row->verdict == BINOME_IMPORT_ERROR || row->manager == 0)
        continue;
      manager = binome_import_people_find_named (self->people, row->manager_kind,
                                                 self->cells->str + row->manager, NULL);
      if (manager == BINOME_IMPORT_NOBODY)
        row->manager_state = BINOME_IMPORT_MANAGER_UNKNOWN;
      else if (manager == row->person)
        row->manager_state = BINOME_IMPORT_MANAGER_SELF;
      else if (manager != binome_import_people_get_manager (self->people, row->person))
        {
          if (!binome_import_people_set_manager (self->people, row->person, manager))
            {
              row->manager_state = BINOME_IMPORT_MANAGER_CIRCLE;
              continue;
            }
          row->changed |= BINOME_IMPORT_FIELD (BINOME_PERSON_MANAGER);
          if (row->verdict == BINOME_IMPORT_SAME)
            change (row);
        }
    }

  return TRUE;
}

const BinomeImportKind binome_import_staff_kind
    = { binome_person_get_type, begin, read_row, find_managers, binome_import_write_people };
