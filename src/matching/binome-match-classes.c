/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column by classes: everyone with the same values is in one class, and classes are compared once. */

#include "binome-match-column-parts-private.h"

#include <string.h>

#define MAX_CLASSES G_MAXUINT16
#define N_SMALL 4096
#define MAX_TABLE (1 << 20)
#define MAX_SETS (1 << 20) /* words */
#define PAIRS_PER_ENTRY 24 /* a table must not cost more than it saves */
#define MAX_VALUES 4       /* for which a class of tutees has lanes: two bits each */

typedef struct
{
  guint16 *of;       /* per person */
  GPtrArray *models; /* of BinomeMatchMember: one person of each class */
} Side;

struct _BinomeMatchClasses
{
  const BinomeMatchLineup *lineup;
  Side tutees, tutors;
  guint64 *table;  /* a sum per class of tutees and class of tutors */
  guint64 *barred; /* per class of tutees, the set of tutors it rules out; NULL where none or too large */
  gboolean adds;   /* something is left to add once the sets are applied */

  /* Where no class of tutees meets more than four sums: which one, as two bits for each tutor. */
  guint n_slices;          /* 0 where there are more */
  guint64 *slices;         /* per class of tutees */
  BinomeMatchCells *cells; /* per class of tutees */
};

/* All values of a field as one number: equal for equal lists of values. */
static gint64
number_values (GHashTable *lists, const BinomeMatchProblem *problem, const BinomeMatchMember *member,
               gint64 field)
{
  guint n;
  const guint32 *values = binome_match_member_get_values (problem, member, field, &n);
  GBytes *list = g_bytes_new (values, n * sizeof *values);
  gpointer number;

  if (g_hash_table_lookup_extended (lists, list, NULL, &number))
    g_bytes_unref (list);
  else
    {
      number = GUINT_TO_POINTER (g_hash_table_size (lists));
      g_hash_table_insert (lists, list, number);
    }
  return GPOINTER_TO_UINT (number);
}

/* Everything of a person that the criterion may look at, as one number. */
static gint64
make_key (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
          const BinomeMatchMember *member, GHashTable *lists)
{
  BinomeMatchAttribute attribute = criterion->attribute;

  switch (criterion->comparator)
    {
    case BINOME_MATCH_COMPARE_SAME:
    case BINOME_MATCH_COMPARE_DIFFERENT:
      if (attribute == BINOME_MATCH_ATTRIBUTE_FIELD)
        return number_values (lists, problem, member, criterion->field);
      return (gint64)member->code[attribute] * 2
             + (attribute == BINOME_MATCH_ATTRIBUTE_SITE && member->remote);
    case BINOME_MATCH_COMPARE_SITE_DISTANCE:
      return (gint64)member->code[BINOME_MATCH_ATTRIBUTE_SITE] * 2 + member->remote;
    case BINOME_MATCH_COMPARE_DATES_OVERLAP:
      return (gint64)member->from << 32 | (guint32)member->to;
    default:
      return number_values (lists, problem, member, criterion->field);
    }
}

/* The class of each key that was met; most keys are small. */
typedef struct
{
  guint16 small[N_SMALL]; /* class plus one; 0 for none */
  GHashTable *others;
} Numbering;

static gboolean
find_class (const Numbering *self, gint64 key, guint *class)
{
  gpointer found;

  if (key >= 0 && key < N_SMALL)
    {
      *class = self->small[key] - 1u;
      return self->small[key] > 0;
    }
  if (!g_hash_table_lookup_extended (self->others, &key, NULL, &found))
    return FALSE;
  *class = GPOINTER_TO_UINT (found);
  return TRUE;
}

static void
keep_class (Numbering *self, gint64 key, guint class)
{
  if (key >= 0 && key < N_SMALL)
    self->small[key] = (guint16)(class + 1);
  else
    g_hash_table_insert (self->others, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (class));
}

/* Returns whether there are few enough classes. */
static gboolean
sort_into_classes (Side *side, const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                   const GPtrArray *people)
{
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) lists
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  Numbering numbering = { { 0 }, others };

  side->of = g_new0 (guint16, MAX (people->len, 1));
  side->models = g_ptr_array_new ();
  for (guint k = 0; k < people->len; k++)
    {
      gint64 key = make_key (problem, criterion, people->pdata[k], lists);
      guint class;

      if (!find_class (&numbering, key, &class))
        {
          if (side->models->len == MAX_CLASSES)
            return FALSE;
          class = side->models->len;
          keep_class (&numbering, key, class);
          g_ptr_array_add (side->models, people->pdata[k]);
        }
      side->of[k] = (guint16) class;
    }
  return TRUE;
}

static guint *
count_classes (const Side *side, guint n_people)
{
  guint *n = g_new0 (guint, side->models->len + 1);

  for (guint k = 0; k < n_people; k++)
    n[side->of[k]]++;
  return n;
}

/* Sorts both sides into classes. Returns whether a table of them costs less than it saves. */
static gboolean
sort_both (BinomeMatchClasses *self, const BinomeMatchLineup *lineup, const BinomeMatchCriterion *criterion)
{
  const GPtrArray *tutees = lineup->problem->tutees;
  guint64 n_pairs = (guint64)tutees->len * lineup->tutors->len, n_entries;

  self->lineup = lineup;
  if (!sort_into_classes (&self->tutees, lineup->problem, criterion, tutees)
      || !sort_into_classes (&self->tutors, lineup->problem, criterion, lineup->tutors))
    return FALSE;
  n_entries = (guint64)self->tutees.models->len * self->tutors.models->len;
  return n_entries <= MAX_TABLE && n_entries <= n_pairs / PAIRS_PER_ENTRY + 1024;
}

/* Compares every pair of classes. Returns whether some pair is ruled out. */
static gboolean
make_table (BinomeMatchClasses *self, const BinomeMatchCriterion *criterion)
{
  guint n = self->tutees.models->len, m = self->tutors.models->len;
  gboolean bars = FALSE;

  self->table = g_new (guint64, MAX ((gsize)n * m, 1));
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < m; b++)
      {
        guint64 sum = sum_of (criterion, binome_match_compare (self->lineup->problem, criterion,
                                                               self->tutees.models->pdata[a],
                                                               self->tutors.models->pdata[b]));

        self->table[(gsize)a * m + b] = sum;
        bars |= sum_bars (sum);
        self->adds |= !sum_bars (sum) && sum != 0;
      }
  return bars;
}

static void
make_sets (BinomeMatchClasses *self)
{
  guint n = self->tutees.models->len, m = self->tutors.models->len, n_words = self->lineup->n_words;

  if ((gsize)n * n_words > MAX_SETS)
    {
      self->adds = TRUE;
      return;
    }
  self->barred = g_new0 (guint64, (gsize)n * n_words);
  for (guint a = 0; a < n; a++)
    for (guint j = 0; j < self->lineup->tutors->len; j++)
      if (sum_bars (self->table[(gsize)a * m + self->tutors.of[j]]))
        bits_set (self->barred + (gsize)a * n_words, j);
}

/* The people of a side, class by class; "starts" says where those of each class begin, and the end. */
static guint32 *
list_by_class (const Side *side, guint n_people, guint **starts)
{
  guint32 *who = g_new (guint32, (gsize)n_people + 1);
  g_autofree guint *at = count_classes (side, n_people);
  guint before = 0;

  *starts = g_new (guint, side->models->len + 1);
  for (guint c = 0; c <= side->models->len; c++)
    {
      guint n = at[c];

      (*starts)[c] = at[c] = before;
      before += n;
    }
  for (guint k = 0; k < n_people; k++)
    who[at[side->of[k]]++] = k;
  return who;
}

/* Numbers the sums that a class of tutees meets, 0 for that of most tutors. Returns how many they are, at
 * most one more than fit. */
static guint
number_sums (const BinomeMatchClasses *self, guint tutees, const guint *starts, guint8 *number,
             BinomeMatchCells *cells)
{
  guint m = self->tutors.models->len, n = 0, most = 0, n_tutors[MAX_VALUES] = { 0 };
  guint64 values[MAX_VALUES];

  for (guint b = 0; b < m; b++)
    {
      guint64 sum = self->table[(gsize)tutees * m + b];
      guint k = 0;

      while (k < n && values[k] != sum)
        k++;
      if (k == MAX_VALUES)
        return MAX_VALUES + 1;
      values[k] = sum;
      n = MAX (n, k + 1);
      number[b] = (guint8)k;
      n_tutors[k] += starts[b + 1] - starts[b];
      if (n_tutors[k] > n_tutors[most])
        most = k;
    }

  cells_clear (cells);
  for (guint k = 0; k < n; k++)
    cells_add (cells, k, values[k == 0 ? most : k == most ? 0 : k]);
  for (guint b = 0; b < m && most > 0; b++)
    number[b] = number[b] == most ? 0 : number[b] == 0 ? (guint8)most : number[b];
  return n;
}

static void
make_lanes (BinomeMatchClasses *self)
{
  guint n = self->tutees.models->len, m = self->tutors.models->len, n_words = self->lineup->n_words, most = 0;
  g_autofree guint *starts = NULL;
  g_autofree guint32 *tutors = list_by_class (&self->tutors, self->lineup->tutors->len, &starts);
  g_autofree guint8 *number = g_new0 (guint8, (gsize)m + 1);

  self->cells = g_new (BinomeMatchCells, MAX (n, 1));
  for (guint a = 0; a < n; a++)
    most = MAX (most, number_sums (self, a, starts, number, &self->cells[a]));
  if (most > MAX_VALUES || (gsize)n * 2 * n_words > MAX_SETS)
    return;

  self->n_slices = most > 2 ? 2 : 1;
  self->slices = g_new0 (guint64, (gsize)n * self->n_slices * n_words + 1);
  for (guint a = 0; a < n; a++)
    {
      guint64 *slices = self->slices + (gsize)a * self->n_slices * n_words;

      number_sums (self, a, starts, number, &self->cells[a]);
      for (guint b = 0; b < m; b++)
        for (guint s = 0; s < self->n_slices; s++)
          for (guint k = starts[b]; k < starts[b + 1] && (number[b] >> s & 1) != 0; k++)
            bits_set (slices + (gsize)s * n_words, tutors[k]);
    }
}

/* NULL where there are too many classes to be worth it. */
BinomeMatchClasses *
binome_match_classes_new (const BinomeMatchLineup *lineup, const BinomeMatchCriterion *criterion)
{
  BinomeMatchClasses *self = g_new0 (BinomeMatchClasses, 1);

  if (!sort_both (self, lineup, criterion))
    {
      binome_match_classes_free (self);
      return NULL;
    }
  if (make_table (self, criterion))
    make_sets (self);
  if (self->adds)
    make_lanes (self);
  return self;
}

void
binome_match_classes_free (BinomeMatchClasses *self)
{
  g_clear_pointer (&self->tutees.models, g_ptr_array_unref);
  g_clear_pointer (&self->tutors.models, g_ptr_array_unref);
  g_free (self->tutees.of);
  g_free (self->tutors.of);
  g_free (self->table);
  g_free (self->barred);
  g_free (self->slices);
  g_free (self->cells);
  g_free (self);
}

/* Per tutor of the line-up where they best stand, so that those whom this rule takes from the same tutees
 * stand together; NULL where it rules nobody out by classes. "n_barred" says how many pairs it rules out. */
guint64 *
binome_match_classes_dup_ranks (const BinomeMatchLineup *lineup, const BinomeMatchCriterion *criterion,
                                guint64 *n_barred)
{
  BinomeMatchClasses *self = NULL;
  g_autofree guint *tutees = NULL, *tutors = NULL;
  g_autofree guint64 *rank_of = NULL;
  guint64 *ranks = NULL;
  guint n, m;

  *n_barred = 0;
  if (!binome_match_column_is_by_classes (criterion)
      || (criterion->kind == BINOME_MATCH_KIND_WEIGHTED
          && criterion->missing != BINOME_MATCH_MISSING_EXCLUDE))
    return NULL; /* it rules nobody out, or not by classes */
  self = g_new0 (BinomeMatchClasses, 1);
  if (sort_both (self, lineup, criterion) && make_table (self, criterion))
    {
      n = self->tutees.models->len;
      m = self->tutors.models->len;
      tutees = count_classes (&self->tutees, lineup->problem->tutees->len);
      tutors = count_classes (&self->tutors, lineup->tutors->len);
      ranks = g_new0 (guint64, lineup->tutors->len + 1);
      rank_of = g_new0 (guint64, m + 1);
      for (guint b = 0; b < m; b++)
        {
          guint64 barred = 0;

          for (guint a = 0; a < n; a++)
            barred += sum_bars (self->table[(gsize)a * m + b]) ? tutees[a] : 0;
          *n_barred += barred * tutors[b];
          rank_of[b] = barred << 16 | b;
        }
      for (guint j = 0; j < lineup->tutors->len; j++)
        ranks[j] = rank_of[self->tutors.of[j]];
    }
  binome_match_classes_free (self);
  return ranks;
}

/* The class of each tutor. */
const guint16 *
binome_match_classes_get_tutors (const BinomeMatchClasses *self, guint *n_classes)
{
  *n_classes = self->tutors.models->len;
  return self->tutors.of;
}

/* What each class of tutors gets with this tutee. */
const guint64 *
binome_match_classes_get_sums (const BinomeMatchClasses *self, guint tutee)
{
  return self->table + (gsize)self->tutees.of[tutee] * self->tutors.models->len;
}

gboolean
binome_match_classes_adds (const BinomeMatchClasses *self)
{
  return self->adds;
}

void
binome_match_classes_bar (const BinomeMatchClasses *self, guint tutee, guint64 *feasible)
{
  const guint64 *barred;

  if (self->barred == NULL)
    return;
  barred = self->barred + (gsize)self->tutees.of[tutee] * self->lineup->n_words;
  for (guint w = 0; w < self->lineup->n_words; w++)
    feasible[w] &= ~barred[w];
}

/* Which of the cells each tutor of a block is in; FALSE where that is not kept. */
gboolean
binome_match_classes_get_lanes (const BinomeMatchClasses *self, guint tutee, guint block,
                                BinomeMatchLanes *lanes)
{
  const guint64 *slices;

  if (self->n_slices == 0)
    return FALSE;
  slices = self->slices + (gsize)self->tutees.of[tutee] * self->n_slices * self->lineup->n_words;
  lanes->n = self->n_slices;
  for (guint s = 0; s < self->n_slices; s++)
    memcpy (lanes->slices[s], slices + (gsize)s * self->lineup->n_words + (gsize)block * BLOCK_WORDS,
            sizeof lanes->slices[s]);
  return TRUE;
}

/* The cells of binome_match_classes_get_lanes(); NULL where they are not kept. */
const BinomeMatchCells *
binome_match_classes_get_cells (const BinomeMatchClasses *self, guint tutee)
{
  return self->n_slices > 0 ? &self->cells[self->tutees.of[tutee]] : NULL;
}
