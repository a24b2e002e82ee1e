/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-page.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TRAINING_SESSION_PAGE (binome_training_session_page_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTrainingSessionPage, binome_training_session_page, BINOME, TRAINING_SESSION_PAGE,
                      BinomePage)

AdwNavigationPage *binome_training_session_page_new (BinomeSession *session, gint64 training_session);

G_END_DECLS
