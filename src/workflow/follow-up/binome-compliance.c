/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the facts of a programme for the rules, and asks them. */

#include "binome-compliance.h"

#include <glib/gi18n-lib.h>

#include "binome-pair-workflow.h"
#include "binome-rules-resource.h"
#include "binome-thresholds.h"
#include "binome-workflow-sql.h"

/* Both sides have agreed: the tutor is named. */
#define SQL_NAMED "('confirmed', 'active', 'paused', 'closing')"

/* Tutees who take part. */
#define SQL_TUTEES                                                                                           \
  "SELECT e.id, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_RULE_CONTRACT (                                      \
      "e") ", coalesce (e.starts_on, r.starts_on), e.ends_on,"                                               \
           " EXISTS (SELECT 1 FROM pair x WHERE x.tutee = e.id AND x.state IN " SQL_NAMED ")"                \
           " FROM enrolment e JOIN programme r ON r.id = e.programme JOIN person p ON p.id = e.person"       \
           " WHERE e.programme = ?1 AND e.role = 'tutee' AND e.state IN " BINOME_SQL_CAN_MATCH

#define SQL_TUTORS                                                                                           \
  "SELECT e.id, " BINOME_SQL_NAME ("p") ", e.person, e.capacity, r.tutees_per_tutor"                         \
                                        " FROM enrolment e JOIN programme r ON r.id = e.programme"           \
                                        " JOIN person p ON p.id = e.person"                                  \
                                        " WHERE e.programme = ?1 AND e.role = 'tutor'"

/* Everybody whom the tutors of the programme follow or are going to, there and elsewhere. */
#define SQL_FOLLOWED                                                                                         \
  "SELECT o.person, x.tutee, x.programme = ?1, " BINOME_SQL_RULE_CONTRACT (                                  \
      "e") ", x.started_on,"                                                                                 \
           " coalesce (e.starts_on, r.starts_on), x.expected_end, coalesce (e.ends_on, r.ends_on),"          \
           " x.state IN " BINOME_SQL_LIVE " FROM pair x JOIN enrolment o ON o.id = x.tutor"                  \
           " JOIN enrolment e ON e.id = x.tutee JOIN programme r ON r.id = x.programme"                      \
           " WHERE x.state IN " BINOME_SQL_TAKES_A_PLACE                                                     \
           " AND o.person IN (SELECT person FROM enrolment WHERE programme = ?1 AND role = 'tutor')"

/* A pair that is paused is left in peace. */
#define SQL_PAIRS                                                                                            \
  "SELECT x.id, " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (                                              \
      "pr") ", x.started_on,"                                                                                \
            " (SELECT max (m.held_on) FROM meeting m WHERE m.pair = x.id AND m.outcome = 'held'),"           \
            " (SELECT max (c.done_on) FROM check_in c WHERE c.pair = x.id AND c.state = 'done') FROM pair x" \
            " JOIN enrolment ee ON ee.id = x.tutee JOIN person pe ON pe.id = ee.person"                      \
            " JOIN enrolment er ON er.id = x.tutor JOIN person pr ON pr.id = er.person"                      \
            " WHERE x.programme = ?1 AND x.state IN ('active', 'closing') AND x.started_on IS NOT NULL"

#define SQL_CHECK_INS                                                                                        \
  "SELECT c.pair, c.title, c.due_on, c.\"window\" FROM check_in c JOIN pair x ON x.id = c.pair"              \
  " WHERE x.programme = ?1 AND c.state IN ('planned', 'due', 'overdue')"

/* Findings on their way. */
typedef struct
{
  BinomeRules *rules;
  BinomeDate today;
  GPtrArray *findings;
  GHashTable *lists;   /* facts of each tutor, or of each pair, as arrays */
  GStringChunk *texts; /* the names in the facts */
  BinomePairLimits limits;
} Listing;

typedef void (*TakeRow) (Listing *self, BinomeStatement *row);

static gboolean
take_rows (Listing *self, BinomeDb *db, const char *sql, gint64 programme, TakeRow take, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, sql, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    take (self, row);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_compliance_contract_of:
 * @id: (nullable): a contract as %BINOME_SQL_RULE_CONTRACT tells it
 *
 * Returns: the kind that the rules tell apart; none for all others
 */
BinomeRuleContract
binome_compliance_contract_of (const char *id)
{
  if (g_strcmp0 (id, "apprenticeship") == 0)
    return BINOME_RULE_CONTRACT_APPRENTICESHIP;
  if (g_strcmp0 (id, "professionalisation") == 0)
    return BINOME_RULE_CONTRACT_PROFESSIONALISATION;
  if (g_strcmp0 (id, "internship") == 0)
    return BINOME_RULE_CONTRACT_INTERNSHIP;
  if (g_strcmp0 (id, "prolonged") == 0)
    return BINOME_RULE_CONTRACT_PROLONGED;
  if (g_strcmp0 (id, "aided") == 0)
    return BINOME_RULE_CONTRACT_AIDED;

  return BINOME_RULE_CONTRACT_NONE;
}

/* The same, of the enrolment of a tutee. */
BinomeRuleContract
binome_compliance_contract_of_tutee (BinomeEntity *tutee)
{
  int contract = binome_entity_get_choice (tutee, BINOME_ENROLMENT_CONTRACT);

  if (contract == BINOME_CONTRACT_APPRENTICESHIP
      && binome_entity_get_boolean (tutee, BINOME_ENROLMENT_PROLONGED))
    return BINOME_RULE_CONTRACT_PROLONGED;

  return binome_compliance_contract_of (binome_enrolment_contracts[contract].id);
}

static GArray *
list_of (Listing *self, gint64 id, guint element_size)
{
  GArray *list = g_hash_table_lookup (self->lists, &id);

  if (list == NULL)
    {
      list = g_array_new (FALSE, TRUE, element_size);
      g_hash_table_insert (self->lists, g_memdup2 (&id, sizeof id), list);
    }

  return list;
}

static void
take_tutee (Listing *self, BinomeStatement *row)
{
  BinomeTuteeFact fact = { .tutee = binome_statement_get_integer (row, 0),
                           .name = binome_statement_get_text (row, 1),
                           .contract = binome_compliance_contract_of (binome_statement_get_text (row, 2)),
                           .has_tutor = binome_statement_get_integer (row, 5) != 0,
                           .in_programme = TRUE,
                           .from = binome_statement_get_date (row, 3),
                           .until = binome_statement_get_date (row, 4) };

  binome_rules_check_tutee (self->rules, &fact, self->today, self->findings);
}

/* A pair that runs does so until it is ended, whatever was expected. One that is proposed starts with the
 * programme or the contract, and not before today. */
static void
take_followed (Listing *self, BinomeStatement *row)
{
  gboolean runs = binome_statement_get_integer (row, 8) != 0;
  BinomeDate expected = binome_statement_get_date (row, 6);
  BinomeTuteeFact fact
      = { .tutee = binome_statement_get_integer (row, 1),
          .contract = binome_compliance_contract_of (binome_statement_get_text (row, 3)),
          .has_tutor = TRUE,
          .in_programme = binome_statement_get_integer (row, 2) != 0,
          .from = binome_statement_get_date (row, 4),
          .until = expected != BINOME_DATE_NONE ? expected : binome_statement_get_date (row, 7) };

  if (!runs)
    fact.from = MAX (self->today, binome_statement_get_date (row, 5));
  else if (fact.until < self->today)
    fact.until = BINOME_DATE_NONE;
  g_array_append_val (list_of (self, binome_statement_get_integer (row, 0), sizeof fact), fact);
}

static void
take_tutor (Listing *self, BinomeStatement *row)
{
  int capacity = binome_pair_effective_capacity ((int)binome_statement_get_integer (row, 3),
                                                 (int)binome_statement_get_integer (row, 4));
  BinomeTutorFacts facts
      = { .tutor = binome_statement_get_integer (row, 0),
          .name = binome_statement_get_text (row, 1),
          .capacity = (guint)MAX (capacity, 0),
          .tutees = list_of (self, binome_statement_get_integer (row, 2), sizeof (BinomeTuteeFact)) };

  binome_rules_check_tutor (self->rules, &facts, self->today, self->findings);
}

static void
take_check_in (Listing *self, BinomeStatement *row)
{
  BinomeOpenCheckIn check_in
      = { .title = g_string_chunk_insert (self->texts, binome_statement_get_text (row, 1)),
          .due_on = binome_statement_get_date (row, 2),
          .window = (int)binome_statement_get_integer (row, 3) };

  g_array_append_val (list_of (self, binome_statement_get_integer (row, 0), sizeof check_in), check_in);
}

static void
take_pair (Listing *self, BinomeStatement *row)
{
  BinomeDate met_on = binome_statement_get_date (row, 4), reviewed_on = binome_statement_get_date (row, 5);
  g_autofree char *name = g_strdup_printf (_ ("%1$s with %2$s"), binome_statement_get_text (row, 1),
                                           binome_statement_get_text (row, 2));
  BinomePairHealthFacts facts
      = { .pair = binome_statement_get_integer (row, 0),
          .name = name,
          .started_on = binome_statement_get_date (row, 3),
          .met_on = met_on,
          .contact_on = MAX (met_on, reviewed_on),
          .check_ins = list_of (self, binome_statement_get_integer (row, 0), sizeof (BinomeOpenCheckIn)),
          .limits = &self->limits };

  binome_rules_check_pair (self->rules, &facts, self->today, self->findings);
}

/**
 * binome_compliance_load_rules:
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the rules that are shipped
 */
BinomeRules *
binome_compliance_load_rules (GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      binome_rules_get_resource (), "/org/binome/Binome/rules/fr.json", G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? binome_rules_new_for_bytes (bytes, error) : NULL;
}

static void
free_array (gpointer array)
{
  g_array_unref (array);
}

static gboolean
list_all (Listing *self, BinomeDb *db, gint64 programme, GError **error)
{
  if (!take_rows (self, db, SQL_TUTEES, programme, take_tutee, error)
      || !take_rows (self, db, SQL_FOLLOWED, programme, take_followed, error)
      || !take_rows (self, db, SQL_TUTORS, programme, take_tutor, error))
    return FALSE;

  g_hash_table_remove_all (self->lists);
  return take_rows (self, db, SQL_CHECK_INS, programme, take_check_in, error)
         && take_rows (self, db, SQL_PAIRS, programme, take_pair, error);
}

static BinomePairLimits
get_limits (BinomeEntity *thresholds)
{
  return (BinomePairLimits){
    .amber_days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_QUIET_DAYS),
    .red_days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_SILENT_DAYS),
    .early_months = binome_thresholds_get (thresholds, BINOME_THRESHOLD_EARLY_MONTHS),
    .early_days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_EARLY_DAYS),
    .contact_days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_CONTACT_DAYS),
  };
}

/**
 * binome_compliance_list:
 * @db: the file
 * @programme: a programme
 * @today: the day
 * @error: return location for a #GError
 *
 * What the law, the programme and good practice say of its tutors, tutees and pairs. The limits of the law
 * count whom a person follows in all programmes, pairs that are proposed included. The subject of a finding
 * is an enrolment, or the pair where it is about one.
 *
 * Returns: (transfer full) (nullable) (element-type BinomeFinding): the gravest first
 */
GPtrArray *
binome_compliance_list (BinomeDb *db, gint64 programme, BinomeDate today, GError **error)
{
  g_autoptr (BinomeRules) rules = binome_compliance_load_rules (error);
  g_autoptr (GPtrArray) findings = binome_findings_new ();
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_array);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1024);
  g_autoptr (BinomeEntity) thresholds = rules != NULL ? binome_thresholds_load (db, error) : NULL;
  Listing self = { rules, today, findings, lists, texts, { 0 } };

  if (thresholds == NULL)
    return NULL;
  self.limits = get_limits (thresholds);
  if (!list_all (&self, db, programme, error))
    return NULL;

  binome_findings_sort (findings);
  return g_steal_pointer (&findings);
}

/* Whether something is illegal as recorded. */
gboolean
binome_compliance_is_blocked (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((BinomeFinding *)findings->pdata[i])->severity == BINOME_SEVERITY_BLOCK)
      return TRUE;

  return FALSE;
}
