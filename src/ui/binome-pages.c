/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window, in the order of the sidebar. */

#include "binome-pages.h"

#include <glib/gi18n-lib.h>

#include "evaluation/binome-evaluation-page.h"
#include "follow-up/binome-follow-up-page.h"
#include "people/binome-people-page.h"
#include "recruitment/binome-recruitment-page.h"
#include "setup/binome-setup-page.h"
#include "today/binome-today-page.h"

static const BinomePageInfo pages[] = {
  { "today", N_ ("Today"), "today-symbolic", binome_today_page_get_type, FALSE },
  { "setup", N_ ("1 Set-up"), "set-up-symbolic", binome_setup_page_get_type, TRUE },
  { "recruitment", N_ ("2 Recruitment & Matching"), "recruitment-match-symbolic",
    binome_recruitment_page_get_type, TRUE },
  { "follow-up", N_ ("3 Follow-up"), "follow-up-symbolic", binome_follow_up_page_get_type, TRUE },
  { "evaluation", N_ ("4 Evaluation"), "evaluation-symbolic", binome_evaluation_page_get_type, TRUE },
  { "people", N_ ("People"), "people-symbolic", binome_people_page_get_type, FALSE },
};

/**
 * binome_pages_get:
 * @n_pages: (out): how many there are
 *
 * Returns: (array length=n_pages) (transfer none): the pages in the order of the sidebar
 */
const BinomePageInfo *
binome_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * binome_pages_find:
 * @name: (nullable): a page's name
 *
 * Returns: (nullable): the page
 */
const BinomePageInfo *
binome_pages_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];

  return NULL;
}
