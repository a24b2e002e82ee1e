/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People over the years: when they are there, and who leads whom. */

#include <string.h>

#include "workflow-fixture.h"

#include "binome-error.h"
#include "binome-person-presence.h"
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
  return g_test_run ();
}
