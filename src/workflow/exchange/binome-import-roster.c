/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part in the programme of an import, with which pairs, the planned ones included. */

#include "binome-import-records.h"

#include "binome-compliance.h"
#include "binome-enrolment-workflow.h"
#include "binome-legal-counts.h"
#include "binome-workflow-sql.h"

struct _BinomeImportRoster
{
  BinomeEntity *programme;
  GHashTable *sides[2]; /* by role; id of the person to BinomeImportSide */
  BinomeLegalCounts *law;
};

static void
pair_free (gpointer data)
{
  BinomeImportPair *pair = data;

  g_object_unref (pair->pair);
  g_free (pair);
}

static void
side_free (gpointer data)
{
  BinomeImportSide *side = data;

  g_clear_object (&side->enrolment);
  g_clear_object (&side->person);
  binome_capacity_free (side->limits);
  g_ptr_array_unref (side->pairs);
  g_free (side);
}

/* Takes the enrolment. */
static BinomeImportSide *
add_side (BinomeImportRoster *self, BinomeDb *db, BinomeEntity *enrolment, GError **error)
{
  BinomeImportSide *side = g_new0 (BinomeImportSide, 1);
  gint64 person = binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON);
  int role = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_ROLE);

  side->enrolment = enrolment;
  side->pairs = g_ptr_array_new_with_free_func (pair_free);
  side->person = binome_db_get (db, BINOME_TYPE_PERSON, person, error);
  if (side->person == NULL)
    {
      side_free (side);
      return NULL;
    }

  g_hash_table_insert (self->sides[role], g_memdup2 (&person, sizeof person), side);
  return side;
}

void
binome_import_roster_free (BinomeImportRoster *self)
{
  g_clear_object (&self->programme);
  g_clear_pointer (&self->law, binome_legal_counts_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    g_clear_pointer (&self->sides[i], g_hash_table_unref);
  g_free (self);
}

/**
 * binome_import_roster_count_pair:
 * @self: who takes part
 * @tutee: a tutee
 * @tutor: a tutor
 * @n: 1 for a planned pair that takes a place, -1 for one that gives it back
 *
 * Counts with the tutor as capacity and law do.
 */
void
binome_import_roster_count_pair (BinomeImportRoster *self, BinomeImportSide *tutee, BinomeImportSide *tutor,
                                 int n)
{
  tutor->used += 100 * n;
  binome_rule_counts_add (binome_legal_counts_get (self->law, binome_entity_get_id (tutor->person)),
                          binome_compliance_contract_of_tutee (tutee->enrolment), (guint)n);
}

/**
 * binome_import_roster_check_law:
 * @self: who takes part
 * @tutee: a tutee
 * @tutor: a tutor
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED
 *
 * Returns: whether the law lets the tutor follow this one more, the planned ones counted
 */
gboolean
binome_import_roster_check_law (BinomeImportRoster *self, BinomeImportSide *tutee, BinomeImportSide *tutor,
                                GError **error)
{
  return binome_legal_counts_check (self->law, tutor->person, tutee->enrolment, error);
}

/**
 * binome_import_roster_add_pair:
 * @self: who takes part
 * @tutee: a tutee
 * @tutor: a tutor
 * @pair: their pair, kept or planned
 * @line: the line that plans it; 0 for one that is kept
 *
 * Counts the pair with both. Those that are kept are counted with their tutors beforehand.
 */
void
binome_import_roster_add_pair (BinomeImportRoster *self, BinomeImportSide *tutee, BinomeImportSide *tutor,
                               BinomeEntity *pair, guint32 line)
{
  BinomeImportPair *entry = g_new0 (BinomeImportPair, 1);
  int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);

  entry->pair = g_object_ref (pair);
  entry->tutor = tutor;
  entry->line = line;
  g_ptr_array_add (tutee->pairs, entry);
  if (!binome_pair_state_takes_a_place (state))
    return;

  tutee->engaged += state >= BINOME_PAIR_STATE_ACCEPTED ? 1 : 0;
  if (line != 0)
    binome_import_roster_count_pair (self, tutee, tutor, 1);
}

static gboolean
load_pairs (BinomeImportRoster *self, BinomeDb *db, GHashTable *by_enrolment, GError **error)
{
  g_autoptr (GPtrArray) pairs = binome_workflow_select_of (db, BINOME_TYPE_PAIR, BINOME_PAIR_PROGRAMME,
                                                           binome_entity_get_id (self->programme), error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      gint64 tutee_id = binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_TUTEE);
      gint64 tutor_id = binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_TUTOR);
      BinomeImportSide *tutee = g_hash_table_lookup (by_enrolment, &tutee_id);
      BinomeImportSide *tutor = g_hash_table_lookup (by_enrolment, &tutor_id);

      if (tutee != NULL && tutor != NULL)
        binome_import_roster_add_pair (self, tutee, tutor, pairs->pdata[i], 0);
    }

  return pairs != NULL;
}

/* The pairs that are kept count with the shares of their teams. */
static gboolean
load_limits (BinomeImportRoster *self, BinomeDb *db, GHashTable *by_enrolment, GError **error)
{
  g_autoptr (GHashTable) capacities
      = binome_capacity_read_programme (db, binome_entity_get_id (self->programme), error);
  GHashTableIter iter;
  gpointer id, capacity;

  if (capacities == NULL)
    return FALSE;
  self->law = binome_legal_counts_read (db, binome_entity_get_id (self->programme), error);
  if (self->law == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, capacities);
  while (g_hash_table_iter_next (&iter, &id, &capacity))
    {
      BinomeImportSide *side = g_hash_table_lookup (by_enrolment, id);

      if (side == NULL)
        continue;
      g_hash_table_iter_steal (&iter);
      side->limits = capacity;
      side->used = side->limits->used;
    }

  return TRUE;
}

/**
 * binome_import_roster_load:
 * @plan: a plan
 * @error: return location for a #GError
 *
 * Gets ready for a list about people who are known.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_roster_load (BinomeImportPlan *plan, GError **error)
{
  gint64 programme = binome_import_get_programme (plan->import);
  g_autoptr (GHashTable) by_enrolment = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) enrolments = NULL;
  BinomeImportRoster *self = g_new0 (BinomeImportRoster, 1);

  plan->roster = self;
  plan->records = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_import_record_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    self->sides[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, side_free);

  self->programme = binome_db_get (plan->db, BINOME_TYPE_PROGRAMME, programme, error);
  if (self->programme == NULL)
    return FALSE;
  enrolments = binome_workflow_select_of (plan->db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PROGRAMME,
                                          programme, error);
  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      gint64 id = binome_entity_get_id (enrolments->pdata[i]);
      BinomeImportSide *side = add_side (self, plan->db, g_object_ref (enrolments->pdata[i]), error);

      if (side == NULL)
        return FALSE;
      g_hash_table_insert (by_enrolment, g_memdup2 (&id, sizeof id), side);
    }

  return load_pairs (self, plan->db, by_enrolment, error)
         && load_limits (self, plan->db, by_enrolment, error);
}

BinomeEntity *
binome_import_roster_get_programme (BinomeImportRoster *self)
{
  return self->programme;
}

/* Somebody’s part in the programme; %NULL where they have none. */
BinomeImportSide *
binome_import_roster_find (BinomeImportRoster *self, gint64 person, BinomeEnrolmentRole role)
{
  return g_hash_table_lookup (self->sides[role], &person);
}

/**
 * binome_import_roster_ensure:
 * @self: who takes part
 * @db: the file
 * @person: an id
 * @role: as tutor or as tutee
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the person’s part in the programme, planned where there is none
 */
BinomeImportSide *
binome_import_roster_ensure (BinomeImportRoster *self, BinomeDb *db, gint64 person, BinomeEnrolmentRole role,
                             GError **error)
{
  BinomeImportSide *side = binome_import_roster_find (self, person, role);

  if (side != NULL)
    return side;
  if (role == BINOME_ENROLMENT_ROLE_TUTOR
      && !binome_legal_counts_add (self->law, db, binome_entity_get_id (self->programme), person, error))
    return NULL;

  return add_side (self, db, binome_enrolment_make (self->programme, role, person, 0), error);
}

/**
 * binome_import_roster_get_limits:
 * @self: who takes part
 * @db: the file
 * @tutor: a tutor, enrolled or planned
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): how many tutees the tutor may have
 */
const BinomeCapacity *
binome_import_roster_get_limits (BinomeImportRoster *self, BinomeDb *db, BinomeImportSide *tutor,
                                 GError **error)
{
  if (tutor->limits == NULL)
    tutor->limits = binome_capacity_read_limits (db, tutor->enrolment, self->programme, error);

  return tutor->limits;
}
