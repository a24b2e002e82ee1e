/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_RECRUITMENT_PAGE (binome_recruitment_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeRecruitmentPage, binome_recruitment_page, BINOME, RECRUITMENT_PAGE, BinomePage)

G_END_DECLS
