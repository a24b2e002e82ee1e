/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters there are, to choose one of them. */

#include "letters/binome-letter-list.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-library.h"

static GtkWidget *
make_row (const BinomeLetterKind *kind, GCallback activated, gpointer object)
{
  GtkWidget *row = adw_action_row_new (), *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (kind->note));
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "binome-letter", (char *)kind->id);
  g_signal_connect_object (row, "activated", activated, object, G_CONNECT_DEFAULT);
  return row;
}

/**
 * binome_letter_list_fill:
 * @page: gets a group for each title of the library
 * @personal: whether letters alone that are about somebody: no documents, and none for everybody
 * @activated: for the signal of the rows
 * @object: a #GObject, given to @activated
 */
void
binome_letter_list_fill (AdwPreferencesPage *page, gboolean personal, GCallback activated, gpointer object)
{
  AdwPreferencesGroup *group = NULL;
  const char *title = NULL;

  for (guint i = 0; i < binome_letter_n_kinds; i++)
    {
      const BinomeLetterKind *kind = &binome_letter_kinds[i];

      if (personal && (kind->audience == BINOME_LETTER_TO_ALL || kind->audience == BINOME_LETTER_DOCUMENT))
        continue;
      if (g_strcmp0 (title, kind->group) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (kind->group));
          adw_preferences_page_add (page, group);
          title = kind->group;
        }
      adw_preferences_group_add (group, make_row (kind, activated, object));
    }
}

/* Which letter the row is. */
const char *
binome_letter_list_get_letter (AdwActionRow *row)
{
  return g_object_get_data (G_OBJECT (row), "binome-letter");
}
