/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change for all the people that are selected, as one action to take back. */

#include "people/binome-bulk-edit.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-person-bulk.h"
#include "people/binome-person-chooser.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  GArray *people;
  BinomePersonField field;
  BinomePerson *value;
  char *message;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_array_unref (edit->people);
  g_clear_object (&edit->value);
  g_free (edit->message);
  g_free (edit);
}

static Edit *
edit_new (GArray *people, BinomePersonField field)
{
  Edit *edit = g_new0 (Edit, 1);
  guint n = people->len;

  edit->people = g_array_ref (people);
  edit->field = field;
  edit->value = binome_person_new ();
  edit->message = g_strdup_printf (ngettext ("%u person changed", "%u people changed", n), n);
  return edit;
}

static gboolean
edit_work (BinomeDb *db, gpointer data, GError **error)
{
  const Edit *edit = data;

  return binome_person_set_all (db, (const gint64 *)edit->people->data, edit->people->len, edit->field,
                                BINOME_ENTITY (edit->value), error);
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  const Edit *edit = data;

  return binome_person_delete_all (db, (const gint64 *)edit->people->data, edit->people->len, error);
}

static void
on_done_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, ((Edit *)data)->message);
}

static char *
name_action (const Edit *edit)
{
  guint n = edit->people->len;
  const char *label = _ (binome_entity_get_field (BINOME_ENTITY (edit->value), edit->field)->label);

  /* Translators: a field, then how many: Set “Site” for 12 people. */
  return g_strdup_printf (ngettext ("Set “%1$s” for %2$u person", "Set “%1$s” for %2$u people", n), label, n);
}

/* ---- the line manager ---- */

typedef struct
{
  BinomeSession *session;
  GtkWidget *widget; /* weak */
  GArray *people;
} Leading;

static void
leading_free (gpointer data, GClosure *closure)
{
  Leading *leading = data;

  g_object_unref (leading->session);
  g_clear_weak_pointer (&leading->widget);
  g_array_unref (leading->people);
  g_free (leading);
}

static void
on_manager_chosen_cb (BinomePersonChooser *chooser, gint64 manager, Leading *leading)
{
  Edit *edit;
  g_autofree char *action = NULL;

  if (leading->widget == NULL)
    return;

  edit = edit_new (leading->people, BINOME_PERSON_MANAGER);
  action = name_action (edit);
  binome_entity_set_reference (BINOME_ENTITY (edit->value), BINOME_PERSON_MANAGER, manager);
  binome_session_write (leading->session, leading->widget, action, edit_work, edit, edit_free, on_done_cb);
}

static void
choose_manager (BinomeSession *session, GtkWidget *widget, GArray *people)
{
  BinomePersonChooser *chooser = binome_person_chooser_new (session, _ ("Line Manager"));
  Leading *leading = g_new0 (Leading, 1);

  leading->session = g_object_ref (session);
  g_set_weak_pointer (&leading->widget, widget);
  leading->people = g_array_ref (people);
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (on_manager_chosen_cb), leading, leading_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (chooser), widget);
}

static void
on_form_done_cb (GtkWidget *widget, gpointer data)
{
  on_done_cb (widget, data);
}

/**
 * binome_bulk_edit_present:
 * @session: what the window works on
 * @widget: where the user is
 * @field: what to set: the site, the team, the job, the language, the line manager, the last day
 * @people: (element-type gint64): ids of people
 *
 * Asks for a value and gives it to all of @people.
 */
void
binome_bulk_edit_present (BinomeSession *session, GtkWidget *widget, BinomePersonField field, GArray *people)
{
  BinomeFormDialog *form;
  AdwPreferencesGroup *group;
  Edit *edit;
  g_autofree char *action = NULL;

  if (people->len == 0)
    return;
  if (field == BINOME_PERSON_MANAGER)
    {
      choose_manager (session, widget, people);
      return;
    }

  edit = edit_new (people, field);
  action = name_action (edit);
  form = binome_form_dialog_new (action, _ ("_Apply"));
  group = binome_form_dialog_add_group (form, NULL, _ ("All of them get what is entered here."));
  adw_preferences_group_add (group, binome_entity_row_new (BINOME_ENTITY (edit->value), field));
  binome_form_dialog_set_work (form, session, action, edit_work, edit, edit_free);
  g_signal_connect_object (form, "done", G_CALLBACK (on_form_done_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

/**
 * binome_bulk_edit_delete:
 * @session: what the window works on
 * @widget: where the user is
 * @people: (element-type gint64): ids of people
 *
 * Deletes people, all or none of them.
 */
void
binome_bulk_edit_delete (BinomeSession *session, GtkWidget *widget, GArray *people)
{
  Edit *edit;

  if (people->len == 0)
    return;

  edit = edit_new (people, BINOME_PERSON_FAMILY_NAME);
  g_free (edit->message);
  edit->message
      = g_strdup_printf (ngettext ("%u person deleted", "%u people deleted", people->len), people->len);
  binome_session_write (session, widget, _ ("Delete people"), delete_work, edit, edit_free, on_done_cb);
}
