/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the candidates of a programme get on: counts, conversion from step to step, who is stuck, how many
 * places are missing. */

#include "binome-funnel.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-thresholds.h"
#include "binome-workflow-sql.h"

#define E(s) BINOME_ENROLMENT_STATE_##s

const BinomeEnrolmentState binome_funnel_states[BINOME_FUNNEL_N_STATES] = {
  E (IDENTIFIED), E (INVITED), E (INTERESTED), E (APPLIED), E (MANAGER_AGREED), E (INTERVIEWED), E (ACCEPTED),
  E (WAITING),    E (MATCHED), E (DONE),       E (REFUSED), E (WITHDREW),       E (UNAVAILABLE), E (RETIRED),
};

/* The steps, and the state that each begins with. */
static const BinomeEnrolmentState steps[] = {
  E (IDENTIFIED),     E (INVITED),     E (INTERESTED), E (APPLIED),
  E (MANAGER_AGREED), E (INTERVIEWED), E (ACCEPTED),   E (MATCHED),
};

#define STEP_ACCEPTED 6
#define STEP_MATCHED 7
#define N_STEPS 8

/**
 * binome_funnel_get_step:
 * @state: a #BinomeEnrolmentState
 * @left_from: the state in which one refused or withdrew; of no matter in other states
 *
 * How far somebody has come: the steps are identified (0), invited, interested, applied, the manager’s
 * agreement, interviewed, accepted and matched (7). Who is on the waiting list or unavailable has been
 * found fit: accepted. Who is done or retired was matched. Who was refused or withdrew has come as far as
 * where they left from.
 *
 * Returns: the step
 */
int
binome_funnel_get_step (int state, int left_from)
{
  switch ((BinomeEnrolmentState)state)
    {
    case E (WAITING):
    case E (UNAVAILABLE):
      return STEP_ACCEPTED;
    case E (MATCHED):
    case E (DONE):
    case E (RETIRED):
      return STEP_MATCHED;
    case E (REFUSED):
    case E (WITHDREW):
      return left_from == E (REFUSED) || left_from == E (WITHDREW)
                 ? 0
                 : binome_funnel_get_step (left_from, E (IDENTIFIED));
    case E (IDENTIFIED):
    case E (INVITED):
    case E (INTERESTED):
    case E (APPLIED):
    case E (MANAGER_AGREED):
    case E (INTERVIEWED):
    case E (ACCEPTED):
    default:
      return state; /* these seven are in the order of the steps */
    }
}

/* ---- stuck ---- */

/**
 * binome_funnel_limits_load:
 * @limits: (out caller-allocates): when somebody is stuck
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: whether the thresholds of the file were read
 */
gboolean
binome_funnel_limits_load (BinomeFunnelLimits *limits, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);

  *limits = (BinomeFunnelLimits){ 0 };
  if (thresholds == NULL)
    return FALSE;

  limits->days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_STAGE_DAYS);
  limits->invited_days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_INVITED_DAYS);
  return TRUE;
}

/**
 * binome_funnel_limits_get_days:
 * @limits: when somebody is stuck
 * @state: a #BinomeEnrolmentState
 *
 * Nobody is stuck who is accepted or further: the matching and the waiting list have their own reminders.
 * Those who left are not stuck either.
 *
 * Returns: after how many days in this state one is stuck; 0 for never
 */
int
binome_funnel_limits_get_days (const BinomeFunnelLimits *limits, int state)
{
  if (state == E (INVITED))
    return limits->invited_days;

  return state < E (ACCEPTED) ? limits->days : 0;
}

/**
 * binome_funnel_count_days:
 * @since: since when somebody is in the present state
 * @today: the day to look from
 *
 * Returns: for how many days; -1 where nobody knows
 */
int
binome_funnel_count_days (BinomeDate since, BinomeDate today)
{
  return since != BINOME_DATE_NONE && since <= today ? today - since : -1;
}

/**
 * binome_funnel_is_stuck:
 * @limits: when somebody is stuck
 * @state: a #BinomeEnrolmentState
 * @days: for how many days, -1 where nobody knows
 *
 * Returns: whether that is too long
 */
gboolean
binome_funnel_is_stuck (const BinomeFunnelLimits *limits, int state, int days)
{
  int limit = binome_funnel_limits_get_days (limits, state);

  return limit > 0 && days >= limit;
}

/* ---- counting ---- */

/* ?2 and ?3 are the last days since when those are stuck who were invited, and all others. */
#define SQL_COUNT                                                                                            \
  "SELECT role, state, left_from, count(*), sum(CASE WHEN state = 'invited' THEN state_since <= ?2"          \
  " WHEN state IN ('identified', 'interested', 'applied', 'manager-agreed', 'interviewed')"                  \
  " THEN state_since <= ?3 ELSE 0 END) FROM enrolment WHERE programme = ?1"                                  \
  " GROUP BY role, state, left_from"

static void
add_row (BinomeFunnel *self, BinomeStatement *row)
{
  int role = binome_choice_find (binome_enrolment_roles, binome_statement_get_text (row, 0));
  int state = binome_choice_find (binome_enrolment_states, binome_statement_get_text (row, 1));
  int left_from = binome_choice_find (binome_enrolment_states, binome_statement_get_text (row, 2));
  guint n = (guint)binome_statement_get_integer (row, 3);
  guint stuck = (guint)binome_statement_get_integer (row, 4);
  BinomeFunnelSide *side;
  int step;

  if (role < 0 || state < 0)
    return;

  side = &self->sides[role];
  side->n += n;
  side->stuck += stuck;
  side->stages[state].here += n;
  side->stages[state].stuck += stuck;
  step = binome_funnel_get_step (state, MAX (left_from, 0));
  for (int i = 0; i <= step; i++)
    {
      side->stages[steps[i]].reached += n;
      if (i + 1 < N_STEPS)
        side->stages[steps[i + 1]].before += n;
    }
}

/**
 * binome_funnel_read:
 * @self: (out caller-allocates): the funnel
 * @db: the file
 * @programme: a programme
 * @today: the day to look from
 * @error: return location for a #GError
 *
 * Counts the candidates of a programme.
 *
 * Returns: whether they were read
 */
gboolean
binome_funnel_read (BinomeFunnel *self, BinomeDb *db, gint64 programme, BinomeDate today, GError **error)
{
  BinomeStatement *row;
  gint64 per_tutor;
  GError *local_error = NULL;

  *self = (BinomeFunnel){ 0 };
  if (!binome_funnel_limits_load (&self->limits, db, error)
      || !binome_workflow_get_number (
          db, "SELECT coalesce(max(tutees_per_tutor), 1) FROM programme WHERE id = ?1", programme, &per_tutor,
          error))
    return FALSE;
  self->per_tutor = (int)per_tutor;
  row = binome_db_prepare (db, SQL_COUNT, error);
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_date (row, 2, today - self->limits.invited_days);
  binome_statement_bind_date (row, 3, today - self->limits.days);
  while (binome_statement_step (row, &local_error))
    add_row (self, row);
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    self->sides[i].stages[E (IDENTIFIED)].before = self->sides[i].n;
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_funnel_get_conversion:
 * @side: the tutors, or the tutees
 * @state: a #BinomeEnrolmentState
 *
 * Of those who came to the step before or beyond it, how many came to this one or beyond it; who skipped a
 * step came beyond it. Of the first step, and of states that are no step, there is none.
 *
 * Returns: a share from 0 to 1; NaN where there is none, or nobody came to the step before
 */
double
binome_funnel_get_conversion (const BinomeFunnelSide *side, int state)
{
  const BinomeFunnelStage *stage = &side->stages[state];
  gboolean is_step = FALSE;

  for (int i = 1; i < N_STEPS; i++)
    is_step = is_step || (int)steps[i] == state;

  return is_step && stage->before > 0 ? (double)stage->reached / stage->before : NAN;
}

/* ---- tutees against places ---- */

/**
 * binome_funnel_count_gap:
 * @tutors: (element-type BinomeParticipant): all tutors of a programme
 * @tutees: (element-type BinomeParticipant): all its tutees
 * @per_tutor: tutees that one tutor is planned to take
 *
 * Sets the tutees to serve against the places that are really free.
 *
 * Returns: both
 */
BinomeFunnelGap
binome_funnel_count_gap (GPtrArray *tutors, GPtrArray *tutees, int per_tutor)
{
  BinomeFunnelGap gap = { .per_tutor = (guint)MAX (per_tutor, 1) };

  for (guint i = 0; i < tutors->len; i++)
    {
      const BinomeParticipant *tutor = tutors->pdata[i];
      guint free_places = (guint)tutor->left;

      if (binome_enrolment_state_can_match (tutor->state))
        gap.places += free_places;
      else if (tutor->state < E (ACCEPTED))
        gap.coming_places += free_places;
    }
  for (guint i = 0; i < tutees->len; i++)
    {
      const BinomeParticipant *tutee = tutees->pdata[i];

      if (binome_enrolment_state_can_match (tutee->state))
        gap.tutees += tutee->pair == 0;
      else if (tutee->state < E (ACCEPTED))
        gap.coming_tutees++;
    }

  return gap;
}

/* How many tutees will have nobody, whatever the matching does. */
guint
binome_funnel_gap_get_shortage (const BinomeFunnelGap *gap)
{
  return gap->tutees > gap->places ? gap->tutees - gap->places : 0;
}

/* How many will have nobody if everybody is accepted who is still on the way. */
guint
binome_funnel_gap_get_coming_shortage (const BinomeFunnelGap *gap)
{
  guint tutees = gap->tutees + gap->coming_tutees, places = gap->places + gap->coming_places;

  return tutees > places ? tutees - places : 0;
}

/* How many more tutors would serve those who have nobody. */
guint
binome_funnel_gap_get_tutors_needed (const BinomeFunnelGap *gap)
{
  return (binome_funnel_gap_get_shortage (gap) + gap->per_tutor - 1) / gap->per_tutor;
}

/* ---- moves ---- */

/* A participant becomes matched, free again or done with their pair, not by hand. */
static gboolean
is_made_by_pairs (int from, int to)
{
  return to == E (MATCHED) || (from == E (MATCHED) && (to == E (ACCEPTED) || to == E (DONE)));
}

/**
 * binome_funnel_find_move:
 * @from: a #BinomeEnrolmentState
 * @to: another
 *
 * Returns: (nullable): the move that a user can make; %NULL where there is none
 */
const BinomeMove *
binome_funnel_find_move (int from, int to)
{
  return is_made_by_pairs (from, to) ? NULL : binome_state_machine_find (&binome_enrolment_machine, from, to);
}

static char *
list_next_states (int from)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (binome_funnel_states); i++)
    if (binome_funnel_find_move (from, (int)binome_funnel_states[i]) != NULL)
      g_ptr_array_add (labels, _ (binome_enrolment_states[binome_funnel_states[i]].label));
  g_ptr_array_add (labels, NULL);

  /* Translators: stands between the items of a list. */
  return g_strjoinv (C_ ("list", ", "), (char **)labels->pdata);
}

/**
 * binome_funnel_check_move:
 * @from: a #BinomeEnrolmentState
 * @to: another
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with what can be done instead
 *
 * Returns: whether a user can make that move
 */
gboolean
binome_funnel_check_move (int from, int to, GError **error)
{
  g_autofree char *next = NULL;

  if (binome_funnel_find_move (from, to) != NULL)
    return TRUE;

  next = list_next_states (from);
  if (is_made_by_pairs (from, to))
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                         _ ("A pair decides that: start, end or cancel the pair instead."));
  else if (*next == '\0')
    /* Translators: two states of a candidate. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("“%1$s” cannot become “%2$s”."),
                 _ (binome_enrolment_states[from].label), _ (binome_enrolment_states[to].label));
  else
    /* Translators: two states of a candidate, and a list of states that are possible. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("“%1$s” cannot become “%2$s”. Possible from here: %3$s."),
                 _ (binome_enrolment_states[from].label), _ (binome_enrolment_states[to].label), next);
  return FALSE;
}

/**
 * binome_funnel_move_all:
 * @db: the file, in a write
 * @enrolments: (array length=n): candidates
 * @n: how many
 * @to: the state wanted for all of them
 * @reason: (nullable): why, where a move needs it
 * @error: return location for a #GError
 *
 * Moves candidates together: all of them, or nobody where one cannot be moved. One undo takes it back.
 *
 * Returns: whether they were moved
 */
gboolean
binome_funnel_move_all (BinomeDb *db, const gint64 *enrolments, guint n, BinomeEnrolmentState to,
                        const char *reason, GError **error)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolments[i], error);

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error) || entity == NULL
          || !binome_funnel_check_move (binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE), (int)to,
                                        error)
          || !binome_enrolment_move (db, enrolments[i], to, reason, error))
        return FALSE;
    }
  if (n < 2)
    return TRUE;

  /* Translators: how many candidates, and a state. */
  name = g_strdup_printf (ngettext ("Move %1$u candidate to “%2$s”", "Move %1$u candidates to “%2$s”", n), n,
                          _ (binome_enrolment_states[to].label));
  binome_db_name_action (db, name);
  return TRUE;
}
