/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-attendant.h"
#include "binome-store.h"

G_BEGIN_DECLS

/* What a script is told. */
typedef enum
{
  BINOME_EXIT_DONE = 0,
  BINOME_EXIT_NO = 1,         /* the data says no */
  BINOME_EXIT_WRONG_CALL = 2, /* %G_OPTION_ERROR */
  BINOME_EXIT_CANCELLED = 130,
} BinomeExit;

/* The options that only some commands take. */
typedef enum
{
  BINOME_OPTION_PROGRAMME = 1 << 0,
  BINOME_OPTION_AS = 1 << 1,
  BINOME_OPTION_DRY_RUN = 1 << 2,
  BINOME_OPTION_DATE_ORDER = 1 << 3,
  BINOME_OPTION_TITLE = 1 << 4,
  BINOME_OPTION_ADOPT = 1 << 5,
  BINOME_OPTION_OUTPUT = 1 << 6,
  BINOME_OPTION_ON = 1 << 7,
  BINOME_OPTION_LANGUAGE = 1 << 8,
  BINOME_OPTION_LIMIT = 1 << 9,
  BINOME_OPTION_SENSITIVE = 1 << 10,
  BINOME_OPTION_HISTORY = 1 << 11,
  BINOME_OPTION_OBJECTIVE = 1 << 14,
  BINOME_OPTION_KIND = 1 << 15,
  BINOME_OPTION_SHEET = 1 << 16,
  BINOME_OPTION_FORMAT = 1 << 17,
  BINOME_OPTION_SCOPE = 1 << 18,
} BinomeOptions;

/**
 * BinomeCall:
 * @word: (nullable): the file or the kind that the command is about
 * @workspace: the file of the workspace
 * @json: whether a machine reads the result
 * @programme: (nullable): as given: an id, a code or a title
 * @sheet: (nullable): as given: the number of a sheet, from 1, or its name
 * @output: (nullable): the file to write
 * @format: (nullable): which kind of file, where its name does not say so
 * @person: (nullable): as given: a staff number, an e-mail address or a name
 * @with: (nullable): the other one of a pair, in the same way
 * @on: the day of the figures; today where not given
 * @attendant: takes Ctrl+C and shows progress
 *
 * One call of a command, read from its arguments.
 */
typedef struct
{
  char *word;
  char *workspace;
  char *programme;
  char *as;
  char *date_order;
  char *sheet;
  char *title;
  char *output;
  char *format;
  char *person;
  char *with;
  char *language;
  char *kind;
  BinomeDate on;
  int limit;
  int minimum_score;
  int reserve;
  gboolean balance;
  gboolean best_worst;
  gboolean json;
  gboolean help;
  gboolean dry_run;
  gboolean adopt;
  gboolean sensitive;
  gboolean history;
  BinomeAttendant *attendant;
} BinomeCall;

/**
 * BinomeCommand:
 * @name: what is typed
 * @arguments: what follows it, N_(); "" for nothing
 * @summary: what it does, N_()
 * @exits: what its exit codes mean beyond the common ones, N_(); "" for nothing
 * @has_word: whether it is about a file or a kind, which is then required
 * @options: which options it takes
 * @run: does it; where it sets an error, that decides the exit code
 *
 * A command, declared once.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *exits;
  gboolean has_word;
  BinomeOptions options;
  BinomeExit (*run) (BinomeCall *call, GError **error);
} BinomeCommand;

gboolean binome_call_parse (BinomeCall *self, const BinomeCommand *command, char **arguments, char **help,
                            GError **error);
void binome_call_clear (BinomeCall *self);

GCancellable *binome_call_get_cancellable (BinomeCall *self);
BinomeStore *binome_call_open (BinomeCall *self, BinomeStoreFlags flags, GError **error);
gboolean binome_call_check_output (BinomeCall *self, const char *extension, GError **error);
gboolean binome_call_find_pair (BinomeCall *self, BinomeStore *store, gint64 *person, gint64 *pair,
                                GError **error);
gint64 binome_call_find_programme (BinomeCall *self, BinomeStore *store, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeCall, binome_call_clear)

G_END_DECLS
