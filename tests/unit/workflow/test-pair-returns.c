/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check-in for each return from the training centre: what is written as days, and what becomes of it. */

#include <locale.h>

#include "binome-error.h"
#include "binome-pair-returns.h"
#include "workflow-fixture.h"

#define TITLE "Back from the training centre: what was seen there, and where to use it at work"

static void
assert_days (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = binome_pair_returns_parse (text, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint k = 0; k < days->len; k++)
    {
      g_autofree char *day = binome_date_format_iso (g_array_index (days, BinomeDate, k));

      g_string_append_printf (found, "%s%s", k > 0 ? " " : "", day);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static void
assert_no_days (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (binome_pair_returns_parse (text, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_parse (Scene *scene, gconstpointer data)
{
  assert_days ("2026-04-06", "2026-04-06");
  assert_days (" 2026-05-04;2026-04-06 ,, 2026-05-04\n2026-06-01\n", "2026-04-06 2026-05-04 2026-06-01");
  assert_no_days ("2026-04-06, soon", "“soon” is not a day.");
  assert_no_days ("2026-02-30", "“2026-02-30” is not a day.");
  assert_no_days (" , ", "There is no day yet.");
}

typedef struct
{
  gint64 pair;
  const char *text;
} Returns;

static gboolean
plan_work (BinomeDb *db, gpointer data, GError **error)
{
  const Returns *returns = data;
  g_autoptr (GArray) days = binome_pair_returns_parse (returns->text, error);

  return days != NULL && binome_pair_returns_plan (db, returns->pair, days, error);
}

static guint
count_returns (Scene *scene, gint64 pair)
{
  g_autoptr (GPtrArray) check_ins = scene_list_check_ins (scene, pair);
  guint n = 0;

  for (guint i = 0; i < check_ins->len; i++)
    n += g_str_equal (binome_entity_get_text (check_ins->pdata[i], BINOME_CHECK_IN_TITLE), TITLE);
  return n;
}

/* It is 2 March; the pair ends on 31 August. */
static void
test_plan (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  Returns returns = { pair, "2026-02-23, 2026-03-02, 2026-04-06, 2026-09-07" };
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (scene, plan_work, &returns, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  scene_move (scene, pair, BINOME_PAIR_STATE_ACTIVE, NULL, NULL);
  scene_check_undo (scene, plan_work, &returns);
  g_assert_cmpuint (count_returns (scene, pair), ==, 2);

  /* A day that is there already is not planned twice. */
  g_assert_false (scene_try (scene, plan_work, &returns, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  returns.text = "2026-04-06, 2026-05-04";
  scene_write (scene, plan_work, &returns);
  g_assert_cmpuint (count_returns (scene, pair), ==, 3);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/pair/returns/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("parse", test_parse);
  ADD ("plan", test_plan);

  return g_test_run ();
}
