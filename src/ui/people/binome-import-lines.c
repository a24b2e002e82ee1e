/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a staff list with what becomes of them, for a list view: errors first. A line is made
 * when it is looked at, so that 100,000 of them cost nothing. */

#include "binome-import-lines.h"

#include <glib/gi18n-lib.h>

struct _BinomeImportLine
{
  GObject parent_instance;

  BinomeImport *import;
  guint row;
};

G_DEFINE_FINAL_TYPE (BinomeImportLine, binome_import_line, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_TEXT,
  PROP_VERDICT,
  PROP_ICON,
  N_PROPS
} BinomeImportLineProperty;

static GParamSpec *properties[N_PROPS];

/* A shape for each verdict, not a colour alone. */
static const char *
icon_of (BinomeImportVerdict verdict)
{
  switch (verdict)
    {
    case BINOME_IMPORT_NEW:
      return "list-add-symbolic";
    case BINOME_IMPORT_UPDATE:
      return "document-edit-symbolic";
    case BINOME_IMPORT_SAME:
      return "object-select-symbolic";
    case BINOME_IMPORT_ERROR:
    default:
      return "dialog-warning-symbolic";
    }
}

static char *
dup_title (BinomeImportLine *self)
{
  const char *title = binome_import_get_title (self->import, self->row);

  /* Translators: in place of the name of a person whom a line of a file is about. */
  return g_strdup (*title != '\0' ? title : _ ("No name"));
}

static void
binome_import_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BinomeImportLine *self = BINOME_IMPORT_LINE (object);

  switch ((BinomeImportLineProperty)prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_TEXT:
      g_value_take_string (value, binome_import_dup_report (self->import, self->row, FALSE));
      break;
    case PROP_VERDICT:
      g_value_set_string (value, binome_import_verdict_get_label (binome_import_line_get_verdict (self)));
      break;
    case PROP_ICON:
      g_value_set_static_string (value, icon_of (binome_import_line_get_verdict (self)));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_import_line_finalize (GObject *object)
{
  g_clear_object (&BINOME_IMPORT_LINE (object)->import);

  G_OBJECT_CLASS (binome_import_line_parent_class)->finalize (object);
}

static void
binome_import_line_class_init (BinomeImportLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = binome_import_line_get_property;
  object_class->finalize = binome_import_line_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_VERDICT] = g_param_spec_string ("verdict", NULL, NULL, NULL, flags);
  properties[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
binome_import_line_init (BinomeImportLine *self)
{
}

BinomeImportVerdict
binome_import_line_get_verdict (BinomeImportLine *self)
{
  return binome_import_get_verdict (self->import, self->row);
}

/* Its number among the rows of the import. */
guint
binome_import_line_get_row (BinomeImportLine *self)
{
  return self->row;
}

/* ---- the list ---- */

struct _BinomeImportLines
{
  GObject parent_instance;

  BinomeImport *import;
  GArray *rows; /* guint */
};

static void lines_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeImportLines, binome_import_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lines_init))

static void
binome_import_lines_finalize (GObject *object)
{
  BinomeImportLines *self = BINOME_IMPORT_LINES (object);

  g_clear_object (&self->import);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (binome_import_lines_parent_class)->finalize (object);
}

static void
binome_import_lines_class_init (BinomeImportLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_import_lines_finalize;
}

static void
binome_import_lines_init (BinomeImportLines *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

static GType
lines_get_item_type (GListModel *model)
{
  return BINOME_TYPE_IMPORT_LINE;
}

static guint
lines_get_n_items (GListModel *model)
{
  return BINOME_IMPORT_LINES (model)->rows->len;
}

static gpointer
lines_get_item (GListModel *model, guint position)
{
  BinomeImportLines *self = BINOME_IMPORT_LINES (model);
  BinomeImportLine *line;

  if (position >= self->rows->len)
    return NULL;

  line = g_object_new (BINOME_TYPE_IMPORT_LINE, NULL);
  line->import = g_object_ref (self->import);
  line->row = g_array_index (self->rows, guint, position);
  return line;
}

static void
lines_init (GListModelInterface *iface)
{
  iface->get_item_type = lines_get_item_type;
  iface->get_n_items = lines_get_n_items;
  iface->get_item = lines_get_item;
}

/**
 * binome_import_lines_new:
 * @import: an import that was previewed; it must not be changed while the list is looked at
 *
 * Returns: (transfer full): a list of #BinomeImportLine, all of them
 */
BinomeImportLines *
binome_import_lines_new (BinomeImport *import)
{
  BinomeImportLines *self = g_object_new (BINOME_TYPE_IMPORT_LINES, NULL);

  self->import = g_object_ref (import);
  binome_import_lines_set_verdict (self, BINOME_IMPORT_ALL);
  return self;
}

/**
 * binome_import_lines_set_verdict:
 * @self: a list
 * @verdict: a #BinomeImportVerdict, or %BINOME_IMPORT_ALL
 *
 * Keeps only the lines with that verdict. With all of them, what needs looking at comes first.
 */
void
binome_import_lines_set_verdict (BinomeImportLines *self, int verdict)
{
  static const BinomeImportVerdict order[]
      = { BINOME_IMPORT_ERROR, BINOME_IMPORT_UPDATE, BINOME_IMPORT_NEW, BINOME_IMPORT_SAME };
  guint n_before = self->rows->len;
  guint n = binome_import_get_n_rows (self->import);

  g_array_set_size (self->rows, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint row = 0; row < n && (verdict == BINOME_IMPORT_ALL || verdict == (int)order[i]); row++)
      if (binome_import_get_verdict (self->import, row) == order[i])
        g_array_append_val (self->rows, row);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
}
