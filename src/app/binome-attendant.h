/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BinomeAttendant:
 *
 * Stands by while a command waits for its work: takes Ctrl+C and shows how far the work is.
 */
typedef struct _BinomeAttendant BinomeAttendant;

/* How far some work is, 0 to 1. Called in another thread. */
typedef double (*BinomeGetProgress) (gpointer data);

BinomeAttendant *binome_attendant_start (void);
void binome_attendant_stop (BinomeAttendant *self);
GCancellable *binome_attendant_get_cancellable (BinomeAttendant *self);
void binome_attendant_watch (BinomeAttendant *self, const char *label, BinomeGetProgress get_progress,
                             gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeAttendant, binome_attendant_stop)

G_END_DECLS
