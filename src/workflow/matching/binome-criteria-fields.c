/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company's own for the editor of criteria: read once, with the reason why one cannot be used.
 */

#include "binome-criteria-fields.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-law.h"
#include "binome-own-fields.h"

struct _BinomeCriteriaFields
{
  gatomicrefcount ref_count;
  GPtrArray *definitions; /* of BinomeFieldDefinition */
  GPtrArray *reasons;     /* of char: why it cannot be used, or NULL */
};

/**
 * binome_criteria_fields_new:
 *
 * Returns: (transfer full): no fields yet, see binome_criteria_fields_read()
 */
BinomeCriteriaFields *
binome_criteria_fields_new (void)
{
  BinomeCriteriaFields *self = g_new0 (BinomeCriteriaFields, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->definitions = g_ptr_array_new_with_free_func (g_object_unref);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * binome_criteria_fields_new_of:
 * @definitions: (element-type BinomeFieldDefinition): fields
 *
 * Returns: (transfer full): these fields, to be named
 */
BinomeCriteriaFields *
binome_criteria_fields_new_of (GPtrArray *definitions)
{
  BinomeCriteriaFields *self = binome_criteria_fields_new ();

  for (guint k = 0; k < definitions->len; k++)
    {
      g_ptr_array_add (self->definitions, g_object_ref (definitions->pdata[k]));
      g_ptr_array_add (self->reasons, NULL);
    }
  return self;
}

BinomeCriteriaFields *
binome_criteria_fields_ref (BinomeCriteriaFields *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
binome_criteria_fields_unref (BinomeCriteriaFields *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->definitions);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/* The law first: who asks whether a field may be used for matching must not be told to tick a box. */
static char *
dup_reason (const BinomeCriteriaLaw *law, BinomeEntity *definition)
{
  char *reason = binome_criteria_law_dup_reason (law, definition);
  BinomeFieldKind kind = (BinomeFieldKind)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);

  if (reason != NULL)
    return reason;
  if (!binome_own_answer_is_structured (kind))
    return g_strdup (_ ("What is written freely cannot be compared by a rule."));
  if (!binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_MATCHING))
    return g_strdup (_ ("This field is not meant for matching. That is chosen where the field is defined."));
  return NULL;
}

/**
 * binome_criteria_fields_read:
 * @db: the file
 * @fields: a #BinomeCriteriaFields that is empty
 * @error: return location for a #GError
 *
 * A #BinomeWork for a read.
 *
 * Returns: whether the fields were read
 */
gboolean
binome_criteria_fields_read (BinomeDb *db, gpointer fields, GError **error)
{
  BinomeCriteriaFields *self = fields;
  g_autoptr (BinomeCriteriaLaw) law = binome_criteria_law_new (error);
  g_autoptr (GPtrArray) all = law != NULL ? binome_own_fields_list (db, error) : NULL;

  if (all == NULL)
    return FALSE;
  for (guint k = 0; k < all->len; k++)
    {
      g_ptr_array_add (self->definitions, g_object_ref (all->pdata[k]));
      g_ptr_array_add (self->reasons, dup_reason (law, all->pdata[k]));
    }
  return TRUE;
}

guint
binome_criteria_fields_get_n (BinomeCriteriaFields *self)
{
  return self != NULL ? self->definitions->len : 0;
}

/* Returns: (transfer none): a #BinomeFieldDefinition */
BinomeEntity *
binome_criteria_fields_get (BinomeCriteriaFields *self, guint position)
{
  return self->definitions->pdata[position];
}

/* Returns: (nullable): why it cannot be used, in a sentence */
const char *
binome_criteria_fields_get_reason (BinomeCriteriaFields *self, guint position)
{
  return self->reasons->pdata[position];
}

/* Returns: (transfer none) (nullable): a #BinomeFieldDefinition; %NULL where it was removed */
BinomeEntity *
binome_criteria_fields_find (BinomeCriteriaFields *self, gint64 id)
{
  for (guint k = 0; k < binome_criteria_fields_get_n (self); k++)
    if (binome_entity_get_id (self->definitions->pdata[k]) == id)
      return self->definitions->pdata[k];
  return NULL;
}

/**
 * binome_criteria_fields_suits:
 * @definition: a #BinomeFieldDefinition
 * @comparator: how two people are compared
 * @side: whose field is wanted: of tutees or tutors
 *
 * Returns: whether the comparison can read this field on that side
 */
gboolean
binome_criteria_fields_suits (BinomeEntity *definition, BinomeComparator comparator, BinomeFieldScope side)
{
  int scope = binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE);
  BinomeFieldKind kind = (BinomeFieldKind)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);
  gboolean is_number = kind == BINOME_FIELD_KIND_NUMBER || kind == BINOME_FIELD_KIND_LEVELS
                       || kind == BINOME_FIELD_KIND_SCALE;

  if (scope != BINOME_FIELD_SCOPE_PERSON && scope != (int)side)
    return FALSE;
  if (comparator == BINOME_COMPARATOR_LEVEL_GAP || comparator == BINOME_COMPARATOR_OFFERS_NEEDS)
    return is_number;
  if (comparator == BINOME_COMPARATOR_OVERLAP)
    return kind == BINOME_FIELD_KIND_CHOICES;
  return binome_own_answer_is_structured (kind);
}
