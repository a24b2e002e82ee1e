/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages as people write them: “en”, “English”, “Anglais”, “en_GB” are one. Their codes and names are
 * those of ISO 639, in English, in French and in the language itself, from the package iso-codes: see
 * tests/tools/make-languages. */

#include "binome-language.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "binome-languages-resource.h"
#include "binome-text.h"

/* The columns of the table; each but the first holds any number of names, with | between them. */
enum
{
  CODE,
  CODES,
  ENGLISH,
  FRENCH,
  OWN,
  N_COLUMNS
};

typedef struct
{
  GHashTable *codes; /* folded name to the code */
  GHashTable *lines; /* code to a GStrv of columns */
} Table;

/* A name that two languages have is that of the first, which is the one spoken more. */
static void
add_names (Table *self, const char *code, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);

  for (guint k = 0; list[k] != NULL; k++)
    {
      char *folded = binome_text_fold (list[k]);

      if (*folded == '\0' || g_hash_table_contains (self->codes, folded))
        g_free (folded);
      else
        g_hash_table_insert (self->codes, folded, (gpointer)code);
    }
}

static Table *
read_table (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (binome_languages_get_resource (),
                                                     "/org/binome/Binome/languages/languages.tsv",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Table *self = g_new0 (Table, 1);

  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_strfreev);
  for (guint k = 0; lines[k] != NULL; k++)
    {
      GStrv columns = g_strsplit (lines[k], "\t", N_COLUMNS);

      if (g_strv_length (columns) == N_COLUMNS)
        g_hash_table_insert (self->lines, columns[CODE], columns);
      else
        g_strfreev (columns);
    }
  /* All codes go before all names: “nl” is Dutch, whatever else is called so. */
  for (int column = CODE; column < N_COLUMNS; column++)
    for (guint k = 0; lines[k] != NULL; k++)
      {
        g_auto (GStrv) columns = g_strsplit (lines[k], "\t", N_COLUMNS);
        const GStrv kept = *columns != NULL ? g_hash_table_lookup (self->lines, columns[CODE]) : NULL;

        if (kept != NULL)
          add_names (self, kept[CODE], kept[column]);
      }
  return self;
}

static const Table *
get_table (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize)read_table ());
  return (const Table *)table;
}

/**
 * binome_language_find:
 * @text: (nullable): a language as someone entered it: “fr”, “Français ”, “en_GB”, “anglais (courant)”
 *
 * Returns: (nullable): its code of ISO 639, of two letters where it has one; %NULL where it is not known
 */
const char *
binome_language_find (const char *text)
{
  const Table *table = get_table ();
  g_autofree char *folded = binome_text_fold (text);
  const char *code = g_hash_table_lookup (table->codes, g_strstrip (folded));
  gsize end = strcspn (folded, "_-.(");

  if (code != NULL || folded[end] == '\0')
    return code;
  folded[end] = '\0';
  return g_hash_table_lookup (table->codes, g_strstrip (folded));
}

/**
 * binome_language_split:
 * @text: (nullable): languages as someone entered them: “Français, English; arabe”
 *
 * Returns: (transfer full): the code of each, or its text without spaces around where it is not known
 */
GStrv
binome_language_split (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;/&+\n", -1);
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  for (guint k = 0; parts[k] != NULL; k++)
    {
      const char *code = binome_language_find (parts[k]);

      if (*g_strstrip (parts[k]) != '\0')
        g_strv_builder_add (languages, code != NULL ? code : parts[k]);
    }
  return g_strv_builder_end (languages);
}

/**
 * binome_language_dup_name:
 * @code: a code, or what else was entered
 *
 * Returns: (transfer full): its name in the user's language, as far as that is French, else in English; what
 * is no code as it is
 */
char *
binome_language_dup_name (const char *code)
{
  const GStrv columns = g_hash_table_lookup (get_table ()->lines, code);
  gboolean is_french = g_str_equal (C_ ("language code", "en"), "fr");
  const char *names;

  if (columns == NULL)
    return g_strdup (code);
  names = is_french && *columns[FRENCH] != '\0' ? columns[FRENCH] : columns[ENGLISH];
  return g_strndup (names, strcspn (names, "|"));
}
