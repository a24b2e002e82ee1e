/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-matching.h"

G_BEGIN_DECLS

/**
 * BinomeMatchFact:
 * @label: what it is
 * @tutee: of the tutee, in words; "" for nothing known
 * @tutor: of the tutor
 * @common: whether both have it in common
 *
 * One line of two profiles side by side.
 */
typedef struct
{
  char *label;
  char *tutee;
  char *tutor;
  gboolean common;
} BinomeMatchFact;

/**
 * BinomeMatchProfiles:
 * @tutee: a name
 * @tutor: a name
 * @facts: (element-type BinomeMatchFact): who they are
 * @skills: (element-type BinomeMatchFact): wanted and offered
 * @lines: (element-type BinomeMatchDetailLine): the score table, of the latest run that brought them together
 *   or by the criteria of today; empty where neither is
 * @n_common: facts and skills in common
 *
 * A tutee and a tutor side by side.
 */
typedef struct
{
  char *tutee;
  char *tutor;
  GPtrArray *facts;
  GPtrArray *skills;
  GPtrArray *lines;
  guint n_common;
} BinomeMatchProfiles;

BinomeMatchProfiles *binome_match_profiles_read (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error);
void binome_match_profiles_free (BinomeMatchProfiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchProfiles, binome_match_profiles_free)

G_END_DECLS
