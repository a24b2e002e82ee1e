/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solves a matching given as plain numbers: binome-solve FILE.
 *
 * The first line holds the number of tutees and that of tutors, the second line how many tutees each tutor
 * can take, 0 allowed, and each further line a possible pair: "tutee tutor score", counted from 0, the score
 * not below 0 and of 63 bits at most. Writes the certificate and, as the last line, how many are served and
 * the total score.
 *
 * Exits with 2, the file and the line where the file is not like that, with 1 where the proof fails.
 */

#include <stdio.h>
#include <string.h>

#include "binome-match-assign.h"
#include "binome-match-certificate.h"
#include "binome-match-score.h"
#include "wide-solver.h"

#define MAX_TUTORS 10000000

typedef struct
{
  guint32 tutee;
  guint32 tutor;
  guint64 score;
  guint32 line; /* for messages; files of more lines than that are refused */
} Pair;

/* What a score of the solver stands for: "base + step * score". */
typedef struct
{
  guint64 base;
  guint64 step;
} Unit;

typedef struct
{
  const char *path;
  char *text;
  gsize size;
  gsize at;
  guint line;
  char *fault; /* what is wrong in that line; NULL while nothing is */
} Reader;

static void
reader_clear (Reader *self)
{
  g_free (self->text);
  g_free (self->fault);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean G_GNUC_PRINTF (2, 3) fail (Reader *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (self->fault);
  self->fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
is_at_end (const Reader *self)
{
  return self->at == self->size;
}

static void
skip_blanks (Reader *self)
{
  while (!is_at_end (self)
         && (self->text[self->at] == ' ' || self->text[self->at] == '\t' || self->text[self->at] == '\r'))
    self->at++;
}

/* A number written with digits alone, from 0 to "most". */
static gboolean
read_large (Reader *self, const char *what, guint64 most, guint64 *number)
{
  guint64 value = 0;
  gsize start;

  skip_blanks (self);
  for (start = self->at; !is_at_end (self) && g_ascii_isdigit (self->text[self->at]); self->at++)
    {
      guint64 digit = (guint64)(self->text[self->at] - '0');

      if (value > (G_MAXUINT64 - digit) / 10 || (value = value * 10 + digit) > most)
        return fail (self, "the %s is above %" G_GUINT64_FORMAT, what, most);
    }
  if (self->at == start)
    return fail (self, "a number is expected for the %s", what);
  if (!is_at_end (self) && strchr (" \t\r\n", self->text[self->at]) == NULL)
    return fail (self, "the %s is not a whole number", what);

  *number = value;
  return TRUE;
}

static gboolean
read_number (Reader *self, const char *what, guint64 most, guint *number)
{
  guint64 value;

  if (!read_large (self, what, most, &value))
    return FALSE;
  *number = (guint)value;
  return TRUE;
}

/* strchr() above finds a NUL too: nothing but the end of the line may follow. */
static gboolean
end_line (Reader *self)
{
  skip_blanks (self);
  if (is_at_end (self))
    return TRUE;
  if (self->text[self->at] != '\n')
    return fail (self, "there is more on the line than expected");
  self->at++;
  self->line++;
  return TRUE;
}

static gboolean
read_head (Reader *self, guint *n_tutees, guint *n_tutors, int **capacities)
{
  guint capacity;

  if (!read_number (self, "number of tutees", BINOME_MATCH_INSTANCE_MAX_TUTEES, n_tutees)
      || !read_number (self, "number of tutors", MAX_TUTORS, n_tutors) || !end_line (self))
    return FALSE;

  *capacities = g_new0 (int, *n_tutors + 1);
  for (guint j = 0; j < *n_tutors; j++)
    {
      if (!read_number (self, "capacity", G_MAXINT32, &capacity))
        return FALSE;
      (*capacities)[j] = (int)capacity;
    }
  return end_line (self);
}

/* Empty lines at the end are let pass; between pairs they are not. */
static gboolean
is_rest_empty (const Reader *self)
{
  for (gsize k = self->at; k < self->size; k++)
    if (strchr (" \t\r\n", self->text[k]) == NULL || self->text[k] == '\0')
      return FALSE;
  return TRUE;
}

static gboolean
read_pairs (Reader *self, guint n_tutees, guint n_tutors, GArray *pairs)
{
  while (!is_rest_empty (self))
    {
      Pair pair = { .line = self->line };

      if (pairs->len == G_MAXUINT32 / 2)
        return fail (self, "there are too many pairs");
      if (n_tutees == 0 || n_tutors == 0)
        return fail (self, "there can be no pair");
      if (!read_number (self, "tutee", n_tutees - 1, &pair.tutee)
          || !read_number (self, "tutor", n_tutors - 1, &pair.tutor)
          || !read_large (self, "score", G_MAXINT64, &pair.score) || !end_line (self))
        return FALSE;
      g_array_append_val (pairs, pair);
    }
  return TRUE;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  if (x->tutee != y->tutee)
    return x->tutee < y->tutee ? -1 : 1;
  if (x->tutor != y->tutor)
    return x->tutor < y->tutor ? -1 : 1;
  return x->line < y->line ? -1 : x->line > y->line;
}

static gboolean
find_twice (Reader *self, const GArray *pairs)
{
  guint first = G_MAXUINT;

  for (guint k = 1; k < pairs->len; k++)
    {
      const Pair *a = &g_array_index (pairs, Pair, k - 1), *b = a + 1;

      if (a->tutee == b->tutee && a->tutor == b->tutor)
        first = MIN (first, b->line);
    }
  if (first == G_MAXUINT)
    return TRUE;
  self->line = first;
  return fail (self, "the pair is there already");
}

static guint64
find_divisor (guint64 a, guint64 b)
{
  while (b != 0)
    {
      guint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* The solver’s scores have 31 bits. Larger ones lose what all have in common, which changes no choice among
 * matchings that serve as many, and what divides them all. Tells whether they fit then: sums of weights, as
 * the solver makes them, and the total itself must stay within 64 bits. */
static gboolean
choose_unit (const GArray *pairs, guint n_tutees, Unit *unit)
{
  guint64 least = G_MAXUINT64, largest = 0, range;

  *unit = (Unit){ 0, 1 };
  for (guint k = 0; k < pairs->len; k++)
    {
      least = MIN (least, g_array_index (pairs, Pair, k).score);
      largest = MAX (largest, g_array_index (pairs, Pair, k).score);
    }
  if (largest > G_MAXINT32)
    {
      unit->base = least;
      unit->step = 0;
      for (guint k = 0; k < pairs->len; k++)
        unit->step = find_divisor (g_array_index (pairs, Pair, k).score - least, unit->step);
      unit->step = MAX (unit->step, 1);
    }

  range = (largest - unit->base) / unit->step;
  return range <= G_MAXINT32 && (double)largest * n_tutees <= (double)G_MAXINT64 / 2
         && (double)n_tutees * n_tutees * ((double)MAX (range, BINOME_MATCH_SCORE_MAX) + 1)
                <= (double)(G_MAXINT64 / 4);
}

/* The pairs by tutee, then by tutor. */
static gboolean
read_instance (Reader *self, guint *n_tutees, guint *n_tutors, int **capacities, GArray *pairs)
{
  if (!read_head (self, n_tutees, n_tutors, capacities) || !read_pairs (self, *n_tutees, *n_tutors, pairs))
    return FALSE;
  g_array_sort (pairs, compare_pairs);
  return find_twice (self, pairs);
}

/* What the pairs weigh, and what the prices allow at most: equal, or nothing is proven. */
static void
print_certificate (const BinomeMatchAssignment *found)
{
  g_autofree int *load = g_new0 (int, found->n_tutors + 1);
  gint64 primal = found->serving * found->served + found->total, dual = 0;

  for (guint i = 0; i < found->n_tutees; i++)
    dual += found->tutee_price[i];
  for (guint i = 0; i < found->n_tutees; i++)
    if (found->tutor[i] >= 0)
      load[found->tutor[i]]++;
  /* A price is above 0 only where all seats are taken. */
  for (guint j = 0; j < found->n_tutors; j++)
    dual += found->tutor_price[j] * load[j];
  printf ("certificate: primal %" G_GINT64_FORMAT " = dual %" G_GINT64_FORMAT "\n", primal, dual);
}

static gboolean
solve (guint n_tutees, guint n_tutors, const int *capacities, const GArray *pairs, const Unit *unit,
       GError **error)
{
  g_autoptr (BinomeMatchInstance) instance = binome_match_instance_new (n_tutors, capacities);
  g_autoptr (BinomeMatchAssignment) found = NULL;
  guint at = 0;

  for (guint i = 0; i < n_tutees; i++)
    {
      for (; at < pairs->len && g_array_index (pairs, Pair, at).tutee == i; at++)
        {
          const Pair *pair = &g_array_index (pairs, Pair, at);

          binome_match_instance_add_arc (instance, pair->tutor,
                                         (guint32)((pair->score - unit->base) / unit->step));
        }
      binome_match_instance_end_tutee (instance);
    }

  found = binome_match_assign (instance, NULL, NULL, NULL, error);
  if (found == NULL || !binome_match_certificate_check (instance, found, error))
    return FALSE;
  print_certificate (found);
  printf ("%u %" G_GUINT64_FORMAT "\n", found->served,
          found->served * unit->base + (guint64)found->total * unit->step);
  return TRUE;
}

/* The same for scores that do not fit. */
static gboolean
solve_wide (guint n_tutees, guint n_tutors, const int *capacities, const GArray *pairs)
{
  g_autofree gsize *ends = g_new (gsize, n_tutees);
  g_autofree WideArc *arcs = g_new (WideArc, pairs->len);
  const WideInstance instance = { n_tutees, n_tutors, capacities, ends, arcs };
  g_autofree char *primal = NULL, *dual = NULL, *total = NULL;
  WideResult result;
  guint at = 0;

  for (guint i = 0; i < n_tutees; i++)
    {
      for (; at < pairs->len && g_array_index (pairs, Pair, at).tutee == i; at++)
        arcs[at] = (WideArc){ g_array_index (pairs, Pair, at).tutor, g_array_index (pairs, Pair, at).score };
      ends[i] = at;
    }

  wide_solve (&instance, &result);
  if (!result.is_proven)
    return FALSE;
  primal = wide_number_format (result.primal);
  dual = wide_number_format (result.dual);
  total = wide_number_format (result.total);
  printf ("certificate: primal %s = dual %s\n%u %s\n", primal, dual, result.served, total);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_auto (Reader) reader = { .line = 1 };
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree int *capacities = NULL;
  g_autoptr (GError) error = NULL;
  guint n_tutees, n_tutors;
  gboolean is_proven;
  Unit unit;

  if (argc != 2)
    {
      g_printerr ("usage: binome-solve FILE\n");
      return 2;
    }
  reader.path = argv[1];
  if (!g_file_get_contents (reader.path, &reader.text, &reader.size, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (!read_instance (&reader, &n_tutees, &n_tutors, &capacities, pairs))
    {
      g_printerr ("%s:%u: %s\n", reader.path, reader.line, reader.fault);
      return 2;
    }

  is_proven = choose_unit (pairs, n_tutees, &unit)
                  ? solve (n_tutees, n_tutors, capacities, pairs, &unit, &error)
                  : solve_wide (n_tutees, n_tutors, capacities, pairs);
  if (!is_proven)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "the prices do not prove the result");
      return 1;
    }
  return 0;
}
