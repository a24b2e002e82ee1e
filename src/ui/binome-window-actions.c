/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menus and keys of a window do. */

#include "binome-window.h"

#include <glib/gi18n-lib.h>

#include "binome-backup.h"
#include "binome-clock.h"
#include "binome-demo.h"
#include "binome-export-action.h"
#include "binome-feedback.h"
#include "binome-history-dialog.h"
#include "binome-letter-library.h"
#include "binome-search-dialog.h"
#include "binome-shortcuts.h"
#include "fields/binome-own-fields-dialog.h"
#include "follow-up/binome-pair-page.h"
#include "letters/binome-letters-dialog.h"
#include "people/binome-import-dialog.h"
#include "setup/binome-programme-dialog.h"
#include "setup/binome-thresholds-dialog.h"
#include "widgets/binome-edit-dialog.h"

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (!binome_store_undo_finish (BINOME_STORE (source), result, &name, &error))
    {
      binome_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is what was undone, such as “Import 240 people”. */
  message = g_strdup_printf (_ ("Undone: %s"), name);
  binome_feedback_toast (GTK_WIDGET (self), message);
}

static void
on_redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (!binome_store_undo_finish (BINOME_STORE (source), result, &name, &error))
    {
      binome_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is what was done again, such as “Import 240 people”. */
  message = g_strdup_printf (_ ("Done again: %s"), name);
  binome_feedback_toast_undo (GTK_WIDGET (self), message);
}

static BinomeStore *
store_of (GtkWidget *widget)
{
  return binome_session_get_store (binome_window_get_session (BINOME_WINDOW (widget)));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_store_undo_async (store_of (widget), on_undone_cb, g_object_ref (widget));
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_store_redo_async (store_of (widget), on_redone_cb, g_object_ref (widget));
}

static void
detach (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (binome_window_new_detached (BINOME_WINDOW (widget))));
}

/* The parameter is a page, or a page and a section: “recruitment/matching”. */
static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);

  binome_window_show_page (BINOME_WINDOW (widget), parts[0], parts[0] != NULL ? parts[1] : NULL);
}

static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (binome_shortcuts_new ()), widget);
}

static void
show_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
      ADW_DIALOG (binome_history_dialog_new (binome_window_get_session (BINOME_WINDOW (widget)))), widget);
}

static void
find_anything (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (binome_search_dialog_new (BINOME_WINDOW (widget)), widget);
}

/* ---- programmes ---- */

static void
new_programme (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
      ADW_DIALOG (binome_programme_dialog_new (binome_window_get_session (BINOME_WINDOW (widget)))), widget);
}

/* The parameter is a programme, and a page of it. */
static void
open_programme (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 programme;
  const char *page;

  g_variant_get (parameter, "(x&s)", &programme, &page);
  binome_session_set_programme_id (binome_window_get_session (BINOME_WINDOW (widget)), programme);
  gtk_widget_activate_action (widget, "win.show-page", "s", page);
}

static void
open_pair (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWindow *self = BINOME_WINDOW (widget);

  binome_window_show_page (self, "follow-up", "pairs");
  binome_window_open (self, ADW_NAVIGATION_PAGE (binome_pair_page_new (binome_window_get_session (self),
                                                                       g_variant_get_int64 (parameter))));
}

/* The parameter is a letter, and who gets it; nobody for those who usually do. */
static void
write_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeSession *session = binome_window_get_session (BINOME_WINDOW (widget));
  g_autoptr (GVariant) enrolments = NULL;
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  BinomeLettersDialog *dialog;
  const char *letter;
  const gint64 *ids;
  gsize n;

  g_variant_get (parameter, "(&s@ax)", &letter, &enrolments);
  if (binome_session_get_programme_id (session) == 0 || binome_letter_kind_find (letter) == NULL)
    return;

  ids = g_variant_get_fixed_array (enrolments, &n, sizeof (gint64));
  g_array_append_vals (chosen, ids, (guint)n);
  dialog = binome_letters_dialog_new (session, binome_session_get_programme_id (session));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
  binome_letters_dialog_choose_for (dialog, letter, chosen);
}

static gboolean
demo_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_demo_fill (db, binome_clock_today (), error);
}

static void
fill_demo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_session_write (binome_window_get_session (BINOME_WINDOW (widget)), widget,
                        _ ("Bring in the sample company"), demo_work, NULL, NULL, NULL);
}

/* ---- the company ---- */

typedef struct
{
  BinomeOrganisation *organisation;
} Company;

static void
company_free (gpointer data)
{
  g_clear_object (&((Company *)data)->organisation);
  g_free (data);
}

/* The company is one row; it is there from the first time somebody looks. */
static gboolean
company_work (BinomeDb *db, gpointer data, GError **error)
{
  Company *company = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  g_autoptr (GPtrArray) rows = binome_db_select (db, query, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    {
      company->organisation = g_object_ref (rows->pdata[0]);
      return TRUE;
    }

  company->organisation = binome_organisation_new ();
  return binome_db_insert (db, BINOME_ENTITY (company->organisation), error);
}

static void
on_company_cb (GtkWidget *widget, gpointer data)
{
  static const guint fields[] = {
    BINOME_ORGANISATION_NAME,      BINOME_ORGANISATION_ADDRESS,          BINOME_ORGANISATION_SIGNATORY,
    BINOME_ORGANISATION_SIRET,     BINOME_ORGANISATION_SECTOR_AGREEMENT, BINOME_ORGANISATION_SKILLS_OPERATOR,
    BINOME_ORGANISATION_HEAD_COUNT
  };
  BinomeSession *session = binome_window_get_session (BINOME_WINDOW (widget));
  gint64 id = binome_entity_get_id (BINOME_ENTITY (((Company *)data)->organisation));
  g_autoptr (BinomeEntity) live
      = binome_store_get (binome_session_get_store (session), BINOME_TYPE_ORGANISATION, id);
  BinomeEditDialog *dialog = binome_edit_dialog_new (session, live, fields, G_N_ELEMENTS (fields));

  binome_edit_dialog_forbid_delete (dialog);
  adw_preferences_group_set_description (
      binome_edit_dialog_get_group (dialog),
      _ ("Letters and agreements show the name, the address and who signs. The last line of the address is the "
         "postcode and the town."));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
edit_company (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Company *company = g_new0 (Company, 1);

  binome_session_write (binome_window_get_session (BINOME_WINDOW (widget)), widget,
                        _ ("Describe the company"), company_work, company, company_free, on_company_cb);
}

static void
show_thresholds (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_thresholds_dialog_present (widget, binome_window_get_session (BINOME_WINDOW (widget)));
}

static void
show_own_fields (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (binome_own_fields_dialog_new (binome_window_get_session (BINOME_WINDOW (widget))),
                      widget);
}

static void
import_people (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
      ADW_DIALOG (binome_import_dialog_new (binome_window_get_session (BINOME_WINDOW (widget)))), widget);
}

/* ---- backup ---- */

static void
on_backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gpointer path;

  if (!binome_store_read_finish (BINOME_STORE (source), result, &path, &error))
    {
      binome_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is the path of a file. */
  message = g_strdup_printf (_ ("Backed up to “%s”"), (const char *)path);
  binome_feedback_toast (GTK_WIDGET (self), message);
}

static void
on_backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = NULL;

  if (file == NULL)
    return;

  path = g_file_get_path (file);
  binome_backup_write_async (store_of (GTK_WIDGET (self)), path, on_backed_up_cb, g_object_ref (self));
}

static void
back_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *day = binome_date_format_iso (binome_clock_today ());
  g_autofree char *file_name = g_strdup_printf ("%s.binome", day);

  gtk_file_dialog_set_title (dialog, _ ("Back Up"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, on_backup_chosen_cb, g_object_ref (widget));
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeExportKind kind;

  if (!binome_export_kind_for_word (g_variant_get_string (parameter, NULL), &kind))
    return;
  if (kind == BINOME_EXPORT_WORKSPACE)
    binome_export_action_run_workspace (BINOME_WINDOW (widget));
  else
    binome_export_action_run_kind (BINOME_WINDOW (widget), kind);
}

/* The people that the user looks at, or else all, as contacts. */
static void
export_contacts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePage *page = binome_window_get_visible_page (BINOME_WINDOW (widget));
  BinomeExportList *list = page != NULL ? binome_page_list_shown (page) : NULL;

  if (list != NULL
      && !binome_export_format_is_for (BINOME_EXPORT_FORMAT_VCARD, binome_export_list_get_kind (list)))
    g_clear_pointer (&list, binome_export_list_unref);
  binome_export_action_run_as (BINOME_WINDOW (widget),
                               list != NULL ? list : binome_export_list_new (BINOME_EXPORT_PEOPLE),
                               BINOME_EXPORT_FORMAT_VCARD);
}

static void
export_calendar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePage *page = binome_window_get_visible_page (BINOME_WINDOW (widget));

  binome_export_action_run (BINOME_WINDOW (widget), page != NULL
                                                        ? binome_page_make_calendar (page)
                                                        : binome_export_list_new (BINOME_EXPORT_CALENDAR));
}

/* What the user looks at, as it is filtered and sorted. */
static void
export_shown (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePage *page = binome_window_get_visible_page (BINOME_WINDOW (widget));
  BinomeExportList *list = page != NULL ? binome_page_list_shown (page) : NULL;

  if (list != NULL)
    binome_export_action_run (BINOME_WINDOW (widget), list);
  else
    binome_feedback_toast (widget, _ ("There is no list here to export"));
}

/**
 * binome_window_actions_install:
 * @widget_class: the class of the window
 *
 * Gives windows their actions and keys.
 */
void
binome_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.detach", NULL, detach);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, show_history);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_anything);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, back_up);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_people);
  gtk_widget_class_install_action (widget_class, "win.own-fields", NULL, show_own_fields);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_list);
  gtk_widget_class_install_action (widget_class, "win.export-shown", NULL, export_shown);
  gtk_widget_class_install_action (widget_class, "win.export-contacts", NULL, export_contacts);
  gtk_widget_class_install_action (widget_class, "win.export-calendar", NULL, export_calendar);
  gtk_widget_class_install_action (widget_class, "win.new-programme", NULL, new_programme);
  gtk_widget_class_install_action (widget_class, "win.open-programme", "(xs)", open_programme);
  gtk_widget_class_install_action (widget_class, "win.open-pair", "x", open_pair);
  gtk_widget_class_install_action (widget_class, "win.write-letter", "(sax)", write_letter);
  gtk_widget_class_install_action (widget_class, "win.demo", NULL, fill_demo);
  gtk_widget_class_install_action (widget_class, "win.company", NULL, edit_company);
  gtk_widget_class_install_action (widget_class, "win.thresholds", NULL, show_thresholds);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.detach", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK, "win.show-shortcuts",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "win.history", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "win.export-shown", NULL);
}
