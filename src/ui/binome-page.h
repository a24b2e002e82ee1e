/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-export-list.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PAGE (binome_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (BinomePage, binome_page, BINOME, PAGE, AdwNavigationPage)

/**
 * BinomePageClass:
 * @refresh: the programme was chosen, or something in the file changed: show it; called soon after
 *   the page is shown and again after each change while it is visible
 * @list_shown: (nullable): (transfer full) (nullable): the list that the user looks at, as it is filtered and
 *   sorted
 * @filter_section: (nullable): narrows a section to what a link to it is about, such as those who are stuck
 * @narrow_calendar: (nullable): sets whom the calendar of the page is about, where it is not the programme
 *
 * A page of the window. Its template is an AdwToolbarView with its own header bar.
 */
struct _BinomePageClass
{
  AdwNavigationPageClass parent_class;

  void (*refresh) (BinomePage *self);
  BinomeExportList *(*list_shown) (BinomePage *self);
  void (*filter_section) (BinomePage *self, const char *section, const char *filter);
  void (*narrow_calendar) (BinomePage *self, BinomeExportList *calendar);
};

BinomeSession *binome_page_get_session (BinomePage *self);
BinomeStore *binome_page_get_store (BinomePage *self);
gint64 binome_page_get_programme_id (BinomePage *self);
void binome_page_queue_refresh (BinomePage *self);
BinomeExportList *binome_page_list_shown (BinomePage *self);
BinomeExportList *binome_page_make_calendar (BinomePage *self);
void binome_page_show_section (BinomePage *self, const char *section);

G_END_DECLS
