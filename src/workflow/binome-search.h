/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/* What can be found, in the order of the answers. */
typedef enum
{
  BINOME_SEARCH_PERSON,
  BINOME_SEARCH_PAIR,
  BINOME_SEARCH_PROGRAMME,
  BINOME_SEARCH_OBJECTIVE,
  BINOME_SEARCH_SKILL,
  BINOME_SEARCH_SESSION,
  BINOME_SEARCH_MEETING,
  BINOME_SEARCH_CHECK_IN,
  BINOME_SEARCH_ACTION_STEP,
  BINOME_SEARCH_AGREEMENT,
  BINOME_SEARCH_LETTER,
} BinomeSearchKind;

#define BINOME_SEARCH_N_KINDS (BINOME_SEARCH_LETTER + 1)

/**
 * BinomeSearchHit:
 * @kind: what it is
 * @id: which one; of what belongs to a pair, that pair
 * @programme: the programme it belongs to, 0 for none
 * @title: what it is called
 * @detail: what tells it from others of the same name
 *
 * One thing that was found.
 */
typedef struct
{
  BinomeSearchKind kind;
  gint64 id;
  gint64 programme;
  char *title;
  char *detail;
} BinomeSearchHit;

void binome_search_hit_free (BinomeSearchHit *hit);
const char *binome_search_kind_get_title (BinomeSearchKind kind);
GPtrArray *binome_search_everywhere (BinomeDb *db, const char *text, guint most, GError **error);

G_END_DECLS
