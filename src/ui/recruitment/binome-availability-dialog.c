/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a person can be met: their week, and their absences below it. */

#include "recruitment/binome-availability-dialog.h"

#include <glib/gi18n-lib.h>

#include "recruitment/binome-availability-group.h"
#include "recruitment/binome-candidate-lists.h"

/**
 * binome_availability_fill_page:
 * @page: an empty page
 * @session: what the window works on
 * @person: someone
 *
 * Puts the week and the absences of @person on @page, to see and to change.
 */
void
binome_availability_fill_page (AdwPreferencesPage *page, BinomeSession *session, gint64 person)
{
  BinomeEntityList *absences = g_object_new (BINOME_TYPE_ENTITY_LIST, "title", _ ("Absences"), NULL);

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (binome_availability_group_new (session, person)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (absences));
  binome_absence_list_fill (absences, session, person);
}

/* Shows that page in a dialog. */
void
binome_availability_dialog_present (BinomeSession *session, gint64 person, GtkWidget *parent)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();

  binome_availability_fill_page (ADW_PREFERENCES_PAGE (page), session, person);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Availability"));
  adw_dialog_set_content_width (dialog, 500);
  adw_dialog_set_content_height (dialog, 680);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
}
