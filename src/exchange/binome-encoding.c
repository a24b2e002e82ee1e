/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out how a file stores its characters, and brings them to UTF-8. */

#include "binome-encoding.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define REPLACEMENT 0xfffd

/* How much of a file is looked at for the zero bytes of UTF-16. */
#define SAMPLE_SIZE 4096

static const guint8 utf8_mark[] = { 0xef, 0xbb, 0xbf };
static const guint8 utf16_le_mark[] = { 0xff, 0xfe };
static const guint8 utf16_be_mark[] = { 0xfe, 0xff };

/* The characters of the bytes 0x80 to 0x9f; 0 where Windows-1252 has none. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static gboolean
starts_with (const guint8 *data, gsize size, const guint8 *mark, gsize mark_size)
{
  return size >= mark_size && memcmp (data, mark, mark_size) == 0;
}

static gsize
mark_size (const guint8 *data, gsize size, BinomeEncoding encoding)
{
  switch (encoding)
    {
    case BINOME_ENCODING_UTF8:
      return starts_with (data, size, utf8_mark, sizeof utf8_mark) ? sizeof utf8_mark : 0;
    case BINOME_ENCODING_UTF16_LE:
      return starts_with (data, size, utf16_le_mark, sizeof utf16_le_mark) ? sizeof utf16_le_mark : 0;
    case BINOME_ENCODING_UTF16_BE:
      return starts_with (data, size, utf16_be_mark, sizeof utf16_be_mark) ? sizeof utf16_be_mark : 0;
    case BINOME_ENCODING_AUTO:
    case BINOME_ENCODING_WINDOWS_1252:
    default:
      return 0;
    }
}

/* Without a mark: Latin text in UTF-16 has a zero in one half of nearly every unit, never in the other. */
static BinomeEncoding
detect_utf16 (const guint8 *data, gsize size)
{
  gsize n_units = MIN (size, SAMPLE_SIZE) / 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n_units * 2; i++)
    if (data[i] == 0)
      zeros[i % 2]++;
  if (n_units < 2)
    return BINOME_ENCODING_AUTO;
  if (zeros[0] == 0 && zeros[1] * 10 >= n_units * 4)
    return BINOME_ENCODING_UTF16_LE;
  if (zeros[1] == 0 && zeros[0] * 10 >= n_units * 4)
    return BINOME_ENCODING_UTF16_BE;

  return BINOME_ENCODING_AUTO;
}

/* The next byte that is no UTF-8, from @start on. Zero bytes are let through: whoever reads the text
 * reports them with the line they stand on. */
static const char *
find_invalid (const char *start, const char *end)
{
  const char *p = start;

  while (p < end && !g_utf8_validate_len (p, (gsize)(end - p), &p) && p < end && *p == '\0')
    p++;

  return p;
}

/* Whether only the last character is cut off, in a file that has proved to be UTF-8 before. */
static gboolean
is_cut_utf8 (const char *start, const char *invalid, const char *end)
{
  if (end - invalid > 3 || g_utf8_get_char_validated (invalid, end - invalid) != (gunichar)-2)
    return FALSE;

  for (const char *p = start; p < invalid; p++)
    if ((guint8)*p >= 0x80)
      return TRUE;

  return FALSE;
}

/**
 * binome_encoding_detect:
 * @bytes: a text file
 *
 * A byte order mark decides; without one, the zero bytes of UTF-16 do. What is valid UTF-8 is UTF-8,
 * and anything else is taken for Windows-1252, which gives a meaning to nearly every byte.
 *
 * Returns: how the file stores its characters
 */
BinomeEncoding
binome_encoding_detect (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *text = (const char *)data;
  const char *invalid;
  BinomeEncoding utf16;

  if (size == 0 || starts_with (data, size, utf8_mark, sizeof utf8_mark))
    return BINOME_ENCODING_UTF8;
  if (starts_with (data, size, utf16_le_mark, sizeof utf16_le_mark))
    return BINOME_ENCODING_UTF16_LE;
  if (starts_with (data, size, utf16_be_mark, sizeof utf16_be_mark))
    return BINOME_ENCODING_UTF16_BE;

  utf16 = detect_utf16 (data, size);
  if (utf16 != BINOME_ENCODING_AUTO)
    return utf16;

  invalid = find_invalid (text, text + size);
  if (invalid == text + size || is_cut_utf8 (text, invalid, text + size))
    return BINOME_ENCODING_UTF8;

  return BINOME_ENCODING_WINDOWS_1252;
}

static GBytes *
decode_windows_1252 (const guint8 *data, gsize size, guint *n_replaced)
{
  GString *text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    if (data[i] < 0x80)
      g_string_append_c (text, (char)data[i]);
    else
      {
        gunichar c = data[i] < 0xa0 ? windows_1252[data[i] - 0x80] : data[i];

        if (c == 0)
          *n_replaced += 1;
        g_string_append_unichar (text, c == 0 ? REPLACEMENT : c);
      }

  return g_string_free_to_bytes (text);
}

static GBytes *
decode_utf16 (const guint8 *data, gsize size, gboolean little, guint *n_replaced)
{
  GString *text = g_string_sized_new (size);
  gsize high = little ? 1 : 0;
  gsize low = 1 - high;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = (gunichar)data[i + high] << 8 | data[i + low];

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < size && (data[i + 2 + high] & 0xfc) == 0xdc)
        {
          gunichar second = (gunichar)data[i + 2 + high] << 8 | data[i + 2 + low];

          c = 0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00);
          i += 2;
        }
      if (c >= 0xd800 && c < 0xe000)
        {
          *n_replaced += 1;
          c = REPLACEMENT;
        }
      if (c < 0x80)
        g_string_append_c (text, (char)c);
      else
        g_string_append_unichar (text, c);
    }
  if (size % 2 == 1)
    {
      *n_replaced += 1;
      g_string_append_unichar (text, REPLACEMENT);
    }

  return g_string_free_to_bytes (text);
}

static GBytes *
repair_utf8 (const char *start, const char *end, guint *n_replaced)
{
  GString *text = g_string_sized_new ((gsize)(end - start) + 16);

  for (const char *p = start; p < end;)
    {
      const char *invalid = find_invalid (p, end);

      g_string_append_len (text, p, invalid - p);
      p = invalid;
      if (p == end)
        break;
      *n_replaced += 1;
      g_string_append_unichar (text, REPLACEMENT);
      for (p++; p < end && ((guint8)*p & 0xc0) == 0x80; p++)
        ;
    }

  return g_string_free_to_bytes (text);
}

/**
 * binome_encoding_decode:
 * @bytes: a text file
 * @encoding: how it stores its characters; %BINOME_ENCODING_AUTO to find out
 * @n_replaced: (out) (optional): how many characters could not be read and became U+FFFD
 *
 * A byte order mark is left out. Zero bytes stay. Bytes that are UTF-8 already are not copied.
 *
 * Returns: (transfer full): the file in UTF-8
 */
GBytes *
binome_encoding_decode (GBytes *bytes, BinomeEncoding encoding, guint *n_replaced)
{
  gsize size, mark;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GBytes *decoded = NULL;
  guint n = 0;

  if (encoding == BINOME_ENCODING_AUTO)
    encoding = binome_encoding_detect (bytes);
  mark = mark_size (data, size, encoding);

  if (encoding == BINOME_ENCODING_WINDOWS_1252)
    decoded = decode_windows_1252 (data, size, &n);
  else if (encoding != BINOME_ENCODING_UTF8)
    decoded = decode_utf16 (data + mark, size - mark, encoding == BINOME_ENCODING_UTF16_LE, &n);
  else
    {
      const char *start = (const char *)data + mark;
      const char *end = (const char *)data + size;

      if (size == mark || find_invalid (start, end) == end)
        decoded = g_bytes_new_from_bytes (bytes, mark, size - mark);
      else
        decoded = repair_utf8 (start, end, &n);
    }

  if (n_replaced != NULL)
    *n_replaced = n;
  return decoded;
}

/**
 * binome_encoding_get_label:
 * @encoding: an encoding
 *
 * Returns: (transfer none): its name in the user's language, for a list to choose from
 */
const char *
binome_encoding_get_label (BinomeEncoding encoding)
{
  switch (encoding)
    {
    case BINOME_ENCODING_AUTO:
      return _ ("Detect");
    case BINOME_ENCODING_UTF8:
      return "UTF-8";
    case BINOME_ENCODING_UTF16_LE:
      return _ ("UTF-16, low byte first");
    case BINOME_ENCODING_UTF16_BE:
      return _ ("UTF-16, high byte first");
    case BINOME_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    default:
      g_return_val_if_reached ("");
    }
}
