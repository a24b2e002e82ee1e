/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"
#include "binome-store.h"

/* A workspace in a folder of its own, removed with it. */
typedef struct
{
  char *folder;
  char *path;
  BinomeStore *store;
} Workspace;

void workspace_set_up (Workspace *self, gconstpointer data);
void workspace_tear_down (Workspace *self, gconstpointer data);
void workspace_reopen (Workspace *self);
gint64 workspace_add_person (Workspace *self, const char *family_name, const char *given_name);
gint64 workspace_add (Workspace *self, BinomeEntity *entity);
char *workspace_dump (Workspace *self);
gpointer workspace_get (Workspace *self, GType type, gint64 id);
void iterate_until (gboolean (*condition) (gpointer), gpointer data);

#define add_test(path, function)                                                                             \
  g_test_add (path, Workspace, NULL, workspace_set_up, function, workspace_tear_down)
