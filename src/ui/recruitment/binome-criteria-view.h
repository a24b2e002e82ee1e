/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CRITERIA_VIEW (binome_criteria_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCriteriaView, binome_criteria_view, BINOME, CRITERIA_VIEW, AdwBin)

void binome_criteria_view_show (BinomeCriteriaView *self, BinomeSession *session);

G_END_DECLS
