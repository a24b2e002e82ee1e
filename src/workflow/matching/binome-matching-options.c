/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run is asked for: kept with it, in words, and as the solver wants it. */

#include "binome-matching-options.h"

#include <glib/gi18n-lib.h>

#include "binome-matching-lawful.h"
#include "binome-matching-private.h"

/**
 * binome_matching_options_read:
 * @self: (out): what the run was asked for
 * @run: a #BinomeMatchRun
 */
void
binome_matching_options_read (BinomeMatchingOptions *self, BinomeEntity *run)
{
  *self = (BinomeMatchingOptions){
    .minimum_score = (int)binome_entity_get_integer (run, BINOME_MATCH_RUN_MINIMUM_SCORE),
    .reserve = (int)binome_entity_get_integer (run, BINOME_MATCH_RUN_RESERVE),
    .balance = binome_entity_get_boolean (run, BINOME_MATCH_RUN_BALANCE),
    .best_worst = binome_entity_get_boolean (run, BINOME_MATCH_RUN_BEST_WORST),
  };
}

/**
 * binome_matching_options_write:
 * @self: what the run is asked for
 * @run: a #BinomeMatchRun, to be kept
 */
void
binome_matching_options_write (const BinomeMatchingOptions *self, BinomeEntity *run)
{
  binome_entity_set_integer (run, BINOME_MATCH_RUN_MINIMUM_SCORE, CLAMP (self->minimum_score, 0, 100));
  binome_entity_set_integer (run, BINOME_MATCH_RUN_RESERVE, CLAMP (self->reserve, 0, 100000));
  binome_entity_set_boolean (run, BINOME_MATCH_RUN_BALANCE, self->balance);
  binome_entity_set_boolean (run, BINOME_MATCH_RUN_BEST_WORST, self->best_worst);
}

/**
 * binome_matching_options_describe:
 * @self: what a run is asked for
 *
 * Returns: (transfer full): whole sentences in the user's language
 */
char *
binome_matching_options_describe (const BinomeMatchingOptions *self)
{
  GString *text = g_string_new (
      self->best_worst ? _ ("First the most tutees, then the highest lowest score, then the most points.")
                       : _ ("First the most tutees, then the most points."));

  if (self->balance)
    g_string_append_printf (text, " %s", _ ("Tutees are spread over tutors, where that costs few points."));
  if (self->minimum_score > 0)
    {
      g_string_append_c (text, ' ');
      /* Translators: %d is a score out of 100. */
      g_string_append_printf (text, _ ("No pair below %d of 100."), self->minimum_score);
    }
  if (self->reserve > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%d place of each tutor stays free, but never the only one.",
                                        "%d places of each tutor stay free, but never the only one.",
                                        (gulong)self->reserve),
                              self->reserve);
    }

  return g_string_free (text, FALSE);
}

/**
 * binome_matching_options_solve:
 * @self: what is asked for
 * @problem: what there is to match
 * @cancellable: (nullable): stops it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: return location for a #GError
 *
 * The pairs keep to the law. See binome_matching_lawful_is_proven() for whether others could be better.
 *
 * Returns: (transfer full) (nullable): a session with the pairs in it
 */
BinomeMatchSession *
binome_matching_options_solve (const BinomeMatchingOptions *self, BinomeMatchProblem *problem,
                               GCancellable *cancellable, BinomeMatchProgress progress, gpointer user_data,
                               GError **error)
{
  BinomeMatchOptions options = {
    .minimum = self->minimum_score * (BINOME_MATCH_SCORE_MAX / 100),
    .balance = self->balance ? BINOME_MATCHING_BALANCE_POINTS * (BINOME_MATCH_SCORE_MAX / 100) : 0,
    .reserve = self->reserve,
    .best_worst = self->best_worst,
  };
  g_autoptr (BinomeMatchSession) session = NULL;
  gboolean corrected;

  do
    {
      g_clear_object (&session);
      session = binome_match_session_new (problem, &options);
      if (!binome_match_session_solve (session, cancellable, progress, user_data, error)
          || !binome_matching_lawful_correct (session, TRUE, &corrected, error))
        return NULL;
    }
  while (corrected);

  return g_steal_pointer (&session);
}
