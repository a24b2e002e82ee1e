/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads .ods (OpenDocument 1.3, part 3): all sheets stand in one part, with runs of equal cells and rows. */

#include "binome-book.h"

#include <string.h>

#include "binome-package.h"

/* Repeated rows that hold something: more are no list. */
#define MAX_REPEATED 100000

typedef enum
{
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_PERCENT,
  VALUE_DATE,
  VALUE_TIME,
  VALUE_BOOLEAN,
  VALUE_ERROR,
} ValueKind;

/* A cell of the row that is being read. */
typedef struct
{
  guint column;
  guint repeated;
  guint n_rows; /* over how many it is merged */
  char *text;   /* (nullable) */
  char *error;  /* (nullable): what it shows instead of a value */
} Cell;

typedef struct
{
  BinomeBook *book;
  BinomeSheet *sheet; /* (nullable): of the table that is being read, where it is wanted */
  GHashTable *hidden; /* names of the styles of hidden tables */
  char *style;        /* the style that is being read */
  guint n_tables;     /* in one another */
  gboolean taken;

  guint row;
  guint row_repeated;
  gboolean in_row;
  guint column;
  GArray *cells; /* of Cell */

  gboolean in_cell;
  Cell cell;
  ValueKind kind;
  GString *value; /* the attribute that holds it */
  GString *text;  /* what the cell shows */
  guint n_notes;  /* inside of a comment, which is not the cell */
  guint n_paragraphs;
  gboolean in_paragraph;
} Ods;

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->error);
}

static guint
get_count (const char **names, const char **values, const char *name)
{
  const char *text = binome_package_get (names, values, name);
  guint64 value = 1;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &value, NULL) ? (guint)value : 1;
}

/* ---- the value of a cell ---- */

static void
take_value (Ods *self, const char **names, const char **values)
{
  static const struct
  {
    const char *type;
    const char *attribute;
    ValueKind kind;
  } types[] = {
    { "float", "office:value", VALUE_NUMBER },       { "currency", "office:value", VALUE_NUMBER },
    { "percentage", "office:value", VALUE_PERCENT }, { "date", "office:date-value", VALUE_DATE },
    { "time", "office:time-value", VALUE_TIME },     { "boolean", "office:boolean-value", VALUE_BOOLEAN },
    { "string", "office:string-value", VALUE_TEXT },
  };
  const char *type = binome_package_get (names, values, "office:value-type");
  const char *calc_type = binome_package_get (names, values, "calcext:value-type");

  self->kind = VALUE_TEXT;
  g_string_truncate (self->value, 0);
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i].type) == 0)
      {
        const char *value = binome_package_get (names, values, types[i].attribute);

        self->kind = types[i].kind;
        g_string_assign (self->value, value != NULL ? value : "");
      }
  if (g_strcmp0 (calc_type, "error") == 0)
    self->kind = VALUE_ERROR;
}

/* A staff number such as 00123 can be a number that is shown with zeros before it. */
static gboolean
shows_padding (const char *text, double value)
{
  gsize n = strlen (text);

  return n > 1 && n < 19 && text[0] == '0' && strspn (text, "0123456789") == n
         && (double)g_ascii_strtoull (text, NULL, 10) == value;
}

static char *
dup_number (Ods *self, int format)
{
  char *end;
  double value = g_ascii_strtod (self->value->str, &end);

  if (*end != '\0' || self->value->len == 0)
    return g_strdup (self->text->str);
  if (format == BINOME_CELL_NUMBER && shows_padding (self->text->str, value))
    return g_strdup (self->text->str);

  return binome_cell_format_number (format, value, FALSE);
}

/* 2026-03-01, or 2026-03-01T14:30:00 with perhaps a fraction of a second. */
static char *
dup_date (const char *value)
{
  const char *time = strchr (value, 'T');
  gsize length;

  if (time == NULL || g_str_has_prefix (time, "T00:00:00"))
    return g_strndup (value, time != NULL ? (gsize)(time - value) : strlen (value));

  length = strcspn (time + 1, ".,");
  if (length == 8 && strncmp (time + 6, ":00", 3) == 0)
    length = 5;
  return g_strdup_printf ("%.*s %.*s", (int)(time - value), value, (int)length, time + 1);
}

/* PT08H30M00S */
static char *
dup_time (const char *value)
{
  guint part[3] = { 0 };
  const char *p = value;

  if (!g_str_has_prefix (value, "PT"))
    return g_strdup (value);

  for (p += 2; g_ascii_isdigit (*p);)
    {
      guint64 n = g_ascii_strtoull (p, (char **)&p, 10);
      const char *unit = *p != '\0' ? strchr ("HMS", *p) : NULL;

      if (unit != NULL && n < 1000000)
        part[*unit == 'H' ? 0 : *unit == 'M' ? 1 : 2] = (guint)n;
      if (*p != '\0')
        p++;
    }
  if (part[2] == 0)
    return g_strdup_printf ("%02u:%02u", part[0], part[1]);

  return g_strdup_printf ("%02u:%02u:%02u", part[0], part[1], part[2]);
}

static char *
dup_value (Ods *self)
{
  switch (self->kind)
    {
    case VALUE_NUMBER:
      return dup_number (self, BINOME_CELL_NUMBER);
    case VALUE_PERCENT:
      return dup_number (self, BINOME_CELL_PERCENT);
    case VALUE_DATE:
      return self->value->len > 0 ? dup_date (self->value->str) : g_strdup (self->text->str);
    case VALUE_TIME:
      return self->value->len > 0 ? dup_time (self->value->str) : g_strdup (self->text->str);
    case VALUE_BOOLEAN:
      return g_strdup (binome_cell_format_boolean (strcmp (self->value->str, "true") == 0));
    case VALUE_TEXT:
      return g_strdup (self->value->len > 0 ? self->value->str : self->text->str);
    case VALUE_ERROR:
    default:
      return NULL;
    }
}

/* ---- cells, rows, tables ---- */

static void
start_cell (Ods *self, const char **names, const char **values)
{
  self->in_cell = TRUE;
  self->cell = (Cell){ .column = self->column,
                       .repeated = get_count (names, values, "table:number-columns-repeated"),
                       .n_rows = get_count (names, values, "table:number-rows-spanned") };
  self->n_paragraphs = 0;
  self->n_notes = 0;
  self->in_paragraph = FALSE;
  g_string_truncate (self->text, 0);
  take_value (self, names, values);
}

static void
end_cell (Ods *self)
{
  self->in_cell = FALSE;
  if (self->kind == VALUE_ERROR)
    self->cell.error = g_strdup (self->text->str);
  else if (self->text->len > 0 || self->value->len > 0)
    self->cell.text = dup_value (self);
  if (self->cell.text != NULL || self->cell.error != NULL)
    g_array_append_val (self->cells, self->cell);
  /* Beyond what a guint can count no column is read anyway. */
  self->column += MIN (self->cell.repeated, G_MAXINT - self->column);
}

static gboolean
add_cell (Ods *self, guint row, const Cell *cell, GError **error)
{
  /* One repetition more than fits, so that it is known that something is left out. */
  guint end = MIN (cell->column + cell->repeated, BINOME_SHEET_MAX_COLUMNS + 1);

  if (cell->n_rows > 1)
    binome_sheet_merge (self->sheet, row, row + MIN (cell->n_rows, G_MAXINT) - 1, cell->column);
  if (cell->error != NULL)
    binome_sheet_add_error (self->sheet, row, cell->column, cell->error);
  if (cell->text != NULL && cell->column > BINOME_SHEET_MAX_COLUMNS)
    return binome_sheet_add (self->sheet, row, cell->column, cell->text, error);
  for (guint column = cell->column; cell->text != NULL && column < end; column++)
    if (!binome_sheet_add (self->sheet, row, column, cell->text, error))
      return FALSE;

  return TRUE;
}

static void
end_row (Ods *self, GError **error)
{
  guint n = self->cells->len > 0 ? MIN (self->row_repeated, MAX_REPEATED) : 0;

  self->in_row = FALSE;
  for (guint row = 0; row < n && self->sheet != NULL; row++)
    for (guint i = 0; i < self->cells->len; i++)
      if (!add_cell (self, self->row + row, &g_array_index (self->cells, Cell, i), error))
        return;
  self->row += MIN (self->row_repeated, G_MAXINT - self->row);
}

static void
start_table (Ods *self, const char **names, const char **values)
{
  const char *title = binome_package_get (names, values, "table:name");
  const char *style = binome_package_get (names, values, "table:style-name");
  gboolean hidden = style != NULL && g_hash_table_contains (self->hidden, style);

  g_ptr_array_add (self->book->names, g_strdup (title != NULL ? title : ""));
  self->row = 0;
  if (!self->taken && binome_book_wants (self->book, self->book->names->len - 1, hidden))
    self->sheet = binome_sheet_new ();
}

static void
end_table (Ods *self)
{
  if (self->sheet != NULL)
    self->taken = binome_book_take (self->book, self->book->names->len - 1, g_steal_pointer (&self->sheet));
}

static void
on_style (Ods *self, const char *name, const char **names, const char **values)
{
  if (strcmp (name, "style") == 0)
    {
      g_free (self->style);
      self->style = g_strdup (binome_package_get (names, values, "style:name"));
    }
  else if (self->style != NULL
           && g_strcmp0 (binome_package_get (names, values, "table:display"), "false") == 0)
    g_hash_table_add (self->hidden, g_strdup (self->style));
}

static void
add_spaces (Ods *self, guint n)
{
  for (guint i = 0; i < MIN (n, 1000); i++)
    g_string_append_c (self->text, ' ');
}

/* Inside of a cell: paragraphs, and what stands for blanks in them. */
static void
start_in_cell (Ods *self, const char *name, const char **names, const char **values)
{
  if (strcmp (name, "annotation") == 0)
    self->n_notes++;
  if (self->n_notes > 0)
    return;

  if (strcmp (name, "p") == 0)
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph = TRUE;
    }
  else if (!self->in_paragraph)
    return;
  else if (strcmp (name, "s") == 0)
    add_spaces (self, get_count (names, values, "text:c"));
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static gboolean
is_cell (const char *name)
{
  return strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0;
}

static void
on_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  Ods *self = data;

  if (strcmp (name, "table") == 0 && binome_package_get (names, values, "table:name") != NULL
      && ++self->n_tables == 1)
    start_table (self, names, values);
  else if (self->n_tables == 0 && (strcmp (name, "style") == 0 || strcmp (name, "table-properties") == 0))
    on_style (self, name, names, values);
  else if (self->n_tables != 1)
    return;
  else if (self->in_cell)
    start_in_cell (self, name, names, values);
  else if (strcmp (name, "table-row") == 0)
    {
      self->in_row = TRUE;
      self->row_repeated = get_count (names, values, "table:number-rows-repeated");
      self->column = 0;
      g_array_set_size (self->cells, 0);
    }
  else if (self->in_row && is_cell (name))
    start_cell (self, names, values);
}

static void
on_end (gpointer data, const char *name, GError **error)
{
  Ods *self = data;

  if (strcmp (name, "table") == 0 && self->n_tables > 0)
    {
      if (--self->n_tables == 0)
        end_table (self);
    }
  else if (self->n_tables != 1)
    return;
  else if (self->in_cell && is_cell (name))
    end_cell (self);
  else if (self->in_cell && strcmp (name, "annotation") == 0)
    self->n_notes--;
  else if (self->in_cell && strcmp (name, "p") == 0)
    self->in_paragraph = FALSE;
  else if (self->in_row && !self->in_cell && strcmp (name, "table-row") == 0)
    end_row (self, error);
}

static void
on_text (gpointer data, const char *text, gsize length, GError **error)
{
  Ods *self = data;

  if (self->n_tables == 1 && self->in_cell && self->in_paragraph && self->n_notes == 0)
    g_string_append_len (self->text, text, (gssize)length);
}

/* ---- the file ---- */

static void
on_manifest_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  if (strcmp (name, "encryption-data") == 0)
    binome_book_set_protected (error);
}

/**
 * binome_book_read_ods:
 * @self: a book to fill
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was read; without a sheet in it, all are empty
 */
gboolean
binome_book_read_ods (BinomeBook *self, GError **error)
{
  static const BinomePackageHandler manifest = { .start = on_manifest_start };
  static const BinomePackageHandler content = { .start = on_start, .end = on_end, .text = on_text };
  g_autoptr (BinomePackage) package = binome_package_open (self->bytes, self->cancellable);
  Ods ods = { .book = self };
  gboolean good;

  if (package == NULL)
    {
      binome_book_set_damaged (error);
      return FALSE;
    }
  if (binome_package_has (package, "META-INF/manifest.xml")
      && !binome_package_parse (package, "META-INF/manifest.xml", &manifest, NULL, error))
    return FALSE;

  ods.hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ods.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (ods.cells, cell_clear);
  ods.value = g_string_new (NULL);
  ods.text = g_string_new (NULL);

  good = binome_package_parse (package, "content.xml", &content, &ods, error);

  g_clear_pointer (&ods.sheet, binome_sheet_free);
  g_hash_table_unref (ods.hidden);
  g_free (ods.style);
  g_array_unref (ods.cells);
  g_string_free (ods.value, TRUE);
  g_string_free (ods.text, TRUE);
  return good;
}
