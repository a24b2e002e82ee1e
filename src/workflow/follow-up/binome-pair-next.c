/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next best tutor for a tutee whose offer came to nothing. */

#include "binome-capacity.h"
#include "binome-error.h"
#include "binome-matching-private.h"
#include "binome-match-score.h"
#include "binome-pair-offer.h"
#include "binome-pair-workflow.h"
#include "binome-workflow-sql.h"

/* Tutors who said that they cannot take anybody are not asked again by the program. */
#define SQL_UNWILLING                                                                                        \
  "SELECT tutor FROM pair WHERE programme = ?1 AND state = 'declined' AND tutor_answer = 'declined'"         \
  " AND decline_reason IN ('workload', 'leaving')"

static GHashTable *
list_unwilling (BinomeDb *db, gint64 programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_UNWILLING, error);
  g_autoptr (GHashTable) tutors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 tutor = binome_statement_get_integer (row, 0);

      g_hash_table_add (tutors, g_memdup2 (&tutor, sizeof tutor));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&tutors);
}

/* What the run that was adopted last asked for holds for whoever takes the place of its pairs. */
typedef struct
{
  gint64 run; /* 0 for none */
  BinomeMatchingOptions options;
  GHashTable *unwilling;
  GHashTable *capacities; /* only where places are to stay free */
} Terms;

static void
terms_clear (Terms *self)
{
  g_clear_pointer (&self->unwilling, g_hash_table_unref);
  g_clear_pointer (&self->capacities, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Terms, terms_clear)

static gboolean
terms_read (Terms *self, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeEntity) run = NULL;

  self->unwilling = list_unwilling (db, programme, error);
  if (self->unwilling == NULL
      || !binome_workflow_get_number (db,
                                      "SELECT id FROM match_run WHERE programme = ?1 AND state = 'adopted'"
                                      " ORDER BY id DESC LIMIT 1",
                                      programme, &self->run, error))
    return FALSE;
  if (self->run == 0)
    return TRUE;

  run = binome_db_get (db, BINOME_TYPE_MATCH_RUN, self->run, error);
  if (run == NULL)
    return FALSE;
  binome_matching_options_read (&self->options, run);
  if (self->options.reserve > 0)
    self->capacities = binome_capacity_read_programme (db, programme, error);

  return self->options.reserve == 0 || self->capacities != NULL;
}

/* As in a run, the places kept free stay so, but the first is always given. */
static gboolean
has_place (const Terms *self, BinomeMatchProblem *problem, guint tutor)
{
  gint64 id = binome_match_problem_get_tutor_id (problem, tutor);
  int left = binome_match_problem_get_capacity (problem, tutor);
  const BinomeCapacity *capacity
      = self->capacities != NULL ? g_hash_table_lookup (self->capacities, &id) : NULL;

  return left > self->options.reserve || (left > 0 && capacity != NULL && capacity->taken == 0);
}

/* The tutor with the best score who has a place; the first enrolled of equals. 0 for nobody. */
static gint64
find_best (BinomeMatchProblem *problem, guint tutee, const Terms *terms, double *points)
{
  gint64 best = 0;
  int best_score = terms->options.minimum_score * (BINOME_MATCH_SCORE_MAX / 100) - 1;

  for (guint i = 0; i < binome_match_problem_get_n_tutors (problem); i++)
    {
      gint64 tutor = binome_match_problem_get_tutor_id (problem, i);
      BinomeMatchScore score;

      if (!has_place (terms, problem, i) || g_hash_table_contains (terms->unwilling, &tutor))
        continue;
      binome_match_score_pair (problem, tutee, i, &score);
      if (!score.feasible || score.score <= best_score)
        continue;
      best = tutor;
      best_score = score.score;
    }

  *points = best_score * 100.0 / BINOME_MATCH_SCORE_MAX;
  return best;
}

static gint64
look_up (BinomeMatchProblem *problem, gint64 tutee, const Terms *terms, double *points)
{
  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    if (binome_match_problem_get_tutee_id (problem, i) == tutee)
      return find_best (problem, i, terms, points);

  return 0; /* has another proposal, or has left */
}

static gboolean
keep (BinomeDb *db, gint64 tutee, gint64 tutor, double points, gint64 *pair, GError **error)
{
  g_autoptr (BinomePair) made = binome_pair_new ();
  BinomeEntity *entity = BINOME_ENTITY (made);

  binome_entity_set_reference (entity, BINOME_PAIR_TUTEE, tutee);
  binome_entity_set_reference (entity, BINOME_PAIR_TUTOR, tutor);
  binome_entity_set_choice (entity, BINOME_PAIR_ORIGIN, BINOME_PAIR_ORIGIN_NEXT);
  binome_entity_set_real (entity, BINOME_PAIR_SCORE, points);
  if (!binome_pair_propose (db, made, error))
    return FALSE;

  *pair = binome_entity_get_id (entity);
  return TRUE;
}

/**
 * binome_pair_propose_next:
 * @db: the file, in a write
 * @programme: a programme
 * @tutee: an enrolment
 * @pair: (out): the new proposal; 0 where no tutor is left, or the tutee has another proposal
 * @error: return location for a #GError
 *
 * Proposes the tutor who suits best by the criteria of the programme, among those who have a place
 * now, were not a pair with the tutee before and did not say that they cannot take anybody. The lowest score
 * accepted and the places kept free are those of the run that was adopted last.
 *
 * Returns: whether it was looked for; it is no error to find nobody
 */
gboolean
binome_pair_propose_next (BinomeDb *db, gint64 programme, gint64 tutee, gint64 *pair, GError **error)
{
  g_autoptr (BinomeMatchProblem) problem = NULL;
  g_auto (Terms) terms = { 0 };
  g_autofree char *criteria = NULL;
  g_autoptr (GError) local_error = NULL;
  double points;
  gint64 tutor;

  *pair = 0;
  if (!terms_read (&terms, db, programme, error))
    return FALSE;

  problem = binome_matching_load_problem (db, programme, &criteria, &local_error);
  if (problem == NULL)
    {
      /* Nobody to match any more is an answer too. */
      if (g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_REFUSED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  tutor = look_up (problem, tutee, &terms, &points);
  return tutor == 0 || keep (db, tutee, tutor, points, pair, error);
}
