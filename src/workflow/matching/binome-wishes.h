/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeWishedPerson:
 * @enrolment: who
 * @name: their name
 * @detail: their job and site, as far as they are known
 *
 * Somebody who can be wished for.
 */
typedef struct
{
  gint64 enrolment;
  char *name;
  char *detail;
} BinomeWishedPerson;

/**
 * BinomeWishes:
 * @enrolment: a participant
 * @name: their name
 * @is_tutor: whether they are a tutor
 * @people: (element-type BinomeWishedPerson): those of the other role in the programme, by name
 * @wishes: (element-type BinomeWish): what they said, choices first, in their order
 * @talks: (element-type BinomeTalk): their try-out talks, the last one first
 *
 * Whom a participant would like to be paired with.
 */
typedef struct
{
  gint64 enrolment;
  char *name;
  gboolean is_tutor;
  GPtrArray *people;
  GPtrArray *wishes;
  GPtrArray *talks;
} BinomeWishes;

void binome_wishes_free (BinomeWishes *self);
BinomeWishes *binome_wishes_read (BinomeDb *db, gint64 enrolment, GError **error);
const BinomeWishedPerson *binome_wishes_find_person (const BinomeWishes *self, gint64 enrolment);

/* Each call belongs into one store write. */
gboolean binome_wish_keep (BinomeDb *db, BinomeWish *wish, GError **error);
gboolean binome_wish_remove (BinomeDb *db, gint64 wish, GError **error);
gboolean binome_wishes_set_choices (BinomeDb *db, gint64 tutee, const gint64 *tutors, gsize n_tutors,
                                    GError **error);
gboolean binome_talk_keep (BinomeDb *db, BinomeTalk *talk, GError **error);
gboolean binome_talk_remove (BinomeDb *db, gint64 talk, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeWishes, binome_wishes_free)

G_END_DECLS
