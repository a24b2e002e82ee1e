/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores whole rows: the twin of binome_match_score_pair() that the engine can afford to ask for all pairs.
 *
 * First the sets of tutors who are ruled out are taken away, 64 at a time: most pairs need no further
 * look. Of the rest each criterion adds its part in one number, see binome-match-column.c. Criteria that go
 * by classes are summed up once per row for each combination of classes that some tutor has ("joint"
 * classes), not once per tutor.
 */

#include "binome-match-kernel.h"

#include <string.h>

#include "binome-match-bits-private.h"
#include "binome-match-column-private.h"

#define MAX_JOINT 4096
#define TUTORS_PER_JOINT 4 /* joint classes must be fewer than people to be worth it */

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
  BinomeMatchArc *arcs;
} Scratch;

static gpointer
scratch_new (const BinomeMatchRows *rows)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->kernel = self;
  scratch->arcs = g_new (BinomeMatchArc, MAX (rows->n_tutors, 1));
  if (self->columns == NULL)
    return scratch;

  scratch->rows = g_new0 (BinomeMatchColumnRow *, self->columns->len);
  for (guint c = 0; c < self->columns->len; c++)
    scratch->rows[c] = binome_match_column_row_new (self->columns->pdata[c]);
  scratch->feasible = g_new0 (guint64, bits_n_words (rows->n_tutors) + 1);
  scratch->joint_sums = g_new0 (guint64, MAX (self->n_joint, 1));
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
  g_free (scratch->arcs);
  g_free (scratch);
}

/* Everyone who is not ruled out one by one. */
static void
begin_feasible (Scratch *scratch, guint tutee)
{
  const BinomeMatchKernel *self = scratch->kernel;
  const GArray *apart = self->apart->pdata[tutee];
  guint n = self->rows.n_tutors;

  memset (scratch->feasible, 0xff, bits_n_words (n) * sizeof (guint64));
  if (n % 64 != 0)
    scratch->feasible[n / 64] = (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
  for (guint k = 0; apart != NULL && k < apart->len; k++)
    bits_clear (scratch->feasible, g_array_index (apart, guint32, k));
}

static void
sum_joint (Scratch *scratch, guint tutee)
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
}

/* The set bits of a word, as numbers. */
static guint
list_bits (guint64 word, guint8 *who)
{
  guint n = 0;

  for (; word != 0; word &= word - 1)
    who[n++] = (guint8)__builtin_ctzll (word);
  return n;
}

/* Points over what is obtainable, rounded: see binome_match_score_pair(). */
static guint32
score_of (guint64 sum)
{
  guint64 points = sum & ((G_GUINT64_CONSTANT (1) << SUM_MAXIMUM_SHIFT) - 1);
  guint32 maximum = (guint32)(sum >> SUM_MAXIMUM_SHIFT);

  if (maximum == 0)
    return 0;
  points += maximum / 2;
  /* Half as long on many processors, and nearly always enough. */
  return points <= G_MAXUINT32 ? (guint32)points / maximum : (guint32)(points / maximum);
}

static const BinomeMatchArc *
read_quickly (Scratch *scratch, guint tutee, gsize *n_arcs)
{
  const BinomeMatchKernel *self = scratch->kernel;
  BinomeMatchColumnRow *adding[SUM_MAX_CRITERIA];
  guint n_adding = 0, n_words = bits_n_words (self->rows.n_tutors);
  BinomeMatchArc *arc = scratch->arcs;

  begin_feasible (scratch, tutee);
  for (guint c = 0; c < self->columns->len; c++)
    {
      binome_match_column_begin (scratch->rows[c], tutee, scratch->feasible);
      if (!self->is_joint[c] && binome_match_column_adds (scratch->rows[c]))
        adding[n_adding++] = scratch->rows[c];
    }
  sum_joint (scratch, tutee);

  for (guint w = 0; w < n_words; w++)
    {
      guint8 who[64];
      guint64 sums[64];
      guint n = list_bits (scratch->feasible[w], who);

      for (guint k = 0; k < n; k++)
        sums[k] = scratch->joint_sums[self->joint[64 * w + who[k]]];
      for (guint c = 0; c < n_adding && n > 0; c++)
        binome_match_column_add (adding[c], w, who, n, sums);
      for (guint k = 0; k < n; k++)
        if (sums[k] >> SUM_BARS_SHIFT == 0)
          *arc++ = (BinomeMatchArc){ 64 * w + who[k], score_of (sums[k]) };
    }

  *n_arcs = (gsize)(arc - scratch->arcs);
  return scratch->arcs;
}

static int
score_pair (const BinomeMatchRows *rows, guint tutee, guint tutor)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;
  BinomeMatchScore score;

  binome_match_score_pair_without (self->problem, tutee, tutor, self->lifted, &score);
  return score.feasible ? score.score : -1;
}

static const BinomeMatchArc *
read_row (const BinomeMatchRows *rows, gpointer data, guint tutee, gsize *n_arcs)
{
  const BinomeMatchKernel *self = (const BinomeMatchKernel *)rows;
  Scratch *scratch = data;
  gsize n = 0;

  if (self->columns != NULL)
    return read_quickly (scratch, tutee, n_arcs);

  for (guint j = 0; j < rows->n_tutors; j++)
    {
      int score = score_pair (rows, tutee, j);

      if (score >= 0)
        scratch->arcs[n++] = (BinomeMatchArc){ j, (guint32)score };
    }
  *n_arcs = n;
  return scratch->arcs;
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
  self->joint = g_new0 (guint16, (gsize)bits_n_words (n) * 64 + 1);
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

  self->rows = (BinomeMatchRows){ problem->tutees->len, problem->tutors->len, scratch_new, scratch_free,
                                  read_row, score_pair };
  self->problem = binome_match_problem_ref (problem);
  self->lifted = lifted;
  self->apart = g_ptr_array_new_with_free_func ((GDestroyNotify)free_apart);
  g_ptr_array_set_size (self->apart, (int)problem->tutees->len);
  if (problem->criteria->len > SUM_MAX_CRITERIA)
    return self;

  collect_apart (self);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_match_column_free);
  for (guint c = 0; c < problem->criteria->len; c++)
    g_ptr_array_add (self->columns, binome_match_column_new (problem, c, lifted == BINOME_MATCH_RULE_FIRST_CRITERION + (int)c));
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
