/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"

G_BEGIN_DECLS

/* People are being enrolled: it was not given up. */
typedef void (*BinomeEnrolling) (GtkWidget *widget);

void binome_enrol_people (BinomeSession *session, GtkWidget *widget, BinomeEnrolmentRole role,
                          BinomeEnrolmentState state, GArray *people);

GListModel *binome_enrol_list_stages (void);
void binome_enrol_people_ask (BinomeSession *session, GtkWidget *widget, BinomeEnrolmentRole role,
                              GArray *people, BinomeEnrolling enrolling);

G_END_DECLS
