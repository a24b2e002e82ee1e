/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a letter: taken apart into blocks, its fields filled in, written down again. */

#include "binome-letter-text.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

#define MAX_BYTES 200000

/* Words and fields take turns: the first piece is words, the second a field. */
typedef struct
{
  GPtrArray *pieces; /* char * */
  guint number;      /* of the line in the text, from 1 */
} Line;

typedef struct
{
  BinomeLetterBlockKind kind;
  GPtrArray *lines; /* Line * */
} Block;

struct _BinomeLetterText
{
  GPtrArray *blocks; /* Block * */
};

/* The marks that open a block, in the languages of the letters. */
static const struct
{
  const char *name;
  BinomeLetterBlockKind kind;
} marks[] = {
  { "sender", BINOME_LETTER_BLOCK_SENDER },
  { "expéditeur", BINOME_LETTER_BLOCK_SENDER },
  { "recipient", BINOME_LETTER_BLOCK_RECIPIENT },
  { "destinataire", BINOME_LETTER_BLOCK_RECIPIENT },
  { "date", BINOME_LETTER_BLOCK_DATE },
  { "subject", BINOME_LETTER_BLOCK_SUBJECT },
  { "objet", BINOME_LETTER_BLOCK_SUBJECT },
  { "headline", BINOME_LETTER_BLOCK_HEADLINE },
  { "accroche", BINOME_LETTER_BLOCK_HEADLINE },
  { "large", BINOME_LETTER_BLOCK_LARGE },
  { "grand", BINOME_LETTER_BLOCK_LARGE },
  { "signature", BINOME_LETTER_BLOCK_SIGNATURE },
  { "signatures", BINOME_LETTER_BLOCK_SIGNATURES },
  { "page", BINOME_LETTER_BLOCK_PAGE },
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_ptr_array_unref (line->pieces);
  g_free (line);
}

static void
block_free (gpointer data)
{
  Block *block = data;

  g_ptr_array_unref (block->lines);
  g_free (block);
}

static void
letter_block_free (gpointer data)
{
  BinomeLetterBlock *block = data;

  g_strfreev (block->lines);
  g_free (block);
}

/* ---- reading ---- */

static gboolean
fail (GError **error, guint number, const char *what)
{
  /* Translators: a line of the text of a letter, and what is wrong there. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("Line %1$u: %2$s"), number, what);
  return FALSE;
}

/* Reads a field from behind its brace to behind the brace that ends it. */
static gboolean
read_field (const char **p, Line *line, GError **error)
{
  const char *end = *p + strcspn (*p, "{}");
  g_autofree char *field = NULL;

  if (*end != '}')
    return fail (error, line->number, _ ("a “{” is not closed. For a brace as such, write it twice."));

  field = g_strstrip (g_strndup (*p, (gsize)(end - *p)));
  if (*field == '\0')
    return fail (error, line->number, _ ("there is nothing between the braces."));

  g_ptr_array_add (line->pieces, g_steal_pointer (&field));
  *p = end + 1;
  return TRUE;
}

static gboolean
read_pieces (const char *p, Line *line, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  while (*p != '\0')
    {
      if ((*p == '{' || *p == '}') && p[1] == *p)
        {
          g_string_append_c (words, *p);
          p += 2;
        }
      else if (*p == '{')
        {
          g_ptr_array_add (line->pieces, g_strdup (words->str));
          g_string_truncate (words, 0);
          p++;
          if (!read_field (&p, line, error))
            return FALSE;
        }
      else if (*p == '}')
        return fail (error, line->number, _ ("a “}” has no “{”. For a brace as such, write it twice."));
      else
        g_string_append_c (words, *p++);
    }

  g_ptr_array_add (line->pieces, g_strdup (words->str));
  return TRUE;
}

/* The block that a line in brackets opens; FALSE where it is none. */
static gboolean
find_mark (const char *text, BinomeLetterBlockKind *kind)
{
  gsize length = strlen (text);
  g_autofree char *name = NULL;

  if (length < 3 || text[0] != '[' || text[length - 1] != ']')
    return FALSE;

  name = g_utf8_strdown (text + 1, (gssize)length - 2);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].name, name))
      {
        *kind = marks[i].kind;
        return TRUE;
      }
  return FALSE;
}

static Block *
open_block (BinomeLetterText *self, BinomeLetterBlockKind kind)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static gboolean
is_one_line (BinomeLetterBlockKind kind)
{
  return kind == BINOME_LETTER_BLOCK_TITLE || kind == BINOME_LETTER_BLOCK_HEADING
         || kind == BINOME_LETTER_BLOCK_PAGE || kind == BINOME_LETTER_BLOCK_MADE;
}

/* The block that a line belongs to, and the line without the sign that says so. */
static Block *
place_line (BinomeLetterText *self, Block *open, const char **text)
{
  static const struct
  {
    const char *sign;
    BinomeLetterBlockKind kind;
  } signs[] = {
    { "## ", BINOME_LETTER_BLOCK_HEADING },
    { "# ", BINOME_LETTER_BLOCK_TITLE },
    { "- ", BINOME_LETTER_BLOCK_ITEM },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (*text, signs[i].sign))
      {
        *text += strlen (signs[i].sign);
        return open_block (self, signs[i].kind);
      }
  if (**text == '\\')
    (*text)++;
  return open != NULL && !is_one_line (open->kind) ? open : open_block (self, BINOME_LETTER_BLOCK_PARAGRAPH);
}

/* Whether a line is a field that stands for a block, and nothing else. */
static gboolean
is_made (const char *text)
{
  return g_str_has_prefix (text, "{" BINOME_LETTER_MADE) && text[strcspn (text + 1, "{}") + 2] == '\0';
}

static gboolean
check_made (const Line *line, GError **error)
{
  for (guint i = 1; i < line->pieces->len; i += 2)
    if (g_str_has_prefix (line->pieces->pdata[i], BINOME_LETTER_MADE))
      {
        g_autofree char *what
            = g_strdup_printf (_ ("“{%s}” must stand on a line of its own."), (char *)line->pieces->pdata[i]);

        return fail (error, line->number, what);
      }
  return TRUE;
}

static gboolean
read_line (BinomeLetterText *self, Block **open, const char *text, guint number, GError **error)
{
  BinomeLetterBlockKind kind;
  gboolean made;
  Line *line;

  if (*text == '\0')
    {
      *open = NULL;
      return TRUE;
    }
  if (find_mark (text, &kind))
    {
      *open = open_block (self, kind);
      return TRUE;
    }
  if (*open == NULL && text[0] == '[' && g_str_has_suffix (text, "]"))
    {
      g_autofree char *what = g_strdup_printf (_ ("there is no block “%s”."), text);

      return fail (error, number, what);
    }

  made = is_made (text);
  *open = made ? open_block (self, BINOME_LETTER_BLOCK_MADE) : place_line (self, *open, &text);
  line = g_new0 (Line, 1);
  line->pieces = g_ptr_array_new_with_free_func (g_free);
  line->number = number;
  g_ptr_array_add ((*open)->lines, line);
  return read_pieces (text, line, error) && (made || check_made (line, error));
}

/**
 * binome_letter_text_parse:
 * @text: (nullable): the text of a letter
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with the line
 *
 * Returns: (transfer full) (nullable): the text, taken apart
 */
BinomeLetterText *
binome_letter_text_parse (const char *text, GError **error)
{
  g_autoptr (BinomeLetterText) self = g_new0 (BinomeLetterText, 1);
  g_auto (GStrv) lines = NULL;
  Block *open = NULL;

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  text = text != NULL ? text : "";
  if (strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("This is too long for a letter, or no text."));
      return NULL;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, &open, g_strchomp (lines[i]), i + 1, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * binome_letter_text_free:
 * @self: (transfer full): a text
 */
void
binome_letter_text_free (BinomeLetterText *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static gboolean
check_line (const Line *line, BinomeLetterCheck check, gpointer data, GError **error)
{
  for (guint i = 1; i < line->pieces->len; i += 2)
    {
      g_autoptr (GError) reason = NULL;

      if (!check (line->pieces->pdata[i], data, &reason))
        return fail (error, line->number, reason->message);
    }
  return TRUE;
}

/**
 * binome_letter_text_check:
 * @self: a text
 * @check: is asked about every field
 * @data: for @check
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with the line
 *
 * Returns: whether there is every field that the text names
 */
gboolean
binome_letter_text_check (const BinomeLetterText *self, BinomeLetterCheck check, gpointer data,
                          GError **error)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];

      for (guint j = 0; j < block->lines->len; j++)
        if (!check_line (block->lines->pdata[j], check, data, error))
          return FALSE;
    }
  return TRUE;
}

/* ---- filling in ---- */

/* The line with its fields; NULL where it is made of fields that are all empty. */
static char *
merge_line (const Line *line, BinomeLetterLookup lookup, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean worded = line->pieces->len == 1, filled = FALSE;

  for (guint i = 0; i < line->pieces->len; i++)
    {
      g_autofree char *value = i % 2 == 1 && lookup != NULL ? lookup (line->pieces->pdata[i], data) : NULL;

      if (i % 2 == 0)
        {
          g_string_append (text, line->pieces->pdata[i]);
          worded = worded || !binome_text_is_blank (line->pieces->pdata[i]);
        }
      else if (value != NULL)
        {
          g_autofree char *valid = g_utf8_make_valid (value, -1);

          filled = filled || !binome_text_is_blank (valid);
          g_string_append (text, g_strstrip (valid));
        }
    }

  return worded || filled ? g_strdup (text->str) : NULL;
}

static void
add_block (GPtrArray *blocks, BinomeLetterBlockKind kind, GPtrArray *lines)
{
  BinomeLetterBlock *block = g_new0 (BinomeLetterBlock, 1);

  block->kind = kind;
  g_ptr_array_add (lines, NULL);
  block->lines = (char **)g_ptr_array_free (lines, FALSE);
  g_ptr_array_add (blocks, block);
}

/* A value of several lines is as many lines; control characters are none of a letter's. */
static void
add_lines (GPtrArray *lines, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\n\r", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      for (char *p = parts[i]; *p != '\0'; p++)
        if (g_ascii_iscntrl (*p))
          *p = ' ';
      if (!binome_text_is_blank (parts[i]))
        g_ptr_array_add (lines, g_strdup (g_strstrip (parts[i])));
    }
}

/* An item may go over several lines of the text, and a value of several lines is as many items. */
static void
merge_items (GPtrArray *blocks, const Block *block, BinomeLetterLookup lookup, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < block->lines->len; i++)
    {
      g_autofree char *line = merge_line (block->lines->pdata[i], lookup, data);

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", line);
    }
  add_lines (items, text->str);
  for (guint i = 0; i < items->len; i++)
    {
      GPtrArray *item = g_ptr_array_new ();

      g_ptr_array_add (item, items->pdata[i]);
      add_block (blocks, BINOME_LETTER_BLOCK_ITEM, item);
    }
}

/* A line to sign is a role, a bar and a name; several names are a line each, under the same role. */
static void
add_signatories (GPtrArray *lines, const char *text)
{
  const char *bar = strchr (text, '|');
  g_autofree char *role = bar != NULL ? g_strndup (text, (gsize)(bar - text) + 1) : NULL;
  guint before = lines->len;

  add_lines (lines, text);
  for (guint i = before + 1; role != NULL && i < lines->len; i++)
    {
      char *line = g_strconcat (role, " ", lines->pdata[i], NULL);

      g_free (lines->pdata[i]);
      lines->pdata[i] = line;
    }
}

static void
merge_block (GPtrArray *blocks, const Block *block, BinomeLetterLookup lookup, gpointer data)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < block->lines->len; i++)
    {
      g_autofree char *text = merge_line (block->lines->pdata[i], lookup, data);

      if (text != NULL && is_one_line (block->kind))
        g_strdelimit (text, "\r\n", ' ');
      if (text != NULL && block->kind == BINOME_LETTER_BLOCK_SIGNATURES)
        add_signatories (lines, text);
      else if (text != NULL)
        add_lines (lines, text);
    }
  if (lines->len > 0 || block->kind == BINOME_LETTER_BLOCK_PAGE)
    add_block (blocks, block->kind, lines);
  else
    g_ptr_array_unref (lines);
}

/* A block that the program makes keeps its name; it goes where there is nothing to make. */
static void
merge_made (GPtrArray *blocks, const Block *block, BinomeLetterLookup lookup, gpointer data)
{
  const char *name = ((Line *)block->lines->pdata[0])->pieces->pdata[1];
  g_autofree char *value = lookup != NULL ? lookup (name, data) : g_strdup (name);
  GPtrArray *lines;

  if (binome_text_is_blank (value))
    return;
  lines = g_ptr_array_new ();
  g_ptr_array_add (lines, g_strdup (name));
  add_block (blocks, BINOME_LETTER_BLOCK_MADE, lines);
}

static gboolean
ends_with_heading (GPtrArray *blocks)
{
  return blocks->len > 0
         && ((BinomeLetterBlock *)blocks->pdata[blocks->len - 1])->kind == BINOME_LETTER_BLOCK_HEADING;
}

/**
 * binome_letter_text_merge:
 * @self: a text
 * @lookup: (nullable): gives the value of a field; %NULL for a text without fields
 * @data: for @lookup
 *
 * Lines made of nothing but empty fields are left out, and so are the blocks they leave empty, and
 * headings that nothing is left under. What a
 * field holds is never read as a mark.
 *
 * Returns: (transfer full) (element-type BinomeLetterBlock): the blocks as they will be read
 */
GPtrArray *
binome_letter_text_merge (const BinomeLetterText *self, BinomeLetterLookup lookup, gpointer data)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (letter_block_free);
  gboolean gap = FALSE; /* whether all that stood below the last heading is gone */

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];
      guint before = blocks->len;

      if (gap
          && (block->kind == BINOME_LETTER_BLOCK_HEADING || block->kind == BINOME_LETTER_BLOCK_SIGNATURES))
        {
          g_ptr_array_remove_index (blocks, blocks->len - 1);
          before--;
        }
      if (block->kind == BINOME_LETTER_BLOCK_ITEM)
        merge_items (blocks, block, lookup, data);
      else if (block->kind == BINOME_LETTER_BLOCK_MADE)
        merge_made (blocks, block, lookup, data);
      else
        merge_block (blocks, block, lookup, data);
      gap = blocks->len == before && ends_with_heading (blocks);
    }
  if (gap)
    g_ptr_array_remove_index (blocks, blocks->len - 1);

  return blocks;
}

/* ---- writing ---- */

static void
write_words (GString *text, const char *line)
{
  /* What would be read as a mark, and a line that begins with the sign that prevents it. */
  if (g_str_has_prefix (line, "# ") || g_str_has_prefix (line, "## ") || g_str_has_prefix (line, "- ")
      || *line == '[' || *line == '\\')
    g_string_append_c (text, '\\');
  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '{' || *p == '}')
        g_string_append_c (text, *p);
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '\n');
}

static const char *
mark_of (BinomeLetterBlockKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].kind == kind)
      return marks[i].name;
  return NULL;
}

/**
 * binome_letter_text_write:
 * @blocks: (element-type BinomeLetterBlock): a letter
 *
 * Returns: (transfer full): a text without fields that gives the same blocks again
 */
char *
binome_letter_text_write (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeLetterBlock *block = blocks->pdata[i];
      const char *mark = mark_of (block->kind);
      const char *sign = block->kind == BINOME_LETTER_BLOCK_TITLE     ? "# "
                         : block->kind == BINOME_LETTER_BLOCK_HEADING ? "## "
                         : block->kind == BINOME_LETTER_BLOCK_ITEM    ? "- "
                                                                      : NULL;

      if (i > 0)
        g_string_append_c (text, '\n');
      if (block->kind == BINOME_LETTER_BLOCK_MADE)
        {
          g_string_append_printf (text, "{%s}\n", block->lines[0]);
          continue;
        }
      if (mark != NULL)
        g_string_append_printf (text, "[%s]\n", mark);
      for (guint j = 0; block->lines[j] != NULL; j++)
        if (j == 0 && sign != NULL)
          {
            gsize start;

            g_string_append (text, sign);
            start = text->len;
            write_words (text, block->lines[j]);
            /* Behind a sign nothing is a mark. */
            if (text->str[start] == '\\')
              g_string_erase (text, (gssize)start, 1);
          }
        else
          write_words (text, block->lines[j]);
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_envelope (BinomeLetterBlockKind kind)
{
  return kind == BINOME_LETTER_BLOCK_SENDER || kind == BINOME_LETTER_BLOCK_RECIPIENT
         || kind == BINOME_LETTER_BLOCK_DATE || kind == BINOME_LETTER_BLOCK_SUBJECT
         || kind == BINOME_LETTER_BLOCK_SIGNATURES || kind == BINOME_LETTER_BLOCK_PAGE
         || kind == BINOME_LETTER_BLOCK_MADE;
}

/**
 * binome_letter_text_write_plain:
 * @blocks: (element-type BinomeLetterBlock): a letter
 *
 * Returns: (transfer full): what a letter says, without the addresses, the date and the boxes to sign
 *   in, for the body of a message
 */
char *
binome_letter_text_write_plain (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);
  BinomeLetterBlockKind last = BINOME_LETTER_BLOCK_PARAGRAPH;

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeLetterBlock *block = blocks->pdata[i];

      if (is_envelope (block->kind))
        continue;
      if (text->len > 0 && (block->kind != BINOME_LETTER_BLOCK_ITEM || last != BINOME_LETTER_BLOCK_ITEM))
        g_string_append_c (text, '\n');
      last = block->kind;
      for (guint j = 0; block->lines[j] != NULL; j++)
        g_string_append_printf (text, "%s%s\n", block->kind == BINOME_LETTER_BLOCK_ITEM ? "– " : "",
                                block->lines[j]);
    }

  return g_string_free (text, FALSE);
}
