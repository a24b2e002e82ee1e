/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-communication.h"
#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeCommunicationCounts:
 * @planned: actions to come, the late ones included
 * @late: of them, those whose day is past
 * @done: actions done
 * @cancelled: actions called off
 * @reach: people reached by those done; whoever was reached twice counts twice
 *
 * The communication plan of a programme, counted.
 */
typedef struct
{
  guint planned;
  guint late;
  guint done;
  guint cancelled;
  guint reach;
} BinomeCommunicationCounts;

gboolean binome_communication_set_state (BinomeDb *db, gint64 communication, BinomeCommunicationState to,
                                         GError **error);
gboolean binome_communication_count (BinomeCommunicationCounts *counts, BinomeDb *db, gint64 programme,
                                     BinomeDate today, GError **error);

G_END_DECLS
