/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A team of tutors: shares, one principal, one legal reference, substitutions, and places by share. */

#include <locale.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-daily.h"
#include "binome-error.h"
#include "binome-letter-recipients.h"
#include "binome-pair-substitute.h"
#include "binome-pair-team.h"
#include "binome-pair-training.h"
#include "workflow-fixture.h"

typedef struct
{
  gint64 pair;
  GPtrArray *periods;
} Team;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Team *team = data;

  return binome_pair_team_keep (db, team->pair, team->periods, error);
}

static BinomeEntity *
add (Team *team, gint64 tutor, BinomeTutorFunction function, int share, gboolean reference, const char *from,
     const char *until)
{
  BinomeEntity *period = BINOME_ENTITY (binome_tutor_period_new ());

  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_TUTOR, tutor);
  binome_entity_set_choice (period, BINOME_TUTOR_PERIOD_FUNCTION, (int)function);
  binome_entity_set_integer (period, BINOME_TUTOR_PERIOD_SHARE, share);
  binome_entity_set_boolean (period, BINOME_TUTOR_PERIOD_REFERENCE, reference);
  if (from != NULL)
    binome_entity_set_date (period, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_parse_iso (from));
  if (until != NULL)
    binome_entity_set_date (period, BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_parse_iso (until));
  g_ptr_array_add (team->periods, period);
  return period;
}

static void
assert_wrong (Scene *scene, Team *team, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, keep_work, team, &error));
  g_assert_nonnull (strstr (error->message, words));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static Team
start_team (Scene *scene)
{
  Team team
      = { scene_propose (scene, scene->lea, scene->paul), g_ptr_array_new_with_free_func (g_object_unref) };

  scene_move (scene, team.pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  return team;
}

static void
test_rules (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  BinomeEntity *paul = add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 60, TRUE, NULL, NULL);
  BinomeEntity *anne = add (&team, scene->anne, BINOME_TUTOR_FUNCTION_SECOND, 30, FALSE, NULL, NULL);

  assert_wrong (scene, &team, "90 %");
  binome_entity_set_integer (anne, BINOME_TUTOR_PERIOD_SHARE, 40);
  binome_entity_set_boolean (anne, BINOME_TUTOR_PERIOD_REFERENCE, TRUE);
  assert_wrong (scene, &team, "one legal reference");
  binome_entity_set_boolean (anne, BINOME_TUTOR_PERIOD_REFERENCE, FALSE);
  binome_entity_set_choice (anne, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_PRINCIPAL);
  assert_wrong (scene, &team, "one principal tutor");
  binome_entity_set_choice (anne, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_SECOND);
  binome_entity_set_date (anne, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 3, 1));
  assert_wrong (scene, &team, "within those of the pair");
  binome_entity_set_date (anne, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 4, 1));
  assert_wrong (scene, &team, "60 %"); /* Anne comes a month later */
  binome_entity_set_date (anne, BINOME_TUTOR_PERIOD_STARTS_ON, BINOME_DATE_NONE);
  binome_entity_set_reference (anne, BINOME_TUTOR_PERIOD_TUTOR, scene->paul);
  assert_wrong (scene, &team, "twice");
  binome_entity_set_reference (anne, BINOME_TUTOR_PERIOD_TUTOR, scene->hugo);
  assert_wrong (scene, &team, "tutors of the same programme");
  binome_entity_set_reference (anne, BINOME_TUTOR_PERIOD_TUTOR, scene->anne);
  g_assert_nonnull (paul);
  scene_check_undo (scene, keep_work, &team);
  g_ptr_array_unref (team.periods);
}

/* Paul leaves on 30 April; Luc is the principal tutor from 1 May. */
static void
test_substitution (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  BinomeEntity *luc;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, NULL, "2026-04-30");
  assert_wrong (scene, &team, "0 %");
  luc = add (&team, scene->luc, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, "2026-04-30", NULL);
  assert_wrong (scene, &team, "200 %");
  binome_entity_set_date (luc, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 5, 1));
  scene_write (scene, keep_work, &team);
  g_ptr_array_unref (team.periods);
}

/* Anne has one place: half of it is used, so a whole one is not left; Paul has two, and uses a half. */
static void
test_places (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  g_autoptr (GError) error = NULL;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 50, TRUE, NULL, NULL);
  add (&team, scene->anne, BINOME_TUTOR_FUNCTION_SECOND, 50, FALSE, NULL, NULL);
  scene_write (scene, keep_work, &team);
  g_assert_false (scene_try_propose (scene, scene->ines, scene->anne, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  scene_propose (scene, scene->hugo, scene->paul);
  g_assert_false (scene_try_propose (scene, scene->noah, scene->paul, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  /* Without the team all is as before. */
  g_ptr_array_set_size (team.periods, 0);
  scene_write (scene, keep_work, &team);
  scene_propose (scene, scene->ines, scene->anne);
  g_ptr_array_unref (team.periods);
}

static void
assert_refused (Scene *scene, SceneWork work, gpointer data, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, work, data, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, message);
}

typedef struct
{
  gint64 enrolment;
  BinomeEnrolmentState to;
} Part;

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Part *part = data;

  return binome_enrolment_move (db, part->enrolment, part->to, "Because", error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_remove (db, ((Part *)data)->enrolment, error);
}

/* A second tutor must have room for the share, be somebody else, take part, and be there. */
static void
test_tutors (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  Part part = { scene->anne, BINOME_ENROLMENT_STATE_WITHDREW };
  g_autoptr (BinomeEntity) lea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea),
                           luc = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc), person = NULL;
  g_autoptr (BinomeEntity) programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);
  gint64 person_id = binome_entity_get_reference (lea, BINOME_ENROLMENT_PERSON);
  gint64 her_own
      = scene_add (scene, binome_enrolment_make (programme, BINOME_ENROLMENT_ROLE_TUTOR, person_id, 2));
  gint64 full = scene_propose (scene, scene->ines, scene->anne);
  BinomeEntity *second;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 60, TRUE, NULL, NULL);
  second = add (&team, scene->anne, BINOME_TUTOR_FUNCTION_SECOND, 40, FALSE, NULL, NULL);
  assert_refused (scene, keep_work, &team, "Anne Petit has no place left (1 tutee at most).");
  binome_entity_set_reference (second, BINOME_TUTOR_PERIOD_TUTOR, her_own);
  assert_refused (scene, keep_work, &team, "Nobody can be their own tutor.");
  scene_move (scene, full, BINOME_PAIR_STATE_CANCELLED, "Not wanted", NULL);
  scene_write (scene, move_work, &part);
  binome_entity_set_reference (second, BINOME_TUTOR_PERIOD_TUTOR, scene->anne);
  assert_refused (scene, keep_work, &team, "Anne Petit cannot have a pair: “Withdrew”.");

  person = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (luc, BINOME_ENROLMENT_PERSON));
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 6, 30));
  scene_set (scene, person);
  binome_entity_set_reference (second, BINOME_TUTOR_PERIOD_TUTOR, scene->luc);
  assert_refused (scene, keep_work, &team, "Luc Moreau leaves on 30 Jun 2026.");
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, BINOME_DATE_NONE);
  scene_set (scene, person);
  scene_write (scene, keep_work, &team);
  g_ptr_array_unref (team.periods);
}

/* Who is new in a team is there for as long as their manager agreed to, like a tutor alone. */
static void
test_agreed (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  BinomeEntity *agreement = BINOME_ENTITY (binome_manager_agreement_new ());
  BinomeEntity *second;

  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, scene->luc);
  binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER, BINOME_AGREEMENT_ANSWER_LIMITED);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_new (2026, 3, 1));
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON, binome_date_new (2026, 4, 1));
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON, binome_date_new (2026, 5, 31));
  scene_add (scene, agreement);
  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, NULL, "2026-04-30");
  second = add (&team, scene->luc, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, "2026-05-01", NULL);
  assert_refused (scene, keep_work, &team, "The manager of Luc Moreau agreed only until 31 May 2026.");
  binome_entity_set_date (team.periods->pdata[0], BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_new (2026, 3, 19));
  binome_entity_set_date (second, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 3, 20));
  assert_refused (scene, keep_work, &team, "The manager of Luc Moreau agreed only from 1 Apr 2026 on.");

  binome_entity_set_date (team.periods->pdata[0], BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_new (2026, 3, 31));
  binome_entity_set_date (second, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 4, 1));
  binome_entity_set_date (second, BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_new (2026, 5, 31));
  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, "2026-06-01", NULL);
  scene_write (scene, keep_work, &team);
  g_ptr_array_unref (team.periods);
}

/* Who is in a running team is matched, and cannot leave or be taken out of the programme by the way. */
static void
test_leaving (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  Part part = { scene->luc, BINOME_ENROLMENT_STATE_WITHDREW };
  g_autoptr (BinomeEntity) luc = NULL, free_again = NULL;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 60, TRUE, NULL, NULL);
  add (&team, scene->luc, BINOME_TUTOR_FUNCTION_SECOND, 40, FALSE, NULL, NULL);
  scene_write (scene, keep_work, &team);
  luc = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc);
  g_assert_cmpint (binome_entity_get_choice (luc, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_MATCHED);
  assert_refused (scene, move_work, &part,
                  "The pair with Léa Martin is still running. Complete or end it first, or hand it over.");
  assert_refused (scene, remove_work, &part,
                  "This person has or had a pair here, which is kept. Record a withdrawal instead.");

  g_ptr_array_set_size (team.periods, 0);
  scene_write (scene, keep_work, &team);
  free_again = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc);
  g_assert_cmpint (binome_entity_get_choice (free_again, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_ACCEPTED);
  scene_write (scene, move_work, &part);
  g_ptr_array_unref (team.periods);
}

/* From 1 May Luc is the tutor of the pair, and Paul is free again. */
static void
test_new_principal (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  g_autoptr (BinomeEntity) before = NULL, after = NULL, paul = NULL;

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, NULL, "2026-04-30");
  add (&team, scene->luc, BINOME_TUTOR_FUNCTION_PRINCIPAL, 100, TRUE, "2026-05-01", NULL);
  scene_write (scene, keep_work, &team);
  before = scene_get (scene, BINOME_TYPE_PAIR, team.pair);
  g_assert_cmpint (binome_entity_get_reference (before, BINOME_PAIR_TUTOR), ==, scene->paul);

  binome_clock_fix (binome_date_new (2026, 5, 1));
  scene_write (scene, binome_daily_apply, NULL);
  after = scene_get (scene, BINOME_TYPE_PAIR, team.pair);
  g_assert_cmpint (binome_entity_get_reference (after, BINOME_PAIR_TUTOR), ==, scene->luc);
  paul = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul);
  g_assert_cmpint (binome_entity_get_choice (paul, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_ACCEPTED);
  g_ptr_array_unref (team.periods);
}

static gboolean
substitute_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_pair_team_substitute (db, data, error);
}

static gboolean
select_work (BinomeDb *db, gpointer data, GError **error)
{
  Team *team = data;

  team->periods = binome_pair_team_select (db, team->pair, error);
  return team->periods != NULL;
}

static void
assert_period (BinomeEntity *period, gint64 tutor, gint64 replaces, const char *from, const char *until)
{
  g_assert_cmpint (binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR), ==, tutor);
  g_assert_cmpint (binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_REPLACES), ==, replaces);
  g_assert_cmpint (binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON), ==,
                   from != NULL ? binome_date_parse_iso (from) : BINOME_DATE_NONE);
  g_assert_cmpint (binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON), ==,
                   until != NULL ? binome_date_parse_iso (until) : BINOME_DATE_NONE);
}

static void
assert_tutor_on (Scene *scene, gint64 pair, BinomeDate day, gint64 tutor)
{
  g_autoptr (BinomeEntity) entity = NULL;

  binome_clock_fix (day);
  scene_write (scene, binome_daily_apply, NULL);
  entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_reference (entity, BINOME_PAIR_TUTOR), ==, tutor);
}

/* Luc stands in for Paul in April; in May Paul goes on. */
static void
test_stand_in (Scene *scene, gconstpointer data)
{
  Team team = { scene_propose (scene, scene->lea, scene->paul), NULL };
  g_autoptr (BinomeEntity) stand_in = BINOME_ENTITY (binome_tutor_period_new ());
  g_autoptr (GError) error = NULL;

  scene_move (scene, team.pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_PAIR, team.pair);
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_TUTOR, scene->luc);
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_REPLACES, scene->anne);
  g_assert_false (scene_try (scene, substitute_work, stand_in, &error)); /* no day */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_date (stand_in, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 4, 1));
  g_assert_false (scene_try (scene, substitute_work, stand_in, &error)); /* Anne is not in the team */
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_REPLACES, scene->paul);
  binome_entity_set_date (stand_in, BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_new (2026, 3, 31));
  g_assert_false (scene_try (scene, substitute_work, stand_in, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_date (stand_in, BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_new (2026, 4, 30));
  binome_entity_set_text (stand_in, BINOME_TUTOR_PERIOD_REASON, "Leave");
  scene_check_undo (scene, substitute_work, stand_in);

  scene_read (scene, select_work, &team);
  g_assert_cmpuint (team.periods->len, ==, 3);
  assert_period (team.periods->pdata[0], scene->paul, 0, NULL, "2026-03-31");
  assert_period (team.periods->pdata[1], scene->luc, scene->paul, "2026-04-01", "2026-04-30");
  assert_period (team.periods->pdata[2], scene->paul, 0, "2026-05-01", NULL);
  g_assert_cmpstr (binome_entity_get_text (team.periods->pdata[1], BINOME_TUTOR_PERIOD_REASON), ==, "Leave");
  assert_tutor_on (scene, team.pair, binome_date_new (2026, 3, 31), scene->paul);
  assert_tutor_on (scene, team.pair, binome_date_new (2026, 4, 1), scene->luc);
  assert_tutor_on (scene, team.pair, binome_date_new (2026, 5, 1), scene->paul);
  g_ptr_array_unref (team.periods);
}

/* From the first day of the pair, without a known return: nothing is left of Paul's part. */
static void
test_stand_in_from_the_start (Scene *scene, gconstpointer data)
{
  Team team = { scene_propose (scene, scene->lea, scene->paul), NULL };
  g_autoptr (BinomeEntity) stand_in = BINOME_ENTITY (binome_tutor_period_new ());

  scene_move (scene, team.pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_PAIR, team.pair);
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_TUTOR, scene->luc);
  binome_entity_set_reference (stand_in, BINOME_TUTOR_PERIOD_REPLACES, scene->paul);
  binome_entity_set_date (stand_in, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 3, 2));
  scene_write (scene, substitute_work, stand_in);
  scene_read (scene, select_work, &team);
  g_assert_cmpuint (team.periods->len, ==, 1);
  assert_period (team.periods->pdata[0], scene->luc, scene->paul, NULL, NULL);
  g_ptr_array_unref (team.periods);
}

typedef struct
{
  Scene *scene;
  gint64 pair;
} Letters;

static gboolean
gets (BinomeDb *db, gint64 programme, BinomeLetterAudience audience, gint64 enrolment)
{
  const BinomeLetterKind kind = { .audience = audience };
  g_autoptr (GPtrArray) list = binome_letter_recipients_list (db, &kind, programme, NULL);

  for (guint i = 0; i < list->len; i++)
    if (((BinomeLetterRecipient *)list->pdata[i])->enrolment == enrolment)
      return TRUE;
  return FALSE;
}

static gboolean
letters_work (BinomeDb *db, gpointer data, GError **error)
{
  Letters *call = data;
  gint64 programme = call->scene->programme;
  g_autoptr (GPtrArray) untrained
      = binome_pair_list_untrained (db, &call->pair, 1, binome_clock_today (), error);

  /* Luc has a tutee now, and is told of the pair as Paul is; Anne has none. */
  g_assert_true (gets (db, programme, BINOME_LETTER_TO_PAIR_TUTOR, call->scene->paul));
  g_assert_true (gets (db, programme, BINOME_LETTER_TO_PAIR_TUTOR, call->scene->luc));
  g_assert_false (gets (db, programme, BINOME_LETTER_TO_PAIR_TUTOR, call->scene->anne));
  g_assert_false (gets (db, programme, BINOME_LETTER_TO_TUTORS, call->scene->luc));
  g_assert_true (gets (db, programme, BINOME_LETTER_TO_TUTORS, call->scene->anne));

  g_assert_cmpuint (untrained->len, ==, 2);
  g_assert_true (g_str_has_prefix (untrained->pdata[0], "Paul Durand:"));
  g_assert_true (g_str_has_prefix (untrained->pdata[1], "Luc Moreau:"));
  return TRUE;
}

/* Letters and the warning about training know the whole team. */
static void
test_letters (Scene *scene, gconstpointer data)
{
  Team team = start_team (scene);
  Letters call = { scene, team.pair };

  add (&team, scene->paul, BINOME_TUTOR_FUNCTION_PRINCIPAL, 60, TRUE, NULL, NULL);
  add (&team, scene->luc, BINOME_TUTOR_FUNCTION_SECOND, 40, FALSE, NULL, NULL);
  scene_write (scene, keep_work, &team);
  scene_read (scene, letters_work, &call);
  g_ptr_array_unref (team.periods);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/team/rules", Scene, NULL, scene_set_up, test_rules, scene_tear_down);
  g_test_add ("/team/substitution", Scene, NULL, scene_set_up, test_substitution, scene_tear_down);
  g_test_add ("/team/tutors", Scene, NULL, scene_set_up, test_tutors, scene_tear_down);
  g_test_add ("/team/agreed", Scene, NULL, scene_set_up, test_agreed, scene_tear_down);
  g_test_add ("/team/leaving", Scene, NULL, scene_set_up, test_leaving, scene_tear_down);
  g_test_add ("/team/new-principal", Scene, NULL, scene_set_up, test_new_principal, scene_tear_down);
  g_test_add ("/team/stand-in", Scene, NULL, scene_set_up, test_stand_in, scene_tear_down);
  g_test_add ("/team/stand-in-from-the-start", Scene, NULL, scene_set_up, test_stand_in_from_the_start,
              scene_tear_down);
  g_test_add ("/team/letters", Scene, NULL, scene_set_up, test_letters, scene_tear_down);
  g_test_add ("/team/places", Scene, NULL, scene_set_up, test_places, scene_tear_down);

  return g_test_run ();
}
