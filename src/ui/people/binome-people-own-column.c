/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of the company’s own as a column of the list of people. */

#include "people/binome-people-own-column.h"

#include "binome-model.h"
#include "people/binome-people-own-texts.h"
#include "widgets/binome-steady-list.h"
#include "widgets/binome-text-cell.h"

struct _BinomePeopleOwnColumn
{
  GObject parent_instance;

  BinomePeopleOwnTexts *texts;
  GtkColumnViewColumn *column;
  BinomeTextCellStyle *style;
};

G_DEFINE_FINAL_TYPE (BinomePeopleOwnColumn, binome_people_own_column, G_TYPE_OBJECT)

static void
show_text (gpointer cell, const char *text)
{
  binome_text_cell_set_text (cell, text);
}

static void
set_up (gpointer list_item, gpointer column)
{
  gtk_list_item_set_child (list_item, binome_text_cell_new (BINOME_PEOPLE_OWN_COLUMN (column)->style));
}

static void
show_person (gpointer list_item, gpointer person, gpointer column)
{
  binome_people_own_texts_bind (BINOME_PEOPLE_OWN_COLUMN (column)->texts, gtk_list_item_get_child (list_item),
                                person != NULL ? binome_entity_get_id (person) : 0);
}

static void
binome_people_own_column_dispose (GObject *object)
{
  BinomePeopleOwnColumn *self = BINOME_PEOPLE_OWN_COLUMN (object);

  if (self->column != NULL)
    gtk_column_view_column_set_factory (self->column, NULL); /* its cells go before us */
  g_clear_object (&self->column);
  g_clear_object (&self->texts);

  G_OBJECT_CLASS (binome_people_own_column_parent_class)->dispose (object);
}

static void
binome_people_own_column_finalize (GObject *object)
{
  BinomePeopleOwnColumn *self = BINOME_PEOPLE_OWN_COLUMN (object);

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
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  g_ptr_array_add (fields, definition);
  self->texts = binome_people_own_texts_new (session, page, FALSE, show_text);
  binome_people_own_texts_set_fields (self->texts, fields);
  self->style = binome_text_cell_style_new (GTK_WIDGET (view), 8, 12,
                                            number ? BINOME_TEXT_CELL_NUMERIC | BINOME_TEXT_CELL_END
                                                   : BINOME_TEXT_CELL_DEFAULT);
  self->column
      = gtk_column_view_column_new (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
                                    binome_steady_factory_new (set_up, show_person, self));
  gtk_column_view_column_set_id (self->column, id);
  gtk_column_view_column_set_sorter (self->column, sorter);
  gtk_column_view_column_set_resizable (self->column, TRUE);
  return self;
}

/* Returns: (transfer none): what the view shows. */
GtkColumnViewColumn *
binome_people_own_column_get_column (BinomePeopleOwnColumn *self)
{
  return self->column;
}
