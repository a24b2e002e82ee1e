/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the managers, the interviews and the weeks of the sample company say of its candidates. */

#include "binome-availability-workflow.h"
#include "binome-demo-private.h"
#include "binome-workflow-sql.h"

/* How much of a tutor's month a tutee takes. */
#define HOURS_PER_TUTEE 1.5

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* A part of a week; some people have these, each begun at another one. */
typedef struct
{
  BinomeWeekday weekday;
  int starts_at;
  int ends_at;
  BinomeWeekPlace place;
} Part;

static const Part parts[] = {
  { BINOME_WEEKDAY_MONDAY, 14 * 60, 17 * 60, BINOME_WEEK_SITE },
  { BINOME_WEEKDAY_TUESDAY, 9 * 60, 12 * 60, BINOME_WEEK_EITHER },
  { BINOME_WEEKDAY_THURSDAY, 8 * 60, 11 * 60 + 30, BINOME_WEEK_SITE },
  { BINOME_WEEKDAY_FRIDAY, 13 * 60 + 30, 16 * 60, BINOME_WEEK_REMOTE },
  { BINOME_WEEKDAY_WEDNESDAY, 10 * 60, 12 * 60, BINOME_WEEK_EITHER },
};

static gboolean
add_week (BinomeDemo *self, gint64 person, guint i, GError **error)
{
  BinomeWeek week = { 0 };

  for (guint p = 0; p < 3; p++)
    {
      const Part *part = &parts[(i + p) % G_N_ELEMENTS (parts)];

      binome_week_add (&week, part->weekday, part->starts_at, part->ends_at, part->place);
    }
  return binome_availability_keep_week (self->db, person, &week, error);
}

static gboolean
add_absence (BinomeDemo *self, gint64 person, guint i, GError **error)
{
  g_autoptr (BinomeEntity) absence = BINOME_ENTITY (binome_absence_new ());
  BinomeDate from = self->today + 7 + (BinomeDate)(i % 5) * 7;

  binome_entity_set_reference (absence, BINOME_ABSENCE_PERSON, person);
  binome_entity_set_date (absence, BINOME_ABSENCE_STARTS_ON, from);
  binome_entity_set_date (absence, BINOME_ABSENCE_ENDS_ON, from + 4);
  binome_entity_set_text (absence, BINOME_ABSENCE_REASON, i % 2 == 0 ? "Congés" : "Déplacement");
  return binome_db_insert (self->db, absence, error);
}

static gint64
find_manager (BinomeDemo *self, gint64 person, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (self->db, BINOME_TYPE_PERSON, person, error);

  return entity != NULL ? binome_entity_get_reference (entity, BINOME_PERSON_MANAGER) : 0;
}

/* Whoever is past “Manager agreed” has a yes, one in five with limits; others wait for an answer. */
static gboolean
add_agreement (BinomeDemo *self, BinomeEntity *enrolment, guint i, GError **error)
{
  g_autoptr (BinomeEntity) agreement = BINOME_ENTITY (binome_manager_agreement_new ());
  gboolean agreed = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE)
                    >= (int)BINOME_ENROLMENT_STATE_MANAGER_AGREED;
  BinomeDate applied = binome_entity_get_date (enrolment, BINOME_ENROLMENT_APPLIED_ON);
  BinomeDate asked = binome_demo_workday (self, applied != BINOME_DATE_NONE ? applied : self->today - 10);
  gint64 person = binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON);

  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT,
                               binome_entity_get_id (enrolment));
  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_MANAGER,
                               find_manager (self, person, error));
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON, asked);
  if (agreed)
    {
      binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER,
                                i % 5 == 0 ? BINOME_AGREEMENT_ANSWER_LIMITED : BINOME_AGREEMENT_ANSWER_YES);
      binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ANSWERED_ON,
                              binome_demo_workday (self, asked + 4));
    }
  if (agreed && i % 5 == 0)
    {
      binome_entity_set_real (agreement, BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH, 4);
      binome_entity_set_text (agreement, BINOME_MANAGER_AGREEMENT_NOTE, "Pas pendant l’arrêt de production");
    }
  return binome_db_insert (self->db, agreement, error);
}

static gboolean
add_interview (BinomeDemo *self, BinomeEntity *enrolment, guint i, GError **error)
{
  g_autoptr (BinomeEntity) interview = BINOME_ENTITY (binome_interview_new ());
  int state = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE);
  BinomeDate applied = binome_entity_get_date (enrolment, BINOME_ENROLMENT_APPLIED_ON);
  static const guint notes[] = { BINOME_INTERVIEW_MOTIVATION, BINOME_INTERVIEW_EXPERTISE,
                                 BINOME_INTERVIEW_PEDAGOGY, BINOME_INTERVIEW_AVAILABILITY };

  binome_entity_set_reference (interview, BINOME_INTERVIEW_ENROLMENT, binome_entity_get_id (enrolment));
  binome_entity_set_date (
      interview, BINOME_INTERVIEW_HELD_ON,
      binome_demo_workday (self, applied != BINOME_DATE_NONE ? applied + 8 : self->today - 3));
  for (guint n = 0; n < G_N_ELEMENTS (notes); n++)
    binome_entity_set_integer (interview, notes[n], 2 + (i + n * 2) % 3);
  binome_entity_set_choice (interview, BINOME_INTERVIEW_DECISION,
                            state == BINOME_ENROLMENT_STATE_INTERVIEWED ? BINOME_INTERVIEW_DECISION_OPEN
                            : state == BINOME_ENROLMENT_STATE_WAITING   ? BINOME_INTERVIEW_DECISION_WAIT
                                                                        : BINOME_INTERVIEW_DECISION_ACCEPT);
  binome_entity_set_text (interview, BINOME_INTERVIEW_NOTE, "Aime transmettre, explique avec des exemples.");
  return binome_db_insert (self->db, interview, error);
}

static gboolean
fill_candidate (BinomeDemo *self, BinomeEntity *enrolment, guint i, GError **error)
{
  int state = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE);
  gboolean is_tutor
      = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_ROLE) == (int)BINOME_ENROLMENT_ROLE_TUTOR;
  gint64 person = binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON);

  if (state < (int)BINOME_ENROLMENT_STATE_APPLIED || state >= (int)BINOME_ENROLMENT_STATE_REFUSED)
    return TRUE;

  if (is_tutor)
    {
      binome_entity_set_real (enrolment, BINOME_ENROLMENT_EXPERIENCE, 3 + (double)(i % 12));
      if (!binome_db_update_fields (self->db, enrolment, FIELD (BINOME_ENROLMENT_EXPERIENCE), error)
          || !add_agreement (self, enrolment, i, error))
        return FALSE;
    }
  if (is_tutor && state >= (int)BINOME_ENROLMENT_STATE_INTERVIEWED && i % 3 != 2
      && !add_interview (self, enrolment, i, error))
    return FALSE;
  if (i % 7 == 3 && !add_absence (self, person, i, error))
    return FALSE;

  return i % 4 == 1 || add_week (self, person, i, error);
}

/**
 * binome_demo_fill_candidates:
 * @self: the sample company
 * @programme: the programme that runs, with its participants
 * @error: return location for a #GError
 *
 * Tells what is known of those who applied: the manager's answer, the interview, when they are free.
 *
 * Returns: whether it was told
 */
gboolean
binome_demo_fill_candidates (BinomeDemo *self, BinomeEntity *programme, GError **error)
{
  g_autoptr (GPtrArray) enrolments = binome_workflow_select_of (
      self->db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PROGRAMME, binome_entity_get_id (programme), error);

  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    if (!fill_candidate (self, enrolments->pdata[i], i, error))
      return FALSE;

  binome_entity_set_real (programme, BINOME_PROGRAMME_HOURS_PER_TUTEE, HOURS_PER_TUTEE);
  return binome_db_update_fields (self->db, programme, FIELD (BINOME_PROGRAMME_HOURS_PER_TUTEE), error);
}
