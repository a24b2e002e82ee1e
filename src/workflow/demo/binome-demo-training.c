/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the tutors of the sample company learn their task. */

#include "binome-demo-private.h"

#include "binome-training-workflow.h"
#include "binome-workflow-sql.h"

static const struct
{
  const char *title;
  const char *provider;
  BinomeTrainingKind kind;
  BinomeTrainingMode mode;
  double hours;
  int validity;
  double cost;
  const char *contents;
} courses[BINOME_DEMO_N_COURSES] = {
  [BINOME_DEMO_COURSE_BASICS]
  = { "Accueillir un nouveau collègue", "École interne des Ateliers", BINOME_TRAINING_KIND_FIRST,
      BINOME_TRAINING_MODE_REMOTE, 6, 18, 90,
      "Préparer l’arrivée, le premier jour, les points d’étape de la période d’essai." },
  [BINOME_DEMO_COURSE_TUTOR]
  = { "Devenir tuteur", "Formalia Conseil", BINOME_TRAINING_KIND_FIRST, BINOME_TRAINING_MODE_IN_PERSON, 14,
      36, 420,
      "Cadre légal, rôle et posture, organiser le parcours, transmettre en situation de travail, donner un retour, évaluer." },
  [BINOME_DEMO_COURSE_REFRESHER]
  = { "Tuteur : recyclage", "Formalia Conseil", BINOME_TRAINING_KIND_REFRESHER,
      BINOME_TRAINING_MODE_IN_PERSON, 7, 36, 230,
      "Échanges de pratiques, situations difficiles, prévenir les ruptures, fin de mission." },
};

/**
 * binome_demo_fill_courses:
 * @self: the sample company
 * @error: return location for a #GError
 *
 * Returns: whether the courses were made
 */
gboolean
binome_demo_fill_courses (BinomeDemo *self, GError **error)
{
  for (guint i = 0; i < BINOME_DEMO_N_COURSES; i++)
    {
      g_autoptr (BinomeEntity) course = BINOME_ENTITY (binome_course_new ());

      binome_entity_set_text (course, BINOME_COURSE_TITLE, courses[i].title);
      binome_entity_set_text (course, BINOME_COURSE_PROVIDER, courses[i].provider);
      binome_entity_set_choice (course, BINOME_COURSE_KIND, (int)courses[i].kind);
      binome_entity_set_choice (course, BINOME_COURSE_MODE, (int)courses[i].mode);
      binome_entity_set_real (course, BINOME_COURSE_HOURS, courses[i].hours);
      binome_entity_set_integer (course, BINOME_COURSE_VALIDITY, courses[i].validity);
      binome_entity_set_real (course, BINOME_COURSE_COST, courses[i].cost);
      binome_entity_set_text (course, BINOME_COURSE_PROGRAMME_TEXT, courses[i].contents);
      if (!binome_db_insert (self->db, course, error))
        return FALSE;
      self->courses[i] = binome_entity_get_id (course);
    }

  return TRUE;
}

/* A session as it is told: on which day, who of the tutors, and what became of them. */
typedef struct
{
  guint course;
  int day;  /* from today */
  int days; /* how many */
  const char *place;
  const char *trainer;
  guint first, n; /* of the tutors */
  guint n_proposed;
  guint n_failed;
  gboolean validated;
  gboolean received;
} Story;

static BinomeEntity *
make_session (BinomeDemo *self, gint64 programme, const Story *story)
{
  BinomeEntity *session = BINOME_ENTITY (binome_training_session_new ());
  BinomeDate starts_on = binome_date_next_working_day (self->today + story->day);

  if (story->day < 0 && starts_on > self->today)
    starts_on = self->today;
  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_COURSE, self->courses[story->course]);
  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_PROGRAMME, programme);
  binome_entity_set_date (session, BINOME_TRAINING_SESSION_STARTS_ON, starts_on);
  if (story->days > 1)
    binome_entity_set_date (session, BINOME_TRAINING_SESSION_ENDS_ON,
                            binome_date_add_working_days (starts_on, story->days - 1));
  binome_entity_set_text (session, BINOME_TRAINING_SESSION_PLACE, story->place);
  binome_entity_set_text (session, BINOME_TRAINING_SESSION_TRAINER, story->trainer);
  binome_entity_set_text (session, BINOME_TRAINING_SESSION_TIMES,
                          courses[story->course].mode == BINOME_TRAINING_MODE_REMOTE
                              ? "9 h – 12 h et 14 h – 17 h"
                              : "8 h 30 – 12 h et 13 h 30 – 17 h");
  binome_entity_set_integer (session, BINOME_TRAINING_SESSION_PLACES, MAX (12, (gint64)story->n));
  return session;
}

static gboolean
propose (BinomeDemo *self, gint64 session, gint64 person, GError **error)
{
  g_autoptr (BinomeEntity) place = BINOME_ENTITY (binome_attendance_new ());

  binome_entity_set_reference (place, BINOME_ATTENDANCE_SESSION, session);
  binome_entity_set_reference (place, BINOME_ATTENDANCE_PERSON, person);
  return binome_db_insert (self->db, place, error);
}

/* The first ones fail, the others are validated; what was asked for is paid. */
static gboolean
judge (BinomeDemo *self, gint64 session, const Story *story, GError **error)
{
  g_autoptr (GPtrArray) places = binome_workflow_select_of (self->db, BINOME_TYPE_ATTENDANCE,
                                                            BINOME_ATTENDANCE_SESSION, session, error);

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      double asked = binome_entity_get_real (places->pdata[i], BINOME_ATTENDANCE_FUNDING_ASKED);

      if (story->received)
        {
          binome_entity_set_real (places->pdata[i], BINOME_ATTENDANCE_FUNDING_RECEIVED, asked);
          if (!binome_db_update (self->db, places->pdata[i], error))
            return FALSE;
        }
      if (!binome_training_move (self->db, binome_entity_get_id (places->pdata[i]),
                                 i < story->n_failed ? BINOME_ATTENDANCE_STATE_FAILED
                                                     : BINOME_ATTENDANCE_STATE_VALIDATED,
                                 NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tell (BinomeDemo *self, gint64 programme, GArray *tutors, const Story *story, GError **error)
{
  g_autoptr (BinomeEntity) session = make_session (self, programme, story);
  guint n = story->first < tutors->len ? MIN (story->n, tutors->len - story->first) : 0;
  const gint64 *people = &g_array_index (tutors, gint64, story->first);
  gint64 id;

  if (!binome_training_add_session (self->db, BINOME_TRAINING_SESSION (session), error))
    return FALSE;
  id = binome_entity_get_id (session);
  if (n > 0 && !binome_training_enrol (self->db, id, people, n, NULL, error))
    return FALSE;
  for (guint i = 0; i < story->n_proposed && story->first + n + i < tutors->len; i++)
    if (!propose (self, id, people[n + i], error))
      return FALSE;
  if (story->day >= 0)
    return TRUE;

  return binome_training_ask_funding (self->db, id, NULL, error)
         && binome_training_move_session (self->db, id, BINOME_SESSION_STATE_HELD, NULL, error)
         && (!story->validated || judge (self, id, story, error));
}

static GArray *
list_tutors (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) enrolments = binome_workflow_select_of (self->db, BINOME_TYPE_ENROLMENT,
                                                                BINOME_ENROLMENT_PROGRAMME, programme, error);
  GArray *tutors;

  if (enrolments == NULL)
    return NULL;

  tutors = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < enrolments->len; i++)
    {
      int state = binome_entity_get_choice (enrolments->pdata[i], BINOME_ENROLMENT_STATE);
      gint64 person = binome_entity_get_reference (enrolments->pdata[i], BINOME_ENROLMENT_PERSON);

      if (binome_entity_get_choice (enrolments->pdata[i], BINOME_ENROLMENT_ROLE)
              == (int)BINOME_ENROLMENT_ROLE_TUTOR
          && (binome_enrolment_state_can_match (state) || state == BINOME_ENROLMENT_STATE_DONE))
        g_array_append_val (tutors, person);
    }
  return tutors;
}

/**
 * binome_demo_train:
 * @self: the sample company
 * @told: what the programme is to be like
 * @programme: the programme, with its pairs
 * @error: return location for a #GError
 *
 * Returns: whether its sessions were made
 */
gboolean
binome_demo_train (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  static const Story running[] = {
    { BINOME_DEMO_COURSE_TUTOR, -163, 2, "Lyon, salle Ampère", "Sabine Thévenet", 0, 12, 0, 0, TRUE, TRUE },
    { BINOME_DEMO_COURSE_TUTOR, -128, 2, "Lyon, salle Ampère", "Sabine Thévenet", 12, 10, 0, 1, TRUE, FALSE },
    { BINOME_DEMO_COURSE_BASICS, -6, 1, "Visioconférence", "Marc Ollivier", 22, 4, 0, 0, FALSE, FALSE },
    { BINOME_DEMO_COURSE_TUTOR, 17, 2, "Lyon, salle Ampère", "Sabine Thévenet", 26, 3, 1, 0, FALSE, FALSE },
    { BINOME_DEMO_COURSE_REFRESHER, 45, 1, "Lyon, salle Curie", "Sabine Thévenet", 0, 0, 3, 0, FALSE, FALSE },
  };
  gint64 id = binome_entity_get_id (programme);
  int before = (int)(binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) - self->today) - 12;
  gboolean onboarding = told->kind == BINOME_PROGRAMME_KIND_ONBOARDING;
  const Story closed = { onboarding ? BINOME_DEMO_COURSE_BASICS : BINOME_DEMO_COURSE_TUTOR,
                         before,
                         onboarding ? 1 : 2,
                         onboarding ? "Visioconférence" : "Lyon, salle Ampère",
                         onboarding ? "Marc Ollivier" : "Sabine Thévenet",
                         0,
                         told->n_tutors,
                         0,
                         0,
                         TRUE,
                         !onboarding };
  g_autoptr (GArray) tutors = list_tutors (self, id, error);

  if (tutors == NULL)
    return FALSE;
  if (told->state != BINOME_PROGRAMME_STATE_RUNNING)
    return tell (self, id, tutors, &closed, error);
  for (gsize i = 0; i < G_N_ELEMENTS (running); i++)
    if (!tell (self, id, tutors, &running[i], error))
      return FALSE;

  return TRUE;
}
