/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which somebody becomes a tutor or a tutee: chosen among the people, or by a registration form
 * that came back. */

#include "recruitment/binome-participants-add.h"

#include <glib/gi18n-lib.h>

#include "people/binome-enrol-people.h"
#include "people/binome-person-chooser.h"
#include "recruitment/binome-registration-dialog.h"
#include "recruitment/binome-returns-dialog.h"

/* As what somebody is chosen. */
typedef struct
{
  BinomeSession *session;
  BinomeEnrolmentRole role;
  BinomeEnrolmentState state;
} Place;

static void
place_free (gpointer data)
{
  g_object_unref (((Place *)data)->session);
  g_free (data);
}

static void
on_chosen_cb (GtkWidget *widget, gint64 person, GObject *chooser)
{
  const Place *place = g_object_get_data (chooser, "binome-place");
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (people, person);
  binome_enrol_people (place->session, widget, place->role, place->state, people);
}

static const char *
get_title (BinomeEnrolmentRole role, gboolean candidate)
{
  if (role == BINOME_ENROLMENT_ROLE_TUTOR)
    return candidate ? _ ("Who Could Become a Tutor?") : _ ("Who Becomes a Tutor?");
  return candidate ? _ ("Who Could Become a Tutee?") : _ ("Who Becomes a Tutee?");
}

/**
 * binome_participants_add_one:
 * @widget: where the user is
 * @session: what the window works on, with a programme
 * @role: as a tutor or as a tutee
 * @state: identified, as a candidate, or accepted
 *
 * Lets the user choose somebody, who is enrolled then.
 */
void
binome_participants_add_one (GtkWidget *widget, BinomeSession *session, BinomeEnrolmentRole role,
                             BinomeEnrolmentState state)
{
  BinomePersonChooser *chooser
      = binome_person_chooser_new (session, get_title (role, state == BINOME_ENROLMENT_STATE_IDENTIFIED));
  Place *place = g_new0 (Place, 1);

  place->session = g_object_ref (session);
  place->role = role;
  place->state = state;
  g_object_set_data_full (G_OBJECT (chooser), "binome-place", place, place_free);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), widget);
}

/**
 * binome_participants_add_act:
 * @widget: where the user is
 * @session: what the window works on, with a programme
 * @role: tutors or tutees
 * @action: one that binome_participants_add_install() knows
 */
void
binome_participants_add_act (GtkWidget *widget, BinomeSession *session, BinomeEnrolmentRole role,
                             const char *action)
{
  if (g_str_equal (action, "participants.add-candidate"))
    binome_participants_add_one (widget, session, role, BINOME_ENROLMENT_STATE_IDENTIFIED);
  else if (g_str_equal (action, "participants.registration-form"))
    adw_dialog_present (ADW_DIALOG (binome_registration_dialog_new (session, role)), widget);
  else if (g_str_equal (action, "participants.import-returns"))
    binome_returns_dialog_choose (session, widget);
  else
    binome_returns_dialog_choose_folder (session, widget);
}

/* The actions of the menu. */
void
binome_participants_add_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act)
{
  static const char *const actions[] = { "participants.add-candidate", "participants.registration-form",
                                         "participants.import-returns", "participants.import-folder" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i], NULL, act);
}
