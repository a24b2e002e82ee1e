/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises by its name what the law forbids to choose people by. The words are data; each is compared word
 * by word, accents and case aside, so that “stage” is no “âge”. */

#include "binome-forbidden.h"

#include <string.h>
#include <json-glib/json-glib.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

typedef struct
{
  char *id;
  GPtrArray *words;   /* of GStrv: the words that follow each other */
  GPtrArray *but;     /* of GStrv: what contains such a word and is allowed */
  GPtrArray *answers; /* of GStrv: what a field on this offers to choose from */
} Trait;

struct _BinomeForbidden
{
  char *citation;
  GPtrArray *traits; /* of Trait */
};

static const struct
{
  const char *id;
  const char *label;
} labels[] = {
  { "age", NC_ ("forbidden criterion", "age") },
  { "sex", NC_ ("forbidden criterion", "sex or gender") },
  { "orientation", NC_ ("forbidden criterion", "sexual orientation") },
  { "origin", NC_ ("forbidden criterion", "origin or nationality") },
  { "family", NC_ ("forbidden criterion", "family situation or pregnancy") },
  { "name", NC_ ("forbidden criterion", "family name") },
  { "health", NC_ ("forbidden criterion", "health") },
  { "disability", NC_ ("forbidden criterion", "disability") },
  { "genetics", NC_ ("forbidden criterion", "genetic characteristics") },
  { "union", NC_ ("forbidden criterion", "union activities or elected office") },
  { "opinion", NC_ ("forbidden criterion", "political opinions") },
  { "alert", NC_ ("forbidden criterion", "having given the alert") },
  { "religion", NC_ ("forbidden criterion", "religious beliefs") },
  { "appearance", NC_ ("forbidden criterion", "physical appearance") },
  { "residence", NC_ ("forbidden criterion", "place of residence") },
  { "means", NC_ ("forbidden criterion", "economic situation") },
};

static void
trait_free (Trait *trait)
{
  g_free (trait->id);
  g_clear_pointer (&trait->words, g_ptr_array_unref);
  g_clear_pointer (&trait->but, g_ptr_array_unref);
  g_clear_pointer (&trait->answers, g_ptr_array_unref);
  g_free (trait);
}

void
binome_forbidden_free (BinomeForbidden *self)
{
  g_free (self->citation);
  g_ptr_array_unref (self->traits);
  g_free (self);
}

/* The words of a text, folded. A “*” that ends a word stays with it. */
static GStrv
split_words (const char *text, gboolean keep_star)
{
  g_autofree char *folded = binome_text_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || (c == '*' && keep_star))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
        }
      if (c == 0)
        return g_strv_builder_end (words);
    }
}

static gboolean
fail (const char *member, GError **error)
{
  /* Translators: %s is the part of a file that is wrong. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED,
               _ ("The criteria that the law forbids cannot be read: “%s” is wrong."), member);
  return FALSE;
}

static const char *
get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_words (JsonNode *node, GPtrArray *lists)
{
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *text = get_text (json_array_get_element (list, i));
      g_auto (GStrv) words = text != NULL ? split_words (text, TRUE) : NULL;

      if (words == NULL || words[0] == NULL)
        return FALSE;
      g_ptr_array_add (lists, g_steal_pointer (&words));
    }
  return TRUE;
}

static gboolean
read_trait (BinomeForbidden *self, JsonObject *object, GError **error)
{
  const char *id = object != NULL ? get_text (json_object_get_member (object, "id")) : NULL;
  Trait *trait;

  if (id == NULL || binome_forbidden_get_label (id) == NULL)
    return fail ("id", error);

  trait = g_new0 (Trait, 1);
  trait->id = g_strdup (id);
  trait->words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  trait->but = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  trait->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_ptr_array_add (self->traits, trait);
  if (!read_words (json_object_get_member (object, "words"), trait->words))
    return fail ("words", error);
  if (json_object_has_member (object, "but")
      && !read_words (json_object_get_member (object, "but"), trait->but))
    return fail ("but", error);
  if (json_object_has_member (object, "answers")
      && !read_words (json_object_get_member (object, "answers"), trait->answers))
    return fail ("answers", error);
  return TRUE;
}

/**
 * binome_forbidden_new_for_bytes:
 * @bytes: the JSON of a country, with a member `forbidden-criteria`
 * @error: return location for a #GError: %BINOME_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): what is forbidden
 */
BinomeForbidden *
binome_forbidden_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (BinomeForbidden) self = g_new0 (BinomeForbidden, 1);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root, *object;
  JsonNode *criteria;
  const char *citation;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->traits = g_ptr_array_new_with_free_func ((GDestroyNotify)trait_free);
  if (!json_parser_load_from_data (parser, data != NULL ? data : "", (gssize)size, NULL))
    {
      fail ("{", error);
      return NULL;
    }

  root = get_object (json_parser_get_root (parser));
  object = root != NULL ? get_object (json_object_get_member (root, "forbidden-criteria")) : NULL;
  citation = object != NULL ? get_text (json_object_get_member (object, "citation")) : NULL;
  criteria = object != NULL ? json_object_get_member (object, "criteria") : NULL;
  self->citation = g_strdup (citation);
  if (citation == NULL || criteria == NULL || !JSON_NODE_HOLDS_ARRAY (criteria))
    {
      fail (citation == NULL ? "citation" : "criteria", error);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (criteria)); i++)
    if (!read_trait (self, get_object (json_array_get_element (json_node_get_array (criteria), i)), error))
      return NULL;

  return g_steal_pointer (&self);
}

/* How many words of "title", from its first one on, "words" is; 0 for none. */
static guint
match_here (char **title, GStrv words)
{
  guint n = 0;

  for (; words[n] != NULL; n++)
    {
      gsize length = strlen (words[n]);
      gboolean is_start = words[n][length - 1] == '*';

      if (title[n] == NULL
          || (is_start ? strncmp (title[n], words[n], length - 1) != 0 : !g_str_equal (title[n], words[n])))
        return 0;
    }
  return n;
}

static gboolean
contains (GStrv text, const GPtrArray *words)
{
  for (guint k = 0; k < words->len; k++)
    for (guint i = 0; text[i] != NULL; i++)
      if (match_here (text + i, words->pdata[k]) > 0)
        return TRUE;
  return FALSE;
}

/* Marks the words of the title that are part of something allowed. */
static void
cover_allowed (const Trait *trait, GStrv title, gboolean *is_covered)
{
  for (guint k = 0; k < trait->but->len; k++)
    for (guint i = 0; title[i] != NULL; i++)
      for (guint n = match_here (title + i, trait->but->pdata[k]); n > 0; n--)
        is_covered[i + n - 1] = TRUE;
}

static gboolean
names_trait (const Trait *trait, GStrv title)
{
  g_autofree gboolean *is_covered = g_new0 (gboolean, g_strv_length (title) + 1);

  cover_allowed (trait, title, is_covered);
  for (guint k = 0; k < trait->words->len; k++)
    for (guint i = 0; title[i] != NULL; i++)
      if (!is_covered[i] && match_here (title + i, trait->words->pdata[k]) > 0)
        return TRUE;
  return FALSE;
}

/**
 * binome_forbidden_find:
 * @self: what is forbidden
 * @title: (nullable): the name of a field or of a criterion, in French or English
 *
 * Returns: (nullable): which forbidden criterion the name is about, such as “age”
 */
const char *
binome_forbidden_find (const BinomeForbidden *self, const char *title)
{
  g_auto (GStrv) words = split_words (title, FALSE);

  for (guint k = 0; k < self->traits->len; k++)
    if (names_trait (self->traits->pdata[k], words))
      return ((const Trait *)self->traits->pdata[k])->id;
  return NULL;
}

/**
 * binome_forbidden_find_by_answers:
 * @self: what is forbidden
 * @answers: (nullable): what a field offers to choose from, in French or English, one a line
 *
 * What a title does not say the answers may, such as “Woman” and “Man”. A single word among them, such as an
 * interest, says nothing of the field.
 *
 * Returns: (nullable): which forbidden criterion the answers are about
 */
const char *
binome_forbidden_find_by_answers (const BinomeForbidden *self, const char *answers)
{
  g_auto (GStrv) words = split_words (answers, FALSE);

  for (guint k = 0; k < self->traits->len; k++)
    if (contains (words, ((const Trait *)self->traits->pdata[k])->answers))
      return ((const Trait *)self->traits->pdata[k])->id;
  return NULL;
}

/**
 * binome_forbidden_get_citation:
 * @self: what is forbidden
 *
 * Returns: the article
 */
const char *
binome_forbidden_get_citation (const BinomeForbidden *self)
{
  return self->citation;
}

/**
 * binome_forbidden_get_label:
 * @id: of a forbidden criterion
 *
 * Returns: (nullable): what the user calls it, within a sentence
 */
const char *
binome_forbidden_get_label (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].id, id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "forbidden criterion", labels[i].label);
  return NULL;
}
