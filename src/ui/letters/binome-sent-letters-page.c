/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of a programme that left: to whom, what, when and how, the latest first; each opens as it
 * left. */

#include "letters/binome-sent-letters-page.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-library.h"
#include "binome-letter.h"
#include "binome-list-model.h"
#include "letters/binome-letter-history.h"
#include "letters/binome-sent-letter-row.h"
#include "widgets/binome-steady-list.h"

/* A row stands in three lines. */
#define ROWS_IN_SIGHT 10
#define LEAST_CHARS 12
#define CHARS 40

struct _BinomeSentLettersPage
{
  BinomePage parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkDropDown *kind_drop_down;
  GtkListView *list_view;
  AdwStatusPage *none_page;

  BinomeListModel *letters;
  BinomeTextCellStyle *style;
  gint64 programme;
};

G_DEFINE_FINAL_TYPE (BinomeSentLettersPage, binome_sent_letters_page, BINOME_TYPE_PAGE)

static const BinomeLetterKind *
get_kind (BinomeSentLettersPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_drop_down);

  /* Documents, which are for nobody, come last. */
  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : &binome_letter_kinds[selected - 1];
}

static const char *
get_words (BinomeSentLettersPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static void
show_state (BinomeSentLettersPage *self)
{
  gboolean asked = get_kind (self) != NULL || *get_words (self) != '\0';

  if (g_list_model_get_n_items (G_LIST_MODEL (self->letters)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!binome_list_model_is_loading (self->letters))
    {
      adw_status_page_set_title (self->none_page, asked ? _ ("No Such Letter") : _ ("No Letter Yet"));
      adw_status_page_set_description (
          self->none_page, asked ? _ ("Choose “All letters”, or search another name.")
                                 : _ ("What you print, save or send from Letters is noted here."));
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
}

static void
ask (BinomeSentLettersPage *self)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_LETTER);
  const BinomeLetterKind *kind = get_kind (self);

  if (self->letters == NULL)
    return;

  binome_query_where_integer (query, BINOME_LETTER_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  if (kind != NULL)
    binome_query_where_text (query, BINOME_LETTER_LETTER, kind->id);
  binome_query_search_via (query, BINOME_LETTER_PERSON, get_words (self));
  binome_query_sort (query, BINOME_LETTER_MADE_ON, TRUE);
  binome_list_model_set_query (self->letters, query);
}

static void
on_filter_changed_cb (BinomeSentLettersPage *self)
{
  ask (self);
}

static void
on_activated_cb (BinomeSentLettersPage *self, guint position)
{
  gint64 letter = binome_list_model_get_id (self->letters, position);

  if (letter != 0)
    adw_dialog_present (binome_letter_view_new (binome_page_get_session (BINOME_PAGE (self)), letter),
                        GTK_WIDGET (self));
}

/* ---- rows ---- */

static void
set_up_row (gpointer item, gpointer user_data)
{
  BinomeSentLettersPage *self = user_data;

  gtk_list_item_set_child (item, binome_sent_letter_row_new (self->style));
}

static void
show_row (gpointer item, gpointer letter, gpointer user_data)
{
  binome_sent_letter_row_set_letter (BINOME_SENT_LETTER_ROW (gtk_list_item_get_child (item)),
                                     binome_page_get_store (BINOME_PAGE (user_data)), letter);
}

/* ---- the page ---- */

static void
binome_sent_letters_page_refresh (BinomePage *page)
{
  BinomeSentLettersPage *self = BINOME_SENT_LETTERS_PAGE (page);

  if (self->programme == binome_page_get_programme_id (page))
    return; /* the list follows by itself */

  self->programme = binome_page_get_programme_id (page);
  ask (self);
}

static BinomeExportList *
binome_sent_letters_page_list_shown (BinomePage *page)
{
  return binome_export_list_new_for_query (
      BINOME_EXPORT_LETTERS, binome_list_model_get_query (BINOME_SENT_LETTERS_PAGE (page)->letters));
}

static void
binome_sent_letters_page_constructed (GObject *object)
{
  BinomeSentLettersPage *self = BINOME_SENT_LETTERS_PAGE (object);
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkSelectionModel) rows = NULL;
  BinomeSteadyList *list;

  G_OBJECT_CLASS (binome_sent_letters_page_parent_class)->constructed (object);
  if (binome_page_get_session (BINOME_PAGE (self)) == NULL)
    return;

  self->letters = binome_list_model_new (binome_page_get_store (BINOME_PAGE (self)), NULL);
  self->programme = binome_page_get_programme_id (BINOME_PAGE (self));
  list = binome_steady_list_new (G_LIST_MODEL (self->letters), "heading");
  binome_steady_list_set_piece (list, ROWS_IN_SIGHT);
  factory = binome_steady_factory_new (set_up_row, show_row, self);
  gtk_list_view_set_factory (self->list_view, factory);
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (list)));
  gtk_list_view_set_model (self->list_view, rows);
  g_signal_connect_object (self->letters, "notify::loading", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->letters, "notify::n-items", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  ask (self);
}

static void
binome_sent_letters_page_dispose (GObject *object)
{
  BinomeSentLettersPage *self = BINOME_SENT_LETTERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_SENT_LETTERS_PAGE);
  g_clear_object (&self->letters);
  g_clear_pointer (&self->style, binome_text_cell_style_unref);

  G_OBJECT_CLASS (binome_sent_letters_page_parent_class)->dispose (object);
}

static void
binome_sent_letters_page_class_init (BinomeSentLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = binome_sent_letters_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = binome_sent_letters_page_dispose;
  BINOME_PAGE_CLASS (klass)->refresh = binome_sent_letters_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_sent_letters_page_list_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/letters/sent-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeSentLettersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeSentLettersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomeSentLettersPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BinomeSentLettersPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeSentLettersPage, none_page);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
}

static void
binome_sent_letters_page_init (BinomeSentLettersPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->style = binome_text_cell_style_new (GTK_WIDGET (self->list_view), LEAST_CHARS, CHARS,
                                            BINOME_TEXT_CELL_DEFAULT);
  gtk_string_list_append (kinds, _ ("All letters"));
  for (guint i = 0; i < binome_letter_n_kinds; i++)
    if (binome_letter_kinds[i].audience != BINOME_LETTER_DOCUMENT)
      gtk_string_list_append (kinds, _ (binome_letter_kinds[i].label));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
}

/**
 * binome_sent_letters_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the letters of the programme that left
 */
AdwNavigationPage *
binome_sent_letters_page_new (BinomeSession *session)
{
  return g_object_new (BINOME_TYPE_SENT_LETTERS_PAGE, "session", session, NULL);
}
