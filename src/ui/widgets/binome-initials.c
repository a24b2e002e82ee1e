/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coloured initials of a person in a row of a long list: what AdwAvatar shows for a name, in the same
 * colours of the theme, drawn without the widgets and layouts that one avatar consists of. */

#include "widgets/binome-initials.h"

#define N_COLOURS 14 /* color1 to color14 of the theme’s style “avatar” */

struct _BinomeInitials
{
  GtkWidget parent_instance;

  GtkWidget *view; /* (nullable): not owned: it holds this widget */
  int size;
  guint colour; /* 0 for none */
  char *letters;
};

G_DEFINE_FINAL_TYPE (BinomeInitials, binome_initials, GTK_TYPE_WIDGET)

static void
binome_initials_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = BINOME_INITIALS (widget)->size;
}

static GtkSizeRequestMode
binome_initials_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
binome_initials_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BinomeInitials *self = BINOME_INITIALS (widget);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoRectangle extents;
  GdkRGBA color;

  if (self->letters == NULL)
    return;

  layout = pango_layout_new (gtk_widget_get_pango_context (self->view != NULL ? self->view : widget));
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (self->size * PANGO_SCALE * 2 / 5));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, self->letters, -1);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)(gtk_widget_get_width (widget) - extents.width) / 2.f,
                                      (float)(gtk_widget_get_height (widget) - extents.height) / 2.f));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
binome_initials_finalize (GObject *object)
{
  g_free (BINOME_INITIALS (object)->letters);

  G_OBJECT_CLASS (binome_initials_parent_class)->finalize (object);
}

static void
binome_initials_class_init (BinomeInitialsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = binome_initials_finalize;
  widget_class->measure = binome_initials_measure;
  widget_class->get_request_mode = binome_initials_get_request_mode;
  widget_class->snapshot = binome_initials_snapshot;

  gtk_widget_class_set_css_name (widget_class, "avatar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
binome_initials_init (BinomeInitials *self)
{
  self->size = 36;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * binome_initials_new:
 * @view: the list, whose font is used
 * @size: pixels across
 *
 * Returns: (transfer floating): nobody’s initials
 */
GtkWidget *
binome_initials_new (GtkWidget *view, int size)
{
  BinomeInitials *self = g_object_new (BINOME_TYPE_INITIALS, NULL);

  self->view = view;
  self->size = size;
  return GTK_WIDGET (self);
}

/* The first letters of the first and of the last word. */
static char *
make_letters (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *text = g_utf8_normalize (g_strstrip (upper), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *last = text != NULL ? strrchr (text, ' ') : NULL;
  GString *letters;

  if (text == NULL || *text == '\0')
    return NULL;

  letters = g_string_new (NULL);
  g_string_append_unichar (letters, g_utf8_get_char (text));
  if (last != NULL)
    g_string_append_unichar (letters, g_utf8_get_char (last + 1));
  return g_string_free (letters, FALSE);
}

/**
 * binome_initials_set_name:
 * @self: initials
 * @name: whose; each has a colour that stays, the one of its avatars elsewhere
 */
void
binome_initials_set_name (BinomeInitials *self, const char *name)
{
  guint colour = *name != '\0' ? g_str_hash (name) % N_COLOURS + 1 : 0;
  char style[16];

  g_free (self->letters);
  self->letters = make_letters (name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (colour == self->colour)
    return;

  g_snprintf (style, sizeof style, "color%u", self->colour);
  if (self->colour != 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), style);
  g_snprintf (style, sizeof style, "color%u", colour);
  if (colour != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  self->colour = colour;
}
