/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-entity.h"
#include "binome-session.h"

G_BEGIN_DECLS

GtkWidget *binome_agreement_scan_row_new (BinomeSession *session, BinomeEntity *agreement);

G_END_DECLS
