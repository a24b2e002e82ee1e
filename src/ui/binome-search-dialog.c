/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field over everything; what is found opens where it is worked on. */

#include "binome-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-search.h"
#include "letters/binome-letter-history.h"
#include "people/binome-person-page.h"
#include "training/binome-training-session-page.h"

/* Of a kind; more words narrow it down. */
#define MOST 8

struct _BinomeSearchDialog
{
  AdwDialog parent_instance;

  BinomeWindow *window; /* weak */
  guint asked;          /* how often something was searched; only the last answer counts */
  GPtrArray *groups;    /* of the page */
  GtkWidget *first;     /* the best row, not owned */

  GtkEditable *entry;
  GtkStack *stack;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (BinomeSearchDialog, binome_search_dialog, ADW_TYPE_DIALOG)

/* One search, while it is on its way. */
typedef struct
{
  char *text;
  guint number;
  GPtrArray *hits;
} Question;

static void
question_free (Question *question)
{
  g_free (question->text);
  g_clear_pointer (&question->hits, g_ptr_array_unref);
  g_free (question);
}

static gboolean
search_work (BinomeDb *db, gpointer data, GError **error)
{
  Question *question = data;

  question->hits = binome_search_everywhere (db, question->text, MOST, error);
  return question->hits != NULL;
}

static void
open_hit (BinomeWindow *window, const BinomeSearchHit *hit)
{
  BinomeSession *session = binome_window_get_session (window);

  if (hit->programme != 0)
    binome_session_set_programme_id (session, hit->programme);
  switch (hit->kind)
    {
    case BINOME_SEARCH_PERSON:
      binome_window_show_page (window, "people", NULL);
      binome_window_open (window, binome_person_page_new (session, hit->id));
      break;
    case BINOME_SEARCH_PROGRAMME:
      binome_window_show_page (window, "setup", NULL);
      break;
    case BINOME_SEARCH_OBJECTIVE:
      binome_window_show_page (window, "setup", "objectives");
      break;
    case BINOME_SEARCH_SKILL:
      binome_window_show_page (window, "setup", "skills");
      break;
    case BINOME_SEARCH_SESSION:
      binome_window_show_page (window, "recruitment", "training");
      binome_window_open (window, binome_training_session_page_new (session, hit->id));
      break;
    case BINOME_SEARCH_LETTER:
      adw_dialog_present (binome_letter_view_new (session, hit->id), GTK_WIDGET (window));
      break;
    case BINOME_SEARCH_PAIR:
    case BINOME_SEARCH_MEETING:
    case BINOME_SEARCH_CHECK_IN:
    case BINOME_SEARCH_ACTION_STEP:
    case BINOME_SEARCH_AGREEMENT:
    default:
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-pair", "x", hit->id);
      break;
    }
}

static void
on_row_activated_cb (BinomeSearchDialog *self, GtkWidget *row)
{
  const BinomeSearchHit *hit = g_object_get_data (G_OBJECT (row), "binome-hit");
  g_autoptr (BinomeWindow) window = self->window != NULL ? g_object_ref (self->window) : NULL;

  if (window == NULL)
    return;
  open_hit (window, hit);
  adw_dialog_close (ADW_DIALOG (self));
}

/* The row keeps all the hits, of which one is its own. */
static GtkWidget *
make_row (BinomeSearchDialog *self, GPtrArray *hits, BinomeSearchHit *hit)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hit->detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-hits", g_ptr_array_ref (hits),
                          (GDestroyNotify)g_ptr_array_unref);
  g_object_set_data (G_OBJECT (row), "binome-hit", hit);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
clear (BinomeSearchDialog *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  self->first = NULL;
}

static void
announce (BinomeSearchDialog *self, guint n)
{
  g_autofree char *found = g_strdup_printf (ngettext ("%u found", "%u found", n), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, found,
                                  -1);
}

static void
on_found_cb (GtkWidget *widget, gpointer data)
{
  BinomeSearchDialog *self = BINOME_SEARCH_DIALOG (widget);
  Question *question = data;
  AdwPreferencesGroup *group = NULL;
  BinomeSearchKind kind = BINOME_SEARCH_PERSON;

  if (question->number != self->asked)
    return;

  clear (self);
  for (guint i = 0; i < question->hits->len; i++)
    {
      BinomeSearchHit *hit = question->hits->pdata[i];
      GtkWidget *row = make_row (self, question->hits, hit);

      if (group == NULL || hit->kind != kind)
        {
          kind = hit->kind;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, binome_search_kind_get_title (kind));
          adw_preferences_page_add (self->page, group);
          g_ptr_array_add (self->groups, group);
        }
      adw_preferences_group_add (group, row);
      if (self->first == NULL)
        self->first = row;
    }
  announce (self, question->hits->len);
  gtk_stack_set_visible_child_name (self->stack, question->hits->len > 0 ? "found" : "none");
}

static void
on_search_changed_cb (BinomeSearchDialog *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  Question *question;

  self->asked++;
  if (*text == '\0' || self->window == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "start");
      clear (self);
      return;
    }

  question = g_new0 (Question, 1);
  question->text = g_strdup (text);
  question->number = self->asked;
  binome_session_read (binome_window_get_session (self->window), GTK_WIDGET (self), search_work, question,
                       (GDestroyNotify)question_free, on_found_cb);
}

/* Enter opens the first. */
static void
on_entry_activated_cb (BinomeSearchDialog *self)
{
  if (self->first != NULL)
    on_row_activated_cb (self, self->first);
}

static void
on_search_stopped_cb (BinomeSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
binome_search_dialog_dispose (GObject *object)
{
  BinomeSearchDialog *self = BINOME_SEARCH_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_SEARCH_DIALOG);

  G_OBJECT_CLASS (binome_search_dialog_parent_class)->dispose (object);
}

static void
binome_search_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_SEARCH_DIALOG (object)->groups);

  G_OBJECT_CLASS (binome_search_dialog_parent_class)->finalize (object);
}

static void
binome_search_dialog_class_init (BinomeSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_search_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_search_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, BinomeSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeSearchDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
}

static void
binome_search_dialog_init (BinomeSearchDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_search_dialog_new:
 * @window: where what is found is opened
 *
 * Returns: (transfer floating): one field over everything in the workspace
 */
AdwDialog *
binome_search_dialog_new (BinomeWindow *window)
{
  BinomeSearchDialog *self = g_object_new (BINOME_TYPE_SEARCH_DIALOG, NULL);

  g_set_weak_pointer (&self->window, window);
  return ADW_DIALOG (self);
}
