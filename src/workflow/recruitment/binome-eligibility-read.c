/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether those who take part in a programme can, all of them in one statement; one alone, point by point, is
 * binome_candidate_read()'s. */

#include "binome-eligibility-read.h"

#include <math.h>

#include "binome-capacity.h"
#include "binome-clock.h"
#include "binome-compliance.h"
#include "binome-eligibility.h"
#include "binome-workflow-sql.h"

/* The trainings of tutors, by person, as binome-candidate.c reads them of one; on a day (?2). */
#define SQL_TRAINED                                                                                           \
  "SELECT a.person AS person, count(*) FILTER (WHERE a.state IN ('attended', 'validated', 'expired')) AS n,"  \
  " max(CASE WHEN a.state = 'attended' OR (a.state = 'validated' AND a.valid_until IS NULL)"                  \
  " THEN '9999-12-31' ELSE a.valid_until END) FILTER (WHERE a.state IN ('attended', 'validated', 'expired'))" \
  " AS until, min(s.starts_on) FILTER (WHERE a.state = 'enrolled' AND s.starts_on >= ?2) AS next"             \
  " FROM attendance a LEFT JOIN training_session s ON s.id = a.session GROUP BY a.person"

#define SQL_FACTS                                                                                            \
  "SELECT e.id, e.role, e.state, p.hired_on, p.leaves_on, e.starts_on, e.ends_on, e.experience, p.grade,"    \
  " t.n, t.until, t.next, m.answer, m.asked_on, m.ends_on,"                                                  \
  " EXISTS (SELECT 1 FROM pair x WHERE x.tutee = e.id AND x.state IN " BINOME_SQL_TAKES_A_PLACE ")"          \
  " FROM enrolment e JOIN person p ON p.id = e.person LEFT JOIN (" SQL_TRAINED ") t ON t.person = e.person"  \
  " LEFT JOIN manager_agreement m ON m.id = (SELECT l.id FROM manager_agreement l WHERE l.enrolment = e.id"  \
  " ORDER BY max(coalesce(l.answered_on, ''), coalesce(l.asked_on, '')) DESC, l.id DESC LIMIT 1)"            \
  " WHERE e.programme = ?1"

#define SQL_CONTRACTS                                                                                        \
  "SELECT DISTINCT contract FROM enrolment WHERE programme = ?1 AND role = 'tutee'"                          \
  " AND state IN " BINOME_SQL_CAN_MATCH

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
read_contracts (BinomeDb *db, gint64 programme, BinomeRuleContract *contracts, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_CONTRACTS, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    *contracts |= binome_compliance_contract_of (binome_statement_get_text (row, 0));
  return finish (local_error, error);
}

static BinomeEligibilityManager
get_manager (BinomeStatement *row)
{
  static const BinomeEligibilityManager answers[] = {
    [BINOME_AGREEMENT_ANSWER_AWAITED] = BINOME_ELIGIBILITY_MANAGER_AWAITED,
    [BINOME_AGREEMENT_ANSWER_YES] = BINOME_ELIGIBILITY_MANAGER_YES,
    [BINOME_AGREEMENT_ANSWER_LIMITED] = BINOME_ELIGIBILITY_MANAGER_LIMITED,
    [BINOME_AGREEMENT_ANSWER_NO] = BINOME_ELIGIBILITY_MANAGER_NO,
  };
  int answer = binome_statement_is_null (row, 12)
                   ? -1
                   : binome_choice_find (binome_agreement_answers, binome_statement_get_text (row, 12));

  return answer >= 0 ? answers[answer] : BINOME_ELIGIBILITY_MANAGER_NOT_ASKED;
}

/* Columns as in SQL_FACTS. */
static BinomeEligibilityFacts
get_facts (BinomeStatement *row, BinomeRuleContract contracts, const BinomeCapacity *capacity)
{
  BinomeEligibilityFacts facts = {
    .is_tutor = g_str_equal (binome_statement_get_text (row, 1), "tutor"),
    .contracts = contracts,
    .hired_on = binome_statement_get_date (row, 3),
    .leaves_on = binome_statement_get_date (row, 4),
    .from = binome_statement_get_date (row, 5),
    .until = binome_statement_get_date (row, 6),
    .experience = binome_statement_is_null (row, 7) ? NAN : binome_statement_get_real (row, 7),
    .diploma = (int)binome_statement_get_integer (row, 8),
    .trained = binome_statement_get_integer (row, 9) > 0,
    .trained_until = binome_statement_get_date (row, 10),
    .training_on = binome_statement_get_date (row, 11),
    .manager = get_manager (row),
    .manager_on = binome_statement_get_date (row, 13),
    .manager_until = binome_statement_get_date (row, 14),
    .places = capacity != NULL ? capacity->effective : 0,
    .taken = capacity != NULL ? capacity->taken : 0,
    .has_tutor = binome_statement_get_integer (row, 15) != 0,
  };

  if (facts.trained_until >= binome_date_new (9999, 12, 31))
    facts.trained_until = BINOME_DATE_NONE;
  return facts;
}

/* Whoever is done or has left is not judged any more. */
static gboolean
is_told (BinomeStatement *row, BinomeEligibilityOf of, const BinomeEligibilityFacts *facts, BinomeDate today)
{
  int state = binome_choice_find (binome_enrolment_states, binome_statement_get_text (row, 2));

  return of == BINOME_ELIGIBILITY_OF_ALL
         || (state <= BINOME_ENROLMENT_STATE_MATCHED && binome_eligibility_has_obstacle (facts, today));
}

/**
 * binome_eligibility_read:
 * @db: the file
 * @programme: a programme
 * @of: whom it is told of
 * @capacities: (element-type gint64 BinomeCapacity) (nullable): the places of its tutors; %NULL where tutees
 *   alone are looked at
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type gint64 utf8): by enrolment, one line as
 *   binome_eligibility_describe() makes it
 */
GHashTable *
binome_eligibility_read (BinomeDb *db, gint64 programme, BinomeEligibilityOf of, GHashTable *capacities,
                         GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  BinomeRuleContract contracts = BINOME_RULE_CONTRACT_NONE;
  BinomeDate today = binome_clock_today ();
  BinomeStatement *row = NULL;
  GError *local_error = NULL;

  if (read_contracts (db, programme, &contracts, error))
    row = binome_db_prepare (db, SQL_FACTS, error);
  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_date (row, 2, today);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      BinomeEligibilityFacts facts
          = get_facts (row, contracts, capacities != NULL ? g_hash_table_lookup (capacities, &id) : NULL);

      if (is_told (row, of, &facts, today))
        {
          g_autoptr (GPtrArray) points = binome_eligibility_check (&facts, today);

          g_hash_table_insert (told, g_memdup2 (&id, sizeof id), binome_eligibility_describe (points));
        }
    }

  return finish (local_error, error) ? g_steal_pointer (&told) : NULL;
}
