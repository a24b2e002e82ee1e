/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads back what a run kept to explain a result, into words of today's language. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

#include "binome-match-score.h"
#include "binome-matching-values.h"
#include "binome-matching-words.h"

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

  g_free (rule->code);
  g_free (rule->rule);
  g_free (rule->tutors);
  g_free (rule);
}

static void
rival_free (gpointer data)
{
  g_free (((BinomeMatchDetailRival *)data)->name);
  g_free (data);
}

static void
fragile_free (gpointer data)
{
  BinomeMatchDetailFragile *fragile = data;

  g_free (fragile->criterion);
  g_free (fragile->tutor);
  g_free (fragile);
}

static void
help_free (gpointer data)
{
  g_free (((BinomeMatchDetailHelp *)data)->text);
  g_free (data);
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

/* A number from a file may be anything. */
static int
get_count (JsonObject *object, const char *name)
{
  return (int)CLAMP (get_number (object, name), -G_MAXINT, G_MAXINT);
}

/* The title of a rule: one of the program by its code, else as it was written. */
static char *
get_rule (JsonObject *object, const char *code_name, const char *name)
{
  g_autofree char *code = get_text (object, code_name);
  const char *title = binome_matching_rule_get_title (code);

  return title != NULL ? g_strdup (title) : get_text (object, name);
}

/* A value of one of the two, in today's language as far as it was kept so. */
static char *
get_words (JsonObject *object, const char *value_name, const char *name)
{
  g_autofree char *value = get_text (object, value_name);

  return *value != '\0' ? binome_matching_value_describe (value) : get_text (object, name);
}

static void
read_line (JsonObject *object, GPtrArray *lines)
{
  BinomeMatchDetailLine *line;

  line = g_new0 (BinomeMatchDetailLine, 1);
  line->criterion = get_rule (object, "code", "criterion");
  line->tutee = get_words (object, "tutee-value", "tutee");
  line->tutor = get_words (object, "tutor-value", "tutor");
  line->points = get_number (object, "points");
  line->maximum = get_number (object, "maximum");
  line->counted = line->maximum > 0;
  g_ptr_array_add (lines, line);
}

/* A rule that is broken on a later day says when. */
static char *
get_rule_or_later (JsonObject *object)
{
  g_autofree char *code = get_text (object, "code");
  g_autofree char *rule = get_rule (object, "code", "rule");
  g_autofree char *iso = get_text (object, "on");
  g_autofree char *day = binome_date_format (binome_date_parse_iso (iso), BINOME_DATE_MEDIUM);

  if (!g_str_equal (code, BINOME_MATCHING_RULE_LATER))
    return g_steal_pointer (&rule);
  /* Translators: a rule that a pair breaks on a later day, since somebody moves, and that day. */
  return g_strdup_printf (_ ("%1$s, broken from %2$s on"), rule, day);
}

static void
read_rule (JsonObject *object, GPtrArray *rules)
{
  BinomeMatchDetailRule *rule;

  rule = g_new0 (BinomeMatchDetailRule, 1);
  rule->code = get_text (object, "code");
  rule->rule = get_rule_or_later (object);
  rule->tutors = get_text (object, "tutors");
  rule->n_tutors = (guint)CLAMP (get_number (object, "count"), 0, G_MAXINT);
  rule->n_alone = (guint)CLAMP (get_number (object, "alone"), 0, G_MAXINT);
  rule->would_serve = (guint)CLAMP (get_number (object, "would-serve"), 0, G_MAXINT);
  g_ptr_array_add (rules, rule);
}

static void
read_rival (JsonObject *object, GPtrArray *rivals)
{
  BinomeMatchDetailRival *rival = g_new0 (BinomeMatchDetailRival, 1);

  rival->tutor = (gint64)CLAMP (get_number (object, "tutor"), 0, G_MAXINT32);
  rival->name = get_text (object, "name");
  rival->score = get_number (object, "score");
  rival->served = get_count (object, "served");
  rival->points = get_number (object, "points");
  g_ptr_array_add (rivals, rival);
}

static void
read_fragile (JsonObject *object, GPtrArray *list)
{
  BinomeMatchDetailFragile *fragile = g_new0 (BinomeMatchDetailFragile, 1);

  fragile->criterion = get_text (object, "criterion");
  fragile->change = get_count (object, "change");
  fragile->tutor = get_text (object, "tutor");
  g_ptr_array_add (list, fragile);
}

static void
read_help (JsonObject *object, GPtrArray *list)
{
  BinomeMatchDetailHelp *help = g_new0 (BinomeMatchDetailHelp, 1);
  g_autofree char *kind = get_text (object, "relax"), *tutor = get_text (object, "tutor");
  g_autofree char *rule = get_rule (object, "code", "rule");
  g_autofree char *second = get_rule (object, "second-code", "second-rule");

  if (*kind != '\0')
    help->text = binome_matching_help_describe (kind, tutor, rule, second,
                                                (guint)MAX (get_count (object, "places"), 1));
  else
    help->text = get_text (object, "text");
  help->tutor = (gint64)CLAMP (get_number (object, "pair"), 0, G_MAXINT32);
  help->served = get_count (object, "served");
  help->points = get_number (object, "points");
  g_ptr_array_add (list, help);
}

/* Whether there is such an array, empty or not. */
static gboolean
read_array (JsonNode *root, const char *name, void (*read) (JsonObject *object, GPtrArray *into),
            GPtrArray *into)
{
  JsonNode *node = NULL;
  JsonArray *array;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), name);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      read (json_node_get_object (json_array_get_element (array, i)), into);
  return TRUE;
}

/**
 * binome_match_detail_list_lines:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 *
 * Returns: (transfer full) (element-type BinomeMatchDetailLine): the score table of any two, by the criteria
 * of the problem
 */
GPtrArray *
binome_match_detail_list_lines (BinomeMatchProblem *problem, guint tutee, guint tutor)
{
  g_autoptr (GPtrArray) found = binome_match_score_lines (problem, tutee, tutor);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < found->len; i++)
    {
      const BinomeMatchLine *one = found->pdata[i];
      BinomeMatchDetailLine *line = g_new0 (BinomeMatchDetailLine, 1);

      line->criterion = g_strdup (one->title);
      line->tutee = binome_matching_value_describe (one->tutee);
      line->tutor = binome_matching_value_describe (one->tutor);
      line->points = (double)one->points / BINOME_MATCH_SCORE_MAX;
      line->maximum = (double)one->maximum / BINOME_MATCH_SCORE_MAX;
      line->counted = one->maximum > 0;
      line->barred = one->verdict == BINOME_MATCH_VERDICT_BARRED;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/**
 * binome_match_detail_parse:
 * @text: (nullable): what %BINOME_MATCH_RESULT_DETAIL holds
 *
 * Returns: (transfer full): what is in it; nothing where it holds something else
 */
BinomeMatchDetail *
binome_match_detail_parse (const char *text)
{
  g_autoptr (JsonNode) root = text != NULL && *text != '\0' ? json_from_string (text, NULL) : NULL;
  BinomeMatchDetail *detail = g_new0 (BinomeMatchDetail, 1);
  gboolean has_rivals, has_help;

  detail->lines = g_ptr_array_new_with_free_func (line_free);
  detail->rivals = g_ptr_array_new_with_free_func (rival_free);
  detail->fragile = g_ptr_array_new_with_free_func (fragile_free);
  detail->rules = g_ptr_array_new_with_free_func (rule_free);
  detail->help = g_ptr_array_new_with_free_func (help_free);
  read_array (root, "lines", read_line, detail->lines);
  detail->is_weighed = read_array (root, "fragile", read_fragile, detail->fragile);
  read_array (root, "rules", read_rule, detail->rules);
  has_rivals = read_array (root, "rivals", read_rival, detail->rivals);
  has_help = read_array (root, "help", read_help, detail->help);
  detail->is_full = has_rivals || has_help;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      detail->n_too_low = (guint)MAX (get_count (json_node_get_object (root), "too-low"), 0);
      detail->is_allowed = get_count (json_node_get_object (root), "allowed") != 0;
      detail->can_be_told
          = get_count (json_node_get_object (root), "format") >= BINOME_MATCHING_DETAIL_CAN_BE_TOLD;
    }

  return detail;
}

void
binome_match_detail_free (BinomeMatchDetail *detail)
{
  g_ptr_array_unref (detail->lines);
  g_ptr_array_unref (detail->rivals);
  g_ptr_array_unref (detail->fragile);
  g_ptr_array_unref (detail->rules);
  g_ptr_array_unref (detail->help);
  g_free (detail);
}
