/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

GPtrArray *binome_plan_template_make_steps (BinomeDb *db, BinomeProgrammeKind kind, BinomeDate starts_on,
                                            BinomeDate ends_on, GError **error);

/* For binome-plan-source-workflow.c. */
void binome_plan_template_put_step (BinomeEntity *from, const char *job, BinomeEntity *step);
gboolean binome_plan_template_step_fits (BinomeEntity *step, int length);
int binome_plan_template_get_length (BinomeEntity *programme);

/* Each of these belongs into one store write. */
gboolean binome_plan_template_copy (BinomeDb *db, gint64 template, gint64 *copy, GError **error);
gboolean binome_plan_template_copy_shipped (BinomeDb *db, BinomeProgrammeKind kind, gint64 *copy,
                                            GError **error);
gboolean binome_plan_template_keep_programme (BinomeDb *db, gint64 programme, guint *n_templates,
                                              GError **error);
gboolean binome_plan_template_give (BinomeDb *db, gint64 template, gint64 programme, GError **error);
gboolean binome_plan_template_give_shipped (BinomeDb *db, gint64 programme, GError **error);

G_END_DECLS
