/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run found, in sentences: made from what it kept, when they are read, in the language of whoever
 * reads. */

#include "binome-matching-words.h"

#include <glib/gi18n-lib.h>

#include "binome-matching.h"

#define MAX_REASONS 3

static const struct
{
  const char *code;
  const char *title;
} rules[] = {
  { BINOME_MATCHING_RULE_SELF, N_ ("Nobody tutors themselves") },
  { BINOME_MATCHING_RULE_APART, N_ ("Kept apart by the co-ordinator") },
  { BINOME_MATCHING_RULE_VETO, N_ ("Nobody refuses the other") },
  { BINOME_MATCHING_RULE_PRESENCE, N_ ("Both there at the same time") },
  { BINOME_MATCHING_RULE_WAS_PAIR, N_ ("Have been a pair, or declined to be one") },
  { BINOME_MATCHING_RULE_BY_LAW, N_ ("The law allows no more tutees with that contract") },
  { BINOME_MATCHING_LACK_PLACE, N_ ("No place left") },
  { BINOME_MATCHING_LACK_HELD_BACK, N_ ("The places left are held back") },
  { BINOME_MATCHING_LACK_PROGRAMME, N_ ("No place left, and the programme allows no more") },
  { BINOME_MATCHING_LACK_LAW, N_ ("No place left, and the law allows no more") },
  { BINOME_MATCHING_LACK_HOURS, N_ ("No place left, and their hours allow no more") },
};

/**
 * binome_matching_rule_find_code:
 * @problem: a problem loaded from a programme
 * @rule: one of its rules
 *
 * Returns: (nullable): how a rule of the program itself is kept; %NULL for a criterion of the programme
 */
const char *
binome_matching_rule_find_code (BinomeMatchProblem *problem, guint rule)
{
  guint criterion;

  if (rule == BINOME_MATCH_RULE_SELF)
    return BINOME_MATCHING_RULE_SELF;
  if (rule == BINOME_MATCH_RULE_FORBIDDEN)
    return BINOME_MATCHING_RULE_APART;

  /* Only the program's own have no number; the one of presence comes last. */
  criterion = rule - BINOME_MATCH_RULE_FIRST_CRITERION;
  if (binome_match_problem_get_criterion_id (problem, criterion) != 0)
    return NULL;
  return criterion + 1 == binome_match_problem_get_n_criteria (problem) ? BINOME_MATCHING_RULE_PRESENCE
                                                                        : BINOME_MATCHING_RULE_VETO;
}

/**
 * binome_matching_rule_get_title:
 * @code: (nullable): how a rule of the program itself is kept
 *
 * Returns: (nullable): the same in the user's language; %NULL where there is no such rule
 */
const char *
binome_matching_rule_get_title (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].code, code) == 0)
      return _ (rules[i].title);
  return NULL;
}

static char *
describe_places (const char *tutor, guint count)
{
  /* Translators: how many places, and a tutor. */
  return count == 1
             ? g_strdup_printf (_ ("One more place with %s"), tutor)
             : g_strdup_printf (ngettext ("%1$u more place with %2$s", "%1$u more places with %2$s", count),
                                count, tutor);
}

/* Two things at once; NULL for one alone. */
static char *
describe_both (const char *kind, const char *tutor, const char *rule, const char *second)
{
  if (g_str_equal (kind, BINOME_MATCHING_HELP_TWO_RULES))
    /* Translators: %1$s and %2$s are rules, %3$s a tutor. */
    return g_strdup_printf (_ ("Give up both “%1$s” and “%2$s” for this person, with %3$s"), rule, second,
                            tutor);
  if (g_str_equal (kind, BINOME_MATCHING_HELP_RULE_MINIMUM))
    return g_strdup_printf (
        /* Translators: %1$s is a rule, %2$s a tutor. */
        _ ("Give up “%1$s” for this person, and accept a score below the lowest, with %2$s"), rule, tutor);
  if (g_str_equal (kind, BINOME_MATCHING_HELP_RULE_SEAT))
    /* Translators: %1$s is a rule, %2$s a tutor. */
    return g_strdup_printf (_ ("Give up “%1$s” for this person, and one more place with %2$s"), rule, tutor);
  return NULL;
}

/**
 * binome_matching_help_describe:
 * @kind: what would have to give way
 * @tutor: a name, where it is about a tutor
 * @rule: a title, where it is about a rule
 * @second: the title of the other rule, where it is about two
 * @places: how many, where it is about places
 *
 * Returns: (transfer full): the same in the user's language
 */
char *
binome_matching_help_describe (const char *kind, const char *tutor, const char *rule, const char *second,
                               guint places)
{
  char *both = describe_both (kind, tutor, rule, second);

  if (both != NULL)
    return both;
  if (g_str_equal (kind, BINOME_MATCHING_HELP_PAIR))
    /* Translators: %s is a tutor. */
    return g_strdup_printf (_ ("Allow the pair with %s, kept apart now"), tutor);
  if (g_str_equal (kind, BINOME_MATCHING_HELP_RESERVE))
    return g_strdup_printf (
        /* Translators: how many places, and a tutor. */
        ngettext ("Use %1$u place that is held back with %2$s",
                  "Use %1$u places that are held back with %2$s", places),
        places, tutor);
  if (g_str_equal (kind, BINOME_MATCHING_HELP_SEAT))
    return describe_places (tutor, places);
  if (g_str_equal (kind, BINOME_MATCHING_HELP_MINIMUM))
    /* Translators: %s is a tutor. */
    return g_strdup_printf (_ ("Accept a score below the lowest for this person, with %s"), tutor);
  /* Translators: %1$s is a rule, %2$s a tutor. */
  return g_strdup_printf (_ ("Give up “%1$s” for this person, with %2$s"), rule, tutor);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* ---- why this tutor ---- */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const BinomeMatchDetailLine *x = *(const BinomeMatchDetailLine *const *)a;
  const BinomeMatchDetailLine *y = *(const BinomeMatchDetailLine *const *)b;

  return (x->points < y->points) - (x->points > y->points);
}

/* The titles of lines as one list, “A, B, C”. */
static char *
list_titles (GPtrArray *lines, gboolean good)
{
  GString *list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len && n < MAX_REASONS; i++)
    {
      const BinomeMatchDetailLine *line = lines->pdata[i];

      /* Half of the points and more speak for the pair. */
      if (!line->counted || (line->points * 2 >= line->maximum) != good)
        continue;
      g_string_append_printf (list, "%s%s", n++ > 0 ? ", " : "", line->criterion);
    }

  return g_string_free (list, FALSE);
}

static char *
explain_pair (const BinomeMatchDetail *detail, gboolean locked)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (detail->lines, NULL, NULL);
  g_autofree char *good = NULL, *bad = NULL;
  GString *text = g_string_new (NULL);

  /* The copy only borrows. Sorting keeps the order of equals. */
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_points);
  good = list_titles (sorted, TRUE);
  bad = list_titles (sorted, FALSE);

  if (locked)
    add_sentence (text, g_strdup (_ ("Kept together by the co-ordinator.")));
  if (detail->is_allowed)
    add_sentence (text, g_strdup (_ ("Allowed by the co-ordinator, whatever the rules say.")));
  if (*good != '\0')
    /* Translators: %s is a list of criteria. */
    add_sentence (text, g_strdup_printf (_ ("What speaks for this pair: %s."), good));
  if (*bad != '\0')
    /* Translators: %s is a list of criteria. */
    add_sentence (text, g_strdup_printf (_ ("What speaks less for it: %s."), bad));
  if (text->len == 0)
    add_sentence (text, g_strdup (_ ("Every rule allows this pair.")));

  return g_string_free (text, FALSE);
}

/* ---- why nobody ---- */

static gboolean
is_lack (const BinomeMatchDetailRule *rule)
{
  static const char *const codes[]
      = { BINOME_MATCHING_LACK_PLACE, BINOME_MATCHING_LACK_HELD_BACK, BINOME_MATCHING_LACK_PROGRAMME,
          BINOME_MATCHING_LACK_LAW,   BINOME_MATCHING_LACK_HOURS,     NULL };

  return g_strv_contains (codes, rule->code);
}

static guint
count_lack (const BinomeMatchDetail *detail, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < detail->rules->len; i++)
    {
      const BinomeMatchDetailRule *rule = detail->rules->pdata[i];

      n += g_str_equal (rule->code, code) ? rule->n_tutors : 0;
    }
  return n;
}

/* A sentence for each thing that tutors lack who pass every rule. */
static void
tell_lacks (GString *text, const BinomeMatchDetail *detail)
{
  guint n_law = count_lack (detail, BINOME_MATCHING_LACK_LAW);
  guint n_programme = count_lack (detail, BINOME_MATCHING_LACK_PROGRAMME);
  guint n_hours = count_lack (detail, BINOME_MATCHING_LACK_HOURS);
  guint n_full = count_lack (detail, BINOME_MATCHING_LACK_PLACE) + n_law + n_programme + n_hours;
  guint n_held = count_lack (detail, BINOME_MATCHING_LACK_HELD_BACK);
  guint n_low = detail->n_too_low;

  if (n_full + n_held + n_low == 0)
    add_sentence (text, g_strdup (_ ("No tutor passes every rule.")));
  if (n_full > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u tutor would suit, but has no place left.",
                                             "%u tutors would suit, but all their places are taken.", n_full),
                                   n_full));
  if (n_law > 0)
    add_sentence (text, g_strdup_printf (ngettext ("The law allows %u of them no more places.",
                                                   "The law allows %u of them no more places.", n_law),
                                         n_law));
  if (n_programme > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("The programme allows %u of them no more places.",
                                             "The programme allows %u of them no more places.", n_programme),
                                   n_programme));
  if (n_hours > 0)
    add_sentence (text, g_strdup_printf (ngettext ("The hours of %u of them allow no more places.",
                                                   "The hours of %u of them allow no more places.", n_hours),
                                         n_hours));
  if (n_held > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u tutor would suit, but what is left is held back.",
                                             "%u tutors would suit, but what is left is held back.", n_held),
                                   n_held));
  if (n_low > 0)
    add_sentence (
        text, g_strdup_printf (
                  ngettext ("%u tutor passes every rule, but scores below the lowest score accepted.",
                            "%u tutors pass every rule, but score below the lowest score accepted.", n_low),
                  n_low));
}

/* The rule that removes most tutors, or those that do, in the order of the criteria. */
static void
tell_rules (GString *text, const BinomeMatchDetail *detail)
{
  const BinomeMatchDetailRule *first = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < detail->rules->len; i++)
    {
      const BinomeMatchDetailRule *rule = detail->rules->pdata[i];

      if (is_lack (rule))
        continue;
      if (first == NULL)
        first = rule; /* they are sorted */
      if (rule->n_tutors == first->n_tutors)
        /* Translators: a rule, one in a list of rules. */
        g_string_append_printf (titles, n++ > 0 ? _ (", “%s”") : _ ("“%s”"), rule->rule);
    }
  if (n == 1)
    /* Translators: %1$s is a rule, %2$u how many tutors it removes. */
    add_sentence (text, g_strdup_printf (ngettext ("“%1$s” removes %2$u tutor.",
                                                   "“%1$s” removes %2$u tutors.", first->n_tutors),
                                         first->rule, first->n_tutors));
  else if (n > 1)
    /* Translators: %1$s is a list of rules, %2$u how many tutors each of them removes. */
    add_sentence (
        text, g_strdup_printf (ngettext ("Each of these rules removes %2$u tutor: %1$s.",
                                         "Each of these rules removes %2$u tutors: %1$s.", first->n_tutors),
                               titles->str, first->n_tutors));
}

/* The rule without which most tutors could take the person: each still has a place, or would have one after
 * others have moved. Two who are kept apart are no rule to be given up. */
static void
tell_relaxation (GString *text, const BinomeMatchDetail *detail)
{
  const BinomeMatchDetailRule *best = NULL;

  for (guint i = 0; i < detail->rules->len; i++)
    {
      const BinomeMatchDetailRule *rule = detail->rules->pdata[i];

      if (rule->would_serve > 0 && (best == NULL || rule->would_serve > best->would_serve))
        best = rule;
    }
  if (best != NULL)
    add_sentence (
        text, g_strdup_printf (
                  /* Translators: the title of a rule, how many tutors */
                  ngettext ("Without “%s” for this person, %u tutor could take them.",
                            "Without “%s” for this person, %u tutors could take them.", best->would_serve),
                  best->rule, best->would_serve));
}

static char *
explain_nobody (const BinomeMatchDetail *detail)
{
  GString *text = g_string_new (NULL);

  tell_lacks (text, detail);
  tell_rules (text, detail);
  tell_relaxation (text, detail);
  return g_string_free (text, FALSE);
}

/**
 * binome_match_explanation_dup:
 * @detail: (nullable): what %BINOME_MATCH_RESULT_DETAIL holds
 * @is_pair: whether a tutor was found
 * @is_locked: whether the two were kept together
 * @otherwise: what stands for it where @detail was kept in words only, as older runs did
 *
 * Returns: (transfer full): why this tutor, or why nobody, in the user's language
 */
char *
binome_match_explanation_dup (const char *detail, gboolean is_pair, gboolean is_locked, const char *otherwise)
{
  g_autoptr (BinomeMatchDetail) kept = binome_match_detail_parse (detail);

  if (!kept->can_be_told)
    return g_strdup (otherwise);
  return is_pair ? explain_pair (kept, is_locked) : explain_nobody (kept);
}

/**
 * binome_match_result_dup_explanation:
 * @result: a #BinomeMatchResult
 *
 * Returns: (transfer full): why this tutor, or why nobody, in the user's language; a run of an older version
 * of the program in the language of that day
 */
char *
binome_match_result_dup_explanation (BinomeEntity *result)
{
  return binome_match_explanation_dup (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL),
                                       binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR) != 0,
                                       binome_entity_get_boolean (result, BINOME_MATCH_RESULT_LOCKED),
                                       binome_entity_get_text (result, BINOME_MATCH_RESULT_EXPLANATION));
}
