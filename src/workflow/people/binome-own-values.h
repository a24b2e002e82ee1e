/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-own-answer.h"

G_BEGIN_DECLS

/**
 * BinomeOwnValue:
 * @definition: the field
 * @answer: what it holds, as the file keeps it; "" for nothing
 * @text: the same for people to read
 *
 * One field of the company’s own of one person or participant.
 */
typedef struct
{
  BinomeEntity *definition;
  char *answer;
  char *text;
} BinomeOwnValue;

void binome_own_value_free (BinomeOwnValue *self);

/* The owner is a person, or for fields of tutors and tutees an enrolment. */
GPtrArray *binome_own_values_load (BinomeDb *db, BinomeFieldScope scope, gint64 owner, GError **error);
gboolean binome_own_values_set (BinomeDb *db, gint64 field, gint64 owner, const char *text, GError **error);
gint64 binome_own_values_set_name (BinomeDb *db, gint64 field, gint64 owner, const char *name,
                                   GError **error);
gboolean binome_own_values_find (BinomeDb *db, gint64 field, gint64 owner, gint64 *id, GError **error);
gboolean binome_own_values_set_all (BinomeDb *db, BinomeFieldScope scope, gint64 owner, GHashTable *answers,
                                    GError **error);
gboolean binome_own_values_remove (BinomeDb *db, BinomeFieldScope scope, gint64 owner, GError **error);

/* When two records of one person become one. */
gboolean binome_own_values_unite (BinomeDb *db, BinomeEntity *kept, BinomeEntity *other, GError **error);
gboolean binome_own_values_replace_person (BinomeDb *db, gint64 from, gint64 to, GError **error);

/* Of everybody. */
GHashTable *binome_own_values_load_all (BinomeDb *db, BinomeEntity *definition, GError **error);
GHashTable *binome_own_values_load_of_programme (BinomeDb *db, BinomeEntity *definition, gint64 programme,
                                                 GError **error);
char *binome_own_values_format (BinomeDb *db, BinomeEntity *definition, const char *answer);
GHashTable *binome_own_values_load_for_matching (BinomeDb *db, gint64 programme, GStringChunk *texts,
                                                 GError **error);

G_END_DECLS
