/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a training can be paid by others at most: the ceilings are data, not code. */

#include "binome-funding.h"

#include <math.h>
#include <json-glib/json-glib.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

#define FORMAT 1

static gboolean
fail (const char *member, GError **error)
{
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED,
               /* Translators: the part of the file that is wrong. */
               _ ("The funding rules cannot be read: “%s” is wrong."), member);
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static gboolean
get_ceiling (JsonObject *object, const char *member, double *ceiling, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  GType type
      = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return fail (member, error);

  *ceiling = type == G_TYPE_INT64 ? (double)json_node_get_int (node) : json_node_get_double (node);
  return (isfinite (*ceiling) && *ceiling > 0) || fail (member, error);
}

static BinomeFunding *
read_funding (JsonObject *object, GError **error)
{
  g_autoptr (BinomeFunding) self = g_new0 (BinomeFunding, 1);
  const char *checked_on = get_text (object, "checked-on");

  self->id = g_strdup (get_text (object, "id"));
  self->citation = g_strdup (get_text (object, "citation"));
  self->checked_on = binome_date_parse_iso (checked_on);
  if (*checked_on != '\0' && self->checked_on == BINOME_DATE_NONE)
    {
      fail ("checked-on", error);
      return NULL;
    }
  if (!get_ceiling (object, "hourly-ceiling", &self->hourly_ceiling, error)
      || !get_ceiling (object, "hours-ceiling", &self->hours_ceiling, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The list of the file; NULL where it is another kind of file. */
static JsonArray *
find_list (JsonParser *parser)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonNode *format, *list;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  format = json_object_get_member (json_node_get_object (root), "format");
  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) || json_node_get_value_type (format) != G_TYPE_INT64
      || json_node_get_int (format) != FORMAT)
    return NULL;
  list = json_object_get_member (json_node_get_object (root), "funding");

  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

/**
 * binome_funding_new_for_bytes:
 * @bytes: a file of funding rules
 * @covers: what is to be paid for, such as “tutor-training”
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the rule for it
 */
BinomeFunding *
binome_funding_new_for_bytes (GBytes *bytes, const char *covers, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  JsonArray *list;

  if (size == 0 || !json_parser_load_from_data (parser, text, (gssize)size, NULL)
      || (list = find_list (parser)) == NULL)
    {
      fail ("funding", error);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (element)
          && g_str_equal (get_text (json_node_get_object (element), "covers"), covers))
        return read_funding (json_node_get_object (element), error);
    }

  fail (covers, error);
  return NULL;
}

BinomeFunding *
binome_funding_copy (const BinomeFunding *self)
{
  BinomeFunding *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->citation = g_strdup (self->citation);
  return copy;
}

void
binome_funding_free (BinomeFunding *self)
{
  g_free (self->id);
  g_free (self->citation);
  g_free (self);
}

/**
 * binome_funding_get_ceiling:
 * @self: a rule
 * @hours: how long the training is; NaN for unknown
 * @cost: what it costs a person, in euros; NaN for unknown
 *
 * The lower of the ceiling and the real hourly rate, for the lower of the ceiling and the real hours:
 * min(15 €, cost ÷ hours) × min(40 h, hours) by articles L6332-14 and D6332-92 of the Code du travail.
 *
 * Returns: what can be paid for one person at most, in euros; NaN where the hours are not known
 */
double
binome_funding_get_ceiling (const BinomeFunding *self, double hours, double cost)
{
  double rate = self->hourly_ceiling;

  if (!isfinite (hours) || hours <= 0)
    return NAN;
  if (isfinite (cost) && cost >= 0)
    rate = fmin (rate, cost / hours);

  return rate * fmin (self->hours_ceiling, hours);
}
