/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-enrolment-workflow.h"

G_BEGIN_DECLS

/* Who of a list of participants is selected. */
#define BINOME_TYPE_PARTICIPANT_TICKS (binome_participant_ticks_get_type ())
G_DECLARE_FINAL_TYPE (BinomeParticipantTicks, binome_participant_ticks, BINOME, PARTICIPANT_TICKS, GObject)

BinomeParticipantTicks *binome_participant_ticks_new (void);
gboolean binome_participant_ticks_get_active (BinomeParticipantTicks *self);
void binome_participant_ticks_set_active (BinomeParticipantTicks *self, gboolean active);
gboolean binome_participant_ticks_contains (BinomeParticipantTicks *self,
                                            const BinomeParticipant *participant);
void binome_participant_ticks_set (BinomeParticipantTicks *self, const BinomeParticipant *participant,
                                   gboolean ticked);
void binome_participant_ticks_set_all (BinomeParticipantTicks *self, GPtrArray *participants);
void binome_participant_ticks_follow (BinomeParticipantTicks *self, GPtrArray *participants);
guint binome_participant_ticks_count (BinomeParticipantTicks *self);
void binome_participant_ticks_list (BinomeParticipantTicks *self, GArray *enrolments, GArray *states);

G_END_DECLS
