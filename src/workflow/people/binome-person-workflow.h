/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomePersonPart:
 * @programme: a programme
 * @title: its title
 * @role: what the person is there, for people to read
 * @state: (nullable): where they stand, for people to read; %NULL for a function around the programme
 * @contract: (nullable): under which contract, for people to read
 * @enrolment: the enrolment, 0 for a function around the programme
 * @pair: the pair, 0 for a part that is none
 * @partner: (nullable): with whom, of a pair
 * @outside: whether it lies outside the presence of the person
 *
 * One part of a person in one programme: an enrolment, a pair, a function.
 */
typedef struct
{
  gint64 programme;
  char *title;
  char *role;
  char *state;
  char *contract;
  gint64 enrolment;
  gint64 pair;
  char *partner;
  gboolean outside;
  BinomeDate starts_on;
  BinomeDate ends_on;
} BinomePersonPart;

void binome_person_part_free (BinomePersonPart *part);
GPtrArray *binome_person_list_parts (BinomeDb *db, gint64 person, GError **error);
gboolean binome_person_check_manager (BinomeDb *db, gint64 person, gint64 manager, GError **error);
gboolean binome_person_set_manager (BinomeDb *db, gint64 person, gint64 manager, GError **error);
gboolean binome_person_delete (BinomeDb *db, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePersonPart, binome_person_part_free)

G_END_DECLS
