/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-own-values.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_OWN_FIELDS_GROUP (binome_own_fields_group_get_type ())
G_DECLARE_FINAL_TYPE (BinomeOwnFieldsGroup, binome_own_fields_group, BINOME, OWN_FIELDS_GROUP,
                      AdwPreferencesGroup)

GtkWidget *binome_own_fields_group_new (BinomeSession *session, BinomeFieldScope scope, gint64 owner);
void binome_own_fields_group_set_owner (BinomeOwnFieldsGroup *self, BinomeSession *session,
                                        BinomeFieldScope scope, gint64 owner);
void binome_own_fields_group_set_enrolment (BinomeOwnFieldsGroup *self, BinomeSession *session,
                                            BinomeEntity *enrolment);
void binome_own_fields_group_collect (BinomeOwnFieldsGroup *self, GHashTable *answers);
void binome_own_fields_group_collect_for_many (BinomeOwnFieldsGroup *self, GHashTable *answers);

G_END_DECLS
