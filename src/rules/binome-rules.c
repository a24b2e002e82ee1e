/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a country, read from JSON: numbers, citations and dates are data, not code. */

#include "binome-rules.h"

#include <string.h>
#include <json-glib/json-glib.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

#define FORMAT 1
#define MAX_NUMBER 10000

struct _BinomeRules
{
  GArray *rules; /* of BinomeRule */
};

static const struct
{
  const char *id;
  const char *label;
} severities[] = {
  [BINOME_SEVERITY_INFO] = { "info", NC_ ("severity", "To know") },
  [BINOME_SEVERITY_DUE] = { "due", NC_ ("severity", "To do") },
  [BINOME_SEVERITY_WARN] = { "warn", NC_ ("severity", "To look at") },
  [BINOME_SEVERITY_ALERT] = { "alert", NC_ ("severity", "To act on") },
  [BINOME_SEVERITY_BLOCK] = { "block", NC_ ("severity", "Not allowed") },
};

static const char *const checks[] = {
  [BINOME_RULE_CHECK_TUTOR_NAMED] = "tutor-named",
  [BINOME_RULE_CHECK_CAPACITY] = "capacity",
  [BINOME_RULE_CHECK_PROGRAMME_CAPACITY] = "programme-capacity",
  [BINOME_RULE_CHECK_CONTACT] = "contact",
  [BINOME_RULE_CHECK_MEETING] = "meeting",
  [BINOME_RULE_CHECK_CHECK_IN] = "check-in",
};

static const struct
{
  const char *id;
  BinomeRuleContract contract;
} contracts[] = {
  { "apprenticeship", BINOME_RULE_CONTRACT_APPRENTICESHIP },
  { "professionalisation", BINOME_RULE_CONTRACT_PROFESSIONALISATION },
  { "internship", BINOME_RULE_CONTRACT_INTERNSHIP },
  { "prolonged-apprenticeship", BINOME_RULE_CONTRACT_PROLONGED },
  { "aided", BINOME_RULE_CONTRACT_AIDED },
};

static void
rule_clear (gpointer data)
{
  BinomeRule *rule = data;

  g_free (rule->id);
  g_free (rule->citation);
}

void
binome_rules_free (BinomeRules *self)
{
  g_array_unref (self->rules);
  g_free (self);
}

/* ---- reading ---- */

static gboolean
fail (const char *rule, const char *member, GError **error)
{
  /* Translators: the name of a rule, and the part of it that is wrong. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED,
               _ ("The rule “%1$s” cannot be read: “%2$s” is wrong."), rule, member);
  return FALSE;
}

/* The text of a member; NULL where it is missing or something else. */
static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
get_number (JsonObject *object, const char *member, int *number)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  gint64 value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  value = json_node_get_int (node);
  *number = (int)CLAMP (value, 0, MAX_NUMBER);
  return value == *number;
}

static gboolean
read_contracts (JsonObject *object, const char *member, BinomeRuleContract *found)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *list;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      BinomeRuleContract contract = BINOME_RULE_CONTRACT_NONE;

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
      for (gsize j = 0; j < G_N_ELEMENTS (contracts); j++)
        if (g_str_equal (contracts[j].id, json_node_get_string (element)))
          contract = contracts[j].contract;
      if (contract == BINOME_RULE_CONTRACT_NONE)
        return FALSE;
      *found |= contract;
    }

  return TRUE;
}

static gboolean
read_check (JsonObject *object, BinomeRule *rule, GError **error)
{
  const char *id = get_text (object, "check");
  gsize check = 0;

  while (check < G_N_ELEMENTS (checks) && g_strcmp0 (checks[check], id) != 0)
    check++;
  if (check == G_N_ELEMENTS (checks))
    return fail (rule->id, "check", error);

  rule->check = (BinomeRuleCheck)check;
  return rule->check != BINOME_RULE_CHECK_CAPACITY || get_number (object, "limit", &rule->limit)
         || fail (rule->id, "limit", error);
}

static gboolean
read_rule (JsonObject *object, BinomeRule *rule, GError **error)
{
  const char *id = get_text (object, "id");
  const char *severity = get_text (object, "severity");
  const char *citation = get_text (object, "citation");
  const char *checked_on = get_text (object, "checked-on");
  gsize i = 0;

  rule->id = g_strdup (id != NULL ? id : "");
  rule->citation = g_strdup (citation != NULL ? citation : "");
  if (*rule->id == '\0')
    return fail (rule->id, "id", error);

  while (i < G_N_ELEMENTS (severities) && g_strcmp0 (severities[i].id, severity) != 0)
    i++;
  if (i == G_N_ELEMENTS (severities))
    return fail (rule->id, "severity", error);
  rule->severity = (BinomeSeverity)i;

  rule->checked_on = checked_on != NULL ? binome_date_parse_iso (checked_on) : BINOME_DATE_NONE;
  if (checked_on != NULL && rule->checked_on == BINOME_DATE_NONE)
    return fail (rule->id, "checked-on", error);
  if (!read_contracts (object, "applies-to", &rule->contracts))
    return fail (rule->id, "applies-to", error);
  if (!read_contracts (object, "only-with", &rule->only_with))
    return fail (rule->id, "only-with", error);

  return read_check (object, rule, error);
}

static gboolean
read_all (BinomeRules *self, JsonNode *root, GError **error)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *list = object != NULL ? json_object_get_member (object, "rules") : NULL;
  int format;

  if (!get_number (object, "format", &format) || format != FORMAT)
    return fail ("", "format", error);
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return fail ("", "rules", error);

  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);
      BinomeRule *rule;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail ("", "rules", error);
      g_array_set_size (self->rules, i + 1);
      rule = &g_array_index (self->rules, BinomeRule, i);
      if (!read_rule (json_node_get_object (node), rule, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_rules_new_for_bytes:
 * @bytes: the JSON of a country
 * @error: return location for a #GError: %BINOME_ERROR_DAMAGED with the rule and what is wrong with it
 *
 * Returns: (transfer full) (nullable): its rules
 */
BinomeRules *
binome_rules_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (BinomeRules) self = g_new0 (BinomeRules, 1);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->rules = g_array_new (FALSE, TRUE, sizeof (BinomeRule));
  g_array_set_clear_func (self->rules, rule_clear);
  if (!json_parser_load_from_data (parser, data != NULL ? data : "", (gssize)size, &reason))
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED, _ ("The rules cannot be read: %s"),
                   reason->message);
      return NULL;
    }
  if (!read_all (self, json_parser_get_root (parser), error))
    return NULL;

  return g_steal_pointer (&self);
}

guint
binome_rules_get_n (const BinomeRules *self)
{
  return self->rules->len;
}

const BinomeRule *
binome_rules_get (const BinomeRules *self, guint position)
{
  g_return_val_if_fail (position < self->rules->len, NULL);

  return &g_array_index (self->rules, BinomeRule, position);
}

/**
 * binome_rules_find_check:
 * @self: the rules of a country
 * @check: what a rule looks at
 *
 * Returns: (nullable): the first rule that looks at it
 */
const BinomeRule *
binome_rules_find_check (const BinomeRules *self, BinomeRuleCheck check)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (g_array_index (self->rules, BinomeRule, i).check == check)
      return &g_array_index (self->rules, BinomeRule, i);

  return NULL;
}

/* How data names it. */
const char *
binome_severity_get_id (BinomeSeverity severity)
{
  return severities[severity].id;
}

/* What the user calls it. */
const char *
binome_severity_get_label (BinomeSeverity severity)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "severity", severities[severity].label);
}
