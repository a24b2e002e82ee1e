/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the accessible tree of a program whole. One call brings every node that the program has told of;
 * calls for the children, all under way at once, bring their order and make it tell of what is new. A walk
 * from node to node would be thousands of calls for each look, each waited for. */

#include "tree.h"

#define ROOT_PATH "/org/a11y/atspi/accessible/root"
#define CACHE_PATH "/org/a11y/atspi/cache"
#define CACHE_ITEM "((&s&o)(&s&o)(&s&o)ii@as&su&s@au)"

struct _Tree
{
  GHashTable *nodes; /* path to Node */
  GPtrArray *windows;
};

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->path);
  g_free (node->name);
  g_ptr_array_unref (node->children);
  g_free (node);
}

void
tree_free (Tree *tree)
{
  g_hash_table_unref (tree->nodes);
  g_ptr_array_unref (tree->windows);
  g_free (tree);
}

/* ---- the nodes ---- */

static guint64
read_states (GVariant *words)
{
  gsize n;
  const guint32 *bits = g_variant_get_fixed_array (words, &n, sizeof *bits);

  return n == 2 ? bits[0] | (guint64)bits[1] << 32 : 0;
}

static void
add_node (GHashTable *nodes, GVariant *item)
{
  g_autoptr (GVariant) interfaces = NULL;
  g_autoptr (GVariant) states = NULL;
  const char *path, *name;
  Node *node = g_new0 (Node, 1);

  g_variant_get (item, CACHE_ITEM, NULL, &path, NULL, NULL, NULL, NULL, NULL, NULL, &interfaces, &name,
                 &node->role, NULL, &states);
  node->path = g_strdup (path);
  node->name = g_strdup (name);
  node->states = read_states (states);
  node->children = g_ptr_array_new ();
  g_hash_table_insert (nodes, node->path, node);
}

/* Every node that the program has told of, by its path. */
static GHashTable *
read_nodes (GDBusConnection *bus, const char *program)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, program, CACHE_PATH, "org.a11y.atspi.Cache", "GetItems", NULL,
      G_VARIANT_TYPE ("(a((so)(so)(so)iiassusau))"), G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, NULL);
  g_autoptr (GVariant) items = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
  GHashTable *nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, node_free);

  for (gsize i = 0; items != NULL && i < g_variant_n_children (items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (items, i);

      add_node (nodes, item);
    }

  return nodes;
}

/* ---- their children ---- */

typedef struct
{
  GDBusConnection *bus;
  const char *program;
  GHashTable *nodes;
  GHashTable *children; /* path to the paths of the children */
  int n_open;
  gboolean is_news; /* there are nodes that were not told of */
} Descent;

typedef struct
{
  Descent *descent;
  char *path;
} Request;

static void ask_children (Descent *descent, const char *path);

static void
take_child (Descent *descent, GPtrArray *paths, const char *path)
{
  Node *node = g_hash_table_lookup (descent->nodes, path);

  g_ptr_array_add (paths, g_strdup (path));
  if (node == NULL)
    descent->is_news = TRUE;
  if ((node == NULL || node_has_state (node, ATSPI_STATE_SHOWING))
      && !g_hash_table_contains (descent->children, path))
    ask_children (descent, path);
}

static void
on_children_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  Descent *descent = request->descent;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) list = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_hash_table_insert (descent->children, request->path, paths);
  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      const char *path;

      g_variant_get_child (list, i, "(&s&o)", NULL, &path);
      take_child (descent, paths, path);
    }
  descent->n_open -= 1;
  g_free (request);
}

static void
ask_children (Descent *descent, const char *path)
{
  Request *request = g_new0 (Request, 1);

  request->descent = descent;
  request->path = g_strdup (path);
  descent->n_open += 1;
  g_dbus_connection_call (descent->bus, descent->program, path, "org.a11y.atspi.Accessible", "GetChildren",
                          NULL, G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL,
                          on_children_cb, request);
}

/* Joins the nodes to their children; what was not told of, or is no more, is left out. */
static void
join (Tree *tree, GHashTable *children, const char *path, Node *parent)
{
  GPtrArray *paths = g_hash_table_lookup (children, path);

  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      Node *node = g_hash_table_lookup (tree->nodes, paths->pdata[i]);

      if (node == NULL || node->parent != NULL)
        continue;
      node->parent = parent;
      g_ptr_array_add (parent != NULL ? parent->children : tree->windows, node);
      join (tree, children, node->path, node);
    }
}

/* The tree of PROGRAM, a unique name on BUS; empty when the program is not there (yet, or any more). */
Tree *
tree_read (GDBusConnection *bus, const char *program)
{
  g_autoptr (GHashTable) children
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  Descent descent = { bus, program, read_nodes (bus, program), children, 0, FALSE };
  Tree *tree = g_new0 (Tree, 1);

  ask_children (&descent, ROOT_PATH);
  while (descent.n_open > 0)
    g_main_context_iteration (NULL, TRUE);
  if (descent.is_news)
    {
      g_hash_table_unref (descent.nodes);
      descent.nodes = read_nodes (bus, program);
    }

  tree->nodes = descent.nodes;
  tree->windows = g_ptr_array_new ();
  join (tree, children, ROOT_PATH, NULL);
  return tree;
}

/* ---- looking ---- */

guint
tree_count_windows (Tree *tree)
{
  return tree->windows->len;
}

gboolean
node_has_state (Node *node, AtspiStateType state)
{
  return (node->states >> state & 1) != 0;
}

static gboolean
matches (Node *node, AtspiRole role, const char *name)
{
  return (role == ATSPI_ROLE_INVALID || node->role == role) && g_pattern_match_simple (name, node->name);
}

/* What shows under this node, or the node itself. The last match counts: dialogs come after what they cover.
 */
Node *
node_find (Node *node, AtspiRole role, const char *name)
{
  if (!node_has_state (node, ATSPI_STATE_SHOWING))
    return NULL;
  for (guint i = node->children->len; i-- > 0;)
    {
      Node *found = node_find (node->children->pdata[i], role, name);

      if (found != NULL)
        return found;
    }

  return matches (node, role, name) ? node : NULL;
}

Node *
tree_find (Tree *tree, AtspiRole role, const char *name)
{
  for (guint i = tree->windows->len; i-- > 0;)
    {
      Node *found = node_find (tree->windows->pdata[i], role, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What has the keyboard, here or below. */
Node *
node_find_focus (Node *node)
{
  if (!node_has_state (node, ATSPI_STATE_SHOWING))
    return NULL;
  if (node->parent != NULL && node_has_state (node, ATSPI_STATE_FOCUSED))
    return node;
  for (guint i = node->children->len; i-- > 0;)
    {
      Node *found = node_find_focus (node->children->pdata[i]);

      if (found != NULL)
        return found;
    }

  return NULL;
}

Node *
tree_get_focus (Tree *tree)
{
  for (guint i = tree->windows->len; i-- > 0;)
    {
      Node *found = node_find_focus (tree->windows->pdata[i]);

      if (found != NULL)
        return found;
    }

  return NULL;
}

Node *
node_get_window (Node *node)
{
  while (node->parent != NULL)
    node = node->parent;

  return node;
}

static void
print (Node *node, int depth)
{
  g_autofree char *role = atspi_role_get_name (node->role);

  if (!node_has_state (node, ATSPI_STATE_SHOWING))
    return;
  if (*node->name != '\0' || node_has_state (node, ATSPI_STATE_FOCUSED))
    g_printerr ("# %*s%s “%s”%s%s\n", depth, "", role, node->name,
                node_has_state (node, ATSPI_STATE_FOCUSED) ? " focused" : "",
                node_has_state (node, ATSPI_STATE_SENSITIVE) ? "" : " insensitive");
  for (guint i = 0; i < node->children->len; i++)
    print (node->children->pdata[i], depth + 1);
}

/* The tree as it is now, for whoever mends the test. */
void
tree_print (Tree *tree)
{
  for (guint i = 0; i < tree->windows->len; i++)
    print (tree->windows->pdata[i], 0);
}
