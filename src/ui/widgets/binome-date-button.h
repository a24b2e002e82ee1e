/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-date.h"

G_BEGIN_DECLS

#define BINOME_TYPE_DATE_BUTTON (binome_date_button_get_type ())
G_DECLARE_FINAL_TYPE (BinomeDateButton, binome_date_button, BINOME, DATE_BUTTON, AdwBin)

BinomeDate binome_date_button_get_date (BinomeDateButton *self);
void binome_date_button_set_date (BinomeDateButton *self, BinomeDate date);

G_END_DECLS
