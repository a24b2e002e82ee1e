/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are printed, in the words of the library of letters. */

#include "binome-letter-document.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-fields.h"
#include "binome-letter-library.h"
#include "binome-letter-own.h"
#include "binome-letter-workflow.h"

struct _BinomeLetterDocument
{
  BinomeLetterFacts *facts;
  BinomeLetterText *subject;
  BinomeLetterText *body;
  const char *language;
  GHashTable *values; /* of fields that only this document has, or has of another day */
  GHashTable *made;   /* BinomeReport of each block that the program makes */
  BinomeReport *report;
  gboolean has_cover;
};

static const char *
find_language (void)
{
  const char *language = binome_letter_language_find (C_ ("language code", "en"));

  return language != NULL ? language : binome_letter_languages[0].id;
}

/**
 * binome_letter_document_new:
 * @db: the file
 * @letter: which document
 * @programme: of which programme it speaks; 0 for none
 * @pair: of which pair it speaks; 0 for none
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the company's wording has an error
 *
 * Returns: (transfer full) (nullable): the document, to be filled
 */
BinomeLetterDocument *
binome_letter_document_new (BinomeDb *db, const char *letter, gint64 programme, gint64 pair, GError **error)
{
  g_autoptr (BinomeLetterDocument) self = g_new0 (BinomeLetterDocument, 1);
  g_auto (BinomeLetterWording) wording = { NULL, NULL, 0 };
  BinomeLetterScope scope = { binome_letter_kind_find (letter), NULL };

  self->language = find_language ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->report = binome_report_new ("", self->language);
  self->facts = binome_letter_facts_load (db, 0, programme, 0, pair, self->language, error);
  if (self->facts == NULL || (self->facts->own = binome_letter_own_list (db, error)) == NULL
      || !binome_letter_wording_load (&wording, db, letter, self->language, error))
    return NULL;

  scope.own = self->facts->own;
  self->subject = binome_letter_wording_parse (wording.subject, &scope, error);
  self->body = self->subject != NULL ? binome_letter_wording_parse (wording.body, &scope, error) : NULL;
  if (self->body == NULL)
    {
      g_prefix_error (error, "%s ", _ ("In the text of this document:"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * binome_letter_document_free:
 * @self: (transfer full): a document
 */
void
binome_letter_document_free (BinomeLetterDocument *self)
{
  g_clear_pointer (&self->facts, binome_letter_facts_free);
  g_clear_pointer (&self->subject, binome_letter_text_free);
  g_clear_pointer (&self->body, binome_letter_text_free);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->made);
  g_clear_object (&self->report);
  g_free (self);
}

/**
 * binome_letter_document_set:
 * @self: a document
 * @field: a field that it may have
 * @value: (nullable): what stands there
 */
void
binome_letter_document_set (BinomeLetterDocument *self, const char *field, const char *value)
{
  g_hash_table_insert (self->values, g_strdup (field), g_strdup (value != NULL ? value : ""));
}

/**
 * binome_letter_document_add:
 * @self: a document
 * @block: the name of a block that the program makes, with %BINOME_LETTER_MADE before it
 *
 * Returns: (transfer none): what to make it in; a block in which nothing is made is left out, and with it the
 *   heading above
 */
BinomeReport *
binome_letter_document_add (BinomeLetterDocument *self, const char *block)
{
  BinomeReport *made = binome_report_new (block, self->language);

  g_hash_table_insert (self->made, g_strdup (block), made);
  return made;
}

/**
 * binome_letter_document_get_report:
 * @self: a document
 *
 * Returns: (transfer none): its pages, on which author, period and date can be set
 */
BinomeReport *
binome_letter_document_get_report (BinomeLetterDocument *self)
{
  return self->report;
}

/**
 * binome_letter_document_set_cover:
 * @self: a document
 *
 * Gives it a cover and contents instead of a title above the text.
 */
void
binome_letter_document_set_cover (BinomeLetterDocument *self)
{
  self->has_cover = TRUE;
}

static char *
look_up (const char *field, gpointer document)
{
  BinomeLetterDocument *self = document;
  const char *value = g_hash_table_lookup (self->values, field);
  BinomeReport *made = g_hash_table_lookup (self->made, field);

  if (made != NULL)
    return g_strdup (binome_report_is_empty (made) ? "" : field);
  return value != NULL ? g_strdup (value) : binome_letter_fields_lookup (field, self->facts);
}

/* The lines at the head that say whose document it is and what it is called. */
static gboolean
read_head (BinomeLetterDocument *self, const BinomeLetterBlock *block, const char *text, gboolean *titled)
{
  if (*titled && block->kind == BINOME_LETTER_BLOCK_LARGE)
    binome_report_set_subtitle (self->report, text);
  else if (!*titled && block->kind == BINOME_LETTER_BLOCK_SENDER)
    binome_report_set_organisation (self->report, text);
  else if (!*titled && block->kind == BINOME_LETTER_BLOCK_TITLE)
    {
      binome_report_set_title (self->report, text);
      *titled = TRUE;
    }
  else
    return FALSE;
  return TRUE;
}

static guint
write_head (BinomeLetterDocument *self, GPtrArray *blocks)
{
  gboolean titled = FALSE;
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      const BinomeLetterBlock *block = blocks->pdata[i];
      g_autofree char *text = g_strjoinv (" ", block->lines);

      if (!read_head (self, block, text, &titled))
        break;
    }
  if (self->has_cover)
    binome_report_add_cover (self->report);
  else
    binome_report_add_title (self->report);
  return i;
}

static void
write_block (BinomeLetterDocument *self, const BinomeLetterBlock *block)
{
  if (block->kind == BINOME_LETTER_BLOCK_MADE)
    binome_report_take (self->report, g_hash_table_lookup (self->made, block->lines[0]));
  else if (block->kind == BINOME_LETTER_BLOCK_HEADING)
    binome_report_add_heading (self->report, 1, block->lines[0]);
  else
    binome_letter_block_write (block, self->facts->words, self->report);
}

/**
 * binome_letter_document_build:
 * @self: a document in which everything has been made
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its pages, to be paginated
 */
BinomeReport *
binome_letter_document_build (BinomeLetterDocument *self, GError **error)
{
  g_autoptr (GPtrArray) subject = binome_letter_text_merge (self->subject, look_up, self);
  g_autoptr (GPtrArray) blocks = binome_letter_text_merge (self->body, look_up, self);
  g_autofree char *name = binome_letter_blocks_join (subject);

  if (self->facts->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->facts->error));
      return NULL;
    }

  binome_report_set_title (self->report, name);
  binome_report_set_subject (self->report, name);
  for (guint i = write_head (self, blocks); i < blocks->len; i++)
    write_block (self, blocks->pdata[i]);
  return g_object_ref (self->report);
}
