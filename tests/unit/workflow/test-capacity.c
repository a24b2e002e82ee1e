/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many tutees a tutor may have: the lowest limit, as heads and as hours, with shares counted. */

#include "binome-capacity.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-matching-private.h"
#include "binome-needs.h"
#include "binome-pair-team.h"
#include "workflow-fixture.h"

typedef struct
{
  gint64 enrolment;
  BinomeCapacity *capacity;
} Read;

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Read *call = data;

  call->capacity = binome_capacity_read (db, call->enrolment, error);
  return call->capacity != NULL;
}

static BinomeCapacity *
read_capacity (Scene *scene, gint64 enrolment)
{
  Read call = { .enrolment = enrolment };

  scene_read (scene, read_work, &call);
  return call.capacity;
}

static void
assert_words (Scene *scene, gint64 enrolment, const char *places, const char *use)
{
  g_autoptr (BinomeCapacity) capacity = read_capacity (scene, enrolment);
  g_autofree char *words = binome_capacity_describe (capacity),
                  *used = binome_capacity_describe_use (capacity);

  g_assert_cmpstr (words, ==, places);
  g_assert_cmpstr (used, ==, use);
}

static void
set_integer (Scene *scene, GType type, gint64 id, guint field, gint64 value)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, type, id);

  binome_entity_set_integer (entity, field, value);
  scene_set (scene, entity);
}

static void
set_choice (Scene *scene, GType type, gint64 id, guint field, int value)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, type, id);

  binome_entity_set_choice (entity, field, value);
  scene_set (scene, entity);
}

static void
set_real (Scene *scene, GType type, gint64 id, guint field, double value)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, type, id);

  binome_entity_set_real (entity, field, value);
  scene_set (scene, entity);
}

/* Paul wants two, as the programme allows; Luc wants five; Anne one. */
static void
test_heads (Scene *scene, gconstpointer data)
{
  assert_words (scene, scene->paul, "2, as offered", "0 taken, 2 free");
  assert_words (scene, scene->luc, "2 of 5: the programme allows 2", "0 taken, 2 free");
  assert_words (scene, scene->anne, "1, as offered", "0 taken, 1 free");
  scene_propose (scene, scene->lea, scene->luc);
  assert_words (scene, scene->luc, "2 of 5: the programme allows 2", "1 taken, 1 free");

  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->anne, BINOME_ENROLMENT_CAPACITY, 0);
  assert_words (scene, scene->anne, "0: nobody is proposed to this tutor until they offer a place",
                "0 taken, 0 free");
  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->anne, BINOME_ENROLMENT_CAPACITY, 99);
  assert_words (scene, scene->anne, "2 of 99: the programme allows 2", "0 taken, 2 free");
}

/* With three a tutor, two apprentices are the legal limit: whoever is none can have the third place. */
static void
test_law (Scene *scene, gconstpointer data)
{
  const gint64 tutees[] = { scene->lea, scene->hugo, scene->ines, scene->noah };

  set_integer (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 3);
  assert_words (scene, scene->luc, "3 of 5: the programme allows 3", "0 taken, 3 free");
  for (guint i = 0; i < 3; i++)
    set_choice (scene, BINOME_TYPE_ENROLMENT, tutees[i], BINOME_ENROLMENT_CONTRACT,
                BINOME_CONTRACT_APPRENTICESHIP);
  assert_words (scene, scene->luc, "3 of 5: the programme allows 3", "0 taken, 3 free");
  set_choice (scene, BINOME_TYPE_ENROLMENT, scene->noah, BINOME_ENROLMENT_CONTRACT,
              BINOME_CONTRACT_APPRENTICESHIP);
  assert_words (scene, scene->luc, "2 of 5: the law allows 2 here (Code du travail, art. R6223-6)",
                "0 taken, 2 free");
  assert_words (scene, scene->anne, "1, as offered", "0 taken, 1 free");
}

static gboolean
keep_team_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray *periods = data;

  return binome_pair_team_keep (db, binome_entity_get_reference (periods->pdata[0], BINOME_TUTOR_PERIOD_PAIR),
                                periods, error);
}

static void
share (Scene *scene, gint64 pair, gint64 principal, gint64 second)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    {
      BinomeEntity *period = BINOME_ENTITY (binome_tutor_period_new ());

      binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_PAIR, pair);
      binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_TUTOR, i == 0 ? principal : second);
      binome_entity_set_choice (period, BINOME_TUTOR_PERIOD_FUNCTION,
                                i == 0 ? BINOME_TUTOR_FUNCTION_PRINCIPAL : BINOME_TUTOR_FUNCTION_SECOND);
      binome_entity_set_integer (period, BINOME_TUTOR_PERIOD_SHARE, i == 0 ? 75 : 25);
      binome_entity_set_boolean (period, BINOME_TUTOR_PERIOD_REFERENCE, i == 0);
      g_ptr_array_add (periods, period);
    }
  scene_write (scene, keep_team_work, periods);
}

typedef struct
{
  gint64 programme;
  int places, left;
} Count;

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  Count *call = data;

  return binome_capacity_count (db, call->programme, &call->places, &call->left, error);
}

static gboolean
problem_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autofree char *criteria = NULL;
  g_autoptr (BinomeMatchProblem) problem
      = binome_matching_load_problem (db, scene->programme, &criteria, error);

  if (problem == NULL)
    return FALSE;

  g_assert_cmpuint (binome_match_problem_get_n_tutors (problem), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      gint64 id = binome_match_problem_get_tutor_id (problem, i);
      /* Paul and Anne share one place; a part of one is no place for somebody else. */
      int expected = id == scene->paul ? 1 : id == scene->anne ? 0 : 2;

      g_assert_cmpint (binome_match_problem_get_capacity (problem, i), ==, expected);
    }
  return TRUE;
}

static gboolean
participants_work (BinomeDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  g_autoptr (GPtrArray) list
      = binome_participants_list (db, scene->programme, BINOME_ENROLMENT_ROLE_TUTOR, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const BinomeParticipant *tutor = list->pdata[i];

      g_assert_cmpint (tutor->used, ==, tutor->enrolment == scene->luc ? 0 : 1);
      g_assert_cmpint (tutor->capacity, ==, tutor->enrolment == scene->anne ? 1 : 2);
    }
  return TRUE;
}

/* The same tutee counts once, divided between two: the list, the matching and the sum agree. */
static void
test_shares (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  Count count = { .programme = scene->programme };

  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  share (scene, pair, scene->paul, scene->anne);
  assert_words (scene, scene->paul, "2, as offered", "0.75 taken, 1 free");
  assert_words (scene, scene->anne, "1, as offered", "0.25 taken, 0 free");
  scene_read (scene, problem_work, scene);
  scene_read (scene, participants_work, scene);
  scene_read (scene, count_work, &count);
  g_assert_cmpint (count.places, ==, 5);
  g_assert_cmpint (count.left, ==, 3);
}

static void
add_agreement (Scene *scene, gint64 enrolment, BinomeAgreementAnswer answer, double hours, const char *on)
{
  BinomeEntity *agreement = BINOME_ENTITY (binome_manager_agreement_new ());

  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, enrolment);
  binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER, (int)answer);
  binome_entity_set_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH, hours);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON, binome_date_parse_iso (on));
  scene_add (scene, agreement);
}

/* Six hours a tutee: ten hours are enough for one, and the manager allows five. */
static void
test_hours (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeCapacity) before = read_capacity (scene, scene->paul), after = NULL;
  g_autofree char *unknown = binome_capacity_describe_hours (before), *words = NULL, *hours = NULL,
                  *places = NULL;

  g_assert_null (unknown);
  set_real (scene, BINOME_TYPE_ENROLMENT, scene->paul, BINOME_ENROLMENT_HOURS_PER_MONTH, 10);
  set_real (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_HOURS_PER_TUTEE, 6);
  scene_propose (scene, scene->lea, scene->paul);
  assert_words (scene, scene->paul, "1 of 2: the hours a month are enough for 1", "1 taken, 0 free");
  after = read_capacity (scene, scene->paul);
  hours = binome_capacity_describe_hours (after);
  g_assert_cmpstr (hours, ==, "6 h of 10 h a month are used");

  add_agreement (scene, scene->paul, BINOME_AGREEMENT_ANSWER_LIMITED, 5, "2026-02-01");
  assert_words (scene, scene->paul, "0 of 2: the hours the manager agreed to are enough for 0",
                "1 taken, more than the 0 allowed");
  add_agreement (scene, scene->paul, BINOME_AGREEMENT_ANSWER_YES, 12, "2026-02-10");
  assert_words (scene, scene->paul, "1 of 2: the hours a month are enough for 1", "1 taken, 0 free");
}

static void
assert_full (Scene *scene, gint64 tutee, gint64 tutor, const char *message)
{
  g_autoptr (GError) error = NULL;
  gint64 pair;

  g_assert_false (scene_try_propose (scene, tutee, tutor, &pair, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, message);
}

typedef struct
{
  gint64 programme, tutor, tutee;
} Other;

/* Paul and Hugo take part in another programme as well. */
static Other
add_other (Scene *scene, const char *from, const char *until)
{
  g_autoptr (BinomeEntity) paul = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul);
  g_autoptr (BinomeEntity) hugo = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->hugo);
  g_autoptr (BinomeEntity) base = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);
  BinomeEntity *sides[] = { paul, hugo }, *programme = BINOME_ENTITY (binome_programme_new ());
  gint64 ids[2];
  Other other;

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "Trainees");
  binome_entity_set_choice (programme, BINOME_PROGRAMME_STATE,
                            binome_entity_get_choice (base, BINOME_PROGRAMME_STATE));
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_parse_iso (from));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_parse_iso (until));
  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 2);
  other.programme = scene_add (scene, programme);
  for (guint i = 0; i < 2; i++)
    {
      BinomeEntity *enrolment = BINOME_ENTITY (binome_enrolment_new ());

      binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, other.programme);
      binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON,
                                   binome_entity_get_reference (sides[i], BINOME_ENROLMENT_PERSON));
      binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE,
                                binome_entity_get_choice (sides[i], BINOME_ENROLMENT_ROLE));
      binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_ACCEPTED);
      binome_entity_set_integer (enrolment, BINOME_ENROLMENT_CAPACITY, 2);
      ids[i] = scene_add (scene, enrolment);
    }
  other.tutor = ids[0];
  other.tutee = ids[1];
  return other;
}

/* “Two at most” is two in all, and hours are used once; the sentence names the other programme. */
static void
test_elsewhere (Scene *scene, gconstpointer data)
{
  Other other = add_other (scene, "2026-06-01", "2026-12-31");
  gint64 pair;

  assert_words (scene, scene->paul, "2, as offered", "0 taken, 2 free");
  pair = scene_propose (scene, other.tutee, other.tutor);
  assert_words (scene, scene->paul, "1 of 2: others are taken in “Trainees”", "0 taken, 1 free");
  scene_propose (scene, scene->lea, scene->paul);
  assert_full (scene, scene->ines, scene->paul,
               "Paul Durand has no place left (2 tutees at most, those in “Trainees” included).");
  assert_words (scene, other.tutor, "1 of 2: others are taken in “Welcome 2026”", "1 taken, 0 free");

  scene_move (scene, pair, BINOME_PAIR_STATE_CANCELLED, "Not wanted", NULL);
  scene_propose (scene, scene->ines, scene->paul);
}

static void
test_hours_elsewhere (Scene *scene, gconstpointer data)
{
  Other other = add_other (scene, "2026-06-01", "2026-12-31");
  g_autoptr (BinomeCapacity) capacity = NULL;
  g_autofree char *hours = NULL;

  set_real (scene, BINOME_TYPE_ENROLMENT, scene->paul, BINOME_ENROLMENT_HOURS_PER_MONTH, 10);
  set_real (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_HOURS_PER_TUTEE, 5);
  set_real (scene, BINOME_TYPE_PROGRAMME, other.programme, BINOME_PROGRAMME_HOURS_PER_TUTEE, 6);
  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->paul, BINOME_ENROLMENT_CAPACITY, 3);
  assert_words (scene, scene->paul, "2 of 3: the programme allows 2", "0 taken, 2 free");
  scene_propose (scene, other.tutee, other.tutor);
  assert_words (scene, scene->paul, "0 of 3: the hours left beside “Trainees” are enough for 0",
                "0 taken, 0 free");
  assert_full (scene, scene->lea, scene->paul,
               "Paul Durand has no place left: the hours a month are used up, those in “Trainees” included.");
  capacity = read_capacity (scene, scene->paul);
  hours = binome_capacity_describe_hours (capacity);
  g_assert_cmpstr (hours, ==, "6 h of 10 h a month are used");
}

/* What runs later takes nothing away. */
static void
test_later (Scene *scene, gconstpointer data)
{
  Other other = add_other (scene, "2026-10-01", "2026-12-31");

  scene_propose (scene, other.tutee, other.tutor);
  assert_words (scene, scene->paul, "2, as offered", "0 taken, 2 free");
  scene_propose (scene, scene->lea, scene->paul);
  scene_propose (scene, scene->ines, scene->paul);
}

/* Whatever the tutor and the programme allow, the law allows two apprentices: no third one is proposed, and
 * of those proposed before anybody was known to be one, no third one is accepted or started. */
static void
test_law_binds (Scene *scene, gconstpointer data)
{
  const gint64 tutees[] = { scene->lea, scene->hugo, scene->ines, scene->noah };
  const char *refusal = "Luc Moreau has no place left for an apprentice: the law allows 2, and one more whose"
                        " training is prolonged after a failed examination (Code du travail, art. R6223-6).";
  gint64 pairs[3];
  g_autoptr (GError) error = NULL;

  set_integer (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 10);
  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->luc, BINOME_ENROLMENT_CAPACITY, 10);
  for (guint i = 0; i < 3; i++)
    pairs[i] = scene_propose (scene, tutees[i], scene->luc);
  for (guint i = 0; i < 4; i++)
    set_choice (scene, BINOME_TYPE_ENROLMENT, tutees[i], BINOME_ENROLMENT_CONTRACT,
                BINOME_CONTRACT_APPRENTICESHIP);

  assert_full (scene, scene->noah, scene->luc, refusal);
  g_assert_false (scene_try_move (scene, pairs[2], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02", &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, refusal);
  scene_move (scene, pairs[0], BINOME_PAIR_STATE_CANCELLED, "Not wanted", NULL);
  scene_move (scene, pairs[1], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  scene_move (scene, pairs[2], BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
}

/* Three on aided contracts: no fourth one. */
static void
test_aided (Scene *scene, gconstpointer data)
{
  const gint64 tutees[] = { scene->lea, scene->hugo, scene->ines, scene->noah };

  set_integer (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 10);
  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->luc, BINOME_ENROLMENT_CAPACITY, 10);
  for (guint i = 0; i < G_N_ELEMENTS (tutees); i++)
    set_choice (scene, BINOME_TYPE_ENROLMENT, tutees[i], BINOME_ENROLMENT_CONTRACT, BINOME_CONTRACT_AIDED);
  assert_words (scene, scene->luc,
                "3 of 10: the law allows 3 here (Code du travail, art. R5134-38 et R5134-61)",
                "0 taken, 3 free");
  for (guint i = 0; i < 3; i++)
    scene_propose (scene, tutees[i], scene->luc);
  assert_full (scene, scene->noah, scene->luc,
               "Luc Moreau has no place left for “Aided contract”: the law allows 3 tutees (Code du travail, "
               "art. R5134-38 et R5134-61).");
}

static void
prolong (Scene *scene, gint64 tutee)
{
  g_autoptr (BinomeEntity) enrolment = scene_get (scene, BINOME_TYPE_ENROLMENT, tutee);

  binome_entity_set_boolean (enrolment, BINOME_ENROLMENT_PROLONGED, TRUE);
  scene_set (scene, enrolment);
}

/* Two apprentices, and a third one whose training is prolonged after a failed examination: nobody else, be
 * it prolonged as well. */
static void
test_prolonged (Scene *scene, gconstpointer data)
{
  const gint64 tutees[] = { scene->lea, scene->hugo, scene->ines, scene->noah };

  set_integer (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 10);
  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->luc, BINOME_ENROLMENT_CAPACITY, 10);
  for (guint i = 0; i < G_N_ELEMENTS (tutees); i++)
    set_choice (scene, BINOME_TYPE_ENROLMENT, tutees[i], BINOME_ENROLMENT_CONTRACT,
                BINOME_CONTRACT_APPRENTICESHIP);
  scene_propose (scene, scene->lea, scene->luc);
  scene_propose (scene, scene->hugo, scene->luc);
  assert_full (
      scene, scene->ines, scene->luc,
      "Luc Moreau has no place left for an apprentice: the law allows 2, and one more whose training is "
      "prolonged after a failed examination (Code du travail, art. R6223-6).");
  prolong (scene, scene->ines);
  scene_propose (scene, scene->ines, scene->luc);
  assert_full (
      scene, scene->noah, scene->luc,
      "Luc Moreau has no place left for an apprentice: the law allows 2, and one more whose training is "
      "prolonged after a failed examination (Code du travail, art. R6223-6).");
  prolong (scene, scene->noah);
  assert_full (
      scene, scene->noah, scene->luc,
      "Luc Moreau follows an apprentice whose training is prolonged already: the law allows 1 beside "
      "the others (Code du travail, art. R6223-6, al. 2).");
}

/* The contracts of the four: three apprentices, and Noah with none that the law counts. */
static void
make_mixed (Scene *scene)
{
  const gint64 apprentices[] = { scene->lea, scene->hugo, scene->ines };

  set_integer (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 4);
  set_integer (scene, BINOME_TYPE_ENROLMENT, scene->luc, BINOME_ENROLMENT_CAPACITY, 4);
  for (guint i = 0; i < G_N_ELEMENTS (apprentices); i++)
    set_choice (scene, BINOME_TYPE_ENROLMENT, apprentices[i], BINOME_ENROLMENT_CONTRACT,
                BINOME_CONTRACT_APPRENTICESHIP);
}

/* Where contracts are mixed the law limits those it covers: the third apprentice is one too many, somebody
 * without such a contract never is. */
static void
test_mixed_binds (Scene *scene, gconstpointer data)
{
  make_mixed (scene);
  scene_propose (scene, scene->lea, scene->luc);
  scene_propose (scene, scene->hugo, scene->luc);
  assert_full (
      scene, scene->ines, scene->luc,
      "Luc Moreau has no place left for an apprentice: the law allows 2, and one more whose training is "
      "prolonged after a failed examination (Code du travail, art. R6223-6).");
  scene_propose (scene, scene->noah, scene->luc);
  assert_words (scene, scene->luc, "4, as offered",
                "3 taken, 0 free: of those who wait the law allows no more (Code du travail, art. R6223-6)");
}

typedef struct
{
  Scene *scene;
  int places;         /* of Luc */
  gboolean barred[2]; /* whether Inès, and Noah, are kept from Luc */
} MixedProblem;

static gboolean
mixed_problem_work (BinomeDb *db, gpointer data, GError **error)
{
  MixedProblem *self = data;
  g_autofree char *criteria = NULL;
  g_autoptr (BinomeMatchProblem) problem
      = binome_matching_load_problem (db, self->scene->programme, &criteria, error);
  guint luc = 0;

  if (problem == NULL)
    return FALSE;

  while (binome_match_problem_get_tutor_id (problem, luc) != self->scene->luc)
    luc++;
  self->places = binome_match_problem_get_capacity (problem, luc);
  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    for (guint k = 0; k < 2; k++)
      if (binome_match_problem_get_tutee_id (problem, i) == (k == 0 ? self->scene->ines : self->scene->noah))
        self->barred[k] = binome_match_problem_get_forbidden_reason (problem, i, luc) != NULL;
  return TRUE;
}

/* The law takes no place from who is no apprentice: all four are there while three apprentices wait. Once two
 * are with him the rest is for the others, and only for them. */
static void
test_mixed_matching (Scene *scene, gconstpointer data)
{
  MixedProblem before = { .scene = scene }, after = { .scene = scene };

  make_mixed (scene);
  assert_words (scene, scene->luc, "4, as offered", "0 taken, 4 free");
  scene_read (scene, mixed_problem_work, &before);
  g_assert_cmpint (before.places, ==, 4);
  g_assert_false (before.barred[0] || before.barred[1]);

  scene_propose (scene, scene->lea, scene->luc);
  scene_propose (scene, scene->hugo, scene->luc);
  scene_read (scene, mixed_problem_work, &after);
  g_assert_cmpint (after.places, ==, 2);
  g_assert_true (after.barred[0]);
  g_assert_false (after.barred[1]);
}

/* Ten hours at six a tutee are enough for one; what the manager agreed to counts where it is less. */
static void
test_hours_bind (Scene *scene, gconstpointer data)
{
  gint64 pair;
  g_autoptr (GError) error = NULL;

  set_real (scene, BINOME_TYPE_ENROLMENT, scene->paul, BINOME_ENROLMENT_HOURS_PER_MONTH, 10);
  pair = scene_propose (scene, scene->lea, scene->paul);
  set_real (scene, BINOME_TYPE_PROGRAMME, scene->programme, BINOME_PROGRAMME_HOURS_PER_TUTEE, 6);
  assert_full (scene, scene->hugo, scene->paul,
               "Paul Durand has no place left: the hours a month are enough for 1 tutee.");
  add_agreement (scene, scene->paul, BINOME_AGREEMENT_ANSWER_LIMITED, 5, "2026-02-01");
  g_assert_false (scene_try_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02", &error));
  g_assert_cmpstr (error->message, ==,
                   "Paul Durand has no place left: the hours a month that the manager agreed to are enough "
                   "for 0 tutees.");
}

/* What the programme allows is named as such. */
static void
test_programme_binds (Scene *scene, gconstpointer data)
{
  scene_propose (scene, scene->lea, scene->luc);
  scene_propose (scene, scene->hugo, scene->luc);
  assert_full (scene, scene->ines, scene->luc,
               "Luc Moreau has no place left: the programme allows 2 tutees a tutor.");
}

static gboolean
set_capacity_work (BinomeDb *db, gpointer data, GError **error)
{
  Read *call = data;

  return binome_enrolment_set_capacity (db, call->enrolment, 100, error);
}

static void
test_range (Scene *scene, gconstpointer data)
{
  Read call = { .enrolment = scene->paul };
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, set_capacity_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static gboolean
waiting_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) needs = binome_needs_list (db, 0, binome_clock_today (), error);
  char **sentence = data;

  for (guint i = 0; needs != NULL && i < needs->len; i++)
    {
      const BinomeNeed *need = needs->pdata[i];

      if (need->kind == BINOME_NEED_WAITING)
        *sentence = g_strdup (need->sentence);
    }
  return needs != NULL;
}

/* Who waits is told of the places that are really free. */
static void
test_waiting (Scene *scene, gconstpointer data)
{
  g_autofree char *none = NULL, *some = NULL;

  set_choice (scene, BINOME_TYPE_ENROLMENT, scene->noah, BINOME_ENROLMENT_STATE,
              BINOME_ENROLMENT_STATE_WAITING);
  scene_read (scene, waiting_work, &some);
  g_assert_nonnull (some);
  g_assert_nonnull (strstr (some, "5 places are free"));
  for (guint i = 0; i < 3; i++)
    set_integer (scene, BINOME_TYPE_ENROLMENT, (const gint64[]){ scene->paul, scene->anne, scene->luc }[i],
                 BINOME_ENROLMENT_CAPACITY, 0);
  scene_read (scene, waiting_work, &none);
  g_assert_null (none);
}

#define ADD(path, function)                                                                                  \
  g_test_add ("/workflow/capacity/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("heads", test_heads);
  ADD ("law", test_law);
  ADD ("shares", test_shares);
  ADD ("hours", test_hours);
  ADD ("elsewhere", test_elsewhere);
  ADD ("hours-elsewhere", test_hours_elsewhere);
  ADD ("later", test_later);
  ADD ("law-binds", test_law_binds);
  ADD ("aided", test_aided);
  ADD ("prolonged", test_prolonged);
  ADD ("mixed-binds", test_mixed_binds);
  ADD ("mixed-matching", test_mixed_matching);
  ADD ("hours-bind", test_hours_bind);
  ADD ("programme-binds", test_programme_binds);
  ADD ("range", test_range);
  ADD ("waiting", test_waiting);

  return g_test_run ();
}
