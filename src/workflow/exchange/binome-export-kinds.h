/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-export.h"

G_BEGIN_DECLS

/* A column before the fields of the entity: what a row belongs to. */
typedef struct
{
  const char *title;
  gboolean is_date;
} BinomeExportLead;

#define BINOME_EXPORT_MAX_LEADS 8
#define BINOME_EXPORT_MAX_EXTRAS 4

/**
 * BinomeExportKindInfo:
 * @word: how the command line calls it
 * @label: what a list of it is called
 * @type: the entity of its rows
 * @from: its table as t, and what it belongs to
 * @where: which rows of the table it has
 * @within: whether a row is of the programme ?1
 * @order: the order in which it is written where nobody has sorted it
 * @columns: what stands in @leads, in SQL
 * @leads: the columns before the fields
 * @extras: internal fields that are worth a column, plus one; they come before the others
 * @sensitive: whether it is written only with the sensitive fields
 *
 * How one kind of list is exported.
 */
typedef struct
{
  const char *word;
  const char *label;
  GType (*type) (void);
  const char *from;
  const char *where;
  const char *within;
  const char *order;
  const char *columns;
  BinomeExportLead leads[BINOME_EXPORT_MAX_LEADS];
  guint extras[BINOME_EXPORT_MAX_EXTRAS];
  gboolean sensitive;
} BinomeExportKindInfo;

const BinomeExportKindInfo *binome_export_kind_get_info (BinomeExportKind kind);

G_END_DECLS
