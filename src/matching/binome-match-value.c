/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a criterion looked at, as a text in no language. */

#include "binome-match-value.h"

/* The kind and its parts, up to NULL. */
char *
binome_match_value_new (const char *kind, ...)
{
  GString *value = g_string_new (kind);
  const char *part;
  va_list parts;

  va_start (parts, kind);
  while ((part = va_arg (parts, const char *)) != NULL)
    g_string_append_printf (value, "\n%s", part);
  va_end (parts);
  return g_string_free (value, FALSE);
}

/* The value, which is consumed, with a number as its last part. */
char *
binome_match_value_add_number (char *value, int number)
{
  g_autofree char *old = value;

  return g_strdup_printf ("%s\n%d", old, number);
}
