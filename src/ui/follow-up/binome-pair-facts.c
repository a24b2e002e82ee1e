/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the page of a pair shows, read at once on the database thread. */

#include "follow-up/binome-pair-facts.h"

#include "binome-availability-workflow.h"
#include "binome-clock.h"
#include "binome-pair-sides.h"

/* As many entries of the history as anyone reads of one pair. */
#define HISTORY_LIMIT 30

/**
 * binome_pair_facts_new:
 * @pair: a pair
 *
 * Returns: (transfer full): nothing known of it yet
 */
BinomePairFacts *
binome_pair_facts_new (gint64 pair)
{
  BinomePairFacts *self = g_atomic_rc_box_new0 (BinomePairFacts);

  self->id = pair;
  return self;
}

/**
 * binome_pair_facts_ref:
 * @self: facts
 *
 * Returns: (transfer full): @self
 */
BinomePairFacts *
binome_pair_facts_ref (BinomePairFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BinomePairFacts *self = data;

  g_clear_object (&self->pair);
  g_clear_object (&self->tutee);
  g_clear_object (&self->tutor);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->meeting);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->check_ins, g_ptr_array_unref);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
}

/**
 * binome_pair_facts_unref:
 * @self: facts
 */
void
binome_pair_facts_unref (BinomePairFacts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* The pair, or NULL where there is none of that id any more. */
static gboolean
read_pair (BinomePairFacts *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);
  g_autoptr (GPtrArray) found = NULL;

  binome_query_where_id (query, self->id);
  found = binome_db_select (db, query, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    self->pair = g_object_ref (found->pdata[0]);

  return TRUE;
}

static gboolean
read_sides (BinomePairFacts *self, BinomeDb *db, GError **error)
{
  g_auto (BinomePairSides) sides = { 0 };
  int contract;

  if (!binome_pair_sides_load (&sides, db, binome_entity_get_reference (self->pair, BINOME_PAIR_TUTEE),
                               binome_entity_get_reference (self->pair, BINOME_PAIR_TUTOR), error))
    return FALSE;

  contract = binome_entity_get_choice (sides.tutee, BINOME_ENROLMENT_CONTRACT);
  self->is_in_training = contract == (int)BINOME_CONTRACT_APPRENTICESHIP
                         || contract == (int)BINOME_CONTRACT_PROFESSIONALISATION;
  self->tutee = g_object_ref (sides.tutee_person);
  self->tutor = g_object_ref (sides.tutor_person);
  self->meeting = binome_availability_describe_pair (
      db, binome_entity_get_reference (self->pair, BINOME_PAIR_TUTEE),
      binome_entity_get_reference (self->pair, BINOME_PAIR_TUTOR), error);
  return self->meeting != NULL;
}

static gboolean
read_rows (BinomePairFacts *self, BinomeDb *db, GError **error)
{
  gint64 programme = binome_entity_get_reference (self->pair, BINOME_PAIR_PROGRAMME);
  BinomeDate today = binome_clock_today ();
  g_autoptr (GPtrArray) needs = binome_needs_list (db, programme, today, error);

  if (needs == NULL || (self->rows = binome_pair_rows_list (db, programme, needs, error)) == NULL
      || (self->check_ins = binome_check_in_rows_list (db, programme, self->id, today, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BinomePairRow *row = self->rows->pdata[i];

      if (row->pair != self->id)
        continue;
      self->title = g_strdup (row->title);
      self->sentence = *row->sentence != '\0' ? g_strdup (row->sentence) : NULL;
    }
  return TRUE;
}

static gboolean
read_skills (BinomePairFacts *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) skills = binome_query_new (BINOME_TYPE_SKILL);
  g_autoptr (BinomeQuery) assessments = binome_query_new (BINOME_TYPE_SKILL_ASSESSMENT);

  binome_query_sort (skills, BINOME_SKILL_TITLE, FALSE);
  binome_query_where_integer (assessments, BINOME_SKILL_ASSESSMENT_PAIR, BINOME_QUERY_EQUAL, self->id);
  return (self->skills = binome_db_select (db, skills, error)) != NULL
         && (self->assessments = binome_db_select (db, assessments, error)) != NULL;
}

/* ---- history ---- */

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const BinomeAction *one = a, *other = b;

  return (other->id > one->id) - (other->id < one->id);
}

/* Adds what was done to a row, once an action. */
static gboolean
add_actions (BinomePairFacts *self, GHashTable *seen, BinomeDb *db, GType type, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) actions = binome_journal_list_for (db, type, id, HISTORY_LIMIT, error);

  if (actions == NULL)
    return FALSE;

  while (actions->len > 0)
    {
      g_autoptr (BinomeAction) action = g_ptr_array_steal_index (actions, actions->len - 1);

      if (g_hash_table_add (seen, g_memdup2 (&action->id, sizeof action->id)))
        g_ptr_array_add (self->actions, g_steal_pointer (&action));
    }
  return TRUE;
}

/* What was done to the rows that name the pair in @reference. */
static gboolean
add_actions_of (BinomePairFacts *self, GHashTable *seen, BinomeDb *db, GType type, guint reference,
                GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_integer (query, reference, BINOME_QUERY_EQUAL, self->id);
  ids = binome_db_select_ids (db, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_actions (self, seen, db, type, g_array_index (ids, gint64, i), error))
      return FALSE;

  return ids != NULL;
}

static gboolean
read_actions (BinomePairFacts *self, BinomeDb *db, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_action_free);
  if (!add_actions (self, seen, db, BINOME_TYPE_PAIR, self->id, error)
      || !add_actions_of (self, seen, db, BINOME_TYPE_CHECK_IN, BINOME_CHECK_IN_PAIR, error)
      || !add_actions_of (self, seen, db, BINOME_TYPE_MEETING, BINOME_MEETING_PAIR, error)
      || !add_actions_of (self, seen, db, BINOME_TYPE_SKILL_ASSESSMENT, BINOME_SKILL_ASSESSMENT_PAIR, error))
    return FALSE;

  g_ptr_array_sort_values (self->actions, compare_actions);
  if (self->actions->len > HISTORY_LIMIT)
    g_ptr_array_set_size (self->actions, HISTORY_LIMIT);
  return TRUE;
}

/**
 * binome_pair_facts_read:
 * @db: the file
 * @facts: a #BinomePairFacts to fill, once
 * @error: return location for a #GError
 *
 * Returns: whether it was read; a pair that is gone is no failure
 */
gboolean
binome_pair_facts_read (BinomeDb *db, gpointer facts, GError **error)
{
  BinomePairFacts *self = facts;

  if (!read_pair (self, db, error))
    return FALSE;
  if (self->pair == NULL)
    return TRUE;

  return read_sides (self, db, error) && read_rows (self, db, error) && read_skills (self, db, error)
         && read_actions (self, db, error);
}
