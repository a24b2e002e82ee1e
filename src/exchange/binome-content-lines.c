/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content lines as vCard and iCalendar have them: RFC 6350, sections 3.2 to 3.4, RFC 5545, sections 3.1 and
 * 3.3.11. */

#include "binome-content-lines.h"

#include <string.h>

/* Bytes of a line, without its end. */
#define LINE_LIMIT 75

struct _BinomeContentLines
{
  GString *text;
};

/* Returns: (transfer full): an empty text */
BinomeContentLines *
binome_content_lines_new (void)
{
  BinomeContentLines *self = g_new0 (BinomeContentLines, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
binome_content_lines_free (BinomeContentLines *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Continuation lines begin with one space, which counts. */
static void
append_folded (GString *text, const char *line)
{
  gsize length = 0;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize size = (gsize)(g_utf8_next_char (c) - c);

      if (length + size > LINE_LIMIT)
        {
          g_string_append (text, "\r\n ");
          length = 1;
        }
      g_string_append_len (text, c, (gssize)size);
      length += size;
    }
  g_string_append (text, "\r\n");
}

/* Commas, semicolons and backslashes are marks of the format, line ends are written out, and other control
 * characters have no place in it. */
static void
append_escaped (GString *line, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '\\':
      case ',':
      case ';':
        g_string_append_c (line, '\\');
        g_string_append_c (line, *c);
        break;
      case '\r':
        if (c[1] != '\n')
          g_string_append (line, "\\n");
        break;
      case '\n':
        g_string_append (line, "\\n");
        break;
      default:
        if (!g_ascii_iscntrl (*c) || *c == '\t')
          g_string_append_c (line, *c);
      }
}

/**
 * binome_content_lines_add:
 * @self: a text
 * @name: a property with its parameters, such as `EMAIL;TYPE=work`
 * @value: its value as the format wants it: one line of UTF-8
 *
 * Adds a line.
 */
void
binome_content_lines_add (BinomeContentLines *self, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  append_folded (self->text, line);
}

/**
 * binome_content_lines_add_text:
 * @self: a text
 * @name: a property with its parameters
 * @text: (nullable): any text; nothing is added where there is none
 *
 * Adds a line with a text, escaped.
 */
void
binome_content_lines_add_text (BinomeContentLines *self, const char *name, const char *text)
{
  const char *const parts[] = { text, NULL };

  if (text != NULL && *text != '\0')
    binome_content_lines_add_parts (self, name, parts);
}

/**
 * binome_content_lines_add_parts:
 * @self: a text
 * @name: a property with its parameters
 * @parts: (array zero-terminated=1): any texts
 *
 * Adds a line with a value of several parts, such as a name, each escaped.
 */
void
binome_content_lines_add_parts (BinomeContentLines *self, const char *name, const char *const *parts)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *valid = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (value, ';');
      append_escaped (value, parts[i]);
    }
  valid = g_utf8_make_valid (value->str, (gssize)value->len);
  binome_content_lines_add (self, name, valid);
}

/**
 * binome_content_lines_add_day:
 * @self: a text
 * @name: a property, such as `DTSTART`
 * @day: a day; nothing is added for none
 *
 * Adds a line with a whole day.
 */
void
binome_content_lines_add_day (BinomeContentLines *self, const char *name, BinomeDate day)
{
  g_autofree char *iso = NULL;
  g_autofree char *with_type = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *value = NULL;

  if (day == BINOME_DATE_NONE)
    return;

  iso = binome_date_format_iso (day);
  parts = g_strsplit (iso, "-", -1);
  value = g_strjoinv (NULL, parts);
  with_type = g_strconcat (name, ";VALUE=DATE", NULL);
  binome_content_lines_add (self, with_type, value);
}

/**
 * binome_content_lines_finish:
 * @self: a text
 *
 * Returns: (transfer full): the text as it was made; @self is empty then
 */
GBytes *
binome_content_lines_finish (BinomeContentLines *self)
{
  GBytes *bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));

  self->text = g_string_new (NULL);
  return bytes;
}
