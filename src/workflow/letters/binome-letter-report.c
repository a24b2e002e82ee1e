/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters as pages: the blocks of their text become blocks of a report. */

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-letter-words.h"
#include "binome-letter-workflow.h"

/* A line of signatures is a role, and behind a bar the name. */
static void
add_signatories (BinomeReport *report, const BinomeLetterBlock *block, const BinomeLetterWords *words)
{
  g_autofree char *date = binome_letter_words_get (words, "signing", "date");
  g_autofree char *signature = binome_letter_words_get (words, "signing", "signature");

  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (block->lines[i], "|", 2);
      const char *name = parts[0] != NULL && parts[1] != NULL ? g_strstrip (parts[1]) : NULL;

      if (parts[0] != NULL)
        binome_report_add_signature_in (report, g_strstrip (parts[0]), name, date, signature);
    }
}

static gboolean
is_poster (const BinomeMadeLetter *letter)
{
  for (guint i = 0; i < letter->blocks->len; i++)
    if (((BinomeLetterBlock *)letter->blocks->pdata[i])->kind == BINOME_LETTER_BLOCK_HEADLINE)
      return TRUE;
  return FALSE;
}

/* Large words behind those that say more are whom to ask; before, they are what it is about. */
static BinomeReportPosterLine
poster_line_of (BinomeLetterBlockKind kind, gboolean has_more)
{
  switch (kind)
    {
    case BINOME_LETTER_BLOCK_SENDER:
      return BINOME_REPORT_POSTER_SENDER;
    case BINOME_LETTER_BLOCK_HEADLINE:
    case BINOME_LETTER_BLOCK_TITLE:
      return BINOME_REPORT_POSTER_HEADLINE;
    case BINOME_LETTER_BLOCK_HEADING:
      return BINOME_REPORT_POSTER_HEADING;
    case BINOME_LETTER_BLOCK_ITEM:
      return BINOME_REPORT_POSTER_ITEM;
    case BINOME_LETTER_BLOCK_LARGE:
    case BINOME_LETTER_BLOCK_SIGNATURE:
      return has_more ? BINOME_REPORT_POSTER_CONTACT : BINOME_REPORT_POSTER_LEAD;
    case BINOME_LETTER_BLOCK_PARAGRAPH:
    case BINOME_LETTER_BLOCK_RECIPIENT:
    case BINOME_LETTER_BLOCK_DATE:
    case BINOME_LETTER_BLOCK_SUBJECT:
    case BINOME_LETTER_BLOCK_SIGNATURES:
    case BINOME_LETTER_BLOCK_PAGE:
    case BINOME_LETTER_BLOCK_MADE:
    default:
      return BINOME_REPORT_POSTER_TEXT;
    }
}

static void
add_poster (BinomeReport *report, GPtrArray *blocks)
{
  gboolean has_more = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeLetterBlock *block = blocks->pdata[i];
      g_autofree char *text = g_strjoinv ("\n", block->lines);

      if (*text == '\0')
        continue; /* a new page, which a poster has not */
      binome_report_add_poster_line (report, poster_line_of (block->kind, has_more), text);
      has_more = has_more || block->kind == BINOME_LETTER_BLOCK_ITEM
                 || block->kind == BINOME_LETTER_BLOCK_HEADING
                 || block->kind == BINOME_LETTER_BLOCK_PARAGRAPH;
    }
}

static void
add_words (BinomeReport *report, const BinomeLetterBlock *block, const char *text)
{
  if (block->kind == BINOME_LETTER_BLOCK_ITEM)
    binome_report_add_bullet (report, text);
  else
    binome_report_add_paragraph (report, text);
}

/**
 * binome_letter_block_write:
 * @block: a block of a letter or document
 * @words: of its language
 * @report: where it goes
 */
void
binome_letter_block_write (const BinomeLetterBlock *block, const BinomeLetterWords *words,
                           BinomeReport *report)
{
  g_autofree char *text = g_strjoinv ("\n", block->lines);

  switch (block->kind)
    {
    case BINOME_LETTER_BLOCK_MADE:
      break; /* only documents have one, see binome_letter_document_build() */
    case BINOME_LETTER_BLOCK_PARAGRAPH:
    case BINOME_LETTER_BLOCK_ITEM:
      add_words (report, block, text);
      break;
    case BINOME_LETTER_BLOCK_TITLE:
      binome_report_add_lines (report, BINOME_REPORT_LINES_TITLE, text);
      break;
    case BINOME_LETTER_BLOCK_HEADING:
      binome_report_add_heading (report, 2, text);
      break;
    case BINOME_LETTER_BLOCK_SENDER:
      binome_report_add_lines (report, BINOME_REPORT_LINES_SENDER, text);
      break;
    case BINOME_LETTER_BLOCK_RECIPIENT:
      binome_report_add_lines (report, BINOME_REPORT_LINES_RECIPIENT, text);
      break;
    case BINOME_LETTER_BLOCK_DATE:
      binome_report_add_lines (report, BINOME_REPORT_LINES_DATE, text);
      break;
    case BINOME_LETTER_BLOCK_SUBJECT:
      binome_report_add_lines (report, BINOME_REPORT_LINES_SUBJECT, text);
      break;
    case BINOME_LETTER_BLOCK_HEADLINE:
      binome_report_add_lines (report, BINOME_REPORT_LINES_HEADLINE, text);
      break;
    case BINOME_LETTER_BLOCK_LARGE:
      binome_report_add_lines (report, BINOME_REPORT_LINES_LARGE, text);
      break;
    case BINOME_LETTER_BLOCK_SIGNATURE:
      binome_report_add_lines (report, BINOME_REPORT_LINES_SIGNATURE, text);
      break;
    case BINOME_LETTER_BLOCK_SIGNATURES:
      add_signatories (report, block, words);
      break;
    case BINOME_LETTER_BLOCK_PAGE:
      binome_report_add_page_break (report);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
add_letter (BinomeReport *report, const BinomeMadeLetter *letter)
{
  g_autoptr (BinomeLetterWords) words = binome_letter_words_load (letter->language);

  binome_report_add_part (report);
  if (is_poster (letter))
    {
      add_poster (report, letter->blocks);
      return;
    }
  for (guint i = 0; i < letter->blocks->len; i++)
    binome_letter_block_write (letter->blocks->pdata[i], words, report);
}

/**
 * binome_made_letter_build_report:
 * @self: a letter
 *
 * Returns: (transfer full): its pages
 */
BinomeReport *
binome_made_letter_build_report (const BinomeMadeLetter *self)
{
  BinomeReport *report = binome_report_new (self->subject, self->language);

  add_letter (report, self);
  return report;
}

/**
 * binome_letters_build_report:
 * @letters: (element-type BinomeMadeLetter): at least one letter
 *
 * Returns: (transfer full): the pages of all, one letter after the other
 */
BinomeReport *
binome_letters_build_report (GPtrArray *letters)
{
  const BinomeMadeLetter *first = letters->pdata[0];
  BinomeReport *report = binome_report_new (
      letters->len == 1 || first->kind == NULL ? first->subject : _ (first->kind->label), first->language);

  for (guint i = 0; i < letters->len; i++)
    add_letter (report, letters->pdata[i]);
  return report;
}
