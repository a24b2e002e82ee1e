/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many tutees each tutor may have: the lowest of what they want, what the programme allows, what the law
 * allows and what their hours allow; and how much of it is used, with the shares of teams. */

#include "binome-capacity.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-compliance.h"
#include "binome-error.h"
#include "binome-rules-limit.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* The tutors of a programme (?1), or one of them (?2), with the hours of their manager's last answer. */
#define SQL_TUTORS                                                                                           \
  "SELECT e.id, e.person, e.capacity, r.tutees_per_tutor, e.hours_per_month, r.hours_per_tutee,"             \
  " (SELECT m.hours_per_month FROM manager_agreement m WHERE m.enrolment = e.id"                             \
  " AND m.answer IN ('yes', 'limited') ORDER BY m.answered_on DESC, m.id DESC LIMIT 1)"                      \
  " FROM enrolment e JOIN programme r ON r.id = e.programme"                                                 \
  " WHERE e.programme = ?1 AND e.role = 'tutor' AND (?2 = 0 OR e.id = ?2)"

/* The hundredths of places that tutors use from a day (?2) on: their share in pairs with a team, the whole
 * place where a pair is theirs alone. The same as the places of binome-pair-team.c, for all at once. */
#define SQL_USED                                                                                             \
  "SELECT tutor, sum(share) FROM (SELECT x.tutor AS tutor, 100 AS share FROM pair x"                         \
  " WHERE x.programme = ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE                                         \
  " AND NOT EXISTS (SELECT 1 FROM tutor_period q WHERE q.pair = x.id)"                                       \
  " UNION ALL SELECT q.tutor, max(q.share) FROM pair x JOIN tutor_period q ON q.pair = x.id"                 \
  " WHERE x.programme = ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE                                         \
  " AND (q.ends_on IS NULL OR q.ends_on >= ?2) GROUP BY x.id, q.tutor) GROUP BY tutor"

/* The contracts of those who are to be followed here. */
#define SQL_CONTRACTS                                                                                        \
  "SELECT DISTINCT contract FROM enrolment WHERE programme = ?1 AND role = 'tutee'"                          \
  " AND state IN " BINOME_SQL_CAN_MATCH

#define SQL_AT_THAT_TIME                                                                                     \
  " WHERE x.programme <> ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE                                        \
  " AND e.contract <> 'none' AND (x.expected_end IS NULL OR x.expected_end >= max(r.starts_on, ?2))"

/* Whom the tutors follow in other programmes, at the time of this one. */
#define SQL_ELSEWHERE                                                                                        \
  "SELECT o.person, e.contract, count(*) FROM pair x JOIN enrolment o ON o.id = x.tutor"                     \
  " JOIN enrolment e ON e.id = x.tutee JOIN programme r ON r.id = ?1" SQL_AT_THAT_TIME                       \
  " AND o.person IN (SELECT person FROM enrolment WHERE programme = ?1 AND role = 'tutor')"                  \
  " GROUP BY o.person, e.contract"

/* The same of one person (?3). */
#define SQL_ELSEWHERE_OF_ONE                                                                                 \
  "SELECT o.person, e.contract, count(*) FROM enrolment o JOIN pair x ON x.tutor = o.id"                     \
  " JOIN enrolment e ON e.id = x.tutee JOIN programme r ON r.id = ?1" SQL_AT_THAT_TIME                       \
  " AND o.person = ?3 GROUP BY e.contract"

#define SQL_MANAGER_HOURS                                                                                    \
  "SELECT m.hours_per_month FROM manager_agreement m WHERE m.enrolment = ?1"                                 \
  " AND m.answer IN ('yes', 'limited') ORDER BY m.answered_on DESC, m.id DESC LIMIT 1"

typedef struct
{
  BinomeDb *db;
  gint64 programme;
  GHashTable *capacities; /* by enrolment */
  GHashTable *elsewhere;  /* person to BinomeRuleCounts */
  BinomeRuleContract contracts;
  BinomeRules *rules;
  gboolean limited; /* whether the law limits the number at all */
} Reader;

typedef void (*TakeRow) (Reader *self, BinomeStatement *row);

/**
 * binome_capacity_free:
 * @self: (nullable): a capacity
 */
void
binome_capacity_free (BinomeCapacity *self)
{
  if (self != NULL)
    g_free (self->citation);
  g_free (self);
}

static gboolean
take_rows (Reader *self, BinomeStatement *row, TakeRow take, GError **error)
{
  GError *local_error = NULL;

  while (binome_statement_step (row, &local_error))
    take (self, row);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static void
take_contract (Reader *self, BinomeStatement *row)
{
  BinomeRuleContract contract = binome_compliance_contract_of (binome_statement_get_text (row, 0));

  if (contract == BINOME_RULE_CONTRACT_NONE)
    self->limited = FALSE;
  self->contracts |= contract;
}

/* Where nobody takes part yet, the kind of the programme says who will. */
static BinomeRuleContract
expect_contracts (BinomeEntity *programme)
{
  switch (binome_entity_get_choice (programme, BINOME_PROGRAMME_KIND))
    {
    case BINOME_PROGRAMME_KIND_APPRENTICESHIP:
      return BINOME_RULE_CONTRACT_APPRENTICESHIP;
    case BINOME_PROGRAMME_KIND_PROFESSIONALISATION:
      return BINOME_RULE_CONTRACT_PROFESSIONALISATION;
    default:
      return BINOME_RULE_CONTRACT_NONE;
    }
}

static gboolean
read_contracts (Reader *self, GError **error)
{
  g_autoptr (BinomeEntity) programme
      = binome_db_get (self->db, BINOME_TYPE_PROGRAMME, self->programme, error);
  BinomeStatement *row = programme != NULL ? binome_db_prepare (self->db, SQL_CONTRACTS, error) : NULL;

  if (row == NULL)
    return FALSE;

  self->limited = TRUE;
  binome_statement_bind_integer (row, 1, self->programme);
  if (!take_rows (self, row, take_contract, error))
    return FALSE;

  if (self->limited && self->contracts == BINOME_RULE_CONTRACT_NONE)
    self->contracts = expect_contracts (programme);
  self->limited = self->limited && self->contracts != BINOME_RULE_CONTRACT_NONE;
  return TRUE;
}

static void
take_elsewhere (Reader *self, BinomeStatement *row)
{
  gint64 person = binome_statement_get_integer (row, 0);
  BinomeRuleCounts *counts = g_hash_table_lookup (self->elsewhere, &person);

  if (counts == NULL)
    {
      counts = g_new0 (BinomeRuleCounts, 1);
      g_hash_table_insert (self->elsewhere, g_memdup2 (&person, sizeof person), counts);
    }
  binome_rule_counts_add (counts, binome_compliance_contract_of (binome_statement_get_text (row, 1)),
                          (guint)binome_statement_get_integer (row, 2));
}

static gboolean
read_elsewhere (Reader *self, gint64 person, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (self->db, person != 0 ? SQL_ELSEWHERE_OF_ONE : SQL_ELSEWHERE, error);

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, self->programme);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  if (person != 0)
    binome_statement_bind_integer (row, 3, person);
  return take_rows (self, row, take_elsewhere, error);
}

static double
take_hours (double hours)
{
  return hours >= 0 ? hours : NAN;
}

static double
get_hours (BinomeStatement *row, int column)
{
  return binome_statement_is_null (row, column) ? NAN : take_hours (binome_statement_get_real (row, column));
}

static void
limit_by_law (const Reader *self, gint64 person, BinomeCapacity *capacity)
{
  static const BinomeRuleCounts nobody = { 0 };
  const BinomeRuleCounts *followed = g_hash_table_lookup (self->elsewhere, &person);
  const BinomeRule *rule = NULL;
  guint limit = self->limited ? binome_rules_limit_tutees (self->rules, self->contracts,
                                                           followed != NULL ? followed : &nobody, &rule)
                              : BINOME_RULES_NO_LIMIT;

  capacity->legal = limit == BINOME_RULES_NO_LIMIT ? BINOME_CAPACITY_UNLIMITED : (int)limit;
  if (rule != NULL)
    capacity->citation = g_strdup (rule->citation);
}

static void
limit_by_hours (BinomeCapacity *capacity, double own, double manager, double hours_per_tutee)
{
  capacity->hours_per_tutee = hours_per_tutee;
  capacity->manager_hours = !isnan (manager) && (isnan (own) || manager < own);
  capacity->hours_budget = capacity->manager_hours ? manager : own;
  capacity->by_hours = BINOME_CAPACITY_UNLIMITED;
  if (!isnan (capacity->hours_budget) && capacity->hours_per_tutee > 0)
    capacity->by_hours = (int)MIN (floor (capacity->hours_budget / capacity->hours_per_tutee + 1e-9), 99);
}

static void
choose_lowest (BinomeCapacity *capacity)
{
  const int limits[] = { capacity->own, capacity->programme, capacity->legal, capacity->by_hours };

  capacity->effective = MAX (capacity->own, 0);
  for (guint i = BINOME_CAPACITY_LIMIT_PROGRAMME; i < G_N_ELEMENTS (limits); i++)
    if (limits[i] != BINOME_CAPACITY_UNLIMITED && limits[i] < capacity->effective)
      {
        capacity->effective = limits[i];
        capacity->limit = (BinomeCapacityLimit)i;
      }
}

/* What is used is counted against the capacity, not yet known here. */
static void
count_left (BinomeCapacity *capacity)
{
  capacity->taken = (capacity->used + 99) / 100;
  capacity->left = MAX (capacity->effective - capacity->taken, 0);
  capacity->hours_used
      = isnan (capacity->hours_per_tutee) ? NAN : capacity->hours_per_tutee * capacity->used / 100.0;
}

/* Columns as in SQL_TUTORS. */
static void
take_tutor (Reader *self, BinomeStatement *row)
{
  BinomeCapacity *capacity = g_new0 (BinomeCapacity, 1);

  capacity->enrolment = binome_statement_get_integer (row, 0);
  capacity->own = (int)binome_statement_get_integer (row, 2);
  capacity->programme = (int)binome_statement_get_integer (row, 3);
  limit_by_law (self, binome_statement_get_integer (row, 1), capacity);
  limit_by_hours (capacity, get_hours (row, 4), get_hours (row, 6), get_hours (row, 5));
  choose_lowest (capacity);
  count_left (capacity);
  g_hash_table_insert (self->capacities, &capacity->enrolment, capacity);
}

static void
take_used (Reader *self, BinomeStatement *row)
{
  gint64 tutor = binome_statement_get_integer (row, 0);
  BinomeCapacity *capacity = g_hash_table_lookup (self->capacities, &tutor);

  if (capacity == NULL)
    return;
  capacity->used = (int)binome_statement_get_integer (row, 1);
  count_left (capacity);
}

static gboolean
read_tutors (Reader *self, gint64 only, GError **error)
{
  BinomeStatement *row = binome_db_prepare (self->db, SQL_TUTORS, error);

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, self->programme);
  binome_statement_bind_integer (row, 2, only);
  if (!take_rows (self, row, take_tutor, error))
    return FALSE;

  row = binome_db_prepare (self->db, SQL_USED, error);
  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, self->programme);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  return take_rows (self, row, take_used, error);
}

static GHashTable *
read_all (BinomeDb *db, gint64 programme, gint64 only, GError **error)
{
  g_autoptr (GHashTable) capacities
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)binome_capacity_free);
  g_autoptr (GHashTable) elsewhere = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (BinomeRules) rules = binome_compliance_load_rules (error);
  Reader self = {
    .db = db, .programme = programme, .capacities = capacities, .elsewhere = elsewhere, .rules = rules
  };

  if (rules == NULL || !read_contracts (&self, error) || (self.limited && !read_elsewhere (&self, 0, error))
      || !read_tutors (&self, only, error))
    return NULL;

  return g_steal_pointer (&capacities);
}

/**
 * binome_capacity_read_programme:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * The places of all its tutors, in four statements whatever their number. The law limits the number where
 * every tutee who takes part has a contract that it speaks of; where they have different ones, it is the
 * best mix. The rules look at each pair besides.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 BinomeCapacity): by enrolment
 */
GHashTable *
binome_capacity_read_programme (BinomeDb *db, gint64 programme, GError **error)
{
  return read_all (db, programme, 0, error);
}

/**
 * binome_capacity_read:
 * @db: the file
 * @enrolment: a participant
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the places of a tutor; of a tutee %NULL without @error set
 */
BinomeCapacity *
binome_capacity_read (BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  g_autoptr (GHashTable) capacities = NULL;
  BinomeCapacity *capacity = NULL;

  if (entity == NULL)
    return NULL;

  capacities
      = read_all (db, binome_entity_get_reference (entity, BINOME_ENROLMENT_PROGRAMME), enrolment, error);
  if (capacities != NULL && g_hash_table_lookup (capacities, &enrolment) != NULL)
    g_hash_table_steal_extended (capacities, &enrolment, NULL, (gpointer *)&capacity);

  return capacity;
}

static gboolean
read_manager_hours (BinomeDb *db, gint64 enrolment, double *hours, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_MANAGER_HOURS, error);
  GError *local_error = NULL;

  *hours = NAN;
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, enrolment);
  while (binome_statement_step (row, &local_error))
    *hours = get_hours (row, 0);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_capacity_read_limits:
 * @db: the file
 * @tutor: the enrolment of a tutor, kept or planned
 * @programme: its programme
 * @error: return location for a #GError
 *
 * The limits alone, without what is used: asked at every step that gives a place.
 *
 * Returns: (transfer full) (nullable): the limits
 */
BinomeCapacity *
binome_capacity_read_limits (BinomeDb *db, BinomeEntity *tutor, BinomeEntity *programme, GError **error)
{
  g_autoptr (BinomeCapacity) capacity = g_new0 (BinomeCapacity, 1);
  g_autoptr (GHashTable) elsewhere = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (BinomeRules) rules = binome_compliance_load_rules (error);
  gint64 person = binome_entity_get_reference (tutor, BINOME_ENROLMENT_PERSON);
  Reader self
      = { .db = db, .programme = binome_entity_get_id (programme), .elsewhere = elsewhere, .rules = rules };
  double manager;

  capacity->enrolment = binome_entity_get_id (tutor);
  if (rules == NULL || !read_contracts (&self, error)
      || (self.limited && !read_elsewhere (&self, person, error))
      || !read_manager_hours (db, capacity->enrolment, &manager, error))
    return NULL;

  capacity->own = (int)binome_entity_get_integer (tutor, BINOME_ENROLMENT_CAPACITY);
  capacity->programme = (int)binome_entity_get_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR);
  limit_by_law (&self, person, capacity);
  limit_by_hours (capacity, take_hours (binome_entity_get_real (tutor, BINOME_ENROLMENT_HOURS_PER_MONTH)),
                  manager, take_hours (binome_entity_get_real (programme, BINOME_PROGRAMME_HOURS_PER_TUTEE)));
  choose_lowest (capacity);
  count_left (capacity);
  return g_steal_pointer (&capacity);
}

/**
 * binome_capacity_check:
 * @self: the limits of a tutor
 * @name: who that is
 * @used: hundredths of places that are taken already
 * @more: hundredths that are asked for
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the limit that binds
 *
 * Returns: whether the tutor has that much of a place left
 */
gboolean
binome_capacity_check (const BinomeCapacity *self, const char *name, gint64 used, int more, GError **error)
{
  int n = self->effective;
  g_autofree char *why = NULL;

  if (used + more <= n * 100)
    return TRUE;

  switch (self->limit)
    {
    case BINOME_CAPACITY_LIMIT_PROGRAMME:
      /* Translators: a tutor, and how many tutees the tutor can have. */
      why = g_strdup_printf (ngettext ("%1$s has no place left: the programme allows %2$d tutee a tutor.",
                                       "%1$s has no place left: the programme allows %2$d tutees a tutor.",
                                       (gulong)n),
                             name, n);
      break;
    case BINOME_CAPACITY_LIMIT_LAW:
      /* Translators: a tutor, how many tutees the tutor can have, a legal text. */
      why = g_strdup_printf (ngettext ("%1$s has no place left: the law allows %2$d tutee here (%3$s).",
                                       "%1$s has no place left: the law allows %2$d tutees here (%3$s).",
                                       (gulong)n),
                             name, n, self->citation != NULL ? self->citation : "");
      break;
    case BINOME_CAPACITY_LIMIT_HOURS:
      /* Translators: a tutor, and how many tutees the tutor can have. */
      why = self->manager_hours
                ? g_strdup_printf (ngettext ("%1$s has no place left: the hours a month that the manager "
                                             "agreed to are enough for %2$d tutee.",
                                             "%1$s has no place left: the hours a month that the manager "
                                             "agreed to are enough for %2$d tutees.",
                                             (gulong)n),
                                   name, n)
                : g_strdup_printf (
                      ngettext ("%1$s has no place left: the hours a month are enough for %2$d tutee.",
                                "%1$s has no place left: the hours a month are enough for %2$d tutees.",
                                (gulong)n),
                      name, n);
      break;
    case BINOME_CAPACITY_LIMIT_OWN:
    default:
      /* Translators: a tutor, and how many tutees the tutor can have. */
      why = g_strdup_printf (ngettext ("%1$s has no place left (%2$d tutee at most).",
                                       "%1$s has no place left (%2$d tutees at most).", (gulong)n),
                             name, n);
      break;
    }

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, why);
  return FALSE;
}

/**
 * binome_capacity_count:
 * @db: the file
 * @programme: a programme
 * @places: (out): the places of the tutors who take part
 * @left: (out): those of them that are left, whole ones only
 * @error: return location for a #GError
 *
 * Returns: whether both were set
 */
gboolean
binome_capacity_count (BinomeDb *db, gint64 programme, int *places, int *left, GError **error)
{
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (db, programme, error);
  BinomeStatement *row;
  GError *local_error = NULL;

  *places = *left = 0;
  row = capacities != NULL ? binome_db_prepare (db,
                                                "SELECT id FROM enrolment WHERE programme = ?1"
                                                " AND role = 'tutor' AND state IN " BINOME_SQL_CAN_MATCH,
                                                error)
                           : NULL;
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      const BinomeCapacity *capacity = g_hash_table_lookup (capacities, &id);

      if (capacity == NULL)
        continue;
      *places += capacity->effective;
      *left += capacity->left;
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_capacity_describe:
 * @self: a capacity
 *
 * Returns: (transfer full): the places and what limits them, such as “2 of 3: the programme allows 2”
 */
char *
binome_capacity_describe (const BinomeCapacity *self)
{
  int n = self->effective;

  if (self->own == 0)
    return g_strdup (_ ("0: nobody is proposed to this tutor until they offer a place"));

  switch (self->limit)
    {
    case BINOME_CAPACITY_LIMIT_PROGRAMME:
      /* Translators: places a tutor really has, places they offer, what the programme allows. */
      return g_strdup_printf (_ ("%1$d of %2$d: the programme allows %1$d"), n, self->own);
    case BINOME_CAPACITY_LIMIT_LAW:
      /* Translators: places a tutor really has, places they offer, a legal text. */
      return g_strdup_printf (_ ("%1$d of %2$d: the law allows %1$d here (%3$s)"), n, self->own,
                              self->citation != NULL ? self->citation : "");
    case BINOME_CAPACITY_LIMIT_HOURS:
      if (self->manager_hours)
        /* Translators: places a tutor really has, places they offer. */
        return g_strdup_printf (_ ("%1$d of %2$d: the hours the manager agreed to are enough for %1$d"), n,
                                self->own);
      /* Translators: places a tutor really has, places they offer. */
      return g_strdup_printf (_ ("%1$d of %2$d: the hours a month are enough for %1$d"), n, self->own);
    case BINOME_CAPACITY_LIMIT_OWN:
    default:
      return g_strdup_printf (_ ("%d, as offered"), n);
    }
}

/**
 * binome_capacity_describe_use:
 * @self: a capacity
 *
 * Returns: (transfer full): what is taken and what is left, such as “1.5 taken, 0 free”
 */
char *
binome_capacity_describe_use (const BinomeCapacity *self)
{
  g_autofree char *used = binome_text_format_number (self->used / 100.0, self->used % 100 == 0  ? 0
                                                                         : self->used % 10 == 0 ? 1
                                                                                                : 2);

  if (self->taken > self->effective)
    /* Translators: places taken, places a tutor has. */
    return g_strdup_printf (_ ("%1$s taken, more than the %2$d allowed"), used, self->effective);

  /* Translators: places of a tutor: how many are taken, how many are free. */
  return g_strdup_printf (_ ("%1$s taken, %2$d free"), used, self->left);
}

/**
 * binome_capacity_describe_hours:
 * @self: a capacity
 *
 * Returns: (transfer full) (nullable): the hours a month, such as “6 h of 10 h a month used”; %NULL where
 *   nothing is known of them
 */
char *
binome_capacity_describe_hours (const BinomeCapacity *self)
{
  g_autofree char *budget = NULL, *used = NULL;

  if (isnan (self->hours_budget))
    return NULL;

  budget = binome_text_format_number (self->hours_budget, fmod (self->hours_budget, 1) != 0 ? 1 : 0);
  if (isnan (self->hours_used))
    /* Translators: a number of hours. */
    return g_strdup_printf (_ ("%s h a month"), budget);

  used = binome_text_format_number (self->hours_used, fmod (self->hours_used, 1) != 0 ? 1 : 0);
  if (self->manager_hours)
    /* Translators: two numbers of hours. */
    return g_strdup_printf (_ ("%1$s h of the %2$s h a month the manager agreed to are used"), used, budget);

  /* Translators: two numbers of hours. */
  return g_strdup_printf (_ ("%1$s h of %2$s h a month are used"), used, budget);
}
