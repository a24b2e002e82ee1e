/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the tutors of pairs that are about to start are trained. */

#include "binome-pair-training.h"

#include <glib/gi18n-lib.h>

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
      const BinomeTutorTraining *tutor;
      g_autofree char *training = NULL;

      if (pair == NULL)
        return NULL;
      if (tutors == NULL)
        tutors = binome_training_list_tutors (db, binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME),
                                              today, error);
      if (tutors == NULL)
        return NULL;
      tutor = find_tutor (tutors, binome_entity_get_reference (pair, BINOME_PAIR_TUTOR));
      if (tutor == NULL || binome_training_is_ready (tutor->status)
          || !g_hash_table_add (seen, (gpointer)tutor))
        continue;
      training = binome_training_describe (tutor, today);
      /* Translators: a tutor, and where the training stands, such as “not trained”. */
      g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s: %2$s"), tutor->name, training));
    }

  return g_steal_pointer (&lines);
}
