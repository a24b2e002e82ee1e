/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_LETTERS_DIALOG (binome_letters_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeLettersDialog, binome_letters_dialog, BINOME, LETTERS_DIALOG, AdwDialog)

BinomeLettersDialog *binome_letters_dialog_new (BinomeSession *session, gint64 programme);
BinomeLettersDialog *binome_letters_dialog_new_about (BinomeSession *session, gint64 programme, GType type,
                                                      GArray *ids);
void binome_letters_dialog_present_about (GtkWidget *widget, BinomeSession *session, GType type, GArray *ids);
void binome_letters_dialog_choose (BinomeLettersDialog *self, const char *letter);
void binome_letters_dialog_choose_for (BinomeLettersDialog *self, const char *letter, GArray *enrolments);

G_END_DECLS
