/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that gives many people, tutors or tutees the same answers to fields of the company’s own. */

#include "fields/binome-own-fields-many.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "fields/binome-own-fields-group.h"
#include "widgets/binome-many-action.h"

static gboolean
is_given (gpointer field, gpointer answer, gpointer user_data)
{
  return *(const char *)answer != '\0';
}

static gboolean
check_given (gpointer answers, GError **error)
{
  if (g_hash_table_find (answers, is_given, NULL) != NULL)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("Fill in what all of them get."));
  return FALSE;
}

static gboolean
set_one (BinomeDb *db, gint64 owner, gpointer answers, GError **error)
{
  GHashTableIter iter;
  gpointer field, answer;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &field, &answer))
    if (is_given (field, answer, NULL)
        && !binome_own_values_set (db, *(const gint64 *)field, owner, answer, error))
      return FALSE;
  return TRUE;
}

/**
 * binome_own_fields_many_present:
 * @widget: where the user is
 * @session: what the window works on
 * @scope: which fields
 * @owners: (element-type gint64): people, or for fields of tutors and tutees enrolments
 *
 * Asks for answers and gives them to all of @owners as one action.
 */
void
binome_own_fields_many_present (GtkWidget *widget, BinomeSession *session, BinomeFieldScope scope,
                                GArray *owners)
{
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Fields of Your Own"), _ ("_Apply"));
  GtkWidget *own = binome_own_fields_group_new (session, scope, 0);
  GHashTable *answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  BinomeMany *many
      = binome_many_new (scope == BINOME_FIELD_SCOPE_PERSON ? BINOME_TYPE_PERSON : BINOME_TYPE_ENROLMENT,
                         owners, set_one, answers);

  many->check = check_given;
  binome_own_fields_group_collect_for_many (BINOME_OWN_FIELDS_GROUP (own), answers);
  binome_form_dialog_add_page_group (form, ADW_PREFERENCES_GROUP (own));
  binome_many_action_set_form (form, widget, session, _ ("Set fields of your own"), many,
                               (GDestroyNotify)g_hash_table_unref);
  adw_dialog_present (ADW_DIALOG (form), widget);
}
