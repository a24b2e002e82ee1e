/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria from the model to the score, with points computed by hand; what the law forbids; templates. */

#include <string.h>

#include "binome-clock.h"
#include "binome-criteria-law.h"
#include "binome-criteria-templates.h"
#include "binome-distances.h"
#include "binome-error.h"
#include "binome-match-score.h"
#include "binome-match-value.h"
#include "binome-matching-values.h"
#include "binome-matching-private.h"
#include "criteria-scene.h"

#define BARRED (-1)
#define SILENT (-2) /* nothing is known, and nothing is said of it */

/* ---- helpers ---- */

/* Of a person, or with "of_enrolment" of a participant. */
static void
add_value (Scene *self, gint64 field, gint64 enrolment, gboolean of_enrolment, const char *text)
{
  BinomeEntity *value = BINOME_ENTITY (binome_field_value_new ());

  binome_entity_set_reference (value, BINOME_FIELD_VALUE_FIELD, field);
  if (of_enrolment)
    binome_entity_set_reference (value, BINOME_FIELD_VALUE_ENROLMENT, enrolment);
  else
    binome_entity_set_reference (value, BINOME_FIELD_VALUE_PERSON,
                                 criteria_scene_person_of (self, enrolment));
  binome_entity_set_text (value, BINOME_FIELD_VALUE_VALUE, text);
  scene_add (self, value);
}

static void
add_availability (Scene *self, gint64 enrolment, int from, int to)
{
  BinomeEntity *availability = BINOME_ENTITY (binome_availability_new ());

  binome_entity_set_reference (availability, BINOME_AVAILABILITY_PERSON,
                               criteria_scene_person_of (self, enrolment));
  binome_entity_set_integer (availability, BINOME_AVAILABILITY_STARTS_AT, from);
  binome_entity_set_integer (availability, BINOME_AVAILABILITY_ENDS_AT, to);
  scene_add (self, availability);
}

typedef struct
{
  gint64 programme;
  BinomeMatchProblem *problem;
} Load;

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Load *load = data;
  g_autofree char *criteria = NULL;

  load->problem = binome_matching_load_problem (db, load->programme, &criteria, error);
  return load->problem != NULL;
}

static BinomeMatchProblem *
load (Scene *self)
{
  Load loading = { self->programme, NULL };

  scene_read (self, load_work, &loading);
  return loading.problem;
}

static BinomeMatchScore
score_of (BinomeMatchProblem *problem, gint64 tutee, gint64 tutor)
{
  BinomeMatchScore score = { 0 };
  guint i = 0, j = 0;

  while (binome_match_problem_get_tutee_id (problem, i) != tutee)
    i++;
  while (binome_match_problem_get_tutor_id (problem, j) != tutor)
    j++;
  binome_match_score_pair (problem, i, j, &score);
  return score;
}

static void
check_score (Scene *self, gint64 tutee, gint64 tutor, int expected)
{
  g_autoptr (BinomeMatchProblem) problem = load (self);
  BinomeMatchScore score = score_of (problem, tutee, tutor);

  g_assert_true (score.feasible == (expected != BARRED));
  g_assert_cmpint (score.score, ==, MAX (expected, 0));
  if (score.feasible)
    g_assert_cmpint (score.coverage, ==, expected == SILENT ? 0 : 100);
}

/* With this criterion alone. */
static void
check_rule (Scene *self, CriteriaRule rule, gint64 tutee, gint64 tutor, int expected)
{
  scene_write (self, criteria_scene_clear_work, &self->programme);
  scene_add (self, criteria_scene_make (self, &rule));
  check_score (self, tutee, tutor, expected);
}

/* ---- comparators ---- */

static void
test_languages (Scene *self, gconstpointer data)
{
  CriteriaRule same = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_LANGUAGE, PREFER };
  CriteriaRule two = { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_LANGUAGE, PREFER, .minimum = 2 };

  check_rule (self, same, self->lea, self->paul, SILENT);
  criteria_scene_set_person_text (self, self->lea, BINOME_PERSON_LANGUAGE, "Français, English");
  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "arabe ; francais");
  check_rule (self, same, self->lea, self->paul, 1000000);
  check_rule (self, two, self->lea, self->paul, 500000); /* one of the two asked for */
  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "arabe");
  check_rule (self, same, self->lea, self->paul, 0);

  /* One language however it is written; what is none is compared as it stands. */
  criteria_scene_set_person_text (self, self->lea, BINOME_PERSON_LANGUAGE, "Anglais ");
  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "en_GB");
  check_rule (self, same, self->lea, self->paul, 1000000);
  criteria_scene_set_person_text (self, self->lea, BINOME_PERSON_LANGUAGE, "Signes");
  check_rule (self, same, self->lea, self->paul, 0);
  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "signes, en");
  check_rule (self, same, self->lea, self->paul, 1000000);
}

static void
set_contract (Scene *self, gint64 enrolment, BinomeContract contract)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  binome_entity_set_choice (entity, BINOME_ENROLMENT_CONTRACT, (int)contract);
  scene_set (self, entity);
}

/* The contract of one against that of the other, or against those that the tutor follows, as a field of the
 * company's own names them. */
static void
test_contracts (Scene *self, gconstpointer data)
{
  CriteriaRule rule = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_CONTRACT, BINOME_CRITERION_KIND_MUST };
  gint64 followed = criteria_scene_add_field (self, "Contracts followed", BINOME_FIELD_SCOPE_TUTOR,
                                              BINOME_FIELD_KIND_CHOICES, "Apprentissage\nStage");

  check_rule (self, rule, self->lea, self->paul, 0);
  set_contract (self, self->lea, BINOME_CONTRACT_APPRENTICESHIP);
  check_rule (self, rule, self->lea, self->paul, BARRED);
  set_contract (self, self->paul, BINOME_CONTRACT_APPRENTICESHIP);
  check_rule (self, rule, self->lea, self->paul, 0);

  rule.tutor_field = followed;
  add_value (self, followed, self->paul, TRUE, "Stage");
  check_rule (self, rule, self->lea, self->paul, BARRED);
  set_contract (self, self->lea, BINOME_CONTRACT_INTERNSHIP);
  check_rule (self, rule, self->lea, self->paul, 0);
  rule.comparator = BINOME_COMPARATOR_DIFFERENT;
  check_rule (self, rule, self->lea, self->paul, BARRED);
}

/* Diploma, years of experience and remote work are known of everybody, without a field of one’s own. */
static void
test_background (Scene *self, gconstpointer data)
{
  CriteriaRule diploma = { BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_DIPLOMA, PREFER, .minimum = 1 };
  CriteriaRule years = { BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_EXPERIENCE, PREFER, .minimum = 2 };
  CriteriaRule remote = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_REMOTE, BINOME_CRITERION_KIND_MUST };
  g_autoptr (BinomeEntity) lea
      = scene_get (self, BINOME_TYPE_PERSON, criteria_scene_person_of (self, self->lea));
  g_autoptr (BinomeEntity) paul
      = scene_get (self, BINOME_TYPE_PERSON, criteria_scene_person_of (self, self->paul));
  g_autoptr (BinomeEntity) tutor = scene_get (self, BINOME_TYPE_ENROLMENT, self->paul);
  g_autoptr (BinomeEntity) tutee = scene_get (self, BINOME_TYPE_ENROLMENT, self->lea);
  g_autofree char *said = NULL;

  check_rule (self, diploma, self->lea, self->paul, SILENT);
  binome_entity_set_integer (lea, BINOME_PERSON_GRADE, 4);
  binome_entity_set_integer (paul, BINOME_PERSON_GRADE, 4);
  scene_set (self, lea);
  scene_set (self, paul);
  check_rule (self, diploma, self->lea, self->paul, 0);
  binome_entity_set_integer (paul, BINOME_PERSON_GRADE, 5);
  scene_set (self, paul);
  check_rule (self, diploma, self->lea, self->paul, 1000000);

  /* Of a tutor nothing is guessed; a tutee is a beginner. */
  check_rule (self, years, self->lea, self->paul, SILENT);
  binome_entity_set_real (tutor, BINOME_ENROLMENT_EXPERIENCE, 2.5);
  scene_set (self, tutor);
  check_rule (self, years, self->lea, self->paul, 1000000);
  binome_entity_set_real (tutee, BINOME_ENROLMENT_EXPERIENCE, 1);
  scene_set (self, tutee);
  check_rule (self, years, self->lea, self->paul, 0);

  check_rule (self, remote, self->lea, self->paul, 0);
  binome_entity_set_boolean (paul, BINOME_PERSON_REMOTE, TRUE);
  scene_set (self, paul);
  check_rule (self, remote, self->lea, self->paul, BARRED);
  remote.comparator = BINOME_COMPARATOR_DIFFERENT;
  check_rule (self, remote, self->lea, self->paul, 0);
  said = binome_matching_value_describe (BINOME_MATCH_VALUE_WORDS "\n" BINOME_MATCHING_REMOTE "no");
  g_assert_cmpstr (said, ==, "Works on site");
}

/* Paul leads Anne, and Anne leads Léa. */
static void
test_managers (Scene *self, gconstpointer data)
{
  CriteriaRule rule = { BINOME_COMPARATOR_NOT_MANAGER, BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_MUST };
  const gint64 led[] = { self->lea, self->anne }, leads[] = { self->anne, self->paul };

  for (gsize k = 0; k < G_N_ELEMENTS (led); k++)
    {
      g_autoptr (BinomeEntity) person
          = scene_get (self, BINOME_TYPE_PERSON, criteria_scene_person_of (self, led[k]));

      binome_entity_set_reference (person, BINOME_PERSON_MANAGER, criteria_scene_person_of (self, leads[k]));
      scene_set (self, person);
    }
  check_rule (self, rule, self->lea, self->anne, BARRED);
  check_rule (self, rule, self->lea, self->paul, 0);
  rule.minimum = 2;
  check_rule (self, rule, self->lea, self->paul, BARRED);
}

static void
add_period (Scene *self, BinomeEntity *period, guint person, guint starts_on, guint ends_on, const char *from,
            const char *to)
{
  binome_entity_set_reference (period, person, criteria_scene_person_of (self, self->paul));
  binome_entity_set_date (period, starts_on, binome_date_parse_iso (from));
  binome_entity_set_date (period, ends_on, binome_date_parse_iso (to));
  scene_add (self, period);
}

static void
add_presence (Scene *self, const char *from, const char *to)
{
  add_period (self, BINOME_ENTITY (binome_presence_new ()), BINOME_PRESENCE_PERSON, BINOME_PRESENCE_STARTS_ON,
              BINOME_PRESENCE_ENDS_ON, from, to);
}

/* Léa and Paul can spend exactly so many days together. */
static void
check_days (Scene *self, int days)
{
  CriteriaRule rule = { BINOME_COMPARATOR_DATES_OVERLAP, BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_MUST };

  rule.minimum = days;
  check_rule (self, rule, self->lea, self->paul, 0);
  rule.minimum = days + 1;
  check_rule (self, rule, self->lea, self->paul, BARRED);
}

/* From 2 March, which is today, to 31 August; what is over, absences and the end of a presence do not count.
 */
static void
test_days (Scene *self, gconstpointer data)
{
  check_days (self, 183);
  add_period (self, BINOME_ENTITY (binome_absence_new ()), BINOME_ABSENCE_PERSON, BINOME_ABSENCE_STARTS_ON,
              BINOME_ABSENCE_ENDS_ON, "2026-03-01", "2026-04-30");
  check_days (self, 31 + 30 + 31 + 31);
  add_presence (self, "2019-01-01", "2026-06-30");
  check_days (self, 31 + 30);
  binome_clock_fix (binome_date_new (2026, 6, 20));
  check_days (self, 11);
  add_presence (self, "2026-07-01", "2026-08-10"); /* the day after: he goes on */
  check_days (self, 11 + 31 + 10);
  add_presence (self, "2026-08-20", "2027-01-01"); /* he comes back: a time of its own */
  check_days (self, 11 + 31 + 10);
  binome_clock_fix (binome_date_new (2026, 8, 15));
  check_days (self, 12);
}

/* Where somebody is from a day on; 0 for a manager and NULL for a site as before. */
static void
add_move (Scene *self, gint64 enrolment, const char *from, const char *site, gint64 manager)
{
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, criteria_scene_person_of (self, enrolment));
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_parse_iso (from));
  binome_entity_set_text (presence, BINOME_PRESENCE_SITE, site != NULL ? site : "");
  if (manager != 0)
    binome_entity_set_reference (presence, BINOME_PRESENCE_MANAGER, criteria_scene_person_of (self, manager));
  scene_add (self, presence);
}

static void
leave (Scene *self, gint64 enrolment, const char *on)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  binome_entity_set_date (entity, BINOME_ENROLMENT_ENDS_ON, binome_date_parse_iso (on));
  scene_set (self, entity);
}

/* A rule that is broken on a later day of the two keeps them apart, not one that is only preferred, nor on a
 * day when one of them is gone, nor where both move. */
static void
test_moves (Scene *self, gconstpointer data)
{
  CriteriaRule site = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, BINOME_CRITERION_KIND_MUST };
  CriteriaRule preferred = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, PREFER };
  CriteriaRule boss = { BINOME_COMPARATOR_NOT_MANAGER, BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_MUST };
  g_autoptr (BinomeMatchProblem) problem = NULL;
  const char *why = NULL;

  check_rule (self, site, self->lea, self->paul, 0);
  add_move (self, self->paul, "2026-01-01", "Lyon", 0);
  add_move (self, self->paul, "2026-06-01", "Paris", 0);
  check_rule (self, preferred, self->lea, self->paul, 1000000);
  check_rule (self, site, self->lea, self->paul, BARRED);
  problem = load (self);
  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    for (guint j = 0; j < binome_match_problem_get_n_tutors (problem); j++)
      if (binome_match_problem_get_tutee_id (problem, i) == self->lea
          && binome_match_problem_get_tutor_id (problem, j) == self->paul)
        why = binome_match_problem_get_forbidden_reason (problem, i, j);
  g_assert_cmpstr (why, ==, "later\n2026-06-01\nTried");
  check_rule (self, site, self->ines, self->paul, BARRED); /* he is not there before */

  add_move (self, self->lea, "2026-01-01", NULL, 0);
  add_move (self, self->lea, "2026-06-01", "Paris", 0);
  check_rule (self, site, self->lea, self->paul, 0);
  leave (self, self->hugo, "2026-05-31");
  check_rule (self, site, self->hugo, self->paul, 0);

  check_rule (self, boss, self->noah, self->luc, 0);
  add_move (self, self->noah, "2026-01-01", NULL, 0);
  add_move (self, self->noah, "2026-07-01", NULL, self->luc);
  check_rule (self, boss, self->noah, self->luc, BARRED);
  check_rule (self, boss, self->noah, self->anne, 0);
}

/* 9:00 to 11:00 and 10:00 to 12:00 on a Monday: two half-hours together of the four asked for. */
static void
test_availability (Scene *self, gconstpointer data)
{
  CriteriaRule rule = { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_AVAILABILITY, PREFER, .minimum = 4 };

  check_rule (self, rule, self->lea, self->paul, SILENT);
  add_availability (self, self->lea, 540, 660);
  add_availability (self, self->paul, 600, 720);
  check_rule (self, rule, self->lea, self->paul, 500000);
  rule.kind = BINOME_CRITERION_KIND_MUST;
  check_rule (self, rule, self->lea, self->paul, BARRED);
}

static void
test_own_fields (Scene *self, gconstpointer data)
{
  gint64 hobbies = criteria_scene_add_field (self, "Topics", BINOME_FIELD_SCOPE_PERSON,
                                             BINOME_FIELD_KIND_CHOICES, "Lean\nCAD\nERP");
  gint64 level = criteria_scene_add_field (self, "Level", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_LEVELS,
                                           "Beginner\nIndependent\nExpert");
  gint64 wanted = criteria_scene_add_field (self, "Hours wanted", BINOME_FIELD_SCOPE_TUTEE,
                                            BINOME_FIELD_KIND_NUMBER, "");
  gint64 offered = criteria_scene_add_field (self, "Hours offered", BINOME_FIELD_SCOPE_TUTOR,
                                             BINOME_FIELD_KIND_NUMBER, "");
  CriteriaRule common
      = { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_FIELD, PREFER, .minimum = 3, .field = hobbies };
  CriteriaRule same = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_FIELD, PREFER, .field = level };
  CriteriaRule gap
      = { BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_FIELD, PREFER, .minimum = 1, .field = level };
  CriteriaRule enough = { BINOME_COMPARATOR_OFFERS_NEEDS, BINOME_ATTRIBUTE_FIELD, PREFER, .field = wanted,
                          .tutor_field = offered };

  check_rule (self, common, self->lea, self->paul, SILENT);
  add_value (self, hobbies, self->lea, FALSE, "Lean\nCAD");
  add_value (self, hobbies, self->paul, FALSE, "CAD\nLean\nERP");
  check_rule (self, common, self->lea, self->paul, 666666);

  add_value (self, level, self->lea, FALSE, "Beginner");
  add_value (self, level, self->paul, FALSE, "Expert");
  check_rule (self, same, self->lea, self->paul, 0);
  same.comparator = BINOME_COMPARATOR_DIFFERENT;
  check_rule (self, same, self->lea, self->paul, 1000000);
  check_rule (self, gap, self->lea, self->paul, 1000000); /* two above, no limit */
  gap.maximum = 1;
  check_rule (self, gap, self->lea, self->paul, 0);
  gap = (CriteriaRule){
    BINOME_COMPARATOR_LEVEL_GAP,        BINOME_ATTRIBUTE_FIELD, PREFER, .minimum = 1, .field = level,
    .viewpoint = BINOME_VIEWPOINT_TUTOR
  };
  check_rule (self, gap, self->lea, self->paul, 0); /* it is the tutee who is below */

  check_rule (self, enough, self->lea, self->paul, SILENT);
  add_value (self, wanted, self->lea, TRUE, "4");
  add_value (self, offered, self->paul, TRUE, "3");
  check_rule (self, enough, self->lea, self->paul, 750000); /* three of four hours */
}

typedef struct
{
  const char *site;
  const char *other;
  int kilometres;
} Way;

static gboolean
distance_work (BinomeDb *db, gpointer data, GError **error)
{
  const Way *way = data;

  return binome_distance_set (db, way->site, way->other, way->kilometres, error);
}

typedef struct
{
  gint64 programme;
  GPtrArray *distances;
} Distances;

static gboolean
list_distances_work (BinomeDb *db, gpointer data, GError **error)
{
  Distances *distances = data;

  distances->distances = binome_distances_list (db, distances->programme, error);
  return distances->distances != NULL;
}

/* Up to 20 km is near, 120 km is too far: 45 km leaves three quarters. */
static void
test_distance (Scene *self, gconstpointer data)
{
  CriteriaRule rule
      = { BINOME_COMPARATOR_SITE_DISTANCE, BINOME_ATTRIBUTE_NONE, PREFER, .minimum = 20, .maximum = 120 };
  Way way = { "PARIS ", "Lyon", 45 }, same = { "Lyon", "lyon", 3 };
  Distances distances = { self->programme, NULL };
  g_autoptr (GError) error = NULL;
  guint n_known = 0;

  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_SITE, "Paris");
  check_rule (self, rule, self->lea, self->paul, SILENT);
  scene_write (self, distance_work, &way);
  check_rule (self, rule, self->lea, self->paul, 750000);

  scene_read (self, list_distances_work, &distances);
  for (guint k = 0; k < distances.distances->len; k++)
    {
      const BinomeDistance *distance = distances.distances->pdata[k];

      g_assert_cmpstr (distance->site, !=, distance->other);
      if (distance->kilometres > 0)
        {
          g_assert_cmpstr (distance->site, ==, "Lyon");
          g_assert_cmpstr (distance->other, ==, "Paris");
          g_assert_cmpint (distance->kilometres, ==, 45);
          n_known++;
        }
    }
  g_assert_cmpuint (n_known, ==, 1);
  g_ptr_array_unref (distances.distances);

  way.kilometres = 0;
  scene_write (self, distance_work, &way);
  check_rule (self, rule, self->lea, self->paul, SILENT);
  g_assert_false (scene_try (self, distance_work, &same, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

/* The third choice is worth 6 of 10, a tutor who does not mind 5 of 10. */
static void
test_wishes (Scene *self, gconstpointer data)
{
  CriteriaRule rule = { BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, PREFER };
  CriteriaRule tutee
      = { BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, PREFER, .viewpoint = BINOME_VIEWPOINT_TUTEE };
  CriteriaRule site = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_JOB, PREFER };

  check_rule (self, rule, self->lea, self->paul, SILENT);
  criteria_scene_add_wish (self, self->lea, self->paul, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_PREFER, 3);
  criteria_scene_add_wish (self, self->lea, self->paul, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_NEUTRAL, 0);
  check_rule (self, rule, self->lea, self->paul, 550000);
  check_rule (self, tutee, self->lea, self->paul, 600000);
  check_rule (self, rule, self->lea, self->anne, 0); /* whom Léa did not choose */

  /* Who refuses is heard whatever the criteria are, and the rule has a name; the reason has not. */
  criteria_scene_add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_VETO, 0);
  check_rule (self, site, self->lea, self->anne, BARRED);
  check_rule (self, site, self->lea, self->paul, SILENT);
  {
    g_autoptr (BinomeMatchProblem) problem = load (self);
    BinomeMatchScore score = score_of (problem, self->lea, self->anne);

    g_assert_cmpstr (binome_match_problem_get_rule_title (problem, (guint)score.barred_by), ==,
                     "Nobody refuses the other");
  }
}

/* Of two talks the later counts: 2 and 4, the mean of which is two of four steps above 1. */
static void
test_talks (Scene *self, gconstpointer data)
{
  static const struct
  {
    BinomeDate day;
    int tutee;
    int tutor;
  } talks[] = { { 2461040, 2, 4 }, { 2461030, 5, 5 } };
  CriteriaRule rule = { BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, PREFER, .minimum = 3 };
  CriteriaRule tutor = { BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, PREFER, .minimum = 3,
                         .viewpoint = BINOME_VIEWPOINT_TUTOR };

  check_rule (self, rule, self->lea, self->paul, SILENT);
  for (gsize k = 0; k < G_N_ELEMENTS (talks); k++)
    {
      BinomeEntity *talk = BINOME_ENTITY (binome_talk_new ());

      binome_entity_set_reference (talk, BINOME_TALK_TUTEE, self->lea);
      binome_entity_set_reference (talk, BINOME_TALK_TUTOR, self->paul);
      binome_entity_set_date (talk, BINOME_TALK_HELD_ON, talks[k].day);
      binome_entity_set_integer (talk, BINOME_TALK_TUTEE_RATING, talks[k].tutee);
      binome_entity_set_integer (talk, BINOME_TALK_TUTOR_RATING, talks[k].tutor);
      scene_add (self, talk);
    }
  check_rule (self, rule, self->lea, self->paul, 500000);
  check_rule (self, tutor, self->lea, self->paul, 750000);
}

/* ---- the law ---- */

static gboolean
check_law_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_criterion_check_law (db, data, error);
}

static void
test_forbidden (Scene *self, gconstpointer data)
{
  static const struct
  {
    const char *title;
    gboolean is_sensitive;
    gboolean is_allowed;
    const char *choices;
  } fields[] = {
    { "Année de naissance", FALSE, FALSE, "" }, { "Gender", FALSE, FALSE, "" },
    { "Taille d’équipe", FALSE, TRUE, "" },     { "Rythme souhaité", TRUE, FALSE, "" },
    { "Rythme souhaité", FALSE, TRUE, "" },     { "Mandat syndical", FALSE, FALSE, "" },
    { "Profil", FALSE, FALSE, "Homme\nFemme" }, { "Profil", FALSE, TRUE, "Débutant\nConfirmé" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      BinomeFieldKind kind = *fields[k].choices != '\0' ? BINOME_FIELD_KIND_CHOICE : BINOME_FIELD_KIND_NUMBER;
      gint64 field = criteria_scene_add_field (self, fields[k].title, BINOME_FIELD_SCOPE_PERSON, kind,
                                               fields[k].choices);
      CriteriaRule rule = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_FIELD, PREFER, .field = field };
      g_autoptr (BinomeEntity) definition = scene_get (self, BINOME_TYPE_FIELD_DEFINITION, field);
      g_autoptr (BinomeEntity) criterion = criteria_scene_make (self, &rule);
      g_autoptr (GError) error = NULL;
      Load loading = { self->programme, NULL };

      binome_entity_set_boolean (definition, BINOME_FIELD_DEFINITION_SENSITIVE, fields[k].is_sensitive);
      scene_set (self, definition);
      g_assert_true (scene_try (self, check_law_work, criterion, &error) == fields[k].is_allowed);
      if (!fields[k].is_allowed)
        {
          g_assert_nonnull (strstr (error->message, "L1132-1"));
          scene_assert_refused (&error, BINOME_ERROR_REFUSED);
        }

      /* The matching refuses as well, whichever way the criterion came into the file. */
      scene_write (self, criteria_scene_clear_work, &self->programme);
      scene_add (self, g_steal_pointer (&criterion));
      g_assert_true (scene_try (self, load_work, &loading, &error) == fields[k].is_allowed);
      if (fields[k].is_allowed)
        binome_match_problem_unref (loading.problem);
      else
        scene_assert_refused (&error, BINOME_ERROR_REFUSED);
    }
}

/* What is shipped never names what is forbidden, and needs nothing that is not there. */
static void
test_templates (Scene *self, gconstpointer data)
{
  for (int kind = 0; binome_programme_kinds[kind].id != NULL; kind++)
    {
      g_autoptr (GPtrArray) criteria = binome_criteria_template_make ((BinomeProgrammeKind)kind);

      g_assert_cmpuint (criteria->len, >=, 6);
      for (guint k = 0; k < criteria->len; k++)
        {
          g_assert_false (binome_criterion_needs_field (criteria->pdata[k]));
          binome_entity_set_reference (criteria->pdata[k], BINOME_CRITERION_PROGRAMME, self->programme);
          g_assert_true (binome_entity_validate (criteria->pdata[k], NULL));
        }
    }
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/criteria/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("languages", test_languages);
  ADD ("managers", test_managers);
  ADD ("days", test_days);
  ADD ("contracts", test_contracts);
  ADD ("background", test_background);
  ADD ("moves", test_moves);
  ADD ("availability", test_availability);
  ADD ("own-fields", test_own_fields);
  ADD ("distance", test_distance);
  ADD ("wishes", test_wishes);
  ADD ("talks", test_talks);
  ADD ("forbidden", test_forbidden);
  ADD ("templates", test_templates);

  return g_test_run ();
}
