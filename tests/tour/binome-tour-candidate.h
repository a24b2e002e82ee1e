/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-window.h"

/* Stops about candidates: the page of one, and the registration form. */
gboolean binome_tour_save_registration_forms (BinomeDb *db, gint64 programme, const char *folder,
                                              const char *language, GError **error);
void binome_tour_show_registration (BinomeWindow *window, const char *step);
void binome_tour_show_candidate (BinomeWindow *window, const char *step, void (*settle) (int milliseconds));
