/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that narrows a long list of rows to those with a word in their title or subtitle. */

#include "widgets/binome-row-search.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"

static gboolean
contains (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? binome_text_fold (text) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

/* A row that is hidden for another reason stays so. */
static gboolean
is_found (GtkListBoxRow *row, gpointer entry)
{
  g_autofree char *folded = binome_text_fold (gtk_editable_get_text (entry));

  return *folded == '\0' || !ADW_IS_ACTION_ROW (row)
         || contains (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), folded)
         || contains (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), folded);
}

/**
 * binome_row_search_new:
 * @list: a list of #AdwActionRow
 *
 * Accents and case do not matter. What is ticked stays ticked while it is not found.
 *
 * Returns: (transfer floating): the field, to be put above the list, which must not outlive it
 */
GtkWidget *
binome_row_search_new (GtkListBox *list)
{
  GtkWidget *entry = gtk_search_entry_new ();

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _ ("Search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_list_box_set_filter_func (list, is_found, g_object_ref (entry), g_object_unref);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), list,
                           G_CONNECT_SWAPPED);
  return entry;
}
