/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PEOPLE_PAGE (binome_people_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomePeoplePage, binome_people_page, BINOME, PEOPLE_PAGE, BinomePage)

G_END_DECLS
