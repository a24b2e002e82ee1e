/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tutors do in other programmes at the same time. */

#include "binome-tutoring-elsewhere.h"

#include <math.h>

#include "binome-pair-team.h"

/* Tutors of other programmes than one (?1) that have days in common with it. */
#define SQL_OTHERS(who)                                                                                       \
  "SELECT o.person, o.id, s.title, s.hours_per_tutee FROM enrolment o JOIN programme s ON s.id = o.programme" \
  " JOIN programme r ON r.id = ?1 WHERE o.role = 'tutor' AND o.programme <> ?1 AND " who                      \
  " AND s.ends_on >= r.starts_on AND s.starts_on <= r.ends_on ORDER BY o.id"
#define SQL_OF_ALL                                                                                           \
  SQL_OTHERS ("o.person IN (SELECT person FROM enrolment WHERE programme = ?1 AND role = 'tutor')")
#define SQL_OF_ONE SQL_OTHERS ("o.person = ?2")

static void
clear (gpointer data)
{
  g_free (((BinomeTutoringElsewhere *)data)->title);
}

static void
add (GArray *list, BinomeStatement *row)
{
  BinomeTutoringElsewhere other = {
    .person = binome_statement_get_integer (row, 0),
    .enrolment = binome_statement_get_integer (row, 1),
    .title = g_strdup (binome_statement_get_text (row, 2)),
    .hours_per_tutee = binome_statement_is_null (row, 3) ? NAN : binome_statement_get_real (row, 3),
  };

  g_array_append_val (list, other);
}

/**
 * binome_tutoring_elsewhere_read:
 * @db: the file
 * @programme: a programme
 * @person: a tutor, enrolled there or about to be; 0 for all tutors of the programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomeTutoringElsewhere): what they do in others
 */
GArray *
binome_tutoring_elsewhere_read (BinomeDb *db, gint64 programme, gint64 person, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (BinomeTutoringElsewhere));
  BinomeStatement *row = binome_db_prepare (db, person == 0 ? SQL_OF_ALL : SQL_OF_ONE, error);
  GError *local_error = NULL;

  g_array_set_clear_func (list, clear);
  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  if (person != 0)
    binome_statement_bind_integer (row, 2, person);
  while (binome_statement_step (row, &local_error))
    add (list, row);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  for (guint i = 0; i < list->len; i++)
    {
      BinomeTutoringElsewhere *other = &g_array_index (list, BinomeTutoringElsewhere, i);

      if (!binome_pair_team_count_share (db, other->enrolment, 0, &other->share, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}
