/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that are tried and taken back in “what if”. One thread solves one after the other, in the order
 * they were asked for, while the window shows what was solved last. */

#include "binome-match-study-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-matching-lawful.h"
#include "binome-matching-private.h"

typedef enum
{
  ASKED_TRY,
  ASKED_TAKE_BACK,
  ASKED_COSTS,
  ASKED_WHY,
} Asked;

/* What is asked for, and what comes of it. */
typedef struct
{
  Asked asked;
  BinomeMatchTrial *trial; /* to try */
  guint serial;            /* to take back */
  guint tutee;             /* whose costs, or reasons */
  guint most;

  GPtrArray *changes;
  BinomeMatchSolution *solution;
  int *places;
  GArray *costs;
  BinomeMatchDetail *detail;
} Job;

void
binome_match_trial_free (gpointer trial)
{
  g_free (((BinomeMatchTrial *)trial)->change.reason);
  g_free (trial);
}

static BinomeMatchTrial *
trial_copy (const BinomeMatchTrial *trial)
{
  BinomeMatchTrial *copy = g_memdup2 (trial, sizeof *trial);

  copy->change.reason = g_strdup (trial->change.reason);
  return copy;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->trial, binome_match_trial_free);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_clear_pointer (&job->solution, binome_match_solution_unref);
  g_clear_pointer (&job->places, g_free);
  g_clear_pointer (&job->costs, g_array_unref);
  g_clear_pointer (&job->detail, binome_match_detail_free);
  g_free (job);
}

/* ---- one change ---- */

/* What the programme, the law and the hours leave, whatever the tutor wants. */
static gboolean
check_places (BinomeMatchStudy *self, guint tutor, int places, GError **error)
{
  const BinomeCapacity *capacity = binome_match_study_find_capacity (self, tutor);
  int most;

  if (capacity == NULL)
    return TRUE;

  most = capacity->programme;
  if (capacity->legal != BINOME_CAPACITY_UNLIMITED)
    most = MIN (most, capacity->legal);
  if (capacity->by_hours != BINOME_CAPACITY_UNLIMITED)
    most = MIN (most, capacity->by_hours);
  if (capacity->legal_left != BINOME_CAPACITY_UNLIMITED)
    most = MIN (most, capacity->legal_left + capacity->taken);
  if (places <= MAX (most - capacity->taken, 0))
    return TRUE;

  g_set_error (
      error, BINOME_ERROR, BINOME_ERROR_REFUSED,
      /* Translators: a tutor; how many tutees at most by law, hours or the programme */
      ngettext ("%1$s can have %2$d tutee at most here: the programme, the law or the hours set the limit.",
                "%1$s can have %2$d tutees at most here: the programme, the law or the hours set the limit.",
                (gulong)most),
      binome_match_problem_get_tutor_name (self->problem, tutor), most);
  return FALSE;
}

static gboolean
apply (BinomeMatchStudy *self, Job *job, const BinomeMatchChange *change, GError **error)
{
  switch (change->kind)
    {
    case BINOME_MATCH_CHANGE_LOCK:
      binome_match_session_unlock (self->session, change->tutee);
      return binome_match_session_lock (self->session, change->tutee, change->tutor, error);
    case BINOME_MATCH_CHANGE_FORBID:
      if (binome_match_session_get_tutor (self->session, change->tutee) == (int)change->tutor)
        binome_match_session_unlock (self->session, change->tutee);
      return binome_match_session_forbid (self->session, change->tutee, change->tutor, error);
    case BINOME_MATCH_CHANGE_ALLOW:
      return binome_match_session_allow (self->session, change->tutee, change->tutor, error);
    case BINOME_MATCH_CHANGE_CAPACITY:
    default:
      if (!check_places (self, change->tutor, change->places, error)
          || !binome_match_session_set_capacity (
              self->session, change->tutor,
              MAX (change->places - self->options.reserve, MIN (change->places, 1)), error))
        return FALSE;
      job->places[change->tutor] = change->places;
      return TRUE;
    }
}

static gboolean
apply_and_solve (BinomeMatchStudy *self, Job *job, const BinomeMatchTrial *trial, GCancellable *cancellable,
                 GError **error)
{
  gboolean corrected = TRUE;

  if (!apply (self, job, &trial->change, error))
    return FALSE;
  while (corrected)
    if (!binome_match_session_solve (self->session, cancellable, NULL, NULL, error)
        || !binome_matching_lawful_correct (self->session, FALSE, &corrected, error))
      return FALSE;

  return TRUE;
}

/* From the file’s own matching through all @changes. */
static gboolean
replay (BinomeMatchStudy *self, Job *job, GPtrArray *changes, GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchSession) session
      = binome_matching_options_solve (&self->options, self->problem, cancellable, NULL, NULL, error);

  if (session == NULL)
    return FALSE;
  g_set_object (&self->session, session);
  g_free (job->places);
  job->places = binome_match_study_dup_places (self);
  for (guint i = 0; i < changes->len; i++)
    if (!apply_and_solve (self, job, changes->pdata[i], cancellable, error))
      return FALSE;

  return TRUE;
}

/* ---- what is asked for, in a thread ---- */

/* A later word on the same thing replaces the earlier one. */
static gboolean
is_about_same (const BinomeMatchChange *a, const BinomeMatchChange *b)
{
  if (a->kind != b->kind)
    return a->kind != BINOME_MATCH_CHANGE_CAPACITY && b->kind != BINOME_MATCH_CHANGE_CAPACITY
           && a->tutee == b->tutee && a->tutor == b->tutor;
  if (a->kind == BINOME_MATCH_CHANGE_CAPACITY)
    return a->tutor == b->tutor;
  return a->tutee == b->tutee && (a->kind == BINOME_MATCH_CHANGE_LOCK || a->tutor == b->tutor);
}

static gboolean
try_change (BinomeMatchStudy *self, Job *job, GCancellable *cancellable, GError **error)
{
  gboolean replaces = FALSE;

  job->changes = g_ptr_array_new_with_free_func (binome_match_trial_free);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const BinomeMatchTrial *trial = self->changes->pdata[i];

      if (is_about_same (&trial->change, &job->trial->change))
        replaces = TRUE;
      else
        g_ptr_array_add (job->changes, trial_copy (trial));
    }
  g_ptr_array_add (job->changes, trial_copy (job->trial));
  if (replaces || self->is_stale)
    return replay (self, job, job->changes, cancellable, error);

  job->places = g_memdup2 (self->places,
                           (binome_match_problem_get_n_tutors (self->problem) + 1) * sizeof *job->places);
  return apply_and_solve (self, job, job->trial, cancellable, error);
}

static gboolean
take_back (BinomeMatchStudy *self, Job *job, GCancellable *cancellable, GError **error)
{
  job->changes = g_ptr_array_new_with_free_func (binome_match_trial_free);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const BinomeMatchTrial *trial = self->changes->pdata[i];

      if (trial->serial != job->serial)
        g_ptr_array_add (job->changes, trial_copy (trial));
    }

  return replay (self, job, job->changes, cancellable, error);
}

static gboolean
list_costs (BinomeMatchStudy *self, Job *job, GCancellable *cancellable, GError **error)
{
  if (self->is_stale && !replay (self, job, self->changes, cancellable, error))
    return FALSE;

  job->costs
      = binome_match_session_dup_alternatives (self->session, job->tutee, job->most, cancellable, error);
  return job->costs != NULL;
}

static gboolean
explain (BinomeMatchStudy *self, Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchInsight) insight = NULL;
  BinomeMatchFound *found;

  if (self->is_stale && !replay (self, job, self->changes, cancellable, error))
    return FALSE;

  insight = binome_match_insight_new_for_one (self->session);
  found = binome_matching_explain (insight, job->tutee, cancellable, error);
  if (found == NULL)
    return FALSE;
  job->detail = binome_match_detail_parse (found->detail);
  binome_match_found_free (found);
  return TRUE;
}

static gboolean
work (BinomeMatchStudy *self, Job *job, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  switch (job->asked)
    {
    case ASKED_TRY:
      return try_change (self, job, cancellable, error);
    case ASKED_TAKE_BACK:
      return take_back (self, job, cancellable, error);
    case ASKED_WHY:
      return explain (self, job, cancellable, error);
    case ASKED_COSTS:
    default:
      return list_costs (self, job, cancellable, error);
    }
}

static void
solve_thread (GTask *task, gpointer source, gpointer asked, GCancellable *cancellable)
{
  BinomeMatchStudy *self = source;
  Job *job = g_task_get_task_data (asked);
  GError *error = NULL;

  if (!work (self, job, cancellable, &error))
    {
      self->is_stale = TRUE;
      g_task_return_error (task, error);
      return;
    }

  self->is_stale = FALSE;
  if (job->changes != NULL)
    job->solution = binome_match_session_dup_solution (self->session);
  g_task_return_boolean (task, TRUE);
}

/* ---- one after the other ---- */

static void begin_next (BinomeMatchStudy *self);

static void
show (BinomeMatchStudy *self, Job *job)
{
  if (job->solution == NULL)
    return;

  g_ptr_array_unref (self->changes);
  self->changes = g_steal_pointer (&job->changes);
  binome_match_solution_unref (self->now);
  self->now = g_steal_pointer (&job->solution);
  g_free (self->places);
  self->places = g_steal_pointer (&job->places);
}

static void
on_solved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BinomeMatchStudy *self = BINOME_MATCH_STUDY (source);
  g_autoptr (GTask) asked = g_queue_pop_head (&self->tasks);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    show (self, g_task_get_task_data (asked));
  begin_next (self);

  if (error == NULL)
    g_task_return_boolean (asked, TRUE);
  else
    g_task_return_error (asked, error);
}

static void
begin_next (BinomeMatchStudy *self)
{
  GTask *asked = g_queue_peek_head (&self->tasks);
  g_autoptr (GTask) task = NULL;

  if (asked == NULL)
    return;

  task = g_task_new (self, g_task_get_cancellable (asked), on_solved_cb, NULL);
  g_task_set_source_tag (task, begin_next);
  g_task_set_check_cancellable (task, FALSE); /* What is solved is shown, even if it comes too late. */
  g_task_set_task_data (task, g_object_ref (asked), g_object_unref);
  g_task_run_in_thread (task, solve_thread);
}

static void
ask (BinomeMatchStudy *self, Job *job, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_queue_push_tail (&self->tasks, task);
  if (g_queue_get_length (&self->tasks) == 1)
    begin_next (self);
}

/* A newer word on the same thing, while the older one still waits, is the only one that is solved. */
static void
forget_older (BinomeMatchStudy *self, const BinomeMatchChange *change)
{
  GTask *last = g_queue_peek_tail (&self->tasks);
  Job *job;

  if (g_queue_get_length (&self->tasks) < 2)
    return;
  job = g_task_get_task_data (last);
  if (job->asked != ASKED_TRY || !is_about_same (&job->trial->change, change))
    return;

  g_queue_pop_tail (&self->tasks);
  g_task_return_boolean (last, TRUE);
  g_object_unref (last);
}

/**
 * binome_match_study_is_busy:
 * @self: an open study
 *
 * Returns: whether something is asked for that is not shown yet
 */
gboolean
binome_match_study_is_busy (BinomeMatchStudy *self)
{
  return !g_queue_is_empty (&self->tasks);
}

/**
 * binome_match_study_try_async:
 * @self: an open study
 * @change: what to try; copied
 * @cancellable: (nullable): stops it
 * @callback: called when it is shown, or cannot be
 * @user_data: for @callback
 *
 * Makes a change and solves again, after all that was asked for before. Where it cannot be, nothing is
 * changed.
 */
void
binome_match_study_try_async (BinomeMatchStudy *self, const BinomeMatchChange *change,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const BinomeMatchTrial trial = { *change, ++self->last_serial };
  Job *job = g_new0 (Job, 1);

  job->asked = ASKED_TRY;
  job->trial = trial_copy (&trial);
  forget_older (self, change);
  ask (self, job, binome_match_study_try_async, cancellable, callback, user_data);
}

/**
 * binome_match_study_try_finish:
 * @self: a study
 * @result: what the callback was given
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule that does not allow it, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was made
 */
gboolean
binome_match_study_try_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * binome_match_study_take_back_async:
 * @self: an open study
 * @change: which of the changes that are shown, from 0
 * @cancellable: (nullable): stops it
 * @callback: called when it is shown, or cannot be
 * @user_data: for @callback
 */
void
binome_match_study_take_back_async (BinomeMatchStudy *self, guint change, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (change < self->changes->len);

  job = g_new0 (Job, 1);
  job->asked = ASKED_TAKE_BACK;
  job->serial = ((BinomeMatchTrial *)self->changes->pdata[change])->serial;
  ask (self, job, binome_match_study_take_back_async, cancellable, callback, user_data);
}

/**
 * binome_match_study_take_back_finish:
 * @self: a study
 * @result: what the callback was given
 * @error: return location for a #GError: another change needs it, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was taken back
 */
gboolean
binome_match_study_take_back_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * binome_match_study_list_costs_async:
 * @self: an open study
 * @tutee: an index
 * @most: how many at most
 * @cancellable: (nullable): stops it
 * @callback: called when they are known
 * @user_data: for @callback
 *
 * Other tutors for @tutee, after all changes that were asked for before.
 */
void
binome_match_study_list_costs_async (BinomeMatchStudy *self, guint tutee, guint most,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->asked = ASKED_COSTS;
  job->tutee = tutee;
  job->most = most;
  ask (self, job, binome_match_study_list_costs_async, cancellable, callback, user_data);
}

/**
 * binome_match_study_list_costs_finish:
 * @self: a study
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomeMatchCost): other tutors, those that cost the
 *   programme least first
 */
GArray *
binome_match_study_list_costs_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->costs) : NULL;
}

/**
 * binome_match_study_explain_async:
 * @self: an open study
 * @tutee: an index
 * @cancellable: (nullable): stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Why @tutee has this tutor and who else could be, or why nobody and what would help, after all changes that
 * were asked for before: whatever a large run did not find out for everybody, for one person.
 */
void
binome_match_study_explain_async (BinomeMatchStudy *self, guint tutee, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->asked = ASKED_WHY;
  job->tutee = tutee;
  ask (self, job, binome_match_study_explain_async, cancellable, callback, user_data);
}

/**
 * binome_match_study_explain_finish:
 * @self: a study
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the reasons, always with the next best tutors, or with what would help
 */
BinomeMatchDetail *
binome_match_study_explain_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->detail) : NULL;
}
