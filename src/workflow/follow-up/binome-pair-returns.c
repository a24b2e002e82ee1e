/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days on which a tutee is back from the training centre: each is a check-in, to find a situation at work
 * for what was seen there (Labour Code, L6223-3). */

#include "binome-pair-returns.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-follow-up-workflow.h"
#include "binome-model.h"
#include "binome-workflow-sql.h"

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const BinomeDate *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/**
 * binome_pair_returns_parse:
 * @text: days as somebody writes them, with commas, semicolons or line ends between them
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with what is no day
 *
 * Returns: (transfer full) (element-type BinomeDate) (nullable): the days in their order, each once; at least
 *   one
 */
GArray *
binome_pair_returns_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;\n", -1);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BinomeDate));

  for (guint k = 0; parts[k] != NULL; k++)
    {
      BinomeDate day = binome_date_parse_local (g_strstrip (parts[k]));

      if (day != BINOME_DATE_NONE)
        g_array_append_val (days, day);
      else if (*parts[k] != '\0')
        {
          /* Translators: %s is what somebody wrote. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” is not a day."), parts[k]);
          return NULL;
        }
    }
  if (days->len == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("There is no day yet."));
      return NULL;
    }

  g_array_sort (days, compare_days);
  for (guint k = days->len - 1; k > 0; k--)
    if (g_array_index (days, BinomeDate, k) == g_array_index (days, BinomeDate, k - 1))
      g_array_remove_index (days, k);
  return g_steal_pointer (&days);
}

/* Whether the pair has a check-in of that name on that day. */
static gboolean
is_planned (GPtrArray *check_ins, const char *title, BinomeDate day)
{
  for (guint i = 0; i < check_ins->len; i++)
    if (binome_entity_get_date (check_ins->pdata[i], BINOME_CHECK_IN_DUE_ON) == day
        && g_str_equal (binome_entity_get_text (check_ins->pdata[i], BINOME_CHECK_IN_TITLE), title))
      return TRUE;
  return FALSE;
}

/* What is over needs no check-in any more. */
static gboolean
is_to_come (BinomeEntity *pair, BinomeDate day)
{
  BinomeDate ended_on = binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON);
  BinomeDate until
      = ended_on != BINOME_DATE_NONE ? ended_on : binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);

  return day >= MAX (binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON), binome_clock_today ())
         && (until == BINOME_DATE_NONE || day <= until);
}

/**
 * binome_pair_returns_plan:
 * @db: the file, in a write
 * @pair: a pair that has started
 * @days: (element-type BinomeDate): when the tutee is back from the training centre
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where none of the days is new to the pair
 *
 * Gives the pair a check-in for each of the days that are to come in its time, and that it does not have yet.
 *
 * Returns: whether at least one was kept
 */
gboolean
binome_pair_returns_plan (BinomeDb *db, gint64 pair, GArray *days, GError **error)
{
  const char *title = _ ("Back from the training centre: what was seen there, and where to use it at work");
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (GPtrArray) check_ins
      = entity != NULL
            ? binome_workflow_select_of (db, BINOME_TYPE_CHECK_IN, BINOME_CHECK_IN_PAIR, pair, error)
            : NULL;
  guint n = 0;

  if (check_ins == NULL)
    return FALSE;

  for (guint k = 0; k < days->len; k++)
    {
      BinomeDate day = g_array_index (days, BinomeDate, k);
      g_autoptr (BinomeEntity) check_in = BINOME_ENTITY (binome_check_in_new ());

      if (!is_to_come (entity, day) || is_planned (check_ins, title, day))
        continue;
      binome_entity_set_reference (check_in, BINOME_CHECK_IN_PAIR, pair);
      binome_entity_set_text (check_in, BINOME_CHECK_IN_TITLE, title);
      binome_entity_set_choice (check_in, BINOME_CHECK_IN_KIND, BINOME_CHECK_IN_KIND_TASK);
      binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, day);
      if (!binome_check_in_add (db, BINOME_CHECK_IN (check_in), error))
        return FALSE;
      n++;
    }
  if (n == 0)
    g_set_error_literal (
        error, BINOME_ERROR, BINOME_ERROR_REFUSED,
        _ ("None of these days is still to come in the time of the pair and not planned yet."));
  return n > 0;
}
