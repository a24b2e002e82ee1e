/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People over the years: when they are there, and who leads whom. */

#include <string.h>

#include "workflow-fixture.h"

#include "binome-error.h"
#include "binome-person-history.h"
#include "binome-person-presence.h"
#include "binome-person-skills.h"
#include "binome-person-training.h"
#include "binome-person-workflow.h"

static gint64
person_of (Scene *self, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static BinomePresence *
period (gint64 person, const char *from, const char *until, const char *site)
{
  BinomePresence *presence = binome_presence_new ();
  BinomeEntity *entity = BINOME_ENTITY (presence);

  binome_entity_set_reference (entity, BINOME_PRESENCE_PERSON, person);
  binome_entity_set_date (entity, BINOME_PRESENCE_STARTS_ON, binome_date_parse_iso (from));
  binome_entity_set_date (entity, BINOME_PRESENCE_ENDS_ON,
                          until != NULL ? binome_date_parse_iso (until) : BINOME_DATE_NONE);
  binome_entity_set_text (entity, BINOME_PRESENCE_SITE, site);
  return presence;
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_keep_presence (db, data, FALSE, error);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_keep_presence (db, data, TRUE, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_remove_presence (db, *(gint64 *)data, error);
}

/* The site of today’s period is the person’s. */
static void
test_keep (Scene *self, gconstpointer data)
{
  gint64 lea = person_of (self, self->lea);
  g_autoptr (BinomePresence) first = period (lea, "2025-09-01", NULL, "Nantes");
  g_autoptr (BinomeEntity) person = NULL;

  scene_check_undo (self, keep_work, first);
  person = scene_get (self, BINOME_TYPE_PERSON, lea);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Nantes");
}

static void
test_overlap (Scene *self, gconstpointer data)
{
  gint64 lea = person_of (self, self->lea);
  g_autoptr (BinomePresence) first = period (lea, "2025-09-01", NULL, "Lyon");
  g_autoptr (BinomePresence) second = period (lea, "2026-06-01", NULL, "Paris");
  g_autoptr (BinomePresence) wrong = period (lea, "2025-08-01", "2025-07-01", "Paris");
  g_autoptr (BinomeEntity) kept = NULL;
  g_autoptr (GError) error = NULL;

  scene_write (self, keep_work, first);
  g_assert_false (scene_try (self, keep_work, second, &error));
  g_assert_nonnull (strstr (error->message, "since 1 Sep 2025"));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (scene_try (self, keep_work, wrong, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);

  scene_check_undo (self, move_work, second);
  kept = scene_get (self, BINOME_TYPE_PRESENCE, binome_entity_get_id (BINOME_ENTITY (first)));
  scene_assert_day (binome_entity_get_date (kept, BINOME_PRESENCE_ENDS_ON), "2026-05-31");
}

/* Léa is a tutee from 2 March to 31 August 2026. */
static void
test_role (Scene *self, gconstpointer data)
{
  gint64 lea = person_of (self, self->lea);
  g_autoptr (BinomePresence) presence = period (lea, "2026-03-02", "2026-06-30", "Lyon");
  g_autoptr (BinomePresence) next = period (lea, "2026-07-01", NULL, "Lyon");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scene_dump (self), *after = NULL;
  gint64 id;

  g_assert_false (scene_try (self, keep_work, presence, &error));
  g_assert_nonnull (strstr (error->message, "Tutee, Welcome 2026"));
  g_assert_nonnull (strstr (error->message, "31 Aug 2026"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  after = scene_dump (self);
  g_assert_cmpstr (after, ==, before);

  binome_entity_set_date (BINOME_ENTITY (presence), BINOME_PRESENCE_ENDS_ON, BINOME_DATE_NONE);
  scene_write (self, keep_work, presence);
  scene_write (self, move_work, next);
  id = binome_entity_get_id (BINOME_ENTITY (next));

  /* Neither shorter nor gone: the summer would be missing. */
  binome_entity_set_date (BINOME_ENTITY (next), BINOME_PRESENCE_STARTS_ON, binome_date_new (2026, 7, 13));
  g_assert_false (scene_try (self, keep_work, next, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try (self, remove_work, &id, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

/* A role ends on Sunday 30 August where the contract ends on Friday; the next one starts on Monday. */
static void
test_present (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);
  BinomeDate monday = binome_date_new (2026, 8, 3), friday = binome_date_new (2026, 8, 28),
             sunday = binome_date_new (2026, 8, 30), tuesday = binome_date_new (2026, 9, 1);

  g_assert_true (binome_person_is_present (none, monday, friday));
  g_ptr_array_add (some, period (1, "2026-08-03", "2026-08-28", ""));
  g_assert_true (binome_person_is_present (some, monday, friday));
  g_assert_true (binome_person_is_present (some, monday, sunday));
  g_assert_true (binome_person_is_present (some, monday - 1, friday));
  g_assert_false (binome_person_is_present (some, monday - 3, friday));
  g_assert_false (binome_person_is_present (some, monday, tuesday));
  g_assert_true (binome_person_is_present (some, BINOME_DATE_NONE, friday));
  g_assert_false (binome_person_is_present (some, tuesday, BINOME_DATE_NONE));
  g_ptr_array_add (some, period (1, "2026-08-31", NULL, ""));
  g_assert_true (binome_person_is_present (some, monday, tuesday));
  g_assert_true (binome_person_is_present (some, tuesday, BINOME_DATE_NONE));
}

typedef struct
{
  gint64 person, manager;
} ManagerCall;

static gboolean
manager_work (BinomeDb *db, gpointer data, GError **error)
{
  ManagerCall *call = data;

  return binome_person_set_manager (db, call->person, call->manager, error);
}

static void
test_manager (Scene *self, gconstpointer data)
{
  ManagerCall self_call = { person_of (self, self->paul), person_of (self, self->paul) };
  ManagerCall down = { person_of (self, self->anne), person_of (self, self->paul) };
  ManagerCall further = { person_of (self, self->luc), person_of (self, self->anne) };
  ManagerCall circle = { person_of (self, self->paul), person_of (self, self->luc) };
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (self, manager_work, &self_call, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  scene_write (self, manager_work, &down);
  scene_check_undo (self, manager_work, &further);
  g_assert_false (scene_try (self, manager_work, &circle, &error));
  g_assert_nonnull (strstr (error->message, "Luc Moreau works for Paul Durand"));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

static void
test_leaves_before_hired (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) person = scene_get (self, BINOME_TYPE_PERSON, person_of (self, self->paul));
  g_autoptr (GError) error = NULL;

  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, binome_date_new (2020, 5, 4));
  g_assert_true (binome_entity_validate (person, &error));
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON, binome_date_new (2020, 5, 3));
  g_assert_false (binome_entity_validate (person, &error));
  g_assert_nonnull (strstr (error->message, "4 May 2020"));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

/* ---- skills and enrolments ---- */

typedef struct
{
  gint64 programme;
  gint64 person;
  BinomeEnrolmentRole role;
  GPtrArray *skills;
  GPtrArray *enrolments;
} EnrolCall;

static gboolean
add_skill_work (BinomeDb *db, gpointer data, GError **error)
{
  EnrolCall *call = data;
  g_autoptr (BinomePersonSkill) offered = binome_person_skill_new ();
  g_autoptr (BinomePersonSkill) wanted = binome_person_skill_new ();
  BinomeEntity *entity = BINOME_ENTITY (offered);

  binome_entity_set_reference (entity, BINOME_PERSON_SKILL_PERSON, call->person);
  binome_entity_set_integer (entity, BINOME_PERSON_SKILL_LEVEL, 4);
  if (!binome_person_keep_skill (db, offered, "Soudage TIG", error))
    return FALSE;

  entity = BINOME_ENTITY (wanted);
  binome_entity_set_reference (entity, BINOME_PERSON_SKILL_PERSON, call->person);
  binome_entity_set_choice (entity, BINOME_PERSON_SKILL_SIDE, BINOME_PERSON_SKILL_SIDE_WANTED);
  binome_entity_set_integer (entity, BINOME_PERSON_SKILL_LEVEL, 1);
  binome_entity_set_integer (entity, BINOME_PERSON_SKILL_TARGET, 3);
  return binome_person_keep_skill (db, wanted, "soudage tig", error);
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  EnrolCall *call = data;

  return binome_enrolment_enrol (db, call->programme, call->role, &call->person, 1, 0, NULL, error);
}

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  EnrolCall *call = data;
  g_autoptr (BinomeQuery) enrolments = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (BinomeQuery) skills = binome_query_new (BINOME_TYPE_ENROLMENT_SKILL);

  g_clear_pointer (&call->enrolments, g_ptr_array_unref);
  g_clear_pointer (&call->skills, g_ptr_array_unref);
  binome_query_where_integer (enrolments, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL, call->person);
  binome_query_where_choice (enrolments, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, (int)call->role);
  call->enrolments = binome_db_select (db, enrolments, error);
  binome_query_where_via (skills, BINOME_ENROLMENT_SKILL_ENROLMENT, BINOME_ENROLMENT_PERSON, call->person);
  call->skills = binome_db_select (db, skills, error);
  return call->skills != NULL;
}

/* A tutor’s enrolment begins with what the person offers, a tutee’s with the level aimed at. The name
 * of a skill is the same whatever its case. */
static void
test_skills (Scene *self, gconstpointer data)
{
  EnrolCall call = { .programme = self->programme };
  g_autoptr (GError) error = NULL;

  call.person = scene_add_person (self, "Zoé", "Blanc", "Lyon");
  scene_check_undo (self, add_skill_work, &call);
  g_assert_false (scene_try (self, add_skill_work, &call, &error));
  g_assert_nonnull (strstr (error->message, "Soudage TIG"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  call.role = BINOME_ENROLMENT_ROLE_TUTOR;
  scene_check_undo (self, enrol_work, &call);
  scene_read (self, list_work, &call);
  g_assert_cmpuint (call.skills->len, ==, 1);
  g_assert_cmpint (binome_entity_get_integer (call.skills->pdata[0], BINOME_ENROLMENT_SKILL_LEVEL), ==, 4);
  call.role = BINOME_ENROLMENT_ROLE_TUTEE;
  scene_write (self, enrol_work, &call);
  scene_read (self, list_work, &call);
  g_assert_cmpuint (call.skills->len, ==, 2);
  g_assert_cmpint (binome_entity_get_integer (call.skills->pdata[0], BINOME_ENROLMENT_SKILL_LEVEL)
                       + binome_entity_get_integer (call.skills->pdata[1], BINOME_ENROLMENT_SKILL_LEVEL),
                   ==, 7);
  g_ptr_array_unref (call.skills);
  g_ptr_array_unref (call.enrolments);
}

/* The programme runs from 2 March to 31 August: whoever leaves in June is there until then, whoever
 * comes in September cannot take part. */
static void
test_fit (Scene *self, gconstpointer data)
{
  EnrolCall call = { .programme = self->programme, .role = BINOME_ENROLMENT_ROLE_TUTEE };
  g_autoptr (BinomePresence) spring = NULL, autumn = NULL;
  g_autoptr (GError) error = NULL;

  call.person = scene_add_person (self, "Zoé", "Blanc", "Lyon");
  spring = period (call.person, "2026-01-05", "2026-06-26", "Lyon");
  scene_write (self, keep_work, spring);
  scene_write (self, enrol_work, &call);
  scene_read (self, list_work, &call);
  scene_assert_day (binome_entity_get_date (call.enrolments->pdata[0], BINOME_ENROLMENT_STARTS_ON),
                    "2026-03-02");
  scene_assert_day (binome_entity_get_date (call.enrolments->pdata[0], BINOME_ENROLMENT_ENDS_ON),
                    "2026-06-26");

  call.person = scene_add_person (self, "Ali", "Noir", "Lyon");
  autumn = period (call.person, "2026-09-01", NULL, "Lyon");
  scene_write (self, keep_work, autumn);
  g_assert_false (scene_try (self, enrol_work, &call, &error));
  g_assert_nonnull (strstr (error->message, "Ali Noir"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_ptr_array_unref (call.skills);
  g_ptr_array_unref (call.enrolments);
}

/* ---- history ---- */

typedef struct
{
  gint64 person;
  GPtrArray *parts;
  GPtrArray *events;
} PageCall;

static gboolean
page_work (BinomeDb *db, gpointer data, GError **error)
{
  PageCall *call = data;

  call->parts = binome_person_list_parts (db, call->person, error);
  call->events = call->parts != NULL ? binome_person_list_history (db, call->person, 0, 100, error) : NULL;
  return call->events != NULL;
}

static gboolean
has_line (GPtrArray *events, const char *line)
{
  for (guint i = 0; i < events->len; i++)
    {
      const BinomePersonEvent *event = events->pdata[i];

      for (guint l = 0; l < event->lines->len; l++)
        if (g_str_equal (event->lines->pdata[l], line))
          return TRUE;
    }

  return FALSE;
}

static void
test_history (Scene *self, gconstpointer data)
{
  PageCall call = { .person = person_of (self, self->lea) };
  ManagerCall leading = { call.person, person_of (self, self->paul) };
  g_autoptr (BinomePresence) presence = period (call.person, "2025-09-01", NULL, "Nantes");
  g_autoptr (BinomeEntity) person = NULL;
  const BinomePersonPart *part;
  gint64 id, pair = scene_propose (self, self->lea, self->paul);

  scene_move (self, pair, BINOME_PAIR_STATE_REVIEWED, NULL, NULL);
  scene_write (self, keep_work, presence);
  scene_write (self, manager_work, &leading);
  person = scene_get (self, BINOME_TYPE_PERSON, call.person);
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, binome_date_new (2024, 1, 15));
  binome_entity_set_text (person, BINOME_PERSON_JOB, "Soudeuse");
  scene_set (self, person);
  id = binome_entity_get_id (BINOME_ENTITY (presence));
  scene_write (self, remove_work, &id);

  scene_read (self, page_work, &call);
  g_assert_true (has_line (call.events, "Site: Lyon → Nantes"));
  g_assert_true (has_line (call.events, "Line manager: Paul Durand"));
  g_assert_true (has_line (call.events, "Job: Soudeuse"));
  g_assert_true (has_line (call.events, "Presence removed: Nantes"));
  g_assert_true (has_line (call.events, "Welcome 2026 – State: Proposed → Reviewed"));
  g_assert_cmpstr (((BinomePersonEvent *)call.events->pdata[0])->action, ==, "Test");

  g_assert_cmpuint (call.parts->len, ==, 2);
  part = call.parts->pdata[0];
  g_assert_cmpint (part->enrolment, ==, self->lea);
  g_assert_cmpstr (part->role, ==, "Tutee");
  part = call.parts->pdata[1];
  g_assert_cmpint (part->pair, ==, pair);
  g_assert_cmpstr (part->partner, ==, "Paul Durand");
  g_assert_cmpstr (part->state, ==, "Reviewed");
  g_ptr_array_unref (call.parts);
  g_ptr_array_unref (call.events);
}

/* ---- what belongs to somebody, also when it is gone ---- */

static gint64
add_of (Scene *self, BinomeEntity *entity, guint field, gint64 owner)
{
  binome_entity_set_reference (entity, field, owner);
  return scene_add (self, entity);
}

static gboolean
delete_absence_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_ABSENCE, *(gint64 *)data, error);
}

static void
test_belongings (Scene *self, gconstpointer data)
{
  PageCall call = { .person = person_of (self, self->lea) };
  BinomeEntity *interview = BINOME_ENTITY (binome_interview_new ());
  BinomeEntity *wish = BINOME_ENTITY (binome_wish_new ());
  BinomeEntity *talk = BINOME_ENTITY (binome_talk_new ());
  BinomeEntity *time = BINOME_ENTITY (binome_availability_new ());
  BinomeEntity *absence = BINOME_ENTITY (binome_absence_new ());
  BinomeEntity *team = BINOME_ENTITY (binome_tutor_period_new ());
  gint64 pair = scene_propose (self, self->lea, self->paul), id;
  g_autoptr (BinomeEntity) changed = NULL;

  binome_entity_set_date (interview, BINOME_INTERVIEW_HELD_ON, binome_date_new (2026, 2, 3));
  id = add_of (self, interview, BINOME_INTERVIEW_ENROLMENT, self->lea);
  changed = scene_get (self, BINOME_TYPE_INTERVIEW, id);
  binome_entity_set_choice (changed, BINOME_INTERVIEW_DECISION, BINOME_INTERVIEW_DECISION_ACCEPT);
  scene_set (self, changed);
  binome_entity_set_reference (wish, BINOME_WISH_TUTOR, self->anne);
  binome_entity_set_choice (wish, BINOME_WISH_KIND, BINOME_WISH_VETO);
  add_of (self, wish, BINOME_WISH_TUTEE, self->lea);
  binome_entity_set_reference (talk, BINOME_TALK_TUTOR, self->paul);
  binome_entity_set_date (talk, BINOME_TALK_HELD_ON, binome_date_new (2026, 2, 4));
  add_of (self, talk, BINOME_TALK_TUTEE, self->lea);
  add_of (self, time, BINOME_AVAILABILITY_PERSON, call.person);
  binome_entity_set_date (absence, BINOME_ABSENCE_STARTS_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_date (absence, BINOME_ABSENCE_ENDS_ON, binome_date_new (2026, 3, 6));
  id = add_of (self, absence, BINOME_ABSENCE_PERSON, call.person);
  scene_write (self, delete_absence_work, &id);
  binome_entity_set_reference (team, BINOME_TUTOR_PERIOD_TUTOR, self->anne);
  binome_entity_set_choice (team, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_SECOND);
  add_of (self, team, BINOME_TUTOR_PERIOD_PAIR, pair);

  scene_read (self, page_work, &call);
  g_assert_true (has_line (call.events, "Interview added: 3 Feb 2026"));
  g_assert_true (has_line (call.events, "Interview, 3 Feb 2026 – Decision: Still open → Accept"));
  g_assert_true (has_line (call.events, "Wish added: Anne Petit (Refuses)"));
  g_assert_true (has_line (call.events, "Try-out talk added: Paul Durand (4 Feb 2026)"));
  g_assert_true (has_line (call.events, "Availability added: Monday 9:00–12:00"));
  g_assert_true (has_line (call.events, "Absence added: 2 Mar 2026 – 6 Mar 2026"));
  g_assert_true (has_line (call.events, "Absence removed: 2 Mar 2026 – 6 Mar 2026"));
  g_assert_true (has_line (call.events, "Tutor of a pair added: Anne Petit"));
  g_ptr_array_unref (call.parts);
  g_ptr_array_unref (call.events);
}

static gboolean
delete_meeting_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_MEETING, *(gint64 *)data, error);
}

/* What happens in a pair and what was written to somebody is in their history; letters are only theirs. */
static void
test_follow_up (Scene *self, gconstpointer data)
{
  PageCall call = { .person = person_of (self, self->lea) };
  gint64 pair = scene_propose (self, self->lea, self->paul), id;
  BinomeEntity *check_in = BINOME_ENTITY (binome_check_in_new ());
  BinomeEntity *meeting = BINOME_ENTITY (binome_meeting_new ());
  BinomeEntity *letter = BINOME_ENTITY (binome_letter_new ());
  g_autoptr (BinomeEntity) changed = NULL;

  binome_entity_set_text (check_in, BINOME_CHECK_IN_TITLE, "First week");
  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, binome_date_new (2026, 3, 9));
  id = add_of (self, check_in, BINOME_CHECK_IN_PAIR, pair);
  changed = scene_get (self, BINOME_TYPE_CHECK_IN, id);
  binome_entity_set_choice (changed, BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_DONE);
  scene_set (self, changed);
  binome_entity_set_date (meeting, BINOME_MEETING_HELD_ON, binome_date_new (2026, 3, 10));
  id = add_of (self, meeting, BINOME_MEETING_PAIR, pair);
  scene_write (self, delete_meeting_work, &id);
  binome_entity_set_text (letter, BINOME_LETTER_LETTER, "tutee-matched");
  binome_entity_set_text (letter, BINOME_LETTER_SUBJECT, "Your tutor");
  add_of (self, letter, BINOME_LETTER_PERSON, call.person);

  scene_read (self, page_work, &call);
  g_assert_true (has_line (call.events, "Check-in added: First week"));
  g_assert_true (has_line (call.events, "Check-in, First week – State: Planned → Done"));
  g_assert_true (has_line (call.events, "Meeting added: 10 Mar 2026"));
  g_assert_true (has_line (call.events, "Meeting removed: 10 Mar 2026"));
  g_assert_true (has_line (call.events, "Letter added: Your tutor"));
  g_clear_pointer (&call.parts, g_ptr_array_unref);
  g_clear_pointer (&call.events, g_ptr_array_unref);

  call.person = person_of (self, self->paul);
  scene_read (self, page_work, &call);
  g_assert_true (has_line (call.events, "Meeting removed: 10 Mar 2026"));
  g_assert_false (has_line (call.events, "Letter added: Your tutor"));
  g_ptr_array_unref (call.parts);
  g_ptr_array_unref (call.events);
}

/* ---- a page at a time ---- */

typedef struct
{
  gint64 person, before;
  GPtrArray *events;
} PartCall;

static gboolean
part_work (BinomeDb *db, gpointer data, GError **error)
{
  PartCall *call = data;

  g_clear_pointer (&call->events, g_ptr_array_unref);
  call->events = binome_person_list_history (db, call->person, call->before, 2, error);
  return call->events != NULL;
}

static void
test_pages (Scene *self, gconstpointer data)
{
  static const char *const jobs[] = { "A", "B", "C", "D", "E" };
  PartCall call = { .person = person_of (self, self->lea) };
  const BinomePersonEvent *event;

  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autoptr (BinomeEntity) person = scene_get (self, BINOME_TYPE_PERSON, call.person);

      binome_entity_set_text (person, BINOME_PERSON_JOB, jobs[i]);
      scene_set (self, person);
    }

  scene_read (self, part_work, &call);
  g_assert_cmpuint (call.events->len, ==, 2);
  event = call.events->pdata[1];
  g_assert_cmpstr (event->lines->pdata[0], ==, "Job: C → D");
  call.before = event->action_id;
  scene_read (self, part_work, &call);
  g_assert_cmpuint (call.events->len, ==, 2);
  event = call.events->pdata[0];
  g_assert_cmpstr (event->lines->pdata[0], ==, "Job: B → C");
  g_ptr_array_unref (call.events);
}

/* ---- training ---- */

typedef struct
{
  gint64 person;
  GPtrArray *trainings;
  GPtrArray *events;
} Trained;

static gboolean
trained_work (BinomeDb *db, gpointer data, GError **error)
{
  Trained *call = data;

  call->trainings = binome_person_list_trainings (db, call->person, error);
  call->events = call->trainings != NULL ? binome_person_list_history (db, call->person, 0, 9, error) : NULL;
  return call->events != NULL;
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_delete (db, *(gint64 *)data, error);
}

/* Somebody without a role in a programme, but with a place in a training: it is told, and they stay. */
static void
test_training (Scene *self, gconstpointer data)
{
  Trained call = { .person = scene_add_person (self, "Zoé", "Blanc", "Lyon") };
  BinomeEntity *course = BINOME_ENTITY (binome_course_new ());
  BinomeEntity *session = BINOME_ENTITY (binome_training_session_new ());
  BinomeEntity *place = BINOME_ENTITY (binome_attendance_new ());
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  const BinomePersonTraining *training;

  binome_entity_set_text (course, BINOME_COURSE_TITLE, "To be a tutor");
  binome_entity_set_real (course, BINOME_COURSE_HOURS, 14);
  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_COURSE, scene_add (self, course));
  binome_entity_set_date (session, BINOME_TRAINING_SESSION_STARTS_ON, binome_date_new (2026, 3, 12));
  binome_entity_set_reference (place, BINOME_ATTENDANCE_SESSION, scene_add (self, session));
  binome_entity_set_reference (place, BINOME_ATTENDANCE_PERSON, call.person);
  binome_entity_set_choice (place, BINOME_ATTENDANCE_STATE, BINOME_ATTENDANCE_STATE_VALIDATED);
  binome_entity_set_date (place, BINOME_ATTENDANCE_VALID_UNTIL, binome_date_new (2028, 3, 12));
  scene_add (self, place);

  scene_read (self, trained_work, &call);
  g_assert_cmpuint (call.trainings->len, ==, 1);
  training = call.trainings->pdata[0];
  words = binome_person_training_describe (training);
  g_assert_cmpstr (training->course, ==, "To be a tutor");
  g_assert_cmpstr (training->state, ==, "Validated");
  g_assert_cmpstr (words, ==, "12 Mar 2026 · 14 h · valid until 12 Mar 2028");
  g_assert_cmpuint (call.events->len, ==, 2); /* the person, the place */
  g_assert_true (has_line (call.events, "Place in a training added: To be a tutor"));

  g_assert_false (scene_try (self, delete_work, &call.person, &error));
  g_assert_nonnull (strstr (error->message, "To be a tutor"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_ptr_array_unref (call.trainings);
  g_ptr_array_unref (call.events);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/workflow/person/keep", Scene, NULL, scene_set_up, test_keep, scene_tear_down);
  g_test_add ("/workflow/person/overlap", Scene, NULL, scene_set_up, test_overlap, scene_tear_down);
  g_test_add ("/workflow/person/role", Scene, NULL, scene_set_up, test_role, scene_tear_down);
  g_test_add_func ("/workflow/person/present", test_present);
  g_test_add ("/workflow/person/manager", Scene, NULL, scene_set_up, test_manager, scene_tear_down);
  g_test_add ("/workflow/person/leaves-before-hired", Scene, NULL, scene_set_up, test_leaves_before_hired,
              scene_tear_down);
  g_test_add ("/workflow/person/skills", Scene, NULL, scene_set_up, test_skills, scene_tear_down);
  g_test_add ("/workflow/person/fit", Scene, NULL, scene_set_up, test_fit, scene_tear_down);
  g_test_add ("/workflow/person/training", Scene, NULL, scene_set_up, test_training, scene_tear_down);
  g_test_add ("/workflow/person/belongings", Scene, NULL, scene_set_up, test_belongings, scene_tear_down);
  g_test_add ("/workflow/person/pages", Scene, NULL, scene_set_up, test_pages, scene_tear_down);
  g_test_add ("/workflow/person/history", Scene, NULL, scene_set_up, test_history, scene_tear_down);
  g_test_add ("/workflow/person/follow-up", Scene, NULL, scene_set_up, test_follow_up, scene_tear_down);
  return g_test_run ();
}
