/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria as they are kept in a set: JSON, own fields by number and by name. */

#include "binome-criteria-content.h"

#include <json-glib/json-glib.h>
#include <glib/gi18n-lib.h>

#include "binome-criteria-law.h"
#include "binome-error.h"
#include "binome-model.h"
#include "binome-text.h"

#define FORMAT 1

/* What of a criterion is kept; its fields of one's own come beside, by number and by name. */
static const guint kept_fields[] = {
  BINOME_CRITERION_TITLE,  BINOME_CRITERION_COMPARATOR, BINOME_CRITERION_ATTRIBUTE, BINOME_CRITERION_KIND,
  BINOME_CRITERION_WEIGHT, BINOME_CRITERION_MISSING,    BINOME_CRITERION_MINIMUM,   BINOME_CRITERION_MAXIMUM,
  BINOME_CRITERION_ACTIVE, BINOME_CRITERION_VIEWPOINT,
};

static const guint references[] = { BINOME_CRITERION_FIELD, BINOME_CRITERION_TUTOR_FIELD };

static BinomeEntity *
find_definition (GPtrArray *definitions, gint64 id, const char *title)
{
  g_autofree char *wanted = binome_text_fold (title);

  for (guint k = 0; k < definitions->len; k++)
    if (binome_entity_get_id (definitions->pdata[k]) == id)
      return definitions->pdata[k];
  for (guint k = 0; k < definitions->len && *wanted != '\0'; k++)
    {
      g_autofree char *found
          = binome_text_fold (binome_entity_get_text (definitions->pdata[k], BINOME_FIELD_DEFINITION_TITLE));

      if (g_str_equal (found, wanted))
        return definitions->pdata[k];
    }
  return NULL;
}

/* ---- writing ---- */

static void
write_field (JsonBuilder *builder, BinomeEntity *criterion, guint field)
{
  const BinomeField *declared = binome_entity_get_field (criterion, field);

  json_builder_set_member_name (builder, declared->name);
  switch (declared->type)
    {
    case BINOME_FIELD_CHOICE:
      json_builder_add_string_value (builder,
                                     declared->choices[binome_entity_get_choice (criterion, field)].id);
      break;
    case BINOME_FIELD_INTEGER:
      json_builder_add_int_value (builder, binome_entity_get_integer (criterion, field));
      break;
    case BINOME_FIELD_BOOLEAN:
      json_builder_add_boolean_value (builder, binome_entity_get_boolean (criterion, field));
      break;
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
    case BINOME_FIELD_REAL:
    case BINOME_FIELD_DATE:
    case BINOME_FIELD_REFERENCE:
    default:
      json_builder_add_string_value (builder, binome_entity_get_text (criterion, field));
    }
}

static void
write_reference (JsonBuilder *builder, BinomeEntity *criterion, guint field, GPtrArray *definitions)
{
  gint64 id = binome_entity_get_reference (criterion, field);
  BinomeEntity *definition = id != 0 ? find_definition (definitions, id, "") : NULL;

  if (definition == NULL)
    return;
  json_builder_set_member_name (builder, binome_entity_get_field (criterion, field)->name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, id);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE));
  json_builder_end_object (builder);
}

/* The criteria as JSON. */
char *
binome_criteria_content_write (GPtrArray *criteria, GPtrArray *definitions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < criteria->len; i++)
    {
      json_builder_begin_object (builder);
      for (gsize k = 0; k < G_N_ELEMENTS (kept_fields); k++)
        write_field (builder, criteria->pdata[i], kept_fields[k]);
      for (gsize k = 0; k < G_N_ELEMENTS (references); k++)
        write_reference (builder, criteria->pdata[i], references[k], definitions);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* ---- reading ---- */

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_DAMAGED,
                       _ ("This set of criteria cannot be read any more."));
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
get_integer (JsonObject *object, const char *member, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64
          && json_node_get_value_type (node) != G_TYPE_BOOLEAN))
    return FALSE;

  *value = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                           : json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_field (JsonObject *object, BinomeEntity *criterion, guint field)
{
  const BinomeField *declared = binome_entity_get_field (criterion, field);
  const char *text = get_text (object, declared->name);
  gint64 number = 0;
  int choice;

  switch (declared->type)
    {
    case BINOME_FIELD_CHOICE:
      choice = text != NULL ? binome_choice_find (declared->choices, text) : -1;
      if (choice >= 0)
        binome_entity_set_choice (criterion, field, choice);
      return choice >= 0;
    case BINOME_FIELD_INTEGER:
      if (!get_integer (object, declared->name, &number))
        return FALSE;
      binome_entity_set_integer (criterion, field, CLAMP (number, declared->minimum, declared->maximum));
      return TRUE;
    case BINOME_FIELD_BOOLEAN:
      if (!get_integer (object, declared->name, &number))
        return FALSE;
      binome_entity_set_boolean (criterion, field, number != 0);
      return TRUE;
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
    case BINOME_FIELD_REAL:
    case BINOME_FIELD_DATE:
    case BINOME_FIELD_REFERENCE:
    default:
      binome_entity_set_text (criterion, field, text != NULL ? text : "");
      return text != NULL && *text != '\0';
    }
}

/* Returns FALSE where the field is not there any more. */
static gboolean
read_reference (JsonObject *object, BinomeEntity *criterion, guint field, GPtrArray *definitions)
{
  JsonNode *node = json_object_get_member (object, binome_entity_get_field (criterion, field)->name);
  BinomeEntity *definition;
  const char *title;
  gint64 id = 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return field != BINOME_CRITERION_FIELD || !binome_criterion_needs_field (criterion);

  title = get_text (json_node_get_object (node), "title");
  get_integer (json_node_get_object (node), "id", &id);
  definition = find_definition (definitions, id, title);
  if (definition == NULL)
    return FALSE;

  binome_entity_set_reference (criterion, field, binome_entity_get_id (definition));
  return TRUE;
}

static gboolean
read_criterion (JsonNode *node, GPtrArray *definitions, GPtrArray *criteria, GStrvBuilder *left_out,
                GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (BinomeEntity) criterion = BINOME_ENTITY (binome_criterion_new ());
  gboolean has_fields = TRUE;

  if (object == NULL)
    return fail (error);
  for (gsize k = 0; k < G_N_ELEMENTS (kept_fields); k++)
    if (!read_field (object, criterion, kept_fields[k]))
      return fail (error);
  for (gsize k = 0; k < G_N_ELEMENTS (references); k++)
    has_fields &= read_reference (object, criterion, references[k], definitions);
  if (has_fields)
    g_ptr_array_add (criteria, g_steal_pointer (&criterion));
  else
    g_strv_builder_add (left_out, binome_entity_get_text (criterion, BINOME_CRITERION_TITLE));
  return TRUE;
}

/* Reads it back; a criterion whose field is not there any more is named in "left_out". */
gboolean
binome_criteria_content_read (const char *content, GPtrArray *definitions, GPtrArray *criteria,
                              GStrvBuilder *left_out, GError **error)
{
  g_autoptr (JsonNode) root = *content != '\0' ? json_from_string (content, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *list = object != NULL ? json_object_get_member (object, "criteria") : NULL;
  gint64 format = 0;

  if (object == NULL || !get_integer (object, "format", &format) || format != FORMAT || list == NULL
      || !JSON_NODE_HOLDS_ARRAY (list))
    return fail (error);
  for (guint k = 0; k < json_array_get_length (json_node_get_array (list)); k++)
    if (!read_criterion (json_array_get_element (json_node_get_array (list), k), definitions, criteria,
                         left_out, error))
      return FALSE;
  return TRUE;
}

static void
add_definition (JsonObject *criterion, const char *member, GPtrArray *definitions)
{
  JsonNode *node = json_object_get_member (criterion, member);
  BinomeEntity *definition;
  const char *title;
  gint64 id = 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || !get_integer (json_node_get_object (node), "id", &id)
      || find_definition (definitions, id, "") != NULL)
    return;

  title = get_text (json_node_get_object (node), "title");
  definition = BINOME_ENTITY (binome_field_definition_new ());
  binome_entity_set_id (definition, id);
  binome_entity_set_text (definition, BINOME_FIELD_DEFINITION_TITLE, title != NULL ? title : "");
  g_ptr_array_add (definitions, definition);
}

/* The fields of one’s own that kept criteria name, as far as that is kept: their numbers and their names
 * then. */
GPtrArray *
binome_criteria_content_list_fields (const char *content)
{
  g_autoptr (JsonNode) root = *content != '\0' ? json_from_string (content, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *list = object != NULL ? json_object_get_member (object, "criteria") : NULL;
  GPtrArray *definitions = g_ptr_array_new_with_free_func (g_object_unref);

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return definitions;
  for (guint k = 0; k < json_array_get_length (json_node_get_array (list)); k++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), k);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      add_definition (json_node_get_object (node), "field", definitions);
      add_definition (json_node_get_object (node), "tutor-field", definitions);
    }
  return definitions;
}
