/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeAgreementOverview:
 *
 * What the documents of a pair do not tell by themselves: which would read otherwise today, what their tutors
 * are called, who else signs, and which tutors of the team have none.
 */
typedef struct _BinomeAgreementOverview BinomeAgreementOverview;

BinomeAgreementOverview *binome_agreement_overview_load (BinomeDb *db, gint64 pair, GError **error);
void binome_agreement_overview_free (BinomeAgreementOverview *self);

gboolean binome_agreement_overview_has_changed (const BinomeAgreementOverview *self, BinomeEntity *agreement);
const char *binome_agreement_overview_get_name (const BinomeAgreementOverview *self, gint64 tutor);
BinomeDate binome_agreement_overview_get_last_signature (const BinomeAgreementOverview *self,
                                                         BinomeEntity *agreement);
void binome_agreement_overview_add_signed (const BinomeAgreementOverview *self, BinomeEntity *agreement,
                                           GStrvBuilder *names);
GPtrArray *binome_agreement_overview_copy_signatures (const BinomeAgreementOverview *self,
                                                      BinomeEntity *agreement);
char *binome_agreement_overview_describe_lacking (const BinomeAgreementOverview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeAgreementOverview, binome_agreement_overview_free)

G_END_DECLS
