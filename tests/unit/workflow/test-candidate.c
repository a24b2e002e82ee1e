/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate: the manager's answer and the interview move them on, and narrow what they offer. */

#include "binome-candidate.h"

#include <math.h>
#include <string.h>

#include "binome-eligibility-read.h"
#include "binome-error.h"
#include "workflow-fixture.h"

typedef struct
{
  BinomeEntity *entity;
  gboolean move, narrow;
  const char *reason;
} Keep;

static gboolean
agreement_work (BinomeDb *db, gpointer data, GError **error)
{
  Keep *call = data;

  return binome_manager_agreement_keep (db, BINOME_MANAGER_AGREEMENT (call->entity), call->move, call->narrow,
                                        error);
}

static gboolean
interview_work (BinomeDb *db, gpointer data, GError **error)
{
  Keep *call = data;

  return binome_interview_keep (db, BINOME_INTERVIEW (call->entity), call->move, call->reason, error);
}

static void
put_state (Scene *scene, gint64 enrolment, BinomeEnrolmentState state)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  binome_entity_set_choice (entity, BINOME_ENROLMENT_STATE, (int)state);
  scene_set (scene, entity);
}

static void
assert_state (Scene *scene, gint64 enrolment, BinomeEnrolmentState state)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  g_assert_cmpint (binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE), ==, (int)state);
}

static BinomeEntity *
make_agreement (gint64 enrolment, BinomeAgreementAnswer answer)
{
  BinomeEntity *agreement = BINOME_ENTITY (binome_manager_agreement_new ());

  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, enrolment);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON, binome_date_new (2026, 2, 20));
  binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER, (int)answer);
  return agreement;
}

/* The programme runs from 2 March to 31 August; the manager agrees to April to June, four hours. */
static void
test_agreement (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) agreement = make_agreement (scene->paul, BINOME_AGREEMENT_ANSWER_LIMITED);
  g_autoptr (BinomeEntity) paul = NULL;
  Keep call = { agreement, TRUE, TRUE, NULL };

  put_state (scene, scene->paul, BINOME_ENROLMENT_STATE_APPLIED);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON, binome_date_new (2026, 4, 1));
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON, binome_date_new (2026, 6, 30));
  binome_entity_set_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH, 4);
  scene_write (scene, agreement_work, &call);
  assert_state (scene, scene->paul, BINOME_ENROLMENT_STATE_MANAGER_AGREED);
  paul = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul);
  scene_assert_day (binome_entity_get_date (paul, BINOME_ENROLMENT_STARTS_ON), "2026-04-01");
  scene_assert_day (binome_entity_get_date (paul, BINOME_ENROLMENT_ENDS_ON), "2026-06-30");
  g_assert_cmpfloat (binome_entity_get_real (paul, BINOME_ENROLMENT_HOURS_PER_MONTH), ==, 4);
  scene_assert_day (binome_entity_get_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON), "2026-03-02");
}

/* Without the user's word nothing follows, and an accepted candidate stays accepted. */
static void
test_agreement_stays (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) yes = make_agreement (scene->paul, BINOME_AGREEMENT_ANSWER_YES);
  g_autoptr (BinomeEntity) other = make_agreement (scene->anne, BINOME_AGREEMENT_ANSWER_YES);
  Keep call = { yes, FALSE, FALSE, NULL };

  put_state (scene, scene->paul, BINOME_ENROLMENT_STATE_APPLIED);
  scene_check_undo (scene, agreement_work, &call);
  assert_state (scene, scene->paul, BINOME_ENROLMENT_STATE_APPLIED);
  call = (Keep){ other, TRUE, FALSE, NULL };
  scene_write (scene, agreement_work, &call);
  assert_state (scene, scene->anne, BINOME_ENROLMENT_STATE_ACCEPTED);
}

static void
assert_wrong (Scene *scene, SceneWork work, Keep *call)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, work, call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static void
test_agreement_wrong (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) agreement = make_agreement (scene->paul, BINOME_AGREEMENT_ANSWER_LIMITED);
  Keep call = { agreement, TRUE, TRUE, NULL };

  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_new (2026, 2, 1));
  assert_wrong (scene, agreement_work, &call);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_new (2026, 3, 3));
  assert_wrong (scene, agreement_work, &call);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_new (2026, 3, 1));
  binome_entity_set_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH, -2);
  assert_wrong (scene, agreement_work, &call);
  binome_entity_set_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH, NAN);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_STARTS_ON, binome_date_new (2027, 1, 1));
  assert_wrong (scene, agreement_work, &call); /* after the programme */
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ENDS_ON, binome_date_new (2026, 12, 1));
  assert_wrong (scene, agreement_work, &call);
}

static BinomeEntity *
make_interview (gint64 enrolment, BinomeInterviewDecision decision)
{
  BinomeEntity *interview = BINOME_ENTITY (binome_interview_new ());

  binome_entity_set_reference (interview, BINOME_INTERVIEW_ENROLMENT, enrolment);
  binome_entity_set_integer (interview, BINOME_INTERVIEW_MOTIVATION, 4);
  binome_entity_set_choice (interview, BINOME_INTERVIEW_DECISION, (int)decision);
  return interview;
}

static void
test_interview (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) accept = make_interview (scene->paul, BINOME_INTERVIEW_DECISION_ACCEPT);
  g_autoptr (BinomeEntity) wait = make_interview (scene->lea, BINOME_INTERVIEW_DECISION_WAIT);
  g_autoptr (BinomeEntity) refuse = make_interview (scene->anne, BINOME_INTERVIEW_DECISION_REFUSE);
  g_autoptr (BinomeEntity) planned = make_interview (scene->luc, BINOME_INTERVIEW_DECISION_OPEN);
  Keep call = { accept, TRUE, FALSE, NULL };
  g_autoptr (GError) error = NULL;

  put_state (scene, scene->paul, BINOME_ENROLMENT_STATE_MANAGER_AGREED);
  put_state (scene, scene->lea, BINOME_ENROLMENT_STATE_APPLIED);
  put_state (scene, scene->anne, BINOME_ENROLMENT_STATE_INTERVIEWED);
  put_state (scene, scene->luc, BINOME_ENROLMENT_STATE_APPLIED);

  scene_write (scene, interview_work, &call);
  assert_state (scene, scene->paul, BINOME_ENROLMENT_STATE_ACCEPTED);

  call.entity = wait; /* two moves, one undo */
  scene_check_undo (scene, interview_work, &call);
  assert_state (scene, scene->lea, BINOME_ENROLMENT_STATE_WAITING);

  call.entity = refuse;
  g_assert_false (scene_try (scene, interview_work, &call, &error));
  g_assert_nonnull (error);
  assert_state (scene, scene->anne, BINOME_ENROLMENT_STATE_INTERVIEWED);
  call.reason = "Moves abroad";
  scene_write (scene, interview_work, &call);
  assert_state (scene, scene->anne, BINOME_ENROLMENT_STATE_REFUSED);

  call.entity = planned; /* to come: nobody moves */
  binome_entity_set_date (planned, BINOME_INTERVIEW_HELD_ON, binome_date_new (2026, 3, 20));
  scene_write (scene, interview_work, &call);
  assert_state (scene, scene->luc, BINOME_ENROLMENT_STATE_APPLIED);
  binome_entity_set_date (planned, BINOME_INTERVIEW_HELD_ON, binome_date_new (2026, 3, 2));
  scene_write (scene, interview_work, &call);
  assert_state (scene, scene->luc, BINOME_ENROLMENT_STATE_INTERVIEWED);
}

typedef struct
{
  gint64 enrolment;
  BinomeCandidate *candidate;
} Read;

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Read *call = data;

  call->candidate = binome_candidate_read (db, call->enrolment, error);
  return call->candidate != NULL;
}

static void
test_read (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) agreement = make_agreement (scene->paul, BINOME_AGREEMENT_ANSWER_NO);
  g_autoptr (BinomeEntity) newer = make_agreement (scene->paul, BINOME_AGREEMENT_ANSWER_AWAITED);
  Keep call = { agreement, FALSE, FALSE, NULL };
  Read paul = { .enrolment = scene->paul }, lea = { .enrolment = scene->lea };
  g_autoptr (BinomeCandidate) tutor = NULL, tutee = NULL;

  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_new (2026, 2, 25));
  scene_write (scene, agreement_work, &call);
  call.entity = newer; /* asked again on the day before yesterday */
  binome_entity_set_date (newer, BINOME_MANAGER_AGREEMENT_ASKED_ON, binome_date_new (2026, 2, 28));
  scene_write (scene, agreement_work, &call);

  scene_read (scene, read_work, &paul);
  scene_read (scene, read_work, &lea);
  tutor = paul.candidate;
  tutee = lea.candidate;
  g_assert_nonnull (tutor->capacity);
  g_assert_cmpint (tutor->capacity->effective, ==, 2);
  g_assert_cmpint (binome_entity_get_choice (tutor->agreement, BINOME_MANAGER_AGREEMENT_ANSWER), ==,
                   BINOME_AGREEMENT_ANSWER_AWAITED);
  g_assert_null (tutor->interview);
  g_assert_cmpuint (tutor->points->len, ==, 7);
  g_assert_null (tutee->capacity);
  g_assert_cmpuint (tutee->points->len, ==, 4);
}

/* Nothing of an interview is shown or exported where it is not asked for. */
static void
test_kept_apart (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) interview = BINOME_ENTITY (binome_interview_new ());

  for (guint i = BINOME_INTERVIEW_HELD_ON; i < binome_entity_get_n_fields (interview); i++)
    g_assert_cmpint (binome_entity_get_field (interview, i)->flags & BINOME_FIELD_SENSITIVE, !=, 0);
}

static gboolean
eligibility_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  const gint64 everybody[]
      = { scene->paul, scene->anne, scene->luc, scene->lea, scene->hugo, scene->ines, scene->noah };
  const gint64 barred[] = { scene->paul, scene->anne, scene->luc, scene->hugo };
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (db, scene->programme, error);
  g_autoptr (GHashTable) all
      = binome_eligibility_read (db, scene->programme, BINOME_ELIGIBILITY_OF_ALL, capacities, error);
  g_autoptr (GHashTable) some
      = binome_eligibility_read (db, scene->programme, BINOME_ELIGIBILITY_OF_INELIGIBLE, capacities, error);

  g_assert_nonnull (all);
  g_assert_nonnull (some);
  g_assert_cmpuint (g_hash_table_size (all), ==, G_N_ELEMENTS (everybody));
  for (guint i = 0; i < G_N_ELEMENTS (everybody); i++)
    {
      g_autoptr (BinomeCandidate) one = binome_candidate_read (db, everybody[i], error);
      g_autofree char *line = binome_eligibility_describe (one->points);

      g_assert_cmpstr (g_hash_table_lookup (all, &everybody[i]), ==, line);
    }
  g_assert_cmpuint (g_hash_table_size (some), ==, G_N_ELEMENTS (barred));
  for (guint i = 0; i < G_N_ELEMENTS (barred); i++)
    g_assert_true (g_str_has_prefix (g_hash_table_lookup (some, &barred[i]), "Not eligible: "));
  g_assert_cmpstr (g_hash_table_lookup (some, &scene->paul), ==,
                   "Not eligible: The line manager does not agree.");
  return TRUE;
}

/* Of all at once the same is said as of one alone; those are told apart whom something is against: by the
 * manager, for want of a place, of experience that the law asks for, or because they leave before. */
static void
test_eligibility (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) lea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea),
                           anne = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->anne),
                           luc = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc),
                           hugo = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->hugo), person = NULL;

  scene_add (scene, make_agreement (scene->paul, BINOME_AGREEMENT_ANSWER_NO));
  binome_entity_set_choice (lea, BINOME_ENROLMENT_CONTRACT, BINOME_CONTRACT_APPRENTICESHIP);
  scene_set (scene, lea);
  binome_entity_set_integer (anne, BINOME_ENROLMENT_CAPACITY, 0);
  scene_set (scene, anne);
  binome_entity_set_real (luc, BINOME_ENROLMENT_EXPERIENCE, 0.5);
  scene_set (scene, luc);
  person = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (hugo, BINOME_ENROLMENT_PERSON));
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, binome_date_new (2026, 2, 1));
  scene_set (scene, person);
  scene_read (scene, eligibility_work, scene);
}

#define ADD(path, function)                                                                                  \
  g_test_add ("/workflow/candidate/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("agreement", test_agreement);
  ADD ("agreement-stays", test_agreement_stays);
  ADD ("agreement-wrong", test_agreement_wrong);
  ADD ("interview", test_interview);
  ADD ("eligibility", test_eligibility);
  ADD ("read", test_read);
  ADD ("kept-apart", test_kept_apart);

  return g_test_run ();
}
