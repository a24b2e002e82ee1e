/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After how long the program speaks up: one row, whose initial values are what is shipped. */

#include "binome-threshold.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

#define DAYS(name, label, initial) BINOME_INTEGER (name, label, 1, 365, initial, 0)

static const BinomeField fields[] = {
  [BINOME_THRESHOLD_STAGE_DAYS] = DAYS ("stage-days", N_ ("Candidate stuck in a stage after"), 21),
  [BINOME_THRESHOLD_INVITED_DAYS] = DAYS ("invited-days", N_ ("Invitation without an answer after"), 14),
  [BINOME_THRESHOLD_DECIDE_DAYS] = DAYS ("decide-days", N_ ("Proposed pair late after"), 21),
  [BINOME_THRESHOLD_QUIET_DAYS] = DAYS ("quiet-days", N_ ("No meeting: to look at after"), 45),
  [BINOME_THRESHOLD_SILENT_DAYS] = DAYS ("silent-days", N_ ("No meeting: late after"), 60),
  [BINOME_THRESHOLD_EARLY_MONTHS] = BINOME_INTEGER ("early-months", N_ ("A pair is new for"), 0, 24, 3, 0),
  [BINOME_THRESHOLD_EARLY_DAYS] = DAYS ("early-days", N_ ("New pair without contact for more than"), 14),
  [BINOME_THRESHOLD_CONTACT_DAYS] = DAYS ("contact-days", N_ ("Later without contact for more than"), 35),
  [BINOME_THRESHOLD_CLOSE_DAYS] = DAYS ("close-days", N_ ("Pair past its end: late after"), 14),
  [BINOME_THRESHOLD_REFRESH_DAYS] = DAYS ("refresh-days", N_ ("Refresher to plan ahead by"), 90),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (_ ("Alert thresholds"));
}

/* Red does not come before amber. */
static gboolean
check (BinomeEntity *self, guint field, GError **error)
{
  int quiet = (int)binome_entity_get_integer (self, BINOME_THRESHOLD_QUIET_DAYS);
  int silent = (int)binome_entity_get_integer (self, BINOME_THRESHOLD_SILENT_DAYS);

  if ((field != BINOME_THRESHOLD_QUIET_DAYS && field != BINOME_THRESHOLD_SILENT_DAYS) || quiet <= silent)
    return TRUE;

  /* Translators: two numbers of days. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
               ngettext ("A pair is late after %1$d day without a meeting, so it is to be looked at by then,"
                         " not after %2$d.",
                         "A pair is late after %1$d days without a meeting, so it is to be looked at by then,"
                         " not after %2$d.",
                         (gulong)silent),
               silent, quiet);
  return FALSE;
}

BINOME_DEFINE_CHECKED_ENTITY (BinomeThreshold, binome_threshold, "threshold", N_ ("Alert Thresholds"), fields,
                              check)
