/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

void binome_enrol_people (BinomeSession *session, GtkWidget *widget, BinomeEnrolmentRole role,
                          BinomeEnrolmentState state, GArray *people);

G_END_DECLS
