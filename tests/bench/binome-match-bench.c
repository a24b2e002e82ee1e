/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the matching of a made-up company, see match-people.c:
 *
 *   binome-match-bench TUTEES TUTORS SITES any|one FREE% SEATS% SEED [--threads N] [--check]
 *     [--edits N] [--ask N] [--repeat N] [--write FILE]
 *
 * "one": a pair must work on one site; people are free in so many percent of the half-days. Writes one "name
 * value" a line: "seconds" is everything from the people to the proven optimum, all pairs scored, and "cpu"
 * the time of all processors for it; "check" scores them all again. "--ask" asks for the next best tutors of
 * so many tutees. "--repeat" solves it so often, for a profiler: the least times are said. "--write" writes
 * the possible pairs for the peers: int64 tutees, tutors, pairs; int32 a capacity per tutor; int64 a start
 * per tutee and the end; int32 tutors; int32 scores.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "binome-match-kernel.h"
#include "binome-match-session.h"
#include "match-people.h"

#define N_RIVALS 3

static double
seconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* The time that all threads together have worked. */
static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A line of /proc/self/status, in MB. */
static double
get_status (const char *status, const char *name)
{
  const char *line = strstr (status, name);

  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) / 1024 : 0;
}

/* The most memory the process ever had, in MB; of that "own" leaves out what is mapped from files: programs
 * and libraries, which are in memory once for everybody. */
static double
get_peak (double *own)
{
  g_autofree char *status = NULL;
  double peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    status = g_strdup ("");
  peak = get_status (status, "VmHWM:");
  *own = peak - get_status (status, "RssFile:");
  return peak;
}

static void
write_all (FILE *file, gconstpointer data, gsize size, gsize n)
{
  if (n > 0 && fwrite (data, size, n, file) != n)
    {
      perror ("binome-match-bench");
      exit (1);
    }
}

/* Two passes over the rows: one to count, one to write. */
static void
write_instance (BinomeMatchProblem *problem, const char *path)
{
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  const BinomeMatchRows *rows = binome_match_kernel_get_rows (kernel);
  g_autofree gint64 *starts = g_new0 (gint64, rows->n_tutees + 1);
  g_autofree gint32 *numbers = g_new0 (gint32, rows->n_tutors);
  FILE *file = fopen (path, "wb");

  if (file == NULL)
    {
      perror (path);
      exit (1);
    }
  for (guint i = 0; i < rows->n_tutees; i++)
    {
      g_autoptr (GArray) arcs = binome_match_rows_collect (rows, i);

      starts[i + 1] = starts[i] + arcs->len;
    }
  write_all (file, (gint64[]){ rows->n_tutees, rows->n_tutors, starts[rows->n_tutees] }, sizeof (gint64), 3);
  for (guint j = 0; j < rows->n_tutors; j++)
    numbers[j] = binome_match_problem_get_capacity (problem, j);
  write_all (file, numbers, sizeof (gint32), rows->n_tutors);
  write_all (file, starts, sizeof (gint64), rows->n_tutees + 1);
  for (int part = 0; part < 2; part++)
    for (guint i = 0; i < rows->n_tutees; i++)
      {
        g_autoptr (GArray) arcs = binome_match_rows_collect (rows, i);

        for (guint k = 0; k < arcs->len; k++)
          {
            BinomeMatchArc arc = g_array_index (arcs, BinomeMatchArc, k);

            numbers[k] = (gint32)(part == 0 ? arc.tutor : arc.score);
          }
        write_all (file, numbers, sizeof (gint32), arcs->len);
      }
  fclose (file);
  printf ("pairs %" G_GINT64_FORMAT "\n", starts[rows->n_tutees]);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static void
print_times (const char *name, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  printf ("%s-median %.6f\n%s-p95 %.6f\n%s-most %.6f\n", name, times[n / 2], name, times[n * 95 / 100], name,
          times[n - 1]);
}

/* One change by hand; returns FALSE where it could not be. */
static gboolean
edit (BinomeMatchSession *session, GRand *rand, guint n_tutees, guint n_tutors, guint kind)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (session);
  guint tutee = (guint)g_rand_int_range (rand, 0, (int)n_tutees);
  guint tutor = (guint)g_rand_int_range (rand, 0, (int)n_tutors);
  int current = binome_match_session_get_tutor (session, tutee);

  if (kind == 0)
    return binome_match_session_lock (session, tutee, tutor, NULL);
  if (kind == 1)
    return current >= 0 && binome_match_session_forbid (session, tutee, (guint)current, NULL);
  return binome_match_session_set_capacity (
      session, tutor, binome_match_problem_get_capacity (problem, tutor) + (int)(tutee % 3) - 1, NULL);
}

static void
time_edits (BinomeMatchSession *session, const MatchPeople *people, guint n_edits)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (people->seed + 1);
  g_autofree double *times = g_new0 (double, n_edits);
  guint done = 0;

  while (done < n_edits)
    {
      gint64 start = g_get_monotonic_time ();

      if (!edit (session, rand, people->n_tutees, people->n_tutors, done % 3))
        continue;
      binome_match_session_solve (session, NULL, NULL, NULL, NULL);
      times[done++] = seconds_since (start);
    }
  print_times ("edit", times, n_edits);

  for (done = 0; done < n_edits;)
    {
      gint64 start = g_get_monotonic_time ();
      BinomeMatchCost cost;

      if (!binome_match_session_get_cost (session, (guint)g_rand_int_range (rand, 0, (int)people->n_tutees),
                                          (guint)g_rand_int_range (rand, 0, (int)people->n_tutors), &cost))
        continue;
      times[done++] = seconds_since (start);
    }
  print_times ("cost", times, n_edits);
}

/* The other tutors that would cost the programme least, for as many tutees. */
static void
time_asking (BinomeMatchSession *session, const MatchPeople *people, guint n_asked)
{
  gint64 start = g_get_monotonic_time ();

  for (guint k = 0; k < n_asked; k++)
    {
      guint tutee = (guint)((guint64)k * people->n_tutees / n_asked);
      g_autoptr (GArray) rivals
          = binome_match_session_dup_alternatives (session, tutee, N_RIVALS, NULL, NULL);
    }
  printf ("ask %.6f\n", seconds_since (start));
}

static gboolean
fail (const GError *error)
{
  g_printerr ("binome-match-bench: %s\n", error->message);
  return 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (BinomeMatchProblem) problem = NULL;
  g_autoptr (BinomeMatchSession) session = NULL;
  g_autoptr (GError) error = NULL;
  BinomeMatchOptions options = { 0 };
  MatchPeople people;
  gboolean check = FALSE;
  guint n_edits = 0, n_asked = 0, n_times = 1, served;
  const char *path = NULL;
  gint64 start = 0, total;
  double least = G_MAXDOUBLE, least_cpu = G_MAXDOUBLE, peak, own;

  if (argc < 8)
    {
      g_printerr ("usage: binome-match-bench TUTEES TUTORS SITES any|one FREE%% SEATS%% SEED [OPTION…]\n");
      return 2;
    }
  people = (MatchPeople){ .n_tutees = (guint)atoi (argv[1]),
                          .n_tutors = (guint)atoi (argv[2]),
                          .n_sites = (guint)atoi (argv[3]),
                          .one_site = strcmp (argv[4], "one") == 0,
                          .free = (guint)atoi (argv[5]),
                          .seats = (guint)atoi (argv[6]),
                          .seed = (guint32)atoi (argv[7]) };
  for (int k = 8; k < argc; k++)
    if (strcmp (argv[k], "--check") == 0)
      check = TRUE;
    else if (strcmp (argv[k], "--threads") == 0 && k + 1 < argc)
      options.n_threads = (guint)atoi (argv[++k]);
    else if (strcmp (argv[k], "--edits") == 0 && k + 1 < argc)
      n_edits = (guint)atoi (argv[++k]);
    else if (strcmp (argv[k], "--ask") == 0 && k + 1 < argc)
      n_asked = (guint)atoi (argv[++k]);
    else if (strcmp (argv[k], "--repeat") == 0 && k + 1 < argc)
      n_times = (guint)atoi (argv[++k]);
    else if (strcmp (argv[k], "--write") == 0 && k + 1 < argc)
      path = argv[++k];

  problem = match_people_make (&people);
  peak = get_peak (&own);
  printf ("people-mb %.1f\npeople-own-mb %.1f\n", peak, own);
  if (path != NULL)
    {
      write_instance (problem, path);
      return 0;
    }

  for (guint k = 0; k < n_times; k++)
    {
      double cpu = get_cpu ();

      g_clear_object (&session);
      start = g_get_monotonic_time ();
      session = binome_match_session_new (problem, &options);
      if (!binome_match_session_solve (session, NULL, NULL, NULL, &error))
        return fail (error);
      least = MIN (least, seconds_since (start));
      least_cpu = MIN (least_cpu, get_cpu () - cpu);
    }
  printf ("seconds %.6f\ncpu %.6f\n", least, least_cpu);
  binome_match_session_count (session, &served, &total);
  peak = get_peak (&own);
  printf ("served %u\ntotal %" G_GINT64_FORMAT "\nmb %.1f\nown-mb %.1f\n", served, total, peak, own);

  if (check)
    {
      start = g_get_monotonic_time ();
      if (!binome_match_session_check (session, NULL, &error))
        return fail (error);
      printf ("check %.6f\n", seconds_since (start));
    }
  if (n_asked > 0)
    time_asking (session, &people, n_asked);
  if (n_edits > 0)
    {
      time_edits (session, &people, n_edits);
      if (!binome_match_session_check (session, NULL, &error))
        return fail (error);
    }
  return 0;
}
