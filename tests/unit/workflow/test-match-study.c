/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs with wishes of their own, what is known beside the pairs, and “what if”. Léa and Hugo work in Lyon
 * as Paul does, who takes two; Inès and Noah in Paris as Anne does, who takes one, and Luc, who takes two. */

#include <locale.h>
#include <string.h>

#include "binome-error.h"
#include "binome-match-study.h"
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
  g_autoptr (GPtrArray) results = select_of (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                             binome_entity_get_id (entity));

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

  g_assert_true (
      try_change (study, BINOME_MATCH_CHANGE_LOCK, find_tutee (study, self->ines), anne, 0, NULL));
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
  constraints = select_of (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME,
                           self->programme);
  g_assert_cmpuint (constraints->len, ==, 2);
  g_assert_cmpstr (binome_entity_get_text (constraints->pdata[0], BINOME_MATCH_CONSTRAINT_REASON), ==,
                   "They asked");
  scene_assert_day (
      binome_entity_get_date (constraints->pdata[0], BINOME_MATCH_CONSTRAINT_DECIDED_ON), "2026-03-02");

  binome_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  after = select_of (self, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME, self->programme);
  g_assert_cmpuint (after->len, ==, 0);
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

  return g_test_run ();
}
