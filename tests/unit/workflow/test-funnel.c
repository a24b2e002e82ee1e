/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates: counts and conversion, who is stuck, how many places are missing, moves. */

#include <math.h>

#include "binome-error.h"
#include "binome-funnel.h"
#include "binome-needs.h"
#include "workflow-fixture.h"

#define E(s) BINOME_ENROLMENT_STATE_##s

static gint64
add_candidate (Scene *scene, BinomeEnrolmentRole role, BinomeEnrolmentState state,
               BinomeEnrolmentState left_from, BinomeDate since)
{
  BinomeEntity *enrolment = BINOME_ENTITY (binome_enrolment_new ());

  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, scene->programme);
  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON,
                               scene_add_person (scene, "Some", "Body", "Lyon"));
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE, (int)role);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE, (int)state);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_LEFT_FROM, (int)left_from);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STATE_SINCE, since);
  binome_entity_set_integer (enrolment, BINOME_ENROLMENT_CAPACITY, 2);
  return scene_add (scene, enrolment);
}

typedef struct
{
  Scene *scene;
  BinomeFunnel funnel;
  BinomeFunnelGap gap;
} Reading;

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  gint64 programme = reading->scene->programme;
  g_autoptr (GPtrArray) tutors = binome_participants_list (db, programme, BINOME_ENROLMENT_ROLE_TUTOR, error);
  g_autoptr (GPtrArray) tutees = binome_participants_list (db, programme, BINOME_ENROLMENT_ROLE_TUTEE, error);

  if (tutors == NULL || tutees == NULL)
    return FALSE;
  reading->gap = binome_funnel_count_gap (tutors, tutees, 2);
  return binome_funnel_read (&reading->funnel, db, programme, binome_date_new (2026, 3, 2), error);
}

static void
read_all (Reading *reading, Scene *scene)
{
  reading->scene = scene;
  scene_read (scene, read_work, reading);
}

/* Counted by hand: 24 tutors, three of them accepted in the scene. Those who have come to each step or
 * beyond are 24, 19, 15, 12, 10, 9, 7 and 2. */
static void
test_conversion (Scene *scene, gconstpointer data)
{
  static const struct
  {
    BinomeEnrolmentState state, left_from;
    guint n;
  } candidates[] = {
    { E (IDENTIFIED), E (IDENTIFIED), 4 },     { E (INVITED), E (IDENTIFIED), 3 },
    { E (INTERESTED), E (IDENTIFIED), 2 },     { E (APPLIED), E (IDENTIFIED), 2 },
    { E (MANAGER_AGREED), E (IDENTIFIED), 1 }, { E (INTERVIEWED), E (IDENTIFIED), 1 },
    { E (WAITING), E (IDENTIFIED), 1 },        { E (MATCHED), E (IDENTIFIED), 1 },
    { E (DONE), E (IDENTIFIED), 1 },           { E (UNAVAILABLE), E (IDENTIFIED), 1 },
    { E (REFUSED), E (INTERVIEWED), 1 },       { E (REFUSED), E (INVITED), 1 },
    { E (WITHDREW), E (INTERESTED), 1 },       { E (WITHDREW), E (IDENTIFIED), 1 },
  };
  static const struct
  {
    BinomeEnrolmentState state;
    guint reached;
    double conversion;
  } expected[] = {
    { E (INVITED), 19, 0.7917 },        { E (INTERESTED), 15, 0.7895 }, { E (APPLIED), 12, 0.8 },
    { E (MANAGER_AGREED), 10, 0.8333 }, { E (INTERVIEWED), 9, 0.9 },    { E (ACCEPTED), 7, 0.7778 },
    { E (MATCHED), 2, 0.2857 },
  };
  Reading reading;
  const BinomeFunnelSide *side = &reading.funnel.sides[BINOME_ENROLMENT_ROLE_TUTOR];

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    for (guint n = 0; n < candidates[i].n; n++)
      add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTOR, candidates[i].state, candidates[i].left_from,
                     binome_date_new (2026, 3, 1));
  read_all (&reading, scene);

  g_assert_cmpuint (side->n, ==, 24);
  g_assert_cmpuint (side->stages[E (IDENTIFIED)].here, ==, 4);
  g_assert_cmpuint (side->stages[E (ACCEPTED)].here, ==, 3);
  g_assert_cmpuint (side->stages[E (REFUSED)].here, ==, 2);
  g_assert_cmpuint (side->stages[E (IDENTIFIED)].reached, ==, 24);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (side->stages[expected[i].state].reached, ==, expected[i].reached);
      g_assert_cmpfloat_with_epsilon (binome_funnel_get_conversion (side, (int)expected[i].state),
                                      expected[i].conversion, 0.0001);
    }
  g_assert_true (isnan (binome_funnel_get_conversion (side, E (IDENTIFIED))));
  g_assert_true (isnan (binome_funnel_get_conversion (side, E (WAITING))));
  g_assert_true (isnan (binome_funnel_get_conversion (side, E (REFUSED))));
  /* The four tutees of the scene are counted by themselves. */
  g_assert_cmpuint (reading.funnel.sides[BINOME_ENROLMENT_ROLE_TUTEE].n, ==, 4);
}

/* 21 days in a stage, 14 for an invitation: on that day, not on the day before. */
static void
test_stuck (Scene *scene, gconstpointer data)
{
  static const struct
  {
    BinomeEnrolmentState state;
    int month, day;
    gboolean stuck;
  } candidates[] = {
    { E (IDENTIFIED), 2, 9, TRUE },  { E (IDENTIFIED), 2, 10, FALSE }, { E (INVITED), 2, 16, TRUE },
    { E (INVITED), 2, 17, FALSE },   { E (APPLIED), 2, 10, FALSE },    { E (MANAGER_AGREED), 2, 9, TRUE },
    { E (INTERVIEWED), 1, 5, TRUE }, { E (ACCEPTED), 1, 5, FALSE },    { E (WAITING), 1, 5, FALSE },
    { E (REFUSED), 1, 5, FALSE },    { E (INTERESTED), 0, 0, FALSE },
  };
  BinomeDate today = binome_date_new (2026, 3, 2);
  const BinomeFunnelSide *side;
  Reading reading;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      BinomeDate since = candidates[i].month != 0
                             ? binome_date_new (2026, candidates[i].month, candidates[i].day)
                             : BINOME_DATE_NONE;
      int days = binome_funnel_count_days (since, today);

      add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTEE, candidates[i].state, E (IDENTIFIED), since);
      read_all (&reading, scene);
      g_assert_cmpint (days, ==, since != BINOME_DATE_NONE ? today - since : -1);
      g_assert_cmpint (binome_funnel_is_stuck (&reading.funnel.limits, (int)candidates[i].state, days), ==,
                       candidates[i].stuck);
    }

  side = &reading.funnel.sides[BINOME_ENROLMENT_ROLE_TUTEE];
  g_assert_cmpint (reading.funnel.limits.days, ==, 21);
  g_assert_cmpint (reading.funnel.limits.invited_days, ==, 14);
  g_assert_cmpuint (side->stuck, ==, 4);
  g_assert_cmpuint (side->stages[E (IDENTIFIED)].stuck, ==, 1);
  g_assert_cmpuint (side->stages[E (INVITED)].stuck, ==, 1);
  g_assert_cmpuint (side->stages[E (ACCEPTED)].stuck, ==, 0);
}

typedef struct
{
  Scene *scene;
  BinomeDate today;
  GPtrArray *needs;
} Today;

static gboolean
needs_work (BinomeDb *db, gpointer data, GError **error)
{
  Today *day = data;

  g_clear_pointer (&day->needs, g_ptr_array_unref);
  day->needs = binome_needs_list (db, day->scene->programme, day->today, error);
  return day->needs != NULL;
}

static const BinomeNeed *
find_need (Today *day, BinomeNeedKind kind)
{
  const BinomeNeed *found = NULL;

  scene_read (day->scene, needs_work, day);
  for (guint i = 0; i < day->needs->len; i++)
    if (((const BinomeNeed *)day->needs->pdata[i])->kind == kind)
      found = day->needs->pdata[i];
  return found;
}

static const BinomeNeed *
find_need_of (Today *day, BinomeEnrolmentRole role)
{
  const BinomeNeed *found = NULL;

  scene_read (day->scene, needs_work, day);
  for (guint i = 0; i < day->needs->len; i++)
    {
      const BinomeNeed *need = day->needs->pdata[i];

      if (need->kind == BINOME_NEED_CANDIDATE && need->role == role)
        found = need;
    }
  return found;
}

/* Today reminds of one candidate by name, of several tutors or tutees together. */
static void
test_reminder (Scene *scene, gconstpointer data)
{
  Today day = { .scene = scene, .today = binome_date_new (2026, 3, 15) };
  const BinomeNeed *need;

  add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTOR, E (INVITED), E (IDENTIFIED),
                 binome_date_new (2026, 3, 2));
  g_assert_null (find_need (&day, BINOME_NEED_CANDIDATE)); /* 13 days */
  day.today++;
  need = find_need (&day, BINOME_NEED_CANDIDATE);
  g_assert_nonnull (need);
  g_assert_cmpstr (need->title, ==, "Some Body");
  g_assert_cmpstr (need->sentence, ==, "Still “Invited” after 14 days.");

  add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTEE, E (APPLIED), E (IDENTIFIED),
                 binome_date_new (2026, 2, 1));
  add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTEE, E (INVITED), E (IDENTIFIED),
                 binome_date_new (2026, 2, 20));
  need = find_need_of (&day, BINOME_ENROLMENT_ROLE_TUTEE);
  g_assert_cmpstr (need->title, ==, "Tutees");
  g_assert_cmpint (need->count, ==, 2);
  g_assert_cmpstr (need->sentence, ==,
                   "2 candidates have been in a stage for too long, one of them for 43 days.");
  need = find_need_of (&day, BINOME_ENROLMENT_ROLE_TUTOR);
  g_assert_cmpstr (need->title, ==, "Some Body");
  g_assert_cmpint (need->count, ==, 1);
  g_ptr_array_unref (day.needs);
}

/* Paul and Luc have two places in this programme, Anne one: five for the four tutees. */
static void
test_gap (Scene *scene, gconstpointer data)
{
  BinomeDate day = binome_date_new (2026, 3, 1);
  Reading reading;

  read_all (&reading, scene);
  g_assert_cmpuint (reading.gap.tutees, ==, 4);
  g_assert_cmpuint (reading.gap.places, ==, 5);
  g_assert_cmpuint (binome_funnel_gap_get_shortage (&reading.gap), ==, 0);
  g_assert_cmpuint (binome_funnel_gap_get_tutors_needed (&reading.gap), ==, 0);

  scene_propose (scene, scene->lea, scene->paul);
  for (guint i = 0; i < 4; i++)
    add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTEE, E (ACCEPTED), E (IDENTIFIED), day);
  for (guint i = 0; i < 3; i++)
    add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTEE, E (INVITED), E (IDENTIFIED), day);
  add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTEE, E (REFUSED), E (APPLIED), day);
  add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTOR, E (APPLIED), E (IDENTIFIED), day);
  add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTOR, E (WITHDREW), E (IDENTIFIED), day);
  read_all (&reading, scene);
  g_assert_cmpuint (reading.gap.tutees, ==, 7);
  g_assert_cmpuint (reading.gap.places, ==, 4);
  g_assert_cmpuint (reading.gap.coming_tutees, ==, 3);
  g_assert_cmpuint (reading.gap.coming_places, ==, 2);
  g_assert_cmpuint (binome_funnel_gap_get_shortage (&reading.gap), ==, 3);
  g_assert_cmpuint (binome_funnel_gap_get_tutors_needed (&reading.gap), ==, 2); /* 3 tutees, 2 a tutor */
  g_assert_cmpuint (binome_funnel_gap_get_coming_shortage (&reading.gap), ==, 4);
}

typedef struct
{
  gint64 ids[3];
  guint n;
  BinomeEnrolmentState to;
  const char *reason;
} Call;

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_funnel_move_all (db, call->ids, call->n, call->to, call->reason, error);
}

static int
read_choice (Scene *scene, gint64 id, guint field)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, id);

  return binome_entity_get_choice (entity, field);
}

static void
test_moves (Scene *scene, gconstpointer data)
{
  BinomeDate day = binome_date_new (2026, 1, 5);
  Call call = { .n = 3, .to = E (INVITED) };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    call.ids[i] = add_candidate (scene, BINOME_ENROLMENT_ROLE_TUTOR, E (IDENTIFIED), E (IDENTIFIED), day);
  scene_check_undo (scene, move_work, &call);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Move 3 candidates to “Invited”");
  {
    g_autoptr (BinomeEntity) first = scene_get (scene, BINOME_TYPE_ENROLMENT, call.ids[0]);

    scene_assert_day (binome_entity_get_date (first, BINOME_ENROLMENT_STATE_SINCE), "2026-03-02");
  }

  /* One of three cannot: nobody is moved. */
  scene_write (scene, move_work, &(Call){ .ids = { call.ids[1] }, .n = 1, .to = E (APPLIED) });
  call.to = E (IDENTIFIED);
  call.reason = "By mistake";
  g_assert_false (scene_try (scene, move_work, &call, &error));
  g_assert_cmpstr (error->message, ==,
                   "“Applied” cannot become “Identified”. Possible from here: Interested, Manager agreed, "
                   "Interviewed, Accepted, Waiting list, Refused, Withdrew.");
  call.reason = NULL;
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_cmpint (read_choice (scene, call.ids[0], BINOME_ENROLMENT_STATE), ==, E (INVITED));

  /* Leaving needs a reason, and keeps how far one had come. */
  call.to = E (WITHDREW);
  g_assert_false (scene_try (scene, move_work, &call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  call.reason = "No time";
  scene_check_undo (scene, move_work, &call);
  g_assert_cmpint (read_choice (scene, call.ids[1], BINOME_ENROLMENT_LEFT_FROM), ==, E (APPLIED));
  g_assert_cmpint (read_choice (scene, call.ids[2], BINOME_ENROLMENT_LEFT_FROM), ==, E (INVITED));
  scene_write (scene, move_work, &(Call){ .ids = { call.ids[1] }, .n = 1, .to = E (APPLIED) });
  g_assert_cmpint (read_choice (scene, call.ids[1], BINOME_ENROLMENT_LEFT_FROM), ==, E (IDENTIFIED));

  /* Only a pair makes somebody matched. */
  g_assert_null (binome_funnel_find_move (E (ACCEPTED), E (MATCHED)));
  g_assert_false (binome_funnel_check_move (E (ACCEPTED), E (MATCHED), &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_nonnull (binome_funnel_find_move (E (MATCHED), E (WITHDREW)));
}

/* A board has each state once. */
static void
test_states (void)
{
  guint seen = 0;

  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      g_assert_nonnull (binome_enrolment_states[i].id);
      seen |= 1u << binome_funnel_states[i];
    }
  g_assert_null (binome_enrolment_states[BINOME_FUNNEL_N_STATES].id);
  g_assert_cmpuint (seen, ==, (1u << BINOME_FUNNEL_N_STATES) - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/funnel/conversion", Scene, NULL, scene_set_up, test_conversion, scene_tear_down);
  g_test_add ("/funnel/stuck", Scene, NULL, scene_set_up, test_stuck, scene_tear_down);
  g_test_add ("/funnel/reminder", Scene, NULL, scene_set_up, test_reminder, scene_tear_down);
  g_test_add ("/funnel/gap", Scene, NULL, scene_set_up, test_gap, scene_tear_down);
  g_test_add ("/funnel/moves", Scene, NULL, scene_set_up, test_moves, scene_tear_down);
  g_test_add_func ("/funnel/states", test_states);

  return g_test_run ();
}
