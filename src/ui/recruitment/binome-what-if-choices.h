/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-match-study.h"

G_BEGIN_DECLS

AdwNavigationPage *binome_what_if_choices_new (BinomeMatchStudy *study, guint tutee,
                                               GCancellable *cancellable);

G_END_DECLS
