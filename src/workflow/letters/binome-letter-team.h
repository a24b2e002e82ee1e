/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-letter-fields.h"

G_BEGIN_DECLS

char *binome_letter_team_list_names (BinomeLetterFacts *facts);
char *binome_letter_team_describe (BinomeLetterFacts *facts);
char *binome_letter_team_name_stand_in (BinomeLetterFacts *facts);
char *binome_letter_team_name_replaced (BinomeLetterFacts *facts);
char *binome_letter_team_describe_days (BinomeLetterFacts *facts);

G_END_DECLS
