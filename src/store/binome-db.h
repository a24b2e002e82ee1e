/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-entity.h"
#include "binome-query.h"

G_BEGIN_DECLS

/**
 * BinomeDb:
 *
 * The open file, seen from the database thread. It is handed to the work given to a #BinomeStore
 * and must not be kept or used elsewhere. Entities that come out of it are copies: they belong to
 * the caller and change nothing until they are given back.
 */
typedef struct _BinomeDb BinomeDb;

/**
 * BinomeStatement:
 *
 * A prepared statement, kept by the file for the next time. Parameters are numbered from 1, columns
 * from 0.
 */
typedef struct _BinomeStatement BinomeStatement;

gboolean binome_db_insert (BinomeDb *self, BinomeEntity *entity, GError **error);
gboolean binome_db_update (BinomeDb *self, BinomeEntity *entity, GError **error);
gboolean binome_db_update_fields (BinomeDb *self, BinomeEntity *entity, guint64 fields, GError **error);
gboolean binome_db_delete (BinomeDb *self, GType type, gint64 id, GError **error);

gpointer binome_db_get (BinomeDb *self, GType type, gint64 id, GError **error);
GPtrArray *binome_db_select (BinomeDb *self, BinomeQuery *query, GError **error);
GArray *binome_db_select_ids (BinomeDb *self, BinomeQuery *query, GError **error);
GArray *binome_db_select_first_ids (BinomeDb *self, BinomeQuery *query, guint n, GError **error);
GPtrArray *binome_db_select_rows (BinomeDb *self, GType type, const gint64 *ids, guint n, GError **error);
gint64 binome_db_count (BinomeDb *self, BinomeQuery *query, GError **error);

BinomeStatement *binome_db_prepare (BinomeDb *self, const char *sql, GError **error);
void binome_statement_bind_integer (BinomeStatement *self, int parameter, gint64 value);
void binome_statement_bind_real (BinomeStatement *self, int parameter, double value);
void binome_statement_bind_text (BinomeStatement *self, int parameter, const char *value);
void binome_statement_bind_kept_text (BinomeStatement *self, int parameter, const char *value);
void binome_statement_bind_date (BinomeStatement *self, int parameter, BinomeDate value);
gboolean binome_statement_step (BinomeStatement *self, GError **error);
GArray *binome_statement_list_ids (BinomeStatement *self, GError **error);
gboolean binome_statement_run (BinomeStatement *self, GError **error);
gint64 binome_statement_get_integer (BinomeStatement *self, int column);
double binome_statement_get_real (BinomeStatement *self, int column);
const char *binome_statement_get_text (BinomeStatement *self, int column);
BinomeDate binome_statement_get_date (BinomeStatement *self, int column);
gboolean binome_statement_is_null (BinomeStatement *self, int column);

void binome_db_begin_bulk (BinomeDb *self);
gboolean binome_db_begin_inserts (BinomeDb *self, GType type, GError **error);
gboolean binome_db_end_inserts (BinomeDb *self, GError **error);
GCancellable *binome_db_get_cancellable (BinomeDb *self);
gint64 binome_db_get_action (BinomeDb *self);
void binome_db_name_action (BinomeDb *self, const char *name);

G_END_DECLS
