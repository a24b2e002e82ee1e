/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PLAN_TEMPLATE_PAGE (binome_plan_template_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomePlanTemplatePage, binome_plan_template_page, BINOME, PLAN_TEMPLATE_PAGE,
                      BinomePage)

AdwNavigationPage *binome_plan_template_page_new (BinomeSession *session, gint64 template);

G_END_DECLS
