/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate: the manager's agreement, the interview, what follows from them, and whether they can take
 * part. */

#include "binome-candidate.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-compliance.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* The last training of tutors that counts, its end, and the first day of one to come after ?2. */
#define SQL_TRAINING                                                                                           \
  "SELECT count(*) FILTER (WHERE a.state IN ('attended', 'validated', 'expired')),"                            \
  " max(CASE WHEN a.state = 'attended' OR (a.state = 'validated' AND a.valid_until IS NULL)"                   \
  " THEN '9999-12-31' ELSE a.valid_until END) FILTER (WHERE a.state IN ('attended', 'validated', 'expired'))," \
  " min(s.starts_on) FILTER (WHERE a.state = 'enrolled' AND s.starts_on >= ?2)"                                \
  " FROM attendance a LEFT JOIN training_session s ON s.id = a.session WHERE a.person = ?1"

/**
 * binome_candidate_free:
 * @self: (nullable): a candidate
 */
void
binome_candidate_free (BinomeCandidate *self)
{
  if (self == NULL)
    return;

  binome_capacity_free (self->capacity);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->agreement);
  g_clear_object (&self->interview);
  g_free (self);
}

/* ---- reading ---- */

/* The newest of an owner's rows by a date, the later one where two have the same. */
static gboolean
read_last (BinomeDb *db, GType type, guint reference, guint day, guint other_day, gint64 id,
           BinomeEntity **last, GError **error)
{
  g_autoptr (GPtrArray) rows = binome_workflow_select_of (db, type, reference, id, error);

  *last = NULL;
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      BinomeEntity *row = rows->pdata[i];
      BinomeDate one = MAX (binome_entity_get_date (row, day), binome_entity_get_date (row, other_day));

      if (*last == NULL
          || one >= MAX (binome_entity_get_date (*last, day), binome_entity_get_date (*last, other_day)))
        g_set_object (last, row);
    }

  return TRUE;
}

static gboolean
read_training (BinomeDb *db, gint64 person, BinomeEligibilityFacts *facts, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_TRAINING, error);
  BinomeDate for_good = binome_date_new (9999, 12, 31);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, person);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  while (binome_statement_step (row, &local_error))
    {
      facts->trained = binome_statement_get_integer (row, 0) > 0;
      facts->trained_until = binome_statement_get_date (row, 1);
      facts->training_on = binome_statement_get_date (row, 2);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  if (facts->trained_until >= for_good)
    facts->trained_until = BINOME_DATE_NONE;

  return local_error == NULL;
}

/* What the contracts of the tutees of a programme ask of its tutors. */
static gboolean
read_contracts (BinomeDb *db, gint64 programme, BinomeRuleContract *contracts, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db,
                                            "SELECT DISTINCT contract FROM enrolment WHERE programme = ?1"
                                            " AND role = 'tutee' AND state IN " BINOME_SQL_CAN_MATCH,
                                            error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    *contracts |= binome_compliance_contract_of (binome_statement_get_text (row, 0));
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static void
take_agreement (BinomeEntity *agreement, BinomeEligibilityFacts *facts)
{
  static const BinomeEligibilityManager answers[] = {
    [BINOME_AGREEMENT_ANSWER_AWAITED] = BINOME_ELIGIBILITY_MANAGER_AWAITED,
    [BINOME_AGREEMENT_ANSWER_YES] = BINOME_ELIGIBILITY_MANAGER_YES,
    [BINOME_AGREEMENT_ANSWER_LIMITED] = BINOME_ELIGIBILITY_MANAGER_LIMITED,
    [BINOME_AGREEMENT_ANSWER_NO] = BINOME_ELIGIBILITY_MANAGER_NO,
  };

  if (agreement == NULL)
    return;

  facts->manager = answers[binome_entity_get_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER)];
  facts->manager_on = binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON);
  facts->manager_until = binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON);
}

static gboolean
read_points (BinomeDb *db, BinomeCandidate *self, BinomeEntity *enrolment, GError **error)
{
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, self->person, error);
  gint64 programme = binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PROGRAMME), tutors;
  BinomeEligibilityFacts facts = { 0 };

  if (person == NULL
      || !binome_workflow_get_number (
          db, "SELECT count(*) FROM pair WHERE tutee = ?1 AND state IN " BINOME_SQL_TAKES_A_PLACE,
          self->enrolment, &tutors, error)
      || !read_contracts (db, programme, &facts.contracts, error)
      || !read_training (db, self->person, &facts, error))
    return FALSE;

  facts.is_tutor = self->capacity != NULL;
  facts.hired_on = binome_entity_get_date (person, BINOME_PERSON_HIRED_ON);
  facts.leaves_on = binome_entity_get_date (person, BINOME_PERSON_LEAVES_ON);
  facts.from = binome_entity_get_date (enrolment, BINOME_ENROLMENT_STARTS_ON);
  facts.until = binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDS_ON);
  facts.experience = binome_entity_get_real (enrolment, BINOME_ENROLMENT_EXPERIENCE);
  facts.diploma = (int)binome_entity_get_integer (person, BINOME_PERSON_GRADE);
  facts.places = self->capacity != NULL ? self->capacity->effective : 0;
  facts.taken = self->capacity != NULL ? self->capacity->taken : 0;
  facts.has_tutor = tutors > 0;
  take_agreement (self->agreement, &facts);
  self->points = binome_eligibility_check (&facts, binome_clock_today ());
  return TRUE;
}

static gboolean
count_absences (BinomeDb *db, BinomeCandidate *self, GError **error)
{
  g_autoptr (GPtrArray) absences = binome_absence_list (db, self->person, error);

  if (absences == NULL)
    return FALSE;

  for (guint i = 0; i < absences->len; i++)
    self->n_absences
        += binome_entity_get_date (absences->pdata[i], BINOME_ABSENCE_ENDS_ON) >= binome_clock_today ();
  return TRUE;
}

/**
 * binome_candidate_read:
 * @db: the file
 * @enrolment: a participant
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is known of them
 */
BinomeCandidate *
binome_candidate_read (BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  g_autoptr (BinomeCandidate) self = NULL;
  gboolean is_tutor;

  if (entity == NULL)
    return NULL;

  self = g_new0 (BinomeCandidate, 1);
  self->enrolment = enrolment;
  self->person = binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
  self->state = (BinomeEnrolmentState)binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE);
  is_tutor = binome_entity_get_choice (entity, BINOME_ENROLMENT_ROLE) == BINOME_ENROLMENT_ROLE_TUTOR;
  if (is_tutor)
    self->capacity = binome_capacity_read (db, enrolment, error);
  if ((is_tutor && self->capacity == NULL)
      || !read_last (db, BINOME_TYPE_MANAGER_AGREEMENT, BINOME_MANAGER_AGREEMENT_ENROLMENT,
                     BINOME_MANAGER_AGREEMENT_ANSWERED_ON, BINOME_MANAGER_AGREEMENT_ASKED_ON, enrolment,
                     &self->agreement, error)
      || !read_last (db, BINOME_TYPE_INTERVIEW, BINOME_INTERVIEW_ENROLMENT, BINOME_INTERVIEW_HELD_ON,
                     BINOME_INTERVIEW_HELD_ON, enrolment, &self->interview, error)
      || !binome_availability_read_week (db, self->person, &self->week, error)
      || !count_absences (db, self, error) || !read_points (db, self, entity, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* ---- keeping ---- */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
keep (BinomeDb *db, BinomeEntity *entity, GError **error)
{
  return binome_entity_get_id (entity) != 0 ? binome_db_update (db, entity, error)
                                            : binome_db_insert (db, entity, error);
}

/* The later of two first days, the earlier of two last ones; none is open. */
static BinomeDate
earlier (BinomeDate a, BinomeDate b)
{
  return a == BINOME_DATE_NONE || b == BINOME_DATE_NONE ? MAX (a, b) : MIN (a, b);
}

static gboolean
check_agreement (BinomeEntity *agreement, GError **error)
{
  BinomeDate asked = binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON);
  BinomeDate answered = binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON);
  BinomeDate from = binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON);
  BinomeDate until = binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON);
  double hours = binome_entity_get_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH);

  if (answered != BINOME_DATE_NONE && asked != BINOME_DATE_NONE && answered < asked)
    return refuse (error, _ ("The manager answered before being asked."));
  if (from != BINOME_DATE_NONE && until != BINOME_DATE_NONE && until < from)
    return refuse (error, _ ("The agreement ends before it starts."));
  if (!isnan (hours) && (hours < 0 || hours > 200))
    return refuse (error, _ ("The hours a month are from 0 to 200."));

  return binome_workflow_check_past (asked, error) && binome_workflow_check_past (answered, error);
}

/* The days and hours of the candidate become those that the manager agreed to, never more. */
static gboolean
narrow_enrolment (BinomeDb *db, BinomeEntity *agreement, GError **error)
{
  g_autoptr (BinomeEntity) enrolment
      = binome_db_get (db, BINOME_TYPE_ENROLMENT,
                       binome_entity_get_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT), error);
  double hours = binome_entity_get_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH), own;
  BinomeDate from, until;

  if (enrolment == NULL)
    return FALSE;

  from = MAX (binome_entity_get_date (enrolment, BINOME_ENROLMENT_STARTS_ON),
              binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON));
  until = earlier (binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDS_ON),
                   binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON));
  own = binome_entity_get_real (enrolment, BINOME_ENROLMENT_HOURS_PER_MONTH);
  if (from != BINOME_DATE_NONE && until != BINOME_DATE_NONE && until < from)
    return refuse (error, _ ("The manager agreed to days on which the candidate does not take part."));

  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STARTS_ON, from);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON, until);
  if (!isnan (hours))
    binome_entity_set_real (enrolment, BINOME_ENROLMENT_HOURS_PER_MONTH,
                            isnan (own) ? hours : MIN (own, hours));
  return binome_db_update_fields (db, enrolment,
                                  FIELD (BINOME_ENROLMENT_STARTS_ON) | FIELD (BINOME_ENROLMENT_ENDS_ON)
                                      | FIELD (BINOME_ENROLMENT_HOURS_PER_MONTH),
                                  error);
}

/**
 * binome_manager_agreement_allows_move:
 * @answer: what the manager said
 * @state: where the candidate stands
 *
 * Returns: whether the candidate can be moved on by that answer
 */
gboolean
binome_manager_agreement_allows_move (BinomeAgreementAnswer answer, BinomeEnrolmentState state)
{
  const BinomeMove *move = binome_state_machine_find (&binome_enrolment_machine, (int)state,
                                                      BINOME_ENROLMENT_STATE_MANAGER_AGREED);

  /* A move with a reason goes back. */
  return (answer == BINOME_AGREEMENT_ANSWER_YES || answer == BINOME_AGREEMENT_ANSWER_LIMITED) && move != NULL
         && !move->needs_reason;
}

static gboolean
keep_agreement (BinomeDb *db, BinomeEntity *entity, gboolean move, gboolean narrow, GError **error)
{
  gint64 id = binome_entity_get_reference (entity, BINOME_MANAGER_AGREEMENT_ENROLMENT);
  int answer = binome_entity_get_choice (entity, BINOME_MANAGER_AGREEMENT_ANSWER);
  g_autoptr (BinomeEntity) enrolment = binome_db_get (db, BINOME_TYPE_ENROLMENT, id, error);
  BinomeEnrolmentState state;

  if (enrolment == NULL)
    return FALSE;
  if (answer == BINOME_AGREEMENT_ANSWER_AWAITED)
    binome_entity_set_date (entity, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, BINOME_DATE_NONE);
  else if (binome_entity_get_date (entity, BINOME_MANAGER_AGREEMENT_ANSWERED_ON) == BINOME_DATE_NONE)
    binome_entity_set_date (entity, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_clock_today ());
  if (!check_agreement (entity, error) || !keep (db, entity, error))
    return FALSE;

  state = (BinomeEnrolmentState)binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE);
  if (move && binome_manager_agreement_allows_move ((BinomeAgreementAnswer)answer, state)
      && !binome_enrolment_move (db, id, BINOME_ENROLMENT_STATE_MANAGER_AGREED, NULL, error))
    return FALSE;

  return !narrow || answer == BINOME_AGREEMENT_ANSWER_AWAITED || answer == BINOME_AGREEMENT_ANSWER_NO
         || narrow_enrolment (db, entity, error);
}

/**
 * binome_manager_agreement_keep:
 * @db: the file, in a write
 * @agreement: a new one, or one that was changed
 * @move: whether the candidate moves on, where the answer and their state allow it
 * @narrow: whether the days and hours of the candidate become those agreed to
 * @error: return location for a #GError
 *
 * An answer without a day is given today.
 *
 * Returns: whether it was kept
 */
gboolean
binome_manager_agreement_keep (BinomeDb *db, BinomeManagerAgreement *agreement, gboolean move,
                               gboolean narrow, GError **error)
{
  gint64 id = binome_entity_get_id (BINOME_ENTITY (agreement));

  if (keep_agreement (db, BINOME_ENTITY (agreement), move, narrow, error))
    return TRUE;

  binome_entity_set_id (BINOME_ENTITY (agreement), id); /* a form that was refused can be sent again */
  return FALSE;
}

/**
 * binome_interview_list_moves:
 * @decision: what the interview led to
 * @state: where the candidate stands
 * @moves: (out) (array fixed-size=2): the states that follow, in their order
 *
 * Whoever is not invited to decide yet was interviewed; the waiting list comes after the interview.
 *
 * Returns: how many; 0 where the decision changes nothing
 */
guint
binome_interview_list_moves (BinomeInterviewDecision decision, BinomeEnrolmentState state,
                             BinomeEnrolmentState moves[2])
{
  static const BinomeEnrolmentState targets[] = {
    [BINOME_INTERVIEW_DECISION_OPEN] = BINOME_ENROLMENT_STATE_INTERVIEWED,
    [BINOME_INTERVIEW_DECISION_ACCEPT] = BINOME_ENROLMENT_STATE_ACCEPTED,
    [BINOME_INTERVIEW_DECISION_WAIT] = BINOME_ENROLMENT_STATE_WAITING,
    [BINOME_INTERVIEW_DECISION_REFUSE] = BINOME_ENROLMENT_STATE_REFUSED,
  };
  const BinomeStateMachine *machine = &binome_enrolment_machine;
  int target = (int)targets[decision];

  /* Only whoever is on the way is moved: an accepted candidate is not sent back by an old sheet. */
  if (state != BINOME_ENROLMENT_STATE_APPLIED && state != BINOME_ENROLMENT_STATE_MANAGER_AGREED
      && state != BINOME_ENROLMENT_STATE_INTERVIEWED)
    return 0;
  if (binome_state_machine_find (machine, (int)state, target) != NULL
      && (target != BINOME_ENROLMENT_STATE_WAITING || state == BINOME_ENROLMENT_STATE_INTERVIEWED))
    {
      moves[0] = (BinomeEnrolmentState)target;
      return 1;
    }
  if (binome_state_machine_find (machine, (int)state, BINOME_ENROLMENT_STATE_INTERVIEWED) != NULL
      && binome_state_machine_find (machine, BINOME_ENROLMENT_STATE_INTERVIEWED, target) != NULL)
    {
      moves[0] = BINOME_ENROLMENT_STATE_INTERVIEWED;
      moves[1] = (BinomeEnrolmentState)target;
      return 2;
    }

  return 0;
}

/* An interview that is to come moves nobody. */
static gboolean
is_held (BinomeEntity *interview)
{
  BinomeDate held_on = binome_entity_get_date (interview, BINOME_INTERVIEW_HELD_ON);

  return held_on != BINOME_DATE_NONE && held_on <= binome_clock_today ();
}

static gboolean
keep_interview (BinomeDb *db, BinomeEntity *entity, gboolean move, const char *reason, GError **error)
{
  gint64 id = binome_entity_get_reference (entity, BINOME_INTERVIEW_ENROLMENT);
  g_autoptr (BinomeEntity) enrolment = binome_db_get (db, BINOME_TYPE_ENROLMENT, id, error);
  int decision = binome_entity_get_choice (entity, BINOME_INTERVIEW_DECISION);
  BinomeEnrolmentState moves[2];
  guint n_moves;

  if (enrolment == NULL)
    return FALSE;
  if (decision != BINOME_INTERVIEW_DECISION_OPEN
      && binome_entity_get_date (entity, BINOME_INTERVIEW_HELD_ON) == BINOME_DATE_NONE)
    binome_entity_set_date (entity, BINOME_INTERVIEW_HELD_ON, binome_clock_today ());
  if (decision != BINOME_INTERVIEW_DECISION_OPEN
      && !binome_workflow_check_past (binome_entity_get_date (entity, BINOME_INTERVIEW_HELD_ON), error))
    return FALSE;
  if (!keep (db, entity, error))
    return FALSE;
  if (!move || !is_held (entity))
    return TRUE;

  n_moves = binome_interview_list_moves (
      (BinomeInterviewDecision)decision,
      (BinomeEnrolmentState)binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE), moves);
  for (guint i = 0; i < n_moves; i++)
    if (!binome_enrolment_move (db, id, moves[i], reason, error))
      return FALSE;

  return TRUE;
}

/**
 * binome_interview_keep:
 * @db: the file, in a write
 * @interview: a new one, or one that was changed
 * @move: whether the candidate moves on as decided, where their state allows it
 * @reason: (nullable): why, where they are refused
 * @error: return location for a #GError
 *
 * Returns: whether it was kept
 */
gboolean
binome_interview_keep (BinomeDb *db, BinomeInterview *interview, gboolean move, const char *reason,
                       GError **error)
{
  gint64 id = binome_entity_get_id (BINOME_ENTITY (interview));

  if (keep_interview (db, BINOME_ENTITY (interview), move, reason, error))
    return TRUE;

  binome_entity_set_id (BINOME_ENTITY (interview), id); /* a form that was refused can be sent again */
  return FALSE;
}
