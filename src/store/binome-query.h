/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

/**
 * BinomeQuery:
 *
 * Which rows of one entity, in which order. Built from declared fields, so that it is always right
 * and never carries what a user typed into SQL. Reference counted; not to be changed once in use.
 */
typedef struct _BinomeQuery BinomeQuery;

#define BINOME_TYPE_QUERY (binome_query_get_type ())

typedef enum
{
  BINOME_QUERY_EQUAL,
  BINOME_QUERY_NOT_EQUAL,
  BINOME_QUERY_LESS,    /* less or equal; dates and numbers */
  BINOME_QUERY_GREATER, /* greater or equal */
} BinomeQueryOperator;

GType binome_query_get_type (void);
BinomeQuery *binome_query_new (GType type);
/* How the answers to a field of the company’s own are put in order. */
typedef enum
{
  BINOME_QUERY_ORDER_TEXT,
  BINOME_QUERY_ORDER_NUMBER,
  BINOME_QUERY_ORDER_CHOICE, /* as the choices of the field are */
} BinomeQueryOrder;

/* A choice, and some of its answers. */
typedef struct
{
  guint field;
  const int *values;
  guint n_values;
} BinomeQueryChoices;

BinomeQuery *binome_query_ref (BinomeQuery *self);
void binome_query_unref (BinomeQuery *self);

GType binome_query_get_entity_type (BinomeQuery *self);
void binome_query_where_id (BinomeQuery *self, gint64 id);
void binome_query_where_ids (BinomeQuery *self, GArray *ids);
void binome_query_where_integer (BinomeQuery *self, guint field, BinomeQueryOperator op, gint64 value);
void binome_query_where_date (BinomeQuery *self, guint field, BinomeQueryOperator op, BinomeDate value);
void binome_query_where_choice (BinomeQuery *self, guint field, BinomeQueryOperator op, int value);
void binome_query_where_choices (BinomeQuery *self, guint field, const int *values, guint n_values);
void binome_query_where_text (BinomeQuery *self, guint field, const char *value);
void binome_query_where_day (BinomeQuery *self, guint first, guint last, BinomeDate day);
void binome_query_where_referred (BinomeQuery *self, gboolean referred, GType type, guint reference,
                                  const BinomeQueryChoices choices[2]);
void binome_query_where_via (BinomeQuery *self, guint reference, guint field_of_target, gint64 value);
void binome_query_search (BinomeQuery *self, const char *text);
void binome_query_search_via (BinomeQuery *self, guint reference, const char *text);
char *binome_query_dup_match (const char *text);
void binome_query_sort (BinomeQuery *self, guint field, gboolean descending);
void binome_query_sort_turned (BinomeQuery *self, guint field, guint choice, const int *values,
                               guint n_values);
void binome_query_where_own (BinomeQuery *self, gint64 field, const char *answer);
void binome_query_sort_own (BinomeQuery *self, gint64 field, BinomeQueryOrder order, gboolean descending);
void binome_query_sort_via (BinomeQuery *self, guint reference, guint field_of_target, gboolean descending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeQuery, binome_query_unref)

G_END_DECLS
