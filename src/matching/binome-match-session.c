/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching that is worked on: solved, changed by hand, solved again from where it was, asked "what if".
 *
 * Whatever is asked is answered by doing it: the change is made, the optimum found and proven anew, and all
 * of it taken back. The engine needs a moment for that, so no estimate is ever shown.
 */

#include "binome-match-session-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-match-certificate.h"

G_DEFINE_FINAL_TYPE (BinomeMatchSession, binome_match_session, G_TYPE_OBJECT)

static void
binome_match_session_finalize (GObject *object)
{
  BinomeMatchSession *self = BINOME_MATCH_SESSION (object);

  g_clear_pointer (&self->memory, binome_match_memory_free);
  g_clear_pointer (&self->raised, binome_match_engine_free);
  g_clear_pointer (&self->engine, binome_match_engine_free);
  g_clear_pointer (&self->kernel, binome_match_kernel_free);
  g_clear_pointer (&self->problem, binome_match_problem_unref);
  g_clear_pointer (&self->by_hand, g_hash_table_unref);
  G_OBJECT_CLASS (binome_match_session_parent_class)->finalize (object);
}

static void
binome_match_session_class_init (BinomeMatchSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_match_session_finalize;
}

static void
binome_match_session_init (BinomeMatchSession *self)
{
  self->by_hand = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * binome_match_session_new:
 * @problem: what to work on; not to be changed any more
 * @options: (nullable): what is wanted
 *
 * Returns: (transfer full): a session, for one thread at a time
 */
BinomeMatchSession *
binome_match_session_new (BinomeMatchProblem *problem, const BinomeMatchOptions *options)
{
  BinomeMatchSession *self = g_object_new (BINOME_TYPE_MATCH_SESSION, NULL);

  self->problem = binome_match_problem_ref (problem);
  if (options != NULL)
    self->options = *options;
  return self;
}

static gboolean
refuse_second_lock (BinomeMatchSession *self, guint tutee, guint one, guint other, GError **error)
{
  BinomeMatchProblem *problem = self->problem;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutee, then two tutors */
               _ ("%s is kept together with both %s and %s. Please release one of the two."),
               binome_match_problem_get_tutee_name (problem, tutee),
               binome_match_problem_get_tutor_name (problem, one),
               binome_match_problem_get_tutor_name (problem, other));
  return FALSE;
}

static gboolean
refuse_barred_lock (BinomeMatchSession *self, guint tutee, guint tutor, int rule, GError **error)
{
  BinomeMatchProblem *problem = self->problem;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutee, a tutor, the title of a rule */
               _ ("%s and %s are kept together, but a rule does not allow it: “%s”."),
               binome_match_problem_get_tutee_name (problem, tutee),
               binome_match_problem_get_tutor_name (problem, tutor),
               binome_match_problem_get_rule_title (problem, (guint)rule));
  return FALSE;
}

static gboolean
refuse_crowded_lock (BinomeMatchSession *self, guint tutor, int capacity, guint locks, GError **error)
{
  g_autofree char *room = NULL;

  /* Translators: how many tutees a tutor can take, within the next sentence */
  room = g_strdup_printf (ngettext ("%d tutee", "%d tutees", capacity), capacity);
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutor, “2 tutees”, how many are kept together with the tutor */
               ngettext ("%s can take %s, but %u is kept together with this tutor.",
                         "%s can take %s, but %u are kept together with this tutor.", locks),
               binome_match_problem_get_tutor_name (self->problem, tutor), room, locks);
  return FALSE;
}

static int
get_hand (BinomeMatchSession *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_hand, &key));
}

static void
keep_by_hand (BinomeMatchSession *self, guint tutee, guint tutor, int hand)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  g_hash_table_insert (self->by_hand, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (hand));
}

/* Whatever the lowest score is: who is kept together by hand may be below. */
static gboolean
try_lock (BinomeMatchSession *self, guint tutee, guint tutor, GError **error)
{
  int other = binome_match_engine_get_lock (self->engine, tutee);
  BinomeMatchScore score;

  if (other == (int)tutor)
    return TRUE;
  if (other >= 0)
    return refuse_second_lock (self, tutee, (guint)other, tutor, error);

  if (get_hand (self, tutee, tutor) == HAND_APART)
    return refuse_barred_lock (self, tutee, tutor, BINOME_MATCH_RULE_FORBIDDEN, error);
  binome_match_score_pair (self->problem, tutee, tutor, &score);
  if (!score.feasible && get_hand (self, tutee, tutor) != HAND_ALLOWED)
    return refuse_barred_lock (self, tutee, tutor, score.barred_by, error);

  if (binome_match_engine_get_score (self->engine, tutee, tutor) < 0)
    binome_match_engine_allow (self->engine, tutee, tutor, score.score);
  binome_match_engine_lock (self->engine, tutee, tutor);
  return TRUE;
}

/* What was allowed before. A veto that came later holds. */
static void
apply_allowed (BinomeMatchSession *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->problem->allowed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 pair = (guint64) * (const gint64 *)key;
      guint tutee = (guint)(pair >> 32), tutor = (guint)(guint32)pair;
      int score = binome_match_score_regardless (self->problem, tutee, tutor);

      if (score < 0)
        continue;
      keep_by_hand (self, tutee, tutor, HAND_ALLOWED);
      binome_match_engine_allow (self->engine, tutee, tutor, score);
    }
}

static gboolean
apply_locks (BinomeMatchSession *self, GError **error)
{
  BinomeMatchProblem *problem = self->problem;
  g_autofree guint *locks = g_new0 (guint, problem->tutors->len + 1);

  for (guint k = 0; k < problem->locks->len; k++)
    {
      const BinomeMatchLock *lock = &g_array_index (problem->locks, BinomeMatchLock, k);

      if (!try_lock (self, lock->tutee, lock->tutor, error))
        return FALSE;
      locks[lock->tutor]++;
    }
  for (guint j = 0; j < problem->tutors->len; j++)
    {
      int capacity = binome_match_problem_get_capacity (problem, j);

      if (locks[j] > (guint)capacity)
        return refuse_crowded_lock (self, j, capacity, locks[j], error);
      /* Whoever is kept together may have a place that is held back. */
      if ((int)locks[j] > binome_match_engine_get_capacity (self->engine, j))
        binome_match_engine_set_capacity (self->engine, j, (int)locks[j]);
    }
  return TRUE;
}

static gboolean
begin (BinomeMatchSession *self, GError **error)
{
  g_autofree int *capacities = NULL;
  int penalties[BINOME_MATCH_N_PENALTIES];
  BinomeMatchSetup setup;

  if (self->engine != NULL)
    return TRUE;
  if (self->problem->tutees->len > BINOME_MATCH_INSTANCE_MAX_TUTEES)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("There are too many tutees for one matching."));
      return FALSE;
    }

  capacities = binome_match_options_dup_capacities (&self->options, self->problem);
  binome_match_options_get_setup (&self->options, &setup, penalties);
  if (self->kernel == NULL)
    self->kernel = binome_match_kernel_new (self->problem, BINOME_MATCH_RULE_NONE);
  self->engine = binome_match_engine_new (binome_match_kernel_get_rows (self->kernel), capacities, &setup);
  apply_allowed (self);
  if (apply_locks (self, error))
    return TRUE;

  g_clear_pointer (&self->engine, binome_match_engine_free);
  return FALSE;
}

/**
 * binome_match_session_solve:
 * @self: a session
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: where to say why not
 *
 * Finds the optimum, the first time from nothing, after changes from where it was. Proven over every
 * possible pair when it returns.
 *
 * Returns: whether it is there; otherwise %BINOME_ERROR_REFUSED for locks that cannot be, or
 *   %G_IO_ERROR_CANCELLED, after which it may be called again
 */
gboolean
binome_match_session_solve (BinomeMatchSession *self, GCancellable *cancellable, BinomeMatchProgress progress,
                            gpointer user_data, GError **error)
{
  g_return_val_if_fail (BINOME_IS_MATCH_SESSION (self), FALSE);

  return begin (self, error)
         && binome_match_engine_solve (self->engine, cancellable, progress, user_data, error)
         && binome_match_session_find_floor (self, cancellable, error);
}

/**
 * binome_match_session_check:
 * @self: a session that is solved
 * @cancellable: (nullable): to stop it
 * @error: where to say what is wrong
 *
 * Scores every pair anew, and checks by the prices alone that the pairs are the best possible.
 *
 * Returns: whether it is so; otherwise %BINOME_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_session_check (BinomeMatchSession *self, GCancellable *cancellable, GError **error)
{
  const BinomeMatchEngine *shown = binome_match_session_get_shown (self);
  g_autoptr (BinomeMatchAssignment) assignment = binome_match_assignment_new (shown);

  return binome_match_certificate_check_rows (binome_match_engine_get_rows (shown), assignment,
                                              self->options.n_threads, cancellable, error);
}

/**
 * binome_match_session_dup_solution:
 * @self: a session that is solved
 *
 * Returns: (transfer full): the pairs as they are now, which later changes leave alone
 */
BinomeMatchSolution *
binome_match_session_dup_solution (BinomeMatchSession *self)
{
  return binome_match_solution_new (self->problem, binome_match_session_get_shown (self));
}

/**
 * binome_match_session_get_problem:
 * @self: a session
 *
 * Returns: (transfer none): what it works on
 */
BinomeMatchProblem *
binome_match_session_get_problem (BinomeMatchSession *self)
{
  return self->problem;
}

/**
 * binome_match_session_get_tutor:
 * @self: a session that is solved
 * @tutee: an index
 *
 * Returns: the index of their tutor, or -1 for nobody
 */
int
binome_match_session_get_tutor (BinomeMatchSession *self, guint tutee)
{
  g_return_val_if_fail (tutee < self->problem->tutees->len, -1);

  return binome_match_engine_get_tutor (binome_match_session_get_shown (self), tutee);
}

/**
 * binome_match_session_count:
 * @self: a session that is solved
 * @served: (out): how many tutees have a tutor
 * @total: (out): the sum of the scores of all pairs
 */
void
binome_match_session_count (BinomeMatchSession *self, guint *served, gint64 *total)
{
  binome_match_engine_count (binome_match_session_get_shown (self), TRUE, served, total);
}

static void
forget_optimum (BinomeMatchSession *self)
{
  g_clear_pointer (&self->memory, binome_match_memory_free);
}

/**
 * binome_match_session_lock:
 * @self: a session that was solved
 * @tutee: an index
 * @tutor: an index
 * @error: where to say why not
 *
 * Keeps two people together, from the next solving on.
 *
 * Returns: whether it can be; otherwise %BINOME_ERROR_REFUSED: a rule, another lock, or no place left
 */
gboolean
binome_match_session_lock (BinomeMatchSession *self, guint tutee, guint tutor, GError **error)
{
  int capacity;
  guint locks;

  g_return_val_if_fail (self->engine != NULL, FALSE);
  g_return_val_if_fail (tutee < self->problem->tutees->len && tutor < self->problem->tutors->len, FALSE);

  capacity = binome_match_engine_get_capacity (self->engine, tutor);
  locks = (guint)binome_match_engine_get_held (self->engine, tutor);
  if (binome_match_engine_get_lock (self->engine, tutee) < 0 && (int)locks >= capacity)
    return refuse_crowded_lock (self, tutor, capacity, locks + 1, error);
  if (!try_lock (self, tutee, tutor, error))
    return FALSE;
  forget_optimum (self);
  return TRUE;
}

/**
 * binome_match_session_unlock:
 * @self: a session that was solved
 * @tutee: an index
 *
 * Leaves somebody to the criteria again, from the next solving on.
 */
void
binome_match_session_unlock (BinomeMatchSession *self, guint tutee)
{
  BinomeMatchScore score;
  int tutor;

  g_return_if_fail (self->engine != NULL && tutee < self->problem->tutees->len);

  tutor = binome_match_engine_get_lock (self->engine, tutee);
  if (tutor < 0)
    return;
  binome_match_engine_unlock (self->engine, tutee);
  /* A pair that was possible for the lock alone no longer is. */
  binome_match_score_pair (self->problem, tutee, (guint)tutor, &score);
  if (get_hand (self, tutee, (guint)tutor) != HAND_ALLOWED
      && (!score.feasible || score.score < self->options.minimum))
    binome_match_engine_forbid (self->engine, tutee, (guint)tutor);
  forget_optimum (self);
}

/**
 * binome_match_session_forbid:
 * @self: a session that was solved
 * @tutee: an index
 * @tutor: an index
 * @error: where to say why not
 *
 * Keeps two people apart, from the next solving on.
 *
 * Returns: whether it can be; otherwise %BINOME_ERROR_REFUSED: they are kept together
 */
gboolean
binome_match_session_forbid (BinomeMatchSession *self, guint tutee, guint tutor, GError **error)
{
  g_return_val_if_fail (self->engine != NULL, FALSE);
  g_return_val_if_fail (tutee < self->problem->tutees->len && tutor < self->problem->tutors->len, FALSE);

  if (binome_match_engine_get_lock (self->engine, tutee) == (int)tutor)
    return refuse_barred_lock (self, tutee, tutor, BINOME_MATCH_RULE_FORBIDDEN, error);

  keep_by_hand (self, tutee, tutor, HAND_APART);
  binome_match_engine_forbid (self->engine, tutee, tutor);
  forget_optimum (self);
  return TRUE;
}

/**
 * binome_match_session_allow:
 * @self: a session that was solved
 * @tutee: an index
 * @tutor: an index
 * @error: where to say why not
 *
 * Makes a pair possible from the next solving on, whatever the rules say of it, the lowest score too.
 *
 * Returns: whether it can be; otherwise %BINOME_ERROR_REFUSED: nobody tutors themselves, a veto holds, and
 *   two people need a day in common
 */
gboolean
binome_match_session_allow (BinomeMatchSession *self, guint tutee, guint tutor, GError **error)
{
  int score;

  g_return_val_if_fail (self->engine != NULL, FALSE);
  g_return_val_if_fail (tutee < self->problem->tutees->len && tutor < self->problem->tutors->len, FALSE);

  score = binome_match_score_regardless (self->problem, tutee, tutor);
  if (score < 0)
    {
      g_set_error (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          /* Translators: a tutee, a tutor */
          _ ("%s and %s cannot become a pair: it is one and the same person, one of them has said no, or they "
             "are never there at the same time."),
          binome_match_problem_get_tutee_name (self->problem, tutee),
          binome_match_problem_get_tutor_name (self->problem, tutor));
      return FALSE;
    }

  keep_by_hand (self, tutee, tutor, HAND_ALLOWED);
  binome_match_engine_allow (self->engine, tutee, tutor, score);
  forget_optimum (self);
  return TRUE;
}

/**
 * binome_match_session_set_capacity:
 * @self: a session that was solved
 * @tutor: an index
 * @capacity: how many tutees at once, from the next solving on
 * @error: where to say why not
 *
 * Returns: whether it can be; otherwise %BINOME_ERROR_REFUSED: more are kept together with the tutor
 */
gboolean
binome_match_session_set_capacity (BinomeMatchSession *self, guint tutor, int capacity, GError **error)
{
  guint locks;

  g_return_val_if_fail (self->engine != NULL && tutor < self->problem->tutors->len, FALSE);

  capacity = MAX (capacity, 0);
  locks = (guint)binome_match_engine_get_held (self->engine, tutor);
  if ((int)locks > capacity)
    return refuse_crowded_lock (self, tutor, capacity, locks, error);
  binome_match_engine_set_capacity (self->engine, tutor, capacity);
  forget_optimum (self);
  return TRUE;
}

/* Keeps the optimum, so that whatever is tried can be taken back. */
void
binome_match_session_remember (BinomeMatchSession *self)
{
  if (self->memory == NULL)
    self->memory = binome_match_engine_remember (self->engine);
}

/* Solves what is tried. It cannot fail: nobody can cancel it. */
gboolean
binome_match_session_resolve (BinomeMatchSession *self)
{
  return binome_match_engine_solve (self->engine, NULL, NULL, NULL, NULL);
}
