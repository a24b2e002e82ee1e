/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of a criterion: which ones it has, in which unit, and within which bounds. */

#include "binome-criterion-words.h"

#include <glib/gi18n-lib.h>

#define MOST_DAYS 3650
#define MOST_YEARS 50
#define MOST_KILOMETRES 20000
#define HALF_HOURS 336

static gboolean
set (BinomeCriterionLimit *limit, const char *label, const char *hint, int lowest, int highest, int usual)
{
  *limit = (BinomeCriterionLimit){ label, hint, lowest, highest, usual };
  return TRUE;
}

static gboolean
get_overlap (BinomeEntity *criterion, BinomeCriterionLimit *limit)
{
  switch ((BinomeAttribute)binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE))
    {
    case BINOME_ATTRIBUTE_AVAILABILITY:
      return set (limit, _ ("Half-hours a week together, at least"), "", 1, HALF_HOURS, 2);
    case BINOME_ATTRIBUTE_LANGUAGE:
      return set (limit, _ ("Languages in common, at least"), "", 1, 10, 1);
    case BINOME_ATTRIBUTE_NONE:
    case BINOME_ATTRIBUTE_SITE:
    case BINOME_ATTRIBUTE_TEAM:
    case BINOME_ATTRIBUTE_JOB:
    case BINOME_ATTRIBUTE_CONTRACT:
    case BINOME_ATTRIBUTE_DIPLOMA:
    case BINOME_ATTRIBUTE_EXPERIENCE:
    case BINOME_ATTRIBUTE_REMOTE:
    case BINOME_ATTRIBUTE_FIELD:
    default:
      return set (limit, _ ("In common, at least"), "", 1, 100, 1);
    }
}

static gboolean
compares (BinomeEntity *criterion, BinomeAttribute attribute)
{
  return binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE) == (int)attribute;
}

static gboolean
get_gap (BinomeEntity *criterion, BinomeCriterionLimit *limit)
{
  if (compares (criterion, BINOME_ATTRIBUTE_EXPERIENCE))
    return set (limit, _ ("Years more, at least"),
                _ ("A tutee whose years are not written down counts as a beginner"), 0, MOST_YEARS, 2);
  return set (limit, _ ("Above by at least"), "", 0, 1000, 1);
}

/**
 * binome_criterion_get_minimum:
 * @criterion: a #BinomeCriterion
 * @limit: (out caller-allocates): what its lower limit counts
 *
 * Returns: %FALSE where it has none
 */
gboolean
binome_criterion_get_minimum (BinomeEntity *criterion, BinomeCriterionLimit *limit)
{
  switch ((BinomeComparator)binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR))
    {
    case BINOME_COMPARATOR_SKILLS_COVERED:
      return set (limit, _ ("At least, in percent of the skills"), "", 0, 100, 0);
    case BINOME_COMPARATOR_SKILL_LEVEL:
      return set (limit, _ ("Levels above, at least"), "", 0, 3, 0);
    case BINOME_COMPARATOR_SENIORITY_GAP:
      return set (limit, _ ("Years longer, at least"), "", 0, MOST_YEARS, 0);
    case BINOME_COMPARATOR_DATES_OVERLAP:
      return set (limit, _ ("Days together, at least"), "", 1, MOST_DAYS, 30);
    case BINOME_COMPARATOR_OVERLAP:
      return get_overlap (criterion, limit);
    case BINOME_COMPARATOR_LEVEL_GAP:
      return get_gap (criterion, limit);
    case BINOME_COMPARATOR_SITE_DISTANCE:
      return set (limit, _ ("Kilometres that count as near"), "", 0, MOST_KILOMETRES, 0);
    case BINOME_COMPARATOR_TALK:
      return set (limit, _ ("Note of 5, at least"), "", 1, 5, 3);
    case BINOME_COMPARATOR_NOT_MANAGER:
      return set (limit, _ ("Levels of management"), _ ("2 for the manager of the line manager too"), 1, 2,
                  1);
    case BINOME_COMPARATOR_SAME:
    case BINOME_COMPARATOR_DIFFERENT:
    case BINOME_COMPARATOR_OFFERS_NEEDS:
    case BINOME_COMPARATOR_WISHES:
    default:
      return FALSE;
    }
}

/**
 * binome_criterion_get_maximum:
 * @criterion: a #BinomeCriterion
 * @limit: (out caller-allocates): what its upper limit counts
 *
 * Returns: %FALSE where it has none
 */
gboolean
binome_criterion_get_maximum (BinomeEntity *criterion, BinomeCriterionLimit *limit)
{
  switch ((BinomeComparator)binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR))
    {
    case BINOME_COMPARATOR_SENIORITY_GAP:
      return set (limit, _ ("Years longer, at most"), _ ("0 for no limit"), 0, MOST_YEARS, 0);
    case BINOME_COMPARATOR_LEVEL_GAP:
      return set (limit, _ ("Above by at most"), _ ("0 for no limit"), 0, 1000, 0);
    case BINOME_COMPARATOR_SITE_DISTANCE:
      return set (limit, _ ("Kilometres apart, at most"), "", 0, MOST_KILOMETRES, 50);
    case BINOME_COMPARATOR_SAME:
    case BINOME_COMPARATOR_DIFFERENT:
    case BINOME_COMPARATOR_SKILLS_COVERED:
    case BINOME_COMPARATOR_SKILL_LEVEL:
    case BINOME_COMPARATOR_DATES_OVERLAP:
    case BINOME_COMPARATOR_NOT_MANAGER:
    case BINOME_COMPARATOR_OVERLAP:
    case BINOME_COMPARATOR_OFFERS_NEEDS:
    case BINOME_COMPARATOR_WISHES:
    case BINOME_COMPARATOR_TALK:
    default:
      return FALSE;
    }
}
