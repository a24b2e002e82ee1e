/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses one of the people of the file, by typing a few letters. */

#include "binome-person-chooser.h"

#include "binome-list-model.h"
#include "people/binome-person-tile.h"

struct _BinomePersonChooser
{
  AdwDialog parent_instance;

  BinomeListModel *people;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (BinomePersonChooser, binome_person_chooser, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static BinomeQuery *
make_query (BinomePersonChooser *self)
{
  BinomeQuery *query = binome_query_new (BINOME_TYPE_PERSON);

  binome_query_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  binome_query_sort (query, BINOME_PERSON_FAMILY_NAME, FALSE);
  binome_query_sort (query, BINOME_PERSON_GIVEN_NAME, FALSE);
  return query;
}

static void
on_search_changed_cb (BinomePersonChooser *self)
{
  g_autoptr (BinomeQuery) query = make_query (self);

  binome_list_model_set_query (self->people, query);
}

static void
on_loading_cb (BinomePersonChooser *self)
{
  if (!binome_list_model_is_loading (self->people))
    gtk_stack_set_visible_child_name (
        self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->people)) > 0 ? "list" : "nothing");
}

static void
on_activate_cb (BinomePersonChooser *self, guint position)
{
  gint64 id = binome_list_model_get_id (self->people, position);

  if (id == 0)
    return;

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Enter in the search field takes the first one found. */
static void
on_search_activate_cb (BinomePersonChooser *self)
{
  if (!binome_list_model_is_loading (self->people))
    on_activate_cb (self, 0);
}

static void
binome_person_chooser_dispose (GObject *object)
{
  BinomePersonChooser *self = BINOME_PERSON_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PERSON_CHOOSER);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (binome_person_chooser_parent_class)->dispose (object);
}

static void
binome_person_chooser_class_init (BinomePersonChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_person_chooser_dispose;

  /* `chosen (chooser, gint64 id)`: the user took that person; the dialog closes. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (BINOME_TYPE_PERSON);
  g_type_ensure (BINOME_TYPE_PERSON_TILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/people/person-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePersonChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonChooser, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
binome_person_chooser_init (BinomePersonChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_person_chooser_new:
 * @session: what the window works on
 * @title: what the person is chosen for
 *
 * Returns: (transfer floating): a dialog that emits `chosen (chooser, gint64 id)`
 */
BinomePersonChooser *
binome_person_chooser_new (BinomeSession *session, const char *title)
{
  BinomePersonChooser *self = g_object_new (BINOME_TYPE_PERSON_CHOOSER, "title", title, NULL);
  g_autoptr (BinomeQuery) query = make_query (self);
  g_autoptr (GtkNoSelection) selection = NULL;

  self->people = binome_list_model_new (binome_session_get_store (session), query);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->people, "notify::loading", G_CALLBACK (on_loading_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
