/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists whose rows stay: what they tell a view, beside a plain copy that is kept from what is told. */

#include <adwaita.h>

#include "widgets/binome-steady-list.h"

/* ---- a list beside its copy ---- */

typedef struct
{
  GListStore *source;
  BinomeSteadyList *list;
  GPtrArray *rows; /* as a view has them, from items-changed alone */
  guint held;      /* so many of the first are kept, as a view keeps those that have widgets */
} Fixture;

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *f)
{
  g_assert_cmpuint (removed + added, >, 0);
  g_assert_cmpuint (position + removed, <=, f->rows->len);
  if (removed > 0)
    g_ptr_array_remove_range (f->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (f->rows, (int)(position + i),
                        position + i < f->held ? g_list_model_get_item (list, position + i) : NULL);
  g_assert_cmpuint (f->rows->len, ==, g_list_model_get_n_items (list));
}

static void
clear_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->held = 300;
  f->rows = g_ptr_array_new_with_free_func (clear_row);
  f->source = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  f->list = binome_steady_list_new (G_LIST_MODEL (f->source), "string");
  g_signal_connect (f->list, "items-changed", G_CALLBACK (on_items_changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->list);
  g_ptr_array_unref (f->rows);
  g_object_unref (f->source);
}

static void
splice (Fixture *f, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 1000));

      g_ptr_array_add (items, gtk_string_object_new (text));
    }
  g_list_store_splice (f->source, position, removed, items->pdata, added);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pass (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Each row that is held is the one of its place, and says who stands there in the source; nobody beyond it.
 */
static void
assert_rows (Fixture *f)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->source));

  g_assert_cmpuint (f->rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (f->list)));
  for (guint i = 0; i < f->rows->len; i++)
    {
      g_autoptr (BinomeSteadyRow) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);
      g_autoptr (GObject) item = i < n ? g_list_model_get_item (G_LIST_MODEL (f->source), i) : NULL;

      g_assert_true (f->rows->pdata[i] == NULL || f->rows->pdata[i] == row);
      g_assert_true (binome_steady_row_get_item (row) == item);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->list), f->rows->len));
}

static void
settle (Fixture *f)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->source));

  for (int i = 0; i < 400 && f->rows->len != n; i++)
    pass (10);
  g_assert_cmpuint (f->rows->len, ==, n);
  assert_rows (f);
}

/* ---- tests ---- */

/* Whatever comes and goes, in the middle of what is still under way, too. */
static void
test_random (Fixture *f, gconstpointer data)
{
  for (int step = 0; step < 400; step++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (f->source));
      guint position = (guint)g_test_rand_int_range (0, (gint32)n + 1);
      guint removed = (guint)g_test_rand_int_range (0, (gint32)(n - position) + 1);
      guint added = (guint)g_test_rand_int_range (0, step % 7 == 0 ? 700 : 20);

      if (step % 3 == 0) /* an answer takes the place of all */
        splice (f, 0, n, added);
      else
        splice (f, position, step % 5 == 0 ? removed : MIN (removed, 8), added);
      assert_rows (f);
      if (g_test_rand_int_range (0, 10) == 0)
        pass (25);
      if (g_test_rand_int_range (0, 40) == 0)
        settle (f);
    }
  settle (f);
}

static void
on_changed_cb (guint *count)
{
  ++*count;
}

/* As many others in the same places: the view is told of no row, the rows tell of themselves. */
static void
test_rows_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeSteadyRow) row = NULL;
  guint told = 0, changed = 0;

  splice (f, 0, 0, 500);
  settle (f);
  row = g_list_model_get_item (G_LIST_MODEL (f->list), 7);
  g_signal_connect_swapped (f->list, "items-changed", G_CALLBACK (on_changed_cb), &told);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), &changed);
  splice (f, 0, 500, 500);
  g_assert_cmpuint (told, ==, 0);
  g_assert_cmpuint (changed, ==, 1);
  assert_rows (f);
}

/* One row in the middle comes and goes: those behind it move, and keep who stands there. */
static void
test_one_moves (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeSteadyRow) before = NULL, after = NULL, moved = NULL;
  guint changed = 0;

  splice (f, 0, 0, 40);
  settle (f);
  before = g_list_model_get_item (G_LIST_MODEL (f->list), 3);
  after = g_list_model_get_item (G_LIST_MODEL (f->list), 20);
  g_signal_connect_swapped (before, "changed", G_CALLBACK (on_changed_cb), &changed);
  g_signal_connect_swapped (after, "changed", G_CALLBACK (on_changed_cb), &changed);
  splice (f, 10, 0, 1);
  moved = g_list_model_get_item (G_LIST_MODEL (f->list), 21);
  g_assert_true (moved == after);
  splice (f, 10, 1, 0);
  g_assert_cmpuint (changed, ==, 0);
  assert_rows (f);
}

/* A view has widgets for two hundred rows: they go, and come, a few at a time, and nobody stands in those
 * that are about to go. */
static void
test_pieces (Fixture *f, gconstpointer data)
{
  splice (f, 0, 0, 100000);
  g_assert_cmpuint (f->rows->len, >=, 20);
  g_assert_cmpuint (f->rows->len, <=, 40);
  settle (f);

  splice (f, 0, 100000, 2);
  g_assert_cmpuint (f->rows->len, >, 2);
  g_assert_cmpuint (f->rows->len, <=, 300);
  g_assert_nonnull (binome_steady_row_get_item (f->rows->pdata[1]));
  g_assert_null (binome_steady_row_get_item (f->rows->pdata[2]));
  splice (f, 0, 2, 30); /* before they have gone, others take their places */
  g_assert_nonnull (binome_steady_row_get_item (f->rows->pdata[29]));
  settle (f);
  g_assert_cmpuint (f->rows->len, ==, 30);
}

/* What an item tells of itself is told by its row; not by those it has left. */
static void
test_told (Fixture *f, gconstpointer data)
{
  GtkLabel *label = g_object_ref_sink (GTK_LABEL (gtk_label_new ("a")));
  g_autoptr (GListStore) source = g_list_store_new (GTK_TYPE_LABEL);
  g_autoptr (GtkLabel) other = g_object_ref_sink (GTK_LABEL (gtk_label_new ("b")));
  g_autoptr (BinomeSteadyList) list = binome_steady_list_new (G_LIST_MODEL (source), "label");
  g_autoptr (BinomeSteadyRow) row = NULL;
  guint changed = 0;

  g_list_store_append (source, label);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), &changed);
  gtk_label_set_label (label, "c");
  g_assert_cmpuint (changed, ==, 1);
  g_list_store_splice (source, 0, 1, (gpointer *)&other, 1);
  g_assert_cmpuint (changed, ==, 2);
  gtk_label_set_label (label, "d");
  g_assert_cmpuint (changed, ==, 2);
  g_clear_object (&list);
  g_assert_true (binome_steady_row_get_item (row) == other);
  g_assert_finalize_object (label);
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/widgets/steady-list/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/ui/widgets/steady-list/rows-stay", Fixture, NULL, set_up, test_rows_stay, tear_down);
  g_test_add ("/ui/widgets/steady-list/one-moves", Fixture, NULL, set_up, test_one_moves, tear_down);
  g_test_add ("/ui/widgets/steady-list/pieces", Fixture, NULL, set_up, test_pieces, tear_down);
  g_test_add ("/ui/widgets/steady-list/told", Fixture, NULL, set_up, test_told, tear_down);
  return g_test_run ();
}
