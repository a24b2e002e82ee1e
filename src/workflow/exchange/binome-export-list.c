/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list for a spreadsheet, row by row: its columns come from the declared fields. However long it is, only a
 * few rows are in memory at a time. */

#include "binome-export-list.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-eligibility-read.h"
#include "binome-export-kinds.h"
#include "binome-export-matching.h"
#include "binome-export-own.h"
#include "binome-export-private.h"
#include "binome-export-skills.h"
#include "binome-error.h"
#include "binome-matching-words.h"
#include "binome-week.h"
#include "binome-workflow-sql.h"

struct _BinomeExportList
{
  gatomicrefcount references;
  BinomeExportKind kind;
  BinomeQuery *query; /* (nullable) */
  GArray *ids;        /* (nullable) */
  BinomeExportScope scope;
  BinomeExportFlags flags;
  int progress; /* in thousandths, atomic */
};

/* What is needed while it is written. */
typedef struct
{
  BinomeDb *db;
  const BinomeExportKindInfo *kind;
  BinomeEntityClass *klass;
  BinomeExportFlags flags;
  BinomeExportOwn *own;    /* (nullable) */
  GHashTable *eligibility; /* (nullable): by enrolment, in words */
  BinomeStatement *leads;
  GHashTable *names; /* a type to the SQL of its names */
  BinomeTableWriter *writer;
} Work;

/* ---- which columns ---- */

static gboolean
is_exported (Work *work, guint field)
{
  const BinomeField *declared = &work->klass->fields[field];

  if ((declared->flags & BINOME_FIELD_INTERNAL) != 0)
    return FALSE;

  return (declared->flags & BINOME_FIELD_SENSITIVE) == 0 || (work->flags & BINOME_EXPORT_SENSITIVE) != 0;
}

static void
add_titles (Work *work)
{
  for (guint i = 0; i < BINOME_EXPORT_MAX_LEADS && work->kind->leads[i].title != NULL; i++)
    binome_table_writer_add (work->writer, _ (work->kind->leads[i].title));
  for (guint i = 0; i < BINOME_EXPORT_MAX_EXTRAS && work->kind->extras[i] > 0; i++)
    binome_table_writer_add (work->writer, _ (work->klass->fields[work->kind->extras[i] - 1].label));
  for (guint i = 0; i < work->klass->n_fields; i++)
    if (is_exported (work, i))
      binome_table_writer_add (work->writer, _ (work->klass->fields[i].label));
  if (work->eligibility != NULL)
    binome_table_writer_add (work->writer, _ ("Eligibility"));
  if (work->own != NULL)
    binome_export_own_add_titles (work->own, work->writer);
  binome_table_writer_end_row (work->writer);
}

/* ---- what stands in a cell ---- */

static char *
make_name_sql (GType type)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (type);
  BinomeEntityClass *klass = (BinomeEntityClass *)type_class;

  if (type == BINOME_TYPE_PERSON)
    return g_strdup ("SELECT " BINOME_SQL_NAME ("p") " FROM person p WHERE p.id = ?1");
  if (type == BINOME_TYPE_ENROLMENT)
    return g_strdup (
        "SELECT " BINOME_SQL_NAME ("p") " FROM enrolment e JOIN person p ON p.id = e.person WHERE e.id = ?1");

  /* Everything else that others refer to has a title. */
  return g_strdup_printf ("SELECT title FROM \"%s\" WHERE id = ?1", klass->table);
}

/* What another row is called. */
static gboolean
add_name (Work *work, GType type, gint64 id, GError **error)
{
  char *sql = g_hash_table_lookup (work->names, GSIZE_TO_POINTER (type));
  g_autoptr (GError) local_error = NULL;
  BinomeStatement *row;

  if (sql == NULL)
    {
      sql = make_name_sql (type);
      g_hash_table_insert (work->names, GSIZE_TO_POINTER (type), sql);
    }
  row = binome_db_prepare (work->db, sql, error);
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, id);
  if (id == 0 || !binome_statement_step (row, &local_error))
    {
      gboolean fine = local_error == NULL;

      binome_table_writer_add (work->writer, NULL);
      if (!fine)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return fine;
    }

  /* Ended at once, or the next name would need a statement of its own. */
  binome_table_writer_add (work->writer, binome_statement_get_text (row, 0));
  return binome_statement_run (row, error);
}

/* Where a field may be 0 by default and 0 says nothing (year of birth), the cell stays blank. */
static double
get_integer (BinomeEntity *entity, guint i)
{
  const BinomeField *field = binome_entity_get_field (entity, i);
  gint64 value = binome_entity_get_integer (entity, i);

  return value == 0 && field->maximum > 0 && field->initial == 0 ? NAN : (double)value;
}

/* As machines and people both read it: real dates, plain numbers, the words of a choice. */
static gboolean
add_cell (Work *work, BinomeEntity *entity, guint i, GError **error)
{
  const BinomeField *field = binome_entity_get_field (entity, i);

  /* Words are made of what a run found when they are read. */
  if (G_OBJECT_TYPE (entity) == BINOME_TYPE_MATCH_RESULT && i == BINOME_MATCH_RESULT_EXPLANATION)
    {
      g_autofree char *words = binome_match_result_dup_explanation (entity);

      binome_table_writer_add (work->writer, words);
      return TRUE;
    }

  if (G_OBJECT_TYPE (entity) == BINOME_TYPE_AVAILABILITY
      && (i == BINOME_AVAILABILITY_STARTS_AT || i == BINOME_AVAILABILITY_ENDS_AT))
    {
      g_autofree char *time = binome_week_format_minute ((int)binome_entity_get_integer (entity, i));

      binome_table_writer_add (work->writer, time);
      return TRUE;
    }

  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      binome_table_writer_add (work->writer, binome_entity_get_text (entity, i));
      return TRUE;
    case BINOME_FIELD_INTEGER:
      binome_table_writer_add_number (work->writer, get_integer (entity, i), 0);
      return TRUE;
    case BINOME_FIELD_REAL:
      if ((field->flags & BINOME_FIELD_MONEY) != 0)
        binome_table_writer_add_amount (work->writer, binome_entity_get_real (entity, i));
      else
        binome_table_writer_add_number (work->writer, binome_entity_get_real (entity, i), 4);
      return TRUE;
    case BINOME_FIELD_BOOLEAN:
      binome_table_writer_add (work->writer, binome_entity_get_boolean (entity, i) ? _ ("Yes") : _ ("No"));
      return TRUE;
    case BINOME_FIELD_DATE:
      binome_table_writer_add_date (work->writer, binome_entity_get_date (entity, i));
      return TRUE;
    case BINOME_FIELD_CHOICE:
      binome_table_writer_add (work->writer, binome_entity_get_choice_label (entity, i));
      return TRUE;
    case BINOME_FIELD_REFERENCE:
      return add_name (work, field->target (), binome_entity_get_reference (entity, i), error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
add_leads (Work *work, gint64 id, GError **error)
{
  if (work->leads == NULL)
    return TRUE;

  binome_statement_bind_integer (work->leads, 1, id);
  if (!binome_statement_step (work->leads, error))
    return FALSE;

  for (int i = 0; i < BINOME_EXPORT_MAX_LEADS && work->kind->leads[i].title != NULL; i++)
    if (work->kind->leads[i].is_date)
      binome_table_writer_add_date (work->writer, binome_statement_get_date (work->leads, i));
    else
      binome_table_writer_add (work->writer, binome_statement_get_text (work->leads, i));
  return binome_statement_run (work->leads, error);
}

static gboolean
add_row (Work *work, BinomeEntity *entity, GError **error)
{
  gint64 id = binome_entity_get_id (entity);

  if (!add_leads (work, binome_entity_get_id (entity), error))
    return FALSE;
  for (guint i = 0; i < BINOME_EXPORT_MAX_EXTRAS && work->kind->extras[i] > 0; i++)
    if (!add_cell (work, entity, work->kind->extras[i] - 1, error))
      return FALSE;
  for (guint i = 0; i < work->klass->n_fields; i++)
    if (is_exported (work, i) && !add_cell (work, entity, i, error))
      return FALSE;

  if (work->eligibility != NULL)
    binome_table_writer_add (work->writer, g_hash_table_lookup (work->eligibility, &id));
  if (work->own != NULL)
    binome_export_own_add_cells (work->own, work->writer,
                                 G_OBJECT_TYPE (entity) == BINOME_TYPE_PERSON
                                     ? binome_entity_get_id (entity)
                                     : binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON));
  binome_table_writer_end_row (work->writer);
  return TRUE;
}

/* ---- which rows ---- */

static GArray *
select_all (BinomeExportList *self, BinomeDb *db, GError **error)
{
  const BinomeExportKindInfo *kind = binome_export_kind_get_info (self->kind);
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM %s WHERE (%s) AND (?1 = 0 OR %s) ORDER BY %s",
                                          kind->from, kind->where, kind->within, kind->order);
  BinomeStatement *row = binome_db_prepare (db, sql, error);

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, self->scope.programme);
  return binome_statement_list_ids (row, error);
}

/* (transfer full): the rows of its entity that it lists, in their order. */
GArray *
binome_export_list_select (BinomeExportList *self, BinomeDb *db, GError **error)
{
  if (self->ids != NULL)
    return g_array_ref (self->ids);
  if (self->query != NULL)
    return binome_db_select_ids (db, self->query, error);

  return select_all (self, db, error);
}

/* Says how far the work is, from 0 to 1, and whether it shall go on. */
gboolean
binome_export_list_go_on (BinomeExportList *self, BinomeDb *db, double progress, GError **error)
{
  g_atomic_int_set (&self->progress, (int)(1000.0 * progress));
  return !g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error);
}

const BinomeExportScope *
binome_export_list_get_scope (BinomeExportList *self)
{
  return &self->scope;
}

static gboolean
write_rows (BinomeExportList *self, Work *work, GArray *ids, GError **error)
{
  const gint64 *all = (const gint64 *)(gpointer)ids->data;

  for (guint done = 0; done < ids->len; done += MIN (BINOME_EXPORT_ROWS_AT_ONCE, ids->len - done))
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!binome_export_list_go_on (self, work->db, (double)done / ids->len, error))
        return FALSE;
      rows = binome_db_select_rows (work->db, work->kind->type (), all + done,
                                    MIN (BINOME_EXPORT_ROWS_AT_ONCE, ids->len - done), error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (!add_row (work, rows->pdata[i], error))
          return FALSE;
    }

  return TRUE;
}

/* The columns of the company's own fields, for lists of people and of who takes part. */
static gboolean
load_own (BinomeExportList *self, Work *work, GError **error)
{
  GType type = work->kind->type ();

  if (type != BINOME_TYPE_PERSON && type != BINOME_TYPE_ENROLMENT)
    return TRUE;

  work->own = binome_export_own_load (work->db, self->scope.programme,
                                      (self->flags & BINOME_EXPORT_SENSITIVE) != 0, error);
  return work->own != NULL;
}

/* Of who takes part in a programme: whether they can. */
static gboolean
load_eligibility (BinomeExportList *self, Work *work, GError **error)
{
  g_autoptr (GHashTable) capacities = NULL;

  if (work->kind->type () != BINOME_TYPE_ENROLMENT || self->scope.programme == 0)
    return TRUE;

  capacities = binome_capacity_read_programme (work->db, self->scope.programme, error);
  if (capacities != NULL)
    work->eligibility = binome_eligibility_read (work->db, self->scope.programme, BINOME_ELIGIBILITY_OF_ALL,
                                                 capacities, error);
  return work->eligibility != NULL;
}

static gboolean
prepare_leads (Work *work, GError **error)
{
  g_autofree char *sql = NULL;

  if (work->kind->columns == NULL)
    return TRUE;

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE t.id = ?1", work->kind->columns, work->kind->from);
  work->leads = binome_db_prepare (work->db, sql, error);
  return work->leads != NULL;
}

/* ---- public ---- */

/**
 * binome_export_list_new:
 * @kind: what it lists
 *
 * Returns: (transfer full): all there is, of all programmes
 */
BinomeExportList *
binome_export_list_new (BinomeExportKind kind)
{
  BinomeExportList *self = g_new0 (BinomeExportList, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  return self;
}

/**
 * binome_export_list_new_for_query:
 * @kind: what it lists
 * @query: which rows of its entity, in which order
 *
 * Returns: (transfer full): these rows alone
 */
BinomeExportList *
binome_export_list_new_for_query (BinomeExportKind kind, BinomeQuery *query)
{
  BinomeExportList *self = binome_export_list_new (kind);

  self->query = binome_query_ref (query);
  return self;
}

/**
 * binome_export_list_new_for_ids:
 * @kind: what it lists
 * @ids: (element-type gint64): rows of its entity
 *
 * Returns: (transfer full): these rows alone, in this order; rows that are no more are left out
 */
BinomeExportList *
binome_export_list_new_for_ids (BinomeExportKind kind, GArray *ids)
{
  BinomeExportList *self = binome_export_list_new (kind);

  self->ids = g_array_ref (ids);
  return self;
}

BinomeExportList *
binome_export_list_ref (BinomeExportList *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
binome_export_list_unref (BinomeExportList *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->query, binome_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/**
 * binome_export_list_set_programme:
 * @self: a list of all there is
 * @programme: only of this programme; 0 for all
 */
void
binome_export_list_set_programme (BinomeExportList *self, gint64 programme)
{
  self->scope.programme = programme;
}

/**
 * binome_export_list_set_pair:
 * @self: a calendar
 * @pair: only what this pair has; it goes before the programme
 */
void
binome_export_list_set_pair (BinomeExportList *self, gint64 pair)
{
  self->scope.pair = pair;
}

/**
 * binome_export_list_set_person:
 * @self: a calendar
 * @person: only what this person takes part in; it goes before the programme
 */
void
binome_export_list_set_person (BinomeExportList *self, gint64 person)
{
  self->scope.person = person;
}

void
binome_export_list_set_flags (BinomeExportList *self, BinomeExportFlags flags)
{
  self->flags = flags;
}

BinomeExportKind
binome_export_list_get_kind (BinomeExportList *self)
{
  return self->kind;
}

/* From 0 to 1, while the rows are written. */
double
binome_export_list_get_progress (BinomeExportList *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

/**
 * binome_export_list_write:
 * @self: a list
 * @db: the file
 * @as_of: the day of indicators
 * @writer: where to, with no rows yet
 * @error: return location for a #GError; %G_IO_ERROR_CANCELLED
 *
 * The first row names the columns in the user’s language. Choices are in words. Internal fields are left
 * out, sensitive ones unless asked for.
 *
 * Returns: whether all rows were added; what cannot be written is found when the writer is finished
 */
gboolean
binome_export_list_write (BinomeExportList *self, BinomeDb *db, BinomeDate as_of, BinomeTableWriter *writer,
                          GError **error)
{
  Work work = {
    .db = db, .kind = binome_export_kind_get_info (self->kind), .flags = self->flags, .writer = writer
  };
  g_autoptr (GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GTypeClass) klass = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean written;

  if (work.kind->sensitive && (self->flags & BINOME_EXPORT_SENSITIVE) == 0)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   /* Translators: %s is a list, such as “Interviews”. */
                   _ ("“%s” is sensitive as a whole: it is only exported with the sensitive fields."),
                   _ (work.kind->label));
      return FALSE;
    }
  if (self->kind == BINOME_EXPORT_INDICATORS)
    return binome_export_indicators (db, self->scope.programme, as_of, writer, error);
  if (self->kind == BINOME_EXPORT_HISTORY)
    return binome_export_history (db, writer, error);
  if (self->kind == BINOME_EXPORT_CRITERIA)
    return binome_export_criteria (db, self->scope.programme, writer, error);
  if (self->kind == BINOME_EXPORT_COMPARISON)
    return binome_export_comparison (db, self->scope.programme, self->ids, writer, error);
  if (self->kind == BINOME_EXPORT_SKILLS)
    {
      ids = binome_export_list_select (self, db, error);
      return ids != NULL && binome_export_skills (db, ids, writer, error);
    }

  klass = g_type_class_ref (work.kind->type ());
  work.klass = (BinomeEntityClass *)klass;
  work.names = names;
  ids = binome_export_list_select (self, db, error);
  if (ids == NULL || !prepare_leads (&work, error) || !load_own (self, &work, error)
      || !load_eligibility (self, &work, error))
    return FALSE;

  add_titles (&work);
  written = write_rows (self, &work, ids, error);
  g_clear_pointer (&work.own, binome_export_own_free);
  g_clear_pointer (&work.eligibility, g_hash_table_unref);
  return written;
}

/**
 * binome_export_list_make:
 * @self: a list
 * @db: the file
 * @as_of: the day of indicators
 * @format: a kind of file that is for such a list
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the list as such a file
 */
GBytes *
binome_export_list_make (BinomeExportList *self, BinomeDb *db, BinomeDate as_of, BinomeExportFormat format,
                         GError **error)
{
  g_autoptr (BinomeTableWriter) writer = NULL;

  if (format == BINOME_EXPORT_FORMAT_VCARD)
    return binome_export_contacts (self, db, error);
  if (format == BINOME_EXPORT_FORMAT_ICALENDAR)
    return binome_export_calendar (self, db, error);
  if (format == BINOME_EXPORT_FORMAT_JSON)
    return binome_export_workspace (self, db, self->flags, error);

  writer = binome_table_writer_new ((BinomeTableFormat)format, binome_export_kind_get_label (self->kind));
  return binome_export_list_write (self, db, as_of, writer, error)
             ? binome_table_writer_finish (writer, error)
             : NULL;
}
