/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparators of further fields, of places, and of what two people said of each other. */

#include "binome-match-compare-private.h"

#include "binome-match-value.h"

/* Values that both have. */
static guint
count_common (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint common = 0;

  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    if (a[i] < b[j])
      i++;
    else if (b[j] < a[i])
      j++;
    else
      {
        common++;
        i++;
        j++;
      }
  return common;
}

/* “The same” of a field of several values means: one of them in common. */
BinomeMatchOutcome
binome_match_compare_overlap (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                              const BinomeMatchMember *tutee, const BinomeMatchMember *tutor)
{
  guint n_a, n_b;
  const guint32 *a = binome_match_member_get_values (problem, tutee, criterion->field, &n_a);
  const guint32 *b = binome_match_member_get_values (problem, tutor, criterion->field, &n_b);

  if (n_a == 0 || n_b == 0)
    return outcome_unknown ();

  return binome_match_compare_common (criterion, n_a, count_common (a, n_a, b, n_b));
}

/* The lowest number of a field. Returns FALSE where there is none. */
static gboolean
get_number (const BinomeMatchProblem *problem, const BinomeMatchMember *member, gint64 field, int *number)
{
  guint n;
  const guint32 *values = binome_match_member_get_values (problem, member, field, &n);

  if (n == 0 || binome_match_problem_element (problem, *values)->text != NULL)
    return FALSE;
  *number = G_MAXINT;
  for (guint k = 0; k < n; k++)
    *number = (int)MIN (*number, binome_match_problem_element (problem, values[k])->key);
  return TRUE;
}

BinomeMatchOutcome
binome_match_compare_numbers (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                              const BinomeMatchMember *tutee, const BinomeMatchMember *tutor)
{
  gboolean is_reversed = criterion->viewpoint == BINOME_MATCH_VIEWPOINT_TUTOR;
  int held, offered;
  gint64 gap;

  if (!get_number (problem, is_reversed ? tutor : tutee, criterion->field, &held)
      || !get_number (problem, is_reversed ? tutee : tutor, criterion->field, &offered))
    return outcome_unknown ();

  if (criterion->comparator == BINOME_MATCH_COMPARE_OFFERS_NEEDS)
    return outcome_share (offered, MAX (held, 1), offered >= held);
  gap = (gint64)offered - held;
  return outcome_bool (gap >= criterion->minimum
                       && (criterion->maximum < criterion->minimum || gap <= criterion->maximum));
}

static gboolean
sees_tutee (const BinomeMatchCriterion *criterion)
{
  return criterion->viewpoint != BINOME_MATCH_VIEWPOINT_TUTOR;
}

static gboolean
sees_tutor (const BinomeMatchCriterion *criterion)
{
  return criterion->viewpoint != BINOME_MATCH_VIEWPOINT_TUTEE;
}

/* Up to the minimum a way costs nothing; from there it counts less and less, to nothing at the maximum. */
BinomeMatchOutcome
binome_match_compare_distance (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                               const BinomeMatchMember *tutee, const BinomeMatchMember *tutor)
{
  guint a = tutee->code[BINOME_MATCH_ATTRIBUTE_SITE], b = tutor->code[BINOME_MATCH_ATTRIBUTE_SITE];
  gint64 far = MAX (criterion->maximum, criterion->minimum + 1);
  int kilometres;

  if (tutee->remote && tutor->remote)
    return outcome_bool (TRUE);
  kilometres = a != 0 && b != 0 ? binome_match_problem_get_distance (problem, a, b) : -1;
  if (kilometres < 0)
    return outcome_unknown ();

  return outcome_share (far - kilometres, far - criterion->minimum,
                        kilometres <= MAX (criterion->maximum, criterion->minimum));
}

/* The mean of the notes that were given. */
static BinomeMatchOutcome
compare_talk (const BinomeMatchCriterion *criterion, const BinomeMatchRelation *relation)
{
  int asked = criterion->minimum > 0 ? criterion->minimum : (BINOME_MATCH_NOTES + 1) / 2;
  int tutee_note = relation != NULL && sees_tutee (criterion) ? relation->tutee_note : 0;
  int tutor_note = relation != NULL && sees_tutor (criterion) ? relation->tutor_note : 0;
  int sum = tutee_note + tutor_note, n = (tutee_note > 0) + (tutor_note > 0);

  if (n == 0)
    return outcome_unknown ();

  return outcome_share (sum - n, n * (BINOME_MATCH_NOTES - 1), sum >= asked * n);
}

/* How much the tutee wants this tutor, in tenths: whom they ranked, or what they said; -1 where they are
 * silent. Who ranked others did not want this one. */
static int
get_wish (const BinomeMatchMember *tutee, const BinomeMatchRelation *relation, gboolean *wants)
{
  static const int of_stance[] = { 0, 10, 5, 0 };

  *wants = relation != NULL && (relation->rank > 0 || relation->wish == BINOME_MATCH_STANCE_PREFER);
  if (relation != NULL && relation->rank > 0)
    return 10 * (BINOME_MATCH_RANKS + 1 - relation->rank) / BINOME_MATCH_RANKS;
  if (relation != NULL && relation->wish != BINOME_MATCH_STANCE_NONE)
    return of_stance[relation->wish];
  return tutee->has_ranked ? 0 : -1;
}

static int
get_stance (const BinomeMatchRelation *relation, gboolean *wants)
{
  static const int of_stance[] = { -1, 10, 5, 0 };

  *wants = relation != NULL && relation->stance == BINOME_MATCH_STANCE_PREFER;
  return relation != NULL ? of_stance[relation->stance] : -1;
}

/* Each side that said something counts the same. It is so only where every side that is asked wants the
 * other: any choice is a wish, to have nothing against somebody is none. */
BinomeMatchOutcome
binome_match_compare_wishes (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                             const BinomeMatchMember *tutee, const BinomeMatchMember *tutor)
{
  const BinomeMatchRelation *relation
      = binome_match_problem_get_relation (problem, tutee->index, tutor->index);
  gboolean tutee_wants = TRUE, tutor_wants = TRUE;
  BinomeMatchOutcome outcome;
  int of_tutee, of_tutor, sides;

  if (criterion->comparator == BINOME_MATCH_COMPARE_TALK)
    return compare_talk (criterion, relation);

  of_tutee = sees_tutee (criterion) ? get_wish (tutee, relation, &tutee_wants) : -1;
  of_tutor = sees_tutor (criterion) ? get_stance (relation, &tutor_wants) : -1;
  sides = (of_tutee >= 0) + (of_tutor >= 0);
  outcome = sides > 0 ? outcome_share (MAX (of_tutee, 0) + MAX (of_tutor, 0), 10 * sides,
                                       tutee_wants && tutor_wants)
                      : outcome_unknown ();
  outcome.veto = relation != NULL && relation->veto;
  return outcome;
}

/* How long somebody is free; of the tutor also how much of it the tutee is. */
static char *
dup_week (const BinomeMatchProblem *problem, const BinomeMatchMember *member, const BinomeMatchMember *other,
          gboolean is_tutor)
{
  guint n, n_other;
  const guint32 *values
      = binome_match_member_get_values (problem, member, BINOME_MATCH_FIELD_AVAILABILITY, &n);
  const guint32 *others
      = binome_match_member_get_values (problem, other, BINOME_MATCH_FIELD_AVAILABILITY, &n_other);
  char *free;

  if (n == 0)
    return g_strdup ("");
  free = binome_match_value_add_number (g_strdup (BINOME_MATCH_VALUE_WEEK), (int)n);
  return is_tutor && n_other > 0
             ? binome_match_value_add_number (free, (int)count_common (values, n, others, n_other))
             : free;
}

/* All values of the field, as a list. */
char *
binome_match_compare_dup_field (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                                const BinomeMatchMember *member, const BinomeMatchMember *other,
                                gboolean is_tutor)
{
  guint n;
  const guint32 *values = binome_match_member_get_values (problem, member, criterion->field, &n);
  GString *list;

  if (criterion->field == BINOME_MATCH_FIELD_AVAILABILITY)
    return dup_week (problem, member, other, is_tutor);
  list = g_string_new (n > 0 ? BINOME_MATCH_VALUE_WORDS : "");
  for (guint k = 0; k < n; k++)
    {
      const BinomeMatchElement *value = binome_match_problem_element (problem, values[k]);

      if (value->text != NULL)
        g_string_append_printf (list, "\n%s", value->text);
      else
        g_string_append_printf (list, "\n%" G_GINT64_FORMAT, value->key);
    }
  return g_string_free (list, FALSE);
}

static const char *
get_stance_value (BinomeMatchStance stance)
{
  switch (stance)
    {
    case BINOME_MATCH_STANCE_PREFER:
      return BINOME_MATCH_VALUE_WOULD_LIKE;
    case BINOME_MATCH_STANCE_NEUTRAL:
      return BINOME_MATCH_VALUE_DOES_NOT_MIND;
    case BINOME_MATCH_STANCE_AVOID:
      return BINOME_MATCH_VALUE_RATHER_NOT;
    default:
      return "";
    }
}

/* A veto is told to nobody: it shows as the rule that rules the pair out. */
char *
binome_match_compare_dup_wish (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                               const BinomeMatchMember *tutee, const BinomeMatchMember *tutor,
                               gboolean is_tutor)
{
  const BinomeMatchRelation *relation
      = binome_match_problem_get_relation (problem, tutee->index, tutor->index);

  if (criterion->comparator == BINOME_MATCH_COMPARE_WISHES && !is_tutor && tutee->has_ranked
      && (relation == NULL || (relation->rank == 0 && relation->wish == BINOME_MATCH_STANCE_NONE)))
    return g_strdup (BINOME_MATCH_VALUE_NO_CHOICE);
  if (relation == NULL)
    return g_strdup ("");
  if (criterion->comparator == BINOME_MATCH_COMPARE_TALK)
    {
      int note = is_tutor ? relation->tutor_note : relation->tutee_note;

      return note > 0 ? binome_match_value_add_number (g_strdup (BINOME_MATCH_VALUE_NOTE), note)
                      : g_strdup ("");
    }
  if (is_tutor || relation->rank == 0)
    return g_strdup (get_stance_value (is_tutor ? relation->stance : relation->wish));
  return binome_match_value_add_number (g_strdup (BINOME_MATCH_VALUE_CHOICE), relation->rank);
}
