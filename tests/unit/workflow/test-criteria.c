/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria from the model to the score, with points computed by hand; what the law forbids; sets; wishes; who
 * would rather have each other. */

#include <string.h>

#include "binome-criteria-law.h"
#include "binome-criteria-preview.h"
#include "binome-criteria-sets.h"
#include "binome-criteria-templates.h"
#include "binome-distances.h"
#include "binome-error.h"
#include "binome-match-score.h"
#include "binome-matching-private.h"
#include "binome-own-fields.h"
#include "binome-stability.h"
#include "binome-wishes.h"
#include "workflow-fixture.h"

#define BARRED (-1)
#define SILENT (-2) /* nothing is known, and nothing is said of it */

/* ---- helpers ---- */

static gint64
person_of (Scene *self, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static void
set_person_text (Scene *self, gint64 enrolment, guint field, const char *text)
{
  g_autoptr (BinomeEntity) person = scene_get (self, BINOME_TYPE_PERSON, person_of (self, enrolment));

  binome_entity_set_text (person, field, text);
  scene_set (self, person);
}

static gint64
add_field (Scene *self, const char *title, BinomeFieldScope scope, BinomeFieldKind kind, const char *choices)
{
  BinomeEntity *field = BINOME_ENTITY (binome_field_definition_new ());

  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_TITLE, title);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_SCOPE, (int)scope);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_KIND, (int)kind);
  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_CHOICES, choices);
  binome_entity_set_boolean (field, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  return scene_add (self, field);
}

/* Of a person, or with "of_enrolment" of a participant. */
static void
add_value (Scene *self, gint64 field, gint64 enrolment, gboolean of_enrolment, const char *text)
{
  BinomeEntity *value = BINOME_ENTITY (binome_field_value_new ());

  binome_entity_set_reference (value, BINOME_FIELD_VALUE_FIELD, field);
  if (of_enrolment)
    binome_entity_set_reference (value, BINOME_FIELD_VALUE_ENROLMENT, enrolment);
  else
    binome_entity_set_reference (value, BINOME_FIELD_VALUE_PERSON, person_of (self, enrolment));
  binome_entity_set_text (value, BINOME_FIELD_VALUE_VALUE, text);
  scene_add (self, value);
}

static void
add_availability (Scene *self, gint64 enrolment, int from, int to)
{
  BinomeEntity *availability = BINOME_ENTITY (binome_availability_new ());

  binome_entity_set_reference (availability, BINOME_AVAILABILITY_PERSON, person_of (self, enrolment));
  binome_entity_set_integer (availability, BINOME_AVAILABILITY_STARTS_AT, from);
  binome_entity_set_integer (availability, BINOME_AVAILABILITY_ENDS_AT, to);
  scene_add (self, availability);
}

static void
add_wish (Scene *self, gint64 tutee, gint64 tutor, BinomeWishSide side, BinomeWishKind kind, int rank)
{
  BinomeEntity *wish = BINOME_ENTITY (binome_wish_new ());

  binome_entity_set_reference (wish, BINOME_WISH_TUTEE, tutee);
  binome_entity_set_reference (wish, BINOME_WISH_TUTOR, tutor);
  binome_entity_set_choice (wish, BINOME_WISH_SIDE, (int)side);
  binome_entity_set_choice (wish, BINOME_WISH_KIND, (int)kind);
  binome_entity_set_integer (wish, BINOME_WISH_RANK, rank);
  binome_entity_set_text (wish, BINOME_WISH_REASON, "between us");
  scene_add (self, wish);
}

typedef struct
{
  BinomeComparator comparator;
  BinomeAttribute attribute;
  BinomeCriterionKind kind;
  int minimum;
  int maximum;
  gint64 field;
  gint64 tutor_field;
  BinomeViewpoint viewpoint;
} Rule;

static BinomeEntity *
make_criterion (Scene *self, const Rule *rule)
{
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME, self->programme);
  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, "Tried");
  binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)rule->comparator);
  binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)rule->attribute);
  binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)rule->kind);
  binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, 4);
  binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, rule->minimum);
  binome_entity_set_integer (criterion, BINOME_CRITERION_MAXIMUM, rule->maximum);
  binome_entity_set_reference (criterion, BINOME_CRITERION_FIELD, rule->field);
  binome_entity_set_reference (criterion, BINOME_CRITERION_TUTOR_FIELD, rule->tutor_field);
  binome_entity_set_choice (criterion, BINOME_CRITERION_VIEWPOINT, (int)rule->viewpoint);
  return criterion;
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

static gboolean
clear_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return binome_criteria_replace (db, *(gint64 *)data, none, error);
}

/* With this criterion alone. */
static void
check_rule (Scene *self, Rule rule, gint64 tutee, gint64 tutor, int expected)
{
  scene_write (self, clear_work, &self->programme);
  scene_add (self, make_criterion (self, &rule));
  check_score (self, tutee, tutor, expected);
}

#define PREFER BINOME_CRITERION_KIND_WEIGHTED

/* ---- comparators ---- */

static void
test_languages (Scene *self, gconstpointer data)
{
  Rule same = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_LANGUAGE, PREFER };
  Rule two = { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_LANGUAGE, PREFER, .minimum = 2 };

  check_rule (self, same, self->lea, self->paul, SILENT);
  set_person_text (self, self->lea, BINOME_PERSON_LANGUAGE, "Français, English");
  set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "arabe ; francais");
  check_rule (self, same, self->lea, self->paul, 1000000);
  check_rule (self, two, self->lea, self->paul, 500000); /* one of the two asked for */
  set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "arabe");
  check_rule (self, same, self->lea, self->paul, 0);
}

/* 9:00 to 11:00 and 10:00 to 12:00 on a Monday: two half-hours together of the four asked for. */
static void
test_availability (Scene *self, gconstpointer data)
{
  Rule rule = { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_AVAILABILITY, PREFER, .minimum = 4 };

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
  gint64 hobbies
      = add_field (self, "Topics", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_CHOICES, "Lean\nCAD\nERP");
  gint64 level = add_field (self, "Level", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_LEVELS,
                            "Beginner\nIndependent\nExpert");
  gint64 wanted = add_field (self, "Hours wanted", BINOME_FIELD_SCOPE_TUTEE, BINOME_FIELD_KIND_NUMBER, "");
  gint64 offered = add_field (self, "Hours offered", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, "");
  Rule common = { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_FIELD, PREFER, .minimum = 3, .field = hobbies };
  Rule same = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_FIELD, PREFER, .field = level };
  Rule gap = { BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_FIELD, PREFER, .minimum = 1, .field = level };
  Rule enough = { BINOME_COMPARATOR_OFFERS_NEEDS, BINOME_ATTRIBUTE_FIELD, PREFER, .field = wanted,
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
  gap = (Rule){
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
  Rule rule
      = { BINOME_COMPARATOR_SITE_DISTANCE, BINOME_ATTRIBUTE_NONE, PREFER, .minimum = 20, .maximum = 120 };
  Way way = { "PARIS ", "Lyon", 45 }, same = { "Lyon", "lyon", 3 };
  Distances distances = { self->programme, NULL };
  g_autoptr (GError) error = NULL;
  guint n_known = 0;

  set_person_text (self, self->paul, BINOME_PERSON_SITE, "Paris");
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
  Rule rule = { BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, PREFER };
  Rule tutee
      = { BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, PREFER, .viewpoint = BINOME_VIEWPOINT_TUTEE };
  Rule site = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_JOB, PREFER };

  check_rule (self, rule, self->lea, self->paul, SILENT);
  add_wish (self, self->lea, self->paul, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_PREFER, 3);
  add_wish (self, self->lea, self->paul, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_NEUTRAL, 0);
  check_rule (self, rule, self->lea, self->paul, 550000);
  check_rule (self, tutee, self->lea, self->paul, 600000);
  check_rule (self, rule, self->lea, self->anne, 0); /* whom Léa did not choose */

  /* Who refuses is heard whatever the criteria are, and the rule has a name; the reason has not. */
  add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_VETO, 0);
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
  Rule rule = { BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, PREFER, .minimum = 3 };
  Rule tutor = { BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, PREFER, .minimum = 3,
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
  } fields[] = {
    { "Année de naissance", FALSE, FALSE }, { "Gender", FALSE, FALSE },
    { "Taille d’équipe", FALSE, TRUE },     { "Rythme souhaité", TRUE, FALSE },
    { "Rythme souhaité", FALSE, TRUE },     { "Mandat syndical", FALSE, FALSE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      gint64 field
          = add_field (self, fields[k].title, BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER, "");
      Rule rule = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_FIELD, PREFER, .field = field };
      g_autoptr (BinomeEntity) definition = scene_get (self, BINOME_TYPE_FIELD_DEFINITION, field);
      g_autoptr (BinomeEntity) criterion = make_criterion (self, &rule);
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
      scene_write (self, clear_work, &self->programme);
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

/* ---- sets ---- */

typedef struct
{
  gint64 programme;
  gint64 set;
  const char *title;
  GStrv left_out;
  GPtrArray *kept;
  GPtrArray *now;
} Kept;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;

  return binome_criteria_set_keep (db, kept->programme, kept->title, &kept->set, error);
}

static gboolean
use_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;

  g_clear_pointer (&kept->left_out, g_strfreev);
  return binome_criteria_set_use (db, kept->set, &kept->left_out, error);
}

static gboolean
read_both_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);

  g_clear_pointer (&kept->left_out, g_strfreev);
  g_clear_pointer (&kept->kept, g_ptr_array_unref);
  g_clear_pointer (&kept->now, g_ptr_array_unref);
  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, kept->programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  kept->kept = binome_criteria_set_read (db, kept->set, &kept->left_out, error);
  kept->now = kept->kept != NULL ? binome_db_select (db, query, error) : NULL;
  return kept->now != NULL;
}

static guint
count_differences (Scene *self, Kept *kept)
{
  g_autoptr (GPtrArray) differences = NULL;

  scene_read (self, read_both_work, kept);
  differences = binome_criteria_compare (kept->kept, kept->now);
  return differences->len;
}

static gboolean
remove_field_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_remove (db, *(gint64 *)data, error);
}

static gboolean
damage_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;
  g_autoptr (BinomeEntity) set = binome_db_get (db, BINOME_TYPE_CRITERIA_SET, kept->set, error);

  binome_entity_set_text (set, BINOME_CRITERIA_SET_CONTENT, kept->title);
  return binome_db_update (db, set, error);
}

static void
test_sets (Scene *self, gconstpointer data)
{
  static const char *const damaged[]
      = { "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"criteria\": [3]}",
          "{\"format\": 1, \"criteria\": [{\"title\": \"X\", \"comparator\": \"magic\"}]}" };
  gint64 pace = add_field (self, "Pace", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_SCALE, "");
  Rule rules[] = {
    { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, BINOME_CRITERION_KIND_MUST },
    { BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_FIELD, PREFER, 1, 2, pace, 0, BINOME_VIEWPOINT_TUTOR },
    { BINOME_COMPARATOR_SITE_DISTANCE, BINOME_ATTRIBUTE_NONE, PREFER, 10, 80 },
  };
  Kept kept = { .programme = self->programme, .title = "  Standard " };
  g_autofree char *before = NULL, *after = NULL;
  gint64 versions[2];
  g_autoptr (GError) error = NULL;

  scene_write (self, clear_work, &self->programme);
  g_assert_false (scene_try (self, keep_work, &kept, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  for (gsize k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      BinomeEntity *criterion = make_criterion (self, &rules[k]);
      g_autofree char *title = g_strdup_printf ("Rule %d", (int)k);

      binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, title);
      binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, (gint64)k);
      binome_entity_set_boolean (criterion, BINOME_CRITERION_ACTIVE, k != 2);
      scene_add (self, criterion);
    }
  for (gsize k = 0; k < 2; k++)
    {
      g_autoptr (BinomeEntity) set = NULL;

      scene_write (self, keep_work, &kept);
      set = scene_get (self, BINOME_TYPE_CRITERIA_SET, kept.set);
      g_assert_cmpstr (binome_entity_get_text (set, BINOME_CRITERIA_SET_TITLE), ==,
                       k == 0 ? "Standard" : "STANDARD");
      versions[k] = binome_entity_get_integer (set, BINOME_CRITERIA_SET_VERSION);
      kept.title = "STANDARD";
    }
  g_assert_cmpint (versions[0], ==, 1);
  g_assert_cmpint (versions[1], ==, 2);

  /* There and back. */
  g_assert_cmpuint (count_differences (self, &kept), ==, 0);
  scene_write (self, clear_work, &self->programme);
  g_assert_cmpuint (count_differences (self, &kept), ==, 3);
  before = scene_dump (self);
  scene_write (self, use_work, &kept);
  g_assert_cmpuint (count_differences (self, &kept), ==, 0);
  g_assert_cmpuint (g_strv_length (kept.left_out), ==, 0);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  after = scene_dump (self);
  g_assert_cmpstr (before, ==, after);

  /* A field that was removed is said, and its criterion left out. */
  scene_write (self, remove_field_work, &pace);
  scene_write (self, use_work, &kept);
  g_assert_cmpuint (g_strv_length (kept.left_out), ==, 1);
  g_assert_cmpstr (kept.left_out[0], ==, "Rule 1");
  g_assert_cmpuint (count_differences (self, &kept), ==, 0);
  g_assert_cmpuint (kept.now->len, ==, 2);

  for (gsize k = 0; k < G_N_ELEMENTS (damaged); k++)
    {
      kept.title = damaged[k];
      scene_write (self, damage_work, &kept);
      g_assert_false (scene_try (self, use_work, &kept, &error));
      scene_assert_refused (&error, BINOME_ERROR_DAMAGED);
    }
  g_strfreev (kept.left_out);
  g_ptr_array_unref (kept.kept);
  g_ptr_array_unref (kept.now);
}

/* ---- the preview ---- */

typedef struct
{
  GMainLoop *loop;
  BinomeCriteriaPreview *preview;
  GError *error;
} Waiting;

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->preview = binome_criteria_preview_finish (BINOME_STORE (source), result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static Waiting
count (Scene *self, BinomeEntity *draft, gboolean cancel)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL, NULL };

  binome_criteria_preview_async (self->store, self->programme, draft, cancellable, on_counted_cb, &waiting);
  if (cancel)
    g_cancellable_cancel (cancellable);
  g_main_loop_run (waiting.loop);
  g_main_loop_unref (waiting.loop);
  return waiting;
}

/* Four tutees and three tutors; Léa and Hugo are in Lyon, Inès and Noah in Paris, and one tutor is in Lyon.
 */
static void
test_preview (Scene *self, gconstpointer data)
{
  Rule rule = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, BINOME_CRITERION_KIND_MUST };
  g_autoptr (BinomeEntity) draft = NULL;
  Waiting waiting;
  guint64 removed = 0;

  scene_write (self, clear_work, &self->programme);
  set_person_text (self, self->paul, BINOME_PERSON_SITE, "Lyon");
  set_person_text (self, self->anne, BINOME_PERSON_SITE, "Lille");
  set_person_text (self, self->luc, BINOME_PERSON_SITE, "Lille");
  waiting = count (self, NULL, FALSE);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.preview->n_pairs, ==, 12);
  g_assert_cmpuint (waiting.preview->n_possible, ==, 12);
  g_assert_cmpuint (waiting.preview->n_nobody, ==, 0);
  binome_criteria_preview_free (waiting.preview);

  /* What is only being edited counts: Paul alone for two of them, nobody for the others. */
  draft = make_criterion (self, &rule);
  waiting = count (self, draft, FALSE);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.preview->n_possible, ==, 2);
  g_assert_cmpuint (waiting.preview->n_nobody, ==, 2);
  g_assert_true (
      binome_criteria_preview_get_removed (waiting.preview, BINOME_CRITERIA_PREVIEW_NEW, &removed));
  g_assert_cmpuint (removed, ==, 10);
  g_assert_false (binome_criteria_preview_get_removed (waiting.preview, 12345, &removed));
  binome_criteria_preview_free (waiting.preview);

  waiting = count (self, draft, TRUE);
  g_assert_null (waiting.preview);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (waiting.error);
}

/* ---- choices ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutors[6];
  gsize n_tutors;
  BinomeWishes *wishes;
} Choices;

static gboolean
choose_work (BinomeDb *db, gpointer data, GError **error)
{
  const Choices *choices = data;

  return binome_wishes_set_choices (db, choices->tutee, choices->tutors, choices->n_tutors, error);
}

static gboolean
read_wishes_work (BinomeDb *db, gpointer data, GError **error)
{
  Choices *choices = data;

  choices->wishes = binome_wishes_read (db, choices->tutee, error);
  return choices->wishes != NULL;
}

static void
check_choices (Scene *self, gint64 tutee, const gint64 *tutors, gsize n_tutors)
{
  Choices choices = { .tutee = tutee };
  gsize n = 0;

  scene_read (self, read_wishes_work, &choices);
  for (guint k = 0; k < choices.wishes->wishes->len; k++)
    if (binome_entity_get_integer (choices.wishes->wishes->pdata[k], BINOME_WISH_RANK) > 0)
      {
        g_assert_cmpint (binome_entity_get_integer (choices.wishes->wishes->pdata[k], BINOME_WISH_RANK), ==,
                         k + 1);
        g_assert_cmpuint (n, <, n_tutors);
        g_assert_cmpint (binome_entity_get_reference (choices.wishes->wishes->pdata[k], BINOME_WISH_TUTOR),
                         ==, tutors[n++]);
      }
  g_assert_cmpuint (n, ==, n_tutors);
  binome_wishes_free (choices.wishes);
}

static void
test_choices (Scene *self, gconstpointer data)
{
  Choices choices = { self->lea, { self->anne, self->paul, self->luc }, 3, NULL };
  Choices wrong = { self->lea, { self->anne, self->anne }, 2, NULL };
  Choices none = { self->lea, { 0 }, 0, NULL };
  Choices stranger = { self->lea, { self->hugo }, 1, NULL };
  g_autoptr (GError) error = NULL;

  scene_write (self, choose_work, &choices);
  check_choices (self, self->lea, choices.tutors, 3);
  choices = (Choices){ self->lea, { self->luc, self->anne }, 2, NULL };
  scene_check_undo (self, choose_work, &choices);
  scene_write (self, choose_work, &choices);
  check_choices (self, self->lea, choices.tutors, 2);

  g_assert_false (scene_try (self, choose_work, &wrong, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (scene_try (self, choose_work, &stranger, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  scene_write (self, choose_work, &none);
  check_choices (self, self->lea, NULL, 0);
}

/* ---- stability ---- */

#define N_TUTEES 5
#define N_TUTORS 4

/* The definition, word by word, over all of them. */
static gboolean
is_blocking (int tutee, int tutor, int tutee_likes[][N_TUTORS], int tutor_likes[][N_TUTORS], const int *has,
             const gboolean *is_firm, const int *places, gboolean is_possible)
{
  gboolean tutor_would = FALSE;

  if (!is_possible || is_firm[tutee] || has[tutee] == tutor)
    return FALSE;
  if (tutee_likes[tutee][tutor] <= (has[tutee] >= 0 ? tutee_likes[tutee][has[tutee]] : 0))
    return FALSE;
  if (places[tutor] > 0)
    return tutor_likes[tutee][tutor] >= 1;
  for (int other = 0; other < N_TUTEES; other++)
    if (has[other] == tutor && !is_firm[other] && tutor_likes[tutee][tutor] > tutor_likes[other][tutor])
      tutor_would = TRUE;
  return tutor_would;
}

static void
test_stability (void)
{
  guint n_found = 0, n_stable = 0;

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)round);
      g_autoptr (GHashTable) free_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (GArray) found = NULL;
      BinomeStabilityWish wishes[N_TUTEES * N_TUTORS];
      BinomeStabilityPair pairs[N_TUTEES];
      int tutee_likes[N_TUTEES][N_TUTORS] = { 0 }, tutor_likes[N_TUTEES][N_TUTORS];
      int has[N_TUTEES], places[N_TUTORS];
      gboolean is_firm[N_TUTEES] = { FALSE };
      gsize n_wishes = 0, n_pairs = 0;
      guint next = 0;

      for (int j = 0; j < N_TUTORS; j++)
        {
          gint64 id = 100 + j;

          places[j] = g_rand_int_range (rand, 0, 2);
          g_hash_table_insert (free_places, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (places[j]));
        }
      for (int i = 0; i < N_TUTEES; i++)
        {
          has[i] = g_rand_int_range (rand, -1, N_TUTORS);
          is_firm[i] = has[i] >= 0 && g_rand_int_range (rand, 0, 6) == 0;
          if (has[i] >= 0)
            pairs[n_pairs++] = (BinomeStabilityPair){ 10 + i, 100 + has[i], is_firm[i] };
          for (int j = 0; j < N_TUTORS; j++)
            {
              tutor_likes[i][j] = 1;
              if (g_rand_boolean (rand))
                continue;
              tutee_likes[i][j] = g_rand_int_range (rand, 0, 7);
              tutor_likes[i][j] = g_rand_int_range (rand, 0, 3);
              wishes[n_wishes++]
                  = (BinomeStabilityWish){ 10 + i, 100 + j, tutee_likes[i][j], tutor_likes[i][j],
                                           g_rand_int_range (rand, 0, 5) > 0 };
            }
        }

      found = binome_stability_find (wishes, n_wishes, pairs, n_pairs, free_places);
      for (guint k = 0; k < n_wishes; k++)
        {
          gboolean is_found = next < found->len && g_array_index (found, guint, next) == k;

          g_assert_true (is_found
                         == is_blocking ((int)wishes[k].tutee - 10, (int)wishes[k].tutor - 100, tutee_likes,
                                         tutor_likes, has, is_firm, places, wishes[k].is_possible));
          next += is_found;
        }
      g_assert_cmpuint (next, ==, found->len);
      n_found += found->len;
      n_stable += found->len == 0;
    }
  g_assert_cmpuint (n_found, >, 1000);
  g_assert_cmpuint (n_stable, >, 100);
}

typedef struct
{
  gint64 programme;
  GPtrArray *rivals;
} Stable;

static gboolean
stable_work (BinomeDb *db, gpointer data, GError **error)
{
  Stable *stable = data;

  stable->rivals = binome_stability_list (db, stable->programme, error);
  return stable->rivals != NULL;
}

/* Léa is to have Paul, though Anne is her first choice and has a place. */
static void
test_rivals (Scene *self, gconstpointer data)
{
  Stable stable = { self->programme, NULL };
  const BinomeRivals *rivals;

  scene_write (self, clear_work, &self->programme);
  scene_propose (self, self->lea, self->paul);
  add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_PREFER, 1);
  scene_read (self, stable_work, &stable);
  g_assert_cmpuint (stable.rivals->len, ==, 1);
  rivals = stable.rivals->pdata[0];
  g_assert_cmpint (rivals->tutee, ==, self->lea);
  g_assert_cmpint (rivals->tutor, ==, self->anne);
  g_assert_cmpint (rivals->rank, ==, 1);
  g_assert_true (rivals->has_place);
  g_assert_nonnull (strstr (rivals->tutee_has, "Paul"));
  g_ptr_array_unref (stable.rivals);

  /* Anne would rather not: nothing to be done. */
  add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_AVOID, 0);
  scene_read (self, stable_work, &stable);
  g_assert_cmpuint (stable.rivals->len, ==, 0);
  g_ptr_array_unref (stable.rivals);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/criteria/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("languages", test_languages);
  ADD ("availability", test_availability);
  ADD ("own-fields", test_own_fields);
  ADD ("distance", test_distance);
  ADD ("wishes", test_wishes);
  ADD ("talks", test_talks);
  ADD ("forbidden", test_forbidden);
  ADD ("templates", test_templates);
  ADD ("sets", test_sets);
  ADD ("preview", test_preview);
  ADD ("choices", test_choices);
  ADD ("rivals", test_rivals);
  g_test_add_func ("/criteria/stability", test_stability);

  return g_test_run ();
}
