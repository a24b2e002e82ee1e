/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PAIR_PAGE (binome_pair_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomePairPage, binome_pair_page, BINOME, PAIR_PAGE, BinomePage)

AdwNavigationPage *binome_pair_page_new (BinomeSession *session, gint64 pair);

G_END_DECLS
