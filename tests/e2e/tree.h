/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

/* The accessible tree of a program as it is at one moment. */

typedef struct _Node Node;

struct _Node
{
  char *path; /* its name on the bus */
  char *name;
  AtspiRole role;
  guint64 states; /* bits, by AtspiStateType */
  Node *parent;
  GPtrArray *children; /* of Node, in their order */
};

typedef struct _Tree Tree;

Tree *tree_read (GDBusConnection *bus, const char *program);
void tree_free (Tree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tree, tree_free)

guint tree_count_windows (Tree *tree);
Node *tree_find (Tree *tree, AtspiRole role, const char *name);
Node *tree_get_focus (Tree *tree);
void tree_print (Tree *tree);

gboolean node_has_state (Node *node, AtspiStateType state);
Node *node_find (Node *node, AtspiRole role, const char *name);
Node *node_find_focus (Node *node);
Node *node_get_window (Node *node);
