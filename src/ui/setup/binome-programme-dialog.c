/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new programme: what it is, when, its first objective, and who co-ordinates it. The schedule and the
 * check-in plan are made from it. */

#include "setup/binome-programme-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-programme-workflow.h"
#include "binome-text.h"
#include "people/binome-person-chooser.h"
#include "widgets/binome-entity-row.h"

typedef struct
{
  BinomeProgramme *programme;
  BinomeObjective *objective;
  gint64 coordinator;
} NewProgramme;

static void
new_programme_free (gpointer data)
{
  NewProgramme *self = data;

  g_object_unref (self->programme);
  g_object_unref (self->objective);
  g_free (self);
}

/* Copies are made for the file: a form that was refused can be sent again. */
static gboolean
create_work (BinomeDb *db, gpointer data, GError **error)
{
  NewProgramme *self = data;
  BinomeEntity *objective = BINOME_ENTITY (self->objective);

  binome_entity_set_id (BINOME_ENTITY (self->programme), 0);
  binome_entity_set_id (objective, 0);
  if (!binome_programme_create (db, self->programme, self->coordinator, error))
    return FALSE;
  if (binome_text_is_blank (binome_entity_get_text (objective, BINOME_OBJECTIVE_TITLE)))
    return TRUE;

  binome_entity_set_reference (objective, BINOME_OBJECTIVE_PROGRAMME,
                               binome_entity_get_id (BINOME_ENTITY (self->programme)));
  return binome_db_insert (db, objective, error);
}

static void
on_done_cb (BinomeFormDialog *dialog, gpointer data, BinomeSession *session)
{
  NewProgramme *made = data;

  binome_session_set_programme_id (session, binome_entity_get_id (BINOME_ENTITY (made->programme)));
}

static void
on_person_chosen_cb (GtkWidget *row, gint64 person)
{
  NewProgramme *made = g_object_get_data (G_OBJECT (row), "binome-new");
  BinomeSession *session = g_object_get_data (G_OBJECT (row), "binome-session");
  g_autoptr (BinomeEntity) entity
      = binome_store_get (binome_session_get_store (session), BINOME_TYPE_PERSON, person);

  made->coordinator = person;
  g_object_bind_property (entity, "heading", row, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (row), "binome-person", g_steal_pointer (&entity), g_object_unref);
}

static void
on_coordinator_activated_cb (GtkWidget *row)
{
  BinomePersonChooser *chooser = binome_person_chooser_new (
      g_object_get_data (G_OBJECT (row), "binome-session"), _ ("Who Co-ordinates?"));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_person_chosen_cb), row, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), row);
}

static GtkWidget *
coordinator_row (BinomeSession *session, NewProgramme *made)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Co-ordinator"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Nobody yet"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "binome-new", made);
  g_object_set_data_full (G_OBJECT (row), "binome-session", g_object_ref (session), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (on_coordinator_activated_cb), NULL);
  return row;
}

/**
 * binome_programme_dialog_new:
 * @session: what the window works on; the new programme becomes its own
 *
 * Returns: (transfer floating): a form for a new programme
 */
BinomeFormDialog *
binome_programme_dialog_new (BinomeSession *session)
{
  static const guint programme_fields[] = { BINOME_PROGRAMME_TITLE,
                                            BINOME_PROGRAMME_KIND,
                                            BINOME_PROGRAMME_STARTS_ON,
                                            BINOME_PROGRAMME_ENDS_ON,
                                            BINOME_PROGRAMME_TUTEES_PER_TUTOR,
                                            BINOME_PROGRAMME_HOURS_PER_TUTEE };
  static const guint objective_fields[] = { BINOME_OBJECTIVE_TITLE, BINOME_OBJECTIVE_INDICATOR,
                                            BINOME_OBJECTIVE_BASELINE, BINOME_OBJECTIVE_TARGET };
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("New Programme"), _ ("C_reate"));
  NewProgramme *made = g_new0 (NewProgramme, 1);
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, NULL,
      _ ("The schedule, the check-ins and first matching criteria are made from the kind and the dates."));
  BinomeDate start = binome_date_next_working_day (binome_clock_today () + 30);

  made->programme = binome_programme_new ();
  made->objective = binome_objective_new ();
  binome_entity_set_date (BINOME_ENTITY (made->programme), BINOME_PROGRAMME_STARTS_ON, start);
  binome_entity_set_date (BINOME_ENTITY (made->programme), BINOME_PROGRAMME_ENDS_ON,
                          binome_date_next_working_day (binome_date_add_months (start, 9)));
  binome_entity_set_choice (BINOME_ENTITY (made->objective), BINOME_OBJECTIVE_INDICATOR,
                            BINOME_INDICATOR_SERVED_SHARE);

  binome_form_dialog_add_fields (dialog, group, BINOME_ENTITY (made->programme), programme_fields,
                                 G_N_ELEMENTS (programme_fields));
  adw_preferences_group_add (group, coordinator_row (session, made));
  group = binome_form_dialog_add_group (dialog, _ ("First Objective"),
                                        _ ("It can wait; more are added on the Objectives page."));
  binome_entity_row_add_all (group, BINOME_ENTITY (made->objective), objective_fields,
                             G_N_ELEMENTS (objective_fields));
  binome_form_dialog_set_work (dialog, session, _ ("Create a programme"), create_work, made,
                               new_programme_free);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_done_cb), session, G_CONNECT_DEFAULT);
  return dialog;
}
