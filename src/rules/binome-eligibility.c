/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody can take part, point by point, with the reason: facts in, sentences out. */

#include "binome-eligibility.h"

#include <math.h>
#include <glib/gi18n-lib.h>

/* The law asks for two years in the field, or one with the diploma that is prepared (R6223-22); for a
 * professionalisation contract, two years in any case (D6325-6). */
#define YEARS_LEGAL 2.0
#define YEARS_WITH_DIPLOMA 1.0

/* Whoever came less long ago still learns the house. */
#define MONTHS_SENIORITY 12

#define MASTER_CITATION "Code du travail, art. R6223-22"
#define TUTOR_CITATION "Code du travail, art. D6325-6"

void
binome_eligibility_point_free (BinomeEligibilityPoint *point)
{
  g_free (point->sentence);
  g_free (point->citation);
  g_free (point);
}

/* Takes @sentence. */
static void
add (GPtrArray *points, BinomeEligibilityTopic topic, BinomeEligibilityState state, char *sentence,
     const char *citation)
{
  BinomeEligibilityPoint *point = g_new0 (BinomeEligibilityPoint, 1);

  point->topic = topic;
  point->state = state;
  point->sentence = sentence;
  point->citation = g_strdup (citation);
  g_ptr_array_add (points, point);
}

static char *
format_day (BinomeDate day)
{
  return binome_date_format (day, BINOME_DATE_MEDIUM);
}

/* Whole months from a day to a later one. */
static int
count_months (BinomeDate from, BinomeDate until)
{
  int months = 0;

  while (months < 1200 && binome_date_add_months (from, months + 1) <= until)
    months++;
  return months;
}

static void
check_seniority (const BinomeEligibilityFacts *facts, BinomeDate on, GPtrArray *points)
{
  BinomeDate from = MAX (on, facts->from);
  int months, years;

  if (facts->hired_on == BINOME_DATE_NONE)
    {
      add (points, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_UNKNOWN,
           g_strdup (_ ("It is not known since when they are in the company.")), "");
      return;
    }

  months = count_months (facts->hired_on, from);
  years = months / 12;
  if (facts->is_tutor && months < MONTHS_SENIORITY)
    add (points, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_WATCH,
         g_strdup_printf (ngettext ("In the company for %d month only.", "In the company for %d months only.",
                                    (gulong)months),
                          months),
         "");
  else if (years == 0)
    add (points, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_MET,
         g_strdup_printf (
             ngettext ("In the company for %d month.", "In the company for %d months.", (gulong)months),
             months),
         "");
  else
    add (points, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_MET,
         g_strdup_printf (
             ngettext ("In the company for %d year.", "In the company for %d years.", (gulong)years), years),
         "");
}

static char *
describe_years (double experience)
{
  int years = (int)experience;

  return g_strdup_printf (ngettext ("%d year in the field.", "%d years in the field.", (gulong)years), years);
}

/* Fewer years in the field than the law asks of a tutor in any case. */
static gboolean
lacks_experience (const BinomeEligibilityFacts *facts)
{
  gboolean master = (facts->contracts & BINOME_RULE_CONTRACT_APPRENTICESHIP) != 0;
  gboolean tutor = (facts->contracts & BINOME_RULE_CONTRACT_PROFESSIONALISATION) != 0;

  return !isnan (facts->experience)
         && ((tutor && facts->experience < YEARS_LEGAL)
             || (master && facts->experience < YEARS_WITH_DIPLOMA));
}

static gboolean
leaves_before (const BinomeEligibilityFacts *facts, BinomeDate on)
{
  return facts->leaves_on != BINOME_DATE_NONE && facts->leaves_on < MAX (on, facts->from);
}

static void
check_experience (const BinomeEligibilityFacts *facts, GPtrArray *points)
{
  gboolean master = (facts->contracts & BINOME_RULE_CONTRACT_APPRENTICESHIP) != 0;
  gboolean tutor = (facts->contracts & BINOME_RULE_CONTRACT_PROFESSIONALISATION) != 0;
  const char *citation = tutor ? TUTOR_CITATION : master ? MASTER_CITATION : "";
  BinomeEligibilityState state;

  if (isnan (facts->experience))
    add (points, BINOME_ELIGIBILITY_EXPERIENCE, BINOME_ELIGIBILITY_UNKNOWN,
         g_strdup (master || tutor ? _ ("Their experience in the field is not known; the law asks for it.")
                                   : _ ("Their experience in the field is not known.")),
         citation);
  else if (lacks_experience (facts))
    add (points, BINOME_ELIGIBILITY_EXPERIENCE, BINOME_ELIGIBILITY_UNMET,
         g_strdup (tutor ? _ ("Less than the two years in the field that the law asks for.")
                         : _ ("Less than one year in the field: the law asks for two, or one with the "
                              "diploma that is prepared.")),
         citation);
  else if ((!master && !tutor) || facts->experience >= YEARS_LEGAL)
    add (points, BINOME_ELIGIBILITY_EXPERIENCE, BINOME_ELIGIBILITY_MET, describe_years (facts->experience),
         citation);
  else
    {
      state = facts->diploma > 0 ? BINOME_ELIGIBILITY_WATCH : BINOME_ELIGIBILITY_UNKNOWN;
      add (points, BINOME_ELIGIBILITY_EXPERIENCE, state,
           g_strdup (_ ("Less than two years in the field: enough with a diploma of the same field and at "
                        "least of the level that is prepared.")),
           citation);
    }
}

static void
check_diploma (const BinomeEligibilityFacts *facts, GPtrArray *points)
{
  if (facts->diploma > 0)
    /* Translators: a level of diploma from 1 to 8. */
    add (points, BINOME_ELIGIBILITY_DIPLOMA, BINOME_ELIGIBILITY_MET,
         g_strdup_printf (_ ("Diploma of level %d."), facts->diploma), "");
  else
    add (points, BINOME_ELIGIBILITY_DIPLOMA, BINOME_ELIGIBILITY_UNKNOWN,
         g_strdup (_ ("The level of their diploma is not known.")), "");
}

static void
check_contract_end (const BinomeEligibilityFacts *facts, BinomeDate on, GPtrArray *points)
{
  g_autofree char *day = format_day (facts->leaves_on);
  BinomeEligibilityState state = BINOME_ELIGIBILITY_MET;
  char *sentence;

  if (facts->leaves_on == BINOME_DATE_NONE)
    sentence = g_strdup (_ ("No end of the contract is known."));
  else if (leaves_before (facts, on))
    {
      state = BINOME_ELIGIBILITY_UNMET;
      /* Translators: %s is a date. */
      sentence = g_strdup_printf (_ ("Leaves the company on %s, before the start."), day);
    }
  else if (facts->until == BINOME_DATE_NONE || facts->leaves_on < facts->until)
    {
      state = BINOME_ELIGIBILITY_WATCH;
      /* Translators: %s is a date. */
      sentence = g_strdup_printf (_ ("Leaves the company on %s, before the end of the programme."), day);
    }
  else
    /* Translators: %s is a date. */
    sentence = g_strdup_printf (_ ("In the company until %s."), day);
  add (points, BINOME_ELIGIBILITY_CONTRACT_END, state, sentence, "");
}

static void
check_training (const BinomeEligibilityFacts *facts, BinomeDate on, GPtrArray *points)
{
  BinomeDate first = MAX (on, facts->from);
  g_autofree char *until = format_day (facts->trained_until), *coming = format_day (facts->training_on);

  if (facts->trained && (facts->trained_until == BINOME_DATE_NONE || facts->trained_until >= first))
    add (points, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_MET,
         facts->trained_until == BINOME_DATE_NONE
             ? g_strdup (_ ("Trained as a tutor."))
             /* Translators: %s is a date. */
             : g_strdup_printf (_ ("Trained as a tutor; valid until %s."), until),
         "");
  else if (facts->training_on != BINOME_DATE_NONE)
    add (points, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_WATCH,
         /* Translators: %s is a date. */
         g_strdup_printf (_ ("Has a place in a training of tutors on %s."), coming), "");
  else if (facts->trained)
    add (points, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_WATCH,
         /* Translators: %s is a date. */
         g_strdup_printf (_ ("The training as a tutor counted until %s; it is to be refreshed."), until), "");
  else
    add (points, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_WATCH,
         g_strdup (_ ("Not trained as a tutor yet.")), "");
}

static void
check_manager (const BinomeEligibilityFacts *facts, GPtrArray *points)
{
  g_autofree char *day = format_day (facts->manager_on), *until = format_day (facts->manager_until);
  BinomeEligibilityState state = BINOME_ELIGIBILITY_MET;
  char *sentence;

  switch (facts->manager)
    {
    case BINOME_ELIGIBILITY_MANAGER_AWAITED:
      state = BINOME_ELIGIBILITY_WATCH;
      sentence
          = facts->manager_on == BINOME_DATE_NONE
                ? g_strdup (_ ("The line manager has not answered yet."))
                /* Translators: %s is a date. */
                : g_strdup_printf (_ ("The line manager was asked on %s and has not answered yet."), day);
      break;
    case BINOME_ELIGIBILITY_MANAGER_YES:
    case BINOME_ELIGIBILITY_MANAGER_LIMITED:
      if (facts->manager_until != BINOME_DATE_NONE
          && (facts->until == BINOME_DATE_NONE || facts->manager_until < facts->until))
        {
          state = BINOME_ELIGIBILITY_WATCH;
          /* Translators: %s is a date. */
          sentence = g_strdup_printf (_ ("The line manager agrees until %s only."), until);
        }
      else
        sentence = g_strdup (facts->manager == BINOME_ELIGIBILITY_MANAGER_YES
                                 ? _ ("The line manager agrees.")
                                 : _ ("The line manager agrees, with limits."));
      break;
    case BINOME_ELIGIBILITY_MANAGER_NO:
      state = BINOME_ELIGIBILITY_UNMET;
      sentence = g_strdup (_ ("The line manager does not agree."));
      break;
    case BINOME_ELIGIBILITY_MANAGER_NOT_ASKED:
    default:
      state = BINOME_ELIGIBILITY_UNKNOWN;
      sentence = g_strdup (_ ("The line manager was not asked yet."));
    }
  add (points, BINOME_ELIGIBILITY_MANAGER, state, sentence, "");
}

static void
check_load (const BinomeEligibilityFacts *facts, GPtrArray *points)
{
  if (!facts->is_tutor)
    add (points, BINOME_ELIGIBILITY_LOAD,
         facts->has_tutor ? BINOME_ELIGIBILITY_WATCH : BINOME_ELIGIBILITY_MET,
         g_strdup (facts->has_tutor ? _ ("Has a tutor in this programme already.") : _ ("Has no tutor yet.")),
         "");
  else if (facts->places == 0)
    add (points, BINOME_ELIGIBILITY_LOAD, BINOME_ELIGIBILITY_UNMET,
         g_strdup (_ ("Has no place for a tutee.")), "");
  else
    add (points, BINOME_ELIGIBILITY_LOAD,
         facts->taken >= facts->places ? BINOME_ELIGIBILITY_WATCH : BINOME_ELIGIBILITY_MET,
         g_strdup_printf (
             ngettext ("%1$d of %2$d place taken.", "%1$d of %2$d places taken.", (gulong)facts->places),
             facts->taken, facts->places),
         "");
}

/**
 * binome_eligibility_check:
 * @facts: a candidate
 * @on: the day
 *
 * Seniority, experience in the field, diploma, end of the contract, training, the manager's agreement and the
 * current load of a tutor; of a tutee those that concern them.
 *
 * Returns: (transfer full) (element-type BinomeEligibilityPoint): in a fixed order
 */
GPtrArray *
binome_eligibility_check (const BinomeEligibilityFacts *facts, BinomeDate on)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_eligibility_point_free);

  check_seniority (facts, on, points);
  if (facts->is_tutor)
    {
      check_experience (facts, points);
      check_diploma (facts, points);
    }
  check_contract_end (facts, on, points);
  if (facts->is_tutor)
    check_training (facts, on, points);
  check_manager (facts, points);
  check_load (facts, points);
  return points;
}

/**
 * binome_eligibility_get_worst:
 * @points: (element-type BinomeEligibilityPoint): of a candidate
 *
 * Returns: the state of the worst one
 */
BinomeEligibilityState
binome_eligibility_get_worst (GPtrArray *points)
{
  BinomeEligibilityState worst = BINOME_ELIGIBILITY_MET;

  for (guint i = 0; i < points->len; i++)
    worst = MAX (worst, ((const BinomeEligibilityPoint *)points->pdata[i])->state);
  return worst;
}

/**
 * binome_eligibility_has_obstacle:
 * @facts: a candidate
 * @on: the day
 *
 * As the worst point of binome_eligibility_check() says, without its sentences: to be asked of many.
 *
 * Returns: whether something is against their taking part
 */
gboolean
binome_eligibility_has_obstacle (const BinomeEligibilityFacts *facts, BinomeDate on)
{
  return facts->manager == BINOME_ELIGIBILITY_MANAGER_NO || leaves_before (facts, on)
         || (facts->is_tutor && (facts->places == 0 || lacks_experience (facts)));
}

/**
 * binome_eligibility_describe:
 * @points: (element-type BinomeEligibilityPoint): of a candidate
 *
 * Returns: (transfer full): one line: the first obstacle, or how many points are to be looked at
 */
char *
binome_eligibility_describe (GPtrArray *points)
{
  guint open = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const BinomeEligibilityPoint *point = points->pdata[i];

      if (point->state == BINOME_ELIGIBILITY_UNMET)
        /* Translators: %s is a sentence that says why. */
        return g_strdup_printf (_ ("Not eligible: %s"), point->sentence);
      open += point->state != BINOME_ELIGIBILITY_MET;
    }
  if (open == 0)
    return g_strdup (_ ("Eligible"));

  return g_strdup_printf (
      ngettext ("Nothing against it; %u point to look at", "Nothing against it; %u points to look at", open),
      open);
}

/**
 * binome_eligibility_topic_get_label:
 * @topic: what is looked at
 *
 * Returns: its name
 */
const char *
binome_eligibility_topic_get_label (BinomeEligibilityTopic topic)
{
  switch (topic)
    {
    case BINOME_ELIGIBILITY_SENIORITY:
      return _ ("Seniority");
    case BINOME_ELIGIBILITY_EXPERIENCE:
      return _ ("Experience");
    case BINOME_ELIGIBILITY_DIPLOMA:
      return _ ("Diploma");
    case BINOME_ELIGIBILITY_CONTRACT_END:
      return _ ("End of the contract");
    case BINOME_ELIGIBILITY_TRAINING:
      return _ ("Training");
    case BINOME_ELIGIBILITY_MANAGER:
      return _ ("Manager’s agreement");
    case BINOME_ELIGIBILITY_LOAD:
    default:
      return _ ("Load");
    }
}
