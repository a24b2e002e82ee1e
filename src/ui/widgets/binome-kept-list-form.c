/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a list is to be called: one to be kept, or one that is kept already. */

#include "widgets/binome-kept-list-form.h"

#include <glib/gi18n-lib.h>

#include "binome-person-bulk.h"

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_keep_list (db, data, error);
}

/**
 * binome_kept_list_form_new:
 * @session: what the window works on
 * @list: (transfer full): a #BinomeSavedList, new or a copy of one that is kept
 *
 * Returns: (transfer floating): the form, which keeps @list and gives it with “done”
 */
BinomeFormDialog *
binome_kept_list_form_new (BinomeSession *session, BinomeEntity *list)
{
  static const guint title[] = { BINOME_SAVED_LIST_TITLE };
  gboolean is_new = binome_entity_get_id (list) == 0;
  BinomeFormDialog *form = binome_form_dialog_new (is_new ? _ ("Keep This List") : _ ("Rename This List"),
                                                   is_new ? _ ("_Keep") : _ ("_Rename"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL,
      is_new ? _ ("The search and the filters are kept; what they find is always of today.") : NULL);

  binome_form_dialog_add_fields (form, group, list, title, G_N_ELEMENTS (title));
  binome_form_dialog_set_work (form, session, is_new ? _ ("Keep a list") : _ ("Rename a list"), keep_work,
                               list, g_object_unref);
  return form;
}
