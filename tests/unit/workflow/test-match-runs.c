/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs with wishes of their own, what is known beside the pairs, and what cannot be matched. Léa and Hugo
 * work in Lyon as Paul does, who takes two; Inès and Noah in Paris as Anne does, who takes one, and Luc, who
 * takes two. */

#include <locale.h>
#include <string.h>

#include "binome-criteria-sets.h"
#include "binome-error.h"
#include "binome-match-comparison.h"
#include "binome-match-profiles.h"
#include "binome-match-study.h"
#include "binome-matching-minutes.h"
#include "binome-matching-words.h"
#include "binome-matching.h"
#include "criteria-scene.h"
#include "match-scene.h"

/* What the run says of a tutee. */
static BinomeMatchDetail *
detail_of (Scene *self, BinomeEntity *entity, gint64 tutee)
{
  g_autoptr (GPtrArray) results = match_scene_select (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  plain = match_scene_run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (plain, BINOME_MATCH_RUN_SERVED), ==, 4);
  g_assert_cmpfloat (binome_entity_get_real (plain, BINOME_MATCH_RUN_MEAN_SCORE), ==, 100);
  g_assert_cmpint (binome_entity_get_integer (plain, BINOME_MATCH_RUN_LOCKED), ==, 0);
  g_assert_cmpstr (binome_entity_get_text (plain, BINOME_MATCH_RUN_AUTHOR), !=, "");

  /* Without Paul nobody in Lyon scores half of the points. */
  scene_write (self, capacity_work, &self->paul);
  above = match_scene_run (self, &high);
  g_assert_cmpint (binome_entity_get_integer (above, BINOME_MATCH_RUN_SERVED), ==, 2);
  g_assert_cmpint (binome_entity_get_integer (above, BINOME_MATCH_RUN_MINIMUM_SCORE), ==, 50);

  /* Anne has one place, which counts all the same; Luc gives one of his two. */
  reserve = match_scene_run (self, &kept_free);
  g_assert_cmpint (binome_entity_get_integer (reserve, BINOME_MATCH_RUN_SERVED), ==, 2);
  g_assert_cmpint (binome_entity_get_integer (reserve, BINOME_MATCH_RUN_RESERVE), ==, 1);

  spread = match_scene_run (self, &both);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  entity = match_scene_run (self, &none);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, capacity_work, &self->paul);
  entity = match_scene_run (self, &none);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  binome_entity_set_text (anne, BINOME_PERSON_SITE, "Brest");
  scene_set (self, anne);
  entity = match_scene_run (self, &none);
  g_assert_cmpstr (binome_entity_get_text (entity, BINOME_MATCH_RUN_UNREACHED), ==, id);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  first = match_scene_run (self, &none);
  scene_write (self, forbid_work, self);
  match_scene_add_criterion (self, "Site again", BINOME_CRITERION_KIND_WEIGHTED, 2);
  second = match_scene_run (self, &none);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, keep_set_work, &self->programme);
  first = match_scene_run (self, &none);
  match_scene_add_criterion (self, "Site again", BINOME_CRITERION_KIND_WEIGHTED, 2);
  second = match_scene_run (self, &none);
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
  return binome_match_run_adopt (db, *(gint64 *)data, "Serves everybody", FALSE, NULL, error);
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
  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, forbid_work, self);
  first = match_scene_run (self, &none);
  g_object_unref (match_scene_run (self, &none));
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  entity = match_scene_run (self, &none);
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

/* Two whom no run brought together have a score table as well, with what rules them out. */
static void
test_profiles_of_any (Scene *self, gconstpointer data)
{
  Comparison call = { self->lea, self->anne, NULL };
  g_autoptr (BinomeMatchProfiles) profiles = NULL;
  const BinomeMatchDetailLine *line;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_read (self, profiles_work, &call);
  profiles = call.profiles;
  g_assert_cmpuint (profiles->lines->len, >=, 1);
  line = profiles->lines->pdata[0];
  g_assert_cmpstr (line->tutee, ==, "Lyon");
  g_assert_cmpstr (line->tutor, ==, "Paris");
  g_assert_true (line->barred);
}

/* ---- what cannot be matched says why ---- */

static void
assert_sentence (Scene *self, const char *part)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeMatching) matching = binome_matching_new (self->programme, NULL);
  g_autoptr (BinomeMatchStudy) study = binome_match_study_new (self->programme, 0, &none);
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

  scene_write (self, criteria_scene_clear_work, &self->programme);
  match_scene_add_criterion (self, "Same place", BINOME_CRITERION_KIND_MUST, 5);
  match_scene_add_criterion (self, "Another place", BINOME_CRITERION_KIND_MUST_NOT, 5);
  entity = match_scene_run (self, &none);
  g_assert_cmpint (binome_entity_get_integer (entity, BINOME_MATCH_RUN_SERVED), ==, 0);
  g_assert_true (binome_entity_get_boolean (entity, BINOME_MATCH_RUN_PROVEN));
  detail = detail_of (self, entity, self->lea);
  g_assert_cmpuint (detail->rules->len, ==, 2);
  results = match_scene_select (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                binome_entity_get_id (entity));
  for (guint i = 0; i < results->len; i++)
    {
      g_autofree char *why = binome_match_result_dup_explanation (results->pdata[i]);

      g_assert_nonnull (strstr (why, "No tutor passes every rule."));
    }
}

/* All are worth the same: everybody served, and the same pairs each time. */
static void
test_all_equal (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) first = NULL, second = NULL;
  Comparing comparing;

  scene_write (self, criteria_scene_clear_work, &self->programme);
  first = match_scene_run (self, &none);
  second = match_scene_run (self, &none);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, capacity_work, &self->paul);
  scene_write (self, capacity_work, &self->luc);
  entity = match_scene_run (self, &none);
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

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, lock_work, &couple);
  assert_sentence (
      self, "Léa Martin and Anne Petit are kept together, but a rule does not allow it: “Place of work”");
}

static void
test_crowded_locks (Scene *self, gconstpointer data)
{
  Couple one = { self->ines, self->anne }, other = { self->noah, self->anne };

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
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
  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, contradict_work, self);
  assert_sentence (self, "Léa Martin is kept together with both Paul Durand and Luc Moreau");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/match-run/options", Scene, NULL, scene_set_up, test_options, scene_tear_down);
  g_test_add ("/match-run/rivals", Scene, NULL, scene_set_up, test_rivals, scene_tear_down);
  g_test_add ("/match-run/help", Scene, NULL, scene_set_up, test_help, scene_tear_down);
  g_test_add ("/match-run/unreached", Scene, NULL, scene_set_up, test_unreached, scene_tear_down);
  g_test_add ("/match-run/compare", Scene, NULL, scene_set_up, test_compare, scene_tear_down);
  g_test_add ("/match-run/criteria-set", Scene, NULL, scene_set_up, test_criteria_set, scene_tear_down);
  g_test_add ("/match-run/minutes", Scene, NULL, scene_set_up, test_minutes, scene_tear_down);
  g_test_add ("/match-run/profiles", Scene, NULL, scene_set_up, test_profiles, scene_tear_down);
  g_test_add ("/match-run/profiles-of-any", Scene, NULL, scene_set_up, test_profiles_of_any, scene_tear_down);
  g_test_add ("/match-run/no-tutor", Scene, NULL, scene_set_up, test_no_tutor, scene_tear_down);
  g_test_add ("/match-run/no-tutee", Scene, NULL, scene_set_up, test_no_tutee, scene_tear_down);
  g_test_add ("/match-run/all-forbidden", Scene, NULL, scene_set_up, test_all_forbidden, scene_tear_down);
  g_test_add ("/match-run/all-equal", Scene, NULL, scene_set_up, test_all_equal, scene_tear_down);
  g_test_add ("/match-run/few-places", Scene, NULL, scene_set_up, test_few_places, scene_tear_down);
  g_test_add ("/match-run/barred-lock", Scene, NULL, scene_set_up, test_barred_lock, scene_tear_down);
  g_test_add ("/match-run/crowded-locks", Scene, NULL, scene_set_up, test_crowded_locks, scene_tear_down);
  g_test_add ("/match-run/contradictory-locks", Scene, NULL, scene_set_up, test_contradictory_locks,
              scene_tear_down);

  return g_test_run ();
}
