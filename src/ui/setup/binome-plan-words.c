/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a plan and templates of plans in words. */

#include "setup/binome-plan-words.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

static char *
describe_day (BinomeAnchor anchor, int days)
{
  gulong n = (gulong)days;

  switch (anchor)
    {
    case BINOME_ANCHOR_UPFRONT:
      return g_strdup_printf (ngettext ("%d day before the start", "%d days before the start", n), days);
    case BINOME_ANCHOR_END:
      return g_strdup_printf (ngettext ("%d day before the end", "%d days before the end", n), days);
    case BINOME_ANCHOR_AFTER:
      return g_strdup_printf (ngettext ("%d day after the end", "%d days after the end", n), days);
    case BINOME_ANCHOR_START:
    default:
      return g_strdup_printf (ngettext ("%d day after the start", "%d days after the start", n), days);
    }
}

/**
 * binome_plan_words_describe:
 * @anchor: from which end of the pair it counts
 * @days: how many days
 * @kind: what it is
 * @owner: who sees to it
 * @job: the job it is for; blank for every job
 *
 * Returns: (transfer full): when, what, and by whom and for whom where that is not the rule
 */
char *
binome_plan_words_describe (BinomeAnchor anchor, int days, BinomeCheckInKind kind, BinomePlanStepOwner owner,
                            const char *job)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_take (facts, describe_day (anchor, days));
  g_strv_builder_add (facts, _ (binome_plan_step_kinds[kind].label));
  if (owner != BINOME_PLAN_STEP_OWNER_COORDINATOR)
    g_strv_builder_add (facts, _ (binome_plan_step_owners[owner].label));
  if (!binome_text_is_blank (job))
    /* Translators: %s is a job. */
    g_strv_builder_take (facts, g_strdup_printf (_ ("only for the job “%s”"), job));
  words = g_strv_builder_end (facts);
  return g_strjoinv (" · ", words);
}

/**
 * binome_plan_words_describe_template:
 * @template: a template of plans
 *
 * Returns: (transfer full): the kind of programme and the job it is for
 */
char *
binome_plan_words_describe_template (BinomeEntity *template)
{
  const char *kind = binome_entity_get_choice_label (template, BINOME_PLAN_TEMPLATE_KIND);
  const char *job = binome_entity_get_text (template, BINOME_PLAN_TEMPLATE_JOB);
  g_autofree char *only
      = binome_text_is_blank (job) ? NULL : g_strdup_printf (_ ("only for the job “%s”"), job);

  return g_strjoin (" · ", kind, only != NULL ? only : _ ("every job"), NULL);
}

/**
 * binome_plan_words_sort:
 * @query: steps of a plan
 * @anchor: the field that says from which end of the pair they count
 * @days: the field with the days
 *
 * Puts steps in the order in which they come up.
 */
void
binome_plan_words_sort (BinomeQuery *query, guint anchor, guint days)
{
  static const int towards[] = { BINOME_ANCHOR_UPFRONT, BINOME_ANCHOR_END };

  binome_query_sort (query, anchor, TRUE); /* as the file calls them: upfront, start, end, after */
  binome_query_sort_turned (query, days, anchor, towards, G_N_ELEMENTS (towards));
}
