/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-letter-workflow.h"
#include "binome-session.h"

G_BEGIN_DECLS

/* Each asks where to, does it, keeps in the file what left, and tells how it went. Both are told in
 * the main thread, while @widget is still there. */
typedef void (*BinomeLetterTell) (GtkWidget *widget, const char *message);

void binome_letter_output_print (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                 BinomeLetterTell tell);
void binome_letter_output_save (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                BinomeLetterTell tell);
void binome_letter_output_save_messages (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                         BinomeLetterTell tell);
void binome_letter_output_save_messages_in (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                            GFile *folder, BinomeLetterTell tell);
void binome_letter_output_compose (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                   BinomeLetterTell tell);

G_END_DECLS
