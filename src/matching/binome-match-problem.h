/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "binome-date.h"

G_BEGIN_DECLS

/* How two people are compared. */
typedef enum
{
  BINOME_MATCH_COMPARE_SAME,
  BINOME_MATCH_COMPARE_DIFFERENT,
  BINOME_MATCH_COMPARE_SKILLS_COVERED,
  BINOME_MATCH_COMPARE_SKILL_LEVEL,
  BINOME_MATCH_COMPARE_SENIORITY_GAP,
  BINOME_MATCH_COMPARE_DATES_OVERLAP,
  BINOME_MATCH_COMPARE_NOT_MANAGER,
  BINOME_MATCH_COMPARE_OVERLAP,
  BINOME_MATCH_COMPARE_LEVEL_GAP,
  BINOME_MATCH_COMPARE_OFFERS_NEEDS,
  BINOME_MATCH_COMPARE_SITE_DISTANCE,
  BINOME_MATCH_COMPARE_WISHES,
  BINOME_MATCH_COMPARE_TALK,
} BinomeMatchComparator;

/* What “the same” and “different” look at. */
typedef enum
{
  BINOME_MATCH_ATTRIBUTE_NONE,
  BINOME_MATCH_ATTRIBUTE_SITE,
  BINOME_MATCH_ATTRIBUTE_TEAM,
  BINOME_MATCH_ATTRIBUTE_JOB,
  BINOME_MATCH_ATTRIBUTE_LANGUAGE,
  BINOME_MATCH_ATTRIBUTE_FIELD,
} BinomeMatchAttribute;

/* What the outcome of a comparison means for the pair. */
typedef enum
{
  BINOME_MATCH_KIND_MUST,
  BINOME_MATCH_KIND_MUST_NOT,
  BINOME_MATCH_KIND_WEIGHTED,
} BinomeMatchKind;

/* What an unknown value means for the pair. */
typedef enum
{
  BINOME_MATCH_MISSING_NEUTRAL,
  BINOME_MATCH_MISSING_PENALISE,
  BINOME_MATCH_MISSING_EXCLUDE,
} BinomeMatchMissing;

/* Whose view counts, where the two can differ. */
typedef enum
{
  BINOME_MATCH_VIEWPOINT_BOTH,
  BINOME_MATCH_VIEWPOINT_TUTEE,
  BINOME_MATCH_VIEWPOINT_TUTOR,
} BinomeMatchViewpoint;

#define BINOME_MATCH_LEVEL_MAX 4
#define BINOME_MATCH_WEIGHT_MAX 10

/**
 * BinomeMatchSkill:
 * @skill: which one
 * @level: offered by a tutor, or aimed at by a tutee: 1 to 4; 0 unknown
 * @name: (nullable): for explanations
 */
typedef struct
{
  gint64 skill;
  int level;
  const char *name;
} BinomeMatchSkill;

/* Fields that are no custom ones. */
#define BINOME_MATCH_FIELD_LANGUAGES (-1)    /* every language a person can be tutored in */
#define BINOME_MATCH_FIELD_AVAILABILITY (-2) /* every half-hour of the week they are free: 0 to 335 */

/**
 * BinomeMatchValue:
 * @field: which field: the caller's, or BINOME_MATCH_FIELD_
 * @text: (nullable): the value as a text; accents and case do not count
 * @number: the value of a field without text
 *
 * A value of a further field. A field of several values has several of these.
 */
typedef struct
{
  gint64 field;
  const char *text;
  int number;
} BinomeMatchValue;

/**
 * BinomeMatchPerson:
 * @id: the enrolment; unique among the tutors, and among the tutees
 * @person_id: the person; nobody is paired with themselves
 * @manager_id: the person who is their line manager; 0 unknown
 * @upper_id: the person who is the line manager of that one; 0 unknown
 * @name: (nullable): for explanations
 * @site: (nullable): where they work
 * @team: (nullable): their team
 * @job: (nullable): their job
 * @language: (nullable): the language they work in
 * @hired: their first day in the company; 0 unknown
 * @from: their first day in the programme; 0 open
 * @to: their last day in the programme; 0 open
 * @capacity: of a tutor, how many tutees at once
 * @remote: whether they work remotely
 * @skills: (array length=n_skills) (nullable): what a tutor offers, what a tutee wants
 * @n_skills: how many
 * @values: (array length=n_values) (nullable): of further fields
 * @n_values: how many
 */
typedef struct
{
  gint64 id;
  gint64 person_id;
  gint64 manager_id;
  gint64 upper_id;
  const char *name;
  const char *site;
  const char *team;
  const char *job;
  const char *language;
  BinomeDate hired;
  BinomeDate from;
  BinomeDate to;
  int capacity;
  gboolean remote;
  const BinomeMatchSkill *skills;
  gsize n_skills;
  const BinomeMatchValue *values;
  gsize n_values;
} BinomeMatchPerson;

/**
 * BinomeMatchCriterion:
 * @id: of the caller
 * @title: (nullable): as the user named it
 * @comparator: how
 * @attribute: of what, for the comparators “the same” and “different”
 * @kind: a hard rule, or a preference
 * @weight: of a preference, 0 to 10
 * @missing: what an unknown value means
 * @minimum: percent of the skills wanted, levels above the target, years, days, values in common, kilometres
 *   that cost nothing, a note, or levels of management (2 for the manager of the manager too), as the
 *   comparator says
 * @maximum: years, for the seniority gap, 0 no limit; the largest level gap, below the smallest no limit;
 *   kilometres from which on nothing is left
 * @field: the further field that is compared: by “the same” and “different” with
 *   %BINOME_MATCH_ATTRIBUTE_FIELD, by “overlap”, “level gap” and “offers what is needed”
 * @viewpoint: whose wish, or note of a talk, counts; seen by the tutor a level gap is how far the tutee is
 *   above the tutor, and it is the tutee who offers what the tutor needs
 */
typedef struct
{
  gint64 id;
  const char *title;
  BinomeMatchComparator comparator;
  BinomeMatchAttribute attribute;
  BinomeMatchKind kind;
  int weight;
  BinomeMatchMissing missing;
  int minimum;
  int maximum;
  gint64 field;
  BinomeMatchViewpoint viewpoint;
} BinomeMatchCriterion;

/* The rules that can bar a pair are numbered: these two always, then each criterion in its order. */
#define BINOME_MATCH_RULE_NONE (-1)
#define BINOME_MATCH_RULE_SELF 0
#define BINOME_MATCH_RULE_FORBIDDEN 1
#define BINOME_MATCH_RULE_FIRST_CRITERION 2

#define BINOME_TYPE_MATCH_PROBLEM (binome_match_problem_get_type ())

typedef struct _BinomeMatchProblem BinomeMatchProblem;

GType binome_match_problem_get_type (void);
BinomeMatchProblem *binome_match_problem_new (void);
BinomeMatchProblem *binome_match_problem_ref (BinomeMatchProblem *self);
void binome_match_problem_unref (BinomeMatchProblem *self);

guint binome_match_problem_add_tutee (BinomeMatchProblem *self, const BinomeMatchPerson *tutee);
guint binome_match_problem_add_tutor (BinomeMatchProblem *self, const BinomeMatchPerson *tutor);
guint binome_match_problem_add_criterion (BinomeMatchProblem *self, const BinomeMatchCriterion *criterion);
gboolean binome_match_problem_forbid (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                                      const char *reason);
gboolean binome_match_problem_allow (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id);
gboolean binome_match_problem_lock (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id);

void binome_match_problem_set_limits (BinomeMatchProblem *self, gpointer limits, GDestroyNotify destroy);
gpointer binome_match_problem_get_limits (BinomeMatchProblem *self);

guint binome_match_problem_get_n_tutees (BinomeMatchProblem *self);
guint binome_match_problem_get_n_tutors (BinomeMatchProblem *self);
guint binome_match_problem_get_n_criteria (BinomeMatchProblem *self);
guint binome_match_problem_get_n_rules (BinomeMatchProblem *self);
guint binome_match_problem_get_seats (BinomeMatchProblem *self);
gint64 binome_match_problem_get_tutee_id (BinomeMatchProblem *self, guint tutee);
gint64 binome_match_problem_get_tutor_id (BinomeMatchProblem *self, guint tutor);
gint64 binome_match_problem_get_criterion_id (BinomeMatchProblem *self, guint criterion);
const char *binome_match_problem_get_tutee_name (BinomeMatchProblem *self, guint tutee);
const char *binome_match_problem_get_tutor_name (BinomeMatchProblem *self, guint tutor);
int binome_match_problem_get_capacity (BinomeMatchProblem *self, guint tutor);
gboolean binome_match_problem_rule_can_bar (BinomeMatchProblem *self, guint rule);
const char *binome_match_problem_get_rule_title (BinomeMatchProblem *self, guint rule);
gboolean binome_match_problem_is_allowed (BinomeMatchProblem *self, guint tutee, guint tutor);
const char *binome_match_problem_get_forbidden_reason (BinomeMatchProblem *self, guint tutee, guint tutor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchProblem, binome_match_problem_unref)

G_END_DECLS
