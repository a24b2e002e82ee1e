/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "binome-db.h"

G_BEGIN_DECLS

struct _BinomeStatement
{
  sqlite3_stmt *stmt;
  BinomeDb *db;
};

typedef struct _BinomeDbInserts BinomeDbInserts;

struct _BinomeDb
{
  sqlite3 *handle;
  char *path;
  int lock_fd;
  gboolean read_only;
  gboolean checked;       /* it is whole */
  GHashTable *statements; /* SQL to BinomeStatement, kept for the next time */
  GPtrArray *extra;       /* statements asked for while the kept one was busy */
  GCancellable *cancellable;
  gint64 action;            /* the journal's entry being written; 0 for none */
  char *action_name;        /* what binome_db_name_action() asked for */
  gboolean bulk;            /* the search index is rebuilt at the end instead of row by row */
  BinomeDbInserts *inserts; /* very many new rows are on their way; NULL for none */
};

BinomeDb *binome_db_open (const char *path, gboolean read_only, gboolean create, gboolean check_later,
                          GError **error);
gboolean binome_db_check (BinomeDb *self, GError **error);
gboolean binome_follow_prepare (BinomeDb *db, GError **error);
void binome_db_close (BinomeDb *self);
void binome_db_rest (BinomeDb *self);
gboolean binome_db_exec (BinomeDb *self, const char *sql, GError **error);
void binome_db_set_error (BinomeDb *self, int code, GError **error);
char *binome_db_column_name (const BinomeField *field);

gboolean binome_db_end_bulk (BinomeDb *self, GError **error);
void binome_db_inserts_free (BinomeDbInserts *inserts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeDbInserts, binome_db_inserts_free)

void binome_statement_free (BinomeStatement *self);
void binome_statement_bind_value (BinomeStatement *self, int parameter, const BinomeField *field,
                                  const GValue *value);
void binome_statement_read_value (BinomeStatement *self, int column, const BinomeField *field, GValue *value);

/* The SELECT list of an entity, id first, then its fields in order. */
char *binome_db_column_list (BinomeEntityClass *klass, const char *alias);
BinomeEntity *binome_db_read_entity (BinomeStatement *statement, GType type);

/* SQL and parameters of a query; `columns` is what to select from its table `t`. */
char *binome_query_dup_sql (BinomeQuery *self, const char *columns);
void binome_query_bind (BinomeQuery *self, BinomeStatement *statement);
gboolean binome_query_concerns (BinomeQuery *self, const char *table);

gboolean binome_migration_run (BinomeDb *db, GError **error);
int binome_migration_get_version (BinomeDb *db);
int binome_migration_get_newest (void);
gboolean binome_migration_run_to (BinomeDb *db, int version, GError **error);

G_END_DECLS
