/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample company: when its runs were made and decided, and one that was put aside. */

#include "binome-demo-private.h"
#include "binome-matching-private.h"
#include "binome-matching-record.h"
#include "binome-report-names.h"

static gboolean
date_constraints (BinomeDemo *self, gint64 programme, BinomeDate on, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      self->db, "UPDATE match_constraint SET decided_on = min (decided_on, ?2) WHERE programme = ?1", error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, programme);
  binome_statement_bind_date (statement, 2, on);
  return binome_statement_run (statement, error);
}

/**
 * binome_demo_date_run:
 * @self: the sample company
 * @run: a run that was made a moment ago
 * @run_on: when it is to have been made
 * @error: return location for a #GError
 *
 * Dates a run, and what was decided about it and for it; by the co-ordinator, not by whoever fills the
 * workspace.
 *
 * Returns: whether it was dated
 */
gboolean
binome_demo_date_run (BinomeDemo *self, gint64 run, BinomeDate run_on, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (self->db, BINOME_TYPE_MATCH_RUN, run, error);
  BinomeDate on = binome_demo_workday (self, run_on);
  g_auto (BinomeReportNames) names = { 0 };
  g_autofree char *decisions = NULL;
  gint64 programme;

  if (entity == NULL)
    return FALSE;
  programme = binome_entity_get_reference (entity, BINOME_MATCH_RUN_PROGRAMME);
  if (!binome_report_names_read (&names, self->db, programme, self->today, error))
    return FALSE;

  binome_entity_set_date (entity, BINOME_MATCH_RUN_RUN_ON, on);
  binome_entity_set_text (entity, BINOME_MATCH_RUN_AUTHOR, names.coordinator);
  if (binome_entity_get_date (entity, BINOME_MATCH_RUN_DECIDED_ON) != BINOME_DATE_NONE)
    {
      binome_entity_set_date (entity, BINOME_MATCH_RUN_DECIDED_ON, on);
      binome_entity_set_text (entity, BINOME_MATCH_RUN_DECIDED_BY, names.coordinator);
    }
  if (!date_constraints (self, programme, on, error))
    return FALSE;

  /* The run knows the decisions by the day that they have now. */
  decisions = binome_matching_write_decisions (self->db, programme, error);
  binome_entity_set_text (entity, BINOME_MATCH_RUN_DECISIONS, decisions);
  return decisions != NULL && binome_db_update (self->db, entity, error);
}

/**
 * binome_demo_discard_run:
 * @self: the sample company
 * @programme: a programme in which somebody waits
 * @run_on: when
 * @error: return location for a #GError
 *
 * A run with stricter wishes, which was looked at and put aside with the reason.
 *
 * Returns: whether it was made
 */
gboolean
binome_demo_discard_run (BinomeDemo *self, gint64 programme, BinomeDate run_on, GError **error)
{
  const BinomeMatchingOptions options = { .minimum_score = 60, .balance = TRUE };
  g_autoptr (BinomeMatching) matching = binome_matching_new (programme, "Score d’au moins 60");

  binome_matching_set_options (matching, &options);
  return binome_matching_prepare (self->db, matching, error)
         && binome_matching_solve (matching, binome_db_get_cancellable (self->db), error)
         && binome_matching_keep (self->db, matching, error)
         && binome_match_run_discard (self->db, binome_matching_get_run (matching),
                                      "Trop exigeant : moins de personnes auraient un tuteur.", error)
         && binome_demo_date_run (self, binome_matching_get_run (matching), run_on, error);
}
