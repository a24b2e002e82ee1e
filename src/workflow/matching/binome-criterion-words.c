/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching criterion as a plain sentence. */

#include "binome-criterion-words.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-law.h"
#include "binome-text.h"

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
  [BINOME_ATTRIBUTE_LANGUAGE] = { N_ ("a language in common"), N_ ("no language in common") },
  [BINOME_ATTRIBUTE_AVAILABILITY]
  = { N_ ("a time of the week when both are free"), N_ ("no time of the week when both are free") },
  [BINOME_ATTRIBUTE_CONTRACT] = { N_ ("the same kind of contract"), N_ ("another kind of contract") },
  [BINOME_ATTRIBUTE_DIPLOMA] = { N_ ("the same level of diploma"), N_ ("another level of diploma") },
  [BINOME_ATTRIBUTE_EXPERIENCE]
  = { N_ ("as many years of experience"), N_ ("not as many years of experience") },
  [BINOME_ATTRIBUTE_REMOTE]
  = { N_ ("both work remotely, or neither does"), N_ ("one works remotely, the other does not") },
};

/* ---- skills, seniority, days ---- */

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

/* ---- fields of the company's own ---- */

static const char *
get_title (BinomeCriteriaFields *fields, gint64 id)
{
  BinomeEntity *definition = binome_criteria_fields_find (fields, id);

  return definition != NULL ? binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE) : NULL;
}

/* The two sides of it: “Pace”, or “Pace wanted” and “Pace offered”, or “Level of diploma”, which everybody
 * has. Returns FALSE where a field is gone. */
static gboolean
get_titles (BinomeEntity *criterion, BinomeCriteriaFields *fields, const char **tutee, const char **tutor)
{
  gint64 tutor_field = binome_entity_get_reference (criterion, BINOME_CRITERION_TUTOR_FIELD);
  int attribute = binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE);

  if (!binome_criterion_needs_field (criterion))
    {
      *tutee = *tutor = _ (binome_criterion_attributes[attribute].label);
      return TRUE;
    }
  *tutee = get_title (fields, binome_entity_get_reference (criterion, BINOME_CRITERION_FIELD));
  *tutor = tutor_field != 0 ? get_title (fields, tutor_field) : *tutee;
  return *tutee != NULL && *tutor != NULL;
}

static char *
describe_missing (BinomeEntity *criterion)
{
  return g_strdup (binome_entity_get_reference (criterion, BINOME_CRITERION_FIELD) == 0
                       ? _ ("no field is chosen yet")
                       : _ ("its field was removed"));
}

static gboolean
is_reversed (BinomeEntity *criterion)
{
  return binome_entity_get_choice (criterion, BINOME_CRITERION_VIEWPOINT) == BINOME_VIEWPOINT_TUTOR;
}

/* The contract of the tutee against what the tutor follows. */
static char *
describe_followed (BinomeEntity *criterion, gboolean is_same, BinomeCriteriaFields *fields)
{
  const char *followed
      = get_title (fields, binome_entity_get_reference (criterion, BINOME_CRITERION_TUTOR_FIELD));

  if (followed == NULL)
    return g_strdup (_ ("its field was removed"));
  /* Translators: %s is a field of the tutor, such as “Contracts followed”. */
  return g_strdup_printf (is_same ? _ ("the tutee’s contract is in “%s” of the tutor")
                                  : _ ("the tutee’s contract is not in “%s” of the tutor"),
                          followed);
}

static char *
describe_same (BinomeEntity *criterion, gboolean is_same, BinomeCriteriaFields *fields)
{
  int attribute = binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE);
  gboolean has_followed = attribute == BINOME_ATTRIBUTE_CONTRACT
                          && binome_entity_get_reference (criterion, BINOME_CRITERION_TUTOR_FIELD) != 0;
  const char *tutee, *tutor;

  if (has_followed)
    return describe_followed (criterion, is_same, fields);
  if (attribute != BINOME_ATTRIBUTE_FIELD)
    return g_strdup (_ (is_same ? attributes[attribute].same : attributes[attribute].different));
  if (!get_titles (criterion, fields, &tutee, &tutor))
    return describe_missing (criterion);
  if (tutee != tutor)
    return g_strdup_printf (
        /* Translators: two fields, of the tutee and of the tutor. */
        is_same ? _ ("“%1$s” of the tutee is “%2$s” of the tutor")
                : _ ("“%1$s” of the tutee is not “%2$s” of the tutor"),
        tutee, tutor);
  return g_strdup_printf (is_same ? _ ("the same “%s”") : _ ("another “%s”"), tutee);
}

static char *
describe_overlap (BinomeEntity *criterion, gint64 least, BinomeCriteriaFields *fields)
{
  guint asked = (guint)MAX (least, 1);
  g_autofree char *hours = binome_text_format_number (asked / 2.0, asked % 2);
  const char *tutee, *tutor;

  switch ((BinomeAttribute)binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE))
    {
    case BINOME_ATTRIBUTE_AVAILABILITY:
      /* Translators: %s is a number of hours, such as “1.5”. */
      return g_strdup_printf (_ ("both are free at the same time for at least %s h a week"), hours);
    case BINOME_ATTRIBUTE_LANGUAGE:
      return g_strdup_printf (
          ngettext ("at least %u language in common", "at least %u languages in common", asked), asked);
    case BINOME_ATTRIBUTE_FIELD:
      break;
    case BINOME_ATTRIBUTE_NONE:
    case BINOME_ATTRIBUTE_SITE:
    case BINOME_ATTRIBUTE_TEAM:
    case BINOME_ATTRIBUTE_JOB:
    case BINOME_ATTRIBUTE_CONTRACT:
    case BINOME_ATTRIBUTE_DIPLOMA:
    case BINOME_ATTRIBUTE_EXPERIENCE:
    case BINOME_ATTRIBUTE_REMOTE:
    default:
      return describe_same (criterion, TRUE, fields);
    }
  if (!get_titles (criterion, fields, &tutee, &tutor))
    return describe_missing (criterion);
  if (tutee != tutor)
    /* Translators: a number, then two fields, of the tutee and of the tutor. */
    return g_strdup_printf (_ ("at least %1$u in common between “%2$s” and “%3$s”"), asked, tutee, tutor);
  /* Translators: a field, then a number. */
  return g_strdup_printf (_ ("at least %2$u in common of “%1$s”"), tutee, asked);
}

static char *
describe_gap (BinomeEntity *criterion, gint64 least, gint64 most, BinomeCriteriaFields *fields)
{
  const char *tutee, *tutor;

  if (!get_titles (criterion, fields, &tutee, &tutor))
    return describe_missing (criterion);
  if (most > 0 && is_reversed (criterion))
    /* Translators: a field, then two numbers. */
    return g_strdup_printf (_ ("“%1$s”: the tutee is %2$d to %3$d above the tutor"), tutee, (int)least,
                            (int)most);
  if (is_reversed (criterion))
    return g_strdup_printf (_ ("“%1$s”: the tutee is at least %2$d above the tutor"), tutee, (int)least);
  if (most > 0)
    return g_strdup_printf (_ ("“%1$s”: the tutor is %2$d to %3$d above the tutee"), tutor, (int)least,
                            (int)most);
  return g_strdup_printf (_ ("“%1$s”: the tutor is at least %2$d above the tutee"), tutor, (int)least);
}

static char *
describe_offers (BinomeEntity *criterion, BinomeCriteriaFields *fields)
{
  const char *tutee, *tutor;

  if (!get_titles (criterion, fields, &tutee, &tutor))
    return describe_missing (criterion);
  if (is_reversed (criterion))
    /* Translators: the tutee’s field, then the tutor’s. */
    return g_strdup_printf (_ ("“%1$s” of the tutee is enough for “%2$s” of the tutor"), tutee, tutor);
  return g_strdup_printf (_ ("“%2$s” of the tutor is enough for “%1$s” of the tutee"), tutee, tutor);
}

/* ---- places, wishes, talks ---- */

static char *
describe_distance (gint64 near, gint64 far)
{
  if (far <= near)
    return g_strdup_printf (_ ("the sites are at most %d km apart"), (int)near);
  if (near == 0)
    return g_strdup_printf (_ ("the nearer the better, at most %d km apart"), (int)far);
  /* Translators: two numbers of kilometres. */
  return g_strdup_printf (_ ("up to %1$d km apart counts as near, at most %2$d km"), (int)near, (int)far);
}

static char *
describe_wishes (BinomeViewpoint viewpoint)
{
  switch (viewpoint)
    {
    case BINOME_VIEWPOINT_TUTEE:
      return g_strdup (_ ("the tutor whom the tutee would like"));
    case BINOME_VIEWPOINT_TUTOR:
      return g_strdup (_ ("the tutee whom the tutor would like"));
    case BINOME_VIEWPOINT_BOTH:
    default:
      return g_strdup (_ ("those who would like each other"));
    }
}

static char *
describe_talk (BinomeViewpoint viewpoint, gint64 least)
{
  int asked = least > 0 ? (int)least : 3;

  switch (viewpoint)
    {
    case BINOME_VIEWPOINT_TUTEE:
      return g_strdup_printf (_ ("the tutee gives the try-out talk at least %d of 5"), asked);
    case BINOME_VIEWPOINT_TUTOR:
      return g_strdup_printf (_ ("the tutor gives the try-out talk at least %d of 5"), asked);
    case BINOME_VIEWPOINT_BOTH:
    default:
      return g_strdup_printf (_ ("both together give the try-out talk at least %d of 5"), asked);
    }
}

/**
 * binome_criterion_dup_condition:
 * @criterion: a #BinomeCriterion
 * @fields: (nullable): the fields of the company's own
 *
 * Returns: (transfer full): what it looks at, as part of a sentence: “the same site”
 */
char *
binome_criterion_dup_condition (BinomeEntity *criterion, BinomeCriteriaFields *fields)
{
  BinomeViewpoint viewpoint
      = (BinomeViewpoint)binome_entity_get_choice (criterion, BINOME_CRITERION_VIEWPOINT);
  gint64 least = binome_entity_get_integer (criterion, BINOME_CRITERION_MINIMUM);
  gint64 most = binome_entity_get_integer (criterion, BINOME_CRITERION_MAXIMUM);

  switch ((BinomeComparator)binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR))
    {
    case BINOME_COMPARATOR_SAME:
      return describe_same (criterion, TRUE, fields);
    case BINOME_COMPARATOR_DIFFERENT:
      return describe_same (criterion, FALSE, fields);
    case BINOME_COMPARATOR_SKILLS_COVERED:
      return describe_skills (least);
    case BINOME_COMPARATOR_SKILL_LEVEL:
      return describe_level (least);
    case BINOME_COMPARATOR_SENIORITY_GAP:
      return describe_seniority (least, most);
    case BINOME_COMPARATOR_DATES_OVERLAP:
      return describe_dates (least);
    case BINOME_COMPARATOR_NOT_MANAGER:
      return g_strdup (least >= 2 ? _ ("the tutor is neither the line manager nor the manager of that one")
                                  : _ ("the tutor is not the line manager"));
    case BINOME_COMPARATOR_OVERLAP:
      return describe_overlap (criterion, least, fields);
    case BINOME_COMPARATOR_LEVEL_GAP:
      return describe_gap (criterion, least, most, fields);
    case BINOME_COMPARATOR_OFFERS_NEEDS:
      return describe_offers (criterion, fields);
    case BINOME_COMPARATOR_SITE_DISTANCE:
      return describe_distance (least, most);
    case BINOME_COMPARATOR_WISHES:
      return describe_wishes (viewpoint);
    case BINOME_COMPARATOR_TALK:
      return describe_talk (viewpoint, least);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * binome_criterion_dup_sentence:
 * @criterion: a #BinomeCriterion
 * @fields: (nullable): the fields of the company's own
 *
 * Returns: (transfer full): the whole of it: “Preferred, weight 6: the same site”
 */
char *
binome_criterion_dup_sentence (BinomeEntity *criterion, BinomeCriteriaFields *fields)
{
  g_autofree char *condition = binome_criterion_dup_condition (criterion, fields);

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
 * binome_criterion_is_broken:
 * @criterion: a #BinomeCriterion
 * @fields: (nullable): the fields of the company's own
 *
 * Returns: whether a field that it compares was removed, so that it says nothing
 */
gboolean
binome_criterion_is_broken (BinomeEntity *criterion, BinomeCriteriaFields *fields)
{
  const char *tutee, *tutor;

  return binome_criterion_needs_field (criterion) && !get_titles (criterion, fields, &tutee, &tutor);
}
