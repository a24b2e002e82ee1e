/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria to start from, for each kind of programme. They rest on what practice and research name: mastery
 * of the trade, availability, nearness, and the wish of both; never on what the law forbids. */

#include "binome-criteria-templates.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-sets.h"

typedef struct
{
  const char *title;
  BinomeComparator comparator;
  BinomeAttribute attribute;
  BinomeCriterionKind kind;
  int weight;
  int minimum;
  int maximum;
} Line;

#define MUST BINOME_CRITERION_KIND_MUST
#define PREFER BINOME_CRITERION_KIND_WEIGHTED

#define NOT_THE_MANAGER                                                                                      \
  { N_ ("Not the line manager"), BINOME_COMPARATOR_NOT_MANAGER, BINOME_ATTRIBUTE_NONE, MUST, 0, 0, 0 }
#define THERE_TOGETHER(days)                                                                                 \
  { N_ ("There together long enough"),                                                                       \
    BINOME_COMPARATOR_DATES_OVERLAP,                                                                         \
    BINOME_ATTRIBUTE_NONE,                                                                                   \
    MUST,                                                                                                    \
    0,                                                                                                       \
    days,                                                                                                    \
    0 }
#define FREE_TOGETHER(weight, slots)                                                                         \
  { N_ ("Free at the same time"),                                                                            \
    BINOME_COMPARATOR_OVERLAP,                                                                               \
    BINOME_ATTRIBUTE_AVAILABILITY,                                                                           \
    PREFER,                                                                                                  \
    weight,                                                                                                  \
    slots,                                                                                                   \
    0 }
#define SKILLS(weight)                                                                                       \
  { N_ ("Skills wanted"), BINOME_COMPARATOR_SKILLS_COVERED, BINOME_ATTRIBUTE_NONE, PREFER, weight, 0, 0 }
#define LEVEL(weight)                                                                                        \
  { N_ ("Masters the level aimed at"),                                                                       \
    BINOME_COMPARATOR_SKILL_LEVEL,                                                                           \
    BINOME_ATTRIBUTE_NONE,                                                                                   \
    PREFER,                                                                                                  \
    weight,                                                                                                  \
    0,                                                                                                       \
    0 }
#define SAME_SITE(kind, weight)                                                                              \
  { N_ ("The same site"), BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, kind, weight, 0, 0 }
#define NEAR(weight, far)                                                                                    \
  { N_ ("Sites not too far apart"),                                                                          \
    BINOME_COMPARATOR_SITE_DISTANCE,                                                                         \
    BINOME_ATTRIBUTE_NONE,                                                                                   \
    PREFER,                                                                                                  \
    weight,                                                                                                  \
    0,                                                                                                       \
    far }
#define SAME_JOB(weight)                                                                                     \
  { N_ ("The same job"), BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_JOB, PREFER, weight, 0, 0 }
#define OTHER_TEAM(weight)                                                                                   \
  { N_ ("Another team"), BINOME_COMPARATOR_DIFFERENT, BINOME_ATTRIBUTE_TEAM, PREFER, weight, 0, 0 }
#define LANGUAGE                                                                                             \
  { N_ ("A language in common"), BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_LANGUAGE, MUST, 0, 0, 0 }
#define EXPERIENCE(weight, years)                                                                            \
  { N_ ("Experience in the company"),                                                                        \
    BINOME_COMPARATOR_SENIORITY_GAP,                                                                         \
    BINOME_ATTRIBUTE_NONE,                                                                                   \
    PREFER,                                                                                                  \
    weight,                                                                                                  \
    years,                                                                                                   \
    0 }
#define WISHES(weight)                                                                                       \
  { N_ ("Wishes of both"), BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, PREFER, weight, 0, 0 }
#define TALK(weight)                                                                                         \
  { N_ ("Try-out talk"), BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, PREFER, weight, 3, 0 }

#define MOST 9

static const Line lines[][MOST] = {
  [BINOME_PROGRAMME_KIND_ONBOARDING]
  = { NOT_THE_MANAGER, THERE_TOGETHER (60), LANGUAGE, SAME_SITE (PREFER, 8), SAME_JOB (6), EXPERIENCE (4, 1),
      FREE_TOGETHER (6, 4), WISHES (3) },
  [BINOME_PROGRAMME_KIND_APPRENTICESHIP]
  = { THERE_TOGETHER (180), SAME_SITE (MUST, 0), LANGUAGE, SKILLS (10), LEVEL (8), SAME_JOB (6),
      EXPERIENCE (5, 2), FREE_TOGETHER (5, 8), WISHES (3) },
  [BINOME_PROGRAMME_KIND_PROFESSIONALISATION]
  = { THERE_TOGETHER (180), SAME_SITE (MUST, 0), LANGUAGE, SKILLS (10), LEVEL (8), SAME_JOB (6),
      EXPERIENCE (5, 2), FREE_TOGETHER (5, 8), WISHES (3) },
  [BINOME_PROGRAMME_KIND_TRANSFER] = { THERE_TOGETHER (90), LANGUAGE, SKILLS (10), LEVEL (9), NEAR (5, 100),
                                       FREE_TOGETHER (7, 6), WISHES (5), TALK (4) },
  [BINOME_PROGRAMME_KIND_MOBILITY] = { NOT_THE_MANAGER, THERE_TOGETHER (60), LANGUAGE, OTHER_TEAM (6),
                                       SKILLS (8), NEAR (4, 200), WISHES (6), TALK (5) },
  [BINOME_PROGRAMME_KIND_REVERSE] = { NOT_THE_MANAGER, THERE_TOGETHER (60), LANGUAGE, OTHER_TEAM (6),
                                      SKILLS (10), FREE_TOGETHER (4, 2), WISHES (6), TALK (6) },
  [BINOME_PROGRAMME_KIND_PEER] = { NOT_THE_MANAGER, THERE_TOGETHER (60), LANGUAGE, SAME_JOB (6),
                                   OTHER_TEAM (4), FREE_TOGETHER (6, 2), WISHES (8) },
  [BINOME_PROGRAMME_KIND_OTHER] = { NOT_THE_MANAGER, THERE_TOGETHER (30), LANGUAGE, SAME_SITE (PREFER, 6),
                                    SKILLS (8), FREE_TOGETHER (4, 2), WISHES (5) },
};

/**
 * binome_criteria_template_make:
 * @kind: a kind of programme
 *
 * Returns: (transfer full) (element-type BinomeCriterion): its usual criteria, of no programme yet
 */
GPtrArray *
binome_criteria_template_make (BinomeProgrammeKind kind)
{
  GPtrArray *criteria = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail ((gsize)kind < G_N_ELEMENTS (lines), criteria);

  for (gsize k = 0; k < MOST && lines[kind][k].title != NULL; k++)
    {
      const Line *line = &lines[kind][k];
      BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

      binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, _ (line->title));
      binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)line->comparator);
      binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)line->attribute);
      binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)line->kind);
      if (line->kind == PREFER)
        binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, line->weight);
      binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, line->minimum);
      binome_entity_set_integer (criterion, BINOME_CRITERION_MAXIMUM, line->maximum);
      g_ptr_array_add (criteria, criterion);
    }
  return criteria;
}

/**
 * binome_criteria_template_use:
 * @db: the file, in a write
 * @programme: a programme
 * @kind: whose usual criteria are wanted
 * @error: return location for a #GError
 *
 * Puts the usual criteria in the place of those of now.
 *
 * Returns: whether it was done
 */
gboolean
binome_criteria_template_use (BinomeDb *db, gint64 programme, BinomeProgrammeKind kind, GError **error)
{
  g_autoptr (GPtrArray) criteria = binome_criteria_template_make (kind);

  return binome_criteria_replace (db, programme, criteria, error);
}
