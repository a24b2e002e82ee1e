/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of all tutees with all tutors: those that are looked at, single or as the mean of blocks. */

#include "binome-match-grid.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-match-kernel.h"
#include "binome-match-parallel.h"
#include "binome-match-score.h"

struct _BinomeMatchGrid
{
  BinomeMatchProblem *problem;
  BinomeMatchKernel *kernel;
  guint *tutees;  /* per row */
  guint *tutors;  /* per column */
  guint *columns; /* per tutor */
};

/**
 * binome_match_grid_new:
 * @problem: who and by which criteria
 * @tutees: (array) (nullable): the order of the rows: the index of a tutee for each
 * @tutors: (array) (nullable): the order of the columns
 *
 * Returns: (transfer full): the scores, to be read
 */
BinomeMatchGrid *
binome_match_grid_new (BinomeMatchProblem *problem, const guint *tutees, const guint *tutors)
{
  BinomeMatchGrid *self = g_atomic_rc_box_new0 (BinomeMatchGrid);
  guint n = binome_match_problem_get_n_tutees (problem), m = binome_match_problem_get_n_tutors (problem);

  self->problem = binome_match_problem_ref (problem);
  self->kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  self->tutees = g_new0 (guint, n + 1);
  self->tutors = g_new0 (guint, m + 1);
  self->columns = g_new0 (guint, m + 1);
  for (guint i = 0; i < n; i++)
    self->tutees[i] = tutees != NULL ? tutees[i] : i;
  for (guint j = 0; j < m; j++)
    {
      self->tutors[j] = tutors != NULL ? tutors[j] : j;
      self->columns[self->tutors[j]] = j;
    }

  return self;
}

static void
clear (gpointer data)
{
  BinomeMatchGrid *self = data;

  binome_match_kernel_free (self->kernel);
  binome_match_problem_unref (self->problem);
  g_free (self->tutees);
  g_free (self->tutors);
  g_free (self->columns);
}

BinomeMatchGrid *
binome_match_grid_ref (BinomeMatchGrid *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
binome_match_grid_unref (BinomeMatchGrid *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
binome_match_grid_get_n_rows (const BinomeMatchGrid *self)
{
  return binome_match_problem_get_n_tutees (self->problem);
}

guint
binome_match_grid_get_n_columns (const BinomeMatchGrid *self)
{
  return binome_match_problem_get_n_tutors (self->problem);
}

guint
binome_match_grid_get_tutee (const BinomeMatchGrid *self, guint row)
{
  return self->tutees[row];
}

guint
binome_match_grid_get_tutor (const BinomeMatchGrid *self, guint column)
{
  return self->tutors[column];
}

/* Where a tutor stands. */
int
binome_match_grid_get_column (const BinomeMatchGrid *self, guint tutor)
{
  return (int)self->columns[tutor];
}

BinomeMatchProblem *
binome_match_grid_get_problem (const BinomeMatchGrid *self)
{
  return self->problem;
}

/* ---- reading ---- */

/* One thread's sums over a line of blocks. */
typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  gpointer scratch;
  const guint *columns;
  guint column;
  guint n_columns;
  guint block;
  guint64 *sums;
  guint *counts;
} Line;

typedef struct
{
  const BinomeMatchGrid *grid;
  BinomeMatrixTile *tile;
  Line *lines;
  guint n_rows;
  guint n_columns;
} Job;

static void
take_arcs (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Line *self = (Line *)sieve;

  for (gsize k = 0; k < n_arcs; k++)
    {
      guint place = self->columns[arcs[k].tutor] - self->column; /* wraps around where it is to the left */

      if (place >= self->n_columns)
        continue;
      self->sums[place / self->block] += arcs[k].score;
      self->counts[place / self->block]++;
    }
}

/* 0 to 100, as the list of pairs tells it. */
static guint8
round_score (guint64 score)
{
  return (guint8)((score + BINOME_MATCH_SCORE_MAX / 200) / (BINOME_MATCH_SCORE_MAX / 100));
}

static void
write_blocks (const Job *job, const Line *line, guint place)
{
  BinomeMatrixTile *tile = job->tile;
  guint height = MIN (tile->block, job->n_rows - place * tile->block);

  for (guint j = 0; j < tile->width; j++)
    {
      gsize k = (gsize)place * tile->width + j;
      guint cells = height * MIN (tile->block, job->n_columns - j * tile->block);

      if (line->counts[j] == 0)
        continue;
      tile->value[k] = round_score (line->sums[j] / line->counts[j]);
      tile->share[k] = (guint8)MAX ((guint64)line->counts[j] * 255 / cells, 1);
    }
}

static void
read_lines (guint first, guint last, guint thread, gpointer user_data)
{
  Job *job = user_data;
  Line *line = &job->lines[thread];
  const BinomeMatchRows *rows = binome_match_kernel_get_rows (job->grid->kernel);

  for (guint place = first; place < last; place++)
    {
      guint from = place * job->tile->block, to = MIN (from + job->tile->block, job->n_rows);

      memset (line->sums, 0, sizeof *line->sums * job->tile->width);
      memset (line->counts, 0, sizeof *line->counts * job->tile->width);
      for (guint i = from; i < to; i++)
        {
          line->sieve = (BinomeMatchSieve){ G_MININT64, NULL, 0, 0, take_arcs };
          rows->read (rows, line->scratch, job->grid->tutees[job->tile->row + i], &line->sieve);
        }
      write_blocks (job, line, place);
    }
}

/**
 * binome_match_grid_read:
 * @self: the scores
 * @row: where to begin
 * @column: where to begin
 * @n_rows: how many rows
 * @n_columns: how many columns
 * @block: how many rows and columns become one block
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError: it was cancelled
 *
 * Scores a part of the matrix, in all threads of the machine. Safe in any thread; blocks.
 *
 * Returns: (transfer full) (nullable): the part
 */
BinomeMatrixTile *
binome_match_grid_read (BinomeMatchGrid *self, guint row, guint column, guint n_rows, guint n_columns,
                        guint block, GCancellable *cancellable, GError **error)
{
  const BinomeMatchRows *rows = binome_match_kernel_get_rows (self->kernel);
  guint n_threads = binome_match_parallel_default_threads ();
  g_autofree Line *lines = g_new0 (Line, n_threads);
  g_autoptr (BinomeMatrixTile) tile = NULL;
  Job job = { self, NULL, lines, 0, 0 };
  gboolean done;

  row = MIN (row, rows->n_tutees);
  column = MIN (column, rows->n_tutors);
  job.n_rows = MIN (n_rows, rows->n_tutees - row);
  job.n_columns = MIN (n_columns, rows->n_tutors - column);
  block = MAX (block, 1);
  tile = binome_matrix_tile_new (row, column, block, (job.n_rows + block - 1) / block,
                                 (job.n_columns + block - 1) / block);
  job.tile = tile;
  for (guint k = 0; k < n_threads; k++)
    lines[k] = (Line){ .scratch = rows->scratch_new (rows),
                       .columns = self->columns,
                       .column = column,
                       .n_columns = job.n_columns,
                       .block = block,
                       .sums = g_new0 (guint64, tile->width + 1),
                       .counts = g_new0 (guint, tile->width + 1) };
  done = binome_match_parallel (tile->height, 4, n_threads, read_lines, &job, cancellable, NULL, NULL, error);
  for (guint k = 0; k < n_threads; k++)
    {
      rows->scratch_free (lines[k].scratch);
      g_free (lines[k].sums);
      g_free (lines[k].counts);
    }

  return done ? g_steal_pointer (&tile) : NULL;
}

/* ---- words ---- */

static char *
list_rules (BinomeMatchProblem *problem, guint tutee, guint tutor)
{
  guint n = binome_match_problem_get_n_rules (problem);
  g_autofree gboolean *bars = g_new0 (gboolean, n + 1);
  GString *list = g_string_new (NULL);

  binome_match_score_bars (problem, tutee, tutor, bars);
  for (guint k = 0; k < n; k++)
    if (bars[k])
      {
        if (list->len > 0)
          g_string_append (list, ", ");
        /* Translators: %s is a rule, in a list of several. */
        g_string_append_printf (list, C_ ("rule", "“%s”"), binome_match_problem_get_rule_title (problem, k));
      }

  return g_string_free (list, FALSE);
}

/**
 * binome_match_grid_describe:
 * @self: the scores
 * @row: of a cell
 * @column: of a cell
 * @mark: what a run made of the two
 *
 * Returns: (transfer full): who, and what the pair is worth, or which rules do not allow it
 */
char *
binome_match_grid_describe (const BinomeMatchGrid *self, guint row, guint column, BinomeMatchMark mark)
{
  guint tutee = self->tutees[row], tutor = self->tutors[column];
  const char *one = binome_match_problem_get_tutee_name (self->problem, tutee);
  const char *other = binome_match_problem_get_tutor_name (self->problem, tutor);
  BinomeMatchScore score;
  int points;

  binome_match_score_pair (self->problem, tutee, tutor, &score);
  points = round_score ((guint64)score.score);
  if (!score.feasible)
    {
      g_autofree char *rules = list_rules (self->problem, tutee, tutor);

      if (mark != BINOME_MATCH_MARK_NONE)
        /* Translators: a tutee, a tutor, a list of rules. */
        return g_strdup_printf (_ ("%1$s with %2$s: the pair that was found, no longer possible by %3$s"),
                                one, other, rules);
      /* Translators: a tutee, a tutor, a list of rules. */
      return g_strdup_printf (_ ("%1$s with %2$s: not possible, by %3$s"), one, other, rules);
    }

  switch (mark)
    {
    case BINOME_MATCH_MARK_KEPT:
      /* Translators: a tutee, a tutor, a score out of 100. */
      return g_strdup_printf (_ ("%1$s with %2$s: %3$d of 100, kept together by you"), one, other, points);
    case BINOME_MATCH_MARK_FOUND:
      /* Translators: a tutee, a tutor, a score out of 100. */
      return g_strdup_printf (_ ("%1$s with %2$s: %3$d of 100, the pair that was found"), one, other, points);
    case BINOME_MATCH_MARK_NONE:
    default:
      if (binome_match_problem_get_capacity (self->problem, tutor) == 0)
        /* Translators: a tutee, a tutor, a score out of 100. */
        return g_strdup_printf (_ ("%1$s with %2$s: %3$d of 100, but the tutor has no place left"), one,
                                other, points);
      /* Translators: a tutee, a tutor, a score out of 100. */
      return g_strdup_printf (_ ("%1$s with %2$s: %3$d of 100"), one, other, points);
    }
}
