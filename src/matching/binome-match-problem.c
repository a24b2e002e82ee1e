/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching to be solved: the people, the criteria, and who is kept together or apart. */

#include "binome-match-problem-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (BinomeMatchProblem, binome_match_problem, binome_match_problem_ref,
                     binome_match_problem_unref)

static void
clear_criterion (BinomeMatchCriterion *criterion)
{
  g_free ((char *)criterion->title);
}

static GArray *
new_criteria (void)
{
  GArray *criteria = g_array_new (FALSE, TRUE, sizeof (BinomeMatchCriterion));

  g_array_set_clear_func (criteria, (GDestroyNotify)clear_criterion);
  return criteria;
}

/**
 * binome_match_problem_new:
 *
 * An empty problem. It is filled by one thread, and not changed any more once a solver has it.
 *
 * Returns: (transfer full): the problem
 */
BinomeMatchProblem *
binome_match_problem_new (void)
{
  BinomeMatchProblem *self = g_new0 (BinomeMatchProblem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tutees = g_ptr_array_new_with_free_func (g_free);
  self->tutors = g_ptr_array_new_with_free_func (g_free);
  self->criteria = new_criteria ();
  self->locks = g_array_new (FALSE, TRUE, sizeof (BinomeMatchLock));
  self->tutee_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->tutor_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->element_index = binome_match_element_index_new ();
  self->elements = g_ptr_array_new_with_free_func (g_free);
  self->element_fields = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->texts = g_string_chunk_new (4096);
  self->forbidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->allowed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->relations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->ceilings = g_hash_table_new (NULL, NULL);
  self->distances = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * binome_match_problem_ref:
 * @self: a problem
 *
 * Returns: (transfer full): @self
 */
BinomeMatchProblem *
binome_match_problem_ref (BinomeMatchProblem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* The same people and criteria with another weight; everything else is shared. */
BinomeMatchProblem *
binome_match_problem_new_with_weight (BinomeMatchProblem *other, guint criterion, int weight)
{
  BinomeMatchProblem *self = g_new0 (BinomeMatchProblem, 1);

  *self = *other;
  g_atomic_ref_count_init (&self->ref_count);
  self->shared = binome_match_problem_ref (other);
  self->criteria = new_criteria ();
  for (guint k = 0; k < other->criteria->len; k++)
    {
      binome_match_problem_add_criterion (self, binome_match_problem_criterion (other, k));
      if (k == criterion)
        g_array_index (self->criteria, BinomeMatchCriterion, k).weight = weight;
    }
  return self;
}

/**
 * binome_match_problem_unref:
 * @self: (transfer full): a problem
 */
void
binome_match_problem_unref (BinomeMatchProblem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->criteria);
  if (self->shared != NULL)
    binome_match_problem_unref (self->shared);
  else
    {
      g_hash_table_unref (self->tutee_index);
      g_hash_table_unref (self->tutor_index);
      g_ptr_array_unref (self->tutees);
      g_ptr_array_unref (self->tutors);
      g_array_unref (self->locks);
      g_hash_table_unref (self->codes);
      g_hash_table_unref (self->element_index);
      g_ptr_array_unref (self->elements);
      g_array_unref (self->element_fields);
      g_string_chunk_free (self->texts);
      g_hash_table_unref (self->forbidden);
      g_hash_table_unref (self->allowed);
      g_hash_table_unref (self->relations);
      g_hash_table_unref (self->ceilings);
      if (self->limits != NULL)
        self->free_limits (self->limits);
      g_hash_table_unref (self->distances);
    }
  g_free (self);
}

static guint
add_person (BinomeMatchProblem *self, GPtrArray *people, GHashTable *index, const BinomeMatchPerson *person)
{
  BinomeMatchMember *member;
  gpointer found;

  if (g_hash_table_lookup_extended (index, &person->id, NULL, &found))
    return GPOINTER_TO_UINT (found);

  member = binome_match_member_new (self, person);
  member->index = people->len;
  g_ptr_array_add (people, member);
  g_hash_table_insert (index, &member->id, GUINT_TO_POINTER (people->len - 1));
  return people->len - 1;
}

/**
 * binome_match_problem_add_tutee:
 * @self: a problem
 * @tutee: who; copied. An enrolment that is already there stays as it is.
 *
 * Returns: their index among the tutees, in the order of adding
 */
guint
binome_match_problem_add_tutee (BinomeMatchProblem *self, const BinomeMatchPerson *tutee)
{
  return add_person (self, self->tutees, self->tutee_index, tutee);
}

/**
 * binome_match_problem_add_tutor:
 * @self: a problem
 * @tutor: who; copied. An enrolment that is already there stays as it is.
 *
 * Returns: their index among the tutors, in the order of adding
 */
guint
binome_match_problem_add_tutor (BinomeMatchProblem *self, const BinomeMatchPerson *tutor)
{
  return add_person (self, self->tutors, self->tutor_index, tutor);
}

/**
 * binome_match_problem_add_criterion:
 * @self: a problem
 * @criterion: copied
 *
 * Returns: its index, in the order of adding
 */
guint
binome_match_problem_add_criterion (BinomeMatchProblem *self, const BinomeMatchCriterion *criterion)
{
  BinomeMatchCriterion copy = *criterion;

  copy.title = g_strdup (criterion->title != NULL ? criterion->title : "");
  copy.weight = CLAMP (criterion->weight, 0, BINOME_MATCH_WEIGHT_MAX);
  if (copy.comparator != BINOME_MATCH_COMPARE_LEVEL_GAP)
    {
      copy.minimum = MAX (criterion->minimum, 0);
      copy.maximum = MAX (criterion->maximum, 0);
    }
  if ((guint)copy.attribute > BINOME_MATCH_ATTRIBUTE_FIELD)
    copy.attribute = BINOME_MATCH_ATTRIBUTE_NONE;
  g_array_append_val (self->criteria, copy);
  return self->criteria->len - 1;
}

gboolean
binome_match_problem_find_pair (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                                BinomeMatchLock *pair)
{
  gpointer tutee, tutor;

  if (!g_hash_table_lookup_extended (self->tutee_index, &tutee_id, NULL, &tutee)
      || !g_hash_table_lookup_extended (self->tutor_index, &tutor_id, NULL, &tutor))
    return FALSE;

  pair->tutee = GPOINTER_TO_UINT (tutee);
  pair->tutor = GPOINTER_TO_UINT (tutor);
  return TRUE;
}

/**
 * binome_match_problem_forbid:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 * @reason: (nullable): why; private, it never stands in an explanation
 *
 * Keeps two people apart, whether they were allowed before or not.
 *
 * Returns: %FALSE where either of them is not part of the problem, so that there is nothing to forbid
 */
gboolean
binome_match_problem_forbid (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id, const char *reason)
{
  BinomeMatchLock pair;
  gint64 key;

  if (!binome_match_problem_find_pair (self, tutee_id, tutor_id, &pair))
    return FALSE;

  key = binome_match_pair_key (pair.tutee, pair.tutor);
  g_hash_table_remove (self->allowed, &key);
  g_hash_table_insert (self->forbidden, g_memdup2 (&key, sizeof key),
                       g_strdup (reason != NULL ? reason : ""));
  ((BinomeMatchMember *)self->tutees->pdata[pair.tutee])->has_forbidden = TRUE;
  return TRUE;
}

/**
 * binome_match_problem_allow:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 *
 * Makes a pair possible whatever the rules say of it, the lowest score too. Nobody tutors themselves all the
 * same, a veto holds, and two people need a day in common.
 *
 * Returns: %FALSE where either of them is not part of the problem
 */
gboolean
binome_match_problem_allow (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id)
{
  BinomeMatchLock pair;
  gint64 key;

  if (!binome_match_problem_find_pair (self, tutee_id, tutor_id, &pair))
    return FALSE;

  key = binome_match_pair_key (pair.tutee, pair.tutor);
  g_hash_table_add (self->allowed, g_memdup2 (&key, sizeof key));
  return TRUE;
}

/**
 * binome_match_problem_is_allowed:
 * @self: a problem
 * @tutee: an index
 * @tutor: an index
 *
 * Returns: whether the pair was made possible by hand
 */
gboolean
binome_match_problem_is_allowed (BinomeMatchProblem *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  return g_hash_table_contains (self->allowed, &key);
}

/**
 * binome_match_problem_lock:
 * @self: a problem
 * @tutee_id: enrolment of the tutee
 * @tutor_id: enrolment of the tutor
 *
 * Keeps two people together. The solver refuses a lock that a rule, another lock or the tutor's capacity
 * makes impossible.
 *
 * Returns: %FALSE where either of them is not part of the problem
 */
gboolean
binome_match_problem_lock (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id)
{
  BinomeMatchLock pair;

  if (!binome_match_problem_find_pair (self, tutee_id, tutor_id, &pair))
    return FALSE;

  for (guint k = 0; k < self->locks->len; k++)
    {
      const BinomeMatchLock *lock = &g_array_index (self->locks, BinomeMatchLock, k);

      if (lock->tutee == pair.tutee && lock->tutor == pair.tutor)
        return TRUE;
    }
  g_array_append_val (self->locks, pair);
  return TRUE;
}

gboolean
binome_match_problem_is_forbidden (const BinomeMatchProblem *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  return binome_match_problem_tutee (self, tutee)->has_forbidden
         && g_hash_table_contains (self->forbidden, &key);
}

/**
 * binome_match_problem_get_n_tutees:
 * @self: a problem
 *
 * Returns: how many tutees
 */
guint
binome_match_problem_get_n_tutees (BinomeMatchProblem *self)
{
  return self->tutees->len;
}

/**
 * binome_match_problem_get_n_tutors:
 * @self: a problem
 *
 * Returns: how many tutors
 */
guint
binome_match_problem_get_n_tutors (BinomeMatchProblem *self)
{
  return self->tutors->len;
}

/**
 * binome_match_problem_get_n_criteria:
 * @self: a problem
 *
 * Returns: how many criteria
 */
guint
binome_match_problem_get_n_criteria (BinomeMatchProblem *self)
{
  return self->criteria->len;
}

/**
 * binome_match_problem_get_n_rules:
 * @self: a problem
 *
 * Returns: how many rules can bar a pair: the two that always hold, and every criterion
 */
guint
binome_match_problem_get_n_rules (BinomeMatchProblem *self)
{
  return BINOME_MATCH_RULE_FIRST_CRITERION + self->criteria->len;
}

/**
 * binome_match_problem_get_seats:
 * @self: a problem
 *
 * Returns: how many tutees the tutors can take together
 */
guint
binome_match_problem_get_seats (BinomeMatchProblem *self)
{
  guint64 seats = 0;

  for (guint j = 0; j < self->tutors->len; j++)
    seats += binome_match_problem_tutor (self, j)->capacity;
  return MIN (seats, G_MAXUINT);
}

/**
 * binome_match_problem_get_tutee_id:
 * @self: a problem
 * @tutee: an index
 *
 * Returns: their enrolment
 */
gint64
binome_match_problem_get_tutee_id (BinomeMatchProblem *self, guint tutee)
{
  g_return_val_if_fail (tutee < self->tutees->len, 0);

  return binome_match_problem_tutee (self, tutee)->id;
}

/**
 * binome_match_problem_get_tutor_id:
 * @self: a problem
 * @tutor: an index
 *
 * Returns: their enrolment
 */
gint64
binome_match_problem_get_tutor_id (BinomeMatchProblem *self, guint tutor)
{
  g_return_val_if_fail (tutor < self->tutors->len, 0);

  return binome_match_problem_tutor (self, tutor)->id;
}

/**
 * binome_match_problem_get_criterion_id:
 * @self: a problem
 * @criterion: an index
 *
 * Returns: the caller's id of the criterion
 */
gint64
binome_match_problem_get_criterion_id (BinomeMatchProblem *self, guint criterion)
{
  g_return_val_if_fail (criterion < self->criteria->len, 0);

  return binome_match_problem_criterion (self, criterion)->id;
}

/**
 * binome_match_problem_get_tutee_name:
 * @self: a problem
 * @tutee: an index
 *
 * Returns: their name
 */
const char *
binome_match_problem_get_tutee_name (BinomeMatchProblem *self, guint tutee)
{
  g_return_val_if_fail (tutee < self->tutees->len, "");

  return binome_match_problem_tutee (self, tutee)->name;
}

/**
 * binome_match_problem_get_tutor_name:
 * @self: a problem
 * @tutor: an index
 *
 * Returns: their name
 */
const char *
binome_match_problem_get_tutor_name (BinomeMatchProblem *self, guint tutor)
{
  g_return_val_if_fail (tutor < self->tutors->len, "");

  return binome_match_problem_tutor (self, tutor)->name;
}

/**
 * binome_match_problem_get_capacity:
 * @self: a problem
 * @tutor: an index
 *
 * Returns: how many tutees they can take
 */
int
binome_match_problem_get_capacity (BinomeMatchProblem *self, guint tutor)
{
  g_return_val_if_fail (tutor < self->tutors->len, 0);

  return binome_match_problem_tutor (self, tutor)->capacity;
}

/**
 * binome_match_problem_rule_can_bar:
 * @self: a problem
 * @rule: which one
 *
 * Returns: %FALSE for a preference that rules nobody out, vetoes aside
 */
gboolean
binome_match_problem_rule_can_bar (BinomeMatchProblem *self, guint rule)
{
  const BinomeMatchCriterion *criterion;

  g_return_val_if_fail (rule < binome_match_problem_get_n_rules (self), FALSE);

  if (rule < BINOME_MATCH_RULE_FIRST_CRITERION)
    return TRUE;
  criterion = binome_match_problem_criterion (self, rule - BINOME_MATCH_RULE_FIRST_CRITERION);
  return criterion->kind != BINOME_MATCH_KIND_WEIGHTED || criterion->missing == BINOME_MATCH_MISSING_EXCLUDE;
}

/**
 * binome_match_problem_get_rule_title:
 * @self: a problem
 * @rule: which one
 *
 * Returns: its name in the user's language, or the user's own title of the criterion
 */
const char *
binome_match_problem_get_rule_title (BinomeMatchProblem *self, guint rule)
{
  g_return_val_if_fail (rule < binome_match_problem_get_n_rules (self), "");

  switch (rule)
    {
    case BINOME_MATCH_RULE_SELF:
      return _ ("Nobody tutors themselves");
    case BINOME_MATCH_RULE_FORBIDDEN:
      return _ ("Kept apart by the co-ordinator");
    default:
      return binome_match_problem_criterion (self, rule - BINOME_MATCH_RULE_FIRST_CRITERION)->title;
    }
}

/**
 * binome_match_problem_get_forbidden_reason:
 * @self: a problem
 * @tutee: an index
 * @tutor: an index
 *
 * The private reason why two people are kept apart, for whoever may see it.
 *
 * Returns: (nullable): the reason, which may be empty; %NULL where the two are not kept apart
 */
const char *
binome_match_problem_get_forbidden_reason (BinomeMatchProblem *self, guint tutee, guint tutor)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  return g_hash_table_lookup (self->forbidden, &key);
}
