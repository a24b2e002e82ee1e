/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-match-problem.h"

G_BEGIN_DECLS

/**
 * BinomeMatchingScope:
 * @draft: (nullable): a #BinomeCriterion as it is being edited: it stands for the one with its id, or comes
 *   last where that is not above 0
 * @with_places_only: whether tutors without a place are left out
 * @everybody: whether people count who have a pair, with all places of the tutors
 * @run: with what it found, as if nothing had been done with it: its tutees, whatever they have by now, and
 *   its tutors, with the places those tutees have taken; 0 for those who wait now
 *
 * What is loaded of a programme.
 */
typedef struct
{
  BinomeEntity *draft;
  gboolean with_places_only;
  gboolean everybody;
  gint64 run;
} BinomeMatchingScope;

/* Who moves during the time of a pair, see binome-matching-later.c. */
typedef struct _BinomeMatchingLater BinomeMatchingLater;

/**
 * BinomeMatchingLoader:
 * @db: the file
 * @programme: a programme
 * @scope: what is wanted of it
 * @problem: what is filled
 * @criteria: (element-type BinomeCriterion): the criteria in use
 * @capacities: (element-type gint64 BinomeCapacity): the places of the tutors
 * @later: who moves
 * @texts: keeps names and words until all is copied
 *
 * A problem while it is being read.
 */
typedef struct
{
  BinomeDb *db;
  gint64 programme;
  const BinomeMatchingScope *scope;
  BinomeMatchProblem *problem;
  GPtrArray *criteria;
  GHashTable *capacities;
  BinomeMatchingLater *later;
  GStringChunk *texts;
} BinomeMatchingLoader;

/* The field under which a criterion finds its values, where the two sides have different ones. */
#define BINOME_MATCHING_TWO_FIELDS(criterion) (-100 - (gint64)(criterion))

/* What is known of either without a field of the company’s own. */
#define BINOME_MATCHING_FIELD_CONTRACT (-3)
#define BINOME_MATCHING_FIELD_DIPLOMA (-4)
#define BINOME_MATCHING_FIELD_EXPERIENCE (-5)
#define BINOME_MATCHING_FIELD_REMOTE (-6)

BinomeStatement *binome_matching_loader_prepare (const BinomeMatchingLoader *self, const char *sql,
                                                 GError **error);
gboolean binome_matching_load_people (const BinomeMatchingLoader *self, GError **error);
GHashTable *binome_matching_load_days (const BinomeMatchingLoader *loader, GError **error);
void binome_matching_days_fit (GHashTable *everybody, gint64 person, BinomeDate first, BinomeDate *from,
                               BinomeDate *to);
gboolean binome_matching_load_distances (const BinomeMatchingLoader *self, GError **error);
gboolean binome_matching_load_constraints (const BinomeMatchingLoader *self, GError **error);
gboolean binome_matching_prepare_law (const BinomeMatchingLoader *self, GError **error);
gboolean binome_matching_load_law (const BinomeMatchingLoader *self, GError **error);
BinomeMatchingLater *binome_matching_later_new (const BinomeMatchingLoader *loader, GError **error);
void binome_matching_later_free (BinomeMatchingLater *self);
void binome_matching_later_begin (BinomeMatchingLater *self, BinomeMatchPerson *person);
void binome_matching_later_add (BinomeMatchingLater *self, const BinomeMatchPerson *person,
                                gboolean is_tutor);
void binome_matching_later_add_criterion (BinomeMatchingLater *self, const BinomeMatchCriterion *criterion);
gboolean binome_matching_load_later (const BinomeMatchingLoader *loader, GError **error);
gboolean binome_matching_load_wishes (const BinomeMatchingLoader *self, gboolean *has_veto, GError **error);

BinomeMatchProblem *binome_matching_load_scope (BinomeDb *db, gint64 programme,
                                                const BinomeMatchingScope *scope, char **criteria,
                                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchingLater, binome_matching_later_free)

G_END_DECLS
