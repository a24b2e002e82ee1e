/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of ids, beside the hash table of GLib. */

#include "binome-id-set.h"

static void
assert_same (BinomeIdSet *set, GHashTable *expected)
{
  g_autoptr (GArray) ids = binome_id_set_list (set);

  g_assert_cmpuint (binome_id_set_get_size (set), ==, g_hash_table_size (expected));
  g_assert_cmpuint (ids->len, ==, g_hash_table_size (expected));
  for (guint i = 0; i < ids->len; i++)
    {
      g_assert_true (g_hash_table_contains (expected, &g_array_index (ids, gint64, i)));
      g_assert_true (binome_id_set_contains (set, g_array_index (ids, gint64, i)));
      g_assert_true (i == 0 || g_array_index (ids, gint64, i - 1) < g_array_index (ids, gint64, i));
    }
}

/* Ids close together and far apart, so that many share a place; added, removed, asked for. */
static void
test_random (void)
{
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (BinomeIdSet) set = binome_id_set_new ();
      g_autoptr (GHashTable) expected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      gint32 range = round % 2 == 0 ? 40 : 4000;
      gint64 factor = round % 3 == 0 ? G_GINT64_CONSTANT (0x100000001) : 1;

      if (round % 5 == 0)
        binome_id_set_reserve (set, 1000);
      for (int step = 0; step < 400; step++)
        {
          gint64 id = g_test_rand_int_range (1, range) * factor;

          g_assert_true (binome_id_set_contains (set, id) == g_hash_table_contains (expected, &id));
          if (g_test_rand_int_range (0, 5) < 3)
            {
              binome_id_set_add (set, id);
              g_hash_table_add (expected, g_memdup2 (&id, sizeof id));
            }
          else
            {
              binome_id_set_remove (set, id);
              g_hash_table_remove (expected, &id);
            }
        }
      assert_same (set, expected);
      binome_id_set_remove_all (set);
      g_hash_table_remove_all (expected);
      assert_same (set, expected);
    }
}

static void
test_borders (void)
{
  static const gint64 ids[] = { 1, -1, G_MAXINT64, G_MININT64, 2 };
  g_autoptr (BinomeIdSet) set = binome_id_set_new ();

  binome_id_set_add (set, 0);
  g_assert_cmpuint (binome_id_set_get_size (set), ==, 0);
  g_assert_false (binome_id_set_contains (set, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      binome_id_set_add (set, ids[i]);
      binome_id_set_add (set, ids[i]);
      g_assert_cmpuint (binome_id_set_get_size (set), ==, i + 1);
    }
  binome_id_set_remove (set, 0);
  binome_id_set_remove (set, 3);
  g_assert_cmpuint (binome_id_set_get_size (set), ==, G_N_ELEMENTS (ids));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    binome_id_set_remove (set, ids[i]);
  g_assert_cmpuint (binome_id_set_get_size (set), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/id-set/random", test_random);
  g_test_add_func ("/base/id-set/borders", test_borders);
  return g_test_run ();
}
