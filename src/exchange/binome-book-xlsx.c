/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads .xlsx (ECMA-376, SpreadsheetML): names of sheets, formats, shared texts, then cells. */

#include "binome-book.h"

#include <stdlib.h>
#include <string.h>

#include "binome-package.h"

#define MAIN_PART "xl/workbook.xml"
#define MAX_SHARED_TEXT (256 * 1024 * 1024)

/* A sheet of the workbook. */
typedef struct
{
  char *relation;
  char *part;
  gboolean hidden;
} Part;

/* What a cell says of its value. */
typedef enum
{
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_BOOLEAN,
  VALUE_ERROR,
  VALUE_TEXT,
} ValueKind;

typedef struct
{
  BinomeBook *book;
  BinomePackage *package;
  gboolean from_1904;
  GPtrArray *parts;  /* of Part */
  GHashTable *codes; /* number of a format to BinomeCellFormat */
  GArray *formats;   /* of int: BinomeCellFormat of each style */
  gboolean in_cell_xfs;
  GString *shared;       /* each text closed by a NUL */
  GArray *shared_places; /* of guint32 */
  gboolean in_text;      /* where text is to be kept */
  guint n_phonetic;      /* inside of how Japanese is spoken, which is not the text */

  /* The sheet that is being read. */
  BinomeSheet *sheet;
  guint row;
  guint column;
  ValueKind kind;
  int format;
  gboolean has_formula;
  GString *text;
} Xlsx;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->relation);
  g_free (part->part);
  g_free (part);
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* ---- the workbook ---- */

static void
on_workbook_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  Xlsx *self = data;

  if (strcmp (name, "workbookPr") == 0)
    self->from_1904 = is_true (binome_package_get (names, values, "date1904"));
  else if (strcmp (name, "sheet") == 0)
    {
      const char *title = binome_package_get (names, values, "name");
      const char *relation = binome_package_get (names, values, "id");
      const char *state = binome_package_get (names, values, "state");
      Part *part;

      if (title == NULL || relation == NULL)
        return;
      part = g_new0 (Part, 1);
      part->relation = g_strdup (relation);
      part->hidden = state != NULL && strcmp (state, "visible") != 0;
      g_ptr_array_add (self->parts, part);
      g_ptr_array_add (self->book->names, g_strdup (title));
    }
}

/* A target stands below the folder of the workbook, or begins with a slash. */
static char *
resolve_target (const char *target)
{
  g_autofree char *path = g_canonicalize_filename (target, "/xl");

  return g_strdup (path + strspn (path, "/"));
}

static void
on_relation_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  Xlsx *self = data;
  const char *id = binome_package_get (names, values, "Id");
  const char *type = binome_package_get (names, values, "Type");
  const char *target = binome_package_get (names, values, "Target");

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL
      || !g_str_has_suffix (type, "/worksheet"))
    return;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (part->part == NULL && strcmp (part->relation, id) == 0)
        part->part = resolve_target (target);
    }
}

/* ---- formats ---- */

static guint
parse_number (const char *text)
{
  guint64 value = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL) ? (guint)value
                                                                                          : G_MAXUINT;
}

static void
on_style_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  Xlsx *self = data;
  guint id = parse_number (binome_package_get (names, values, "numFmtId"));

  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = binome_package_get (names, values, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (id),
                             GINT_TO_POINTER (binome_cell_format_for_code (code) + 1));
    }
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cell_xfs = TRUE;
  else if (strcmp (name, "xf") == 0 && self->in_cell_xfs)
    {
      int known = GPOINTER_TO_INT (g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));
      int format = known > 0 ? known - 1 : binome_cell_format_for_id (id);

      g_array_append_val (self->formats, format);
    }
}

static void
on_style_end (gpointer data, const char *name, GError **error)
{
  if (strcmp (name, "cellXfs") == 0)
    ((Xlsx *)data)->in_cell_xfs = FALSE;
}

/* ---- texts ---- */

/* Characters that XML cannot hold stand as _x000D_ (ECMA-376, part 1, 22.9.2.19). */
static void
append_text (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '_' && length - i >= 7 && text[i + 1] == 'x' && text[i + 6] == '_'
          && strspn (text + i + 2, "0123456789abcdefABCDEF") >= 4)
        {
          gunichar c = (gunichar)strtoul (text + i + 2, NULL, 16);

          if (c != 0 && g_unichar_validate (c))
            g_string_append_unichar (out, c);
          i += 6;
        }
      else
        g_string_append_c (out, text[i]);
    }
}

static void
on_shared_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  Xlsx *self = data;

  if (strcmp (name, "si") == 0)
    {
      guint32 place = (guint32)self->shared->len;

      g_array_append_val (self->shared_places, place);
    }
  else if (strcmp (name, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_text = self->n_phonetic == 0;
}

static void
on_shared_end (gpointer data, const char *name, GError **error)
{
  Xlsx *self = data;

  if (strcmp (name, "si") == 0)
    g_string_append_c (self->shared, '\0');
  else if (strcmp (name, "rPh") == 0)
    self->n_phonetic--;
  else if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  if (self->shared->len > MAX_SHARED_TEXT)
    binome_sheet_set_too_large (error);
}

static void
on_shared_text (gpointer data, const char *text, gsize length, GError **error)
{
  Xlsx *self = data;

  if (self->in_text && self->shared_places->len > 0)
    append_text (self->shared, text, length);
}

/* ---- cells ---- */

/* Reads a name such as AB12, or leaves row and column as they are. Returns what follows. */
static const char *
parse_cell_name (const char *text, guint *row, guint *column)
{
  guint c = 0, r = 0;
  const char *p = text;

  for (; g_ascii_isalpha (*p) && c < 100000; p++)
    c = c * 26 + (guint)(g_ascii_toupper (*p) - 'A' + 1);
  for (; g_ascii_isdigit (*p) && r < 100000000; p++)
    r = r * 10 + (guint)(*p - '0');
  if (c == 0 || r == 0)
    return text;

  *row = r - 1;
  *column = c - 1;
  return p;
}

static void
start_cell (Xlsx *self, const char **names, const char **values)
{
  static const struct
  {
    const char *type;
    ValueKind kind;
  } types[] = { { "s", VALUE_SHARED }, { "b", VALUE_BOOLEAN },      { "e", VALUE_ERROR },
                { "str", VALUE_TEXT }, { "inlineStr", VALUE_TEXT }, { "d", VALUE_TEXT } };
  const char *place = binome_package_get (names, values, "r");
  const char *type = binome_package_get (names, values, "t");
  guint style = parse_number (binome_package_get (names, values, "s"));

  if (place != NULL)
    parse_cell_name (place, &self->row, &self->column);
  self->kind = VALUE_NUMBER;
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i].type) == 0)
      self->kind = types[i].kind;
  /* A cell without a style has the first one. */
  if (style == G_MAXUINT)
    style = 0;
  self->format = style < self->formats->len ? g_array_index (self->formats, int, style) : BINOME_CELL_NUMBER;
  self->has_formula = FALSE;
  g_string_truncate (self->text, 0);
}

static void
merge_cells (Xlsx *self, const char *area)
{
  guint first_row = 0, first_column = 0, last_row = 0, last_column = 0;
  const char *p = parse_cell_name (area, &first_row, &first_column);

  if (p != area && *p == ':' && parse_cell_name (p + 1, &last_row, &last_column) != p + 1)
    binome_sheet_merge (self->sheet, first_row, last_row, first_column);
}

static void
on_sheet_start (gpointer data, const char *name, const char **names, const char **values, GError **error)
{
  Xlsx *self = data;

  if (strcmp (name, "row") == 0)
    {
      guint row = parse_number (binome_package_get (names, values, "r"));

      self->row = row == G_MAXUINT || row == 0 ? self->row + 1 : row - 1;
      self->column = 0;
    }
  else if (strcmp (name, "c") == 0)
    start_cell (self, names, values);
  else if (strcmp (name, "f") == 0)
    self->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_text = self->n_phonetic == 0;
  else if (strcmp (name, "mergeCell") == 0)
    {
      const char *area = binome_package_get (names, values, "ref");

      if (area != NULL)
        merge_cells (self, area);
    }
}

static void
on_sheet_text (gpointer data, const char *text, gsize length, GError **error)
{
  Xlsx *self = data;

  if (self->in_text)
    append_text (self->text, text, length);
}

static char *
dup_value (Xlsx *self)
{
  guint index;
  double number;
  char *end;

  switch (self->kind)
    {
    case VALUE_SHARED:
      index = parse_number (self->text->str);
      if (index >= self->shared_places->len)
        return NULL;
      return g_strdup (self->shared->str + g_array_index (self->shared_places, guint32, index));
    case VALUE_BOOLEAN:
      return g_strdup (binome_cell_format_boolean (is_true (self->text->str)));
    case VALUE_NUMBER:
      number = g_ascii_strtod (self->text->str, &end);
      if (*end != '\0')
        return g_strdup (self->text->str);
      return binome_cell_format_number (self->format, number, self->from_1904);
    case VALUE_TEXT:
      return g_strdup (self->text->str);
    case VALUE_ERROR:
    default:
      return NULL;
    }
}

static void
end_cell (Xlsx *self, GError **error)
{
  g_autofree char *value = NULL;

  if (self->kind == VALUE_ERROR)
    binome_sheet_add_error (self->sheet, self->row, self->column, self->text->str);
  else if (self->text->len == 0 && self->has_formula && self->kind == VALUE_NUMBER)
    binome_sheet_add_unsolved (self->sheet, self->row, self->column);
  else if (self->text->len > 0)
    {
      value = dup_value (self);
      if (value == NULL)
        binome_book_set_damaged (error);
      else
        binome_sheet_add (self->sheet, self->row, self->column, value, error);
    }
  self->column++;
}

static void
on_sheet_end (gpointer data, const char *name, GError **error)
{
  Xlsx *self = data;

  if (strcmp (name, "c") == 0)
    end_cell (self, error);
  else if (strcmp (name, "rPh") == 0)
    self->n_phonetic--;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->in_text = FALSE;
}

static gboolean
read_sheet (Xlsx *self, const Part *part, GError **error)
{
  static const BinomePackageHandler handler
      = { .start = on_sheet_start, .end = on_sheet_end, .text = on_sheet_text };

  /* Before the first row. */
  self->row = G_MAXUINT;
  self->n_phonetic = 0;
  self->in_text = FALSE;
  return binome_package_parse (self->package, part->part, &handler, self, error);
}

static gboolean
read_sheets (Xlsx *self, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      /* A sheet that is a chart has no cells. */
      if (part->part == NULL || !binome_book_wants (self->book, i, part->hidden))
        continue;
      self->sheet = binome_sheet_new ();
      if (!read_sheet (self, part, error))
        {
          g_clear_pointer (&self->sheet, binome_sheet_free);
          return FALSE;
        }
      if (binome_book_take (self->book, i, g_steal_pointer (&self->sheet)))
        break;
    }

  return TRUE;
}

static gboolean
read_parts (Xlsx *self, GError **error)
{
  static const BinomePackageHandler workbook = { .start = on_workbook_start };
  static const BinomePackageHandler relations = { .start = on_relation_start };
  static const BinomePackageHandler styles = { .start = on_style_start, .end = on_style_end };
  static const BinomePackageHandler shared
      = { .start = on_shared_start, .end = on_shared_end, .text = on_shared_text };

  return binome_package_parse (self->package, MAIN_PART, &workbook, self, error)
         && binome_package_parse (self->package, "xl/_rels/workbook.xml.rels", &relations, self, error)
         && (!binome_package_has (self->package, "xl/styles.xml")
             || binome_package_parse (self->package, "xl/styles.xml", &styles, self, error))
         && (!binome_package_has (self->package, "xl/sharedStrings.xml")
             || binome_package_parse (self->package, "xl/sharedStrings.xml", &shared, self, error))
         && read_sheets (self, error);
}

/**
 * binome_book_read_xlsx:
 * @self: a book to fill
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was read; without a sheet in it, all are empty
 */
gboolean
binome_book_read_xlsx (BinomeBook *self, GError **error)
{
  g_autoptr (BinomePackage) package = binome_package_open (self->bytes, self->cancellable);
  Xlsx xlsx = { .book = self, .package = package };
  gboolean good;

  if (package == NULL)
    {
      binome_book_set_damaged (error);
      return FALSE;
    }

  xlsx.parts = g_ptr_array_new_with_free_func (part_free);
  xlsx.codes = g_hash_table_new (NULL, NULL);
  xlsx.formats = g_array_new (FALSE, FALSE, sizeof (int));
  xlsx.shared = g_string_new (NULL);
  xlsx.shared_places = g_array_new (FALSE, FALSE, sizeof (guint32));
  xlsx.text = g_string_new (NULL);

  good = read_parts (&xlsx, error);

  g_ptr_array_unref (xlsx.parts);
  g_hash_table_unref (xlsx.codes);
  g_array_unref (xlsx.formats);
  g_string_free (xlsx.shared, TRUE);
  g_array_unref (xlsx.shared_places);
  g_string_free (xlsx.text, TRUE);
  return good;
}
