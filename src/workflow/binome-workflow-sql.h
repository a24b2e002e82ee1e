/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* The states of a pair as the file calls them, in the groups of binome-state-machine.h. */
#define BINOME_SQL_STAGED "('proposed', 'reviewed', 'offered', 'accepted', 'confirmed')"
#define BINOME_SQL_LIVE "('active', 'paused', 'closing')"
#define BINOME_SQL_TAKES_A_PLACE                                                                             \
  "('proposed', 'reviewed', 'offered', 'accepted', 'confirmed', 'active', 'paused', 'closing')"
#define BINOME_SQL_CAN_MATCH "('accepted', 'waiting', 'matched')"

/* An open check-in c of a pair x that has ended is nobody's task any more, but for the final review of a
 * completed one and what comes after its end. */
#define BINOME_SQL_CHECK_IN_COUNTS                                                                           \
  "(x.state IN " BINOME_SQL_LIVE " OR (x.state = 'completed' AND (c.kind = 'final'"                          \
  " OR c.step IN (SELECT id FROM plan_step WHERE anchor = 'after'))))"

/* The last “yes” of a manager, with limits or without, to an enrolment. */
#define BINOME_SQL_AGREEMENT(enrolment)                                                                      \
  "(SELECT m.id FROM manager_agreement m WHERE m.enrolment = " enrolment                                     \
  " AND m.answer IN ('yes', 'limited') ORDER BY m.answered_on DESC, m.id DESC LIMIT 1)"

/* The contract of an enrolment as the rules tell it: an apprenticeship that is prolonged is counted apart. */
#define BINOME_SQL_RULE_CONTRACT(alias)                                                                      \
  "iif (" alias ".contract = 'apprenticeship' AND " alias ".prolonged, 'prolonged', " alias ".contract)"

/* How people are called in lists: BINOME_SQL_NAME ("p"), where p is the person. */
#define BINOME_SQL_NAME(alias) "trim(" alias ".given_name || ' ' || " alias ".family_name)"

gboolean binome_workflow_get_number (BinomeDb *db, const char *sql, gint64 id, gint64 *number,
                                     GError **error);
gboolean binome_workflow_run (BinomeDb *db, const char *sql, gint64 id, GError **error);
GPtrArray *binome_workflow_select_of (BinomeDb *db, GType type, guint reference, gint64 id, GError **error);
gboolean binome_workflow_insert_all (BinomeDb *db, GPtrArray *entities, guint reference, gint64 id,
                                     GError **error);
void binome_workflow_name_action (BinomeDb *db, const BinomeMove *move, const char *reason);
gboolean binome_workflow_check_past (BinomeDate date, GError **error);

G_END_DECLS
