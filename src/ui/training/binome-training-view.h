/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TRAINING_VIEW (binome_training_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTrainingView, binome_training_view, BINOME, TRAINING_VIEW, AdwBin)

void binome_training_view_show (BinomeTrainingView *self, BinomeSession *session);

G_END_DECLS
