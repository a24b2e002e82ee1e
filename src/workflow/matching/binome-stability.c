/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the proposals, or the pairs of a run, are stable in the sense of wishes: a tutee and a tutor who
 * would both rather have each other than what they are to have are named. (D. Gale and L. S. Shapley, College
 * Admissions and the Stability of Marriage, 1962, call them a blocking pair.) */

#include "binome-stability.h"

#include "binome-capacity.h"
#include "binome-match-score.h"
#include "binome-matching-load.h"
#include "binome-workflow-sql.h"

/* ---- the definition ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutor;
} Two;

static guint
hash_two (gconstpointer data)
{
  const Two *two = data;

  return (guint)((guint64)two->tutee * 2654435761u ^ (guint64)two->tutor);
}

static gboolean
equal_two (gconstpointer a, gconstpointer b)
{
  const Two *x = a, *y = b;

  return x->tutee == y->tutee && x->tutor == y->tutor;
}

typedef struct
{
  GHashTable *wishes; /* Two to BinomeStabilityWish */
  GHashTable *pairs;  /* tutee to BinomeStabilityPair */
  GHashTable *least;  /* tutor to how much the least wanted of their tutees is wanted */
  GHashTable *places; /* tutor to the number of places free */
} Sides;

/* A tutor who said nothing does not mind. */
static int
tutor_likes (const Sides *self, gint64 tutee, gint64 tutor)
{
  const Two two = { tutee, tutor };
  const BinomeStabilityWish *wish = g_hash_table_lookup (self->wishes, &two);

  return wish != NULL ? wish->tutor_likes : 1;
}

static int
tutee_likes (const Sides *self, gint64 tutee, gint64 tutor)
{
  const Two two = { tutee, tutor };
  const BinomeStabilityWish *wish = g_hash_table_lookup (self->wishes, &two);

  return wish != NULL ? wish->tutee_likes : 0;
}

/* A firm pair is not given up. */
static void
note_pair (Sides *self, const BinomeStabilityPair *pair)
{
  gpointer least;
  int likes = tutor_likes (self, pair->tutee, pair->tutor);

  g_hash_table_insert (self->pairs, (gpointer)&pair->tutee, (gpointer)pair);
  if (pair->is_firm)
    return;
  if (!g_hash_table_lookup_extended (self->least, &pair->tutor, NULL, &least)
      || likes < GPOINTER_TO_INT (least))
    g_hash_table_insert (self->least, (gpointer)&pair->tutor, GINT_TO_POINTER (likes));
}

/* What somebody must be worth to the tutor to be taken; a free place is no reason to take whom they would
 * rather not have. */
static gboolean
would_take (const Sides *self, const BinomeStabilityWish *wish)
{
  gpointer least;

  if (GPOINTER_TO_INT (g_hash_table_lookup (self->places, &wish->tutor)) > 0)
    return wish->tutor_likes > 0;
  return g_hash_table_lookup_extended (self->least, &wish->tutor, NULL, &least)
         && wish->tutor_likes > GPOINTER_TO_INT (least);
}

static gboolean
would_go (const Sides *self, const BinomeStabilityWish *wish)
{
  const BinomeStabilityPair *pair = g_hash_table_lookup (self->pairs, &wish->tutee);

  if (pair == NULL)
    return wish->tutee_likes > 0;
  return !pair->is_firm && pair->tutor != wish->tutor
         && wish->tutee_likes > tutee_likes (self, pair->tutee, pair->tutor);
}

/**
 * binome_stability_find:
 * @wishes: (array length=n_wishes): what people said of each other, each two at most once
 * @n_wishes: how many
 * @pairs: (array length=n_pairs): who has whom, each tutee at most once
 * @n_pairs: how many
 * @places: (element-type gint64 int): the places free of each tutor
 *
 * A tutee would rather have another tutor whom they want more than the one they have; without one, any they
 * want. A tutor would rather have another tutee where a place is free and they do not say that they would
 * rather not, or whom they want more than the least wanted of theirs. Only where both are so, and no rule
 * keeps them apart, they are named.
 *
 * Returns: (transfer full) (element-type guint): the places in @wishes, in their order
 */
GArray *
binome_stability_find (const BinomeStabilityWish *wishes, gsize n_wishes, const BinomeStabilityPair *pairs,
                       gsize n_pairs, GHashTable *places)
{
  g_autoptr (GHashTable) by_two = g_hash_table_new (hash_two, equal_two);
  g_autoptr (GHashTable) by_tutee = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) least = g_hash_table_new (g_int64_hash, g_int64_equal);
  Sides self = { by_two, by_tutee, least, places };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  /* A wish begins with the two. */
  for (gsize k = 0; k < n_wishes; k++)
    g_hash_table_insert (by_two, (gpointer)&wishes[k], (gpointer)&wishes[k]);
  for (gsize k = 0; k < n_pairs; k++)
    note_pair (&self, &pairs[k]);
  for (guint k = 0; k < n_wishes; k++)
    if (wishes[k].is_possible && would_go (&self, &wishes[k]) && would_take (&self, &wishes[k]))
      g_array_append_val (found, k);
  return found;
}

/* ---- the pairs of a programme ---- */

void
binome_rivals_free (BinomeRivals *self)
{
  g_free (self->tutee_name);
  g_free (self->tutor_name);
  g_free (self->tutee_has);
  g_free (self);
}

static GHashTable *
index_people (BinomeMatchProblem *problem, gboolean is_tutor)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n
      = is_tutor ? binome_match_problem_get_n_tutors (problem) : binome_match_problem_get_n_tutees (problem);

  for (guint k = 0; k < n; k++)
    {
      gint64 id = is_tutor ? binome_match_problem_get_tutor_id (problem, k)
                           : binome_match_problem_get_tutee_id (problem, k);

      g_hash_table_insert (index, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (k));
    }
  return index;
}

typedef struct
{
  BinomeMatchProblem *problem;
  GHashTable *tutees, *tutors; /* id to index */
} Programme;

static gboolean
is_possible (const Programme *self, gint64 tutee, gint64 tutor)
{
  gpointer i, j;
  BinomeMatchScore score;

  if (!g_hash_table_lookup_extended (self->tutees, &tutee, NULL, &i)
      || !g_hash_table_lookup_extended (self->tutors, &tutor, NULL, &j))
    return FALSE;

  binome_match_score_pair (self->problem, GPOINTER_TO_UINT (i), GPOINTER_TO_UINT (j), &score);
  return score.feasible;
}

/* The wish of each two, from the wishes of both sides. What they said of a pair that they have counts too,
 * though they could not have it again: to a run that gives them others, that pair was possible. */
static GArray *
read_wishes (BinomeDb *db, gint64 programme, const Programme *people, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT w.tutee, w.tutor,"
      " max(CASE WHEN w.side = 'tutee' AND w.kind = 'prefer' THEN CASE w.rank WHEN 0 THEN 1 ELSE 7 - w.rank END"
      " ELSE 0 END),"
      " min(CASE WHEN w.side = 'tutee' THEN 9 WHEN w.kind = 'prefer' THEN 2 WHEN w.kind = 'neutral' THEN 1 ELSE 0"
      " END), EXISTS (SELECT 1 FROM pair p WHERE p.tutee = w.tutee AND p.tutor = w.tutor"
      " AND p.state IN " BINOME_SQL_TAKES_A_PLACE
      ") FROM wish w JOIN enrolment e ON e.id = w.tutee WHERE e.programme = ?1"
      " GROUP BY w.tutee, w.tutor ORDER BY w.tutee, w.tutor",
      error);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (BinomeStabilityWish));
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      int tutor_says = (int)binome_statement_get_integer (row, 3);
      BinomeStabilityWish wish = {
        .tutee = binome_statement_get_integer (row, 0),
        .tutor = binome_statement_get_integer (row, 1),
        .tutee_likes = (int)binome_statement_get_integer (row, 2),
        .tutor_likes = tutor_says == 9 ? 1 : tutor_says,
      };

      wish.is_possible
          = binome_statement_get_integer (row, 4) != 0 || is_possible (people, wish.tutee, wish.tutor);
      g_array_append_val (wishes, wish);
    }
  if (local_error == NULL)
    return g_steal_pointer (&wishes);

  g_propagate_error (error, local_error);
  return NULL;
}

/* The pairs that there are; to a run, its own instead of what its tutees have by now. */
static GArray *
read_pairs (BinomeDb *db, gint64 programme, gint64 run, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT p.tutee, p.tutor, p.state IN " BINOME_SQL_LIVE
      " OR EXISTS (SELECT 1 FROM match_constraint c WHERE c.tutee = p.tutee AND c.tutor = p.tutor"
      " AND c.kind = 'lock') FROM pair p WHERE p.programme = ?1 AND p.state IN " BINOME_SQL_TAKES_A_PLACE
      " AND NOT EXISTS (SELECT 1 FROM match_result r WHERE r.run = ?2 AND r.tutee = p.tutee)"
      " UNION ALL SELECT tutee, tutor, locked FROM match_result WHERE run = ?2 AND tutor IS NOT NULL"
      " ORDER BY 1, 2",
      error);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (BinomeStabilityPair));
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_integer (row, 2, run);
  while (binome_statement_step (row, &local_error))
    {
      BinomeStabilityPair pair = {
        .tutee = binome_statement_get_integer (row, 0),
        .tutor = binome_statement_get_integer (row, 1),
        .is_firm = binome_statement_get_integer (row, 2) != 0,
      };

      g_array_append_val (pairs, pair);
    }
  if (local_error == NULL)
    return g_steal_pointer (&pairs);

  g_propagate_error (error, local_error);
  return NULL;
}

static void
add_places (GHashTable *places, gint64 tutor, int more)
{
  int left = GPOINTER_TO_INT (g_hash_table_lookup (places, &tutor));

  g_hash_table_insert (places, g_memdup2 (&tutor, sizeof tutor), GINT_TO_POINTER (left + more));
}

/* To a run, the places that its tutees have taken are free, and those of its own pairs are not. */
static gboolean
exchange_places (BinomeDb *db, gint64 run, GHashTable *places, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT p.tutor, 1 FROM pair p JOIN match_result r ON r.tutee = p.tutee WHERE r.run = ?1 AND p.state"
      " IN " BINOME_SQL_TAKES_A_PLACE
      " UNION ALL SELECT tutor, -1 FROM match_result WHERE run = ?1 AND tutor IS NOT NULL",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, run);
  while (binome_statement_step (row, &local_error))
    add_places (places, binome_statement_get_integer (row, 0), (int)binome_statement_get_integer (row, 1));
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static GHashTable *
read_places (BinomeDb *db, gint64 programme, gint64 run, GError **error)
{
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (db, programme, error);
  g_autoptr (GHashTable) places = NULL;
  GHashTableIter iter;
  gpointer capacity;

  if (capacities == NULL)
    return NULL;

  places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, capacities);
  while (g_hash_table_iter_next (&iter, NULL, &capacity))
    add_places (places, ((BinomeCapacity *)capacity)->enrolment, ((BinomeCapacity *)capacity)->left);
  return exchange_places (db, run, places, error) ? g_steal_pointer (&places) : NULL;
}

static const char *
name_of (const Programme *self, gboolean is_tutor, gint64 id)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (is_tutor ? self->tutors : self->tutees, &id, NULL, &index))
    return "";
  return is_tutor ? binome_match_problem_get_tutor_name (self->problem, GPOINTER_TO_UINT (index))
                  : binome_match_problem_get_tutee_name (self->problem, GPOINTER_TO_UINT (index));
}

static BinomeRivals *
describe (const Programme *people, const BinomeStabilityWish *wish, GArray *pairs, GHashTable *places)
{
  BinomeRivals *rivals = g_new0 (BinomeRivals, 1);
  gint64 has = 0;

  for (guint k = 0; k < pairs->len; k++)
    if (g_array_index (pairs, BinomeStabilityPair, k).tutee == wish->tutee)
      has = g_array_index (pairs, BinomeStabilityPair, k).tutor;
  rivals->tutee = wish->tutee;
  rivals->tutor = wish->tutor;
  rivals->tutee_name = g_strdup (name_of (people, FALSE, wish->tutee));
  rivals->tutor_name = g_strdup (name_of (people, TRUE, wish->tutor));
  rivals->tutee_has = g_strdup (name_of (people, TRUE, has));
  rivals->rank = wish->tutee_likes > 1 ? 7 - wish->tutee_likes : 0;
  rivals->has_place = GPOINTER_TO_INT (g_hash_table_lookup (places, &wish->tutor)) > 0;
  return rivals;
}

static GPtrArray *
list_rivals (BinomeDb *db, gint64 programme, gint64 run, const Programme *people, GError **error)
{
  g_autoptr (GArray) wishes = read_wishes (db, programme, people, error);
  g_autoptr (GArray) pairs = wishes != NULL ? read_pairs (db, programme, run, error) : NULL;
  g_autoptr (GHashTable) places = pairs != NULL ? read_places (db, programme, run, error) : NULL;
  g_autoptr (GArray) found = NULL;
  GPtrArray *list;

  if (places == NULL)
    return NULL;

  found = binome_stability_find ((const BinomeStabilityWish *)(const void *)wishes->data, wishes->len,
                                 (const BinomeStabilityPair *)(const void *)pairs->data, pairs->len, places);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_rivals_free);
  for (guint k = 0; k < found->len; k++)
    g_ptr_array_add (
        list, describe (people, &g_array_index (wishes, BinomeStabilityWish, g_array_index (found, guint, k)),
                        pairs, places));
  return list;
}

static gboolean
count_wishes (BinomeDb *db, gint64 programme, gint64 *n_wishes, GError **error)
{
  return binome_workflow_get_number (
      db, "SELECT count(*) FROM wish w JOIN enrolment e ON e.id = w.tutee WHERE e.programme = ?1", programme,
      n_wishes, error);
}

/**
 * binome_stability_list:
 * @db: the file
 * @programme: a programme
 * @run: one of its runs, as if its pairs were the proposals; 0 for what is proposed
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where there is nobody to match, or where a
 *   criterion compares what the law forbids
 *
 * Pairs that run, and pairs that were kept together by hand, are not put in question. The wishes and rules of
 * today count, for a run of another day too.
 *
 * Returns: (transfer full) (nullable) (element-type BinomeRivals): those who would both rather have each
 * other than what the proposals give them
 */
GPtrArray *
binome_stability_list (BinomeDb *db, gint64 programme, gint64 run, GError **error)
{
  const BinomeMatchingScope scope = { .everybody = TRUE };
  g_autofree char *criteria = NULL;
  g_autoptr (BinomeMatchProblem) problem = NULL;
  g_autoptr (GHashTable) tutees = NULL, tutors = NULL;
  gint64 n_wishes;

  if (!count_wishes (db, programme, &n_wishes, error))
    return NULL;
  /* Everybody is read for wishes only. */
  if (n_wishes == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)binome_rivals_free);

  problem = binome_matching_load_scope (db, programme, &scope, &criteria, error);
  if (problem == NULL)
    return NULL;
  tutees = index_people (problem, FALSE);
  tutors = index_people (problem, TRUE);
  return list_rivals (db, programme, run, &(Programme){ problem, tutees, tutors }, error);
}
