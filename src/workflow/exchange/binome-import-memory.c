/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a source became last time, and how it was read: a list that comes from there again is
 * offered the same. It is known by its headings, of which some may have come, gone or moved; without headings
 * by its number of columns and the name of the file. */

#include "binome-import-private.h"

#include <string.h>

#include "binome-clock.h"
#include "binome-sheet-reader.h"
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

/* What is kept of a source, a line each: what its columns became, then how it was read. A file of an older
 * version has the first line alone. */
typedef struct
{
  GStrv columns;
  GStrv headings; /* folded, one a column; none where they were not kept */
  char *file;     /* the pattern of its name */
  char *sheet;
  char *separator;
  int encoding;
  BinomeDateFormat date_order; /* as the user said, or ambiguous */
  gboolean has_header;
} Memory;

static void
memory_clear (Memory *self)
{
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->separator, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Memory, memory_clear)

static char *
fold_heading (BinomeImport *self, guint column)
{
  g_autofree char *line = binome_text_clean_line (binome_import_get_column (self, column)->header);

  return binome_text_fold (line);
}

static gboolean
has_headings (BinomeImport *self)
{
  return self->has_header && self->n_above > 0;
}

/* The name of the file without what changes from one time to the next: numbers and dates. */
static char *
make_pattern (BinomeImport *self)
{
  g_autofree char *folded = binome_text_fold (self->file_name);
  GString *pattern = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c))
      g_string_append_c (pattern, g_ascii_isspace (*c) ? '_' : *c);
    else if (pattern->len == 0 || pattern->str[pattern->len - 1] != '#')
      g_string_append_c (pattern, '#');
  return g_string_free (pattern, FALSE);
}

/* What a source of that kind begins with. */
static char *
make_prefix (BinomeImport *self)
{
  return g_strdup_printf ("%d-", (int)binome_import_get_list_kind (self));
}

static char *
dup_source (BinomeImport *self)
{
  g_autoptr (GChecksum) checksum = NULL;
  g_autofree char *prefix = make_prefix (self);

  if (!has_headings (self))
    {
      g_autofree char *pattern = make_pattern (self);

      return g_strdup_printf ("%sbare-%u-%s", prefix, self->columns->len, pattern);
    }

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *heading = binome_text_fold (binome_import_get_column (self, i)->header);

      g_checksum_update (checksum, (const guchar *)heading, (gssize)strlen (heading) + 1);
    }
  return g_strconcat (prefix, g_checksum_get_string (checksum), NULL);
}

/* ---- reading what is kept ---- */

static const char *
find_value (GStrv lines, const char *key)
{
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], key))
      return lines[i] + strlen (key);

  return "";
}

static void
read_memory (BinomeEntity *mapping, Memory *self)
{
  g_auto (GStrv) lines
      = g_strsplit (binome_entity_get_text (mapping, BINOME_IMPORT_MAPPING_COLUMNS), "\n", -1);
  const char *headings = find_value (lines, "headings ");

  self->columns = g_strsplit (lines[0] != NULL ? lines[0] : "", " ", -1);
  self->headings = *headings != '\0' ? g_strsplit (headings, "\t", -1) : g_new0 (char *, 1);
  self->file = g_strdup (find_value (lines, "file "));
  self->sheet = g_strdup (find_value (lines, "sheet "));
  self->separator = g_strcompress (find_value (lines, "separator "));
  self->encoding = (int)g_ascii_strtoll (find_value (lines, "encoding "), NULL, 10);
  self->has_header = *headings != '\0';
  self->date_order = g_str_equal (find_value (lines, "dates "), "dmy")   ? BINOME_DATE_FORMAT_DMY
                     : g_str_equal (find_value (lines, "dates "), "mdy") ? BINOME_DATE_FORMAT_MDY
                                                                         : BINOME_DATE_FORMAT_AMBIGUOUS;
}

/* The mappings of that kind of list, the newest first. */
static GPtrArray *
select_mappings (BinomeImport *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_IMPORT_MAPPING);
  g_autofree char *prefix = make_prefix (self);
  GPtrArray *all;

  binome_query_sort (query, BINOME_IMPORT_MAPPING_USED_ON, TRUE);
  all = binome_db_select (db, query, error);
  for (guint i = all != NULL ? all->len : 0; i-- > 0;)
    if (!g_str_has_prefix (binome_entity_get_text (all->pdata[i], BINOME_IMPORT_MAPPING_SOURCE), prefix))
      g_ptr_array_remove_index (all, i);

  return all;
}

static BinomeEntity *
find_exact (BinomeImport *self, GPtrArray *mappings)
{
  g_autofree char *source = dup_source (self);

  for (guint i = 0; i < mappings->len; i++)
    if (g_str_equal (binome_entity_get_text (mappings->pdata[i], BINOME_IMPORT_MAPPING_SOURCE), source))
      return mappings->pdata[i];

  return NULL;
}

static guint
count_common (BinomeImport *self, const Memory *memory)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *heading = fold_heading (self, i);

      n += g_strv_contains ((const char *const *)memory->headings, heading);
    }
  return n;
}

/* The source with the same headings; or else the one with most of them, as long as that is half of them. */
static BinomeEntity *
find_nearest (BinomeImport *self, GPtrArray *mappings)
{
  BinomeEntity *found = find_exact (self, mappings);
  guint most = 0;

  if (found != NULL || !has_headings (self))
    return found;

  for (guint i = 0; i < mappings->len; i++)
    {
      g_auto (Memory) memory = { NULL };
      guint n, n_headings;

      read_memory (mappings->pdata[i], &memory);
      n = count_common (self, &memory);
      n_headings = MAX (g_strv_length (memory.headings), self->columns->len);
      if (n > most && 2 * n >= n_headings)
        {
          most = n;
          found = mappings->pdata[i];
        }
    }

  return found;
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

/* Which column of last time one is; -1 for a new one. */
static int
find_column (BinomeImport *self, const Memory *memory, guint column)
{
  guint n = g_strv_length (memory->columns);
  g_autofree char *heading = NULL;

  if (memory->headings[0] == NULL || g_strv_length (memory->headings) != n)
    return n == self->columns->len ? (int)column : -1;

  heading = fold_heading (self, column);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (memory->headings[i], heading))
      return (int)i;

  return -1;
}

/* Makes the columns what they became; the new ones stay as guessed, but where that is taken. FALSE where
 * nothing is left of it. */
static gboolean
apply_columns (BinomeImport *self, const Memory *memory)
{
  gboolean taken[BINOME_N_COLUMNS] = { FALSE };
  g_autofree int *places = g_new (int, self->columns->len);
  gboolean any = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeImportColumn *column = binome_import_get_column (self, i);
      const char *word;
      int target;

      places[i] = find_column (self, memory, i);
      for (guint j = 0; j < i; j++)
        if (places[j] == places[i])
          places[i] = -1; /* a heading that stands there twice */
      if (places[i] < 0)
        continue;
      word = memory->columns[places[i]];
      target = read_own_word (word) != 0 ? (int)BINOME_COLUMN_IGNORE : find_word (word);
      if (target < 0 || (target != BINOME_COLUMN_IGNORE && taken[target]))
        {
          places[i] = -1;
          continue;
        }
      taken[target] = target != BINOME_COLUMN_IGNORE;
      column->own_field = read_own_word (word);
      column->target = (BinomeColumn)target;
      column->confidence = 1;
      any = TRUE;
    }
  for (guint i = 0; i < self->columns->len; i++)
    if (places[i] < 0 && taken[binome_import_get_column (self, i)->target])
      binome_import_get_column (self, i)->target = BINOME_COLUMN_IGNORE;

  return any;
}

/* ---- how it was read ---- */

static const char *
get_sheet_name (BinomeImport *self)
{
  return binome_import_is_spreadsheet (self) ? binome_import_get_sheets (self)[binome_import_get_sheet (self)]
                                             : "";
}

static gboolean
is_read_so (BinomeImport *self, const Memory *memory)
{
  if (binome_import_is_spreadsheet (self))
    return *memory->sheet == '\0' || g_str_equal (memory->sheet, get_sheet_name (self));

  return memory->encoding == 0
         || (memory->separator[0] == binome_import_get_separator (self)
             && memory->encoding == (int)binome_import_get_encoding (self));
}

static gboolean
read_so (BinomeImport *self, const Memory *memory)
{
  const char *const *sheets = binome_import_get_sheets (self);

  if (!binome_import_is_spreadsheet (self))
    return binome_import_set_format (self, (BinomeEncoding)memory->encoding, memory->separator[0], NULL);

  for (guint i = 0; sheets[i] != NULL; i++)
    if (g_str_equal (sheets[i], memory->sheet))
      return binome_import_set_sheet (self, i, NULL);

  return FALSE;
}

/* A file of that name was read in another way last time: so is this one, where the same headings come of it.
 */
static gboolean
recall_format (BinomeImport *self, GPtrArray *mappings, GError **error)
{
  g_autofree char *pattern = make_pattern (self);

  for (guint i = 0; i < mappings->len; i++)
    {
      const BinomeTableOptions before = {
        .csv = { binome_import_get_encoding (self), binome_import_get_separator (self) },
        .sheet = (int)binome_import_get_sheet (self),
      };
      g_auto (Memory) memory = { NULL };

      read_memory (mappings->pdata[i], &memory);
      if (!g_str_equal (memory.file, pattern))
        continue;
      if (!is_read_so (self, &memory) && (!read_so (self, &memory) || find_nearest (self, mappings) == NULL)
          && !binome_import_open (self, &before, NULL, error))
        return FALSE;
      if (!memory.has_header && self->columns->len == g_strv_length (memory.columns))
        binome_import_set_has_header (self, FALSE);
      return TRUE; /* the newest says it */
    }

  return TRUE;
}

/**
 * binome_import_recall:
 * @db: the file
 * @import: a #BinomeImport
 * @error: return location for a #GError
 *
 * Reads the list as it was read last time, and makes the columns and the order of the dates what they became
 * then; columns that are new, and lists from elsewhere, stay as guessed. A #BinomeWork for a read.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_recall (BinomeDb *db, gpointer import, GError **error)
{
  BinomeImport *self = import;
  g_autoptr (GPtrArray) mappings = select_mappings (self, db, error);
  g_auto (Memory) memory = { NULL };
  BinomeEntity *mapping;

  self->is_recalled = FALSE;
  if (mappings == NULL || !recall_format (self, mappings, error)
      || !binome_import_load_own_fields (self, db, error))
    return FALSE;
  binome_import_guess_own_columns (self);
  mapping = find_nearest (self, mappings);
  if (mapping == NULL)
    return TRUE;

  read_memory (mapping, &memory);
  if (!apply_columns (self, &memory))
    return TRUE;
  self->date_order = memory.date_order;
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

/* Forgets for this time what the columns became last time. */
void
binome_import_guess_again (BinomeImport *self)
{
  gboolean has_header = self->has_header;

  binome_import_guess_columns (self);
  binome_import_set_has_header (self, has_header);
}

/* ---- keeping it ---- */

static char *
write_memory (BinomeImport *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *pattern = make_pattern (self);
  const char separator[] = { binome_import_get_separator (self), '\0' };
  g_autofree char *escaped = g_strescape (separator, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const BinomeImportColumn *column = binome_import_get_column (self, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (column->own_field != 0)
        g_string_append_printf (text, OWN_PREFIX "%" G_GINT64_FORMAT, column->own_field);
      else
        g_string_append (text, words[column->target]);
    }
  for (guint i = 0; has_headings (self) && i < self->columns->len; i++)
    {
      g_autofree char *heading = fold_heading (self, i);

      g_string_append_printf (text, "%s%s", i == 0 ? "\nheadings " : "\t", heading);
    }
  g_string_append_printf (text, "\nfile %s", pattern);
  if (binome_import_is_spreadsheet (self))
    g_string_append_printf (text, "\nsheet %s", get_sheet_name (self));
  else
    g_string_append_printf (text, "\nseparator %s\nencoding %d", escaped,
                            (int)binome_import_get_encoding (self));
  if (self->date_order != BINOME_DATE_FORMAT_AMBIGUOUS)
    g_string_append_printf (text, "\ndates %s", self->date_order == BINOME_DATE_FORMAT_DMY ? "dmy" : "mdy");

  return g_string_free (text, FALSE);
}

/**
 * binome_import_remember:
 * @self: an import that was applied
 * @db: the file, in a write
 * @error: return location for a #GError
 *
 * Keeps what the columns became and how the list was read, for the next one from the same source. An import
 * that changed nothing leaves no trace.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_remember (BinomeImport *self, BinomeDb *db, GError **error)
{
  g_autoptr (GPtrArray) mappings = NULL;
  g_autofree char *source = dup_source (self), *text = write_memory (self);
  g_autoptr (BinomeEntity) added = NULL;
  BinomeEntity *mapping;

  if (binome_import_get_n_verdicts (self, BINOME_IMPORT_NEW) == 0
      && binome_import_get_n_verdicts (self, BINOME_IMPORT_UPDATE) == 0)
    return TRUE;
  mappings = select_mappings (self, db, error);
  if (mappings == NULL)
    return FALSE;

  mapping = find_exact (self, mappings);
  if (mapping == NULL)
    mapping = added = BINOME_ENTITY (binome_import_mapping_new ());
  binome_entity_set_text (mapping, BINOME_IMPORT_MAPPING_SOURCE, source);
  binome_entity_set_text (mapping, BINOME_IMPORT_MAPPING_COLUMNS, text);
  binome_entity_set_date (mapping, BINOME_IMPORT_MAPPING_USED_ON, binome_clock_today ());
  return added != NULL ? binome_db_insert (db, mapping, error) : binome_db_update (db, mapping, error);
}
