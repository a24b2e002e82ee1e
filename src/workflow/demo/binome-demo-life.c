/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the pairs of a programme of the sample company, and of who takes part. */

#include "binome-demo-private.h"

#include <glib/gi18n-lib.h>

#include "binome-workflow-sql.h"

/* Pairs that start within two weeks of the programme. */
#define START_DAYS 12

static const char *const early_reasons[] = {
  "Changement d’équipe du tuteur",
  "Départ de l’entreprise",
  "Attentes différentes, arrêt décidé à trois",
  "Absence longue du tuteur",
};

static BinomeDate
find_start (BinomeDemo *self, BinomeEntity *programme, BinomeEntity *pair, GError **error)
{
  g_autoptr (BinomeEntity) tutee = binome_db_get (
      self->db, BINOME_TYPE_ENROLMENT, binome_entity_get_reference (pair, BINOME_PAIR_TUTEE), error);
  g_autoptr (BinomeEntity) person
      = tutee != NULL ? binome_db_get (self->db, BINOME_TYPE_PERSON,
                                       binome_entity_get_reference (tutee, BINOME_ENROLMENT_PERSON), error)
                      : NULL;
  BinomeDate first;

  if (person == NULL)
    return BINOME_DATE_NONE;

  first = MAX (binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON),
               binome_entity_get_date (person, BINOME_PERSON_HIRED_ON));
  return binome_date_next_working_day (first + (int)binome_demo_random (self, START_DAYS));
}

static void
end_pair (BinomeDemo *self, BinomeEntity *pair, BinomePairState state, BinomeDate on, const char *reason)
{
  binome_entity_set_choice (pair, BINOME_PAIR_STATE, (int)state);
  binome_entity_set_date (pair, BINOME_PAIR_ENDED_ON, binome_demo_workday (self, on));
  binome_entity_set_text (pair, BINOME_PAIR_END_REASON, reason);
}

static void
close_pair (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *pair, guint index)
{
  BinomeDate started_on = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate expected = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);

  if (index % 5 == 2 && index / 5 < told->n_early)
    end_pair (self, pair, BINOME_PAIR_STATE_ENDED_EARLY,
              started_on + (expected - started_on) * (30 + (int)binome_demo_random (self, 40)) / 100,
              early_reasons[index % G_N_ELEMENTS (early_reasons)]);
  else
    end_pair (self, pair, BINOME_PAIR_STATE_COMPLETED, expected - (int)binome_demo_random (self, 8),
              "Parcours mené à son terme");
}

/* Nearly all pairs of the programme that runs are active; some tell another story. */
static void
keep_running (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *pair, guint index)
{
  BinomeDate started_on = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);

  binome_entity_set_choice (pair, BINOME_PAIR_STATE, BINOME_PAIR_STATE_ACTIVE);
  switch (index)
    {
    case 4:
      binome_entity_set_choice (pair, BINOME_PAIR_STATE, BINOME_PAIR_STATE_PAUSED);
      binome_entity_set_text (pair, BINOME_PAIR_NOTE,
                              "En pause pendant l’arrêt du tuteur, reprise prévue dans trois semaines.");
      break;
    case 9:
      binome_entity_set_choice (pair, BINOME_PAIR_STATE, BINOME_PAIR_STATE_CLOSING);
      binome_entity_set_text (pair, BINOME_PAIR_NOTE,
                              "Savoir-faire transmis plus vite que prévu ; bilan final à caler.");
      break;
    case 7:
    case 18:
      end_pair (self, pair, BINOME_PAIR_STATE_ENDED_EARLY, started_on + 50 + (int)index,
                early_reasons[index % 2]);
      break;
    case 13:
      /* The offer was turned down before anything began. */
      end_pair (self, pair, BINOME_PAIR_STATE_DECLINED, started_on - 2,
                "Le tuteur n’a pas assez de temps cette année");
      binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, BINOME_DATE_NONE);
      binome_entity_set_date (pair, BINOME_PAIR_TUTOR_ASKED_ON, binome_demo_workday (self, started_on - 5));
      binome_entity_set_choice (pair, BINOME_PAIR_TUTOR_ANSWER, BINOME_PAIR_ANSWER_DECLINED);
      binome_entity_set_choice (pair, BINOME_PAIR_DECLINE_REASON, BINOME_DECLINE_REASON_WORKLOAD);
      break;
    case 20:
      end_pair (self, pair, BINOME_PAIR_STATE_COMPLETED, self->today - 9,
                "Savoir-faire transmis avant l’échéance");
      break;
    default:
      break;
    }
}

static gboolean
live_pair (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, BinomeEntity *pair,
           guint index, GError **error)
{
  BinomeDate started_on = find_start (self, programme, pair, error);

  if (started_on == BINOME_DATE_NONE)
    return FALSE;

  binome_entity_set_date (
      pair, BINOME_PAIR_PROPOSED_ON,
      binome_demo_workday (self, binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) - 9));
  binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, started_on);
  binome_entity_set_text (pair, BINOME_PAIR_GOALS,
                          binome_demo_pick (self, binome_demo_goals, binome_demo_n_goals));
  binome_entity_set_text (pair, BINOME_PAIR_RHYTHM,
                          index % 2 == 0 ? "une heure par semaine" : "deux heures tous les quinze jours");
  binome_entity_set_text (pair, BINOME_PAIR_PLACE,
                          index % 2 == 0 ? "au poste de travail" : "à l’atelier, puis en salle de réunion");
  binome_entity_set_real (pair, BINOME_PAIR_HOURS_PER_MONTH, 4);
  if (told->state == BINOME_PROGRAMME_STATE_RUNNING)
    keep_running (self, told, pair, index);
  else
    close_pair (self, told, pair, index);

  return binome_db_update (self->db, pair, error)
         && (binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON) == BINOME_DATE_NONE
             || binome_demo_follow_pair (self, pair, index % 11 == 3, error));
}

/* Enrolments follow from the pairs. */
static const char *const settle[] = {
  "UPDATE enrolment SET state = 'matched' WHERE programme = ?1 AND EXISTS (SELECT 1 FROM pair"
  " WHERE (tutor = enrolment.id OR tutee = enrolment.id) AND pair.state IN ('accepted', 'confirmed', 'active',"
  " 'paused', 'closing'))",
  "UPDATE enrolment SET state = 'done' WHERE programme = ?1 AND role = 'tutee' AND EXISTS (SELECT 1 FROM pair"
  " WHERE tutee = enrolment.id AND pair.state = 'completed')",
};

static const char *const settle_closed[] = {
  "UPDATE enrolment SET state = 'done' WHERE programme = ?1 AND role = 'tutor' AND EXISTS (SELECT 1 FROM pair"
  " WHERE tutor = enrolment.id)",
  "UPDATE enrolment SET state = 'withdrew', left_from = 'matched',"
  " reason = 'Le binôme a pris fin avant le terme', ended_on ="
  " (SELECT max(ended_on) FROM pair WHERE tutee = enrolment.id) WHERE programme = ?1 AND role = 'tutee'"
  " AND state = 'accepted' AND EXISTS (SELECT 1 FROM pair WHERE tutee = enrolment.id)",
  "UPDATE enrolment SET state = 'withdrew', left_from = 'accepted',"
  " reason = 'Affectation reportée, parcours non commencé', ended_on = starts_on"
  " WHERE programme = ?1 AND role = 'tutee' AND state = 'accepted'",
};

static const char date_states[]
    = "UPDATE enrolment SET state_since = coalesce(CASE state WHEN 'matched' THEN (SELECT max(coalesce(started_on,"
      " proposed_on)) FROM pair WHERE tutor = enrolment.id OR tutee = enrolment.id) WHEN 'done' THEN"
      " (SELECT max(ended_on) FROM pair WHERE tutor = enrolment.id OR tutee = enrolment.id) ELSE ended_on END,"
      " applied_on) WHERE programme = ?1";

static gboolean
run_all (BinomeDemo *self, const char *const *sql, guint n, gint64 programme, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!binome_workflow_run (self->db, sql[i], programme, error))
      return FALSE;

  return TRUE;
}

/**
 * binome_demo_live:
 * @self: the sample company
 * @told: what the programme is to be like
 * @programme: the programme, with its pairs proposed
 * @error: return location for a #GError
 *
 * Lets time pass up to today.
 *
 * Returns: whether it was filled
 */
gboolean
binome_demo_live (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  gint64 id = binome_entity_get_id (programme);
  g_autoptr (GPtrArray) pairs
      = binome_workflow_select_of (self->db, BINOME_TYPE_PAIR, BINOME_PAIR_PROGRAMME, id, error);

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    if (!live_pair (self, told, programme, pairs->pdata[i], i, error))
      return FALSE;
  if (!run_all (self, settle, G_N_ELEMENTS (settle), id, error))
    return FALSE;

  if (told->state != BINOME_PROGRAMME_STATE_RUNNING
      && !run_all (self, settle_closed, G_N_ELEMENTS (settle_closed), id, error))
    return FALSE;

  return binome_workflow_run (self->db, date_states, id, error);
}
