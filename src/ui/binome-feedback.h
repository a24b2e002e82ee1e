/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void binome_feedback_show_error (GtkWidget *widget, const GError *error);
void binome_feedback_open_file (GtkWidget *widget, GFile *file);
void binome_feedback_toast (GtkWidget *widget, const char *message);
void binome_feedback_toast_undo (GtkWidget *widget, const char *message);
void binome_feedback_toast_letter (GtkWidget *widget, const char *message, const char *letter,
                                   GArray *enrolments);

G_END_DECLS
