/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The training of the tutors of a programme at a glance: who is trained, which sessions there are, and
 * what they cost. */

#include "binome-training-overview.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-thresholds.h"
#include "binome-training-workflow.h"
#include "binome-workflow-sql.h"

/* Tutors who can be given somebody, and those who follow somebody whatever became of them. */
#define SQL_TUTORS                                                                                           \
  "SELECT e.id, e.person, " BINOME_SQL_NAME (                                                                \
      "p") ", p.job, (SELECT count(*) FROM pair x WHERE x.tutor = e.id AND x.state IN " BINOME_SQL_LIVE ")"  \
           " AS followed FROM enrolment e JOIN person p ON p.id = e.person"                                  \
           " WHERE e.programme = ?1 AND e.role = 'tutor'"                                                    \
           " AND (e.state IN " BINOME_SQL_CAN_MATCH " OR followed > 0)"

/* What counts is what a person learnt, in whatever programme. */
#define SQL_PLACES                                                                                           \
  "SELECT a.person, a.state, a.valid_until, s.starts_on, s.state FROM attendance a"                          \
  " JOIN training_session s ON s.id = a.session"                                                             \
  " WHERE a.state IN ('enrolled', 'attended', 'validated', 'expired')"                                       \
  " AND a.person IN (SELECT person FROM enrolment WHERE programme = ?1 AND role = 'tutor')"

static void
tutor_free (gpointer data)
{
  BinomeTutorTraining *tutor = data;

  g_free (tutor->name);
  g_free (tutor->job);
  g_free (tutor);
}

/* ---- tutors ---- */

/**
 * binome_training_is_ready:
 * @status: where a training stands
 *
 * Returns: whether such a tutor can start
 */
gboolean
binome_training_is_ready (BinomeTrainingStatus status)
{
  return status == BINOME_TRAINING_ATTENDED || status == BINOME_TRAINING_VALID;
}

/**
 * binome_training_get_status_label:
 * @status: where a training stands
 *
 * Returns: a word or two for it
 */
const char *
binome_training_get_status_label (BinomeTrainingStatus status)
{
  switch (status)
    {
    case BINOME_TRAINING_PLANNED:
      return C_ ("training", "Planned");
    case BINOME_TRAINING_ATTENDED:
      return C_ ("training", "To be validated");
    case BINOME_TRAINING_VALID:
      return C_ ("training", "Trained");
    case BINOME_TRAINING_EXPIRED:
      return C_ ("training", "Expired");
    case BINOME_TRAINING_NONE:
    default:
      return C_ ("training", "Not trained");
    }
}

/**
 * binome_training_describe:
 * @tutor: a tutor
 * @today: the day it is seen from
 *
 * Returns: (transfer full): a sentence about the training
 */
char *
binome_training_describe (const BinomeTutorTraining *tutor, BinomeDate today)
{
  g_autofree char *until = binome_date_format (tutor->valid_until, BINOME_DATE_MEDIUM);
  g_autofree char *planned = binome_date_format (tutor->planned_on, BINOME_DATE_MEDIUM);

  switch (tutor->status)
    {
    case BINOME_TRAINING_PLANNED:
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("Training planned on %s"), planned);
    case BINOME_TRAINING_ATTENDED:
      return g_strdup (_ ("Attended; to be validated"));
    case BINOME_TRAINING_VALID:
      if (tutor->valid_until == BINOME_DATE_NONE)
        return g_strdup (_ ("Trained"));
      if (tutor->planned_on != BINOME_DATE_NONE)
        /* Translators: two dates. */
        return g_strdup_printf (_ ("Valid until %1$s; refresher on %2$s"), until, planned);
      if (today >= tutor->refresh_from)
        /* Translators: %s is a date. */
        return g_strdup_printf (_ ("Valid until %s: plan a refresher"), until);
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("Valid until %s"), until);
    case BINOME_TRAINING_EXPIRED:
      if (tutor->planned_on != BINOME_DATE_NONE)
        /* Translators: a date. */
        return g_strdup_printf (_ ("Expired; refresher planned on %s"), planned);
      if (tutor->valid_until == BINOME_DATE_NONE)
        return g_strdup (_ ("Expired"));
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("Expired on %s"), until);
    case BINOME_TRAINING_NONE:
    default:
      return g_strdup (_ ("No training yet"));
    }
}

/* Whether @status says more of somebody than what is known so far. Of two that are equal the one that is
 * valid for longer counts. */
static gboolean
is_better (const BinomeTutorTraining *tutor, BinomeTrainingStatus status, BinomeDate valid_until)
{
  static const int ranks[] = {
    [BINOME_TRAINING_NONE] = 0,     [BINOME_TRAINING_PLANNED] = 1, [BINOME_TRAINING_EXPIRED] = 2,
    [BINOME_TRAINING_ATTENDED] = 3, [BINOME_TRAINING_VALID] = 4,
  };

  if (status != tutor->status)
    return ranks[status] > ranks[tutor->status];
  if (tutor->valid_until == BINOME_DATE_NONE)
    return FALSE;

  return valid_until == BINOME_DATE_NONE || valid_until > tutor->valid_until;
}

static void
take_place (BinomeTutorTraining *tutor, BinomeStatement *row, BinomeDate today)
{
  int state = binome_choice_find (binome_attendance_states, binome_statement_get_text (row, 1));
  BinomeDate valid_until = binome_statement_get_date (row, 2);
  BinomeDate starts_on = binome_statement_get_date (row, 3);
  BinomeTrainingStatus status = BINOME_TRAINING_NONE;

  if (state == BINOME_ATTENDANCE_STATE_ENROLLED)
    {
      if (g_str_equal (binome_statement_get_text (row, 4), "cancelled"))
        return;
      status = BINOME_TRAINING_PLANNED;
      if (tutor->planned_on == BINOME_DATE_NONE || starts_on < tutor->planned_on)
        tutor->planned_on = starts_on;
      valid_until = BINOME_DATE_NONE;
    }
  else if (state == BINOME_ATTENDANCE_STATE_ATTENDED)
    status = BINOME_TRAINING_ATTENDED;
  else if (state == BINOME_ATTENDANCE_STATE_VALIDATED
           && (valid_until == BINOME_DATE_NONE || valid_until >= today))
    status = BINOME_TRAINING_VALID;
  else
    status = BINOME_TRAINING_EXPIRED;

  if (!is_better (tutor, status, valid_until))
    return;
  tutor->status = status;
  tutor->valid_until = valid_until;
}

static gboolean
read_tutors (BinomeDb *db, gint64 programme, GPtrArray *tutors, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_TUTORS, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      BinomeTutorTraining *tutor = g_new0 (BinomeTutorTraining, 1);

      tutor->enrolment = binome_statement_get_integer (row, 0);
      tutor->person = binome_statement_get_integer (row, 1);
      tutor->name = g_strdup (binome_statement_get_text (row, 2));
      tutor->job = g_strdup (binome_statement_get_text (row, 3));
      tutor->tutees = (guint)binome_statement_get_integer (row, 4);
      g_ptr_array_add (tutors, tutor);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static gboolean
read_places (BinomeDb *db, gint64 programme, GHashTable *by_person, BinomeDate today, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_PLACES, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 person = binome_statement_get_integer (row, 0);
      BinomeTutorTraining *tutor = g_hash_table_lookup (by_person, &person);

      if (tutor != NULL)
        take_place (tutor, row, today);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/* Those who need something come first, and of them those who follow somebody already. */
static int
rank_of (const BinomeTutorTraining *tutor)
{
  if (binome_training_is_ready (tutor->status))
    return 3;
  if (tutor->tutees > 0)
    return 0;

  return tutor->status == BINOME_TRAINING_PLANNED ? 2 : 1;
}

static int
compare_tutors (gconstpointer a, gconstpointer b)
{
  const BinomeTutorTraining *one = a, *other = b;

  if (rank_of (one) != rank_of (other))
    return rank_of (one) - rank_of (other);

  return g_utf8_collate (one->name, other->name);
}

/**
 * binome_training_list_tutors:
 * @db: the file
 * @programme: a programme
 * @today: the day it is seen from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeTutorTraining): its tutors; first those who follow
 *   somebody without a valid training, then those who are to be trained
 */
GPtrArray *
binome_training_list_tutors (BinomeDb *db, gint64 programme, BinomeDate today, GError **error)
{
  g_autoptr (GPtrArray) tutors = g_ptr_array_new_with_free_func (tutor_free);
  g_autoptr (GHashTable) by_person = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);

  if (thresholds == NULL || !read_tutors (db, programme, tutors, error))
    return NULL;
  for (guint i = 0; i < tutors->len; i++)
    {
      BinomeTutorTraining *tutor = tutors->pdata[i];

      g_hash_table_insert (by_person, &tutor->person, tutor);
    }
  if (!read_places (db, programme, by_person, today, error))
    return NULL;

  for (guint i = 0; i < tutors->len; i++)
    {
      BinomeTutorTraining *tutor = tutors->pdata[i];

      if (tutor->valid_until != BINOME_DATE_NONE)
        tutor->refresh_from
            = tutor->valid_until - binome_thresholds_get (thresholds, BINOME_THRESHOLD_REFRESH_DAYS);
    }
  g_ptr_array_sort_values (tutors, compare_tutors);
  return g_steal_pointer (&tutors);
}

/* ---- sessions ---- */

static double
or_nothing (double value)
{
  return isfinite (value) ? value : 0;
}

static void
count_place (BinomeSessionPlaces *places, BinomeEntity *place, BinomeEntity *course,
             const BinomeFunding *funding)
{
  int state = binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE);
  double hours = binome_entity_get_real (place, BINOME_ATTENDANCE_HOURS);
  double cost = binome_entity_get_real (place, BINOME_ATTENDANCE_COST);

  places->proposed += state == BINOME_ATTENDANCE_STATE_PROPOSED;
  if (!binome_attendance_state_takes_a_place (state))
    return;

  places->taken++;
  places->cost += or_nothing (cost);
  places->asked += or_nothing (binome_entity_get_real (place, BINOME_ATTENDANCE_FUNDING_ASKED));
  places->received += or_nothing (binome_entity_get_real (place, BINOME_ATTENDANCE_FUNDING_RECEIVED));
  if (state != BINOME_ATTENDANCE_STATE_ENROLLED)
    {
      places->attended++;
      places->hours += or_nothing (hours);
    }
  if (isnan (hours))
    hours = binome_entity_get_real (course, BINOME_COURSE_HOURS);
  places->ceiling += or_nothing (binome_funding_get_ceiling (funding, hours, cost));
}

static gboolean
read_session (BinomeTrainingOverview *self, BinomeDb *db, BinomeEntity *session, const BinomeFunding *law,
              GError **error)
{
  gint64 id = binome_entity_get_id (session);
  BinomeEntity *course = binome_training_overview_find_course (
      self, binome_entity_get_reference (session, BINOME_TRAINING_SESSION_COURSE));
  g_autoptr (GPtrArray) rows
      = binome_workflow_select_of (db, BINOME_TYPE_ATTENDANCE, BINOME_ATTENDANCE_SESSION, id, error);
  g_autoptr (BinomeFunding) funding = NULL;
  BinomeSessionPlaces *places;

  if (rows == NULL || course == NULL)
    return rows != NULL;

  funding = binome_training_find_funding (law, course);
  places = g_new0 (BinomeSessionPlaces, 1);
  places->session = id;
  for (guint i = 0; i < rows->len; i++)
    count_place (places, rows->pdata[i], course, funding);
  g_hash_table_insert (self->places, &places->session, places);

  self->total.taken += places->taken;
  self->total.proposed += places->proposed;
  self->total.attended += places->attended;
  self->total.hours += places->hours;
  self->total.cost += places->cost;
  self->total.ceiling += places->ceiling;
  self->total.asked += places->asked;
  self->total.received += places->received;
  return TRUE;
}

/* What is still to come is of interest first, then what was last. */
static int
compare_sessions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomeTrainingOverview *self = user_data;
  BinomeDate one = binome_entity_get_date ((gpointer)a, BINOME_TRAINING_SESSION_STARTS_ON);
  BinomeDate other = binome_entity_get_date ((gpointer)b, BINOME_TRAINING_SESSION_STARTS_ON);
  gboolean coming = one >= self->today;

  if (coming != (other >= self->today))
    return coming ? -1 : 1;
  if (one == other)
    return 0;

  return coming == (one < other) ? -1 : 1;
}

static gboolean
read_sessions (BinomeTrainingOverview *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) courses = binome_query_new (BINOME_TYPE_COURSE);
  g_autoptr (BinomeFunding) law = binome_training_load_funding (error);

  if (law == NULL)
    return FALSE;
  binome_query_sort (courses, BINOME_COURSE_TITLE, FALSE);
  self->courses = binome_db_select (db, courses, error);
  if (self->courses == NULL)
    return FALSE;
  self->sessions = binome_workflow_select_of (db, BINOME_TYPE_TRAINING_SESSION,
                                              BINOME_TRAINING_SESSION_PROGRAMME, self->programme, error);
  if (self->sessions == NULL)
    return FALSE;

  for (guint i = 0; i < self->sessions->len; i++)
    if (!read_session (self, db, self->sessions->pdata[i], law, error))
      return FALSE;
  g_ptr_array_sort_values_with_data (self->sessions, compare_sessions, self);
  return TRUE;
}

/* ---- all of it ---- */

static void
clear (gpointer data)
{
  BinomeTrainingOverview *self = data;

  g_clear_pointer (&self->tutors, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

/**
 * binome_training_overview_new:
 * @programme: a programme
 * @today: the day to see it from
 *
 * Returns: (transfer full): nothing yet, to be filled by binome_training_overview_read()
 */
BinomeTrainingOverview *
binome_training_overview_new (gint64 programme, BinomeDate today)
{
  BinomeTrainingOverview *self = g_atomic_rc_box_new0 (BinomeTrainingOverview);

  self->programme = programme;
  self->today = today;
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

BinomeTrainingOverview *
binome_training_overview_ref (BinomeTrainingOverview *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
binome_training_overview_unref (BinomeTrainingOverview *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * binome_training_overview_read:
 * @db: the file
 * @overview: a new #BinomeTrainingOverview
 * @error: return location for a #GError
 *
 * Fills it. A #BinomeWork for a read.
 *
 * Returns: whether all was read
 */
gboolean
binome_training_overview_read (BinomeDb *db, gpointer overview, GError **error)
{
  BinomeTrainingOverview *self = overview;

  self->tutors = binome_training_list_tutors (db, self->programme, self->today, error);
  if (self->tutors == NULL || !read_sessions (self, db, error))
    return FALSE;

  for (guint i = 0; i < self->tutors->len; i++)
    {
      const BinomeTutorTraining *tutor = self->tutors->pdata[i];

      if (binome_training_is_ready (tutor->status))
        self->n_ready++;
      else if (tutor->tutees > 0)
        self->n_untrained_active++;
    }

  return TRUE;
}

/**
 * binome_training_overview_get_places:
 * @self: what was read
 * @session: one of its sessions
 *
 * Returns: (nullable): its numbers
 */
const BinomeSessionPlaces *
binome_training_overview_get_places (const BinomeTrainingOverview *self, gint64 session)
{
  return g_hash_table_lookup (self->places, &session);
}

/**
 * binome_training_overview_find_course:
 * @self: what was read
 * @course: the id of a course
 *
 * Returns: (transfer none) (nullable): that course
 */
BinomeEntity *
binome_training_overview_find_course (const BinomeTrainingOverview *self, gint64 course)
{
  for (guint i = 0; i < self->courses->len; i++)
    if (binome_entity_get_id (self->courses->pdata[i]) == course)
      return self->courses->pdata[i];

  return NULL;
}
