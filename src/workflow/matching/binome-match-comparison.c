/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two runs side by side: their figures, what they were given, and who would have another tutor. */

#include "binome-match-comparison.h"

#include "binome-error.h"
#include "binome-matching-record.h"
#include "binome-matching.h"
#include "binome-stability.h"
#include "binome-workflow-sql.h"

static void
shift_free (gpointer data)
{
  BinomeMatchShift *shift = data;

  g_free (shift->tutee);
  g_free (shift->from);
  g_free (shift->to);
  g_free (shift);
}

void
binome_match_comparison_free (BinomeMatchComparison *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&self->sides[i].run);
      g_clear_pointer (&self->sides[i].only, g_ptr_array_unref);
      g_clear_pointer (&self->sides[i].criteria, g_free);
    }
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

/* ---- one side ---- */

/* By the wishes and rules of today. Where those allow no matching, the rest can be compared all the same. */
static gboolean
count_rivals (BinomeMatchSide *self, BinomeDb *db, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) rivals
      = binome_stability_list (db, binome_entity_get_reference (self->run, BINOME_MATCH_RUN_PROGRAMME),
                               binome_entity_get_id (self->run), &local_error);

  self->n_rivals = rivals != NULL ? (int)rivals->len : -1;
  if (rivals != NULL || g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_REFUSED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_side (BinomeMatchSide *self, BinomeDb *db, gint64 run, GError **error)
{
  BinomeStatement *statement;
  GError *local_error = NULL;

  self->only = g_ptr_array_new_with_free_func (g_free);
  self->run = binome_db_get (db, BINOME_TYPE_MATCH_RUN, run, error);
  if (self->run == NULL)
    return FALSE;
  self->criteria = binome_match_run_dup_criteria (db, self->run);

  statement = binome_db_prepare (
      db,
      "SELECT coalesce (max (n), 0), count (*) FROM (SELECT count (*) AS n FROM match_result"
      " WHERE run = ?1 AND tutor IS NOT NULL GROUP BY tutor)",
      error);
  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, run);
  if (binome_statement_step (statement, &local_error))
    {
      self->busiest = (guint)binome_statement_get_integer (statement, 0);
      self->n_tutors = (guint)binome_statement_get_integer (statement, 1);
    }

  return finish (local_error, error) && count_rivals (self, db, error);
}

static GStrv
list_lines (BinomeEntity *run, gboolean whole)
{
  g_autoptr (GPtrArray) criteria = binome_match_run_list_criteria (run);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < criteria->len; i++)
    g_strv_builder_take (lines, binome_match_asked_dup_line (criteria->pdata[i], whole));
  return g_strv_builder_end (lines);
}

static void
collect_own_lines (BinomeMatchSide *self, const BinomeMatchSide *other)
{
  /* An older run knows less of its criteria: only that can be compared. */
  gboolean whole
      = binome_match_run_knows_criteria (self->run) && binome_match_run_knows_criteria (other->run);
  g_auto (GStrv) mine = list_lines (self->run, whole), theirs = list_lines (other->run, whole);

  for (guint i = 0; mine[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)theirs, mine[i]))
      g_ptr_array_add (self->only, g_strdup (mine[i]));
}

/* ---- who changes ---- */

static void
add_shift (BinomeMatchComparison *self, BinomeStatement *row)
{
  BinomeMatchShift *shift = g_new0 (BinomeMatchShift, 1);

  shift->tutee = g_strdup (binome_statement_get_text (row, 1));
  shift->from = g_strdup (binome_statement_get_text (row, 2));
  shift->to = g_strdup (binome_statement_get_text (row, 3));
  shift->from_score = binome_statement_get_real (row, 4);
  shift->to_score = binome_statement_get_real (row, 5);
  g_ptr_array_add (self->shifts, shift);
}

/* Somebody of one run only was not there, or had a pair, when the other was made: nobody there. */
static gboolean
read_shifts (BinomeMatchComparison *self, BinomeDb *db, gint64 first, gint64 second, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "SELECT coalesce (a.tutor, 0) = coalesce (b.tutor, 0), " BINOME_SQL_NAME (
          "p") ","
               " coalesce ((SELECT " BINOME_SQL_NAME (
                   "x") " FROM enrolment y JOIN person x ON x.id = y.person"
                        " WHERE y.id = a.tutor), ''),"
                        " coalesce ((SELECT " BINOME_SQL_NAME (
                            "x") " FROM enrolment y JOIN person x ON x.id = y.person"
                                 " WHERE y.id = b.tutor), ''),"
                                 " coalesce (a.score, 0), coalesce (b.score, 0)"
                                 " FROM (SELECT DISTINCT tutee FROM match_result WHERE run IN (?1, ?2)) t"
                                 " JOIN enrolment e ON e.id = t.tutee JOIN person p ON p.id = e.person"
                                 " LEFT JOIN match_result a ON a.tutee = t.tutee AND a.run = ?1"
                                 " LEFT JOIN match_result b ON b.tutee = t.tutee AND b.run = ?2"
                                 " ORDER BY 2, t.tutee",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, first);
  binome_statement_bind_integer (statement, 2, second);
  while (binome_statement_step (statement, &local_error))
    {
      if (binome_statement_get_integer (statement, 0) == 0)
        add_shift (self, statement);
      else if (*binome_statement_get_text (statement, 2) != '\0')
        self->n_common++;
    }

  return finish (local_error, error);
}

/**
 * binome_match_comparison_read:
 * @db: the file
 * @first: a run
 * @second: another run of the same programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): both runs, and who changes from the first to the second
 */
BinomeMatchComparison *
binome_match_comparison_read (BinomeDb *db, gint64 first, gint64 second, GError **error)
{
  g_autoptr (BinomeMatchComparison) self = g_new0 (BinomeMatchComparison, 1);

  self->shifts = g_ptr_array_new_with_free_func (shift_free);
  if (!read_side (&self->sides[0], db, first, error) || !read_side (&self->sides[1], db, second, error)
      || !read_shifts (self, db, first, second, error))
    return NULL;

  collect_own_lines (&self->sides[0], &self->sides[1]);
  collect_own_lines (&self->sides[1], &self->sides[0]);
  return g_steal_pointer (&self);
}
