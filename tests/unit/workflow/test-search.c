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
  static const char *const words[] = { "person", "pair", "programme", "skill", "session", "meeting" };
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

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/kinds", Season, NULL, season_set_up, test_kinds, season_tear_down);
  g_test_add ("/search/names", Season, NULL, season_set_up, test_names, season_tear_down);
  g_test_add ("/search/words", Season, NULL, season_set_up, test_words, season_tear_down);
  g_test_add ("/search/hostile", Season, NULL, season_set_up, test_hostile, season_tear_down);

  return g_test_run ();
}
