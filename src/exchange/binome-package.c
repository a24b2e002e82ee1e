/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the XML parts of a zip file piece by piece, so that nothing hostile in it can fill the memory. */

#include "binome-package.h"

#include <string.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>

#include "binome-book.h"
#include "binome-gsf.h"

#define PIECE_SIZE (64 * 1024)

/* All parts together, unpacked. A list of 100,000 people takes a tenth of it. */
#define MAX_UNPACKED (G_GUINT64_CONSTANT (1) << 30)

/* The longest run without a tag, which the parser keeps in memory. */
#define MAX_RUN (8 * 1024 * 1024)

#define MAX_DEPTH 200

struct _BinomePackage
{
  GsfInput *input;
  GsfInfile *zip;
  GBytes *bytes;
  GCancellable *cancellable;
  guint64 n_unpacked;
};

/* What the parser calls on its way. */
typedef struct
{
  const BinomePackageHandler *handler;
  gpointer data;
  guint depth;
} Parsing;

/**
 * binome_package_open:
 * @bytes: a file
 * @cancellable: (nullable): to give up while parts are read
 *
 * Returns: (transfer full) (nullable): the package; %NULL where the file is no whole zip file
 */
BinomePackage *
binome_package_open (GBytes *bytes, GCancellable *cancellable)
{
  g_autoptr (BinomePackage) self = g_new0 (BinomePackage, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->bytes = g_bytes_ref (bytes);
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  self->input = gsf_input_memory_new (data, (gsf_off_t)size, FALSE);
  self->zip = gsf_infile_zip_new (self->input, NULL);
  return self->zip != NULL ? g_steal_pointer (&self) : NULL;
}

void
binome_package_free (BinomePackage *self)
{
  g_clear_object (&self->zip);
  g_clear_object (&self->input);
  g_clear_object (&self->cancellable);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static GsfInput *
open_part (BinomePackage *self, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

  return gsf_infile_child_by_aname (self->zip, (const char **)names);
}

gboolean
binome_package_has (BinomePackage *self, const char *path)
{
  g_autoptr (BinomeGsfInput) part = open_part (self, path);

  return part != NULL;
}

/**
 * binome_package_read_start:
 * @self: a package
 * @path: a part
 *
 * Returns: (transfer full): the first bytes of a part as a text; "" where there is none
 */
char *
binome_package_read_start (BinomePackage *self, const char *path)
{
  char start[256] = "";
  g_autoptr (BinomeGsfInput) part = open_part (self, path);
  gsf_off_t size = part != NULL ? gsf_input_size (part) : 0;
  gsize n = (gsize)CLAMP (size, 0, (gsf_off_t)sizeof start - 1);

  if (n == 0 || gsf_input_read (part, n, (guint8 *)start) == NULL)
    return g_strdup ("");

  return g_strndup (start, n);
}

/* A name without the prefix of its namespace: programs choose other ones. */
static const char *
get_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
on_start_element (GMarkupParseContext *context, const char *name, const char **names, const char **values,
                  gpointer user_data, GError **error)
{
  Parsing *parsing = user_data;

  if (++parsing->depth > MAX_DEPTH)
    binome_book_set_damaged (error);
  else
    parsing->handler->start (parsing->data, get_local (name), names, values, error);
}

static void
on_end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Parsing *parsing = user_data;

  parsing->depth--;
  if (parsing->handler->end != NULL)
    parsing->handler->end (parsing->data, get_local (name), error);
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Parsing *parsing = user_data;

  if (parsing->handler->text != NULL)
    parsing->handler->text (parsing->data, text, length, error);
}

/* How long the run without a tag is that a piece ends with. */
static gsize
measure_run (gsize run, const char *piece, gsize length)
{
  const char *tag = memrchr (piece, '<', length);

  return tag != NULL ? (gsize)(piece + length - tag) : run + length;
}

static gboolean
parse_pieces (BinomePackage *self, GsfInput *part, GMarkupParseContext *context, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_SIZE);
  gsf_off_t left;
  gsize run = 0;
  gboolean begun = FALSE;

  while ((left = gsf_input_remaining (part)) > 0)
    {
      gsize n = (gsize)MIN (left, PIECE_SIZE);
      gsize mark = 0;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (gsf_input_read (part, n, (guint8 *)piece) == NULL)
        {
          binome_book_set_damaged (error);
          return FALSE;
        }
      self->n_unpacked += n;
      run = measure_run (run, piece, n);
      if (self->n_unpacked > MAX_UNPACKED || run > MAX_RUN)
        {
          binome_sheet_set_too_large (error);
          return FALSE;
        }
      if (!begun && n >= 3 && memcmp (piece, "\xef\xbb\xbf", 3) == 0)
        mark = 3;
      begun = TRUE;
      if (!g_markup_parse_context_parse (context, piece + mark, (gssize)(n - mark), error))
        return FALSE;
    }

  return g_markup_parse_context_end_parse (context, error);
}

/**
 * binome_package_parse:
 * @self: a package
 * @path: a part
 * @handler: what is called
 * @data: handed to @handler
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads a part. One that is not there is a damaged file.
 *
 * Returns: whether the part was read to its end
 */
gboolean
binome_package_parse (BinomePackage *self, const char *path, const BinomePackageHandler *handler,
                      gpointer data, GError **error)
{
  static const GMarkupParser parser
      = { .start_element = on_start_element, .end_element = on_end_element, .text = on_text };
  g_autoptr (BinomeGsfInput) part = open_part (self, path);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) reason = NULL;
  Parsing parsing = { .handler = handler, .data = data };

  if (part == NULL)
    {
      binome_book_set_damaged (error);
      return FALSE;
    }

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &parsing, NULL);
  if (parse_pieces (self, part, context, &reason))
    return TRUE;

  if (reason->domain == G_MARKUP_ERROR)
    binome_book_set_damaged (error);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * binome_package_get:
 * @names: the names of attributes
 * @values: their values
 * @name: a name; without a prefix, it is found with any
 *
 * Returns: (nullable): the value of an attribute
 */
const char *
binome_package_get (const char **names, const char **values, const char *name)
{
  gboolean any_prefix = strchr (name, ':') == NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (any_prefix ? get_local (names[i]) : names[i], name) == 0)
      return values[i];

  return NULL;
}
