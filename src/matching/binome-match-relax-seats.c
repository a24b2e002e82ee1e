/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places as what would have to give way for somebody: those that are held back, and more of them, as far as
 * the programme, the law and the hours of a tutor let there be more. */

#include "binome-match-limits.h"
#include "binome-match-relax-private.h"

/* So many tutors help, of so many that are tried; with so many more places each. */
#define MOST_HELPFUL 3
#define MOST_TUTORS 12
#define MOST_SEATS 3

/* The places of a tutor that stay free on purpose. */
int
binome_match_session_get_held_back (BinomeMatchSession *self, guint tutor)
{
  int places = binome_match_problem_get_capacity (self->problem, tutor);
  int seats = binome_match_engine_get_capacity (self->engine, tutor);

  return self->options.reserve > 0 ? MAX (places - seats, 0) : 0;
}

/* How many places are given away with "more" places than now; -1 where there cannot be as many. */
static int
count_seats (BinomeMatchSession *self, guint tutor, int more)
{
  int places = binome_match_problem_get_capacity (self->problem, tutor);
  int seats = binome_match_engine_get_capacity (self->engine, tutor);

  if (more > binome_match_problem_get_ceiling (self->problem, tutor, NULL) - places)
    return -1;
  /* Where the places were set by hand they are those that are given away. */
  if (seats != binome_match_options_get_seats (&self->options, places))
    return seats + more;
  return binome_match_options_get_seats (&self->options, places + more);
}

static gboolean
try_seats_of (BinomeMatchRemedy *self, guint tutor, const BinomeMatchAttempt *attempt,
              BinomeMatchRelaxation relaxation)
{
  BinomeMatchEngine *engine = self->session->engine;
  int now = binome_match_engine_get_capacity (engine, tutor);
  int held = binome_match_session_get_held_back (self->session, tutor);
  gboolean with_rule = relaxation.relax == BINOME_MATCH_RELAX_RULE_SEAT;

  relaxation.tutor = tutor;
  for (int count = 1; count <= MIN (held, MOST_SEATS) && !with_rule; count++)
    {
      relaxation.relax = BINOME_MATCH_RELAX_RESERVE;
      relaxation.count = (guint)count;
      binome_match_engine_set_capacity (engine, tutor, now + count);
      if (binome_match_remedy_look (self, attempt, relaxation))
        return TRUE;
    }
  for (int count = 1; count <= (with_rule ? 1 : MOST_SEATS); count++)
    {
      int seats = count_seats (self->session, tutor, count);

      if (seats <= now)
        continue;
      if (!with_rule)
        relaxation.relax = BINOME_MATCH_RELAX_SEAT;
      relaxation.count = (guint)count;
      binome_match_engine_set_capacity (engine, tutor, seats);
      if (binome_match_remedy_look (self, attempt, relaxation))
        return TRUE;
    }
  return FALSE;
}

/* A suitable tutor, and what a place with them is worth. */
typedef struct
{
  guint tutor;
  gint64 price;
} Dear;

static int
compare_dear (gconstpointer a, gconstpointer b)
{
  const Dear *x = a, *y = b;

  if (x->price != y->price)
    return x->price > y->price ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/* Places with suitable tutors, first where one is worth most: no place is worth more than its price. Others
 * may be before this person for the first one. */
void
binome_match_remedy_try_seats (BinomeMatchRemedy *self)
{
  BinomeMatchEngine *engine = self->session->engine;
  g_autoptr (GArray) arcs = binome_match_rows_collect (binome_match_engine_get_rows (engine), self->tutee);
  g_autoptr (GArray) dear = g_array_new (FALSE, FALSE, sizeof (Dear));
  guint helpful = 0;

  for (guint k = 0; k < arcs->len; k++)
    {
      guint tutor = g_array_index (arcs, BinomeMatchArc, k).tutor;
      Dear one = { tutor, binome_match_engine_get_tutor_price (engine, tutor) };

      g_array_append_val (dear, one);
    }
  g_array_sort (dear, compare_dear);
  for (guint k = 0; k < MIN (dear->len, MOST_TUTORS) && helpful < MOST_HELPFUL; k++)
    helpful += try_seats_of (self, g_array_index (dear, Dear, k).tutor, NULL,
                             (BinomeMatchRelaxation){ .second = BINOME_MATCH_RULE_NONE });
}

/* Gives up a rule for the tutee, and one more place with one of the first "most" tutors of "arcs", whom it
 * bars. */
void
binome_match_remedy_try_rule_and_seat (BinomeMatchRemedy *self, guint rule, const GArray *arcs, guint most)
{
  BinomeMatchEngine *engine = self->session->engine;
  const BinomeMatchArc *first = (const BinomeMatchArc *)(const void *)arcs->data;
  const BinomeMatchAttempt attempt = { self->tutee, first, arcs->len, FALSE };
  const BinomeMatchRelaxation relaxation
      = { .relax = BINOME_MATCH_RELAX_RULE_SEAT, .rule = rule, .second = BINOME_MATCH_RULE_NONE };

  /* Once the prices are put back, they know nothing of pairs that are allowed: each time anew. */
  for (guint tried = 0; tried < MIN (arcs->len, most); tried++)
    {
      for (guint k = 0; k < arcs->len; k++)
        binome_match_engine_allow (engine, self->tutee, first[k].tutor, (int)first[k].score);
      try_seats_of (self, first[tried].tutor, &attempt, relaxation);
      for (guint k = 0; k < arcs->len; k++)
        binome_match_engine_forbid (engine, self->tutee, first[k].tutor);
      binome_match_engine_restore (engine, self->session->memory);
    }
}
