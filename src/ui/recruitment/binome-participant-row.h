/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/binome-selection-bar.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

/* A participant as a list holds it. */
#define BINOME_TYPE_PARTICIPANT_ITEM (binome_participant_item_get_type ())
G_DECLARE_FINAL_TYPE (BinomeParticipantItem, binome_participant_item, BINOME, PARTICIPANT_ITEM, GObject)

BinomeParticipantItem *binome_participant_item_new (BinomeRecruitment *recruitment,
                                                    const BinomeParticipant *participant,
                                                    BinomeSelectionBar *bar);
const BinomeParticipant *binome_participant_item_get (BinomeParticipantItem *self);
gboolean binome_participant_item_is_stuck (BinomeParticipantItem *self, int *days);

#define BINOME_TYPE_PARTICIPANT_ROW (binome_participant_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeParticipantRow, binome_participant_row, BINOME, PARTICIPANT_ROW, AdwBin)

char *binome_participant_describe_load (const BinomeParticipant *participant);
void binome_participant_row_set_item (BinomeParticipantRow *self, BinomeParticipantItem *item);

G_END_DECLS
