/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-model.h"

G_BEGIN_DECLS

/* Called with the reason of the list and the user's words; both are there. */
typedef void (*BinomeDeclineDone) (GtkWidget *widget, BinomeDeclineReason why, const char *text,
                                   gpointer data);

AdwDialog *binome_decline_dialog_ask (GtkWidget *widget, const char *title, BinomeDeclineDone done,
                                      gpointer data, GDestroyNotify destroy);

G_END_DECLS
