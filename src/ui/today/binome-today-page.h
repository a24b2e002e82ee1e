/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TODAY_PAGE (binome_today_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTodayPage, binome_today_page, BINOME, TODAY_PAGE, BinomePage)

G_END_DECLS
