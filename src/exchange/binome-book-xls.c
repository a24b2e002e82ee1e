/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads .xls of Excel 97 to 2003 (MS-XLS, the records of BIFF8) out of its compound file. */

#include "binome-book.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>

#include "binome-error.h"
#include "binome-gsf.h"

/* The records that are read, by their numbers in MS-XLS 2.3.2. */
enum
{
  RECORD_FORMULA = 0x0006,
  RECORD_EOF = 0x000a,
  RECORD_DATE_1904 = 0x0022,
  RECORD_FILE_PASS = 0x002f,
  RECORD_CONTINUE = 0x003c,
  RECORD_BOUND_SHEET = 0x0085,
  RECORD_MUL_RK = 0x00bd,
  RECORD_RSTRING = 0x00d6,
  RECORD_XF = 0x00e0,
  RECORD_MERGE_CELLS = 0x00e5,
  RECORD_SST = 0x00fc,
  RECORD_LABEL_SST = 0x00fd,
  RECORD_NUMBER = 0x0203,
  RECORD_LABEL = 0x0204,
  RECORD_BOOL_ERR = 0x0205,
  RECORD_STRING = 0x0207,
  RECORD_RK = 0x027e,
  RECORD_FORMAT = 0x041e,
  RECORD_BOF = 0x0809,
};

#define BIFF8 0x0600
#define MAX_SHARED_TEXT (256 * 1024 * 1024)
#define RECORDS_PER_STEP 4096

typedef struct
{
  guint32 place;
  gboolean hidden;
  gboolean is_sheet;
} Part;

typedef struct
{
  BinomeBook *book;
  const guint8 *data;
  gsize size;

  /* The record that was read last. */
  gsize next;
  guint16 type;
  const guint8 *p;
  gsize left;
  guint n_records;

  gboolean from_1904;
  GArray *parts;     /* of Part */
  GHashTable *codes; /* number of a format to BinomeCellFormat + 1 */
  GArray *styles;    /* of guint16: the number of the format of each */
  GString *shared;
  GArray *shared_places; /* of guint32 */

  BinomeSheet *sheet;
  gboolean awaits_text; /* of the formula in this cell */
  guint row;
  guint column;
} Xls;

/* ---- bytes ---- */

static gboolean
next_record (Xls *self)
{
  guint16 head[2];

  if (self->size - self->next < sizeof head)
    return FALSE;
  memcpy (head, self->data + self->next, sizeof head);
  self->type = GUINT16_FROM_LE (head[0]);
  self->left = GUINT16_FROM_LE (head[1]);
  self->next += sizeof head;
  if (self->left > self->size - self->next)
    return FALSE;

  self->p = self->data + self->next;
  self->next += self->left;
  return TRUE;
}

static gboolean
next_is_continue (const Xls *self)
{
  return self->size - self->next >= 4
         && (self->data[self->next] | self->data[self->next + 1] << 8) == RECORD_CONTINUE;
}

/* What is not there reads as 0: no record of a good file is so short. */
static guint32
take_number (Xls *self, gsize n)
{
  guint32 value = 0;

  if (self->left < n)
    {
      self->left = 0;
      return 0;
    }
  for (gsize i = 0; i < n; i++)
    value |= (guint32)self->p[i] << (8 * i);
  self->p += n;
  self->left -= n;
  return value;
}

static void
skip (Xls *self, gsize n)
{
  n = MIN (n, self->left);
  self->p += n;
  self->left -= n;
}

/* Steps over bytes that may go on in the next record. */
static void
skip_continued (Xls *self, gsize n)
{
  while (n > self->left && next_is_continue (self))
    {
      n -= self->left;
      if (!next_record (self))
        return;
    }
  skip (self, n);
}

static double
take_double (Xls *self)
{
  guint64 low = take_number (self, 4), high = take_number (self, 4);
  guint64 bits = high << 32 | low;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* A number in 30 bits, perhaps in hundredths (MS-XLS 2.5.217). */
static double
take_rk (Xls *self)
{
  guint32 rk = take_number (self, 4);
  double value;

  if ((rk & 2) != 0)
    value = (double)((gint32)(rk & ~3u) / 4);
  else
    {
      guint64 bits = (guint64)(rk & ~3u) << 32;

      memcpy (&value, &bits, sizeof value);
    }
  return (rk & 1) != 0 ? value / 100 : value;
}

/* Appends @n characters, which may go on in the next record, there perhaps in the other width. */
static void
append_characters (Xls *self, GString *out, guint n, gboolean wide)
{
  gunichar high = 0;

  while (n > 0)
    {
      gunichar c;

      if (self->left < (wide ? 2 : 1))
        {
          if (!next_is_continue (self) || !next_record (self))
            return;
          wide = (take_number (self, 1) & 1) != 0;
          continue;
        }
      c = take_number (self, wide ? 2 : 1);
      n--;
      if (c >= 0xd800 && c < 0xdc00)
        high = c;
      else if (c >= 0xdc00 && c < 0xe000)
        {
          if (high != 0)
            g_string_append_unichar (out, 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00));
          high = 0;
        }
      else if (c != 0)
        g_string_append_unichar (out, c);
    }
}

/* A text with its length in @n_length bytes, its formatting and how it is spoken (MS-XLS 2.5.293). */
static void
append_text (Xls *self, GString *out, gsize n_length)
{
  guint n = take_number (self, n_length);
  guint flags = take_number (self, 1);
  gsize n_runs = (flags & 8) != 0 ? take_number (self, 2) : 0;
  gsize n_spoken = (flags & 4) != 0 ? take_number (self, 4) : 0;

  append_characters (self, out, n, (flags & 1) != 0);
  skip_continued (self, n_runs * 4 + n_spoken);
}

/* ---- the workbook ---- */

static gboolean
read_shared (Xls *self, GError **error)
{
  guint32 n;

  skip (self, 4);
  n = take_number (self, 4);
  for (guint32 i = 0; i < n && (self->left > 0 || next_is_continue (self)); i++)
    {
      guint32 place = (guint32)self->shared->len;

      if (self->left == 0 && !next_record (self))
        break;
      g_array_append_val (self->shared_places, place);
      append_text (self, self->shared, 2);
      g_string_append_c (self->shared, '\0');
      if (self->shared->len > MAX_SHARED_TEXT)
        {
          binome_sheet_set_too_large (error);
          return FALSE;
        }
    }

  return TRUE;
}

static void
read_bound_sheet (Xls *self)
{
  Part part = { .place = take_number (self, 4) };
  g_autoptr (GString) name = g_string_new (NULL);

  part.hidden = (take_number (self, 1) & 3) != 0;
  part.is_sheet = take_number (self, 1) == 0;
  append_text (self, name, 1);
  g_array_append_val (self->parts, part);
  g_ptr_array_add (self->book->names, g_string_free_and_steal (g_steal_pointer (&name)));
}

static void
read_format (Xls *self)
{
  guint id = take_number (self, 2);
  g_autoptr (GString) code = g_string_new (NULL);

  append_text (self, code, 2);
  g_hash_table_insert (self->codes, GUINT_TO_POINTER (id),
                       GINT_TO_POINTER (binome_cell_format_for_code (code->str) + 1));
}

static void
read_style (Xls *self)
{
  guint16 format;

  skip (self, 2);
  format = (guint16)take_number (self, 2);
  g_array_append_val (self->styles, format);
}

static gboolean
read_workbook (Xls *self, GError **error)
{
  if (!next_record (self) || self->type != RECORD_BOF)
    {
      binome_book_set_damaged (error);
      return FALSE;
    }
  if (take_number (self, 2) != BIFF8)
    {
      g_set_error_literal (
          error, BINOME_ERROR, BINOME_ERROR_INVALID,
          _ ("This spreadsheet was written by an Excel older than 97. Open it in a spreadsheet program, save it as .xlsx, then import that."));
      return FALSE;
    }

  while (next_record (self))
    switch (self->type)
      {
      case RECORD_FILE_PASS:
        binome_book_set_protected (error);
        return FALSE;
      case RECORD_BOUND_SHEET:
        read_bound_sheet (self);
        break;
      case RECORD_DATE_1904:
        self->from_1904 = take_number (self, 2) == 1;
        break;
      case RECORD_FORMAT:
        read_format (self);
        break;
      case RECORD_XF:
        read_style (self);
        break;
      case RECORD_SST:
        if (!read_shared (self, error))
          return FALSE;
        break;
      case RECORD_EOF:
        return TRUE;
      default:
        break;
      }

  binome_book_set_damaged (error);
  return FALSE;
}

/* ---- cells ---- */

static int
find_format (Xls *self, guint style)
{
  guint id = style < self->styles->len ? g_array_index (self->styles, guint16, style) : 0;
  int known = GPOINTER_TO_INT (g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));

  return known > 0 ? known - 1 : binome_cell_format_for_id (id);
}

static gboolean
add_number (Xls *self, guint column, guint style, double value, GError **error)
{
  g_autofree char *text = binome_cell_format_number (find_format (self, style), value, self->from_1904);

  return binome_sheet_add (self->sheet, self->row, column, text, error);
}

static gboolean
add_boolean (Xls *self, guint value, GError **error)
{
  return binome_sheet_add (self->sheet, self->row, self->column, binome_cell_format_boolean (value != 0),
                           error);
}

static void
add_error (Xls *self, guint code)
{
  static const struct
  {
    guint code;
    const char *name;
  } errors[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0f, "#VALUE!" }, { 0x17, "#REF!" },
                 { 0x1d, "#NAME?" }, { 0x24, "#NUM!" },   { 0x2a, "#N/A" } };
  const char *name = "#?";

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == code)
      name = errors[i].name;
  binome_sheet_add_error (self->sheet, self->row, self->column, name);
}

/* The result of a formula: a number, or where its last two bytes say so something else. */
static gboolean
add_formula (Xls *self, guint style, GError **error)
{
  guint8 result[8];

  if (self->left < sizeof result)
    return TRUE;
  memcpy (result, self->p, sizeof result);
  if (result[6] != 0xff || result[7] != 0xff)
    return add_number (self, self->column, style, take_double (self), error);

  if (result[0] == 0)
    self->awaits_text = TRUE;
  else if (result[0] == 1)
    return add_boolean (self, result[2], error);
  else if (result[0] == 2)
    add_error (self, result[2]);
  return TRUE;
}

static gboolean
add_shared (Xls *self, GError **error)
{
  guint32 index = take_number (self, 4);

  if (index >= self->shared_places->len)
    {
      binome_book_set_damaged (error);
      return FALSE;
    }

  return binome_sheet_add (self->sheet, self->row, self->column,
                           self->shared->str + g_array_index (self->shared_places, guint32, index), error);
}

static gboolean
add_text (Xls *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_text (self, text, 2);
  return binome_sheet_add (self->sheet, self->row, self->column, text->str, error);
}

static gboolean
add_many_numbers (Xls *self, guint style, GError **error)
{
  /* The last column stands behind them. */
  for (guint column = self->column; self->left >= 6; column++)
    {
      if (!add_number (self, column, style, take_rk (self), error))
        return FALSE;
      style = take_number (self, 2);
    }

  return TRUE;
}

static void
read_merges (Xls *self)
{
  guint n = take_number (self, 2);

  for (guint i = 0; i < n && self->left >= 8; i++)
    {
      guint first = take_number (self, 2), last = take_number (self, 2), column = take_number (self, 2);

      skip (self, 2);
      binome_sheet_merge (self->sheet, first, last, column);
    }
}

static gboolean
read_cell (Xls *self, GError **error)
{
  guint16 type = self->type;
  guint style, value;

  self->row = take_number (self, 2);
  self->column = take_number (self, 2);
  style = take_number (self, 2);
  self->awaits_text = FALSE;
  switch (type)
    {
    case RECORD_FORMULA:
      return add_formula (self, style, error);
    case RECORD_NUMBER:
      return add_number (self, self->column, style, take_double (self), error);
    case RECORD_RK:
      return add_number (self, self->column, style, take_rk (self), error);
    case RECORD_MUL_RK:
      return add_many_numbers (self, style, error);
    case RECORD_LABEL_SST:
      return add_shared (self, error);
    case RECORD_LABEL:
    case RECORD_RSTRING:
      return add_text (self, error);
    case RECORD_BOOL_ERR:
      value = take_number (self, 1);
      if (take_number (self, 1) == 0)
        return add_boolean (self, value, error);
      add_error (self, value);
      return TRUE;
    default:
      g_return_val_if_reached (TRUE);
    }
}

static gboolean
read_record (Xls *self, GError **error)
{
  switch (self->type)
    {
    case RECORD_FORMULA:
    case RECORD_NUMBER:
    case RECORD_RK:
    case RECORD_MUL_RK:
    case RECORD_LABEL_SST:
    case RECORD_LABEL:
    case RECORD_RSTRING:
    case RECORD_BOOL_ERR:
      return read_cell (self, error);
    case RECORD_STRING:
      if (!self->awaits_text)
        return TRUE;
      self->awaits_text = FALSE;
      return add_text (self, error);
    case RECORD_MERGE_CELLS:
      read_merges (self);
      return TRUE;
    default:
      return TRUE;
    }
}

/* A chart in a sheet has records of its own, between a beginning and an end as the sheet itself. */
static gboolean
read_sheet (Xls *self, const Part *part, GError **error)
{
  guint depth = 0;

  self->next = MIN (part->place, self->size);
  self->awaits_text = FALSE;
  while (next_record (self))
    {
      if (++self->n_records % RECORDS_PER_STEP == 0
          && g_cancellable_set_error_if_cancelled (self->book->cancellable, error))
        return FALSE;
      if (self->type == RECORD_BOF)
        depth++;
      else if (self->type == RECORD_EOF && (depth == 0 || --depth == 0))
        return TRUE;
      else if (depth == 1 && !read_record (self, error))
        return FALSE;
    }

  binome_book_set_damaged (error);
  return FALSE;
}

static gboolean
read_sheets (Xls *self, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (!part->is_sheet || !binome_book_wants (self->book, i, part->hidden))
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

/* ---- the compound file ---- */

/* The stream of that name; %NULL where there is none, or it claims to be longer than the file. */
static GBytes *
read_stream (GsfInfile *ole, const char *name, gsize file_size)
{
  g_autoptr (BinomeGsfInput) stream = gsf_infile_child_by_name (ole, name);
  gsf_off_t size = stream != NULL ? gsf_input_size (stream) : 0;
  g_autofree guint8 *data = NULL;

  if (size <= 0 || (gsize)size > file_size)
    return NULL;

  data = g_malloc ((gsize)size);
  if (gsf_input_read (stream, (gsize)size, data) == NULL)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), (gsize)size);
}

static GBytes *
open_workbook (BinomeBook *book, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (book->bytes, &size);
  g_autoptr (BinomeGsfInput) input = gsf_input_memory_new (data, (gsf_off_t)size, FALSE);
  g_autoptr (BinomeGsfInfile) ole = gsf_infile_msole_new (input, NULL);
  g_autoptr (GBytes) workbook = ole != NULL ? read_stream (ole, "Workbook", size) : NULL;
  g_autoptr (BinomeGsfInput) package = NULL;

  if (workbook == NULL && ole != NULL)
    workbook = read_stream (ole, "Book", size);
  if (workbook != NULL)
    return g_steal_pointer (&workbook);

  package = ole != NULL ? gsf_infile_child_by_name (ole, "EncryptedPackage") : NULL;
  if (package != NULL)
    binome_book_set_protected (error);
  else
    binome_book_set_damaged (error);
  return NULL;
}

/**
 * binome_book_read_xls:
 * @self: a book to fill
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was read; without a sheet in it, all are empty
 */
gboolean
binome_book_read_xls (BinomeBook *self, GError **error)
{
  g_autoptr (GBytes) workbook = open_workbook (self, error);
  Xls xls = { .book = self };
  gboolean good;

  if (workbook == NULL)
    return FALSE;

  xls.data = g_bytes_get_data (workbook, &xls.size);
  xls.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  xls.codes = g_hash_table_new (NULL, NULL);
  xls.styles = g_array_new (FALSE, FALSE, sizeof (guint16));
  xls.shared = g_string_new (NULL);
  xls.shared_places = g_array_new (FALSE, FALSE, sizeof (guint32));

  good = read_workbook (&xls, error) && read_sheets (&xls, error);

  g_array_unref (xls.parts);
  g_hash_table_unref (xls.codes);
  g_array_unref (xls.styles);
  g_string_free (xls.shared, TRUE);
  g_array_unref (xls.shared_places);
  return good;
}
