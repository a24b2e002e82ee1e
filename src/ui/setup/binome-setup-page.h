/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SETUP_PAGE (binome_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSetupPage, binome_setup_page, BINOME, SETUP_PAGE, BinomePage)

G_END_DECLS
