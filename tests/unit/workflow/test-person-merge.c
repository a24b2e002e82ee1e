/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person: found, made one, and taken apart again by undo. */

#include <string.h>

#include "workflow-fixture.h"

#include "binome-error.h"
#include "binome-person-history.h"
#include "binome-person-merge.h"
#include "binome-person-presence.h"
#include "binome-person-skills.h"
#include "binome-person-workflow.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static gint64
person_of (Scene *self, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

typedef struct
{
  gint64 kept, other;
  guint64 fields;
} MergeCall;

static gboolean
merge_work (BinomeDb *db, gpointer data, GError **error)
{
  MergeCall *call = data;

  return binome_person_merge (db, call->kept, call->other, call->fields, error);
}

typedef struct
{
  gint64 person;
  GPtrArray *twins;
} TwinsCall;

static gboolean
twins_work (BinomeDb *db, gpointer data, GError **error)
{
  TwinsCall *call = data;

  call->twins = binome_person_list_twins (db, call->person, 50, error);
  return call->twins != NULL;
}

static guint
count_twins (Scene *self, gint64 person, BinomeTwinsReason *reason)
{
  TwinsCall call = { .person = person };
  guint n;

  scene_read (self, twins_work, &call);
  n = call.twins->len;
  if (n > 0)
    *reason = ((BinomePersonTwins *)call.twins->pdata[0])->reason;
  g_ptr_array_unref (call.twins);
  return n;
}

static gint64
add_twin (Scene *self, const char *given, const char *family, guint field, const char *text, int year)
{
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());

  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, given);
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, family);
  binome_entity_set_integer (person, BINOME_PERSON_BIRTH_YEAR, year);
  if (text != NULL)
    binome_entity_set_text (person, field, text);
  return scene_add (self, person);
}

static void
test_twins (Scene *self, gconstpointer data)
{
  BinomeTwinsReason reason = BINOME_TWINS_STAFF_NUMBER;
  gint64 id;

  g_assert_cmpuint (count_twins (self, 0, &reason), ==, 0);
  add_twin (self, "Éric", "Dubois", 0, NULL, 1990);
  id = add_twin (self, "ERIC", "DUBOIS", 0, NULL, 1990);
  add_twin (self, "Éric", "Dubois", 0, NULL, 1991);
  add_twin (self, "Éric", "Dubois", 0, NULL, 0);
  add_twin (self, "Éric", "Dubois", 0, NULL, 0);
  g_assert_cmpuint (count_twins (self, 0, &reason), ==, 1);
  g_assert_cmpint (reason, ==, BINOME_TWINS_NAME);
  g_assert_cmpuint (count_twins (self, id, &reason), ==, 1);
  id = add_twin (self, "Zoé", "Roux", BINOME_PERSON_EMAIL, "z.roux@example.org", 0);
  add_twin (self, "Zoé", "Roux-Blanc", BINOME_PERSON_EMAIL, "Z.Roux@example.org ", 0);
  g_assert_cmpuint (count_twins (self, id, &reason), ==, 1);
  g_assert_cmpint (reason, ==, BINOME_TWINS_EMAIL);
  add_twin (self, "A", "B", BINOME_PERSON_STAFF_NUMBER, "F77", 0);
  id = add_twin (self, "C", "D", BINOME_PERSON_STAFF_NUMBER, "f77", 0);
  g_assert_cmpuint (count_twins (self, id, &reason), ==, 1);
  g_assert_cmpint (reason, ==, BINOME_TWINS_STAFF_NUMBER);
  g_assert_cmpuint (count_twins (self, 0, &reason), ==, 3);
}

typedef struct
{
  gint64 person;
  const char *skill;
  int level;
} SkillCall;

static gboolean
skill_work (BinomeDb *db, gpointer data, GError **error)
{
  SkillCall *call = data;
  g_autoptr (BinomePersonSkill) skill = binome_person_skill_new ();

  binome_entity_set_reference (BINOME_ENTITY (skill), BINOME_PERSON_SKILL_PERSON, call->person);
  binome_entity_set_integer (BINOME_ENTITY (skill), BINOME_PERSON_SKILL_LEVEL, call->level);
  return binome_person_keep_skill (db, skill, call->skill, error);
}

static void
add_presence (Scene *self, gint64 person, const char *from, const char *until)
{
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, person);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_parse_iso (from));
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON,
                          until != NULL ? binome_date_parse_iso (until) : BINOME_DATE_NONE);
  scene_add (self, presence);
}

typedef struct
{
  GType type;
  guint field;
  gint64 id;
  GPtrArray *rows;
} SelectCall;

static gboolean
select_work (BinomeDb *db, gpointer data, GError **error)
{
  SelectCall *call = data;
  g_autoptr (BinomeQuery) query = binome_query_new (call->type);

  binome_query_where_integer (query, call->field, BINOME_QUERY_EQUAL, call->id);
  if (call->type == BINOME_TYPE_PRESENCE)
    binome_query_sort (query, BINOME_PRESENCE_STARTS_ON, FALSE);
  call->rows = binome_db_select (db, query, error);
  return call->rows != NULL;
}

static GPtrArray *
rows_of (Scene *self, GType type, guint field, gint64 id)
{
  SelectCall call = { type, field, id, NULL };

  scene_read (self, select_work, &call);
  return call.rows;
}

/* Hugo was entered twice: both records are tutees of the programme, the second one has the pair, the
 * better level, and the years before. */
static void
test_merge (Scene *self, gconstpointer data)
{
  MergeCall call = { .kept = person_of (self, self->hugo), .other = person_of (self, self->lea) };
  SkillCall low = { call.kept, "Soudage", 1 }, high = { call.other, "Soudage", 3 },
            more = { call.other, "Lecture de plans", 2 };
  gint64 pair = scene_propose (self, self->lea, self->paul);
  g_autoptr (BinomeEntity) person = NULL, moved = NULL, led = NULL;
  g_autoptr (GPtrArray) skills = NULL, enrolments = NULL, periods = NULL;

  scene_write (self, skill_work, &low);
  scene_write (self, skill_work, &high);
  scene_write (self, skill_work, &more);
  add_presence (self, call.kept, "2026-01-01", "2026-12-31");
  add_presence (self, call.other, "2024-01-01", NULL);
  person = scene_get (self, BINOME_TYPE_PERSON, call.other);
  binome_entity_set_text (person, BINOME_PERSON_EMAIL, "hugo@example.org");
  binome_entity_set_reference (person, BINOME_PERSON_MANAGER, call.kept);
  scene_set (self, person);
  led = scene_get (self, BINOME_TYPE_PERSON, person_of (self, self->noah));
  binome_entity_set_reference (led, BINOME_PERSON_MANAGER, call.other);
  scene_set (self, led);

  call.fields = FIELD (BINOME_PERSON_EMAIL) | FIELD (BINOME_PERSON_MANAGER);
  scene_check_undo (self, merge_work, &call);

  g_clear_object (&person);
  person = scene_get (self, BINOME_TYPE_PERSON, call.kept);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_GIVEN_NAME), ==, "Hugo");
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_EMAIL), ==, "hugo@example.org");
  g_assert_cmpint (binome_entity_get_reference (person, BINOME_PERSON_MANAGER), ==, 0);
  g_clear_object (&led);
  led = scene_get (self, BINOME_TYPE_PERSON, person_of (self, self->noah));
  g_assert_cmpint (binome_entity_get_reference (led, BINOME_PERSON_MANAGER), ==, call.kept);
  moved = scene_get (self, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_reference (moved, BINOME_PAIR_TUTEE), ==, self->hugo);
  enrolments = rows_of (self, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PERSON, call.kept);
  g_assert_cmpuint (enrolments->len, ==, 1);
  skills = rows_of (self, BINOME_TYPE_PERSON_SKILL, BINOME_PERSON_SKILL_PERSON, call.kept);
  g_assert_cmpuint (skills->len, ==, 2);
  g_assert_cmpint (binome_entity_get_integer (skills->pdata[0], BINOME_PERSON_SKILL_LEVEL), ==, 3);

  periods = rows_of (self, BINOME_TYPE_PRESENCE, BINOME_PRESENCE_PERSON, call.kept);
  g_assert_cmpuint (periods->len, ==, 3);
  scene_assert_day (binome_entity_get_date (periods->pdata[0], BINOME_PRESENCE_STARTS_ON), "2024-01-01");
  scene_assert_day (binome_entity_get_date (periods->pdata[0], BINOME_PRESENCE_ENDS_ON), "2025-12-31");
  scene_assert_day (binome_entity_get_date (periods->pdata[1], BINOME_PRESENCE_ENDS_ON), "2026-12-31");
  scene_assert_day (binome_entity_get_date (periods->pdata[2], BINOME_PRESENCE_STARTS_ON), "2027-01-01");
  g_assert_cmpint (binome_entity_get_date (periods->pdata[2], BINOME_PRESENCE_ENDS_ON), ==, BINOME_DATE_NONE);
}

static void
add_wish (Scene *self, gint64 tutee, BinomeWishKind kind, const char *reason)
{
  BinomeEntity *wish = BINOME_ENTITY (binome_wish_new ());

  binome_entity_set_reference (wish, BINOME_WISH_TUTEE, tutee);
  binome_entity_set_reference (wish, BINOME_WISH_TUTOR, self->paul);
  binome_entity_set_choice (wish, BINOME_WISH_KIND, (int)kind);
  binome_entity_set_text (wish, BINOME_WISH_REASON, reason);
  scene_add (self, wish);
}

/* Under one of two names Hugo would like Paul, under the other he refuses him: a refusal is never lost. */
static void
test_veto (Scene *self, gconstpointer data)
{
  MergeCall call = { .kept = person_of (self, self->hugo), .other = person_of (self, self->lea) };
  g_autoptr (GPtrArray) wishes = NULL;

  add_wish (self, self->hugo, BINOME_WISH_PREFER, "");
  add_wish (self, self->lea, BINOME_WISH_VETO, "An old dispute");
  scene_check_undo (self, merge_work, &call);
  wishes = rows_of (self, BINOME_TYPE_WISH, BINOME_WISH_TUTEE, self->hugo);
  g_assert_cmpuint (wishes->len, ==, 1);
  g_assert_cmpint (binome_entity_get_choice (wishes->pdata[0], BINOME_WISH_KIND), ==, BINOME_WISH_VETO);
  g_assert_cmpstr (binome_entity_get_text (wishes->pdata[0], BINOME_WISH_REASON), ==, "An old dispute");
}

/* A pair is two people; nobody leads themselves after it. */
static void
test_refused (Scene *self, gconstpointer data)
{
  MergeCall pair = { .kept = person_of (self, self->lea), .other = person_of (self, self->paul) };
  MergeCall circle = { .kept = person_of (self, self->anne), .other = person_of (self, self->luc) };
  MergeCall same = { .kept = pair.kept, .other = pair.kept };
  g_autoptr (BinomeEntity) luc = NULL, noah = NULL;
  g_autoptr (GError) error = NULL;

  scene_propose (self, self->lea, self->paul);
  g_assert_false (scene_try (self, merge_work, &pair, &error));
  g_assert_nonnull (strstr (error->message, "Paul Durand"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  g_assert_false (scene_try (self, merge_work, &same, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);

  /* Luc leads Noah, who leads Anne. */
  noah = scene_get (self, BINOME_TYPE_PERSON, person_of (self, self->noah));
  binome_entity_set_reference (noah, BINOME_PERSON_MANAGER, circle.other);
  scene_set (self, noah);
  luc = scene_get (self, BINOME_TYPE_PERSON, circle.kept);
  binome_entity_set_reference (luc, BINOME_PERSON_MANAGER, binome_entity_get_id (noah));
  scene_set (self, luc);
  g_assert_false (scene_try (self, merge_work, &circle, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

/* ---- history ---- */

typedef struct
{
  gint64 person;
  GPtrArray *events;
} HistoryCall;

static gboolean
history_work (BinomeDb *db, gpointer data, GError **error)
{
  HistoryCall *call = data;

  call->events = binome_person_list_history (db, call->person, 0, 100, error);
  return call->events != NULL;
}

static gboolean
tells (Scene *self, gint64 person, const char *line)
{
  HistoryCall call = { .person = person };
  gboolean found = FALSE;

  scene_read (self, history_work, &call);
  for (guint i = 0; i < call.events->len; i++)
    found = found
            || g_ptr_array_find_with_equal_func (((BinomePersonEvent *)call.events->pdata[i])->lines, line,
                                                 g_str_equal, NULL);
  g_ptr_array_unref (call.events);
  return found;
}

/* What was done to a record is told of the one that it became, also when that was merged in its turn. */
static void
test_history (Scene *self, gconstpointer data)
{
  gint64 lea = person_of (self, self->lea), paul = person_of (self, self->paul);
  gint64 first = add_twin (self, "Léa", "Martin", BINOME_PERSON_JOB, "Soudeuse", 0);
  gint64 second = add_twin (self, "Léa", "Martin", BINOME_PERSON_JOB, "Cheffe", 0);
  g_autoptr (BinomeEntity) record = scene_get (self, BINOME_TYPE_PERSON, first);
  MergeCall merge = { second, first, 0 }, again = { lea, second, 0 };

  binome_entity_set_text (record, BINOME_PERSON_JOB, "Tourneuse");
  scene_set (self, record);
  scene_write (self, merge_work, &merge);
  g_assert_true (tells (self, second, "Job: Soudeuse → Tourneuse"));
  g_assert_false (tells (self, lea, "Job: Soudeuse → Tourneuse"));
  scene_write (self, merge_work, &again);
  g_assert_true (tells (self, lea, "Job: Soudeuse → Tourneuse"));
  g_assert_false (tells (self, paul, "Job: Soudeuse → Tourneuse"));

  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  g_assert_false (tells (self, lea, "Job: Soudeuse → Tourneuse"));
  g_assert_true (tells (self, second, "Job: Soudeuse → Tourneuse"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/workflow/person-merge/twins", Scene, NULL, scene_set_up, test_twins, scene_tear_down);
  g_test_add ("/workflow/person-merge/merge", Scene, NULL, scene_set_up, test_merge, scene_tear_down);
  g_test_add ("/workflow/person-merge/veto", Scene, NULL, scene_set_up, test_veto, scene_tear_down);
  g_test_add ("/workflow/person-merge/history", Scene, NULL, scene_set_up, test_history, scene_tear_down);
  g_test_add ("/workflow/person-merge/refused", Scene, NULL, scene_set_up, test_refused, scene_tear_down);
  return g_test_run ();
}
