/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact matching for scores that do not fit into the solver of the program: 128 bits, no tricks.
 *
 * Tutees come one by one. Each takes the shortest way, by the costs that the prices leave, to a free seat or
 * to somebody who then stays without a tutor; the prices change by what it costs. So the prices stay a proof.
 */

#include "wide-solver.h"

typedef enum
{
  UNSEEN,
  REACHED,
  DONE
} Mark;

typedef struct
{
  const WideInstance *instance;
  WideNumber serving; /* weighs more than all scores together */
  int *tutor;         /* of each tutee; -1 for nobody */
  GArray **tutees;    /* of guint, of each tutor */
  WideNumber *tutee_price;
  WideNumber *tutor_price;
  /* The search of one tutee. */
  WideNumber *tutee_way;
  WideNumber *tutor_way;
  guint *from; /* by which tutee a tutor was reached */
  Mark *mark;
  GArray *seen_tutees; /* of guint */
  GArray *seen_tutors;
} Wide;

static const WideArc *
get_arcs (const WideInstance *instance, guint tutee, gsize *n)
{
  gsize start = tutee > 0 ? instance->ends[tutee - 1] : 0;

  *n = instance->ends[tutee] - start;
  return instance->arcs + start;
}

static void
wide_init (Wide *self, const WideInstance *instance)
{
  guint n = instance->n_tutees, m = instance->n_tutors;
  guint64 largest = 0;

  for (gsize k = 0; n > 0 && k < instance->ends[n - 1]; k++)
    largest = MAX (largest, instance->arcs[k].score);
  self->instance = instance;
  self->serving = (WideNumber)largest * n + 1;
  self->tutor = g_new (int, n);
  self->tutees = g_new (GArray *, m);
  self->tutee_price = g_new0 (WideNumber, n);
  self->tutor_price = g_new0 (WideNumber, m);
  self->tutee_way = g_new0 (WideNumber, n);
  self->tutor_way = g_new0 (WideNumber, m);
  self->from = g_new0 (guint, m);
  self->mark = g_new0 (Mark, m);
  self->seen_tutees = g_array_new (FALSE, FALSE, sizeof (guint));
  self->seen_tutors = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    self->tutor[i] = -1;
  for (guint j = 0; j < m; j++)
    self->tutees[j] = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
wide_clear (Wide *self)
{
  for (guint j = 0; j < self->instance->n_tutors; j++)
    g_array_unref (self->tutees[j]);
  g_free (self->tutor);
  g_free (self->tutees);
  g_free (self->tutee_price);
  g_free (self->tutor_price);
  g_free (self->tutee_way);
  g_free (self->tutor_way);
  g_free (self->from);
  g_free (self->mark);
  g_array_unref (self->seen_tutees);
  g_array_unref (self->seen_tutors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wide, wide_clear)

/* What a pair lacks to be worth its prices; below 0 they prove nothing. */
static WideNumber
get_cost (const Wide *self, guint tutee, const WideArc *arc)
{
  return self->tutee_price[tutee] + self->tutor_price[arc->tutor] - self->serving - (WideNumber)arc->score;
}

/* Sees which tutors a tutee, who is reached over "way", leads to. */
static void
reach_tutee (Wide *self, guint tutee, WideNumber way)
{
  gsize n;
  const WideArc *arcs = get_arcs (self->instance, tutee, &n);

  self->tutee_way[tutee] = way;
  g_array_append_val (self->seen_tutees, tutee);
  for (gsize k = 0; k < n; k++)
    {
      guint tutor = arcs[k].tutor;
      WideNumber longer = way + get_cost (self, tutee, arcs + k);

      if (self->instance->capacities[tutor] == 0 || self->mark[tutor] == DONE
          || (self->mark[tutor] == REACHED && self->tutor_way[tutor] <= longer))
        continue;
      if (self->mark[tutor] == UNSEEN)
        g_array_append_val (self->seen_tutors, tutor);
      self->mark[tutor] = REACHED;
      self->tutor_way[tutor] = longer;
      self->from[tutor] = tutee;
    }
}

/* The nearest tutor who is not done; -1 for none. */
static int
find_nearest (const Wide *self)
{
  int nearest = -1;

  for (guint k = 0; k < self->seen_tutors->len; k++)
    {
      guint tutor = g_array_index (self->seen_tutors, guint, k);

      if (self->mark[tutor] == REACHED && (nearest < 0 || self->tutor_way[tutor] < self->tutor_way[nearest]))
        nearest = (int)tutor;
    }
  return nearest;
}

/* The prices of all that is nearer than the end give and take what is left of the way. */
static void
change_prices (Wide *self, WideNumber way)
{
  for (guint k = 0; k < self->seen_tutees->len; k++)
    {
      guint tutee = g_array_index (self->seen_tutees, guint, k);

      self->tutee_price[tutee] -= way - self->tutee_way[tutee];
    }
  for (guint k = 0; k < self->seen_tutors->len; k++)
    {
      guint tutor = g_array_index (self->seen_tutors, guint, k);

      if (self->mark[tutor] == DONE)
        self->tutor_price[tutor] += way - self->tutor_way[tutor];
      self->mark[tutor] = UNSEEN;
    }
  g_array_set_size (self->seen_tutees, 0);
  g_array_set_size (self->seen_tutors, 0);
}

/* Gives somebody another tutor, -1 for none, and tells whom they had. */
static int
move (Wide *self, guint tutee, int tutor)
{
  int before = self->tutor[tutee];

  for (guint k = 0; before >= 0 && k < self->tutees[before]->len; k++)
    if (g_array_index (self->tutees[before], guint, k) == tutee)
      {
        g_array_remove_index_fast (self->tutees[before], k);
        break;
      }
  self->tutor[tutee] = tutor;
  if (tutor >= 0)
    g_array_append_val (self->tutees[tutor], tutee);
  return before;
}

static void
add_tutee (Wide *self, guint tutee)
{
  gsize n;
  const WideArc *arcs = get_arcs (self->instance, tutee, &n);
  WideNumber shortest = 0;
  guint last = tutee; /* who stays without a tutor where no seat is nearer */
  int tutor, seat = -1;

  for (gsize k = 0; k < n; k++)
    if (self->instance->capacities[arcs[k].tutor] > 0)
      shortest = MAX (shortest, -get_cost (self, tutee, arcs + k)); /* with a price of 0 */
  self->tutee_price[tutee] = shortest;
  reach_tutee (self, tutee, 0);
  while (seat < 0 && (tutor = find_nearest (self)) >= 0 && self->tutor_way[tutor] < shortest)
    {
      const GArray *tutees = self->tutees[tutor];

      self->mark[tutor] = DONE;
      if (tutees->len < (guint)self->instance->capacities[tutor])
        {
          seat = tutor;
          shortest = self->tutor_way[tutor];
        }
      for (guint k = 0; seat < 0 && k < tutees->len; k++)
        {
          guint other = g_array_index (tutees, guint, k);

          if (self->tutor_way[tutor] + self->tutee_price[other] < shortest)
            {
              shortest = self->tutor_way[tutor] + self->tutee_price[other];
              last = other;
            }
          reach_tutee (self, other, self->tutor_way[tutor]);
        }
    }

  tutor = seat >= 0 ? seat : move (self, last, -1);
  while (tutor >= 0)
    tutor = move (self, self->from[tutor], tutor);
  change_prices (self, shortest);
}

/* The proof from the result alone, over every pair. */
static void
check (const Wide *self, WideResult *result)
{
  const WideInstance *instance = self->instance;

  *result = (WideResult){ .is_proven = TRUE };
  for (guint i = 0; i < instance->n_tutees; i++)
    {
      gsize n;
      const WideArc *arcs = get_arcs (instance, i, &n);
      gboolean is_possible = self->tutor[i] < 0;

      for (gsize k = 0; k < n; k++)
        {
          if (instance->capacities[arcs[k].tutor] > 0 && get_cost (self, i, arcs + k) < 0)
            result->is_proven = FALSE;
          if ((int)arcs[k].tutor != self->tutor[i])
            continue;
          is_possible = TRUE;
          result->served++;
          result->total += (WideNumber)arcs[k].score;
        }
      if (!is_possible || self->tutee_price[i] < 0)
        result->is_proven = FALSE;
      result->dual += self->tutee_price[i];
    }
  for (guint j = 0; j < instance->n_tutors; j++)
    {
      if (self->tutees[j]->len > (guint)instance->capacities[j] || self->tutor_price[j] < 0)
        result->is_proven = FALSE;
      result->dual += self->tutor_price[j] * instance->capacities[j];
    }
  result->primal = self->serving * result->served + result->total;
  if (result->primal != result->dual)
    result->is_proven = FALSE;
}

/**
 * wide_solve:
 * @instance: who can be paired with whom
 * @result: (out): most people served, then the best total, and the proof
 *
 * Slower than the solver of the program, and the same answer.
 */
void
wide_solve (const WideInstance *instance, WideResult *result)
{
  g_auto (Wide) self = { 0 };

  wide_init (&self, instance);
  for (guint i = 0; i < instance->n_tutees; i++)
    add_tutee (&self, i);
  check (&self, result);
}

/**
 * wide_number_format:
 * @number: not below 0
 *
 * Returns: (transfer full): its digits
 */
char *
wide_number_format (WideNumber number)
{
  const WideNumber split = (WideNumber)1000000000 * 1000000000;
  g_autofree char *head = NULL;

  if (number < split)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64)number);

  head = wide_number_format (number / split);
  return g_strdup_printf ("%s%018" G_GUINT64_FORMAT, head, (guint64)(number % split));
}
