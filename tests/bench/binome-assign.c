/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the assignment alone: binome-assign TUTEES TUTORS FEASIBLE% SEATS% [SEED].
 *
 * SEATS% is the number of seats, in percent of the tutees. Writes "seconds served total". The instance is
 * the one that assign-peer.py makes from the same arguments. */

#include <stdio.h>
#include <stdlib.h>

#include "binome-match-assign.h"
#include "binome-match-certificate.h"
#include "binome-match-score.h"

/* Knuth's MMIX generator; its high bits are the good ones. */
static guint32
next (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint32)(*state >> 33);
}

static int *
make_capacities (int n_tutors, gint64 seats, guint64 *state)
{
  int *capacities = g_new0 (int, n_tutors);

  for (gint64 k = 0; k < seats; k++)
    capacities[next (state) % n_tutors]++;
  return capacities;
}

/* Some tutors suit everybody better than others, as in life: half of a score is the tutor's, half the
 * pair's. Everybody then competes for the same seats. */
static BinomeMatchInstance *
make_instance (int n_tutees, int n_tutors, int feasible, int seats, guint64 state)
{
  g_autofree int *capacities = make_capacities (n_tutors, (gint64)n_tutees * seats / 100, &state);
  g_autofree int *merit = g_new0 (int, n_tutors);
  BinomeMatchInstance *instance = binome_match_instance_new (n_tutors, capacities);

  for (int j = 0; j < n_tutors; j++)
    merit[j] = next (&state) % 500001;
  for (int i = 0; i < n_tutees; i++)
    {
      for (int j = 0; j < n_tutors; j++)
        {
          guint32 draw = next (&state);

          if (draw % 100 < (guint32)feasible)
            binome_match_instance_add_arc (instance, j, merit[j] + draw / 100 % 500001);
        }
      binome_match_instance_end_tutee (instance);
    }

  return instance;
}

int
main (int argc, char **argv)
{
  g_autoptr (BinomeMatchInstance) instance = NULL;
  g_autoptr (BinomeMatchAssignment) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start, end;

  if (argc < 5 || atoi (argv[1]) < 1 || atoi (argv[2]) < 1)
    {
      g_printerr ("usage: binome-assign TUTEES TUTORS FEASIBLE%% SEATS%% [SEED]\n");
      return 2;
    }

  instance = make_instance (atoi (argv[1]), atoi (argv[2]), atoi (argv[3]), atoi (argv[4]),
                            argc > 5 ? g_ascii_strtoull (argv[5], NULL, 10) : 1);
  start = g_get_monotonic_time ();
  found = binome_match_assign (instance, NULL, NULL, NULL, &error);
  end = g_get_monotonic_time ();
  if (found == NULL || !binome_match_certificate_check (instance, found, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  printf ("%.6f %u %" G_GINT64_FORMAT "\n", (double)(end - start) / G_USEC_PER_SEC, found->served,
          found->total);
  return 0;
}
