/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample company must be believable: no impossible dates, no tutor with too many tutees. */

#include <string.h>

#include "binome-clock.h"
#include "binome-demo.h"
#include "binome-error.h"
#include "binome-matching.h"
#include "binome-model.h"
#include "store-fixture.h"

static gboolean
fill (BinomeDb *db, gpointer data, GError **error)
{
  return binome_demo_fill (db, binome_clock_today (), error);
}

static void
fill_demo (Workspace *self)
{
  g_autoptr (GError) error = NULL;

  binome_store_write (self->store, "Demo", BINOME_SOURCE_COMMAND, fill, NULL, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *sql;
  gint64 number;
} Ask;

static gboolean
ask_work (BinomeDb *db, gpointer data, GError **error)
{
  Ask *ask = data;
  BinomeStatement *statement = binome_db_prepare (db, ask->sql, error);

  if (statement == NULL || !binome_statement_step (statement, error))
    return FALSE;
  ask->number = binome_statement_get_integer (statement, 0);
  return TRUE;
}

static gint64
ask (Workspace *self, const char *sql)
{
  Ask question = { sql, 0 };
  g_autoptr (GError) error = NULL;

  binome_store_read (self->store, ask_work, &question, NULL, &error);
  g_assert_no_error (error);
  return question.number;
}

static void
assert_none (Workspace *self, const char *sql)
{
  gint64 n = ask (self, sql);

  if (n != 0)
    g_error ("%" G_GINT64_FORMAT " rows: %s", n, sql);
}

static void
test_company (Workspace *self, gconstpointer data)
{
  fill_demo (self);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM person"), ==, 240);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT site) FROM person"), ==, 4);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM skill"), ==, 24);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT domain) FROM skill"), ==, 5);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM field_definition"), ==, 4);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM field_value"), >, 100);
  assert_none (self, "SELECT count(*) FROM field_value WHERE (person IS NULL) = (enrolment IS NULL)");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM organisation WHERE name = 'Ateliers Morvan'"), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT email) FROM person WHERE email LIKE '_%.%@%'"), ==, 240);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT staff_number) FROM person"), ==, 240);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT family_name || given_name) FROM person"), ==, 240);
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM person WHERE given_name = 'Claire' AND family_name = 'Fontaine'"), ==,
      1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM role WHERE function = 'coordinator'"), ==, 3);

  /* One person at the top, and everybody reaches them: no circles. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM person WHERE manager IS NULL"), ==, 1);
  g_assert_cmpint (ask (self,
                        "WITH RECURSIVE below (id) AS (SELECT id FROM person WHERE manager IS NULL UNION"
                        " SELECT person.id FROM person JOIN below ON person.manager = below.id)"
                        " SELECT count(*) FROM below"),
                   ==, 240);
  assert_none (self, "SELECT count(*) FROM person WHERE hired_on IS NULL OR hired_on > '2026-03-16'");
  assert_none (self, "SELECT count(*) FROM person WHERE leaves_on <= hired_on");
  assert_none (
      self, "SELECT count(*) FROM person WHERE substr (hired_on, 1, 4) - birth_year NOT BETWEEN 16 AND 40");
  assert_none (self, "SELECT count(*) FROM person WHERE email GLOB '*[^a-z0-9.@-]*'");
}

static void
test_programmes (Workspace *self, gconstpointer data)
{
  fill_demo (self);
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM programme WHERE state = 'closed' AND ends_on < '2026-03-16'"), ==, 2);
  g_assert_cmpint (ask (self,
                        "SELECT count(*) FROM programme WHERE state = 'running' AND starts_on < '2025-11-16'"
                        " AND ends_on > '2026-06-01'"),
                   ==, 1);
  g_assert_cmpint (ask (self, "SELECT min (n) FROM (SELECT count(*) AS n FROM objective GROUP BY programme)"),
                   >=, 4);
  g_assert_cmpint (ask (self, "SELECT min (n) FROM (SELECT count(*) AS n FROM criterion GROUP BY programme)"),
                   >=, 5);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM match_run WHERE state = 'adopted' AND proven = 1"), ==,
                   3);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM match_run WHERE state = 'draft'"), ==, 1);
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM milestone WHERE done_on IS NULL AND due_on < '2026-03-16'"), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM milestone WHERE due_on > '2026-03-16'"), >=, 2);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM pair JOIN programme ON programme.id = pair.programme"
                              " WHERE programme.state = 'running'"),
                   >=, 26);
  g_assert_cmpint (
      ask (self, "SELECT count(DISTINCT pair.state) FROM pair JOIN programme ON programme.id = pair.programme"
                 " WHERE programme.state = 'running'"),
      >=, 7);
  g_assert_cmpint (
      ask (self,
           "SELECT count(*) FROM match_result JOIN match_run ON match_run.id = match_result.run"
           " WHERE tutor IS NULL AND match_run.state = 'draft' AND json_extract (detail, '$.format') = 3"),
      >=, 1);
  g_assert_cmpint (ask (self,
                        "SELECT count(*) FROM match_result JOIN match_run ON match_run.id = match_result.run"
                        " WHERE tutor IS NOT NULL AND match_run.state = 'draft'"),
                   >=, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM match_result WHERE locked"), ==, 1);
  /* Candidates stand at every step but the last, and it is known since when. */
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT state) FROM enrolment"), ==, 13);
  assert_none (self,
               "SELECT count(*) FROM enrolment WHERE state_since IS NULL OR state_since > '2026-03-16'");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM enrolment WHERE state IN ('identified', 'applied')"
                              " AND state_since <= date ('2026-03-16', '-21 days')"),
                   >=, 2);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM communication"), ==, 5);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT state) FROM communication"), ==, 3);

  /* Programmes that are over have nothing open. */
  assert_none (self, "SELECT count(*) FROM pair JOIN programme ON programme.id = pair.programme"
                     " WHERE programme.state = 'closed' AND pair.state NOT IN ('completed', 'ended-early')");
  assert_none (self,
               "SELECT count(*) FROM check_in c JOIN pair ON pair.id = c.pair WHERE pair.ended_on IS NOT NULL"
               " AND c.state = 'planned'");
}

static void
test_pairs (Workspace *self, gconstpointer data)
{
  fill_demo (self);
  /* A pair lies in its programme, and in the time of both in the company; an end has date and reason. */
  assert_none (self, "SELECT count(*) FROM pair JOIN programme g ON g.id = pair.programme"
                     " WHERE started_on < g.starts_on OR expected_end > g.ends_on OR ended_on > g.ends_on"
                     " OR ended_on < started_on OR started_on > '2026-03-16' OR ended_on > '2026-03-16'");
  assert_none (
      self, "SELECT count(*) FROM pair JOIN enrolment e ON e.id IN (pair.tutor, pair.tutee)"
            " JOIN person p ON p.id = e.person WHERE started_on < p.hired_on OR expected_end > p.leaves_on");
  assert_none (self, "SELECT count(*) FROM pair WHERE (ended_on IS NULL) <> (end_reason = '')");
  assert_none (self, "SELECT count(*) FROM pair WHERE state IN ('active', 'paused', 'closing', 'completed',"
                     " 'ended-early') AND started_on IS NULL");
  assert_none (
      self,
      "SELECT count(*) FROM pair WHERE tutee = tutor OR proposed_on > coalesce (started_on, '2026-03-16')");
  assert_none (
      self,
      "SELECT count(*) FROM pair JOIN enrolment e ON e.id = pair.tutor JOIN programme g ON g.id = e.programme"
      " WHERE (SELECT count(*) FROM pair q WHERE q.tutor = e.id AND q.state IN ('proposed', 'reviewed',"
      " 'offered', 'accepted', 'confirmed', 'active', 'paused', 'closing'))"
      " > min (e.capacity, g.tutees_per_tutor)");
  /* Over time as well: no tutor has more tutees than agreed on any day on which a pair starts. */
  assert_none (self, "SELECT count(*) FROM pair a JOIN enrolment e ON e.id = a.tutor WHERE e.capacity <"
                     " (SELECT count(*) FROM pair b WHERE b.tutor = a.tutor AND b.started_on <= a.started_on"
                     " AND coalesce (b.ended_on, '9999-12-31') > a.started_on)");
  assert_none (
      self, "SELECT count(*) FROM (SELECT tutee FROM pair WHERE state IN ('proposed', 'offered', 'confirmed',"
            " 'active', 'paused', 'closing') GROUP BY tutee HAVING count(*) > 1)");
  /* Nobody is tutored by the line manager; the two sides have the right roles. */
  assert_none (
      self, "SELECT count(*) FROM pair JOIN enrolment t ON t.id = pair.tutee JOIN person p ON p.id = t.person"
            " JOIN enrolment u ON u.id = pair.tutor WHERE p.manager = u.person OR t.role <> 'tutee'"
            " OR u.role <> 'tutor' OR t.programme <> pair.programme OR u.programme <> pair.programme");
}

/* What was asked and answered belongs to where each pair stands. */
static void
test_answers (Workspace *self, gconstpointer data)
{
  fill_demo (self);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM pair WHERE state = 'confirmed'"), >=, 1);
  assert_none (self, "SELECT count(*) FROM pair WHERE state IN ('accepted', 'confirmed')"
                     " AND (tutor_answer <> 'accepted' OR tutee_answer <> 'accepted')");
  assert_none (self, "SELECT count(*) FROM pair WHERE state = 'offered' AND (tutor_asked_on IS NULL"
                     " OR tutor_answer = 'declined' OR tutee_answer <> 'awaited')");
  assert_none (self, "SELECT count(*) FROM pair WHERE state IN ('proposed', 'reviewed')"
                     " AND (tutor_asked_on IS NOT NULL OR tutee_asked_on IS NOT NULL)");
  assert_none (self, "SELECT count(*) FROM pair WHERE (state = 'declined')"
                     " <> ('declined' IN (tutor_answer, tutee_answer))");
  assert_none (self, "SELECT count(*) FROM pair WHERE (tutor_answer <> 'awaited' AND tutor_asked_on IS NULL)"
                     " OR (tutee_answer <> 'awaited' AND tutee_asked_on IS NULL)"
                     " OR (tutee_asked_on IS NOT NULL AND tutor_answer <> 'accepted')");
  assert_none (self, "SELECT count(*) FROM pair WHERE tutor_asked_on < proposed_on"
                     " OR tutee_asked_on < tutor_asked_on OR tutee_asked_on > '2026-03-16'"
                     " OR tutor_asked_on > '2026-03-16'");
}

/* What pairs agree on: plans, teams that are whole, documents signed after they were made; and the check-ins
 * know the step they come from. */
static void
test_agreed (Workspace *self, gconstpointer data)
{
  fill_demo (self);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM action_step"), >=, 20);
  assert_none (self,
               "SELECT count(*) FROM action_step WHERE target_level < start_level OR done_on > '2026-03-16'"
               " OR (done_on IS NULL) <> (state NOT IN ('reached', 'partly-reached'))");
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT state) FROM agreement"), >=, 2);
  assert_none (
      self, "SELECT count(*) FROM agreement WHERE text = '' OR language <> 'fr' OR tutor_signed_on < made_on"
            " OR tutee_signed_on < made_on OR tutee_signed_on > '2026-03-16'");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM tutor_period"), ==, 4);
  assert_none (self,
               "SELECT count(*) FROM (SELECT 1 FROM tutor_period GROUP BY pair HAVING sum (share) <> 100)");
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM pair WHERE state = 'offered' AND tutor_asked_on IS NOT NULL"), >=, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM plan_template"), ==, 2);
  assert_none (self, "SELECT count(*) FROM check_in WHERE step IS NULL OR planned_on IS NULL");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM check_in WHERE planned_on <> due_on"), ==, 1);
}

static void
test_follow_up (Workspace *self, gconstpointer data)
{
  fill_demo (self);
  assert_none (self, "SELECT count(*) FROM meeting m JOIN pair ON pair.id = m.pair WHERE held_on < started_on"
                     " OR held_on > coalesce (ended_on, '2026-03-16') OR subject = ''");
  assert_none (self,
               "SELECT count(*) FROM check_in c JOIN pair ON pair.id = c.pair WHERE c.done_on > '2026-03-16'"
               " OR c.done_on < pair.started_on OR (c.done_on IS NULL) <> (c.state <> 'done')"
               " OR (c.state IN ('waived') AND c.reason = '')");
  assert_none (self, "SELECT count(*) FROM skill_assessment a JOIN pair ON pair.id = a.pair"
                     " WHERE assessed_on < started_on OR assessed_on > coalesce (ended_on, '2026-03-16')");
  assert_none (self, "SELECT count(*) FROM pair WHERE state = 'completed' AND NOT EXISTS"
                     " (SELECT 1 FROM skill_assessment a WHERE a.pair = pair.id AND a.moment = 'end')");
  g_assert_cmpint (ask (self, "SELECT count(*) FROM meeting"), >=, 400);
  g_assert_cmpint (ask (self, "SELECT count(DISTINCT moment) FROM skill_assessment"), ==, 3);
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM check_in WHERE state = 'planned' AND due_on < '2026-03-06'"), >=, 3);
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM check_in WHERE state = 'planned' AND due_on > '2026-03-16'"), >=, 20);
  /* Two pairs or more have been silent for two months. */
  g_assert_cmpint (
      ask (self, "SELECT count(*) FROM pair WHERE state = 'active' AND NOT EXISTS (SELECT 1 FROM meeting m"
                 " WHERE m.pair = pair.id AND m.held_on > '2026-01-16')"),
      >=, 2);
}

/* The same every time, in time, and undone as one. */
static void
test_story (Workspace *self, gconstpointer data)
{
  Workspace other = { 0 };
  g_autofree char *empty = workspace_dump (self);
  g_autofree char *first = NULL, *second = NULL, *undone = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GError) error = NULL;

  fill_demo (self);
  g_test_message ("filled in %.2f s", g_timer_elapsed (timer, NULL));
  first = workspace_dump (self);
  workspace_set_up (&other, NULL);
  fill_demo (&other);
  second = workspace_dump (&other);
  g_assert_cmpstr (second, ==, first);
  workspace_tear_down (&other, NULL);

  g_assert_false (binome_store_write (self->store, "Demo", BINOME_SOURCE_COMMAND, fill, NULL, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  undone = workspace_dump (self);
  g_assert_cmpstr (undone, ==, empty);
}

static gboolean
fill_on (BinomeDb *db, gpointer data, GError **error)
{
  return binome_demo_fill (db, *(BinomeDate *)data, error);
}

/* On any day of the year: holidays, ends of months, leap days. */
static void
test_days (void)
{
  for (int i = 0; i < 12; i++)
    {
      BinomeDate today = binome_date_new (2027, 12, 20) + i * 37;
      Workspace self = { 0 };
      g_autoptr (GError) error = NULL;

      binome_clock_fix (today);
      workspace_set_up (&self, NULL);
      binome_store_write (self.store, "Demo", BINOME_SOURCE_COMMAND, fill_on, &today, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ask (&self, "SELECT count(*) FROM person"), ==, 240);
      workspace_tear_down (&self, NULL);
    }
  binome_clock_fix (binome_date_new (2026, 3, 16));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/demo/company", test_company);
  add_test ("/demo/programmes", test_programmes);
  add_test ("/demo/pairs", test_pairs);
  add_test ("/demo/answers", test_answers);
  add_test ("/demo/agreed", test_agreed);
  add_test ("/demo/follow-up", test_follow_up);
  add_test ("/demo/story", test_story);
  g_test_add_func ("/demo/days", test_days);
  return g_test_run ();
}
