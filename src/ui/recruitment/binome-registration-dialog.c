/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration form of a role: on paper, as a file to fill in, and back again. */

#include "recruitment/binome-registration-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-registration-form.h"
#include "printing/binome-report-dialog.h"
#include "recruitment/binome-returns-dialog.h"

struct _BinomeRegistrationDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  AdwToastOverlay *toast_overlay;
  AdwPreferencesGroup *form_group;

  BinomeSession *session;
  BinomeEnrolmentRole role;
};

G_DEFINE_FINAL_TYPE (BinomeRegistrationDialog, binome_registration_dialog, ADW_TYPE_DIALOG)

/* What is written, and where. */
typedef struct
{
  gint64 programme;
  BinomeEnrolmentRole role;
  BinomeTableFormat format;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  g_clear_object (&((Job *)data)->file);
  g_free (data);
}

static gboolean
write_work (BinomeDb *db, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (BinomeRegistrationForm) form
      = binome_registration_form_load (db, job->programme, job->role, error);
  g_autoptr (BinomeTableWriter) writer = NULL;

  if (form == NULL)
    return FALSE;

  writer = binome_table_writer_new (job->format, _ ("Registration form"));
  binome_registration_form_write (form, writer);
  return binome_table_writer_save (writer, job->file, binome_db_get_cancellable (db), error);
}

/* The dialog covers the window's toasts: what came of it is told here. */
static void
tell (BinomeRegistrationDialog *self, const GError *error)
{
  adw_banner_set_revealed (self->error_banner, error != NULL);
  if (error != NULL)
    adw_banner_set_title (self->error_banner, error->message);
  else
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Registration form saved")));
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeRegistrationDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  binome_store_read_finish (BINOME_STORE (source), result, NULL, &error);
  tell (self, error);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeRegistrationDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  BinomeTableFormat format;
  Job *job;

  if (file == NULL || self->session == NULL)
    return;
  if (!binome_table_format_for_name (name, &format, &error))
    {
      tell (self, error);
      return;
    }

  job = g_new0 (Job, 1);
  job->programme = binome_session_get_programme_id (self->session);
  job->role = self->role;
  job->format = format;
  job->file = g_object_ref (file);
  binome_store_read_async (binome_session_get_store (self->session), write_work, job, job_free, NULL,
                           on_written_cb, g_object_ref (self));
}

static void
on_file_activated_cb (BinomeRegistrationDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  BinomeTableFormat format
      = binome_table_format_is_built (BINOME_TABLE_XLSX) ? BINOME_TABLE_XLSX : BINOME_TABLE_ODS;
  g_autofree char *name
      = g_strconcat (self->role == BINOME_ENROLMENT_ROLE_TUTOR ? _ ("Registration form for tutors")
                                                               : _ ("Registration form for tutees"),
                     binome_table_format_get_suffix (format), NULL);

  gtk_file_dialog_set_title (dialog, _ ("Save the Registration Form"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file_chosen_cb,
                        g_object_ref (self));
}

/* ---- paper ---- */

static BinomeReport *
build (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (BinomeRegistrationForm) form = binome_registration_form_load (db, programme, role, error);

  return form != NULL ? binome_registration_form_build_paper (form, db, error) : NULL;
}

static BinomeReport *
build_for_tutors (BinomeDb *db, gint64 programme, GError **error)
{
  return build (db, programme, BINOME_ENROLMENT_ROLE_TUTOR, error);
}

static BinomeReport *
build_for_tutees (BinomeDb *db, gint64 programme, GError **error)
{
  return build (db, programme, BINOME_ENROLMENT_ROLE_TUTEE, error);
}

static void
on_paper_activated_cb (BinomeRegistrationDialog *self)
{
  adw_dialog_present (binome_registration_paper_new (self->session, self->role), GTK_WIDGET (self));
}

static void
on_import_activated_cb (BinomeRegistrationDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  binome_returns_dialog_choose (self->session, window);
}

static void
binome_registration_dialog_dispose (GObject *object)
{
  g_clear_object (&BINOME_REGISTRATION_DIALOG (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_REGISTRATION_DIALOG);

  G_OBJECT_CLASS (binome_registration_dialog_parent_class)->dispose (object);
}

static void
binome_registration_dialog_class_init (BinomeRegistrationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_registration_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/registration-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeRegistrationDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeRegistrationDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BinomeRegistrationDialog, form_group);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_file_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_import_activated_cb);
}

static void
binome_registration_dialog_init (BinomeRegistrationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_registration_dialog_new:
 * @session: what the window works on
 * @role: for tutors or tutees
 *
 * Returns: (transfer floating): a dialog with the registration form of the programme chosen
 */
BinomeRegistrationDialog *
binome_registration_dialog_new (BinomeSession *session, BinomeEnrolmentRole role)
{
  BinomeRegistrationDialog *self = g_object_new (BINOME_TYPE_REGISTRATION_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->role = role;
  adw_preferences_group_set_title (self->form_group, role == BINOME_ENROLMENT_ROLE_TUTOR
                                                         ? _ ("Registration form for tutors")
                                                         : _ ("Registration form for tutees"));
  return self;
}

/**
 * binome_registration_paper_new:
 * @session: what the window works on
 * @role: for tutors or tutees
 *
 * Returns: (transfer floating): the form as it will be printed
 */
AdwDialog *
binome_registration_paper_new (BinomeSession *session, BinomeEnrolmentRole role)
{
  gboolean is_tutor = role == BINOME_ENROLMENT_ROLE_TUTOR;

  return ADW_DIALOG (binome_report_dialog_new (
      session, is_tutor ? _ ("Registration form for tutors") : _ ("Registration form for tutees"),
      is_tutor ? build_for_tutors : build_for_tutees, binome_session_get_programme_id (session),
      is_tutor ? "registration-tutor" : "registration-tutee"));
}
