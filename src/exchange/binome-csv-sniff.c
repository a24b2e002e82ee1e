/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the separator of a CSV file by the one that cuts its first rows most evenly. */

#include "binome-csv-sniff.h"

#include <string.h>

#define N_ROWS 40
#define SAMPLE_SIZE (64 * 1024)

/* By rising danger of standing inside a text: where two cut equally well, the first one wins. */
static const char candidates[] = { '\t', ';', ',' };
#define N_CANDIDATES G_N_ELEMENTS (candidates)

typedef struct
{
  guint counts[N_CANDIDATES][N_ROWS];
  guint n_rows;
} Sample;

static int
candidate_index (char c)
{
  for (guint i = 0; i < N_CANDIDATES; i++)
    if (c == candidates[i])
      return (int)i;

  return -1;
}

static gboolean
ends_line (char c)
{
  return c == '\n' || c == '\r';
}

/* Counts each candidate row by row, outside quotes. Returns whether the quotes were balanced. */
static gboolean
take_sample (const char *text, gsize size, gboolean with_quotes, Sample *sample)
{
  gboolean quoted = FALSE, blank = TRUE;
  guint row = 0;
  char before = '\n';

  memset (sample, 0, sizeof *sample);
  for (gsize i = 0; i < size && row < N_ROWS; before = text[i++])
    {
      int index;

      if (quoted)
        {
          quoted = text[i] != '"';
          continue;
        }
      /* A quote after a quote is a doubled one: the cell goes on. */
      if (with_quotes && text[i] == '"'
          && (before == '"' || ends_line (before) || candidate_index (before) >= 0))
        {
          quoted = TRUE;
          blank = FALSE;
          continue;
        }
      if (ends_line (text[i]))
        {
          row += blank ? 0 : 1;
          blank = TRUE;
          continue;
        }
      index = candidate_index (text[i]);
      if (index >= 0)
        sample->counts[index][row]++;
      if (text[i] != ' ')
        blank = FALSE;
    }

  /* A last row without a line end counts only where the text was not cut. */
  sample->n_rows = row + (!blank && row < N_ROWS && (size < SAMPLE_SIZE || row == 0) ? 1 : 0);
  return !quoted;
}

static guint
count_equal (const guint *counts, guint n, guint value)
{
  guint equal = 0;

  for (guint i = 0; i < n; i++)
    equal += counts[i] == value ? 1 : 0;

  return equal;
}

/* The count that most rows have, other than none; the one met first of two as frequent. */
static guint
find_mode (const guint *counts, guint n, guint *frequency)
{
  guint mode = 0;

  *frequency = 0;
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        guint equal = count_equal (counts, n, counts[i]);

        if (equal > *frequency)
          {
            *frequency = equal;
            mode = counts[i];
          }
      }

  return mode;
}

/* Excel writes and obeys a first line `sep=;`. */
static gboolean
read_excel_line (const char *text, gsize size, BinomeCsvShape *shape)
{
  gsize end = 5;

  if (size < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || !binome_csv_is_separator (text[4]))
    return FALSE;
  if (end < size && !ends_line (text[end]))
    return FALSE;
  if (end < size)
    end += text[end] == '\r' && end + 1 < size && text[end + 1] == '\n' ? 2 : 1;

  shape->separator = text[4];
  shape->start = end;
  shape->first_line = 2;
  return TRUE;
}

/* How well rows are cut evenly by one candidate: a row cut otherwise speaks half as well for it as one
 * cut like most, and a row that is not cut at all does not speak for it. */
static guint
rate (const Sample *sample, guint candidate, guint *n_columns)
{
  const guint *counts = sample->counts[candidate];
  guint n_alike;
  guint mode = find_mode (counts, sample->n_rows, &n_alike);
  guint n_uncut = count_equal (counts, sample->n_rows, 0);

  *n_columns = mode + 1;
  return 2 * n_alike + (sample->n_rows - n_uncut - n_alike);
}

/**
 * binome_csv_is_separator:
 * @c: a character
 *
 * Returns: whether @c can stand between two cells: a tab or an ASCII sign, but no quotation mark
 */
gboolean
binome_csv_is_separator (char c)
{
  return c == '\t' || (g_ascii_ispunct (c) && c != '"' && c != '\'');
}

/**
 * binome_csv_sniff:
 * @text: (array length=size): a CSV file in UTF-8
 * @size: its length in bytes
 * @shape: (out caller-allocates): what was found; a comma and one column where nothing was
 *
 * Looks at the first 40 rows, at most 64 KiB.
 */
void
binome_csv_sniff (const char *text, gsize size, BinomeCsvShape *shape)
{
  gboolean named;
  guint best = 0;
  Sample sample;

  *shape = (BinomeCsvShape){ .separator = ',', .n_columns = 1, .first_line = 1 };
  named = read_excel_line (text, size, shape);
  text += shape->start;
  size = MIN (size - shape->start, SAMPLE_SIZE);
  if (!take_sample (text, size, TRUE, &sample))
    take_sample (text, size, FALSE, &sample);

  for (guint i = 0; i < N_CANDIDATES; i++)
    {
      guint n_columns;
      guint score = rate (&sample, i, &n_columns);

      if (score <= best || (named && shape->separator != candidates[i]))
        continue;
      best = score;
      shape->separator = candidates[i];
      shape->n_columns = n_columns;
    }
}
