/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stops of the tour about one candidate: the page, and each page behind its lines. */

#include "binome-tour-candidate.h"

#include <string.h>

#include "binome-registration-form.h"
#include "binome-registration-return.h"
#include "recruitment/binome-participant-dialog.h"
#include "recruitment/binome-registration-dialog.h"
#include "recruitment/binome-returns-dialog.h"

typedef struct
{
  gint64 programme;
  gint64 enrolment;
} Find;

/* A tutor of whom much is known. */
static gboolean
find_work (BinomeDb *db, gpointer data, GError **error)
{
  Find *find = data;
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT e.id FROM enrolment e JOIN manager_agreement m ON m.enrolment = e.id AND m.answer = 'limited'"
      " JOIN interview i ON i.enrolment = e.id WHERE e.programme = ?1 AND e.role = 'tutor'"
      " ORDER BY (SELECT count(*) FROM availability a WHERE a.person = e.person) DESC, e.id LIMIT 1",
      error);

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, find->programme);
  while (binome_statement_step (row, NULL))
    find->enrolment = binome_statement_get_integer (row, 0);
  return TRUE;
}

static GtkWidget *
find_row (GtkWidget *widget, GType type, const char *title)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    found = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, type, title);
  return found;
}

static void
activate_row (AdwDialog *dialog, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, title);

  if (row != NULL)
    g_signal_emit_by_name (row, "activated");
}

static void
scroll_down (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *lines = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      gtk_adjustment_set_value (lines, gtk_adjustment_get_upper (lines) * 0.55);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll_down (child);
}

/* STEP is “applicant”, or that with the page that is opened from it. */
void
binome_tour_show_candidate (BinomeWindow *window, const char *step, void (*settle) (int milliseconds))
{
  BinomeSession *session = binome_window_get_session (window);
  Find find = { .programme = binome_session_get_programme_id (session) };
  AdwDialog *dialog;

  binome_store_read (binome_session_get_store (session), find_work, &find, NULL, NULL);
  dialog = ADW_DIALOG (binome_participant_dialog_new (session, find.enrolment));
  adw_dialog_present (dialog, GTK_WIDGET (window));
  settle (700);
  if (g_str_has_suffix (step, ".below"))
    scroll_down (GTK_WIDGET (dialog));
  else if (g_str_has_suffix (step, ".eligibility"))
    activate_row (dialog, g_dgettext ("binome", "Eligibility"));
  else if (g_str_has_suffix (step, ".week"))
    activate_row (dialog, g_dgettext ("binome", "Availability"));
  else if (g_str_has_suffix (step, ".interview"))
    activate_row (dialog, g_dgettext ("binome", "Interview"));
}

static void
add_return (BinomeRegistrationReturns *returns, const char *file, const char *rows)
{
  g_autofree char *text
      = g_strdup_printf ("-;%" G_GINT64_FORMAT "/tutor;;binome-form\n%s", returns->programme, rows);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_ptr_array_add (returns->items, binome_registration_return_read (bytes, file));
}

static void
show_returns (BinomeWindow *window, BinomeSession *session)
{
  BinomeRegistrationReturns *returns
      = binome_registration_returns_new (binome_session_get_programme_id (session));

  add_return (returns, "formulaire-lambert.xlsx",
              "-;Lambert;;family-name\n-;Marie;;given-name\n-;9:00-12:00;;monday\n-;2;;capacity\n");
  add_return (returns, "formulaire-legrand.ods",
              "-;Legrand;;family-name\n-;Aïcha;;given-name\n-;06 12 34 56 78;;phone\n");
  add_return (returns, "formulaire-roux.xlsx",
              "-;Roux;;family-name\n-;Paul;;given-name\n-;31/02/2020;;hired-on\n");
  adw_dialog_present (ADW_DIALOG (binome_returns_dialog_new (session, returns)), GTK_WIDGET (window));
}

/* STEP is the action of the menu, or what it leads to. */
void
binome_tour_show_registration (BinomeWindow *window, const char *step)
{
  BinomeSession *session = binome_window_get_session (window);

  if (g_str_has_suffix (step, ".paper"))
    adw_dialog_present (binome_registration_paper_new (session, BINOME_ENROLMENT_ROLE_TUTOR),
                        GTK_WIDGET (window));
  else if (g_str_has_suffix (step, ".returns"))
    show_returns (window, session);
  else
    adw_dialog_present (ADW_DIALOG (binome_registration_dialog_new (session, BINOME_ENROLMENT_ROLE_TUTOR)),
                        GTK_WIDGET (window));
}

/* The forms of both roles, as PDF beside the pictures. */
gboolean
binome_tour_save_registration_forms (BinomeDb *db, gint64 programme, const char *folder, const char *language,
                                     GError **error)
{
  for (int role = 0; role < 2; role++)
    {
      g_autoptr (BinomeRegistrationForm) form
          = binome_registration_form_load (db, programme, (BinomeEnrolmentRole)role, error);
      g_autofree char *name
          = g_strdup_printf ("registration-%s-%s.pdf", binome_enrolment_roles[role].id, language);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (BinomeReport) report = NULL;

      if (form == NULL)
        return FALSE;
      report = binome_registration_form_build_paper (form, db, error);
      if (report == NULL || !binome_report_export_pdf (report, path, &binome_report_a4, NULL, error))
        return FALSE;
    }

  return TRUE;
}
