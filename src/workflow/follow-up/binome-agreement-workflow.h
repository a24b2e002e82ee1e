/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Each belongs into one store write. */
gboolean binome_agreement_draft (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, gint64 tutor,
                                 const char *text, gint64 *agreement, GError **error);
gboolean binome_agreement_draft_team (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, GError **error);
gboolean binome_agreement_sign (BinomeDb *db, BinomeAgreement *agreement, GPtrArray *signatures,
                                GError **error);

GPtrArray *binome_agreement_select_signatures (BinomeDb *db, gint64 agreement, GError **error);

/* Pure: whether each tutor of a team has a document of this kind, or all sign the same one. */
gboolean binome_agreement_kind_is_each_tutors (BinomeAgreementKind kind);

/* Pure: how far the signing is, by the dates. */
BinomeAgreementState binome_agreement_find_state (BinomeEntity *agreement, GPtrArray *signatures);

G_END_DECLS
