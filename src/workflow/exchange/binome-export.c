/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of programmes for a spreadsheet. */

#include "binome-export.h"

#include <glib/gi18n-lib.h>

#include "binome-figure-lines.h"
#include "binome-figures.h"
#include "binome-model.h"

/* What an export needs while it is made. */
typedef struct
{
  BinomeDb *db;
  gint64 programme;
  BinomeDate as_of;
  BinomeTableWriter *writer;
} Export;

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
export_all (Export *self, GError **error)
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
    if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (self->db), error)
        || !export_programme (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

/**
 * binome_export_indicators:
 * @db: the file
 * @programme: only of this programme; 0 for all
 * @as_of: the day that is looked at
 * @writer: where to, with no rows yet
 * @error: return location for a #GError
 *
 * Every figure and objective with its value, its unit and how it is counted. The first row names the columns
 * in the user’s language.
 *
 * Returns: whether all rows were added; what cannot be written is found when the writer is finished
 */
gboolean
binome_export_indicators (BinomeDb *db, gint64 programme, BinomeDate as_of, BinomeTableWriter *writer,
                          GError **error)
{
  Export self = { .db = db, .programme = programme, .as_of = as_of, .writer = writer };

  return export_all (&self, error);
}
