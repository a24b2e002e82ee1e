/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-assign.h"
#include "binome-match-solver.h"

G_BEGIN_DECLS

gboolean binome_match_certificate_check (const BinomeMatchInstance *instance,
                                         const BinomeMatchAssignment *assignment, GError **error);
gboolean binome_match_certificate_check_rows (const BinomeMatchRows *rows,
                                              const BinomeMatchAssignment *assignment, guint n_threads,
                                              GCancellable *cancellable, GError **error);
gboolean binome_match_certificate_check_solution (BinomeMatchSolution *solution, GCancellable *cancellable,
                                                  GError **error);

G_END_DECLS
