/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a training session shows, read at once so that its numbers and rows agree. */

#include "training/binome-training-session-facts.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-text.h"
#include "training/binome-training-forms.h"

/**
 * binome_training_session_facts_new:
 * @session: a training session
 *
 * Returns: (transfer full): nothing yet, to be filled by binome_training_session_facts_read()
 */
BinomeTrainingSessionFacts *
binome_training_session_facts_new (gint64 session)
{
  BinomeTrainingSessionFacts *self = g_new0 (BinomeTrainingSessionFacts, 1);

  self->session = session;
  self->overview = binome_training_overview_new (0, binome_clock_today ());
  return self;
}

void
binome_training_session_facts_free (gpointer facts)
{
  BinomeTrainingSessionFacts *self = facts;

  binome_training_overview_unref (self->overview);
  g_clear_pointer (&self->funding, binome_funding_free);
  g_clear_object (&self->course);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

/* Those who take part first, by name. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  BinomeEntity *one = (gpointer)a, *other = (gpointer)b;
  gboolean out = binome_entity_get_choice (one, BINOME_ATTENDANCE_STATE) == BINOME_ATTENDANCE_STATE_CANCELLED;
  gboolean other_out
      = binome_entity_get_choice (other, BINOME_ATTENDANCE_STATE) == BINOME_ATTENDANCE_STATE_CANCELLED;

  if (out != other_out)
    return out ? 1 : -1;

  return g_utf8_collate (g_object_get_data (G_OBJECT (one), "binome-name"),
                         g_object_get_data (G_OBJECT (other), "binome-name"));
}

static gboolean
read_places (BinomeTrainingSessionFacts *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ATTENDANCE);

  binome_query_where_integer (query, BINOME_ATTENDANCE_SESSION, BINOME_QUERY_EQUAL, self->session);
  self->places = binome_db_select (db, query, error);
  if (self->places == NULL)
    return FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      g_autoptr (BinomeEntity) person = binome_db_get (
          db, BINOME_TYPE_PERSON,
          binome_entity_get_reference (self->places->pdata[i], BINOME_ATTENDANCE_PERSON), error);

      if (person == NULL)
        return FALSE;
      g_object_set_data_full (self->places->pdata[i], "binome-name", binome_entity_dup_title (person),
                              g_free);
    }

  g_ptr_array_sort_values (self->places, compare_places);
  return TRUE;
}

/**
 * binome_training_session_facts_read:
 * @db: the file
 * @facts: new facts
 * @error: return location for a #GError
 *
 * Fills them. A #BinomeWork for a read.
 *
 * Returns: whether all was read
 */
gboolean
binome_training_session_facts_read (BinomeDb *db, gpointer facts, GError **error)
{
  BinomeTrainingSessionFacts *self = facts;
  g_autoptr (BinomeEntity) session = binome_db_get (db, BINOME_TYPE_TRAINING_SESSION, self->session, error);
  g_autoptr (BinomeFunding) law = session != NULL ? binome_training_load_funding (error) : NULL;

  if (law == NULL)
    return FALSE;
  self->overview->programme = binome_entity_get_reference (session, BINOME_TRAINING_SESSION_PROGRAMME);
  self->course = binome_db_get (db, BINOME_TYPE_COURSE,
                                binome_entity_get_reference (session, BINOME_TRAINING_SESSION_COURSE), error);
  if (self->course == NULL)
    return FALSE;

  self->funding = binome_training_find_funding (law, self->course);
  return binome_training_overview_read (db, self->overview, error) && read_places (self, db, error);
}

/**
 * binome_training_session_facts_describe_ceiling:
 * @self: what was read
 *
 * Returns: (transfer full): what can be paid for one person at most, by which rule
 */
char *
binome_training_session_facts_describe_ceiling (const BinomeTrainingSessionFacts *self)
{
  double hours = binome_entity_get_real (self->course, BINOME_COURSE_HOURS);
  double cost = binome_entity_get_real (self->course, BINOME_COURSE_COST);
  g_autofree char *amount
      = binome_training_format_money (binome_funding_get_ceiling (self->funding, hours, cost));
  g_autofree char *rate = binome_training_format_money (self->funding->hourly_ceiling);
  g_autofree char *most = binome_text_format_number (self->funding->hours_ceiling, 0);
  g_autofree char *day = binome_date_format (self->funding->checked_on, BINOME_DATE_MEDIUM);

  /* Translators: %1$s a person; at most %2$s an hour for %3$s hours; a legal text, the day it was read. */
  return g_strdup_printf (
      _ ("%1$s a person: at most %2$s an hour, for %3$s hours at most, and never more than the cost (%4$s, checked on %5$s)."),
      amount, rate, most, self->funding->citation, day);
}
