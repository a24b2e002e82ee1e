/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-letter-recipients.h"

G_BEGIN_DECLS

GtkWidget *binome_letter_recipient_row_new (const BinomeLetterRecipient *recipient, GtkWidget **check);

G_END_DECLS
