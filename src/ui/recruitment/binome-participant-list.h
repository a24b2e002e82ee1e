/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "recruitment/binome-participant-row.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PARTICIPANT_LIST (binome_participant_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomeParticipantList, binome_participant_list, BINOME, PARTICIPANT_LIST, GObject)

/**
 * BinomeParticipantFilter:
 * @search: as it was typed
 * @state: the stage; -1 for all
 * @stuck_only: only those who have been there for too long
 * @ineligible_only: only those whom something is against
 *
 * Who is to be found.
 */
typedef struct
{
  const char *search;
  int state;
  gboolean stuck_only;
  gboolean ineligible_only;
} BinomeParticipantFilter;

BinomeParticipantList *binome_participant_list_new (BinomeEnrolmentRole role, BinomeSelectionBar *bar);
void binome_participant_list_set_people (BinomeParticipantList *self, BinomeRecruitment *recruitment);
void binome_participant_list_set_filter (BinomeParticipantList *self, const BinomeParticipantFilter *filter);
gboolean binome_participant_list_is_loading (BinomeParticipantList *self);
GArray *binome_participant_list_list_found (BinomeParticipantList *self);
GArray *binome_participant_list_find_all (BinomeParticipantList *self);

G_END_DECLS
