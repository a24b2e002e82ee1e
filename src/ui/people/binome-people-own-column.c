/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of the company’s own as a column of the list of people. Only what is to be seen is read. */

#include "people/binome-people-own-column.h"

#include "binome-own-values.h"
#include "widgets/binome-steady-list.h"
#include "widgets/binome-text-cell.h"

struct _BinomePeopleOwnColumn
{
  GObject parent_instance;

  BinomeSession *session;
  GtkWidget *page; /* not owned: reads are given up with it */
  BinomeEntity *definition;
  GtkColumnViewColumn *column;
  BinomeTextCellStyle *style;
  GHashTable *bound; /* cells to be seen, not owned, to the id (gint64) of their person */
  GHashTable *texts; /* by person (gint64): what was read */
  guint source;
};

G_DEFINE_FINAL_TYPE (BinomePeopleOwnColumn, binome_people_own_column, G_TYPE_OBJECT)

/* ---- reading what is seen ---- */

typedef struct
{
  BinomePeopleOwnColumn *column;
  BinomeEntity *definition;
  GArray *people;
  GPtrArray *texts;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->column);
  g_object_unref (answer->definition);
  g_array_unref (answer->people);
  g_ptr_array_unref (answer->texts);
  g_free (answer);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;

  for (guint i = 0; i < answer->people->len; i++)
    {
      BinomeStatement *row
          = binome_db_prepare (db, "SELECT value FROM field_value WHERE field = ?1 AND person = ?2", error);
      g_autoptr (GError) local_error = NULL;
      g_autofree char *kept = NULL;

      if (row == NULL)
        return FALSE;
      binome_statement_bind_integer (row, 1, binome_entity_get_id (answer->definition));
      binome_statement_bind_integer (row, 2, g_array_index (answer->people, gint64, i));
      while (binome_statement_step (row, &local_error))
        g_set_str (&kept, binome_statement_get_text (row, 0));
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_ptr_array_add (answer->texts,
                       binome_own_values_format (db, answer->definition, kept != NULL ? kept : ""));
    }

  return TRUE;
}

static void
show_texts (BinomePeopleOwnColumn *self)
{
  GHashTableIter iter;
  gpointer cell, person;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &cell, &person))
    binome_text_cell_set_text (cell, g_hash_table_lookup (self->texts, person));
}

static void
on_read_cb (GtkWidget *page, gpointer data)
{
  const Answer *answer = data;

  for (guint i = 0; i < answer->people->len; i++)
    g_hash_table_insert (answer->column->texts,
                         g_memdup2 (&g_array_index (answer->people, gint64, i), sizeof (gint64)),
                         g_strdup (answer->texts->pdata[i]));
  show_texts (answer->column);
}

static gboolean
on_idle_cb (gpointer data)
{
  BinomePeopleOwnColumn *self = data;
  Answer *answer = g_new0 (Answer, 1);
  GHashTableIter iter;
  gpointer person;

  self->source = 0;
  answer->column = g_object_ref (self);
  answer->definition = g_object_ref (self->definition);
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
queue_read (BinomePeopleOwnColumn *self)
{
  if (self->source == 0)
    self->source = g_idle_add (on_idle_cb, self);
}

static void
on_store_changed_cb (BinomePeopleOwnColumn *self, const BinomeChanges *changes)
{
  if (!binome_changes_include (changes, BINOME_TYPE_FIELD_VALUE)
      && !binome_changes_include (changes, BINOME_TYPE_PERSON))
    return;

  g_hash_table_remove_all (self->texts);
  queue_read (self);
}

/* ---- cells ---- */

static void
set_up (gpointer list_item, gpointer column)
{
  gtk_list_item_set_child (list_item, binome_text_cell_new (BINOME_PEOPLE_OWN_COLUMN (column)->style));
}

static void
show_person (gpointer list_item, gpointer person, gpointer column)
{
  BinomePeopleOwnColumn *self = column;
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  gint64 id = person != NULL ? binome_entity_get_id (person) : 0;
  const char *text = g_hash_table_lookup (self->texts, &id);

  if (person == NULL)
    {
      g_hash_table_remove (self->bound, cell);
      binome_text_cell_set_text (BINOME_TEXT_CELL (cell), NULL);
      return;
    }

  g_hash_table_insert (self->bound, cell, g_memdup2 (&id, sizeof id));
  binome_text_cell_set_text (BINOME_TEXT_CELL (cell), text);
  if (text == NULL)
    queue_read (self);
}

/* ---- life ---- */

static void
binome_people_own_column_dispose (GObject *object)
{
  BinomePeopleOwnColumn *self = BINOME_PEOPLE_OWN_COLUMN (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->column != NULL)
    gtk_column_view_column_set_factory (self->column, NULL); /* its cells go before us */
  g_hash_table_remove_all (self->bound);
  g_clear_object (&self->column);
  g_clear_object (&self->session);
  g_clear_object (&self->definition);

  G_OBJECT_CLASS (binome_people_own_column_parent_class)->dispose (object);
}

static void
binome_people_own_column_finalize (GObject *object)
{
  BinomePeopleOwnColumn *self = BINOME_PEOPLE_OWN_COLUMN (object);

  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->texts);
  g_clear_pointer (&self->style, binome_text_cell_style_unref);

  G_OBJECT_CLASS (binome_people_own_column_parent_class)->finalize (object);
}

static void
binome_people_own_column_class_init (BinomePeopleOwnColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_people_own_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_people_own_column_finalize;
}

static void
binome_people_own_column_init (BinomePeopleOwnColumn *self)
{
  self->bound = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * binome_people_own_column_new:
 * @session: what the window works on
 * @page: the page of the list; it outlives the column
 * @view: the list, of #BinomeSteadyRow
 * @definition: a field of the company’s own, about every person
 *
 * Returns: (transfer full): the column; its id is “own-” and the id of the field
 */
BinomePeopleOwnColumn *
binome_people_own_column_new (BinomeSession *session, GtkWidget *page, GtkColumnView *view,
                              BinomeEntity *definition)
{
  BinomePeopleOwnColumn *self = g_object_new (BINOME_TYPE_PEOPLE_OWN_COLUMN, NULL);
  int kind = binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);
  gboolean number
      = kind == BINOME_FIELD_KIND_NUMBER || kind == BINOME_FIELD_KIND_SCALE || kind == BINOME_FIELD_KIND_DATE;
  g_autofree char *id = g_strdup_printf ("own-%" G_GINT64_FORMAT, binome_entity_get_id (definition));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  self->session = g_object_ref (session);
  self->page = page;
  self->definition = g_object_ref (definition);
  self->style = binome_text_cell_style_new (GTK_WIDGET (view), 8, 12,
                                            number ? BINOME_TEXT_CELL_NUMERIC | BINOME_TEXT_CELL_END
                                                   : BINOME_TEXT_CELL_DEFAULT);
  self->column
      = gtk_column_view_column_new (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
                                    binome_steady_factory_new (set_up, show_person, self));
  gtk_column_view_column_set_id (self->column, id);
  gtk_column_view_column_set_sorter (self->column, sorter);
  gtk_column_view_column_set_resizable (self->column, TRUE);
  g_signal_connect_object (binome_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/* Returns: (transfer none): what the view shows. */
GtkColumnViewColumn *
binome_people_own_column_get_column (BinomePeopleOwnColumn *self)
{
  return self->column;
}
