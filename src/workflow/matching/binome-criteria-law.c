/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps out of the criteria what the law forbids to choose people by. The editor, the matching and the
 * command line all ask here. */

#include "binome-criteria-law.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-forbidden.h"
#include "binome-model.h"
#include "binome-rules-resource.h"

struct _BinomeCriteriaLaw
{
  BinomeForbidden *forbidden;
};

/**
 * binome_criteria_law_new:
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the law as it is shipped
 */
BinomeCriteriaLaw *
binome_criteria_law_new (GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      binome_rules_get_resource (), "/org/binome/Binome/rules/fr.json", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  BinomeForbidden *forbidden = bytes != NULL ? binome_forbidden_new_for_bytes (bytes, error) : NULL;
  BinomeCriteriaLaw *self;

  if (forbidden == NULL)
    return NULL;

  self = g_new0 (BinomeCriteriaLaw, 1);
  self->forbidden = forbidden;
  return self;
}

void
binome_criteria_law_free (BinomeCriteriaLaw *self)
{
  binome_forbidden_free (self->forbidden);
  g_free (self);
}

/* A field can say by its name what it is about, or by the answers it offers only. */
static const char *
find_forbidden (const BinomeCriteriaLaw *self, BinomeEntity *definition)
{
  const char *title = binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE);
  const char *answers = binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_CHOICES);
  const char *found = binome_forbidden_find (self->forbidden, title);

  return found != NULL ? found : binome_forbidden_find_by_answers (self->forbidden, answers);
}

/**
 * binome_criteria_law_dup_reason:
 * @self: the law
 * @definition: a #BinomeFieldDefinition
 *
 * Returns: (transfer full) (nullable): why people must not be matched by this field, in a sentence with the
 *   article; %NULL where they may
 */
char *
binome_criteria_law_dup_reason (const BinomeCriteriaLaw *self, BinomeEntity *definition)
{
  const char *title = binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE);
  const char *found = find_forbidden (self, definition);

  if (found != NULL)
    /* Translators: the name of a field, what it is about, such as “age”, and the article of the law. */
    return g_strdup_printf (_ ("“%1$s” is about %2$s: nobody may be matched by it (%3$s)."), title,
                            binome_forbidden_get_label (found),
                            binome_forbidden_get_citation (self->forbidden));
  if (binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_SENSITIVE))
    /* Translators: the name of a field, and the article of the law. */
    return g_strdup_printf (_ ("“%1$s” is marked as sensitive: nobody may be matched by it (%2$s)."), title,
                            binome_forbidden_get_citation (self->forbidden));
  return NULL;
}

/**
 * binome_criteria_law_allows:
 * @self: the law
 * @definition: a #BinomeFieldDefinition
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the reason
 *
 * Returns: whether people may be matched by this field
 */
gboolean
binome_criteria_law_allows (const BinomeCriteriaLaw *self, BinomeEntity *definition, GError **error)
{
  g_autofree char *reason = binome_criteria_law_dup_reason (self, definition);

  if (reason == NULL)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, reason);
  return FALSE;
}

/**
 * binome_criterion_needs_field:
 * @criterion: a #BinomeCriterion
 *
 * Returns: whether it compares a field of the company's own
 */
gboolean
binome_criterion_needs_field (BinomeEntity *criterion)
{
  BinomeAttribute attribute
      = (BinomeAttribute)binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE);

  switch ((BinomeComparator)binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR))
    {
    case BINOME_COMPARATOR_LEVEL_GAP:
      return attribute != BINOME_ATTRIBUTE_DIPLOMA && attribute != BINOME_ATTRIBUTE_EXPERIENCE;
    case BINOME_COMPARATOR_OFFERS_NEEDS:
      return TRUE;
    case BINOME_COMPARATOR_SAME:
    case BINOME_COMPARATOR_DIFFERENT:
    case BINOME_COMPARATOR_OVERLAP:
      return attribute == BINOME_ATTRIBUTE_FIELD;
    case BINOME_COMPARATOR_SKILLS_COVERED:
    case BINOME_COMPARATOR_SKILL_LEVEL:
    case BINOME_COMPARATOR_SENIORITY_GAP:
    case BINOME_COMPARATOR_DATES_OVERLAP:
    case BINOME_COMPARATOR_NOT_MANAGER:
    case BINOME_COMPARATOR_SITE_DISTANCE:
    case BINOME_COMPARATOR_WISHES:
    case BINOME_COMPARATOR_TALK:
    default:
      return FALSE;
    }
}

/**
 * binome_criterion_check_law:
 * @db: the file
 * @criterion: a #BinomeCriterion
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the reason
 *
 * Returns: whether people may be matched by what the criterion compares
 */
gboolean
binome_criterion_check_law (BinomeDb *db, BinomeEntity *criterion, GError **error)
{
  static const guint fields[] = { BINOME_CRITERION_FIELD, BINOME_CRITERION_TUTOR_FIELD };
  g_autoptr (BinomeCriteriaLaw) law = NULL;

  law = binome_criteria_law_new (error);
  if (law == NULL)
    return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      gint64 field = binome_entity_get_reference (criterion, fields[k]);
      g_autoptr (BinomeEntity) definition = NULL;

      if (field == 0)
        continue;
      definition = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, field, error);
      if (definition == NULL || !binome_criteria_law_allows (law, definition, error))
        return FALSE;
    }
  return TRUE;
}
