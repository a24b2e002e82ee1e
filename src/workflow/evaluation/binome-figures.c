/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a programme on a day: the one definition that screen, report and exports share. */

#include "binome-figures.h"

#include <math.h>

#include "binome-figures-private.h"

/**
 * binome_figures_free:
 * @figures: figures
 */
void
binome_figures_free (BinomeFigures *figures)
{
  g_free (figures->programme_title);
  g_clear_pointer (&figures->objectives, g_ptr_array_unref);
  g_clear_pointer (&figures->months, g_ptr_array_unref);
  g_clear_pointer (&figures->sites, g_ptr_array_unref);
  g_clear_pointer (&figures->skills, g_ptr_array_unref);
  g_free (figures);
}

/* NaN where there is nothing to divide by: no figure at all, rather than a bad one. */
double
binome_figures_share (int part, int whole)
{
  return whole > 0 ? (double)part / whole : NAN;
}

/**
 * binome_figures_pair_state:
 * @state: the state a pair has now
 * @proposed_on: when it was proposed
 * @started_on: when it started, if it did
 * @ended_on: when it ended, if it did
 * @as_of: the day to look at
 * @exists: (out): whether there was such a pair on that day
 *
 * What a pair was on a past day follows from its dates. Between its proposal and its start only one
 * thing is known: that it was staged.
 *
 * Returns: its state on that day
 */
BinomePairState
binome_figures_pair_state (BinomePairState state, BinomeDate proposed_on, BinomeDate started_on,
                           BinomeDate ended_on, BinomeDate as_of, gboolean *exists)
{
  BinomeDate first
      = proposed_on == BINOME_DATE_NONE || (started_on != BINOME_DATE_NONE && started_on < proposed_on)
            ? started_on
            : proposed_on;
  gboolean started = started_on != BINOME_DATE_NONE && started_on <= as_of;

  *exists = first <= as_of;
  if (state >= BINOME_PAIR_STATE_COMPLETED)
    {
      if (ended_on <= as_of)
        return state;
      return started ? BINOME_PAIR_STATE_ACTIVE : BINOME_PAIR_STATE_PROPOSED;
    }
  if (binome_pair_state_is_live ((int)state) && !started)
    return BINOME_PAIR_STATE_CONFIRMED;

  return state;
}

gboolean
binome_figures_has_started (const BinomePairFact *pair, BinomeDate as_of)
{
  return pair->started_on != BINOME_DATE_NONE && pair->started_on <= as_of;
}

BinomeCheckInCount
binome_figures_count_check_in (const BinomeCheckInFact *check_in, BinomeDate as_of)
{
  BinomeDate done_on = check_in->done_on != BINOME_DATE_NONE ? check_in->done_on : check_in->due_on;
  BinomeDate last = check_in->due_on + check_in->window;
  BinomeCheckInCount count = { 0 };

  if (check_in->state == BINOME_CHECK_IN_STATE_WAIVED)
    return count;

  count.held = check_in->state == BINOME_CHECK_IN_STATE_DONE && done_on <= as_of;
  count.on_time = count.held && done_on <= last;
  count.due = count.held || last < as_of
              || (check_in->state == BINOME_CHECK_IN_STATE_MISSED && check_in->due_on <= as_of);
  return count;
}

static gboolean
left_by (const BinomeEnrolmentFact *enrolment, BinomeDate as_of)
{
  return enrolment->state >= BINOME_ENROLMENT_STATE_REFUSED && enrolment->ended_on <= as_of;
}

/* Whether somebody was accepted by that day, or has even had a pair. Whoever withdrew before having
 * one did not take part. */
gboolean
binome_figures_took_part (const BinomeEnrolmentFact *enrolment, GHashTable *started, BinomeDate as_of)
{
  if (g_hash_table_contains (started, &enrolment->id))
    return TRUE;
  if (enrolment->applied_on > as_of || enrolment->state < BINOME_ENROLMENT_STATE_ACCEPTED
      || enrolment->state == BINOME_ENROLMENT_STATE_REFUSED)
    return FALSE;

  return enrolment->state != BINOME_ENROLMENT_STATE_WITHDREW || !left_by (enrolment, as_of);
}

/* The enrolments, of both sides, with a pair that had started by the day. */
static GHashTable *
list_started (const BinomeFacts *facts, BinomeDate as_of)
{
  GHashTable *started = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      BinomePairFact *pair = &g_array_index (facts->pairs, BinomePairFact, i);

      if (!binome_figures_has_started (pair, as_of))
        continue;
      g_hash_table_add (started, &pair->tutee);
      g_hash_table_add (started, &pair->tutor);
    }

  return started;
}

/* Counts pairs; @provided gets the tutees who have a pair on the day or completed one. */
static void
count_pairs (BinomeFigures *self, const BinomeFacts *facts, GHashTable *provided)
{
  for (guint i = 0; i < facts->pairs->len; i++)
    {
      BinomePairFact *pair = &g_array_index (facts->pairs, BinomePairFact, i);
      gboolean exists;
      BinomePairState state = binome_figures_pair_state (pair->state, pair->proposed_on, pair->started_on,
                                                         pair->ended_on, self->as_of, &exists);

      if (!exists)
        continue;
      self->pairs++;
      self->pairs_by_state[state]++;
      if (binome_figures_has_started (pair, self->as_of))
        self->pairs_started++;
      if (binome_pair_state_is_live ((int)state))
        self->pairs_live++;
      else if (binome_pair_state_takes_a_place ((int)state))
        self->pairs_staged++;
      if (binome_pair_state_takes_a_place ((int)state) || state == BINOME_PAIR_STATE_COMPLETED)
        g_hash_table_add (provided, &pair->tutee);
    }

  self->seats_used = self->pairs_live + self->pairs_staged;
  self->pairs_completed = self->pairs_by_state[BINOME_PAIR_STATE_COMPLETED];
  self->pairs_ended_early = self->pairs_by_state[BINOME_PAIR_STATE_ENDED_EARLY];
  self->pairs_dropped = self->pairs_by_state[BINOME_PAIR_STATE_DECLINED]
                        + self->pairs_by_state[BINOME_PAIR_STATE_EXPIRED]
                        + self->pairs_by_state[BINOME_PAIR_STATE_CANCELLED];
  self->completed_share
      = binome_figures_share (self->pairs_completed, self->pairs_completed + self->pairs_ended_early);
  self->early_share = binome_figures_share (self->pairs_ended_early, self->pairs_started);
}

static void
count_people (BinomeFigures *self, const BinomeFacts *facts, GHashTable *started, GHashTable *provided)
{
  for (guint i = 0; i < facts->enrolments->len; i++)
    {
      BinomeEnrolmentFact *enrolment = &g_array_index (facts->enrolments, BinomeEnrolmentFact, i);
      gboolean active = g_hash_table_contains (started, &enrolment->id);
      gboolean here = !left_by (enrolment, self->as_of);

      if (!binome_figures_took_part (enrolment, started, self->as_of))
        continue;
      if (enrolment->role == BINOME_ENROLMENT_ROLE_TUTOR)
        {
          self->tutors++;
          self->tutors_active += active;
          self->seats += here ? enrolment->capacity : 0;
        }
      else
        {
          self->tutees++;
          self->served += active;
          self->unserved += here && !g_hash_table_contains (provided, &enrolment->id);
        }
    }

  self->served_share = binome_figures_share (self->served, self->tutees);
}

static void
count_meetings (BinomeFigures *self, const BinomeFacts *facts)
{
  int minutes = 0;

  for (guint i = 0; i < facts->meetings->len; i++)
    {
      BinomeMeetingFact *meeting = &g_array_index (facts->meetings, BinomeMeetingFact, i);

      if (meeting->held_on > self->as_of)
        continue;
      if (meeting->outcome == BINOME_MEETING_OUTCOME_HELD)
        {
          self->meetings_held++;
          minutes += meeting->minutes;
        }
      else if (meeting->outcome == BINOME_MEETING_OUTCOME_NO_SHOW)
        self->no_shows++;
      else
        self->meetings_cancelled++;
    }

  self->hours = minutes / 60.0;
  self->hours_per_pair = self->pairs_started > 0 ? self->hours / self->pairs_started : NAN;
  self->no_show_share = binome_figures_share (self->no_shows, self->meetings_held + self->meetings_cancelled
                                                                  + self->no_shows);
}

/* The pairs that run on the day. */
static GHashTable *
list_live (const BinomeFacts *facts, BinomeDate as_of)
{
  GHashTable *live = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      BinomePairFact *pair = &g_array_index (facts->pairs, BinomePairFact, i);
      gboolean exists;
      BinomePairState state = binome_figures_pair_state (pair->state, pair->proposed_on, pair->started_on,
                                                         pair->ended_on, as_of, &exists);

      if (exists && binome_pair_state_is_live ((int)state))
        g_hash_table_add (live, &pair->id);
    }

  return live;
}

static void
count_check_ins (BinomeFigures *self, const BinomeFacts *facts)
{
  g_autoptr (GHashTable) live = list_live (facts, self->as_of);
  int satisfaction = 0;

  for (guint i = 0; i < facts->check_ins->len; i++)
    {
      BinomeCheckInFact *check_in = &g_array_index (facts->check_ins, BinomeCheckInFact, i);
      BinomeCheckInCount count = binome_figures_count_check_in (check_in, self->as_of);

      self->check_ins_due += count.due;
      self->check_ins_held += count.held;
      self->check_ins_on_time += count.on_time;
      if (count.due && !count.held && check_in->state != BINOME_CHECK_IN_STATE_MISSED
          && g_hash_table_contains (live, &check_in->pair))
        self->check_ins_overdue++;
      if (count.held && check_in->satisfaction > 0)
        {
          self->satisfaction_answers++;
          satisfaction += check_in->satisfaction;
        }
    }

  self->on_time_share = binome_figures_share (self->check_ins_on_time, self->check_ins_due);
  self->satisfaction = binome_figures_share (satisfaction, self->satisfaction_answers);
}

/**
 * binome_figures_compute:
 * @db: the file
 * @programme: a programme
 * @as_of: the day: what was dated later is not seen
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the figures; binome_figures_free() them
 */
BinomeFigures *
binome_figures_compute (BinomeDb *db, gint64 programme, BinomeDate as_of, GError **error)
{
  g_autoptr (BinomeFacts) facts = binome_facts_read (db, programme, error);
  g_autoptr (GHashTable) started = NULL;
  g_autoptr (GHashTable) provided = NULL;
  BinomeFigures *self;

  if (facts == NULL)
    return NULL;

  self = g_new0 (BinomeFigures, 1);
  self->programme = programme;
  self->programme_title = binome_entity_dup_title (facts->programme);
  self->starts_on = binome_entity_get_date (facts->programme, BINOME_PROGRAMME_STARTS_ON);
  self->ends_on = binome_entity_get_date (facts->programme, BINOME_PROGRAMME_ENDS_ON);
  self->as_of = as_of;

  started = list_started (facts, as_of);
  provided = g_hash_table_new (g_int64_hash, g_int64_equal);
  count_pairs (self, facts, provided);
  count_people (self, facts, started, provided);
  count_meetings (self, facts);
  count_check_ins (self, facts);
  binome_figures_add_months (self, facts);
  binome_figures_add_sites (self, facts, started);
  binome_figures_add_skills (self, facts, started);
  binome_figures_add_objectives (self, facts);

  return self;
}
