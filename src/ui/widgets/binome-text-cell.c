/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of text in a cell of a long list. It asks for the same room whatever it says, so that another text
 * is drawn and nothing is laid out anew; what drawing needs is shared by all cells of a column. */

#include "widgets/binome-text-cell.h"

struct _BinomeTextCellStyle
{
  GtkWidget *view; /* not owned; NULL when it is gone */
  guint least_chars;
  guint chars;
  BinomeTextCellFlags flags;
  PangoLayout *layout;
  PangoAttrList *attributes;
  guint serial; /* of the view's context when the layout was last told of it */
  int char_width;
  int height;
  int baseline;
};

struct _BinomeTextCell
{
  GtkWidget parent_instance;

  BinomeTextCellStyle *style;
  char *text;
  guint strong_from; /* bytes; the rest of the text is bold */
};

G_DEFINE_FINAL_TYPE (BinomeTextCell, binome_text_cell, GTK_TYPE_WIDGET)

/* ---- the column ---- */

/**
 * binome_text_cell_style_new:
 * @view: the list, whose font is that of the cells
 * @least_chars: room for so many characters at least
 * @chars: room for so many where there is enough
 * @flags: how the text stands
 *
 * Returns: (transfer full): what the cells of a column share
 */
BinomeTextCellStyle *
binome_text_cell_style_new (GtkWidget *view, guint least_chars, guint chars, BinomeTextCellFlags flags)
{
  BinomeTextCellStyle *self = g_rc_box_new0 (BinomeTextCellStyle);

  g_set_weak_pointer (&self->view, view);
  self->least_chars = least_chars;
  self->chars = MAX (chars, least_chars);
  self->flags = flags;
  return self;
}

BinomeTextCellStyle *
binome_text_cell_style_ref (BinomeTextCellStyle *self)
{
  return g_rc_box_acquire (self);
}

/* Returns: (transfer none) (nullable): the list */
GtkWidget *
binome_text_cell_style_get_view (BinomeTextCellStyle *self)
{
  return self->view;
}

static void
style_clear (gpointer data)
{
  BinomeTextCellStyle *self = data;

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
}

void
binome_text_cell_style_unref (BinomeTextCellStyle *self)
{
  g_rc_box_release_full (self, style_clear);
}

static void
measure_font (BinomeTextCellStyle *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (pango_layout_get_context (self->layout), NULL, NULL);

  self->char_width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                          pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  pango_layout_set_text (self->layout, "", 0);
  pango_layout_get_pixel_size (self->layout, NULL, &self->height);
  self->baseline = PANGO_PIXELS (pango_layout_get_baseline (self->layout));
}

/* The layout, in the font the view has now. */
static gboolean
prepare (BinomeTextCellStyle *self)
{
  PangoContext *context;
  guint serial;

  if (self->view == NULL)
    return FALSE;

  context = gtk_widget_get_pango_context (self->view);
  serial = pango_context_get_serial (context);
  if (self->layout != NULL && pango_layout_get_context (self->layout) != context)
    g_clear_object (&self->layout);
  if (self->layout != NULL && serial == self->serial)
    return TRUE;

  if (self->layout == NULL)
    {
      self->layout = pango_layout_new (context);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  self->serial = serial;
  pango_layout_context_changed (self->layout);
  measure_font (self);
  return TRUE;
}

/* ---- a cell ---- */

static GtkSizeRequestMode
binome_text_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
binome_text_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  BinomeTextCellStyle *style = BINOME_TEXT_CELL (widget)->style;

  if (!prepare (style))
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = PANGO_PIXELS_CEIL (style->char_width * (int)style->least_chars);
      *natural = PANGO_PIXELS_CEIL (style->char_width * (int)style->chars);
    }
  else
    {
      *minimum = *natural = style->height;
      *minimum_baseline = *natural_baseline = style->baseline;
    }
}

static PangoAttrList *
make_attributes (BinomeTextCell *self)
{
  PangoAttrList *attributes;
  PangoAttribute *bold;

  if (self->style->attributes == NULL)
    {
      self->style->attributes = pango_attr_list_new ();
      if (self->style->flags & BINOME_TEXT_CELL_NUMERIC)
        pango_attr_list_insert (self->style->attributes, pango_attr_font_features_new ("tnum=1"));
    }
  if (self->strong_from == G_MAXUINT)
    return pango_attr_list_ref (self->style->attributes);

  attributes = pango_attr_list_copy (self->style->attributes);
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = self->strong_from;
  pango_attr_list_insert (attributes, bold);
  return attributes;
}

static gboolean
is_at_right (BinomeTextCell *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return ((self->style->flags & BINOME_TEXT_CELL_END) != 0) != rtl;
}

static void
binome_text_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BinomeTextCell *self = BINOME_TEXT_CELL (widget);
  PangoLayout *layout;
  PangoAttrList *attributes;
  PangoRectangle extents;
  int width = gtk_widget_get_width (widget), left;
  GdkRGBA color;

  if (*self->text == '\0' || !prepare (self->style))
    return;

  layout = self->style->layout;
  attributes = make_attributes (self);
  pango_layout_set_text (layout, self->text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_get_pixel_extents (layout, NULL, &extents);

  left = is_at_right (self) ? width - extents.width : 0;
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)(left - extents.x),
                                      (float)((gtk_widget_get_height (widget) - extents.height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
binome_text_cell_finalize (GObject *object)
{
  BinomeTextCell *self = BINOME_TEXT_CELL (object);

  g_clear_pointer (&self->style, binome_text_cell_style_unref);
  g_free (self->text);

  G_OBJECT_CLASS (binome_text_cell_parent_class)->finalize (object);
}

static void
binome_text_cell_class_init (BinomeTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = binome_text_cell_finalize;
  widget_class->get_request_mode = binome_text_cell_get_request_mode;
  widget_class->measure = binome_text_cell_measure;
  widget_class->snapshot = binome_text_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
binome_text_cell_init (BinomeTextCell *self)
{
  self->text = g_strdup ("");
  self->strong_from = G_MAXUINT;
}

/**
 * binome_text_cell_new:
 * @style: of its column
 *
 * Returns: (transfer floating): a cell without text
 */
GtkWidget *
binome_text_cell_new (BinomeTextCellStyle *style)
{
  BinomeTextCell *self = g_object_new (BINOME_TYPE_TEXT_CELL, NULL);

  self->style = binome_text_cell_style_ref (style);
  return GTK_WIDGET (self);
}

/* Takes @text. */
static void
take_text (BinomeTextCell *self, char *text, guint strong_from)
{
  if (strong_from == self->strong_from && g_str_equal (text, self->text))
    {
      g_free (text);
      return;
    }

  g_free (self->text);
  self->text = text;
  self->strong_from = strong_from;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * binome_text_cell_set_text:
 * @self: a cell
 * @text: (nullable): what it says
 */
void
binome_text_cell_set_text (BinomeTextCell *self, const char *text)
{
  take_text (self, g_strdup (text != NULL ? text : ""), G_MAXUINT);
}

/**
 * binome_text_cell_set_two:
 * @self: a cell
 * @plain: what comes first
 * @strong: what comes after it, in bold: what the eye looks for
 */
void
binome_text_cell_set_two (BinomeTextCell *self, const char *plain, const char *strong)
{
  const char *space = *plain != '\0' && *strong != '\0' ? " " : "";

  take_text (self, g_strconcat (plain, space, strong, NULL), (guint)(strlen (plain) + strlen (space)));
}

/* Returns: (transfer none): what the cell says */
const char *
binome_text_cell_get_text (BinomeTextCell *self)
{
  return self->text;
}
