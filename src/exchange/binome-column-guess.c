/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses what the columns of a list become, by their headings and by what they hold. */

#include "binome-column-guess.h"

#include <string.h>

#include "binome-column-content.h"
#include "binome-text.h"

/* How far down the headings may stand, below a title. */
#define MAX_HEADER_ROW 5

/* A heading that matches less well than this is taken for chance. */
#define SURE 0.9
#define LIKELY 0.6

typedef struct
{
  guint n_cells;
  guint n_sure;
  guint n_likely;
  guint n_data;
  guint n_numbers;
  guint n_given;
} RowLook;

static RowLook
look_at_row (GPtrArray *rows, guint row, guint n_columns, BinomeListKind kind)
{
  RowLook look = { 0 };

  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = binome_column_get_cell (rows, row, i);
      BinomeColumnMatch match = binome_column_match_heading (cell, kind);

      if (binome_text_is_blank (cell))
        continue;
      look.n_cells++;
      look.n_sure += match.target != BINOME_COLUMN_IGNORE && match.confidence >= SURE ? 1 : 0;
      look.n_likely += match.confidence >= LIKELY ? 1 : 0;
      look.n_data += binome_column_cell_is_data (cell) ? 1 : 0;
      look.n_numbers += cell[strspn (cell, "0123456789 .,+-")] == '\0' ? 1 : 0;
      look.n_given += binome_name_is_common_given (cell) ? 1 : 0;
    }

  return look;
}

/* Whether a cell of the first row comes again below: then it is data. */
static gboolean
comes_again (GPtrArray *rows, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char *first = binome_column_get_cell (rows, 0, i);

      for (guint row = 1; row < rows->len && !binome_text_is_blank (first); row++)
        if (strcmp (binome_column_get_cell (rows, row, i), first) == 0)
          return TRUE;
    }

  return FALSE;
}

/* Whether there are columns of e-mail addresses, dates or numbers, which the first row has words above. */
static gboolean
stands_out (GPtrArray *rows, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      BinomeColumnContent content;

      if (binome_text_is_blank (binome_column_get_cell (rows, 0, i)))
        continue;
      binome_column_content_init (&content, rows, 1, i);
      if (binome_column_content_mostly (&content, MAX (content.n_emails, content.n_dates))
          || binome_column_content_mostly (&content, MAX (content.n_codes, content.n_phones)))
        return TRUE;
    }

  return FALSE;
}

/* “Manager” may also be somebody’s job, so a row with a given name needs more than that. Numbers may head
 * columns, as years do, where half of the other headings are known. */
static gboolean
looks_like_header (const RowLook *look)
{
  return look->n_sure > look->n_given && look->n_data == 0
         && (look->n_numbers == 0 || look->n_sure * 2 >= look->n_cells);
}

/* Known words are headings; where none is known, the first row is one if it is unlike those below. */
static void
find_header (BinomeColumnGuess *self, GPtrArray *rows)
{
  RowLook first = look_at_row (rows, 0, self->n_columns, self->kind);
  guint best = 0;

  for (guint row = 0; row < MIN (rows->len, MAX_HEADER_ROW); row++)
    {
      RowLook look = row == 0 ? first : look_at_row (rows, row, self->n_columns, self->kind);

      /* Below the first row only more than one known heading counts, under a shorter title. */
      if (looks_like_header (&look) && look.n_sure > best
          && (row == 0 || (look.n_sure > 1 && look.n_cells > first.n_cells)))
        {
          best = look.n_sure;
          self->has_header = TRUE;
          self->header_row = row;
        }
    }
  if (self->has_header || first.n_data + first.n_numbers > 0)
    return;

  self->has_header = rows->len > 1 && first.n_given == 0 && !comes_again (rows, self->n_columns)
                     && (first.n_likely > 0 || stands_out (rows, self->n_columns));
}

/* What a heading says weighs less where the cells belie it. */
static void
weigh (BinomeColumnMatch *match, const BinomeColumnContent *content)
{
  if (content->n_cells == 0)
    match->confidence -= 0.1;
  else if (match->target == BINOME_COLUMN_EMAIL && content->n_emails * 2 < content->n_cells)
    match->confidence -= 0.3;
  else if ((match->target == BINOME_COLUMN_HIRE_DATE || match->target == BINOME_COLUMN_LEAVE_DATE)
           && content->n_emails + content->n_phones > 0)
    match->confidence -= 0.5;
  match->confidence = MAX (match->confidence, 0.05);
}

/* The column that becomes @target, or -1. */
static int
find_column (const BinomeColumnGuess *self, BinomeColumn target)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].target == target)
      return (int)i;

  return -1;
}

static gboolean
has_name (const BinomeColumnGuess *self)
{
  return find_column (self, BINOME_COLUMN_FAMILY_NAME) >= 0
         || find_column (self, BINOME_COLUMN_FULL_NAME) >= 0;
}

/* Of several columns for one target the best stays, the first of equals. */
static void
keep_best (BinomeColumnGuess *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    for (guint j = 0; j < i; j++)
      if (self->columns[i].target != BINOME_COLUMN_IGNORE
          && self->columns[i].target == self->columns[j].target)
        {
          guint loser = self->columns[i].confidence > self->columns[j].confidence ? j : i;

          self->columns[loser] = (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0 };
        }
}

static void
use_headings (BinomeColumnGuess *self, GPtrArray *rows, const BinomeColumnContent *contents)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      BinomeColumnMatch match
          = binome_column_match_heading (binome_column_get_cell (rows, self->header_row, i), self->kind);

      if (match.confidence < LIKELY)
        match = (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0 };
      if (match.target != BINOME_COLUMN_IGNORE)
        weigh (&match, &contents[i]);
      self->columns[i] = match;
    }
  keep_best (self);
}

/* Which of “nom” and “prénom” a heading names first. */
static void
read_name_order (BinomeColumnGuess *self, const char *heading)
{
  static const char *const given_words[] = { "prenom", "first name", "given name", "forename", "firstname" };
  static const char *const family_words[] = { "nom", "last name", "family name", "surname", "lastname" };
  g_autofree char *folded = binome_text_fold (heading);
  g_autoptr (GString) text = g_string_new (folded);
  const char *given = NULL, *family = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given_words) && given == NULL; i++)
    given = strstr (text->str, given_words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (family_words) && family == NULL; i++)
    for (family = strstr (text->str, family_words[i]); family != NULL;
         family = strstr (family + 1, family_words[i]))
      if (given == NULL || family < given || family >= given + strlen ("prenom"))
        break;
  if (given != NULL && family != NULL)
    self->name_order = family < given ? BINOME_NAME_ORDER_FAMILY_FIRST : BINOME_NAME_ORDER_GIVEN_FIRST;
}

/* “Name” beside “First name” is the family name; “Nom” alone over “MARTIN Claire” is the full name; both
 * parts make a column with the whole needless. */
static void
settle_names (BinomeColumnGuess *self, GPtrArray *rows, const BinomeColumnContent *contents)
{
  int given = find_column (self, BINOME_COLUMN_GIVEN_NAME);
  int family = find_column (self, BINOME_COLUMN_FAMILY_NAME);
  int full = find_column (self, BINOME_COLUMN_FULL_NAME);

  if (given >= 0 && family >= 0 && full >= 0)
    self->columns[full] = (BinomeColumnMatch){ BINOME_COLUMN_IGNORE, 0.6 };
  else if (given >= 0 && family < 0 && full >= 0 && contents[full].n_full * 4 <= contents[full].n_cells)
    self->columns[full].target = BINOME_COLUMN_FAMILY_NAME;
  else if (given < 0 && family >= 0 && full < 0 && contents[family].n_full * 4 >= contents[family].n_cells
           && contents[family].n_full > 0)
    self->columns[family].target = BINOME_COLUMN_FULL_NAME;

  full = find_column (self, BINOME_COLUMN_FULL_NAME);
  if (full >= 0 && self->has_header)
    read_name_order (self, binome_column_get_cell (rows, self->header_row, (guint)full));
}

/* A column of words beside the given names, hardly any twice, holds the family names. */
static void
find_family_beside_given (BinomeColumnGuess *self, const BinomeColumnContent *contents)
{
  int given = find_column (self, BINOME_COLUMN_GIVEN_NAME);
  int best = -1;

  for (int i = given - 1; i <= given + 1 && given >= 0; i += 2)
    {
      const BinomeColumnContent *content;

      if (i < 0 || i >= (int)self->n_columns || self->columns[i].target != BINOME_COLUMN_IGNORE)
        continue;
      content = &contents[i];
      if (content->n_cells == 0 || content->n_codes > 0)
        continue;
      if (best < 0 || content->n_capitals > contents[best].n_capitals
          || (content->n_capitals == contents[best].n_capitals
              && content->n_distinct > contents[best].n_distinct))
        best = i;
    }
  if (best >= 0)
    self->columns[best] = (BinomeColumnMatch){ BINOME_COLUMN_FAMILY_NAME, 0.5 };
}

/* With headings, only what is beyond doubt is guessed from the cells: an unknown heading over dates may
 * stand for anything. */
static gboolean
may_use_content (const BinomeColumnGuess *self, BinomeColumn target)
{
  if (find_column (self, target) >= 0 || (target == BINOME_COLUMN_FULL_NAME && has_name (self)))
    return FALSE;
  if (!self->has_header)
    return TRUE;

  return target == BINOME_COLUMN_EMAIL || target == BINOME_COLUMN_GIVEN_NAME
         || target == BINOME_COLUMN_FULL_NAME;
}

static void
use_contents (BinomeColumnGuess *self, const BinomeColumnContent *contents)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      BinomeColumnMatch match;

      if (self->columns[i].target != BINOME_COLUMN_IGNORE || self->columns[i].confidence > 0)
        continue;
      match = binome_column_content_match (&contents[i]);
      if (match.target == BINOME_COLUMN_HIRE_DATE && find_column (self, BINOME_COLUMN_HIRE_DATE) >= 0)
        match.target = BINOME_COLUMN_LEAVE_DATE;
      if (match.target != BINOME_COLUMN_IGNORE && may_use_content (self, match.target))
        self->columns[i] = match;
    }
  if (!has_name (self))
    find_family_beside_given (self, contents);
}

/* “Tutor” beside “Given name of the tutor” is the family name. */
static void
settle_side (BinomeColumnGuess *self, BinomeColumn whole, BinomeColumn family, BinomeColumn given)
{
  int column = find_column (self, whole);

  if (column >= 0 && find_column (self, given) >= 0 && find_column (self, family) < 0)
    self->columns[column].target = family;
}

/**
 * binome_column_guess_new:
 * @rows: (element-type GStrv): the first rows of a file, about a hundred; headings included
 * @n_columns: how many columns the file has
 * @kind: what the list is about
 *
 * People are also known by the look of the cells; who is whose tutor only headings can tell.
 *
 * Returns: (transfer full): what each column becomes
 */
BinomeColumnGuess *
binome_column_guess_new (GPtrArray *rows, guint n_columns, BinomeListKind kind)
{
  BinomeColumnGuess *self = g_new0 (BinomeColumnGuess, 1);
  g_autofree BinomeColumnContent *contents = g_new0 (BinomeColumnContent, n_columns);

  self->kind = kind;
  self->n_columns = n_columns;
  self->columns = g_new0 (BinomeColumnMatch, n_columns);
  if (rows->len == 0 || n_columns == 0)
    return self;

  find_header (self, rows);
  for (guint i = 0; i < n_columns; i++)
    binome_column_content_init (&contents[i], rows, self->has_header ? self->header_row + 1 : 0, i);
  if (self->has_header)
    use_headings (self, rows, contents);
  if (kind == BINOME_LIST_STAFF)
    {
      use_contents (self, contents);
      settle_names (self, rows, contents);
    }
  else
    {
      settle_side (self, BINOME_COLUMN_TUTEE, BINOME_COLUMN_TUTEE_FAMILY_NAME,
                   BINOME_COLUMN_TUTEE_GIVEN_NAME);
      settle_side (self, BINOME_COLUMN_TUTOR, BINOME_COLUMN_TUTOR_FAMILY_NAME,
                   BINOME_COLUMN_TUTOR_GIVEN_NAME);
    }
  return self;
}

/**
 * binome_column_guess_free:
 * @self: (transfer full): a guess
 *
 * Frees it.
 */
void
binome_column_guess_free (BinomeColumnGuess *self)
{
  g_free (self->columns);
  g_free (self);
}
