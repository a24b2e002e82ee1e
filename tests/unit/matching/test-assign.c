/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact assignment against two other methods: trying everything, and GLPK's minimum-cost flow. */

#include <glpk.h>

#include "binome-error.h"
#include "binome-match-assign.h"
#include "binome-match-certificate.h"
#include "binome-match-score.h"

/* A random matching, kept as a plain table: -1 is no arc. */
typedef struct
{
  int n_tutees;
  int n_tutors;
  int *capacity;
  int *score;
} Table;

static void
table_clear (Table *table)
{
  g_free (table->capacity);
  g_free (table->score);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static int
table_get (const Table *table, int i, int j)
{
  return table->score[i * table->n_tutors + j];
}

static void
table_init (Table *table, GRand *rand, int n_tutees, int n_tutors, int max_capacity, int percent, int levels)
{
  table->n_tutees = n_tutees;
  table->n_tutors = n_tutors;
  table->capacity = g_new0 (int, n_tutors);
  table->score = g_new0 (int, n_tutees *n_tutors);
  for (int j = 0; j < n_tutors; j++)
    table->capacity[j] = g_rand_int_range (rand, 0, max_capacity + 1);
  for (int k = 0; k < n_tutees * n_tutors; k++)
    table->score[k] = g_rand_int_range (rand, 0, 100) < percent
                          ? (int)((gint64)g_rand_int_range (rand, 0, levels) * BINOME_MATCH_SCORE_MAX
                                  / MAX (levels - 1, 1))
                          : -1;
}

static BinomeMatchInstance *
table_to_instance (const Table *table)
{
  BinomeMatchInstance *instance = binome_match_instance_new (table->n_tutors, table->capacity);

  for (int i = 0; i < table->n_tutees; i++)
    {
      for (int j = 0; j < table->n_tutors; j++)
        if (table_get (table, i, j) >= 0)
          binome_match_instance_add_arc (instance, j, table_get (table, i, j));
      binome_match_instance_end_tutee (instance);
    }

  return instance;
}

/* Tries everything: each tutee with each tutor or with nobody. */
static void
try_all (const Table *table, int *seats, int tutee, int served, gint64 total, int *best_served,
         gint64 *best_total)
{
  if (tutee == table->n_tutees)
    {
      if (served > *best_served || (served == *best_served && total > *best_total))
        {
          *best_served = served;
          *best_total = total;
        }
      return;
    }

  if (served + table->n_tutees - tutee < *best_served)
    return;
  try_all (table, seats, tutee + 1, served, total, best_served, best_total);
  for (int j = 0; j < table->n_tutors; j++)
    if (seats[j] > 0 && table_get (table, tutee, j) >= 0)
      {
        seats[j]--;
        try_all (table, seats, tutee + 1, served + 1, total + table_get (table, tutee, j), best_served,
                 best_total);
        seats[j]++;
      }
}

/* Solves, and checks the result against the table itself and against its own proof. */
static BinomeMatchAssignment *
solve (const Table *table)
{
  g_autoptr (BinomeMatchInstance) instance = table_to_instance (table);
  g_autoptr (GError) error = NULL;
  BinomeMatchAssignment *found = binome_match_assign (instance, NULL, NULL, NULL, &error);
  g_autofree int *load = g_new0 (int, table->n_tutors);
  gint64 total = 0;
  guint served = 0;

  g_assert_no_error (error);
  for (int i = 0; i < table->n_tutees; i++)
    if (found->tutor[i] >= 0)
      {
        g_assert_cmpint (table_get (table, i, found->tutor[i]), >=, 0);
        load[found->tutor[i]]++;
        served++;
        total += table_get (table, i, found->tutor[i]);
      }
  for (int j = 0; j < table->n_tutors; j++)
    g_assert_cmpint (load[j], <=, table->capacity[j]);
  g_assert_cmpuint (served, ==, found->served);
  g_assert_cmpint (total, ==, found->total);

  g_assert_true (binome_match_certificate_check (instance, found, &error));
  g_assert_no_error (error);
  return found;
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260316);

  for (int round = 0; round < 10000; round++)
    {
      static const int kinds[] = { 2, 3, 11, 1000001 };
      g_auto (Table) table = { 0 };
      g_autoptr (BinomeMatchAssignment) found = NULL;
      int best_served = 0;
      gint64 best_total = 0;

      table_init (&table, rand, g_rand_int_range (rand, 0, 8), g_rand_int_range (rand, 1, 6),
                  g_rand_int_range (rand, 0, 4), g_rand_int_range (rand, 0, 101), kinds[round % 4]);
      try_all (&table, table.capacity, 0, 0, 0, &best_served, &best_total);
      found = solve (&table);
      g_assert_cmpint ((int)found->served, ==, best_served);
      g_assert_cmpint (found->total, ==, best_total);
    }
}

typedef struct
{
  double low, cap, cost, flow;
} FlowArc;

typedef struct
{
  double supply;
} FlowNode;

static void
add_flow (glp_graph *graph, int from, int to, int least, int most, double cost)
{
  glp_arc *arc = glp_add_arc (graph, from, to);

  *(FlowArc *)arc->data = (FlowArc){ least, most, cost, 0 };
}

/* The same matching as a circulation of least cost, solved by the out-of-kilter method of GLPK: serves
 * from "least" to "most" people; a pair costs "per_pair", and its score "per_score" times. */
static double
least_cost (const Table *table, int least, int most, int per_pair, int per_score)
{
  glp_graph *graph = glp_create_graph (sizeof (FlowNode), sizeof (FlowArc));
  int source = table->n_tutees + table->n_tutors + 1, sink = source + 1;
  double cost;

  glp_add_vertices (graph, sink);
  for (int i = 0; i < table->n_tutees; i++)
    {
      add_flow (graph, source, 1 + i, 0, 1, 0);
      for (int j = 0; j < table->n_tutors; j++)
        if (table_get (table, i, j) >= 0)
          add_flow (graph, 1 + i, 1 + table->n_tutees + j, 0, 1,
                    per_pair + per_score * table_get (table, i, j));
    }
  for (int j = 0; j < table->n_tutors; j++)
    add_flow (graph, 1 + table->n_tutees + j, sink, 0, table->capacity[j], 0);
  add_flow (graph, sink, source, least, most, 0);

  glp_term_out (GLP_OFF);
  g_assert_cmpint (glp_mincost_okalg (graph, G_STRUCT_OFFSET (FlowNode, supply),
                                      G_STRUCT_OFFSET (FlowArc, low), G_STRUCT_OFFSET (FlowArc, cap),
                                      G_STRUCT_OFFSET (FlowArc, cost), &cost, G_STRUCT_OFFSET (FlowArc, flow),
                                      -1),
                   ==, 0);
  glp_delete_graph (graph);
  return cost;
}

static void
test_flow (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (150200);

  for (int round = 0; round < 20; round++)
    {
      g_auto (Table) table = { 0 };
      g_autoptr (BinomeMatchAssignment) found = NULL;
      int served;

      table_init (&table, rand, 200, 150, 1 + round % 4, 3 + round * 2, round % 2 == 0 ? 1000001 : 12);
      found = solve (&table);
      served = (int)-least_cost (&table, 0, 200, -1, 0);
      g_assert_cmpint ((int)found->served, ==, served);
      g_assert_cmpint (found->total, ==, (gint64)-least_cost (&table, served, served, 0, -1));
    }
  glp_free_env ();
}

/* The prices are part of the result: a proof with any of them changed must fail. */
static void
test_certificate_refuses (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_auto (Table) table = { 0 };
  g_autoptr (BinomeMatchAssignment) found = NULL;
  g_autoptr (BinomeMatchInstance) instance = NULL;

  table_init (&table, rand, 12, 8, 2, 60, 1000001);
  found = solve (&table);
  instance = table_to_instance (&table);
  g_assert_true (binome_match_certificate_check (instance, found, NULL));

#define REFUSES(change, back)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (GError) error = NULL;                                                                         \
    change;                                                                                                  \
    g_assert_false (binome_match_certificate_check (instance, found, &error));                               \
    g_assert_error (error, BINOME_ERROR, BINOME_ERROR_FAILED);                                               \
    back;                                                                                                    \
  }                                                                                                          \
  G_STMT_END

  for (int i = 0; i < 12; i++)
    {
      int tutor = found->tutor[i];

      REFUSES (found->tutee_price[i]++, found->tutee_price[i]--);
      REFUSES (found->tutee_price[i]--, found->tutee_price[i]++);
      REFUSES (found->tutor[i] = tutor < 0 ? 0 : -1, found->tutor[i] = tutor);
    }
  for (int j = 0; j < 8; j++)
    if (table.capacity[j] > 0)
      {
        REFUSES (found->tutor_price[j]++, found->tutor_price[j]--);
        REFUSES (found->tutor_price[j]--, found->tutor_price[j]++);
      }
  REFUSES (found->total++, found->total--);
  REFUSES (found->served++, found->served--);
  REFUSES (found->serving = 1, found->serving = 13 * (gint64)1000001);
  g_assert_true (binome_match_certificate_check (instance, found, NULL));
}

static void
test_same_input_same_result (void)
{
  for (int round = 0; round < 10; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (round);
      g_auto (Table) table = { 0 };
      g_autoptr (BinomeMatchAssignment) one = NULL, two = NULL;

      table_init (&table, rand, 60, 40, 2, 50, 3);
      one = solve (&table);
      two = solve (&table);
      g_assert_cmpmem (one->tutor, 60 * sizeof (int), two->tutor, 60 * sizeof (int));
      g_assert_cmpmem (one->tutee_price, 60 * sizeof (gint64), two->tutee_price, 60 * sizeof (gint64));
      g_assert_cmpmem (one->tutor_price, 40 * sizeof (gint64), two->tutor_price, 40 * sizeof (gint64));
    }
}

/* Ties go by the order of input: with nothing between them, the first tutors and the first tutees. */
static void
test_ties (void)
{
  int capacity[] = { 1, 1, 1 };
  int score[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
  Table table = { 4, 3, capacity, score };
  g_autoptr (BinomeMatchAssignment) found = solve (&table);

  for (int i = 0; i < 3; i++)
    g_assert_cmpint (found->tutor[i], ==, i);
  g_assert_cmpint (found->tutor[3], ==, -1);
  g_assert_cmpuint (found->served, ==, 3);
  g_assert_cmpint (found->total, ==, 15);
}

static void
test_empty (void)
{
  int none[] = { 0, 0 }, far[] = { 3, 3 }, barred[] = { -1, -1, -1, -1 }, fine[] = { 1, 2, 3, 4 };
  Table no_tutee = { 0, 2, far, NULL };
  Table no_tutor = { 2, 0, none, NULL };
  Table all_barred = { 2, 2, far, barred };
  Table no_seat = { 2, 2, none, fine };
  const Table *tables[] = { &no_tutee, &no_tutor, &all_barred, &no_seat };

  for (guint k = 0; k < G_N_ELEMENTS (tables); k++)
    {
      g_autoptr (BinomeMatchAssignment) found = solve (tables[k]);

      g_assert_cmpuint (found->served, ==, 0);
      g_assert_cmpint (found->total, ==, 0);
    }
}

/* Most people come before the best total: 1 with tutor 0 alone would be worth a million. */
static void
test_people_first (void)
{
  int capacity[] = { 1, 1 };
  int score[] = { 1000000, 0, 0, -1 };
  Table table = { 2, 2, capacity, score };
  g_autoptr (BinomeMatchAssignment) found = solve (&table);

  g_assert_cmpuint (found->served, ==, 2);
  g_assert_cmpint (found->total, ==, 0);
  g_assert_cmpint (found->tutor[0], ==, 1);
  g_assert_cmpint (found->tutor[1], ==, 0);
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  GCancellable *cancellable = user_data;

  g_assert_cmpuint (done, <=, total);
  if (done > 0 && cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_auto (Table) table = { 0 };
  g_autoptr (BinomeMatchInstance) instance = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  table_init (&table, rand, 300, 100, 3, 50, 100);
  instance = table_to_instance (&table);
  g_assert_null (binome_match_assign (instance, cancellable, on_progress_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (binome_match_assign (instance, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/assign/brute-force", test_brute_force);
  g_test_add_func ("/matching/assign/flow", test_flow);
  g_test_add_func ("/matching/assign/certificate-refuses", test_certificate_refuses);
  g_test_add_func ("/matching/assign/same-input-same-result", test_same_input_same_result);
  g_test_add_func ("/matching/assign/ties", test_ties);
  g_test_add_func ("/matching/assign/empty", test_empty);
  g_test_add_func ("/matching/assign/people-first", test_people_first);
  g_test_add_func ("/matching/assign/cancel", test_cancel);
  return g_test_run ();
}
