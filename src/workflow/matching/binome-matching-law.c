/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the law says of single pairs: a tutor who follows all it allows of one contract can still have tutees
 * with another, or with none. How many of one contract a tutor can have among those who wait is seen to once
 * pairs are found; see binome-matching-lawful.c. */

#include "binome-capacity.h"
#include "binome-compliance.h"
#include "binome-matching-lawful.h"
#include "binome-matching-load.h"
#include "binome-matching-private.h"
#include "binome-workflow-sql.h"

/* So many pairs are kept apart one by one; beyond, a tutor whom the law bars gets nobody in this run. */
#define MAX_PAIRS 1000000

#define SQL_WAITING                                                                                          \
  "SELECT e.id, " BINOME_SQL_RULE_CONTRACT (                                                                 \
      "e") " FROM enrolment e WHERE e.programme = ?1 AND e.role = 'tutee'"                                   \
           " AND e.state IN " BINOME_SQL_CAN_MATCH                                                           \
           " AND e.contract <> 'none' AND NOT EXISTS (SELECT 1 FROM pair x"                                  \
           " WHERE x.tutee = e.id AND x.state IN " BINOME_SQL_TAKES_A_PLACE ") ORDER BY e.id"

typedef struct
{
  gint64 enrolment;
  BinomeRuleContract contract;
} Waiting;

static GArray *
list_waiting (const BinomeMatchingLoader *self, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  BinomeStatement *row = binome_matching_loader_prepare (self, SQL_WAITING, error);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  while (binome_statement_step (row, &local_error))
    {
      Waiting one = { binome_statement_get_integer (row, 0),
                      binome_compliance_contract_of (binome_statement_get_text (row, 1)) };

      g_array_append_val (waiting, one);
    }
  if (local_error == NULL)
    return g_steal_pointer (&waiting);

  g_propagate_error (error, local_error);
  return NULL;
}

/* Only who waits now is given to somebody. */
static gboolean
applies (const BinomeMatchingLoader *self)
{
  return !self->scope->everybody && self->scope->run == 0;
}

static guint
count_barred (const BinomeCapacity *capacity, const GArray *waiting)
{
  guint n = 0;

  for (guint i = 0; capacity->barred != 0 && capacity->left > 0 && i < waiting->len; i++)
    n += (g_array_index (waiting, Waiting, i).contract & capacity->barred) != 0;

  return n;
}

/* Leaves no place to the tutors of whom too many pairs would have to be told. Before the people are read. */
gboolean
binome_matching_prepare_law (const BinomeMatchingLoader *self, GError **error)
{
  g_autoptr (GArray) waiting = applies (self) ? list_waiting (self, error) : NULL;
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  if (waiting == NULL)
    return !applies (self);

  g_hash_table_iter_init (&iter, self->capacities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      BinomeCapacity *capacity = value;
      guint barred = count_barred (capacity, waiting);

      if (n + barred > MAX_PAIRS)
        capacity->left = capacity->legal_left = 0;
      else
        n += barred;
    }

  return TRUE;
}

/* Lets the pairs be held against the law once they are found. */
static gboolean
set_limits (const BinomeMatchingLoader *self, const GArray *waiting, GError **error)
{
  g_autoptr (BinomeRules) rules = waiting->len > 0 ? binome_compliance_load_rules (error) : NULL;
  BinomeMatchingLawful *lawful;
  GHashTableIter iter;
  gpointer value;

  if (rules == NULL)
    return waiting->len == 0;

  lawful = binome_matching_lawful_new (g_steal_pointer (&rules));
  for (guint i = 0; i < waiting->len; i++)
    binome_matching_lawful_add_tutee (lawful, g_array_index (waiting, Waiting, i).enrolment,
                                      g_array_index (waiting, Waiting, i).contract);
  g_hash_table_iter_init (&iter, self->capacities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    binome_matching_lawful_add_tutor (lawful, ((BinomeCapacity *)value)->enrolment,
                                      &((BinomeCapacity *)value)->followed);
  binome_match_problem_set_limits (self->problem, lawful, (GDestroyNotify)binome_matching_lawful_free);
  return TRUE;
}

/* Keeps tutors and the tutees apart of whom the law allows them not one more, whatever else was said of the
 * two. After the people and the constraints. */
gboolean
binome_matching_load_law (const BinomeMatchingLoader *self, GError **error)
{
  g_autoptr (GArray) waiting = applies (self) ? list_waiting (self, error) : NULL;
  GHashTableIter iter;
  gpointer value;

  if (waiting == NULL)
    return !applies (self);

  g_hash_table_iter_init (&iter, self->capacities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BinomeCapacity *capacity = value;

      for (guint i = 0; capacity->barred != 0 && capacity->left > 0 && i < waiting->len; i++)
        if ((g_array_index (waiting, Waiting, i).contract & capacity->barred) != 0)
          binome_match_problem_forbid (self->problem, g_array_index (waiting, Waiting, i).enrolment,
                                       capacity->enrolment, BINOME_MATCHING_BY_LAW);
    }

  return set_limits (self, waiting, error);
}
