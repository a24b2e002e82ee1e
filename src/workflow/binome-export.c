/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, pairs, meetings and indicators for a spreadsheet. The columns come from the declared fields. */

#include "binome-export.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-export-own.h"
#include "binome-figure-lines.h"
#include "binome-workflow-sql.h"

/* ?1 is a programme, 0 for all. */
#define SQL_PEOPLE "SELECT id, " BINOME_SQL_NAME ("person") " FROM person WHERE ?1 = ?1"
#define SQL_PARTICIPANTS "SELECT DISTINCT person, '' FROM enrolment WHERE programme = ?1"
#define SQL_ENROLMENTS                                                                                       \
  "SELECT e.id, " BINOME_SQL_NAME ("p") " FROM enrolment e JOIN person p ON p.id = e.person"                 \
                                        " WHERE ?1 = 0 OR e.programme = ?1"
#define SQL_PROGRAMMES "SELECT id, title FROM programme WHERE ?1 = 0 OR id = ?1 ORDER BY starts_on, id"

/* What an export needs while it is made. */
typedef struct
{
  BinomeDb *db;
  gint64 programme;
  BinomeDate as_of;
  BinomeExportFlags flags;
  BinomeTableWriter *writer;
} Export;

/* Texts by id, in no order. */
static GHashTable *
read_names (Export *self, const char *sql, GError **error)
{
  BinomeStatement *row = binome_db_prepare (self->db, sql, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, self->programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);

      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), g_strdup (binome_statement_get_text (row, 1)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&names);
}

static void
add_name (Export *self, GHashTable *names, gint64 id)
{
  binome_table_writer_add (self->writer, g_hash_table_lookup (names, &id));
}

static gboolean
is_exported (const BinomeField *field, BinomeExportFlags flags)
{
  if ((field->flags & BINOME_FIELD_INTERNAL) != 0)
    return FALSE;

  return (field->flags & BINOME_FIELD_SENSITIVE) == 0 || (flags & BINOME_EXPORT_SENSITIVE) != 0;
}

static void
add_field_titles (Export *self, GType type)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (type);
  BinomeEntityClass *klass = (BinomeEntityClass *)type_class;

  for (guint i = 0; i < klass->n_fields; i++)
    if (is_exported (&klass->fields[i], self->flags))
      binome_table_writer_add (self->writer, _ (klass->fields[i].label));
}

static void
add_titles (Export *self, GType type)
{
  add_field_titles (self, type);
  binome_table_writer_end_row (self->writer);
}

/* One cell as machines and people both read it: ISO dates, plain numbers, the words of a choice. */
static void
add_cell (Export *self, BinomeEntity *entity, guint i, GHashTable *names)
{
  const BinomeField *field = binome_entity_get_field (entity, i);

  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      binome_table_writer_add (self->writer, binome_entity_get_text (entity, i));
      break;
    case BINOME_FIELD_INTEGER:
      /* Where a field may be 0 by default and 0 says nothing (year of birth), the cell stays blank. */
      binome_table_writer_add_number (self->writer,
                                      binome_entity_get_integer (entity, i) == 0 && field->maximum > 0
                                              && field->initial == 0
                                          ? NAN
                                          : (double)binome_entity_get_integer (entity, i),
                                      0);
      break;
    case BINOME_FIELD_REAL:
      binome_table_writer_add_number (self->writer, binome_entity_get_real (entity, i), 4);
      break;
    case BINOME_FIELD_BOOLEAN:
      binome_table_writer_add (self->writer, binome_entity_get_boolean (entity, i) ? _ ("Yes") : _ ("No"));
      break;
    case BINOME_FIELD_DATE:
      binome_table_writer_add_date (self->writer, binome_entity_get_date (entity, i));
      break;
    case BINOME_FIELD_CHOICE:
      binome_table_writer_add (self->writer, binome_entity_get_choice_label (entity, i));
      break;
    case BINOME_FIELD_REFERENCE:
      add_name (self, names, binome_entity_get_reference (entity, i));
      break;
    default:
      g_return_if_reached ();
    }
}

static void
add_cells (Export *self, BinomeEntity *entity, GHashTable *names)
{
  for (guint i = 0; i < binome_entity_get_n_fields (entity); i++)
    if (is_exported (binome_entity_get_field (entity, i), self->flags))
      add_cell (self, entity, i, names);
}

static void
add_row (Export *self, BinomeEntity *entity, GHashTable *names)
{
  add_cells (self, entity, names);
  binome_table_writer_end_row (self->writer);
}

static gboolean
export_people (Export *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PERSON);
  g_autoptr (GHashTable) names = read_names (self, SQL_PEOPLE, error);
  g_autoptr (GHashTable) participants = names != NULL ? read_names (self, SQL_PARTICIPANTS, error) : NULL;
  g_autoptr (BinomeExportOwn) own
      = participants != NULL ? binome_export_own_load (self->db, self->programme,
                                                       (self->flags & BINOME_EXPORT_SENSITIVE) != 0, error)
                             : NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (own == NULL)
    return FALSE;

  binome_query_sort (query, BINOME_PERSON_FAMILY_NAME, FALSE);
  people = binome_db_select (self->db, query, error);
  if (people == NULL)
    return FALSE;

  add_field_titles (self, BINOME_TYPE_PERSON);
  binome_export_own_add_titles (own, self->writer);
  binome_table_writer_end_row (self->writer);
  for (guint i = 0; i < people->len; i++)
    {
      gint64 id = binome_entity_get_id (people->pdata[i]);

      if (self->programme != 0 && !g_hash_table_contains (participants, &id))
        continue;
      add_cells (self, people->pdata[i], names);
      binome_export_own_add_cells (own, self->writer, id);
      binome_table_writer_end_row (self->writer);
    }

  return TRUE;
}

/* The pairs of the programme, or all. */
static GPtrArray *
select_pairs (Export *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);

  if (self->programme != 0)
    binome_query_where_integer (query, BINOME_PAIR_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  return binome_db_select (self->db, query, error);
}

static gboolean
export_pairs (Export *self, GError **error)
{
  g_autoptr (GHashTable) programmes = read_names (self, SQL_PROGRAMMES, error);
  g_autoptr (GHashTable) names = programmes != NULL ? read_names (self, SQL_ENROLMENTS, error) : NULL;
  g_autoptr (GPtrArray) pairs = names != NULL ? select_pairs (self, error) : NULL;

  if (pairs == NULL)
    return FALSE;

  binome_table_writer_add (self->writer, _ ("Programme"));
  binome_table_writer_add (self->writer, _ ("State"));
  add_titles (self, BINOME_TYPE_PAIR);
  for (guint i = 0; i < pairs->len; i++)
    {
      add_name (self, programmes, binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_PROGRAMME));
      binome_table_writer_add (self->writer,
                               binome_entity_get_choice_label (pairs->pdata[i], BINOME_PAIR_STATE));
      add_row (self, pairs->pdata[i], names);
    }

  return TRUE;
}

static gboolean
export_meetings (Export *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MEETING);
  g_autoptr (GHashTable) programmes = read_names (self, SQL_PROGRAMMES, error);
  g_autoptr (GHashTable) names = programmes != NULL ? read_names (self, SQL_ENROLMENTS, error) : NULL;
  g_autoptr (GPtrArray) pairs = names != NULL ? select_pairs (self, error) : NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) meetings = NULL;

  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      gint64 id = binome_entity_get_id (pairs->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), pairs->pdata[i]);
    }

  binome_query_sort (query, BINOME_MEETING_HELD_ON, FALSE);
  meetings = binome_db_select (self->db, query, error);
  if (meetings == NULL)
    return FALSE;

  binome_table_writer_add (self->writer, _ ("Programme"));
  binome_table_writer_add (self->writer, _ ("Tutee"));
  binome_table_writer_add (self->writer, _ ("Tutor"));
  add_titles (self, BINOME_TYPE_MEETING);
  for (guint i = 0; i < meetings->len; i++)
    {
      gint64 id = binome_entity_get_reference (meetings->pdata[i], BINOME_MEETING_PAIR);
      BinomeEntity *pair = g_hash_table_lookup (by_id, &id);

      if (pair == NULL)
        continue;
      add_name (self, programmes, binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME));
      add_name (self, names, binome_entity_get_reference (pair, BINOME_PAIR_TUTEE));
      add_name (self, names, binome_entity_get_reference (pair, BINOME_PAIR_TUTOR));
      add_row (self, meetings->pdata[i], names);
    }

  return TRUE;
}

static void
add_indicator (Export *self, const BinomeFigures *figures, const char *id, const char *label, double value,
               const char *unit, const char *formula)
{
  binome_table_writer_add (self->writer, figures->programme_title);
  binome_table_writer_add_date (self->writer, self->as_of);
  binome_table_writer_add (self->writer, id);
  binome_table_writer_add (self->writer, label);
  binome_table_writer_add_number (self->writer, value, 2);
  binome_table_writer_add (self->writer, unit);
  binome_table_writer_add (self->writer, formula);
  binome_table_writer_end_row (self->writer);
}

static gboolean
export_programme (Export *self, gint64 programme, GError **error)
{
  g_autoptr (BinomeFigures) figures = binome_figures_compute (self->db, programme, self->as_of, error);
  g_autoptr (GArray) lines = NULL;

  if (figures == NULL)
    return FALSE;

  lines = binome_figures_list_lines (figures);
  for (guint i = 0; i < lines->len; i++)
    {
      const BinomeFigureLine *line = &g_array_index (lines, BinomeFigureLine, i);

      add_indicator (self, figures, line->id, line->label, line->value, line->unit, line->formula);
    }
  for (guint i = 0; i < figures->objectives->len; i++)
    {
      const BinomeObjectiveFigure *objective = g_ptr_array_index (figures->objectives, i);

      add_indicator (self, figures, "objective", objective->title, objective->result, objective->unit,
                     binome_objective_status_get_label (objective->status));
    }

  return TRUE;
}

static gboolean
export_indicators (Export *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);
  g_autoptr (GArray) ids = NULL;
  const char *const titles[]
      = { _ ("Programme"),         _ ("As of"), _ ("Name"), _ ("Indicator"), _ ("Value"), _ ("Unit"),
          _ ("How it is counted"), NULL };

  if (self->programme != 0)
    binome_query_where_id (query, self->programme);
  binome_query_sort (query, BINOME_PROGRAMME_STARTS_ON, FALSE);
  ids = binome_db_select_ids (self->db, query, error);
  if (ids == NULL)
    return FALSE;

  binome_table_writer_add_row (self->writer, titles);
  for (guint i = 0; i < ids->len; i++)
    if (!export_programme (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
run (Export *self, BinomeExportKind kind, GError **error)
{
  switch (kind)
    {
    case BINOME_EXPORT_PEOPLE:
      return export_people (self, error);
    case BINOME_EXPORT_PAIRS:
      return export_pairs (self, error);
    case BINOME_EXPORT_MEETINGS:
      return export_meetings (self, error);
    case BINOME_EXPORT_INDICATORS:
      return export_indicators (self, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static const struct
{
  const char *word;
  const char *label;
} kinds[] = {
  [BINOME_EXPORT_PEOPLE] = { "people", N_ ("People") },
  [BINOME_EXPORT_PAIRS] = { "pairs", N_ ("Pairs") },
  [BINOME_EXPORT_MEETINGS] = { "meetings", N_ ("Meetings") },
  [BINOME_EXPORT_INDICATORS] = { "indicators", N_ ("Indicators") },
};

/* The kind that a command or a menu names. Returns whether there is such a kind. */
gboolean
binome_export_kind_for_word (const char *word, BinomeExportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (word, kinds[i].word))
      {
        *kind = (BinomeExportKind)i;
        return TRUE;
      }

  return FALSE;
}

/* What a list is called, such as a sheet of a spreadsheet. */
const char *
binome_export_kind_get_label (BinomeExportKind kind)
{
  return _ (kinds[kind].label);
}

/**
 * binome_export_table:
 * @db: the file
 * @kind: what to export
 * @programme: only of this programme; 0 for everything
 * @as_of: the day of the indicators
 * @flags: options
 * @writer: where to, with no rows yet
 * @error: return location for a #GError
 *
 * The first row names the columns in the user's language. Choices are in words. Internal fields are left
 * out, sensitive ones unless asked for.
 *
 * Returns: whether all rows were added; what cannot be written is found when the writer is finished
 */
gboolean
binome_export_table (BinomeDb *db, BinomeExportKind kind, gint64 programme, BinomeDate as_of,
                     BinomeExportFlags flags, BinomeTableWriter *writer, GError **error)
{
  Export self = { .db = db, .programme = programme, .as_of = as_of, .flags = flags, .writer = writer };

  return run (&self, kind, error);
}
