/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the tutors of pairs that are about to start are trained. */

#include "binome-pair-training.h"

#include <glib/gi18n-lib.h>

#include "binome-pair-team.h"
#include "binome-training-overview.h"
#include "binome-workflow-sql.h"

static const BinomeTutorTraining *
find_tutor (GPtrArray *tutors, gint64 enrolment)
{
  for (guint i = 0; i < tutors->len; i++)
    if (((BinomeTutorTraining *)tutors->pdata[i])->enrolment == enrolment)
      return tutors->pdata[i];

  return NULL;
}

/* The tutors of a pair: its own, and those in the team whose part is not over. */
static GArray *
list_of_pair (BinomeDb *db, BinomeEntity *pair, BinomeDate today, GError **error)
{
  g_autoptr (GPtrArray) periods = binome_pair_team_select (db, binome_entity_get_id (pair), error);
  gint64 own = binome_entity_get_reference (pair, BINOME_PAIR_TUTOR);
  GArray *ids;

  if (periods == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (periods->len == 0)
    g_array_append_val (ids, own);
  for (guint i = 0; i < periods->len; i++)
    {
      gint64 id = binome_entity_get_reference (periods->pdata[i], BINOME_TUTOR_PERIOD_TUTOR);
      BinomeDate until = binome_entity_get_date (periods->pdata[i], BINOME_TUTOR_PERIOD_ENDS_ON);

      if (until == BINOME_DATE_NONE || until >= today)
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
add_untrained (GPtrArray *lines, GPtrArray *tutors, GHashTable *seen, gint64 enrolment, BinomeDate today)
{
  const BinomeTutorTraining *tutor = find_tutor (tutors, enrolment);
  g_autofree char *training = NULL;

  if (tutor == NULL || binome_training_is_ready (tutor->status) || !g_hash_table_add (seen, (gpointer)tutor))
    return;

  training = binome_training_describe (tutor, today);
  /* Translators: a tutor, and where the training stands, such as “not trained”. */
  g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s: %2$s"), tutor->name, training));
}

/**
 * binome_pair_list_untrained:
 * @db: the file
 * @pairs: (array length=n_pairs): pairs of one programme
 * @n_pairs: how many
 * @today: the day on which it is asked
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a line for each tutor of theirs who is not
 *   trained, or no longer: the name, and where the training stands
 */
GPtrArray *
binome_pair_list_untrained (BinomeDb *db, const gint64 *pairs, guint n_pairs, BinomeDate today,
                            GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tutors = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_pairs; i++)
    {
      g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, pairs[i], error);
      g_autoptr (GArray) ids = pair != NULL ? list_of_pair (db, pair, today, error) : NULL;

      if (ids == NULL)
        return NULL;
      if (tutors == NULL)
        tutors = binome_training_list_tutors (db, binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME),
                                              today, error);
      if (tutors == NULL)
        return NULL;
      for (guint t = 0; t < ids->len; t++)
        add_untrained (lines, tutors, seen, g_array_index (ids, gint64, t), today);
    }

  return g_steal_pointer (&lines);
}
