/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-date.h"
#include "binome-match-constraint.h"

G_BEGIN_DECLS

/* Called when the user goes on; `reason` is "" where none was typed. */
typedef void (*BinomeReasonDone) (GtkWidget *widget, const char *reason, gpointer data);

AdwDialog *binome_reason_dialog_new (const char *title, const char *body, const char *accept_label,
                                     gboolean required);
void binome_reason_dialog_add_choice (AdwDialog *self, AdwComboRow *choice);
AdwDialog *binome_decision_dialog_new (BinomeMatchConstraintKind kind);
AdwDialog *binome_reason_dialog_new_away (const char *title);
void binome_reason_dialog_get_days (AdwDialog *self, BinomeDate *from, BinomeDate *until);
void binome_reason_dialog_ask (AdwDialog *self, GtkWidget *widget, BinomeReasonDone done, gpointer data,
                               GDestroyNotify destroy);

G_END_DECLS
