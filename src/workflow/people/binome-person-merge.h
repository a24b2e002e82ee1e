/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Why two records may be one person, the surest first. */
typedef enum
{
  BINOME_TWINS_STAFF_NUMBER,
  BINOME_TWINS_EMAIL,
  BINOME_TWINS_NAME,
} BinomeTwinsReason;

/**
 * BinomePersonTwins:
 * @first: a person, entered first
 * @second: another one
 * @reason: what they have in common
 *
 * Two records that may be the same person.
 */
typedef struct
{
  gint64 first;
  gint64 second;
  char *first_name;
  char *second_name;
  BinomeTwinsReason reason;
} BinomePersonTwins;

void binome_person_twins_free (BinomePersonTwins *twins);
GPtrArray *binome_person_list_twins (BinomeDb *db, gint64 person, guint limit, GError **error);
gboolean binome_person_merge (BinomeDb *db, gint64 kept, gint64 other, guint64 fields, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePersonTwins, binome_person_twins_free)

G_END_DECLS
