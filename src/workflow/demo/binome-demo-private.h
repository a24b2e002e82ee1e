/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-demo.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* A team on a site: who leads it and what people do there. */
typedef struct
{
  const char *site;
  const char *team;
  const char *leader;  /* the job of the one who leads it, “man|woman” where that differs */
  const char *jobs[4]; /* likewise; ends with %NULL where there are fewer */
  guint n_people;      /* the leader included */
  guint skills;        /* the trade: which row of the skills of teams */
} BinomeDemoTeam;

typedef struct
{
  const char *title;
  const char *domain;
  const char *description;
} BinomeDemoSkill;

/* Who a person is in the story that the sample company tells. */
typedef enum
{
  BINOME_DEMO_STAFF,
  BINOME_DEMO_LEADER,
  BINOME_DEMO_SENIOR,
  BINOME_DEMO_JUNIOR,
  BINOME_DEMO_NEWCOMER,
  BINOME_DEMO_APPRENTICE,
} BinomeDemoPart;

/* The trade of a team: rows of binome_demo_team_skills. */
enum
{
  BINOME_DEMO_MACHINING,
  BINOME_DEMO_ASSEMBLY,
  BINOME_DEMO_MAINTENANCE,
  BINOME_DEMO_QUALITY,
  BINOME_DEMO_LOGISTICS,
  BINOME_DEMO_DESIGN,
  BINOME_DEMO_OFFICE,
};

/* The courses of tutors. */
enum
{
  BINOME_DEMO_COURSE_BASICS,
  BINOME_DEMO_COURSE_TUTOR,
  BINOME_DEMO_COURSE_REFRESHER,
  BINOME_DEMO_N_COURSES,
};

#define BINOME_DEMO_N_GIVEN_NAMES 32
#define BINOME_DEMO_N_SKILLS 24
#define BINOME_DEMO_N_TUTOR_SKILLS 9 /* of them, the first ones: those of the certification RS5515 */
#define BINOME_DEMO_N_TEAM_SKILLS 4

extern const char *const binome_demo_family_names[];
extern const guint binome_demo_n_family_names;
extern const char *const binome_demo_women[BINOME_DEMO_N_GIVEN_NAMES];
extern const char *const binome_demo_men[BINOME_DEMO_N_GIVEN_NAMES];
extern const BinomeDemoTeam binome_demo_teams[];
extern const guint binome_demo_n_teams;
extern const BinomeDemoSkill binome_demo_skills[BINOME_DEMO_N_SKILLS];
extern const guint binome_demo_team_skills[][BINOME_DEMO_N_TEAM_SKILLS];

extern const char *const binome_demo_subjects[];
extern const guint binome_demo_n_subjects;
extern const char *const binome_demo_next_steps[];
extern const guint binome_demo_n_next_steps;
extern const char *const binome_demo_meeting_notes[];
extern const guint binome_demo_n_meeting_notes;
extern const char *const binome_demo_good_notes[];
extern const guint binome_demo_n_good_notes;
extern const char *const binome_demo_poor_notes[];
extern const guint binome_demo_n_poor_notes;
extern const char *const binome_demo_goals[];
extern const guint binome_demo_n_goals;

/* One of the people, as the story needs them. */
typedef struct
{
  gint64 id;
  guint team;
  BinomeDemoPart part;
} BinomeDemoPerson;

/**
 * BinomeDemo:
 * @db: the file
 * @today: the day the story is told
 * @random: the state of the generator
 * @people: (element-type BinomeDemoPerson): everybody
 * @skills: the ids of the skills
 * @courses: the ids of the courses of tutors
 * @director: who leads the company
 * @coordinator: who co-ordinates the programmes
 *
 * The sample company while it is being made.
 */
typedef struct
{
  BinomeDb *db;
  BinomeDate today;
  guint64 random;
  GArray *people;
  gint64 skills[BINOME_DEMO_N_SKILLS];
  gint64 courses[BINOME_DEMO_N_COURSES];
  gint64 director;
  gint64 coordinator;
} BinomeDemo;

/* A step of the check-in plan, with its wording. */
typedef struct
{
  const char *title;
  BinomeCheckInKind kind;
  BinomeAnchor anchor;
  int days;
  int window;
} BinomeDemoStep;

typedef struct
{
  const char *title;
  BinomeIndicator indicator;
  const char *indicator_text;
  const char *unit;
  BinomeDirection direction;
  double baseline;
  double target;
  double result; /* of one that is entered by hand; NaN otherwise */
  int priority;
  const char *comment;
} BinomeDemoObjective;

typedef struct
{
  const char *title;
  BinomeComparator comparator;
  BinomeAttribute attribute;
  BinomeCriterionKind kind;
  int weight;
  int minimum;
} BinomeDemoCriterion;

/**
 * BinomeDemoProgramme:
 * @title: its title; `%d` stands for the year of its start
 * @starts: first day, counted from today: at the latest, where @first_month is set
 * @first_month: the month it always begins in; 0 for any
 * @months: how long it lasts
 * @tutees: which people are its tutees
 * @n_tutees: how many of them
 * @n_tutors: how many tutors
 * @n_early: how many pairs end early
 *
 * A programme of the sample company, as it is told.
 */
typedef struct
{
  const char *title;
  const char *code;
  BinomeProgrammeKind kind;
  BinomeProgrammeState state;
  const char *purpose;
  int starts;
  int first_month;
  int months;
  double budget;
  int tutees_per_tutor;
  BinomeDemoPart tutees;
  BinomeContract contract;
  guint n_tutees;
  guint n_tutors;
  guint n_early;
  const BinomeDemoStep *steps;
  guint n_steps;
  const BinomeDemoObjective *objectives;
  guint n_objectives;
  const BinomeDemoCriterion *criteria;
  guint n_criteria;
} BinomeDemoProgramme;

extern const BinomeDemoProgramme binome_demo_programmes[];
extern const guint binome_demo_n_programmes;

/* The generator gives the same story every time. */
guint binome_demo_random (BinomeDemo *self, guint n);
const char *binome_demo_pick (BinomeDemo *self, const char *const *texts, guint n);
BinomeDate binome_demo_find_start (BinomeDemo *self, const BinomeDemoProgramme *programme);
BinomeDate binome_demo_workday (BinomeDemo *self, BinomeDate date);

gboolean binome_demo_fill_company (BinomeDemo *self, GError **error);
gboolean binome_demo_fill_fields (BinomeDemo *self, GError **error);
gboolean binome_demo_fill_courses (BinomeDemo *self, GError **error);
gboolean binome_demo_train (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme,
                            GError **error);
gboolean binome_demo_fill_people (BinomeDemo *self, GError **error);
gboolean binome_demo_fill_programme (BinomeDemo *self, const BinomeDemoProgramme *programme, GError **error);
gboolean binome_demo_fill_wishes (BinomeDemo *self, gint64 programme, GError **error);
gboolean binome_demo_live (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme,
                           GError **error);
gboolean binome_demo_fill_funnel (BinomeDemo *self, BinomeEntity *programme, GError **error);
gboolean binome_demo_fill_candidates (BinomeDemo *self, BinomeEntity *programme, GError **error);
gboolean binome_demo_follow_pair (BinomeDemo *self, BinomeEntity *pair, gboolean is_silent, GError **error);
gboolean binome_demo_fill_pairs (BinomeDemo *self, gint64 programme, GError **error);
gboolean binome_demo_fill_letters (BinomeDemo *self, BinomeEntity *programme, GError **error);
gboolean binome_demo_fill_plans (BinomeDemo *self, gint64 programme, GError **error);

gboolean binome_demo_date_run (BinomeDemo *self, gint64 run, BinomeDate run_on, GError **error);
gboolean binome_demo_discard_run (BinomeDemo *self, gint64 programme, BinomeDate run_on, GError **error);

G_END_DECLS
