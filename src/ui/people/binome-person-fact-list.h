/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON_FACT_LIST (binome_person_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomePersonFactList, binome_person_fact_list, BINOME, PERSON_FACT_LIST,
                      AdwPreferencesGroup)

void binome_person_fact_list_show (BinomePersonFactList *self, BinomeSession *session, GPtrArray *facts);

G_END_DECLS
