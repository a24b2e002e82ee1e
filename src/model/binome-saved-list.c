/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list the user gave a name: what it looks for is kept, what it finds is always of today. */

#include "binome-saved-list.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"

const BinomeChoice binome_saved_list_pages[] = {
  { "people", N_ ("People") },       { "candidates", N_ ("Candidates") }, { "pairs", N_ ("Pairs") },
  { "check-ins", N_ ("Check-ins") }, { "training", N_ ("Training") },     { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_SAVED_LIST_TITLE] = BINOME_TEXT ("title", N_ ("Name"), BINOME_FIELD_REQUIRED),
  [BINOME_SAVED_LIST_PAGE] = BINOME_CHOICE ("page", N_ ("Of"), binome_saved_list_pages,
                                            BINOME_SAVED_LIST_PAGE_PEOPLE, BINOME_FIELD_INTERNAL),
  [BINOME_SAVED_LIST_PROGRAMME]
  = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_SAVED_LIST_SEARCH] = BINOME_TEXT ("search", N_ ("Search"), BINOME_FIELD_INTERNAL),
  [BINOME_SAVED_LIST_FILTERS] = BINOME_NOTE ("filters", N_ ("Filters"), BINOME_FIELD_INTERNAL),
  [BINOME_SAVED_LIST_POSITION]
  = BINOME_INTEGER ("position", N_ ("Position"), 0, 100000, 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_SAVED_LIST_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeSavedList, binome_saved_list, "saved_list", N_ ("List"), fields)
