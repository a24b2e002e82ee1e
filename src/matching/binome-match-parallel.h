/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BinomeMatchProgress:
 * @done: steps done
 * @total: steps in all, never 0
 * @user_data: of the caller
 *
 * Called from the thread that called for the work.
 */
typedef void (*BinomeMatchProgress) (guint done, guint total, gpointer user_data);

/* Handles the items from first to before last, as thread number "thread". */
typedef void (*BinomeMatchBlock) (guint first, guint last, guint thread, gpointer user_data);

gboolean binome_match_parallel (guint n_items, guint step, guint n_threads, BinomeMatchBlock block,
                                gpointer user_data, GCancellable *cancellable, BinomeMatchProgress progress,
                                gpointer progress_data, GError **error);
guint binome_match_parallel_default_threads (void);

G_END_DECLS
