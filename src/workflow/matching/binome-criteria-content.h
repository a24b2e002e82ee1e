/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

char *binome_criteria_content_write (GPtrArray *criteria, GPtrArray *definitions);
gboolean binome_criteria_content_read (const char *content, GPtrArray *definitions, GPtrArray *criteria,
                                       GStrvBuilder *left_out, GError **error);
GPtrArray *binome_criteria_content_list_fields (const char *content);

G_END_DECLS
