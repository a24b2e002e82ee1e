/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void binome_letter_list_fill (AdwPreferencesPage *page, gboolean personal, GCallback activated,
                              gpointer object);
const char *binome_letter_list_get_letter (AdwActionRow *row);

G_END_DECLS
