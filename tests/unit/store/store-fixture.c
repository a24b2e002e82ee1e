/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace to test with. */

#include "store-fixture.h"
#include "test-folder.h"

void
workspace_set_up (Workspace *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("binome-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "data", "test.binome", NULL);
  self->store = binome_store_open (self->path, BINOME_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
workspace_tear_down (Workspace *self, gconstpointer data)
{
  if (self->store != NULL)
    {
      /* What still waits to be told goes first. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_true (binome_store_close (self->store, NULL));
      g_assert_finalize_object (self->store);
    }
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
workspace_reopen (Workspace *self)
{
  g_autoptr (GError) error = NULL;

  binome_store_close (self->store, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  self->store = binome_store_open (self->path, BINOME_STORE_NONE, &error);
  g_assert_no_error (error);
}

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_insert (db, data, error);
}

gint64
workspace_add (Workspace *self, BinomeEntity *entity)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  binome_store_write (self->store, "Add", BINOME_SOURCE_USER, insert_work, entity, NULL, &error);
  g_assert_no_error (error);
  id = binome_entity_get_id (entity);
  g_object_unref (entity);
  return id;
}

gint64
workspace_add_person (Workspace *self, const char *family_name, const char *given_name)
{
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());

  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, family_name);
  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, given_name);
  return workspace_add (self, person);
}

static gboolean
dump_work (BinomeDb *db, gpointer data, GError **error)
{
  GString *dump = data;
  guint n;
  const GType *types = binome_model_get_types (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BinomeQuery) query = binome_query_new (types[i]);
      g_autoptr (GPtrArray) rows = binome_db_select (db, query, error);

      g_string_append_printf (dump, "%s\n", g_type_name (types[i]));
      for (guint r = 0; rows != NULL && r < rows->len; r++)
        {
          g_string_append_printf (dump, "%" G_GINT64_FORMAT, binome_entity_get_id (rows->pdata[r]));
          for (guint f = 0; f < binome_entity_get_n_fields (rows->pdata[r]); f++)
            {
              const GValue *value = binome_entity_peek (rows->pdata[r], f);

              if (G_VALUE_HOLDS_DOUBLE (value))
                g_string_append_printf (dump, "|%.17g", g_value_get_double (value));
              else
                {
                  g_auto (GValue) text = G_VALUE_INIT;

                  g_value_init (&text, G_TYPE_STRING);
                  g_value_transform (value, &text);
                  g_string_append_printf (dump, "|%s", g_value_get_string (&text));
                }
            }
          g_string_append_c (dump, '\n');
        }
    }

  return TRUE;
}

/* Every row of every entity, as text. */
char *
workspace_dump (Workspace *self)
{
  g_autoptr (GError) error = NULL;
  GString *dump = g_string_new (NULL);

  binome_store_read (self->store, dump_work, dump, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (dump, FALSE);
}

typedef struct
{
  GType type;
  gint64 id;
  BinomeEntity *row;
} Get;

static gboolean
get_work (BinomeDb *db, gpointer data, GError **error)
{
  Get *get = data;

  get->row = binome_db_get (db, get->type, get->id, error);
  return get->row != NULL;
}

/* A copy of a row as the file has it; NULL where there is none. */
gpointer
workspace_get (Workspace *self, GType type, gint64 id)
{
  Get get = { type, id, NULL };

  binome_store_read (self->store, get_work, &get, NULL, NULL);
  return get.row;
}

static gboolean
on_timeout_cb (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

void
iterate_until (gboolean (*condition) (gpointer), gpointer data)
{
  guint timeout = g_timeout_add_seconds (120, on_timeout_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}
