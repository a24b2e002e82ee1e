/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A staff list into the file, in steps: which file, what its columns become, what becomes of each line. */

#include "binome-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-text.h"
#include "people/binome-import-columns.h"
#include "people/binome-import-file.h"
#include "people/binome-import-fix-dialog.h"
#include "people/binome-import-lines.h"

#define PROGRESS_INTERVAL_MS 100

struct _BinomeImportDialog
{
  AdwDialog parent_instance;

  BinomeSession *session;
  BinomeImport *import;
  BinomeImportLines *lines;
  GCancellable *cancellable;
  guint progress_source;
  gboolean format_refused;

  AdwNavigationView *navigation;
  AdwBanner *file_banner;
  AdwWindowTitle *columns_title;
  AdwBanner *columns_banner;
  BinomeImportColumns *columns;
  GtkButton *preview_button;
  AdwWrapBox *verdict_box;
  GtkLabel *preview_note;
  GtkListView *lines_view;
  GtkButton *apply_button;
  AdwStatusPage *progress_status;
  GtkProgressBar *progress_bar;
  GtkButton *cancel_button;
};

G_DEFINE_FINAL_TYPE (BinomeImportDialog, binome_import_dialog, ADW_TYPE_DIALOG)

/* ---- while it works ---- */

static gboolean
on_progress_cb (gpointer data)
{
  BinomeImportDialog *self = data;

  if (self->import == NULL)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, binome_import_get_progress (self->import));
  return G_SOURCE_CONTINUE;
}

static void
start_working (BinomeImportDialog *self, const char *title, gboolean can_cancel)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->progress_status, title);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), can_cancel);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_navigation_view_push_by_tag (self->navigation, "progress");
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, on_progress_cb, self);
}

static void
stop_working (BinomeImportDialog *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
on_cancel_clicked_cb (BinomeImportDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
show_banner (AdwBanner *banner, const char *message)
{
  adw_banner_set_title (banner, message != NULL ? message : "");
  adw_banner_set_revealed (banner, message != NULL);
}

static void
show_file (BinomeImportDialog *self, const char *message)
{
  static const char *const tags[] = { "file", NULL };

  adw_navigation_view_replace_with_tags (self->navigation, tags, 1);
  show_banner (self->file_banner, message);
}

static void
show_columns (BinomeImportDialog *self, const char *message)
{
  static const char *const tags[] = { "columns", NULL };

  adw_navigation_view_replace_with_tags (self->navigation, tags, 1);
  show_banner (self->columns_banner, message);
}

/* ---- reading ---- */

static void
on_recalled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = binome_store_read_finish (BINOME_STORE (source), result, NULL, &error);

  stop_working (self);
  show_columns (self, NULL);
  binome_import_columns_set_import (self->columns, self->import);
  if (!good)
    show_banner (self->columns_banner, error->message);
}

/* A list with the same headings may have been imported before. */
static void
recall_columns (BinomeImportDialog *self)
{
  binome_store_read_async (binome_session_get_store (self->session), binome_import_recall,
                           g_object_ref (self->import), g_object_unref, NULL, on_recalled_cb,
                           g_object_ref (self));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeImport) import = binome_import_file_read_finish (result, &error);

  if (import == NULL)
    {
      stop_working (self);
      show_file (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
      return;
    }

  g_set_object (&self->import, import);
  self->format_refused = FALSE;
  adw_window_title_set_subtitle (self->columns_title, binome_import_get_file_name (import));
  binome_import_columns_suggest (self->columns, import);
  recall_columns (self);
}

static void
read_file (BinomeImportDialog *self, GFile *file)
{
  g_clear_object (&self->import);
  start_working (self, _ ("Reading the File…"), TRUE);
  binome_import_file_read_async (file, self->cancellable, on_read_cb, g_object_ref (self));
}

static void
on_read_again_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  stop_working (self);
  self->format_refused = !binome_import_file_read_again_finish (result, &error);
  show_columns (self, NULL);
  binome_import_columns_set_import (self->columns, self->import);
  if (self->format_refused)
    show_banner (self->columns_banner, error->message);
}

static void
on_read_again_cb (BinomeImportDialog *self)
{
  const BinomeImportFormat format = {
    .encoding = binome_import_columns_get_encoding (self->columns),
    .separator = binome_import_columns_get_separator (self->columns),
    .sheet = binome_import_columns_get_sheet (self->columns),
    .has_header = binome_import_columns_get_has_header (self->columns),
  };

  start_working (self, _ ("Reading the File…"), FALSE);
  binome_import_file_read_again_async (self->import, &format, on_read_again_done_cb, g_object_ref (self));
}

/* ---- which file ---- */

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    read_file (self, file);
}

static void
on_choose_clicked_cb (BinomeImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (lists, _ ("Lists (spreadsheets, CSV)"));
  gtk_file_filter_add_suffix (lists, "xlsx");
  gtk_file_filter_add_suffix (lists, "ods");
  gtk_file_filter_add_suffix (lists, "xls");
  gtk_file_filter_add_suffix (lists, "csv");
  gtk_file_filter_add_suffix (lists, "tsv");
  gtk_file_filter_add_suffix (lists, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, lists);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Choose a List"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file_chosen_cb,
                        g_object_ref (self));
}

static gboolean
on_drop_cb (BinomeImportDialog *self, const GValue *value)
{
  if (self->progress_source != 0)
    return FALSE;

  read_file (self, g_value_get_object (value));
  return TRUE;
}

/* ---- what the columns become ---- */

static void
on_columns_changed_cb (BinomeImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean ready = binome_import_check (self->import, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->preview_button), ready && !self->format_refused);
  if (!self->format_refused)
    show_banner (self->columns_banner, ready ? NULL : error->message);
}

/* ---- what becomes of each line ---- */

static void
on_verdict_toggled_cb (GtkToggleButton *button, BinomeImportDialog *self)
{
  int verdict = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "binome-verdict"));

  if (gtk_toggle_button_get_active (button))
    binome_import_lines_set_verdict (self->lines, verdict);
}

static GtkWidget *
add_verdict (BinomeImportDialog *self, GtkWidget *group, int verdict, const char *label, guint n)
{
  g_autofree char *number = binome_text_format_number (n, 0);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = gtk_label_new (number);
  GtkWidget *caption = gtk_label_new (label);

  gtk_widget_add_css_class (value, "title-3");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_object_set_data (G_OBJECT (button), "binome-verdict", GINT_TO_POINTER (verdict));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_verdict_toggled_cb), self, G_CONNECT_DEFAULT);
  adw_wrap_box_append (self->verdict_box, button);
  return button;
}

static void
remove_verdicts (BinomeImportDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->verdict_box))) != NULL)
    adw_wrap_box_remove (self->verdict_box, child);
}

static void
show_verdicts (BinomeImportDialog *self)
{
  static const BinomeImportVerdict order[]
      = { BINOME_IMPORT_ERROR, BINOME_IMPORT_NEW, BINOME_IMPORT_UPDATE, BINOME_IMPORT_SAME };
  GtkWidget *all;

  remove_verdicts (self);
  all = add_verdict (self, NULL, BINOME_IMPORT_ALL, _ ("All lines"), binome_import_get_n_rows (self->import));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = binome_import_get_n_verdicts (self->import, order[i]);

      if (n > 0)
        add_verdict (self, all, order[i], binome_import_verdict_get_label (order[i]), n);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
}

static guint
count_written (BinomeImportDialog *self)
{
  return binome_import_get_n_verdicts (self->import, BINOME_IMPORT_NEW)
         + binome_import_get_n_verdicts (self->import, BINOME_IMPORT_UPDATE);
}

/* Rather than of pairs or meetings. */
static gboolean
is_of_people (BinomeImportDialog *self)
{
  return binome_import_get_as (self->import) <= BINOME_IMPORT_TUTEES;
}

static void
show_note (BinomeImportDialog *self, gboolean anything)
{
  guint n_managers = binome_import_get_n_managers_left_out (self->import);
  guint n_errors = binome_import_get_n_verdicts (self->import, BINOME_IMPORT_ERROR);
  g_autofree char *note = NULL;

  if (!anything)
    note
        = g_strdup (n_errors < binome_import_get_n_rows (self->import)
                        ? is_of_people (self) ? _ ("Everybody in the file is here already, with nothing new.")
                                              : _ ("Everything in the file is here already.")
                        : _ ("No line of the file can be imported."));
  else if (n_errors > 0)
    note = g_strdup (_ ("Choose a line to correct it here; your file stays as it is."));
  else if (n_managers > 0)
    note = g_strdup_printf (
        ngettext ("%u line names a manager who is left out, and says why: that person will have none.",
                  "%u lines name a manager who is left out, and say why: those people will have none.",
                  n_managers),
        n_managers);
  else if (binome_import_get_as (self->import) == BINOME_IMPORT_TUTORS)
    note = g_strdup (_ ("They will be enrolled as tutors."));
  else if (binome_import_get_as (self->import) == BINOME_IMPORT_TUTEES)
    note = g_strdup (_ ("They will be enrolled as tutees."));

  gtk_label_set_label (self->preview_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->preview_note), note != NULL);
}

static void
show_preview (BinomeImportDialog *self)
{
  static const char *const tags[] = { "columns", "preview", NULL };
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *label = NULL;
  guint n = count_written (self);
  gboolean enrols = is_of_people (self) && binome_import_get_as (self->import) != BINOME_IMPORT_PEOPLE;
  gboolean anything
      = n > 0 || (enrols && binome_import_get_n_verdicts (self->import, BINOME_IMPORT_SAME) > 0);

  g_clear_object (&self->lines);
  self->lines = binome_import_lines_new (self->import);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_list_view_set_model (self->lines_view, GTK_SELECTION_MODEL (selection));
  show_verdicts (self);
  show_note (self, anything);

  label = enrols || n == 0 || !is_of_people (self)
              ? g_strdup (enrols ? _ ("_Import and Enrol") : _ ("_Import"))
              : g_strdup_printf (ngettext ("_Import %u Person", "_Import %u People", n), n);
  gtk_button_set_label (self->apply_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), anything);
  adw_navigation_view_replace_with_tags (self->navigation, tags, 2);
}

static void
on_previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  stop_working (self);
  if (binome_store_read_finish (BINOME_STORE (source), result, NULL, &error))
    show_preview (self);
  else
    show_columns (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
}

/* The list must not look at an import that is being worked on. */
static void
forget_lines (BinomeImportDialog *self)
{
  gtk_list_view_set_model (self->lines_view, NULL);
  g_clear_object (&self->lines);
  remove_verdicts (self);
}

static void
on_preview_clicked_cb (BinomeImportDialog *self)
{
  forget_lines (self);
  start_working (self, _ ("Comparing With the People Here…"), TRUE);
  binome_store_read_async (binome_session_get_store (self->session), binome_import_preview,
                           g_object_ref (self->import), g_object_unref, self->cancellable, on_previewed_cb,
                           g_object_ref (self));
}

/* ---- correcting a line ---- */

static void
preview_again (gpointer dialog)
{
  on_preview_clicked_cb (dialog);
}

static void
on_fix_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  gboolean read = binome_store_read_finish (BINOME_STORE (source), result, &data, &error);
  BinomeImportFix *fix = data;

  if (!read)
    {
      AdwDialog *alert = adw_alert_dialog_new (_ ("This Line Cannot Be Corrected"), error->message);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (self));
      return;
    }
  if (self->lines == NULL || fix->import != self->import)
    return; /* something else is shown by now */

  adw_dialog_present (
      binome_import_fix_dialog_new (binome_import_fix_ref (fix), G_OBJECT (self), preview_again),
      GTK_WIDGET (self));
}

/* A line that is chosen shows its cells, to be corrected. */
static void
on_line_activated_cb (BinomeImportDialog *self, guint position)
{
  g_autoptr (BinomeImportLine) line
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->lines_view)), position);

  binome_store_read_async (binome_session_get_store (self->session), binome_import_fix_read,
                           binome_import_fix_new (self->import, binome_import_line_get_row (line)),
                           (GDestroyNotify)binome_import_fix_unref, NULL, on_fix_read_cb,
                           g_object_ref (self));
}

/* ---- importing ---- */

static void
tell_imported (BinomeImportDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  guint n = binome_import_get_n_verdicts (self->import, BINOME_IMPORT_NEW);
  g_autofree char *summary = binome_import_dup_summary (self->import);
  gboolean plain = n > 0 && n == binome_import_get_n_rows (self->import)
                   && binome_import_get_as (self->import) == BINOME_IMPORT_PEOPLE;
  /* Translators: %s is such as “12 new, 3 updated, 2 left out”. */
  g_autofree char *message
      = plain ? g_strdup_printf (ngettext ("%u person imported", "%u people imported", n), n)
              : g_strdup_printf (_ ("Imported: %s"), summary);

  binome_feedback_toast_undo (window, message);
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  stop_working (self);
  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    {
      show_columns (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                              ? _ ("Cancelled: nothing was imported.")
                              : error->message);
      return;
    }

  tell_imported (self);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_apply_clicked_cb (BinomeImportDialog *self)
{
  forget_lines (self);
  start_working (self, _ ("Importing…"), TRUE);
  binome_store_write_async (binome_session_get_store (self->session), _ ("Import people"),
                            BINOME_SOURCE_IMPORT, binome_import_apply, g_object_ref (self->import),
                            g_object_unref, self->cancellable, on_applied_cb, g_object_ref (self));
}

/* ---- life ---- */

static void
binome_import_dialog_close_attempt (AdwDialog *dialog)
{
  on_cancel_clicked_cb (BINOME_IMPORT_DIALOG (dialog));
}

static void
binome_import_dialog_dispose (GObject *object)
{
  BinomeImportDialog *self = BINOME_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->lines);
  g_clear_object (&self->import);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (binome_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, file_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, columns_title);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, columns_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, preview_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, preview_note);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, lines_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, progress_status);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomeImportDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_read_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preview_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
binome_import_dialog_class_init (BinomeImportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = binome_import_dialog_close_attempt;

  g_type_ensure (BINOME_TYPE_IMPORT_COLUMNS);
  g_type_ensure (BINOME_TYPE_IMPORT_LINE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
binome_import_dialog_init (BinomeImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * binome_import_dialog_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): a dialog that asks for a file first
 */
BinomeImportDialog *
binome_import_dialog_new (BinomeSession *session)
{
  BinomeImportDialog *self = g_object_new (BINOME_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  binome_import_columns_set_session (self->columns, session);
  return self;
}

/**
 * binome_import_dialog_new_for_file:
 * @session: what the window works on
 * @file: a staff list
 *
 * Returns: (transfer floating): a dialog that begins with the columns of @file
 */
BinomeImportDialog *
binome_import_dialog_new_for_file (BinomeSession *session, GFile *file)
{
  BinomeImportDialog *self = binome_import_dialog_new (session);

  read_file (self, file);
  return self;
}
