/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form to add one person. */

#include "binome-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "widgets/binome-form-dialog.h"

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autofree char *name = binome_entity_dup_title (data);
  /* Translators: %s is a person. */
  g_autofree char *action = g_strdup_printf (_ ("Add %s"), name);

  binome_db_name_action (db, action);
  return binome_db_insert (db, data, error);
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

  binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, _ ("Identity"), NULL), person,
                                 identity, G_N_ELEMENTS (identity));
  binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, _ ("Work"), NULL), person, work,
                                 G_N_ELEMENTS (work));
  binome_form_dialog_set_work (form, session, _ ("Add a person"), insert_work, person, g_object_unref);
  return ADW_DIALOG (form);
}
