/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field over everything, in the season that is counted by hand. */

#include <locale.h>

#include "binome-search.h"
#include "scene-season.h"

typedef struct
{
  const char *text;
  guint most;
  GPtrArray *hits;
} Call;

static gboolean
search_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  call->hits = binome_search_everywhere (db, call->text, call->most, error);
  return call->hits != NULL;
}

/* "kind:title kind:title" of what @text finds. */
static void
assert_found (Season *season, const char *text, const char *expected)
{
  static const char *const words[] = { "person",  "pair",     "programme", "objective", "skill", "session",
                                       "meeting", "check-in", "step",      "document",  "letter" };
  Call call = { text, 10, NULL };
  g_autoptr (GString) found = g_string_new (NULL);

  scene_read (&season->scene, search_work, &call);
  for (guint i = 0; i < call.hits->len; i++)
    {
      const BinomeSearchHit *hit = call.hits->pdata[i];

      g_string_append_printf (found, "%s%s:%s", i > 0 ? ", " : "", words[hit->kind], hit->title);
    }
  g_ptr_array_unref (call.hits);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_kinds (Season *season, gconstpointer data)
{
  assert_found (season, "weld", "skill:Welding");
  assert_found (season, "wéLD", "skill:Welding");
  assert_found (season, "nobody of that name", "");
}

static void
test_names (Season *season, gconstpointer data)
{
  Call call = { "lea", 10, NULL };
  const BinomeSearchHit *person, *pair;

  scene_read (&season->scene, search_work, &call);
  g_assert_cmpuint (call.hits->len, >=, 2);
  person = call.hits->pdata[0];
  pair = call.hits->pdata[1];
  g_assert_cmpint ((int)person->kind, ==, (int)BINOME_SEARCH_PERSON);
  g_assert_true (g_str_has_prefix (person->title, "Léa"));
  g_assert_cmpint ((int)pair->kind, ==, (int)BINOME_SEARCH_PAIR);
  g_assert_cmpint (pair->id, ==, season->lea_paul);
  g_assert_cmpint (pair->programme, ==, season->scene.programme);
  g_ptr_array_unref (call.hits);
}

/* Words of both names find the pair; the order of the words does not count. */
static void
test_words (Season *season, gconstpointer data)
{
  Call call = { "paul léa", 10, NULL };

  scene_read (&season->scene, search_work, &call);
  g_assert_cmpuint (call.hits->len, >=, 1);
  g_assert_cmpint (((BinomeSearchHit *)call.hits->pdata[0])->id, ==, season->lea_paul);
  g_ptr_array_unref (call.hits);
}

/* What the index and SQL would read as commands is only text. */
static void
test_hostile (Season *season, gconstpointer data)
{
  static const char *const texts[] = { "",   "   ", "\"", "'",   "*",        "a\" OR \"b", "NEAR(", "%",
                                       "\\", "-",   "(",  "AND", "\xff\xfe", "💥",         "a:b" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Call call = { texts[i], 1, NULL };

      scene_read (&season->scene, search_work, &call);
      g_assert_cmpuint (call.hits->len, <=, BINOME_SEARCH_N_KINDS);
      g_ptr_array_unref (call.hits);
    }
}

/* Something of each kind that says “zebra”, be it in its title or beside it. */
static gboolean
zebra_work (BinomeDb *db, gpointer data, GError **error)
{
  const Season *season = data;
  g_autoptr (BinomeEntity) meeting = BINOME_ENTITY (binome_meeting_new ());
  g_autoptr (BinomeEntity) check_in = BINOME_ENTITY (binome_check_in_new ());
  g_autoptr (BinomeEntity) step = BINOME_ENTITY (binome_action_step_new ());
  g_autoptr (BinomeEntity) objective = BINOME_ENTITY (binome_objective_new ());
  g_autoptr (BinomeEntity) field = BINOME_ENTITY (binome_field_definition_new ());
  g_autoptr (BinomeEntity) value = BINOME_ENTITY (binome_field_value_new ());

  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, season->lea_paul);
  binome_entity_set_date (meeting, BINOME_MEETING_HELD_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_text (meeting, BINOME_MEETING_NOTE, "The zébra");
  binome_entity_set_reference (check_in, BINOME_CHECK_IN_PAIR, season->lea_paul);
  binome_entity_set_text (check_in, BINOME_CHECK_IN_TITLE, "Look at the zebra");
  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_reference (step, BINOME_ACTION_STEP_PAIR, season->hugo_paul);
  binome_entity_set_text (step, BINOME_ACTION_STEP_TITLE, "Saddle it");
  binome_entity_set_text (step, BINOME_ACTION_STEP_SITUATION, "A zebra comes in");
  binome_entity_set_reference (objective, BINOME_OBJECTIVE_PROGRAMME, season->scene.programme);
  binome_entity_set_text (objective, BINOME_OBJECTIVE_TITLE, "More zebras");
  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_TITLE, "Animal");
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_SCOPE, BINOME_FIELD_SCOPE_PERSON);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_KIND, BINOME_FIELD_KIND_TEXT);
  if (!binome_db_insert (db, meeting, error) || !binome_db_insert (db, check_in, error)
      || !binome_db_insert (db, step, error) || !binome_db_insert (db, objective, error)
      || !binome_db_insert (db, field, error))
    return FALSE;

  binome_entity_set_reference (value, BINOME_FIELD_VALUE_FIELD, binome_entity_get_id (field));
  binome_entity_set_reference (value, BINOME_FIELD_VALUE_PERSON, 1);
  binome_entity_set_text (value, BINOME_FIELD_VALUE_VALUE, "Zebra");
  return binome_db_insert (db, value, error);
}

static void
test_everything (Season *season, gconstpointer data)
{
  scene_write (&season->scene, zebra_work, season);
  assert_found (season, "zebra",
                "person:Paul Durand, objective:More zebras, meeting:Léa Martin with Paul Durand, "
                "check-in:Look at the zebra, step:Saddle it");
  assert_found (season, "hugo zebra", "step:Saddle it");
}

/* A document is found by what the user calls it. */
static gboolean
charter_work (BinomeDb *db, gpointer data, GError **error)
{
  const Season *season = data;
  g_autoptr (BinomeEntity) charter = BINOME_ENTITY (binome_agreement_new ());

  binome_entity_set_reference (charter, BINOME_AGREEMENT_PAIR, season->lea_paul);
  binome_entity_set_choice (charter, BINOME_AGREEMENT_KIND, BINOME_AGREEMENT_KIND_CHARTER);
  return binome_db_insert (db, charter, error);
}

static void
test_documents (Season *season, gconstpointer data)
{
  g_autofree char *expected
      = g_strconcat ("document:", binome_agreement_kinds[BINOME_AGREEMENT_KIND_CHARTER].label, NULL);

  scene_write (&season->scene, charter_work, season);
  assert_found (season, "léa charter", expected);
}

/* A letter is found by what it says on top and by who got it; one for everybody too. */
static gboolean
letters_work (BinomeDb *db, gpointer data, GError **error)
{
  const Season *season = data;

  for (gint64 person = 0; person < 2; person++)
    {
      g_autoptr (BinomeEntity) letter = BINOME_ENTITY (binome_letter_new ());

      binome_entity_set_text (letter, BINOME_LETTER_LETTER, "call-letter");
      binome_entity_set_text (letter, BINOME_LETTER_SUBJECT, "Wanted");
      binome_entity_set_reference (letter, BINOME_LETTER_PERSON, person);
      binome_entity_set_reference (letter, BINOME_LETTER_PROGRAMME, season->scene.programme);
      if (!binome_db_insert (db, letter, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_letters (Season *season, gconstpointer data)
{
  scene_write (&season->scene, letters_work, season);
  assert_found (season, "wanted", "letter:Wanted, letter:Wanted");
  assert_found (season, "durand wanted", "letter:Wanted");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/kinds", Season, NULL, season_set_up, test_kinds, season_tear_down);
  g_test_add ("/search/names", Season, NULL, season_set_up, test_names, season_tear_down);
  g_test_add ("/search/words", Season, NULL, season_set_up, test_words, season_tear_down);
  g_test_add ("/search/everything", Season, NULL, season_set_up, test_everything, season_tear_down);
  g_test_add ("/search/documents", Season, NULL, season_set_up, test_documents, season_tear_down);
  g_test_add ("/search/letters", Season, NULL, season_set_up, test_letters, season_tear_down);
  g_test_add ("/search/hostile", Season, NULL, season_set_up, test_hostile, season_tear_down);

  return g_test_run ();
}
