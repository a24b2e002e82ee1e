/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people have answered to fields of the company’s own, for the cells of a list that show them. Only what
 * is to be seen is read. */

#include "people/binome-people-own-texts.h"

#include <glib/gi18n-lib.h>

#include "binome-own-values.h"

struct _BinomePeopleOwnTexts
{
  GObject parent_instance;

  BinomeSession *session;
  GtkWidget *page; /* not owned: reads are given up with it */
  gboolean titled;
  BinomePeopleOwnShow show;
  GPtrArray *definitions;
  GHashTable *bound; /* cells to be seen, not owned, to the id (gint64) of their person */
  GHashTable *texts; /* by person (gint64): what was read */
  guint source;
};

G_DEFINE_FINAL_TYPE (BinomePeopleOwnTexts, binome_people_own_texts, G_TYPE_OBJECT)

typedef struct
{
  BinomePeopleOwnTexts *owner;
  GPtrArray *definitions;
  GArray *people;
  GPtrArray *texts;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->owner);
  g_ptr_array_unref (answer->definitions);
  g_array_unref (answer->people);
  g_ptr_array_unref (answer->texts);
  g_free (answer);
}

static gboolean
read_value (BinomeDb *db, BinomeEntity *definition, gint64 person, char **text, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (db, "SELECT value FROM field_value WHERE field = ?1 AND person = ?2", error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *kept = g_strdup ("");

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, binome_entity_get_id (definition));
  binome_statement_bind_integer (row, 2, person);
  while (binome_statement_step (row, &local_error))
    g_set_str (&kept, binome_statement_get_text (row, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *text = binome_own_values_format (db, definition, kept);
  return TRUE;
}

/* One answer stands alone, below the title of its column; several each say what they are. */
static char *
read_person (BinomeDb *db, Answer *answer, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < answer->definitions->len; i++)
    {
      const char *title
          = binome_entity_get_text (answer->definitions->pdata[i], BINOME_FIELD_DEFINITION_TITLE);
      g_autofree char *text = NULL;

      if (!read_value (db, answer->definitions->pdata[i], person, &text, error))
        return NULL;
      if (!answer->owner->titled)
        return g_steal_pointer (&text);
      if (*text != '\0')
        /* Translators: the title of a field and what was answered. */
        g_ptr_array_add (parts, g_strdup_printf (C_ ("own field", "%1$s: %2$s"), title, text));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;

  for (guint i = 0; i < answer->people->len; i++)
    {
      char *text = read_person (db, answer, g_array_index (answer->people, gint64, i), error);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (answer->texts, text);
    }

  return TRUE;
}

static void
show_texts (BinomePeopleOwnTexts *self)
{
  GHashTableIter iter;
  gpointer cell, person;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, &person))
    self->show (cell, g_hash_table_lookup (self->texts, person));
}

static void
on_read_cb (GtkWidget *page, gpointer data)
{
  const Answer *answer = data;

  /* Other fields may have been chosen since. */
  if (answer->owner->definitions != answer->definitions)
    return;

  for (guint i = 0; i < answer->people->len; i++)
    g_hash_table_insert (answer->owner->texts,
                         g_memdup2 (&g_array_index (answer->people, gint64, i), sizeof (gint64)),
                         g_strdup (answer->texts->pdata[i]));
  show_texts (answer->owner);
}

static gboolean
on_idle_cb (gpointer data)
{
  BinomePeopleOwnTexts *self = data;
  Answer *answer = g_new0 (Answer, 1);
  GHashTableIter iter;
  gpointer person;

  self->source = 0;
  answer->owner = g_object_ref (self);
  answer->definitions = g_ptr_array_ref (self->definitions);
  answer->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer->texts = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    if (!g_hash_table_contains (self->texts, person))
      g_array_append_vals (answer->people, person, 1);
  if (answer->people->len > 0)
    binome_session_read (self->session, self->page, read_work, answer, answer_free, on_read_cb);
  else
    answer_free (answer);
  return G_SOURCE_REMOVE;
}

static void
queue_read (BinomePeopleOwnTexts *self)
{
  if (self->source == 0 && self->definitions->len > 0)
    self->source = g_idle_add (on_idle_cb, self);
}

static void
on_store_changed_cb (BinomePeopleOwnTexts *self, const BinomeChanges *changes)
{
  if (!binome_changes_include (changes, BINOME_TYPE_FIELD_VALUE)
      && !binome_changes_include (changes, BINOME_TYPE_PERSON))
    return;

  g_hash_table_remove_all (self->texts);
  queue_read (self);
}

static void
binome_people_own_texts_dispose (GObject *object)
{
  BinomePeopleOwnTexts *self = BINOME_PEOPLE_OWN_TEXTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->bound);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_people_own_texts_parent_class)->dispose (object);
}

static void
binome_people_own_texts_finalize (GObject *object)
{
  BinomePeopleOwnTexts *self = BINOME_PEOPLE_OWN_TEXTS (object);

  g_ptr_array_unref (self->definitions);
  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->texts);

  G_OBJECT_CLASS (binome_people_own_texts_parent_class)->finalize (object);
}

static void
binome_people_own_texts_class_init (BinomePeopleOwnTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_people_own_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_people_own_texts_finalize;
}

static void
binome_people_own_texts_init (BinomePeopleOwnTexts *self)
{
  self->definitions = g_ptr_array_new_with_free_func (g_object_unref);
  self->bound = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * binome_people_own_texts_new:
 * @session: what the window works on
 * @page: the page of the list; it outlives the texts
 * @titled: whether each answer says which field it is of
 * @show: puts a text into a cell
 *
 * Returns: (transfer full): the texts of no field yet
 */
BinomePeopleOwnTexts *
binome_people_own_texts_new (BinomeSession *session, GtkWidget *page, gboolean titled,
                             BinomePeopleOwnShow show)
{
  BinomePeopleOwnTexts *self = g_object_new (BINOME_TYPE_PEOPLE_OWN_TEXTS, NULL);

  self->session = g_object_ref (session);
  self->page = page;
  self->titled = titled;
  self->show = show;
  g_signal_connect_object (binome_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * binome_people_own_texts_set_fields:
 * @self: texts
 * @definitions: (element-type BinomeFieldDefinition): fields about every person; copied
 *
 * Shows what people have answered to these.
 */
void
binome_people_own_texts_set_fields (BinomePeopleOwnTexts *self, GPtrArray *definitions)
{
  g_ptr_array_unref (self->definitions);
  self->definitions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < definitions->len; i++)
    g_ptr_array_add (self->definitions, g_object_ref (definitions->pdata[i]));
  g_hash_table_remove_all (self->texts);
  show_texts (self);
  queue_read (self);
}

/**
 * binome_people_own_texts_bind:
 * @self: texts
 * @cell: what is shown in
 * @person: of whom; 0 for nobody any more
 */
void
binome_people_own_texts_bind (BinomePeopleOwnTexts *self, GtkWidget *cell, gint64 person)
{
  const char *text = g_hash_table_lookup (self->texts, &person);

  if (person == 0)
    g_hash_table_remove (self->bound, cell);
  else
    g_hash_table_insert (self->bound, cell, g_memdup2 (&person, sizeof person));
  self->show (cell, text);
  if (person != 0 && text == NULL)
    queue_read (self);
}
