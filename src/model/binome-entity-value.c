/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an entity, each by its type, and as people read them. */

#include "binome-entity.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

/* The typed getters and setters: the field's type is the caller's to know, and a wrong one is a
 * mistake in the program, which GValue reports. */

const char *
binome_entity_get_text (BinomeEntity *self, guint field)
{
  return g_value_get_string (binome_entity_peek (self, field));
}

gint64
binome_entity_get_integer (BinomeEntity *self, guint field)
{
  return g_value_get_int64 (binome_entity_peek (self, field));
}

double
binome_entity_get_real (BinomeEntity *self, guint field)
{
  return g_value_get_double (binome_entity_peek (self, field));
}

gboolean
binome_entity_get_boolean (BinomeEntity *self, guint field)
{
  return g_value_get_boolean (binome_entity_peek (self, field));
}

BinomeDate
binome_entity_get_date (BinomeEntity *self, guint field)
{
  return g_value_get_int (binome_entity_peek (self, field));
}

int
binome_entity_get_choice (BinomeEntity *self, guint field)
{
  return g_value_get_int (binome_entity_peek (self, field));
}

gint64
binome_entity_get_reference (BinomeEntity *self, guint field)
{
  return g_value_get_int64 (binome_entity_peek (self, field));
}

void
binome_entity_set_text (BinomeEntity *self, guint field, const char *value)
{
  g_auto (GValue) v = G_VALUE_INIT;

  g_value_init (&v, G_TYPE_STRING);
  g_value_set_static_string (&v, value != NULL ? value : "");
  binome_entity_assign (self, field, &v);
}

void
binome_entity_set_integer (BinomeEntity *self, guint field, gint64 value)
{
  g_auto (GValue) v = G_VALUE_INIT;

  g_value_init (&v, G_TYPE_INT64);
  g_value_set_int64 (&v, value);
  binome_entity_assign (self, field, &v);
}

void
binome_entity_set_real (BinomeEntity *self, guint field, double value)
{
  g_auto (GValue) v = G_VALUE_INIT;

  g_value_init (&v, G_TYPE_DOUBLE);
  g_value_set_double (&v, value);
  binome_entity_assign (self, field, &v);
}

void
binome_entity_set_boolean (BinomeEntity *self, guint field, gboolean value)
{
  g_auto (GValue) v = G_VALUE_INIT;

  g_value_init (&v, G_TYPE_BOOLEAN);
  g_value_set_boolean (&v, value);
  binome_entity_assign (self, field, &v);
}

void
binome_entity_set_date (BinomeEntity *self, guint field, BinomeDate value)
{
  g_auto (GValue) v = G_VALUE_INIT;

  g_value_init (&v, G_TYPE_INT);
  g_value_set_int (&v, value);
  binome_entity_assign (self, field, &v);
}

void
binome_entity_set_choice (BinomeEntity *self, guint field, int value)
{
  binome_entity_set_date (self, field, value);
}

void
binome_entity_set_reference (BinomeEntity *self, guint field, gint64 value)
{
  binome_entity_set_integer (self, field, value);
}

/**
 * binome_entity_get_choice_label:
 * @self: an entity
 * @field: a choice
 *
 * Returns: (transfer none): what the user calls the answer chosen
 */
const char *
binome_entity_get_choice_label (BinomeEntity *self, guint field)
{
  return _ (binome_entity_get_field (self, field)->choices[binome_entity_get_choice (self, field)].label);
}

/**
 * binome_entity_format:
 * @self: an entity
 * @field: one of its fields
 *
 * Returns: (transfer full): the field for people to read, in their locale; a reference's number
 */
char *
binome_entity_format (BinomeEntity *self, guint field)
{
  switch (binome_entity_get_field (self, field)->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return g_strdup (binome_entity_get_text (self, field));
    case BINOME_FIELD_INTEGER:
      return binome_text_format_number ((double)binome_entity_get_integer (self, field), 0);
    case BINOME_FIELD_REFERENCE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, binome_entity_get_reference (self, field));
    case BINOME_FIELD_REAL:
      return binome_text_format_number (binome_entity_get_real (self, field), 2);
    case BINOME_FIELD_BOOLEAN:
      return g_strdup (binome_entity_get_boolean (self, field) ? _ ("Yes") : _ ("No"));
    case BINOME_FIELD_DATE:
      return binome_date_format (binome_entity_get_date (self, field), BINOME_DATE_SHORT);
    case BINOME_FIELD_CHOICE:
      return g_strdup (binome_entity_get_choice_label (self, field));
    default:
      g_return_val_if_reached (NULL);
    }
}
