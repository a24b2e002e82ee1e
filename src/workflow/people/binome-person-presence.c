/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When someone is in the company, on which site and in which team: periods that do not overlap, and
 * that roles lie in. Whoever has none is there from the day of hire to the last day. */

#include "binome-person-presence.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-person-workflow.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* Enrolments that count, and pairs that run or have run, with the days they take. */
static const char roles_sql[]
    = "SELECT e.role, NULL, p.title, e.starts_on AS starts_on,"
      "  iif (e.ended_on IS NOT NULL AND (e.ends_on IS NULL OR e.ended_on < e.ends_on), e.ended_on, e.ends_on)"
      " FROM enrolment e JOIN programme p ON p.id = e.programme WHERE e.person = ?1"
      " AND e.state NOT IN ('refused', 'withdrew', 'unavailable', 'retired')"
      " UNION ALL"
      " SELECT NULL, " BINOME_SQL_NAME (
          "partner") ", p.title, pair.started_on, coalesce (pair.ended_on, pair.expected_end)"
                     " FROM enrolment e JOIN pair ON pair.tutor = e.id OR pair.tutee = e.id"
                     " JOIN enrolment o ON o.id = iif (pair.tutor = e.id, pair.tutee, pair.tutor)"
                     " JOIN person partner ON partner.id = o.person JOIN programme p ON p.id = pair.programme"
                     " WHERE e.person = ?1 AND pair.state IN"
                     " ('active', 'paused', 'closing', 'completed', 'ended-early')"
                     " ORDER BY 4";

typedef struct
{
  char *title;
  BinomeDate from;
  BinomeDate until;
} Role;

static void
role_free (gpointer data)
{
  g_free (((Role *)data)->title);
  g_free (data);
}

static char *
describe_role (BinomeStatement *statement)
{
  const char *programme = binome_statement_get_text (statement, 2);
  int role;

  if (binome_statement_is_null (statement, 0))
    /* Translators: a pair: with whom, in which programme. */
    return g_strdup_printf (_ ("Pair with %1$s, %2$s"), binome_statement_get_text (statement, 1), programme);

  role = binome_choice_find (binome_enrolment_roles, binome_statement_get_text (statement, 0));
  if (role == BINOME_ENROLMENT_ROLE_TUTEE)
    /* Translators: %s is a programme. */
    return g_strdup_printf (_ ("Tutee, %s"), programme);

  /* Translators: %s is a programme. */
  return g_strdup_printf (_ ("Tutor, %s"), programme);
}

static GPtrArray *
list_roles (BinomeDb *db, gint64 person, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, roles_sql, error);
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (role_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, person);
  while (binome_statement_step (statement, &local_error))
    {
      Role *role = g_new0 (Role, 1);

      role->title = describe_role (statement);
      role->from = binome_statement_get_date (statement, 3);
      role->until = binome_statement_get_date (statement, 4);
      g_ptr_array_add (roles, role);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&roles);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  return binome_entity_get_date ((BinomeEntity *)a, BINOME_PRESENCE_STARTS_ON)
         - binome_entity_get_date ((BinomeEntity *)b, BINOME_PRESENCE_STARTS_ON);
}

/**
 * binome_person_list_presences:
 * @db: the file
 * @person: someone
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePresence): the periods of @person, the first one first
 */
GPtrArray *
binome_person_list_presences (BinomeDb *db, gint64 person, GError **error)
{
  GPtrArray *presences
      = binome_workflow_select_of (db, BINOME_TYPE_PRESENCE, BINOME_PRESENCE_PERSON, person, error);

  if (presences != NULL)
    g_ptr_array_sort_values (presences, compare_starts);
  return presences;
}

/* Where no period was entered, somebody is there from the day of hire to the last day. */
static GPtrArray *
list_times (BinomeDb *db, BinomeEntity *person, gboolean *entered, GError **error)
{
  g_autoptr (GPtrArray) times = binome_person_list_presences (db, binome_entity_get_id (person), error);
  BinomeDate hired_on = binome_entity_get_date (person, BINOME_PERSON_HIRED_ON);
  BinomeDate leaves_on = binome_entity_get_date (person, BINOME_PERSON_LEAVES_ON);

  *entered = times == NULL || times->len > 0;
  if (*entered)
    return g_steal_pointer (&times);

  if (hired_on != BINOME_DATE_NONE || leaves_on != BINOME_DATE_NONE)
    {
      BinomeEntity *time = BINOME_ENTITY (binome_presence_new ());

      binome_entity_set_date (time, BINOME_PRESENCE_STARTS_ON, hired_on);
      binome_entity_set_date (time, BINOME_PRESENCE_ENDS_ON, leaves_on);
      g_ptr_array_add (times, time);
    }
  return g_steal_pointer (&times);
}

/* Between two periods lies a week-end as often as not. */
static gboolean
has_working_day (BinomeDate from, BinomeDate until)
{
  return from <= until && binome_date_next_working_day (from) <= until;
}

/**
 * binome_person_is_present:
 * @presences: (element-type BinomePresence): someone's periods, in the order of their starts
 * @from: the first day asked for; %BINOME_DATE_NONE where it is not known
 * @until: the last one; %BINOME_DATE_NONE where it is not known
 *
 * Returns: whether the periods hold every working day asked for; true where there are no periods.
 *   Of two days only the one that is known is looked for.
 */
gboolean
binome_person_is_present (GPtrArray *presences, BinomeDate from, BinomeDate until)
{
  BinomeDate day = from != BINOME_DATE_NONE ? from : until;
  BinomeDate last = until != BINOME_DATE_NONE ? until : from;

  if (presences->len == 0 || day == BINOME_DATE_NONE)
    return TRUE;

  for (guint i = 0; i < presences->len && day <= last; i++)
    {
      BinomeDate starts_on = binome_entity_get_date (presences->pdata[i], BINOME_PRESENCE_STARTS_ON);
      BinomeDate ends_on = binome_entity_get_date (presences->pdata[i], BINOME_PRESENCE_ENDS_ON);

      if (ends_on != BINOME_DATE_NONE && ends_on < day)
        continue;
      if (starts_on > day && has_working_day (day, MIN (starts_on - 1, last)))
        return FALSE;
      if (ends_on == BINOME_DATE_NONE)
        return TRUE;
      day = ends_on + 1;
    }

  return !has_working_day (day, last);
}

/**
 * binome_person_format_period:
 * @from: a day, or %BINOME_DATE_NONE
 * @until: a day, or %BINOME_DATE_NONE
 *
 * Returns: both for people to read, such as “since 2 Mar 2026”
 */
char *
binome_person_format_period (BinomeDate from, BinomeDate until)
{
  g_autofree char *first = binome_date_format (from, BINOME_DATE_MEDIUM);
  g_autofree char *last = binome_date_format (until, BINOME_DATE_MEDIUM);

  if (from != BINOME_DATE_NONE && until != BINOME_DATE_NONE)
    /* Translators: two dates. */
    return g_strdup_printf (_ ("%1$s – %2$s"), first, last);
  if (from != BINOME_DATE_NONE)
    /* Translators: %s is a date. */
    return g_strdup_printf (from > binome_clock_today () ? _ ("from %s") : _ ("since %s"), first);
  if (until != BINOME_DATE_NONE)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("until %s"), last);

  return g_strdup (_ ("always"));
}

static gboolean
check_times (GPtrArray *times, gboolean entered, BinomeEntity *person, BinomeDate from, BinomeDate until,
             GError **error)
{
  g_autofree char *name = NULL, *period = NULL, *there = NULL;

  if (binome_person_is_present (times, from, until))
    return TRUE;

  name = binome_entity_dup_title (person);
  period = binome_person_format_period (from, until);
  there = binome_person_format_period (binome_entity_get_date (person, BINOME_PERSON_HIRED_ON),
                                       binome_entity_get_date (person, BINOME_PERSON_LEAVES_ON));
  if (entered)
    /* Translators: a person, then a period such as “2 Mar 2026 – 31 Aug 2026”. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("%1$s is not in the company all that time (%2$s). Look at the presence on their page."),
                 name, period);
  else
    /* Translators: a person, a period such as “2 Mar 2026 – 31 Aug 2026”, another such as “until 1 Jan 2021”.
     */
    g_set_error (
        error, BINOME_ERROR, BINOME_ERROR_REFUSED,
        _ ("%1$s is not in the company all that time (%2$s): by the day of hire and the last day, %3$s."),
        name, period, there);
  return FALSE;
}

/**
 * binome_person_check_present:
 * @db: the file
 * @person: someone
 * @from: the first day of a role; %BINOME_DATE_NONE where it is not known
 * @until: its last day; %BINOME_DATE_NONE where it is not known
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with who and when
 *
 * Where no period was entered, the day of hire and the last day bound the presence.
 *
 * Returns: whether such a role lies inside the presence of @person
 */
gboolean
binome_person_check_present (BinomeDb *db, gint64 person, BinomeDate from, BinomeDate until, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PERSON, person, error);
  gboolean entered;
  g_autoptr (GPtrArray) times = entity != NULL ? list_times (db, entity, &entered, error) : NULL;

  return times != NULL && check_times (times, entered, entity, from, until, error);
}

/**
 * binome_person_fit_enrolment_of:
 * @db: the file
 * @person: who the enrolment is of, as they are to be kept; someone new has no id
 * @enrolment: a new enrolment, with the days of its programme
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the person is not there
 *
 * Cuts the days of an enrolment to the presence of the person: who leaves before the end of the
 * programme takes part until then.
 *
 * Returns: whether the enrolment lies inside the presence now
 */
gboolean
binome_person_fit_enrolment_of (BinomeDb *db, BinomeEntity *person, BinomeEntity *enrolment, GError **error)
{
  BinomeDate from = binome_entity_get_date (enrolment, BINOME_ENROLMENT_STARTS_ON);
  BinomeDate until = binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDS_ON);
  BinomeDate first = BINOME_DATE_NONE, last = BINOME_DATE_NONE;
  gboolean entered, found = FALSE;
  g_autoptr (GPtrArray) times = list_times (db, person, &entered, error);

  if (times == NULL)
    return FALSE;
  if (binome_person_is_present (times, from, until))
    return TRUE;

  for (guint i = 0; i < times->len; i++)
    {
      BinomeDate starts_on = binome_entity_get_date (times->pdata[i], BINOME_PRESENCE_STARTS_ON);
      BinomeDate ends_on = binome_entity_get_date (times->pdata[i], BINOME_PRESENCE_ENDS_ON);

      if ((until != BINOME_DATE_NONE && starts_on > until) || (ends_on != BINOME_DATE_NONE && ends_on < from))
        continue;
      if (!found)
        first = MAX (starts_on, from);
      found = TRUE;
      last = ends_on;
    }
  if (!found)
    return check_times (times, entered, person, from, until, error);

  if (last == BINOME_DATE_NONE || (until != BINOME_DATE_NONE && until < last))
    last = until;
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STARTS_ON, first);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON, last);
  return check_times (times, entered, person, first, last, error);
}

/**
 * binome_person_fit_enrolment:
 * @db: the file
 * @enrolment: a new enrolment, with the days of its programme
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the person is not there
 *
 * Returns: as binome_person_fit_enrolment_of(), for the person as they are kept
 */
gboolean
binome_person_fit_enrolment (BinomeDb *db, BinomeEnrolment *enrolment, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (enrolment);
  g_autoptr (BinomeEntity) person = binome_db_get (
      db, BINOME_TYPE_PERSON, binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON), error);

  return person != NULL && binome_person_fit_enrolment_of (db, person, entity, error);
}

/**
 * binome_person_check_enrolment_day:
 * @db: the file
 * @enrolment: a part in a programme, as it is to be kept
 * @field: %BINOME_ENROLMENT_STARTS_ON or %BINOME_ENROLMENT_ENDS_ON, which was changed
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with who and when
 *
 * Returns: whether the part lies inside the presence; where no period was entered, whether that day does
 */
gboolean
binome_person_check_enrolment_day (BinomeDb *db, BinomeEntity *enrolment, guint field, GError **error)
{
  gint64 person = binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON);
  BinomeDate from = binome_entity_get_date (enrolment, BINOME_ENROLMENT_STARTS_ON);
  BinomeDate until = binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDS_ON);
  g_autoptr (GPtrArray) presences = binome_person_list_presences (db, person, error);
  gboolean entered = presences != NULL && presences->len > 0;

  return presences != NULL
         && binome_person_check_present (
             db, person, entered || field == BINOME_ENROLMENT_STARTS_ON ? from : BINOME_DATE_NONE,
             entered || field == BINOME_ENROLMENT_ENDS_ON ? until : BINOME_DATE_NONE, error);
}

/* No role that lay inside may lie outside afterwards. Where there was no period yet, roles that are
 * over are left alone: nobody writes down ten years to begin with. */
static gboolean
check_roles (BinomeDb *db, gint64 person, GPtrArray *before, GPtrArray *after, GError **error)
{
  g_autoptr (GPtrArray) roles = after->len > 0 ? list_roles (db, person, error) : NULL;

  if (after->len == 0)
    return TRUE;
  if (roles == NULL)
    return FALSE;

  for (guint i = 0; i < roles->len; i++)
    {
      const Role *role = roles->pdata[i];
      gboolean is_over = role->until != BINOME_DATE_NONE && role->until < binome_clock_today ();
      g_autofree char *period = NULL;

      if ((before->len == 0 && is_over) || !binome_person_is_present (before, role->from, role->until)
          || binome_person_is_present (after, role->from, role->until))
        continue;

      period = binome_person_format_period (role->from, role->until);
      /* Translators: a role such as “Tutee, Welcome 2026”, then its dates. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   _ ("“%1$s” (%2$s) would lie outside the presence. Change the dates of that role first."),
                   role->title, period);
      return FALSE;
    }

  return TRUE;
}

static gboolean
overlap (BinomeEntity *a, BinomeEntity *b)
{
  BinomeDate a_end = binome_entity_get_date (a, BINOME_PRESENCE_ENDS_ON);
  BinomeDate b_end = binome_entity_get_date (b, BINOME_PRESENCE_ENDS_ON);

  return (a_end == BINOME_DATE_NONE || a_end >= binome_entity_get_date (b, BINOME_PRESENCE_STARTS_ON))
         && (b_end == BINOME_DATE_NONE || b_end >= binome_entity_get_date (a, BINOME_PRESENCE_STARTS_ON));
}

static gboolean
check_overlap (GPtrArray *others, BinomeEntity *presence, GError **error)
{
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *period = NULL;

      if (!overlap (others->pdata[i], presence))
        continue;

      period
          = binome_person_format_period (binome_entity_get_date (others->pdata[i], BINOME_PRESENCE_STARTS_ON),
                                         binome_entity_get_date (others->pdata[i], BINOME_PRESENCE_ENDS_ON));
      /* Translators: %s is a period such as “since 2 Mar 2026”. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("There is a period already: %s. Two periods cannot overlap."), period);
      return FALSE;
    }

  return TRUE;
}

/* Who moves to another team was in the one before until the day before. */
static gboolean
end_previous_one (BinomeDb *db, GPtrArray *others, BinomeEntity *presence, GError **error)
{
  BinomeDate starts_on = binome_entity_get_date (presence, BINOME_PRESENCE_STARTS_ON);

  for (guint i = 0; i < others->len; i++)
    if (overlap (others->pdata[i], presence)
        && binome_entity_get_date (others->pdata[i], BINOME_PRESENCE_STARTS_ON) < starts_on)
      {
        binome_entity_set_date (others->pdata[i], BINOME_PRESENCE_ENDS_ON, starts_on - 1);
        if (!binome_db_update_fields (db, others->pdata[i], FIELD (BINOME_PRESENCE_ENDS_ON), error))
          return FALSE;
      }

  return TRUE;
}

/* Lists and the matching look at the person: the period of today says where they are. */
static gboolean
follow_today (BinomeDb *db, BinomeEntity *presence, GError **error)
{
  static const guint texts[][2]
      = { { BINOME_PRESENCE_SITE, BINOME_PERSON_SITE }, { BINOME_PRESENCE_TEAM, BINOME_PERSON_TEAM } };
  BinomeDate today = binome_clock_today ();
  BinomeDate ends_on = binome_entity_get_date (presence, BINOME_PRESENCE_ENDS_ON);
  gint64 manager = binome_entity_get_reference (presence, BINOME_PRESENCE_MANAGER);
  g_autoptr (BinomeEntity) person = NULL;
  guint64 fields = 0;

  if (binome_entity_get_date (presence, BINOME_PRESENCE_STARTS_ON) > today
      || (ends_on != BINOME_DATE_NONE && ends_on < today))
    return TRUE;

  person = binome_db_get (db, BINOME_TYPE_PERSON,
                          binome_entity_get_reference (presence, BINOME_PRESENCE_PERSON), error);
  if (person == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = binome_entity_get_text (presence, texts[i][0]);

      if (*text == '\0' || g_str_equal (text, binome_entity_get_text (person, texts[i][1])))
        continue;
      binome_entity_set_text (person, texts[i][1], text);
      fields |= FIELD (texts[i][1]);
    }
  if (manager != 0 && manager != binome_entity_get_reference (person, BINOME_PERSON_MANAGER)
      && !binome_person_set_manager (db, binome_entity_get_id (person), manager, error))
    return FALSE;

  return binome_db_update_fields (db, person, fields, error);
}

/* The periods of a day (?1) that say something else than the person. */
#define SQL_TO_FOLLOW                                                                                        \
  "SELECT x.id FROM presence x JOIN person p ON p.id = x.person"                                             \
  " WHERE x.starts_on <= ?1 AND (x.ends_on IS NULL OR x.ends_on >= ?1)"                                      \
  " AND ((x.site <> '' AND x.site <> p.site) OR (x.team <> '' AND x.team <> p.team)"                         \
  " OR (x.manager IS NOT NULL AND x.manager IS NOT p.manager))"

/**
 * binome_person_follow_presences:
 * @db: the file, in a write
 * @error: return location for a #GError
 *
 * Everybody is where their period of today says: on its first day a period that was written down before
 * gives its site, team and manager. What was changed on the person since stands in that period as well
 * (binome-follow.c), and stays. A manager who would make a circle is left out.
 *
 * Returns: whether it was kept
 */
gboolean
binome_person_follow_presences (BinomeDb *db, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_TO_FOLLOW, error);
  g_autoptr (GArray) ids = NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_date (row, 1, binome_clock_today ());
  ids = binome_statement_list_ids (row, &local_error);
  for (guint i = 0; local_error == NULL && i < ids->len; i++)
    {
      g_autoptr (BinomeEntity) presence
          = binome_db_get (db, BINOME_TYPE_PRESENCE, g_array_index (ids, gint64, i), &local_error);

      if (presence == NULL)
        break;
      if (!binome_person_check_manager (db, binome_entity_get_reference (presence, BINOME_PRESENCE_PERSON),
                                        binome_entity_get_reference (presence, BINOME_PRESENCE_MANAGER),
                                        &local_error))
        {
          if (!g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_INVALID))
            break;
          g_clear_error (&local_error);
          binome_entity_set_reference (presence, BINOME_PRESENCE_MANAGER, 0);
        }
      follow_today (db, presence, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_person_align_presence:
 * @db: the file, in a write
 * @person: someone whose periods were moved to them
 * @error: return location for a #GError
 *
 * Their period of today says what they say themselves; what they leave open stays as the period has it.
 *
 * Returns: whether it was kept
 */
gboolean
binome_person_align_presence (BinomeDb *db, gint64 person, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "UPDATE presence SET site = iif (p.site <> '', p.site, presence.site),"
      " team = iif (p.team <> '', p.team, presence.team), manager = coalesce (p.manager, presence.manager)"
      " FROM person p WHERE p.id = ?1 AND presence.person = ?1"
      " AND presence.starts_on <= ?2 AND (presence.ends_on IS NULL OR presence.ends_on >= ?2)",
      error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, person);
  binome_statement_bind_date (statement, 2, binome_clock_today ());
  return binome_statement_run (statement, error);
}

/**
 * binome_person_keep_presence:
 * @db: the file, in a write
 * @presence: a period of someone, new or changed
 * @end_previous: whether a period that this one starts in ends on the day before
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where it overlaps another period,
 *   %BINOME_ERROR_REFUSED where a role would lie outside
 *
 * Keeps a period. Where it is the one of today, its site, team and manager become the person's.
 *
 * Returns: whether it was kept
 */
gboolean
binome_person_keep_presence (BinomeDb *db, BinomePresence *presence, gboolean end_previous, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (presence);
  gint64 person = binome_entity_get_reference (entity, BINOME_PRESENCE_PERSON);
  gint64 id = binome_entity_get_id (entity);
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  if (!binome_entity_validate (entity, error))
    return FALSE;

  before = binome_person_list_presences (db, person, error);
  after = before != NULL ? binome_person_list_presences (db, person, error) : NULL;
  if (after == NULL)
    return FALSE;
  for (guint i = after->len; i > 0; i--)
    if (binome_entity_get_id (after->pdata[i - 1]) == id)
      g_ptr_array_remove_index (after, i - 1);

  if ((end_previous && !end_previous_one (db, after, entity, error)) || !check_overlap (after, entity, error))
    return FALSE;

  g_ptr_array_add (after, g_object_ref (entity));
  g_ptr_array_sort_values (after, compare_starts);
  /* The row comes last: what is refused has got no number, and can be tried again. */
  return check_roles (db, person, before, after, error) && follow_today (db, entity, error)
         && (id != 0 ? binome_db_update (db, entity, error) : binome_db_insert (db, entity, error));
}

/**
 * binome_person_remove_presence:
 * @db: the file, in a write
 * @presence: a period
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where a role would lie outside
 *
 * Returns: whether it is gone
 */
gboolean
binome_person_remove_presence (BinomeDb *db, gint64 presence, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PRESENCE, presence, error);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  gint64 person;

  if (entity == NULL)
    return FALSE;

  person = binome_entity_get_reference (entity, BINOME_PRESENCE_PERSON);
  before = binome_person_list_presences (db, person, error);
  if (before == NULL || !binome_db_delete (db, BINOME_TYPE_PRESENCE, presence, error))
    return FALSE;

  after = binome_person_list_presences (db, person, error);
  return after != NULL && check_roles (db, person, before, after, error);
}
