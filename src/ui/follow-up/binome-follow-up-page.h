/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FOLLOW_UP_PAGE (binome_follow_up_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFollowUpPage, binome_follow_up_page, BINOME, FOLLOW_UP_PAGE, BinomePage)

G_END_DECLS
