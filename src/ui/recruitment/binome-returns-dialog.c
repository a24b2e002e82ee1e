/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Returned registration forms before they are imported: what becomes of each, or why it is left out. */

#include "recruitment/binome-returns-dialog.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-feedback.h"

struct _BinomeReturnsDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  AdwPreferencesGroup *list_group;
  GtkWidget *import_button;

  BinomeSession *session;
  BinomeRegistrationReturns *returns; /* not to be touched while the store has it */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (BinomeReturnsDialog, binome_returns_dialog, ADW_TYPE_DIALOG)

/* ---- the list ---- */

static const struct
{
  const char *icon;
  const char *css_class;
} looks[BINOME_N_RETURN_VERDICTS] = {
  [BINOME_RETURN_NEW] = { "list-add-symbolic", "success" },
  [BINOME_RETURN_UPDATE] = { "document-edit-symbolic", "accent" },
  [BINOME_RETURN_SAME] = { "object-select-symbolic", "dim-label" },
  [BINOME_RETURN_ERROR] = { "dialog-error-symbolic", "error" },
};

static GtkWidget *
make_row (const BinomeRegistrationReturn *item)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name (looks[item->verdict].icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->text);
  gtk_widget_set_tooltip_text (row, item->file_name);
  gtk_widget_add_css_class (icon, looks[item->verdict].css_class);
  gtk_widget_set_tooltip_text (icon, binome_return_verdict_get_label (item->verdict));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static char *
describe (const BinomeRegistrationReturns *returns)
{
  guint n_new = binome_registration_returns_count (returns, BINOME_RETURN_NEW);
  guint n_updates = binome_registration_returns_count (returns, BINOME_RETURN_UPDATE);
  guint n_errors = binome_registration_returns_count (returns, BINOME_RETURN_ERROR);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (n_new > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%u new application", "%u new applications", n_new), n_new));
  if (n_updates > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u update", "%u updates", n_updates), n_updates));
  if (n_errors > 0)
    g_strv_builder_take (parts,
                         g_strdup_printf (ngettext ("%u left out", "%u left out", n_errors), n_errors));
  list = g_strv_builder_end (parts);
  return list[0] != NULL ? g_strjoinv (" · ", list) : g_strdup (_ ("Nothing new."));
}

static void
show_returns (BinomeReturnsDialog *self)
{
  g_autofree char *summary = describe (self->returns);
  guint n = binome_registration_returns_count (self->returns, BINOME_RETURN_NEW)
            + binome_registration_returns_count (self->returns, BINOME_RETURN_UPDATE);

  adw_preferences_group_set_description (self->list_group, summary);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->returns->items->len; i++)
    {
      GtkWidget *row = make_row (self->returns->items->pdata[i]);

      adw_preferences_group_add (self->list_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_sensitive (self->import_button, n > 0);
}

static void
show_error (BinomeReturnsDialog *self, const GError *error)
{
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
on_previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeReturnsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (binome_store_read_finish (BINOME_STORE (source), result, NULL, &error))
    show_returns (self);
  else
    show_error (self, error);
}

/* ---- the import ---- */

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeReturnsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);

  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    {
      show_error (self, error);
      gtk_widget_set_sensitive (self->import_button, TRUE);
      return;
    }

  message = describe (self->returns);
  if (window != NULL)
    binome_feedback_toast_undo (window, message);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_import_clicked_cb (BinomeReturnsDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  adw_banner_set_revealed (self->error_banner, FALSE);
  binome_store_write_async (binome_session_get_store (self->session), _ ("Import registration forms"),
                            BINOME_SOURCE_IMPORT, binome_registration_returns_apply, self->returns, NULL,
                            NULL, on_imported_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (BinomeReturnsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
binome_returns_dialog_dispose (GObject *object)
{
  g_clear_object (&BINOME_RETURNS_DIALOG (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_RETURNS_DIALOG);

  G_OBJECT_CLASS (binome_returns_dialog_parent_class)->dispose (object);
}

static void
binome_returns_dialog_finalize (GObject *object)
{
  BinomeReturnsDialog *self = BINOME_RETURNS_DIALOG (object);

  binome_registration_returns_free (self->returns);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (binome_returns_dialog_parent_class)->finalize (object);
}

static void
binome_returns_dialog_class_init (BinomeReturnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_returns_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_returns_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/returns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeReturnsDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeReturnsDialog, list_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeReturnsDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked_cb);
}

static void
binome_returns_dialog_init (BinomeReturnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->import_button);
}

/**
 * binome_returns_dialog_new:
 * @session: what the window works on
 * @returns: (transfer full): the forms
 *
 * Returns: (transfer floating): a dialog that shows what becomes of them
 */
BinomeReturnsDialog *
binome_returns_dialog_new (BinomeSession *session, BinomeRegistrationReturns *returns)
{
  BinomeReturnsDialog *self = g_object_new (BINOME_TYPE_RETURNS_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->returns = returns;
  binome_store_read_async (binome_session_get_store (session), binome_registration_returns_preview, returns,
                           NULL, NULL, on_previewed_cb, g_object_ref (self));
  return self;
}

/* ---- the files ---- */

/* As many as one import takes; a folder may hold anything. */
#define MOST_FILES 5000

static const char *const suffixes[] = { "xlsx", "ods", "xls", "csv" };

/* Files on their way to a dialog. */
typedef struct
{
  BinomeSession *session;
  GtkWidget *widget;
} Choice;

static Choice *
choice_new (BinomeSession *session, GtkWidget *widget)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->session = g_object_ref (session);
  choice->widget = g_object_ref (widget);
  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->session);
  g_object_unref (choice->widget);
  g_free (choice);
}

/* Neither what an office program leaves beside an open file (.~lock.x#, ~$x) nor other files. */
static gboolean
may_be_form (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || *name == '.' || *name == '~')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
load_file (GPtrArray *items, GFile *file, GCancellable *cancellable)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, &error);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  BinomeRegistrationReturn *item = binome_registration_return_read (bytes != NULL ? bytes : nothing, name);

  if (error != NULL)
    g_set_str (&item->problem, error->message);
  g_ptr_array_add (items, item);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = g_file_get_uri ((GFile *)a);
  g_autofree char *other = g_file_get_uri ((GFile *)b);

  return g_strcmp0 (one, other);
}

/* The forms that lie in a folder, by name; not those in folders within it. */
static GPtrArray *
list_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children
      = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                   G_FILE_QUERY_INFO_NONE, cancellable, error);

  while (children != NULL)
    {
      GFileInfo *info;
      GFile *child;

      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && may_be_form (g_file_info_get_name (info))
          && files->len < MOST_FILES)
        g_ptr_array_add (files, g_object_ref (child));
    }
  if (children == NULL)
    return NULL;
  if (files->len == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                           _ ("There is no form in this folder: an .xlsx, .ods, .xls or .csv file."));
      return NULL;
    }

  g_ptr_array_sort_values (files, compare_names);
  return g_steal_pointer (&files);
}

/* In a thread of its own: files may lie far away. */
static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GListModel *chosen = data;
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_registration_return_free);

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (chosen, i);
      g_autoptr (GPtrArray) within = NULL;
      GError *error = NULL;

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
        {
          load_file (items, file, cancellable);
          continue;
        }
      within = list_folder (file, cancellable, &error);
      if (within == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      for (guint w = 0; w < within->len; w++)
        load_file (items, within->pdata[w], cancellable);
    }
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify)g_ptr_array_unref);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), &error);
  BinomeRegistrationReturns *returns;

  if (items != NULL && gtk_widget_get_root (choice->widget) != NULL)
    {
      returns = binome_registration_returns_new (binome_session_get_programme_id (choice->session));
      g_ptr_array_unref (returns->items);
      returns->items = g_steal_pointer (&items);
      adw_dialog_present (ADW_DIALOG (binome_returns_dialog_new (choice->session, returns)), choice->widget);
    }
  else if (error != NULL)
    binome_feedback_show_error (choice->widget, error);
  choice_free (choice);
}

/**
 * binome_returns_dialog_present:
 * @session: what the window works on
 * @widget: where the user is
 * @files: (element-type GFile): forms that came back, or folders of them
 *
 * Reads them, and shows what becomes of each.
 */
void
binome_returns_dialog_present (BinomeSession *session, GtkWidget *widget, GListModel *files)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_loaded_cb, choice_new (session, widget));

  g_task_set_task_data (task, g_object_ref (files), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

static void
on_files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GListModel) files
      = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    binome_returns_dialog_present (choice->session, choice->widget, files);
  choice_free (choice);
}

/**
 * binome_returns_dialog_choose:
 * @session: what the window works on
 * @widget: where the user is
 *
 * Asks for the files that came back, one or many, and shows what becomes of them.
 */
void
binome_returns_dialog_choose (BinomeSession *session, GtkWidget *widget)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Returned forms"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Import Returned Forms"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_files_chosen_cb,
                                 choice_new (session, widget));
}

static void
on_folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GListStore) chosen = g_list_store_new (G_TYPE_FILE);

  if (folder != NULL)
    {
      g_list_store_append (chosen, folder);
      binome_returns_dialog_present (choice->session, choice->widget, G_LIST_MODEL (chosen));
    }
  choice_free (choice);
}

/**
 * binome_returns_dialog_choose_folder:
 * @session: what the window works on
 * @widget: where the user is
 *
 * Asks for the folder where the forms that came back are, and shows what becomes of them.
 */
void
binome_returns_dialog_choose_folder (BinomeSession *session, GtkWidget *widget)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import a Folder of Returned Forms"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_folder_chosen_cb,
                                 choice_new (session, widget));
}
