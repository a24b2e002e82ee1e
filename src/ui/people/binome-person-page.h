/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON_PAGE (binome_person_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomePersonPage, binome_person_page, BINOME, PERSON_PAGE, BinomePage)

AdwNavigationPage *binome_person_page_new (BinomeSession *session, gint64 person);

G_END_DECLS
