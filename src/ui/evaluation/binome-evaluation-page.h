/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_EVALUATION_PAGE (binome_evaluation_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeEvaluationPage, binome_evaluation_page, BINOME, EVALUATION_PAGE, BinomePage)

G_END_DECLS
