/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not the same in two lists of criteria. */

#include "binome-criteria-sets.h"

#include "binome-model.h"

void
binome_criteria_difference_free (BinomeCriteriaDifference *self)
{
  g_clear_object (&self->kept);
  g_clear_object (&self->now);
  g_free (self);
}

static gboolean
is_same_value (BinomeEntity *a, BinomeEntity *b, guint field)
{
  switch (binome_entity_get_field (a, field)->type)
    {
    case BINOME_FIELD_INTEGER:
      return binome_entity_get_integer (a, field) == binome_entity_get_integer (b, field);
    case BINOME_FIELD_BOOLEAN:
      return binome_entity_get_boolean (a, field) == binome_entity_get_boolean (b, field);
    case BINOME_FIELD_CHOICE:
      return binome_entity_get_choice (a, field) == binome_entity_get_choice (b, field);
    case BINOME_FIELD_REFERENCE:
      return binome_entity_get_reference (a, field) == binome_entity_get_reference (b, field);
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
    case BINOME_FIELD_REAL:
    case BINOME_FIELD_DATE:
    default:
      return g_strcmp0 (binome_entity_get_text (a, field), binome_entity_get_text (b, field)) == 0;
    }
}

/* Where it stands in the list, and in which programme, does not matter. */
static gboolean
is_same_criterion (BinomeEntity *a, BinomeEntity *b)
{
  for (guint field = 0; field < binome_entity_get_n_fields (a); field++)
    if (field != BINOME_CRITERION_PROGRAMME && field != BINOME_CRITERION_POSITION
        && !is_same_value (a, b, field))
      return FALSE;
  return TRUE;
}

/* The same criterion, perhaps changed: by its name, or else by what it compares. */
static BinomeEntity *
find_twin (BinomeEntity *criterion, GPtrArray *others, gboolean by_title)
{
  static const guint compared[]
      = { BINOME_CRITERION_COMPARATOR, BINOME_CRITERION_ATTRIBUTE, BINOME_CRITERION_FIELD };

  for (guint k = 0; k < others->len; k++)
    {
      gboolean is_twin = !by_title || is_same_value (criterion, others->pdata[k], BINOME_CRITERION_TITLE);

      for (gsize c = 0; c < G_N_ELEMENTS (compared) && !by_title; c++)
        is_twin = is_twin && is_same_value (criterion, others->pdata[k], compared[c]);
      if (is_twin)
        return others->pdata[k];
    }
  return NULL;
}

static void
add_difference (GPtrArray *list, BinomeEntity *kept, BinomeEntity *now)
{
  BinomeCriteriaDifference *difference = g_new0 (BinomeCriteriaDifference, 1);

  difference->kept = kept != NULL ? g_object_ref (kept) : NULL;
  difference->now = now != NULL ? g_object_ref (now) : NULL;
  g_ptr_array_add (list, difference);
}

/* Takes out of both lists those that belong together. */
static void
pair_off (GPtrArray *kept, GPtrArray *now, gboolean by_title, GPtrArray *differences)
{
  for (guint k = 0; k < kept->len;)
    {
      BinomeEntity *twin = find_twin (kept->pdata[k], now, by_title);

      if (twin == NULL)
        {
          k++;
          continue;
        }
      if (!is_same_criterion (kept->pdata[k], twin))
        add_difference (differences, kept->pdata[k], twin);
      g_ptr_array_remove_index (kept, k);
      g_ptr_array_remove (now, twin);
    }
}

static GPtrArray *
ref_all (GPtrArray *criteria)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint k = 0; k < criteria->len; k++)
    g_ptr_array_add (all, g_object_ref (criteria->pdata[k]));
  return all;
}

/**
 * binome_criteria_compare:
 * @kept: (element-type BinomeCriterion): criteria of a set
 * @now: (element-type BinomeCriterion): criteria of a programme
 *
 * Returns: (transfer full) (element-type BinomeCriteriaDifference): what is not the same: changed ones first,
 * then those that are only in the set, then those that are only there now
 */
GPtrArray *
binome_criteria_compare (GPtrArray *kept, GPtrArray *now)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_criteria_difference_free);
  g_autoptr (GPtrArray) left = ref_all (kept);
  g_autoptr (GPtrArray) right = ref_all (now);

  pair_off (left, right, TRUE, differences);
  pair_off (left, right, FALSE, differences);
  for (guint k = 0; k < left->len; k++)
    add_difference (differences, left->pdata[k], NULL);
  for (guint k = 0; k < right->len; k++)
    add_difference (differences, NULL, right->pdata[k]);
  return differences;
}
