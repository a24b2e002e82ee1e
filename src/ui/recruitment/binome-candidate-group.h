/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CANDIDATE_GROUP (binome_candidate_group_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCandidateGroup, binome_candidate_group, BINOME, CANDIDATE_GROUP,
                      AdwPreferencesGroup)

/* Signal `read (const BinomeCandidate *)`: what is known of the candidate was read anew. */

void binome_candidate_group_set_enrolment (BinomeCandidateGroup *self, BinomeSession *session,
                                           BinomeEntity *enrolment, AdwNavigationView *navigation);

G_END_DECLS
