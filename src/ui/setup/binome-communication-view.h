/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_COMMUNICATION_VIEW (binome_communication_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCommunicationView, binome_communication_view, BINOME, COMMUNICATION_VIEW, AdwBin)

void binome_communication_view_show (BinomeCommunicationView *self, BinomeSession *session);

G_END_DECLS
