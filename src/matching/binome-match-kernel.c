/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores whole rows: the twin of binome_match_score_pair() that the engine can afford to ask for all pairs.
 *
 * First the sets of tutors who are ruled out are taken away, many at a time: tutors are lined up so that few
 * blocks are left, see binome-match-lineup.c. In a block those go who are surely not wanted, see
 * binome-match-bound.c. To the rest each criterion adds its part in one number, see binome-match-column.c.
 */

#include "binome-match-kernel.h"

#include <string.h>

#include "binome-match-bound-private.h"
#include "binome-match-parallel.h"
#include "binome-match-ties-private.h"

#define MANY_PEOPLE 1000 /* from so many, getting ready is worth further threads */
#define N_PRICES 2 /* price lists that are kept ready: seats that are scarce cost far more than others */

struct _BinomeMatchKernel
{
  BinomeMatchRows rows; /* as the engine sees it; the first member */
  BinomeMatchProblem *problem;
  int lifted;                /* a rule that is left out, or BINOME_MATCH_RULE_NONE */
  BinomeMatchLineup *lineup; /* NULL for more criteria than a sum can hold */
  GPtrArray *counters;       /* of BinomeMatchCounter */
  GPtrArray *columns;        /* of BinomeMatchColumn */
  BinomeMatchTies *apart;    /* by place of the tutor: pairs ruled out one by one */
};

typedef struct
{
  const BinomeMatchKernel *kernel;
  BinomeMatchCounterRow **counters;
  BinomeMatchColumnRow **rows; /* per column */
  guint64 *feasible;
  const guint32 *among; /* of the sieve; NULL for none yet */
  guint64 *among_set;   /* the same as a set */
  BinomeMatchLive live;
  BinomeMatchBound bound;
  BinomeMatchPrices prices[N_PRICES];
} Scratch;

/* The columns that have something to do in a row. */
typedef struct
{
  guint n_barring, n_adding;
  BinomeMatchColumnRow *barring[SUM_MAX_CRITERIA];
  BinomeMatchColumnRow *adding[SUM_MAX_CRITERIA];
} Doing;

static gpointer
scratch_new (const BinomeMatchRows *rows)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->kernel = self;
  if (self->lineup == NULL)
    return scratch;

  scratch->counters = binome_match_counters_rows_new (self->counters);
  scratch->rows = g_new0 (BinomeMatchColumnRow *, self->columns->len);
  for (guint c = 0; c < self->columns->len; c++)
    scratch->rows[c] = binome_match_column_row_new (self->columns->pdata[c], scratch->counters);
  scratch->feasible = g_new0 (guint64, self->lineup->n_words + 1);
  scratch->among_set = g_new0 (guint64, self->lineup->n_words + 1);
  scratch->live.blocks = g_new0 (guint32, self->lineup->n_words / BLOCK_WORDS + 1);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  for (guint c = 0; scratch->rows != NULL && c < scratch->kernel->columns->len; c++)
    binome_match_column_row_free (scratch->rows[c]);
  if (scratch->counters != NULL)
    binome_match_counters_rows_free (scratch->kernel->counters, scratch->counters);
  for (guint k = 0; k < N_PRICES; k++)
    g_free (scratch->prices[k].relative);
  g_free (scratch->rows);
  g_free (scratch->feasible);
  g_free (scratch->among_set);
  g_free (scratch->live.blocks);
  g_free (scratch);
}

/* The tutors who are wanted alone, as a set. */
static const guint64 *
get_among (Scratch *scratch, const BinomeMatchSieve *sieve)
{
  if (scratch->among == sieve->among)
    return scratch->among_set;
  memset (scratch->among_set, 0, scratch->kernel->lineup->n_words * sizeof (guint64));
  for (guint k = 0; k < sieve->n_among; k++)
    bits_set (scratch->among_set, scratch->kernel->lineup->place[sieve->among[k]]);
  scratch->among = sieve->among;
  return scratch->among_set;
}

/* Everyone who is not ruled out one by one, or by their class. */
static void
begin_feasible (Scratch *scratch, guint tutee, const BinomeMatchSieve *sieve)
{
  const BinomeMatchKernel *self = scratch->kernel;
  guint n = self->rows.n_tutors, n_apart;
  const guint32 *apart = binome_match_ties_get (self->apart, tutee, &n_apart);

  if (sieve->among != NULL)
    memcpy (scratch->feasible, get_among (scratch, sieve), self->lineup->n_words * sizeof (guint64));
  else
    {
      memset (scratch->feasible, 0, self->lineup->n_words * sizeof (guint64));
      memset (scratch->feasible, 0xff, n / 64 * sizeof (guint64));
      if (n % 64 != 0)
        scratch->feasible[n / 64] = (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
    }
  for (guint k = 0; k < n_apart; k++)
    bits_clear (scratch->feasible, apart[k]);
  for (guint c = 0; c < self->columns->len; c++)
    binome_match_column_bar_classes (self->columns->pdata[c], tutee, scratch->feasible);
}

static gboolean
has_any (const guint64 *words)
{
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

static void
find_live (Scratch *scratch)
{
  BinomeMatchLive *live = &scratch->live;
  guint n_blocks = scratch->kernel->lineup->n_words / BLOCK_WORDS;

  live->n = 0;
  for (guint block = 0; block < n_blocks; block++)
    if (has_any (scratch->feasible + BLOCK_WORDS * block))
      live->blocks[live->n++] = block;
}

/* Points over what is obtainable, rounded: see binome_match_score_pair(). */
static guint32
score_of (guint64 sum)
{
  guint64 points = (guint64)sum_points (sum);
  guint32 maximum = (guint32)sum_maximum (sum);

  if (maximum == 0)
    return 0;
  points += maximum / 2;
  /* Half as long on many processors, and nearly always enough. */
  return points <= G_MAXUINT32 ? (guint32)points / maximum : (guint32)(points / maximum);
}

/* The set bits of a block, as numbers within it. */
static guint
list_bits (const guint64 *words, guint8 *who)
{
  guint n = 0;

  for (guint w = 0; w < BLOCK_WORDS; w++)
    for (guint64 word = words[w]; word != 0; word &= word - 1)
      who[n++] = (guint8)(64 * w + (guint)__builtin_ctzll (word));
  return n;
}

/* The price list that fits, made if need be; NULL where there are no prices. */
static BinomeMatchPrices *
find_prices (Scratch *scratch, const BinomeMatchSieve *sieve)
{
  BinomeMatchPrices *prices;

  if (sieve->prices == NULL)
    return NULL;
  for (guint k = 0; k < N_PRICES; k++)
    if (binome_match_prices_fit (&scratch->prices[k], sieve->prices, sieve->least))
      return &scratch->prices[k];
  prices = &scratch->prices[ABS (sieve->least) < NEAR_PRICE ? 0 : 1];
  binome_match_prices_set (prices, scratch->kernel->lineup, sieve->prices, sieve->least);
  return prices;
}

/* Takes out of the live those who are surely not wanted. */
static void
choose (Scratch *scratch, guint block, const BinomeMatchPrices *prices, const BinomeMatchSieve *sieve,
        guint64 *live)
{
  gint64 lowest = prices != NULL ? prices->base + prices->lowest : 0;
  gint64 most = CLAMP (sieve->least + lowest, -1, BINOME_MATCH_SCORE_MAX + 1);

  if (prices == NULL && most < 0)
    return;
  binome_match_bound_make (&scratch->bound, most);
  binome_match_bound_apply (&scratch->bound, block, prices, sieve->least, live);
}

static void
read_block (Scratch *scratch, guint block, const Doing *doing, const BinomeMatchPrices *prices,
            BinomeMatchSieve *sieve)
{
  const guint32 *tutors = scratch->kernel->lineup->who + BLOCK_PEOPLE * block;
  guint64 live[BLOCK_WORDS], sums[BLOCK_PEOPLE];
  guint8 who[BLOCK_PEOPLE];
  BinomeMatchArc arcs[BLOCK_PEOPLE];
  gsize n_arcs = 0;
  guint n;

  memcpy (live, scratch->feasible + BLOCK_WORDS * block, sizeof live);
  for (guint c = 0; c < doing->n_barring && has_any (live); c++)
    binome_match_column_bar (doing->barring[c], block, live);
  if (!has_any (live))
    return;
  choose (scratch, block, prices, sieve, live);

  n = list_bits (live, who);
  memset (sums, 0, n * sizeof *sums);
  for (guint c = 0; c < doing->n_adding && n > 0; c++)
    binome_match_column_add (doing->adding[c], block, who, n, sums);
  for (guint k = 0; k < n; k++)
    {
      if (sum_bars (sums[k]))
        continue;
      arcs[n_arcs++] = (BinomeMatchArc){ tutors[who[k]], score_of (sums[k]) };
    }
  if (n_arcs > 0)
    sieve->take (sieve, arcs, n_arcs);
}

static void
begin_columns (Scratch *scratch, guint tutee, Doing *doing)
{
  const BinomeMatchKernel *self = scratch->kernel;

  binome_match_counters_begin (self->counters, scratch->counters, tutee);
  binome_match_bound_begin (&scratch->bound);
  doing->n_barring = doing->n_adding = 0;
  for (guint c = 0; c < self->columns->len; c++)
    {
      BinomeMatchColumnRow *row = scratch->rows[c];

      binome_match_column_begin (row, tutee, scratch->feasible, &scratch->live);
      if (binome_match_column_bars (row))
        doing->barring[doing->n_barring++] = row;
      if (!binome_match_column_adds (row))
        continue;
      doing->adding[doing->n_adding++] = row;
      if (binome_match_column_get_weight (row) > 0)
        binome_match_bound_add (&scratch->bound, row);
    }
}

static void
read_quickly (Scratch *scratch, guint tutee, BinomeMatchSieve *sieve)
{
  const BinomeMatchLive *live = &scratch->live;
  const BinomeMatchPrices *prices;
  Doing doing;
  guint start;

  begin_feasible (scratch, tutee, sieve);
  find_live (scratch);
  begin_columns (scratch, tutee, &doing);
  prices = find_prices (scratch, sieve);

  start = (guint)((guint64)live->n * sieve->place >> 32);
  for (guint k = 0; k < live->n; k++)
    {
      sieve->passed = (guint)((guint64)(k + 1) * scratch->kernel->rows.n_tutors / live->n);
      read_block (scratch, live->blocks[start + k < live->n ? start + k : start + k - live->n], &doing,
                  prices, sieve);
    }
}

static int
score_pair (const BinomeMatchRows *rows, guint tutee, guint tutor)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;
  BinomeMatchScore score;

  binome_match_score_pair_without (self->problem, tutee, tutor, self->lifted, &score);
  return score.feasible ? score.score : -1;
}

static void
read_row (const BinomeMatchRows *rows, gpointer scratch, guint tutee, BinomeMatchSieve *sieve)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;

  if (self->lineup != NULL)
    {
      read_quickly (scratch, tutee, sieve);
      return;
    }
  for (guint j = 0; j < rows->n_tutors; j++)
    {
      int score = score_pair (rows, tutee, j);
      BinomeMatchArc arc = { j, (guint32)score };

      if (score >= 0)
        sieve->take (sieve, &arc, 1);
    }
}

static void
make_columns (guint first, guint last, guint thread, gpointer user_data)
{
  BinomeMatchKernel *self = user_data;

  for (guint c = first; c < last; c++)
    self->columns->pdata[c] = binome_match_column_new (
        self->lineup, c, self->lifted == BINOME_MATCH_RULE_FIRST_CRITERION + (int)c, self->counters);
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return binome_match_column_compare (a, b);
}

static void
keep_apart (const BinomeMatchKernel *self, guint tutee, guint tutor, GArray *pairs)
{
  BinomeMatchTie pair = { tutee, self->lineup->place[tutor] };

  g_array_append_val (pairs, pair);
}

/* Nobody tutors themselves, and nobody is paired with whom they are kept apart from. */
static GArray *
list_apart (const BinomeMatchKernel *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchTie));
  g_autoptr (GHashTable) last_of = g_hash_table_new (g_int64_hash, g_int64_equal); /* person to tutee + 1 */
  g_autofree guint *before = g_new0 (guint, self->rows.n_tutees + 1);
  GHashTableIter iter;
  gpointer key;

  /* A person may be enrolled more than once: their enrolments as tutees are chained. */
  for (guint i = 0; i < self->rows.n_tutees; i++)
    {
      const gint64 *person = &binome_match_problem_tutee (self->problem, i)->person_id;

      before[i + 1] = GPOINTER_TO_UINT (g_hash_table_lookup (last_of, person));
      if (*person != 0)
        g_hash_table_insert (last_of, (gpointer)person, GUINT_TO_POINTER (i + 1));
    }
  for (guint j = 0; j < self->rows.n_tutors; j++)
    {
      const gint64 *person = &binome_match_problem_tutor (self->problem, j)->person_id;

      for (guint i = GPOINTER_TO_UINT (g_hash_table_lookup (last_of, person)); i > 0; i = before[i])
        keep_apart (self, i - 1, j, pairs);
    }
  if (self->lifted == BINOME_MATCH_RULE_FORBIDDEN)
    return pairs;

  g_hash_table_iter_init (&iter, self->problem->forbidden);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 pair = (guint64) * (const gint64 *)key;

      keep_apart (self, (guint)(pair >> 32), (guint)(guint32)pair, pairs);
    }
  return pairs;
}

/**
 * binome_match_kernel_new:
 * @problem: a problem, not to be changed any more
 * @lifted: a rule that is left out, or %BINOME_MATCH_RULE_NONE
 *
 * Returns: (transfer full): its scores; any number of threads may ask for them
 */
BinomeMatchKernel *
binome_match_kernel_new (BinomeMatchProblem *problem, int lifted)
{
  BinomeMatchKernel *self = g_new0 (BinomeMatchKernel, 1);
  guint n_people = problem->tutees->len + problem->tutors->len;
  guint n_threads = n_people >= MANY_PEOPLE ? binome_match_parallel_default_threads () : 1;
  g_autoptr (GArray) apart = NULL;

  self->rows = (BinomeMatchRows){
    problem->tutees->len, problem->tutors->len, scratch_new, scratch_free, read_row, score_pair
  };
  self->problem = binome_match_problem_ref (problem);
  self->lifted = lifted;
  if (problem->criteria->len > SUM_MAX_CRITERIA)
    return self;

  self->lineup = binome_match_lineup_new (problem, lifted);
  self->counters = binome_match_counters_new (self->lineup, n_threads);
  apart = list_apart (self);
  self->apart = binome_match_ties_new (apart, problem->tutees->len);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_match_column_free);
  g_ptr_array_set_size (self->columns, (int)problem->criteria->len);
  binome_match_parallel (problem->criteria->len, 1, n_threads, make_columns, self, NULL, NULL, NULL, NULL);
  g_ptr_array_sort_values (self->columns, compare_columns);
  return self;
}

/**
 * binome_match_kernel_free:
 * @self: (transfer full): a kernel
 */
void
binome_match_kernel_free (BinomeMatchKernel *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->counters, g_ptr_array_unref);
  g_clear_pointer (&self->lineup, binome_match_lineup_free);
  g_clear_pointer (&self->apart, binome_match_ties_free);
  binome_match_problem_unref (self->problem);
  g_free (self);
}

/**
 * binome_match_kernel_get_rows:
 * @self: a kernel
 *
 * Returns: (transfer none): the scores as rows for the engine
 */
const BinomeMatchRows *
binome_match_kernel_get_rows (const BinomeMatchKernel *self)
{
  return &self->rows;
}
