/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Can a field be kept as it is? The answer is in the user's words. */

#include "binome-entity.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

static gboolean
is_empty (BinomeEntity *self, guint field)
{
  switch (binome_entity_get_field (self, field)->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return binome_text_is_blank (binome_entity_get_text (self, field));
    case BINOME_FIELD_DATE:
      return binome_entity_get_date (self, field) == BINOME_DATE_NONE;
    case BINOME_FIELD_REFERENCE:
      return binome_entity_get_reference (self, field) == 0;
    case BINOME_FIELD_REAL:
      return isnan (binome_entity_get_real (self, field));
    case BINOME_FIELD_INTEGER:
    case BINOME_FIELD_BOOLEAN:
    case BINOME_FIELD_CHOICE:
    default:
      return FALSE;
    }
}

/**
 * binome_entity_validate_field:
 * @self: an entity
 * @field: one of its fields
 * @error: return location for a #GError
 *
 * Returns: whether @field can be kept as it is; otherwise @error (%BINOME_ERROR_INVALID) says what
 *   is wrong, in the user's language
 */
gboolean
binome_entity_validate_field (BinomeEntity *self, guint field, GError **error)
{
  const BinomeField *declared = binome_entity_get_field (self, field);
  gint64 number;

  if ((declared->flags & BINOME_FIELD_REQUIRED) != 0 && is_empty (self, field))
    {
      /* Translators: %s is the name of a field. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” cannot be empty."),
                   _ (declared->label));
      return FALSE;
    }

  if (declared->type == BINOME_FIELD_INTEGER && (declared->minimum != 0 || declared->maximum != 0))
    {
      number = binome_entity_get_integer (self, field);
      if (number < declared->minimum || number > declared->maximum)
        {
          /* Translators: %1$s is the name of a field, then the two limits. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("“%1$s” must lie between %2$d and %3$d."), _ (declared->label),
                       (int)declared->minimum, (int)declared->maximum);
          return FALSE;
        }
    }

  if (declared->type == BINOME_FIELD_REAL && (declared->flags & BINOME_FIELD_NOT_NEGATIVE) != 0
      && binome_entity_get_real (self, field) < 0)
    {
      /* Translators: %s is the name of a field. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” cannot be less than 0."),
                   _ (declared->label));
      return FALSE;
    }

  if (declared->type == BINOME_FIELD_CHOICE
      && (guint)binome_entity_get_choice (self, field) >= binome_choice_count (declared->choices))
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” has an unknown answer."),
                   _ (declared->label));
      return FALSE;
    }

  return BINOME_ENTITY_GET_CLASS (self)->check == NULL
         || BINOME_ENTITY_GET_CLASS (self)->check (self, field, error);
}

/**
 * binome_entity_validate:
 * @self: an entity
 * @error: return location for a #GError
 *
 * Returns: whether every field can be kept; otherwise @error speaks of the first that cannot
 */
gboolean
binome_entity_validate (BinomeEntity *self, GError **error)
{
  for (guint i = 0; i < binome_entity_get_n_fields (self); i++)
    if (!binome_entity_validate_field (self, i, error))
      return FALSE;

  return TRUE;
}
