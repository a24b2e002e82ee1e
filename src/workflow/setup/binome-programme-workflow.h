/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Each call belongs into one store write: it is one action of the journal, undone as one. */

gboolean binome_programme_check_dates (BinomeDate starts_on, BinomeDate ends_on, GError **error);
gboolean binome_programme_create (BinomeDb *db, BinomeProgramme *programme, gint64 coordinator,
                                  GError **error);
gboolean binome_programme_keep_role (BinomeDb *db, BinomeRole *role, GError **error);
gboolean binome_programme_set_coordinator (BinomeDb *db, gint64 programme, gint64 person, GError **error);
gboolean binome_programme_move (BinomeDb *db, gint64 programme, BinomeProgrammeState to, const char *reason,
                                GError **error);
gboolean binome_programme_check_open (BinomeEntity *programme, GError **error);
gboolean binome_programme_shift (BinomeDb *db, gint64 programme, int days, GError **error);
gboolean binome_programme_delete (BinomeDb *db, gint64 programme, GError **error);
gboolean binome_milestone_finish (BinomeDb *db, gint64 milestone, BinomeDate on, GError **error);

/* Who holds a function around the programme on a day: a person’s id, 0 for nobody. */
gboolean binome_programme_find_holder (BinomeDb *db, gint64 programme, BinomeRoleFunction function,
                                       BinomeDate on, gint64 *person, GError **error);
gboolean binome_programme_find_coordinator (BinomeDb *db, gint64 programme, BinomeDate on, gint64 *person,
                                            GError **error);

G_END_DECLS
