/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of the program among the values that are compared: what stands behind is a language, a contract of
 * binome_enrolment_contracts, or “yes” or “no”. */
#define BINOME_MATCHING_LANGUAGE "language:"
#define BINOME_MATCHING_CONTRACT "contract:"
#define BINOME_MATCHING_REMOTE "remote:"

char *binome_matching_value_describe (const char *value);

G_END_DECLS
