/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pairs of the sample company agree on: action plans, teams of tutors, documents with their
 * signatures; and the offers and the waiting list of the programme that runs. */

#include "binome-capacity.h"
#include "binome-demo-private.h"
#include "binome-agreement-workflow.h"
#include "binome-pair-team.h"
#include "binome-pair-waiting.h"
#include "binome-workflow-sql.h"

/* So many of the pairs that run have a plan and documents. */
#define WITH_PLAN 12

/* A step of an action plan; it suits any trade. */
typedef struct
{
  const char *title;
  const char *situation;
  const char *resource;
  const char *evidence;
  int start, target, level;
  BinomeActionStepState state;
  int due; /* days from today */
} Told;

static const Told told_steps[][3] = {
  { { "Tenir seul les cas courants", "Les dossiers du lundi, d’abord à deux",
      "Mode opératoire et exemples commentés", "Trois cas de suite sans reprise", 1, 3, 3,
      BINOME_ACTION_STEP_STATE_REACHED, -40 },
    { "Traiter un cas difficile avec un appui ponctuel", "Un cas réel par quinzaine, choisi ensemble",
      "Appui d’un expert du site", "Compte rendu relu par le tuteur", 1, 3, 2,
      BINOME_ACTION_STEP_STATE_UNDER_WAY, 30 },
    { "Montrer à son tour à un collègue", "Accueil du prochain arrivant", "Fiche rédigée par le binôme",
      "Avis du collègue et du responsable", 0, 4, 0, BINOME_ACTION_STEP_STATE_OPEN, 120 } },
  { { "Reconnaître les situations à risque", "Observation pendant les pointes d’activité",
      "Grille d’observation", "Deux situations décrites et discutées", 1, 3, 2,
      BINOME_ACTION_STEP_STATE_UNDER_WAY, 20 },
    { "Préparer une réunion avec les autres services", "Revue mensuelle du site", "Ordre du jour type",
      "Actions datées et suivies", 0, 2, 0, BINOME_ACTION_STEP_STATE_OPEN, 75 },
    { "Écrire ce que l’on sait du poste", "Une fiche par quinzaine", "Modèle de la qualité",
      "Fiches publiées et relues", 2, 4, 3, BINOME_ACTION_STEP_STATE_PARTLY_REACHED, -10 } },
};

static gboolean
add_step (BinomeDemo *self, BinomeEntity *pair, const Told *told, gint64 skill, int position, GError **error)
{
  g_autoptr (BinomeEntity) step = BINOME_ENTITY (binome_action_step_new ());
  gboolean done = told->state == BINOME_ACTION_STEP_STATE_REACHED
                  || told->state == BINOME_ACTION_STEP_STATE_PARTLY_REACHED;

  binome_entity_set_reference (step, BINOME_ACTION_STEP_PAIR, binome_entity_get_id (pair));
  binome_entity_set_text (step, BINOME_ACTION_STEP_TITLE, told->title);
  binome_entity_set_reference (step, BINOME_ACTION_STEP_SKILL, skill);
  binome_entity_set_text (step, BINOME_ACTION_STEP_SITUATION, told->situation);
  binome_entity_set_text (step, BINOME_ACTION_STEP_RESOURCE, told->resource);
  binome_entity_set_text (step, BINOME_ACTION_STEP_EVIDENCE, told->evidence);
  binome_entity_set_integer (step, BINOME_ACTION_STEP_START_LEVEL, told->start);
  binome_entity_set_integer (step, BINOME_ACTION_STEP_TARGET_LEVEL, told->target);
  binome_entity_set_integer (step, BINOME_ACTION_STEP_LEVEL, told->level);
  binome_entity_set_choice (step, BINOME_ACTION_STEP_STATE, (int)told->state);
  binome_entity_set_date (step, BINOME_ACTION_STEP_DUE_ON,
                          binome_date_next_working_day (self->today + told->due));
  if (done)
    binome_entity_set_date (step, BINOME_ACTION_STEP_DONE_ON,
                            binome_demo_workday (self, self->today + told->due));
  binome_entity_set_integer (step, BINOME_ACTION_STEP_POSITION, position);
  return binome_db_insert (self->db, step, error);
}

static gboolean
fill_plan (BinomeDemo *self, BinomeEntity *pair, guint index, GError **error)
{
  g_autoptr (GPtrArray) wanted
      = binome_workflow_select_of (self->db, BINOME_TYPE_ENROLMENT_SKILL, BINOME_ENROLMENT_SKILL_ENROLMENT,
                                   binome_entity_get_reference (pair, BINOME_PAIR_TUTEE), error);

  if (wanted == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (wanted->len, 3); i++)
    if (!add_step (self, pair, &told_steps[index % G_N_ELEMENTS (told_steps)][i],
                   binome_entity_get_reference (wanted->pdata[i], BINOME_ENROLMENT_SKILL_SKILL), (int)i,
                   error))
      return FALSE;

  return TRUE;
}

/* The document was made when the pair began, which is when some of it was signed. */
static gboolean
add_document (BinomeDemo *self, BinomeEntity *pair, BinomeAgreementKind kind, gboolean whole, GError **error)
{
  BinomeDate made_on = binome_demo_workday (self, binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON));
  gint64 id;
  g_autoptr (BinomeEntity) document = NULL;

  if (!binome_agreement_draft (self->db, binome_entity_get_id (pair), kind, 0, NULL, &id, error))
    return FALSE;
  document = binome_db_get (self->db, BINOME_TYPE_AGREEMENT, id, error);
  if (document == NULL)
    return FALSE;

  binome_entity_set_date (document, BINOME_AGREEMENT_MADE_ON, made_on);
  binome_entity_set_date (document, BINOME_AGREEMENT_TUTOR_SIGNED_ON, made_on);
  if (whole)
    {
      BinomeDate signed_on = binome_demo_workday (self, made_on + 4);

      binome_entity_set_date (document, BINOME_AGREEMENT_TUTEE_SIGNED_ON, signed_on);
      binome_entity_set_date (document, BINOME_AGREEMENT_MANAGER_SIGNED_ON, signed_on);
      binome_entity_set_date (document, BINOME_AGREEMENT_COMPANY_SIGNED_ON, signed_on);
    }
  return binome_agreement_sign (self->db, BINOME_AGREEMENT (document), NULL, error);
}

static gboolean
fill_documents (BinomeDemo *self, BinomeEntity *pair, guint index, GError **error)
{
  return add_document (self, pair, BINOME_AGREEMENT_KIND_CHARTER, TRUE, error)
         && (index % 3 == 2
             || add_document (self, pair, BINOME_AGREEMENT_KIND_AGREEMENT, index % 3 == 0, error));
}

/* Two of the tutors are helped by a colleague, who takes part of the work. */
static gboolean
fill_team (BinomeDemo *self, BinomeEntity *pair, gint64 second, int share, GError **error)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
  BinomeEntity *principal = BINOME_ENTITY (binome_pair_team_make_principal (pair));
  BinomeEntity *other = BINOME_ENTITY (binome_tutor_period_new ());

  g_ptr_array_add (periods, principal);
  g_ptr_array_add (periods, other);
  binome_entity_set_integer (principal, BINOME_TUTOR_PERIOD_SHARE, 100 - share);
  binome_entity_set_reference (other, BINOME_TUTOR_PERIOD_TUTOR, second);
  binome_entity_set_choice (other, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_SECOND);
  binome_entity_set_integer (other, BINOME_TUTOR_PERIOD_SHARE, share);
  binome_entity_set_boolean (other, BINOME_TUTOR_PERIOD_REFERENCE, FALSE);
  binome_entity_set_text (other, BINOME_TUTOR_PERIOD_REASON, "Relais sur le poste du matin");
  return binome_pair_team_keep (self->db, binome_entity_get_id (pair), periods, error);
}

/* The pairs that run, by the day they started. */
static GPtrArray *
select_running (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);

  binome_query_where_integer (query, BINOME_PAIR_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_where_choice (query, BINOME_PAIR_STATE, BINOME_QUERY_EQUAL, BINOME_PAIR_STATE_ACTIVE);
  binome_query_sort (query, BINOME_PAIR_STARTED_ON, FALSE);
  return binome_db_select (self->db, query, error);
}

/* The tutors who take part and have a place left, in the order in which they came. */
static GArray *
select_free_tutors (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (self->db, programme, error);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  static const int states[] = { BINOME_ENROLMENT_STATE_ACCEPTED, BINOME_ENROLMENT_STATE_MATCHED };
  g_autoptr (GArray) ids = NULL;
  GArray *free_ones;

  if (capacities == NULL)
    return NULL;
  binome_query_where_integer (query, BINOME_ENROLMENT_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, BINOME_ENROLMENT_ROLE_TUTOR);
  binome_query_where_choices (query, BINOME_ENROLMENT_STATE, states, G_N_ELEMENTS (states));
  ids = binome_db_select_ids (self->db, query, error);
  if (ids == NULL)
    return NULL;

  free_ones = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    {
      const BinomeCapacity *capacity = g_hash_table_lookup (capacities, &g_array_index (ids, gint64, i));

      if (capacity != NULL && capacity->left > 0)
        g_array_append_val (free_ones, g_array_index (ids, gint64, i));
    }

  return free_ones;
}

static gboolean
fill_teams (BinomeDemo *self, gint64 programme, GPtrArray *pairs, GError **error)
{
  static const int shares[] = { 30, 20 };
  g_autoptr (GArray) seconds = select_free_tutors (self, programme, error);
  guint n = 0;

  if (seconds == NULL)
    return FALSE;

  for (guint i = 0; i < seconds->len && n < MIN (pairs->len, G_N_ELEMENTS (shares)); i++)
    {
      gint64 second = g_array_index (seconds, gint64, i);

      if (second == binome_entity_get_reference (pairs->pdata[n], BINOME_PAIR_TUTOR))
        continue;
      if (!fill_team (self, pairs->pdata[n], second, shares[n], error))
        return FALSE;
      n++;
    }

  return TRUE;
}

/* Asks one side of a pair, so many days ago; a side that is not awaited said yes. */
static void
ask (BinomeDemo *self, BinomeEntity *pair, gboolean tutor, int days, BinomePairAnswer answer)
{
  binome_entity_set_date (pair, tutor ? BINOME_PAIR_TUTOR_ASKED_ON : BINOME_PAIR_TUTEE_ASKED_ON,
                          binome_demo_workday (self, self->today - days));
  binome_entity_set_choice (pair, tutor ? BINOME_PAIR_TUTOR_ANSWER : BINOME_PAIR_TUTEE_ANSWER, (int)answer);
}

/* Of the pairs that are offered one waits for the tutor's answer and one for the tutee's; to those that are
 * confirmed both said yes. */
static gboolean
fill_offers (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);
  g_autoptr (GPtrArray) pairs = NULL;
  guint n_offered = 0;

  binome_query_where_integer (query, BINOME_PAIR_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  pairs = binome_db_select (self->db, query, error);
  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      BinomeEntity *pair = pairs->pdata[i];
      int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);

      if (state == BINOME_PAIR_STATE_CONFIRMED)
        {
          ask (self, pair, TRUE, 15, BINOME_PAIR_ANSWER_ACCEPTED);
          ask (self, pair, FALSE, 12, BINOME_PAIR_ANSWER_ACCEPTED);
        }
      else if (state == BINOME_PAIR_STATE_OFFERED && n_offered++ % 2 == 0)
        {
          ask (self, pair, TRUE, 8, BINOME_PAIR_ANSWER_ACCEPTED);
          ask (self, pair, FALSE, 3, BINOME_PAIR_ANSWER_AWAITED);
        }
      else if (state == BINOME_PAIR_STATE_OFFERED)
        ask (self, pair, TRUE, 8, BINOME_PAIR_ANSWER_AWAITED);
      else
        continue;
      if (!binome_db_update (self->db, pair, error))
        return FALSE;
    }

  return TRUE;
}

/* The last tutee without a proposal waits for a place on the own site. */
static gboolean
fill_waiting (BinomeDemo *self, gint64 programme, GError **error)
{
  gint64 id;

  if (!binome_workflow_get_number (
          self->db,
          "SELECT id FROM enrolment e WHERE programme = ?1 AND role = 'tutee'"
          " AND state = 'accepted' AND NOT EXISTS (SELECT 1 FROM pair WHERE tutee = e.id"
          " AND state IN " BINOME_SQL_TAKES_A_PLACE ") ORDER BY id DESC LIMIT 1",
          programme, &id, error))
    return FALSE;

  return id == 0 || binome_waiting_put (self->db, id, 2, "Pas encore de place à Toulouse", error);
}

/**
 * binome_demo_fill_pairs:
 * @self: the sample company, with its programmes
 * @programme: the one that runs
 * @error: return location for a #GError
 *
 * Returns: whether what its pairs agree on was filled
 */
gboolean
binome_demo_fill_pairs (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) pairs = select_running (self, programme, error);

  if (pairs == NULL || !fill_teams (self, programme, pairs, error))
    return FALSE;
  for (guint i = 0; i < MIN (pairs->len, WITH_PLAN); i++)
    if (!fill_plan (self, pairs->pdata[i], i, error) || !fill_documents (self, pairs->pdata[i], i, error))
      return FALSE;

  return fill_offers (self, programme, error) && fill_waiting (self, programme, error);
}
