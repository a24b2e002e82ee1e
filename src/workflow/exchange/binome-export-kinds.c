/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every list that can be handed to a spreadsheet: its rows, their order, and what they belong to. */

#include "binome-export-kinds.h"

#include <glib/gi18n-lib.h>

#include "binome-workflow-sql.h"

/* What the rows of a list belong to; t is the table of the list. */
#define OF_PERSON " JOIN person p ON p.id = t.person"
#define OF_PROGRAMME " JOIN programme g ON g.id = t.programme"
#define OF_SIDES(pair)                                                                                       \
  " JOIN enrolment b ON b.id = " pair ".tutee JOIN person p ON p.id = b.person"                              \
  " JOIN enrolment c ON c.id = " pair ".tutor JOIN person q ON q.id = c.person"
#define OF_PAIR " JOIN pair a ON a.id = t.pair JOIN programme g ON g.id = a.programme" OF_SIDES ("a")

#define BY_NAME(alias) alias ".family_name COLLATE binome, " alias ".given_name COLLATE binome, " alias ".id"

/* Steps of a plan as they come: those counted back from the end come last, the farthest first. */
#define BY_COUNTED_DAY "t.anchor = 'end', iif (t.anchor = 'end', -t.days, t.days)"

/* Monday first, however days are spelled. */
#define BY_WEEKDAY "instr ('monday tuesday wednesday thursday friday saturday sunday', t.weekday)"

#define PERSON_COLUMNS "g.title, p.family_name, p.given_name, p.staff_number, p.email, p.site, p.team, p.job"
#define PERSON_LEADS                                                                                         \
  {                                                                                                          \
    { N_ ("Programme") }, { N_ ("Family name") }, { N_ ("Given name") }, { N_ ("Staff number") },            \
    { N_ ("E-mail") },    { N_ ("Site") },        { N_ ("Team") },       { N_ ("Job") },                     \
  }
/* Namesakes are told apart by their numbers, also when the list comes back. */
#define SIDE_NUMBERS "p.staff_number, q.staff_number"
#define PAIR_COLUMNS "g.title, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME ("q") ", " SIDE_NUMBERS
#define PAIR_LEADS                                                                                           \
  {                                                                                                          \
    { N_ ("Programme") }, { N_ ("Tutee") }, { N_ ("Tutor") }, { N_ ("Tutee’s staff number") },               \
    {                                                                                                        \
      N_ ("Tutor’s staff number")                                                                            \
    }                                                                                                        \
  }
#define SIDE_LEADS                                                                                           \
  {                                                                                                          \
    { N_ ("Programme") }, { N_ ("Tutee’s staff number") },                                                   \
    {                                                                                                        \
      N_ ("Tutor’s staff number")                                                                            \
    }                                                                                                        \
  }

/* What two participants say of each other. */
#define BETWEEN(word_, label_, type_, table_, order_)                                                        \
  {                                                                                                          \
    .word = word_,                                                                                           \
    .label = label_,                                                                                         \
    .type = type_,                                                                                           \
    .from = table_ " t" OF_SIDES ("t") " JOIN programme g ON g.id = b.programme",                            \
    .where = "1",                                                                                            \
    .within = "b.programme = ?1",                                                                            \
    .order = "g.title COLLATE binome, g.id, " BY_NAME ("p") ", " order_ ", t.id",                            \
    .columns = "g.title, " SIDE_NUMBERS,                                                                     \
    .leads = SIDE_LEADS,                                                                                     \
    .sensitive = TRUE,                                                                                       \
  }

/* What a participant was asked, or told. */
#define PARTS_OF_ENROLMENT(word_, label_, type_, table_, order_, sensitive_)                                 \
  {                                                                                                          \
    .word = word_,                                                                                           \
    .label = label_,                                                                                         \
    .type = type_,                                                                                           \
    .from = table_ " t JOIN enrolment e ON e.id = t.enrolment JOIN programme g ON g.id = e.programme"        \
                   " JOIN person p ON p.id = e.person",                                                      \
    .where = "1",                                                                                            \
    .within = "e.programme = ?1",                                                                            \
    .order = BY_NAME ("p") ", " order_ ", t.id",                                                             \
    .columns = "g.title, " BINOME_SQL_NAME ("p") ", p.staff_number",                                         \
    .leads = { { N_ ("Programme") }, { N_ ("Participant") }, { N_ ("Staff number") } },                      \
    .sensitive = sensitive_,                                                                                 \
  }

#define ENROLMENTS(word_, label_, where_, order_)                                                            \
  {                                                                                                          \
    .word = word_,                                                                                           \
    .label = label_,                                                                                         \
    .type = binome_enrolment_get_type,                                                                       \
    .from = "enrolment t" OF_PROGRAMME OF_PERSON,                                                            \
    .where = where_,                                                                                         \
    .within = "t.programme = ?1",                                                                            \
    .order = order_,                                                                                         \
    .columns = PERSON_COLUMNS,                                                                               \
    .leads = PERSON_LEADS,                                                                                   \
    .extras                                                                                                  \
    = { BINOME_ENROLMENT_STATE + 1, BINOME_ENROLMENT_STATE_SINCE + 1, BINOME_ENROLMENT_WAITING_SINCE + 1 },  \
  }

#define PARTS_OF_PAIR(word_, label_, type_, table_, order_, ...)                                             \
  {                                                                                                          \
    .word = word_,                                                                                           \
    .label = label_,                                                                                         \
    .type = type_,                                                                                           \
    .from = table_ " t" OF_PAIR,                                                                             \
    .where = "1",                                                                                            \
    .within = "a.programme = ?1",                                                                            \
    .order = order_,                                                                                         \
    .columns = PAIR_COLUMNS,                                                                                 \
    .leads = PAIR_LEADS,                                                                                     \
    .extras = { __VA_ARGS__ },                                                                               \
  }

/* Rows about one person, whatever the programme; those of a programme are those of who takes part in it. */
#define PARTS_OF_PERSON(word_, label_, type_, table_, order_)                                                \
  {                                                                                                          \
    .word = word_,                                                                                           \
    .label = label_,                                                                                         \
    .type = type_,                                                                                           \
    .from = table_ " t" OF_PERSON,                                                                           \
    .where = "1",                                                                                            \
    .within = "EXISTS (SELECT 1 FROM enrolment e WHERE e.person = p.id AND e.programme = ?1)",               \
    .order = BY_NAME ("p") ", " order_ ", t.id",                                                             \
    .columns = BINOME_SQL_NAME ("p") ", p.staff_number",                                                     \
    .leads = { { N_ ("Person") }, { N_ ("Staff number") } },                                                 \
  }

#define PARTS_OF_PROGRAMME(word_, label_, type_, table_, order_, ...)                                        \
  {                                                                                                          \
    .word = word_,                                                                                           \
    .label = label_,                                                                                         \
    .type = type_,                                                                                           \
    .from = table_ " t" OF_PROGRAMME,                                                                        \
    .where = "1",                                                                                            \
    .within = "t.programme = ?1",                                                                            \
    .order = "g.title COLLATE binome, g.id, " order_ ", t.id",                                               \
    .columns = "g.title",                                                                                    \
    .leads = { { N_ ("Programme") } },                                                                       \
    .extras = { __VA_ARGS__ },                                                                               \
  }

static const BinomeExportKindInfo kinds[] = {
  [BINOME_EXPORT_PEOPLE] = {
    .word = "people", .label = N_ ("People"), .type = binome_person_get_type, .from = "person t", .where = "1",
    .within = "EXISTS (SELECT 1 FROM enrolment e WHERE e.person = t.id AND e.programme = ?1)",
    .order = BY_NAME ("t"),
  },
  [BINOME_EXPORT_TUTORS] = ENROLMENTS ("tutors", N_ ("Tutors"), "t.role = 'tutor'", BY_NAME ("p") ", t.id"),
  [BINOME_EXPORT_TUTEES] = ENROLMENTS ("tutees", N_ ("Tutees"), "t.role = 'tutee'", BY_NAME ("p") ", t.id"),
  [BINOME_EXPORT_WAITING]
  = ENROLMENTS ("waiting", N_ ("Waiting list"), "t.role = 'tutee' AND t.state = 'waiting'",
                "t.priority DESC, t.waiting_since IS NULL, t.waiting_since, t.id"),
  [BINOME_EXPORT_CRITERIA] = { .word = "criteria", .label = N_ ("Criteria") },
  [BINOME_EXPORT_RUNS] = {
    .word = "runs", .label = N_ ("Matching runs"), .type = binome_match_run_get_type,
    .from = "match_run t" OF_PROGRAMME, .where = "1", .within = "t.programme = ?1", .order = "t.id DESC",
    .columns = "g.title", .leads = { { N_ ("Programme") } },
    .extras = { BINOME_MATCH_RUN_STATE + 1, BINOME_MATCH_RUN_CRITERIA_SET + 1 },
  },
  [BINOME_EXPORT_RESULTS] = {
    .word = "results", .label = N_ ("Matching results"), .type = binome_match_result_get_type,
    .from = "match_result t JOIN match_run r ON r.id = t.run JOIN programme g ON g.id = r.programme"
            " JOIN enrolment b ON b.id = t.tutee JOIN person p ON p.id = b.person",
    .where = "1", .within = "r.programme = ?1",
    .order = "r.id DESC, t.tutor IS NULL, " BY_NAME ("p") ", t.id", .columns = "g.title, r.title, r.run_on",
    .leads = { { N_ ("Programme") }, { N_ ("Matching run") }, { N_ ("Run on"), TRUE } },
  },
  [BINOME_EXPORT_COMPARISON] = { .word = "comparison", .label = N_ ("Comparison of runs") },
  [BINOME_EXPORT_PROPOSALS] = {
    .word = "proposals", .label = N_ ("Proposals"), .type = binome_pair_get_type,
    .from = "pair t" OF_PROGRAMME OF_SIDES ("t"), .where = "t.state IN " BINOME_SQL_STAGED,
    .within = "t.programme = ?1", .order = BY_NAME ("p") ", t.id", .columns = "g.title, " SIDE_NUMBERS,
    .leads = SIDE_LEADS,
    .extras = { BINOME_PAIR_STATE + 1, BINOME_PAIR_TUTOR_ANSWER + 1, BINOME_PAIR_TUTEE_ANSWER + 1 },
  },
  [BINOME_EXPORT_PAIRS] = {
    .word = "pairs", .label = N_ ("Pairs"), .type = binome_pair_get_type, .from = "pair t" OF_PROGRAMME OF_SIDES ("t"),
    .where = "1", .within = "t.programme = ?1", .order = "t.id", .columns = "g.title, " SIDE_NUMBERS,
    .leads = SIDE_LEADS, .extras = { BINOME_PAIR_STATE + 1 },
  },
  [BINOME_EXPORT_CHECK_INS]
  = PARTS_OF_PAIR ("check-ins", N_ ("Check-ins"), binome_check_in_get_type, "check_in", "t.due_on, t.id",
                   BINOME_CHECK_IN_STATE + 1),
  [BINOME_EXPORT_MEETINGS] = PARTS_OF_PAIR ("meetings", N_ ("Meetings"), binome_meeting_get_type, "meeting",
                                            "t.held_on, t.id", 0),
  [BINOME_EXPORT_ACTIONS]
  = PARTS_OF_PAIR ("actions", N_ ("Action plans"), binome_action_step_get_type, "action_step",
                   "a.id, t.position, t.id", BINOME_ACTION_STEP_STATE + 1),
  [BINOME_EXPORT_AGREEMENTS]
  = PARTS_OF_PAIR ("agreements", N_ ("Agreements"), binome_agreement_get_type, "agreement", "a.id, t.id",
                   BINOME_AGREEMENT_STATE + 1),
  [BINOME_EXPORT_SESSIONS] = {
    .word = "sessions", .label = N_ ("Training sessions"), .type = binome_training_session_get_type,
    .from = "training_session t LEFT JOIN programme g ON g.id = t.programme", .where = "1",
    .within = "t.programme = ?1", .order = "t.starts_on, t.id", .columns = "g.title",
    .leads = { { N_ ("Programme") } }, .extras = { BINOME_TRAINING_SESSION_STATE + 1 },
  },
  [BINOME_EXPORT_ATTENDANCE] = {
    .word = "attendance", .label = N_ ("Attendance"), .type = binome_attendance_get_type,
    .from = "attendance t" OF_PERSON " JOIN training_session s ON s.id = t.session"
            " JOIN course k ON k.id = s.course",
    .where = "1", .within = "s.programme = ?1", .order = "s.starts_on, s.id, " BY_NAME ("p") ", t.id",
    .columns = "k.title, s.starts_on, p.staff_number",
    .leads = { { N_ ("Course") }, { N_ ("From"), TRUE }, { N_ ("Staff number") } },
    .extras = { BINOME_ATTENDANCE_STATE + 1 },
  },
  [BINOME_EXPORT_COURSES] = {
    .word = "courses", .label = N_ ("Courses"), .type = binome_course_get_type, .from = "course t",
    .where = "1", .within = "1", .order = "t.title COLLATE binome, t.id",
  },
  [BINOME_EXPORT_SKILLS] = {
    .word = "skills", .label = N_ ("Skills"), .type = binome_skill_get_type, .from = "skill t", .where = "1",
    .within = "1", .order = "t.domain COLLATE binome, t.title COLLATE binome, t.id",
  },
  [BINOME_EXPORT_INDICATORS] = { .word = "indicators", .label = N_ ("Indicators") },
  [BINOME_EXPORT_OBJECTIVES] = PARTS_OF_PROGRAMME ("objectives", N_ ("Objectives"), binome_objective_get_type,
                                                   "objective", "t.priority", 0),
  [BINOME_EXPORT_MILESTONES] = PARTS_OF_PROGRAMME ("milestones", N_ ("Milestones"), binome_milestone_get_type,
                                                   "milestone", "t.due_on", 0),
  [BINOME_EXPORT_ROLES]
  = PARTS_OF_PROGRAMME ("roles", N_ ("Roles"), binome_role_get_type, "role", "t.function", 0),
  [BINOME_EXPORT_COMMUNICATION]
  = PARTS_OF_PROGRAMME ("communication", N_ ("Communication plan"), binome_communication_get_type,
                        "communication", "t.planned_on IS NULL, t.planned_on", BINOME_COMMUNICATION_STATE + 1),
  [BINOME_EXPORT_PLAN] = PARTS_OF_PROGRAMME ("plan", N_ ("Check-in plan"), binome_plan_step_get_type, "plan_step",
                                             BY_COUNTED_DAY, 0),
  [BINOME_EXPORT_TEMPLATES] = {
    .word = "templates", .label = N_ ("Plan templates"), .type = binome_plan_template_step_get_type,
    .from = "plan_template_step t JOIN plan_template m ON m.id = t.template", .where = "1", .within = "1",
    .order = "m.title COLLATE binome, m.id, " BY_COUNTED_DAY ", t.id",
    .columns = "m.title, m.job", .leads = { { N_ ("Plan template") }, { N_ ("Job") } },
  },
  [BINOME_EXPORT_LETTERS] = {
    .word = "letters", .label = N_ ("Letters"), .type = binome_letter_get_type,
    .from = "letter t LEFT JOIN programme g ON g.id = t.programme LEFT JOIN person p ON p.id = t.person",
    .where = "1", .within = "t.programme = ?1", .order = "t.made_on, t.id",
    .columns = "g.title, p.staff_number", .leads = { { N_ ("Programme") }, { N_ ("Staff number") } },
  },
  [BINOME_EXPORT_MANAGER_AGREEMENTS]
  = PARTS_OF_ENROLMENT ("manager-agreements", N_ ("Managers’ agreements"), binome_manager_agreement_get_type,
                        "manager_agreement", "t.asked_on", FALSE),
  [BINOME_EXPORT_ABSENCES]
  = PARTS_OF_PERSON ("absences", N_ ("Absences"), binome_absence_get_type, "absence", "t.starts_on"),
  [BINOME_EXPORT_PRESENCES]
  = PARTS_OF_PERSON ("presences", N_ ("Presence periods"), binome_presence_get_type, "presence",
                     "t.starts_on"),
  [BINOME_EXPORT_WEEKS]
  = PARTS_OF_PERSON ("weeks", N_ ("Availability"), binome_availability_get_type, "availability",
                     BY_WEEKDAY ", t.starts_at"),
  [BINOME_EXPORT_PERSON_SKILLS]
  = PARTS_OF_PERSON ("person-skills", N_ ("Skills of people"), binome_person_skill_get_type, "person_skill",
                     "t.side"),
  [BINOME_EXPORT_INTERVIEWS] = PARTS_OF_ENROLMENT ("interviews", N_ ("Interviews"), binome_interview_get_type,
                                                   "interview", "t.held_on", TRUE),
  [BINOME_EXPORT_WISHES] = BETWEEN ("wishes", N_ ("Wishes"), binome_wish_get_type, "wish",
                                    "t.side, t.rank = 0, t.rank"),
  [BINOME_EXPORT_TALKS] = BETWEEN ("talks", N_ ("Try-out talks"), binome_talk_get_type, "talk", "t.held_on"),
  [BINOME_EXPORT_DISTANCES] = {
    .word = "distances", .label = N_ ("Distances between sites"), .type = binome_site_distance_get_type,
    .from = "site_distance t", .where = "1", .within = "1",
    .order = "t.site COLLATE binome, t.other COLLATE binome, t.id",
  },
  [BINOME_EXPORT_FIELDS] = {
    .word = "fields", .label = N_ ("Fields of your own"), .type = binome_field_definition_get_type,
    .from = "field_definition t", .where = "t.active = 1", .within = "1", .order = "t.position, t.id",
  },
  [BINOME_EXPORT_HISTORY] = { .word = "history", .label = N_ ("History") },
  [BINOME_EXPORT_CALENDAR] = { .word = "calendar", .label = N_ ("Calendar") },
  [BINOME_EXPORT_WORKSPACE] = { .word = "workspace", .label = N_ ("Workspace") },
};

/* How a kind of list is exported; those that are made otherwise have no entity. */
const BinomeExportKindInfo *
binome_export_kind_get_info (BinomeExportKind kind)
{
  return &kinds[kind];
}

/**
 * binome_export_kind_for_word:
 * @word: what a command or a menu says
 * @kind: (out): the kind it names
 *
 * Returns: whether there is such a kind
 */
gboolean
binome_export_kind_for_word (const char *word, BinomeExportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (word, kinds[i].word))
      {
        *kind = (BinomeExportKind)i;
        return TRUE;
      }

  return FALSE;
}

/* What a list is called, such as a sheet of a spreadsheet. */
const char *
binome_export_kind_get_label (BinomeExportKind kind)
{
  return _ (kinds[kind].label);
}

/* Whether all it tells is sensitive: it is written with %BINOME_EXPORT_SENSITIVE only. */
gboolean
binome_export_kind_is_sensitive (BinomeExportKind kind)
{
  return kinds[kind].sensitive;
}

/* The words of all kinds: “people, tutors, …”. */
char *
binome_export_kind_dup_words (void)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", kinds[i].word);
  return g_string_free (words, FALSE);
}
