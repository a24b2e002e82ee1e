/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int binome_duration_parse (const char *text, gboolean hours);

G_END_DECLS
