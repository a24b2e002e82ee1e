/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching criterion as a plain sentence. */

#include "recruitment/binome-criterion-words.h"

#include <glib/gi18n-lib.h>

/* What “the same” and “different” read like, for each field. */
static const struct
{
  const char *same;
  const char *different;
} attributes[] = {
  [BINOME_ATTRIBUTE_NONE] = { N_ ("no field chosen yet"), N_ ("no field chosen yet") },
  [BINOME_ATTRIBUTE_SITE] = { N_ ("the same site"), N_ ("another site") },
  [BINOME_ATTRIBUTE_TEAM] = { N_ ("the same team"), N_ ("another team") },
  [BINOME_ATTRIBUTE_JOB] = { N_ ("the same job"), N_ ("another job") },
  [BINOME_ATTRIBUTE_LANGUAGE] = { N_ ("a language in common"), N_ ("another language") },
};

static char *
describe_skills (gint64 share)
{
  if (share == 0)
    return g_strdup (_ ("the tutor offers the skills wanted"));

  /* Translators: %d is a share in percent. */
  return g_strdup_printf (_ ("the tutor offers at least %d %% of the skills wanted"), (int)share);
}

static char *
describe_level (gint64 levels)
{
  if (levels == 0)
    return g_strdup (_ ("the tutor masters the level aimed at"));

  return g_strdup_printf (ngettext ("the tutor is at least %d level above the one aimed at",
                                    "the tutor is at least %d levels above the one aimed at", (gulong)levels),
                          (int)levels);
}

static char *
describe_seniority (gint64 least, gint64 most)
{
  if (most > 0)
    /* Translators: two numbers of years. */
    return g_strdup_printf (_ ("the tutor has been here %1$d to %2$d years longer"), (int)least, (int)most);
  if (least == 0)
    return g_strdup (_ ("the tutor has been here at least as long"));

  return g_strdup_printf (ngettext ("the tutor has been here at least %d year longer",
                                    "the tutor has been here at least %d years longer", (gulong)least),
                          (int)least);
}

static char *
describe_dates (gint64 days)
{
  gint64 least = MAX (days, 1);

  return g_strdup_printf (ngettext ("both are there together for at least %d day",
                                    "both are there together for at least %d days", (gulong)least),
                          (int)least);
}

/**
 * binome_criterion_dup_condition:
 * @criterion: a #BinomeCriterion
 *
 * Returns: (transfer full): what it looks at, as part of a sentence: “the same site”
 */
char *
binome_criterion_dup_condition (BinomeEntity *criterion)
{
  int attribute = binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE);
  gint64 least = binome_entity_get_integer (criterion, BINOME_CRITERION_MINIMUM);
  gint64 most = binome_entity_get_integer (criterion, BINOME_CRITERION_MAXIMUM);

  switch ((BinomeComparator)binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR))
    {
    case BINOME_COMPARATOR_SAME:
      return g_strdup (_ (attributes[attribute].same));
    case BINOME_COMPARATOR_DIFFERENT:
      return g_strdup (_ (attributes[attribute].different));
    case BINOME_COMPARATOR_SKILLS_COVERED:
      return describe_skills (least);
    case BINOME_COMPARATOR_SKILL_LEVEL:
      return describe_level (least);
    case BINOME_COMPARATOR_SENIORITY_GAP:
      return describe_seniority (least, most);
    case BINOME_COMPARATOR_DATES_OVERLAP:
      return describe_dates (least);
    case BINOME_COMPARATOR_NOT_MANAGER:
      return g_strdup (_ ("the tutor is not the line manager"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * binome_criterion_dup_sentence:
 * @criterion: a #BinomeCriterion
 *
 * Returns: (transfer full): the whole of it: “Preferred, weight 6: the same site”
 */
char *
binome_criterion_dup_sentence (BinomeEntity *criterion)
{
  g_autofree char *condition = binome_criterion_dup_condition (criterion);

  switch ((BinomeCriterionKind)binome_entity_get_choice (criterion, BINOME_CRITERION_KIND))
    {
    case BINOME_CRITERION_KIND_MUST:
      /* Translators: %s is a condition, such as “the same site”. */
      return g_strdup_printf (_ ("Required: %s"), condition);
    case BINOME_CRITERION_KIND_MUST_NOT:
      /* Translators: %s is a condition, such as “the same site”. */
      return g_strdup_printf (_ ("Excluded: %s"), condition);
    case BINOME_CRITERION_KIND_WEIGHTED:
      /* Translators: a weight from 0 to 10, then a condition, such as “the same site”. */
      return g_strdup_printf (_ ("Preferred, weight %1$d: %2$s"),
                              (int)binome_entity_get_integer (criterion, BINOME_CRITERION_WEIGHT), condition);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * binome_comparator_has_attribute:
 * @comparator: how two people are compared
 *
 * Returns: whether it needs to know which field to look at
 */
gboolean
binome_comparator_has_attribute (BinomeComparator comparator)
{
  return comparator == BINOME_COMPARATOR_SAME || comparator == BINOME_COMPARATOR_DIFFERENT;
}

/**
 * binome_comparator_get_minimum_label:
 * @comparator: how two people are compared
 *
 * Returns: (nullable): what its lower limit counts; %NULL where it has none
 */
const char *
binome_comparator_get_minimum_label (BinomeComparator comparator)
{
  switch (comparator)
    {
    case BINOME_COMPARATOR_SKILLS_COVERED:
      return _ ("At least, in percent of the skills");
    case BINOME_COMPARATOR_SKILL_LEVEL:
      return _ ("Levels above, at least");
    case BINOME_COMPARATOR_SENIORITY_GAP:
      return _ ("Years longer, at least");
    case BINOME_COMPARATOR_DATES_OVERLAP:
      return _ ("Days together, at least");
    case BINOME_COMPARATOR_SAME:
    case BINOME_COMPARATOR_DIFFERENT:
    case BINOME_COMPARATOR_NOT_MANAGER:
    default:
      return NULL;
    }
}
