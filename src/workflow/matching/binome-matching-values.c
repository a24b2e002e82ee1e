/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a criterion looked at of one of a pair, in words: see binome-match-value.h. */

#include "binome-matching-values.h"

#include <glib/gi18n-lib.h>

#include "binome-date.h"
#include "binome-language.h"
#include "binome-match-value.h"
#include "binome-match-wishes.h"
#include "binome-model.h"

/* ---- words ---- */

static char *
describe_word (const char *word)
{
  const char *rest;
  int contract;

  if (g_str_has_prefix (word, BINOME_MATCHING_LANGUAGE))
    return binome_language_dup_name (word + strlen (BINOME_MATCHING_LANGUAGE));
  if (g_str_has_prefix (word, BINOME_MATCHING_REMOTE))
    return g_strdup (g_str_equal (word, BINOME_MATCHING_REMOTE "yes") ? _ ("Works remotely")
                                                                      : _ ("Works on site"));
  if (!g_str_has_prefix (word, BINOME_MATCHING_CONTRACT))
    return g_strdup (word);

  rest = word + strlen (BINOME_MATCHING_CONTRACT);
  contract = binome_choice_find (binome_enrolment_contracts, rest);
  return g_strdup (contract >= 0 ? _ (binome_enrolment_contracts[contract].label) : rest);
}

/* Translators: between the items of a list */
#define SEPARATOR _ (", ")

static char *
describe_words (GStrv parts, guint n)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint k = 1; k < n; k++)
    g_strv_builder_take (words, describe_word (parts[k]));
  list = g_strv_builder_end (words);
  return g_strjoinv (SEPARATOR, list);
}

static char *
describe_skills (GStrv parts, guint n)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint k = 1; k + 1 < n; k += 2)
    if (g_str_equal (parts[k + 1], "0"))
      g_strv_builder_add (words, parts[k]);
    else
      /* Translators: a skill and its level, 1 to 4 */
      g_strv_builder_take (words, g_strdup_printf (_ ("%s (%d)"), parts[k], atoi (parts[k + 1])));
  list = g_strv_builder_end (words);
  return n == 1 ? g_strdup (C_ ("skills wanted", "None of them")) : g_strjoinv (SEPARATOR, list);
}

/* ---- places and times ---- */

static char *
describe_site (GStrv parts, guint n, gboolean is_remote)
{
  /* Translators: %s is a site */
  g_autofree char *site
      = is_remote ? g_strdup_printf (_ ("%s, works remotely"), parts[1]) : g_strdup (parts[1]);

  if (n < 3)
    return g_steal_pointer (&site);
  /* Translators: a site, and how far it is from that of the tutee. */
  return g_strdup_printf (_ ("%1$s, %2$d km away"), site, atoi (parts[2]));
}

static char *
describe_day (const char *iso)
{
  return binome_date_format (binome_date_parse_iso (iso), BINOME_DATE_SHORT);
}

static char *
describe_presence (const char *first, const char *last)
{
  g_autofree char *from = describe_day (first);
  g_autofree char *to = describe_day (last);

  if (*first != '\0' && *last != '\0')
    /* Translators: a first and a last day */
    return g_strdup_printf (_ ("%s – %s"), from, to);
  if (*first != '\0')
    return g_strdup_printf (_ ("From %s"), from);
  return g_strdup_printf (_ ("Until %s"), to);
}

static char *
describe_week (GStrv parts, guint n)
{
  guint half_hours = (guint)atoi (parts[1]), common = n > 2 ? (guint)atoi (parts[2]) : 0;
  /* Translators: how long somebody is free; one slot is half an hour */
  g_autofree char *free
      = g_strdup_printf (ngettext ("%u half-hour a week", "%u half-hours a week", half_hours), half_hours);

  if (n < 3)
    return g_steal_pointer (&free);
  /* Translators: how long somebody is free, such as “10 half-hours a week”, and how many half-hours the other
   * is free too. */
  return g_strdup_printf (ngettext ("%1$s, %2$u in common", "%1$s, %2$u in common", common), free, common);
}

/* ---- what stands alone ---- */

static const struct
{
  const char *kind;
  const char *context; /* of the translation, or NULL */
  const char *words;
} fixed[] = {
  { BINOME_MATCH_VALUE_NO_CHOICE, NULL, N_ ("Not among the choices") },
  { BINOME_MATCH_VALUE_WOULD_LIKE, "wish", NC_ ("wish", "Would like to") },
  { BINOME_MATCH_VALUE_DOES_NOT_MIND, "wish", NC_ ("wish", "Does not mind") },
  { BINOME_MATCH_VALUE_RATHER_NOT, "wish", NC_ ("wish", "Would rather not") },
  { BINOME_MATCH_VALUE_MANAGER, NULL, N_ ("Line manager") },
  { BINOME_MATCH_VALUE_UPPER, NULL, N_ ("Manager of the line manager") },
  { BINOME_MATCH_VALUE_NOT_MANAGER, NULL, N_ ("Not the line manager") },
  { BINOME_MATCH_VALUE_LED_BY_TUTOR, NULL, N_ ("Led by the tutor") },
  { BINOME_MATCH_VALUE_LED_BY_OTHER, NULL, N_ ("Led by somebody else") },
};

static const char *
find_fixed (const char *kind)
{
  for (gsize k = 0; k < G_N_ELEMENTS (fixed); k++)
    if (g_str_equal (fixed[k].kind, kind))
      return fixed[k].context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, fixed[k].context, fixed[k].words)
                                      : _ (fixed[k].words);
  return "";
}

/**
 * binome_matching_value_describe:
 * @value: what a criterion looked at, as binome-match-value.h says
 *
 * Returns: (transfer full): the same in the user's language; "" for nothing known
 */
char *
binome_matching_value_describe (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "\n", -1);
  guint n = g_strv_length (parts);
  const char *kind = n > 0 ? parts[0] : "";

  if (g_str_equal (kind, BINOME_MATCH_VALUE_WORDS))
    return describe_words (parts, n);
  if (g_str_equal (kind, BINOME_MATCH_VALUE_SKILLS))
    return describe_skills (parts, n);
  if (n < 2)
    return g_strdup (find_fixed (kind));
  if (g_str_equal (kind, BINOME_MATCH_VALUE_REMOTE) || g_str_equal (kind, BINOME_MATCH_VALUE_AWAY))
    return describe_site (parts, n, g_str_equal (kind, BINOME_MATCH_VALUE_REMOTE));
  if (g_str_equal (kind, BINOME_MATCH_VALUE_DAY))
    return describe_day (parts[1]);
  if (g_str_equal (kind, BINOME_MATCH_VALUE_PRESENCE) && n > 2)
    return describe_presence (parts[1], parts[2]);
  if (g_str_equal (kind, BINOME_MATCH_VALUE_WEEK))
    return describe_week (parts, n);
  if (g_str_equal (kind, BINOME_MATCH_VALUE_CHOICE))
    /* Translators: which choice of a tutee a tutor is, 1 the first */
    return g_strdup_printf (_ ("Choice %d"), atoi (parts[1]));
  if (g_str_equal (kind, BINOME_MATCH_VALUE_NOTE))
    return g_strdup_printf ("%d/%d", atoi (parts[1]), BINOME_MATCH_NOTES);
  return g_strdup ("");
}
