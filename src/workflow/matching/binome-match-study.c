/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “What if”: a matching that is changed by hand and solved again at once, and kept only when asked for. */

#include "binome-match-study-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-matching-load.h"
#include "binome-matching-private.h"

G_DEFINE_FINAL_TYPE (BinomeMatchStudy, binome_match_study, G_TYPE_OBJECT)

static void
binome_match_study_finalize (GObject *object)
{
  BinomeMatchStudy *self = BINOME_MATCH_STUDY (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->before, binome_match_solution_unref);
  g_clear_pointer (&self->now, binome_match_solution_unref);
  g_clear_pointer (&self->problem, binome_match_problem_unref);
  g_clear_pointer (&self->capacities, g_hash_table_unref);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_match_study_parent_class)->finalize (object);
}

static void
binome_match_study_class_init (BinomeMatchStudyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_match_study_finalize;
}

static void
binome_match_study_init (BinomeMatchStudy *self)
{
  self->changes = g_ptr_array_new_with_free_func (binome_match_trial_free);
}

/**
 * binome_match_study_new:
 * @programme: a programme
 * @past: a run whose people are looked at, whatever became of them; 0 for those who wait now
 * @options: what is asked for; copied
 *
 * Returns: (transfer full): a study, to be opened
 */
BinomeMatchStudy *
binome_match_study_new (gint64 programme, gint64 past, const BinomeMatchingOptions *options)
{
  BinomeMatchStudy *self = g_object_new (BINOME_TYPE_MATCH_STUDY, NULL);

  self->programme = programme;
  self->past = past;
  self->options = *options;
  return self;
}

/* ---- opening ---- */

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeMatchStudy *self = data;
  const BinomeMatchingScope scope = { .run = self->past };
  g_autofree char *criteria = NULL;

  self->problem = binome_matching_load_scope (db, self->programme, &scope, &criteria, error);
  if (self->problem == NULL)
    return FALSE;

  self->capacities = binome_capacity_read_programme (db, self->programme, error);
  return self->capacities != NULL;
}

int *
binome_match_study_dup_places (BinomeMatchStudy *self)
{
  guint m = binome_match_problem_get_n_tutors (self->problem);
  int *places = g_new0 (int, m + 1);

  for (guint j = 0; j < m; j++)
    places[j] = binome_match_problem_get_capacity (self->problem, j);
  return places;
}

static gboolean
begin (BinomeMatchStudy *self, GCancellable *cancellable, GError **error)
{
  self->session
      = binome_matching_options_solve (&self->options, self->problem, cancellable, NULL, NULL, error);
  if (self->session == NULL)
    return FALSE;

  self->places = binome_match_study_dup_places (self);
  self->before = binome_match_session_dup_solution (self->session);
  self->now = binome_match_solution_ref (self->before);
  return TRUE;
}

/**
 * binome_match_study_open:
 * @self: a new study
 * @store: the file
 * @cancellable: (nullable): stops it
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where there is nobody to match, or decisions
 *   contradict each other
 *
 * Reads who waits, and finds the optimum. Waits for it.
 *
 * Returns: whether it can be worked on
 */
gboolean
binome_match_study_open (BinomeMatchStudy *self, BinomeStore *store, GCancellable *cancellable,
                         GError **error)
{
  return binome_store_read (store, read_work, self, cancellable, error) && begin (self, cancellable, error);
}

static void
begin_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (begin (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (binome_store_read_finish (BINOME_STORE (source), result, NULL, &error))
    g_task_run_in_thread (task, begin_thread);
  else
    g_task_return_error (task, error);
}

/**
 * binome_match_study_open_async:
 *
 * The same without making the window wait.
 */
void
binome_match_study_open_async (BinomeMatchStudy *self, BinomeStore *store, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, binome_match_study_open_async);
  binome_store_read_async (store, read_work, g_object_ref (self), g_object_unref, cancellable, on_read_cb,
                           task);
}

gboolean
binome_match_study_open_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- as it is now ---- */

BinomeMatchProblem *
binome_match_study_get_problem (BinomeMatchStudy *self)
{
  return self->problem;
}

/* The index of the tutor of @tutee, or -1. */
int
binome_match_study_get_tutor (BinomeMatchStudy *self, guint tutee)
{
  return binome_match_solution_get_tutor (self->now, tutee);
}

/* How many of those who wait a tutor can take. */
int
binome_match_study_get_places (BinomeMatchStudy *self, guint tutor)
{
  g_return_val_if_fail (tutor < binome_match_problem_get_n_tutors (self->problem), 0);

  return self->places[tutor];
}

gboolean
binome_match_study_is_locked (BinomeMatchStudy *self, guint tutee)
{
  return binome_match_solution_is_locked (self->now, tutee);
}

/* ---- changes ---- */

const BinomeCapacity *
binome_match_study_find_capacity (BinomeMatchStudy *self, guint tutor)
{
  gint64 enrolment = binome_match_problem_get_tutor_id (self->problem, tutor);

  return g_hash_table_lookup (self->capacities, &enrolment);
}

guint
binome_match_study_get_n_changes (BinomeMatchStudy *self)
{
  return self->changes->len;
}

const BinomeMatchChange *
binome_match_study_get_change (BinomeMatchStudy *self, guint change)
{
  return &((BinomeMatchTrial *)g_ptr_array_index (self->changes, change))->change;
}

/**
 * binome_match_study_describe_change:
 * @self: a study
 * @change: which one
 *
 * Returns: (transfer full): the change in words
 */
char *
binome_match_study_describe_change (BinomeMatchStudy *self, guint change)
{
  const BinomeMatchChange *one = binome_match_study_get_change (self, change);
  const char *tutor = binome_match_problem_get_tutor_name (self->problem, one->tutor);
  const char *tutee = one->kind != BINOME_MATCH_CHANGE_CAPACITY
                          ? binome_match_problem_get_tutee_name (self->problem, one->tutee)
                          : NULL;

  switch (one->kind)
    {
    case BINOME_MATCH_CHANGE_LOCK:
      /* Translators: a tutee and a tutor. */
      return g_strdup_printf (_ ("%1$s with %2$s, whatever comes"), tutee, tutor);
    case BINOME_MATCH_CHANGE_FORBID:
      /* Translators: a tutee and a tutor. */
      return g_strdup_printf (_ ("%1$s and %2$s kept apart"), tutee, tutor);
    case BINOME_MATCH_CHANGE_ALLOW:
      /* Translators: a tutee and a tutor. */
      return g_strdup_printf (_ ("%1$s and %2$s allowed, whatever the rules say"), tutee, tutor);
    case BINOME_MATCH_CHANGE_CAPACITY:
    default:
      /* Translators: a tutor, and how many of those who wait they can take. */
      return g_strdup_printf (
          ngettext ("%1$s takes %2$d tutee", "%1$s takes %2$d tutees", (gulong)one->places), tutor,
          one->places);
    }
}

/* ---- what comes of it ---- */

/**
 * binome_match_study_get_totals:
 * @self: an open study
 * @before: whether without any change
 * @totals: (out): the figures of the result
 */
void
binome_match_study_get_totals (BinomeMatchStudy *self, gboolean before, BinomeMatchTotals *totals)
{
  BinomeMatchSolution *solution = before ? self->before : self->now;
  guint n = 0;
  double mean, squares = 0;

  totals->served = binome_match_solution_get_served (solution);
  totals->mean = totals->served > 0 ? (double)binome_match_solution_get_total (solution) * 100
                                          / BINOME_MATCH_SCORE_MAX / totals->served
                                    : 0;
  totals->lowest = (double)binome_match_solution_get_lowest (solution) * 100 / BINOME_MATCH_SCORE_MAX;

  for (guint j = 0; j < binome_match_problem_get_n_tutors (self->problem); j++)
    n += self->places[j] > 0;
  mean = n > 0 ? (double)totals->served / n : 0;
  for (guint j = 0; j < binome_match_problem_get_n_tutors (self->problem); j++)
    if (self->places[j] > 0)
      squares += pow (binome_match_solution_get_load (solution, j) - mean, 2);
  totals->spread = n > 0 ? sqrt (squares / n) : 0;
}

/**
 * binome_match_study_list_moves:
 * @self: an open study
 *
 * Returns: (transfer full) (element-type BinomeMatchMove): who has another tutor than without the changes
 */
GArray *
binome_match_study_list_moves (BinomeMatchStudy *self)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (BinomeMatchMove));

  for (guint i = 0; i < binome_match_problem_get_n_tutees (self->problem); i++)
    {
      BinomeMatchMove move = { i, binome_match_solution_get_tutor (self->before, i),
                               binome_match_solution_get_tutor (self->now, i) };

      if (move.from != move.to)
        g_array_append_val (moves, move);
    }

  return moves;
}

/* ---- keeping ---- */

/* What the run is to be called; %NULL for its date. */
void
binome_match_study_set_title (BinomeMatchStudy *self, const char *title)
{
  g_set_str (&self->title, title);
}

static gboolean
keep_change (BinomeMatchStudy *self, BinomeDb *db, const BinomeMatchChange *change, GError **error)
{
  gint64 tutor = binome_match_problem_get_tutor_id (self->problem, change->tutor);
  const BinomeCapacity *capacity = binome_match_study_find_capacity (self, change->tutor);

  if (change->kind == BINOME_MATCH_CHANGE_CAPACITY)
    return binome_enrolment_set_capacity (db, tutor,
                                          change->places + (capacity != NULL ? capacity->taken : 0), error);

  return binome_match_constraint_set (
      db, binome_match_problem_get_tutee_id (self->problem, change->tutee), tutor,
      change->kind == BINOME_MATCH_CHANGE_LOCK    ? BINOME_MATCH_CONSTRAINT_KIND_LOCK
      : change->kind == BINOME_MATCH_CHANGE_ALLOW ? BINOME_MATCH_CONSTRAINT_KIND_ALLOW
                                                  : BINOME_MATCH_CONSTRAINT_KIND_FORBID,
      change->reason, error);
}

/**
 * binome_match_study_keep:
 * @db: the file, in a write
 * @study: an open #BinomeMatchStudy
 * @error: return location for a #GError
 *
 * Keeps the changes as decisions, and what comes of them as a run: one entry of the journal. A #BinomeWork,
 * to be done while the study is not busy, and nothing else is asked of it. Who was in a past run has moved
 * on: of a study of one nothing can be kept.
 *
 * Returns: whether it was kept
 */
gboolean
binome_match_study_keep (BinomeDb *db, gpointer study, GError **error)
{
  BinomeMatchStudy *self = study;
  g_autoptr (BinomeMatching) matching = binome_matching_new (self->programme, self->title);

  g_return_val_if_fail (self->past == 0, FALSE);

  for (guint i = 0; i < self->changes->len; i++)
    if (!keep_change (self, db, binome_match_study_get_change (self, i), error))
      return FALSE;

  binome_matching_set_options (matching, &self->options);
  if (!binome_matching_prepare (db, matching, error)
      || !binome_matching_solve (matching, binome_db_get_cancellable (db), error)
      || !binome_matching_keep (db, matching, error))
    return FALSE;

  self->run = binome_matching_get_run (matching);
  binome_db_name_action (db, _ ("Keep what was tried as a run"));
  return TRUE;
}

/* The run that was kept; 0 before. */
gint64
binome_match_study_get_run (BinomeMatchStudy *self)
{
  return self->run;
}
