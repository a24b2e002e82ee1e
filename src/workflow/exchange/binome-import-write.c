/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what the import of a staff list has planned: people, managers before those they lead, then
 * enrolments. */

#include "binome-import-private.h"

#include <string.h>

#include "binome-enrolment-workflow.h"

#define ROWS_PER_STEP 512

/* From how many rows on the search index is better made anew than row by row. */
#define BULK_ROWS 1000

/* How many people go into one statement: each statement keeps a copy of the pages it changes. */
#define BATCH_ROWS 200
#define N_PARAMETERS (BINOME_IMPORT_N_FIELDS + 1)

#define INSERT_PERSON                                                                                                \
  "INSERT INTO person (id, family_name, given_name, staff_number, email, phone, birth_year, site, team, job, grade," \
  " manager, hired_on, leaves_on, language, remote, note)"                                                           \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

typedef struct
{
  BinomeImportPlan *plan;
  GArray *rows;
  GArray *waiting; /* rows whose turn comes once their managers are in */
  GArray *batch;   /* rows that are in, but for the statement */
  char *insert_batch;
  guint32 *row_of; /* for each person the list adds, its row */
  gint64 next_id;
  guint n_done;
  guint n_total;
} Writer;

static gboolean
step (Writer *self, GError **error)
{
  if (++self->n_done % ROWS_PER_STEP != 0)
    return TRUE;

  binome_import_set_progress (self->plan->import, 0.5 + 0.45 * self->n_done / self->n_total);
  return !g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (self->plan->db), error);
}

static gboolean
find_next_id (Writer *self, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (self->plan->db,
                           "SELECT max (coalesce ((SELECT max (id) FROM person), 0),"
                           " coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'person'), 0)) + 1",
                           error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (binome_statement_step (statement, &local_error))
    self->next_id = binome_statement_get_integer (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Binds a field as its column keeps it: SQLite turns digits into the integer that the column wants. */
static void
bind_field (BinomeStatement *statement, int parameter, guint field, const char *value)
{
  if (*value != '\0')
    binome_statement_bind_kept_text (statement, parameter, value);
  else if (field == BINOME_PERSON_BIRTH_YEAR || field == BINOME_PERSON_GRADE || field == BINOME_PERSON_REMOTE)
    binome_statement_bind_integer (statement, parameter, 0);
  else if (field == BINOME_PERSON_HIRED_ON || field == BINOME_PERSON_LEAVES_ON)
    binome_statement_bind_kept_text (statement, parameter, NULL);
  else
    binome_statement_bind_kept_text (statement, parameter, "");
}

static void
bind_manager (Writer *self, BinomeStatement *statement, int parameter, guint32 person)
{
  guint32 manager = binome_import_people_get_manager (self->plan->people, person);

  if (manager == BINOME_IMPORT_NOBODY)
    binome_statement_bind_text (statement, parameter, NULL);
  else
    binome_statement_bind_integer (statement, parameter,
                                   binome_import_people_get_id (self->plan->people, manager));
}

static void
bind_row (Writer *self, BinomeStatement *statement, int first, const BinomeImportRow *row)
{
  const char *value = self->plan->cells->str + row->cells;

  binome_statement_bind_integer (statement, first,
                                 binome_import_people_get_id (self->plan->people, row->person));
  for (guint i = 0; i < BINOME_IMPORT_N_FIELDS; i++)
    if ((row->given & BINOME_IMPORT_FIELD (i)) != 0)
      {
        bind_field (statement, first + 1 + (int)i, i, value);
        value += strlen (value) + 1;
      }
    else if (i == BINOME_PERSON_MANAGER)
      bind_manager (self, statement, first + 1 + (int)i, row->person);
    else
      bind_field (statement, first + 1 + (int)i, i, "");
}

/* Writes the rows of the batch: all at once where it is full, or else one by one. */
static gboolean
insert_batch (Writer *self, GError **error)
{
  gboolean full = self->batch->len == BATCH_ROWS;
  BinomeStatement *statement = NULL;

  for (guint i = 0; i < self->batch->len; i++)
    {
      guint32 row = g_array_index (self->batch, guint32, i);

      if (statement == NULL || !full)
        statement = binome_db_prepare (self->plan->db, full ? self->insert_batch : INSERT_PERSON, error);
      if (statement == NULL)
        return FALSE;
      bind_row (self, statement, full ? (int)i * N_PARAMETERS + 1 : 1,
                &g_array_index (self->rows, BinomeImportRow, row));
      if ((!full || i + 1 == BATCH_ROWS) && !binome_statement_run (statement, error))
        return FALSE;
    }
  g_array_set_size (self->batch, 0);

  return TRUE;
}

static gboolean
insert (Writer *self, guint32 index, GError **error)
{
  const BinomeImportRow *row = &g_array_index (self->rows, BinomeImportRow, index);

  binome_import_people_set_id (self->plan->people, row->person, self->next_id++);
  g_array_append_val (self->batch, index);
  return (self->batch->len < BATCH_ROWS || insert_batch (self, error)) && step (self, error);
}

/* Writes a row after the row of its manager, and so on upwards: the manager must be there to be named,
 * and what undo takes away last must have been written first. */
static gboolean
insert_in_order (Writer *self, guint32 index, GError **error)
{
  g_array_append_val (self->waiting, index);
  while (self->waiting->len > 0)
    {
      guint32 last = g_array_index (self->waiting, guint32, self->waiting->len - 1);
      const BinomeImportRow *row = &g_array_index (self->rows, BinomeImportRow, last);
      guint32 manager = binome_import_people_get_manager (self->plan->people, row->person);

      if (manager != BINOME_IMPORT_NOBODY && binome_import_people_get_id (self->plan->people, manager) == 0)
        {
          guint32 above = self->row_of[manager - binome_import_people_get_n_known (self->plan->people)];

          g_array_append_val (self->waiting, above);
          continue;
        }
      if (!insert (self, last, error))
        return FALSE;
      g_array_set_size (self->waiting, self->waiting->len - 1);
    }

  return TRUE;
}

static gboolean
update (Writer *self, const BinomeImportRow *row, GError **error)
{
  BinomeEntityClass *klass = g_type_class_peek (BINOME_TYPE_PERSON);
  g_autoptr (GString) sql = g_string_new ("UPDATE person SET ");
  const char *comma = "";
  BinomeStatement *statement;

  for (guint i = 0; i < BINOME_IMPORT_N_FIELDS; i++)
    if ((row->changed & BINOME_IMPORT_FIELD (i)) != 0)
      {
        g_autofree char *column = g_strdelimit (g_strdup (klass->fields[i].name), "-", '_');

        g_string_append_printf (sql, "%s%s = ?%u", comma, column, i + 2);
        comma = ", ";
      }
  g_string_append (sql, " WHERE id = ?1");

  statement = binome_db_prepare (self->plan->db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, binome_import_people_get_id (self->plan->people, row->person));
  for (guint i = 0; i < BINOME_IMPORT_N_FIELDS; i++)
    if ((row->changed & BINOME_IMPORT_FIELD (i)) == 0)
      continue;
    else if (i == BINOME_PERSON_MANAGER)
      bind_manager (self, statement, (int)i + 2, row->person);
    else
      bind_field (statement, (int)i + 2, i, binome_import_plan_get_value (self->plan, row, i));

  return binome_statement_run (statement, error) && step (self, error);
}

/* Indexes made anew cost a third, for each person there is, of what they cost for each new one. */
static gboolean
are_many (const Writer *self, guint n_new)
{
  return n_new >= BULK_ROWS && n_new >= binome_import_people_get_n_known (self->plan->people) / 2;
}

static gboolean
write_new (Writer *self, gboolean many, GError **error)
{
  if (many && !binome_db_begin_inserts (self->plan->db, BINOME_TYPE_PERSON, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BinomeImportRow *row = &g_array_index (self->rows, BinomeImportRow, i);

      if (row->verdict == BINOME_IMPORT_NEW
          && binome_import_people_get_id (self->plan->people, row->person) == 0
          && !insert_in_order (self, i, error))
        return FALSE;
    }
  return insert_batch (self, error) && (!many || binome_db_end_inserts (self->plan->db, error));
}

static gboolean
write_people (Writer *self, gboolean many, GError **error)
{
  if (!write_new (self, many, error))
    return FALSE;

  /* Someone known can have a manager who is new. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BinomeImportRow *row = &g_array_index (self->rows, BinomeImportRow, i);

      if (row->verdict == BINOME_IMPORT_UPDATE && row->changed != 0 && !update (self, row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
enrol (Writer *self, GError **error)
{
  BinomeImport *import = self->plan->import;
  BinomeEnrolmentRole role = binome_import_get_as (import) == BINOME_IMPORT_TUTORS
                                 ? BINOME_ENROLMENT_ROLE_TUTOR
                                 : BINOME_ENROLMENT_ROLE_TUTEE;
  gint64 programme = binome_import_get_programme (import);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  BinomeEnrolCounts counts;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BinomeImportRow *row = &g_array_index (self->rows, BinomeImportRow, i);
      gint64 id;

      if (row->verdict == BINOME_IMPORT_ERROR)
        continue;
      id = binome_import_people_get_id (self->plan->people, row->person);
      g_array_append_val (people, id);
    }
  if (!binome_enrolment_enrol_in_state (self->plan->db, programme, role, binome_import_get_stage (import),
                                        (const gint64 *)(void *)people->data, people->len, 0, NULL, &counts,
                                        error))
    return FALSE;

  binome_import_set_enrolled (import, counts.enrolled);
  return TRUE;
}

static char *
make_batch_sql (void)
{
  const char *row = strstr (INSERT_PERSON, "(?");
  GString *sql = g_string_new (INSERT_PERSON);

  for (guint i = 1; i < BATCH_ROWS; i++)
    g_string_append_printf (sql, ", %s", row);

  return g_string_free (sql, FALSE);
}

static guint
count (const Writer *self, BinomeImportVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += g_array_index (self->rows, BinomeImportRow, i).verdict == verdict;

  return n;
}

/**
 * binome_import_write_people:
 * @plan: a plan made in the same write
 * @error: return location for a #GError
 *
 * Writes the people of the good rows, and enrols them where that is wanted.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_write_people (BinomeImportPlan *plan, GError **error)
{
  g_autofree guint32 *row_of = NULL;
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *sql = make_batch_sql ();
  Writer self = { .plan = plan,
                  .rows = binome_import_get_rows (plan->import),
                  .waiting = waiting,
                  .batch = batch,
                  .insert_batch = sql };
  guint n_known = binome_import_people_get_n_known (plan->people);
  guint n_new = count (&self, BINOME_IMPORT_NEW);

  self.n_total = MAX (1, n_new + count (&self, BINOME_IMPORT_UPDATE));
  self.row_of = row_of = g_new (guint32, MAX (1, n_new));
  for (guint i = 0; i < self.rows->len; i++)
    {
      const BinomeImportRow *row = &g_array_index (self.rows, BinomeImportRow, i);

      if (row->verdict == BINOME_IMPORT_NEW)
        row_of[row->person - n_known] = i;
    }

  /* Making the index anew costs what all people together cost, ten times less than each by itself. */
  if (self.n_total >= BULK_ROWS && self.n_total >= (n_known + n_new) / 10)
    binome_db_begin_bulk (plan->db);

  return find_next_id (&self, error) && write_people (&self, are_many (&self, n_new), error)
         && (binome_import_get_as (plan->import) == BINOME_IMPORT_PEOPLE || enrol (&self, error))
         && binome_import_parts_write (plan, error) && binome_import_own_write (plan, error);
}
