/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one workspace, opened once, shown by any number of windows. */

#include "binome-application.h"

#include <glib/gi18n-lib.h>

#include "binome-backup.h"
#include "binome-clock.h"
#include "binome-daily.h"
#include "binome-error.h"
#include "binome-window.h"

/* How many days' automatic backups stay. */
#define DAYS_OF_BACKUPS 14

/* How long after the window the file is looked through and backed up: it is drawn and filled by then. */
#define CARE_DELAY_S 3

struct _BinomeApplication
{
  AdwApplication parent_instance;

  BinomeStore *store;
  GSettings *settings; /* NULL where the schema is not installed */
  char *workspace;
  gboolean opening;
  guint care_source;
  guint day_source;
  BinomeDate day; /* that the file has been brought to */
};

G_DEFINE_FINAL_TYPE (BinomeApplication, binome_application, ADW_TYPE_APPLICATION)

static char *
workspace_path (BinomeApplication *self)
{
  g_autofree char *chosen
      = self->settings != NULL ? g_settings_get_string (self->settings, "workspace") : NULL;

  if (self->workspace != NULL)
    return g_strdup (self->workspace);

  return chosen != NULL && *chosen != '\0' ? g_steal_pointer (&chosen) : binome_store_dup_default_path ();
}

/* ---- windows ---- */

static void
remember_window (BinomeWindow *window, gpointer user_data)
{
  BinomeApplication *self = user_data;
  const char *page = binome_window_get_page_name (window);
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
  if (page != NULL)
    g_settings_set_string (self->settings, "last-page", page);
}

static gboolean
on_close_request_cb (BinomeWindow *window, gpointer user_data)
{
  remember_window (window, user_data);
  return GDK_EVENT_PROPAGATE;
}

static void
open_window (BinomeApplication *self)
{
  BinomeWindow *window = binome_window_new (GTK_APPLICATION (self), self->store);

  if (self->settings != NULL)
    {
      g_autofree char *page = g_settings_get_string (self->settings, "last-page");

      gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (self->settings, "window-width"),
                                   g_settings_get_int (self->settings, "window-height"));
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (window));
      binome_window_show_page (window, page, NULL);
    }
  g_signal_connect_object (window, "close-request", G_CALLBACK (on_close_request_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- a workspace that cannot be opened ---- */

static void open_workspace (BinomeApplication *self);

static void
on_restore_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  BinomeApplication *self = user_data;
  const char *backup = g_object_get_data (G_OBJECT (dialog), "backup");
  g_autofree char *path = workspace_path (self);
  g_autoptr (GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (dialog)));

  if (!g_str_equal (response, "restore"))
    {
      gtk_window_close (window);
      return;
    }
  if (!binome_backup_restore (backup, path, NULL, &error))
    {
      adw_alert_dialog_set_body (dialog, error->message);
      adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
      return;
    }

  open_workspace (self);
  gtk_window_close (window);
}

/* Nothing is written to a file that cannot be opened; the newest good backup is offered. */
static void
tell_failure (BinomeApplication *self, const GError *error)
{
  g_autofree char *path = workspace_path (self);
  g_autofree char *backup
      = g_error_matches (error, BINOME_ERROR, BINOME_ERROR_DAMAGED) ? binome_backup_find_newest (path) : NULL;
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The Workspace Cannot Be Opened"), error->message);
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), BINOME_APP_ID "-symbolic");
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), empty);
  gtk_window_set_title (GTK_WINDOW (window), "Binôme");
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 420);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  if (backup != NULL)
    {
      g_autofree char *day = g_path_get_basename (backup);
      g_autofree char *body
          = g_strdup_printf ("%s\n\n%s\n%s", error->message,
                             _ ("A good backup was found. The damaged file will be kept beside it."), day);

      adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "restore", _ ("_Restore the Backup"));
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
      g_object_set_data_full (G_OBJECT (dialog), "backup", g_steal_pointer (&backup), g_free);
    }
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_restore_response_cb), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
}

/* The windows go, so that nobody relies on what they show; what was wrong is told in their place. */
static void
give_up (BinomeApplication *self, const GError *error)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  tell_failure (self, error);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  binome_store_close (self->store, NULL);
  g_clear_object (&self->store);
}

static void
on_day_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    g_message ("%s", error->message);
}

/* Soon after the start, and when the day has changed under a window that stays open. */
static void
apply_day (BinomeApplication *self)
{
  BinomeDate today = binome_clock_today ();

  if (self->store == NULL || self->day == today || binome_store_is_read_only (self->store))
    return;

  self->day = today;
  binome_store_write_async (self->store, _ ("What begins on this day"), BINOME_SOURCE_RULE,
                            binome_daily_apply, NULL, NULL, NULL, on_day_applied_cb, NULL);
}

static gboolean
on_minute_cb (gpointer user_data)
{
  apply_day (user_data);
  return G_SOURCE_CONTINUE;
}

/* Only now: the first write waits for the check of the file, and whatever the window asks would wait with it.
 */
static void
begin_days (BinomeApplication *self)
{
  apply_day (self);
  if (self->day_source == 0)
    self->day_source = g_timeout_add_seconds (60, on_minute_cb, self);
}

static void
on_cared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_cared_for = binome_store_read_finish (BINOME_STORE (source), result, NULL, &error);

  if (!is_cared_for)
    g_message ("%s", error->message);
  if (self->store != BINOME_STORE (source))
    return;

  if (g_error_matches (error, BINOME_ERROR, BINOME_ERROR_DAMAGED))
    give_up (self, error);
  else
    begin_days (self);
}

static gboolean
on_care_cb (gpointer user_data)
{
  BinomeApplication *self = user_data;

  self->care_source = 0;
  binome_backup_keep_daily_async (self->store, DAYS_OF_BACKUPS, on_cared_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BinomeApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  self->store = binome_store_open_finish (result, &error);
  if (self->store == NULL)
    tell_failure (self, error);
  else
    {
      self->day = BINOME_DATE_NONE;
      open_window (self);
      self->care_source = g_timeout_add_seconds (CARE_DELAY_S, on_care_cb, self);
    }
  g_application_release (G_APPLICATION (self));
}

static void
open_workspace (BinomeApplication *self)
{
  g_autofree char *path = workspace_path (self);

  if (self->opening)
    return;
  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  binome_store_open_async (path, BINOME_STORE_CREATE | BINOME_STORE_CHECK_LATER, NULL, on_opened_cb, self);
}

static void
binome_application_activate (GApplication *application)
{
  BinomeApplication *self = BINOME_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->store != NULL)
    open_window (self);
  else
    open_workspace (self);
}

/* ---- actions ---- */

static void
about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Binôme", "application-icon", BINOME_APP_ID, "version",
                BINOME_VERSION, "comments", _ ("Tutoring programmes: from the set-up to the report"),
                "license-type", GTK_LICENSE_GPL_3_0, "developer-name", _ ("The Binôme developers"),
                "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));

  while (windows != NULL)
    {
      GList *next = windows->next;

      gtk_window_close (windows->data);
      windows = next;
    }
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BinomeApplication *self = user_data;

  if (self->store != NULL)
    open_window (self);
  else
    open_workspace (self);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about },
  { .name = "quit", .activate = quit },
  { .name = "new-window", .activate = new_window },
};

static const struct
{
  const char *action;
  const char *keys[2];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.show-page::today", { "<Alt>1" } },
  { "win.show-page::setup", { "<Alt>2" } },
  { "win.show-page::recruitment", { "<Alt>3" } },
  { "win.show-page::follow-up", { "<Alt>4" } },
  { "win.show-page::evaluation", { "<Alt>5" } },
  { "win.show-page::people", { "<Alt>6" } },
};

static void
binome_application_startup (GApplication *application)
{
  BinomeApplication *self = BINOME_APPLICATION (application);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, BINOME_APP_ID, TRUE) : NULL;

  G_APPLICATION_CLASS (binome_application_parent_class)->startup (application);

  if (schema != NULL)
    self->settings = g_settings_new (BINOME_APP_ID);
  gtk_window_set_default_icon_name (BINOME_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
}

static int
binome_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BinomeApplication *self = BINOME_APPLICATION (application);

  g_variant_dict_lookup (options, "workspace", "^ay", &self->workspace);
  return -1;
}

static void
binome_application_shutdown (GApplication *application)
{
  BinomeApplication *self = BINOME_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->care_source, g_source_remove);
  g_clear_handle_id (&self->day_source, g_source_remove);
  if (self->store != NULL && !binome_store_close (self->store, &error))
    g_warning ("%s", error->message);
  g_clear_object (&self->store);

  G_APPLICATION_CLASS (binome_application_parent_class)->shutdown (application);
}

static void
binome_application_finalize (GObject *object)
{
  BinomeApplication *self = BINOME_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->workspace);

  G_OBJECT_CLASS (binome_application_parent_class)->finalize (object);
}

static void
binome_application_class_init (BinomeApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = binome_application_finalize;
  application_class->startup = binome_application_startup;
  application_class->activate = binome_application_activate;
  application_class->shutdown = binome_application_shutdown;
  application_class->handle_local_options = binome_application_handle_local_options;
}

static const GOptionEntry options[] = {
  { "workspace", 'w', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this workspace"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

static void
binome_application_init (BinomeApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * binome_application_new:
 *
 * Returns: (transfer full): the application
 */
BinomeApplication *
binome_application_new (void)
{
  return g_object_new (BINOME_TYPE_APPLICATION, "application-id", BINOME_APP_ID, "resource-base-path",
                       "/org/binome/Binome", NULL);
}
