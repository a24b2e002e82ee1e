/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people decide about a run: it is adopted, so that its pairs are proposed, or discarded. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-clock.h"
#include "binome-error.h"
#include "binome-pair-workflow.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static BinomeEntity *
move_run (BinomeDb *db, gint64 run, BinomeMatchRunState to, const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_MATCH_RUN, run, error);
  g_autofree char *why = binome_text_clean_line (reason);

  if (entity == NULL
      || !binome_state_machine_check (&binome_match_run_machine,
                                      binome_entity_get_choice (entity, BINOME_MATCH_RUN_STATE), (int)to,
                                      NULL, error))
    return NULL;

  binome_entity_set_choice (entity, BINOME_MATCH_RUN_STATE, (int)to);
  binome_entity_set_date (entity, BINOME_MATCH_RUN_DECIDED_ON, binome_clock_today ());
  binome_entity_set_text (entity, BINOME_MATCH_RUN_DECIDED_BY, binome_matching_get_author ());
  binome_entity_set_text (entity, BINOME_MATCH_RUN_DECISION, why);
  return binome_db_update_fields (db, entity,
                                  FIELD (BINOME_MATCH_RUN_STATE) | FIELD (BINOME_MATCH_RUN_DECIDED_ON)
                                      | FIELD (BINOME_MATCH_RUN_DECIDED_BY)
                                      | FIELD (BINOME_MATCH_RUN_DECISION),
                                  error)
             ? g_steal_pointer (&entity)
             : NULL;
}

/* Since the run, somebody may have proposed another tutor by hand. */
static gboolean
check_free (BinomeDb *db, gint64 tutee, GError **error)
{
  gint64 pairs;

  if (!binome_workflow_get_number (
          db, "SELECT count(*) FROM pair WHERE tutee = ?1 AND state IN " BINOME_SQL_TAKES_A_PLACE, tutee,
          &pairs, error))
    return FALSE;
  if (pairs > 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("This tutee has a pair by now."));
  return pairs == 0;
}

/* What a run found, and the limits of its tutors. */
typedef struct
{
  GPtrArray *results;     /* of BinomeEntity */
  GHashTable *found;      /* tutee to the result with a tutor, borrowed */
  GHashTable *capacities; /* of BinomeCapacity */
} Proposals;

static void
proposals_clear (Proposals *self)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->capacities, g_hash_table_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposals, proposals_clear)

/* Adds to @tutees whoever was found a tutor. */
static gboolean
proposals_read (Proposals *self, BinomeDb *db, BinomeEntity *run, GArray *tutees, GError **error)
{
  self->found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->capacities = binome_capacity_read_programme (
      db, binome_entity_get_reference (run, BINOME_MATCH_RUN_PROGRAMME), error);
  if (self->capacities == NULL)
    return FALSE;
  self->results = binome_workflow_select_of (db, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                             binome_entity_get_id (run), error);
  if (self->results == NULL)
    return FALSE;

  for (guint i = 0; i < self->results->len; i++)
    {
      gint64 tutee = binome_entity_get_reference (self->results->pdata[i], BINOME_MATCH_RESULT_TUTEE);

      if (binome_entity_get_reference (self->results->pdata[i], BINOME_MATCH_RESULT_TUTOR) == 0)
        continue;
      g_hash_table_insert (self->found, g_memdup2 (&tutee, sizeof tutee), self->results->pdata[i]);
      g_array_append_val (tutees, tutee);
    }
  if (tutees->len == 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("This run found no pair to propose."));
  return tutees->len > 0;
}

static gboolean
propose (BinomeDb *db, gint64 tutee, gpointer data, GError **error)
{
  const Proposals *proposals = data;
  BinomeEntity *result = g_hash_table_lookup (proposals->found, &tutee);
  g_autoptr (BinomePair) pair = binome_pair_new ();
  BinomeEntity *entity = BINOME_ENTITY (pair);

  binome_entity_set_reference (entity, BINOME_PAIR_TUTEE, tutee);
  binome_entity_set_reference (entity, BINOME_PAIR_TUTOR,
                               binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR));
  binome_entity_set_choice (entity, BINOME_PAIR_ORIGIN, BINOME_PAIR_ORIGIN_RUN);
  binome_entity_set_reference (entity, BINOME_PAIR_RUN,
                               binome_entity_get_reference (result, BINOME_MATCH_RESULT_RUN));
  binome_entity_set_real (entity, BINOME_PAIR_SCORE,
                          binome_entity_get_real (result, BINOME_MATCH_RESULT_SCORE));
  return check_free (db, tutee, error) && binome_pair_propose_within (db, pair, proposals->capacities, error);
}

static void
set_changed_error (const BinomeMany *pairs, GError **error)
{
  g_autofree char *left = binome_many_list_left (pairs);

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, "%s\n%s",
               _ ("Things have changed since this run: run the matching again."), left);
}

/**
 * binome_match_run_adopt:
 * @db: the file, in a write
 * @run: a draft
 * @reason: (nullable): why this one
 * @partly: whether the others are proposed where some pairs have become impossible since
 * @pairs: (out) (optional) (nullable) (transfer full): for how many tutees a pair was or could be proposed,
 *   and for whom not and why; also where these are the reason to fail
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where it no longer fits what is there
 *
 * Proposes the pairs of a run, all or none of them but with @partly. Other drafts stay.
 *
 * Returns: whether it was adopted
 */
gboolean
binome_match_run_adopt (BinomeDb *db, gint64 run, const char *reason, gboolean partly, BinomeMany **pairs,
                        GError **error)
{
  g_autoptr (BinomeEntity) entity = move_run (db, run, BINOME_MATCH_RUN_STATE_ADOPTED, reason, error);
  g_autoptr (GArray) tutees = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Proposals) proposals = { 0 };
  g_autoptr (BinomeMany) tried = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  gboolean is_adopted;

  if (entity == NULL || !proposals_read (&proposals, db, entity, tutees, error))
    return FALSE;
  tried = binome_many_new (BINOME_TYPE_ENROLMENT, tutees, propose, &proposals);
  if (!binome_many_run (db, tried, &local_error) && tried->left->len < tutees->len)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  is_adopted = tried->left->len == 0 || (partly && tried->n_done > 0);
  if (!is_adopted)
    set_changed_error (tried, error);
  /* Translators: %s is the title of a matching run. */
  name = g_strdup_printf (_ ("Adopt “%s”"), binome_entity_get_text (entity, BINOME_MATCH_RUN_TITLE));
  binome_db_name_action (db, name);
  tried->data = NULL;
  if (pairs != NULL)
    *pairs = g_steal_pointer (&tried);
  return is_adopted;
}

/**
 * binome_match_run_discard:
 * @db: the file, in a write
 * @run: a draft
 * @reason: (nullable): why not this one
 * @error: return location for a #GError
 *
 * Puts a draft aside; it is kept for the record.
 *
 * Returns: whether it was done
 */
gboolean
binome_match_run_discard (BinomeDb *db, gint64 run, const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) entity = move_run (db, run, BINOME_MATCH_RUN_STATE_DISCARDED, reason, error);
  g_autofree char *name = NULL;

  if (entity == NULL)
    return FALSE;

  /* Translators: %s is the title of a matching run. */
  name = g_strdup_printf (_ ("Discard “%s”"), binome_entity_get_text (entity, BINOME_MATCH_RUN_TITLE));
  binome_db_name_action (db, name);
  return TRUE;
}
