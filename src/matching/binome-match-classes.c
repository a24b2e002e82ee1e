/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column by classes: everyone with the same values is in one class, and classes are compared once. */

#include "binome-match-column-parts-private.h"

#include "binome-match-bits-private.h"

#define MAX_CLASSES G_MAXUINT16
#define MAX_TABLE (1 << 20)
#define MAX_SETS (1 << 20) /* words */
#define PAIRS_PER_ENTRY 24 /* a table must not cost more than it saves */

typedef struct
{
  guint16 *of;       /* per person */
  GPtrArray *models; /* of BinomeMatchMember: one person of each class */
} Side;

struct _BinomeMatchClasses
{
  Side tutees, tutors;
  guint n_words;
  guint64 *table;  /* a sum per class of tutees and class of tutors */
  guint64 *barred; /* per class of tutees, the set of tutors it rules out; NULL where none or too large */
  gboolean adds;   /* something is left to add once the sets are applied */
};

/* All values of a field as one number: equal for equal lists of values. */
static gint64
number_values (GHashTable *lists, const BinomeMatchMember *member, gint64 field)
{
  guint n;
  const BinomeMatchFieldValue *values = binome_match_member_get_values (member, field, &n);
  g_autofree guint32 *keys = g_new (guint32, n + 1);
  gpointer number;
  GBytes *list;

  for (guint k = 0; k < n; k++)
    keys[k] = values[k].element;
  list = g_bytes_new (keys, n * sizeof *keys);
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
make_key (const BinomeMatchCriterion *criterion, const BinomeMatchMember *member, GHashTable *lists)
{
  BinomeMatchAttribute attribute = criterion->attribute;

  switch (criterion->comparator)
    {
    case BINOME_MATCH_COMPARE_SAME:
    case BINOME_MATCH_COMPARE_DIFFERENT:
      if (attribute == BINOME_MATCH_ATTRIBUTE_FIELD)
        return number_values (lists, member, criterion->field);
      return (gint64)member->code[attribute] * 2
             + (attribute == BINOME_MATCH_ATTRIBUTE_SITE && member->remote);
    case BINOME_MATCH_COMPARE_SITE_DISTANCE:
      return (gint64)member->code[BINOME_MATCH_ATTRIBUTE_SITE] * 2 + member->remote;
    case BINOME_MATCH_COMPARE_DATES_OVERLAP:
      return (gint64)member->from << 32 | (guint32)member->to;
    default:
      return number_values (lists, member, criterion->field);
    }
}

/* Returns whether there are few enough classes. */
static gboolean
sort_into_classes (Side *side, const BinomeMatchCriterion *criterion, const GPtrArray *people)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) lists
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  side->of = g_new0 (guint16, MAX (people->len, 1));
  side->models = g_ptr_array_new ();
  for (guint k = 0; k < people->len; k++)
    {
      gint64 key = make_key (criterion, people->pdata[k], lists);
      gpointer found;

      if (g_hash_table_lookup_extended (classes, &key, NULL, &found))
        {
          side->of[k] = (guint16)GPOINTER_TO_UINT (found);
          continue;
        }
      if (side->models->len == MAX_CLASSES)
        return FALSE;
      side->of[k] = (guint16)side->models->len;
      g_hash_table_insert (classes, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (side->models->len));
      g_ptr_array_add (side->models, people->pdata[k]);
    }
  return TRUE;
}

static void
make_table (BinomeMatchClasses *self, const BinomeMatchProblem *problem,
            const BinomeMatchCriterion *criterion)
{
  guint n = self->tutees.models->len, m = self->tutors.models->len;
  gboolean bars = FALSE, adds = FALSE;

  self->table = g_new (guint64, MAX ((gsize)n * m, 1));
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < m; b++)
      {
        guint64 sum
            = sum_of (criterion, binome_match_compare (problem, criterion, self->tutees.models->pdata[a],
                                                       self->tutors.models->pdata[b]));

        self->table[(gsize)a * m + b] = sum;
        bars |= sum >> SUM_BARS_SHIFT != 0;
        adds |= sum >> SUM_BARS_SHIFT == 0 && sum != 0;
      }

  self->adds = adds || bars;
  if (!bars || (gsize)n * self->n_words > MAX_SETS)
    return;
  self->adds = adds;
  self->barred = g_new0 (guint64, (gsize)n * self->n_words);
  for (guint a = 0; a < n; a++)
    for (guint j = 0; j < problem->tutors->len; j++)
      if (self->table[(gsize)a * m + self->tutors.of[j]] >> SUM_BARS_SHIFT != 0)
        bits_set (self->barred + (gsize)a * self->n_words, j);
}

/* NULL where there are too many classes to be worth it. */
BinomeMatchClasses *
binome_match_classes_new (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion)
{
  BinomeMatchClasses *self = g_new0 (BinomeMatchClasses, 1);
  guint64 n_pairs = (guint64)problem->tutees->len * problem->tutors->len, n_entries;

  self->n_words = bits_n_words (problem->tutors->len);
  if (sort_into_classes (&self->tutees, criterion, problem->tutees)
      && sort_into_classes (&self->tutors, criterion, problem->tutors))
    {
      n_entries = (guint64)self->tutees.models->len * self->tutors.models->len;
      if (n_entries <= MAX_TABLE && n_entries <= n_pairs / PAIRS_PER_ENTRY + 1024)
        {
          make_table (self, problem, criterion);
          return self;
        }
    }
  binome_match_classes_free (self);
  return NULL;
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
  g_free (self);
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
  barred = self->barred + (gsize)self->tutees.of[tutee] * self->n_words;
  for (guint w = 0; w < self->n_words; w++)
    feasible[w] &= ~barred[w];
}
