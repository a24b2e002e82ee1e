/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When people can be met: their week, their absences, and what two have in common. */

#include "binome-availability-workflow.h"

#include "binome-error.h"
#include "workflow-fixture.h"

typedef struct
{
  gint64 person;
  BinomeWeek week;
} Week;

static gint64
person_of (Scene *scene, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Week *call = data;

  return binome_availability_keep_week (db, call->person, &call->week, error);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Week *call = data;

  return binome_availability_read_week (db, call->person, &call->week, error);
}

static char *
read_words (Scene *scene, gint64 person)
{
  Week call = { .person = person };

  scene_read (scene, read_work, &call);
  return binome_week_describe (&call.week);
}

static void
test_keep (Scene *scene, gconstpointer data)
{
  Week call = { .person = person_of (scene, scene->paul) };
  g_autofree char *before = NULL, *after = NULL, *cleared = NULL;

  binome_week_add (&call.week, BINOME_WEEKDAY_MONDAY, 540, 720, BINOME_WEEK_EITHER);
  binome_week_add (&call.week, BINOME_WEEKDAY_THURSDAY, 840, 900, BINOME_WEEK_REMOTE);
  scene_check_undo (scene, keep_work, &call);
  before = read_words (scene, call.person);
  g_assert_cmpstr (before, ==, "Monday 9:00–12:00; Thursday 14:00–15:00, remote");

  binome_week_add (&call.week, BINOME_WEEKDAY_THURSDAY, 900, 960, BINOME_WEEK_REMOTE);
  scene_check_undo (scene, keep_work, &call);
  after = read_words (scene, call.person);
  g_assert_cmpstr (after, ==, "Monday 9:00–12:00; Thursday 14:00–16:00, remote");

  call.week = (BinomeWeek){ 0 };
  scene_write (scene, keep_work, &call);
  cleared = read_words (scene, call.person);
  g_assert_cmpstr (cleared, ==, "");
}

static gboolean
count_rows_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_AVAILABILITY);
  g_autoptr (GPtrArray) rows = NULL;
  int *quarter = data;

  binome_query_where_integer (query, BINOME_AVAILABILITY_STARTS_AT, BINOME_QUERY_EQUAL, 555);
  rows = binome_db_select (db, query, error);
  *quarter = rows != NULL ? (int)rows->len : -1;
  return rows != NULL;
}

/* Monday from 9:15 stays so when Friday changes. */
static void
test_quarters_stay (Scene *scene, gconstpointer data)
{
  Week call = { .person = person_of (scene, scene->paul) };
  BinomeEntity *row = BINOME_ENTITY (binome_availability_new ());
  int n = 0;

  binome_entity_set_reference (row, BINOME_AVAILABILITY_PERSON, call.person);
  binome_entity_set_integer (row, BINOME_AVAILABILITY_STARTS_AT, 555);
  binome_entity_set_integer (row, BINOME_AVAILABILITY_ENDS_AT, 660);
  scene_add (scene, row);
  scene_read (scene, read_work, &call);
  g_assert_cmpint (binome_week_count_minutes (&call.week), ==, 90);
  binome_week_add (&call.week, BINOME_WEEKDAY_FRIDAY, 540, 600, BINOME_WEEK_SITE);
  scene_write (scene, keep_work, &call);
  scene_read (scene, count_rows_work, &n);
  g_assert_cmpint (n, ==, 1);
}

typedef struct
{
  gint64 tutee, tutor;
  BinomeOverlap overlap;
} Overlap;

static gboolean
overlap_work (BinomeDb *db, gpointer data, GError **error)
{
  Overlap *call = data;

  return binome_availability_overlap (db, call->tutee, call->tutor, &call->overlap, error);
}

static void
assert_overlap (Scene *scene, Overlap *call, int minutes, const char *words)
{
  g_autofree char *text = NULL;

  scene_read (scene, overlap_work, call);
  text = binome_overlap_describe (&call->overlap);
  g_assert_cmpint (call->overlap.minutes, ==, minutes);
  g_assert_cmpstr (text, ==, words);
}

static void
test_overlap (Scene *scene, gconstpointer data)
{
  Overlap call = { .tutee = scene->lea, .tutor = scene->paul };
  Week lea = { .person = person_of (scene, scene->lea) }, paul = { .person = person_of (scene, scene->paul) };

  assert_overlap (scene, &call, 0, "Neither has said when they are free.");
  binome_week_add (&lea.week, BINOME_WEEKDAY_MONDAY, 540, 720, BINOME_WEEK_EITHER);
  scene_write (scene, keep_work, &lea);
  assert_overlap (scene, &call, 0, "The tutor has not said when they are free.");
  binome_week_add (&paul.week, BINOME_WEEKDAY_TUESDAY, 540, 720, BINOME_WEEK_SITE);
  scene_write (scene, keep_work, &paul);
  assert_overlap (scene, &call, 0, "They have no time in common.");
  binome_week_add (&paul.week, BINOME_WEEKDAY_MONDAY, 630, 1080, BINOME_WEEK_SITE);
  scene_write (scene, keep_work, &paul);
  assert_overlap (scene, &call, 90, "1.5 h a week in common: Monday 10:30–12:00, on site");
}

static gboolean
programme_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autoptr (GHashTable) weeks = binome_availability_read_programme (db, scene->programme, error);
  BinomeWeek *week;

  if (weeks == NULL)
    return FALSE;

  g_assert_cmpuint (g_hash_table_size (weeks), ==, 1);
  week = g_hash_table_lookup (weeks, &scene->anne);
  g_assert_nonnull (week);
  g_assert_cmpint (binome_week_get (week, BINOME_WEEKDAY_WEDNESDAY, 600), ==, BINOME_WEEK_REMOTE);
  g_assert_cmpint (binome_week_count_minutes (week), ==, 60);
  return TRUE;
}

static void
test_programme (Scene *scene, gconstpointer data)
{
  Week anne = { .person = person_of (scene, scene->anne) };

  binome_week_add (&anne.week, BINOME_WEEKDAY_WEDNESDAY, 600, 660, BINOME_WEEK_REMOTE);
  scene_write (scene, keep_work, &anne);
  scene_read (scene, programme_work, scene);
}

static gboolean
absence_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_absence_keep (db, data, error);
}

static void
test_absence (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeAbsence) absence = binome_absence_new ();
  BinomeEntity *entity = BINOME_ENTITY (absence);
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (entity, BINOME_ABSENCE_PERSON, person_of (scene, scene->anne));
  binome_entity_set_date (entity, BINOME_ABSENCE_STARTS_ON, binome_date_new (2026, 4, 10));
  binome_entity_set_date (entity, BINOME_ABSENCE_ENDS_ON, binome_date_new (2026, 4, 1));
  g_assert_false (scene_try (scene, absence_work, absence, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_date (entity, BINOME_ABSENCE_ENDS_ON, binome_date_new (2026, 4, 10));
  scene_write (scene, absence_work, absence);
  binome_entity_set_text (entity, BINOME_ABSENCE_REASON, "Leave");
  scene_write (scene, absence_work, absence);
}

typedef struct
{
  gint64 tutee, tutor;
  char *text;
} Described;

static gboolean
describe_work (BinomeDb *db, gpointer data, GError **error)
{
  Described *call = data;

  call->text = binome_availability_describe_pair (db, call->tutee, call->tutor, error);
  return call->text != NULL;
}

/* Today is 2 March: an absence that is over says nothing any more. */
static void
test_pair (Scene *scene, gconstpointer data)
{
  Described call = { .tutee = scene->lea, .tutor = scene->anne };
  BinomeEntity *over = BINOME_ENTITY (binome_absence_new ()), *coming = BINOME_ENTITY (binome_absence_new ());
  g_autofree char *expected = NULL, *from = NULL, *until = NULL;

  binome_entity_set_reference (over, BINOME_ABSENCE_PERSON, person_of (scene, scene->anne));
  binome_entity_set_date (over, BINOME_ABSENCE_STARTS_ON, binome_date_new (2026, 2, 2));
  binome_entity_set_date (over, BINOME_ABSENCE_ENDS_ON, binome_date_new (2026, 3, 1));
  scene_add (scene, over);
  binome_entity_set_reference (coming, BINOME_ABSENCE_PERSON, person_of (scene, scene->anne));
  binome_entity_set_date (coming, BINOME_ABSENCE_STARTS_ON, binome_date_new (2026, 3, 1));
  binome_entity_set_date (coming, BINOME_ABSENCE_ENDS_ON, binome_date_new (2026, 3, 6));
  scene_add (scene, coming);
  scene_read (scene, describe_work, &call);
  from = binome_date_format (binome_date_new (2026, 3, 1), BINOME_DATE_MEDIUM);
  until = binome_date_format (binome_date_new (2026, 3, 6), BINOME_DATE_MEDIUM);
  expected = g_strdup_printf ("Neither has said when they are free.\nAnne Petit is away from %s to %s.", from,
                              until);
  g_assert_cmpstr (call.text, ==, expected);
  g_free (call.text);
}

#define ADD(path, function)                                                                                  \
  g_test_add ("/workflow/availability/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("keep", test_keep);
  ADD ("quarters-stay", test_quarters_stay);
  ADD ("overlap", test_overlap);
  ADD ("programme", test_programme);
  ADD ("absence", test_absence);
  ADD ("pair", test_pair);

  return g_test_run ();
}
