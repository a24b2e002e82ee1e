/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why somebody has nobody, as it stands on the screen, on paper and on the command line: each sentence
 * against what is known of the scene. Léa and Hugo work in Lyon as Paul does, who takes two; Inès and Noah in
 * Paris as Anne does, who takes one, and Luc, who takes two. The programme allows two each. */

#include <locale.h>
#include <string.h>

#include "binome-matching-words.h"
#include "binome-error.h"
#include "binome-matching.h"
#include "criteria-scene.h"
#include "match-scene.h"

/* What a run says of a tutee. */
typedef struct
{
  BinomeEntity *run;
  char *sentence; /* NULL for somebody who has a tutor */
  BinomeMatchDetail *detail;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_object (&self->run);
  g_free (self->sentence);
  g_clear_pointer (&self->detail, binome_match_detail_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static Answer
ask (Scene *self, const BinomeMatchingOptions *options, gint64 tutee)
{
  static const BinomeMatchingOptions none;
  Answer answer = { match_scene_run (self, options != NULL ? options : &none), NULL, NULL };
  g_autoptr (GPtrArray) results = match_scene_select (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                                      binome_entity_get_id (answer.run));

  for (guint i = 0; i < results->len; i++)
    {
      BinomeEntity *result = results->pdata[i];

      if (binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTEE) != tutee)
        continue;
      if (binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR) == 0)
        answer.sentence = binome_match_result_dup_explanation (result);
      answer.detail = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));
    }
  return answer;
}

static gboolean
has_help (const Answer *answer, const char *text)
{
  for (guint k = 0; k < answer->detail->help->len; k++)
    if (g_str_equal (((BinomeMatchDetailHelp *)answer->detail->help->pdata[k])->text, text))
      return TRUE;
  return FALSE;
}

static void
assert_rule (const Answer *answer, const char *title, guint n_tutors, guint n_alone)
{
  for (guint k = 0; k < answer->detail->rules->len; k++)
    {
      const BinomeMatchDetailRule *rule = answer->detail->rules->pdata[k];

      if (!g_str_equal (rule->rule, title))
        continue;
      g_assert_cmpuint (rule->n_tutors, ==, n_tutors);
      g_assert_cmpuint (rule->n_alone, ==, n_alone);
      return;
    }
  g_error ("“%s” is not told", title);
}

static gboolean
no_place_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_set_capacity (db, *(gint64 *)data, 0, error);
}

/* Half of the points are asked for; who passes every rule is not said to have no place. */
static void
test_minimum (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions high = { .minimum_score = 50 };
  g_auto (Answer) answer = { 0 };

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, no_place_work, &self->paul);
  answer = ask (self, &high, self->lea);
  g_assert_cmpstr (answer.sentence, ==,
                   "1 tutor would suit, but has no place left. 2 tutors pass every rule, but score below the "
                   "lowest score accepted.");
  g_assert_cmpuint (answer.detail->n_too_low, ==, 2);
  g_assert_cmpuint (answer.detail->help->len, ==, 2);
  g_assert_true (has_help (&answer, "One more place with Paul Durand"));
}

/* A place is there, but held back. */
static void
test_reserve (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions held = { .reserve = 1 };
  g_auto (Answer) lea = { 0 }, hugo = { 0 };
  Answer *without;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  lea = ask (self, &held, self->lea);
  hugo = ask (self, &held, self->hugo);
  without = lea.sentence != NULL ? &lea : &hugo;
  g_assert_cmpstr (without->sentence, ==,
                   "1 tutor would suit, but what is left is held back. “Place of work” removes 2 tutors.");
  assert_rule (without, "The places left are held back", 1, 0);
  assert_rule (without, "Place of work", 2, 2);
  g_assert_true (has_help (without, "Use 1 place that is held back with Paul Durand"));
}

static void
add_veto (Scene *self, gint64 tutor)
{
  BinomeEntity *wish = BINOME_ENTITY (binome_wish_new ());

  binome_entity_set_reference (wish, BINOME_WISH_TUTEE, self->lea);
  binome_entity_set_reference (wish, BINOME_WISH_TUTOR, tutor);
  binome_entity_set_choice (wish, BINOME_WISH_SIDE, BINOME_WISH_SIDE_TUTEE);
  binome_entity_set_choice (wish, BINOME_WISH_KIND, BINOME_WISH_VETO);
  scene_add (self, wish);
}

/* A veto is told, and never to be given up. */
static void
test_veto (Scene *self, gconstpointer data)
{
  g_auto (Answer) answer = { 0 };

  scene_write (self, criteria_scene_clear_work, &self->programme);
  add_veto (self, self->paul);
  add_veto (self, self->anne);
  add_veto (self, self->luc);
  answer = ask (self, NULL, self->lea);
  g_assert_cmpstr (answer.sentence, ==,
                   "No tutor passes every rule. “Nobody refuses the other” removes 3 tutors.");
  g_assert_true (answer.detail->is_full);
  g_assert_cmpuint (answer.detail->help->len, ==, 0);
}

/* Nor is it that two are never there at the same time: such a pair could not be proposed. */
static void
test_presence (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) enrolment = scene_get (self, BINOME_TYPE_ENROLMENT, self->lea);
  g_autoptr (BinomeEntity) lea = scene_get (self, BINOME_TYPE_PERSON,
                                            binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON));
  g_auto (Answer) answer = { 0 };

  scene_write (self, criteria_scene_clear_work, &self->programme);
  binome_entity_set_date (lea, BINOME_PERSON_HIRED_ON,
                          binome_date_new (2026, 10, 1)); /* it is over by then */
  scene_set (self, lea);
  answer = ask (self, NULL, self->lea);
  g_assert_cmpstr (answer.sentence, ==,
                   "No tutor passes every rule. “Both there at the same time” removes 3 tutors.");
  g_assert_cmpuint (answer.detail->help->len, ==, 0);
}

/* Two rules remove the same tutors: both are told, in whatever order they stand, and only both together are
 * offered. */
static void
test_two_rules (Scene *self, gconstpointer data)
{
  g_auto (Answer) answer = { 0 };

  scene_write (self, criteria_scene_clear_work, &self->programme);
  match_scene_add_criterion (self, "One", BINOME_CRITERION_KIND_MUST, 5);
  match_scene_add_criterion (self, "Other", BINOME_CRITERION_KIND_MUST, 5);
  scene_write (self, no_place_work, &self->paul);
  answer = ask (self, NULL, self->lea);
  g_assert_cmpstr (answer.sentence, ==,
                   "1 tutor would suit, but has no place left. Each of these rules removes 2 tutors: “One”, "
                   "“Other”.");
  assert_rule (&answer, "One", 2, 0);
  assert_rule (&answer, "Other", 2, 0);

  /* With a place that helps alone, two rules at once are not offered; without, they are. */
  g_assert_true (has_help (&answer, "One more place with Paul Durand"));
  g_assert_false (has_help (&answer, "Give up both “One” and “Other” for this person, with Luc Moreau"));
}

/* A tutor with a place left behind a rule is one who could take them, and is counted so. */
static void
test_without (Scene *self, gconstpointer data)
{
  g_auto (Answer) answer = { 0 };

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, no_place_work, &self->paul);
  answer = ask (self, NULL, self->lea);
  g_assert_cmpstr (answer.sentence, ==,
                   "1 tutor would suit, but has no place left. “Place of work” removes 2 tutors. Without "
                   "“Place of work” for this person, 2 tutors could take them.");
  assert_rule (&answer, "Place of work", 2, 2);
  g_assert_true (has_help (&answer, "Give up “Place of work” for this person, with Luc Moreau"));
}

static gboolean
one_each_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) programme = binome_db_get (db, BINOME_TYPE_PROGRAMME, *(gint64 *)data, error);

  if (programme == NULL)
    return FALSE;
  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 1);
  return binome_db_update (db, programme, error);
}

/* The programme allows one each: another place with Paul is not to be had, whatever he wants. */
static void
test_ceiling (Scene *self, gconstpointer data)
{
  g_auto (Answer) lea = { 0 }, hugo = { 0 };
  Answer *without;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, one_each_work, &self->programme);
  lea = ask (self, NULL, self->lea);
  hugo = ask (self, NULL, self->hugo);
  without = lea.sentence != NULL ? &lea : &hugo;
  g_assert_cmpstr (
      without->sentence, ==,
      "1 tutor would suit, but has no place left. The programme allows 1 of them no more places. "
      "“Place of work” removes 2 tutors.");
  assert_rule (without, "No place left, and the programme allows no more", 1, 0);
  g_assert_cmpuint (without->detail->help->len, ==, 0);
}

/* With the best worst case nobody set a lowest score: it is neither told nor in the way of what helps. */
static void
test_best_worst (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions worst = { .best_worst = TRUE };
  g_auto (Answer) lea = { 0 }, ines = { 0 };

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  ines = ask (self, &worst, self->ines);
  g_assert_cmpfloat (binome_entity_get_real (ines.run, BINOME_MATCH_RUN_LOWEST_SCORE), ==, 100);
  g_assert_cmpuint (ines.detail->rivals->len, ==, 2); /* Paul too, though they score nothing together */

  scene_write (self, no_place_work, &self->paul);
  scene_write (self, no_place_work, &self->luc);
  lea = ask (self, &worst, self->lea); /* one of the Parisians has Anne, and scores 100 */
  g_assert_cmpuint (lea.detail->n_too_low, ==, 0);
  g_assert_cmpstr (lea.sentence, ==, "3 tutors would suit, but all their places are taken.");
}

typedef struct
{
  gint64 tutee;
  gint64 tutor;
} Two;

static gboolean
allow_work (BinomeDb *db, gpointer data, GError **error)
{
  Two *two = data;

  return binome_match_constraint_set (db, two->tutee, two->tutor, BINOME_MATCH_CONSTRAINT_KIND_ALLOW,
                                      "She moves to Paris", error);
}

/* What is said to help is done, for that pair alone: the next run makes it, is proven, and says why. */
static void
test_allow (Scene *self, gconstpointer data)
{
  g_auto (Answer) before = { 0 }, after = { 0 };
  Two two = { self->lea, 0 };

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  scene_write (self, no_place_work, &self->paul);
  before = ask (self, NULL, self->lea);
  for (guint k = 0; k < before.detail->help->len; k++)
    two.tutor = MAX (two.tutor, ((BinomeMatchDetailHelp *)before.detail->help->pdata[k])->tutor);
  g_assert_cmpint (two.tutor, ==, self->luc);

  scene_check_undo (self, allow_work, &two);
  scene_write (self, allow_work, &two);
  after = ask (self, NULL, self->lea);
  g_assert_null (after.sentence);
  g_assert_cmpint (binome_entity_get_integer (after.run, BINOME_MATCH_RUN_SERVED), ==,
                   binome_entity_get_integer (before.run, BINOME_MATCH_RUN_SERVED) + 1);
  g_assert_true (binome_entity_get_boolean (after.run, BINOME_MATCH_RUN_PROVEN));
}

/* Never where somebody has said no, nor where the two are never there together. */
static void
test_never_allowed (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) enrolment = scene_get (self, BINOME_TYPE_ENROLMENT, self->hugo);
  g_autoptr (BinomeEntity) hugo = scene_get (
      self, BINOME_TYPE_PERSON, binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON));
  Two refused = { self->lea, self->paul }, away = { self->hugo, self->paul };
  g_autoptr (GError) error = NULL;

  add_veto (self, self->paul);
  g_assert_false (scene_try (self, allow_work, &refused, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  binome_entity_set_date (hugo, BINOME_PERSON_HIRED_ON, binome_date_new (2026, 10, 1));
  scene_set (self, hugo);
  g_assert_false (scene_try (self, allow_work, &away, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define add_test(path, function) g_test_add (path, Scene, NULL, scene_set_up, function, scene_tear_down)
  add_test ("/match-reasons/minimum", test_minimum);
  add_test ("/match-reasons/reserve", test_reserve);
  add_test ("/match-reasons/veto", test_veto);
  add_test ("/match-reasons/presence", test_presence);
  add_test ("/match-reasons/two-rules", test_two_rules);
  add_test ("/match-reasons/without", test_without);
  add_test ("/match-reasons/ceiling", test_ceiling);
  add_test ("/match-reasons/best-worst", test_best_worst);
  add_test ("/match-reasons/allow", test_allow);
  add_test ("/match-reasons/never-allowed", test_never_allowed);
  return g_test_run ();
}
