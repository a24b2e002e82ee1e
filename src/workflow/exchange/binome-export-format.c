/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list can become which kind of file: people are contacts too, what has a day is part of a calendar. */

#include "binome-export-format.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

static const struct
{
  const char *word;
  const char *suffix;
  const char *label;
} formats[] = {
  [BINOME_EXPORT_FORMAT_CSV] = { "csv", ".csv", NULL },
  [BINOME_EXPORT_FORMAT_XLSX] = { "xlsx", ".xlsx", NULL },
  [BINOME_EXPORT_FORMAT_ODS] = { "ods", ".ods", NULL },
  [BINOME_EXPORT_FORMAT_VCARD] = { "vcard", ".vcf", N_ ("Contacts (.vcf)") },
  [BINOME_EXPORT_FORMAT_ICALENDAR] = { "icalendar", ".ics", N_ ("Calendar (.ics)") },
  [BINOME_EXPORT_FORMAT_JSON] = { "json", ".json", N_ ("JSON (.json)") },
};

/* Spreadsheets of the same format as a table. */
gboolean
binome_export_format_is_table (BinomeExportFormat format)
{
  return format <= BINOME_EXPORT_FORMAT_ODS;
}

/**
 * binome_export_format_is_for:
 * @format: a kind of file
 * @kind: a kind of list
 *
 * Returns: whether such a list can be written to such a file, by this build
 */
gboolean
binome_export_format_is_for (BinomeExportFormat format, BinomeExportKind kind)
{
  if (kind == BINOME_EXPORT_WORKSPACE)
    return format == BINOME_EXPORT_FORMAT_JSON;
  if (kind == BINOME_EXPORT_CALENDAR)
    return format == BINOME_EXPORT_FORMAT_ICALENDAR;
  if (binome_export_format_is_table (format))
    return binome_table_format_is_built ((BinomeTableFormat)format);
  if (format == BINOME_EXPORT_FORMAT_VCARD)
    return kind == BINOME_EXPORT_PEOPLE || kind == BINOME_EXPORT_TUTORS || kind == BINOME_EXPORT_TUTEES
           || kind == BINOME_EXPORT_WAITING;

  return format == BINOME_EXPORT_FORMAT_ICALENDAR
         && (kind == BINOME_EXPORT_MILESTONES || kind == BINOME_EXPORT_CHECK_INS
             || kind == BINOME_EXPORT_MEETINGS || kind == BINOME_EXPORT_SESSIONS);
}

/* The kind of file that is offered first. */
BinomeExportFormat
binome_export_format_get_usual (BinomeExportKind kind)
{
  static const BinomeExportFormat order[]
      = { BINOME_EXPORT_FORMAT_XLSX, BINOME_EXPORT_FORMAT_ODS, BINOME_EXPORT_FORMAT_ICALENDAR };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (binome_export_format_is_for (order[i], kind))
      return order[i];

  return BINOME_EXPORT_FORMAT_JSON;
}

/* ".csv, .ods" */
static char *
list_words (BinomeExportKind kind, gboolean suffixes)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (binome_export_format_is_for ((BinomeExportFormat)i, kind))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              suffixes ? formats[i].suffix : formats[i].word);
  return g_string_free (words, FALSE);
}

/**
 * binome_export_format_for_name:
 * @file_name: the name of a file that is to be written
 * @kind: what is written to it
 * @format: (out): what its ending says
 * @error: an error of %BINOME_ERROR: it ends otherwise, or such a list is written to other files
 *
 * Returns: whether such a file can be written
 */
gboolean
binome_export_format_for_name (const char *file_name, BinomeExportKind kind, BinomeExportFormat *format,
                               GError **error)
{
  g_autofree char *lower = g_ascii_strdown (file_name, -1);
  g_autofree char *name = g_filename_display_basename (file_name);
  g_autofree char *suffixes = list_words (kind, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix)
        && binome_export_format_is_for ((BinomeExportFormat)i, kind))
      {
        *format = (BinomeExportFormat)i;
        return TRUE;
      }

  g_set_error (
      error, BINOME_ERROR, BINOME_ERROR_INVALID,
      /* Translators: a file name, what a list is called, and endings such as “.csv, .ods”. */
      _ ("“%1$s” says no kind of file that “%2$s” can be written to. The name must end in one of: %3$s."),
      name, binome_export_kind_get_label (kind), suffixes);
  return FALSE;
}

/**
 * binome_export_format_for_word:
 * @word: how the command line calls a kind of file
 * @kind: what is written to it
 * @format: (out): which it is
 * @error: an error of %BINOME_ERROR: there is no such kind of file, or not for such a list
 *
 * Returns: whether such a file can be written
 */
gboolean
binome_export_format_for_word (const char *word, BinomeExportKind kind, BinomeExportFormat *format,
                               GError **error)
{
  g_autofree char *words = list_words (kind, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (word, formats[i].word) && binome_export_format_is_for ((BinomeExportFormat)i, kind))
      {
        *format = (BinomeExportFormat)i;
        return TRUE;
      }

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
               /* Translators: what was given, what a list is called, and the words that are possible. */
               _ ("“%1$s” is not possible for “%2$s”. Give one of: %3$s."), word,
               binome_export_kind_get_label (kind), words);
  return FALSE;
}

/* How the names of such files end, with the point. */
const char *
binome_export_format_get_suffix (BinomeExportFormat format)
{
  return formats[format].suffix;
}

/* What such files are called. */
const char *
binome_export_format_get_label (BinomeExportFormat format)
{
  return binome_export_format_is_table (format) ? binome_table_format_get_label ((BinomeTableFormat)format)
                                                : _ (formats[format].label);
}
