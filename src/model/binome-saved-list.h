/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SAVED_LIST (binome_saved_list_get_type ())
BINOME_DECLARE_ENTITY (BinomeSavedList, binome_saved_list, SAVED_LIST)

/* A list the user gave a name: what it looks for is kept, what it finds is always of today. */
typedef enum
{
  BINOME_SAVED_LIST_TITLE,
  BINOME_SAVED_LIST_PAGE,
  BINOME_SAVED_LIST_PROGRAMME,
  BINOME_SAVED_LIST_SEARCH,
  BINOME_SAVED_LIST_FILTERS,
  BINOME_SAVED_LIST_POSITION,
} BinomeSavedListField;

/* What a list lists. */
typedef enum
{
  BINOME_SAVED_LIST_PAGE_PEOPLE,
  BINOME_SAVED_LIST_PAGE_CANDIDATES,
  BINOME_SAVED_LIST_PAGE_PAIRS,
  BINOME_SAVED_LIST_PAGE_CHECK_INS,
  BINOME_SAVED_LIST_PAGE_TRAINING,
} BinomeSavedListPage;

extern const BinomeChoice binome_saved_list_pages[];

BinomeSavedList *binome_saved_list_new (void);

G_END_DECLS
