/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own in letters, as far as those who read the letter may see them: what only
 * co-ordinators may see is in none, what is for the person it is about only in a letter to that person. */

#include "binome-letter-own.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-text.h"

/* Of whom a letter can tell such a field. */
static const struct
{
  BinomeLetterSource source;
  const char *name;
  const char *label;
  gboolean tutor;
  gboolean tutee;
} subjects[] = {
  { BINOME_LETTER_PERSON_SOURCE, "person", N_ ("Recipient"), FALSE, FALSE },
  { BINOME_LETTER_TUTOR, "tutor", N_ ("Tutor"), TRUE, FALSE },
  { BINOME_LETTER_TUTEE, "tutee", N_ ("Tutee"), FALSE, TRUE },
  { BINOME_LETTER_CANDIDATE, "candidate", N_ ("Candidate"), FALSE, FALSE },
};

static void
own_free (gpointer data)
{
  BinomeLetterOwn *own = data;

  g_free (own->name);
  g_free (own->label);
  g_object_unref (own->definition);
  g_free (own);
}

/* “Taille de gants” is “taille-de-gants”. */
static char *
make_word (const char *title)
{
  g_autofree char *folded = binome_text_fold (title);
  GString *word = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0 && word->str[word->len - 1] != '-')
        g_string_append_c (word, '-');
    }
  if (word->len > 0 && word->str[word->len - 1] == '-')
    g_string_truncate (word, word->len - 1);
  return g_string_free (word, FALSE);
}

static gboolean
may_be_read (BinomeEntity *definition)
{
  return !binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_SENSITIVE)
         && binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_AUDIENCE)
                != BINOME_FIELD_AUDIENCE_COORDINATORS
         && binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND) != BINOME_FIELD_KIND_FILE;
}

static void
add_field (GPtrArray *own, BinomeEntity *definition)
{
  int scope = binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE);
  const char *title = binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE);
  g_autofree char *word = make_word (title);

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.own.%s", subjects[i].name, word);
      BinomeLetterOwn *field;

      if ((scope == BINOME_FIELD_SCOPE_TUTOR && !subjects[i].tutor)
          || (scope == BINOME_FIELD_SCOPE_TUTEE && !subjects[i].tutee)
          || binome_letter_own_find (own, name) != NULL)
        continue;
      field = g_new (BinomeLetterOwn, 1);
      field->name = g_steal_pointer (&name);
      field->label = g_strdup_printf (_ ("%1$s: %2$s"), _ (subjects[i].label), title);
      field->source = subjects[i].source;
      field->definition = g_object_ref (definition);
      g_ptr_array_add (own, field);
    }
}

/**
 * binome_letter_own_list:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeLetterOwn) (nullable): the fields that a letter may name
 */
GPtrArray *
binome_letter_own_list (BinomeDb *db, GError **error)
{
  g_autoptr (GPtrArray) definitions = binome_own_fields_list (db, error);
  GPtrArray *own;

  if (definitions == NULL)
    return NULL;

  own = g_ptr_array_new_with_free_func (own_free);
  for (guint i = 0; i < definitions->len; i++)
    if (may_be_read (definitions->pdata[i]))
      add_field (own, definitions->pdata[i]);
  return own;
}

/**
 * binome_letter_own_find:
 * @own: (nullable) (element-type BinomeLetterOwn): fields
 * @name: as a letter names one
 *
 * Returns: (nullable): the field
 */
const BinomeLetterOwn *
binome_letter_own_find (GPtrArray *own, const char *name)
{
  for (guint i = 0; own != NULL && i < own->len; i++)
    if (g_str_equal (((BinomeLetterOwn *)own->pdata[i])->name, name))
      return own->pdata[i];

  return NULL;
}

/* Whose answer it is: the person, or for a field of tutors and tutees their part in the programme. */
static gint64
find_owner (const BinomeLetterOwn *field, const BinomeLetterFacts *facts)
{
  gboolean of_person = binome_entity_get_choice (field->definition, BINOME_FIELD_DEFINITION_SCOPE)
                       == BINOME_FIELD_SCOPE_PERSON;
  /* The part stands two places behind the person, see #BinomeLetterSource. */
  BinomeEntity *owner = facts->entities[of_person ? field->source : field->source + 2];

  return owner != NULL ? binome_entity_get_id (owner) : 0;
}

static gboolean
reader_may_see (const BinomeLetterOwn *field, const BinomeLetterFacts *facts)
{
  BinomeEntity *subject = facts->entities[field->source];

  return binome_entity_get_choice (field->definition, BINOME_FIELD_DEFINITION_AUDIENCE)
             == BINOME_FIELD_AUDIENCE_EVERYONE
         || (subject != NULL && binome_entity_get_id (subject) == facts->reader);
}

gboolean
binome_letter_own_is_name (const char *field)
{
  return strstr (field, ".own.") != NULL;
}

/**
 * binome_letter_own_look_up:
 * @field: as a letter names it
 * @facts: whom the letter speaks of, and who reads it; keeps the error of a reading that failed
 *
 * Returns: (transfer full) (nullable): what the field holds, as far as those who read the letter may see it
 */
char *
binome_letter_own_look_up (const char *field, BinomeLetterFacts *facts)
{
  const BinomeLetterOwn *own = binome_letter_own_find (facts->own, field);
  gint64 owner = own != NULL ? find_owner (own, facts) : 0;
  g_autoptr (GPtrArray) values = NULL;

  if (owner == 0 || facts->error != NULL || !reader_may_see (own, facts))
    return NULL;

  values = binome_own_values_load (
      facts->db, (BinomeFieldScope)binome_entity_get_choice (own->definition, BINOME_FIELD_DEFINITION_SCOPE),
      owner, &facts->error);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const BinomeOwnValue *value = values->pdata[i];

      if (binome_entity_get_id (value->definition) == binome_entity_get_id (own->definition))
        return g_strdup (value->text);
    }

  return NULL;
}
