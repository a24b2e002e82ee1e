/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation report and the exports of the season in scene-season.c. */

#include <string.h>

#include "binome-csv-reader.h"
#include "binome-error.h"
#include "binome-evaluation-report.h"
#include "binome-export-list.h"
#include "binome-figures.h"
#include "binome-criteria-sets.h"
#include "binome-matching.h"
#include "match-scene.h"
#include "scene-season.h"

typedef struct
{
  gint64 programme;
  BinomeDate as_of;
  BinomeReport *report;
  BinomeExportKind kind;
  BinomeExportFlags flags;
  GPtrArray *rows;
} Call;

static gboolean
report_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  call->report = binome_evaluation_report_build (db, call->programme, call->as_of, error);
  return call->report != NULL;
}

/* Where BINOME_TEST_REPORT names a file, the report is left there to be looked at. */
static void
check_pdf (BinomeReport *report)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  const char *path = g_getenv ("BINOME_TEST_REPORT");

  binome_report_write_pdf (report, stream, &binome_report_a4, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF", 4), ==, 0);
  if (path != NULL)
    g_assert_true (
        g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL));
}

static void
test_report (Season *season, gconstpointer data)
{
  Call call = { .programme = season->scene.programme, .as_of = binome_date_new (2026, 6, 30) };
  g_autoptr (BinomeReport) report = NULL;

  scene_read (&season->scene, report_work, &call);
  report = call.report;
  g_assert_cmpstr (binome_report_get_title (report), ==, "Welcome 2026");
  g_assert_cmpuint (binome_report_paginate (report, &binome_report_a4), >=, 4);
  check_pdf (report);
}

/* A report of a programme in which nothing has happened is short and sound. */
static void
test_empty_report (Scene *scene, gconstpointer data)
{
  Call call = { .programme = scene->programme, .as_of = binome_date_new (2026, 1, 1) };
  g_autoptr (BinomeReport) report = NULL;
  g_autoptr (GError) error = NULL;

  scene_read (scene, report_work, &call);
  report = call.report;
  g_assert_cmpuint (binome_report_paginate (report, &binome_report_a4), >=, 2);

  call.programme = 4711;
  g_assert_false (binome_store_read (scene->store, report_work, &call, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_NOT_FOUND);
}

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  const BinomeCsvStyle style = { .separator = ';', .decimal = ',', .crlf = TRUE, .bom = TRUE };
  Call *call = data;
  g_autoptr (BinomeCsvWriter) writer = binome_csv_writer_new (&style);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BinomeCsvReader) reader = NULL;
  g_autoptr (BinomeExportList) list = binome_export_list_new (call->kind);

  binome_export_list_set_programme (list, call->programme);
  binome_export_list_set_flags (list, call->flags);
  if (!binome_export_list_write (list, db, call->as_of, BINOME_TABLE_WRITER (writer), error))
    return FALSE;

  bytes = binome_csv_writer_finish (writer);
  reader = binome_csv_reader_new (bytes, NULL, error);
  if (reader == NULL)
    return FALSE;

  call->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  while (binome_csv_reader_next (reader, error))
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      for (guint i = 0; i < binome_csv_reader_get_n_fields (reader); i++)
        g_strv_builder_add (row, binome_csv_reader_get_field (reader, i));
      g_ptr_array_add (call->rows, g_strv_builder_end (row));
    }

  return *error == NULL;
}

static GPtrArray *export (Scene *scene, BinomeExportKind kind, gint64 programme, BinomeExportFlags flags)
{
  Call call
      = { .kind = kind, .programme = programme, .as_of = binome_date_new (2026, 6, 30), .flags = flags };

  scene_read (scene, export_work, &call);
  return call.rows;
}

/* The cell of a row under a title. */
static const char *
get_cell (GPtrArray *rows, guint row, const char *title)
{
  char **titles = rows->pdata[0], **cells = rows->pdata[row];

  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_equal (titles[i], title))
      {
        g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (titles));
        return cells[i];
      }

  return NULL;
}

static void
test_people (Season *season, gconstpointer data)
{
  Scene *scene = &season->scene;
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());
  g_autoptr (GPtrArray) all = NULL, some = NULL, sensitive = NULL;

  /* Nobody of the programme; managed by Anne; a name that a spreadsheet would reckon with. */
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "=Abel; \"Éric\"\nJunior");
  binome_entity_set_reference (person, BINOME_PERSON_MANAGER, 2);
  binome_entity_set_integer (person, BINOME_PERSON_BIRTH_YEAR, 1990);
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, binome_date_new (2020, 2, 29));
  scene_add (scene, person);

  all = export (scene, BINOME_EXPORT_PEOPLE, 0, BINOME_EXPORT_NONE);
  g_assert_cmpuint (all->len, ==, 1 + 8);
  g_assert_cmpstr (get_cell (all, 1, "Family name"), ==, "=Abel; \"Éric\"\nJunior");
  g_assert_cmpstr (get_cell (all, 1, "Line manager"), ==, "Anne Petit");
  g_assert_cmpstr (get_cell (all, 1, "Hired on"), ==, "2020-02-29");
  g_assert_cmpstr (get_cell (all, 1, "Leaves on"), ==, "");
  g_assert_cmpstr (get_cell (all, 1, "Works remotely"), ==, "No");
  g_assert_null (get_cell (all, 1, "Year of birth"));

  some = export (scene, BINOME_EXPORT_PEOPLE, scene->programme, BINOME_EXPORT_NONE);
  g_assert_cmpuint (some->len, ==, 1 + 7);
  sensitive = export (scene, BINOME_EXPORT_PEOPLE, 0, BINOME_EXPORT_SENSITIVE);
  g_assert_cmpstr (get_cell (sensitive, 1, "Year of birth"), ==, "1990");
  g_assert_cmpstr (get_cell (sensitive, 2, "Year of birth"), ==, "");
}

static void
test_pairs (Season *season, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs
      = export (&season->scene, BINOME_EXPORT_PAIRS, season->scene.programme, BINOME_EXPORT_NONE);
  g_autoptr (GPtrArray) meetings = export (&season->scene, BINOME_EXPORT_MEETINGS, 0, BINOME_EXPORT_NONE);
  g_autoptr (GPtrArray) none = export (&season->scene, BINOME_EXPORT_MEETINGS, 4711, BINOME_EXPORT_NONE);

  g_assert_cmpuint (pairs->len, ==, 1 + 3);
  g_assert_cmpstr (get_cell (pairs, 1, "Programme"), ==, "Welcome 2026");
  g_assert_cmpstr (get_cell (pairs, 1, "State"), ==, "Active");
  g_assert_cmpstr (get_cell (pairs, 1, "Tutee"), ==, "Léa Martin");
  g_assert_cmpstr (get_cell (pairs, 2, "Ended on"), ==, "2026-04-15");
  g_assert_cmpstr (get_cell (pairs, 2, "Reason for the end"), ==, "Changed job");

  g_assert_cmpuint (meetings->len, ==, 1 + 7);
  g_assert_cmpstr (get_cell (meetings, 1, "Date"), ==, "2026-03-10");
  g_assert_cmpstr (get_cell (meetings, 1, "Tutor"), ==, "Paul Durand");
  g_assert_cmpstr (get_cell (meetings, 1, "Minutes"), ==, "60");
  g_assert_cmpstr (get_cell (meetings, 1, "Subject"), ==, "First steps; \"safety\"");
  g_assert_cmpstr (get_cell (meetings, 3, "Outcome"), ==, "Cancelled");
  g_assert_cmpstr (get_cell (meetings, 3, "Minutes"), ==, "0");
  g_assert_cmpuint (none->len, ==, 1);
}

static gboolean
keep_set_work (BinomeDb *db, gpointer data, GError **error)
{
  gint64 set;

  return binome_criteria_set_keep (db, *(gint64 *)data, "Committee", &set, error);
}

static gboolean
veto_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;

  return binome_match_constraint_set (db, scene->hugo, scene->paul, BINOME_MATCH_CONSTRAINT_KIND_FORBID,
                                      "Private", error)
         && binome_enrolment_set_capacity (db, scene->luc, 0, error);
}

/* Pairs with their score and why, whoever has nobody and why not; the runs, and what differs between them. */
static void
test_matching (Scene *scene, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) first = NULL, second = NULL;
  g_autoptr (GPtrArray) results = NULL, runs = NULL, side_by_side = NULL, criteria = NULL;
  guint nobody = 0, same = 0;

  match_scene_only_the_site (scene, BINOME_CRITERION_KIND_MUST);
  scene_write (scene, keep_set_work, &scene->programme);
  first = match_scene_run (scene, &none);
  scene_write (scene, veto_work, scene);
  second = match_scene_run (scene, &none);

  results = export (scene, BINOME_EXPORT_RESULTS, scene->programme, BINOME_EXPORT_NONE);
  g_assert_cmpuint (results->len, ==, 1 + 8);
  /* The latest run first, whoever has nobody at its end: Anne takes one of the two of Paris. */
  g_assert_cmpstr (get_cell (results, 1, "Tutee"), ==, "Léa Martin");
  g_assert_cmpstr (get_cell (results, 1, "Tutor"), ==, "Paul Durand");
  for (guint i = 3; i <= 4; i++)
    {
      g_assert_cmpstr (get_cell (results, i, "Tutor"), ==, "");
      g_assert_cmpstr (get_cell (results, i, "Explanation"), !=, "");
      nobody += g_str_equal (get_cell (results, i, "Tutee"), "Hugo Bernard");
    }
  g_assert_cmpuint (nobody, ==, 1);

  runs = export (scene, BINOME_EXPORT_RUNS, scene->programme, BINOME_EXPORT_NONE);
  g_assert_cmpuint (runs->len, ==, 1 + 2);
  g_assert_cmpstr (get_cell (runs, 1, "Tutees with a tutor"), ==, "2");
  g_assert_cmpstr (get_cell (runs, 2, "Tutees with a tutor"), ==, "4");
  g_assert_cmpstr (get_cell (runs, 2, "Criteria"), ==, "Committee");

  side_by_side = export (scene, BINOME_EXPORT_COMPARISON, scene->programme, BINOME_EXPORT_NONE);
  g_assert_cmpuint (side_by_side->len, ==, 1 + 4);
  for (guint i = 1; i <= 4; i++)
    same += g_str_equal (get_cell (side_by_side, i, "The same in all"), "Yes");
  g_assert_cmpuint (same, ==, 2);
  g_assert_cmpstr (get_cell (side_by_side, 1, "Tutee"), ==, "Hugo Bernard");
  g_assert_cmpstr (get_cell (side_by_side, 1, "Run: tutor"), ==, "Paul Durand");

  criteria = export (scene, BINOME_EXPORT_CRITERIA, scene->programme, BINOME_EXPORT_NONE);
  g_assert_cmpuint (criteria->len, ==, 1 + 2);
  g_assert_cmpstr (get_cell (criteria, 1, "Set of criteria"), ==, "Current criteria");
  g_assert_cmpstr (get_cell (criteria, 2, "Set of criteria"), ==, "Committee, version 1");
  g_assert_cmpstr (get_cell (criteria, 2, "Criterion"), ==, "Place of work");
  g_assert_cmpstr (get_cell (criteria, 2, "Kind"), ==, "Required");
}

/* What is exported is what the screen and the report show. */
static void
test_indicators (Season *season, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = export (&season->scene, BINOME_EXPORT_INDICATORS, 0, BINOME_EXPORT_NONE);
  guint found = 0, objectives = 0;

  for (guint i = 1; i < rows->len; i++)
    {
      const char *id = get_cell (rows, i, "Name"), *value = get_cell (rows, i, "Value");

      g_assert_cmpstr (get_cell (rows, i, "As of"), ==, "2026-06-30");
      objectives += g_str_equal (id, "objective");
      found += g_str_equal (id, "served-share") && g_str_equal (value, "75");
      found += g_str_equal (id, "hours") && g_str_equal (value, "5");
      found += g_str_equal (id, "check-ins-on-time") && g_str_equal (value, "64,29");
    }
  g_assert_cmpuint (found, ==, 3);
  g_assert_cmpuint (objectives, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/report/evaluation", Season, NULL, season_set_up, test_report, season_tear_down);
  g_test_add ("/report/empty", Scene, NULL, scene_set_up, test_empty_report, scene_tear_down);
  g_test_add ("/export/people", Season, NULL, season_set_up, test_people, season_tear_down);
  g_test_add ("/export/pairs", Season, NULL, season_set_up, test_pairs, season_tear_down);
  g_test_add ("/export/matching", Scene, NULL, scene_set_up, test_matching, scene_tear_down);
  g_test_add ("/export/indicators", Season, NULL, season_set_up, test_indicators, season_tear_down);

  return g_test_run ();
}
