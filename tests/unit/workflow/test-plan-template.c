/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of check-in plans: those that come with the program, the company's own, and what a programme
 * takes from them. */

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-plan-library.h"
#include "binome-plan-template-workflow.h"
#include "workflow-fixture.h"

/* ---- what comes with the program ---- */

static int
count_three_way (GPtrArray *steps, int *days)
{
  int n = 0;

  for (guint i = 0; i < steps->len; i++)
    if (binome_entity_get_choice (steps->pdata[i], BINOME_PLAN_STEP_KIND) == BINOME_CHECK_IN_KIND_THREE_WAY)
      {
        *days = (int)binome_entity_get_integer (steps->pdata[i], BINOME_PLAN_STEP_DAYS);
        n++;
      }

  return n;
}

static GPtrArray *
make_steps (BinomeProgrammeKind kind, BinomeDate start, BinomeDate end, const char *language)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = binome_plan_library_make_steps (kind, start, end, language, &error);

  g_assert_no_error (error);
  return steps;
}

static void
test_steps (void)
{
  BinomeDate start = binome_date_new (2026, 9, 1), end = binome_date_new (2028, 8, 31);
  g_autoptr (GPtrArray) apprentices = make_steps (BINOME_PROGRAMME_KIND_APPRENTICESHIP, start, end, "en");
  g_autoptr (GPtrArray) contracts = make_steps (BINOME_PROGRAMME_KIND_PROFESSIONALISATION, start, end, "en");
  g_autoptr (GPtrArray) newcomers = make_steps (BINOME_PROGRAMME_KIND_ONBOARDING, start, end, "en");
  g_autoptr (GPtrArray) peers = make_steps (BINOME_PROGRAMME_KIND_PEER, start, end, "en");
  g_autoptr (GPtrArray) brief = make_steps (BINOME_PROGRAMME_KIND_PEER, start, start + 14, "en");
  int days = 0, before = -1;

  /* Day 45 in the company is the last to part freely (L6222-18); a month for a fixed-term contract
   * (L1242-10), two for a newcomer (L1221-19). */
  g_assert_cmpint (count_three_way (apprentices, &days), ==, 1);
  g_assert_cmpint (days, <, 45);
  g_assert_cmpint (count_three_way (contracts, &days), ==, 1);
  g_assert_cmpint (days, <, 28);
  g_assert_cmpint (count_three_way (newcomers, &days), ==, 1);
  g_assert_cmpint (days, <, 59);
  g_assert_cmpint (count_three_way (peers, &days), ==, 0);

  /* Two years: every quarter but the one of the mid-term review. */
  for (guint i = 0; i < peers->len; i++)
    if (g_str_has_prefix (binome_entity_get_text (peers->pdata[i], BINOME_PLAN_STEP_TITLE), "Review after"))
      {
        g_assert_cmpint (binome_entity_get_integer (peers->pdata[i], BINOME_PLAN_STEP_DAYS), >, before);
        before = (int)binome_entity_get_integer (peers->pdata[i], BINOME_PLAN_STEP_DAYS);
      }
  g_assert_cmpint (before, ==, 639); /* 21 months: to 1 June 2028, a leap year */

  g_assert_cmpuint (brief->len, ==, 3); /* two contacts and the final review */
}

/* DOMAIN, 3.4: M-15 from 30 to 7 days before the start, M9 one, six and twelve months after the end; of a
 * programme that is short, nothing after it. */
static void
test_outside (void)
{
  BinomeDate start = binome_date_new (2026, 9, 1);
  g_autoptr (GPtrArray) apprentices
      = make_steps (BINOME_PROGRAMME_KIND_APPRENTICESHIP, start, binome_date_new (2028, 8, 31), "en");
  g_autoptr (GPtrArray) brief = make_steps (BINOME_PROGRAMME_KIND_ONBOARDING, start, start + 30, "en");
  static const int after[] = { 30, 182, 365 };
  guint n_before = 0, n_after = 0;

  for (guint i = 0; i < apprentices->len; i++)
    {
      int days = (int)binome_entity_get_integer (apprentices->pdata[i], BINOME_PLAN_STEP_DAYS);
      int window = (int)binome_entity_get_integer (apprentices->pdata[i], BINOME_PLAN_STEP_WINDOW);

      switch (binome_entity_get_choice (apprentices->pdata[i], BINOME_PLAN_STEP_ANCHOR))
        {
        case BINOME_ANCHOR_UPFRONT:
          g_assert_cmpint (days, <=, 30);
          g_assert_cmpint (days - window, >=, 7);
          n_before++;
          break;
        case BINOME_ANCHOR_AFTER:
          g_assert_cmpuint (n_after, <, G_N_ELEMENTS (after));
          g_assert_cmpint (days, ==, after[n_after++]);
          break;
        default:
          break;
        }
    }
  g_assert_cmpuint (n_before, ==, 2);
  g_assert_cmpuint (n_after, ==, 3);
  for (guint i = 0; i < brief->len; i++)
    g_assert_cmpint (binome_entity_get_choice (brief->pdata[i], BINOME_PLAN_STEP_ANCHOR), !=,
                     BINOME_ANCHOR_AFTER);
}

/* Every kind has its plan in every language, and the file can keep all of it. */
static void
test_library (void)
{
  static const char *const languages[] = { "en", "fr", "xx" };
  BinomeDate start = binome_date_new (2026, 9, 1);

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GPtrArray) plans = binome_plan_library_list (languages[l], NULL);

      g_assert_cmpuint (plans->len, ==, binome_choice_count (binome_programme_kinds));
      for (guint i = 0; i < plans->len; i++)
        {
          const BinomeShippedPlan *plan = plans->pdata[i];
          g_autoptr (GPtrArray) steps
              = make_steps (plan->kind, start, binome_date_new (2099, 1, 1), languages[l]);

          g_assert_cmpstr (plan->title, !=, "");
          g_assert_cmpuint (steps->len, >, 20);
          for (guint s = 0; s < steps->len; s++)
            {
              binome_entity_set_reference (steps->pdata[s], BINOME_PLAN_STEP_PROGRAMME, 1);
              g_assert_true (binome_entity_validate (steps->pdata[s], NULL));
            }
          g_assert_cmpstr (binome_entity_get_text (steps->pdata[steps->len - 1], BINOME_PLAN_STEP_TITLE), !=,
                           "");
        }
    }
}

static void
test_french (void)
{
  BinomeDate start = binome_date_new (2026, 9, 1);
  g_autoptr (GPtrArray) steps
      = make_steps (BINOME_PROGRAMME_KIND_APPRENTICESHIP, start, binome_date_new (2028, 8, 31), "fr");
  static const char *const wanted[]
      = { "Accueil le premier jour", "Contrat transmis à l’OPCO", "Rapport d’étonnement", "Bilan à 3 mois" };
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    for (guint w = 0; w < G_N_ELEMENTS (wanted); w++)
      n += g_str_equal (binome_entity_get_text (steps->pdata[i], BINOME_PLAN_STEP_TITLE), wanted[w]);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
}

/* ---- the company's own ---- */

static gint64
add_template (Scene *scene, const char *title, BinomeProgrammeKind kind, const char *job)
{
  BinomeEntity *template = BINOME_ENTITY (binome_plan_template_new ());

  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_TITLE, title);
  binome_entity_set_choice (template, BINOME_PLAN_TEMPLATE_KIND, (int)kind);
  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_JOB, job);
  return scene_add (scene, template);
}

static void
add_step (Scene *scene, gint64 template, const char *title, int days)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_template_step_new ());

  binome_entity_set_reference (step, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, template);
  binome_entity_set_text (step, BINOME_PLAN_TEMPLATE_STEP_TITLE, title);
  binome_entity_set_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS, days);
  binome_entity_set_choice (step, BINOME_PLAN_TEMPLATE_STEP_OWNER, BINOME_PLAN_STEP_OWNER_TUTEE);
  scene_add (scene, BINOME_ENTITY (step));
}

typedef struct
{
  gint64 template;
  gint64 programme;
  gint64 copy;
  guint n;
  BinomeProgramme *made;
  GPtrArray *rows;
  GType type;
  guint owner;
  gint64 id;
} Call;

static gboolean
rows_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;
  g_autoptr (BinomeQuery) query = binome_query_new (call->type);

  if (call->id != 0)
    binome_query_where_integer (query, call->owner, BINOME_QUERY_EQUAL, call->id);
  call->rows = binome_db_select (db, query, error);
  return call->rows != NULL;
}

static GPtrArray *
rows_of (Scene *scene, GType type, guint owner, gint64 id)
{
  Call call = { .type = type, .owner = owner, .id = id };

  scene_read (scene, rows_work, &call);
  return call.rows;
}

static BinomeEntity *
find (GPtrArray *rows, guint field, const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (binome_entity_get_text (rows->pdata[i], field), title))
      return rows->pdata[i];
  return NULL;
}

static gboolean
create_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_programme_create (db, data, 0, error);
}

static gint64
create (Scene *scene, BinomeProgrammeKind kind)
{
  g_autoptr (BinomeProgramme) programme = binome_programme_new ();
  BinomeEntity *entity = BINOME_ENTITY (programme);

  binome_entity_set_text (entity, BINOME_PROGRAMME_TITLE, "Next");
  binome_entity_set_choice (entity, BINOME_PROGRAMME_KIND, (int)kind);
  binome_entity_set_date (entity, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 9, 1));
  binome_entity_set_date (entity, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 12, 31));
  scene_write (scene, create_work, programme);
  return binome_entity_get_id (entity);
}

/* The newest general template of the kind, and those of single jobs; what is too late is left out. */
static void
test_new_programme (Scene *scene, gconstpointer data)
{
  gint64 old = add_template (scene, "Old", BINOME_PROGRAMME_KIND_PEER, "");
  gint64 new = add_template (scene, "New", BINOME_PROGRAMME_KIND_PEER, "");
  gint64 job = add_template (scene, "Welders", BINOME_PROGRAMME_KIND_PEER, "Welder");
  gint64 other = add_template (scene, "Newcomers", BINOME_PROGRAMME_KIND_ONBOARDING, "");
  g_autoptr (GPtrArray) steps = NULL, shipped = NULL;
  BinomeEntity *step;

  add_step (scene, old, "Old step", 3);
  add_step (scene, new, "New step", 4);
  add_step (scene, new, "Too late", 122);
  add_step (scene, job, "Licence to weld", 121);
  add_step (scene, other, "Another kind", 5);

  steps = rows_of (scene, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME,
                   create (scene, BINOME_PROGRAMME_KIND_PEER));
  g_assert_cmpuint (steps->len, ==, 2);
  step = find (steps, BINOME_PLAN_STEP_TITLE, "New step");
  g_assert_nonnull (step);
  g_assert_cmpint (binome_entity_get_choice (step, BINOME_PLAN_STEP_OWNER), ==, BINOME_PLAN_STEP_OWNER_TUTEE);
  g_assert_cmpstr (binome_entity_get_text (step, BINOME_PLAN_STEP_JOB), ==, "");
  step = find (steps, BINOME_PLAN_STEP_TITLE, "Licence to weld");
  g_assert_cmpstr (binome_entity_get_text (step, BINOME_PLAN_STEP_JOB), ==, "Welder");

  shipped = rows_of (scene, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME,
                     create (scene, BINOME_PROGRAMME_KIND_MOBILITY));
  g_assert_nonnull (find (shipped, BINOME_PLAN_STEP_TITLE, "First contact (48 h)"));
}

/* Only the tutee of the job gets its check-in. */
static void
test_job (Scene *scene, gconstpointer data)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());
  g_autoptr (BinomeEntity) enrolment = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea), person = NULL;
  gint64 pairs[2];

  person = scene_get (scene, BINOME_TYPE_PERSON,
                      binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON));
  binome_entity_set_text (person, BINOME_PERSON_JOB, "Soudeuse");
  scene_set (scene, person);
  binome_entity_set_reference (step, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  binome_entity_set_text (step, BINOME_PLAN_STEP_TITLE, "Licence to weld");
  binome_entity_set_text (step, BINOME_PLAN_STEP_JOB, "soudeuse");
  binome_entity_set_integer (step, BINOME_PLAN_STEP_DAYS, 20);
  scene_add (scene, step);

  pairs[0] = scene_propose (scene, scene->lea, scene->paul);
  pairs[1] = scene_propose (scene, scene->hugo, scene->paul);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) check_ins = NULL;
      BinomeEntity *check_in;

      scene_move (scene, pairs[i], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
      check_ins = scene_list_check_ins (scene, pairs[i]);
      check_in = find (check_ins, BINOME_CHECK_IN_TITLE, "Licence to weld");
      g_assert_true ((check_in != NULL) == (i == 0));
      if (check_in != NULL)
        scene_assert_day (binome_entity_get_date (check_in, BINOME_CHECK_IN_PLANNED_ON), "2026-03-23");
    }
}

static gboolean
copy_shipped_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_plan_template_copy_shipped (db, BINOME_PROGRAMME_KIND_ONBOARDING, &((Call *)data)->copy,
                                            error);
}

static gboolean
copy_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_plan_template_copy (db, call->template, &call->copy, error);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_plan_template_keep_programme (db, call->programme, &call->n, error);
}

static gboolean
give_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_plan_template_give (db, call->template, call->programme, error);
}

static gboolean
give_shipped_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_plan_template_give_shipped (db, ((Call *)data)->programme, error);
}

static void
test_copies (Scene *scene, gconstpointer data)
{
  Call call = { .programme = scene->programme };
  g_autoptr (GPtrArray) plan = NULL, shipped = NULL, copied = NULL, kept = NULL;
  g_autoptr (BinomeEntity) copy = NULL;
  g_autoptr (GError) error = NULL;

  scene_check_undo (scene, copy_shipped_work, &call);
  shipped = rows_of (scene, BINOME_TYPE_PLAN_TEMPLATE_STEP, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, call.copy);
  /* Six months: the quarter is the middle; two steps before the start, three after the end. */
  g_assert_cmpuint (shipped->len, ==, 8 + 2 + 3);

  call.template = call.copy;
  scene_check_undo (scene, copy_work, &call);
  copy = scene_get (scene, BINOME_TYPE_PLAN_TEMPLATE, call.copy);
  g_assert_cmpstr (binome_entity_get_text (copy, BINOME_PLAN_TEMPLATE_TITLE), ==, "Onboarding (copy)");
  copied = rows_of (scene, BINOME_TYPE_PLAN_TEMPLATE_STEP, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, call.copy);
  g_assert_cmpuint (copied->len, ==, shipped->len);

  scene_check_undo (scene, keep_work, &call);
  g_assert_cmpuint (call.n, ==, 1);
  plan = rows_of (scene, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  kept = rows_of (scene, BINOME_TYPE_PLAN_TEMPLATE_STEP, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, 0);
  g_assert_cmpuint (kept->len, ==, shipped->len + copied->len + plan->len);

  call.template = add_template (scene, "Empty", BINOME_PROGRAMME_KIND_ONBOARDING, "");
  scene_write (scene, give_work, &call);
  g_assert_false (scene_try (scene, keep_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

/* A step that keeps its title stays the same step; the steps of jobs stay as they are. */
static void
test_give (Scene *scene, gconstpointer data)
{
  Call call = { .programme = scene->programme };
  g_autoptr (GPtrArray) before
      = rows_of (scene, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  g_autoptr (GPtrArray) after = NULL, shipped = NULL;
  BinomeEntity *job = BINOME_ENTITY (binome_plan_step_new ());
  gint64 contact = binome_entity_get_id (find (before, BINOME_PLAN_STEP_TITLE, "First contact (48 h)"));
  BinomeEntity *same;

  binome_entity_set_reference (job, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  binome_entity_set_text (job, BINOME_PLAN_STEP_TITLE, "Licence to weld");
  binome_entity_set_text (job, BINOME_PLAN_STEP_JOB, "Welder");
  scene_add (scene, job);
  call.template = add_template (scene, "Mine", BINOME_PROGRAMME_KIND_PEER, "");
  add_step (scene, call.template, "First contact (48 h)", 1);
  add_step (scene, call.template, "A walk together", 10);

  scene_check_undo (scene, give_work, &call);
  after = rows_of (scene, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  g_assert_cmpuint (after->len, ==, 3);
  same = find (after, BINOME_PLAN_STEP_TITLE, "First contact (48 h)");
  g_assert_cmpint (binome_entity_get_id (same), ==, contact);
  g_assert_cmpint (binome_entity_get_integer (same, BINOME_PLAN_STEP_DAYS), ==, 1);
  g_assert_nonnull (find (after, BINOME_PLAN_STEP_TITLE, "A walk together"));
  g_assert_nonnull (find (after, BINOME_PLAN_STEP_TITLE, "Licence to weld"));

  scene_check_undo (scene, give_shipped_work, &call);
  shipped = rows_of (scene, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME, scene->programme);
  /* The step of the job, and the five outside of the pair that the scene leaves out. */
  g_assert_cmpuint (shipped->len, ==, before->len + 1 + 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-template/steps", test_steps);
  g_test_add_func ("/plan-template/library", test_library);
  g_test_add_func ("/plan-template/outside", test_outside);
  g_test_add_func ("/plan-template/french", test_french);
  g_test_add ("/plan-template/new-programme", Scene, NULL, scene_set_up, test_new_programme, scene_tear_down);
  g_test_add ("/plan-template/job", Scene, NULL, scene_set_up, test_job, scene_tear_down);
  g_test_add ("/plan-template/copies", Scene, NULL, scene_set_up, test_copies, scene_tear_down);
  g_test_add ("/plan-template/give", Scene, NULL, scene_set_up, test_give, scene_tear_down);
  return g_test_run ();
}
