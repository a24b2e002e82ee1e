/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the law counts with a tutor, and whether it allows one more: only tutees whose contract a rule speaks
 * of are counted, and only they are refused (Code du travail, art. R6223-6, D6325-9, R5134-38 and R5134-61;
 * Code de l’éducation, art. R124-13). */

#include "binome-legal-counts.h"

#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-clock.h"
#include "binome-compliance.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-workflow-sql.h"

/* Whom tutors follow here (?1), and elsewhere at the time of this programme; but for a pair (?4). */
#define SQL_FOLLOWED                                                                                         \
  "SELECT o.person, " BINOME_SQL_RULE_CONTRACT (                                                             \
      "e") " AS counted_as, x.programme = ?1, count(*) FROM enrolment o JOIN pair x ON x.tutor = o.id"       \
           " JOIN enrolment e ON e.id = x.tutee JOIN programme r ON r.id = ?1"                               \
           " WHERE x.state IN " BINOME_SQL_TAKES_A_PLACE " AND e.contract <> 'none' AND x.id <> ?4"          \
           " AND (x.programme = ?1 OR x.expected_end IS NULL OR x.expected_end >= max(coalesce (r.starts_on, ?2), ?2))"

#define SQL_OF_ALL                                                                                           \
  SQL_FOLLOWED " AND o.person IN (SELECT person FROM enrolment WHERE programme = ?1 AND role = 'tutor')"     \
               " GROUP BY o.person, counted_as, x.programme = ?1"

#define SQL_OF_ONE SQL_FOLLOWED " AND o.person = ?3 GROUP BY counted_as, x.programme = ?1"

/* The contracts of those who take part: how many there are, and how many of them wait for a tutor. */
#define SQL_TUTEES                                                                                           \
  "SELECT " BINOME_SQL_RULE_CONTRACT (                                                                       \
      "e") " AS counted_as, count(*), sum(NOT EXISTS (SELECT 1 FROM pair x WHERE x.tutee = e.id"             \
           " AND x.state IN " BINOME_SQL_TAKES_A_PLACE ")) FROM enrolment e"                                 \
           " WHERE e.programme = ?1 AND e.role = 'tutee' AND e.state IN " BINOME_SQL_CAN_MATCH               \
           " GROUP BY counted_as"

/* Of one tutor. */
typedef struct
{
  BinomeRuleCounts all;
  BinomeRuleCounts elsewhere;
} Followed;

struct _BinomeLegalCounts
{
  BinomeRules *rules;
  GHashTable *followed; /* person to Followed */
  BinomeRuleCounts waiting;
  gboolean waits_uncovered;
  BinomeRuleContract contracts;
  gboolean all_covered; /* whether the law has a say on every tutee */
};

void
binome_legal_counts_free (BinomeLegalCounts *self)
{
  g_clear_pointer (&self->rules, binome_rules_free);
  g_hash_table_unref (self->followed);
  g_free (self);
}

static Followed *
ensure_followed (BinomeLegalCounts *self, gint64 person)
{
  Followed *followed = g_hash_table_lookup (self->followed, &person);

  if (followed == NULL)
    {
      followed = g_new0 (Followed, 1);
      g_hash_table_insert (self->followed, g_memdup2 (&person, sizeof person), followed);
    }

  return followed;
}

static gboolean
read_followed (BinomeLegalCounts *self, BinomeDb *db, gint64 programme, gint64 person, gint64 but,
               GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, person != 0 ? SQL_OF_ONE : SQL_OF_ALL, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  g_hash_table_remove (self->followed, &person);
  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  if (person != 0)
    binome_statement_bind_integer (row, 3, person);
  binome_statement_bind_integer (row, 4, but);
  while (binome_statement_step (row, &local_error))
    {
      Followed *followed = ensure_followed (self, binome_statement_get_integer (row, 0));
      BinomeRuleContract contract = binome_compliance_contract_of (binome_statement_get_text (row, 1));
      guint n = (guint)binome_statement_get_integer (row, 3);

      binome_rule_counts_add (&followed->all, contract, n);
      if (binome_statement_get_integer (row, 2) == 0)
        binome_rule_counts_add (&followed->elsewhere, contract, n);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static gboolean
read_tutees (BinomeLegalCounts *self, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  BinomeStatement *row = entity != NULL ? binome_db_prepare (db, SQL_TUTEES, error) : NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  self->all_covered = TRUE;
  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      BinomeRuleContract contract = binome_compliance_contract_of (binome_statement_get_text (row, 0));
      guint n = (guint)binome_statement_get_integer (row, 2);

      self->contracts |= contract;
      self->all_covered &= contract != BINOME_RULE_CONTRACT_NONE;
      self->waits_uncovered |= contract == BINOME_RULE_CONTRACT_NONE && n > 0;
      binome_rule_counts_add (&self->waiting, contract, n);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  /* Where nobody takes part yet, the kind of the programme says who will. */
  if (self->all_covered && self->contracts == BINOME_RULE_CONTRACT_NONE)
    self->contracts = binome_compliance_contract_of (
        binome_enrolment_contracts[binome_enrolment_get_usual_contract (entity)].id);
  return TRUE;
}

static BinomeLegalCounts *
counts_new (GError **error)
{
  g_autoptr (BinomeLegalCounts) self = g_new0 (BinomeLegalCounts, 1);

  self->followed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rules = binome_compliance_load_rules (error);
  return self->rules != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * binome_legal_counts_read:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): whom the tutors follow, and who waits
 */
BinomeLegalCounts *
binome_legal_counts_read (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeLegalCounts) self = counts_new (error);

  return self != NULL && read_tutees (self, db, programme, error)
                 && read_followed (self, db, programme, 0, 0, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * binome_legal_counts_limit:
 * @self: the counts of a programme
 * @person: a tutor
 * @rule: (out) (nullable): the rule that sets the limit
 *
 * Returns: how many tutees of the programme the law lets the tutor follow at most, with the best mix of their
 *   contracts; %BINOME_CAPACITY_UNLIMITED where it has no say on some of them
 */
int
binome_legal_counts_limit (BinomeLegalCounts *self, gint64 person, const BinomeRule **rule)
{
  guint limit = BINOME_RULES_NO_LIMIT;

  *rule = NULL;
  if (self->all_covered)
    limit = binome_rules_limit_tutees (self->rules, self->contracts,
                                       &ensure_followed (self, person)->elsewhere, rule);

  return limit != BINOME_RULES_NO_LIMIT ? (int)limit : BINOME_CAPACITY_UNLIMITED;
}

static guint
count_barred (const BinomeLegalCounts *self, BinomeRuleContract barred)
{
  return ((barred & BINOME_RULE_CONTRACT_APPRENTICESHIP) != 0 ? self->waiting.apprentices : 0)
         + ((barred & BINOME_RULE_CONTRACT_PROFESSIONALISATION) != 0 ? self->waiting.professionalisation : 0)
         + ((barred & BINOME_RULE_CONTRACT_INTERNSHIP) != 0 ? self->waiting.interns : 0)
         + ((barred & BINOME_RULE_CONTRACT_PROLONGED) != 0 ? self->waiting.prolonged : 0)
         + ((barred & BINOME_RULE_CONTRACT_AIDED) != 0 ? self->waiting.aided : 0);
}

/* The kinds of contract of those who wait. */
static BinomeRuleContract
list_waiting (const BinomeLegalCounts *self)
{
  BinomeRuleContract found = BINOME_RULE_CONTRACT_NONE;

  for (guint bit = BINOME_RULE_CONTRACT_APPRENTICESHIP; bit <= BINOME_RULE_CONTRACT_AIDED; bit <<= 1)
    if (count_barred (self, (BinomeRuleContract)bit) > 0)
      found |= (BinomeRuleContract)bit;

  return found;
}

/**
 * binome_legal_counts_limit_waiting:
 * @self: the counts of a programme
 * @person: a tutor
 * @barred: (out): the kinds of contract of which the tutor cannot have one more
 * @rule: (out) (nullable): the rule that sets the limit
 *
 * Whoever waits without a contract that a rule speaks of is never limited. Where several contracts wait this
 * is a bound: which of them it is made of is seen to where pairs are made.
 *
 * Returns: how many of those who wait the law lets the tutor follow besides, with the best mix of their
 *   contracts; %BINOME_CAPACITY_UNLIMITED where it sets no limit to their number
 */
int
binome_legal_counts_limit_waiting (BinomeLegalCounts *self, gint64 person, BinomeRuleContract *barred,
                                   const BinomeRule **rule)
{
  guint limit = binome_rules_limit_any (self->rules, &self->waiting, &ensure_followed (self, person)->all,
                                        barred, rule);
  guint waiting = count_barred (self, (BinomeRuleContract)~0);

  /* Nobody waits but whom the law bars. */
  if (waiting > 0 && !self->waits_uncovered && count_barred (self, *barred) == waiting)
    return 0;

  if (limit != BINOME_RULES_NO_LIMIT && !self->waits_uncovered)
    limit = binome_rules_limit_tutees (self->rules, list_waiting (self) & (BinomeRuleContract) ~*barred,
                                       &ensure_followed (self, person)->all, rule);
  else
    limit = BINOME_RULES_NO_LIMIT;

  return limit != BINOME_RULES_NO_LIMIT ? (int)limit : BINOME_CAPACITY_UNLIMITED;
}

/**
 * binome_legal_counts_add:
 * @self: the counts of a programme
 * @db: the file
 * @programme: the programme
 * @person: somebody who is to be a tutor there, and is not yet
 * @error: return location for a #GError
 *
 * Returns: whether it is known now whom that person follows elsewhere
 */
gboolean
binome_legal_counts_add (BinomeLegalCounts *self, BinomeDb *db, gint64 programme, gint64 person,
                         GError **error)
{
  return read_followed (self, db, programme, person, 0, error);
}

/* Whom somebody follows in all programmes: to be added to as pairs are planned. */
BinomeRuleCounts *
binome_legal_counts_get (BinomeLegalCounts *self, gint64 person)
{
  return &ensure_followed (self, person)->all;
}

/**
 * binome_legal_counts_check:
 * @self: the counts of a programme
 * @tutor_person: a tutor
 * @tutee: the enrolment of one more tutee
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Returns: whether the law lets the tutor follow this one more
 */
gboolean
binome_legal_counts_check (BinomeLegalCounts *self, BinomeEntity *tutor_person, BinomeEntity *tutee,
                           GError **error)
{
  const Followed *followed = ensure_followed (self, binome_entity_get_id (tutor_person));
  BinomeRuleContract contract = binome_compliance_contract_of_tutee (tutee);
  const BinomeRule *rule = binome_rules_find_excess (self->rules, &followed->all, contract);
  g_autofree char *name = NULL;

  if (rule == NULL)
    return TRUE;

  name = binome_entity_dup_title (tutor_person);
  if (contract == BINOME_RULE_CONTRACT_PROLONGED && rule->contracts == BINOME_RULE_CONTRACT_PROLONGED)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   /* Translators: a tutor, a number, a legal text. */
                   ngettext ("%1$s follows an apprentice whose training is prolonged already: the law allows"
                             " %2$d beside the others (%3$s).",
                             "%1$s follows apprentices whose training is prolonged already: the law allows"
                             " %2$d beside the others (%3$s).",
                             (gulong)rule->limit),
                   name, rule->limit, rule->citation);
      return FALSE;
    }
  if (rule->contracts == BINOME_RULE_CONTRACT_APPRENTICESHIP)
    {
      g_set_error (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          /* Translators: a tutor, a number, a legal text. */
          ngettext ("%1$s has no place left for an apprentice: the law allows %2$d, and one more whose"
                    " training is prolonged after a failed examination (%3$s).",
                    "%1$s has no place left for an apprentice: the law allows %2$d, and one more whose"
                    " training is prolonged after a failed examination (%3$s).",
                    (gulong)rule->limit),
          name, rule->limit, rule->citation);
      return FALSE;
    }
  g_set_error (
      error, BINOME_ERROR, BINOME_ERROR_REFUSED,
      /* Translators: a tutor, a contract such as “Apprenticeship contract”, a number, a legal text. */
      ngettext ("%1$s has no place left for “%2$s”: the law allows %3$d tutee (%4$s).",
                "%1$s has no place left for “%2$s”: the law allows %3$d tutees (%4$s).", (gulong)rule->limit),
      name, binome_entity_get_choice_label (tutee, BINOME_ENROLMENT_CONTRACT), rule->limit, rule->citation);
  return FALSE;
}

/**
 * binome_legal_check:
 * @db: the file
 * @tutor_person: a tutor
 * @tutee: the enrolment of one more tutee
 * @pair: their pair, which does not count; 0 for a new one
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Asked whenever a place is given: only a tutee whose contract a rule counts can be one too many.
 *
 * Returns: whether the law lets the tutor follow this one more
 */
gboolean
binome_legal_check (BinomeDb *db, BinomeEntity *tutor_person, BinomeEntity *tutee, gint64 pair,
                    GError **error)
{
  g_autoptr (BinomeLegalCounts) self = NULL;

  if (binome_entity_get_choice (tutee, BINOME_ENROLMENT_CONTRACT) == BINOME_CONTRACT_NONE)
    return TRUE;

  self = counts_new (error);
  return self != NULL
         && read_followed (self, db, binome_entity_get_reference (tutee, BINOME_ENROLMENT_PROGRAMME),
                           binome_entity_get_id (tutor_person), pair, error)
         && binome_legal_counts_check (self, tutor_person, tutee, error);
}
