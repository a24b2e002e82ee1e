/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits a full name into family name and given name, as staff lists write them. */

#include "binome-name-split.h"

#include <stdlib.h>
#include <string.h>

#include "binome-text.h"

/* Folded. They belong to the word after them. */
static const char *const particles[]
    = { "al",  "ben", "bin", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "do",
        "dos", "du",  "el",  "l'", "la",  "le", "les", "ter",   "van", "von", "zu",  NULL };

/* Folded. Not part of a name. */
static const char *const titles[]
    = { "m.",  "mr",  "mr.",  "mme",  "mme.", "mlle", "mlle.", "monsieur", "madame", "ms",
        "ms.", "mrs", "mrs.", "miss", "dr",   "dr.",  "pr.",   "me.",      NULL };

/* Folded and sorted. Frequent given names of France and of England that are seldom family names as well. */
static const char *const common_given[] = {
  "adele",      "adrien",     "agathe",     "agnes",      "ahmed",     "alain",     "alexandra", "alexandre",
  "alice",      "aline",      "amandine",   "amelie",     "amina",     "anais",     "andrew",    "anna",
  "anne",       "annie",      "antoine",    "arnaud",     "arthur",    "audrey",    "aurelie",   "aurelien",
  "axel",       "baptiste",   "beatrice",   "benjamin",   "brigitte",  "bruno",     "camille",   "carole",
  "caroline",   "catherine",  "cecile",     "cedric",     "celine",    "chantal",   "charlotte", "chloe",
  "christelle", "christian",  "christine",  "christophe", "claire",    "clara",     "claude",    "claudine",
  "clement",    "clementine", "corinne",    "cyril",      "damien",    "daniel",    "danielle",  "delphine",
  "didier",     "dominique",  "dorothee",   "elisabeth",  "elise",     "elodie",    "emilie",    "emily",
  "emma",       "emmanuel",   "emmanuelle", "eric",       "estelle",   "eva",       "fabien",    "fabienne",
  "fabrice",    "fatima",     "fatou",      "florence",   "florian",   "franck",    "francois",  "francoise",
  "frederic",   "frederique", "gaelle",     "gerard",     "gilles",    "guillaume", "gwenaelle", "helene",
  "hugo",       "ines",       "isabelle",   "jacqueline", "jacques",   "james",     "jean",      "jeanne",
  "jennifer",   "jerome",     "jessica",    "joel",       "john",      "jonathan",  "josephine", "julie",
  "julien",     "juliette",   "karim",      "karine",     "kevin",     "laetitia",  "laura",     "laure",
  "lea",        "leila",      "lena",       "loic",       "louise",    "luc",       "lucas",     "lucie",
  "ludovic",    "manon",      "marc",       "margaux",    "marie",     "marina",    "marine",    "marion",
  "mary",       "mathieu",    "mathilde",   "matthieu",   "maxime",    "melanie",   "michael",   "mickael",
  "mohamed",    "monique",    "muriel",     "nadia",      "nadine",    "nathalie",  "nicolas",   "nicole",
  "noemie",     "oceane",     "olivia",     "olivier",    "pascale",   "patrice",   "patricia",  "patrick",
  "paul",       "pauline",    "philippe",   "pierre",     "quentin",   "rachid",    "raphael",   "raphaelle",
  "remi",       "romain",     "sabrina",    "samia",      "samuel",    "sandra",    "sandrine",  "sarah",
  "sebastien",  "serge",      "sophie",     "stephane",   "stephanie", "susan",     "sylvain",   "sylvie",
  "theo",       "thibault",   "thierry",    "valerie",    "veronique", "victor",    "virginie",  "william",
  "xavier",     "yann",       "yannick",    "yasmine",    "yves",      "yvette",    "zoe",
};

typedef struct
{
  char **words;
  guint n;
} Words;

static gboolean
is_particle (const char *word)
{
  g_autofree char *folded = binome_text_fold (word);

  return g_strv_contains (particles, folded);
}

/* Whether a word is written in capitals, as family names are on French lists; one letter says nothing. */
static gboolean
is_capitals (const char *word)
{
  guint n_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_letters += g_unichar_isalpha (c) ? 1 : 0;
    }

  return n_letters > 1 && !g_str_has_suffix (word, ".");
}

static char *
join (const Words *words, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, words->words[i]);
    }

  return g_string_free (text, FALSE);
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *)b);
}

/**
 * binome_name_is_common_given:
 * @word: a word, in UTF-8
 *
 * Returns: whether @word, or its part before a hyphen, is a frequent given name and seldom a family name
 */
gboolean
binome_name_is_common_given (const char *word)
{
  g_autofree char *folded = binome_text_fold (word);

  folded[strcspn (folded, "- ")] = '\0';
  return bsearch (folded, common_given, G_N_ELEMENTS (common_given), sizeof common_given[0], compare_words)
         != NULL;
}

/* “MARTIN Claire”, “Jean de LA TOUR”: capitals beside words in small letters. */
static gboolean
split_by_capitals (const Words *words, char **family, char **given)
{
  g_autofree gboolean *of_family = g_new0 (gboolean, words->n);
  GString *parts[2];
  guint n_capitals = 0;
  gboolean small = FALSE;

  for (guint i = words->n; i-- > 0;)
    {
      const char *word = words->words[i];

      of_family[i] = is_capitals (word) || (i + 1 < words->n && of_family[i + 1] && is_particle (word));
      n_capitals += is_capitals (word) ? 1 : 0;
      small |= !of_family[i];
    }
  if (n_capitals == 0 || !small)
    return FALSE;

  parts[0] = g_string_new (NULL);
  parts[1] = g_string_new (NULL);
  for (guint i = 0; i < words->n; i++)
    {
      GString *part = parts[of_family[i] ? 0 : 1];

      if (part->len > 0)
        g_string_append_c (part, ' ');
      g_string_append (part, words->words[i]);
    }
  *family = g_string_free (parts[0], FALSE);
  *given = g_string_free (parts[1], FALSE);
  return TRUE;
}

/* The word after the family name that the name begins with: its particles and the word they belong to. */
static guint
family_end (const Words *words)
{
  guint end = 0;

  while (end + 1 < words->n && is_particle (words->words[end]))
    end++;

  return end + 1;
}

/* Where the family name begins after the given names. */
static guint
family_start (const Words *words)
{
  guint start = words->n - 1;

  for (guint i = 1; i + 1 < words->n; i++)
    if (is_particle (words->words[i]))
      return i;

  return start;
}

static gboolean
begins_with_family (const Words *words, BinomeNameOrder order)
{
  if (order != BINOME_NAME_ORDER_AUTO)
    return order == BINOME_NAME_ORDER_FAMILY_FIRST;
  if (is_particle (words->words[0]) && family_end (words) < words->n)
    return TRUE;

  return !binome_name_is_common_given (words->words[0])
         && binome_name_is_common_given (words->words[words->n - 1]);
}

static void
drop_title (Words *words)
{
  g_autofree char *first = words->n > 1 ? binome_text_fold (words->words[0]) : NULL;

  /* “M” without its dot may be an initial; before two more words it is not. */
  if (first != NULL && (g_strv_contains (titles, first) || (words->n > 2 && strcmp (first, "m") == 0)))
    {
      words->words++;
      words->n--;
    }
}

static gboolean
split_at_comma (const char *text, const char *comma, char **family, char **given)
{
  g_autofree char *before = g_strndup (text, (gsize)(comma - text));

  *family = binome_text_clean_line (before);
  *given = binome_text_clean_line (comma + 1);
  return **family != '\0' && **given != '\0';
}

static gboolean
split_words (Words *words, BinomeNameOrder order, char **family, char **given)
{
  guint cut;

  drop_title (words);
  if (words->n < 2)
    {
      *family = join (words, 0, words->n);
      *given = g_strdup ("");
      return FALSE;
    }
  if (split_by_capitals (words, family, given))
    return TRUE;

  if (begins_with_family (words, order))
    {
      cut = MIN (family_end (words), words->n - 1);
      *family = join (words, 0, cut);
      *given = join (words, cut, words->n);
    }
  else
    {
      cut = family_start (words);
      *given = join (words, 0, cut);
      *family = join (words, cut, words->n);
    }
  return TRUE;
}

/**
 * binome_name_split:
 * @name: (nullable): a full name, in UTF-8
 * @order: the order of its parts, where that is known
 * @family: (out) (transfer full): the family name, with its particles; empty for a blank @name
 * @given: (out) (transfer full): the given names; empty where there is only one word
 *
 * A comma ends the family name; or else words in capitals are the family name; or else @order counts. With
 * no order known, a particle or a frequent given name at the end shows that the family name comes first;
 * otherwise the last word is the family name. A title such as “Mme” is left out.
 *
 * Returns: whether both parts were found
 */
gboolean
binome_name_split (const char *name, BinomeNameOrder order, char **family, char **given)
{
  g_autofree char *line = binome_text_clean_line (name);
  g_auto (GStrv) words = NULL;
  const char *comma;
  Words span;

  /* Copies from web pages have no-break spaces between the words. */
  for (char *space; (space = strstr (line, "\xc2\xa0")) != NULL;)
    {
      space[0] = ' ';
      memmove (space + 1, space + 2, strlen (space + 2) + 1);
    }
  comma = strchr (line, ',');
  if (comma != NULL)
    return split_at_comma (line, comma, family, given);

  words = g_strsplit (line, " ", -1);
  span = (Words){ words, g_strv_length (words) };
  return split_words (&span, order, family, given);
}

/**
 * binome_name_proper_case:
 * @name: (nullable): a name, in UTF-8
 *
 * Writes a name in capitals with a capital only at the beginning of each of its parts, and French particles
 * small: “DE LA TOUR” becomes “de La Tour”. A name that has small letters already is somebody’s choice and
 * stays as it is.
 *
 * Returns: (transfer full): the name
 */
char *
binome_name_proper_case (const char *name)
{
  g_autofree char *line = binome_text_clean_line (name);
  g_auto (GStrv) words = NULL;
  GString *proper;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return g_steal_pointer (&line);

  proper = g_string_sized_new (strlen (line));
  words = g_strsplit (line, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean small = words[i + 1] != NULL && (strcmp (words[i], "DE") == 0 || strcmp (words[i], "D'") == 0);
      gboolean start = TRUE;

      if (i > 0)
        g_string_append_c (proper, ' ');
      /* “D’ARTAGNAN” has its particle in the same word. */
      if (g_str_has_prefix (words[i], "D'") || g_str_has_prefix (words[i], "D’"))
        start = FALSE;
      for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (proper, start && !small ? g_unichar_toupper (c) : g_unichar_tolower (c));
          if (!g_unichar_ismark (c))
            start = !g_unichar_isalpha (c);
        }
    }

  return g_string_free (proper, FALSE);
}
