/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *binome_text_fold (const char *text);
char *binome_text_spell_out (const char *text);
char *binome_text_initials (const char *name);
char *binome_text_clean_line (const char *text);
gboolean binome_text_is_blank (const char *text);
char *binome_text_format_number (double value, int decimals);
char *binome_text_format_percent (double share, int decimals);

G_END_DECLS
