/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Each belongs into one store write. */
gboolean binome_action_step_keep (BinomeDb *db, BinomeActionStep *step, const char *skill, GError **error);

gboolean binome_agreement_draft (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, const char *text,
                                 gint64 *agreement, GError **error);
gboolean binome_agreement_sign (BinomeDb *db, BinomeAgreement *agreement, GError **error);

/* Pure: how far the signing is, by the dates. */
BinomeAgreementState binome_agreement_find_state (BinomeEntity *agreement);

G_END_DECLS
