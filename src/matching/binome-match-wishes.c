/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies between two people or two places: wishes, vetoes, try-out talks, distances. */

#include "binome-match-problem-private.h"

static BinomeMatchRelation *
ensure_relation (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id)
{
  BinomeMatchRelation *relation;
  BinomeMatchLock pair;
  gint64 key;

  if (!binome_match_problem_find_pair (self, tutee_id, tutor_id, &pair))
    return NULL;

  key = binome_match_pair_key (pair.tutee, pair.tutor);
  relation = g_hash_table_lookup (self->relations, &key);
  if (relation == NULL)
    {
      relation = g_new0 (BinomeMatchRelation, 1);
      g_hash_table_insert (self->relations, g_memdup2 (&key, sizeof key), relation);
    }
  return relation;
}

/**
 * binome_match_problem_rank:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 * @rank: 1 for the first choice, to %BINOME_MATCH_RANKS; a lower choice counts as the last
 *
 * A tutee's choice. Whoever ranked somebody wants the others less.
 *
 * Returns: %FALSE where either of them is not part of the problem, or the rank is none
 */
gboolean
binome_match_problem_rank (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id, int rank)
{
  BinomeMatchRelation *relation = rank > 0 ? ensure_relation (self, tutee_id, tutor_id) : NULL;
  BinomeMatchLock pair;

  if (relation == NULL)
    return FALSE;

  relation->rank = MIN (rank, BINOME_MATCH_RANKS);
  binome_match_problem_find_pair (self, tutee_id, tutor_id, &pair);
  ((BinomeMatchMember *)self->tutees->pdata[pair.tutee])->has_ranked = TRUE;
  return TRUE;
}

/**
 * binome_match_problem_wish:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 * @stance: what the tutee says of the tutor without ranking them; a rank says more
 *
 * Returns: %FALSE where either of them is not part of the problem
 */
gboolean
binome_match_problem_wish (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                           BinomeMatchStance stance)
{
  BinomeMatchRelation *relation = ensure_relation (self, tutee_id, tutor_id);

  if (relation == NULL)
    return FALSE;

  relation->wish = stance;
  return TRUE;
}

/**
 * binome_match_problem_say:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 * @stance: what the tutor says of the tutee
 *
 * Returns: %FALSE where either of them is not part of the problem
 */
gboolean
binome_match_problem_say (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                          BinomeMatchStance stance)
{
  BinomeMatchRelation *relation = ensure_relation (self, tutee_id, tutor_id);

  if (relation == NULL)
    return FALSE;

  relation->stance = stance;
  return TRUE;
}

/**
 * binome_match_problem_veto:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 *
 * One of the two will not have the other: a criterion of wishes then rules the pair out, whatever its kind.
 *
 * Returns: %FALSE where either of them is not part of the problem
 */
gboolean
binome_match_problem_veto (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id)
{
  BinomeMatchRelation *relation = ensure_relation (self, tutee_id, tutor_id);

  if (relation == NULL)
    return FALSE;

  relation->veto = TRUE;
  return TRUE;
}

/**
 * binome_match_problem_note:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 * @tutee_note: how the try-out talk went for the tutee, 1 to %BINOME_MATCH_NOTES; 0 where they did not say
 * @tutor_note: the same for the tutor
 *
 * Returns: %FALSE where either of them is not part of the problem, or neither gave a note
 */
gboolean
binome_match_problem_note (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id, int tutee_note,
                           int tutor_note)
{
  BinomeMatchRelation *relation
      = tutee_note > 0 || tutor_note > 0 ? ensure_relation (self, tutee_id, tutor_id) : NULL;

  if (relation == NULL)
    return FALSE;

  relation->tutee_note = CLAMP (tutee_note, 0, BINOME_MATCH_NOTES);
  relation->tutor_note = CLAMP (tutor_note, 0, BINOME_MATCH_NOTES);
  return TRUE;
}

/**
 * binome_match_problem_set_distance:
 * @self: a problem
 * @site: a site
 * @other: another one
 * @kilometres: between the two, not below 0
 */
void
binome_match_problem_set_distance (BinomeMatchProblem *self, const char *site, const char *other,
                                   int kilometres)
{
  guint a = binome_match_problem_code (self, site), b = binome_match_problem_code (self, other);
  gint64 key = binome_match_pair_key (MIN (a, b), MAX (a, b));

  if (a != 0 && b != 0)
    g_hash_table_insert (self->distances, g_memdup2 (&key, sizeof key),
                         GINT_TO_POINTER (MAX (kilometres, 0)));
}

/* NULL where nothing was said. */
const BinomeMatchRelation *
binome_match_problem_get_relation (const BinomeMatchProblem *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  return g_hash_table_lookup (self->relations, &key);
}

/* Kilometres between two sites given by their codes; -1 where it is not known. */
int
binome_match_problem_get_distance (const BinomeMatchProblem *self, guint site, guint other)
{
  gint64 key = binome_match_pair_key (MIN (site, other), MAX (site, other));
  gpointer kilometres;

  if (site == other)
    return 0;
  return g_hash_table_lookup_extended (self->distances, &key, NULL, &kilometres)
             ? GPOINTER_TO_INT (kilometres)
             : -1;
}
