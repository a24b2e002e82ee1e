/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When people can be met: their week, their absences, and what two of them have in common. */

#include "binome-availability-workflow.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

static GPtrArray *
select_rows (BinomeDb *db, gint64 person, GError **error)
{
  return binome_workflow_select_of (db, BINOME_TYPE_AVAILABILITY, BINOME_AVAILABILITY_PERSON, person, error);
}

/**
 * binome_availability_read_week:
 * @db: the file
 * @person: a person
 * @week: (out caller-allocates): when they are free
 * @error: return location for a #GError
 *
 * Returns: whether @week was set
 */
gboolean
binome_availability_read_week (BinomeDb *db, gint64 person, BinomeWeek *week, GError **error)
{
  g_autoptr (GPtrArray) rows = select_rows (db, person, error);

  memset (week, 0, sizeof *week);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    binome_week_add_availability (week, rows->pdata[i]);
  return TRUE;
}

/**
 * binome_availability_describe_hours:
 * @week: when somebody is free
 *
 * Returns: (transfer full): “12 h a week”, or that nothing is known
 */
char *
binome_availability_describe_hours (const BinomeWeek *week)
{
  int minutes = binome_week_count_minutes (week);
  g_autofree char *hours = binome_text_format_number (minutes / 60.0, minutes % 60 == 0 ? 0 : 1);

  if (minutes == 0)
    return g_strdup (_ ("Nothing known of the week yet"));

  /* Translators: %s is a number of hours. */
  return g_strdup_printf (_ ("%s h a week"), hours);
}

static gboolean
is_same_day (const BinomeWeek *a, const BinomeWeek *b, int weekday)
{
  gsize first = (gsize)weekday * BINOME_WEEK_SLOTS_PER_DAY;

  return memcmp (&a->slots[first], &b->slots[first], BINOME_WEEK_SLOTS_PER_DAY) == 0;
}

static gboolean
insert_span (BinomeDb *db, gint64 person, const BinomeWeekSpan *span, GError **error)
{
  g_autoptr (BinomeEntity) row = BINOME_ENTITY (binome_availability_new ());

  binome_entity_set_reference (row, BINOME_AVAILABILITY_PERSON, person);
  binome_entity_set_choice (row, BINOME_AVAILABILITY_WEEKDAY, (int)span->weekday);
  binome_entity_set_integer (row, BINOME_AVAILABILITY_STARTS_AT, span->starts_at);
  binome_entity_set_integer (row, BINOME_AVAILABILITY_ENDS_AT, span->ends_at);
  binome_entity_set_choice (row, BINOME_AVAILABILITY_PLACE, (int)binome_week_place_to_choice (span->place));
  return binome_db_insert (db, row, error);
}

/**
 * binome_availability_keep_week:
 * @db: the file, in a write
 * @person: a person
 * @week: when they are free
 * @error: return location for a #GError
 *
 * Makes @week the week of somebody. Days that do not change are not touched, so that times between two
 * half-hours stay as they were entered.
 *
 * Returns: whether it was kept
 */
gboolean
binome_availability_keep_week (BinomeDb *db, gint64 person, const BinomeWeek *week, GError **error)
{
  g_autoptr (GPtrArray) rows = select_rows (db, person, error);
  g_autoptr (GArray) spans = binome_week_list_spans (week);
  BinomeWeek old = { 0 };

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    binome_week_add_availability (&old, rows->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    if (!is_same_day (&old, week, binome_entity_get_choice (rows->pdata[i], BINOME_AVAILABILITY_WEEKDAY))
        && !binome_db_delete (db, BINOME_TYPE_AVAILABILITY, binome_entity_get_id (rows->pdata[i]), error))
      return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const BinomeWeekSpan *span = &g_array_index (spans, BinomeWeekSpan, i);

      if (!is_same_day (&old, week, (int)span->weekday) && !insert_span (db, person, span, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_availability_read_programme:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * The weeks of all who take part, in one statement; binome_week_list_slots() makes the numbers of
 * half-hours of each, as the matching compares them.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 BinomeWeek): by enrolment; whoever said nothing
 *   is missing
 */
GHashTable *
binome_availability_read_programme (BinomeDb *db, gint64 programme, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (db,
                           "SELECT e.id, a.weekday, a.starts_at, a.ends_at, a.place FROM availability a"
                           " JOIN enrolment e ON e.person = a.person WHERE e.programme = ?1 ORDER BY e.id",
                           error);
  g_autoptr (GHashTable) weeks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 enrolment = binome_statement_get_integer (row, 0);
      int weekday = binome_choice_find (binome_weekdays, binome_statement_get_text (row, 1));
      int place = binome_choice_find (binome_availability_places, binome_statement_get_text (row, 4));
      BinomeWeek *week = g_hash_table_lookup (weeks, &enrolment);

      if (week == NULL)
        {
          week = g_new0 (BinomeWeek, 1);
          g_hash_table_insert (weeks, g_memdup2 (&enrolment, sizeof enrolment), week);
        }
      binome_week_add (week, (BinomeWeekday)weekday, (int)binome_statement_get_integer (row, 2),
                       (int)binome_statement_get_integer (row, 3),
                       binome_week_place_of ((BinomeAvailabilityPlace)MAX (place, 0)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&weeks);
}

static gboolean
read_side (BinomeDb *db, gint64 enrolment, BinomeWeek *week, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);

  return entity != NULL
         && binome_availability_read_week (db, binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON),
                                           week, error);
}

/**
 * binome_availability_overlap:
 * @db: the file
 * @tutee: an enrolment
 * @tutor: another
 * @overlap: (out caller-allocates): when both can meet
 * @error: return location for a #GError
 *
 * Returns: whether @overlap was set
 */
gboolean
binome_availability_overlap (BinomeDb *db, gint64 tutee, gint64 tutor, BinomeOverlap *overlap, GError **error)
{
  BinomeWeek one, other;

  memset (overlap, 0, sizeof *overlap);
  if (!read_side (db, tutee, &one, error) || !read_side (db, tutor, &other, error))
    return FALSE;

  overlap->tutee_known = !binome_week_is_empty (&one);
  overlap->tutor_known = !binome_week_is_empty (&other);
  binome_week_intersect (&one, &other, &overlap->week);
  overlap->minutes = binome_week_count_minutes (&overlap->week);
  return TRUE;
}

/**
 * binome_overlap_describe:
 * @overlap: when two can meet
 *
 * Returns: (transfer full): one line, such as “3 h a week in common: Monday 9:00–12:00”
 */
char *
binome_overlap_describe (const BinomeOverlap *overlap)
{
  g_autofree char *hours = NULL, *week = NULL;

  if (!overlap->tutee_known && !overlap->tutor_known)
    return g_strdup (_ ("Neither has said when they are free."));
  if (!overlap->tutee_known)
    return g_strdup (_ ("The tutee has not said when they are free."));
  if (!overlap->tutor_known)
    return g_strdup (_ ("The tutor has not said when they are free."));
  if (overlap->minutes == 0)
    return g_strdup (_ ("They have no time in common."));

  hours = binome_text_format_number (overlap->minutes / 60.0, overlap->minutes % 60 == 0 ? 0 : 1);
  week = binome_week_describe (&overlap->week);
  /* Translators: a number of hours, then days and times. */
  return g_strdup_printf (_ ("%1$s h a week in common: %2$s"), hours, week);
}

/**
 * binome_absence_keep:
 * @db: the file, in a write
 * @absence: a new one, or one that was changed
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where it ends before it starts
 *
 * Returns: whether it was kept
 */
gboolean
binome_absence_keep (BinomeDb *db, BinomeAbsence *absence, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (absence);

  if (binome_entity_get_date (entity, BINOME_ABSENCE_ENDS_ON)
      < binome_entity_get_date (entity, BINOME_ABSENCE_STARTS_ON))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("The absence ends before it starts."));
      return FALSE;
    }

  return binome_entity_get_id (entity) != 0 ? binome_db_update (db, entity, error)
                                            : binome_db_insert (db, entity, error);
}

/**
 * binome_absence_list:
 * @db: the file
 * @person: a person
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomeAbsence): the absences, the latest first
 */
GPtrArray *
binome_absence_list (BinomeDb *db, gint64 person, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ABSENCE);

  binome_query_where_integer (query, BINOME_ABSENCE_PERSON, BINOME_QUERY_EQUAL, person);
  binome_query_sort (query, BINOME_ABSENCE_STARTS_ON, TRUE);
  return binome_db_select (db, query, error);
}

/* One line for each absence of somebody that is not over yet. */
static gboolean
add_absences (GString *text, BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeEntity) part = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  gint64 id = part != NULL ? binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON) : 0;
  g_autoptr (BinomeEntity) person = id != 0 ? binome_db_get (db, BINOME_TYPE_PERSON, id, error) : NULL;
  g_autoptr (GPtrArray) absences = person != NULL ? binome_absence_list (db, id, error) : NULL;
  g_autofree char *name = NULL;

  if (absences == NULL)
    return FALSE;

  name = binome_entity_dup_title (person);
  for (guint i = absences->len; i > 0; i--)
    {
      BinomeEntity *absence = absences->pdata[i - 1];
      g_autofree char *from = binome_date_format (binome_entity_get_date (absence, BINOME_ABSENCE_STARTS_ON),
                                                  BINOME_DATE_MEDIUM);
      g_autofree char *until
          = binome_date_format (binome_entity_get_date (absence, BINOME_ABSENCE_ENDS_ON), BINOME_DATE_MEDIUM);

      if (binome_entity_get_date (absence, BINOME_ABSENCE_ENDS_ON) < binome_clock_today ())
        continue;
      g_string_append_c (text, '\n');
      /* Translators: a person, and two dates. */
      g_string_append_printf (text, _ ("%1$s is away from %2$s to %3$s."), name, from, until);
    }
  return TRUE;
}

/**
 * binome_availability_describe_pair:
 * @db: the file
 * @tutee: an enrolment
 * @tutor: another
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): when both can meet, then a line for each absence to come of either
 */
char *
binome_availability_describe_pair (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *common = NULL;
  BinomeOverlap overlap;

  if (!binome_availability_overlap (db, tutee, tutor, &overlap, error))
    return NULL;

  common = binome_overlap_describe (&overlap);
  text = g_string_new (common);
  if (!add_absences (text, db, tutee, error) || !add_absences (text, db, tutor, error))
    return NULL;
  return g_strdup (text->str);
}
