/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-session.h"
#include "widgets/binome-entity-list.h"

G_BEGIN_DECLS

/* Each makes an empty list that of a pair: to see, to add and to change. */
void binome_pair_team_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 pair);
void binome_pair_action_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 pair);
void binome_pair_agreement_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 pair);
void binome_pair_agreement_list_compare (BinomeEntityList *list);

/* What such a list works on: a copy of a live entity for a form. */

G_END_DECLS
