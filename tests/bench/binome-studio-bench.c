/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uses the criteria and “what if” of a large programme as a user does, without a window.
 *
 * binome-studio-bench TUTEES TUTORS writes one "name value" a line, in milliseconds. “NAME” is the time by
 * the clock on the wall until the answer is there; “NAME-main” is the longest turn of the main loop until
 * then, in time of the processor: what the user feels as a pause. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "binome-criteria-preview.h"
#include "binome-match-study.h"
#include "criteria-scene.h"

static gint64 woken, longest;

static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
watching_poll (GPollFD *fds, guint n, int timeout)
{
  int result;

  longest = MAX (longest, worked () - woken);
  result = g_poll (fds, n, timeout);
  woken = worked ();
  return result;
}

/* ---- who there is ---- */

typedef struct
{
  Scene *scene;
  guint n_tutees, n_tutors;
} Company;

static gboolean
add_person (BinomeDb *db, Company *company, GRand *rand, gboolean is_tutor, guint number, GError **error)
{
  g_autoptr (BinomeEntity) person = BINOME_ENTITY (binome_person_new ());
  g_autoptr (BinomeEntity) enrolment = BINOME_ENTITY (binome_enrolment_new ());
  g_autofree char *name = g_strdup_printf ("%s %u", is_tutor ? "Tutor" : "Tutee", number);
  g_autofree char *site = g_strdup_printf ("Site %d", g_rand_int_range (rand, 0, 12));
  g_autofree char *team = g_strdup_printf ("Team %d", g_rand_int_range (rand, 0, 200));

  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, "Camille");
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, name);
  binome_entity_set_text (person, BINOME_PERSON_SITE, site);
  binome_entity_set_text (person, BINOME_PERSON_TEAM, team);
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON,
                          binome_date_new (2026 - g_rand_int_range (rand, 0, 25), 1, 15));
  if (!binome_db_insert (db, person, error))
    return FALSE;

  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, company->scene->programme);
  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON, binome_entity_get_id (person));
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE,
                            is_tutor ? BINOME_ENROLMENT_ROLE_TUTOR : BINOME_ENROLMENT_ROLE_TUTEE);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_ACCEPTED);
  binome_entity_set_integer (enrolment, BINOME_ENROLMENT_CAPACITY, is_tutor ? 1 + number % 2 : 0);
  return binome_db_insert (db, enrolment, error);
}

static gboolean
company_work (BinomeDb *db, gpointer data, GError **error)
{
  Company *company = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);

  for (guint i = 0; i < company->n_tutees + company->n_tutors; i++)
    if (!add_person (db, company, rand, i >= company->n_tutees, i, error))
      return FALSE;

  return TRUE;
}

static void
add_rule (Scene *scene, const CriteriaRule *rule)
{
  scene_add (scene, criteria_scene_make (scene, rule));
}

/* ---- what is timed ---- */

typedef struct
{
  const char *name;
  gint64 begin;
  gboolean is_done;
} Timed;

static Timed
begin (const char *name)
{
  Timed timed = { name, g_get_monotonic_time (), FALSE };

  longest = 0;
  woken = worked ();
  return timed;
}

static void
finish (Timed *timed, const GError *error)
{
  if (error != NULL)
    g_error ("%s: %s", timed->name, error->message);
  timed->is_done = TRUE;
}

static void
wait_for (Timed *timed)
{
  while (!timed->is_done)
    g_main_context_iteration (NULL, TRUE);
  printf ("%s %.1f\n%s-main %.1f\n", timed->name, (double)(g_get_monotonic_time () - timed->begin) / 1000,
          timed->name, (double)longest / 1000);
  fflush (stdout);
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer timed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeCriteriaPreview) preview
      = binome_criteria_preview_finish (BINOME_STORE (source), result, &error);

  finish (timed, error);
}

static void
time_preview (Scene *scene, const char *name, const CriteriaRule *rule)
{
  g_autoptr (BinomeEntity) draft = criteria_scene_make (scene, rule);
  Timed timed = begin (name);

  binome_criteria_preview_async (scene->store, scene->programme, draft, NULL, on_counted_cb, &timed);
  wait_for (&timed);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer timed)
{
  g_autoptr (GError) error = NULL;

  binome_match_study_open_finish (BINOME_MATCH_STUDY (source), result, &error);
  finish (timed, error);
}

static void
on_tried_cb (GObject *source, GAsyncResult *result, gpointer timed)
{
  g_autoptr (GError) error = NULL;

  binome_match_study_try_finish (BINOME_MATCH_STUDY (source), result, &error);
  finish (timed, error);
}

static void
on_taken_back_cb (GObject *source, GAsyncResult *result, gpointer timed)
{
  g_autoptr (GError) error = NULL;

  binome_match_study_take_back_finish (BINOME_MATCH_STUDY (source), result, &error);
  finish (timed, error);
}

static void
on_costs_cb (GObject *source, GAsyncResult *result, gpointer timed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) costs
      = binome_match_study_list_costs_finish (BINOME_MATCH_STUDY (source), result, &error);

  finish (timed, error);
}

static void
time_study (Scene *scene)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeMatchStudy) study = binome_match_study_new (scene->programme, 0, &none);
  BinomeMatchChange change = { .kind = BINOME_MATCH_CHANGE_CAPACITY };
  Timed timed = begin ("what-if-open");

  binome_match_study_open_async (study, scene->store, NULL, on_opened_cb, &timed);
  wait_for (&timed);

  timed = begin ("what-if-try");
  binome_match_study_try_async (study, &change, NULL, on_tried_cb, &timed);
  wait_for (&timed);

  change.places = 1;
  timed = begin ("what-if-instead");
  binome_match_study_try_async (study, &change, NULL, on_tried_cb, &timed);
  wait_for (&timed);

  timed = begin ("what-if-costs");
  binome_match_study_list_costs_async (study, 0, 12, NULL, on_costs_cb, &timed);
  wait_for (&timed);

  timed = begin ("what-if-take-back");
  binome_match_study_take_back_async (study, 0, NULL, on_taken_back_cb, &timed);
  wait_for (&timed);
}

int
main (int argc, char **argv)
{
  const CriteriaRule site = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, BINOME_CRITERION_KIND_MUST };
  const CriteriaRule other_team = { BINOME_COMPARATOR_DIFFERENT, BINOME_ATTRIBUTE_TEAM, PREFER };
  const CriteriaRule manager
      = { .comparator = BINOME_COMPARATOR_NOT_MANAGER, .kind = BINOME_CRITERION_KIND_MUST };
  const CriteriaRule years = { BINOME_COMPARATOR_SENIORITY_GAP, BINOME_ATTRIBUTE_NONE, PREFER, 2, 10 };
  const CriteriaRule gap
      = { BINOME_COMPARATOR_SENIORITY_GAP, BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_MUST, 2, 20 };
  Scene scene;
  Company company = { &scene };

  if (argc != 3)
    {
      g_printerr ("usage: binome-studio-bench TUTEES TUTORS\n");
      return 2;
    }

  company.n_tutees = (guint)atoi (argv[1]);
  company.n_tutors = (guint)atoi (argv[2]);
  scene_set_up (&scene, NULL);
  scene_write (&scene, company_work, &company);
  scene_write (&scene, criteria_scene_clear_work, &scene.programme);
  add_rule (&scene, &site);
  add_rule (&scene, &other_team);
  add_rule (&scene, &manager);
  add_rule (&scene, &years);

  g_main_context_set_poll_func (NULL, watching_poll);
  time_preview (&scene, "preview-first", &gap);
  time_preview (&scene, "preview-again", &gap);
  time_study (&scene);
  scene_tear_down (&scene, NULL);
  return 0;
}
