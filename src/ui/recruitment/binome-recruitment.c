/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of phase 2 shows, read at once so that its figures and lists agree. */

#include "recruitment/binome-recruitment.h"

#include "binome-clock.h"
#include "binome-pair-waiting.h"

static void
clear (gpointer data)
{
  BinomeRecruitment *self = data;

  g_clear_pointer (&self->by_enrolment, g_hash_table_unref);
  g_clear_pointer (&self->tutors, g_ptr_array_unref);
  g_clear_pointer (&self->tutees, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->constraints, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->waiting_list, g_ptr_array_unref);
}

/**
 * binome_recruitment_new:
 * @programme: a programme
 * @run: the run whose results are wanted; 0 for the latest
 *
 * Returns: (transfer full): nothing yet, to be filled by binome_recruitment_read()
 */
BinomeRecruitment *
binome_recruitment_new (gint64 programme, gint64 run)
{
  BinomeRecruitment *self = g_atomic_rc_box_new0 (BinomeRecruitment);

  self->programme = programme;
  self->run = run;
  return self;
}

BinomeRecruitment *
binome_recruitment_ref (BinomeRecruitment *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
binome_recruitment_unref (BinomeRecruitment *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static GPtrArray *
select_of (BinomeDb *db, GType type, guint reference, gint64 id, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);

  binome_query_where_integer (query, reference, BINOME_QUERY_EQUAL, id);
  return binome_db_select (db, query, error);
}

/* The latest first; the run shown is the one asked for where it is still there. */
static gboolean
read_runs (BinomeRecruitment *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MATCH_RUN);
  gint64 wanted = self->run;

  binome_query_where_integer (query, BINOME_MATCH_RUN_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  self->runs = binome_db_select (db, query, error);
  if (self->runs == NULL)
    return FALSE;

  for (guint i = 0; i < self->runs->len / 2; i++)
    {
      gpointer early = self->runs->pdata[i];

      self->runs->pdata[i] = self->runs->pdata[self->runs->len - 1 - i];
      self->runs->pdata[self->runs->len - 1 - i] = early;
    }
  self->run = self->runs->len > 0 ? binome_entity_get_id (self->runs->pdata[0]) : 0;
  for (guint i = 0; i < self->runs->len; i++)
    if (binome_entity_get_id (self->runs->pdata[i]) == wanted)
      self->run = wanted;

  self->results = select_of (db, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN, self->run, error);
  return self->results != NULL;
}

static gboolean
read_proposals (BinomeRecruitment *self, BinomeDb *db, GError **error)
{
  static const int staged[]
      = { BINOME_PAIR_STATE_PROPOSED, BINOME_PAIR_STATE_REVIEWED, BINOME_PAIR_STATE_OFFERED,
          BINOME_PAIR_STATE_ACCEPTED, BINOME_PAIR_STATE_CONFIRMED };
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);

  binome_query_where_integer (query, BINOME_PAIR_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  binome_query_where_choices (query, BINOME_PAIR_STATE, staged, G_N_ELEMENTS (staged));
  self->proposals = binome_db_select (db, query, error);
  return self->proposals != NULL;
}

static gboolean
read_funnel (BinomeRecruitment *self, BinomeDb *db, GError **error)
{
  if (!binome_funnel_read (&self->funnel, db, self->programme, binome_clock_today (), error))
    return FALSE;

  self->gap = binome_funnel_count_gap (self->tutors, self->tutees, self->funnel.per_tutor);
  return TRUE;
}

static void
index_by_enrolment (BinomeRecruitment *self, GPtrArray *participants)
{
  for (guint i = 0; i < participants->len; i++)
    {
      BinomeParticipant *participant = participants->pdata[i];

      g_hash_table_insert (self->by_enrolment, &participant->enrolment, participant);
    }
}

typedef struct
{
  const BinomeRecruitment *recruitment;
  guint tutee; /* the field that holds the tutee */
} Order;

static int
compare_tutees (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  gint64 one = binome_entity_get_reference ((gpointer)a, order->tutee);
  gint64 other = binome_entity_get_reference ((gpointer)b, order->tutee);

  return g_utf8_collate (binome_recruitment_get_name (order->recruitment, one),
                         binome_recruitment_get_name (order->recruitment, other));
}

/* By the name of the tutee, as people look for them. */
static void
sort (BinomeRecruitment *self)
{
  Order by_result = { self, BINOME_MATCH_RESULT_TUTEE };
  Order by_constraint = { self, BINOME_MATCH_CONSTRAINT_TUTEE };
  Order by_pair = { self, BINOME_PAIR_TUTEE };

  g_ptr_array_sort_values_with_data (self->results, compare_tutees, &by_result);
  g_ptr_array_sort_values_with_data (self->constraints, compare_tutees, &by_constraint);
  g_ptr_array_sort_values_with_data (self->proposals, compare_tutees, &by_pair);
}

/**
 * binome_recruitment_read:
 * @db: the file
 * @recruitment: a new #BinomeRecruitment
 * @error: return location for a #GError
 *
 * Fills it. A #BinomeWork for a read.
 *
 * Returns: whether all was read
 */
gboolean
binome_recruitment_read (BinomeDb *db, gpointer recruitment, GError **error)
{
  BinomeRecruitment *self = recruitment;

  self->by_enrolment = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->tutors = binome_participants_list (db, self->programme, BINOME_ENROLMENT_ROLE_TUTOR, error);
  if (self->tutors == NULL)
    return FALSE;
  self->tutees = binome_participants_list (db, self->programme, BINOME_ENROLMENT_ROLE_TUTEE, error);
  if (self->tutees == NULL)
    return FALSE;
  self->constraints = select_of (db, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME,
                                 self->programme, error);
  if (self->constraints == NULL || !read_funnel (self, db, error) || !read_runs (self, db, error)
      || !read_proposals (self, db, error)
      || !binome_participant_counts_read (&self->counts, db, self->programme, error))
    return FALSE;

  self->waiting_list = binome_waiting_select (db, self->programme, error);
  if (self->waiting_list == NULL)
    return FALSE;

  index_by_enrolment (self, self->tutors);
  index_by_enrolment (self, self->tutees);
  sort (self);
  return TRUE;
}

/* Returns: (transfer none) (element-type BinomeParticipant): the tutors, or the tutees */
GPtrArray *
binome_recruitment_list_people (const BinomeRecruitment *self, BinomeEnrolmentRole role)
{
  return role == BINOME_ENROLMENT_ROLE_TUTOR ? self->tutors : self->tutees;
}

/**
 * binome_recruitment_find:
 * @self: what was read
 * @enrolment: a tutor or tutee
 *
 * Returns: (nullable): their row
 */
const BinomeParticipant *
binome_recruitment_find (const BinomeRecruitment *self, gint64 enrolment)
{
  return g_hash_table_lookup (self->by_enrolment, &enrolment);
}

/**
 * binome_recruitment_get_name:
 * @self: what was read
 * @enrolment: a tutor or tutee
 *
 * Returns: what they are called; "" for nobody
 */
const char *
binome_recruitment_get_name (const BinomeRecruitment *self, gint64 enrolment)
{
  const BinomeParticipant *participant = binome_recruitment_find (self, enrolment);

  return participant != NULL ? participant->name : "";
}

/**
 * binome_recruitment_get_run:
 * @self: what was read
 *
 * Returns: (transfer none) (nullable): the run whose results are shown
 */
BinomeEntity *
binome_recruitment_get_run (const BinomeRecruitment *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (binome_entity_get_id (self->runs->pdata[i]) == self->run)
      return self->runs->pdata[i];

  return NULL;
}

/**
 * binome_recruitment_get_shortage:
 * @self: what was read
 *
 * Returns: how many tutees will have nobody, whatever the matching does, because places are short
 */
guint
binome_recruitment_get_shortage (const BinomeRecruitment *self)
{
  return binome_funnel_gap_get_shortage (&self->gap);
}
