/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: order, search without accents, conditions, following changes, size. */

#include "binome-db-private.h"
#include "binome-list-model.h"
#include "store-fixture.h"

static gboolean
is_ready (gpointer data)
{
  return !binome_list_model_is_loading (data);
}

static gboolean
all_loaded (gpointer data)
{
  for (guint i = 0; i < g_list_model_get_n_items (data); i++)
    {
      g_autoptr (BinomeEntity) item = g_list_model_get_item (data, i);

      if (!binome_entity_is_loaded (item))
        return FALSE;
    }
  return TRUE;
}

/* The family names of a list, in its order. The items are held, or they would be loaded for ever. */
static char *
names (BinomeListModel *list)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  GString *text = g_string_new (NULL);

  iterate_until (is_ready, list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (list), i));
  iterate_until (all_loaded, list);
  for (guint i = 0; i < held->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            binome_entity_get_text (held->pdata[i], BINOME_PERSON_FAMILY_NAME));
  return g_string_free (text, FALSE);
}

static BinomeQuery *
people (const char *search)
{
  BinomeQuery *query = binome_query_new (BINOME_TYPE_PERSON);

  binome_query_search (query, search);
  binome_query_sort (query, BINOME_PERSON_FAMILY_NAME, FALSE);
  return query;
}

static void
test_order (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeQuery) query = people (NULL);
  g_autoptr (BinomeListModel) list = NULL;
  g_autofree char *found = NULL;

  workspace_add_person (self, "Zola", "A");
  workspace_add_person (self, "Évrard", "B");
  workspace_add_person (self, "Eve", "C");
  workspace_add_person (self, "abadie", "D");
  list = binome_list_model_new (self->store, query);
  found = names (list);
  g_assert_cmpstr (found, ==, "abadie Eve Évrard Zola");
}

/* Whether the file has to look at all people and put them in order before it can say who is first. */
static gboolean
sorts_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = people (NULL);
  g_autofree char *sql = NULL, *explain = NULL;
  BinomeStatement *statement;

  binome_query_sort (query, BINOME_PERSON_GIVEN_NAME, FALSE);
  sql = binome_query_dup_sql (query, "t.id");
  explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  statement = binome_db_prepare (db, explain, error);
  while (binome_statement_step (statement, error))
    if (strstr (binome_statement_get_text (statement, 3), "TEMP B-TREE") != NULL)
      *(gboolean *)data = TRUE;
  return TRUE;
}

static void
test_order_is_kept (Workspace *self, gconstpointer data)
{
  gboolean sorts = FALSE;

  g_assert_true (binome_store_read (self->store, sorts_work, &sorts, NULL, NULL));
  g_assert_false (sorts);
}

static void
test_search (Workspace *self, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *found;
  } cases[] = {
    { "evr", "Évrard" },
    { "ÉVRARD", "Évrard" },
    { "hel", "Évrard" },
    { "evrard helo", "Évrard" },
    { "l'hopital", "L’Hôpital" },
    { "\"*) OR 1=1", "" },
    { "  ", "L’Hôpital Évrard" },
    { "zzz", "" },
    { "NEAR(", "" },
    { "family_name : evrard", "" },
  };

  {
    BinomeEntity *person = BINOME_ENTITY (binome_person_new ());

    binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "Évrard");
    binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, "Héloïse");
    workspace_add (self, person);
  }
  workspace_add_person (self, "L’Hôpital", "Jean");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BinomeQuery) query = people (cases[i].typed);
      g_autoptr (BinomeListModel) list = binome_list_model_new (self->store, query);
      g_autofree char *found = names (list);
      g_auto (GStrv) expected = g_strsplit (cases[i].found, " ", -1);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, g_strv_length (expected));
      for (int w = 0; expected[w] != NULL; w++)
        g_assert_nonnull (strstr (found, expected[w]));
    }
}

typedef struct
{
  BinomeListModel *list;
  guint expected;
} Count;

static gboolean
has_count (gpointer data)
{
  Count *count = data;

  return g_list_model_get_n_items (G_LIST_MODEL (count->list)) == count->expected;
}

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, guint *total)
{
  *total += removed + added;
}

/* A new row moves only itself: the rest keeps its place. */
static void
test_follows (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeQuery) query = people (NULL);
  g_autoptr (BinomeListModel) list = NULL;
  guint total = 0;
  Count count;

  workspace_add_person (self, "Adam", "A");
  workspace_add_person (self, "Zola", "Z");
  list = binome_list_model_new (self->store, query);
  iterate_until (is_ready, list);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &total);
  workspace_add_person (self, "Martin", "M");
  count = (Count){ list, 3 };
  iterate_until (has_count, &count);
  g_assert_cmpuint (total, ==, 1);
  binome_store_undo (self->store, NULL, NULL);
  count.expected = 2;
  iterate_until (has_count, &count);
  g_assert_cmpuint (total, ==, 2);
}

static gboolean
many_work (BinomeDb *db, gpointer data, GError **error)
{
  binome_db_begin_bulk (db);
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (BinomePerson) person = binome_person_new ();
      g_autofree char *name = g_strdup_printf ("Name%05d", i);

      binome_entity_set_text (BINOME_ENTITY (person), BINOME_PERSON_FAMILY_NAME, name);
      if (!binome_db_insert (db, BINOME_ENTITY (person), error))
        return FALSE;
    }
  return TRUE;
}

/* Letters that are no accented ones to Unicode: found as they stand and as they are typed, when they are
 * written row by row, changed, deleted, brought back, and in a bulk. */
static gboolean
spelled_work (BinomeDb *db, gpointer data, GError **error)
{
  if (data != NULL)
    binome_db_begin_bulk (db);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BinomeEntity) person = BINOME_ENTITY (binome_person_new ());

      binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, i == 0 ? "Łukaszewicz-Groß" : "Sørensen");
      binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, "Lætitia");
      binome_entity_set_text (person, BINOME_PERSON_SITE, "Sacré-Cœur");
      if (!binome_db_insert (db, person, error))
        return FALSE;
    }
  return TRUE;
}

static void
assert_spelled (Workspace *self, const char *family_name, gboolean there)
{
  static const char *const typed[] = { "laetitia", "Lætitia", "LÆTITIA", "sacre coeur", "Cœur" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *text = g_strconcat (typed[i], " ", family_name, NULL);
      g_autoptr (BinomeQuery) query = people (text);
      g_autoptr (BinomeListModel) list = binome_list_model_new (self->store, query);

      iterate_until (is_ready, list);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, there ? 1 : 0);
    }
}

static gboolean
is_row_loaded (gpointer data)
{
  return binome_entity_is_loaded (data);
}

static void
test_spelled_out (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) person = NULL;

  g_assert_true (binome_store_write (self->store, "Two", BINOME_SOURCE_IMPORT, spelled_work, (gpointer)data,
                                     NULL, NULL));
  assert_spelled (self, "lukaszewicz gross", TRUE);
  assert_spelled (self, "łukasz GROẞ", TRUE);
  assert_spelled (self, "sorensen", TRUE);
  person = binome_store_get (self->store, BINOME_TYPE_PERSON, 2);
  iterate_until (is_row_loaded, person);
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "Đorđević");
  binome_store_flush (self->store);
  assert_spelled (self, "dordevic", TRUE);
  assert_spelled (self, "sorensen", FALSE);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  assert_spelled (self, "sorensen", TRUE);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  assert_spelled (self, "sorensen", FALSE);
}

/* A long list makes no object that nobody looks at; a bulk leaves the search index right. */
static void
test_long (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeQuery) query = people ("name00042");
  g_autoptr (BinomeQuery) all = people (NULL);
  g_autoptr (BinomeListModel) list = binome_list_model_new (self->store, all);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  Count count = { list, 20000 };

  binome_store_write (self->store, "Many", BINOME_SOURCE_IMPORT, many_work, NULL, NULL, &error);
  g_assert_no_error (error);
  iterate_until (has_count, &count);
  g_assert_cmpint (binome_list_model_get_id (list, 19999), ==, 20000);
  binome_list_model_set_query (list, query);
  count.expected = 1;
  iterate_until (has_count, &count);
  found = names (list);
  g_assert_cmpstr (found, ==, "Name00042");
  binome_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  count.expected = 0;
  iterate_until (has_count, &count);
}

/* What a view keeps in step by what it is told alone. */
static void
mirror_cb (GListModel *list, guint position, guint removed, guint added, GArray *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, mirror->len - removed + added);
  g_array_remove_range (mirror, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = binome_list_model_get_id (BINOME_LIST_MODEL (list), i);

      g_array_insert_val (mirror, i, id);
    }
}

static void
assert_mirror (BinomeListModel *list, GArray *mirror)
{
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < mirror->len; i++)
    g_assert_cmpint (g_array_index (mirror, gint64, i), ==, binome_list_model_get_id (list, i));
}

/* The first row is there with its texts as soon as it is told of. */
static void
first_cb (GListModel *list, guint position, guint removed, guint added, guint *loaded)
{
  g_autoptr (BinomeEntity) first = g_list_model_get_item (list, 0);

  if (position == 0 && added > 0 && binome_entity_is_loaded (first))
    *loaded += 1;
}

/* Another order, a narrower and a wider question: what is told of adds up to what is there. */
static void
test_questions (Workspace *self, gconstpointer data)
{
  static const char *const typed[] = { NULL, "name1", "name00042", "nobody", "name0", NULL };
  static const guint found[] = { 20000, 10000, 1, 0, 10000, 20000 };
  g_autoptr (BinomeListModel) list = binome_list_model_new (self->store, NULL);
  g_autoptr (GArray) mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  guint loaded = 0, answers = 0;

  binome_store_write (self->store, "Many", BINOME_SOURCE_IMPORT, many_work, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  g_signal_connect (list, "items-changed", G_CALLBACK (first_cb), &loaded);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PERSON);
        g_autoptr (GArray) before = g_array_copy (mirror);

        binome_query_search (query, typed[i]);
        binome_query_sort (query, BINOME_PERSON_FAMILY_NAME, descending);
        binome_list_model_set_query (list, query);
        iterate_until (is_ready, list);
        g_assert_cmpuint (mirror->len, ==, found[i]);
        assert_mirror (list, mirror);
        if (mirror->len > 1)
          g_assert_cmpint (g_array_index (mirror, gint64, 0) < g_array_index (mirror, gint64, 1), ==,
                           !descending);
        answers += mirror->len > 0
                   && (before->len == 0
                       || g_array_index (mirror, gint64, 0) != g_array_index (before, gint64, 0));
      }
  g_assert_cmpuint (loaded, ==, answers);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/list/order", test_order);
  add_test ("/store/list/order-is-kept", test_order_is_kept);
  add_test ("/store/list/search", test_search);
  add_test ("/store/list/spelled-out", test_spelled_out);
  g_test_add ("/store/list/spelled-out-in-bulk", Workspace, "bulk", workspace_set_up, test_spelled_out,
              workspace_tear_down);
  add_test ("/store/list/follows", test_follows);
  add_test ("/store/list/long", test_long);
  add_test ("/store/list/questions", test_questions);
  return g_test_run ();
}
