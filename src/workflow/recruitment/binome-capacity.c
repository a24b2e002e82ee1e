/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many tutees each tutor may have: the lowest of what they want, what the programme allows, what the law
 * allows and what their hours allow; and how much of it is used, with the shares of teams. */

#include "binome-capacity.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-legal-counts.h"
#include "binome-text.h"
#include "binome-tutoring-elsewhere.h"
#include "binome-workflow-sql.h"

/* The tutors of a programme (?1), or one of them (?2), with the hours of their manager's last answer. */
#define SQL_TUTORS                                                                                           \
  "SELECT e.id, e.person, e.capacity, r.tutees_per_tutor, e.hours_per_month, r.hours_per_tutee,"             \
  " (SELECT a.hours_per_month FROM manager_agreement a WHERE a.id = " BINOME_SQL_AGREEMENT (                 \
      "e.id") ")"                                                                                            \
              " FROM enrolment e JOIN programme r ON r.id = e.programme"                                     \
              " WHERE e.programme = ?1 AND e.role = 'tutor' AND (?2 = 0 OR e.id = ?2)"

/* The hundredths of places that tutors use from a day (?2) on: their share in pairs with a team, the whole
 * place where a pair is theirs alone. The same as the places of binome-pair-team.c, for all at once. */
#define SQL_USED                                                                                             \
  "SELECT tutor, sum(share) FROM (SELECT x.tutor AS tutor, 100 AS share FROM pair x"                         \
  " WHERE x.programme = ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE                                         \
  " AND NOT EXISTS (SELECT 1 FROM tutor_period q WHERE q.pair = x.id)"                                       \
  " UNION ALL SELECT q.tutor, max(q.share) FROM pair x JOIN tutor_period q ON q.pair = x.id"                 \
  " WHERE x.programme = ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE                                         \
  " AND (q.ends_on IS NULL OR q.ends_on >= ?2) GROUP BY x.id, q.tutor) GROUP BY tutor"

#define SQL_MANAGER_HOURS                                                                                    \
  "SELECT hours_per_month FROM manager_agreement WHERE id = " BINOME_SQL_AGREEMENT ("?1")

typedef struct
{
  BinomeDb *db;
  gint64 programme;
  GArray *elsewhere;
  GHashTable *capacities; /* by enrolment */
  BinomeLegalCounts *law;
} Reader;

typedef void (*TakeRow) (Reader *self, BinomeStatement *row);

/**
 * binome_capacity_free:
 * @self: (nullable): a capacity
 */
void
binome_capacity_free (BinomeCapacity *self)
{
  if (self != NULL)
    {
      g_free (self->citation);
      g_free (self->other_programme);
    }
  g_free (self);
}

static gboolean
take_rows (Reader *self, BinomeStatement *row, TakeRow take, GError **error)
{
  GError *local_error = NULL;

  while (binome_statement_step (row, &local_error))
    take (self, row);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static double
take_hours (double hours)
{
  return hours >= 0 ? hours : NAN;
}

static double
get_hours (BinomeStatement *row, int column)
{
  return binome_statement_is_null (row, column) ? NAN : take_hours (binome_statement_get_real (row, column));
}

/* Before the hours are counted: those elsewhere are gone. */
static void
count_elsewhere (GArray *elsewhere, gint64 person, BinomeCapacity *capacity)
{
  for (guint i = 0; i < elsewhere->len; i++)
    {
      const BinomeTutoringElsewhere *other = &g_array_index (elsewhere, BinomeTutoringElsewhere, i);

      if (other->person != person || other->share == 0)
        continue;
      capacity->elsewhere += (int)other->share;
      if (!isnan (other->hours_per_tutee))
        capacity->hours_elsewhere += other->hours_per_tutee * (double)other->share / 100;
      if (capacity->other_programme == NULL)
        capacity->other_programme = g_strdup (other->title);
    }
}

/* What the law allows altogether, and how many more of those who wait. */
static void
limit_by_law (const Reader *self, gint64 person, BinomeCapacity *capacity)
{
  const BinomeRule *rule, *waiting;

  capacity->legal = binome_legal_counts_limit (self->law, person, &rule);
  capacity->legal_left = binome_legal_counts_limit_waiting (self->law, person, &capacity->barred, &waiting);
  capacity->followed = *binome_legal_counts_get (self->law, person);
  if (rule == NULL)
    rule = waiting;
  if (rule != NULL)
    capacity->citation = g_strdup (rule->citation);
}

static void
limit_by_hours (BinomeCapacity *capacity, double own, double manager, double hours_per_tutee)
{
  capacity->hours_per_tutee = hours_per_tutee;
  capacity->manager_hours = !isnan (manager) && (isnan (own) || manager < own);
  capacity->hours_budget = capacity->manager_hours ? manager : own;
  capacity->by_hours = BINOME_CAPACITY_UNLIMITED;
  if (!isnan (capacity->hours_budget) && capacity->hours_per_tutee > 0)
    {
      double hours = MAX (capacity->hours_budget - capacity->hours_elsewhere, 0);

      capacity->by_hours = (int)MIN (floor (hours / capacity->hours_per_tutee + 1e-9), 99);
    }
}

/* In hundredths, since what is used elsewhere may be a part of a place.
 * @legal: what the law allows; %BINOME_CAPACITY_UNLIMITED where that is looked at by itself. */
static int
find_lowest (const BinomeCapacity *capacity, int legal, BinomeCapacityLimit *limit)
{
  const int limits[] = { capacity->own, capacity->programme, legal, capacity->by_hours };
  int lowest = MAX (capacity->own * 100 - capacity->elsewhere, 0);

  *limit = BINOME_CAPACITY_LIMIT_OWN;
  for (guint i = BINOME_CAPACITY_LIMIT_PROGRAMME; i < G_N_ELEMENTS (limits); i++)
    if (limits[i] != BINOME_CAPACITY_UNLIMITED && limits[i] * 100 < lowest)
      {
        lowest = limits[i] * 100;
        *limit = (BinomeCapacityLimit)i;
      }

  return lowest;
}

static void
choose_lowest (BinomeCapacity *capacity)
{
  capacity->effective = find_lowest (capacity, capacity->legal, &capacity->limit) / 100;
}

/* What is used is counted against the capacity, not yet known here. */
static void
count_left (BinomeCapacity *capacity)
{
  BinomeCapacityLimit limit;

  capacity->taken = (capacity->used + 99) / 100;
  capacity->left = MAX ((find_lowest (capacity, capacity->legal, &limit) - capacity->used) / 100, 0);
  if (capacity->legal_left != BINOME_CAPACITY_UNLIMITED)
    capacity->left = MIN (capacity->left, capacity->legal_left);
  capacity->hours_used = isnan (capacity->hours_per_tutee)
                             ? NAN
                             : capacity->hours_per_tutee * capacity->used / 100.0 + capacity->hours_elsewhere;
}

/* Columns as in SQL_TUTORS. */
static void
take_tutor (Reader *self, BinomeStatement *row)
{
  BinomeCapacity *capacity = g_new0 (BinomeCapacity, 1);

  capacity->enrolment = binome_statement_get_integer (row, 0);
  capacity->own = (int)binome_statement_get_integer (row, 2);
  capacity->programme = (int)binome_statement_get_integer (row, 3);
  count_elsewhere (self->elsewhere, binome_statement_get_integer (row, 1), capacity);
  limit_by_law (self, binome_statement_get_integer (row, 1), capacity);
  limit_by_hours (capacity, get_hours (row, 4), get_hours (row, 6), get_hours (row, 5));
  choose_lowest (capacity);
  count_left (capacity);
  g_hash_table_insert (self->capacities, &capacity->enrolment, capacity);
}

static void
take_used (Reader *self, BinomeStatement *row)
{
  gint64 tutor = binome_statement_get_integer (row, 0);
  BinomeCapacity *capacity = g_hash_table_lookup (self->capacities, &tutor);

  if (capacity == NULL)
    return;
  capacity->used = (int)binome_statement_get_integer (row, 1);
  count_left (capacity);
}

static gboolean
read_tutors (Reader *self, gint64 only, GError **error)
{
  BinomeStatement *row = binome_db_prepare (self->db, SQL_TUTORS, error);

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, self->programme);
  binome_statement_bind_integer (row, 2, only);
  if (!take_rows (self, row, take_tutor, error))
    return FALSE;

  row = binome_db_prepare (self->db, SQL_USED, error);
  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, self->programme);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  return take_rows (self, row, take_used, error);
}

static GHashTable *
read_all (BinomeDb *db, gint64 programme, gint64 only, GError **error)
{
  g_autoptr (GHashTable) capacities
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)binome_capacity_free);
  g_autoptr (BinomeLegalCounts) law = binome_legal_counts_read (db, programme, error);
  g_autoptr (GArray) elsewhere
      = law != NULL ? binome_tutoring_elsewhere_read (db, programme, 0, error) : NULL;
  Reader self = { db, programme, elsewhere, capacities, law };

  if (elsewhere == NULL || !read_tutors (&self, only, error))
    return NULL;

  return g_steal_pointer (&capacities);
}

/**
 * binome_capacity_read_programme:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * The places of all its tutors, in a few statements whatever their number. Places that are left can all be
 * given to those who wait, but not to any of them: see #BinomeCapacity.legal_left and #BinomeCapacity.barred.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 BinomeCapacity): by enrolment
 */
GHashTable *
binome_capacity_read_programme (BinomeDb *db, gint64 programme, GError **error)
{
  return read_all (db, programme, 0, error);
}

/**
 * binome_capacity_read:
 * @db: the file
 * @enrolment: a participant
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the places of a tutor; of a tutee %NULL without @error set
 */
BinomeCapacity *
binome_capacity_read (BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  g_autoptr (GHashTable) capacities = NULL;
  BinomeCapacity *capacity = NULL;

  if (entity == NULL)
    return NULL;

  capacities
      = read_all (db, binome_entity_get_reference (entity, BINOME_ENROLMENT_PROGRAMME), enrolment, error);
  if (capacities != NULL && g_hash_table_lookup (capacities, &enrolment) != NULL)
    g_hash_table_steal_extended (capacities, &enrolment, NULL, (gpointer *)&capacity);

  return capacity;
}

static gboolean
read_manager_hours (BinomeDb *db, gint64 enrolment, double *hours, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_MANAGER_HOURS, error);
  GError *local_error = NULL;

  *hours = NAN;
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, enrolment);
  while (binome_statement_step (row, &local_error))
    *hours = get_hours (row, 0);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_capacity_read_limits:
 * @db: the file
 * @tutor: the enrolment of a tutor, kept or planned
 * @programme: its programme
 * @error: return location for a #GError
 *
 * The limits alone, without what is used: asked at every step that gives a place. The law is asked besides,
 * with binome_legal_check(): what it says depends on who the tutee is.
 *
 * Returns: (transfer full) (nullable): the limits
 */
BinomeCapacity *
binome_capacity_read_limits (BinomeDb *db, BinomeEntity *tutor, BinomeEntity *programme, GError **error)
{
  g_autoptr (BinomeCapacity) capacity = g_new0 (BinomeCapacity, 1);
  gint64 person = binome_entity_get_reference (tutor, BINOME_ENROLMENT_PERSON);
  g_autoptr (GArray) elsewhere
      = binome_tutoring_elsewhere_read (db, binome_entity_get_id (programme), person, error);
  double manager;

  capacity->enrolment = binome_entity_get_id (tutor);
  if (elsewhere == NULL || !read_manager_hours (db, capacity->enrolment, &manager, error))
    return NULL;

  count_elsewhere (elsewhere, person, capacity);

  capacity->own = (int)binome_entity_get_integer (tutor, BINOME_ENROLMENT_CAPACITY);
  capacity->programme = (int)binome_entity_get_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR);
  capacity->legal = capacity->legal_left = BINOME_CAPACITY_UNLIMITED;
  limit_by_hours (capacity, take_hours (binome_entity_get_real (tutor, BINOME_ENROLMENT_HOURS_PER_MONTH)),
                  manager, take_hours (binome_entity_get_real (programme, BINOME_PROGRAMME_HOURS_PER_TUTEE)));
  choose_lowest (capacity);
  count_left (capacity);
  return g_steal_pointer (&capacity);
}

/* What is done in another programme counts for what the tutor wants and for the hours. */
static void
refuse_beside (const BinomeCapacity *self, const char *name, BinomeCapacityLimit limit, GError **error)
{
  if (limit == BINOME_CAPACITY_LIMIT_HOURS)
    /* Translators: a tutor, and another programme. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("%1$s has no place left: the hours a month are used up, those in “%2$s” included."), name,
                 self->other_programme);
  else
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 /* Translators: a tutor, how many tutees the tutor can have, and another programme. */
                 ngettext ("%1$s has no place left (%2$d tutee at most, those in “%3$s” included).",
                           "%1$s has no place left (%2$d tutees at most, those in “%3$s” included).",
                           (gulong)self->own),
                 name, self->own, self->other_programme);
}

/**
 * binome_capacity_check:
 * @self: the limits of a tutor
 * @name: who that is
 * @used: hundredths of places that are taken already
 * @more: hundredths that are asked for
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the limit that binds
 *
 * What the law says is not looked at: see binome_legal_check().
 *
 * Returns: whether the tutor has that much of a place left
 */
gboolean
binome_capacity_check (const BinomeCapacity *self, const char *name, gint64 used, int more, GError **error)
{
  BinomeCapacityLimit limit;
  int room = find_lowest (self, BINOME_CAPACITY_UNLIMITED, &limit), n = room / 100;
  g_autofree char *why = NULL;

  if (used + more <= room)
    return TRUE;
  if (self->other_programme != NULL
      && (limit == BINOME_CAPACITY_LIMIT_OWN || limit == BINOME_CAPACITY_LIMIT_HOURS))
    {
      refuse_beside (self, name, limit, error);
      return FALSE;
    }

  switch (limit)
    {
    case BINOME_CAPACITY_LIMIT_PROGRAMME:
      /* Translators: a tutor, and how many tutees the tutor can have. */
      why = g_strdup_printf (ngettext ("%1$s has no place left: the programme allows %2$d tutee a tutor.",
                                       "%1$s has no place left: the programme allows %2$d tutees a tutor.",
                                       (gulong)n),
                             name, n);
      break;
    case BINOME_CAPACITY_LIMIT_HOURS:
      /* Translators: a tutor, and how many tutees the tutor can have. */
      why = self->manager_hours
                ? g_strdup_printf (ngettext ("%1$s has no place left: the hours a month that the manager "
                                             "agreed to are enough for %2$d tutee.",
                                             "%1$s has no place left: the hours a month that the manager "
                                             "agreed to are enough for %2$d tutees.",
                                             (gulong)n),
                                   name, n)
                : g_strdup_printf (
                      ngettext ("%1$s has no place left: the hours a month are enough for %2$d tutee.",
                                "%1$s has no place left: the hours a month are enough for %2$d tutees.",
                                (gulong)n),
                      name, n);
      break;
    case BINOME_CAPACITY_LIMIT_OWN:
    case BINOME_CAPACITY_LIMIT_LAW:
    default:
      /* Translators: a tutor, and how many tutees the tutor can have. */
      why = g_strdup_printf (ngettext ("%1$s has no place left (%2$d tutee at most).",
                                       "%1$s has no place left (%2$d tutees at most).", (gulong)n),
                             name, n);
      break;
    }

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, why);
  return FALSE;
}

/**
 * binome_capacity_count:
 * @db: the file
 * @programme: a programme
 * @places: (out): the places of the tutors who take part
 * @left: (out): those of them that are left, whole ones only
 * @error: return location for a #GError
 *
 * Returns: whether both were set
 */
gboolean
binome_capacity_count (BinomeDb *db, gint64 programme, int *places, int *left, GError **error)
{
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (db, programme, error);
  BinomeStatement *row;
  GError *local_error = NULL;

  *places = *left = 0;
  row = capacities != NULL ? binome_db_prepare (db,
                                                "SELECT id FROM enrolment WHERE programme = ?1"
                                                " AND role = 'tutor' AND state IN " BINOME_SQL_CAN_MATCH,
                                                error)
                           : NULL;
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      const BinomeCapacity *capacity = g_hash_table_lookup (capacities, &id);

      if (capacity == NULL)
        continue;
      *places += capacity->effective;
      *left += capacity->left;
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_capacity_describe:
 * @self: a capacity
 *
 * Returns: (transfer full): the places and what limits them, such as “2 of 3: the programme allows 2”
 */
char *
binome_capacity_describe (const BinomeCapacity *self)
{
  int n = self->effective;

  if (self->own == 0)
    return g_strdup (_ ("0: nobody is proposed to this tutor until they offer a place"));

  switch (self->limit)
    {
    case BINOME_CAPACITY_LIMIT_PROGRAMME:
      /* Translators: places a tutor really has, places they offer, what the programme allows. */
      return g_strdup_printf (_ ("%1$d of %2$d: the programme allows %1$d"), n, self->own);
    case BINOME_CAPACITY_LIMIT_LAW:
      /* Translators: places a tutor really has, places they offer, a legal text. */
      return g_strdup_printf (_ ("%1$d of %2$d: the law allows %1$d here (%3$s)"), n, self->own,
                              self->citation != NULL ? self->citation : "");
    case BINOME_CAPACITY_LIMIT_HOURS:
      if (self->other_programme != NULL)
        /* Translators: places a tutor really has, places they offer, another programme. */
        return g_strdup_printf (_ ("%1$d of %2$d: the hours left beside “%3$s” are enough for %1$d"), n,
                                self->own, self->other_programme);
      if (self->manager_hours)
        /* Translators: places a tutor really has, places they offer. */
        return g_strdup_printf (_ ("%1$d of %2$d: the hours the manager agreed to are enough for %1$d"), n,
                                self->own);
      /* Translators: places a tutor really has, places they offer. */
      return g_strdup_printf (_ ("%1$d of %2$d: the hours a month are enough for %1$d"), n, self->own);
    case BINOME_CAPACITY_LIMIT_OWN:
    default:
      if (self->other_programme != NULL)
        /* Translators: places a tutor really has here, places they offer, another programme. */
        return g_strdup_printf (_ ("%1$d of %2$d: others are taken in “%3$s”"), n, self->own,
                                self->other_programme);
      return g_strdup_printf (_ ("%d, as offered"), n);
    }
}

/**
 * binome_capacity_describe_use:
 * @self: a capacity
 *
 * Returns: (transfer full): what is taken and what is left, such as “1.5 taken, 0 free”
 */
char *
binome_capacity_describe_use (const BinomeCapacity *self)
{
  g_autofree char *used = binome_text_format_number (self->used / 100.0, self->used % 100 == 0  ? 0
                                                                         : self->used % 10 == 0 ? 1
                                                                                                : 2);

  if (self->taken > self->effective)
    /* Translators: places taken, places a tutor has. */
    return g_strdup_printf (_ ("%1$s taken, more than the %2$d allowed"), used, self->effective);

  if (self->legal_left != BINOME_CAPACITY_UNLIMITED && self->left < self->effective - self->taken)
    /* Translators: places of a tutor: how many are taken, how many are free; a legal text. */
    return g_strdup_printf (_ ("%1$s taken, %2$d free: of those who wait the law allows no more (%3$s)"),
                            used, self->left, self->citation);

  /* Translators: places of a tutor: how many are taken, how many are free. */
  return g_strdup_printf (_ ("%1$s taken, %2$d free"), used, self->left);
}

/**
 * binome_capacity_describe_hours:
 * @self: a capacity
 *
 * Returns: (transfer full) (nullable): the hours a month, such as “6 h of 10 h a month used”; %NULL where
 *   nothing is known of them
 */
char *
binome_capacity_describe_hours (const BinomeCapacity *self)
{
  g_autofree char *budget = NULL, *used = NULL;

  if (isnan (self->hours_budget))
    return NULL;

  budget = binome_text_format_number (self->hours_budget, fmod (self->hours_budget, 1) != 0 ? 1 : 0);
  if (isnan (self->hours_used))
    /* Translators: a number of hours. */
    return g_strdup_printf (_ ("%s h a month"), budget);

  used = binome_text_format_number (self->hours_used, fmod (self->hours_used, 1) != 0 ? 1 : 0);
  if (self->manager_hours)
    /* Translators: two numbers of hours. */
    return g_strdup_printf (_ ("%1$s h of the %2$s h a month the manager agreed to are used"), used, budget);

  /* Translators: two numbers of hours. */
  return g_strdup_printf (_ ("%1$s h of %2$s h a month are used"), used, budget);
}
