/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *binome_language_find (const char *text);
GStrv binome_language_split (const char *text);
char *binome_language_dup_name (const char *code);

G_END_DECLS
