/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days on which somebody can be one of a pair: those to come, of their presence, without their absences.
 */

#include "binome-matching-load.h"

#define NO_END G_MAXINT32

typedef struct
{
  BinomeDate from, to; /* to: NO_END where it is open */
} Span;

/* Of one person. */
typedef struct
{
  GArray *presences; /* of Span, by their start */
  GArray *absences;  /* of Span */
} Days;

static void
days_free (gpointer data)
{
  Days *self = data;

  g_array_unref (self->presences);
  g_array_unref (self->absences);
  g_free (self);
}

static void
add_span (GHashTable *everybody, BinomeStatement *row)
{
  gint64 person = binome_statement_get_integer (row, 0);
  BinomeDate to = binome_statement_get_date (row, 2);
  Span span = { binome_statement_get_date (row, 1), to != BINOME_DATE_NONE ? to : NO_END };
  Days *days = g_hash_table_lookup (everybody, &person);

  if (days == NULL)
    {
      days = g_new0 (Days, 1);
      days->presences = g_array_new (FALSE, FALSE, sizeof (Span));
      days->absences = g_array_new (FALSE, FALSE, sizeof (Span));
      g_hash_table_insert (everybody, g_memdup2 (&person, sizeof person), days);
    }
  g_array_append_val (binome_statement_get_integer (row, 3) != 0 ? days->absences : days->presences, span);
}

/* Of everybody in the programme who has periods written down: a table from the person. */
GHashTable *
binome_matching_load_days (const BinomeMatchingLoader *loader, GError **error)
{
  g_autoptr (GHashTable) everybody = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, days_free);
  BinomeStatement *row = binome_matching_loader_prepare (
      loader,
      "SELECT person, starts_on, ends_on, 0 FROM presence WHERE person IN"
      " (SELECT person FROM enrolment WHERE programme = ?1)"
      " UNION ALL SELECT person, starts_on, ends_on, 1 FROM absence WHERE person IN"
      " (SELECT person FROM enrolment WHERE programme = ?1) ORDER BY 1, 2",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  while (binome_statement_step (row, &local_error))
    add_span (everybody, row);
  if (local_error == NULL)
    return g_steal_pointer (&everybody);

  g_propagate_error (error, local_error);
  return NULL;
}

/* Periods that follow each other are one. Of them counts the first that is not over. */
static void
keep_present (const GArray *presences, Span *span)
{
  Span stay = { 0, -1 };

  for (guint k = 0; k < presences->len; k++)
    {
      const Span *next = &g_array_index (presences, Span, k);

      if (stay.to != NO_END && next->from > stay.to + 1)
        {
          if (stay.to >= span->from)
            break;
          stay.from = next->from;
        }
      stay.to = MAX (stay.to, next->to);
    }
  span->from = MAX (span->from, stay.from);
  span->to = MIN (span->to, stay.to);
}

/* An absence in the middle leaves days before and after it. */
static void
cut_absences (const GArray *absences, Span *span)
{
  gboolean changed = TRUE;

  while (changed && span->from <= span->to)
    {
      changed = FALSE;
      for (guint k = 0; k < absences->len; k++)
        {
          const Span *away = &g_array_index (absences, Span, k);

          if (away->from <= span->from && span->from <= away->to)
            {
              span->from = away->to < NO_END ? away->to + 1 : NO_END;
              span->to = away->to < NO_END ? span->to : span->from - 1;
              changed = TRUE;
            }
          else if (away->from <= span->to && span->to <= away->to)
            {
              span->to = away->from - 1;
              changed = TRUE;
            }
        }
    }
}

/* Cuts @from to @to, either of which may be open, to the days from @first on, where it is one, that can be
 * spent together with @person. Where none is left it ends before it starts. Somebody of whom no day is known
 * stays so. */
void
binome_matching_days_fit (GHashTable *everybody, gint64 person, BinomeDate first, BinomeDate *from,
                          BinomeDate *to)
{
  const Days *days = g_hash_table_lookup (everybody, &person);
  Span span = { MAX (*from, first), *to != BINOME_DATE_NONE ? *to : NO_END };

  if (*from == BINOME_DATE_NONE && *to == BINOME_DATE_NONE && days == NULL)
    return;
  if (days != NULL && days->presences->len > 0)
    keep_present (days->presences, &span);
  if (days != NULL)
    cut_absences (days->absences, &span);

  *from = MIN (span.from, NO_END - 1);
  *to = span.from > span.to ? *from - 1 : span.to == NO_END ? BINOME_DATE_NONE : span.to;
}
