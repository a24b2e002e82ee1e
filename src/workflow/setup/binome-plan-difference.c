/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pairs that run stand apart from the check-in plan, and what is accepted of it. */

#include "binome-plan-difference.h"

#include <glib/gi18n-lib.h>

#include "binome-plan-check-in.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* Pairs that are paused have no plan to follow until they go on. */
#define SQL_PAIRS                                                                                            \
  "SELECT x.id, " BINOME_SQL_NAME ("tutee") ", " BINOME_SQL_NAME (                                           \
      "tutor") ", tutee.job FROM pair x"                                                                     \
               " JOIN enrolment e ON e.id = x.tutee JOIN person tutee ON tutee.id = e.person"                \
               " JOIN enrolment o ON o.id = x.tutor JOIN person tutor ON tutor.id = o.person"                \
               " WHERE x.programme = ?1 AND x.state IN ('active', 'closing') AND x.started_on IS NOT NULL"   \
               " ORDER BY tutee.family_name, tutee.given_name, x.id"

/**
 * binome_plan_change_free:
 * @self: (transfer full): a change
 */
void
binome_plan_change_free (gpointer self)
{
  BinomePlanChange *change = self;

  g_free (change->title);
  g_free (change->before);
  g_free (change->key);
  g_free (change);
}

/**
 * binome_plan_difference_free:
 * @self: (transfer full): a difference
 */
void
binome_plan_difference_free (gpointer self)
{
  BinomePlanDifference *difference = self;

  g_clear_pointer (&difference->changes, g_ptr_array_unref);
  g_free (difference->title);
  g_free (difference);
}

/* ---- one pair ---- */

static gboolean
is_open (BinomeEntity *check_in)
{
  return binome_entity_get_choice (check_in, BINOME_CHECK_IN_STATE) <= BINOME_CHECK_IN_STATE_OVERDUE;
}

/* Older check-ins do not know their planned day: they may have been moved. */
static gboolean
is_moved_by_hand (BinomeEntity *check_in)
{
  BinomeDate planned_on = binome_entity_get_date (check_in, BINOME_CHECK_IN_PLANNED_ON);

  return planned_on != binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON);
}

/* Days and words stand in it, so that another day or another word is another change. */
static char *
make_key (const BinomePlanChange *change, BinomeEntity *step)
{
  g_autofree char *to = binome_date_format_iso (change->to);

  switch (change->kind)
    {
    case BINOME_PLAN_CHANGE_ADD:
      return g_strdup_printf ("add %s %s", to, change->title);
    case BINOME_PLAN_CHANGE_MOVE:
      return g_strdup_printf ("move %" G_GINT64_FORMAT " %s", change->check_in, to);
    case BINOME_PLAN_CHANGE_REWORD:
      return g_strdup_printf ("reword %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %s", change->check_in,
                              binome_entity_get_choice (step, BINOME_PLAN_STEP_KIND),
                              binome_entity_get_integer (step, BINOME_PLAN_STEP_WINDOW), change->title);
    case BINOME_PLAN_CHANGE_REMOVE:
      return g_strdup_printf ("remove %" G_GINT64_FORMAT, change->check_in);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_change (GPtrArray *changes, BinomePlanChangeKind kind, BinomeEntity *step, BinomeEntity *check_in,
            BinomeDate to)
{
  BinomePlanChange *change = g_new0 (BinomePlanChange, 1);

  change->kind = kind;
  change->to = to;
  if (step != NULL)
    {
      change->step = binome_entity_get_id (step);
      change->title = g_strdup (binome_entity_get_text (step, BINOME_PLAN_STEP_TITLE));
    }
  if (check_in != NULL)
    {
      const char *title = binome_entity_get_text (check_in, BINOME_CHECK_IN_TITLE);

      change->check_in = binome_entity_get_id (check_in);
      change->from = binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON);
      change->by_hand = is_moved_by_hand (check_in);
      if (kind == BINOME_PLAN_CHANGE_REMOVE)
        g_set_str (&change->title, title);
      else if (g_strcmp0 (change->title, title) != 0)
        change->before = g_strdup (title);
    }
  change->key = make_key (change, step);
  g_ptr_array_add (changes, change);
}

/* The check-in that a step gave the pair: one that is over before one that is open. */
static BinomeEntity *
find_check_in (GPtrArray *check_ins, gint64 step)
{
  BinomeEntity *found = NULL;

  for (guint i = 0; i < check_ins->len; i++)
    {
      BinomeEntity *check_in = g_ptr_array_index (check_ins, i);

      if (binome_entity_get_reference (check_in, BINOME_CHECK_IN_STEP) == step
          && (found == NULL || !is_open (check_in)))
        found = check_in;
    }

  return found;
}

/* What somebody moved stays there while the plan says what it said then. Nothing is moved into the past:
 * it would only be late. */
static gboolean
must_move (BinomeEntity *check_in, BinomeDate day, BinomeDate today)
{
  return day >= today && day != binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON)
         && day != binome_entity_get_date (check_in, BINOME_CHECK_IN_PLANNED_ON);
}

static void
compare_step (GPtrArray *changes, BinomeEntity *step, BinomeEntity *check_in, BinomeDate day, gboolean wanted,
              BinomeDate today)
{
  if (check_in != NULL && !is_open (check_in))
    return;
  if (!wanted)
    {
      if (check_in != NULL)
        add_change (changes, BINOME_PLAN_CHANGE_REMOVE, step, check_in, BINOME_DATE_NONE);
    }
  else if (check_in == NULL)
    {
      if (day >= today)
        add_change (changes, BINOME_PLAN_CHANGE_ADD, step, NULL, day);
    }
  else if (must_move (check_in, day, today))
    add_change (changes, BINOME_PLAN_CHANGE_MOVE, step, check_in, day);
  else if (!binome_plan_step_has_words_of (step, check_in))
    add_change (changes, BINOME_PLAN_CHANGE_REWORD, step, check_in,
                binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const BinomePlanChange *first = a, *second = b;
  BinomeDate day = first->to != BINOME_DATE_NONE ? first->to : first->from;
  BinomeDate other = second->to != BINOME_DATE_NONE ? second->to : second->from;

  return day != other ? (day < other ? -1 : 1) : g_utf8_collate (first->title, second->title);
}

/**
 * binome_plan_difference_compare:
 * @steps: (element-type BinomePlanStep): the plan
 * @check_ins: (element-type BinomeCheckIn): those of the pair
 * @pair: a pair that has started
 * @job: the job of its tutee; empty where it is not known
 * @today: the day on which it is asked
 *
 * Compares what the plan would give the pair with what it has. A check-in that was held, waived or missed
 * is left alone, and so is one that was added by hand. What would lie before @today is not added.
 *
 * Returns: (transfer full) (element-type BinomePlanChange): what differs, by day; empty for nothing
 */
GPtrArray *
binome_plan_difference_compare (GPtrArray *steps, GPtrArray *check_ins, BinomeEntity *pair, const char *job,
                                BinomeDate today)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (binome_plan_change_free);

  for (guint i = 0; i < steps->len; i++)
    {
      BinomeEntity *step = g_ptr_array_index (steps, i);
      BinomeDate day = binome_plan_step_find_day (step, pair);

      compare_step (changes, step, find_check_in (check_ins, binome_entity_get_id (step)), day,
                    day != BINOME_DATE_NONE && binome_plan_step_is_for (step, job), today);
    }
  for (guint i = 0; i < check_ins->len; i++)
    {
      BinomeEntity *check_in = g_ptr_array_index (check_ins, i);

      if (is_open (check_in) && binome_entity_get_reference (check_in, BINOME_CHECK_IN_STEP) == 0
          && binome_entity_get_date (check_in, BINOME_CHECK_IN_PLANNED_ON) != BINOME_DATE_NONE)
        add_change (changes, BINOME_PLAN_CHANGE_REMOVE, NULL, check_in, BINOME_DATE_NONE);
    }
  g_ptr_array_sort_values (changes, compare_days);
  return changes;
}

/* ---- all pairs ---- */

/* Check-ins of the programme, by their pair. */
static GHashTable *
load_check_ins (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CHECK_IN);
  g_autoptr (GPtrArray) all = NULL;
  GHashTable *by_pair;

  binome_query_where_via (query, BINOME_CHECK_IN_PAIR, BINOME_PAIR_PROGRAMME, programme);
  all = binome_db_select (db, query, error);
  if (all == NULL)
    return NULL;

  by_pair = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                   (GDestroyNotify)(void *)g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 pair = binome_entity_get_reference (all->pdata[i], BINOME_CHECK_IN_PAIR);
      GPtrArray *check_ins = g_hash_table_lookup (by_pair, &pair);

      if (check_ins == NULL)
        {
          check_ins = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_pair, g_memdup2 (&pair, sizeof pair), check_ins);
        }
      g_ptr_array_add (check_ins, g_object_ref (all->pdata[i]));
    }

  return by_pair;
}

/* A pair to compare, and what it takes. */
typedef struct
{
  gint64 id;
  char *title;
  char *job;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->title);
  g_free (line->job);
  g_free (line);
}

static GPtrArray *
load_lines (BinomeDb *db, gint64 programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_PAIRS, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      Line *line = g_new0 (Line, 1);

      line->id = binome_statement_get_integer (row, 0);
      /* Translators: the name of a pair: the tutee, then the tutor. */
      line->title = g_strdup_printf (_ ("%1$s with %2$s"), binome_statement_get_text (row, 1),
                                     binome_statement_get_text (row, 2));
      line->job = g_strdup (binome_statement_get_text (row, 3));
      g_ptr_array_add (lines, line);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&lines);
}

/* What is compared, and of it what is told. */
typedef struct
{
  GPtrArray *steps;
  GHashTable *by_pair;   /* the check-ins */
  GHashTable *looked_at; /* of gint64: steps, or none for all */
  GHashTable *orphans;   /* check-ins of steps that would go, and those steps */
  BinomeDate today;
  gboolean with_left;
} Comparison;

static gboolean
is_looked_at (const Comparison *self, const BinomePlanChange *change)
{
  const gint64 *gone = g_hash_table_lookup (self->orphans, &change->check_in);

  return self->looked_at == NULL
         || g_hash_table_contains (self->looked_at, gone != NULL ? gone : &change->step);
}

static GStrv
read_left (BinomeEntity *pair)
{
  return g_strsplit (binome_entity_get_text (pair, BINOME_PAIR_PLAN_LEFT), "\n", -1);
}

static void
drop_silent (const Comparison *self, BinomeEntity *pair, GPtrArray *changes)
{
  g_auto (GStrv) left = read_left (pair);

  for (guint i = changes->len; i-- > 0;)
    {
      const BinomePlanChange *change = changes->pdata[i];

      if (!is_looked_at (self, change)
          || (!self->with_left && g_strv_contains ((const char *const *)left, change->key)))
        g_ptr_array_remove_index (changes, i);
    }
}

static gboolean
compare_line (BinomeDb *db, const Line *line, const Comparison *self, GPtrArray *differences, GError **error)
{
  g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, line->id, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *check_ins = g_hash_table_lookup (self->by_pair, &line->id);
  g_autoptr (GPtrArray) changes = NULL;
  BinomePlanDifference *difference;

  if (pair == NULL)
    return FALSE;

  changes = binome_plan_difference_compare (self->steps, check_ins != NULL ? check_ins : none, pair,
                                            line->job, self->today);
  drop_silent (self, pair, changes);
  if (changes->len == 0)
    return TRUE;

  difference = g_new0 (BinomePlanDifference, 1);
  difference->pair = line->id;
  difference->title = g_strdup (line->title);
  difference->changes = g_steal_pointer (&changes);
  g_ptr_array_add (differences, difference);
  return TRUE;
}

/* Check-ins of steps that are not in the plan have none: such are removed. */
static void
find_orphans (Comparison *self)
{
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer check_ins;

  for (guint i = 0; i < self->steps->len; i++)
    {
      gint64 id = binome_entity_get_id (self->steps->pdata[i]);

      g_hash_table_add (steps, g_memdup2 (&id, sizeof id));
    }
  g_hash_table_iter_init (&iter, self->by_pair);
  while (g_hash_table_iter_next (&iter, NULL, &check_ins))
    for (guint i = 0; i < ((GPtrArray *)check_ins)->len; i++)
      {
        BinomeEntity *check_in = ((GPtrArray *)check_ins)->pdata[i];
        gint64 id = binome_entity_get_id (check_in);
        gint64 step = binome_entity_get_reference (check_in, BINOME_CHECK_IN_STEP);

        if (step == 0 || g_hash_table_contains (steps, &step))
          continue;
        binome_entity_set_reference (check_in, BINOME_CHECK_IN_STEP, 0);
        g_hash_table_insert (self->orphans, g_memdup2 (&id, sizeof id), g_memdup2 (&step, sizeof step));
      }
}

static GPtrArray *
compare_all (BinomeDb *db, gint64 programme, Comparison *self, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (binome_plan_difference_free);
  g_autoptr (GHashTable) by_pair = load_check_ins (db, programme, error);
  g_autoptr (GPtrArray) lines = by_pair != NULL ? load_lines (db, programme, error) : NULL;
  g_autoptr (GHashTable) orphans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (lines == NULL)
    return NULL;

  self->by_pair = by_pair;
  self->orphans = orphans;
  find_orphans (self);
  for (guint i = 0; i < lines->len; i++)
    if (!compare_line (db, lines->pdata[i], self, differences, error))
      return NULL;

  return g_steal_pointer (&differences);
}

/**
 * binome_plan_difference_list:
 * @db: the file
 * @programme: a programme
 * @today: the day on which it is asked
 * @with_left: whether with what pairs were left without before
 * @error: return location for a #GError
 *
 * Compares the pairs that run with the plan of the programme as it is now. Pairs that are paused, have
 * not started or have ended are left out.
 *
 * Returns: (transfer full) (element-type BinomePlanDifference) (nullable): the pairs that differ, by name
 */
GPtrArray *
binome_plan_difference_list (BinomeDb *db, gint64 programme, BinomeDate today, gboolean with_left,
                             GError **error)
{
  g_autoptr (GPtrArray) steps
      = binome_workflow_select_of (db, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME, programme, error);
  Comparison comparison = { .steps = steps, .today = today, .with_left = with_left };

  return steps != NULL ? compare_all (db, programme, &comparison, error) : NULL;
}

/**
 * binome_plan_difference_foresee:
 * @db: the file
 * @programme: a programme
 * @steps: (element-type BinomePlanStep): its plan as it would be; new steps have ids of their own
 * @looked_at: (element-type gint64): the steps whose check-ins are told of, also those that would go
 * @today: the day on which it is asked
 * @error: return location for a #GError
 *
 * Compares the pairs that run with a plan that is not kept yet; what pairs were left without before is not
 * told.
 *
 * Returns: (transfer full) (element-type BinomePlanDifference) (nullable): the pairs that would differ, by
 * name
 */
GPtrArray *
binome_plan_difference_foresee (BinomeDb *db, gint64 programme, GPtrArray *steps, GHashTable *looked_at,
                                BinomeDate today, GError **error)
{
  Comparison comparison = { .steps = steps, .looked_at = looked_at, .today = today };

  return compare_all (db, programme, &comparison, error);
}

/* ---- accepting ---- */

static gboolean
add_check_in (BinomeDb *db, gint64 pair, const BinomePlanChange *change, GError **error)
{
  g_autoptr (BinomeEntity) owner = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (BinomeEntity) step
      = owner != NULL ? binome_db_get (db, BINOME_TYPE_PLAN_STEP, change->step, error) : NULL;
  g_autoptr (BinomeEntity) check_in
      = step != NULL ? binome_plan_step_make_check_in (step, owner, change->to) : NULL;

  return check_in != NULL && binome_db_insert (db, check_in, error);
}

static gboolean
bring_in_line (BinomeDb *db, const BinomePlanChange *change, GError **error)
{
  g_autoptr (BinomeEntity) check_in = binome_db_get (db, BINOME_TYPE_CHECK_IN, change->check_in, error);
  g_autoptr (BinomeEntity) step
      = check_in != NULL ? binome_db_get (db, BINOME_TYPE_PLAN_STEP, change->step, error) : NULL;

  if (step == NULL)
    return FALSE;

  binome_plan_step_put_words (step, check_in);
  if (change->kind == BINOME_PLAN_CHANGE_MOVE)
    {
      binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, change->to);
      binome_entity_set_date (check_in, BINOME_CHECK_IN_PLANNED_ON, change->to);
    }
  return binome_db_update_fields (db, check_in,
                                  FIELD (BINOME_CHECK_IN_TITLE) | FIELD (BINOME_CHECK_IN_KIND)
                                      | FIELD (BINOME_CHECK_IN_WINDOW) | FIELD (BINOME_CHECK_IN_DUE_ON)
                                      | FIELD (BINOME_CHECK_IN_PLANNED_ON),
                                  error);
}

static gboolean
carry_out (BinomeDb *db, gint64 pair, const BinomePlanChange *change, GError **error)
{
  switch (change->kind)
    {
    case BINOME_PLAN_CHANGE_ADD:
      return add_check_in (db, pair, change, error);
    case BINOME_PLAN_CHANGE_MOVE:
    case BINOME_PLAN_CHANGE_REWORD:
      return bring_in_line (db, change, error);
    case BINOME_PLAN_CHANGE_REMOVE:
      return binome_db_delete (db, BINOME_TYPE_CHECK_IN, change->check_in, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What was offered to the pair under that key. */
static const BinomePlanChange *
find_offered (GPtrArray *offered, gint64 pair, const char *key)
{
  for (guint i = 0; i < offered->len; i++)
    {
      const BinomePlanDifference *difference = offered->pdata[i];

      for (guint j = 0; difference->pair == pair && j < difference->changes->len; j++)
        if (g_str_equal (((BinomePlanChange *)difference->changes->pdata[j])->key, key))
          return difference->changes->pdata[j];
    }

  return NULL;
}

/* What the pair is left without, this time or before. What it does not lack any more is forgotten. */
static gboolean
keep_left (BinomeDb *db, BinomeEntity *pair, GPtrArray *keys, GError **error)
{
  g_autofree char *left = NULL;

  g_ptr_array_add (keys, NULL);
  left = g_strjoinv ("\n", (char **)keys->pdata);
  if (g_str_equal (left, binome_entity_get_text (pair, BINOME_PAIR_PLAN_LEFT)))
    return TRUE;
  binome_entity_set_text (pair, BINOME_PAIR_PLAN_LEFT, left);
  return binome_db_update_fields (db, pair, FIELD (BINOME_PAIR_PLAN_LEFT), error);
}

static gboolean
answer_for (BinomeDb *db, const BinomePlanDifference *difference, GPtrArray *offered, gboolean *changed,
            GError **error)
{
  g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, difference->pair, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_auto (GStrv) left = pair != NULL ? read_left (pair) : NULL;

  *changed = FALSE;
  if (pair == NULL)
    return FALSE;

  for (guint i = 0; i < difference->changes->len; i++)
    {
      const BinomePlanChange *change = difference->changes->pdata[i];
      const BinomePlanChange *answer = find_offered (offered, difference->pair, change->key);

      if (answer != NULL && answer->wanted)
        {
          if (!carry_out (db, difference->pair, change, error))
            return FALSE;
          *changed = TRUE;
        }
      else if (answer != NULL || g_strv_contains ((const char *const *)left, change->key))
        g_ptr_array_add (keys, change->key);
    }

  return keep_left (db, pair, keys, error);
}

/**
 * binome_plan_difference_accept:
 * @db: the file, in a write
 * @programme: a programme
 * @offered: (element-type BinomePlanDifference): the changes as they were read, some of them wanted
 * @today: the day on which it was asked
 * @n_pairs: (out) (optional): how many pairs were changed
 * @error: return location for a #GError
 *
 * Carries out what is wanted, and notes for each pair what it was left without: it is not offered again by
 * itself. What has changed since it was read is left alone.
 *
 * Returns: whether it was carried out
 */
gboolean
binome_plan_difference_accept (BinomeDb *db, gint64 programme, GPtrArray *offered, BinomeDate today,
                               guint *n_pairs, GError **error)
{
  g_autoptr (GPtrArray) differences = binome_plan_difference_list (db, programme, today, TRUE, error);
  guint n = 0;

  if (differences == NULL)
    return FALSE;

  for (guint i = 0; i < differences->len; i++)
    {
      gboolean changed;

      if (!answer_for (db, differences->pdata[i], offered, &changed, error))
        return FALSE;
      n += changed;
    }
  if (n_pairs != NULL)
    *n_pairs = n;
  return TRUE;
}
