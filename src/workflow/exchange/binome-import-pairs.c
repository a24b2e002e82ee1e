/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of pairs: judged row by row with all rules of a pair, then made as the window makes them. */

#include "binome-import-records.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-pair-workflow.h"
#include "binome-person-presence.h"
#include "binome-text.h"

static const BinomeImportField fields[] = {
  { BINOME_COLUMN_STATE, BINOME_PAIR_STATE },
  { BINOME_COLUMN_PROPOSED_ON, BINOME_PAIR_PROPOSED_ON },
  { BINOME_COLUMN_STARTED_ON, BINOME_PAIR_STARTED_ON },
  { BINOME_COLUMN_EXPECTED_END, BINOME_PAIR_EXPECTED_END },
  { BINOME_COLUMN_ENDED_ON, BINOME_PAIR_ENDED_ON },
  { BINOME_COLUMN_END_REASON, BINOME_PAIR_END_REASON },
  { BINOME_COLUMN_GOALS, BINOME_PAIR_GOALS },
  { BINOME_COLUMN_NOTE, BINOME_PAIR_NOTE },
};

static BinomeDate
get_date (BinomeEntity *pair, BinomePairField field)
{
  return binome_entity_get_date (pair, field);
}

static BinomeImportRow *
get_row (BinomeImportPlan *plan, guint index)
{
  return &g_array_index (binome_import_get_rows (plan->import), BinomeImportRow, index);
}

static gboolean
begin (BinomeImportPlan *plan, GError **error)
{
  plan->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  return binome_import_roster_load (plan, error);
}

/* ---- where the pair stands ---- */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, message);
  return FALSE;
}

/* What the row says, or what its dates tell. */
static BinomePairState
guess_state (BinomeEntity *pair, guint32 given)
{
  BinomeDate ended_on = get_date (pair, BINOME_PAIR_ENDED_ON);
  BinomeDate expected = get_date (pair, BINOME_PAIR_EXPECTED_END);

  if ((given & BINOME_IMPORT_FIELD (BINOME_PAIR_STATE)) != 0)
    return (BinomePairState)binome_entity_get_choice (pair, BINOME_PAIR_STATE);
  if (ended_on != BINOME_DATE_NONE)
    return expected != BINOME_DATE_NONE && ended_on < expected ? BINOME_PAIR_STATE_ENDED_EARLY
                                                               : BINOME_PAIR_STATE_COMPLETED;

  return get_date (pair, BINOME_PAIR_STARTED_ON) != BINOME_DATE_NONE ? BINOME_PAIR_STATE_ACTIVE
                                                                     : BINOME_PAIR_STATE_PROPOSED;
}

static gboolean
is_over (BinomeEntity *pair)
{
  return binome_entity_get_choice (pair, BINOME_PAIR_STATE) >= BINOME_PAIR_STATE_COMPLETED;
}

/* Whether a pair can be made in its state, and its dates belong to that. */
static gboolean
check_state (BinomeEntity *pair, GError **error)
{
  BinomePairState state = (BinomePairState)binome_entity_get_choice (pair, BINOME_PAIR_STATE);
  BinomeDate started_on = get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate ended_on = get_date (pair, BINOME_PAIR_ENDED_ON);

  if (state != BINOME_PAIR_STATE_PROPOSED && state != BINOME_PAIR_STATE_ACTIVE
      && state != BINOME_PAIR_STATE_COMPLETED && state != BINOME_PAIR_STATE_ENDED_EARLY)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   /* Translators: %s is the state of a pair, such as “Paused”. */
                   _ ("“%s”: only pairs proposed, active, completed or ended early can be imported."),
                   binome_entity_get_choice_label (pair, BINOME_PAIR_STATE));
      return FALSE;
    }
  if (state == BINOME_PAIR_STATE_PROPOSED)
    return started_on == BINOME_DATE_NONE && ended_on == BINOME_DATE_NONE
               ? TRUE
               : refuse (error, _ ("A pair that is only proposed has no first or last day yet."));
  if (started_on == BINOME_DATE_NONE)
    return refuse (error, _ ("The first day of the pair is missing."));
  if (!is_over (pair))
    return ended_on == BINOME_DATE_NONE ? TRUE
                                        : refuse (error, _ ("A pair that is active has no last day yet."));
  if (ended_on == BINOME_DATE_NONE)
    return refuse (error, _ ("The last day of the pair is missing."));

  return TRUE;
}

static gboolean
read_row (BinomeImportPlan *plan, BinomeImportRow *row, GError **error)
{
  BinomeImportRecord *record = binome_import_record_new (BINOME_ENTITY (binome_pair_new ()));
  guint32 index = binome_import_get_rows (plan->import)->len;

  binome_import_record_add (plan, row, record, fields, G_N_ELEMENTS (fields), TRUE);
  if (row->reason != NULL)
    return TRUE;

  binome_entity_set_choice (record->entity, BINOME_PAIR_STATE,
                            (int)guess_state (record->entity, record->given));
  g_array_append_val (plan->order, index);
  return TRUE;
}

/* ---- the rules ---- */

/* Whether two pairs of the same people are one: from the same day on, still together, or given up in the same
 * way before they began. */
static gboolean
is_same (BinomeEntity *known, BinomeEntity *pair)
{
  BinomeDate started_on = get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate proposed_on = get_date (pair, BINOME_PAIR_PROPOSED_ON);
  int state = binome_entity_get_choice (known, BINOME_PAIR_STATE);

  if (started_on != BINOME_DATE_NONE && get_date (known, BINOME_PAIR_STARTED_ON) == started_on)
    return TRUE;
  if (!is_over (pair))
    return binome_pair_state_takes_a_place (state);

  return started_on == BINOME_DATE_NONE && get_date (known, BINOME_PAIR_STARTED_ON) == BINOME_DATE_NONE
         && binome_entity_get_choice (pair, BINOME_PAIR_STATE) == state
         && (proposed_on == BINOME_DATE_NONE || get_date (known, BINOME_PAIR_PROPOSED_ON) == proposed_on);
}

/* The pair that the row is about already. */
static const BinomeImportPair *
find_same (BinomeImportSide *tutee, BinomeImportSide *tutor, BinomeEntity *pair)
{
  for (guint i = 0; i < tutee->pairs->len; i++)
    {
      const BinomeImportPair *other = g_ptr_array_index (tutee->pairs, i);

      if (other->tutor == tutor && is_same (other->pair, pair))
        return other;
    }

  return NULL;
}

static guint32
compare_fields (BinomeImportRecord *record, BinomeEntity *known)
{
  guint32 changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint field = fields[i].field;
      g_autofree char *a = binome_entity_format (record->entity, field);
      g_autofree char *b = binome_entity_format (known, field);

      if ((record->given & BINOME_IMPORT_FIELD (field)) != 0 && g_strcmp0 (a, b) != 0)
        changed |= BINOME_IMPORT_FIELD (field);
    }

  return changed;
}

static void
tell_same (BinomeImportRow *row, BinomeImportRecord *record, const BinomeImportPair *same)
{
  row->verdict = BINOME_IMPORT_SAME;
  if (same->line != 0)
    row->reason = g_strdup_printf (_ ("The same pair is already on line %u"), same->line);
  else
    row->changed = compare_fields (record, same->pair);
}

/* Whether the tutee had somebody else on one of the days of a pair; the day of a change counts for both. */
static gboolean
check_overlap (BinomeImportSide *tutee, BinomeEntity *pair, GError **error)
{
  BinomeDate from = get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate until = get_date (pair, BINOME_PAIR_ENDED_ON);

  for (guint i = 0; i < tutee->pairs->len && from != BINOME_DATE_NONE; i++)
    {
      const BinomeImportPair *other = g_ptr_array_index (tutee->pairs, i);
      BinomeDate other_from = get_date (other->pair, BINOME_PAIR_STARTED_ON);
      BinomeDate other_until = get_date (other->pair, BINOME_PAIR_ENDED_ON);

      if (other_from != BINOME_DATE_NONE && (other_until == BINOME_DATE_NONE || from < other_until)
          && (until == BINOME_DATE_NONE || other_from < until))
        {
          g_autofree char *name = binome_entity_dup_title (tutee->person);

          /* Translators: %s is a tutee. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                       _ ("%s had another tutor during part of that time."), name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_dates (const BinomePairSides *sides, BinomeEntity *pair, GError **error)
{
  BinomeDate from, until, on = get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate expected = get_date (pair, BINOME_PAIR_EXPECTED_END);
  BinomeDate proposed_on = get_date (pair, BINOME_PAIR_PROPOSED_ON);
  g_autofree char *day = NULL;

  binome_pair_sides_get_presence (sides, &from, &until);
  if (on != BINOME_DATE_NONE && !binome_pair_sides_check_start (sides, &on, &until, error))
    return FALSE;
  if (expected != BINOME_DATE_NONE && expected <= MAX (on, from))
    return refuse (error, _ ("A pair must end after it starts."));
  if (expected != BINOME_DATE_NONE && until != BINOME_DATE_NONE && expected > until)
    {
      day = binome_date_format (until, BINOME_DATE_MEDIUM);
      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   _ ("The expected end is after %s, the last day on which both are there."), day);
      return FALSE;
    }
  if (proposed_on > binome_clock_today () || (on != BINOME_DATE_NONE && proposed_on > on))
    return refuse (error, _ ("A pair is proposed before it starts, and not in the future."));
  if (!is_over (pair))
    return TRUE;

  return binome_pair_check_end (pair, get_date (pair, BINOME_PAIR_ENDED_ON), error)
         && binome_state_machine_check (&binome_pair_machine, BINOME_PAIR_STATE_ACTIVE,
                                        binome_entity_get_choice (pair, BINOME_PAIR_STATE),
                                        binome_entity_get_text (pair, BINOME_PAIR_END_REASON), error);
}

static gboolean
check (BinomeImportPlan *plan, BinomeImportSide *tutee, BinomeImportSide *tutor, BinomeEntity *pair,
       GError **error)
{
  BinomePairSides sides = {
    .programme = binome_import_roster_get_programme (plan->roster),
    .tutee = tutee->enrolment,
    .tutor = tutor->enrolment,
    .tutee_person = tutee->person,
    .tutor_person = tutor->person,
  };
  const BinomeCapacity *limits = binome_import_roster_get_limits (plan->roster, plan->db, tutor, error);

  if (limits == NULL || !binome_pair_sides_read_agreements (&sides, plan->db, error))
    return FALSE;

  return binome_pair_sides_check (&sides, FALSE, error)
         && binome_pair_sides_check_constraint (&sides, plan->db, error)
         && binome_pair_sides_check_free (&sides, limits, tutor->used, tutee->engaged, error)
         && binome_import_roster_check_law (plan->roster, tutee, tutor, error)
         && check_dates (&sides, pair, error) && check_overlap (tutee, pair, error);
}

/* What starting a pair does to the tutee’s other offers, and completing one to the tutee. */
static void
follow (BinomeImportRoster *roster, BinomeImportSide *tutee, BinomeEntity *pair)
{
  int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);

  if (state == BINOME_PAIR_STATE_PROPOSED)
    return;

  for (guint i = 0; i < tutee->pairs->len; i++)
    {
      const BinomeImportPair *other = g_ptr_array_index (tutee->pairs, i);

      if (binome_entity_get_choice (other->pair, BINOME_PAIR_STATE) <= BINOME_PAIR_STATE_OFFERED)
        {
          binome_entity_set_choice (other->pair, BINOME_PAIR_STATE, BINOME_PAIR_STATE_CANCELLED);
          binome_import_roster_count_pair (roster, tutee, other->tutor, -1);
        }
    }
  if (state == BINOME_PAIR_STATE_COMPLETED)
    binome_entity_set_choice (tutee->enrolment, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_DONE);
}

/* Who does not take part yet must be there for some of the programme. */
static gboolean
check_there (BinomeImportPlan *plan, BinomeImportSide *side, GError **error)
{
  return binome_entity_get_id (side->enrolment) != 0
         || binome_person_fit_enrolment (plan->db, BINOME_ENROLMENT (side->enrolment), error);
}

static gboolean
judge (BinomeImportPlan *plan, guint32 index, GError **error)
{
  BinomeImportRow *row = get_row (plan, index);
  BinomeImportRecord *record = binome_import_plan_get_record (plan, index);
  BinomeImportSide *tutee = binome_import_roster_ensure (
      plan->roster, plan->db, binome_import_people_get_id (plan->people, record->tutee),
      BINOME_ENROLMENT_ROLE_TUTEE, error);
  BinomeImportSide *tutor
      = tutee == NULL
            ? NULL
            : binome_import_roster_ensure (plan->roster, plan->db,
                                           binome_import_people_get_id (plan->people, record->tutor),
                                           BINOME_ENROLMENT_ROLE_TUTOR, error);
  const BinomeImportPair *same;
  g_autoptr (GError) reason = NULL;

  if (tutor == NULL)
    return FALSE;

  same = find_same (tutee, tutor, record->entity);
  if (same != NULL)
    tell_same (row, record, same);
  else if (check_state (record->entity, &reason) && check_there (plan, tutee, &reason)
           && check_there (plan, tutor, &reason) && check (plan, tutee, tutor, record->entity, &reason))
    {
      row->verdict = BINOME_IMPORT_NEW;
      follow (plan->roster, tutee, record->entity);
      binome_import_roster_add_pair (plan->roster, tutee, tutor, record->entity, row->line);
    }
  else if (reason->domain == BINOME_ERROR
           && (reason->code == BINOME_ERROR_REFUSED || reason->code == BINOME_ERROR_INVALID))
    row->reason = g_strdup (reason->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  return TRUE;
}

/* Pairs of the past come first, the oldest first, so that places and tutees are free again for the others. */
static int
compare_rows (const void *a, const void *b, void *data)
{
  guint32 rows[] = { *(const guint32 *)a, *(const guint32 *)b };
  BinomeDate ends[2];

  for (guint i = 0; i < 2; i++)
    {
      BinomeEntity *pair = binome_import_plan_get_record (data, rows[i])->entity;

      ends[i] = is_over (pair) ? get_date (pair, BINOME_PAIR_ENDED_ON) : G_MAXINT;
    }
  if (ends[0] != ends[1])
    return ends[0] < ends[1] ? -1 : 1;

  return rows[0] < rows[1] ? -1 : 1;
}

static gboolean
finish (BinomeImportPlan *plan, GError **error)
{
  g_array_sort_with_data (plan->order, compare_rows, plan);
  for (guint i = 0; i < plan->order->len; i++)
    if (!judge (plan, g_array_index (plan->order, guint32, i), error))
      return FALSE;

  return TRUE;
}

/* ---- writing ---- */

/* Enrols who is named by a new pair and does not take part yet. */
static gboolean
enrol (BinomeImportPlan *plan, BinomeEnrolmentRole role, guint *n_enrolled, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  BinomeEnrolCounts counts = { 0 };

  for (guint i = 0; i < plan->order->len; i++)
    {
      guint32 index = g_array_index (plan->order, guint32, i);
      const BinomeImportRecord *record = binome_import_plan_get_record (plan, index);
      gint64 id = binome_import_people_get_id (
          plan->people, role == BINOME_ENROLMENT_ROLE_TUTEE ? record->tutee : record->tutor);

      if (get_row (plan, index)->verdict == BINOME_IMPORT_NEW)
        g_array_append_val (people, id);
    }
  if (people->len > 0
      && !binome_enrolment_enrol (plan->db, binome_import_get_programme (plan->import), role,
                                  (const gint64 *)(void *)people->data, people->len, 0, &counts, error))
    return FALSE;

  *n_enrolled += counts.enrolled;
  return TRUE;
}

/* The enrolment of somebody who takes part. */
static gint64
find_enrolment (BinomeImportPlan *plan, guint32 person, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_integer (query, BINOME_ENROLMENT_PROGRAMME, BINOME_QUERY_EQUAL,
                              binome_import_get_programme (plan->import));
  binome_query_where_integer (query, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL,
                              binome_import_people_get_id (plan->people, person));
  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, (int)role);
  ids = binome_db_select_ids (plan->db, query, error);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* Proposes, starts and ends a pair as its row says, each step with all that follows from it. */
static gboolean
make_pair (BinomeImportPlan *plan, BinomeImportRecord *record, GError **error)
{
  BinomeEntity *pair = record->entity;
  BinomePairState state = (BinomePairState)binome_entity_get_choice (pair, BINOME_PAIR_STATE);
  BinomeDate started_on = get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate ended_on = get_date (pair, BINOME_PAIR_ENDED_ON);
  g_autofree char *reason = g_strdup (binome_entity_get_text (pair, BINOME_PAIR_END_REASON));
  gint64 tutee = find_enrolment (plan, record->tutee, BINOME_ENROLMENT_ROLE_TUTEE, error);
  gint64 tutor = tutee != 0 ? find_enrolment (plan, record->tutor, BINOME_ENROLMENT_ROLE_TUTOR, error) : 0;

  if (tutor == 0)
    return FALSE;

  binome_entity_set_reference (pair, BINOME_PAIR_TUTEE, tutee);
  binome_entity_set_reference (pair, BINOME_PAIR_TUTOR, tutor);
  binome_entity_set_choice (pair, BINOME_PAIR_ORIGIN, BINOME_PAIR_ORIGIN_IMPORT);
  if (get_date (pair, BINOME_PAIR_PROPOSED_ON) == BINOME_DATE_NONE && started_on != BINOME_DATE_NONE)
    binome_entity_set_date (pair, BINOME_PAIR_PROPOSED_ON, MIN (started_on, binome_clock_today ()));
  binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, BINOME_DATE_NONE);
  binome_entity_set_date (pair, BINOME_PAIR_ENDED_ON, BINOME_DATE_NONE);
  binome_entity_set_text (pair, BINOME_PAIR_END_REASON, "");

  if (!binome_pair_propose (plan->db, BINOME_PAIR (pair), error))
    return FALSE;
  if (state == BINOME_PAIR_STATE_PROPOSED)
    return TRUE;

  return binome_pair_start (plan->db, binome_entity_get_id (pair), started_on, error)
         && (state == BINOME_PAIR_STATE_ACTIVE
             || binome_pair_move (plan->db, binome_entity_get_id (pair), state, reason, ended_on, error));
}

static gboolean
write_pairs (BinomeImportPlan *plan, GError **error)
{
  guint n_enrolled = 0;

  if (!enrol (plan, BINOME_ENROLMENT_ROLE_TUTOR, &n_enrolled, error)
      || !enrol (plan, BINOME_ENROLMENT_ROLE_TUTEE, &n_enrolled, error))
    return FALSE;

  for (guint i = 0; i < plan->order->len; i++)
    {
      guint32 index = g_array_index (plan->order, guint32, i);
      const BinomeImportRow *row = get_row (plan, index);

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (plan->db), error))
        return FALSE;
      if (row->verdict == BINOME_IMPORT_NEW
          && !make_pair (plan, binome_import_plan_get_record (plan, index), error))
        {
          /* Translators: %u is a line of the list; the reason follows. */
          g_prefix_error (error, _ ("Line %u: "), row->line);
          return FALSE;
        }
      binome_import_set_progress (plan->import, 0.5 + 0.45 * (i + 1) / plan->order->len);
    }
  binome_import_set_enrolled (plan->import, n_enrolled);

  return TRUE;
}

const BinomeImportKind binome_import_pairs_kind
    = { binome_pair_get_type, begin, read_row, finish, write_pairs };
