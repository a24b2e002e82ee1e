/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write on a form, as values of fields: days and numbers in French or English, one of several
 * choices. */

#include "binome-registration-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-date-guess.h"
#include "binome-import-private.h"
#include "binome-own-answer.h"
#include "binome-text.h"

#define MAX_HOURS 1000.0

/* As the form asks: day, month, year; a cell with a day comes as ISO. */
static BinomeDate
parse_day (const char *text)
{
  static const BinomeDateFormat formats[]
      = { BINOME_DATE_FORMAT_ISO, BINOME_DATE_FORMAT_DMY, BINOME_DATE_FORMAT_LONG };
  BinomeDate day = BINOME_DATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (formats) && day == BINOME_DATE_NONE; i++)
    day = binome_date_guess_parse (formats[i], text);
  return day;
}

/* “2”, “2,5”, “2.5 h”; NaN for none. */
static double
parse_number (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double number = g_ascii_strtod (plain, &end);

  /* A unit may follow: “10 h”, “3 ans”. */
  while (*end == ' ' || g_ascii_isalpha (*end))
    end++;
  return end == plain || *end != '\0' || !g_ascii_isdigit (plain[*plain == '-' ? 1 : 0]) ? NAN : number;
}

static char *
take_text (BinomeEntity *entity, guint field, const BinomeField *declared, const char *text)
{
  g_autofree char *clean
      = declared->type == BINOME_FIELD_NOTE ? g_strdup (text) : binome_text_clean_line (text);

  if (declared->type == BINOME_FIELD_TEXT && g_utf8_strlen (clean, -1) > BINOME_IMPORT_MAX_CHARACTERS)
    /* Translators: the name of a field. */
    return g_strdup_printf (_ ("“%s” is too long."), _ (declared->label));
  if (g_str_equal (declared->name, "email") && (strchr (clean, '@') == NULL || strchr (clean, ' ') != NULL))
    return g_strdup_printf (_ ("“%s” is no e-mail address."), clean);

  binome_entity_set_text (entity, field, clean);
  return NULL;
}

static char *
take_number (BinomeEntity *entity, guint field, const BinomeField *declared, const char *text)
{
  gboolean is_level = g_str_equal (declared->name, "grade");
  double number = is_level ? binome_import_parse_level (text) : parse_number (text);
  gboolean whole = declared->type == BINOME_FIELD_INTEGER;

  if (isnan (number) || (is_level && number < 1) || (whole && fmod (number, 1) != 0))
    /* Translators: the name of a field, what was written. */
    return g_strdup_printf (_ ("%1$s: “%2$s” is no number that fits."), _ (declared->label), text);
  if (number < (double)declared->minimum
      || (whole ? declared->maximum > 0 && number > (double)declared->maximum : number > MAX_HOURS))
    return g_strdup_printf (_ ("%1$s: “%2$s” is too large or too small."), _ (declared->label), text);

  if (whole)
    binome_entity_set_integer (entity, field, (gint64)number);
  else
    binome_entity_set_real (entity, field, number);
  return NULL;
}

static char *
take_value (BinomeEntity *entity, guint field, const BinomeField *declared, const char *text)
{
  BinomeDate day;
  int choice;

  switch (declared->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return take_text (entity, field, declared, text);
    case BINOME_FIELD_INTEGER:
    case BINOME_FIELD_REAL:
      return take_number (entity, field, declared, text);
    case BINOME_FIELD_DATE:
      day = parse_day (text);
      if (day == BINOME_DATE_NONE)
        return g_strdup_printf (_ ("%1$s: “%2$s” is no date; write day/month/year."), _ (declared->label),
                                text);
      binome_entity_set_date (entity, field, day);
      return NULL;
    case BINOME_FIELD_CHOICE:
      choice = binome_import_parse_choice (declared->choices, text);
      if (choice < 0)
        return g_strdup_printf (_ ("%1$s: “%2$s” is none of the choices."), _ (declared->label), text);
      binome_entity_set_choice (entity, field, choice);
      return NULL;
    case BINOME_FIELD_BOOLEAN:
      choice = binome_own_answer_find_yes_no (text);
      if (choice < 0)
        /* Translators: the name of a field, what was written. */
        return g_strdup_printf (_ ("%1$s: “%2$s” is neither yes nor no."), _ (declared->label), text);
      binome_entity_set_boolean (entity, field, choice == 1);
      return NULL;
    case BINOME_FIELD_REFERENCE:
    default:
      return NULL; /* not asked on a form */
    }
}

/**
 * binome_registration_take_answer:
 * @entity: whom the answer is about
 * @field: which field
 * @text: what was written; not blank
 * @changed: (out): whether that is new
 *
 * Returns: (transfer full) (nullable): why it cannot be taken; %NULL where it was
 */
char *
binome_registration_take_answer (BinomeEntity *entity, guint field, const char *text, gboolean *changed)
{
  g_autofree char *before = g_strdup_value_contents (binome_entity_peek (entity, field)), *after = NULL;
  char *problem = take_value (entity, field, binome_entity_get_field (entity, field), text);

  after = g_strdup_value_contents (binome_entity_peek (entity, field));
  *changed = problem == NULL && !g_str_equal (before, after);
  return problem;
}
