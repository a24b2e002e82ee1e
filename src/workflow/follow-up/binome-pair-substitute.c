/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody stands in for a tutor from a day to a day, without an end to the pair: the part of the tutor who
 * is away is cut, and goes on afterwards. */

#include "binome-pair-substitute.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-model.h"
#include "binome-pair-team.h"

/* An open start or end is that of the pair; a pair may have none yet. */
static BinomeDate
get_first (BinomeEntity *period, BinomeEntity *pair)
{
  BinomeDate day = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON);

  return day != BINOME_DATE_NONE ? day : binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
}

static BinomeDate
get_last (BinomeEntity *period, BinomeEntity *pair)
{
  BinomeDate day = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON);

  if (day == BINOME_DATE_NONE)
    day = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);
  return day != BINOME_DATE_NONE ? day : G_MAXINT32;
}

/* The same part, on other days. */
static BinomeEntity *
copy_period (BinomeEntity *period, BinomeDate from, BinomeDate until)
{
  BinomeEntity *copy = binome_entity_copy (period);

  binome_entity_set_id (copy, 0);
  binome_entity_set_date (copy, BINOME_TUTOR_PERIOD_STARTS_ON, from);
  binome_entity_set_date (copy, BINOME_TUTOR_PERIOD_ENDS_ON, until);
  return copy;
}

/* Gives the days of @period from @from to @until to the stand-in: @after gets these and those that follow,
 * @before what is left of the period that there was. */
static void
cut (BinomeEntity *period, BinomeEntity *pair, BinomeEntity *stand_in, BinomeDate from, BinomeDate until,
     GPtrArray *before, GPtrArray *after)
{
  BinomeDate starts_on = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON);
  BinomeDate ends_on = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON);
  gboolean starts_before = get_first (period, pair)<from, ends_after = get_last (period, pair)> until;
  BinomeEntity *part = copy_period (period, starts_before ? from : starts_on, ends_after ? until : ends_on);
  const char *reason = binome_entity_get_text (stand_in, BINOME_TUTOR_PERIOD_REASON);

  binome_entity_set_reference (part, BINOME_TUTOR_PERIOD_REPLACES,
                               binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR));
  binome_entity_set_reference (part, BINOME_TUTOR_PERIOD_TUTOR,
                               binome_entity_get_reference (stand_in, BINOME_TUTOR_PERIOD_TUTOR));
  binome_entity_set_text (part, BINOME_TUTOR_PERIOD_REASON, reason);
  g_ptr_array_add (after, part);
  if (ends_after)
    g_ptr_array_add (after, copy_period (period, until + 1, ends_on));
  if (!starts_before)
    return;

  binome_entity_set_date (period, BINOME_TUTOR_PERIOD_ENDS_ON, from - 1);
  binome_entity_set_text (period, BINOME_TUTOR_PERIOD_REASON, reason);
  g_ptr_array_add (before, g_object_ref (period));
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, message);
  return FALSE;
}

/**
 * binome_pair_team_substitute:
 * @db: the file, in a write
 * @stand_in: a #BinomeTutorPeriod with the pair, the stand-in as tutor, whom they replace, the first day,
 *   the last one or none while the return is not known, and the reason
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the tutor is not in the team then or no
 *   day is given; and as binome_pair_team_keep()
 *
 * The stand-in has the function, the share and the legal reference of the tutor who is away, from the first
 * day to the last. The tutor goes on the day after.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_team_substitute (BinomeDb *db, BinomeEntity *stand_in, GError **error)
{
  gint64 pair = binome_entity_get_reference (stand_in, BINOME_TUTOR_PERIOD_PAIR);
  gint64 replaced = binome_entity_get_reference (stand_in, BINOME_TUTOR_PERIOD_REPLACES);
  BinomeDate from = binome_entity_get_date (stand_in, BINOME_TUTOR_PERIOD_STARTS_ON);
  BinomeDate until = binome_entity_get_date (stand_in, BINOME_TUTOR_PERIOD_ENDS_ON);
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (GPtrArray) periods = entity != NULL ? binome_pair_team_select (db, pair, error) : NULL;
  g_autoptr (GPtrArray) team = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  if (periods == NULL)
    return FALSE;
  if (until == BINOME_DATE_NONE)
    until = G_MAXINT32;
  if (from == BINOME_DATE_NONE)
    return refuse (error, _ ("From which day on does somebody stand in?"));
  if (until < from)
    return refuse (error, _ ("A stand-in’s last day lies before the first."));
  if (binome_entity_get_reference (stand_in, BINOME_TUTOR_PERIOD_TUTOR) == replaced)
    return refuse (error, _ ("Choose somebody else as stand-in."));

  if (periods->len == 0)
    g_ptr_array_add (periods, binome_pair_team_make_principal (entity));
  for (guint i = 0; i < periods->len; i++)
    {
      BinomeEntity *period = g_ptr_array_index (periods, i);

      if (binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR) != replaced
          || get_first (period, entity) > until || get_last (period, entity) < from)
        g_ptr_array_add (team, g_object_ref (period));
      else
        cut (period, entity, stand_in, from, until, team, made);
    }
  if (made->len == 0)
    return refuse (error, _ ("Whom somebody stands in for is not in the team on those days."));

  for (guint i = 0; i < made->len; i++)
    g_ptr_array_add (team, g_object_ref (made->pdata[i]));
  return binome_pair_team_keep (db, pair, team, error);
}
