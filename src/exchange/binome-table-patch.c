/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of single cells over a table that is only read. */

#include "binome-table-patch.h"

struct _BinomeTablePatch
{
  GObject parent_instance;

  BinomeTableReader *reader;
  GHashTable *lines;   /* number of a line to its corrections: column to text */
  GHashTable *current; /* (nullable): those of the row it stands on */
  guint n_columns;     /* as many as corrections reach to */
};

static void reader_init (BinomeTableReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeTablePatch, binome_table_patch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BINOME_TYPE_TABLE_READER, reader_init))

static gboolean
patch_next (BinomeTableReader *reader, GError **error)
{
  BinomeTablePatch *self = BINOME_TABLE_PATCH (reader);
  gboolean there = binome_table_reader_next (self->reader, error);

  self->current = there ? g_hash_table_lookup (self->lines,
                                               GUINT_TO_POINTER (binome_table_reader_get_line (self->reader)))
                        : NULL;
  return there;
}

static const char *
patch_get_field (BinomeTableReader *reader, guint index)
{
  BinomeTablePatch *self = BINOME_TABLE_PATCH (reader);
  gpointer text;

  if (self->current != NULL
      && g_hash_table_lookup_extended (self->current, GUINT_TO_POINTER (index), NULL, &text))
    return text;

  return index < binome_table_reader_get_n_fields (self->reader)
             ? binome_table_reader_get_field (self->reader, index)
             : "";
}

static guint
patch_get_n_fields (BinomeTableReader *reader)
{
  BinomeTablePatch *self = BINOME_TABLE_PATCH (reader);
  guint n = binome_table_reader_get_n_fields (self->reader);

  return self->current != NULL ? MAX (n, self->n_columns) : n;
}

static guint
patch_get_n_columns (BinomeTableReader *reader)
{
  return binome_table_reader_get_n_columns (BINOME_TABLE_PATCH (reader)->reader);
}

static guint
patch_get_line (BinomeTableReader *reader)
{
  return binome_table_reader_get_line (BINOME_TABLE_PATCH (reader)->reader);
}

static double
patch_get_progress (BinomeTableReader *reader)
{
  return binome_table_reader_get_progress (BINOME_TABLE_PATCH (reader)->reader);
}

static void
patch_rewind (BinomeTableReader *reader)
{
  BinomeTablePatch *self = BINOME_TABLE_PATCH (reader);

  self->current = NULL;
  binome_table_reader_rewind (self->reader);
}

static void
reader_init (BinomeTableReaderInterface *iface)
{
  iface->next = patch_next;
  iface->get_field = patch_get_field;
  iface->get_n_fields = patch_get_n_fields;
  iface->get_n_columns = patch_get_n_columns;
  iface->get_line = patch_get_line;
  iface->get_progress = patch_get_progress;
  iface->rewind = patch_rewind;
}

static void
binome_table_patch_finalize (GObject *object)
{
  BinomeTablePatch *self = BINOME_TABLE_PATCH (object);

  g_object_unref (self->reader);
  g_hash_table_unref (self->lines);

  G_OBJECT_CLASS (binome_table_patch_parent_class)->finalize (object);
}

static void
binome_table_patch_class_init (BinomeTablePatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_table_patch_finalize;
}

static void
binome_table_patch_init (BinomeTablePatch *self)
{
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
}

/**
 * binome_table_patch_new:
 * @reader: a table
 *
 * Returns: (transfer full): the same table, with nothing corrected
 */
BinomeTablePatch *
binome_table_patch_new (BinomeTableReader *reader)
{
  BinomeTablePatch *self = g_object_new (BINOME_TYPE_TABLE_PATCH, NULL);

  self->reader = g_object_ref (reader);
  return self;
}

/**
 * binome_table_patch_set:
 * @self: a table
 * @line: where the row begins in the file
 * @column: a column, from 0
 * @text: what its cell says from the next reading on
 */
void
binome_table_patch_set (BinomeTablePatch *self, guint line, guint column, const char *text)
{
  GHashTable *cells = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (line));

  if (cells == NULL)
    {
      cells = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (self->lines, GUINT_TO_POINTER (line), cells);
    }
  g_hash_table_insert (cells, GUINT_TO_POINTER (column), g_strdup (text));
  self->n_columns = MAX (self->n_columns, column + 1);
}

/* How many rows are corrected. */
guint
binome_table_patch_get_n_lines (BinomeTablePatch *self)
{
  return g_hash_table_size (self->lines);
}

gboolean
binome_table_patch_has_line (BinomeTablePatch *self, guint line)
{
  return g_hash_table_contains (self->lines, GUINT_TO_POINTER (line));
}
