/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to a person, the newest first; more of it as it is asked for. */

#include "people/binome-person-history-list.h"

#include <glib/gi18n-lib.h>

#include "binome-attachments.h"
#include "binome-feedback.h"
#include "binome-person-history.h"

/* Entries that come at a time. */
#define PAGE 20
/* Lines of an entry that are shown at first: an import or a merge may have changed very much. */
#define LINES 6

struct _BinomePersonHistoryList
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GtkWidget *more_row; /* (nullable) */

  BinomeSession *session;
  gint64 person;
  guint n_shown;
  gint64 last; /* the action shown last; 0 for none */
};

G_DEFINE_FINAL_TYPE (BinomePersonHistoryList, binome_person_history_list, ADW_TYPE_PREFERENCES_GROUP)

/* ---- showing ---- */

static const char *
name_source (BinomeSource source)
{
  switch (source)
    {
    case BINOME_SOURCE_IMPORT:
      return _ ("Import");
    case BINOME_SOURCE_RULE:
      return _ ("Done by a rule");
    case BINOME_SOURCE_COMMAND:
      return _ ("Command line");
    case BINOME_SOURCE_USER:
    default:
      return NULL;
    }
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static char *
join_lines (const BinomePersonEvent *event, guint n_lines)
{
  g_autofree char *moment = binome_date_format_moment (event->at);
  const char *source = name_source (event->source);
  GString *text = g_string_new (moment);

  if (source != NULL)
    g_string_append_printf (text, " · %s", source);
  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "\n%s", (const char *)event->lines->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
on_whole_wanted_cb (AdwActionRow *row)
{
  adw_action_row_set_subtitle (row, g_object_get_data (G_OBJECT (row), "binome-whole"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
}

/* A long entry tells how much more there is, and shows it when it is activated. */
static void
shorten (GtkWidget *row, const BinomePersonEvent *event)
{
  guint n_more = event->lines->len - LINES;
  g_autofree char *first = join_lines (event, LINES);
  g_autofree char *more = g_strdup_printf (ngettext ("%u more change…", "%u more changes…", n_more), n_more);
  g_autofree char *text = g_strdup_printf ("%s\n%s", first, more);

  g_object_set_data_full (G_OBJECT (row), "binome-whole", join_lines (event, event->lines->len), g_free);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_whole_wanted_cb), NULL);
}

/* ---- files that were ---- */

typedef struct
{
  gint64 change;
  GFile *file; /* (nullable) */
} Opening;

static void
opening_free (gpointer data)
{
  g_clear_object (&((Opening *)data)->file);
  g_free (data);
}

static gboolean
open_work (BinomeDb *db, gpointer data, GError **error)
{
  Opening *opening = data;
  /* Emptied with the session: nobody’s papers are left behind. */
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "binome", "files", NULL);

  opening->file = binome_attachment_put_out_former (db, opening->change, folder, error);
  return opening->file != NULL;
}

static void
on_put_out_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_open_file (widget, ((Opening *)data)->file);
}

static void
on_open_clicked_cb (BinomePersonHistoryList *self, GtkWidget *button)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->change = *(gint64 *)g_object_get_data (G_OBJECT (button), "binome-change");
  binome_session_read (self->session, GTK_WIDGET (self), open_work, opening, opening_free, on_put_out_cb);
}

static void
add_file (BinomePersonHistoryList *self, GtkWidget *row, const BinomeFormerFile *file)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");
  /* Translators: %s is the name of a file. */
  g_autofree char *label = g_strdup_printf (_ ("Open “%s” as it was"), file->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "binome-change", g_memdup2 (&file->change, sizeof file->change),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_open_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* ---- entries ---- */

static void
add_event (BinomePersonHistoryList *self, const BinomePersonEvent *event)
{
  g_autofree char *text = join_lines (event, event->lines->len);
  GtkWidget *row = make_row (event->action, text);

  if (event->lines->len > LINES + 1)
    shorten (row, event);
  for (guint i = 0; i < event->files->len; i++)
    add_file (self, row, event->files->pdata[i]);
  if (event->undone)
    {
      GtkWidget *label = gtk_label_new (_ ("Undone"));

      gtk_widget_add_css_class (label, "state-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->list, row);
  self->last = event->action_id;
  self->n_shown++;
}

/* ---- reading ---- */

typedef struct
{
  gint64 person;
  gint64 before;
  guint limit;
  GPtrArray *events;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->events, g_ptr_array_unref);
  g_free (data);
}

/* One more than is shown tells that there is more. */
static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->events
      = binome_person_list_history (db, reading->person, reading->before, reading->limit + 1, error);
  return reading->events != NULL;
}

static void read_page (BinomePersonHistoryList *self, gint64 before, guint limit);

static void
on_more_activated_cb (BinomePersonHistoryList *self)
{
  gtk_widget_set_sensitive (self->more_row, FALSE);
  read_page (self, self->last, PAGE);
}

static void
set_more (BinomePersonHistoryList *self, gboolean more)
{
  if (self->more_row != NULL)
    gtk_list_box_remove (self->list, self->more_row);
  self->more_row = NULL;
  if (!more)
    return;

  self->more_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more_row), _ ("Show _Earlier Changes"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->more_row), TRUE);
  g_signal_connect_object (self->more_row, "activated", G_CALLBACK (on_more_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->more_row);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomePersonHistoryList *self = BINOME_PERSON_HISTORY_LIST (widget);
  const Reading *reading = data;

  /* Shown anew meanwhile: what was asked for no longer follows. */
  if (reading->before != 0 && reading->before != self->last)
    return;

  set_more (self, FALSE);
  if (reading->before == 0)
    {
      gtk_list_box_remove_all (self->list);
      self->n_shown = 0;
    }
  for (guint i = 0; i < MIN (reading->events->len, reading->limit); i++)
    add_event (self, reading->events->pdata[i]);
  if (self->n_shown == 0)
    gtk_list_box_append (self->list, make_row (_ ("Nothing yet"), NULL));
  set_more (self, reading->events->len > reading->limit);
}

static void
read_page (BinomePersonHistoryList *self, gint64 before, guint limit)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->person = self->person;
  reading->before = before;
  reading->limit = limit;
  binome_session_read (self->session, GTK_WIDGET (self), read_work, reading, reading_free, on_read_cb);
}

/* ---- public ---- */

static void
binome_person_history_list_dispose (GObject *object)
{
  g_clear_object (&BINOME_PERSON_HISTORY_LIST (object)->session);

  G_OBJECT_CLASS (binome_person_history_list_parent_class)->dispose (object);
}

static void
binome_person_history_list_class_init (BinomePersonHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_person_history_list_dispose;
}

static void
binome_person_history_list_init (BinomePersonHistoryList *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("History"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"),
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

/**
 * binome_person_history_list_set_person:
 * @self: a list
 * @session: what the window works on
 * @person: whose history it is
 *
 * To be called once; binome_person_history_list_refresh() fills it.
 */
void
binome_person_history_list_set_person (BinomePersonHistoryList *self, BinomeSession *session, gint64 person)
{
  self->session = g_object_ref (session);
  self->person = person;
}

/* Reads anew as many entries as are shown. */
void
binome_person_history_list_refresh (BinomePersonHistoryList *self)
{
  read_page (self, 0, MAX (self->n_shown, PAGE));
}
