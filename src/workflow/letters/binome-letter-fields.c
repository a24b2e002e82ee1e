/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that a letter may name. Those of the model need no list: every field of a person, a pair
 * or a programme that may be shown is one, so that a new field of the model is a new field of letters. */

#include "binome-letter-fields.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-letter-library.h"
#include "binome-letter-own.h"
#include "binome-letter-parts.h"
#include "binome-letter-team.h"
#include "binome-text.h"

static const struct
{
  const char *name;
  const char *label;
  GType (*type) (void);
} sources[BINOME_LETTER_N_SOURCES] = {
  [BINOME_LETTER_PERSON_SOURCE] = { "person", N_ ("Recipient"), binome_person_get_type },
  [BINOME_LETTER_PERSON_MANAGER]
  = { "person.manager", N_ ("Recipient’s line manager"), binome_person_get_type },
  [BINOME_LETTER_PERSON_PART] = { "person.part", N_ ("Recipient’s part"), binome_enrolment_get_type },
  [BINOME_LETTER_TUTOR] = { "tutor", N_ ("Tutor"), binome_person_get_type },
  [BINOME_LETTER_TUTOR_MANAGER] = { "tutor.manager", N_ ("Tutor’s line manager"), binome_person_get_type },
  [BINOME_LETTER_TUTOR_PART] = { "tutor.part", N_ ("Tutor’s part"), binome_enrolment_get_type },
  [BINOME_LETTER_TUTEE] = { "tutee", N_ ("Tutee"), binome_person_get_type },
  [BINOME_LETTER_TUTEE_MANAGER] = { "tutee.manager", N_ ("Tutee’s line manager"), binome_person_get_type },
  [BINOME_LETTER_TUTEE_PART] = { "tutee.part", N_ ("Tutee’s part"), binome_enrolment_get_type },
  [BINOME_LETTER_PAIR_SOURCE] = { "pair", N_ ("Pair"), binome_pair_get_type },
  [BINOME_LETTER_PROGRAMME_SOURCE] = { "programme", N_ ("Programme"), binome_programme_get_type },
  [BINOME_LETTER_CANDIDATE] = { "candidate", N_ ("Candidate"), binome_person_get_type },
  [BINOME_LETTER_COORDINATOR] = { "coordinator", N_ ("Co-ordinator"), binome_person_get_type },
  [BINOME_LETTER_SPONSOR] = { "sponsor", N_ ("Sponsor"), binome_person_get_type },
  [BINOME_LETTER_COMPANY] = { "company", N_ ("Company"), binome_organisation_get_type },
};

/* What is no field of the model, but follows from it. */
static const struct
{
  const char *name;
  const char *label;
  gboolean optional; /* nothing is missing where it is empty */
} computed[] = {
  { "today", N_ ("Date of the letter") },
  { "company.city", N_ ("Company: city") },
  { "pair.check-ins", N_ ("Pair: check-ins (a list)") },
  { "pair.skills", N_ ("Pair: skills to learn (a list)") },
  { "pair.action-plan", N_ ("Pair: action plan (a list)") },
  { "pair.tutors", N_ ("Pair: all tutors (a list)") },
  { "pair.team", N_ ("Pair: team of tutors, where there is one"), TRUE },
  { "pair.starts-on", N_ ("Pair: first day") },
  { "pair.ends-on", N_ ("Pair: last day") },
  { "pair.aims", N_ ("Pair: goals, or that they are to be agreed") },
  { "pair.meeting-rhythm", N_ ("Pair: rhythm, or that it is to be agreed") },
  { "pair.meeting-place", N_ ("Pair: place, or that it is to be agreed") },
  { "pair.released-time", N_ ("Pair: hours released, a month and in all") },
  { "stand-in.name", N_ ("Stand-in: name") },
  { "stand-in.for", N_ ("Stand-in: whom they replace") },
  { "stand-in.days", N_ ("Stand-in: from when to when") },
  { "training.title", N_ ("Training: course") },
  { "training.dates", N_ ("Training: days and times") },
  { "training.place", N_ ("Training: place") },
};

/* ---- what there is ---- */

static gboolean
may_be_shown (const BinomeEntityClass *klass, const BinomeField *field, const BinomeLetterWords *words)
{
  g_autofree char *group = NULL;

  if (field->flags & (BINOME_FIELD_INTERNAL | BINOME_FIELD_SENSITIVE) || field->type == BINOME_FIELD_REFERENCE
      || g_str_equal (field->name, "note"))
    return FALSE;
  if (field->type != BINOME_FIELD_CHOICE)
    return TRUE;

  group = g_strdup_printf ("%s.%s", klass->table, field->name);
  return binome_letter_words_has (words, group);
}

typedef struct
{
  char *name;
  char *label;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->name);
  g_free (known->label);
  g_free (known);
}

static void
add_known (GPtrArray *list, char *name, char *label)
{
  Known *known = g_new (Known, 1);

  known->name = name;
  known->label = label;
  g_ptr_array_add (list, known);
}

static void
list_source (GPtrArray *list, guint source, const BinomeLetterWords *words)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (sources[source].type ());
  const BinomeEntityClass *klass = (const BinomeEntityClass *)type_class;

  if (sources[source].type () == BINOME_TYPE_PERSON)
    add_known (list, g_strdup_printf ("%s.name", sources[source].name),
               g_strdup_printf (_ ("%1$s: %2$s"), _ (sources[source].label), _ ("Name")));
  for (guint i = 0; i < klass->n_fields; i++)
    if (may_be_shown (klass, &klass->fields[i], words))
      add_known (list, g_strdup_printf ("%s.%s", sources[source].name, klass->fields[i].name),
                 /* Translators: whom a field of a letter is about, and the field. */
                 g_strdup_printf (_ ("%1$s: %2$s"), _ (sources[source].label), _ (klass->fields[i].label)));
}

/* Those that @letter can have; NULL for all there are. */
static GPtrArray *
list_known (const char *letter)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (known_free);
  g_autoptr (BinomeLetterWords) words = binome_letter_words_load ("en");

  for (guint i = 0; i < BINOME_LETTER_N_SOURCES; i++)
    list_source (list, i, words);
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    add_known (list, g_strdup (computed[i].name), g_strdup (_ (computed[i].label)));
  for (guint i = 0; letter != NULL && i < list->len;)
    if (binome_letter_parts_knows (letter, ((Known *)list->pdata[i])->name))
      i++;
    else
      g_ptr_array_remove_index (list, i);
  for (const BinomeLetterPart *part = letter != NULL ? binome_letter_parts_get (letter) : NULL;
       part != NULL && part->name != NULL; part++)
    add_known (list, g_strdup (part->name), g_strdup (_ (part->label)));
  return list;
}

/**
 * binome_letter_fields_list:
 * @letter: which letter
 *
 * Returns: (transfer full) (element-type utf8): the names of all fields that it may have
 */
GPtrArray *
binome_letter_fields_list (const char *letter)
{
  g_autoptr (GPtrArray) known = list_known (letter);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (names, g_strdup (((Known *)known->pdata[i])->name));
  return names;
}

/**
 * binome_letter_fields_dup_label:
 * @letter: (nullable): which letter; %NULL for any
 * @field: the name of a field
 *
 * Returns: (transfer full): what the user calls it; @field itself where there is no such field
 */
char *
binome_letter_fields_dup_label (const char *letter, const char *field)
{
  g_autoptr (GPtrArray) known = list_known (letter);

  for (guint i = 0; i < known->len; i++)
    if (g_str_equal (((Known *)known->pdata[i])->name, field))
      return g_strdup (((Known *)known->pdata[i])->label);
  return g_strdup (field);
}

/* How many letters must be changed, added or taken away to make one word the other: Levenshtein, 1966. */
static guint
distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint)j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint corner = row[0];

      row[0] = (guint)i + 1;
      for (gsize j = 0; j < n; j++)
        {
          guint next = corner + (g_ascii_tolower (a[i]) == g_ascii_tolower (b[j]) ? 0 : 1);

          next = MIN (next, MIN (row[j], row[j + 1]) + 1);
          corner = row[j + 1];
          row[j + 1] = next;
        }
    }
  return row[n];
}

#define LONGEST_FIELD 80

/**
 * binome_letter_fields_check:
 * @field: what stands between the braces
 * @scope: a #BinomeLetterScope
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with the nearest field there is
 *
 * Returns: whether there is such a field
 */
gboolean
binome_letter_fields_check (const char *field, gpointer scope, GError **error)
{
  const BinomeLetterKind *kind = ((BinomeLetterScope *)scope)->kind;
  GPtrArray *own = ((BinomeLetterScope *)scope)->own;
  g_autoptr (GPtrArray) known = list_known (kind->id);
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      const BinomeLetterOwn *of_company = own->pdata[i];

      if (binome_letter_parts_knows (kind->id, of_company->name))
        add_known (known, g_strdup (of_company->name), g_strdup (of_company->label));
    }
  for (guint i = 0; i < known->len; i++)
    {
      const char *name = ((Known *)known->pdata[i])->name;
      guint far;

      if (g_str_equal (name, field))
        return TRUE;
      far = strlen (field) <= LONGEST_FIELD ? distance (field, name) : G_MAXUINT;
      if (far < least)
        {
          least = far;
          nearest = name;
        }
    }

  if (nearest != NULL)
    /* Translators: two fields of a letter, such as “tutor.name”: one that there is not, one that there is. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("there is no field “{%1$s}”. Is “{%2$s}” meant?"), field, nearest);
  else
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                         _ ("what stands between the braces is no field."));
  return FALSE;
}

/* ---- what they hold ---- */

static char *
format_value (BinomeEntity *entity, guint field, const BinomeLetterFacts *facts)
{
  const BinomeField *declared = binome_entity_get_field (entity, field);
  g_autofree char *group = NULL;
  gint64 number;

  switch (declared->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return g_strdup (binome_entity_get_text (entity, field));
    case BINOME_FIELD_INTEGER:
      number = binome_entity_get_integer (entity, field);
      /* 0 is the way of many fields to say that nothing is known. */
      return number == 0 && declared->initial == 0
                 ? g_strdup ("")
                 : binome_letter_words_format_number (facts->words, (double)number);
    case BINOME_FIELD_REAL:
      return binome_letter_words_format_number (facts->words, binome_entity_get_real (entity, field));
    case BINOME_FIELD_BOOLEAN:
      return binome_letter_words_get (facts->words, "boolean",
                                      binome_entity_get_boolean (entity, field) ? "yes" : "no");
    case BINOME_FIELD_DATE:
      return binome_letter_words_format_date (facts->words, binome_entity_get_date (entity, field));
    case BINOME_FIELD_CHOICE:
      group = g_strdup_printf ("%s.%s", BINOME_ENTITY_GET_CLASS (entity)->table, declared->name);
      return binome_letter_words_get (facts->words, group,
                                      declared->choices[binome_entity_get_choice (entity, field)].id);
    case BINOME_FIELD_REFERENCE:
    default:
      return g_strdup ("");
    }
}

/* The town of an address: its last line, without post code and CEDEX. */
static char *
find_city (BinomeEntity *company)
{
  g_autofree char *address
      = g_strchomp (g_strdup (binome_entity_get_text (company, BINOME_ORGANISATION_ADDRESS)));
  const char *last = strrchr (address, '\n');
  g_autofree char *city = g_strdup (last != NULL ? last + 1 : address);
  const char *start = city + strspn (city, "0123456789 ");
  const char *cedex = strstr (start, " CEDEX");

  return cedex != NULL ? g_strndup (start, (gsize)(cedex - start)) : g_strdup (start);
}

/* ---- the terms of a pair ---- */

/* A day of the pair, or else of its programme. */
static BinomeDate
find_day (const BinomeLetterFacts *facts, guint of_pair, guint of_programme)
{
  BinomeEntity *pair = facts->entities[BINOME_LETTER_PAIR_SOURCE];
  BinomeEntity *programme = facts->entities[BINOME_LETTER_PROGRAMME_SOURCE];
  BinomeDate day = pair != NULL ? binome_entity_get_date (pair, of_pair) : BINOME_DATE_NONE;

  if (day == BINOME_DATE_NONE && programme != NULL)
    day = binome_entity_get_date (programme, of_programme);
  return day;
}

/* What was agreed, or that it is to be. */
static char *
text_or_open (const BinomeLetterFacts *facts, guint field)
{
  BinomeEntity *pair = facts->entities[BINOME_LETTER_PAIR_SOURCE];
  const char *text = pair != NULL ? binome_entity_get_text (pair, field) : "";

  return binome_text_is_blank (text) ? binome_letter_words_get (facts->words, "terms", "open")
                                     : g_strdup (text);
}

/* The hours of the pair, or else those that the programme counts for a tutee; in all, by months of 365/12
 * days. */
static char *
describe_released_time (const BinomeLetterFacts *facts)
{
  BinomeEntity *pair = facts->entities[BINOME_LETTER_PAIR_SOURCE];
  BinomeEntity *programme = facts->entities[BINOME_LETTER_PROGRAMME_SOURCE];
  BinomeDate from = find_day (facts, BINOME_PAIR_STARTED_ON, BINOME_PROGRAMME_STARTS_ON);
  BinomeDate until = find_day (facts, BINOME_PAIR_EXPECTED_END, BINOME_PROGRAMME_ENDS_ON);
  double hours = pair != NULL ? binome_entity_get_real (pair, BINOME_PAIR_HOURS_PER_MONTH) : NAN;
  g_autofree char *month = NULL, *total = NULL;

  if (isnan (hours) && programme != NULL)
    hours = binome_entity_get_real (programme, BINOME_PROGRAMME_HOURS_PER_TUTEE);
  if (isnan (hours))
    return binome_letter_words_get (facts->words, "terms", "hours-open");

  month = binome_letter_words_count (facts->words, "hours", hours);
  if (from == BINOME_DATE_NONE || until < from)
    return g_steal_pointer (&month);
  total = binome_letter_words_count (facts->words, "hours-whole",
                                     round (hours * (until - from + 1) / (365.0 / 12)));
  return binome_letter_words_fill (facts->words, "hours-total", month, total, NULL);
}

static char *
look_up_terms (const char *field, const BinomeLetterFacts *facts)
{
  if (g_str_equal (field, "pair.starts-on"))
    return binome_letter_words_format_date (
        facts->words, find_day (facts, BINOME_PAIR_STARTED_ON, BINOME_PROGRAMME_STARTS_ON));
  if (g_str_equal (field, "pair.ends-on"))
    return binome_letter_words_format_date (
        facts->words, find_day (facts, BINOME_PAIR_EXPECTED_END, BINOME_PROGRAMME_ENDS_ON));
  if (g_str_equal (field, "pair.aims"))
    return text_or_open (facts, BINOME_PAIR_GOALS);
  if (g_str_equal (field, "pair.meeting-rhythm"))
    return text_or_open (facts, BINOME_PAIR_RHYTHM);
  if (g_str_equal (field, "pair.meeting-place"))
    return text_or_open (facts, BINOME_PAIR_PLACE);
  if (g_str_equal (field, "pair.released-time"))
    return describe_released_time (facts);
  return NULL;
}

static char *
look_up_computed (const char *field, BinomeLetterFacts *facts)
{
  if (g_str_equal (field, "pair.tutors"))
    return binome_letter_team_list_names (facts);
  if (g_str_equal (field, "pair.team"))
    return binome_letter_team_describe (facts);
  if (g_str_equal (field, "stand-in.name"))
    return binome_letter_team_name_stand_in (facts);
  if (g_str_equal (field, "stand-in.for"))
    return binome_letter_team_name_replaced (facts);
  if (g_str_equal (field, "stand-in.days"))
    return binome_letter_team_describe_days (facts);
  if (g_str_equal (field, "training.title"))
    return g_strdup (facts->training);
  if (g_str_equal (field, "training.dates"))
    return g_strdup (facts->training_dates);
  if (g_str_equal (field, "training.place"))
    return g_strdup (facts->training_place);
  if (g_str_equal (field, "today"))
    return binome_letter_words_format_date (facts->words, facts->today);
  if (g_str_equal (field, "pair.check-ins"))
    return g_strdup (facts->check_ins);
  if (g_str_equal (field, "pair.skills"))
    return g_strdup (facts->skills);
  if (g_str_equal (field, "pair.action-plan"))
    return g_strdup (facts->action_plan);
  if (g_str_equal (field, "company.city") && facts->entities[BINOME_LETTER_COMPANY] != NULL)
    return find_city (facts->entities[BINOME_LETTER_COMPANY]);
  return look_up_terms (field, facts);
}

static char *
look_up_model (const char *field, const BinomeLetterFacts *facts)
{
  const char *dot = strrchr (field, '.');
  g_autofree char *source = dot != NULL ? g_strndup (field, (gsize)(dot - field)) : NULL;
  BinomeEntity *entity = NULL;

  for (guint i = 0; source != NULL && i < BINOME_LETTER_N_SOURCES; i++)
    if (g_str_equal (sources[i].name, source))
      entity = facts->entities[i];
  if (entity == NULL)
    return NULL;

  if (g_str_equal (dot + 1, "name") && BINOME_IS_PERSON (entity))
    return binome_entity_dup_title (entity);
  for (guint i = 0; i < binome_entity_get_n_fields (entity); i++)
    if (g_str_equal (binome_entity_get_field (entity, i)->name, dot + 1))
      return format_value (entity, i, facts);
  return NULL;
}

static gboolean
is_optional (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (g_str_equal (computed[i].name, field))
      return computed[i].optional;
  return FALSE;
}

static void
note_missing (BinomeLetterFacts *self, const char *field)
{
  const BinomeLetterOwn *own = binome_letter_own_find (self->own, field);
  const char *name = own != NULL ? own->label : field;

  if (!g_ptr_array_find_with_equal_func (self->missing, name, g_str_equal, NULL))
    g_ptr_array_add (self->missing, g_strdup (name));
}

/**
 * binome_letter_fields_lookup:
 * @field: the name of a field
 * @facts: a #BinomeLetterFacts, which remembers what is missing
 *
 * Returns: (transfer full): what the field holds; empty for nothing
 */
char *
binome_letter_fields_lookup (const char *field, gpointer facts)
{
  BinomeLetterFacts *self = facts;
  gboolean is_own = binome_letter_own_is_name (field);
  char *value = is_own ? binome_letter_own_look_up (field, self) : look_up_computed (field, self);

  if (value == NULL && !is_own)
    value = look_up_model (field, self);
  if (value == NULL)
    value = g_strdup ("");
  if (binome_text_is_blank (value) && !is_optional (field))
    note_missing (self, field);
  return value;
}
