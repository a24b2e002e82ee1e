/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on the way into the programme that runs, and how the company hears of it. */

#include "binome-demo-private.h"

#include <glib/gi18n-lib.h>

#define E(s) BINOME_ENROLMENT_STATE_##s

/* A candidate: since how many days in which state, and of those who left, from which one and why. */
typedef struct
{
  BinomeEnrolmentRole role;
  BinomeEnrolmentState state;
  int days;
  BinomeEnrolmentState left_from;
  const char *reason;
} Candidate;

#define TUTOR(s, d) { BINOME_ENROLMENT_ROLE_TUTOR, E (s), d, E (IDENTIFIED), "" }
#define TUTEE(s, d) { BINOME_ENROLMENT_ROLE_TUTEE, E (s), d, E (IDENTIFIED), "" }

static const Candidate candidates[] = {
  TUTOR (IDENTIFIED, 34),
  TUTOR (IDENTIFIED, 6),
  TUTOR (IDENTIFIED, 5),
  TUTOR (INVITED, 16),
  TUTOR (INVITED, 15),
  TUTOR (INVITED, 4),
  TUTOR (INVITED, 4),
  TUTOR (INTERESTED, 24),
  TUTOR (INTERESTED, 9),
  TUTOR (APPLIED, 28),
  TUTOR (APPLIED, 12),
  TUTOR (APPLIED, 3),
  TUTOR (MANAGER_AGREED, 8),
  TUTOR (MANAGER_AGREED, 2),
  TUTOR (INTERVIEWED, 5),
  { BINOME_ENROLMENT_ROLE_TUTOR, E (UNAVAILABLE), 30, E (IDENTIFIED),
    "Arrêt long, retour prévu à l’automne" },
  { BINOME_ENROLMENT_ROLE_TUTOR, E (REFUSED), 30, E (INTERVIEWED),
    "Ancienneté au poste inférieure à deux ans" },
  { BINOME_ENROLMENT_ROLE_TUTOR, E (WITHDREW), 19, E (INTERESTED), "Pas assez de temps cette année" },
  { BINOME_ENROLMENT_ROLE_TUTOR, E (WITHDREW), 11, E (APPLIED), "Change de poste au printemps" },
  TUTEE (IDENTIFIED, 26),
  TUTEE (IDENTIFIED, 7),
  TUTEE (INVITED, 20),
  TUTEE (INVITED, 3),
  TUTEE (INTERESTED, 6),
  TUTEE (APPLIED, 10),
  TUTEE (APPLIED, 4),
  TUTEE (MANAGER_AGREED, 9),
  TUTEE (INTERVIEWED, 23),
  { BINOME_ENROLMENT_ROLE_TUTEE, E (WAITING), 13, E (IDENTIFIED), "Aucun tuteur de son métier n’est libre" },
  { BINOME_ENROLMENT_ROLE_TUTEE, E (REFUSED), 33, E (APPLIED), "Contrat trop court pour le parcours" },
  { BINOME_ENROLMENT_ROLE_TUTEE, E (WITHDREW), 8, E (MANAGER_AGREED),
    "Préfère attendre la prochaine session" },
};

/* Those of the staff who take no part yet. */
static gboolean
list_free_people (BinomeDemo *self, gint64 programme, GArray *people, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (self->db, "SELECT person FROM enrolment WHERE programme = ?1", error);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 person = binome_statement_get_integer (row, 0);

      g_hash_table_add (taken, g_memdup2 (&person, sizeof person));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  for (guint i = 0; i < self->people->len; i++)
    {
      const BinomeDemoPerson *person = &g_array_index (self->people, BinomeDemoPerson, i);

      if (person->part == BINOME_DEMO_STAFF && person->id != self->coordinator && person->id != self->director
          && !g_hash_table_contains (taken, &person->id))
        g_array_append_val (people, person->id);
    }
  return TRUE;
}

static gboolean
add_candidate (BinomeDemo *self, BinomeEntity *programme, const Candidate *told, gint64 person,
               GError **error)
{
  g_autoptr (BinomeEntity) enrolment = BINOME_ENTITY (binome_enrolment_new ());
  BinomeDate since = binome_demo_workday (self, self->today - told->days);
  gboolean has_applied = told->state >= E (APPLIED) && told->left_from != E (INTERESTED);

  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, binome_entity_get_id (programme));
  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON, person);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE, (int)told->role);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE, (int)told->state);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_LEFT_FROM, (int)told->left_from);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STATE_SINCE, since);
  if (has_applied)
    binome_entity_set_date (enrolment, BINOME_ENROLMENT_APPLIED_ON,
                            told->state == E (APPLIED) ? since : binome_demo_workday (self, since - 12));
  if (told->state == E (WAITING))
    binome_entity_set_date (enrolment, BINOME_ENROLMENT_WAITING_SINCE, since);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON,
                          binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
  if (told->role == BINOME_ENROLMENT_ROLE_TUTOR)
    binome_entity_set_integer (enrolment, BINOME_ENROLMENT_CAPACITY, 1 + told->days % 2);
  binome_entity_set_text (enrolment, BINOME_ENROLMENT_REASON, told->reason);
  if (told->state >= E (REFUSED))
    binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDED_ON, since);

  return binome_db_insert (self->db, enrolment, error);
}

/* ---- the communication plan ---- */

/* Days are counted from the start of the programme; @done from the plan. */
typedef struct
{
  const char *title;
  const char *audience;
  const char *message;
  const char *author;
  BinomeChannel channel;
  BinomeCommunicationState state;
  int planned;
  int done;
  int reach;
} Action;

static const Action actions[] = {
  { "Courriel d’annonce de la direction", "Tout le personnel",
    "Pourquoi le programme, ce que l’entreprise en attend, qui le coordonne.", "Direction générale",
    BINOME_CHANNEL_E_MAIL, BINOME_COMMUNICATION_STATE_DONE, -60, 0, 180 },
  { "Réunion d’information des responsables", "Responsables d’équipe",
    "Ce que le tutorat demande à l’équipe : le temps, l’accord, les points d’étape.", "Service RH",
    BINOME_CHANNEL_MEETING, BINOME_COMMUNICATION_STATE_DONE, -50, 2, 24 },
  { "Affiche d’appel à volontaires", "Ateliers et bureaux", "Devenez tuteur ou tutrice.", "Service RH",
    BINOME_CHANNEL_POSTER, BINOME_COMMUNICATION_STATE_DONE, -45, 1, 150 },
  { "Stand d’information au restaurant", "Tout le personnel",
    "Rencontrer d’anciens tuteurs et poser ses questions.", "Service RH", BINOME_CHANNEL_OTHER,
    BINOME_COMMUNICATION_STATE_CANCELLED, -30, 0, 0 },
  { "Article sur l’intranet : la parole aux binômes", "Tout le personnel",
    "Deux binômes racontent leurs premiers mois.", "Communication interne", BINOME_CHANNEL_INTRANET,
    BINOME_COMMUNICATION_STATE_PLANNED, 0, 0, 0 },
};

static gboolean
add_action (BinomeDemo *self, BinomeEntity *programme, const Action *told, GError **error)
{
  g_autoptr (BinomeEntity) action = BINOME_ENTITY (binome_communication_new ());
  BinomeDate planned = binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) + told->planned;

  if (told->state == BINOME_COMMUNICATION_STATE_PLANNED)
    planned = self->today - 6; /* a few days late */
  binome_entity_set_reference (action, BINOME_COMMUNICATION_PROGRAMME, binome_entity_get_id (programme));
  binome_entity_set_text (action, BINOME_COMMUNICATION_TITLE, told->title);
  binome_entity_set_text (action, BINOME_COMMUNICATION_AUDIENCE, told->audience);
  binome_entity_set_text (action, BINOME_COMMUNICATION_MESSAGE, told->message);
  binome_entity_set_text (action, BINOME_COMMUNICATION_AUTHOR, told->author);
  binome_entity_set_choice (action, BINOME_COMMUNICATION_CHANNEL, (int)told->channel);
  binome_entity_set_choice (action, BINOME_COMMUNICATION_STATE, (int)told->state);
  binome_entity_set_date (action, BINOME_COMMUNICATION_PLANNED_ON, binome_demo_workday (self, planned));
  if (told->state == BINOME_COMMUNICATION_STATE_DONE)
    binome_entity_set_date (action, BINOME_COMMUNICATION_DONE_ON,
                            binome_demo_workday (self, planned + told->done));
  binome_entity_set_integer (action, BINOME_COMMUNICATION_REACH, told->reach);

  return binome_db_insert (self->db, action, error);
}

/**
 * binome_demo_fill_funnel:
 * @self: the sample company
 * @programme: the programme that runs, with its pairs
 * @error: return location for a #GError
 *
 * Adds candidates at every step, some of them stuck, and the communication plan.
 *
 * Returns: whether it was filled
 */
gboolean
binome_demo_fill_funnel (BinomeDemo *self, BinomeEntity *programme, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_free_people (self, binome_entity_get_id (programme), people, error))
    return FALSE;

  /* From all over the company, each of them once. */
  for (guint i = 0; i < G_N_ELEMENTS (candidates) && i < people->len; i++)
    if (!add_candidate (self, programme, &candidates[i],
                        g_array_index (people, gint64, i * people->len / G_N_ELEMENTS (candidates)), error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (!add_action (self, programme, &actions[i], error))
      return FALSE;

  return TRUE;
}
