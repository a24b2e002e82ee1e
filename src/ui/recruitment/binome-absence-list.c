/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The absences of a person as a list, and the form of one. */

#include <glib/gi18n-lib.h>

#include "binome-availability-workflow.h"
#include "binome-clock.h"
#include "binome-person-presence.h"
#include "recruitment/binome-candidate-lists.h"
#include "widgets/binome-form-dialog.h"

/* Whose list it is: it lives as long as the list. */
typedef struct
{
  BinomeEntityList *list;
  BinomeSession *session;
  gint64 person;
} Absences;

static void
absences_free (gpointer data)
{
  g_object_unref (((Absences *)data)->session);
  g_free (data);
}

static void
show_absence (AdwActionRow *row, BinomeEntity *absence, gpointer user_data)
{
  BinomeDate until = binome_entity_get_date (absence, BINOME_ABSENCE_ENDS_ON);
  g_autofree char *period
      = binome_person_format_period (binome_entity_get_date (absence, BINOME_ABSENCE_STARTS_ON), until);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period);
  adw_action_row_set_subtitle (row, binome_entity_get_text (absence, BINOME_ABSENCE_REASON));
  if (until < binome_clock_today ())
    gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "dim-label");
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_absence_keep (db, data, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_ABSENCE, *(gint64 *)data, error);
}

/* Takes @absence. */
static void
present_form (Absences *self, BinomeEntity *absence)
{
  static const guint fields[] = { BINOME_ABSENCE_STARTS_ON, BINOME_ABSENCE_ENDS_ON, BINOME_ABSENCE_REASON };
  gint64 id = binome_entity_get_id (absence);
  BinomeFormDialog *form = binome_form_dialog_new (id != 0 ? _ ("Absence") : _ ("Add an Absence"),
                                                   id != 0 ? _ ("_Apply") : _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL, _ ("Leave the reason empty unless it is needed; never write one of health."));

  binome_form_dialog_add_fields (form, group, absence, fields, G_N_ELEMENTS (fields));
  if (id != 0)
    binome_form_dialog_add_remove_row (form, self->session, _ ("_Remove This Absence"),
                                       _ ("Remove an absence"), remove_work, id, _ ("Absence removed"));
  binome_form_dialog_set_work (form, self->session, _ ("Record an absence"), keep_work, absence,
                               g_object_unref);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self->list));
}

static void
on_add_cb (BinomeEntityList *list, Absences *self)
{
  BinomeEntity *absence = BINOME_ENTITY (binome_absence_new ());

  binome_entity_set_reference (absence, BINOME_ABSENCE_PERSON, self->person);
  binome_entity_set_date (absence, BINOME_ABSENCE_STARTS_ON, binome_clock_today ());
  binome_entity_set_date (absence, BINOME_ABSENCE_ENDS_ON, binome_clock_today ());
  present_form (self, absence);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *absence, Absences *self)
{
  present_form (self, binome_entity_copy (absence));
}

/**
 * binome_absence_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @person: a person
 *
 * Makes @list the absences of @person, the latest first.
 */
void
binome_absence_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 person)
{
  Absences *self = g_new0 (Absences, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ABSENCE);
  g_autoptr (BinomeListModel) model = NULL;

  self->list = list;
  self->session = g_object_ref (session);
  self->person = person;
  g_object_set_data_full (G_OBJECT (list), "binome-absences", self, absences_free);
  binome_query_where_integer (query, BINOME_ABSENCE_PERSON, BINOME_QUERY_EQUAL, person);
  binome_query_sort (query, BINOME_ABSENCE_STARTS_ON, TRUE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Add an Absence"));
  binome_entity_list_set_empty_text (list, _ ("No absence is known."));
  binome_entity_list_set_model (list, model, show_absence, self);
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), self);
}
