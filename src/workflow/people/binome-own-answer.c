/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type into fields of the company’s own, turned into what the file keeps, and back. */

#include "binome-own-answer.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

#define MAX_TEXT 300       /* characters */
#define MAX_LONG_TEXT 5000 /* characters */
#define MAX_ADDRESS 2000   /* characters */
#define MAX_OTHER 1000     /* characters: a list of choices is the longest of the other answers */
#define MAX_NUMBER 1e12
#define DECIMALS 6
#define MAX_SCALE 2

/**
 * binome_own_answer_is_structured:
 * @kind: a kind of field
 *
 * Whether two such answers can be compared by a rule, as the matching does: free text, people and files
 * cannot.
 */
gboolean
binome_own_answer_is_structured (BinomeFieldKind kind)
{
  return !binome_own_answer_is_text (kind) && kind != BINOME_FIELD_KIND_PERSON
         && kind != BINOME_FIELD_KIND_FILE;
}

/* Whether the field has a list of choices. */
gboolean
binome_own_answer_has_choices (BinomeFieldKind kind)
{
  return kind == BINOME_FIELD_KIND_CHOICE || kind == BINOME_FIELD_KIND_CHOICES
         || kind == BINOME_FIELD_KIND_LEVELS;
}

/* Whether anything may be written into it. */
gboolean
binome_own_answer_is_text (BinomeFieldKind kind)
{
  return kind == BINOME_FIELD_KIND_TEXT || kind == BINOME_FIELD_KIND_LONG_TEXT;
}

static BinomeFieldKind
kind_of (BinomeEntity *definition)
{
  return (BinomeFieldKind)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);
}

/**
 * binome_own_answer_split:
 * @lines: choices, or several answers, one a line
 *
 * Returns: (transfer full): each by itself, tidied, without the empty ones
 */
GStrv
binome_own_answer_split (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *line = binome_text_clean_line (parts[i]);

      if (*line != '\0')
        g_strv_builder_add (builder, line);
    }
  return g_strv_builder_end (builder);
}

/* ---- reading ---- */

static char *refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static char *
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (BINOME_ERROR, BINOME_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return NULL;
}

static char *
check_length (char *text, glong maximum, GError **error)
{
  if (g_utf8_strlen (text, -1) <= maximum)
    return text;

  g_free (text);
  return refuse (error,
                 ngettext ("The text is longer than %ld character.",
                           "The text is longer than %ld characters.", (gulong)maximum),
                 maximum);
}

static char *
read_long_text (const char *text, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        g_string_append (clean, p[1] == '\n' ? "" : "\n");
      else if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }
  g_strchomp (clean->str);
  return check_length (g_string_free (clean, FALSE), MAX_LONG_TEXT, error);
}

/* A number as people type it: a comma or a point, blanks between thousands. NaN where it is none. */
static double
parse_number (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *last = strrchr (text, ',');
  char *end = NULL;
  double number;

  if (last == NULL || (strrchr (text, '.') != NULL && strrchr (text, '.') > last))
    last = strrchr (text, '.');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (p == last)
        g_string_append_c (digits, '.');
      else if (g_ascii_isdigit (c))
        g_string_append_unichar (digits, c);
      else if ((c == '-' || c == 0x2212 || c == '+') && digits->len == 0)
        g_string_append_c (digits, c == '+' ? '+' : '-');
      else if (!g_unichar_isspace (c) && c != ',' && c != '.' && c != '\'' && c != 0x2019)
        return NAN;
    }
  if (strpbrk (digits->str, "0123456789") == NULL)
    return NAN;

  number = g_ascii_strtod (digits->str, &end);
  return *end == '\0' ? number : NAN;
}

static char *
write_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.6f", number);
  for (length = strlen (buffer); buffer[length - 1] == '0'; length--)
    ;
  if (buffer[length - 1] == '.')
    length--;
  buffer[length] = '\0';
  return g_strdup (g_str_equal (buffer, "-0") ? "0" : buffer);
}

static char *
read_number (const char *text, GError **error)
{
  double number = parse_number (text);

  if (isnan (number))
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is no number."), text);
  if (fabs (number) > MAX_NUMBER)
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is too large a number."), text);

  return write_number (number);
}

static char *
read_scale (const char *text, GError **error)
{
  double number = parse_number (text);

  if (isnan (number) || fabs (number) > MAX_SCALE || number != floor (number))
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is none of −2, −1, 0, +1 and +2."), text);

  return write_number (number);
}

static char *
read_date (const char *text, GError **error)
{
  BinomeDate date = binome_date_parse_iso (text);

  if (date == BINOME_DATE_NONE)
    date = binome_date_parse_local (text);
  if (date == BINOME_DATE_NONE)
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is no date."), text);

  return binome_date_format_iso (date);
}

/**
 * binome_own_answer_find_yes_no:
 * @text: what somebody wrote, in the language of the user or as spreadsheets of any language write it
 *
 * Returns: 1 for yes, 0 for no, -1 for neither
 */
int
binome_own_answer_find_yes_no (const char *text)
{
  static const char *const yes[] = { "yes", "y", "true", "oui", "o", "vrai", "1", "x", "✓", "✔", NULL };
  static const char *const no[] = { "no", "n", "false", "non", "faux", "0", NULL };
  g_autofree char *folded = binome_text_fold (text);
  g_autofree char *local_yes = binome_text_fold (_ ("Yes"));
  g_autofree char *local_no = binome_text_fold (_ ("No"));

  if (g_str_equal (folded, local_yes) || g_strv_contains (yes, folded))
    return 1;

  return g_str_equal (folded, local_no) || g_strv_contains (no, folded) ? 0 : -1;
}

static char *
read_yes_no (const char *text, GError **error)
{
  int answer = binome_own_answer_find_yes_no (text);

  if (answer < 0)
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is neither yes nor no."), text);

  return g_strdup (answer == 1 ? "yes" : "no");
}

/* Which of the choices it is, by name, whatever the accents and case; -1 for none. */
static int
find_choice (GStrv choices, const char *text)
{
  g_autofree char *folded = binome_text_fold (text);

  for (int i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *choice = binome_text_fold (choices[i]);

      if (g_str_equal (g_strstrip (folded), choice))
        return i;
    }

  return -1;
}

static char *
refuse_choice (GStrv choices, const char *text, GError **error)
{
  /* Translators: between the items of a list */
  g_autofree char *list = g_strjoinv (_ (", "), choices);

  /* Translators: what somebody typed, then the choices there are. */
  return refuse (error, _ ("“%1$s” is none of the choices: %2$s."), text, list);
}

static GStrv
get_choices (BinomeEntity *definition)
{
  return binome_own_answer_split (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_CHOICES));
}

static char *
read_choice (BinomeEntity *definition, const char *text, GError **error)
{
  g_auto (GStrv) choices = get_choices (definition);
  int found = find_choice (choices, text);

  return found >= 0 ? g_strdup (choices[found]) : refuse_choice (choices, text, error);
}

/* Marks the choices that @text names; FALSE where it names something else as well. */
static gboolean
mark_choices (GStrv choices, const char *text, gboolean *marked, char **unknown)
{
  static const char *const separators[] = { "\n", ";", "|", ",", "/" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) parts = NULL;
      int found;

      if (strstr (text, separators[i]) == NULL)
        continue;
      /* A choice may hold a comma itself: what is a choice as it stands is not taken apart. */
      found = find_choice (choices, text);
      if (found >= 0)
        break;
      parts = g_strsplit (text, separators[i], -1);
      for (guint p = 0; parts[p] != NULL; p++)
        if (!mark_choices (choices, g_strstrip (parts[p]), marked, unknown))
          return FALSE;
      return TRUE;
    }

  if (binome_text_is_blank (text))
    return TRUE;
  if (find_choice (choices, text) < 0)
    {
      *unknown = g_strdup (text);
      return FALSE;
    }
  marked[find_choice (choices, text)] = TRUE;
  return TRUE;
}

/* In the order of the choices, each once. */
static char *
read_choices (BinomeEntity *definition, const char *text, GError **error)
{
  g_auto (GStrv) choices = get_choices (definition);
  g_autofree gboolean *marked = g_new0 (gboolean, g_strv_length (choices) + 1);
  g_autofree char *unknown = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  if (!mark_choices (choices, text, marked, &unknown))
    return refuse_choice (choices, unknown, error);

  for (guint i = 0; choices[i] != NULL; i++)
    if (marked[i])
      g_string_append_printf (answer, "%s%s", answer->len > 0 ? "\n" : "", choices[i]);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static char *
read_person (const char *text, GError **error)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is nobody in the list of people."), text);

  return g_strdup_printf ("%" G_GUINT64_FORMAT, id);
}

/* A whole path, or an address such as of the intranet. */
static char *
read_file (const char *text, GError **error)
{
  g_autofree char *uri = NULL;

  if (g_path_is_absolute (text))
    uri = g_filename_to_uri (text, NULL, NULL);
  else if (strstr (text, ":/") != NULL && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL))
    uri = g_strdup (text);
  if (uri == NULL)
    /* Translators: %s is what somebody typed. */
    return refuse (error, _ ("“%s” is no whole path of a file and no address."), text);

  return g_steal_pointer (&uri);
}

static glong
get_maximum (BinomeFieldKind kind)
{
  return kind == BINOME_FIELD_KIND_TEXT ? MAX_TEXT : kind == BINOME_FIELD_KIND_FILE ? MAX_ADDRESS : MAX_OTHER;
}

/**
 * binome_own_answer_read:
 * @definition: a field of the company’s own
 * @text: what somebody typed or a spreadsheet holds, or an answer as the file keeps it
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with what is wrong, in the user’s words
 *
 * Of a person only the id is understood: who is meant by a name is for the caller to find out.
 *
 * Returns: (transfer full) (nullable): the answer as the file keeps it; "" for none
 */
char *
binome_own_answer_read (BinomeEntity *definition, const char *text, GError **error)
{
  BinomeFieldKind kind = kind_of (definition);
  g_autofree char *line = NULL;

  if (text == NULL || binome_text_is_blank (text))
    return g_strdup ("");
  if (kind == BINOME_FIELD_KIND_LONG_TEXT)
    return read_long_text (text, error);

  line = kind == BINOME_FIELD_KIND_CHOICES ? g_utf8_make_valid (text, -1) : binome_text_clean_line (text);
  line = check_length (g_steal_pointer (&line), get_maximum (kind), error);
  if (line == NULL)
    return NULL;
  switch (kind)
    {
    case BINOME_FIELD_KIND_TEXT:
      return g_steal_pointer (&line);
    case BINOME_FIELD_KIND_CHOICES:
      return read_choices (definition, line, error);
    case BINOME_FIELD_KIND_NUMBER:
      return read_number (line, error);
    case BINOME_FIELD_KIND_DATE:
      return read_date (line, error);
    case BINOME_FIELD_KIND_YES_NO:
      return read_yes_no (line, error);
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_LEVELS:
      return read_choice (definition, line, error);
    case BINOME_FIELD_KIND_SCALE:
      return read_scale (line, error);
    case BINOME_FIELD_KIND_PERSON:
      return read_person (line, error);
    case BINOME_FIELD_KIND_FILE:
      return read_file (line, error);
    case BINOME_FIELD_KIND_LONG_TEXT:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- showing ---- */

static char *
format_scale (const char *answer)
{
  int number = (int)g_ascii_strtoll (answer, NULL, 10);

  return number < 0   ? g_strdup_printf ("−%d", -number)
         : number > 0 ? g_strdup_printf ("+%d", number)
                      : g_strdup ("0");
}

/* The last part of the address, as a file manager shows it. */
static char *
format_file (const char *answer)
{
  g_autofree char *path = g_filename_from_uri (answer, NULL, NULL);
  g_autofree char *name = NULL;

  if (path == NULL)
    return g_strdup (answer);
  name = g_path_get_basename (path);
  return g_filename_display_name (name);
}

/**
 * binome_own_answer_format:
 * @definition: a field of the company’s own
 * @answer: an answer as the file keeps it
 *
 * Returns: (transfer full): @answer for people, in the user’s language, "" for none. What does not fit the
 *   field is shown as it is; a person stays an id.
 */
char *
binome_own_answer_format (BinomeEntity *definition, const char *answer)
{
  BinomeDate date;

  if (answer == NULL || *answer == '\0')
    return g_strdup ("");

  switch (kind_of (definition))
    {
    case BINOME_FIELD_KIND_NUMBER:
      return isnan (parse_number (answer)) ? g_strdup (answer)
                                           : binome_text_format_number (parse_number (answer), DECIMALS);
    case BINOME_FIELD_KIND_DATE:
      date = binome_date_parse_iso (answer);
      return date == BINOME_DATE_NONE ? g_strdup (answer) : binome_date_format (date, BINOME_DATE_SHORT);
    case BINOME_FIELD_KIND_YES_NO:
      return g_strdup (g_str_equal (answer, "yes") ? _ ("Yes") : _ ("No"));
    case BINOME_FIELD_KIND_CHOICES:
      {
        g_auto (GStrv) parts = binome_own_answer_split (answer);

        /* Translators: between the items of a list */
        return g_strjoinv (_ (", "), parts);
      }
    case BINOME_FIELD_KIND_SCALE:
      return format_scale (answer);
    case BINOME_FIELD_KIND_FILE:
      return format_file (answer);
    case BINOME_FIELD_KIND_TEXT:
    case BINOME_FIELD_KIND_LONG_TEXT:
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_LEVELS:
    case BINOME_FIELD_KIND_PERSON:
    default:
      return g_strdup (answer);
    }
}

/**
 * binome_own_answer_get_number:
 * @definition: a field of the company’s own
 * @answer: an answer as the file keeps it
 *
 * Returns: @answer as a number: of levels the place from 1, of yes and no 1 and 0; NaN where it is none
 */
double
binome_own_answer_get_number (BinomeEntity *definition, const char *answer)
{
  if (*answer == '\0')
    return NAN;

  switch (kind_of (definition))
    {
    case BINOME_FIELD_KIND_NUMBER:
    case BINOME_FIELD_KIND_SCALE:
      return parse_number (answer);
    case BINOME_FIELD_KIND_YES_NO:
      return g_str_equal (answer, "yes") ? 1 : 0;
    case BINOME_FIELD_KIND_LEVELS:
      {
        g_auto (GStrv) choices = get_choices (definition);
        int found = find_choice (choices, answer);

        return found >= 0 ? found + 1 : NAN;
      }
    case BINOME_FIELD_KIND_TEXT:
    case BINOME_FIELD_KIND_LONG_TEXT:
    case BINOME_FIELD_KIND_DATE:
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_CHOICES:
    case BINOME_FIELD_KIND_PERSON:
    case BINOME_FIELD_KIND_FILE:
    default:
      return NAN;
    }
}

/**
 * binome_own_answer_add_match_values:
 * @definition: a field of the company’s own
 * @answer: an answer as the file keeps it
 * @texts: keeps the texts of the values
 * @values: (element-type BinomeMatchValue): gets the values added
 *
 * What the matching compares. Numbers (rounded to whole ones), levels (their place from 1), the scale and
 * yes or no (1 and 0) are numbers; one of a list and days are a text, several of a list one text for each.
 * A kind that is not structured, no answer, and one that does not fit the field add nothing.
 */
void
binome_own_answer_add_match_values (BinomeEntity *definition, const char *answer, GStringChunk *texts,
                                    GArray *values)
{
  BinomeMatchValue value = { .field = binome_entity_get_id (definition) };
  double number = binome_own_answer_get_number (definition, answer);
  g_auto (GStrv) parts = NULL;

  if (*answer == '\0' || !binome_own_answer_is_structured (kind_of (definition)))
    return;
  if (!isnan (number))
    {
      value.number = (int)CLAMP (round (number), -G_MAXINT, G_MAXINT);
      g_array_append_val (values, value);
      return;
    }

  switch (kind_of (definition))
    {
    case BINOME_FIELD_KIND_CHOICE:
    case BINOME_FIELD_KIND_CHOICES:
      parts = binome_own_answer_split (answer);
      break;
    case BINOME_FIELD_KIND_DATE:
      parts = g_new0 (char *, 2);
      parts[0] = binome_own_answer_format (definition, answer);
      break;
    case BINOME_FIELD_KIND_TEXT:
    case BINOME_FIELD_KIND_LONG_TEXT:
    case BINOME_FIELD_KIND_NUMBER:
    case BINOME_FIELD_KIND_YES_NO:
    case BINOME_FIELD_KIND_LEVELS:
    case BINOME_FIELD_KIND_SCALE:
    case BINOME_FIELD_KIND_PERSON:
    case BINOME_FIELD_KIND_FILE:
    default:
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      value.text = g_string_chunk_insert_const (texts, parts[i]);
      g_array_append_val (values, value);
    }
}
