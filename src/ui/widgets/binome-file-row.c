/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is kept in the workspace: to add, to open, to copy out, to replace, to take away. What is done
 * here is done at once, and can be undone. A link is opened where it leads, and a copy of it can be kept. */

#include "widgets/binome-file-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-own-file.h"
#include "widgets/binome-row-message.h"

/* It lives as long as the row. */
typedef struct
{
  BinomeSession *session;
  const BinomeFilePlace *place;
  gint64 field, owner;
  char *title, *empty;
  char *answer;
  GtkWidget *choose_button;
  GtkWidget *menu_button;
  GSimpleActionGroup *actions;
} FileRow;

static void
file_row_free (gpointer data)
{
  FileRow *self = data;

  g_object_unref (self->session);
  g_object_unref (self->actions);
  g_free (self->title);
  g_free (self->empty);
  g_free (self->answer);
  g_free (self);
}

static FileRow *
get (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "binome-file-row");
}

/* ---- into the workspace ---- */

typedef struct
{
  const BinomeFilePlace *place;
  gint64 field, owner;
  GFile *file;  /* (nullable) */
  char *folder; /* (nullable) */
} Call;

static Call *
call_new (const FileRow *self, GFile *file)
{
  Call *call = g_new0 (Call, 1);

  call->place = self->place;
  call->field = self->field;
  call->owner = self->owner;
  call->file = file != NULL ? g_object_ref (file) : NULL;
  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->file);
  g_free (call->folder);
  g_free (call);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Call *call = data;

  return call->place->keep (db, call->field, call->owner, call->file, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  const Call *call = data;

  return call->place->remove (db, call->field, call->owner, error);
}

/* What cannot be kept is said below the row, where the user is looking. */
static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;

  if (binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT, error->message);
}

static void
write_row (GtkWidget *row, BinomeWork work, GFile *file)
{
  FileRow *self = get (row);
  /* Translators: %s is the name of a field. */
  g_autofree char *action = g_strdup_printf (_ ("Change “%s”"), self->title);

  binome_store_write_async (binome_session_get_store (self->session), action, BINOME_SOURCE_USER, work,
                            call_new (self, file), call_free, NULL, on_written_cb, g_object_ref (row));
}

/**
 * binome_file_row_keep:
 * @row: a row whose owner is in the workspace
 * @file: what shall be kept; it is only read
 *
 * Takes @file into the workspace. What cannot be kept is said below the row.
 */
void
binome_file_row_keep (GtkWidget *row, GFile *file)
{
  write_row (row, keep_work, file);
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && gtk_widget_get_root (row) != NULL)
    binome_file_row_keep (row, file);
}

static void
on_choose_clicked_cb (GtkWidget *row)
{
  const FileRow *self = get (row);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, self->title);
  if (self->place->make_filter != NULL)
    {
      g_autoptr (GtkFileFilter) filter = self->place->make_filter ();

      gtk_file_dialog_set_default_filter (dialog, filter);
    }
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (row)), NULL, on_chosen_cb,
                        g_object_ref (row));
}

static void
on_keep_link_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (get (user_data)->answer);

  binome_file_row_keep (user_data, file);
}

static void
on_remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  write_row (user_data, remove_work, NULL);
}

/* ---- out of it ---- */

static gboolean
open_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  call->file = call->place->put_out (db, call->field, call->owner, call->folder, error);
  return call->file != NULL;
}

static gboolean
save_work (BinomeDb *db, gpointer data, GError **error)
{
  const Call *call = data;

  return call->place->save (db, call->field, call->owner, call->file, error);
}

static void
on_link_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    binome_row_message_set (row, BINOME_ROW_MESSAGE_KEPT,
                            _ ("The file could not be opened. It may have been moved."));
}

static void
on_put_out_cb (GtkWidget *row, gpointer data)
{
  binome_feedback_open_file (row, ((Call *)data)->file);
}

/* Opens the file, or asks for one where there is none. */
static void
on_activated_cb (GtkWidget *row)
{
  FileRow *self = get (row);

  if (*self->answer == '\0')
    on_choose_clicked_cb (row);
  else if (binome_own_file_is_link (self->answer))
    {
      g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->answer);

      gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (row)), NULL, on_link_opened_cb,
                               g_object_ref (row));
    }
  else
    {
      Call *call = call_new (self, NULL);

      /* Emptied with the session: nobody’s papers are left behind. */
      call->folder = g_build_filename (g_get_user_runtime_dir (), "binome", self->place->folder, NULL);
      binome_session_read (self->session, row, open_work, call, call_free, on_put_out_cb);
    }
}

static void
on_saved_cb (GtkWidget *row, gpointer data)
{
  binome_feedback_toast (row, _ ("Copy saved"));
}

/**
 * binome_file_row_save:
 * @row: a row whose file is kept
 * @to: where a copy shall be
 *
 * Saves a copy of the file.
 */
void
binome_file_row_save (GtkWidget *row, GFile *to)
{
  FileRow *self = get (row);

  binome_session_read (self->session, row, save_work, call_new (self, to), call_free, on_saved_cb);
}

static void
on_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GFile) to = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (to != NULL && gtk_widget_get_root (row) != NULL)
    binome_file_row_save (row, to);
}

static void
on_save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *row = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, get (row)->answer);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (row)), NULL, on_place_chosen_cb,
                        g_object_ref (row));
}

/* ---- the row ---- */

static void
enable (FileRow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/**
 * binome_file_row_show:
 * @row: a row
 * @answer: the name of the file that is kept, a link, or "" for none
 * @text: the same for people
 */
void
binome_file_row_show (GtkWidget *row, const char *answer, const char *text)
{
  FileRow *self = get (row);
  gboolean is_there = *answer != '\0', is_link = binome_own_file_is_link (answer);
  const char *choose = is_there ? _ ("Replace with another file…") : _ ("Add a file…");
  /* Translators: %s is the name of a file. */
  g_autofree char *link
      = is_link ? g_strdup_printf (_ ("%s · a link, not kept in the workspace"), text) : NULL;

  g_set_str (&self->answer, answer);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), link != NULL ? link : is_there ? text : self->empty);
  gtk_widget_set_tooltip_text (self->choose_button, choose);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose_button), GTK_ACCESSIBLE_PROPERTY_LABEL, choose,
                                  -1);
  gtk_widget_set_visible (self->menu_button, is_there);
  enable (self, "save", is_there && !is_link);
  enable (self, "keep", is_link);
}

/* Only what can be done is in it. */
static GMenuModel *
make_menu (void)
{
  static const struct
  {
    const char *label;
    const char *action;
  } entries[] = {
    { N_ ("_Save a Copy…"), "file.save" },
    { N_ ("_Keep a Copy in the Workspace"), "file.keep" },
    { N_ ("_Remove"), "file.remove" },
  };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label), entries[i].action);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * binome_file_row_new:
 * @session: what the window works on
 * @place: (transfer none): where files like this one are kept; static
 * @field: a number that @place understands
 * @owner: what the file belongs to
 * @title: what the file is
 * @empty: what is said while there is none
 *
 * Returns: (transfer floating): a row that shows the file, or asks for it
 */
GtkWidget *
binome_file_row_new (BinomeSession *session, const BinomeFilePlace *place, gint64 field, gint64 owner,
                     const char *title, const char *empty)
{
  static const GActionEntry entries[]
      = { { "save", on_save_cb }, { "keep", on_keep_link_cb }, { "remove", on_remove_cb } };
  GtkWidget *row = adw_action_row_new ();
  FileRow *self = g_new0 (FileRow, 1);
  g_autoptr (GMenuModel) menu = make_menu ();

  self->session = g_object_ref (session);
  self->place = place;
  self->field = field;
  self->owner = owner;
  self->title = g_strdup (title);
  self->empty = g_strdup (empty);
  self->answer = g_strdup ("");
  self->actions = g_simple_action_group_new ();
  g_object_set_data_full (G_OBJECT (row), "binome-file-row", self, file_row_free);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (row, "file", G_ACTION_GROUP (self->actions));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated_cb), NULL);

  self->choose_button = gtk_button_new_from_icon_name ("document-open-symbolic");
  g_signal_connect_object (self->choose_button, "clicked", G_CALLBACK (on_choose_clicked_cb), row,
                           G_CONNECT_SWAPPED);
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_widget_set_tooltip_text (self->menu_button, _ ("More about this file"));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = i == 0 ? self->choose_button : self->menu_button;

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  binome_file_row_show (row, "", "");
  return row;
}
