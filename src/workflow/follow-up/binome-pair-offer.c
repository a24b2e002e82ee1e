/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offer of a pair: the tutor is asked, then the tutee; both answer; a “no” brings the next proposal. */

#include "binome-pair-offer.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-pair-workflow.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* What the user calls a step, and whether it needs a reason. */
static const struct
{
  const char *label;
  gboolean needs_reason;
} steps[] = {
  [BINOME_PAIR_STEP_REVIEW] = { N_ ("Mark as Reviewed"), FALSE },
  [BINOME_PAIR_STEP_ASK_TUTOR] = { N_ ("Ask the Tutor"), FALSE },
  [BINOME_PAIR_STEP_TUTOR_YES] = { N_ ("Tutor Says Yes"), FALSE },
  [BINOME_PAIR_STEP_TUTOR_NO] = { N_ ("Tutor Says No"), TRUE },
  [BINOME_PAIR_STEP_ASK_TUTEE] = { N_ ("Ask the Tutee"), FALSE },
  [BINOME_PAIR_STEP_TUTEE_YES] = { N_ ("Tutee Says Yes"), FALSE },
  [BINOME_PAIR_STEP_TUTEE_NO] = { N_ ("Tutee Says No"), TRUE },
  [BINOME_PAIR_STEP_NO_ANSWER] = { N_ ("No Answer Came"), FALSE },
  [BINOME_PAIR_STEP_CONFIRM] = { N_ ("Confirm"), FALSE },
  [BINOME_PAIR_STEP_START] = { N_ ("Start"), FALSE },
  [BINOME_PAIR_STEP_CANCEL] = { N_ ("Cancel the Pair"), TRUE },
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == BINOME_PAIR_N_STEPS);

/**
 * binome_pair_step_get_label:
 * @step: a step
 *
 * Returns: (transfer none): what the user calls it
 */
const char *
binome_pair_step_get_label (BinomePairStep step)
{
  return _ (steps[step].label);
}

/**
 * binome_pair_step_needs_reason:
 * @step: a step
 *
 * Returns: whether the user must say why
 */
gboolean
binome_pair_step_needs_reason (BinomePairStep step)
{
  return steps[step].needs_reason;
}

/**
 * binome_pair_step_is_refusal:
 * @step: a step
 *
 * Returns: whether one of the two says no, which takes a reason from the list and a text
 */
gboolean
binome_pair_step_is_refusal (BinomePairStep step)
{
  return step == BINOME_PAIR_STEP_TUTOR_NO || step == BINOME_PAIR_STEP_TUTEE_NO;
}

/* Where the offer of a pair stands. */
typedef struct
{
  int state;
  gboolean offered;
  gboolean tutor_said_yes;
  gboolean tutee_asked;
} Offer;

static Offer
read_offer (BinomeEntity *pair)
{
  int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);

  return (Offer){
    .state = state,
    .offered = state == BINOME_PAIR_STATE_OFFERED,
    .tutor_said_yes
    = binome_entity_get_choice (pair, BINOME_PAIR_TUTOR_ANSWER) == BINOME_PAIR_ANSWER_ACCEPTED,
    .tutee_asked = binome_entity_get_date (pair, BINOME_PAIR_TUTEE_ASKED_ON) != BINOME_DATE_NONE,
  };
}

/* Both have said yes, and the pair has not started. */
static gboolean
has_agreed (int state)
{
  return state == BINOME_PAIR_STATE_ACCEPTED || state == BINOME_PAIR_STATE_CONFIRMED;
}

/**
 * binome_pair_step_applies:
 * @step: a step
 * @pair: a pair
 *
 * Returns: whether the pair can take it now; places and presence are looked at when it does
 */
gboolean
binome_pair_step_applies (BinomePairStep step, BinomeEntity *pair)
{
  Offer offer = read_offer (pair);

  switch (step)
    {
    case BINOME_PAIR_STEP_REVIEW:
      return offer.state == BINOME_PAIR_STATE_PROPOSED;
    case BINOME_PAIR_STEP_ASK_TUTOR:
      return offer.state == BINOME_PAIR_STATE_PROPOSED || offer.state == BINOME_PAIR_STATE_REVIEWED;
    case BINOME_PAIR_STEP_TUTOR_YES:
      return offer.offered && !offer.tutor_said_yes;
    case BINOME_PAIR_STEP_TUTOR_NO: /* also after a yes, as long as the pair has not started */
      return offer.offered || has_agreed (offer.state);
    case BINOME_PAIR_STEP_ASK_TUTEE:
      return offer.offered && offer.tutor_said_yes && !offer.tutee_asked;
    case BINOME_PAIR_STEP_TUTEE_YES:
      return offer.offered && offer.tutor_said_yes && offer.tutee_asked;
    case BINOME_PAIR_STEP_TUTEE_NO:
      return (offer.offered && offer.tutor_said_yes && offer.tutee_asked) || has_agreed (offer.state);
    case BINOME_PAIR_STEP_NO_ANSWER:
      return offer.offered && (!offer.tutor_said_yes || offer.tutee_asked);
    case BINOME_PAIR_STEP_CONFIRM:
      return offer.state == BINOME_PAIR_STATE_ACCEPTED;
    case BINOME_PAIR_STEP_START:
      return offer.state < BINOME_PAIR_STATE_ACTIVE
             && binome_state_machine_find (&binome_pair_machine, offer.state, BINOME_PAIR_STATE_ACTIVE)
                    != NULL;
    case BINOME_PAIR_STEP_CANCEL:
      return offer.state < BINOME_PAIR_STATE_ACTIVE;
    case BINOME_PAIR_N_STEPS:
    default:
      return FALSE;
    }
}

/**
 * binome_pair_find_next_step:
 * @pair: a pair that has not started
 *
 * Returns: the step that brings it forward; %BINOME_PAIR_N_STEPS for none
 */
BinomePairStep
binome_pair_find_next_step (BinomeEntity *pair)
{
  static const BinomePairStep forward[]
      = { BINOME_PAIR_STEP_ASK_TUTOR, BINOME_PAIR_STEP_TUTOR_YES, BINOME_PAIR_STEP_ASK_TUTEE,
          BINOME_PAIR_STEP_TUTEE_YES, BINOME_PAIR_STEP_CONFIRM,   BINOME_PAIR_STEP_START };

  for (guint i = 0; i < G_N_ELEMENTS (forward); i++)
    if (binome_pair_step_applies (forward[i], pair))
      return forward[i];

  return BINOME_PAIR_N_STEPS;
}

/**
 * binome_pair_dup_progress:
 * @pair: a pair
 *
 * Returns: (transfer full): where it stands in words: its state, or whose answer is awaited since when
 */
char *
binome_pair_dup_progress (BinomeEntity *pair)
{
  Offer offer = read_offer (pair);
  BinomeDate since = binome_entity_get_date (pair, offer.tutee_asked ? BINOME_PAIR_TUTEE_ASKED_ON
                                                                     : BINOME_PAIR_TUTOR_ASKED_ON);
  g_autofree char *day = NULL;

  if (!offer.offered || (!offer.tutor_said_yes && since == BINOME_DATE_NONE))
    return g_strdup (binome_entity_get_choice_label (pair, BINOME_PAIR_STATE));
  if (offer.tutor_said_yes && !offer.tutee_asked)
    return g_strdup (_ ("The tutor said yes, ask the tutee"));

  day = binome_date_format (since, BINOME_DATE_MEDIUM);
  if (offer.tutee_asked)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Tutee asked on %s"), day);
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Tutor asked on %s"), day);
}

/* ---- the steps ---- */

static gboolean
set_choice (BinomeDb *db, gint64 pair, BinomePairField field, int value, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);

  if (entity == NULL)
    return FALSE;

  binome_entity_set_choice (entity, field, value);
  return binome_db_update_fields (db, entity, FIELD (field), error);
}

static gboolean
move (BinomeDb *db, gint64 pair, BinomePairState to, const char *text, GError **error)
{
  return binome_pair_move (db, pair, to, text, BINOME_DATE_NONE, error);
}

/* An offer is looked at first, also where the user asks at once. */
static gboolean
ask_tutor (BinomeDb *db, BinomeEntity *pair, GError **error)
{
  gint64 id = binome_entity_get_id (pair);

  return (binome_entity_get_choice (pair, BINOME_PAIR_STATE) != BINOME_PAIR_STATE_PROPOSED
          || move (db, id, BINOME_PAIR_STATE_REVIEWED, NULL, error))
         && move (db, id, BINOME_PAIR_STATE_OFFERED, NULL, error);
}

static gboolean
ask_tutee (BinomeDb *db, BinomeEntity *pair, GError **error)
{
  binome_entity_set_date (pair, BINOME_PAIR_TUTEE_ASKED_ON, binome_clock_today ());
  return binome_db_update_fields (db, pair, FIELD (BINOME_PAIR_TUTEE_ASKED_ON), error);
}

/* Whether a reason speaks of the person, who then cannot take any other pair, and not of this pair. */
static gboolean
speaks_of_person (BinomeDeclineReason why)
{
  return why == BINOME_DECLINE_REASON_WORKLOAD || why == BINOME_DECLINE_REASON_LEAVING;
}

/* Releases what else was drafted for somebody who cannot, or sent already; the tutees concerned need somebody
 * else. */
static gboolean
release_offers (BinomeDb *db, gint64 enrolment, guint side, const char *text, GArray *tutees,
                BinomePairStepAnswer *answer, GError **error)
{
  g_autoptr (GPtrArray) pairs = binome_workflow_select_of (db, BINOME_TYPE_PAIR, side, enrolment, error);

  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      gint64 tutee = binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_TUTEE);

      if (binome_entity_get_choice (pairs->pdata[i], BINOME_PAIR_STATE) > BINOME_PAIR_STATE_OFFERED)
        continue;
      if (!move (db, binome_entity_get_id (pairs->pdata[i]), BINOME_PAIR_STATE_CANCELLED, text, error))
        return FALSE;
      if (side == BINOME_PAIR_TUTOR)
        g_array_append_val (tutees, tutee);
      answer->n_released++;
    }

  return TRUE;
}

static gboolean
check_refusal (const BinomePairStepAnswer *answer, GError **error)
{
  if (answer->why == BINOME_DECLINE_REASON_NONE)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Choose from the list why the offer was declined."));
      return FALSE;
    }
  if (binome_text_is_blank (answer->text))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Say in a few words why the offer was declined."));
      return FALSE;
    }

  return TRUE;
}

/* Proposes somebody for each of @tutees, in their order. */
static gboolean
propose_instead (BinomeDb *db, gint64 programme, GArray *tutees, BinomePairStepAnswer *answer, GError **error)
{
  for (guint i = 0; i < tutees->len; i++)
    {
      gint64 pair;

      if (!binome_pair_propose_next (db, programme, g_array_index (tutees, gint64, i), &pair, error))
        return FALSE;
      answer->n_next += pair != 0;
    }

  return TRUE;
}

static gboolean
decline (BinomeDb *db, BinomeEntity *pair, guint side, BinomePairStepAnswer *answer, GError **error)
{
  BinomePairField field = side == BINOME_PAIR_TUTOR ? BINOME_PAIR_TUTOR_ANSWER : BINOME_PAIR_TUTEE_ANSWER;
  gint64 id = binome_entity_get_id (pair), tutee = binome_entity_get_reference (pair, BINOME_PAIR_TUTEE);
  g_autoptr (GArray) tutees = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!check_refusal (answer, error)
      || !set_choice (db, id, BINOME_PAIR_DECLINE_REASON, (int)answer->why, error)
      || !set_choice (db, id, field, BINOME_PAIR_ANSWER_DECLINED, error)
      || !move (db, id, BINOME_PAIR_STATE_DECLINED, answer->text, error))
    return FALSE;

  /* A tutee who cannot take part at all needs no other tutor. */
  if (side == BINOME_PAIR_TUTOR || !speaks_of_person (answer->why))
    g_array_append_val (tutees, tutee);
  if (speaks_of_person (answer->why)
      && !release_offers (db, binome_entity_get_reference (pair, side), side, answer->text, tutees, answer,
                          error))
    return FALSE;

  return propose_instead (db, binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME), tutees, answer,
                          error);
}

static gboolean
expire (BinomeDb *db, BinomeEntity *pair, BinomePairStepAnswer *answer, GError **error)
{
  gint64 tutee = binome_entity_get_reference (pair, BINOME_PAIR_TUTEE);
  g_autoptr (GArray) tutees = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Where it is the tutee who is silent, another tutor changes nothing. */
  if (!read_offer (pair).tutee_asked)
    g_array_append_val (tutees, tutee);

  return move (db, binome_entity_get_id (pair), BINOME_PAIR_STATE_EXPIRED, NULL, error)
         && propose_instead (db, binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME), tutees, answer,
                             error);
}

/* How many of a tutee's offers came to nothing because another was accepted, is seen by their number. */
static gboolean
count_offers (BinomeDb *db, gint64 tutee, gint64 *n, GError **error)
{
  return binome_workflow_get_number (
      db, "SELECT count(*) FROM pair WHERE tutee = ?1 AND state IN ('proposed', 'reviewed', 'offered')",
      tutee, n, error);
}

/* Moves a pair on to where the tutee's other offers are released. */
static gboolean
agree (BinomeDb *db, BinomeEntity *pair, BinomePairState to, BinomePairStepAnswer *answer, GError **error)
{
  gint64 tutee = binome_entity_get_reference (pair, BINOME_PAIR_TUTEE), before, after;

  if (!count_offers (db, tutee, &before, error) || !move (db, binome_entity_get_id (pair), to, NULL, error)
      || !count_offers (db, tutee, &after, error))
    return FALSE;

  before -= binome_entity_get_choice (pair, BINOME_PAIR_STATE) <= BINOME_PAIR_STATE_OFFERED;
  answer->n_released += (guint)(before - after);
  return TRUE;
}

static gboolean
carry_out (BinomeDb *db, BinomeEntity *pair, BinomePairStep step, BinomePairStepAnswer *answer,
           GError **error)
{
  gint64 id = binome_entity_get_id (pair);

  switch (step)
    {
    case BINOME_PAIR_STEP_REVIEW:
      return move (db, id, BINOME_PAIR_STATE_REVIEWED, NULL, error);
    case BINOME_PAIR_STEP_ASK_TUTOR:
      return ask_tutor (db, pair, error);
    case BINOME_PAIR_STEP_TUTOR_YES:
      return set_choice (db, id, BINOME_PAIR_TUTOR_ANSWER, BINOME_PAIR_ANSWER_ACCEPTED, error);
    case BINOME_PAIR_STEP_TUTOR_NO:
      return decline (db, pair, BINOME_PAIR_TUTOR, answer, error);
    case BINOME_PAIR_STEP_ASK_TUTEE:
      return ask_tutee (db, pair, error);
    case BINOME_PAIR_STEP_TUTEE_YES:
      return set_choice (db, id, BINOME_PAIR_TUTEE_ANSWER, BINOME_PAIR_ANSWER_ACCEPTED, error)
             && agree (db, pair, BINOME_PAIR_STATE_ACCEPTED, answer, error);
    case BINOME_PAIR_STEP_TUTEE_NO:
      return decline (db, pair, BINOME_PAIR_TUTEE, answer, error);
    case BINOME_PAIR_STEP_NO_ANSWER:
      return expire (db, pair, answer, error);
    case BINOME_PAIR_STEP_CONFIRM:
      return agree (db, pair, BINOME_PAIR_STATE_CONFIRMED, answer, error);
    case BINOME_PAIR_STEP_START:
      return agree (db, pair, BINOME_PAIR_STATE_ACTIVE, answer, error);
    case BINOME_PAIR_STEP_CANCEL:
      return move (db, id, BINOME_PAIR_STATE_CANCELLED, answer->text, error);
    case BINOME_PAIR_N_STEPS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * binome_pair_list_unagreed:
 * @db: the file
 * @pairs: (array length=n_pairs): pairs that have not started
 * @n_pairs: how many
 * @agreed: (element-type gint64): gets those that both have agreed to
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a line for each other: the tutee, and where the
 *   proposal stands
 */
GPtrArray *
binome_pair_list_unagreed (BinomeDb *db, const gint64 *pairs, guint n_pairs, GArray *agreed, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_pairs; i++)
    {
      g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, pairs[i], error);
      g_autoptr (BinomeEntity) tutee = NULL, person = NULL;
      g_autofree char *name = NULL, *progress = NULL;

      if (pair == NULL)
        return NULL;
      if (has_agreed (binome_entity_get_choice (pair, BINOME_PAIR_STATE)))
        {
          g_array_append_val (agreed, pairs[i]);
          continue;
        }
      tutee = binome_db_get (db, BINOME_TYPE_ENROLMENT, binome_entity_get_reference (pair, BINOME_PAIR_TUTEE),
                             error);
      person = tutee == NULL
                   ? NULL
                   : binome_db_get (db, BINOME_TYPE_PERSON,
                                    binome_entity_get_reference (tutee, BINOME_ENROLMENT_PERSON), error);
      if (person == NULL)
        return NULL;
      name = binome_entity_dup_title (person);
      progress = binome_pair_dup_progress (pair);
      /* Translators: a tutee, and where their proposal stands, such as “Proposed”. */
      g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s: %2$s"), name, progress));
    }

  return g_steal_pointer (&lines);
}

/**
 * binome_pair_take_step:
 * @db: the file, in a write
 * @pair: a pair
 * @step: what is done
 * @answer: (inout): why, where the step needs it; what came of it is added
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the pair cannot take the step,
 *   %BINOME_ERROR_INVALID for a reason that is missing
 *
 * Moves an offer on. Where the tutor says no or does not answer, the best tutor left is proposed at
 * once; where somebody says no because of the workload or a departure, their other offers are released, sent
 * or not, and those tutees get another proposal too.
 *
 * Returns: whether it was done
 */
gboolean
binome_pair_take_step (BinomeDb *db, gint64 pair, BinomePairStep step, BinomePairStepAnswer *answer,
                       GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);

  if (entity == NULL)
    return FALSE;
  if (!binome_pair_step_applies (step, entity))
    {
      g_autofree char *progress = binome_pair_dup_progress (entity);

      /* Translators: a step, such as “Ask the tutee”; where the pair stands, such as “Confirmed”. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("“%1$s” is not possible: “%2$s”."),
                   binome_pair_step_get_label (step), progress);
      return FALSE;
    }
  if (!carry_out (db, entity, step, answer, error))
    return FALSE;

  binome_db_name_action (db, binome_pair_step_get_label (step));
  answer->n_done++;
  return TRUE;
}

/**
 * binome_pair_take_steps:
 * @db: the file, in a write
 * @pairs: (array length=n_pairs): pairs
 * @n_pairs: how many
 * @step: what is done with those that can take it; the others are left alone
 * @answer: (inout): see binome_pair_take_step()
 * @error: return location for a #GError; then nothing is to be kept
 *
 * Returns: whether it was done, in one action for all
 */
gboolean
binome_pair_take_steps (BinomeDb *db, const gint64 *pairs, guint n_pairs, BinomePairStep step,
                        BinomePairStepAnswer *answer, GError **error)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < n_pairs; i++)
    {
      g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pairs[i], error);

      if (entity == NULL || g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error))
        return FALSE;
      /* One may have been released by the step of another. */
      if (binome_pair_step_applies (step, entity)
          && !binome_pair_take_step (db, pairs[i], step, answer, error))
        return FALSE;
    }
  if (n_pairs < 2)
    return TRUE;

  /* Translators: a step, such as “Ask the tutor”, and for how many pairs. */
  name = g_strdup_printf (ngettext ("%1$s (%2$u pair)", "%1$s (%2$u pairs)", answer->n_done),
                          binome_pair_step_get_label (step), answer->n_done);
  binome_db_name_action (db, name);
  return TRUE;
}
