/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads back what a run kept to explain a result. */

#include "binome-matching.h"

#include <json-glib/json-glib.h>

static void
line_free (gpointer data)
{
  BinomeMatchDetailLine *line = data;

  g_free (line->criterion);
  g_free (line->tutee);
  g_free (line->tutor);
  g_free (line);
}

static void
rule_free (gpointer data)
{
  BinomeMatchDetailRule *rule = data;

  g_free (rule->rule);
  g_free (rule->tutors);
  g_free (rule);
}

/* The member, where it is a plain value of that type or one that becomes it. */
static gboolean
get_value (JsonObject *object, const char *name, GType type, GValue *value)
{
  JsonNode *node = json_object_get_member (object, name);
  g_auto (GValue) raw = G_VALUE_INIT;

  g_value_init (value, type);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  json_node_get_value (node, &raw);
  return g_value_type_transformable (G_VALUE_TYPE (&raw), type) && g_value_transform (&raw, value);
}

static char *
get_text (JsonObject *object, const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return get_value (object, name, G_TYPE_STRING, &value) ? g_value_dup_string (&value) : g_strdup ("");
}

static double
get_number (JsonObject *object, const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return get_value (object, name, G_TYPE_DOUBLE, &value) ? g_value_get_double (&value) : 0;
}

static void
read_line (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  GPtrArray *lines = data;
  BinomeMatchDetailLine *line;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  line = g_new0 (BinomeMatchDetailLine, 1);
  line->criterion = get_text (object, "criterion");
  line->tutee = get_text (object, "tutee");
  line->tutor = get_text (object, "tutor");
  line->points = get_number (object, "points");
  line->maximum = get_number (object, "maximum");
  line->counted = line->maximum > 0;
  g_ptr_array_add (lines, line);
}

static void
read_rule (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  GPtrArray *rules = data;
  BinomeMatchDetailRule *rule;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  rule = g_new0 (BinomeMatchDetailRule, 1);
  rule->rule = get_text (object, "rule");
  rule->tutors = get_text (object, "tutors");
  rule->n_tutors = (guint)CLAMP (get_number (object, "count"), 0, G_MAXINT);
  g_ptr_array_add (rules, rule);
}

static void
read_array (JsonNode *root, const char *name, JsonArrayForeach read, GPtrArray *into)
{
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  node = json_object_get_member (json_node_get_object (root), name);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), read, into);
}

/**
 * binome_match_detail_parse:
 * @text: (nullable): what %BINOME_MATCH_RESULT_DETAIL holds
 *
 * Returns: (transfer full): the lines and rules in it; none where it holds something else
 */
BinomeMatchDetail *
binome_match_detail_parse (const char *text)
{
  g_autoptr (JsonNode) root = text != NULL && *text != '\0' ? json_from_string (text, NULL) : NULL;
  BinomeMatchDetail *detail = g_new0 (BinomeMatchDetail, 1);

  detail->lines = g_ptr_array_new_with_free_func (line_free);
  detail->rules = g_ptr_array_new_with_free_func (rule_free);
  read_array (root, "lines", read_line, detail->lines);
  read_array (root, "rules", read_rule, detail->rules);

  return detail;
}

void
binome_match_detail_free (BinomeMatchDetail *detail)
{
  g_ptr_array_unref (detail->lines);
  g_ptr_array_unref (detail->rules);
  g_free (detail);
}
