/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quick scores against the reference, pair by pair, for every comparator. */

#include <string.h>

#include "binome-match-edits.h"
#include "binome-match-kernel.h"
#include "binome-match-lanes-private.h"
#include "binome-match-problem-private.h"
#include "binome-match-score.h"

#define FIELD_SET 7
#define FIELD_NUMBER 8

static const char *const words[] = { "Lyon", "Nantes", "Brest", "Évry", "evry", "", NULL };

static guint
draw_skills (GRand *rand, gboolean many, BinomeMatchSkill *skills)
{
  guint n = (guint)g_rand_int_range (rand, 0, many ? 30 : 7);

  for (guint k = 0; k < n; k++)
    skills[k] = (BinomeMatchSkill){ g_rand_int_range (rand, 1, many ? 60 : 9),
                                    g_rand_int_range (rand, -1, BINOME_MATCH_LEVEL_MAX + 1), "Skill" };
  return n;
}

static guint
draw_values (GRand *rand, BinomeMatchValue *values)
{
  guint n = 0;

  for (int k = g_rand_int_range (rand, 0, 5); k > 0; k--)
    values[n++] = (BinomeMatchValue){ FIELD_SET, words[g_rand_int_range (rand, 0, 6)], 0 };
  for (int k = g_rand_int_range (rand, 0, 20); k > 0; k--)
    values[n++] = (BinomeMatchValue){ BINOME_MATCH_FIELD_AVAILABILITY, NULL, g_rand_int_range (rand, 0, 30) };
  if (g_rand_boolean (rand))
    values[n++] = (BinomeMatchValue){ FIELD_NUMBER, NULL, g_rand_int_range (rand, -3, 9) };
  return n;
}

static void
add_person (BinomeMatchProblem *problem, GRand *rand, gboolean is_tutor, int index)
{
  BinomeMatchSkill skills[40];
  BinomeMatchValue values[40];
  BinomeMatchPerson person = {
    .id = index + 1,
    .person_id = g_rand_int_range (rand, 0, 400),
    .manager_id = g_rand_int_range (rand, 0, 400),
    .upper_id = g_rand_int_range (rand, 0, 400),
    .name = "Somebody",
    .site = words[g_rand_int_range (rand, 0, 7)],
    .team = words[g_rand_int_range (rand, 0, 7)],
    .job = words[g_rand_int_range (rand, 0, 7)],
    .language = words[g_rand_int_range (rand, 0, 7)],
    .hired = g_rand_int_range (rand, 0, 4) > 0 ? g_rand_int_range (rand, 730000, 739000) : 0,
    .from = g_rand_int_range (rand, 0, 3) > 0 ? g_rand_int_range (rand, 738000, 738200) : 0,
    .to = g_rand_int_range (rand, 0, 3) > 0 ? g_rand_int_range (rand, 738100, 738400) : 0,
    .capacity = 1,
    .remote = g_rand_boolean (rand),
    .skills = skills,
    .values = values,
  };

  person.n_skills = draw_skills (rand, index % 17 == 0, skills);
  person.n_values = draw_values (rand, values);
  if (is_tutor)
    binome_match_problem_add_tutor (problem, &person);
  else
    binome_match_problem_add_tutee (problem, &person);
}

static void
add_criterion (BinomeMatchProblem *problem, GRand *rand)
{
  static const gint64 fields[] = { FIELD_SET, FIELD_NUMBER, BINOME_MATCH_FIELD_AVAILABILITY, 99 };
  BinomeMatchCriterion criterion = {
    .title = "Rule",
    .comparator = g_rand_int_range (rand, 0, BINOME_MATCH_COMPARE_TALK + 1),
    .attribute = g_rand_int_range (rand, 0, BINOME_MATCH_ATTRIBUTE_FIELD + 1),
    .kind = MIN (g_rand_int_range (rand, 0, 8), (int)BINOME_MATCH_KIND_WEIGHTED),
    .weight = g_rand_int_range (rand, 0, 11),
    .missing = g_rand_int_range (rand, 0, 3),
    .minimum = g_rand_int_range (rand, 0, 5),
    .maximum = g_rand_int_range (rand, 0, 12),
    .field = fields[g_rand_int_range (rand, 0, 4)],
    .viewpoint = g_rand_int_range (rand, 0, 3),
  };

  if (criterion.comparator == BINOME_MATCH_COMPARE_DATES_OVERLAP)
    criterion.minimum *= 40;
  if (criterion.comparator == BINOME_MATCH_COMPARE_SITE_DISTANCE)
    criterion.maximum *= 20;
  binome_match_problem_add_criterion (problem, &criterion);
}

static void
add_relations (BinomeMatchProblem *problem, GRand *rand, int n, int m)
{
  for (int k = 0; k < n * 2; k++)
    {
      gint64 tutee = g_rand_int_range (rand, 1, n + 2), tutor = g_rand_int_range (rand, 1, m + 2);
      gboolean exists = tutee <= n && tutor <= m, done = FALSE;

      switch (k % 6)
        {
        case 0:
          done = binome_match_problem_forbid (problem, tutee, tutor, NULL);
          break;
        case 1:
          done = binome_match_problem_rank (problem, tutee, tutor, g_rand_int_range (rand, 1, 8));
          break;
        case 2:
          done = binome_match_problem_say (problem, tutee, tutor, g_rand_int_range (rand, 0, 4));
          break;
        case 3:
          done = binome_match_problem_veto (problem, tutee, tutor);
          break;
        case 4:
          done = binome_match_problem_wish (problem, tutee, tutor, g_rand_int_range (rand, 0, 4));
          break;
        default:
          done = binome_match_problem_note (problem, tutee, tutor, g_rand_int_range (rand, 0, 7),
                                            g_rand_int_range (rand, 1, 7));
        }
      g_assert_true (done == exists);
    }
  binome_match_problem_set_distance (problem, "Lyon", "nantes", 30);
  binome_match_problem_set_distance (problem, "Brest", "Nantes", 200);
}

static BinomeMatchProblem *
random_problem (GRand *rand, int n, int m)
{
  BinomeMatchProblem *problem = binome_match_problem_new ();

  for (int i = 0; i < n; i++)
    add_person (problem, rand, FALSE, i);
  for (int j = 0; j < m; j++)
    add_person (problem, rand, TRUE, j);
  for (int k = g_rand_int_range (rand, 0, 7); k > 0; k--)
    add_criterion (problem, rand);
  add_relations (problem, rand, n, m);
  return problem;
}

typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  int *scores;            /* per tutor, -1 where nothing came */
} Taken;

static void
take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  int *scores = ((Taken *)sieve)->scores;

  for (gsize k = 0; k < n_arcs; k++)
    {
      g_assert_cmpint (scores[arcs[k].tutor], ==, -1);
      scores[arcs[k].tutor] = (int)arcs[k].score;
    }
}

/* What the reference says, with a rule lifted or not, the kernel says too; of pairs that are not wanted it
 * may be silent. */
static void
check_row (BinomeMatchProblem *problem, const BinomeMatchRows *rows, gpointer scratch, guint tutee,
           int lifted, gint64 least, const gint64 *prices, const GArray *among, guint *n_possible)
{
  g_autofree int *scores = g_new (int, rows->n_tutors + 1);
  g_autofree gboolean *is_wanted = g_new0 (gboolean, rows->n_tutors + 1);
  Taken taken = { { least, prices, binome_match_own_place (tutee), 0, take, NULL, 0 }, scores };

  if (among != NULL)
    {
      taken.sieve.among = (const guint32 *)(const void *)among->data;
      taken.sieve.n_among = among->len;
    }
  for (guint k = 0; k < (among != NULL ? among->len : rows->n_tutors); k++)
    is_wanted[among != NULL ? g_array_index (among, guint32, k) : k] = TRUE;
  memset (scores, 0xff, rows->n_tutors * sizeof *scores);
  rows->read (rows, scratch, tutee, &taken.sieve);
  for (guint j = 0; j < rows->n_tutors; j++)
    {
      BinomeMatchScore score;
      int expected;

      binome_match_score_pair_without (problem, tutee, j, lifted, &score);
      expected = score.feasible ? score.score : -1;
      *n_possible += score.feasible;
      g_assert_cmpint (rows->score (rows, tutee, j), ==, expected);
      if (scores[j] >= 0
          || (is_wanted[j] && expected >= 0 && expected - (prices != NULL ? prices[j] : 0) > least))
        g_assert_cmpint (scores[j], ==, expected);
    }
}

static void
test_same_as_reference (void)
{
  const gint64 scarce = G_GINT64_CONSTANT (5000000000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (64);
  guint n_possible = 0, n_pairs = 0;

  for (int round = 0; round < 400; round++)
    {
      int n = g_rand_int_range (rand, 1, 20), m = g_rand_int_range (rand, 0, round % 10 == 0 ? 600 : 40);
      g_autoptr (BinomeMatchProblem) problem = random_problem (rand, n, m);
      int lifted = g_rand_int_range (rand, -1, (int)binome_match_problem_get_n_rules (problem));
      g_autoptr (BinomeMatchKernel) kernel
          = binome_match_kernel_new (problem, lifted > 0 ? lifted : BINOME_MATCH_RULE_NONE);
      const BinomeMatchRows *rows = binome_match_kernel_get_rows (kernel);
      gpointer scratch = rows->scratch_new (rows);
      g_autofree gint64 *prices = g_new0 (gint64, m + 1);
      g_autoptr (GArray) among = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1);

      lifted = lifted > 0 ? lifted : BINOME_MATCH_RULE_NONE;
      for (int j = 0; j < m; j++)
        {
          guint32 tutor = (guint32)j;

          /* Some seats cost as much as serving somebody does. */
          prices[j] = g_rand_int_range (rand, 0, 300000) * (gint64)g_rand_int_range (rand, 0, 5)
                      + (round % 4 == 0 && j % 3 == 0 ? scarce : 0);
          if (g_rand_boolean (rand))
            g_array_append_val (among, tutor);
        }
      for (int i = 0; i < n; i++)
        {
          check_row (problem, rows, scratch, (guint)i, lifted, G_MININT64, NULL, NULL, &n_possible);
          check_row (problem, rows, scratch, (guint)i, lifted, g_rand_int_range (rand, -1, 1000001), NULL,
                     NULL, &n_possible);
          check_row (problem, rows, scratch, (guint)i, lifted, g_rand_int_range (rand, -900000, 1000001),
                     prices, NULL, &n_possible);
          check_row (problem, rows, scratch, (guint)i, lifted, g_rand_int_range (rand, -900000, 1000001),
                     prices, among, &n_possible);
          check_row (problem, rows, scratch, (guint)i, lifted,
                     g_rand_int_range (rand, -900000, 1000001) - scarce, prices, NULL, &n_possible);
          n_pairs += 5 * (guint)m;
        }
      rows->scratch_free (scratch);
    }
  /* Neither nearly all nor nearly none of the pairs are ruled out. */
  g_assert_cmpuint (n_possible, >, n_pairs / 10);
  g_assert_cmpuint (n_possible, <, n_pairs / 10 * 9);
}

/* Counting, picking out and comparing, against one person after the other. */
static void
test_lanes_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (255);

  for (guint n_sets = 0; n_sets <= 255; n_sets++)
    {
      g_autofree guint64 *bits = g_new0 (guint64, 256 * 2 * BLOCK_WORDS);
      const guint64 *sets[256];
      guint8 counts[BLOCK_PEOPLE], plain[BLOCK_PEOPLE];
      guint expected[BLOCK_PEOPLE] = { 0 };
      guint least = (guint)g_rand_int_range (rand, 0, (int)n_sets + 3);
      guint64 mask[BLOCK_WORDS], live[BLOCK_WORDS] = { 0 };
      BinomeMatchLanes lanes;

      for (guint s = 0; s < n_sets; s++)
        {
          sets[s] = bits + s * 2 * BLOCK_WORDS;
          for (guint k = 0; k < BLOCK_PEOPLE; k++)
            if (g_rand_int_range (rand, 0, 4) > 0)
              {
                bits_set (bits + s * 2 * BLOCK_WORDS, BLOCK_PEOPLE + k);
                expected[k]++;
              }
        }
      for (guint k = 0; k < BLOCK_PEOPLE; k++)
        if (n_sets % 2 == 0 || g_rand_int_range (rand, 0, 100) == 0)
          bits_set (live, k);
      binome_match_lanes_count (&lanes, sets, n_sets, 1);
      binome_match_lanes_spread (&lanes, n_sets % 3 == 0 ? NULL : live, counts);
      binome_match_lanes_spread_plain (&lanes, n_sets % 3 == 0 ? NULL : live, plain);
      for (guint k = 0; k < BLOCK_PEOPLE; k++)
        if (n_sets % 3 == 0 || bits_get (live, k))
          {
            g_assert_cmpuint (counts[k], ==, expected[k]);
            g_assert_cmpuint (plain[k], ==, expected[k]);
          }
      binome_match_lanes_at_least (&lanes, least, mask);
      for (guint k = 0; k < BLOCK_PEOPLE; k++)
        g_assert_cmpint (bits_get (mask, k), ==, expected[k] >= least);
    }
}

/* Losses are the same on every processor, and as they are when added one by one. */
static void
test_lanes_lose (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);

  for (guint round = 0; round < 500; round++)
    {
      guint8 a[BLOCK_PEOPLE], b[BLOCK_PEOPLE];
      gboolean both = g_rand_boolean (rand);
      guint8 losses[LANES_CELLS], lost[BLOCK_PEOPLE], plain[BLOCK_PEOPLE], before[BLOCK_PEOPLE];
      guint64 live[BLOCK_WORDS] = { 0 }, kept[BLOCK_WORDS];
      guint most = (guint)g_rand_int_range (rand, 0, 256), most_a = both ? 3 : 15;

      for (guint k = 0; k < LANES_CELLS; k++)
        losses[k] = (guint8)g_rand_int_range (rand, 0, round % 2 == 0 ? 256 : 20);
      for (guint k = 0; k < BLOCK_PEOPLE; k++)
        {
          a[k] = (guint8)g_rand_int_range (rand, 0, round % 3 == 0 ? 6 : 256);
          b[k] = (guint8)g_rand_int_range (rand, 0, round % 3 == 0 ? 6 : 256);
          before[k] = lost[k] = plain[k] = (guint8)g_rand_int_range (rand, 0, 256);
          if (g_rand_int_range (rand, 0, 40) == 0)
            bits_set (live, k);
        }
      binome_match_numbers_lose (a, most_a, both ? b : NULL, losses, live, lost);
      binome_match_numbers_lose_plain (a, most_a, both ? b : NULL, losses, live, plain);
      for (guint k = 0; k < BLOCK_PEOPLE; k++)
        if (bits_get (live, k))
          {
            guint cell = MIN (a[k], most_a);

            cell = both ? 4 * cell + MIN (b[k], 3) : cell;
            g_assert_cmpuint (lost[k], ==, MIN (before[k] + (guint)losses[cell], 255));
            g_assert_cmpuint (plain[k], ==, lost[k]);
          }

      memcpy (kept, live, sizeof kept);
      binome_match_lanes_keep (lost, most, kept);
      for (guint k = 0; k < BLOCK_PEOPLE; k++)
        g_assert_cmpint (bits_get (kept, k), ==, bits_get (live, k) && lost[k] <= most);
      binome_match_lanes_keep_plain (lost, most, live);
      g_assert_cmpmem (kept, sizeof kept, live, sizeof live);
    }
}

static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint n = 0; n < 400; n += 13)
    {
      g_autofree gint64 *values = g_new0 (gint64, n + 1);
      g_autofree guint8 *known = g_new0 (guint8, n + 1);
      g_autofree guint64 *bits = g_new0 (guint64, bits_n_words (n) + 1);
      g_autoptr (BinomeMatchOrder) order = NULL;

      for (guint k = 0; k < n; k++)
        {
          values[k] = g_rand_int_range (rand, -50, 50);
          known[k] = g_rand_int_range (rand, 0, 5) > 0;
        }
      order = binome_match_order_new (values, known, n);
      for (gint64 most = -60; most < 60; most++)
        {
          binome_match_order_get (order, most, NULL, bits);
          for (guint k = 0; k < n; k++)
            g_assert_cmpint (bits_get (bits, k), ==, known[k] && values[k] <= most);
        }
    }
}

/* Changes by hand: what was forbidden is gone, what was allowed is there, taking both back leaves nothing. */
static void
test_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  g_autoptr (BinomeMatchProblem) problem = random_problem (rand, 10, 50);
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  const BinomeMatchRows *base = binome_match_kernel_get_rows (kernel);
  g_autoptr (BinomeMatchEdits) edits = binome_match_edits_new (base, 200000);
  const BinomeMatchRows *rows = binome_match_edits_get_rows (edits);
  int expected[10][50];

  for (guint i = 0; i < 10; i++)
    for (guint j = 0; j < 50; j++)
      {
        expected[i][j] = base->score (base, i, j);
        expected[i][j] = expected[i][j] >= 200000 ? expected[i][j] : -1;
      }
  for (int round = 0; round < 2000; round++)
    {
      guint i = (guint)g_rand_int_range (rand, 0, 10), j = (guint)g_rand_int_range (rand, 0, 50);
      int score = g_rand_int_range (rand, 0, 1000001);
      g_autoptr (GArray) arcs = NULL;
      guint at = 0;

      if (round % 2 == 0)
        binome_match_edits_forbid (edits, i, j);
      else
        binome_match_edits_allow (edits, i, j, score);
      expected[i][j] = round % 2 == 0 ? -1 : score;

      arcs = binome_match_rows_collect (rows, i);
      for (guint k = 0; k < 50; k++)
        {
          g_assert_cmpint (rows->score (rows, i, k), ==, expected[i][k]);
          if (expected[i][k] < 0)
            continue;
          g_assert_cmpuint (g_array_index (arcs, BinomeMatchArc, at).tutor, ==, k);
          g_assert_cmpint ((int)g_array_index (arcs, BinomeMatchArc, at).score, ==, expected[i][k]);
          at++;
        }
      g_assert_cmpuint (at, ==, arcs->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/kernel/lanes-count", test_lanes_count);
  g_test_add_func ("/matching/kernel/lanes-lose", test_lanes_lose);
  g_test_add_func ("/matching/kernel/order", test_order);
  g_test_add_func ("/matching/kernel/edits", test_edits);
  g_test_add_func ("/matching/kernel/same-as-reference", test_same_as_reference);
  return g_test_run ();
}
