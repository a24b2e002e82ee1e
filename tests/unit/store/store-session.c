/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session to be killed: adds, changes, deletes and undoes, and says so after each thing is on
 * disk. `store-session run FILE SEED` works for ever; `store-session check FILE LINES` judges. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "binome-backup.h"
#include "binome-model.h"

typedef struct
{
  char *name;
  gint64 id;
} Step;

static gboolean
add_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (BinomeEntity) person = BINOME_ENTITY (binome_person_new ());

  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, step->name);
  if (!binome_db_insert (db, person, error))
    return FALSE;
  step->id = binome_entity_get_id (person);
  return TRUE;
}

static gboolean
change_work (BinomeDb *db, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, step->id, error);

  if (person == NULL)
    return FALSE;
  binome_entity_set_text (person, BINOME_PERSON_SITE, step->name);
  return binome_db_update (db, person, error);
}

static G_NORETURN int
run (BinomeStore *store, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int n = 0;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("name-%u-%d", seed, n);
      Step step = { name, 0 };

      if (!binome_store_write (store, "Add", BINOME_SOURCE_USER, add_work, &step, NULL, &error))
        g_error ("%s", error->message);
      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          if (!binome_store_undo (store, NULL, &error))
            g_error ("%s", error->message);
          printf ("gone %" G_GINT64_FORMAT " %s\n", step.id, name);
          break;
        case 1:
          if (!binome_store_write (store, "Change", BINOME_SOURCE_USER, change_work, &step, NULL, &error))
            g_error ("%s", error->message);
          printf ("site %" G_GINT64_FORMAT " %s\n", step.id, name);
          break;
        default:
          printf ("name %" G_GINT64_FORMAT " %s\n", step.id, name);
        }
      fflush (stdout);
    }
}

typedef struct
{
  const char *lines;
  int wrong;
} Check;

static gboolean
check_work (BinomeDb *db, gpointer data, GError **error)
{
  Check *check = data;
  g_auto (GStrv) lines = g_strsplit (check->lines, "\n", -1);

  for (int i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      gint64 id = g_ascii_strtoll (words[1], NULL, 10);
      g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, id, NULL);
      gboolean right;

      if (g_str_equal (words[0], "gone"))
        right = person == NULL
                || !g_str_equal (binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME), words[2]);
      else
        right = person != NULL
                && g_str_equal (binome_entity_get_text (person, g_str_equal (words[0], "site")
                                                                    ? (guint)BINOME_PERSON_SITE
                                                                    : (guint)BINOME_PERSON_FAMILY_NAME),
                                words[2]);
      if (!right)
        {
          fprintf (stderr, "lost: %s\n", lines[i]);
          check->wrong++;
        }
    }

  return TRUE;
}

static int
check (BinomeStore *store, const char *path)
{
  g_autofree char *lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  Check result = { NULL, 0 };

  if (!g_file_get_contents (path, &lines, NULL, NULL))
    return 2;
  result.lines = lines;
  problems = binome_verify (store, NULL);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    fprintf (stderr, "%s\n", (const char *)problems->pdata[i]);
  if (!binome_store_read (store, check_work, &result, NULL, NULL))
    return 2;

  return problems == NULL || problems->len > 0 || result.wrong > 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) store = NULL;

  if (argc != 4)
    return 2;
  store = binome_store_open (argv[2], BINOME_STORE_CREATE, &error);
  if (store == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }

  return g_str_equal (argv[1], "run") ? run (store, (guint32)atoi (argv[3])) : check (store, argv[3]);
}
