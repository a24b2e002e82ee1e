/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new programme starts from: its schedule and its criteria. Its check-in plan comes from a
 * template, see binome_plan_template_make_steps(). */

#include "binome-programme-plan.h"

#include <glib/gi18n-lib.h>

/* How many days before the start each milestone falls, by how long the kind takes to prepare. */
typedef struct
{
  int preparation;
  int recruitment_open;
  int recruitment_close;
  int training;
  int matching;
} Lead;

static const Lead lead_default = { 60, 45, 21, 14, 10 };
/* Contracts are signed weeks ahead: places are found in spring for September. */
static const Lead lead_contract = { 120, 90, 45, 30, 21 };
static const Lead lead_transfer = { 90, 60, 30, 21, 14 };

static const Lead *
find_lead (BinomeProgrammeKind kind)
{
  switch (kind)
    {
    case BINOME_PROGRAMME_KIND_APPRENTICESHIP:
    case BINOME_PROGRAMME_KIND_PROFESSIONALISATION:
      return &lead_contract;
    case BINOME_PROGRAMME_KIND_TRANSFER:
      return &lead_transfer;
    case BINOME_PROGRAMME_KIND_ONBOARDING:
    case BINOME_PROGRAMME_KIND_MOBILITY:
    case BINOME_PROGRAMME_KIND_REVERSE:
    case BINOME_PROGRAMME_KIND_PEER:
    case BINOME_PROGRAMME_KIND_OTHER:
    default:
      return &lead_default;
    }
}

static void
add_milestone (GPtrArray *milestones, BinomeMilestoneKind kind, BinomeDate day)
{
  BinomeEntity *milestone = BINOME_ENTITY (binome_milestone_new ());

  binome_entity_set_choice (milestone, BINOME_MILESTONE_KIND, (int)kind);
  binome_entity_set_text (milestone, BINOME_MILESTONE_TITLE, _ (binome_milestone_kinds[kind].label));
  binome_entity_set_date (milestone, BINOME_MILESTONE_DUE_ON, binome_date_next_working_day (day));
  g_ptr_array_add (milestones, milestone);
}

/**
 * binome_programme_plan_milestones:
 * @kind: what the programme is for
 * @starts_on: its first day
 * @ends_on: its last day
 *
 * The schedule, counted backward and forward from the dates of the programme. A
 * milestone that would fall on a weekend or a public holiday moves to the next working day.
 *
 * Returns: (transfer full) (element-type BinomeMilestone): the milestones, in order
 */
GPtrArray *
binome_programme_plan_milestones (BinomeProgrammeKind kind, BinomeDate starts_on, BinomeDate ends_on)
{
  GPtrArray *milestones = g_ptr_array_new_with_free_func (g_object_unref);
  const Lead *lead = find_lead (kind);

  add_milestone (milestones, BINOME_MILESTONE_KIND_PREPARATION, starts_on - lead->preparation);
  add_milestone (milestones, BINOME_MILESTONE_KIND_RECRUITMENT_OPEN, starts_on - lead->recruitment_open);
  add_milestone (milestones, BINOME_MILESTONE_KIND_RECRUITMENT_CLOSE, starts_on - lead->recruitment_close);
  add_milestone (milestones, BINOME_MILESTONE_KIND_TRAINING, starts_on - lead->training);
  add_milestone (milestones, BINOME_MILESTONE_KIND_MATCHING, starts_on - lead->matching);
  add_milestone (milestones, BINOME_MILESTONE_KIND_LAUNCH, starts_on);
  add_milestone (milestones, BINOME_MILESTONE_KIND_MID_REVIEW, starts_on + (ends_on - starts_on) / 2);
  add_milestone (milestones, BINOME_MILESTONE_KIND_CLOSING, ends_on);
  add_milestone (milestones, BINOME_MILESTONE_KIND_REPORT, ends_on + 30);

  return milestones;
}

static BinomeEntity *
add_criterion (GPtrArray *criteria, const char *title, BinomeComparator comparator, BinomeAttribute attribute,
               BinomeCriterionKind kind, int weight)
{
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, title);
  binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)comparator);
  binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)attribute);
  binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)kind);
  binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, weight);
  binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, criteria->len);
  g_ptr_array_add (criteria, criterion);

  return criterion;
}

/**
 * binome_programme_plan_criteria:
 * @kind: what the programme is for
 *
 * A first set of criteria, all open to change: the hard rules that hold
 * nearly everywhere, then the preferences. Nothing here reads a trait that the law forbids to use
 * (L1132-1).
 *
 * Returns: (transfer full) (element-type BinomeCriterion): the criteria, in order
 */
GPtrArray *
binome_programme_plan_criteria (BinomeProgrammeKind kind)
{
  GPtrArray *criteria = g_ptr_array_new_with_free_func (g_object_unref);
  BinomeEntity *criterion;

  add_criterion (criteria, _ ("The tutor is not the line manager"), BINOME_COMPARATOR_NOT_MANAGER,
                 BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_MUST, 0);
  criterion
      = add_criterion (criteria, _ ("Both are there for a month or more"), BINOME_COMPARATOR_DATES_OVERLAP,
                       BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_MUST, 0);
  binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, 30);
  add_criterion (criteria, _ ("A language in common"), BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_LANGUAGE,
                 BINOME_CRITERION_KIND_MUST, 0);
  add_criterion (criteria, _ ("The tutor has the skills wanted"), BINOME_COMPARATOR_SKILLS_COVERED,
                 BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_WEIGHTED, 10);
  add_criterion (criteria, _ ("The same site"), BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE,
                 BINOME_CRITERION_KIND_WEIGHTED, 6);
  if (kind == BINOME_PROGRAMME_KIND_MOBILITY || kind == BINOME_PROGRAMME_KIND_REVERSE)
    add_criterion (criteria, _ ("Another team"), BINOME_COMPARATOR_DIFFERENT, BINOME_ATTRIBUTE_TEAM,
                   BINOME_CRITERION_KIND_WEIGHTED, 4);
  if (kind != BINOME_PROGRAMME_KIND_REVERSE && kind != BINOME_PROGRAMME_KIND_PEER)
    {
      criterion
          = add_criterion (criteria, _ ("The tutor has been here longer"), BINOME_COMPARATOR_SENIORITY_GAP,
                           BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_WEIGHTED, 3);
      binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, 2);
    }

  return criteria;
}
