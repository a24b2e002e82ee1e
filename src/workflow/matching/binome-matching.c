/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching run: what there is to match, the proven optimum, and the way into the file. */

#include "binome-matching-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-match-certificate.h"
#include "binome-matching-lawful.h"
#include "binome-matching-record.h"

struct _BinomeMatching
{
  GObject parent_instance;

  gint64 programme;
  char *title;
  BinomeMatchingOptions options;
  char *criteria;
  char *decisions;
  BinomeMatchProblem *problem;
  GPtrArray *found; /* of BinomeMatchFound, one a tutee; NULL before it is solved */
  guint served;
  guint locked;
  gboolean is_proven;
  gint64 total;
  double load_spread;
  char *unreached;
  double mean;
  double lowest;
  gint64 run;
  int progress; /* in thousandths; read from other threads */
};

G_DEFINE_FINAL_TYPE (BinomeMatching, binome_matching, G_TYPE_OBJECT)

static void
binome_matching_finalize (GObject *object)
{
  BinomeMatching *self = BINOME_MATCHING (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->criteria, g_free);
  g_clear_pointer (&self->decisions, g_free);
  g_clear_pointer (&self->unreached, g_free);
  g_clear_pointer (&self->problem, binome_match_problem_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_matching_parent_class)->finalize (object);
}

static void
binome_matching_class_init (BinomeMatchingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_matching_finalize;
}

static void
binome_matching_init (BinomeMatching *self)
{
}

/**
 * binome_matching_new:
 * @programme: a programme
 * @title: (nullable): what to call the run; %NULL for its date
 *
 * Returns: (transfer full): a run to be prepared
 */
BinomeMatching *
binome_matching_new (gint64 programme, const char *title)
{
  BinomeMatching *self = g_object_new (BINOME_TYPE_MATCHING, NULL);

  self->programme = programme;
  if (title != NULL && *title != '\0')
    self->title = g_strdup (title);
  else
    {
      g_autofree char *day = binome_date_format (binome_clock_today (), BINOME_DATE_MEDIUM);

      /* Translators: %s is a date. */
      self->title = g_strdup_printf (_ ("Matching of %s"), day);
    }

  return self;
}

/**
 * binome_matching_set_options:
 * @self: a new run
 * @options: what it is asked for; copied
 */
void
binome_matching_set_options (BinomeMatching *self, const BinomeMatchingOptions *options)
{
  self->options = *options;
}

static void
set_progress (BinomeMatching *self, double share)
{
  g_atomic_int_set (&self->progress, (int)(share * 1000));
}

/* How far it is, 0 to 1. May be called in any thread. */
double
binome_matching_get_progress (BinomeMatching *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

/**
 * binome_matching_prepare:
 * @db: the file
 * @matching: a #BinomeMatching
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where there is nobody to match
 *
 * Reads who is to be matched, by which criteria, and whom the co-ordinator keeps together or apart. A
 * #BinomeWork for a read.
 *
 * Returns: whether there is something to solve
 */
gboolean
binome_matching_prepare (BinomeDb *db, gpointer matching, GError **error)
{
  BinomeMatching *self = matching;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->problem, binome_match_problem_unref);
  g_clear_pointer (&self->criteria, g_free);
  g_clear_pointer (&self->decisions, g_free);
  self->run = 0;
  set_progress (self, 0);
  self->problem = binome_matching_load_problem (db, self->programme, &self->criteria, error);

  self->decisions
      = self->problem != NULL ? binome_matching_write_decisions (db, self->programme, error) : NULL;

  return self->decisions != NULL;
}

static void
on_solver_progress (guint done, guint total, gpointer user_data)
{
  set_progress (user_data, 0.8 * done / total);
}

/* The standard deviation of the tutees per tutor, of those who have a place. */
static double
measure_spread (BinomeMatching *self, BinomeMatchSolution *solution)
{
  guint n = binome_matching_get_n_tutors (self);
  double mean = n > 0 ? (double)binome_match_solution_get_served (solution) / n : 0, squares = 0;

  for (guint j = 0; j < binome_match_problem_get_n_tutors (self->problem); j++)
    if (binome_match_problem_get_capacity (self->problem, j) > 0)
      squares += pow (binome_match_solution_get_load (solution, j) - mean, 2);

  return n > 0 ? sqrt (squares / n) : 0;
}

static gboolean
explain_all (BinomeMatching *self, BinomeMatchInsight *insight, GCancellable *cancellable, GError **error)
{
  BinomeMatchSolution *solution = insight->solution;
  guint n = binome_match_problem_get_n_tutees (self->problem);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_match_found_free);
  double sum = 0;

  self->locked = 0;
  for (guint i = 0; i < n; i++)
    {
      BinomeMatchFound *one;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      one = binome_matching_explain (insight, i, cancellable, error);
      if (one == NULL)
        return FALSE;
      sum += one->tutor != 0 ? one->score : 0;
      self->locked += one->locked;
      g_ptr_array_add (found, one);
      set_progress (self, 0.8 + 0.15 * (i + 1) / n);
    }

  self->served = binome_match_solution_get_served (solution);
  self->total = binome_match_solution_get_total (solution);
  self->is_proven
      = binome_matching_lawful_is_proven (solution, !self->options.balance && !self->options.best_worst);
  self->load_spread = measure_spread (self, solution);
  g_set_str (&self->unreached, NULL);
  self->unreached = binome_match_insight_list_unreached (insight);
  self->mean = self->served > 0 ? sum / self->served : 0;
  self->lowest
      = self->served > 0 ? binome_match_solution_get_lowest (solution) * 100.0 / BINOME_MATCH_SCORE_MAX : 0;
  self->found = g_steal_pointer (&found);
  return TRUE;
}

/**
 * binome_matching_solve:
 * @self: a prepared run
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError: a pair kept together that a rule does not allow, or cancelled
 *
 * Finds the optimum, proves it, and puts the reasons into words. In any thread; the file is not needed.
 *
 * Returns: whether it was solved
 */
gboolean
binome_matching_solve (BinomeMatching *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchSession) session = NULL;
  g_autoptr (BinomeMatchSolution) solution = NULL;
  g_autoptr (BinomeMatchInsight) insight = NULL;

  g_return_val_if_fail (self->problem != NULL, FALSE);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  session = binome_matching_options_solve (&self->options, self->problem, cancellable, on_solver_progress,
                                           self, error);
  if (session == NULL)
    return FALSE;

  solution = binome_match_session_dup_solution (session);
  if (!binome_match_certificate_check_solution (solution, cancellable, error))
    return FALSE;

  insight = binome_match_insight_new (session, cancellable, error);
  return insight != NULL && explain_all (self, insight, cancellable, error);
}

/* Who sits at the machine, as the machine knows them. */
const char *
binome_matching_get_author (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}

/* The run as it is to be kept. */
BinomeMatchRun *
binome_matching_make_run (BinomeMatching *self)
{
  BinomeMatchRun *run = binome_match_run_new ();
  BinomeEntity *entity = BINOME_ENTITY (run);

  binome_entity_set_reference (entity, BINOME_MATCH_RUN_PROGRAMME, self->programme);
  binome_entity_set_text (entity, BINOME_MATCH_RUN_TITLE, self->title);
  binome_entity_set_date (entity, BINOME_MATCH_RUN_RUN_ON, binome_clock_today ());
  binome_entity_set_choice (entity, BINOME_MATCH_RUN_STATE, BINOME_MATCH_RUN_STATE_DRAFT);
  binome_entity_set_integer (entity, BINOME_MATCH_RUN_TUTEES, binome_matching_get_n_tutees (self));
  binome_entity_set_integer (entity, BINOME_MATCH_RUN_TUTORS, binome_matching_get_n_tutors (self));
  binome_entity_set_integer (entity, BINOME_MATCH_RUN_SEATS, binome_matching_get_n_seats (self));
  binome_entity_set_integer (entity, BINOME_MATCH_RUN_SERVED, self->served);
  binome_entity_set_integer (entity, BINOME_MATCH_RUN_TOTAL, self->total);
  if (self->served > 0)
    {
      binome_entity_set_real (entity, BINOME_MATCH_RUN_MEAN_SCORE, self->mean);
      binome_entity_set_real (entity, BINOME_MATCH_RUN_LOWEST_SCORE, self->lowest);
    }
  /* Only a run whose certificate holds comes this far, but that speaks of the pairs that were not kept apart.
   */
  binome_entity_set_boolean (entity, BINOME_MATCH_RUN_PROVEN, self->is_proven);
  binome_entity_set_text (entity, BINOME_MATCH_RUN_CRITERIA, self->criteria);
  binome_entity_set_text (entity, BINOME_MATCH_RUN_DECISIONS, self->decisions);
  binome_entity_set_integer (entity, BINOME_MATCH_RUN_LOCKED, self->locked);
  binome_entity_set_real (entity, BINOME_MATCH_RUN_LOAD_SPREAD, self->load_spread);
  binome_entity_set_text (entity, BINOME_MATCH_RUN_AUTHOR, binome_matching_get_author ());
  binome_entity_set_text (entity, BINOME_MATCH_RUN_UNREACHED, self->unreached);
  binome_matching_options_write (&self->options, entity);

  return run;
}

GPtrArray *
binome_matching_get_found (BinomeMatching *self)
{
  return self->found;
}

void
binome_matching_set_run (BinomeMatching *self, gint64 run)
{
  self->run = run;
  set_progress (self, 1);
}

/* The run once it is kept; 0 before. */
gint64
binome_matching_get_run (BinomeMatching *self)
{
  return self->run;
}

/* Tutees who wait for a tutor. */
guint
binome_matching_get_n_tutees (BinomeMatching *self)
{
  return self->problem != NULL ? binome_match_problem_get_n_tutees (self->problem) : 0;
}

/* Tutors with a place left. */
guint
binome_matching_get_n_tutors (BinomeMatching *self)
{
  guint n = 0;

  for (guint i = 0; self->problem != NULL && i < binome_match_problem_get_n_tutors (self->problem); i++)
    n += binome_match_problem_get_capacity (self->problem, i) > 0;

  return n;
}

/* Places left. */
guint
binome_matching_get_n_seats (BinomeMatching *self)
{
  return self->problem != NULL ? binome_match_problem_get_seats (self->problem) : 0;
}

/* Tutees for whom the run found a tutor. */
guint
binome_matching_get_n_served (BinomeMatching *self)
{
  return self->found != NULL ? self->served : 0;
}

/**
 * binome_matching_run:
 * @self: a new run
 * @store: the file
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError
 *
 * Prepares, solves and keeps a run, and waits for it.
 *
 * Returns: whether it was kept
 */
gboolean
binome_matching_run (BinomeMatching *self, BinomeStore *store, GCancellable *cancellable, GError **error)
{
  return binome_store_read (store, binome_matching_prepare, self, cancellable, error)
         && binome_matching_solve (self, cancellable, error)
         && binome_store_write (store, _ ("Run the matching"), BINOME_SOURCE_USER, binome_matching_keep, self,
                                cancellable, error);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
solve_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (binome_matching_solve (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_solved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BinomeStore *store = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  binome_store_write_async (store, _ ("Run the matching"), BINOME_SOURCE_USER, binome_matching_keep,
                            g_object_ref (source), g_object_unref, cancellable, on_kept_cb,
                            g_steal_pointer (&task));
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) solve = NULL;
  GError *error = NULL;

  if (!binome_store_read_finish (BINOME_STORE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  solve = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), on_solved_cb,
                      g_object_ref (task));
  g_task_run_in_thread (solve, solve_thread);
}

/**
 * binome_matching_run_async:
 * @self: a new run
 * @store: the file
 * @cancellable: (nullable): stops it
 * @callback: called in the main context
 * @user_data: for @callback
 *
 * Prepares, solves and keeps a run without making the window wait.
 */
void
binome_matching_run_async (BinomeMatching *self, BinomeStore *store, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, binome_matching_run_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  binome_store_read_async (store, binome_matching_prepare, g_object_ref (self), g_object_unref, cancellable,
                           on_prepared_cb, task);
}

gboolean
binome_matching_run_finish (BinomeMatching *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
