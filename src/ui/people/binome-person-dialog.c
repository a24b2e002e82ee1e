/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form to add one person. */

#include "binome-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "fields/binome-own-fields-group.h"
#include "widgets/binome-form-dialog.h"

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  GHashTable *answers = g_object_get_data (data, "binome-answers");
  g_autofree char *name = binome_entity_dup_title (data);
  /* Translators: %s is a person. */
  g_autofree char *action = g_strdup_printf (_ ("Add %s"), name);

  binome_db_name_action (db, action);
  if (binome_db_insert (db, data, error)
      && binome_own_values_set_all (db, BINOME_FIELD_SCOPE_PERSON, binome_entity_get_id (data), answers,
                                    error))
    return TRUE;

  /* The form is still there, and its person still to be added. */
  binome_entity_set_id (data, 0);
  return FALSE;
}

/**
 * binome_person_dialog_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): a form; it emits `done (dialog, BinomePerson *)` when the person is in the
 * file
 */
AdwDialog *
binome_person_dialog_new (BinomeSession *session)
{
  static const guint identity[] = { BINOME_PERSON_GIVEN_NAME, BINOME_PERSON_FAMILY_NAME,
                                    BINOME_PERSON_STAFF_NUMBER, BINOME_PERSON_EMAIL };
  static const guint work[]
      = { BINOME_PERSON_JOB, BINOME_PERSON_TEAM, BINOME_PERSON_SITE, BINOME_PERSON_HIRED_ON };
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Add a Person"), _ ("_Add"));
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());
  GtkWidget *own = binome_own_fields_group_new (session, BINOME_FIELD_SCOPE_PERSON, 0);
  GHashTable *answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, _ ("Identity"), NULL), person,
                                 identity, G_N_ELEMENTS (identity));
  binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, _ ("Work"), NULL), person, work,
                                 G_N_ELEMENTS (work));
  binome_own_fields_group_collect (BINOME_OWN_FIELDS_GROUP (own), answers);
  binome_form_dialog_add_page_group (form, ADW_PREFERENCES_GROUP (own));
  g_object_set_data_full (G_OBJECT (person), "binome-answers", answers, (GDestroyNotify)g_hash_table_unref);
  binome_form_dialog_set_work (form, session, _ ("Add a person"), insert_work, person, g_object_unref);
  return ADW_DIALOG (form);
}
