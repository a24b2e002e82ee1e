/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutors of a pair in the words of a letter: who signs, and who does what from when to when. */

#include "binome-letter-team.h"

#include "binome-workflow-sql.h"

/* Columns: tutor, name, function, share, legal reference, first day, last day, whom they stand in for.
 * Parameters: the pair, the day of the letter. The tutor of the pair stands first. */
#define SQL_TEAM                                                                                                             \
  "SELECT q.tutor, " BINOME_SQL_NAME (                                                                                       \
      "p") ", q.function, q.share, q.reference, q.starts_on, q.ends_on,"                                                     \
           " coalesce (" BINOME_SQL_NAME (                                                                                   \
               "o") ", '')"                                                                                                  \
                    " FROM tutor_period q JOIN pair x ON x.id = q.pair JOIN enrolment e ON e.id = q.tutor"                   \
                    " JOIN person p ON p.id = e.person LEFT JOIN enrolment f ON f.id = q.replaces"                           \
                    " LEFT JOIN person o ON o.id = f.person WHERE q.pair = ?1 AND (q.ends_on IS NULL OR q.ends_on >= ?2)"    \
                    " ORDER BY q.tutor <> x.tutor, CASE q.function WHEN 'principal' THEN 0 WHEN 'second' THEN 1 ELSE 2 END," \
                    " q.tutor, q.starts_on, q.id"

/* NULL where there is no pair, and where reading failed, which is noted. */
static BinomeStatement *
read_team (BinomeLetterFacts *facts)
{
  BinomeEntity *pair = facts->entities[BINOME_LETTER_PAIR_SOURCE];
  BinomeStatement *row
      = pair != NULL && facts->error == NULL ? binome_db_prepare (facts->db, SQL_TEAM, &facts->error) : NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (pair));
  binome_statement_bind_date (row, 2, facts->today);
  return row;
}

static char *
dup_tutor (const BinomeLetterFacts *facts)
{
  BinomeEntity *tutor = facts->entities[BINOME_LETTER_TUTOR];

  return tutor != NULL ? binome_entity_dup_title (tutor) : g_strdup ("");
}

/**
 * binome_letter_team_list_names:
 * @facts: of a letter
 *
 * Returns: (transfer full): all tutors of the pair from the day of the letter on, a line each; the one tutor
 *   where there is no team
 */
char *
binome_letter_team_list_names (BinomeLetterFacts *facts)
{
  BinomeStatement *row = read_team (facts);
  g_autoptr (GString) lines = g_string_new (NULL);
  gint64 last = 0;

  while (row != NULL && binome_statement_step (row, &facts->error))
    {
      if (binome_statement_get_integer (row, 0) != last)
        g_string_append_printf (lines, "%s\n", binome_statement_get_text (row, 1));
      last = binome_statement_get_integer (row, 0);
    }

  return lines->len > 0 ? g_strdup (lines->str) : dup_tutor (facts);
}

/* “from 2 March 2026”, “2 March 2026 to 30 April 2026” */
static char *
describe_days (const BinomeLetterFacts *facts, BinomeDate from, BinomeDate until)
{
  g_autofree char *first = binome_letter_words_format_date (facts->words, from);
  g_autofree char *last = binome_letter_words_format_date (facts->words, until);

  if (*first != '\0' && *last != '\0')
    return binome_letter_words_fill (facts->words, "period", first, last, NULL);
  if (*first != '\0')
    return binome_letter_words_fill (facts->words, "from", first, NULL);
  return *last != '\0' ? binome_letter_words_fill (facts->words, "until", last, NULL) : g_strdup ("");
}

static void
append (GString *text, char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

/* “second tutor, 40 %, until 30 April 2026, standing in for Paul Durand” */
static char *
describe_part (const BinomeLetterFacts *facts, BinomeStatement *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *share
      = binome_letter_words_format_number (facts->words, (double)binome_statement_get_integer (row, 3));

  append (text, binome_letter_words_get (facts->words, "tutor_period.function",
                                         binome_statement_get_text (row, 2)));
  append (text, binome_letter_words_fill (facts->words, "share", share, NULL));
  if (binome_statement_get_integer (row, 4) != 0)
    append (text, binome_letter_words_get (facts->words, "terms", "reference"));
  append (text,
          describe_days (facts, binome_statement_get_date (row, 5), binome_statement_get_date (row, 6)));
  if (*binome_statement_get_text (row, 7) != '\0')
    append (text,
            binome_letter_words_fill (facts->words, "stands-in", binome_statement_get_text (row, 7), NULL));
  return g_strdup (text->str);
}

/* Takes @members. */
static char *
join (const BinomeLetterFacts *facts, char *members, const char *member)
{
  char *joined = binome_letter_words_fill (facts->words, "team-next", members, member, NULL);

  g_free (members);
  return joined;
}

/**
 * binome_letter_team_describe:
 * @facts: of a letter
 *
 * Returns: (transfer full): one line that names the team, with functions, shares and days; empty where the
 *   tutee has one tutor from the day of the letter on
 */
char *
binome_letter_team_describe (BinomeLetterFacts *facts)
{
  BinomeStatement *row = read_team (facts);
  g_autofree char *members = NULL;
  gint64 first = 0;
  gboolean several = FALSE;

  while (row != NULL && binome_statement_step (row, &facts->error))
    {
      g_autofree char *part = describe_part (facts, row);
      g_autofree char *member
          = binome_letter_words_fill (facts->words, "part", binome_statement_get_text (row, 1), part, NULL);

      first = first != 0 ? first : binome_statement_get_integer (row, 0);
      several = several || binome_statement_get_integer (row, 0) != first;
      members = members == NULL ? g_steal_pointer (&member) : join (facts, members, member);
    }

  return several ? binome_letter_words_fill (facts->words, "team", members, NULL) : g_strdup ("");
}

/* When the recipient stands in for a tutor of the pair next, and for whom; to the tutee, when somebody does.
 * NULL for nobody. Columns: who is away, first day, last day, who stands in. */
static BinomeStatement *
read_stand_in (BinomeLetterFacts *facts)
{
  BinomeEntity *pair = facts->entities[BINOME_LETTER_PAIR_SOURCE];
  BinomeEntity *part = facts->entities[BINOME_LETTER_PERSON_PART];
  BinomeStatement *row;

  if (pair == NULL || part == NULL || facts->error != NULL)
    return NULL;

  row = binome_db_prepare (facts->db,
                           "SELECT " BINOME_SQL_NAME ("o") ", q.starts_on, q.ends_on, " BINOME_SQL_NAME (
                               "s") " FROM tutor_period q JOIN pair x ON x.id = q.pair"
                                    " JOIN enrolment f ON f.id = q.replaces JOIN person o ON o.id = f.person"
                                    " JOIN enrolment g ON g.id = q.tutor JOIN person s ON s.id = g.person"
                                    " WHERE q.pair = ?1 AND ?2 IN (q.tutor, x.tutee)"
                                    " AND (q.ends_on IS NULL OR q.ends_on >= ?3)"
                                    " ORDER BY q.starts_on, q.id LIMIT 1",
                           &facts->error);
  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (pair));
  binome_statement_bind_integer (row, 2, binome_entity_get_id (part));
  binome_statement_bind_date (row, 3, facts->today);
  return binome_statement_step (row, &facts->error) ? row : NULL;
}

/**
 * binome_letter_team_name_stand_in:
 * @facts: of a letter
 *
 * Returns: (transfer full): who stands in for a tutor: the recipient, or somebody for the tutor of the
 *   recipient; empty for nobody
 */
char *
binome_letter_team_name_stand_in (BinomeLetterFacts *facts)
{
  BinomeStatement *row = read_stand_in (facts);

  return g_strdup (row != NULL ? binome_statement_get_text (row, 3) : "");
}

/**
 * binome_letter_team_name_replaced:
 * @facts: of a letter
 *
 * Returns: (transfer full): for whom; empty for nobody
 */
char *
binome_letter_team_name_replaced (BinomeLetterFacts *facts)
{
  BinomeStatement *row = read_stand_in (facts);

  return g_strdup (row != NULL ? binome_statement_get_text (row, 0) : "");
}

/**
 * binome_letter_team_describe_days:
 * @facts: of a letter
 *
 * Returns: (transfer full): from when to when; empty for nobody
 */
char *
binome_letter_team_describe_days (BinomeLetterFacts *facts)
{
  BinomeStatement *row = read_stand_in (facts);

  return row != NULL
             ? describe_days (facts, binome_statement_get_date (row, 1), binome_statement_get_date (row, 2))
             : g_strdup ("");
}
