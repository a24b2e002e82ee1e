/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a source became last time: a list with the same headings is offered the same. */

#include "binome-import-private.h"

#include <string.h>

#include "binome-clock.h"
#include "binome-text.h"

/* What stands in the file of Binôme for each column; never to be changed. */
static const char *const words[BINOME_N_COLUMNS] = {
  [BINOME_COLUMN_IGNORE] = "ignore",
  [BINOME_COLUMN_FAMILY_NAME] = "family-name",
  [BINOME_COLUMN_GIVEN_NAME] = "given-name",
  [BINOME_COLUMN_FULL_NAME] = "full-name",
  [BINOME_COLUMN_STAFF_NO] = "staff-no",
  [BINOME_COLUMN_EMAIL] = "email",
  [BINOME_COLUMN_PHONE] = "phone",
  [BINOME_COLUMN_SITE] = "site",
  [BINOME_COLUMN_TEAM] = "team",
  [BINOME_COLUMN_JOB] = "job",
  [BINOME_COLUMN_LEVEL] = "level",
  [BINOME_COLUMN_MANAGER] = "manager",
  [BINOME_COLUMN_MANAGER_EMAIL] = "manager-email",
  [BINOME_COLUMN_MANAGER_STAFF_NO] = "manager-staff-no",
  [BINOME_COLUMN_HIRE_DATE] = "hire-date",
  [BINOME_COLUMN_LEAVE_DATE] = "leave-date",
  [BINOME_COLUMN_BIRTH_YEAR] = "birth-year",
  [BINOME_COLUMN_LANGUAGE] = "language",
  [BINOME_COLUMN_CONTRACT] = "contract",
  [BINOME_COLUMN_TUTEE] = "tutee",
  [BINOME_COLUMN_TUTEE_STAFF_NO] = "tutee-staff-no",
  [BINOME_COLUMN_TUTEE_EMAIL] = "tutee-email",
  [BINOME_COLUMN_TUTEE_FAMILY_NAME] = "tutee-family-name",
  [BINOME_COLUMN_TUTEE_GIVEN_NAME] = "tutee-given-name",
  [BINOME_COLUMN_TUTOR] = "tutor",
  [BINOME_COLUMN_TUTOR_STAFF_NO] = "tutor-staff-no",
  [BINOME_COLUMN_TUTOR_EMAIL] = "tutor-email",
  [BINOME_COLUMN_TUTOR_FAMILY_NAME] = "tutor-family-name",
  [BINOME_COLUMN_TUTOR_GIVEN_NAME] = "tutor-given-name",
  [BINOME_COLUMN_STATE] = "state",
  [BINOME_COLUMN_PROPOSED_ON] = "proposed-on",
  [BINOME_COLUMN_STARTED_ON] = "started-on",
  [BINOME_COLUMN_EXPECTED_END] = "expected-end",
  [BINOME_COLUMN_ENDED_ON] = "ended-on",
  [BINOME_COLUMN_END_REASON] = "end-reason",
  [BINOME_COLUMN_GOALS] = "goals",
  [BINOME_COLUMN_HELD_ON] = "held-on",
  [BINOME_COLUMN_MINUTES] = "minutes",
  [BINOME_COLUMN_HOURS] = "hours",
  [BINOME_COLUMN_KIND] = "kind",
  [BINOME_COLUMN_OUTCOME] = "outcome",
  [BINOME_COLUMN_SUBJECT] = "subject",
  [BINOME_COLUMN_NEXT_STEP] = "next-step",
  [BINOME_COLUMN_NOTE] = "note",
  [BINOME_COLUMN_REMOTE] = "remote",
  [BINOME_COLUMN_CAPACITY] = "capacity",
  [BINOME_COLUMN_HOURS_PER_MONTH] = "hours-per-month",
  [BINOME_COLUMN_AVAILABLE_FROM] = "available-from",
  [BINOME_COLUMN_AVAILABLE_UNTIL] = "available-until",
  [BINOME_COLUMN_PRIORITY] = "priority",
  [BINOME_COLUMN_EXPERIENCE] = "experience",
  [BINOME_COLUMN_PROLONGED] = "prolonged",
  [BINOME_COLUMN_SKILLS] = "skills",
};

/* What stands there for a field of the company’s own, before its id. */
#define OWN_PREFIX "own-"

/* A source is known by its headings and by what the list is about; %NULL without headings. */
static char *
dup_source (BinomeImport *self)
{
  g_autoptr (GChecksum) checksum = NULL;
  BinomeListKind kind = binome_import_get_list_kind (self);

  if (!self->has_header || self->n_above == 0)
    return NULL;

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *heading = binome_text_fold (binome_import_get_column (self, i)->header);

      g_checksum_update (checksum, (const guchar *)heading, (gssize)strlen (heading) + 1);
    }
  return g_strdup_printf ("%d-%s", (int)kind, g_checksum_get_string (checksum));
}

static gboolean
find (BinomeDb *db, const char *source, BinomeEntity **found, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_IMPORT_MAPPING);
  g_autoptr (GPtrArray) rows = NULL;

  *found = NULL;
  binome_query_where_text (query, BINOME_IMPORT_MAPPING_SOURCE, source);
  rows = binome_db_select (db, query, error);
  if (rows == NULL)
    return FALSE;

  if (rows->len > 0)
    *found = g_object_ref (g_ptr_array_index (rows, 0));
  return TRUE;
}

static int
find_word (const char *word)
{
  for (int i = 0; i < BINOME_N_COLUMNS; i++)
    if (strcmp (words[i], word) == 0)
      return i;

  return -1;
}

/* The field that “own-17” stands for; 0 for another word. */
static gint64
read_own_word (const char *word)
{
  guint64 id = 0;

  if (g_str_has_prefix (word, OWN_PREFIX))
    g_ascii_string_to_unsigned (word + strlen (OWN_PREFIX), 10, 1, G_MAXINT64, &id, NULL);
  return (gint64)id;
}

/* Whether @columns is one word for each column, each known, and none twice. */
static gboolean
check_words (BinomeImport *self, GStrv columns)
{
  gboolean seen[BINOME_N_COLUMNS] = { FALSE };

  if (g_strv_length (columns) != self->columns->len)
    return FALSE;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      int target = read_own_word (columns[i]) != 0 ? (int)BINOME_COLUMN_IGNORE : find_word (columns[i]);

      if (target < 0 || (target != BINOME_COLUMN_IGNORE && seen[target]))
        return FALSE;
      for (guint j = 0; j < i && read_own_word (columns[i]) != 0; j++)
        if (read_own_word (columns[j]) == read_own_word (columns[i]))
          return FALSE;
      seen[target] = TRUE;
    }

  return TRUE;
}

/**
 * binome_import_recall:
 * @db: the file
 * @import: a #BinomeImport
 * @error: return location for a #GError
 *
 * Makes the columns what they became when a list with the same headings was imported last; where there
 * was none, they stay as guessed. A #BinomeWork for a read.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_recall (BinomeDb *db, gpointer import, GError **error)
{
  BinomeImport *self = import;
  g_autofree char *source = dup_source (self);
  g_autoptr (BinomeEntity) mapping = NULL;
  g_auto (GStrv) columns = NULL;

  self->is_recalled = FALSE;
  if (!binome_import_load_own_fields (self, db, error))
    return FALSE;
  binome_import_guess_own_columns (self);
  if (source == NULL)
    return TRUE;
  if (!find (db, source, &mapping, error))
    return FALSE;
  if (mapping == NULL)
    return TRUE;

  columns = g_strsplit (binome_entity_get_text (mapping, BINOME_IMPORT_MAPPING_COLUMNS), " ", -1);
  if (!check_words (self, columns))
    return TRUE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeImportColumn *column = binome_import_get_column (self, i);

      column->own_field = read_own_word (columns[i]);
      column->target = column->own_field != 0 ? BINOME_COLUMN_IGNORE : (BinomeColumn)find_word (columns[i]);
      column->confidence = 1;
    }
  binome_import_guess_part_columns (self);
  self->is_recalled = TRUE;
  binome_import_forget_result (self);
  /* A field may be gone since, and another one may have come. */
  return binome_import_load_own_fields (self, db, error);
}

/* Whether the columns are as they were last time, as far as nobody has changed them since. */
gboolean
binome_import_is_recalled (BinomeImport *self)
{
  return self->is_recalled;
}

/**
 * binome_import_remember:
 * @self: an import that was applied
 * @db: the file, in a write
 * @error: return location for a #GError
 *
 * Keeps what the columns became, for the next list with the same headings. An import that changed nothing
 * leaves no trace.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_remember (BinomeImport *self, BinomeDb *db, GError **error)
{
  g_autofree char *source = dup_source (self);
  g_autoptr (BinomeEntity) mapping = NULL;
  g_autoptr (GString) columns = g_string_new (NULL);

  if (source == NULL
      || (binome_import_get_n_verdicts (self, BINOME_IMPORT_NEW) == 0
          && binome_import_get_n_verdicts (self, BINOME_IMPORT_UPDATE) == 0))
    return TRUE;
  if (!find (db, source, &mapping, error))
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (columns, ' ');
      if (binome_import_get_column (self, i)->own_field != 0)
        g_string_append_printf (columns, OWN_PREFIX "%" G_GINT64_FORMAT,
                                binome_import_get_column (self, i)->own_field);
      else
        g_string_append (columns, words[binome_import_get_column (self, i)->target]);
    }
  if (mapping != NULL)
    {
      binome_entity_set_text (mapping, BINOME_IMPORT_MAPPING_COLUMNS, columns->str);
      binome_entity_set_date (mapping, BINOME_IMPORT_MAPPING_USED_ON, binome_clock_today ());
      return binome_db_update (db, mapping, error);
    }

  mapping = BINOME_ENTITY (binome_import_mapping_new ());
  binome_entity_set_text (mapping, BINOME_IMPORT_MAPPING_SOURCE, source);
  binome_entity_set_text (mapping, BINOME_IMPORT_MAPPING_COLUMNS, columns->str);
  binome_entity_set_date (mapping, BINOME_IMPORT_MAPPING_USED_ON, binome_clock_today ());
  return binome_db_insert (db, mapping, error);
}
