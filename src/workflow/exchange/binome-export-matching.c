/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the matching leaves beside its results, for a spreadsheet: criteria and the kept sets of them, and
 * runs side by side. */

#include "binome-export-matching.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-criteria-sets.h"
#include "binome-model.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* ---- criteria ---- */

/* Fields of a criterion that say nothing of it. */
static gboolean
is_told (const BinomeEntityClass *klass, guint i)
{
  return i != BINOME_CRITERION_PROGRAMME && i != BINOME_CRITERION_POSITION
         && klass->fields[i].type != BINOME_FIELD_REAL && klass->fields[i].type != BINOME_FIELD_DATE;
}

static void
add_criteria_titles (const BinomeEntityClass *klass, BinomeTableWriter *writer)
{
  binome_table_writer_add (writer, _ ("Programme"));
  binome_table_writer_add (writer, _ ("Set of criteria"));
  binome_table_writer_add (writer, _ ("Kept on"));
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_told (klass, i))
      binome_table_writer_add (writer, _ (klass->fields[i].label));
  binome_table_writer_end_row (writer);
}

static gboolean
add_criterion_cell (BinomeDb *db, BinomeEntity *criterion, guint i, BinomeTableWriter *writer, GError **error)
{
  const BinomeField *field = binome_entity_get_field (criterion, i);
  g_autoptr (BinomeEntity) other = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  switch (field->type)
    {
    case BINOME_FIELD_INTEGER:
      binome_table_writer_add_number (writer, (double)binome_entity_get_integer (criterion, i), 0);
      return TRUE;
    case BINOME_FIELD_BOOLEAN:
      binome_table_writer_add (writer, binome_entity_get_boolean (criterion, i) ? _ ("Yes") : _ ("No"));
      return TRUE;
    case BINOME_FIELD_CHOICE:
      binome_table_writer_add (writer, binome_entity_get_choice_label (criterion, i));
      return TRUE;
    case BINOME_FIELD_REFERENCE:
      id = binome_entity_get_reference (criterion, i);
      other = id != 0 ? binome_db_get (db, field->target (), id, error) : NULL;
      if (id != 0 && other == NULL)
        return FALSE;
      title = other != NULL ? binome_entity_dup_title (other) : NULL;
      binome_table_writer_add (writer, title);
      return TRUE;
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
    case BINOME_FIELD_REAL:
    case BINOME_FIELD_DATE:
    default:
      binome_table_writer_add (writer, binome_entity_get_text (criterion, i));
      return TRUE;
    }
}

static gboolean
add_criteria (BinomeDb *db, const char *programme, const char *set, BinomeDate kept_on, GPtrArray *criteria,
              BinomeTableWriter *writer, GError **error)
{
  for (guint k = 0; k < criteria->len; k++)
    {
      BinomeEntity *criterion = criteria->pdata[k];

      binome_table_writer_add (writer, programme);
      binome_table_writer_add (writer, set);
      binome_table_writer_add_date (writer, kept_on);
      for (guint i = 0; i < BINOME_ENTITY_GET_CLASS (criterion)->n_fields; i++)
        if (is_told (BINOME_ENTITY_GET_CLASS (criterion), i)
            && !add_criterion_cell (db, criterion, i, writer, error))
          return FALSE;
      binome_table_writer_end_row (writer);
    }

  return TRUE;
}

static gboolean
add_set (BinomeDb *db, const char *programme, BinomeEntity *set, BinomeTableWriter *writer, GError **error)
{
  g_auto (GStrv) left_out = NULL;
  g_autoptr (GPtrArray) criteria
      = binome_criteria_set_read (db, binome_entity_get_id (set), &left_out, error);
  /* Translators: the name of a set of criteria, and the number of its version. */
  g_autofree char *title
      = g_strdup_printf (_ ("%1$s, version %2$d"), binome_entity_get_text (set, BINOME_CRITERIA_SET_TITLE),
                         (int)binome_entity_get_integer (set, BINOME_CRITERIA_SET_VERSION));

  return criteria != NULL
         && add_criteria (db, programme, title, binome_entity_get_date (set, BINOME_CRITERIA_SET_KEPT_ON),
                          criteria, writer, error);
}

static gboolean
add_programme (BinomeDb *db, BinomeEntity *programme, BinomeTableWriter *writer, GError **error)
{
  gint64 id = binome_entity_get_id (programme);
  const char *title = binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);
  g_autoptr (GPtrArray) now = NULL, sets = NULL;

  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, id);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  now = binome_db_select (db, query, error);
  if (now == NULL || !add_criteria (db, title, _ ("Current criteria"), BINOME_DATE_NONE, now, writer, error))
    return FALSE;

  sets = binome_workflow_select_of (db, BINOME_TYPE_CRITERIA_SET, BINOME_CRITERIA_SET_PROGRAMME, id, error);
  if (sets == NULL)
    return FALSE;
  for (guint k = 0; k < sets->len; k++)
    if (!add_set (db, title, sets->pdata[k], writer, error))
      return FALSE;

  return TRUE;
}

static GPtrArray *
select_programmes (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);

  if (programme != 0)
    binome_query_where_id (query, programme);
  binome_query_sort (query, BINOME_PROGRAMME_STARTS_ON, FALSE);
  return binome_db_select (db, query, error);
}

/**
 * binome_export_criteria:
 * @db: the file
 * @programme: only of this programme; 0 for all
 * @writer: where to, with no rows yet
 * @error: return location for a #GError
 *
 * The criteria in use, then those of every kept set, a row each.
 *
 * Returns: whether all rows were added
 */
gboolean
binome_export_criteria (BinomeDb *db, gint64 programme, BinomeTableWriter *writer, GError **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (BINOME_TYPE_CRITERION);
  g_autoptr (GPtrArray) programmes = select_programmes (db, programme, error);

  if (programmes == NULL)
    return FALSE;

  add_criteria_titles ((const BinomeEntityClass *)(gconstpointer)klass, writer);
  for (guint k = 0; k < programmes->len; k++)
    if (!add_programme (db, programmes->pdata[k], writer, error))
      return FALSE;

  return TRUE;
}

/* ---- runs side by side ---- */

/* What one run found for a tutee. */
typedef struct
{
  gboolean is_in;
  char *tutor; /* %NULL for nobody */
  double score;
} Found;

typedef struct
{
  char *name;
  char *key;
  guint n_runs;
  Found found[];
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  for (guint k = 0; k < line->n_runs; k++)
    g_free (line->found[k].tutor);
  g_free (line->name);
  g_free (line->key);
  g_free (line);
}

static Line *
ensure_line (GHashTable *lines, gint64 tutee, const char *name, guint n_runs)
{
  Line *line = g_hash_table_lookup (lines, &tutee);

  if (line == NULL)
    {
      line = g_malloc0 (sizeof *line + n_runs * sizeof *line->found);
      line->name = g_strdup (name);
      line->key = g_utf8_collate_key (name, -1);
      line->n_runs = n_runs;
      g_hash_table_insert (lines, g_memdup2 (&tutee, sizeof tutee), line);
    }

  return line;
}

static gboolean
read_run (BinomeDb *db, gint64 run, guint place, guint n_runs, GHashTable *lines, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT r.tutee, " BINOME_SQL_NAME ("p") ", r.tutor, " BINOME_SQL_NAME (
          "q") ", r.score FROM match_result r JOIN enrolment b ON b.id = r.tutee JOIN person p ON p.id = b.person"
               " LEFT JOIN enrolment c ON c.id = r.tutor LEFT JOIN person q ON q.id = c.person WHERE r.run = ?1"
               " ORDER BY r.id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, run);
  while (binome_statement_step (row, &local_error))
    {
      Line *line = ensure_line (lines, binome_statement_get_integer (row, 0),
                                binome_statement_get_text (row, 1), n_runs);
      Found *found = &line->found[place];

      if (found->is_in)
        continue;
      found->is_in = TRUE;
      if (binome_statement_get_integer (row, 2) != 0)
        found->tutor = g_strdup (binome_statement_get_text (row, 3));
      found->score = binome_statement_get_real (row, 4);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = *(Line *const *)a, *y = *(Line *const *)b;

  return strcmp (x->key, y->key);
}

/* Whether all runs agree on somebody. */
static gboolean
is_same (const Line *line)
{
  for (guint k = 1; k < line->n_runs; k++)
    if (line->found[k].is_in != line->found[0].is_in
        || g_strcmp0 (line->found[k].tutor, line->found[0].tutor) != 0)
      return FALSE;

  return TRUE;
}

static void
add_run_titles (GPtrArray *runs, BinomeTableWriter *writer)
{
  binome_table_writer_add (writer, _ ("Tutee"));
  for (guint k = 0; k < runs->len; k++)
    {
      const char *title = binome_entity_get_text (runs->pdata[k], BINOME_MATCH_RUN_TITLE);
      /* Translators: the title of a run of the matching; the column holds tutors. */
      g_autofree char *tutor = g_strdup_printf (_ ("%s: tutor"), title);
      /* Translators: the title of a run of the matching; the column holds scores. */
      g_autofree char *score = g_strdup_printf (_ ("%s: score"), title);

      binome_table_writer_add (writer, tutor);
      binome_table_writer_add (writer, score);
    }
  binome_table_writer_add (writer, _ ("The same in all"));
  binome_table_writer_end_row (writer);
}

static void
add_line (const Line *line, BinomeTableWriter *writer)
{
  binome_table_writer_add (writer, line->name);
  for (guint k = 0; k < line->n_runs; k++)
    {
      const Found *found = &line->found[k];

      binome_table_writer_add (writer, found->tutor != NULL ? found->tutor
                                       : found->is_in       ? _ ("nobody")
                                                            : NULL);
      binome_table_writer_add_number (writer, found->tutor != NULL ? found->score : NAN, 1);
    }
  binome_table_writer_add (writer, is_same (line) ? _ ("Yes") : _ ("No"));
  binome_table_writer_end_row (writer);
}

/* Those named, or all that were not put aside, the oldest first. */
static GPtrArray *
select_runs (BinomeDb *db, gint64 programme, GArray *ids, GError **error)
{
  g_autoptr (BinomeQuery) query = NULL;

  if (ids != NULL)
    return binome_db_select_rows (db, BINOME_TYPE_MATCH_RUN, (const gint64 *)(gpointer)ids->data, ids->len,
                                  error);

  query = binome_query_new (BINOME_TYPE_MATCH_RUN);
  if (programme != 0)
    binome_query_where_integer (query, BINOME_MATCH_RUN_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_where_choice (query, BINOME_MATCH_RUN_STATE, BINOME_QUERY_NOT_EQUAL,
                             BINOME_MATCH_RUN_STATE_DISCARDED);
  return binome_db_select (db, query, error);
}

/**
 * binome_export_comparison:
 * @db: the file
 * @programme: only runs of this programme; 0 for all
 * @ids: (nullable) (element-type gint64): which runs; %NULL for all that were not put aside
 * @writer: where to, with no rows yet
 * @error: return location for a #GError
 *
 * The runs side by side: a row for every tutee, with the tutor and the score of each run.
 *
 * Returns: whether all rows were added
 */
gboolean
binome_export_comparison (BinomeDb *db, gint64 programme, GArray *ids, BinomeTableWriter *writer,
                          GError **error)
{
  g_autoptr (GPtrArray) runs = select_runs (db, programme, ids, error);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, line_free);
  g_autoptr (GPtrArray) sorted = NULL;

  if (runs == NULL)
    return FALSE;
  for (guint k = 0; k < runs->len; k++)
    if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error)
        || !read_run (db, binome_entity_get_id (runs->pdata[k]), k, runs->len, lines, error))
      return FALSE;

  sorted = g_hash_table_get_values_as_ptr_array (lines);
  g_ptr_array_sort (sorted, compare_lines);
  add_run_titles (runs, writer);
  for (guint i = 0; i < sorted->len; i++)
    add_line (sorted->pdata[i], writer);
  return TRUE;
}
