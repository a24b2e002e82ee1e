/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message as a file that mail programs open (RFC 5322 and 2045), with names and subjects in any script
 * (RFC 2047) and an attachment with a name in any script (RFC 2231). Nothing that is typed can add a
 * header: every value is one clean line before it is written, and what is not plain ASCII is encoded. */

#include "binome-letter-message.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

#define CRLF "\r\n"
#define LONGEST_ADDRESS 254 /* RFC 5321, 4.5.3.1.3 with the brackets */
#define WORD_BYTES 39       /* of text in one encoded word of 75 characters at most */
#define BASE64_BYTES 57     /* of content in a line of 76 */
#define LONGEST_FILE_NAME 100

/* ---- addresses ---- */

/* RFC 5322, 3.2.3, without what only quoting allows. */
static gboolean
is_atom_char (char c)
{
  return g_ascii_isalnum (c) || strchr ("!#$%&'*+-/=?^_`{|}~", c) != NULL;
}

static gboolean
is_dotted (const char *text, gsize length, gboolean domain)
{
  if (length == 0 || text[0] == '.' || text[length - 1] == '.')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean good = domain ? g_ascii_isalnum (text[i]) || text[i] == '-' : is_atom_char (text[i]);

      if (text[i] == '.' ? text[i + 1] == '.' : !good)
        return FALSE;
    }
  return TRUE;
}

/**
 * binome_message_is_address:
 * @text: (nullable): as someone entered it
 *
 * Returns: whether it is an address that every mail program takes as it is
 */
gboolean
binome_message_is_address (const char *text)
{
  const char *at = text != NULL ? strchr (text, '@') : NULL;

  return at != NULL && strlen (text) <= LONGEST_ADDRESS && is_dotted (text, (gsize)(at - text), FALSE)
         && is_dotted (at + 1, strlen (at + 1), TRUE);
}

/* ---- headers ---- */

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < 0x20 || *p > 0x7e)
      return FALSE;
  return strlen (text) <= WORD_BYTES && strstr (text, "=?") == NULL;
}

/* Words of base64, none of which divides a character (RFC 2047, 5). */
static void
append_encoded (GString *out, const char *text)
{
  while (*text != '\0')
    {
      const char *end = text;
      g_autofree char *word = NULL;

      while (*end != '\0' && g_utf8_next_char (end) - text <= WORD_BYTES)
        end = g_utf8_next_char (end);
      word = g_base64_encode ((const guchar *)text, (gsize)(end - text));
      g_string_append_printf (out, "=?UTF-8?B?%s?=%s", word, *end != '\0' ? CRLF " " : "");
      text = end;
    }
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_text_header (GString *out, const char *name, const char *value)
{
  g_autofree char *line = binome_text_clean_line (value);

  g_string_append_printf (out, "%s: ", name);
  if (is_plain (line))
    g_string_append (out, line);
  else
    append_encoded (out, line);
  g_string_append (out, CRLF);
}

static void
append_address_header (GString *out, const char *name, const char *who, const char *address)
{
  g_autofree char *line = binome_text_clean_line (who);

  g_string_append_printf (out, "%s: ", name);
  if (*line == '\0')
    {
      g_string_append_printf (out, "%s" CRLF, address);
      return;
    }

  if (is_plain (line))
    append_quoted (out, line);
  else
    append_encoded (out, line);
  g_string_append_printf (out, CRLF " <%s>" CRLF, address);
}

/* RFC 5322, 3.3; in English whatever the locale. */
static void
append_date (GString *out, GDateTime *date)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  int offset = (int)(g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE);

  g_string_append_printf (out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d" CRLF,
                          days[g_date_time_get_day_of_week (date) - 1], g_date_time_get_day_of_month (date),
                          months[g_date_time_get_month (date) - 1], g_date_time_get_year (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date),
                          g_date_time_get_second (date), offset < 0 ? '-' : '+', ABS (offset) / 60,
                          ABS (offset) % 60);
}

/* ---- parts ---- */

static void
append_base64 (GString *out, const guchar *data, gsize length)
{
  for (gsize i = 0; i < length; i += BASE64_BYTES)
    {
      g_autofree char *line = g_base64_encode (data + i, MIN (length - i, BASE64_BYTES));

      g_string_append_printf (out, "%s" CRLF, line);
    }
}

static void
append_text_part (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  g_autofree char *wire = g_strjoinv (CRLF, lines);

  g_string_append (out, "Content-Type: text/plain; charset=utf-8" CRLF
                        "Content-Transfer-Encoding: base64" CRLF CRLF);
  append_base64 (out, (const guchar *)wire, strlen (wire));
}

/* As it is where that is short and plain, else encoded, in pieces (RFC 2231, 3 and 4). */
static void
append_file_name (GString *out, const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  const char *p = escaped;

  if (is_plain (name))
    {
      g_string_append (out, ";" CRLF " filename=");
      append_quoted (out, name);
      return;
    }

  for (int i = 0; *p != '\0'; i++)
    {
      gsize n = MIN (strlen (p), 50);

      /* No piece ends within a “%C3”. */
      if (p[n] != '\0' && p[n - 1] == '%')
        n--;
      else if (p[n] != '\0' && p[n - 2] == '%')
        n -= 2;
      g_string_append_printf (out, ";" CRLF " filename*%d*=%s%.*s", i, i == 0 ? "UTF-8''" : "", (int)n, p);
      p += n;
    }
}

static void
append_attachment (GString *out, const char *file_name, GBytes *content)
{
  gsize length;
  const guchar *data = g_bytes_get_data (content, &length);
  g_autofree char *name = binome_text_clean_line (file_name);

  g_string_append (out, "Content-Type: application/pdf" CRLF "Content-Transfer-Encoding: base64" CRLF
                        "Content-Disposition: attachment");
  append_file_name (out, name);
  g_string_append (out, CRLF CRLF);
  append_base64 (out, data, length);
}

static gboolean
check_address (const char *address, const char *name, GError **error)
{
  if (binome_message_is_address (address))
    return TRUE;

  /* Translators: a person, and what was entered as the e-mail address. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
               _ ("%1$s has no e-mail address to write to (“%2$s”)."), name != NULL ? name : "",
               address != NULL ? address : "");
  return FALSE;
}

/**
 * binome_message_write:
 * @self: a message
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the recipient has no usable address
 *
 * A mail program opens the file as a draft, ready to be sent.
 *
 * Returns: (transfer full) (nullable): the content of an .eml file
 */
GBytes *
binome_message_write (const BinomeMessage *self, GError **error)
{
  g_autofree char *boundary = g_uuid_string_random ();
  GString *out;
  gsize length;

  if (!check_address (self->to, self->to_name, error))
    return NULL;

  out = g_string_new (NULL);
  if (binome_message_is_address (self->from))
    append_address_header (out, "From", self->from_name, self->from);
  append_address_header (out, "To", self->to_name, self->to);
  append_text_header (out, "Subject", self->subject);
  append_date (out, self->date);
  g_string_append_printf (out,
                          "X-Unsent: 1" CRLF "MIME-Version: 1.0" CRLF "Content-Type: multipart/mixed;" CRLF
                          " boundary=\"%s\"" CRLF CRLF "--%s" CRLF,
                          boundary, boundary);
  append_text_part (out, self->text);
  if (self->content != NULL)
    {
      g_string_append_printf (out, "--%s" CRLF, boundary);
      append_attachment (out, self->file_name, self->content);
    }
  g_string_append_printf (out, "--%s--" CRLF, boundary);

  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}

/**
 * binome_message_write_link:
 * @self: a message; its attachment cannot be in a link
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the recipient has no usable address
 *
 * Returns: (transfer full) (nullable): a mailto: link (RFC 6068)
 */
char *
binome_message_write_link (const BinomeMessage *self, GError **error)
{
  g_autofree char *subject = binome_text_clean_line (self->subject);
  g_autofree char *subject_part = NULL;
  g_autofree char *text = NULL;
  g_autofree char *to = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *wire = NULL;

  if (!check_address (self->to, self->to_name, error))
    return NULL;

  lines = g_strsplit (self->text, "\n", -1);
  wire = g_strjoinv (CRLF, lines);
  to = g_uri_escape_string (self->to, "@", FALSE);
  subject_part = g_uri_escape_string (subject, NULL, FALSE);
  text = g_uri_escape_string (wire, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject_part, text);
}

/**
 * binome_message_make_file_name:
 * @text: what the file is called, as it reads
 * @extension: with its dot
 *
 * Returns: (transfer full): a name that every file system takes
 */
char *
binome_message_make_file_name (const char *text, const char *extension)
{
  g_autofree char *line = binome_text_clean_line (text);
  const char *end = line;

  g_strdelimit (line, "/\\:*?\"<>|", '-');
  while (*end != '\0' && g_utf8_next_char (end) - line <= LONGEST_FILE_NAME)
    end = g_utf8_next_char (end);
  line[end - line] = '\0';
  g_strstrip (line);
  /* Neither hidden nor a way out of the folder. */
  return g_strconcat (*line == '\0' || *line == '.' ? "_" : "", line, extension, NULL);
}
