/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "binome-programme-workflow.h"
#include "binome-store.h"

/* A folder with a workspace, and the last call of the program in it. */
typedef struct
{
  char *folder;
  char *workspace;
  int exit_code;
  char *out;
  char *err;
} Desk;

void desk_use_program (const char *path);
const char *desk_get_program (void);
void desk_set_up (Desk *self, gconstpointer data);
void desk_tear_down (Desk *self, gconstpointer data);

char *desk_path (Desk *self, const char *name);
void desk_write (Desk *self, const char *name, const char *text);
char *desk_read (Desk *self, const char *name);
gint64 desk_add_programme (Desk *self, const char *title, const char *code, BinomeProgrammeState state);

GSubprocess *desk_start (Desk *self, const char *locale, const char *const *arguments);
void desk_run (Desk *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
void desk_run_in (Desk *self, const char *locale, const char *first, ...) G_GNUC_NULL_TERMINATED;
JsonNode *desk_json (Desk *self);

void desk_assert_done (Desk *self);
void desk_assert_failed (Desk *self, int exit_code, const char *part);
void desk_assert_member (JsonNode *node, const char *member, gint64 value);

#define add_test(path, function) g_test_add (path, Desk, NULL, desk_set_up, function, desk_tear_down)
