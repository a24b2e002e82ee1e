/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores whole rows: the twin of binome_match_score_pair() that the engine can afford to ask for all pairs.
 *
 * First the sets of tutors who are ruled out are taken away, many at a time: most pairs need no further
 * look. Of the rest each criterion adds its part in one number, see binome-match-column.c. Criteria that go
 * by classes are summed up once per row for each combination of classes that some tutor has ("joint"
 * classes), not once per tutor.
 */

#include "binome-match-kernel.h"

#include <string.h>

#include "binome-match-bits-private.h"
#include "binome-match-column-private.h"
#include "binome-match-parallel.h"

#define MAX_JOINT 4096
#define DROP_AFTER 3       /* columns */
#define TUTORS_PER_JOINT 8 /* joint classes must be fewer than people to be worth it */

struct _BinomeMatchKernel
{
  BinomeMatchRows rows; /* as the engine sees it; the first member */
  BinomeMatchProblem *problem;
  int lifted;           /* a rule that is left out, or BINOME_MATCH_RULE_NONE */
  GPtrArray *columns;   /* of BinomeMatchColumn; NULL for more criteria than a sum can hold */
  guint8 *is_joint;     /* per column, whether it is part of the joint classes */
  guint n_joint;        /* how many joint classes */
  guint16 *joint;       /* per tutor, their joint class */
  guint16 *joint_class; /* per joint class and column, the class */
  GPtrArray *apart;     /* per tutee, of GArray of guint32: tutors ruled out one by one, or NULL */
};

typedef struct
{
  const BinomeMatchKernel *kernel;
  BinomeMatchColumnRow **rows; /* per column */
  guint64 *feasible;
  guint64 *joint_sums;
  gint32 *joint_most; /* per joint class, no pair with one of it can score more in this row */
} Scratch;

/* The people of a block who are still in question, and what they have so far. */
typedef struct
{
  guint n;
  guint8 who[BLOCK_PEOPLE];
  guint64 sums[BLOCK_PEOPLE];
} Block;

static gpointer
scratch_new (const BinomeMatchRows *rows)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->kernel = self;
  if (self->columns == NULL)
    return scratch;

  scratch->rows = g_new0 (BinomeMatchColumnRow *, self->columns->len);
  for (guint c = 0; c < self->columns->len; c++)
    scratch->rows[c] = binome_match_column_row_new (self->columns->pdata[c]);
  scratch->feasible = g_new0 (guint64, bits_n_words (rows->n_tutors) + 1);
  scratch->joint_sums = g_new0 (guint64, self->n_joint);
  scratch->joint_most = g_new0 (gint32, self->n_joint);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  for (guint c = 0; scratch->rows != NULL && c < scratch->kernel->columns->len; c++)
    binome_match_column_row_free (scratch->rows[c]);
  g_free (scratch->rows);
  g_free (scratch->feasible);
  g_free (scratch->joint_sums);
  g_free (scratch->joint_most);
  g_free (scratch);
}

/* Everyone who is not ruled out one by one. */
static void
begin_feasible (Scratch *scratch, guint tutee)
{
  const BinomeMatchKernel *self = scratch->kernel;
  const GArray *apart = self->apart->pdata[tutee];
  guint n = self->rows.n_tutors;

  memset (scratch->feasible, 0, bits_n_words (n) * sizeof (guint64));
  memset (scratch->feasible, 0xff, n / 64 * sizeof (guint64));
  if (n % 64 != 0)
    scratch->feasible[n / 64] = (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
  for (guint k = 0; apart != NULL && k < apart->len; k++)
    bits_clear (scratch->feasible, g_array_index (apart, guint32, k));
}

static gint64
points_of (guint64 sum)
{
  return (gint64)(sum & ((G_GUINT64_CONSTANT (1) << SUM_MAXIMUM_SHIFT) - 1));
}

static gint64
maximum_of (guint64 sum)
{
  return (gint64)(sum >> SUM_MAXIMUM_SHIFT & 0xffff);
}

/* Points over what is obtainable, rounded: see binome_match_score_pair(). */
static guint32
score_of (guint64 sum)
{
  guint64 points = (guint64)points_of (sum);
  guint32 maximum = (guint32)maximum_of (sum);

  if (maximum == 0)
    return 0;
  points += maximum / 2;
  /* Half as long on many processors, and nearly always enough. */
  return points <= G_MAXUINT32 ? (guint32)points / maximum : (guint32)(points / maximum);
}

/* Sums up the criteria that go by joint classes, and bounds the score by what the "left" weights of the
 * others can give at most: obtained over obtainable is highest when all of it is obtained. */
static void
sum_joint (Scratch *scratch, guint tutee, gint64 left)
{
  const BinomeMatchKernel *self = scratch->kernel;

  memset (scratch->joint_sums, 0, self->n_joint * sizeof (guint64));
  for (guint c = 0; c < self->columns->len; c++)
    {
      const guint64 *sums
          = self->is_joint[c] ? binome_match_column_get_class_sums (self->columns->pdata[c], tutee) : NULL;
      const guint16 *class = self->joint_class + (gsize)c * self->n_joint;

      for (guint g = 0; sums != NULL && g < self->n_joint; g++)
        scratch->joint_sums[g] += sums[class[g]];
    }

  for (guint g = 0; g < self->n_joint; g++)
    {
      guint64 sum = scratch->joint_sums[g], rest = (guint64)left;

      scratch->joint_most[g]
          = sum >> SUM_BARS_SHIFT != 0
                ? G_MININT32
                : (gint32)score_of (sum + rest * BINOME_MATCH_SCORE_MAX + (rest << SUM_MAXIMUM_SHIFT));
    }
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

/* Who is in question in a block: not ruled out, and of a class that may be wanted. */
static void
begin_block (const Scratch *scratch, guint block, const BinomeMatchSieve *sieve, Block *people)
{
  const guint16 *joint = scratch->kernel->joint + BLOCK_PEOPLE * block;
  const gint64 *prices = sieve->prices != NULL ? sieve->prices + BLOCK_PEOPLE * block : NULL;
  guint n = 0, n_all = list_bits (scratch->feasible + BLOCK_WORDS * block, people->who);

  for (guint k = 0; k < n_all; k++)
    {
      guint8 who = people->who[k];

      people->who[n] = who;
      n += scratch->joint_most[joint[who]] > (prices != NULL ? sieve->least + prices[who] : sieve->least);
    }
  people->n = n;
  for (guint k = 0; k < n; k++)
    people->sums[k] = scratch->joint_sums[joint[people->who[k]]];
}

/* Drops who is ruled out, and who cannot be wanted any more: see sum_joint(). */
static void
drop_hopeless (Block *people, guint block, const BinomeMatchSieve *sieve, gint64 left)
{
  const gint64 *prices = sieve->prices != NULL ? sieve->prices + BLOCK_PEOPLE * block : NULL;
  guint n = 0;

  for (guint k = 0; k < people->n; k++)
    {
      guint64 sum = people->sums[k];
      guint8 who = people->who[k];
      gint64 most = MAX (prices != NULL ? sieve->least + prices[who] : sieve->least, -1);

      people->who[n] = who;
      people->sums[n] = sum;
      /* When rounded, above "most" is from there plus one half. */
      n += sum >> SUM_BARS_SHIFT == 0
           && 2 * (points_of (sum) + left * BINOME_MATCH_SCORE_MAX)
                  >= (2 * most + 1) * (maximum_of (sum) + left);
    }
  people->n = n;
}

static void
read_block (const Scratch *scratch, guint block, BinomeMatchColumnRow **adding, guint n_adding, gint64 left,
            BinomeMatchSieve *sieve)
{
  gboolean is_choosy = sieve->least >= 0 || sieve->prices != NULL;
  Block people;
  BinomeMatchArc arcs[BLOCK_PEOPLE];
  gsize n = 0;

  begin_block (scratch, block, sieve, &people);
  for (guint c = 0; c < n_adding && people.n > 0; c++)
    {
      binome_match_column_add (adding[c], block, people.who, people.n, people.sums);
      left -= binome_match_column_get_weight (adding[c]);
      /* The first few weights decide most. */
      if (is_choosy && c < DROP_AFTER)
        drop_hopeless (&people, block, sieve, left);
    }

  for (guint k = 0; k < people.n; k++)
    {
      arcs[n] = (BinomeMatchArc){ BLOCK_PEOPLE * block + people.who[k], score_of (people.sums[k]) };
      n += people.sums[k] >> SUM_BARS_SHIFT == 0;
    }
  if (n > 0)
    sieve->take (sieve, arcs, n);
}

static void
read_quickly (Scratch *scratch, guint tutee, BinomeMatchSieve *sieve)
{
  const BinomeMatchKernel *self = scratch->kernel;
  BinomeMatchColumnRow *adding[SUM_MAX_CRITERIA];
  guint n_adding = 0, n_blocks = bits_n_words (self->rows.n_tutors) / BLOCK_WORDS, start;
  gint64 left = 0;

  begin_feasible (scratch, tutee);
  for (guint c = 0; c < self->columns->len; c++)
    {
      binome_match_column_begin (scratch->rows[c], tutee, scratch->feasible);
      if (self->is_joint[c] || !binome_match_column_adds (scratch->rows[c]))
        continue;
      adding[n_adding++] = scratch->rows[c];
      left += binome_match_column_get_weight (scratch->rows[c]);
    }
  sum_joint (scratch, tutee, left);

  start = (guint)((guint64)n_blocks * sieve->place >> 32);
  for (guint k = 0; k < n_blocks; k++)
    {
      sieve->passed = MIN ((k + 1) * BLOCK_PEOPLE, self->rows.n_tutors);
      read_block (scratch, start + k < n_blocks ? start + k : start + k - n_blocks, adding, n_adding, left,
                  sieve);
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

  if (self->columns != NULL)
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

/* Makes finer joint classes by one more column. Returns FALSE, changing nothing, where they become too
 * many. */
static gboolean
join_column (BinomeMatchKernel *self, const guint16 *class)
{
  guint n = self->rows.n_tutors, most = MIN (MAX_JOINT, n / TUTORS_PER_JOINT + 1);
  g_autofree guint16 *joint = g_new (guint16, MAX (n, 1));
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint j = 0; j < n; j++)
    {
      gpointer key = GUINT_TO_POINTER ((guint)self->joint[j] << 16 | class[j]), number;

      if (!g_hash_table_lookup_extended (numbers, key, NULL, &number))
        {
          number = GUINT_TO_POINTER (g_hash_table_size (numbers));
          if (GPOINTER_TO_UINT (number) == most)
            return FALSE;
          g_hash_table_insert (numbers, key, number);
        }
      joint[j] = (guint16)GPOINTER_TO_UINT (number);
    }
  memcpy (self->joint, joint, n * sizeof *joint);
  self->n_joint = MAX (g_hash_table_size (numbers), 1);
  return TRUE;
}

static void
join_columns (BinomeMatchKernel *self)
{
  guint n = self->rows.n_tutors, n_classes;

  self->is_joint = g_new0 (guint8, self->columns->len + 1);
  self->joint = g_new0 (guint16, n + 1);
  self->n_joint = 1;
  for (guint c = 0; c < self->columns->len; c++)
    {
      const guint16 *class = binome_match_column_get_classes (self->columns->pdata[c], &n_classes);

      self->is_joint[c] = class != NULL && join_column (self, class);
    }

  self->joint_class = g_new0 (guint16, (gsize)self->columns->len * self->n_joint + 1);
  for (guint c = 0; c < self->columns->len; c++)
    {
      const guint16 *class = binome_match_column_get_classes (self->columns->pdata[c], &n_classes);

      for (guint j = 0; self->is_joint[c] && j < n; j++)
        self->joint_class[(gsize)c * self->n_joint + self->joint[j]] = class[j];
    }
}

static void
make_columns (guint first, guint last, guint thread, gpointer user_data)
{
  BinomeMatchKernel *self = user_data;

  for (guint c = first; c < last; c++)
    self->columns->pdata[c] = binome_match_column_new (
        self->problem, c, self->lifted == BINOME_MATCH_RULE_FIRST_CRITERION + (int)c);
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return binome_match_column_compare (a, b);
}

static void
keep_apart (BinomeMatchKernel *self, guint tutee, guint32 tutor)
{
  GArray *apart = self->apart->pdata[tutee];

  if (apart == NULL)
    apart = self->apart->pdata[tutee] = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (apart, tutor);
}

/* Nobody tutors themselves, and nobody is paired with whom they are kept apart from. */
static void
collect_apart (BinomeMatchKernel *self)
{
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
        keep_apart (self, i - 1, j);
    }
  if (self->lifted == BINOME_MATCH_RULE_FORBIDDEN)
    return;

  g_hash_table_iter_init (&iter, self->problem->forbidden);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 pair = (guint64) * (const gint64 *)key;

      keep_apart (self, (guint)(pair >> 32), (guint32)pair);
    }
}

static void
free_apart (GArray *apart)
{
  if (apart != NULL)
    g_array_unref (apart);
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

  self->rows = (BinomeMatchRows){
    problem->tutees->len, problem->tutors->len, scratch_new, scratch_free, read_row, score_pair
  };
  self->problem = binome_match_problem_ref (problem);
  self->lifted = lifted;
  self->apart = g_ptr_array_new_with_free_func ((GDestroyNotify)free_apart);
  g_ptr_array_set_size (self->apart, (int)problem->tutees->len);
  if (problem->criteria->len > SUM_MAX_CRITERIA)
    return self;

  collect_apart (self);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_match_column_free);
  g_ptr_array_set_size (self->columns, (int)problem->criteria->len);
  binome_match_parallel (problem->criteria->len, 1, binome_match_parallel_default_threads (), make_columns,
                         self, NULL, NULL, NULL, NULL);
  /* The more a criterion weighs, the sooner it shows who cannot be wanted. */
  g_ptr_array_sort_values (self->columns, compare_columns);
  join_columns (self);
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
  g_ptr_array_unref (self->apart);
  g_free (self->is_joint);
  g_free (self->joint);
  g_free (self->joint_class);
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
