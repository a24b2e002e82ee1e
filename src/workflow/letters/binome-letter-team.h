/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-letter-fields.h"

G_BEGIN_DECLS

char *binome_letter_team_list_names (BinomeLetterFacts *facts);
char *binome_letter_team_describe (BinomeLetterFacts *facts);

G_END_DECLS
