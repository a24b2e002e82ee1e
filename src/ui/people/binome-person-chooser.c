/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses one person among any number: type a few letters, press Enter. Emits `chosen (id)`. */

#include "people/binome-person-chooser.h"

#include "binome-list-model.h"

struct _BinomePersonChooser
{
  AdwDialog parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  BinomeListModel *people;
};

G_DEFINE_FINAL_TYPE (BinomePersonChooser, binome_person_chooser, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static BinomeQuery *
people_query (const char *text)
{
  BinomeQuery *query = binome_query_new (BINOME_TYPE_PERSON);

  binome_query_search (query, text);
  binome_query_sort (query, BINOME_PERSON_FAMILY_NAME, FALSE);
  binome_query_sort (query, BINOME_PERSON_GIVEN_NAME, FALSE);
  return query;
}

static void
on_search_changed_cb (BinomePersonChooser *self)
{
  g_autoptr (BinomeQuery) query = people_query (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  binome_list_model_set_query (self->people, query);
}

static void
choose (BinomePersonChooser *self, guint position)
{
  gint64 id = binome_list_model_get_id (self->people, position);

  if (id == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_search_activated_cb (BinomePersonChooser *self)
{
  choose (self, 0);
}

static void
on_activated_cb (BinomePersonChooser *self, guint position)
{
  choose (self, position);
}

static void
on_loading_changed_cb (BinomePersonChooser *self)
{
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->people)) == 0
                     && !binome_list_model_is_loading (self->people);

  gtk_stack_set_visible_child_name (self->stack, nothing ? "nothing" : "list");
}

/* ---- rows ---- */

static void
on_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *avatar = adw_avatar_new (32, NULL, TRUE);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (labels), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (labels), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (labels), "dim-label");
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), labels);
  gtk_list_item_set_child (item, box);
}

static void
show_person (GtkListItem *item)
{
  BinomeEntity *person = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *labels = gtk_widget_get_last_child (box);
  g_autofree char *name = binome_entity_dup_title (person);
  g_autofree char *detail = g_strjoin (" · ", binome_entity_get_text (person, BINOME_PERSON_JOB),
                                       binome_entity_get_text (person, BINOME_PERSON_SITE), NULL);

  adw_avatar_set_text (ADW_AVATAR (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (labels)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (labels)), detail);
  gtk_list_item_set_accessible_label (item, name);
}

static void
on_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "notify::heading", G_CALLBACK (show_person), item);
  show_person (item);
}

static void
on_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_person, item);
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

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/person-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePersonChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonChooser, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
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
 * Returns: (transfer floating): a dialog that emits `chosen` with a person's id, and closes
 */
BinomePersonChooser *
binome_person_chooser_new (BinomeSession *session, const char *title)
{
  BinomePersonChooser *self = g_object_new (BINOME_TYPE_PERSON_CHOOSER, "title", title, NULL);
  g_autoptr (BinomeQuery) query = people_query (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->people = binome_list_model_new (binome_session_get_store (session), query);
  g_signal_connect_object (self->people, "notify::loading", G_CALLBACK (on_loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  return self;
}
