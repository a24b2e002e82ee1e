/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What trainings somebody has followed or is going to. */

#include "binome-person-training.h"

#include <glib/gi18n-lib.h>

#include "binome-model.h"
#include "binome-person-presence.h"
#include "binome-text.h"

void
binome_person_training_free (BinomePersonTraining *self)
{
  g_free (self->course);
  g_free (self);
}

static BinomePersonTraining *
read_training (BinomeStatement *row)
{
  BinomePersonTraining *self = g_new0 (BinomePersonTraining, 1);
  int state = MAX (binome_choice_find (binome_attendance_states, binome_statement_get_text (row, 2)), 0);

  self->session = binome_statement_get_integer (row, 0);
  self->course = g_strdup (binome_statement_get_text (row, 1));
  self->state = _ (binome_attendance_states[state].label);
  self->starts_on = binome_statement_get_date (row, 3);
  self->ends_on = binome_statement_get_date (row, 4);
  self->hours = binome_statement_get_real (row, 5);
  self->valid_until = binome_statement_get_date (row, 6);
  return self;
}

/**
 * binome_person_list_trainings:
 * @db: the file
 * @person: someone
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePersonTraining) (nullable): their places in training sessions,
 * of all programmes, the newest first
 */
GPtrArray *
binome_person_list_trainings (BinomeDb *db, gint64 person, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT s.id, c.title, a.state, s.starts_on, s.ends_on, coalesce (a.hours, c.hours, 0), a.valid_until"
      " FROM attendance a JOIN training_session s ON s.id = a.session JOIN course c ON c.id = s.course"
      " WHERE a.person = ?1 ORDER BY s.starts_on DESC, a.id DESC",
      error);
  g_autoptr (GPtrArray) trainings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_training_free);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return NULL;
  binome_statement_bind_integer (row, 1, person);
  while (binome_statement_step (row, &local_error))
    g_ptr_array_add (trainings, read_training (row));
  if (local_error == NULL)
    return g_steal_pointer (&trainings);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * binome_person_training_describe:
 * @self: a place in a session
 *
 * Returns: (transfer full): its days, hours and validity, such as “12 Mar 2026 · 14 h · valid until 12 Mar
 * 2028”
 */
char *
binome_person_training_describe (const BinomePersonTraining *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_take (parts, self->ends_on == BINOME_DATE_NONE || self->ends_on == self->starts_on
                                  ? binome_date_format (self->starts_on, BINOME_DATE_MEDIUM)
                                  : binome_person_format_period (self->starts_on, self->ends_on));
  if (self->hours > 0)
    {
      g_autofree char *hours
          = binome_text_format_number (self->hours, self->hours == (int)self->hours ? 0 : 1);

      /* Translators: a number of hours. */
      g_strv_builder_take (parts, g_strdup_printf (_ ("%s h"), hours));
    }
  if (self->valid_until != BINOME_DATE_NONE)
    {
      g_autofree char *day = binome_date_format (self->valid_until, BINOME_DATE_MEDIUM);

      /* Translators: %s is a day. */
      g_strv_builder_take (parts, g_strdup_printf (_ ("valid until %s"), day));
    }
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}
