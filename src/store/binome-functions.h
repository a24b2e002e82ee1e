/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>
#include <string.h>
#include <glib.h>

G_BEGIN_DECLS

int binome_functions_add (sqlite3 *handle);

G_END_DECLS
