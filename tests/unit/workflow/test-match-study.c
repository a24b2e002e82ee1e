/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs with wishes of their own, what is known beside the pairs, and “what if”. Léa and Hugo work in Lyon
 * as Paul does, who takes two; Inès and Noah in Paris as Anne does, who takes one, and Luc, who takes two. */

#include <locale.h>
#include <string.h>

#include "binome-criteria-sets.h"
#include "binome-error.h"
#include "binome-match-comparison.h"
#include "binome-match-profiles.h"
#include "binome-match-study.h"
#include "binome-matching-minutes.h"
#include "binome-matching.h"
#include "workflow-fixture.h"

static gint64
add_criterion (Scene *self, const char *title, BinomeCriterionKind kind, int weight)
{
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME, self->programme);
  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, title);
  binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, BINOME_COMPARATOR_SAME);
  binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, BINOME_ATTRIBUTE_SITE);
  binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)kind);
  binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, weight);
  return scene_add (self, criterion);
}

static gboolean
remove_criteria_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, "DELETE FROM criterion", error);

  return statement != NULL && binome_statement_run (statement, error);
}

static void
only_the_site (Scene *self, BinomeCriterionKind kind)
{
  scene_write (self, remove_criteria_work, NULL);
  add_criterion (self, "Place of work", kind, 5);
}

typedef struct
{
  GType type;
  guint field;
  gint64 id;
  GPtrArray *rows;
} Select;

static gboolean
select_work (BinomeDb *db, gpointer data, GError **error)
{
  Select *select = data;
  g_autoptr (BinomeQuery) query = binome_query_new (select->type);

  binome_query_where_integer (query, select->field, BINOME_QUERY_EQUAL, select->id);
  select->rows = binome_db_select (db, query, error);
  return select->rows != NULL;
}

static GPtrArray *
select_of (Scene *self, GType type, guint field, gint64 id)
{
  Select select = { type, field, id, NULL };

  scene_read (self, select_work, &select);
  return select.rows;
}

static BinomeEntity *
run (Scene *self, const BinomeMatchingOptions *options)
{
  g_autoptr (BinomeMatching) matching = binome_matching_new (self->programme, "Run");
  g_autoptr (GError) error = NULL;

  binome_matching_set_options (matching, options);
  binome_matching_run (matching, self->store, NULL, &error);
  g_assert_no_error (error);
  return scene_get (self, BINOME_TYPE_MATCH_RUN, binome_matching_get_run (matching));
}

/* What the run says of a tutee. */
static BinomeMatchDetail *
detail_of (Scene *self, BinomeEntity *entity, gint64 tutee)
{
  g_autoptr (GPtrArray) results
      = select_of (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN, binome_entity_get_id (entity));

  for (guint i = 0; i < results->len; i++)
    if (binome_entity_get_reference (results->pdata[i], BINOME_MATCH_RESULT_TUTEE) == tutee)
      return binome_match_detail_parse (
          binome_entity_get_text (results->pdata[i], BINOME_MATCH_RESULT_DETAIL));
  g_assert_not_reached ();
}

static gboolean
capacity_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_set_capacity (db, *(gint64 *)data, 0, error);
}

/* ---- what a run is asked for ---- */

static void
test_options (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 }, high = { .minimum_score = 50 }, kept_free = { .reserve = 1 };
  const BinomeMatchingOptions both = { .balance = TRUE, .best_worst = TRUE };
  g_autoptr (BinomeEntity) plain = NULL, above = NULL, reserve = NULL, spread = NULL;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  plain = run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (plain, BINOME_MATCH_RUN_SERVED), ==, 4);
  g_assert_cmpfloat (binome_entity_get_real (plain, BINOME_MATCH_RUN_MEAN_SCORE), ==, 100);
  g_assert_cmpint (binome_entity_get_integer (plain, BINOME_MATCH_RUN_LOCKED), ==, 0);
  g_assert_cmpstr (binome_entity_get_text (plain, BINOME_MATCH_RUN_AUTHOR), !=, "");

  /* Without Paul nobody in Lyon scores half of the points. */
  scene_write (self, capacity_work, &self->paul);
  above = run (self, &high);
  g_assert_cmpint (binome_entity_get_integer (above, BINOME_MATCH_RUN_SERVED), ==, 2);
  g_assert_cmpint (binome_entity_get_integer (above, BINOME_MATCH_RUN_MINIMUM_SCORE), ==, 50);

  /* Anne has one place, which counts all the same; Luc gives one of his two. */
  reserve = run (self, &kept_free);
  g_assert_cmpint (binome_entity_get_integer (reserve, BINOME_MATCH_RUN_SERVED), ==, 2);
  g_assert_cmpint (binome_entity_get_integer (reserve, BINOME_MATCH_RUN_RESERVE), ==, 1);

  spread = run (self, &both);
  g_assert_true (binome_entity_get_boolean (spread, BINOME_MATCH_RUN_BALANCE));
  g_assert_true (binome_entity_get_boolean (spread, BINOME_MATCH_RUN_BEST_WORST));
  /* One with Anne, two with Luc: half a tutee from the mean. */
  g_assert_cmpfloat_with_epsilon (binome_entity_get_real (spread, BINOME_MATCH_RUN_LOAD_SPREAD), 0.5, 1e-9);
}

/* ---- what is known beside the pairs ---- */

static void
test_rivals (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) entity = NULL;
  g_autoptr (BinomeMatchDetail) detail = NULL;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  entity = run (self, &none);
  detail = detail_of (self, entity, self->lea);
  g_assert_true (detail->is_full);
  g_assert_cmpuint (detail->rivals->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const BinomeMatchDetailRival *rival = detail->rivals->pdata[i];

      /* There are five places for four: she would lose her 100 points; nobody has to go to Lyon. */
      g_assert_cmpint (rival->served, ==, 0);
      g_assert_cmpfloat (rival->points, ==, 100);
      g_assert_cmpfloat (rival->score, ==, 0);
    }
  g_assert_cmpuint (detail->fragile->len, ==, 0);
}

static void
test_help (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) entity = NULL;
  g_autoptr (BinomeMatchDetail) detail = NULL;
  gboolean seen = FALSE;

  only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, capacity_work, &self->paul);
  entity = run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (entity, BINOME_MATCH_RUN_SERVED), ==, 2);
  detail = detail_of (self, entity, self->lea);
  g_assert_true (detail->is_full);
  for (guint i = 0; i < detail->help->len; i++)
    {
      const BinomeMatchDetailHelp *help = detail->help->pdata[i];

      g_assert_cmpint (help->served, ==, 1);
      seen |= g_str_equal (help->text, "One more place with Paul Durand");
    }
  g_assert_true (seen);
}

/* Whom nobody reaches: somebody with a place at a site where no tutee is. */
static void
test_unreached (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) enrolment = scene_get (self, BINOME_TYPE_ENROLMENT, self->anne);
  g_autoptr (BinomeEntity) anne = scene_get (
      self, BINOME_TYPE_PERSON, binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON));
  g_autoptr (BinomeEntity) entity = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->anne);

  only_the_site (self, BINOME_CRITERION_KIND_MUST);
  binome_entity_set_text (anne, BINOME_PERSON_SITE, "Brest");
  scene_set (self, anne);
  entity = run (self, &none);
  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_MATCH_RUN_UNREACHED), ==, id);
}

/* ---- what if ---- */

static BinomeMatchStudy *
open_study (Scene *self)
{
  const BinomeMatchingOptions none = { 0 };
  BinomeMatchStudy *study = binome_match_study_new (self->programme, &none);
  g_autoptr (GError) error = NULL;

  binome_match_study_open (study, self->store, NULL, &error);
  g_assert_no_error (error);
  return study;
}

static guint
find_tutee (BinomeMatchStudy *study, gint64 id)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (study);

  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    if (binome_match_problem_get_tutee_id (problem, i) == id)
      return i;
  g_assert_not_reached ();
}

static guint
find_tutor (BinomeMatchStudy *study, gint64 id)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (study);

  for (guint i = 0; i < binome_match_problem_get_n_tutors (problem); i++)
    if (binome_match_problem_get_tutor_id (problem, i) == id)
      return i;
  g_assert_not_reached ();
}

static gboolean
try_change (BinomeMatchStudy *study, BinomeMatchChangeKind kind, guint tutee, guint tutor, int places,
            GError **error)
{
  const BinomeMatchChange change = { kind, tutee, tutor, places, (char *)"They asked" };

  return binome_match_study_try (study, &change, error);
}

static void
assert_totals (BinomeMatchStudy *study, guint served, double mean)
{
  BinomeMatchTotals totals;

  binome_match_study_get_totals (study, FALSE, &totals);
  g_assert_cmpuint (totals.served, ==, served);
  g_assert_cmpfloat_with_epsilon (totals.mean, mean, 1e-6);
}

static void
test_try (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GArray) moves = NULL, costs = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint lea, paul, anne, luc;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  paul = find_tutor (study, self->paul);
  anne = find_tutor (study, self->anne);
  luc = find_tutor (study, self->luc);
  assert_totals (study, 4, 100);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, paul);

  /* The cost that is shown is what it costs when it is done. */
  costs = binome_match_study_list_costs (study, lea, 5);
  g_assert_cmpuint (costs->len, ==, 2);
  g_assert_cmpint (g_array_index (costs, BinomeMatchCost, 0).total, ==, 1000000);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, lea, anne, 0, &error));
  assert_totals (study, 4, 75);
  g_assert_true (binome_match_study_is_locked (study, lea));
  moves = binome_match_study_list_moves (study);
  g_assert_cmpuint (moves->len, >=, 1);
  text = binome_match_study_describe_change (study, 0);
  g_assert_cmpstr (text, ==, "Léa Martin with Anne Petit, whatever comes");

  /* A later word replaces the earlier one. */
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, lea, luc, 0, &error));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, luc);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_FORBID, lea, luc, 0, &error));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
  g_assert_cmpint (binome_match_study_get_tutor (study, lea), ==, paul);

  /* Paul takes one: the other of Lyon goes to Paris. */
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 1, &error));
  assert_totals (study, 4, 75);
  g_assert_false (try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, paul, 3, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Paul Durand can have 2 tutees at most"));
  g_assert_cmpint (binome_match_study_get_places (study, paul), ==, 1);

  g_assert_true (binome_match_study_take_back (study, 1, NULL));
  g_assert_true (binome_match_study_take_back (study, 0, NULL));
  none = binome_match_study_list_moves (study);
  g_assert_cmpuint (none->len, ==, 0);
  assert_totals (study, 4, 100);
}

/* A change that cannot be leaves everything as it was. */
static void
test_refused (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GError) barred = NULL, crowded = NULL;
  guint lea, anne;

  only_the_site (self, BINOME_CRITERION_KIND_MUST);
  study = open_study (self);
  lea = find_tutee (study, self->lea);
  anne = find_tutor (study, self->anne);
  assert_totals (study, 4, 0);
  g_assert_false (try_change (study, BINOME_MATCH_CHANGE_LOCK, lea, anne, 0, &barred));
  g_assert_error (barred, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr (barred->message, "“Place of work”"));
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 0);
  assert_totals (study, 4, 0);

  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->ines), anne, 0, NULL));
  g_assert_false (
      try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->noah), anne, 0, &crowded));
  g_assert_error (crowded, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_cmpuint (binome_match_study_get_n_changes (study), ==, 1);
}

/* Kept, the changes are decisions with their day, the result is a run, and one step takes all of it back. */
static void
test_keep (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeMatchStudy) study = NULL;
  g_autoptr (GPtrArray) constraints = NULL, after = NULL;
  g_autoptr (BinomeEntity) kept = NULL, anne = NULL;
  g_autoptr (GError) error = NULL;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  study = open_study (self);
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_FORBID, find_tutee (study, self->lea),
                             find_tutor (study, self->paul), 0, NULL));
  g_assert_true (try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->ines),
                             find_tutor (study, self->luc), 0, NULL));
  g_assert_true (
      try_change (study, BINOME_MATCH_CHANGE_CAPACITY, 0, find_tutor (study, self->anne), 2, NULL));
  binome_match_study_set_title (study, "Léa elsewhere");
  binome_store_write (self->store, "Keep", BINOME_SOURCE_USER, binome_match_study_keep, study, NULL, &error);
  g_assert_no_error (error);

  kept = scene_get (self, BINOME_TYPE_MATCH_RUN, binome_match_study_get_run (study));
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_MATCH_RUN_TITLE), ==, "Léa elsewhere");
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_MATCH_RUN_SERVED), ==, 4);
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_MATCH_RUN_LOCKED), ==, 1);
  anne = scene_get (self, BINOME_TYPE_ENROLMENT, self->anne);
  g_assert_cmpint (binome_entity_get_integer (anne, BINOME_ENROLMENT_CAPACITY), ==, 2);
  constraints
      = select_of (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME, self->programme);
  g_assert_cmpuint (constraints->len, ==, 2);
  g_assert_cmpstr (binome_entity_get_text (constraints->pdata[0], BINOME_MATCH_CONSTRAINT_REASON), ==,
                   "They asked");
  scene_assert_day (binome_entity_get_date (constraints->pdata[0], BINOME_MATCH_CONSTRAINT_DECIDED_ON),
                    "2026-03-02");

  binome_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  after = select_of (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME, self->programme);
  g_assert_cmpuint (after->len, ==, 0);
}

/* ---- two runs side by side ---- */

typedef struct
{
  gint64 runs[2];
  BinomeMatchComparison *comparison;
} Comparing;

static gboolean
compare_work (BinomeDb *db, gpointer data, GError **error)
{
  Comparing *comparing = data;

  comparing->comparison = binome_match_comparison_read (db, comparing->runs[0], comparing->runs[1], error);
  return comparing->comparison != NULL;
}

static gboolean
forbid_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *self = data;

  return binome_match_constraint_set (db, self->lea, self->paul, BINOME_MATCH_CONSTRAINT_KIND_FORBID,
                                      "They asked", error);
}

static void
test_compare (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) first = NULL, second = NULL;
  g_autoptr (BinomeMatchComparison) comparison = NULL;
  const BinomeMatchShift *shift = NULL;
  Comparing comparing;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  first = run (self, &none);
  scene_write (self, forbid_work, self);
  add_criterion (self, "Site again", BINOME_CRITERION_KIND_WEIGHTED, 2);
  second = run (self, &none);
  comparing = (Comparing){ { binome_entity_get_id (first), binome_entity_get_id (second) }, NULL };
  scene_read (self, compare_work, &comparing);
  comparison = comparing.comparison;

  g_assert_cmpuint (comparison->sides[0].only->len, ==, 0);
  g_assert_cmpuint (comparison->sides[1].only->len, ==, 1);
  g_assert_nonnull (strstr (comparison->sides[1].only->pdata[0], "Site again"));
  g_assert_cmpuint (comparison->sides[0].busiest, ==, 2);
  /* Hugo stays with Paul, whoever takes Léa. */
  g_assert_cmpuint (comparison->n_common, >=, 1);
  g_assert_cmpuint (comparison->n_common + comparison->shifts->len, ==, 4);
  for (guint i = 0; i < comparison->shifts->len; i++)
    if (g_str_equal (((BinomeMatchShift *)comparison->shifts->pdata[i])->tutee, "Léa Martin"))
      shift = comparison->shifts->pdata[i];
  g_assert_nonnull (shift);
  g_assert_cmpstr (shift->from, ==, "Paul Durand");
  g_assert_cmpfloat (shift->from_score, ==, 100);
  g_assert_cmpfloat (shift->to_score, ==, 0);
  g_assert_cmpstr (shift->to, !=, "");
}

/* A run knows the kept set that it was made with, as long as nothing is changed. */
static gboolean
keep_set_work (BinomeDb *db, gpointer data, GError **error)
{
  gint64 set;

  return binome_criteria_set_keep (db, *(gint64 *)data, "Committee", &set, error);
}

static void
test_criteria_set (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) first = NULL, second = NULL;
  g_autoptr (BinomeMatchComparison) comparison = NULL;
  Comparing comparing;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, keep_set_work, &self->programme);
  first = run (self, &none);
  add_criterion (self, "Site again", BINOME_CRITERION_KIND_WEIGHTED, 2);
  second = run (self, &none);
  comparing = (Comparing){ { binome_entity_get_id (first), binome_entity_get_id (second) }, NULL };
  scene_read (self, compare_work, &comparing);
  comparison = comparing.comparison;
  g_assert_cmpstr (comparison->sides[0].criteria, ==, "“Committee”, version 1");
  g_assert_null (comparison->sides[1].criteria);
}

/* ---- minutes ---- */

typedef struct
{
  gint64 programme;
  gint64 run;
  BinomeReport *report;
} Writing;

static gboolean
minutes_work (BinomeDb *db, gpointer data, GError **error)
{
  Writing *writing = data;

  if (writing->run == 0)
    writing->run = binome_matching_minutes_find_run (db, writing->programme, error);
  if (writing->run == 0)
    return FALSE;
  writing->report = binome_matching_minutes_build (db, writing->run, error);
  return writing->report != NULL;
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, *(gint64 *)data, "Serves everybody", NULL, error);
}

/* The minutes are about the run that was adopted, however many came after it. */
static void
test_minutes (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) first = NULL, adopted = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  Writing writing = { .programme = self->programme };
  gint64 run_id;

  g_assert_false (scene_try (self, minutes_work, &writing, &error));
  scene_assert_refused (&error, BINOME_ERROR_NOT_FOUND);
  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, forbid_work, self);
  first = run (self, &none);
  g_object_unref (run (self, &none));
  run_id = binome_entity_get_id (first);
  scene_write (self, adopt_work, &run_id);
  adopted = scene_get (self, BINOME_TYPE_MATCH_RUN, run_id);
  scene_assert_day (binome_entity_get_date (adopted, BINOME_MATCH_RUN_DECIDED_ON), "2026-03-02");
  g_assert_cmpstr (binome_entity_get_text (adopted, BINOME_MATCH_RUN_DECISION), ==, "Serves everybody");
  g_assert_cmpstr (binome_entity_get_text (adopted, BINOME_MATCH_RUN_DECIDED_BY), !=, "");

  scene_read (self, minutes_work, &writing);
  g_assert_cmpint (writing.run, ==, run_id);
  g_assert_cmpstr (binome_report_get_title (writing.report), ==, "Matching minutes");
  g_assert_cmpuint (binome_report_paginate (writing.report, &binome_report_a4), >=, 2);
  binome_report_write_pdf (writing.report, stream, &binome_report_a4, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 4, "%PDF", 4);
  g_object_unref (writing.report);
}

/* ---- profiles ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutor;
  BinomeMatchProfiles *profiles;
} Comparison;

static gboolean
profiles_work (BinomeDb *db, gpointer data, GError **error)
{
  Comparison *call = data;

  call->profiles = binome_match_profiles_read (db, call->tutee, call->tutor, error);
  return call->profiles != NULL;
}

static void
test_profiles (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  Comparison call = { self->lea, self->paul, NULL };
  g_autoptr (BinomeMatchProfiles) profiles = NULL;
  g_autoptr (BinomeEntity) entity = NULL;
  gboolean seen = FALSE;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  entity = run (self, &none);
  scene_read (self, profiles_work, &call);
  profiles = call.profiles;
  g_assert_cmpstr (profiles->tutee, ==, "Léa Martin");
  g_assert_cmpstr (profiles->tutor, ==, "Paul Durand");
  g_assert_cmpuint (profiles->n_common, ==, 1);
  for (guint i = 0; i < profiles->facts->len; i++)
    {
      const BinomeMatchFact *fact = profiles->facts->pdata[i];

      if (!fact->common)
        continue;
      seen = TRUE;
      g_assert_cmpstr (fact->label, ==, "Site");
      g_assert_cmpstr (fact->tutee, ==, "Lyon");
    }
  g_assert_true (seen);
  g_assert_cmpuint (profiles->lines->len, >=, 1);
}

/* ---- what cannot be matched says why ---- */

static void
assert_sentence (Scene *self, const char *part)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeMatching) matching = binome_matching_new (self->programme, NULL);
  g_autoptr (BinomeMatchStudy) study = binome_match_study_new (self->programme, &none);
  g_autoptr (GError) error = NULL, same = NULL;

  g_assert_false (binome_matching_run (matching, self->store, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_false (binome_match_study_open (study, self->store, NULL, &same));
  g_assert_cmpstr (same->message, ==, error->message);
}

static gboolean
set_role_state_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db, "UPDATE enrolment SET state = 'unavailable' WHERE role = ?1", error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_text (statement, 1, data);
  return binome_statement_run (statement, error);
}

static void
test_no_tutor (Scene *self, gconstpointer data)
{
  scene_write (self, set_role_state_work, (gpointer) "tutor");
  assert_sentence (self, "No tutor takes part yet");
}

static void
test_no_tutee (Scene *self, gconstpointer data)
{
  scene_write (self, set_role_state_work, (gpointer) "tutee");
  assert_sentence (self, "No tutee waits");
}

/* Nobody can have anybody: a run all the same, which says why for each. */
static void
test_all_forbidden (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) entity = NULL;
  g_autoptr (BinomeMatchDetail) detail = NULL;
  g_autoptr (GPtrArray) results = NULL;

  scene_write (self, remove_criteria_work, NULL);
  add_criterion (self, "Same place", BINOME_CRITERION_KIND_MUST, 5);
  add_criterion (self, "Another place", BINOME_CRITERION_KIND_MUST_NOT, 5);
  entity = run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (entity, BINOME_MATCH_RUN_SERVED), ==, 0);
  g_assert_true (binome_entity_get_boolean (entity, BINOME_MATCH_RUN_PROVEN));
  detail = detail_of (self, entity, self->lea);
  g_assert_cmpuint (detail->rules->len, ==, 2);
  results
      = select_of (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN, binome_entity_get_id (entity));
  for (guint i = 0; i < results->len; i++)
    g_assert_nonnull (strstr (binome_entity_get_text (results->pdata[i], BINOME_MATCH_RESULT_EXPLANATION),
                              "No tutor passes every rule."));
}

/* All are worth the same: everybody served, and the same pairs each time. */
static void
test_all_equal (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) first = NULL, second = NULL;
  Comparing comparing;

  scene_write (self, remove_criteria_work, NULL);
  first = run (self, &none);
  second = run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (first, BINOME_MATCH_RUN_SERVED), ==, 4);
  comparing = (Comparing){ { binome_entity_get_id (first), binome_entity_get_id (second) }, NULL };
  scene_read (self, compare_work, &comparing);
  g_assert_cmpuint (comparing.comparison->shifts->len, ==, 0);
  binome_match_comparison_free (comparing.comparison);
}

static void
test_few_places (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) entity = NULL;

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, capacity_work, &self->paul);
  scene_write (self, capacity_work, &self->luc);
  entity = run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (entity, BINOME_MATCH_RUN_SERVED), ==, 1);
  g_assert_cmpint (binome_entity_get_integer (entity, BINOME_MATCH_RUN_SEATS), ==, 1);
}

typedef struct
{
  gint64 tutee;
  gint64 tutor;
} Couple;

static gboolean
lock_work (BinomeDb *db, gpointer data, GError **error)
{
  Couple *couple = data;

  return binome_match_constraint_set (db, couple->tutee, couple->tutor, BINOME_MATCH_CONSTRAINT_KIND_LOCK,
                                      NULL, error);
}

static void
test_barred_lock (Scene *self, gconstpointer data)
{
  Couple couple = { self->lea, self->anne };

  only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, lock_work, &couple);
  assert_sentence (
      self, "Léa Martin and Anne Petit are kept together, but a rule does not allow it: “Place of work”");
}

static void
test_crowded_locks (Scene *self, gconstpointer data)
{
  Couple one = { self->ines, self->anne }, other = { self->noah, self->anne };

  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, lock_work, &one);
  scene_write (self, lock_work, &other);
  assert_sentence (self, "Anne Petit can take 1 tutee, but 2 are kept together");
}

/* Another program may have written two locks of one tutee. */
static gboolean
contradict_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *self = data;
  const gint64 tutors[] = { self->paul, self->luc };

  for (gsize i = 0; i < G_N_ELEMENTS (tutors); i++)
    {
      g_autoptr (BinomeEntity) lock = BINOME_ENTITY (binome_match_constraint_new ());

      binome_entity_set_reference (lock, BINOME_MATCH_CONSTRAINT_PROGRAMME, self->programme);
      binome_entity_set_reference (lock, BINOME_MATCH_CONSTRAINT_TUTEE, self->lea);
      binome_entity_set_reference (lock, BINOME_MATCH_CONSTRAINT_TUTOR, tutors[i]);
      binome_entity_set_choice (lock, BINOME_MATCH_CONSTRAINT_KIND, BINOME_MATCH_CONSTRAINT_KIND_LOCK);
      if (!binome_db_insert (db, lock, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_contradictory_locks (Scene *self, gconstpointer data)
{
  only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, contradict_work, self);
  assert_sentence (self, "Léa Martin is kept together with both Paul Durand and Luc Moreau");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/match-study/options", Scene, NULL, scene_set_up, test_options, scene_tear_down);
  g_test_add ("/match-study/rivals", Scene, NULL, scene_set_up, test_rivals, scene_tear_down);
  g_test_add ("/match-study/help", Scene, NULL, scene_set_up, test_help, scene_tear_down);
  g_test_add ("/match-study/unreached", Scene, NULL, scene_set_up, test_unreached, scene_tear_down);
  g_test_add ("/match-study/try", Scene, NULL, scene_set_up, test_try, scene_tear_down);
  g_test_add ("/match-study/refused", Scene, NULL, scene_set_up, test_refused, scene_tear_down);
  g_test_add ("/match-study/keep", Scene, NULL, scene_set_up, test_keep, scene_tear_down);
  g_test_add ("/match-study/compare", Scene, NULL, scene_set_up, test_compare, scene_tear_down);
  g_test_add ("/match-study/criteria-set", Scene, NULL, scene_set_up, test_criteria_set, scene_tear_down);
  g_test_add ("/match-study/minutes", Scene, NULL, scene_set_up, test_minutes, scene_tear_down);
  g_test_add ("/match-study/profiles", Scene, NULL, scene_set_up, test_profiles, scene_tear_down);
  g_test_add ("/match-study/no-tutor", Scene, NULL, scene_set_up, test_no_tutor, scene_tear_down);
  g_test_add ("/match-study/no-tutee", Scene, NULL, scene_set_up, test_no_tutee, scene_tear_down);
  g_test_add ("/match-study/all-forbidden", Scene, NULL, scene_set_up, test_all_forbidden, scene_tear_down);
  g_test_add ("/match-study/all-equal", Scene, NULL, scene_set_up, test_all_equal, scene_tear_down);
  g_test_add ("/match-study/few-places", Scene, NULL, scene_set_up, test_few_places, scene_tear_down);
  g_test_add ("/match-study/barred-lock", Scene, NULL, scene_set_up, test_barred_lock, scene_tear_down);
  g_test_add ("/match-study/crowded-locks", Scene, NULL, scene_set_up, test_crowded_locks, scene_tear_down);
  g_test_add ("/match-study/contradictory-locks", Scene, NULL, scene_set_up, test_contradictory_locks,
              scene_tear_down);

  return g_test_run ();
}
