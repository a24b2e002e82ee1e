/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a programme needs before it opens, and what of it is missing. */

#include "binome-readiness.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-clock.h"
#include "binome-programme-workflow.h"
#include "binome-text.h"
#include "binome-training-overview.h"
#include "binome-workflow-sql.h"

#define SQL_PARTICIPANTS(role)                                                                               \
  "SELECT count(*) FROM enrolment WHERE programme = ?1 AND role = '" role                                    \
  "' AND state IN " BINOME_SQL_CAN_MATCH

/**
 * binome_readiness_point_free:
 * @point: a point
 */
void
binome_readiness_point_free (BinomeReadinessPoint *point)
{
  g_free (point->title);
  g_free (point->detail);
  g_free (point);
}

/* Takes @detail. */
static void
add (GPtrArray *points, BinomeReadinessPage page, gboolean required, const char *title, gboolean done,
     char *detail)
{
  BinomeReadinessPoint *point = g_new0 (BinomeReadinessPoint, 1);

  point->page = page;
  point->required = required;
  point->title = g_strdup (title);
  point->done = done;
  point->detail = detail;
  g_ptr_array_add (points, point);
}

static void
add_brief (GPtrArray *points, BinomeEntity *programme)
{
  BinomeDate starts_on = binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON);
  BinomeDate ends_on = binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON);
  gboolean described = !binome_text_is_blank (binome_entity_get_text (programme, BINOME_PROGRAMME_PURPOSE));
  g_autofree char *from = binome_date_format (starts_on, BINOME_DATE_MEDIUM);
  g_autofree char *until = binome_date_format (ends_on, BINOME_DATE_MEDIUM);
  gboolean dated = binome_programme_check_dates (starts_on, ends_on, NULL);

  add (points, BINOME_READINESS_BRIEF, FALSE, _ ("Purpose"), described,
       g_strdup (described ? _ ("The purpose is written down.")
                           : _ ("Say in a few words why the company runs this programme.")));
  add (points, BINOME_READINESS_BRIEF, TRUE, _ ("Dates"), dated,
       /* Translators: two dates. */
       dated ? g_strdup_printf (_ ("From %1$s to %2$s."), from, until)
             : g_strdup (_ ("The programme must end after it starts.")));
}

static gboolean
add_objectives (GPtrArray *points, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) objectives
      = binome_workflow_select_of (db, BINOME_TYPE_OBJECTIVE, BINOME_OBJECTIVE_PROGRAMME, programme, error);
  guint without = 0;
  char *detail;

  if (objectives == NULL)
    return FALSE;

  for (guint i = 0; i < objectives->len; i++)
    if (isnan (binome_entity_get_real (objectives->pdata[i], BINOME_OBJECTIVE_TARGET)))
      without++;

  if (objectives->len == 0)
    detail = g_strdup (_ ("No objective yet: the evaluation will have nothing to measure by."));
  else if (without > 0)
    detail = g_strdup_printf (
        ngettext ("%u objective has no target yet.", "%u objectives have no target yet.", without), without);
  else
    detail = g_strdup_printf (
        ngettext ("%u objective with its target.", "%u objectives with their targets.", objectives->len),
        objectives->len);
  add (points, BINOME_READINESS_OBJECTIVES, TRUE, _ ("Objectives"), objectives->len > 0 && without == 0,
       detail);
  return TRUE;
}

static gboolean
add_coordinator (GPtrArray *points, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeEntity) person = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  if (!binome_programme_find_coordinator (db, programme, binome_clock_today (), &id, error))
    return FALSE;
  if (id != 0)
    {
      person = binome_db_get (db, BINOME_TYPE_PERSON, id, error);
      if (person == NULL)
        return FALSE;
      name = binome_entity_dup_title (person);
    }

  add (points, BINOME_READINESS_ORGANISATION, TRUE, _ ("Co-ordinator"), id != 0,
       name != NULL ? g_steal_pointer (&name) : g_strdup (_ ("Nobody co-ordinates the programme yet.")));
  return TRUE;
}

static char *
dup_places_detail (gint64 tutees, gint64 seats)
{
  if (tutees == 0)
    return g_strdup_printf (ngettext ("%d place; no tutee to need it yet.",
                                      "%d places; no tutees to need them yet.", (gulong)seats),
                            (int)seats);
  if (seats >= tutees)
    /* Translators: %1$d places, %2$d tutees. */
    return g_strdup_printf (
        ngettext ("%1$d place (tutees: %2$d).", "%1$d places (tutees: %2$d).", (gulong)seats), (int)seats,
        (int)tutees);
  if (tutees == 1)
    return g_strdup (_ ("There is no place for the only tutee."));

  /* Translators: %1$d places are missing, and there are %2$d tutees, always two or more. */
  return g_strdup_printf (ngettext ("%1$d place short for %2$d tutees.", "%1$d places short for %2$d tutees.",
                                    (gulong)(tutees - seats)),
                          (int)(tutees - seats), (int)tutees);
}

static gboolean
add_people (GPtrArray *points, BinomeDb *db, gint64 programme, GError **error)
{
  gint64 tutors, tutees;
  int seats, left;

  if (!binome_workflow_get_number (db, SQL_PARTICIPANTS ("tutor"), programme, &tutors, error)
      || !binome_workflow_get_number (db, SQL_PARTICIPANTS ("tutee"), programme, &tutees, error)
      || !binome_capacity_count (db, programme, &seats, &left, error))
    return FALSE;

  add (points, BINOME_READINESS_TUTEES, FALSE, _ ("Tutees"), tutees > 0,
       tutees > 0 ? g_strdup_printf (ngettext ("%d tutee accepted.", "%d tutees accepted.", (gulong)tutees),
                                     (int)tutees)
                  : g_strdup (_ ("No tutee is enrolled yet.")));
  add (points, BINOME_READINESS_TUTORS, FALSE, _ ("Tutors"), tutors > 0,
       tutors > 0 ? g_strdup_printf (ngettext ("%d tutor accepted.", "%d tutors accepted.", (gulong)tutors),
                                     (int)tutors)
                  : g_strdup (_ ("No tutor is enrolled yet.")));
  add (points, BINOME_READINESS_TUTORS, FALSE, _ ("Places for every tutee"), tutees > 0 && seats >= tutees,
       dup_places_detail (tutees, seats));
  return TRUE;
}

static gboolean
add_training (GPtrArray *points, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) tutors = binome_training_list_tutors (db, programme, binome_clock_today (), error);
  guint n = 0;

  if (tutors == NULL)
    return FALSE;

  for (guint i = 0; i < tutors->len; i++)
    n += !binome_training_is_ready (((BinomeTutorTraining *)tutors->pdata[i])->status);
  if (tutors->len > 0)
    add (points, BINOME_READINESS_TRAINING, FALSE, _ ("Training of the tutors"), n == 0,
         n == 0 ? g_strdup (_ ("Every tutor is trained."))
                : g_strdup_printf (
                      ngettext ("%u tutor is not trained yet.", "%u tutors are not trained yet.", n), n));
  return TRUE;
}

static gboolean
add_plan (GPtrArray *points, BinomeDb *db, gint64 programme, GError **error)
{
  gint64 milestones, criteria, steps;

  if (!binome_workflow_get_number (db, "SELECT count(*) FROM milestone WHERE programme = ?1", programme,
                                   &milestones, error)
      || !binome_workflow_get_number (db,
                                      "SELECT count(*) FROM criterion WHERE programme = ?1 AND active = 1",
                                      programme, &criteria, error)
      || !binome_workflow_get_number (db, "SELECT count(*) FROM plan_step WHERE programme = ?1", programme,
                                      &steps, error))
    return FALSE;

  add (points, BINOME_READINESS_SCHEDULE, TRUE, _ ("Schedule"), milestones > 0,
       milestones > 0 ? g_strdup_printf (ngettext ("%d milestone.", "%d milestones.", (gulong)milestones),
                                         (int)milestones)
                      : g_strdup (_ ("The schedule has no milestone.")));
  add (points, BINOME_READINESS_CHECK_IN_PLAN, TRUE, _ ("Check-in plan"), steps > 0,
       steps > 0 ? g_strdup_printf (
                       ngettext ("%d check-in for each pair.", "%d check-ins for each pair.", (gulong)steps),
                       (int)steps)
                 : g_strdup (_ ("Pairs would get no check-in.")));
  add (points, BINOME_READINESS_CRITERIA, TRUE, _ ("Matching criteria"), criteria > 0,
       criteria > 0
           ? g_strdup_printf (ngettext ("%d criterion in use.", "%d criteria in use.", (gulong)criteria),
                              (int)criteria)
           : g_strdup (_ ("No criterion is in use: any tutor would do for any tutee.")));
  return TRUE;
}

/**
 * binome_readiness_list:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeReadinessPoint): the points, done or open, in the
 *   order of the set-up
 */
GPtrArray *
binome_readiness_list (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_readiness_point_free);

  if (entity == NULL)
    return NULL;

  add_brief (points, entity);
  if (!add_objectives (points, db, programme, error) || !add_coordinator (points, db, programme, error)
      || !add_plan (points, db, programme, error) || !add_people (points, db, programme, error)
      || !add_training (points, db, programme, error))
    return NULL;

  return g_steal_pointer (&points);
}

/**
 * binome_readiness_count_open:
 * @points: (element-type BinomeReadinessPoint): what binome_readiness_list() gave
 *
 * Returns: how many points without which the programme should not open are still open
 */
guint
binome_readiness_count_open (GPtrArray *points)
{
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      BinomeReadinessPoint *point = g_ptr_array_index (points, i);

      if (point->required && !point->done)
        n++;
    }

  return n;
}
