/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-figures.h"
#include "binome-report.h"

G_BEGIN_DECLS

/* The tables of the evaluation report that list rows of the file, and its annex. */
gboolean binome_evaluation_tables_add_pairs (BinomeReport *report, BinomeDb *db, const BinomeFigures *figures,
                                             GError **error);
gboolean binome_evaluation_tables_add_milestones (BinomeReport *report, BinomeDb *db,
                                                  const BinomeFigures *figures, GError **error);
void binome_evaluation_tables_add_skills (BinomeReport *report, const BinomeFigures *figures);
void binome_evaluation_tables_add_objectives (BinomeReport *report, const BinomeFigures *figures);
void binome_evaluation_tables_add_method (BinomeReport *report, const BinomeFigures *figures);

G_END_DECLS
