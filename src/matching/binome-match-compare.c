/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparators: what one criterion says of two people, and the values it looked at. */

#include "binome-match-compare-private.h"

#include "binome-match-value.h"

/* Two people who both work remotely are as near each other as two on one site. */
static gboolean
is_same (const BinomeMatchMember *tutee, const BinomeMatchMember *tutor, BinomeMatchAttribute attribute)
{
  return tutee->code[attribute] == tutor->code[attribute]
         || (attribute == BINOME_MATCH_ATTRIBUTE_SITE && tutee->remote && tutor->remote);
}

static BinomeMatchOutcome
compare_attribute (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                   const BinomeMatchMember *tutee, const BinomeMatchMember *tutor)
{
  BinomeMatchAttribute attribute = criterion->attribute;
  gboolean wants_same = criterion->comparator == BINOME_MATCH_COMPARE_SAME;

  if (attribute == BINOME_MATCH_ATTRIBUTE_FIELD)
    {
      BinomeMatchOutcome outcome = binome_match_compare_overlap (problem, criterion, tutee, tutor);

      return outcome.known ? outcome_bool ((outcome.share > 0) == wants_same) : outcome;
    }
  if (tutee->code[attribute] == 0 || tutor->code[attribute] == 0)
    return outcome_unknown ();

  return outcome_bool (is_same (tutee, tutor, attribute) == wants_same);
}

typedef struct
{
  guint common;   /* wanted and offered */
  guint compared; /* of those, with a level on both sides */
  guint high;     /* of those, at the level asked for or above */
} SkillCounts;

/* At the top of the scale nobody can be asked for more. */
static gboolean
is_high_enough (const BinomeMatchMemberSkill *wanted, const BinomeMatchMemberSkill *offered, int gap)
{
  return (gint64)offered->level >= MIN ((gint64)wanted->level + gap, BINOME_MATCH_LEVEL_MAX);
}

static SkillCounts
count_skills (const BinomeMatchMember *tutee, const BinomeMatchMember *tutor, int gap)
{
  const BinomeMatchMemberSkill *w = tutee->skills, *w_end = w + tutee->n_skills;
  const BinomeMatchMemberSkill *o = tutor->skills, *o_end = o + tutor->n_skills;
  SkillCounts counts = { 0 };

  while (w < w_end && o < o_end)
    if (w->element < o->element)
      w++;
    else if (o->element < w->element)
      o++;
    else
      {
        counts.common++;
        if (w->level > 0 && o->level > 0)
          {
            counts.compared++;
            counts.high += is_high_enough (w, o, gap);
          }
        w++;
        o++;
      }

  return counts;
}

/* What having so many things in common means, where the tutee has or wants "wanted" of them. A required share
 * of 0 percent, or none in common, would say nothing: it is read as "at least one". */
BinomeMatchOutcome
binome_match_compare_common (const BinomeMatchCriterion *criterion, guint wanted, guint common)
{
  gint64 asked = MAX (criterion->minimum, 1);

  if (criterion->comparator != BINOME_MATCH_COMPARE_SKILLS_COVERED)
    return outcome_share (common, asked, common >= asked);
  return outcome_share (common, wanted,
                        common > 0 && (gint64)common * 100 >= (gint64)criterion->minimum * wanted);
}

/* Judged over the skills that both have; a tutor who has none of them is not at the level either. */
BinomeMatchOutcome
binome_match_compare_levels (guint common, guint compared, guint high)
{
  if (common == 0)
    return outcome_bool (FALSE);
  if (compared == 0)
    return outcome_unknown ();
  return outcome_share (high, compared, high == compared);
}

static BinomeMatchOutcome
compare_covered (const BinomeMatchCriterion *criterion, const BinomeMatchMember *tutee,
                 const BinomeMatchMember *tutor)
{
  guint wanted = tutee->n_skills;
  SkillCounts counts;

  if (wanted == 0 || tutor->n_skills == 0)
    return outcome_unknown ();

  counts = count_skills (tutee, tutor, 0);
  return binome_match_compare_common (criterion, wanted, counts.common);
}

static BinomeMatchOutcome
compare_level (const BinomeMatchCriterion *criterion, const BinomeMatchMember *tutee,
               const BinomeMatchMember *tutor)
{
  SkillCounts counts;

  if (tutee->n_skills == 0 || tutor->n_skills == 0)
    return outcome_unknown ();

  counts = count_skills (tutee, tutor, criterion->minimum);
  return binome_match_compare_levels (counts.common, counts.compared, counts.high);
}

/* Whole years that the tutor came before the tutee; below zero when the tutee came first. */
static BinomeMatchOutcome
compare_seniority (const BinomeMatchCriterion *criterion, const BinomeMatchMember *tutee,
                   const BinomeMatchMember *tutor)
{
  int difference, years;

  if (tutee->hired_ymd == 0 || tutor->hired_ymd == 0)
    return outcome_unknown ();

  difference = tutee->hired_ymd - tutor->hired_ymd;
  years = difference / 10000 - (difference % 10000 < 0);
  return outcome_bool (years >= criterion->minimum
                       && (criterion->maximum == 0 || years <= criterion->maximum));
}

static BinomeMatchOutcome
compare_dates (const BinomeMatchCriterion *criterion, const BinomeMatchMember *tutee,
               const BinomeMatchMember *tutor)
{
  gint64 from = MAX (tutee->from, tutor->from);
  gint64 to = MIN (tutee->to > 0 ? tutee->to : G_MAXINT32, tutor->to > 0 ? tutor->to : G_MAXINT32);
  gint64 asked = MAX (criterion->minimum, 1);

  if ((tutee->from == 0 && tutee->to == 0) || (tutor->from == 0 && tutor->to == 0))
    return outcome_unknown ();

  return outcome_share (to - from + 1, asked, to - from + 1 >= asked);
}

static gboolean
is_manager (const BinomeMatchMember *who, const BinomeMatchMember *of)
{
  return of->manager_id != 0 && of->manager_id == who->person_id;
}

static gboolean
is_upper (const BinomeMatchCriterion *criterion, const BinomeMatchMember *who, const BinomeMatchMember *of)
{
  return criterion->minimum >= 2 && of->upper_id != 0 && of->upper_id == who->person_id;
}

static BinomeMatchOutcome
compare_manager (const BinomeMatchCriterion *criterion, const BinomeMatchMember *tutee,
                 const BinomeMatchMember *tutor)
{
  if (is_manager (tutor, tutee) || is_manager (tutee, tutor) || is_upper (criterion, tutor, tutee)
      || is_upper (criterion, tutee, tutor))
    return outcome_bool (FALSE);

  return tutee->manager_id != 0 ? outcome_bool (TRUE) : outcome_unknown ();
}

BinomeMatchOutcome
binome_match_compare (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                      const BinomeMatchMember *tutee, const BinomeMatchMember *tutor)
{
  switch (criterion->comparator)
    {
    case BINOME_MATCH_COMPARE_SAME:
    case BINOME_MATCH_COMPARE_DIFFERENT:
      return compare_attribute (problem, criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_SKILLS_COVERED:
      return compare_covered (criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_SKILL_LEVEL:
      return compare_level (criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_SENIORITY_GAP:
      return compare_seniority (criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_DATES_OVERLAP:
      return compare_dates (criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_NOT_MANAGER:
      return compare_manager (criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_OVERLAP:
      return binome_match_compare_overlap (problem, criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_LEVEL_GAP:
    case BINOME_MATCH_COMPARE_OFFERS_NEEDS:
      return binome_match_compare_numbers (problem, criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_SITE_DISTANCE:
      return binome_match_compare_distance (problem, criterion, tutee, tutor);
    case BINOME_MATCH_COMPARE_WISHES:
    case BINOME_MATCH_COMPARE_TALK:
      return binome_match_compare_wishes (problem, criterion, tutee, tutor);
    default:
      return outcome_unknown ();
    }
}

/* Whether a criterion, with this outcome, rules the pair out. */
static gboolean
bars (const BinomeMatchCriterion *criterion, BinomeMatchOutcome outcome)
{
  if (outcome.veto)
    return TRUE;
  if (!outcome.known && criterion->missing == BINOME_MATCH_MISSING_EXCLUDE)
    return TRUE;
  if (!outcome.known && criterion->missing == BINOME_MATCH_MISSING_NEUTRAL)
    return FALSE;

  switch (criterion->kind)
    {
    case BINOME_MATCH_KIND_MUST:
      return !outcome.met;
    case BINOME_MATCH_KIND_MUST_NOT:
      return outcome.met;
    default:
      return FALSE;
    }
}

/* The criterion without its power to rule a pair out; a veto keeps it. A preference goes on counting. */
BinomeMatchCriterion
binome_match_lift (const BinomeMatchCriterion *criterion)
{
  BinomeMatchCriterion lifted = *criterion;

  if (lifted.kind != BINOME_MATCH_KIND_WEIGHTED)
    {
      lifted.kind = BINOME_MATCH_KIND_WEIGHTED;
      lifted.weight = 0;
    }
  if (lifted.missing == BINOME_MATCH_MISSING_EXCLUDE)
    lifted.missing = BINOME_MATCH_MISSING_PENALISE;
  return lifted;
}

/* What a criterion with this outcome does to a pair. What it leaves out gives nothing and costs nothing. */
BinomeMatchShare
binome_match_share (const BinomeMatchCriterion *criterion, BinomeMatchOutcome outcome)
{
  BinomeMatchShare share = { .bars = bars (criterion, outcome) };

  if (criterion->kind != BINOME_MATCH_KIND_WEIGHTED)
    return share;

  share.weight = criterion->weight;
  if (outcome.known || criterion->missing != BINOME_MATCH_MISSING_NEUTRAL)
    {
      share.maximum = criterion->weight;
      share.points = (gint64)criterion->weight * outcome.share;
    }
  return share;
}

static const BinomeMatchMemberSkill *
find_skill (const BinomeMatchMember *member, guint32 element)
{
  for (guint k = 0; k < member->n_skills; k++)
    if (member->skills[k].element == element)
      return &member->skills[k];

  return NULL;
}

static int
compare_by_skill (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomeMatchProblem *problem = user_data;
  gint64 x = binome_match_problem_element (problem, ((const BinomeMatchMemberSkill *)a)->element)->key;
  gint64 y = binome_match_problem_element (problem, ((const BinomeMatchMemberSkill *)b)->element)->key;

  return x < y ? -1 : x > y;
}

/* Of a tutee all the skills wanted; of a tutor those among them that they offer. */
static char *
dup_skills (const BinomeMatchProblem *problem, const BinomeMatchMember *member,
            const BinomeMatchMember *wanting, gboolean with_levels)
{
  g_autofree BinomeMatchMemberSkill *wanted
      = g_memdup2 (wanting->skills, wanting->n_skills * sizeof *wanting->skills);
  GString *value = g_string_new (BINOME_MATCH_VALUE_SKILLS);
  gsize empty = value->len;

  g_sort_array (wanted, wanting->n_skills, sizeof *wanted, compare_by_skill, (gpointer)problem);
  for (guint k = 0; k < wanting->n_skills; k++)
    {
      const BinomeMatchMemberSkill *skill = find_skill (member, wanted[k].element);
      const char *name = binome_match_problem_element (problem, wanted[k].element)->text;

      if (skill != NULL)
        g_string_append_printf (value, "\n%s\n%d", name != NULL ? name : "",
                                with_levels ? (int)skill->level : 0);
    }
  if (value->len == empty && member->n_skills == 0)
    g_string_truncate (value, 0);
  return g_string_free (value, FALSE);
}

/* Whom the tutee is led by is not told by name: only whether it is this tutor. */
static const char *
get_manager (const BinomeMatchCriterion *criterion, const BinomeMatchMember *member,
             const BinomeMatchMember *other, gboolean is_tutor)
{
  const BinomeMatchMember *tutee = is_tutor ? other : member;

  if (is_manager (member, other))
    return BINOME_MATCH_VALUE_MANAGER;
  if (is_upper (criterion, member, other))
    return BINOME_MATCH_VALUE_UPPER;
  if (tutee->manager_id == 0)
    return "";
  if (is_tutor)
    return BINOME_MATCH_VALUE_NOT_MANAGER;
  return is_manager (other, member) || is_upper (criterion, other, member) ? BINOME_MATCH_VALUE_LED_BY_TUTOR
                                                                           : BINOME_MATCH_VALUE_LED_BY_OTHER;
}

static char *
dup_attribute (const BinomeMatchMember *member, BinomeMatchAttribute attribute)
{
  const char *text = member->code[attribute] != 0 ? member->text[attribute] : "";
  gboolean is_remote = attribute == BINOME_MATCH_ATTRIBUTE_SITE && member->remote;

  return *text == '\0' ? g_strdup ("")
                       : binome_match_value_new (
                             is_remote ? BINOME_MATCH_VALUE_REMOTE : BINOME_MATCH_VALUE_WORDS, text, NULL);
}

/* Of the tutor also how far it is from the tutee. */
static char *
dup_site (const BinomeMatchProblem *problem, const BinomeMatchMember *member, const BinomeMatchMember *other,
          gboolean is_tutor)
{
  guint a = member->code[BINOME_MATCH_ATTRIBUTE_SITE], b = other->code[BINOME_MATCH_ATTRIBUTE_SITE];
  int kilometres = a != 0 && b != 0 && a != b ? binome_match_problem_get_distance (problem, a, b) : -1;
  const char *kind = member->remote ? BINOME_MATCH_VALUE_REMOTE : BINOME_MATCH_VALUE_AWAY;

  if (!is_tutor || kilometres < 0)
    return dup_attribute (member, BINOME_MATCH_ATTRIBUTE_SITE);
  return binome_match_value_add_number (
      binome_match_value_new (kind, member->text[BINOME_MATCH_ATTRIBUTE_SITE], NULL), kilometres);
}

static char *
dup_day (BinomeDate day)
{
  g_autofree char *iso = binome_date_format_iso (day);

  return day > 0 ? binome_match_value_new (BINOME_MATCH_VALUE_DAY, iso, NULL) : g_strdup ("");
}

static char *
dup_presence (const BinomeMatchMember *member)
{
  g_autofree char *from = member->from > 0 ? binome_date_format_iso (member->from) : g_strdup ("");
  g_autofree char *to = member->to > 0 ? binome_date_format_iso (member->to) : g_strdup ("");

  return member->from > 0 || member->to > 0
             ? binome_match_value_new (BINOME_MATCH_VALUE_PRESENCE, from, to, NULL)
             : g_strdup ("");
}

/* What was looked at of somebody, to be kept: see binome-match-value.h. */
char *
binome_match_compare_dup_value (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                                const BinomeMatchMember *member, const BinomeMatchMember *other,
                                gboolean is_tutor)
{
  switch (criterion->comparator)
    {
    case BINOME_MATCH_COMPARE_SAME:
    case BINOME_MATCH_COMPARE_DIFFERENT:
      if (criterion->attribute == BINOME_MATCH_ATTRIBUTE_FIELD)
        return binome_match_compare_dup_field (problem, criterion, member, other, is_tutor);
      return dup_attribute (member, criterion->attribute);
    case BINOME_MATCH_COMPARE_SKILLS_COVERED:
      return dup_skills (problem, member, is_tutor ? other : member, FALSE);
    case BINOME_MATCH_COMPARE_SKILL_LEVEL:
      return dup_skills (problem, member, is_tutor ? other : member, TRUE);
    case BINOME_MATCH_COMPARE_SENIORITY_GAP:
      return dup_day (member->hired);
    case BINOME_MATCH_COMPARE_DATES_OVERLAP:
      return dup_presence (member);
    case BINOME_MATCH_COMPARE_NOT_MANAGER:
      return g_strdup (get_manager (criterion, member, other, is_tutor));
    case BINOME_MATCH_COMPARE_OVERLAP:
    case BINOME_MATCH_COMPARE_LEVEL_GAP:
    case BINOME_MATCH_COMPARE_OFFERS_NEEDS:
      return binome_match_compare_dup_field (problem, criterion, member, other, is_tutor);
    case BINOME_MATCH_COMPARE_SITE_DISTANCE:
      return dup_site (problem, member, other, is_tutor);
    case BINOME_MATCH_COMPARE_WISHES:
    case BINOME_MATCH_COMPARE_TALK:
      return binome_match_compare_dup_wish (problem, criterion, is_tutor ? other : member,
                                            is_tutor ? member : other, is_tutor);
    default:
      return g_strdup ("");
    }
}
