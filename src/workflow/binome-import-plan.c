/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at every row of a staff list: new, changed, the same or wrong. Nothing is written here. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* How often the user is told how far it is, and asked whether to go on. */
#define ROWS_PER_STEP 512

static const char select_person[]
    = "SELECT family_name, given_name, staff_number, email, phone, birth_year, site, team,"
      " job, grade, manager, hired_on, leaves_on, language FROM person WHERE id = ?1";

void
binome_import_plan_clear (BinomeImportPlan *self)
{
  g_clear_pointer (&self->people, binome_import_people_free);
  if (self->cells != NULL)
    g_string_free (g_steal_pointer (&self->cells), TRUE);
}

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

/* Keeps a text, and gives its place. */
static guint32
keep (GString *texts, const char *text)
{
  guint32 place = (guint32)texts->len;

  g_string_append_len (texts, text, (gssize)strlen (text) + 1);
  return place;
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
        keep (self->cells, values->text[i]->str);
      }
  for (guint i = 0; i < G_N_ELEMENTS (values->managers) && row->manager == 0; i++)
    if (values->managers[i]->len > 0)
      {
        row->manager = keep (self->cells, values->managers[i]->str);
        row->manager_kind = (guint8)i;
      }
  row->contract = (guint8)values->contract;
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

static gboolean
judge (BinomeImportPlan *self, BinomeImportRow *row, const BinomeImportValues *values, GError **error)
{
  row->person = binome_import_people_find (self->people, values, &row->reason);
  if (row->reason != NULL)
    return TRUE;

  keep_values (self, row, values);
  if (row->person == BINOME_IMPORT_NOBODY)
    {
      row->verdict = BINOME_IMPORT_NEW;
      row->person = binome_import_people_add (self->people, values);
    }
  else
    {
      if (!find_changes (self, row, values, error))
        return FALSE;
      row->verdict = row->changed != 0 ? BINOME_IMPORT_UPDATE : BINOME_IMPORT_SAME;
      binome_import_people_learn (self->people, row->person, values);
    }
  binome_import_people_set_line (self->people, row->person, row->line);

  return TRUE;
}

/* A row that the reader cannot make sense of is reported like any other. */
static void
judge_broken (BinomeImportRow *row, GString *titles, const GError *error)
{
  row->reason = g_strdup (error->message);
  row->title = keep (titles, "");
}

static gboolean
read_rows (BinomeImportPlan *self, GError **error)
{
  BinomeCsvReader *reader = binome_import_start_rows (self->import);
  GArray *rows = binome_import_get_rows (self->import);
  GString *titles = binome_import_get_titles (self->import);
  BinomeImportValues values;
  BinomeImportMap map;
  gboolean good = TRUE;

  binome_import_make_map (self->import, &map);
  binome_import_values_init (&values);
  while (good)
    {
      BinomeImportRow row = { .verdict = BINOME_IMPORT_ERROR, .person = BINOME_IMPORT_NOBODY };
      g_autoptr (GError) broken = NULL;
      gboolean there = binome_csv_reader_next (reader, &broken);

      if (!there && broken == NULL)
        break;
      row.line = binome_csv_reader_get_line (reader);
      if (broken != NULL)
        judge_broken (&row, titles, broken);
      else
        {
          row.reason = binome_import_values_read (&values, &map, reader);
          row.title = keep_title (titles, &values);
          if (row.reason == NULL)
            good = judge (self, &row, &values, error);
        }
      g_array_append_val (rows, row);
      if (rows->len % ROWS_PER_STEP == 0)
        {
          binome_import_set_progress (self->import, binome_csv_reader_get_progress (reader) * 0.5);
          good = good && !g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (self->db), error);
        }
    }
  binome_import_values_clear (&values);

  return good;
}

/* Managers can stand anywhere in the list, so they are looked for once everybody is in. */
static void
find_managers (BinomeImportPlan *self)
{
  GArray *rows = binome_import_get_rows (self->import);

  for (guint i = 0; i < rows->len; i++)
    {
      BinomeImportRow *row = &g_array_index (rows, BinomeImportRow, i);
      guint32 manager;

      if (row->verdict == BINOME_IMPORT_ERROR || row->manager == 0)
        continue;
      manager = binome_import_people_find_manager (self->people, row->manager_kind,
                                                   self->cells->str + row->manager);
      if (manager == BINOME_IMPORT_NOBODY)
        row->manager_state = BINOME_IMPORT_MANAGER_UNKNOWN;
      /* Whoever stands at the top is often their own manager. */
      else if (manager != row->person
               && manager != binome_import_people_get_manager (self->people, row->person))
        {
          if (!binome_import_people_set_manager (self->people, row->person, manager))
            {
              row->manager_state = BINOME_IMPORT_MANAGER_CIRCLE;
              continue;
            }
          row->changed |= BINOME_IMPORT_FIELD (BINOME_PERSON_MANAGER);
          if (row->verdict == BINOME_IMPORT_SAME)
            row->verdict = BINOME_IMPORT_UPDATE;
        }
    }
}

/**
 * binome_import_plan_make:
 * @self: (out): to be cleared even on failure
 * @import: a staff list
 * @db: the file
 * @error: return location for a #GError
 *
 * Judges every row and keeps what it says.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_plan_make (BinomeImportPlan *self, BinomeImport *import, BinomeDb *db, GError **error)
{
  *self = (BinomeImportPlan){ .import = import, .db = db };
  self->people = binome_import_people_load (db, error);
  if (self->people == NULL)
    return FALSE;

  /* Place 0 stands for nothing. */
  self->cells = g_string_new (NULL);
  keep (self->cells, "");
  if (!read_rows (self, error))
    return FALSE;
  find_managers (self);

  return TRUE;
}
