/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of the plan means for the pairs that run. Days were counted on a calendar by hand. */

#include "binome-clock.h"
#include "binome-plan-difference.h"
#include "workflow-fixture.h"

/* ---- one pair ---- */

static BinomeEntity *
make_step (gint64 id, const char *title, BinomeAnchor anchor, int days)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());

  binome_entity_set_id (step, id);
  binome_entity_set_text (step, BINOME_PLAN_STEP_TITLE, title);
  binome_entity_set_choice (step, BINOME_PLAN_STEP_ANCHOR, (int)anchor);
  binome_entity_set_integer (step, BINOME_PLAN_STEP_DAYS, days);
  return step;
}

static BinomeEntity *
make_check_in (gint64 id, gint64 step, const char *title, const char *due_on, const char *planned_on)
{
  BinomeEntity *check_in = BINOME_ENTITY (binome_check_in_new ());

  binome_entity_set_id (check_in, id);
  binome_entity_set_reference (check_in, BINOME_CHECK_IN_STEP, step);
  binome_entity_set_text (check_in, BINOME_CHECK_IN_TITLE, title);
  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, binome_date_parse_iso (due_on));
  binome_entity_set_date (check_in, BINOME_CHECK_IN_PLANNED_ON,
                          planned_on != NULL ? binome_date_parse_iso (planned_on) : BINOME_DATE_NONE);
  return check_in;
}

static BinomeEntity *
make_pair (const char *started_on, const char *ends_on)
{
  BinomeEntity *pair = BINOME_ENTITY (binome_pair_new ());

  binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, binome_date_parse_iso (started_on));
  binome_entity_set_date (pair, BINOME_PAIR_EXPECTED_END, binome_date_parse_iso (ends_on));
  return pair;
}

/* What is left of the plan and the pair, in one line each: kind, title, days, “*” for moved by hand. */
static void
assert_changes (GPtrArray *changes, const char *const *expected)
{
  static const char marks[] = { '+', '>', '~', '-' };

  for (guint i = 0; i < changes->len; i++)
    {
      const BinomePlanChange *change = changes->pdata[i];
      g_autofree char *from = binome_date_format_iso (change->from);
      g_autofree char *to = binome_date_format_iso (change->to);
      g_autofree char *line = g_strdup_printf (
          "%c %s %s>%s%s%s%s", marks[change->kind], change->title, from, to, change->by_hand ? " *" : "",
          change->before != NULL ? " was " : "", change->before != NULL ? change->before : "");

      g_assert_nonnull (expected[i]);
      g_assert_cmpstr (line, ==, expected[i]);
    }
  g_assert_null (expected[changes->len]);
}

static GPtrArray *
list_of (BinomeEntity *first, ...)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  va_list rest;

  va_start (rest, first);
  for (BinomeEntity *next = first; next != NULL; next = va_arg (rest, BinomeEntity *))
    g_ptr_array_add (all, next);
  va_end (rest);
  return all;
}

/* Over ends of months, a weekend, Labour Day, from either end of the pair. */
static void
test_days (void)
{
  g_autoptr (BinomeEntity) pair = make_pair ("2026-01-31", "2026-06-30");
  g_autoptr (GPtrArray) steps = list_of (
      make_step (1, "Month", BINOME_ANCHOR_START, 28),  /* Saturday 28 February */
      make_step (2, "Labour", BINOME_ANCHOR_START, 90), /* Friday 1 May */
      make_step (3, "Ahead", BINOME_ANCHOR_END, 30),    /* Sunday 31 May */
      make_step (4, "End", BINOME_ANCHOR_END, 0), make_step (5, "Too late", BINOME_ANCHOR_START, 151),
      make_step (6, "Too early", BINOME_ANCHOR_END, 151),
      make_step (7, "Preparation", BINOME_ANCHOR_UPFRONT, 10), /* before today */
      make_step (8, "A month on", BINOME_ANCHOR_AFTER, 30), NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) changes
      = binome_plan_difference_compare (steps, none, pair, "", binome_date_new (2026, 2, 2));
  static const char *const expected[]
      = { "+ Month >2026-03-02", "+ Labour >2026-05-04",     "+ Ahead >2026-06-01",
          "+ End >2026-06-30",   "+ A month on >2026-07-30", NULL };

  assert_changes (changes, expected);
}

/* The end moved by a month: what counts from it moves along, the rest stays. */
static void
test_end (void)
{
  g_autoptr (BinomeEntity) pair = make_pair ("2026-01-05", "2026-07-31");
  g_autoptr (GPtrArray) steps = list_of (make_step (1, "Ahead", BINOME_ANCHOR_END, 30),
                                         make_step (2, "Month", BINOME_ANCHOR_START, 28), NULL);
  g_autoptr (GPtrArray) check_ins = list_of (make_check_in (8, 1, "Ahead", "2026-06-01", "2026-06-01"),
                                             make_check_in (9, 2, "Month", "2026-02-02", "2026-02-02"), NULL);
  g_autoptr (GPtrArray) changes
      = binome_plan_difference_compare (steps, check_ins, pair, "", binome_date_new (2026, 1, 6));
  static const char *const expected[] = { "> Ahead 2026-06-01>2026-07-01", NULL };

  assert_changes (changes, expected);
}

static void
test_states (void)
{
  g_autoptr (BinomeEntity) pair = make_pair ("2026-03-02", "2026-08-31");
  g_autoptr (GPtrArray) steps = list_of (
      make_step (1, "Held", BINOME_ANCHOR_START, 60), make_step (2, "Waived", BINOME_ANCHOR_START, 60),
      make_step (3, "Past", BINOME_ANCHOR_START, 7), make_step (4, "Back", BINOME_ANCHOR_START, 8),
      make_step (5, "New words", BINOME_ANCHOR_START, 30), NULL);
  g_autoptr (GPtrArray) check_ins
      = list_of (make_check_in (11, 1, "Held", "2026-03-09", "2026-03-09"),
                 make_check_in (12, 2, "Waived", "2026-03-09", "2026-03-09"),
                 make_check_in (14, 4, "Back", "2026-04-13", "2026-04-13"),
                 make_check_in (15, 5, "Old words", "2026-04-01", "2026-04-01"),
                 make_check_in (16, 0, "Gone", "2026-05-04", "2026-05-04"),
                 make_check_in (17, 0, "By hand", "2026-05-04", NULL),
                 make_check_in (18, 0, "Held and gone", "2026-03-09", "2026-03-09"), NULL);
  g_autoptr (GPtrArray) changes = NULL;
  static const char *const expected[]
      = { "~ New words 2026-04-01>2026-04-01 was Old words", "- Gone 2026-05-04>", NULL };

  binome_entity_set_choice (check_ins->pdata[0], BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_DONE);
  binome_entity_set_choice (check_ins->pdata[1], BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_WAIVED);
  binome_entity_set_choice (check_ins->pdata[6], BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_DONE);
  changes = binome_plan_difference_compare (steps, check_ins, pair, "", binome_date_new (2026, 3, 20));
  assert_changes (changes, expected);
}

/* Moved by hand: silent while the plan says the same, marked once it says something else. */
static void
test_moved_by_hand (void)
{
  g_autoptr (BinomeEntity) pair = make_pair ("2026-03-02", "2026-08-31");
  g_autoptr (GPtrArray) steps = list_of (make_step (1, "Same", BINOME_ANCHOR_START, 30),
                                         make_step (2, "Other", BINOME_ANCHOR_START, 37),
                                         make_step (3, "Older", BINOME_ANCHOR_START, 44), NULL);
  g_autoptr (GPtrArray) check_ins = list_of (make_check_in (11, 1, "Same", "2026-04-03", "2026-04-01"),
                                             make_check_in (12, 2, "Other", "2026-04-03", "2026-04-01"),
                                             make_check_in (13, 3, "Older", "2026-04-17", NULL),
                                             make_check_in (14, 0, "Gone", "2026-06-02", "2026-06-01"), NULL);
  g_autoptr (GPtrArray) changes
      = binome_plan_difference_compare (steps, check_ins, pair, "", binome_date_new (2026, 3, 9));
  static const char *const expected[] = { "> Other 2026-04-03>2026-04-08 *",
                                          "> Older 2026-04-17>2026-04-15 *", "- Gone 2026-06-02> *", NULL };

  assert_changes (changes, expected);
}

/* A step of a job is for tutees of that job, however it is written. */
static void
test_job (void)
{
  g_autoptr (BinomeEntity) pair = make_pair ("2026-03-02", "2026-08-31");
  g_autoptr (GPtrArray) steps = list_of (make_step (1, "Licence", BINOME_ANCHOR_START, 30), NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) check_ins
      = list_of (make_check_in (11, 1, "Licence", "2026-04-01", "2026-04-01"), NULL);
  g_autoptr (GPtrArray) same = NULL, other = NULL, changed = NULL;
  static const char *const expected[] = { "+ Licence >2026-04-01", NULL };
  static const char *const not_for_them[] = { "- Licence 2026-04-01>", NULL };
  static const char *const nothing[] = { NULL };

  binome_entity_set_text (steps->pdata[0], BINOME_PLAN_STEP_JOB, "Monteur; Électricien ");
  same = binome_plan_difference_compare (steps, none, pair, " electricien", binome_date_new (2026, 3, 9));
  assert_changes (same, expected);
  other = binome_plan_difference_compare (steps, none, pair, "", binome_date_new (2026, 3, 9));
  assert_changes (other, nothing);
  changed = binome_plan_difference_compare (steps, check_ins, pair, "Buyer", binome_date_new (2026, 3, 9));
  assert_changes (changed, not_for_them);
}

/* ---- all pairs ---- */

typedef struct
{
  gint64 programme;
  GPtrArray *differences;
  gboolean with_left;
  guint n_pairs;
} Call;

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  call->differences
      = binome_plan_difference_list (db, call->programme, binome_clock_today (), call->with_left, error);
  return call->differences != NULL;
}

static gboolean
accept_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_plan_difference_accept (db, call->programme, call->differences, binome_clock_today (),
                                        &call->n_pairs, error);
}

static void
want_all (GPtrArray *differences, gboolean wanted)
{
  for (guint i = 0; i < differences->len; i++)
    {
      BinomePlanDifference *difference = differences->pdata[i];

      for (guint j = 0; j < difference->changes->len; j++)
        ((BinomePlanChange *)difference->changes->pdata[j])->wanted = wanted;
    }
}

static GPtrArray *
list (Scene *scene)
{
  Call call = { .programme = scene->programme };

  scene_read (scene, list_work, &call);
  return call.differences;
}

static gint64
start_pair (Scene *scene, gint64 tutee, gint64 tutor)
{
  gint64 pair = scene_propose (scene, tutee, tutor);

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  return pair;
}

static gint64
add_step (Scene *scene, const char *title, int days)
{
  BinomeEntity *step = make_step (0, title, BINOME_ANCHOR_START, days);

  binome_entity_set_reference (step, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  return scene_add (scene, step);
}

static gboolean
delete_step_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_PLAN_STEP, *(gint64 *)data, error);
}

/* The pairs that run are asked, the others are not; accepting is one action, after which nothing differs. */
static void
test_accept (Scene *scene, gconstpointer data)
{
  gint64 running = start_pair (scene, scene->lea, scene->paul);
  gint64 paused = start_pair (scene, scene->hugo, scene->paul);
  gint64 ended = start_pair (scene, scene->ines, scene->anne);
  g_autoptr (GPtrArray) before = list (scene), asked = NULL, after = NULL, removed = NULL, gone = NULL;
  g_autoptr (GPtrArray) once = NULL, twice = NULL;
  Call call = { .programme = scene->programme };
  static const char *const expected[] = { "+ Visit >2026-04-15", NULL };
  static const char *const away[] = { "- Visit 2026-04-15>", NULL };
  gint64 step;

  g_assert_cmpuint (before->len, ==, 0);
  scene_move (scene, paused, BINOME_PAIR_STATE_PAUSED, "Leave", NULL);
  scene_move (scene, ended, BINOME_PAIR_STATE_ENDED_EARLY, "Moved away", NULL);
  scene_propose (scene, scene->noah, scene->luc);
  step = add_step (scene, "Visit", 44);

  asked = list (scene);
  g_assert_cmpuint (asked->len, ==, 1);
  g_assert_cmpint (((BinomePlanDifference *)asked->pdata[0])->pair, ==, running);
  assert_changes (((BinomePlanDifference *)asked->pdata[0])->changes, expected);

  call.differences = asked;
  want_all (asked, TRUE);
  scene_check_undo (scene, accept_work, &call);
  g_assert_cmpuint (call.n_pairs, ==, 1);
  after = list (scene);
  g_assert_cmpuint (after->len, ==, 0);

  /* Asked again, it is no longer so: nothing happens twice. */
  once = scene_list_check_ins (scene, running);
  scene_write (scene, accept_work, &call);
  g_assert_cmpuint (call.n_pairs, ==, 0);
  twice = scene_list_check_ins (scene, running);
  g_assert_cmpuint (twice->len, ==, once->len);

  scene_write (scene, delete_step_work, &step);
  removed = list (scene);
  g_assert_cmpuint (removed->len, ==, 1);
  assert_changes (((BinomePlanDifference *)removed->pdata[0])->changes, away);
  call.differences = removed;
  want_all (removed, TRUE);
  scene_check_undo (scene, accept_work, &call);
  gone = list (scene);
  g_assert_cmpuint (gone->len, ==, 0);
}

/* What a pair was left without is told where somebody asks, and is not offered by itself until the plan says
 * something else. */
static void
test_left (Scene *scene, gconstpointer data)
{
  gint64 running = start_pair (scene, scene->lea, scene->paul), step = add_step (scene, "Visit", 44);
  g_autoptr (GPtrArray) asked = list (scene), silent = NULL, by_hand = NULL, again = NULL, done = NULL;
  Call call = { .programme = scene->programme, .differences = asked };
  g_autoptr (BinomeEntity) changed = NULL, pair = NULL;
  static const char *const moved[] = { "+ Visit >2026-04-16", NULL };

  g_assert_cmpuint (asked->len, ==, 1);
  scene_check_undo (scene, accept_work, &call);
  g_assert_cmpuint (call.n_pairs, ==, 0);
  silent = list (scene);
  g_assert_cmpuint (silent->len, ==, 0);
  call.with_left = TRUE;
  scene_read (scene, list_work, &call);
  by_hand = call.differences;
  g_assert_cmpuint (by_hand->len, ==, 1);

  changed = scene_get (scene, BINOME_TYPE_PLAN_STEP, step);
  binome_entity_set_integer (changed, BINOME_PLAN_STEP_DAYS, 45);
  scene_set (scene, changed);
  again = list (scene);
  g_assert_cmpuint (again->len, ==, 1);
  assert_changes (((BinomePlanDifference *)again->pdata[0])->changes, moved);

  call.differences = again;
  want_all (again, TRUE);
  scene_write (scene, accept_work, &call);
  g_assert_cmpuint (call.n_pairs, ==, 1);
  done = list (scene);
  g_assert_cmpuint (done->len, ==, 0);
  pair = scene_get (scene, BINOME_TYPE_PAIR, running);
  g_assert_cmpstr (binome_entity_get_text (pair, BINOME_PAIR_PLAN_LEFT), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-difference/days", test_days);
  g_test_add_func ("/plan-difference/end", test_end);
  g_test_add_func ("/plan-difference/states", test_states);
  g_test_add_func ("/plan-difference/moved-by-hand", test_moved_by_hand);
  g_test_add_func ("/plan-difference/job", test_job);
  g_test_add ("/plan-difference/accept", Scene, NULL, scene_set_up, test_accept, scene_tear_down);
  g_test_add ("/plan-difference/left", Scene, NULL, scene_set_up, test_left, scene_tear_down);
  return g_test_run ();
}
